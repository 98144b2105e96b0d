"""The cells of the queue for Qt: how high they are, what a click on their button does, how a dragged row looks."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rembg_desktop.ui.cells import row_action
from rembg_desktop.ui.columns import Column
from rembg_desktop.ui.queue_model import FractionRole, RowRole
from rembg_desktop.ui.queue_rows import Index
from rembg_desktop.ui.row_look import RowLook
from rembg_desktop.ui.row_painting import THUMBNAIL, button_rect, paint_cell
from rembg_desktop.ui.thumbnails import Thumbnails


class RowDelegate(QStyledItemDelegate):
    """The table paints its rows itself; Qt paints with this what is dragged.

    Signals:
        action_clicked: the index whose button was clicked.
    """

    action_clicked = Signal(QModelIndex)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt: every row has one height, which follows the font."""
        line = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(120, max(THUMBNAIL + 14, 2 * line + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        row = index.data(RowRole)
        if row is None:
            return
        look = RowLook(
            option.font,  # pyright: ignore[reportAttributeAccessIssue]
            option.palette,  # pyright: ignore[reportAttributeAccessIssue]
            rtl=option.direction == Qt.LayoutDirection.RightToLeft,  # pyright: ignore[reportAttributeAccessIssue]
            ratio=painter.device().devicePixelRatioF(),
        )
        cell: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        fraction = index.data(FractionRole) or 0.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, look, cell, Column(index.column()), row, self._thumbnails, fraction, hovered=False)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: a click on the row's button."""
        if index.column() != Column.ACTION or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        row = index.data(RowRole)
        inside = button_rect(option.rect).contains(event.position().toPoint())  # pyright: ignore[reportAttributeAccessIssue]
        if row is None or not row_action(row) or not inside or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.action_clicked.emit(index)
        return True

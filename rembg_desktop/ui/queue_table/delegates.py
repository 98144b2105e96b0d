"""How the cells of the queue are painted: name with picture and second line, status, bar, button."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.queue_table.cells import Column, cell_text, image_detail, is_number, job_detail, row_action
from rembg_desktop.ui.queue_table.model import FractionRole, RowRole
from rembg_desktop.ui.queue_table.row_style import RowLook, Thumbnails, color
from rembg_desktop.ui.queue_table.rows import Index
from rembg_desktop.ui.text.formatting import percent, status_color, status_icon, status_text
from rembg_desktop.ui.theme import Colors

THUMBNAIL: Final = 36
"""Side of the pictures in the rows, logical pixels."""
_ICON: Final = 16
_PADDING: Final = 8


def paint_cell(
    painter: QPainter,
    look: RowLook,
    cell: QRect,
    column: Column,
    row: Job | JobImage,
    thumbnails: Thumbnails,
    fraction: float,
    *,
    hovered: bool,
) -> None:
    """Paint what is in one cell, on whatever ground there is; `hovered` is the pointer on this very cell."""
    area = cell.adjusted(_PADDING, 0, -_PADDING, 0)
    match column:
        case Column.NAME:
            _name(painter, look, area, row, thumbnails)
        case Column.STATUS:
            _status(painter, look, area, row)
        case Column.PROGRESS:
            _progress(painter, look, area, row, fraction)
        case Column.ACTION:
            _action(painter, look, cell, row, hovered=hovered)
        case _:
            ink = look.colors.text if column is Column.IMAGES else look.colors.muted
            # Folders differ at their ends, presets at their beginnings.
            mode = Qt.TextElideMode.ElideRight if column is Column.PRESET else Qt.TextElideMode.ElideMiddle
            text = cell_text(row, column)
            look.text(painter, look.plain, area, text, ink, trailing=is_number(column), mode=mode)


def paint_branch(
    painter: QPainter, look: RowLook, cell: QRect, step: int, row: Job | JobImage, *, opened: bool
) -> QRect:
    """Paint a chevron before a job, down when it is open; gives what is left of the cell behind the branches.

    A level of branches is `step` pixels wide.
    """
    branch = QRect(cell.left(), cell.top(), step, cell.height())
    if look.rtl:
        branch.moveRight(cell.right())
    if isinstance(row, Job) and row.progress.total:
        name = "chevron-down" if opened else "chevron-left" if look.rtl else "chevron-right"
        spot = QRect(0, 0, _ICON, _ICON)
        spot.moveCenter(branch.center())
        painter.drawPixmap(spot.topLeft(), look.icon(name, look.colors.muted, _ICON))
    room = step if isinstance(row, Job) else 2 * step
    return cell.adjusted(0, 0, -room, 0) if look.rtl else cell.adjusted(room, 0, 0, 0)


def button_rect(cell: QRect) -> QRect:
    """Where the button of a row lies in its cell."""
    side = min(32, cell.height() - 8)
    made = QRect(0, 0, side, side)
    made.moveCenter(cell.center())
    return made


def _name(painter: QPainter, look: RowLook, area: QRect, row: Job | JobImage, thumbnails: Thumbnails) -> None:
    colors = look.colors
    if isinstance(row, Job):
        side, face, title, detail = THUMBNAIL, look.bold, row.name, job_detail(row)
        failed = row.progress.failed > 0
    else:
        side, face, title, detail = THUMBNAIL - 4, look.plain, row.name, image_detail(row)
        failed = row.status is ImageStatus.FAILED
    box = look.leading(area, side)
    painter.drawPixmap(box.topLeft(), look.picture(thumbnails.get(row), side))
    room = look.behind(area, box, 10)
    top = area.center().y() - (face.height + look.small.height) // 2 + 1
    upper = QRect(room.left(), top, room.width(), face.height)
    lower = QRect(room.left(), top + face.height, room.width(), look.small.height)
    look.text(painter, face, upper, title, colors.text)
    ink = colors.error if failed else colors.muted
    look.text(painter, look.small, lower, detail, ink, mode=Qt.TextElideMode.ElideRight)


def _status(painter: QPainter, look: RowLook, area: QRect, row: Job | JobImage) -> None:
    held = isinstance(row, Job) and row.held
    ink = getattr(look.colors, status_color(row.status, held=held))
    box = look.leading(area, _ICON)
    painter.drawPixmap(box.topLeft(), look.icon(status_icon(row.status, held=held), ink, _ICON))
    word = status_text(row.status, held=held)
    look.text(painter, look.plain, look.behind(area, box, 6), word, ink)


def _progress(painter: QPainter, look: RowLook, area: QRect, row: Job | JobImage, fraction: float) -> None:
    if isinstance(row, JobImage) and row.status is not ImageStatus.PROCESSING:
        return
    colors = look.colors
    width = look.plain.width(percent(100)) + 4
    bar = QRect(area.left(), area.center().y() - 3, max(20, area.width() - width - 8), 8)
    label = QRect(bar.right() + 8, area.top(), width, area.height())
    if look.rtl:
        label.moveLeft(area.left())
        bar.moveRight(area.right())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(colors.track))
    painter.drawRoundedRect(bar, 4, 4)
    done = QRectF(bar)
    done.setWidth(max(8.0, bar.width() * fraction) if fraction else 0.0)
    if look.rtl:
        done.moveRight(bar.right() + 1)
    if fraction:
        painter.setBrush(color(_bar_ink(row, colors)))
        painter.drawRoundedRect(done, 4, 4)
    if isinstance(row, Job) and row.progress.failed and row.progress.total:
        _failed_part(painter, look, QRectF(bar), row, done.width())
    text = percent(int(fraction * 100))
    look.text(painter, look.plain, label, text, colors.muted, trailing=True)


def _failed_part(painter: QPainter, look: RowLook, bar: QRectF, row: Job, done: float) -> None:
    width = max(4.0, bar.width() * row.progress.failed / row.progress.total)
    part = QRectF(bar.left() + max(0.0, done - width), bar.top(), min(width, done), bar.height())
    if look.rtl:
        part.moveLeft(bar.right() - done)
    painter.setBrush(color(look.colors.error))
    painter.drawRoundedRect(part, 4, 4)


def _bar_ink(row: Job | JobImage, colors: Colors) -> str:
    if row.status is JobStatus.COMPLETED:
        return colors.success
    if row.status is JobStatus.FAILED:
        return colors.error
    return colors.strong_border if row.status is JobStatus.CANCELLED else colors.button


def _action(painter: QPainter, look: RowLook, cell: QRect, row: Job | JobImage, *, hovered: bool) -> None:
    action = row_action(row)
    if not action:
        return
    colors = look.colors
    button = button_rect(cell)
    if hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(colors.error_ground if action == "cancel" else colors.track))
        painter.drawRoundedRect(button, 7, 7)
    ink = colors.error if hovered and action == "cancel" else colors.muted
    spot = button.center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1)
    painter.drawPixmap(spot, look.icon(action, ink, _ICON))


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

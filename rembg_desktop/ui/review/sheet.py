"""The contact sheet and the filmstrip: cut-outs in equal cells, of which only those in view are decoded."""

from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui import widgets as icons
from rembg_desktop.ui.inspector.painting import Ground
from rembg_desktop.ui.review.results import DRAFT_ROLE, IMAGE_ROLE, Pictures, ResultsModel
from rembg_desktop.ui.text.formatting import state_icon
from rembg_desktop.ui.theme import Colors, colors_of

LEAST: Final = 96
MOST: Final = 512
"""Sides of the square that a picture is fitted into, logical pixels."""
_GAP: Final = 6
_BAR: Final = 4
_MARK: Final = 20
TAP_SECONDS: Final = 0.25
"""A key that is held longer shows the original only while it is held; a shorter press switches it on or off."""
_SETTLE_MS: Final = 120
_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints one result: picture on the ground, mark, bar of uncertainty, name."""

    def __init__(self, pictures: Pictures, view: QListView, *, names: bool) -> None:
        """Without `names`, the cell is the picture with its mark alone."""
        super().__init__(view)
        self._pictures = pictures
        self._names = names
        self._line = view.fontMetrics().height() + 4 if names else 0
        self.side = LEAST
        self.grid = QSize()
        self.ground = Ground()
        self.shows_original = False

    def cell(self) -> QSize:
        """Size of a cell."""
        return QSize(self.side + 2 * _GAP, self.side + 3 * _GAP + _BAR + self._line)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """Qt's."""
        return self.grid if self.grid.isValid() else self.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt's."""
        image: JobImage | None = index.data(IMAGE_ROLE)
        colors = colors_of(option.palette)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if selected or focused:
            painter.setBrush(QColor(colors.selected) if selected else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
        box = QRect(area.left() + (area.width() - self.side) // 2, area.top() + _GAP, self.side, self.side)
        if image is None:
            painter.fillRect(box, QColor(colors.track))
            painter.restore()
            return
        self._paint_picture(painter, box, image, selected=selected)
        self._paint_mark(painter, box, *state_icon(image))
        if index.data(DRAFT_ROLE):
            self._paint_mark(painter, box, "repair", "accent", is_last=True)
        bar = QRectF(box.left(), box.bottom() + 1 + _GAP / 2, box.width(), _BAR)
        if image.uncertainty is not None:
            paint_uncertainty(painter, bar, colors, image.uncertainty)
        if self._names:
            line = QRect(box.left(), round(bar.bottom()) + 2, box.width(), self._line)
            text = option.fontMetrics.elidedText(image.name, Qt.TextElideMode.ElideMiddle, box.width())
            painter.setPen(QColor(colors.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def path_of(self, image: JobImage, *, selected: bool = False) -> Path:
        """The file that stands for an image: its result, or the photo where there is none."""
        original = image.output is None or (self.shows_original and selected)
        return image.source if original or image.output is None else image.output

    def _paint_picture(self, painter: QPainter, box: QRect, image: JobImage, *, selected: bool) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        path = self.path_of(image, selected=selected)
        found = self._pictures.get(path, self.side * ratio)
        if isinstance(view := self.parent(), QWidget):
            colors = colors_of(view.palette())
        else:
            return
        if found is None:
            painter.fillRect(box, QColor(colors.track))
            if self._pictures.has_failed(path, self.side * ratio):
                side = min(32, self.side // 3)
                sign = icons.pixmap("image", colors.muted, side, ratio)
                painter.drawPixmap(box.center() - QPoint(side // 2, side // 2), sign)
            return
        size = QSize(found.width(), found.height()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(
            box.left() + (box.width() - size.width()) // 2,
            box.top() + (box.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        if found.hasAlphaChannel():
            self.ground.paint(painter, QRectF(target), dark=colors.dark)
        if image.output is None:
            painter.setOpacity(0.5)
        painter.drawPixmap(target, found)
        painter.setOpacity(1.0)

    def _paint_mark(self, painter: QPainter, box: QRect, name: str, role: str, *, is_last: bool = False) -> None:
        """An icon where a line of text begins, or where it ends (`is_last`)."""
        view = self.parent()
        if not name or not isinstance(view, QWidget):
            return
        colors = colors_of(view.palette())
        side = _MARK if self._names else _MARK - 4
        is_right = view.isRightToLeft() is not is_last
        left = box.right() - side - 2 if is_right else box.left() + 3
        spot = QRect(left, box.top() + 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.base))
        painter.drawEllipse(spot)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        painter.drawPixmap(spot.topLeft(), icons.pixmap(name, getattr(colors, role), side, ratio))


class ContactSheet(QListView):
    """Results in rows and columns; or, as a filmstrip, in one row.

    Signals:
        size_wanted: Ctrl and the wheel ask for larger (1) or smaller (-1) pictures.
    """

    size_wanted = Signal(int)

    def __init__(
        self, model: ResultsModel, pictures: Pictures, parent: QWidget | None = None, *, film: bool = False
    ) -> None:
        super().__init__(parent)
        self._results = model
        self._pictures = pictures
        self._pressed_at = 0.0
        self.cells = CellDelegate(pictures, self, names=not film)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(not film)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if film:
            self.setVerticalScrollBarPolicy(off)
        else:
            self.setHorizontalScrollBarPolicy(off)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        pictures.changed.connect(self.viewport().update)
        self.set_side(LEAST)

    def set_side(self, side: int) -> None:
        """Side of the square for a picture, logical pixels; what is in the middle stays in view."""
        self.cells.side = side
        cell = self.cells.cell()
        middle = self.indexAt(self.viewport().rect().center())
        self._fit_cells()
        self.verticalScrollBar().setSingleStep(max(20, cell.height() // 3))
        self.horizontalScrollBar().setSingleStep(max(20, cell.width() // 3))
        if middle.isValid():
            self.scrollTo(middle, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._settle.start()

    def set_ground(self, ground: Ground) -> None:
        """Put another ground under the cut-outs."""
        self.cells.ground = ground
        self.viewport().update()

    def show_original(self, shown: bool) -> None:
        """Show the photos of the selected results instead of them."""
        if self.cells.shows_original is not shown:
            self.cells.shows_original = shown
            self.viewport().update()

    def selected_runs(self) -> list[tuple[int, int]]:
        """First and last row of each group of selected rows, in order."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        return sorted((part.top(), part.bottom()) for part in parts)

    def visible_rows(self) -> range:
        """Rows that are in view; at least roughly, because cells may be cut by the edges."""
        area, cell = self.viewport().rect(), self.gridSize()
        first = self.indexAt(QPoint(cell.width() // 2, min(cell.height() // 2, area.height() // 2)))
        if self.isRightToLeft():
            first = self.indexAt(QPoint(area.width() - cell.width() // 2, cell.height() // 2))
        across = max(1, area.width() // cell.width())
        down = area.height() // cell.height() + 2 if self.isWrapping() else 1
        start = max(0, first.row())
        return range(start, min(self._results.rowCount(), start + (across + (not self.isWrapping())) * down))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: letters are commands and search nothing; Space shows the originals."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._pressed_at = monotonic()
                self.show_original(not self.cells.shows_original)
        elif event.text() and event.text().isprintable() and not event.modifiers() & ~_SHIFT:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat() and monotonic() - self._pressed_at > TAP_SECONDS:
            self.show_original(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the cells share the width."""
        self._fit_cells()
        super().resizeEvent(event)
        self._settle.start()

    def _fit_cells(self) -> None:
        cell = self.cells.cell()
        if self.isWrapping():
            # Qt leaves room for the scroll bar whether it is shown or not.
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
            room = self.maximumViewportSize().width() - bar - 1
            cell.setWidth(max(cell.width(), room // max(1, room // cell.width())))
        if cell != self.gridSize():
            self.cells.grid = cell
            self.setGridSize(cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: with Ctrl, pictures grow and shrink; a filmstrip moves sideways."""
        notches = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and notches:
            self.size_wanted.emit(1 if notches > 0 else -1)
            event.accept()
        elif not self.isWrapping() and notches:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - notches)
            event.accept()
        else:
            super().wheelEvent(event)

    def _on_scrolled(self) -> None:
        self._settle.start()

    def _on_settled(self) -> None:
        """What is in view comes first, then the next page; requests for all else are canceled."""
        if not self.isVisible():
            return
        rows = self.visible_rows()
        ratio = self.devicePixelRatioF()
        ahead = range(rows.start, min(self._results.rowCount(), rows.stop + len(rows)))
        images = [image for row in ahead if (image := self._results.image(row)) is not None]
        self._pictures.keep_only({self.cells.path_of(image) for image in images} | {i.source for i in images})
        for image in images:
            self._pictures.get(self.cells.path_of(image), self.cells.side * ratio)


_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


_CERTAIN: Final = 1 / 3


_UNCERTAIN: Final = 2 / 3


def uncertainty_color(colors: Colors, uncertainty: float) -> str:
    """The color of a bar: green, amber or red."""
    if uncertainty < _CERTAIN:
        return colors.success
    return colors.warning if uncertainty < _UNCERTAIN else colors.error


def paint_uncertainty(painter: QPainter, area: QRectF, colors: Colors, uncertainty: float | None) -> None:
    """Draw a bar that is as full as a result is uncertain; an empty one if that is unknown."""
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    painter.drawRoundedRect(area, radius, radius)
    if uncertainty is None:
        return
    filled = QRectF(area)
    filled.setWidth(max(area.height(), area.width() * uncertainty))
    painter.setBrush(QColor(uncertainty_color(colors, uncertainty)))
    painter.drawRoundedRect(filled, radius, radius)

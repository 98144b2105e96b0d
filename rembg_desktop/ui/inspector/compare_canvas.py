"""Before and after in one picture: what is shown and how it is painted. The hand on it is in compare_view."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector import painting
from rembg_desktop.ui.inspector.painting import Ground, Viewport
from rembg_desktop.ui.inspector.side import Side
from rembg_desktop.ui.theme import Colors, colors_of
from rembg_desktop.ui.widgets import pixmap

_GAP: Final = 2.0
"""Between the panes side by side, logical pixels."""
_SAME_SHAPE: Final = 0.01
"""Ratios of sides that differ by less are taken for equal."""
_SYMBOL: Final = 36
"""Side of the picture of an empty view, logical pixels."""


class CompareMode(StrEnum):
    """How before and after are laid out."""

    DIVIDER = "divider"
    SIDE_BY_SIDE = "side_by_side"
    RESULT = "result"


class CompareCanvas(QWidget):
    """Shows an original, a cut-out or both; both are zoomed and moved together.

    Signals:
        view_changed: zoom, part, divider or mode are others.
        content_changed: other pictures are shown.
    """

    view_changed = Signal()
    content_changed = Signal()

    def __init__(self, loader: ImageLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = Side(loader, self)
        self.after = Side(loader, self)
        for side in (self.before, self.after):
            side.changed.connect(self._on_content)
        self.viewport = Viewport()
        self._mode = CompareMode.DIVIDER
        self._ground = Ground()
        self._divider = 0.5
        self._holding = False
        self._message = ""
        self._after_label = ""
        self._before_label = ""
        self._dragging_divider = False
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(360, 300)

    @property
    def can_divide(self) -> bool:
        """Whether the sides lie on each other; not when the result was trimmed or put on a canvas."""
        before, after = self.before.size, self.after.size
        if before.isEmpty() or after.isEmpty():
            return True
        return abs(before.width() * after.height() / (before.height() * after.width()) - 1) < _SAME_SHAPE

    @property
    def mode(self) -> CompareMode:
        """How before and after are laid out at present."""
        return self._mode if self.can_divide or self._mode is CompareMode.RESULT else CompareMode.SIDE_BY_SIDE

    @property
    def chosen_mode(self) -> CompareMode:
        """How before and after are laid out where both ways are possible."""
        return self._mode

    def set_mode(self, mode: CompareMode) -> None:
        """Lay out before and after otherwise."""
        if mode is not self._mode:
            self._mode = mode
            self._on_view()

    @property
    def ground(self) -> Ground:
        """What is seen through the cut-out."""
        return self._ground

    def set_ground(self, ground: Ground) -> None:
        """Put another ground under the cut-out."""
        self._ground = ground
        self.update()

    @property
    def divider(self) -> float:
        """Where the divider stands, 0.0 at the left edge to 1.0 at the right."""
        return self._divider

    def set_divider(self, share: float) -> None:
        """Move the divider."""
        self._divider = min(1.0, max(0.0, share))
        self._on_view()

    @property
    def is_showing_original(self) -> bool:
        """Whether the original is held over everything."""
        return self._holding

    def hold_original(self, holding: bool) -> None:
        """Show only the original for as long as it is held."""
        self._holding = holding
        self.update()

    def set_message(self, text: str) -> None:
        """A line at the bottom, or in the middle of an empty view."""
        self._message = text
        self.update()

    def set_after_label(self, text: str) -> None:
        """The name of the right side, when it is not the result."""
        self._after_label = text
        self.update()

    def set_before_label(self, text: str) -> None:
        """The name of the left side, when it is not the original but another result."""
        self._before_label = text
        self.update()

    @property
    def has_both(self) -> bool:
        """Whether there is something to compare."""
        return not self.before.image.isNull() and not self.after.image.isNull()

    def panes(self) -> tuple[QRectF, QRectF]:
        """Rectangles of original and cut-out; both the whole view unless they lie side by side."""
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.mode is not CompareMode.SIDE_BY_SIDE or not self.has_both:
            return whole, whole
        half = (whole.width() - _GAP) / 2
        first = QRectF(whole.x(), whole.y(), half, whole.height())
        second = QRectF(whole.right() - half, whole.y(), half, whole.height())
        return (second, first) if self.isRightToLeft() else (first, second)

    def divider_x(self) -> float:
        """The divider's place in the view, logical pixels."""
        pane = self.panes()[0]
        return pane.left() + self._divider * pane.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: a fitted picture stays fitted."""
        super().resizeEvent(event)
        self._fit_panes()
        self.view_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt's."""
        self._fit_panes()
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.window))
        if self.before.image.isNull() and self.after.image.isNull():
            self._paint_empty(painter, colors)
        elif self._holding and not self.before.image.isNull():
            for pane in self.panes():
                self._paint_side(painter, self.before, pane, pane)
            whole = QRectF(self.rect())
            painting.draw_pill(painter, self.tr("Original"), whole, Qt.AlignmentFlag.AlignHCenter)
        elif self.mode is CompareMode.RESULT and not self.after.image.isNull():
            self._paint_side(painter, self.after, self.panes()[1], self.panes()[1])
        elif self.mode is CompareMode.DIVIDER and self.has_both:
            self._paint_divided(painter)
        else:
            self._paint_panes(painter, colors)
        if not self.before.image.isNull() or not self.after.image.isNull():
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            painting.draw_pill(painter, self._message or self._problem(), QRectF(self.rect()), bottom)
        self._paint_frame(painter, colors)

    def _paint_divided(self, painter: QPainter) -> None:
        pane, x = self.panes()[0], self.divider_x()
        left = QRectF(pane.left(), pane.top(), x - pane.left(), pane.height())
        right = QRectF(x, pane.top(), pane.right() - x, pane.height())
        first, second = (right, left) if self.isRightToLeft() else (left, right)
        self._paint_side(painter, self.before, pane, first)
        self._paint_side(painter, self.after, pane, second)
        painting.draw_divider(painter, x, pane, active=self._dragging_divider)
        self._paint_labels(painter, first, second)

    def _paint_panes(self, painter: QPainter, colors: Colors) -> None:
        before, after = self.panes()
        if not self.before.image.isNull():
            self._paint_side(painter, self.before, before, before)
        if not self.after.image.isNull():
            self._paint_side(painter, self.after, after, after)
        if self.has_both:
            line = QRectF(min(before.right(), after.right()), before.top(), _GAP, before.height())
            painter.fillRect(line, QColor(colors.border))
            self._paint_labels(painter, before, after)
        else:
            only_before = self.after.image.isNull()
            self._paint_labels(painter, before if only_before else None, None if only_before else after)

    def _paint_labels(self, painter: QPainter, before: QRectF | None, after: QRectF | None) -> None:
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            start, end = end, start
        if before is not None:
            painting.draw_pill(painter, self._before_label or self.tr("Original"), before, start)
        if after is not None:
            painting.draw_pill(painter, self._after_label or self.tr("Cutout"), after, end)

    def _paint_side(self, painter: QPainter, side: Side, pane: QRectF, visible: QRectF) -> None:
        target = self.target(side, pane)
        painter.save()
        painter.setClipRect(visible.intersected(pane))
        if (side is self.after or self._before_label) and side.image.hasAlphaChannel():
            seen = target.intersected(visible)
            if not seen.isEmpty():
                # Tiles hang on the picture's corner, so that they do not run while the divider moves.
                painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
                anchor = pane if target.contains(pane) else target.intersected(pane)
                self._ground.paint(painter, anchor, dark=colors_of(self.palette()).dark)
        painting.draw_picture(painter, side.image, target, visible.intersected(pane), self.devicePixelRatioF())
        painter.restore()
        side.need(max(target.width(), target.height()) * self.devicePixelRatioF())

    def target(self, side: Side, pane: QRectF) -> QRectF:
        """Where a side's whole picture lies, logical pixels of the view; it may reach beyond the pane."""
        port = self.viewport
        x, y, width, height = self._place(side)
        left, top = port.to_pane(x, y)
        exact = QRectF(pane.x() + left, pane.y() + top, width * port.scale, height * port.scale)
        # Whole physical pixels keep edges sharp when the picture is fitted.
        ratio = self.devicePixelRatioF()
        left, top = round(exact.x() * ratio) / ratio, round(exact.y() * ratio) / ratio
        return QRectF(
            left,
            top,
            max(1 / ratio, round(exact.right() * ratio) / ratio - left),
            max(1 / ratio, round(exact.bottom() * ratio) / ratio - top),
        )

    def _place(self, side: Side) -> tuple[float, float, float, float]:
        """(x, y, width, height) of a side in the picture of the viewport.

        A result that was trimmed or put on a canvas is fitted into the frame of its original.
        """
        frame_width, frame_height = self.viewport.width, self.viewport.height
        width, height = side.size.width(), side.size.height()
        if not width or not height:
            return 0.0, 0.0, frame_width, frame_height
        share = min(frame_width / width, frame_height / height)
        width, height = width * share, height * share
        return (frame_width - width) / 2, (frame_height - height) / 2, width, height

    def _paint_empty(self, painter: QPainter, colors: Colors) -> None:
        text = self._message or self._problem()
        if not text and (self.before.is_loading or self.after.is_loading):
            text = self.tr("Loading…")
        painter.setPen(QColor(colors.muted))
        room = self.rect().adjusted(24, 16, -24, -16)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        if room.height() > 4 * _SYMBOL:
            middle = room.center()
            symbol = pixmap("inspect", colors.strong_border, _SYMBOL, self.devicePixelRatioF())
            painter.drawPixmap(middle.x() - _SYMBOL // 2, middle.y() - _SYMBOL - 4, symbol)
            room.setTop(middle.y() + 8)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, text)

    def _paint_frame(self, painter: QPainter, colors: Colors) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        focused = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colors.accent if focused else colors.border), 2 if focused else 1))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1) if focused else self.rect().adjusted(0, 0, -1, -1))

    def _problem(self) -> str:
        return self.after.error or self.before.error

    def _fit_panes(self) -> None:
        pane = self.panes()[0]
        ratio = self.devicePixelRatioF()
        self.viewport.set_pane(pane.width(), pane.height(), ratio)
        for side in (self.before, self.after):
            side.fitting = max(pane.width(), pane.height()) * ratio

    def _on_content(self) -> None:
        lead, other = self.before, self.after
        if self.mode is CompareMode.RESULT:
            lead, other = other, lead
        if not lead.size.isValid():
            lead = other
        if lead.size.isValid():
            self.viewport.set_picture(lead.size.width(), lead.size.height())
        self._on_view()
        self.content_changed.emit()

    def _on_view(self) -> None:
        self._fit_panes()
        self.view_changed.emit()
        self.update()

    def set_preview(self, image: QImage) -> None:
        """Show a picture that is not saved instead of the cutout."""
        self.after.show_image(image)

"""How the cells of the queue are painted: name with picture and second line, status, bar, button."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui import formatting
from rembg_desktop.ui.cells import image_detail, job_detail, row_action
from rembg_desktop.ui.columns import Column
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.queue_model import FractionRole, Index, RowRole
from rembg_desktop.ui.theme import Colors, colors_of
from rembg_desktop.ui.thumbnails import Thumbnails

THUMBNAIL: Final = 36
"""Side of the pictures in the rows, logical pixels."""
_ICON: Final = 16
_PADDING: Final = 8


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of the queue.

    Signals:
        action_clicked: the index whose button was clicked.
    """

    action_clicked = Signal(QModelIndex)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._hovered = QPersistentModelIndex()

    def set_hovered(self, index: QModelIndex) -> None:
        """The cell under the pointer."""
        self._hovered = QPersistentModelIndex(index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt: every row has one height, which follows the font."""
        line = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(120, max(THUMBNAIL + 14, 2 * line + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        row = index.data(RowRole)
        if row is None:
            return
        colors = colors_of(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)  # pyright: ignore[reportAttributeAccessIssue]
        match Column(index.column()):
            case Column.NAME:
                self._name(painter, option, area, row, colors)
            case Column.STATUS:
                _status(painter, option, area, row, colors)
            case Column.PROGRESS:
                _progress(painter, option, area, row, index.data(FractionRole) or 0.0, colors)
            case Column.ACTION:
                self._action(painter, option, row, colors, hovered=self._hovered == index)
            case _:
                _text(painter, option, area, index, colors)
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

    def _name(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        row: Job | JobImage,
        colors: Colors,
    ) -> None:
        side = THUMBNAIL if isinstance(row, Job) else THUMBNAIL - 4
        picture = _leading(option, area, side)
        self._picture(painter, picture, row, colors)
        room = QRect(area)
        gap = side + 10
        if _is_rtl(option):
            room.setRight(picture.left() - 10)
        else:
            room.setLeft(area.left() + gap)
        detail = job_detail(row) if isinstance(row, Job) else image_detail(row)
        title = row.name if isinstance(row, Job) else row.source.name
        failed = isinstance(row, JobImage) and row.status is ImageStatus.FAILED
        failed = failed or (isinstance(row, Job) and bool(row.progress.failed))
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(row, Job):
            font.setWeight(QFont.Weight.DemiBold)
        _two_lines(
            painter, option, room, (title, detail), font, (colors.text, colors.error if failed else colors.muted)
        )

    def _picture(self, painter: QPainter, area: QRect, row: Job | JobImage, colors: Colors) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), 6, 6)
        picture = self._thumbnails.get(row)
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor(colors.track))
        if picture is None:
            ratio = painter.device().devicePixelRatioF()
            side = area.width() // 2
            spot = area.center() - QPoint(side // 2 - 1, side // 2 - 1)
            painter.drawPixmap(spot, pixmap("image", colors.muted, side, ratio))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            side = min(picture.width(), picture.height())
            middle = QRect((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)
            painter.drawPixmap(area, picture, middle)
        painter.setClipping(False)

    def _action(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Job | JobImage,
        colors: Colors,
        *,
        hovered: bool,
    ) -> None:
        action = row_action(row)
        if not action:
            return
        button = button_rect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.error_ground if action == "cancel" else colors.track))
            painter.drawRoundedRect(button, 7, 7)
        color = colors.error if hovered and action == "cancel" else colors.muted
        spot = button.center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1)
        painter.drawPixmap(spot, pixmap(action, color, _ICON, painter.device().devicePixelRatioF()))


def button_rect(cell: QRect) -> QRect:
    """Where the button of a row lies in its cell."""
    side = min(32, cell.height() - 8)
    made = QRect(0, 0, side, side)
    made.moveCenter(cell.center())
    return made


def _is_rtl(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft  # pyright: ignore[reportAttributeAccessIssue]


def _leading(option: QStyleOptionViewItem, area: QRect, side: int) -> QRect:
    box = QRect(area.left(), area.center().y() - side // 2 + 1, side, side)
    if _is_rtl(option):
        box.moveRight(area.right())
    return box


def _two_lines(
    painter: QPainter,
    option: QStyleOptionViewItem,
    area: QRect,
    lines: tuple[str, str],
    font: QFont,
    inks: tuple[str, str],
) -> None:
    small = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
    small.setPointSizeF(small.pointSizeF() * 0.88)
    upper, lower = QFontMetrics(font), QFontMetrics(small)
    top = area.center().y() - (upper.height() + lower.height()) // 2 + 1
    align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    align = QStyle.visualAlignment(option.direction, align)  # pyright: ignore[reportAttributeAccessIssue]
    for text, face, metrics, ink in (
        (lines[0], font, upper, inks[0]),
        (lines[1], small, lower, inks[1]),
    ):
        painter.setFont(face)
        painter.setPen(QColor(ink))
        line = QRect(area.left(), top, area.width(), metrics.height())
        mode = Qt.TextElideMode.ElideMiddle if text is lines[0] else Qt.TextElideMode.ElideRight
        painter.drawText(line, int(align), metrics.elidedText(text, mode, line.width()))
        top += metrics.height()


def _status(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Job | JobImage, colors: Colors
) -> None:
    held = isinstance(row, Job) and row.held
    ink = getattr(colors, formatting.status_color(row.status, held=held))
    box = _leading(option, area, _ICON)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), pixmap(formatting.status_icon(row.status, held=held), ink, _ICON, ratio))
    room = QRect(area)
    if _is_rtl(option):
        room.setRight(box.left() - 6)
    else:
        room.setLeft(box.right() + 7)
    _line(painter, option, room, formatting.status_word(row.status, held=held), ink)


def _progress(
    painter: QPainter,
    option: QStyleOptionViewItem,
    area: QRect,
    row: Job | JobImage,
    fraction: float,
    colors: Colors,
) -> None:
    if isinstance(row, JobImage) and row.status is not ImageStatus.PROCESSING:
        return
    text = formatting.percent(int(fraction * 100))
    metrics: QFontMetrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
    width = metrics.horizontalAdvance(formatting.percent(100)) + 4
    bar = QRect(area.left(), area.center().y() - 3, max(20, area.width() - width - 8), 8)
    label = QRect(bar.right() + 8, area.top(), width, area.height())
    if _is_rtl(option):
        label.moveLeft(area.left())
        bar.moveRight(area.right())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    painter.drawRoundedRect(bar, 4, 4)
    done = QRectF(bar)
    done.setWidth(max(8.0, bar.width() * fraction) if fraction else 0.0)
    if _is_rtl(option):
        done.moveRight(bar.right() + 1)
    painter.setBrush(QColor(_bar_ink(row, colors)))
    painter.drawRoundedRect(done, 4, 4)
    if isinstance(row, Job) and row.progress.failed and row.progress.total:
        _failed_part(painter, QRectF(bar), row, colors, rtl=_is_rtl(option), done=done.width())
    painter.setPen(QColor(colors.muted))
    painter.setFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
    align = QStyle.visualAlignment(
        option.direction,  # pyright: ignore[reportAttributeAccessIssue]
        Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter,
    )
    painter.drawText(label, int(align), text)


def _failed_part(painter: QPainter, bar: QRectF, row: Job, colors: Colors, *, rtl: bool, done: float) -> None:
    width = max(4.0, bar.width() * row.progress.failed / row.progress.total)
    part = QRectF(bar.left() + max(0.0, done - width), bar.top(), min(width, done), bar.height())
    if rtl:
        part.moveLeft(bar.right() - done)
    painter.setBrush(QColor(colors.error))
    painter.drawRoundedRect(part, 4, 4)


def _bar_ink(row: Job | JobImage, colors: Colors) -> str:
    if row.status is JobStatus.COMPLETED:
        return colors.success
    if row.status is JobStatus.FAILED:
        return colors.error
    return colors.strong_border if row.status is JobStatus.CANCELLED else colors.button


def _text(painter: QPainter, option: QStyleOptionViewItem, area: QRect, index: Index, colors: Colors) -> None:
    align = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    text = index.data(Qt.ItemDataRole.DisplayRole) or ""
    _line(painter, option, area, text, colors.text if index.column() == Column.IMAGES else colors.muted, align)


def _line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    area: QRect,
    text: str,
    ink: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    metrics: QFontMetrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
    painter.setFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
    painter.setPen(QColor(ink))
    visual = QStyle.visualAlignment(option.direction, align)  # pyright: ignore[reportAttributeAccessIssue]
    painter.drawText(area, int(visual), metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width()))

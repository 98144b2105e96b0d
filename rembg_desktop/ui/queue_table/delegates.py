"""How the cells of the queue are painted: name with picture and second line, status, bar; fonts and colors."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.queue_table.cells import (
    Column,
    Thumbnails,
    cell_text,
    image_detail,
    is_number,
    job_detail,
    row_action,
)
from rembg_desktop.ui.queue_table.model import FractionRole, RowRole
from rembg_desktop.ui.queue_table.rows import Index
from rembg_desktop.ui.text.formatting import percent, status_color, status_icon, status_text
from rembg_desktop.ui.theme import Colors, color, colors_of
from rembg_desktop.ui.widgets import pixmap

_SMALL: Final = 0.88
"""Size of the second line, in sizes of the first."""
_RADIUS: Final = 6
_MOST_TEXTS: Final = 4000
_MOST_PICTURES: Final = 200


class Face:
    """A font with its measures, and texts cut to the width of their cells."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self.ascent = self._metrics.ascent()
        self._cut: dict[tuple[str, int, Qt.TextElideMode], tuple[str, int]] = {}

    def cut(self, text: str, width: int, mode: Qt.TextElideMode) -> tuple[str, int]:
        """The text as it fits into `width` pixels, and how wide it is then."""
        key = (text, width, mode)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _MOST_TEXTS:
                self._cut.clear()
            shown = self._metrics.elidedText(text, mode, width)
            found = self._cut[key] = (shown, self._metrics.horizontalAdvance(shown))
        return found

    def width(self, text: str) -> int:
        """How wide a text is."""
        return self.cut(text, 1 << 20, Qt.TextElideMode.ElideNone)[1]


class RowLook:
    """Belongs to a font, a palette, a direction and a screen."""

    def __init__(self, font: QFont, palette: QPalette, *, rtl: bool, ratio: float) -> None:
        self.colors = colors_of(palette)
        self.rtl = rtl
        self.ratio = ratio
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(font)
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        self.plain, self.bold, self.small = Face(font), Face(bold), Face(small)
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def text(
        self,
        painter: QPainter,
        face: Face,
        area: QRect,
        text: str,
        ink: str,
        *,
        trailing: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        """One line of text, in the middle of the height of `area`."""
        if not text:
            return
        shown, width = face.cut(text, area.width(), mode)
        left = area.left() if trailing == self.rtl else area.left() + area.width() - width
        baseline = area.top() + (area.height() - face.height) / 2 + face.ascent
        painter.setFont(face.font)
        painter.setPen(color(ink))
        painter.drawText(QPointF(left, baseline), shown)

    def leading(self, area: QRect, side: int) -> QRect:
        """A square at the beginning of a cell."""
        left = area.right() - side + 1 if self.rtl else area.left()
        return QRect(left, area.center().y() - side // 2 + 1, side, side)

    def behind(self, area: QRect, box: QRect, gap: int) -> QRect:
        """What is left of a cell behind something at its beginning."""
        room = QRect(area)
        if self.rtl:
            room.setRight(box.left() - gap)
        else:
            room.setLeft(box.right() + 1 + gap)
        return room

    def icon(self, name: str, ink: str, size: int) -> QPixmap:
        """An icon in a color."""
        return pixmap(name, ink, size, self.ratio)

    def picture(self, picture: QPixmap | None, side: int) -> QPixmap:
        """The middle of a picture with round corners, or a sign that there is none."""
        key = (picture.cacheKey() if picture else 0, side)
        made = self._pictures.get(key)
        if made is None:
            made = self._pictures[key] = self._rounded(picture, side)
            if len(self._pictures) > _MOST_PICTURES:
                self._pictures.popitem(last=False)
        return made

    def _rounded(self, picture: QPixmap | None, side: int) -> QPixmap:
        physical = round(side * self.ratio)
        made = QPixmap(QSize(physical, physical))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        area = QRect(0, 0, side, side)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillPath(shape, color(self.colors.track))
        if picture is None:
            half = side // 2
            painter.drawPixmap((side - half) // 2, (side - half) // 2, self.icon("image", self.colors.muted, half))
        else:
            least = min(picture.width(), picture.height())
            middle = QRect((picture.width() - least) // 2, (picture.height() - least) // 2, least, least)
            image = picture.toImage()
            if not picture.hasAlphaChannel():
                # The unused fourth byte of its pixels would become the alpha of ours.
                image = image.convertToFormat(QImage.Format.Format_RGB888)
            painter.drawImage(area, image, middle)
        painter.end()
        return made


THUMBNAIL: Final = 36
"""Side of the pictures in the rows, logical pixels."""
ICON: Final = 16
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
    box = look.leading(area, ICON)
    painter.drawPixmap(box.topLeft(), look.icon(status_icon(row.status, held=held), ink, ICON))
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
    spot = button.center() - QPoint(ICON // 2 - 1, ICON // 2 - 1)
    painter.drawPixmap(spot, look.icon(action, ink, ICON))


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

"""A model's row: a sign of its state, its name, what is to be known, and the progress of a download."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rembg_desktop.ui import icons
from rembg_desktop.ui.models.model_list import DETAIL, STATE, STATUS, TRANSFER
from rembg_desktop.ui.models.transfers import Activity, Transfer
from rembg_desktop.ui.theme import Colors, colors_of


class ModelDelegate(QStyledItemDelegate):
    """Two lines of text and, while there is one, a thin progress bar."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's entry; every row is equally high, so that a download moves nothing."""
        return QSize(300, option.fontMetrics.lineSpacing() * 2 + 26)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's entry."""
        colors = colors_of(option.palette)
        transfer: Transfer | None = index.data(TRANSFER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, colors)
        line = option.fontMetrics.lineSpacing()
        room = option.rect.adjusted(12, 8, -14, -8)
        sign = QRect(room.left(), room.top() + 2, 20, 20)
        text = room.adjusted(32, 0, 0, 0)
        self._sign(painter, option, self._visual(option, sign), index.data(STATE), transfer)
        self._first_line(painter, option, text, index, transfer)
        error = transfer is not None and transfer.activity is Activity.FAILED
        painter.setFont(option.font)
        painter.setPen(QColor(colors.error if error else colors.muted))
        second = text.adjusted(0, line + 2, 0, 0)
        second.setHeight(line)
        self._text(painter, option, second, index.data(DETAIL) or "", Qt.AlignmentFlag.AlignLeading)
        if transfer and transfer.activity in (Activity.DOWNLOADING, Activity.PAUSED) and transfer.total:
            bar = QRect(text.left(), second.bottom() + 4, text.width(), 4)
            self._bar(painter, option, bar, transfer, colors)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, colors: Colors) -> None:
        room = QRectF(option.rect).adjusted(4, 2, -4, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            color = colors.selected
        elif option.state & QStyle.StateFlag.State_MouseOver:
            color = colors.hover
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(room, 8, 8)

    def _sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        state: str,
        transfer: Transfer | None,
    ) -> None:
        colors = colors_of(option.palette)
        if transfer and transfer.activity is not Activity.FAILED:
            paused = transfer.activity is Activity.PAUSED
            name, color = ("status-held", colors.warning) if paused else ("status-processing", colors.accent)
        elif transfer or state == "damaged":
            name, color = "status-failed", colors.error
        elif state in ("bundled", "ready"):
            name, color = "status-completed", colors.success
        else:
            name, color = "download", colors.muted
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(room.topLeft(), icons.pixmap(name, color, 20, ratio))

    def _first_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        text: QRect,
        index: QModelIndex | QPersistentModelIndex,
        transfer: Transfer | None,
    ) -> None:
        colors = colors_of(option.palette)
        first = QRect(text.left(), text.top(), text.width(), option.fontMetrics.lineSpacing())
        status = index.data(STATUS) or ""
        width = option.fontMetrics.horizontalAdvance(status) + 2
        painter.setFont(option.font)
        painter.setPen(QColor(colors.accent if transfer and transfer.is_running else colors.muted))
        self._text(painter, option, first, status, Qt.AlignmentFlag.AlignTrailing)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = first.adjusted(0, 0, -width - 10, 0)
        self._text(painter, option, title, index.data() or "", Qt.AlignmentFlag.AlignLeading, bold)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        alignment: Qt.AlignmentFlag,
        font: QFont | None = None,
    ) -> None:
        metrics = QFontMetrics(font) if font else option.fontMetrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        flags = QStyle.visualAlignment(option.direction, alignment | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self._visual(option, room), int(flags), shown)

    def _bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        transfer: Transfer,
        colors: Colors,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(QRectF(self._visual(option, room)), 2, 2)
        done = QRect(room)
        done.setWidth(max(4, round(room.width() * min(1.0, transfer.done / transfer.total))))
        paused = transfer.activity is Activity.PAUSED
        painter.setBrush(QColor(colors.warning if paused else colors.button))
        painter.drawRoundedRect(QRectF(self._visual(option, done)), 2, 2)

    def _visual(self, option: QStyleOptionViewItem, room: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, room)

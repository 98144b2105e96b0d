"""The list of models: its data, and how its rows are painted."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelState
from rembg_desktop.ui.models.model_card import best_for, license_text, progress_text, speed_word, state_word
from rembg_desktop.ui.models.transfers import Activity, Transfer, Transfers
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size, percent
from rembg_desktop.ui.theme import Colors, colors_of
from rembg_desktop.ui.widgets import pixmap

INFO: Final = int(Qt.ItemDataRole.UserRole) + 1
STATE: Final = int(Qt.ItemDataRole.UserRole) + 2
TRANSFER: Final = int(Qt.ItemDataRole.UserRole) + 3
DETAIL: Final = int(Qt.ItemDataRole.UserRole) + 4
STATUS: Final = int(Qt.ItemDataRole.UserRole) + 5
_ROOT: Final = QModelIndex()


class ModelList(QAbstractListModel):
    """The catalog and the imported models, with state and work in progress."""

    def __init__(self, transfers: Transfers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transfers = transfers
        self._rows: list[tuple[ModelInfo, ModelState]] = transfers.files.all()
        transfers.changed.connect(self._on_changed)
        transfers.ended.connect(self.reload)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Qt's entry."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - what Qt takes
        """Qt's entry."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        info, state = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return info.title
            case Qt.ItemDataRole.ToolTipRole:
                return info.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{info.title}. {self._status(info, state)}. {self._detail(info)}"
            case _:
                return self._own(info, state, role)

    def row(self, name: str) -> int:
        """Row of a model; -1 when it is not there."""
        return next((row for row, (info, _) in enumerate(self._rows) if info.name == name), -1)

    def reload(self) -> None:
        """Read the states again; rows of imported models come and go at the end."""
        rows = self._transfers.files.all()
        if [info.name for info, _ in rows] == [info.name for info, _ in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _own(self, info: ModelInfo, state: ModelState, role: int) -> object:
        if role == INFO:
            return info
        if role == STATE:
            return state
        if role == TRANSFER:
            return self._transfers.transfer(info.name)
        if role == DETAIL:
            return self._detail(info)
        return self._status(info, state) if role == STATUS else None

    def _detail(self, info: ModelInfo) -> str:
        transfer = self._transfers.transfer(info.name)
        if transfer and transfer.activity in (Activity.DOWNLOADING, Activity.PAUSED):
            return progress_text(transfer)
        if transfer and transfer.activity is Activity.FAILED and transfer.error:
            return error_text.sentence(transfer.error)
        parts = [best_for(info), file_size(info.bytes), license_text(info), speed_word(info)]
        return " · ".join(part for part in parts if part)

    def _status(self, info: ModelInfo, state: ModelState) -> str:
        transfer = self._transfers.transfer(info.name)
        if transfer is None:
            return state_word(state)
        match transfer.activity:
            case Activity.WAITING:
                return self.tr("Waiting")
            case Activity.DOWNLOADING:
                share = transfer.done / transfer.total if transfer.total else 0.0
                return percent(100 * share)
            case Activity.PAUSED:
                return self.tr("Paused")
            case Activity.VERIFYING:
                return self.tr("Working…")
            case Activity.FAILED:
                return self.tr("Failed")

    def _on_changed(self, name: str) -> None:
        row = self.row(name)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))


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
        painter.drawPixmap(room.topLeft(), pixmap(name, color, 20, ratio))

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

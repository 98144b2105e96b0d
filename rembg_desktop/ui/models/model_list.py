"""The models as rows for a view."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelState
from rembg_desktop.ui.models.model_text import best_for, licence_word, speed_word, state_word
from rembg_desktop.ui.models.transfers import Activity, Transfer, Transfers
from rembg_desktop.ui.text import error_text, formatting

INFO: Final = int(Qt.ItemDataRole.UserRole) + 1
STATE: Final = int(Qt.ItemDataRole.UserRole) + 2
TRANSFER: Final = int(Qt.ItemDataRole.UserRole) + 3
DETAIL: Final = int(Qt.ItemDataRole.UserRole) + 4
STATUS: Final = int(Qt.ItemDataRole.UserRole) + 5
_ROOT: Final = QModelIndex()


class ModelList(QAbstractListModel):
    """The catalogue and the imported models, with state and work in progress."""

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
        parts = [best_for(info), formatting.file_size(info.bytes), licence_word(info), speed_word(info)]
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
                return formatting.percent(100 * share)
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


def progress_text(transfer: Transfer) -> str:
    """`43 MB of 170 MB · 12 MB/s · 11 seconds`."""
    text = QCoreApplication.translate("ModelList", "%1 of %2")
    text = text.replace("%1", formatting.file_size(transfer.done))
    text = text.replace("%2", formatting.file_size(transfer.total))
    if transfer.activity is Activity.PAUSED or transfer.speed <= 0:
        return text
    rate = QCoreApplication.translate("ModelList", "%1/s")
    rate = rate.replace("%1", formatting.file_size(round(transfer.speed)))
    left = formatting.remaining((transfer.total - transfer.done) / transfer.speed)
    return f"{text} · {rate} · {left}"

"""The last requests to the HTTP API, live while they are looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from rembg_desktop.ui.local_api import ApiWatcher

if TYPE_CHECKING:
    from rembg_desktop.api.guard import SeenRequest

_LOOK_MS = 500
_LINES = 7
_Index = QModelIndex | QPersistentModelIndex


class RequestsModel(QAbstractTableModel):
    """Time, method, path and status; the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._requests: list[SeenRequest] = []
        self._titles = (self.tr("Time"), self.tr("Method"), self.tr("Path"), self.tr("Status"))

    def show_requests(self, requests: "list[SeenRequest]") -> None:
        """Take new ones in, so that what is selected stays so."""
        known = self._requests[0] if self._requests else None
        new = next((place for place, request in enumerate(requests) if request is known), len(requests))
        if new:
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self._requests[:0] = requests[:new]
            self.endInsertRows()
        if len(self._requests) > len(requests):
            self.beginRemoveRows(QModelIndex(), len(requests), len(self._requests) - 1)
            del self._requests[len(requests) :]
            self.endRemoveRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Number of requests."""
        return 0 if parent.isValid() else len(self._requests)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Texts, and the whole path as a tooltip."""
        request = self._requests[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(request, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return request.path if index.column() == 2 else None
        return None

    def _text(self, request: "SeenRequest", column: int) -> str:
        if column == 0:
            return request.at.astimezone().strftime("%H:%M:%S")
        return (request.method, request.path, str(request.status))[column - 1]


class RequestsTable(QWidget):
    """Looks for new requests while it is on the screen."""

    def __init__(self, api: ApiWatcher | None) -> None:
        super().__init__()
        self._api = api
        self.model = RequestsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Recent requests"))
        self.table.setProperty("role", "boxed")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        line = self.table.fontMetrics().height() + 8
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.setFixedHeight(line * _LINES + header.sizeHint().height() + 4)
        self.empty = QLabel(self.tr("No requests yet."))
        self.empty.setProperty("role", "muted")
        label = QLabel(self.tr("Recent re&quests"))
        label.setProperty("role", "heading")
        label.setBuddy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (label, self.empty, self.table):
            column.addWidget(widget)
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def _look(self) -> None:
        if self._api:
            self.model.show_requests(self._api.requests())
        has_some = self.model.rowCount() > 0
        self.table.setVisible(has_some)
        self.empty.setVisible(not has_some)

"""The page of the HTTP API: it is switched and watched here; and its last requests."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import ApiState, ApiWatcher, LocalApi, Phase, port_taken_text, state_text
from rembg_desktop.ui.settings.api_access import FolderList, OriginList, TokenSection
from rembg_desktop.ui.settings.pages import Page
from rembg_desktop.ui.widgets import Field, number_box, text_button

if TYPE_CHECKING:
    from rembg_desktop.api.guard import SeenRequest

_SETTLE_MS: Final = 300
"""A port is looked at when nobody has typed for so long."""
_LOOK_MS: Final = 500
_LINES: Final = 7
_Index = QModelIndex | QPersistentModelIndex


class ApiPage(Page):
    """Switch, state, port, token, example, folders, origins, limits, last requests.

    Signals:
        url_wanted: a page of the API is to be opened in the browser.
    """

    url_wanted = Signal(QUrl)

    def __init__(self, home: Home, api: LocalApi | None) -> None:
        super().__init__(self.tr("HTTP API"), "api")
        self._api = api
        self._free = 0
        intro = QLabel(
            self.tr(
                "Lets scripts, shop software and web pages on this computer add photos to the queue. "
                "Other computers cannot connect."
            )
        )
        intro.setProperty("role", "muted")
        intro.setWordWrap(True)
        self.enabled = QCheckBox(self.tr("&Allow programs on this computer to use the queue"))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.documentation = text_button(self.tr("Open the &documentation"), "link")
        self.again = text_button(self.tr("Try a&gain"))
        self.port = QSpinBox()
        self.port.setRange(1, 65_535)
        self.port.setGroupSeparatorShown(False)
        self.take = text_button("")
        self.token = TokenSection(home)
        self.folders = FolderList()
        self.origins = OriginList()
        self.dialects = {
            "rembg": QCheckBox(self.tr("Answer clients of rembg's server (rembg s)")),
            "removebg": QCheckBox(self.tr("Answer clients of remove.bg")),
        }
        self.fetch = QCheckBox(self.tr("Download photos from the Internet for these clients"))
        self.largest_image = number_box(100_000, self.tr(" MB"))
        self.largest_request = number_box(1_000_000, self.tr(" MB"))
        self.images = number_box(100_000)
        self.queued = number_box(10_000_000)
        self.requests = RequestsTable(api)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out(intro)
        self._connect()
        self._show_state()

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        api = settings.api
        self.enabled.setChecked(api.enabled)
        self.port.setValue(api.port)
        self.folders.set_entries(api.folders)
        self.origins.set_entries(api.origins)
        self.largest_image.setValue(api.max_image_mb)
        self.largest_request.setValue(api.max_request_mb)
        self.images.setValue(api.max_images)
        self.queued.setValue(api.max_queued)
        for name, box in self.dialects.items():
            box.setChecked(name in api.dialects)
        self.fetch.setChecked(api.fetch_urls)
        self._on_port()

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "api": {
                "enabled": self.enabled.isChecked(),
                "port": self.port.value(),
                "folders": self.folders.entries(),
                "origins": self.origins.entries(),
                "max_image_mb": self.largest_image.value(),
                "max_request_mb": self.largest_request.value(),
                "max_images": self.images.value(),
                "max_queued": self.queued.value(),
                "dialects": [name for name, box in self.dialects.items() if box.isChecked()],
                "fetch_urls": self.fetch.isChecked(),
            }
        }

    def stop(self) -> None:
        """See Page."""
        self._settle.stop()
        self.token.hide_token()

    def _lay_out(self, intro: QLabel) -> None:
        state = QHBoxLayout()
        state.setContentsMargins(25, 0, 0, 0)
        state.setSpacing(6)
        state.addWidget(self.state, 1)
        state.addWidget(self.again)
        state.addWidget(self.documentation)
        port = QWidget()
        row = QHBoxLayout(port)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.port, 1)
        row.addWidget(self.take)
        self.port_field = Field(self.tr("&Port"), port, buddy=self.port)
        self.column.addWidget(intro)
        self.column.addWidget(self.enabled)
        self.column.addLayout(state)
        for one in (self.port_field, self.token, self.folders, self.origins, *self.dialects.values(), self.fetch):
            self.column.addWidget(one)
        limits = QLabel(self.tr("Limits"))
        limits.setProperty("role", "heading")
        self.column.addWidget(limits)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for place, (title, box) in enumerate(
            (
                (self.tr("&Image size"), self.largest_image),
                (self.tr("&Submission size"), self.largest_request),
                (self.tr("Images per &job"), self.images),
                (self.tr("Waiting images in the q&ueue"), self.queued),
            )
        ):
            grid.addWidget(Field(title, box), place // 2, place % 2)
        self.column.addLayout(grid)
        self.column.addWidget(self.requests)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.enabled.toggled.connect(self._on_switch)
        self.port.valueChanged.connect(self._on_port)
        for box in (self.largest_image, self.largest_request, self.images, self.queued):
            box.valueChanged.connect(self.edited)
        for dialect in (*self.dialects.values(), self.fetch):
            dialect.toggled.connect(self.edited)
        self.folders.edited.connect(self.edited)
        self.origins.edited.connect(self.edited)
        self.take.clicked.connect(lambda: self.port.setValue(self._free))
        self.documentation.clicked.connect(lambda: self.url_wanted.emit(QUrl(f"{self._state.url}/docs")))
        self._settle.timeout.connect(self._check_port)
        if self._api:
            self._api.changed.connect(self._show_state)
            self._api.port_checked.connect(self._on_port_checked)
            self.again.clicked.connect(self._api.try_again)

    @property
    def _state(self) -> ApiState:
        return self._api.state if self._api else ApiState()

    def _show_state(self) -> None:
        state = self._state
        text = state_text(state)
        wanted, runs = self.enabled.isChecked(), state.phase is Phase.LISTENING
        if wanted and state.phase is Phase.OFF:
            text = self.tr("Off. It starts when you click OK or Apply.")
        elif not wanted and runs:
            text = self.tr("%1, until you click OK or Apply.").replace("%1", text)
        elif state.free:  # the field below says the rest
            text = self.tr("Not listening: port %1 is in use.").replace("%1", str(state.port))
        self.state.setText(text)
        self.state.setAccessibleName(text)
        failed = state.phase is Phase.FAILED
        self.state.setProperty("role", "error" if failed and not state.other else "muted" if not runs else "")
        self.state.style().polish(self.state)
        self.documentation.setVisible(runs)
        self.again.setVisible(failed)
        if failed and state.free and state.port == self.port.value():
            self._on_port_checked(state.port, state.free)
        elif runs and state.port == self.port.value():
            self._on_port_checked(state.port, 0)

    def _on_switch(self) -> None:
        self._show_state()
        self._on_port()

    def _on_port(self) -> None:
        self._offer(0)
        self.token.set_port(self.port.value())
        self._settle.start()
        self.edited.emit()

    def _check_port(self) -> None:
        if self._api and self.enabled.isChecked():
            self._api.check_port(self.port.value())

    def _on_port_checked(self, port: int, free: int) -> None:
        if port == self.port.value() and self.enabled.isChecked():
            self._offer(free)

    def _offer(self, free: int) -> None:
        self._free = free
        self.port_field.set_error(port_taken_text(self.port.value(), free) if free else "")
        self.take.setText(self.tr("Use %1").replace("%1", str(free)))
        self.take.setAccessibleName(self.tr("Use port %1").replace("%1", str(free)))
        self.take.setVisible(bool(free))


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

"""Pages that also act: Review measures and clears the kept masks; the local HTTP API is switched and watched."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import ApiState, LocalApi, Phase, port_taken_text, state_text
from rembg_desktop.ui.settings.api_lists import FolderList, OriginList, number_box, text_button
from rembg_desktop.ui.settings.api_token import RequestsTable, TokenSection
from rembg_desktop.ui.settings.pages import Page
from rembg_desktop.ui.settings.performance_page import retire
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.widgets import Field


class ReviewPage(Page):
    """Sensitivity, second look, and the limit of kept masks.

    Signals:
        measured: the size of the kept masks is shown.
    """

    measured = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Review"), "review")
        self._home = home
        self._closed = False
        # Deleting many files takes seconds: the thread may outlive the dialog for a moment.
        app = QCoreApplication.instance()
        self._work = TaskRunner("kept masks", parent=app)
        if app:
            app.aboutToQuit.connect(self._work.stop)
        self._work.trouble.connect(self._on_failed)
        self.sensitivity = QComboBox()
        for value, text in (
            ("few", self.tr("Few: only results that are very likely wrong")),
            ("usual", self.tr("Usual")),
            ("many", self.tr("Many: also results that are probably right")),
        ):
            self.sensitivity.addItem(text, value)
        self.second_look = QComboBox()
        for value, text in (
            ("never", self.tr("Never")),
            ("uncertain", self.tr("For uncertain results")),
            ("always", self.tr("Always (three times per photo)")),
        ):
            self.second_look.addItem(text, value)
        self.limit = number_box(1_000_000, self.tr(" MB"))
        self.limit.setMinimum(0)
        self.limit.setSingleStep(100)
        self.limit.setSpecialValueText(self.tr("Keep no masks"))
        self.clear = text_button(self.tr("&Clear kept masks"))
        self.used = QLabel()
        self.used.setProperty("role", "muted")
        self.used.setWordWrap(True)
        self.used.setAccessibleName(self.tr("Size of the kept masks"))
        self._lay_out()
        self.sensitivity.currentIndexChanged.connect(self.edited)
        self.second_look.currentIndexChanged.connect(self.edited)
        self.limit.valueChanged.connect(self.edited)
        self.clear.clicked.connect(self._clear)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        self.sensitivity.setCurrentIndex(self.sensitivity.findData(settings.review.sensitivity))
        self.second_look.setCurrentIndex(self.second_look.findData(settings.review.second_look))
        self.limit.setValue(settings.masks.kept_masks_mb)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "review": {name: getattr(self, name).currentData() for name in ("sensitivity", "second_look")},
            "masks": {"kept_masks_mb": self.limit.value()},
        }

    def stop(self) -> None:
        """See Page."""
        if not self._closed:
            self._closed = True
            retire(self._work)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the size when the page is seen: it reads the folder."""
        super().showEvent(event)
        if not self._closed:
            self._work.run(partial(_size, self._home), self._on_size)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clear)
        row.addWidget(self.used, 1)
        for title, editor, hint in (
            (
                self.tr("&Results that need review"),
                self.sensitivity,
                self.tr("Applies to images that are processed from now on."),
            ),
            (
                self.tr("&Second look"),
                self.second_look,
                self.tr(
                    "Runs the model again on a changed copy and compares. It finds more errors and takes time."
                ),
            ),
            (
                self.tr("&Disk space for kept masks"),
                self.limit,
                self.tr("A photo whose mask is kept is processed again without the model."),
            ),
        ):
            self.column.addWidget(Field(title, editor, hint=hint))
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _clear(self) -> None:
        self.clear.setEnabled(False)
        self._work.run(partial(_size, self._home, clear=True), self._on_size)

    def _on_size(self, size: int) -> None:
        if self._closed:
            return
        self.clear.setEnabled(size > 0)
        text = self.tr("%1 in use").replace("%1", file_size(size)) if size else self.tr("No masks are kept.")
        self.used.setText(text)
        self.measured.emit()

    def _on_failed(self, error: AppError) -> None:
        if not self._closed:
            self.clear.setEnabled(True)
            self.used.setText(error_text.full_text(error))
            self.measured.emit()


def _size(home: Home, *, clear: bool = False) -> int:
    # Here, since it imports numpy and Pillow.
    from rembg_desktop.masks.kept import MaskStore

    store = MaskStore(home.masks, 0)
    if clear:
        store.clear()
    return store.size_bytes()


_SETTLE_MS: Final = 300
"""A port is looked at when nobody has typed for so long."""


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
        for widget in (self.port_field, self.token, self.folders, self.origins):
            self.column.addWidget(widget)
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

"""The settings dialog: its pages in their order, and those about the program itself: General, Advanced."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.composition.logs import log_file
from rembg_desktop.errors import AppError
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import LocalApi
from rembg_desktop.ui.settings.api_page import ApiPage
from rembg_desktop.ui.settings.cluster_page import ClusterPage, Watch, nobody
from rembg_desktop.ui.settings.pages import OutputPage, Page, QueuePage, ReviewPage
from rembg_desktop.ui.settings.performance_page import Measure, PerformancePage, measure
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import LANGUAGES
from rembg_desktop.ui.widgets import ElidedLabel, Field, WheelGuard, icon, text_button

_LIST_STYLE: Final = """
QListView { background: transparent; }
QListView::item { padding: 8px; border-radius: 8px; }
"""


class GeneralPage(Page):
    """Theme, language, tray, tips, question at closing."""

    def __init__(self) -> None:
        super().__init__(self.tr("General"), "sun")
        self.theme = QComboBox()
        for value, text in (
            ("system", self.tr("System default")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, value)
        self.language = QComboBox()
        self.language.addItem(self.tr("System default"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.tray = QCheckBox(self.tr("Show an icon in the system &tray"))
        self.tips = QCheckBox(self.tr("Show t&ips for getting started"))
        self.ask = QCheckBox(self.tr("&Ask before closing while images are being processed"))
        hint = self.tr("The language changes after a restart.")
        self.column.addWidget(Field(self.tr("T&heme"), self.theme))
        self.column.addWidget(Field(self.tr("&Language"), self.language, hint=hint))
        for box in (self.tray, self.tips, self.ask):
            self.column.addWidget(box)
            box.toggled.connect(self.edited)
        self.column.addStretch(1)
        self.theme.currentIndexChanged.connect(self.edited)
        self.language.currentIndexChanged.connect(self.edited)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        general = settings.general
        self.theme.setCurrentIndex(self.theme.findData(general.theme))
        if self.language.findData(general.language) < 0:
            self.language.addItem(general.language, general.language)
        self.language.setCurrentIndex(self.language.findData(general.language))
        self.tray.setChecked(general.tray)
        self.tips.setChecked(general.tips)
        self.ask.setChecked(general.ask_on_close)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "general": {
                "theme": self.theme.currentData(),
                "language": self.language.currentData(),
                "tray": self.tray.isChecked(),
                "tips": self.tips.isChecked(),
                "ask_on_close": self.ask.isChecked(),
            }
        }


class AdvancedPage(Page):
    """Where things lie; a way to open them and to start over.

    Signals:
        reset_requested: the user confirmed that all settings go back to their defaults.
    """

    reset_requested = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Advanced"), "advanced")
        heading = QLabel(self.tr("Folders"))
        heading.setProperty("role", "heading")
        self.column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QPushButton] = {}
        for row, (key, name, path) in enumerate(
            (
                ("home", self.tr("Queue and settings"), home.root),
                ("models", self.tr("Models"), home.models),
                ("log", self.tr("Log"), log_file(home)),
            )
        ):
            label = QLabel(name)
            place = ElidedLabel(str(path), Qt.TextElideMode.ElideMiddle)
            place.setProperty("role", "muted")
            button = text_button(self.tr("Open"))
            button.setAccessibleName(self.tr("Open: %1").replace("%1", name))
            button.clicked.connect(lambda _=False, path=path: _open(path))
            self.buttons[key] = button
            grid.addWidget(label, row, 0)
            grid.addWidget(place, row, 1)
            grid.addWidget(button, row, 2)
        self.column.addLayout(grid)
        heading = QLabel(self.tr("Start over"))
        heading.setProperty("role", "heading")
        self.column.addSpacing(8)
        self.column.addWidget(heading)
        text = QLabel(self.tr("The queue, presets, models and results are not affected."))
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        self.column.addWidget(text)
        self.reset = text_button(self.tr("&Reset all settings…"))
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.reset.clicked.connect(self._ask)

    def show_settings(self, settings: Settings) -> None:
        """See Page; nothing here is a setting."""

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {}

    def _ask(self) -> None:
        question = self.tr("Reset all settings to their defaults?")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Reset settings"), question, parent=self)
        box.setInformativeText(self.tr("Nothing changes until you click OK."))
        yes = box.addButton(self.tr("Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self.reset_requested.emit() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()


def _open(path: Path) -> None:
    folder = path if not path.suffix else path.parent
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.exists() else folder)))


class SettingsDialog(QDialog):
    """Edits a copy of the settings.

    Signals:
        applied: the new Settings, validated; whoever receives them saves them and puts them to use.
        url_wanted: a page that the browser should show.
    """

    applied = Signal(object)
    url_wanted = Signal(QUrl)

    def __init__(
        self,
        settings: Settings,
        home: Home,
        *,
        measure: Measure = measure,
        api: LocalApi | None = None,
        cluster: Watch = nobody,
        parent: QWidget | None = None,
    ) -> None:
        """`measure` does the test run on the page Performance; two pages tell of `api` and `cluster`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = self._base = settings
        try:
            presets = list(Presets(home.presets).all())
        except AppError:
            # The options panel tells of the damaged file; the built-in ones can still be chosen.
            presets = list(BUILT_IN)
        self.pages: list[Page] = [GeneralPage(), OutputPage(presets), PerformancePage(home, measure), QueuePage()]
        self.pages += [ReviewPage(home), ApiPage(home, api), ClusterPage(cluster), AdvancedPage(home)]
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(_LIST_STYLE)
        self.stack = QStackedWidget()
        self.message = QLabel(wordWrap=True)
        self.message.setProperty("role", "error")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.Apply
        )
        self._guard = WheelGuard(self)
        self._lay_out()
        self._show(settings)
        self._connect()

    def page(self, kind: type[Page]) -> Page:
        """The page of a class."""
        return next(page for page in self.pages if isinstance(page, kind))

    def show_page(self, kind: type[Page]) -> None:
        """Open the dialog at a page."""
        self.list.setCurrentRow(self.pages.index(self.page(kind)))

    def settings(self) -> Settings:
        """The settings as edited.

        Raises:
            AppError: invalid_setting.
        """
        edited = self._base
        for page in self.pages:
            for section, values in page.values().items():
                edited = edited.change(section, **values)
        return edited

    def accept(self) -> None:
        """Apply and close, unless something is wrong."""
        if self.apply():
            super().accept()

    def apply(self) -> bool:
        """Hand the edited settings over; whether they were good."""
        output = self.page(OutputPage)
        if isinstance(output, OutputPage) and output.problem:
            self.show_page(OutputPage)
            output.folder.line.setFocus()
            return False
        try:
            edited = self.settings()
        except AppError as error:
            self._tell(error_text.full_text(error))
            return False
        self._tell("")
        if edited != self._settings:
            self._settings = self._base = edited
            self.applied.emit(edited)
        self._on_edited()
        return True

    def done(self, result: int) -> None:
        """End what pages do in the background."""
        for page in self.pages:
            page.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the colors of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icons()

    def _lay_out(self) -> None:
        for page in self.pages:
            item = QListWidgetItem(page.title)
            self.list.addItem(item)
            scroll = QScrollArea(widgetResizable=True)
            scroll.setWidget(page)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.stack.addWidget(scroll)
            self._guard.watch(page)
        self._draw_icons()
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 40)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list)
        middle.addWidget(card, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.setContentsMargins(12, 14, 14, 14)
        layout.addLayout(middle, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.message.hide()
        self.resize(720, 600)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Apply).clicked.connect(self.apply)
        for page in self.pages:
            page.edited.connect(self._on_edited)
            if isinstance(page, AdvancedPage):
                page.reset_requested.connect(self._reset)
            if isinstance(page, ApiPage | ClusterPage):
                page.url_wanted.connect(self.url_wanted)
        self._on_edited()

    def _show(self, settings: Settings) -> None:
        for page in self.pages:
            page.show_settings(settings)

    def _reset(self) -> None:
        # Sections without a page here, too: the mirror of the models.
        self._base = Settings()
        self._show(self._base)
        self._on_edited()

    def _on_edited(self) -> None:
        try:
            changed = self.settings() != self._settings
        except AppError as error:
            self._tell(error_text.full_text(error))
            changed = True
        self.buttons.button(QDialogButtonBox.StandardButton.Apply).setEnabled(changed)

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _draw_icons(self) -> None:
        for row, page in enumerate(self.pages):
            if item := self.list.item(row):
                item.setIcon(icon(page.icon, self.palette()))

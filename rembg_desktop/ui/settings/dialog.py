"""Which pages the settings dialog has, in their order."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.options import BUILT_IN, Presets
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import LocalApi
from rembg_desktop.ui.settings.active_pages import ApiPage, ReviewPage
from rembg_desktop.ui.settings.pages import AdvancedPage, GeneralPage, OutputPage, Page, QueuePage
from rembg_desktop.ui.settings.performance_page import Measure, PerformancePage, measure
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import WheelGuard, icon


def make_pages(home: Home, measure: Measure, api: LocalApi | None) -> list[Page]:
    """A new set of pages; without `api` there is none whose state could be shown."""
    return [
        GeneralPage(),
        OutputPage(_presets(home)),
        PerformancePage(home, measure),
        QueuePage(),
        ReviewPage(home),
        ApiPage(home, api),
        AdvancedPage(home),
    ]


def _presets(home: Home) -> list[str]:
    try:
        return list(Presets(home.presets).all())
    except AppError:
        # The options panel tells of the damaged file; the built-in ones can still be chosen.
        return list(BUILT_IN)


_LIST_STYLE: Final = """
QListView { background: transparent; }
QListView::item { padding: 8px; border-radius: 8px; }
"""


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
        parent: QWidget | None = None,
    ) -> None:
        """`measure` does the test run on the page Performance; the page HTTP API tells of `api`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = self._base = settings
        self.pages = make_pages(home, measure, api)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(_LIST_STYLE)
        self.stack = QStackedWidget()
        self.message = QLabel()
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
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
            scroll = QScrollArea()
            scroll.setWidget(page)
            scroll.setWidgetResizable(True)
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
        layout.setContentsMargins(12, 14, 14, 14)
        layout.setSpacing(12)
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
            if isinstance(page, ApiPage):
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

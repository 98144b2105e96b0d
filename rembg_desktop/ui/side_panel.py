"""The right side of the window: tabs for options and inspector."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

_PREVIEW_HEIGHT = 190


class SidePanel(QFrame):
    """Holds the options and the inspector, which come from elsewhere.

    Signals:
        tab_chosen: the user went to a tab by hand.
    """

    tab_chosen = Signal(int)

    def __init__(
        self, options: QWidget, preview: QWidget, inspector: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setProperty("role", "pane")
        self.options = options
        self.inspector = inspector
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Options and inspector"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.tabs.addTab(_below(preview, _scrolled(options)), self.tr("Options"))
        self.tabs.addTab(inspector, self.tr("Inspector"))
        self.tabs.tabBarClicked.connect(self.tab_chosen)
        self.tabs.currentChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def _on_changed(self, tab: int) -> None:
        if self.tabs.tabBar().hasFocus():  # by keyboard
            self.tab_chosen.emit(tab)

    def show_options(self) -> None:
        """Bring the options to the front."""
        self.tabs.setCurrentIndex(0)

    def show_inspector(self) -> None:
        """Bring the inspector to the front."""
        self.tabs.setCurrentIndex(1)


def _below(preview: QWidget, options: QWidget) -> QWidget:
    page = QWidget()
    preview.setFixedHeight(_PREVIEW_HEIGHT)
    framed = QVBoxLayout()
    framed.setContentsMargins(12, 12, 12, 0)
    framed.addWidget(preview)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(framed)
    column.addWidget(options, 1)
    return page


def _scrolled(widget: QWidget) -> QWidget:
    if isinstance(widget, QScrollArea) or widget.findChild(QScrollArea) is not None:
        return widget
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area

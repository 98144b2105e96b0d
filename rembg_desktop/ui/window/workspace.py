"""The queue, and the right side of the window: tabs for options and inspector."""

from collections.abc import Callable
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.banners import Banners, TipsBar
from rembg_desktop.ui.options.panel import OptionsPanel
from rembg_desktop.ui.queue_table.cells import Thumbnails
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.view import QueueView
from rembg_desktop.ui.window.queue_frame import EmptyState, FilterBar

if TYPE_CHECKING:
    from rembg_desktop.ui.inspector.panel import InspectorPanel

_PREVIEW_HEIGHT = 190


class SidePanel(QFrame):
    """Holds the options and the inspector, which come from elsewhere.

    The inspector is made when it is first wanted: the window opens a tenth sooner without it.

    Signals:
        tab_chosen: the user went to a tab by hand.
    """

    tab_chosen = Signal(int)

    def __init__(
        self,
        options: QWidget,
        preview: QWidget,
        make_inspector: "Callable[[], InspectorPanel]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setProperty("role", "pane")
        self.options = options
        self._make_inspector = make_inspector
        self._inspector: InspectorPanel | None = None
        self._inspector_page = QWidget()
        QVBoxLayout(self._inspector_page).setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Options and inspector"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.tabs.addTab(_below(preview, _scrolled(options)), self.tr("Options"))
        self.tabs.addTab(self._inspector_page, self.tr("Inspector"))
        self.tabs.tabBarClicked.connect(self.tab_chosen)
        self.tabs.currentChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    @property
    def inspector(self) -> "InspectorPanel":
        """The inspector, made now if it is the first time."""
        if self._inspector is None:
            self._inspector = self._make_inspector()
            layout = self._inspector_page.layout()
            assert layout is not None
            layout.addWidget(self._inspector)
        return self._inspector

    @property
    def made_inspector(self) -> "InspectorPanel | None":
        """The inspector, if somebody wanted it already."""
        return self._inspector

    def _on_changed(self, tab: int) -> None:
        if tab == 1:
            self.inspector.show()
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


_LEAST_EMS = 42
"""Least width of the queue, in widths of the letter m: name, status, progress and button have room."""


class Workspace(QSplitter):
    """Shows what the model holds, and tells the inspector what is selected.

    Signals:
        queue_wanted: the queue or its side panel is wanted, and another page may be in their place.
    """

    queue_wanted = Signal()

    def __init__(
        self,
        model: QueueModel,
        thumbnails: Thumbnails,
        options: OptionsPanel,
        make_inspector: "Callable[[], InspectorPanel]",
        preview: QWidget,
        *,
        sample: bool,
        find_image: Callable[[str, int], object],
    ) -> None:
        """`find_image` loads the page of an image that is not loaded yet."""
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self._make_inspector = make_inspector
        self._find_image = find_image
        self._looking_for: tuple[str, int] | None = None
        self._stays_on_options, self._has_panel = False, True
        self._page: QWidget | None = None
        self._tips: TipsBar | None = None
        self.view = QueueView(model, thumbnails, self)
        self.filter_bar = FilterBar(self)
        self._search = self.filter_bar.search
        nothing = self.tr("No matching jobs. Press Esc to show all.")
        self.nothing_found = QLabel(nothing, self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing_found.setProperty("role", "muted")
        self.empty = EmptyState(sample=sample, parent=self)
        self.banners = Banners(self)
        self.side = SidePanel(options, preview, self._new_inspector, self)
        self._lay_out()
        self.filter_bar.changed.connect(self._on_filter)
        self.filter_bar.search.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.selection_settled.connect(self._on_selection)
        self.side.tab_chosen.connect(self._on_tab)
        model.counts_changed.connect(self._on_counts)
        model.rowsInserted.connect(self._on_rows)
        self._on_counts()

    def add_tips(self, tips: TipsBar) -> None:
        """Put the tips for the first steps below everything else. They are about the queue."""
        self._tips = tips
        self._leading.addWidget(tips)
        self._order_focus(tips)

    def show_page(self, page: QWidget | None, search: QLineEdit | None = None) -> None:
        """Show a page, with a search of its own, in place of queue and side panel; None brings both back."""
        self._page, self._search = page, search or self.filter_bar.search
        if self._tips is not None:
            self._tips.set_in_place(page is None)
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.set_panel(self._has_panel)
        self._on_counts()

    def set_panel(self, wanted: bool) -> None:
        """Show or hide the side panel, which a page hides as well."""
        self._has_panel = wanted
        self.side.setVisible(wanted and self._page is None)

    def search(self) -> None:
        """Put the cursor into the search box of the page, or else of the queue."""
        if self._search is self.filter_bar.search:
            self.queue_wanted.emit()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_options(self) -> None:
        """Bring the options to the front and stay there."""
        self.queue_wanted.emit()
        self._stays_on_options = True
        self.set_panel(True)
        self.side.show_options()
        self.side.options.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_inspector(self) -> None:
        """Bring the inspector to the front."""
        self.queue_wanted.emit()
        self._stays_on_options = False
        self.set_panel(True)
        self.side.show_inspector()
        self.side.inspector.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_queue(self) -> None:
        """Go to the queue, or to the first button while there is none."""
        self.queue_wanted.emit()
        if self.pages.currentWidget() is self.empty:
            self.empty.images.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.current_row() is None:
            self.view.selectionModel().clearCurrentIndex()
            self.view.setCurrentIndex(self._model.index(0, 0))

    def reveal(self, job_id: str, image_id: int | None = None) -> None:
        """Select a job or image, whatever the filter says; its page is loaded first when it must be."""
        self.queue_wanted.emit()
        if not self._model.index_of(job_id).isValid():
            self.filter_bar.reset()
        self._looking_for = None
        if self.view.reveal(job_id, image_id) or image_id is None:
            return
        self.view.reveal(job_id)
        self.view.expand(self._model.index_of(job_id))
        self._looking_for = (job_id, image_id)
        self._find_image(job_id, image_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape shows everything; Down leads from the search box into the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter_bar.reset()
                self.view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Down and watched is self.filter_bar.search:
                self.show_queue()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._table = QStackedWidget(self)
        self._table.addWidget(self.view)
        self._table.addWidget(self.nothing_found)
        queue = QWidget(self)
        column = QVBoxLayout(queue)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self._table, 1)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(queue)
        leading = QWidget(self)
        self.view.setMinimumWidth(self.fontMetrics().horizontalAdvance("m") * _LEAST_EMS)
        outer = QVBoxLayout(leading)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banners)
        outer.addWidget(self.pages, 1)
        self._leading = outer
        self.addWidget(leading)
        self.addWidget(self.side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)

    def _order_focus(self, tips: QWidget) -> None:
        """Tab goes as the eye does: from top to bottom, then to the side panel."""
        parts = (self.banners, self.empty, self.filter_bar, self.view, tips, self.side)
        stops: list[list[QWidget]] = [[] for _ in parts]
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            for part, found in zip(parts, stops, strict=True):
                if (
                    widget is part or part.isAncestorOf(widget)
                ) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    found.append(widget)
            widget = widget.nextInFocusChain()
        focusable = (w for w in chain.from_iterable(stops) if w.focusPolicy() != Qt.FocusPolicy.NoFocus)
        for before, after in pairwise(focusable):
            self.setTabOrder(before, after)

    def _new_inspector(self) -> "InspectorPanel":
        made = self._make_inspector()
        made.image_chosen.connect(self._on_image_chosen)
        return made

    def _on_filter(self, text: str, statuses: list[object]) -> None:
        self._model.filter(text, statuses)  # pyright: ignore[reportArgumentType]
        self._on_counts()

    def _on_counts(self) -> None:
        total = len(self._model.jobs())
        self.filter_bar.set_counts(self._model.status_counts(), total)
        if self._page is not None:
            self.pages.setCurrentWidget(self._page)
        else:
            self.pages.setCurrentIndex(1 if total else 0)
        self._table.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _on_selection(self) -> None:
        row = self.view.current_row()
        if row is None and (rows := self.view.selected_rows()):
            row = rows[0]
        match row:
            case JobImage():
                self.side.inspector.show_selection(row.job_id, row.id)
            case Job():
                self.side.inspector.show_selection(row.id, None)
            case _:
                if made := self.side.made_inspector:
                    made.show_selection(None, None)
                self._stays_on_options = False
        if row is not None and not self._stays_on_options:
            self.side.show_inspector()

    def _on_tab(self, tab: int) -> None:
        self._stays_on_options = tab == 0

    def _on_image_chosen(self, image_id: int) -> None:
        row = self.view.current_row()
        job_id = row.job_id if isinstance(row, JobImage) else row.id if row else None
        if job_id is None:
            return
        index = self._model.index_of(job_id, image_id)
        if index.isValid() and self.view.isExpanded(index.parent()):
            self.view.reveal(job_id, image_id)

    def _on_rows(self) -> None:
        if self._looking_for and self.view.reveal(*self._looking_for):
            self._looking_for = None

"""Leads from the queue to the page with the hot folders and back; the page is imported when first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home
from rembg_desktop.runner import Runner
from rembg_desktop.ui.queue_table.feed import QueueFeed
from rembg_desktop.ui.queue_table.view import QueueView
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.feedback import Feedback
from rembg_desktop.ui.window.job_actions import JobActions
from rembg_desktop.ui.window.review_switch import ReviewSwitch
from rembg_desktop.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from rembg_desktop.ui.hotfolders.page import HotFoldersPage


class PageWindow(Protocol):
    """The parts of the main window that the page needs."""

    actions_by_name: Actions
    workspace: Workspace
    view: QueueView
    feedback: Feedback
    feed: QueueFeed
    job_actions: JobActions
    review: ReviewSwitch

    def open_url(self, url: QUrl) -> None:
        """Open a file or folder with the system's program."""


class HotFoldersSwitch(QObject):
    """Belongs to a window: a button beside those for queue and review, and the action with F4."""

    def __init__(self, window: PageWindow, runner: Runner, home: Home, close_thread: Callable[[], None]) -> None:
        """`close_thread` closes the database connection of a thread."""
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._runner = runner
        self._home = home
        self._close_thread = close_thread
        self._reading: TaskRunner | None = None
        self.page: HotFoldersPage | None = None
        self._action = window.actions_by_name["hot_folders"]
        self._review = window.actions_by_name["review"]
        self.button = self._add_button()
        self._action.toggled.connect(self._on_toggled)
        self._review.toggled.connect(self._on_review)
        window.review.buttons[0].clicked.connect(self.hide)
        window.workspace.queue_wanted.connect(self.hide)

    def hide(self) -> None:
        """Back to the queue."""
        self._action.setChecked(False)

    def stop(self) -> None:
        """End the thread."""
        if self.page is not None:
            self.page.leave()
        if self._reading is not None:
            self._reading.stop()

    def _made(self) -> "HotFoldersPage":
        if self.page is None:
            from rembg_desktop.ui.hotfolders.page import HotFoldersPage

            window = self._window
            self._reading = TaskRunner("hot-folders", self._close_thread, self)
            self.page = HotFoldersPage(
                self._runner.hot_folders, Presets(self._home.presets), self._reading, window.open_url
            )
            self.page.failed.connect(window.feedback.problem)
            self.page.changed.connect(self._runner.wake)
        return self.page

    def _on_toggled(self, shown: bool) -> None:
        window = self._window
        if shown:
            self._review.setChecked(False)
            page = self._made()
            self.button.setChecked(True)
            window.job_actions.set_active(False)
            window.workspace.show_page(page)
            page.enter()
        elif self.page is not None:
            self.page.leave()
            if self._review.isChecked():  # its page is shown instead
                return
            had_focus = _has_focus(self.page)
            window.review.buttons[0].setChecked(True)
            window.job_actions.set_active(True)
            window.workspace.show_page(None)
            if had_focus:
                window.view.setFocus()

    def _on_review(self, shown: bool) -> None:
        if shown:
            self.hide()

    def _add_button(self) -> QToolButton:
        queue, review = self._window.review.buttons
        box = queue.parentWidget()
        assert isinstance(box, QWidget)
        button = QToolButton(box)
        button.setObjectName("show-hot-folders")
        button.setText(self.tr("Hot folders"))
        button.setCheckable(True)
        button.setToolTip(f"{button.text()} ({self._action.shortcut().toString()})")
        queue.group().addButton(button)
        if (row := box.layout()) is not None:
            row.addWidget(button)
        QWidget.setTabOrder(review, button)
        button.clicked.connect(lambda: self._action.setChecked(True))
        return button


def _has_focus(page: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, QWidget) and page.isAncestorOf(focused)

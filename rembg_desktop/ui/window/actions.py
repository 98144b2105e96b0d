"""Everything the window can be told to do, as actions with names, icons and shortcuts; menus and toolbar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from rembg_desktop.ui.widgets import set_icon


@dataclass(frozen=True, slots=True)
class _Kind:
    icon: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    review: bool = False
    """Belongs to the results of the review desk, so its keys work only there; enabled once the desk is open."""


_KINDS: Final = {
    "add_images": _Kind("add-images", ("Ctrl+O",)),
    "add_folder": _Kind("add-folder", ("Ctrl+Shift+O",)),
    "add_names": _Kind("sheet", ("Ctrl+Shift+N",)),
    "paste": _Kind("paste", ("Ctrl+V",)),
    "pause": _Kind("pause", ("Ctrl+P",)),
    "open": _Kind("open", ("Ctrl+Return",)),
    "show_folder": _Kind("folder", ("Ctrl+E",)),
    "inspect": _Kind("inspect", ("F7",)),
    "cancel": _Kind("cancel", ("Ctrl+.",)),
    "retry": _Kind("retry", ("Ctrl+R",)),
    "retry_all": _Kind("retry", ("Ctrl+Shift+R",)),
    "redo": _Kind("retry"),
    "run_again": _Kind("resume", ("Ctrl+D",)),
    "use_options": _Kind("settings"),
    "hold": _Kind("hold", ("Ctrl+H",)),
    "release": _Kind("release", ("Ctrl+Shift+H",)),
    "top": _Kind("top", ("Alt+Home",)),
    "up": _Kind("chevron-up", ("Alt+Up",)),
    "down": _Kind("chevron-down", ("Alt+Down",)),
    "bottom": _Kind("bottom", ("Alt+End",)),
    "remove": _Kind("close", ("Del",)),
    "clear": _Kind("clear", ("Ctrl+Shift+Del",)),
    "undo": _Kind("undo", ("Ctrl+Z",)),
    "trash_results": _Kind("trash"),
    "search": _Kind("search", ("Ctrl+F",)),
    "queue": _Kind("queue", ("F5",)),
    "options": _Kind("settings", ("F6",)),
    "panel": _Kind("panel", ("F9",), checkable=True),
    "review": _Kind("review", ("F8",), checkable=True),
    "hot_folders": _Kind("drop", ("F4",), checkable=True),
    "review_job": _Kind("review"),
    "repair_shown": _Kind("repair", ("Ctrl+Shift+E",)),
    "accept": _Kind("status-completed", ("A",), review=True),
    "reject": _Kind("cancel", ("X",), review=True),
    "reset_review": _Kind("help", ("R",), review=True),
    "undo_review": _Kind("undo", ("Ctrl+Z",), review=True),
    "repair": _Kind("repair", ("E",), review=True),
    "again": _Kind("models", ("M",), review=True),
    "open_single": _Kind("single", ("Return", "Enter"), review=True),
    "close_single": _Kind("sheet", ("Esc",), review=True),
    "show_original": _Kind("original", review=True),
    "zoom_full": _Kind("zoom-in", ("Z",), review=True),
    "ground_1": _Kind("", ("1",), review=True),
    "ground_2": _Kind("", ("2",), review=True),
    "ground_3": _Kind("", ("3",), review=True),
    "ground_4": _Kind("", ("4",), review=True),
    "ground_5": _Kind("", ("5",), review=True),
    "open_reviewed": _Kind("open", ("Ctrl+Return",), review=True),
    "show_reviewed": _Kind("folder", ("Ctrl+E",), review=True),
    "move_rejected": _Kind("folder", review=True),
    "trash_rejected": _Kind("trash", review=True),
    "models": _Kind("models", ("Ctrl+M",)),
    "settings": _Kind("settings", ("Ctrl+,",)),
    "shortcuts": _Kind("keyboard", ("F1", "Ctrl+?")),
    "diagnostics": _Kind("paste"),
    "check_update": _Kind("download"),
    "about": _Kind("info"),
    "quit": _Kind("quit", ("Ctrl+Q",)),
}


_VIEW: Final = ("show_original", "zoom_full", "ground_1", "ground_2", "ground_3", "ground_4", "ground_5")


class Actions(QObject):
    """The actions by name; each is also an attribute of its name."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.all: dict[str, QAction] = {}
        self._tips: dict[str, str] = {}
        texts = _texts()
        for name, kind in _KINDS.items():
            action = QAction(texts[name], window)
            action.setObjectName(name)
            action.setIconText(" " + texts[name].replace("…", ""))
            action.setCheckable(kind.checkable)
            action.setShortcuts([QKeySequence(keys) for keys in kind.keys])
            if kind.keys:
                keys = QKeySequence(kind.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{texts[name].replace('…', '')} ({keys})")
            if kind.icon:
                set_icon(action, kind.icon)
            if kind.review:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.setAutoRepeat(False)
                action.setEnabled(False)
            else:
                window.addAction(action)
            self.all[name] = action
            self._tips[name] = action.toolTip()
        self.all["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self.all["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self.all["quit"].setMenuRole(QAction.MenuRole.QuitRole)

    def __getitem__(self, name: str) -> QAction:
        return self.all[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do `act` when the action is triggered."""

        def triggered(_checked: bool) -> None:
            act()

        self.all[name].triggered.connect(triggered)

    def of_review(self) -> list[QAction]:
        """The actions on results of the review desk."""
        return [self.all[name] for name, kind in _KINDS.items() if kind.review]

    def set_paused(self, paused: bool) -> None:
        """The pause action says what it will do."""
        action = self.all["pause"]
        action.setText(self.tr("Resume") if paused else self.tr("Pause"))
        action.setIconText(" " + action.text())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = (
            self.tr("Resume processing the queue")
            if paused
            else self.tr("Finish the current images, but start no new ones")
        )
        action.setToolTip(f"{tip} ({keys})")
        set_icon(action, "resume" if paused else "pause")

    def menus(self) -> list[tuple[str, list[str]]]:
        """The menu bar: titles and the names of actions, `-` for a separator."""
        return [
            (self.tr("&File"), ["add_images", "add_folder", "add_names", "paste", "-", "settings", "-", "quit"]),
            (self.tr("&Queue"), ["pause", "-", "retry_all", "clear", "undo"]),
            (self.tr("&Job"), self.job_menu()),
            (self.tr("&Review"), self.review_menu()),
            (
                self.tr("&View"),
                [
                    "search",
                    "queue",
                    "review",
                    "hot_folders",
                    "options",
                    "inspect",
                    "panel",
                    "-",
                    *_VIEW,
                    "-",
                    "models",
                ],
            ),
            (self.tr("&Help"), ["shortcuts", "diagnostics", "-", "check_update", "about"]),
        ]

    def review_menu(self) -> list[str]:
        """The menu of results in the review desk."""
        return [
            *("accept", "reject", "reset_review", "undo_review", "-"),
            *("repair", "again", "-"),
            *("open_single", "close_single", "open_reviewed", "show_reviewed", "-"),
            *("move_rejected", "trash_rejected"),
        ]

    def job_menu(self) -> list[str]:
        """The menu of selected rows."""
        return [
            *("open", "show_folder", "inspect", "review_job", "repair_shown", "-"),
            *("cancel", "retry", "redo", "run_again", "use_options", "-"),
            *("hold", "release", "top", "up", "down", "bottom", "-"),
            *("remove", "trash_results"),
        ]

    def explain(self, names: Sequence[str], reason: str) -> None:
        """Say in the tooltips why these actions are not possible; empty if they may be."""
        for name in names:
            self.all[name].setToolTip(reason or self._tips[name])

    def fill(self, menu: QMenu, names: list[str]) -> None:
        """Put actions into a menu."""
        for name in names:
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self.all[name])

    def build(self, window: QMainWindow) -> QToolBar:
        """Make menu bar and toolbar."""
        for title, names in self.menus():
            self.fill(window.menuBar().addMenu(title), names)
        bar = QToolBar(self.tr("Toolbar"), window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in ("add_images", "add_folder", "-", "pause", "clear"):
            if name == "-":
                bar.addSeparator()
            else:
                bar.addAction(self.all[name])
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        for name in ("models", "settings", "panel"):
            bar.addAction(self.all[name])
            button = bar.widgetForAction(self.all[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(action.text().replace("…", ""))
        window.addToolBar(bar)
        return bar


def _texts() -> dict[str, str]:
    return {
        "add_images": QCoreApplication.translate("Actions", "Add images…"),
        "add_folder": QCoreApplication.translate("Actions", "Add folder…"),
        "add_names": QCoreApplication.translate("Actions", "Names from a table…"),
        "paste": QCoreApplication.translate("Actions", "Paste"),
        "pause": QCoreApplication.translate("Actions", "Pause"),
        "open": QCoreApplication.translate("Actions", "Open result"),
        "show_folder": QCoreApplication.translate("Actions", "Show in folder"),
        "inspect": QCoreApplication.translate("Actions", "Compare before and after"),
        "cancel": QCoreApplication.translate("Actions", "Cancel"),
        "retry": QCoreApplication.translate("Actions", "Retry failed images"),
        "retry_all": QCoreApplication.translate("Actions", "Retry all failed images"),
        "redo": QCoreApplication.translate("Actions", "Run the whole job again"),
        "run_again": QCoreApplication.translate("Actions", "New job with current options"),
        "use_options": QCoreApplication.translate("Actions", "Apply current options"),
        "hold": QCoreApplication.translate("Actions", "Hold"),
        "release": QCoreApplication.translate("Actions", "Release"),
        "top": QCoreApplication.translate("Actions", "Move to top"),
        "up": QCoreApplication.translate("Actions", "Move up"),
        "down": QCoreApplication.translate("Actions", "Move down"),
        "bottom": QCoreApplication.translate("Actions", "Move to bottom"),
        "remove": QCoreApplication.translate("Actions", "Remove from list"),
        "clear": QCoreApplication.translate("Actions", "Clear completed"),
        "undo": QCoreApplication.translate("Actions", "Undo clear"),
        "trash_results": QCoreApplication.translate("Actions", "Move results to trash…"),
        "search": QCoreApplication.translate("Actions", "Search"),
        "queue": QCoreApplication.translate("Actions", "Go to queue"),
        "options": QCoreApplication.translate("Actions", "Options"),
        "panel": QCoreApplication.translate("Actions", "Side panel"),
        "review": QCoreApplication.translate("Actions", "Review results"),
        "hot_folders": QCoreApplication.translate("Actions", "Hot folders"),
        "review_job": QCoreApplication.translate("Actions", "Review this job"),
        "accept": QCoreApplication.translate("Actions", "Accept"),
        "reject": QCoreApplication.translate("Actions", "Reject"),
        "reset_review": QCoreApplication.translate("Actions", "Back to unreviewed"),
        "undo_review": QCoreApplication.translate("Actions", "Undo"),
        "repair": QCoreApplication.translate("Actions", "Repair…"),
        "repair_shown": QCoreApplication.translate("Actions", "Repair…"),
        "again": QCoreApplication.translate("Actions", "Another model…"),
        "open_single": QCoreApplication.translate("Actions", "Single result"),
        "close_single": QCoreApplication.translate("Actions", "Contact sheet"),
        "show_original": QCoreApplication.translate("Actions", "Show original (space bar)"),
        "zoom_full": QCoreApplication.translate("Actions", "Whole image or 100%"),
        "ground_1": QCoreApplication.translate("Actions", "Checkerboard behind the cutout"),
        "ground_2": QCoreApplication.translate("Actions", "White behind the cutout"),
        "ground_3": QCoreApplication.translate("Actions", "Black behind the cutout"),
        "ground_4": QCoreApplication.translate("Actions", "Gray behind the cutout"),
        "ground_5": QCoreApplication.translate("Actions", "Green behind the cutout"),
        "open_reviewed": QCoreApplication.translate("Actions", "Open result"),
        "show_reviewed": QCoreApplication.translate("Actions", "Show in folder"),
        "move_rejected": QCoreApplication.translate("Actions", "Move rejected results…"),
        "trash_rejected": QCoreApplication.translate("Actions", "Move rejected results to trash…"),
        "models": QCoreApplication.translate("Actions", "Models…"),
        "settings": QCoreApplication.translate("Actions", "Settings…"),
        "shortcuts": QCoreApplication.translate("Actions", "Keyboard shortcuts"),
        "diagnostics": QCoreApplication.translate("Actions", "Copy diagnostics"),
        "check_update": QCoreApplication.translate("Actions", "Check for updates"),
        "about": QCoreApplication.translate("Actions", "About Rembg Desktop"),
        "quit": QCoreApplication.translate("Actions", "Quit"),
    }

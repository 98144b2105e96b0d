"""Everything the repair window can be told to do, as actions with names, icons and shortcuts; its menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from rembg_desktop.ui.icons import set_icon
from rembg_desktop.ui.repair.canvas import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow


class ToolKind(StrEnum):
    """The tools. The values are names of actions."""

    RESTORE = "restore"
    ERASE = "erase"
    SMART_KEEP = "smart_keep"
    SMART_REMOVE = "smart_remove"
    PART = "part"
    LASSO = "lasso"
    POLYGON = "polygon"
    HAIR = "hair"


@dataclass(frozen=True, slots=True)
class _Kind:
    icon: str = ""
    keys: tuple[str, ...] = ()
    checkable: bool = False


_TOOLS: Final = {
    ToolKind.RESTORE: _Kind("brush-restore", ("B",)),
    ToolKind.ERASE: _Kind("brush-erase", ("E",)),
    ToolKind.SMART_KEEP: _Kind("smart-keep", ("S",)),
    ToolKind.SMART_REMOVE: _Kind("smart-remove", ("D",)),
    ToolKind.PART: _Kind("part", ("C",)),
    ToolKind.LASSO: _Kind("lasso", ("L",)),
    ToolKind.POLYGON: _Kind("polygon", ("P",)),
    ToolKind.HAIR: _Kind("hair", ("H",)),
}
_VIEWS: Final = {
    View.CHECKERBOARD: _Kind("checkerboard", ("1",)),
    View.COLOR: _Kind("color", ("2",)),
    View.OVERLAY: _Kind("overlay", ("3",)),
    View.MASK: _Kind("mask", ("4",)),
    View.ORIGINAL: _Kind("image", ("5",)),
    View.SPLIT: _Kind("inspect", ("6",)),
}
_OTHERS: Final = {
    "save": _Kind("save", ("Ctrl+S",)),
    "save_close": _Kind("", ("Ctrl+Return",)),
    "export_mask": _Kind("", ("Ctrl+Shift+S",)),
    "import_mask": _Kind("", ("Ctrl+O",)),
    "apply_others": _Kind(),
    "close": _Kind("", ("Ctrl+W",)),
    "undo": _Kind("undo", ("Ctrl+Z",)),
    "redo": _Kind("redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    "reset": _Kind("reset"),
    "swap": _Kind("", ("X",)),
    "smaller": _Kind("", ("[",)),
    "larger": _Kind("", ("]",)),
    "softer": _Kind("", ("{", "Shift+[")),
    "harder": _Kind("", ("}", "Shift+]")),
    "before": _Kind("original", ("\\",), checkable=True),
    "pick_color": _Kind(),
    "zoom_in": _Kind("zoom-in", ("+", "=", "Ctrl++", "Ctrl+=")),
    "zoom_out": _Kind("zoom-out", ("-", "Ctrl+-")),
    "zoom_fit": _Kind("", ("0", "Ctrl+0")),
    "zoom_full": _Kind("", ("Z",)),
    "panel": _Kind("panel", ("F9",), checkable=True),
    "help": _Kind("help", ("F1",)),
}


class RepairActions(QObject):
    """The actions by name."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.all: dict[str, QAction] = {}
        self.tools = QActionGroup(self)
        self.views = QActionGroup(self)
        texts = _texts()
        for name, kind in {**_TOOLS, **_VIEWS, **_OTHERS}.items():
            action = QAction(texts[name], window)
            action.setObjectName(name)
            action.setCheckable(kind.checkable or name in _TOOLS or name in _VIEWS)
            action.setShortcuts([QKeySequence(keys) for keys in kind.keys])
            if kind.keys:
                keys = QKeySequence(kind.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{texts[name].replace('…', '')} ({keys})")
            if kind.icon:
                set_icon(action, kind.icon)
            window.addAction(action)
            self.all[name] = action
        for tool in ToolKind:
            self.tools.addAction(self.all[tool])
        for view in View:
            self.views.addAction(self.all[view])

    def __getitem__(self, name: str) -> QAction:
        return self.all[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do `act` when the action is triggered."""

        def triggered(_checked: bool) -> None:
            act()

        self.all[name].triggered.connect(triggered)

    def set_editable(self, *, editable: bool) -> None:
        """Whether there is a picture that can be changed at present."""
        for name in (
            *ToolKind,
            *View,
            "export_mask",
            "import_mask",
            "before",
            "swap",
            "pick_color",
            "reset",
            "apply_others",
            "save",
            "save_close",
        ):
            self.all[name].setEnabled(editable)

    def build_menus(self, window: QMainWindow) -> None:
        """Make the menu bar."""
        for title, names in (
            (
                self.tr("&File"),
                ("save", "save_close", "-", "export_mask", "import_mask", "apply_others", "-", "close"),
            ),
            (self.tr("&Edit"), ("undo", "redo", "-", "reset")),
            (
                self.tr("&Tools"),
                (*ToolKind, "-", "swap", "smaller", "larger", "softer", "harder"),
            ),
            (
                self.tr("&View"),
                (*View, "pick_color", "before", "-", "zoom_in", "zoom_out", "zoom_fit", "zoom_full", "-", "panel"),
            ),
            (self.tr("&Help"), ("help",)),
        ):
            menu = window.menuBar().addMenu(title)
            for name in names:
                if name == "-":
                    menu.addSeparator()
                else:
                    menu.addAction(self.all[name])


def _texts() -> dict[str, str]:
    return {
        ToolKind.RESTORE: QCoreApplication.translate("RepairActions", "Restore brush"),
        ToolKind.ERASE: QCoreApplication.translate("RepairActions", "Erase brush"),
        ToolKind.SMART_KEEP: QCoreApplication.translate("RepairActions", "Smart brush: subject"),
        ToolKind.SMART_REMOVE: QCoreApplication.translate("RepairActions", "Smart brush: background"),
        ToolKind.PART: QCoreApplication.translate("RepairActions", "Click a part"),
        ToolKind.LASSO: QCoreApplication.translate("RepairActions", "Lasso"),
        ToolKind.POLYGON: QCoreApplication.translate("RepairActions", "Polygon"),
        ToolKind.HAIR: QCoreApplication.translate("RepairActions", "Hair brush"),
        View.CHECKERBOARD: QCoreApplication.translate("RepairActions", "Cutout on checkerboard"),
        View.COLOR: QCoreApplication.translate("RepairActions", "Cutout on color"),
        View.OVERLAY: QCoreApplication.translate("RepairActions", "Removed parts in red"),
        View.MASK: QCoreApplication.translate("RepairActions", "Mask only"),
        View.ORIGINAL: QCoreApplication.translate("RepairActions", "Original"),
        View.SPLIT: QCoreApplication.translate("RepairActions", "Original and cutout"),
        "save": QCoreApplication.translate("RepairActions", "Save"),
        "save_close": QCoreApplication.translate("RepairActions", "Save and close"),
        "export_mask": QCoreApplication.translate("RepairActions", "Export mask…"),
        "import_mask": QCoreApplication.translate("RepairActions", "Import mask…"),
        "apply_others": QCoreApplication.translate("RepairActions", "Apply adjustments to other images…"),
        "close": QCoreApplication.translate("RepairActions", "Close"),
        "undo": QCoreApplication.translate("RepairActions", "Undo"),
        "redo": QCoreApplication.translate("RepairActions", "Redo"),
        "reset": QCoreApplication.translate("RepairActions", "Reset to the model's mask"),
        "swap": QCoreApplication.translate("RepairActions", "Swap keep and remove"),
        "smaller": QCoreApplication.translate("RepairActions", "Smaller brush"),
        "larger": QCoreApplication.translate("RepairActions", "Larger brush"),
        "softer": QCoreApplication.translate("RepairActions", "Softer brush"),
        "harder": QCoreApplication.translate("RepairActions", "Harder brush"),
        "before": QCoreApplication.translate("RepairActions", "Show the mask before the changes"),
        "pick_color": QCoreApplication.translate("RepairActions", "Choose color behind the cutout…"),
        "zoom_in": QCoreApplication.translate("RepairActions", "Zoom in"),
        "zoom_out": QCoreApplication.translate("RepairActions", "Zoom out"),
        "zoom_fit": QCoreApplication.translate("RepairActions", "Fit in window"),
        "zoom_full": QCoreApplication.translate("RepairActions", "100% or fit"),
        "panel": QCoreApplication.translate("RepairActions", "Side panel"),
        "help": QCoreApplication.translate("RepairActions", "Keyboard shortcuts"),
    }

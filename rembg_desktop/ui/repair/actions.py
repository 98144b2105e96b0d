"""Everything the repair window can be told to do, as actions with names, icons and shortcuts; its menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import QColorDialog, QFileDialog, QMessageBox, QWidget

from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.widgets import set_icon

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
    "save_next": _Kind("", ("Ctrl+Shift+Return",)),
    "export_mask": _Kind("", ("Ctrl+Shift+S",)),
    "import_mask": _Kind("", ("Ctrl+O",)),
    "apply_others": _Kind(),
    "close": _Kind("", ("Ctrl+W",)),
    "undo": _Kind("undo", ("Ctrl+Z",)),
    "redo": _Kind("redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    "wider": _Kind("", ("W",)),
    "narrower": _Kind("", ("N",)),
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
            "save_next",
            "wider",
            "narrower",
        ):
            self.all[name].setEnabled(editable)

    def build_menus(self, window: QMainWindow) -> None:
        """Make the menu bar."""
        for title, names in (
            (
                self.tr("&File"),
                (
                    "save",
                    "save_close",
                    "save_next",
                    "-",
                    "export_mask",
                    "import_mask",
                    "apply_others",
                    "-",
                    "close",
                ),
            ),
            (self.tr("&Edit"), ("undo", "redo", "-", "wider", "narrower", "-", "reset")),
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
        "save_next": QCoreApplication.translate("RepairActions", "Save and next"),
        "export_mask": QCoreApplication.translate("RepairActions", "Export mask…"),
        "import_mask": QCoreApplication.translate("RepairActions", "Import mask…"),
        "apply_others": QCoreApplication.translate("RepairActions", "Apply adjustments to other images…"),
        "close": QCoreApplication.translate("RepairActions", "Close"),
        "undo": QCoreApplication.translate("RepairActions", "Undo"),
        "redo": QCoreApplication.translate("RepairActions", "Redo"),
        "wider": QCoreApplication.translate("RepairActions", "Widen the outline"),
        "narrower": QCoreApplication.translate("RepairActions", "Narrow the outline"),
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


def ask_color(parent: QWidget, color: str, chosen: Callable[[str], object]) -> None:
    """Ask for the color behind the cutout; `chosen` is called with `#rrggbb` at every change."""
    dialog = QColorDialog(QColor(color), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("RepairDialogs", "Color behind the cutout"))

    def changed(color: QColor) -> None:
        chosen(color.name())

    dialog.currentColorChanged.connect(changed)
    dialog.open()


def ask_export(parent: QWidget, photo: Path, chosen: Callable[[Path], object]) -> None:
    """Ask where to write the mask of a photo."""
    title = QCoreApplication.translate("RepairDialogs", "Export mask")
    suggested = photo.with_name(f"{photo.stem}-mask.png")
    dialog = QFileDialog(parent, title, str(suggested), "PNG (*.png)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(suggested.name)
    _open(dialog, chosen)


def ask_import(parent: QWidget, photo: Path, chosen: Callable[[Path], object]) -> None:
    """Ask which file has the mask of a photo."""
    title = QCoreApplication.translate("RepairDialogs", "Import mask")
    dialog = QFileDialog(parent, title, str(photo.parent))
    images = QCoreApplication.translate("RepairDialogs", "Images")
    every = QCoreApplication.translate("RepairDialogs", "All files")
    dialog.setNameFilters([f"{images} (*.png *.tif *.tiff *.webp *.bmp)", f"{every} (*)"])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def selected(path: str) -> None:
        chosen(Path(path))

    dialog.fileSelected.connect(selected)
    dialog.open()


def ask_apply(parent: QWidget, question: str, apply: Callable[[], object]) -> None:
    """Ask whether to apply the adjustments to other images."""
    box = _question(parent, QCoreApplication.translate("RepairDialogs", "Apply to others"))
    box.setText(question)
    box.setInformativeText(
        QCoreApplication.translate(
            "RepairDialogs",
            "Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are "
            "rendered again.",
        )
    )
    button = box.addButton(QCoreApplication.translate("RepairDialogs", "Apply"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)

    def answered(_code: int) -> None:
        if box.clickedButton() is button:
            apply()

    box.finished.connect(answered)
    box.open()


def saved_text(earlier: Path | None, now: Path | None) -> str:
    """The result was rendered again: under which name, if the earlier file could not be replaced."""
    if earlier is None or now is None or earlier.parent != now.parent or earlier == now:
        return QCoreApplication.translate("RepairDialogs", "Saved. The result is up to date.")
    text = QCoreApplication.translate("RepairDialogs", "Saved as %1, because %2 was changed by another program.")
    return text.replace("%1", now.name).replace("%2", earlier.name)


def ask_close(
    parent: QWidget, save: Callable[[], object], keep: Callable[[], object], discard: Callable[[], object]
) -> None:
    """Ask what to do with changes that are not saved."""
    box = _question(parent, QCoreApplication.translate("RepairDialogs", "Close"))
    box.setObjectName("closeRepair")
    box.setText(QCoreApplication.translate("RepairDialogs", "Save your changes before closing?"))
    box.setInformativeText(
        QCoreApplication.translate(
            "RepairDialogs",
            "If you keep a draft, you can continue later. Until you save, the result does not change.",
        )
    )
    save_button = box.addButton(QMessageBox.StandardButton.Save)
    keep_button = box.addButton(
        QCoreApplication.translate("RepairDialogs", "Keep as draft"), QMessageBox.ButtonRole.AcceptRole
    )
    keep_button.setObjectName("keepDraft")
    discard_button = box.addButton(QMessageBox.StandardButton.Discard)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save_button)

    def answered(_code: int) -> None:
        if box.clickedButton() is save_button:
            save()
        elif box.clickedButton() is keep_button:
            keep()
        elif box.clickedButton() is discard_button:
            discard()

    box.finished.connect(answered)
    box.open()


def _question(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box

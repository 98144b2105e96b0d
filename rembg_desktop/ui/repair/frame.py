"""The repair window without a document: its parts, where they are, and what it asks."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.icons import application_icon, refresh_icons
from rembg_desktop.ui.repair.actions import RepairActions
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.canvas_input import CanvasInput
from rembg_desktop.ui.repair.panel import Footer, RepairPanel
from rembg_desktop.ui.repair.tool_bar import ToolColumn, ToolOptions
from rembg_desktop.ui.repair.toolbox import Toolbox
from rembg_desktop.ui.repair.tools import Brush
from rembg_desktop.ui.text import error_text

_SIZE = (1280, 820)
_NARROW = 900
"""Below this width, logical pixels, the window begins without its panel."""


class RepairFrame(QMainWindow):
    """Tools on the left, canvas in the middle, panel on the right, state at the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("repairWindow")
        self.setWindowIcon(application_icon())
        self.actions_by_name = RepairActions(self)
        self.actions_by_name.build_menus(self)
        self.canvas = CanvasInput()
        self.panel = RepairPanel(self.actions_by_name)
        self.options = ToolOptions(Brush(self))
        self.toolbox = Toolbox(self.actions_by_name, self.options, self)
        self.banners = Banners()
        self.footer = Footer(self.canvas, self.actions_by_name)
        self._lay_out()
        self._connect_view()
        self._place()
        refresh_icons(self)

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            refresh_icons(self)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banners)
        middle.addWidget(self.canvas, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(ToolColumn(self.actions_by_name))
        row.addLayout(middle, 1)
        row.addWidget(self.panel)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addLayout(row, 1)
        column.addWidget(self.footer)
        self.setCentralWidget(whole)

    def _place(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_SIZE[0], screen.width() - 20), min(_SIZE[1], screen.height() - 40))
        wide = self.width() >= _NARROW
        self.panel.setVisible(wide)
        self.actions_by_name["panel"].setChecked(wide)

    def _connect_view(self) -> None:
        actions, canvas = self.actions_by_name, self.canvas
        for name, act in {
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "zoom_fit": canvas.zoom_fit,
            "zoom_full": canvas.toggle_full,
            "pick_color": self._choose_color,
        }.items():
            actions.on(name, act)
        for view in View:
            actions.on(view, lambda view=view: canvas.set_view(view))
        actions[View.CHECKERBOARD].setChecked(True)
        actions["panel"].toggled.connect(self.panel.setVisible)
        self.toolbox.chosen.connect(canvas.set_tool)
        canvas.size_wanted.connect(self.options.brush.step_size)
        self.options.brush.changed.connect(canvas.update)

    def _choose_color(self) -> None:
        self.actions_by_name[View.COLOR].trigger()
        ask_color(self, self.canvas.color, self.canvas.set_color)

    def show_problem(self, error: AppError) -> None:
        """Tell what went wrong."""
        self.banners.get("problem").say("error", error_text.full_text(error), detail=error_text.detail(error))


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


def ask_close(parent: QWidget, save: Callable[[], object], keep: Callable[[], object]) -> None:
    """Ask what to do with changes that are not saved."""
    box = _question(parent, QCoreApplication.translate("RepairDialogs", "Close"))
    box.setObjectName("closeRepair")
    box.setText(QCoreApplication.translate("RepairDialogs", "Save your changes before closing?"))
    box.setInformativeText(
        QCoreApplication.translate(
            "RepairDialogs", "A draft continues where you stopped. Until you save, the result does not change."
        )
    )
    save_button = box.addButton(QMessageBox.StandardButton.Save)
    keep_button = box.addButton(
        QCoreApplication.translate("RepairDialogs", "Keep as draft"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save_button)

    def answered(_code: int) -> None:
        if box.clickedButton() is save_button:
            save()
        elif box.clickedButton() is keep_button:
            keep()

    box.finished.connect(answered)
    box.open()


def _question(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box

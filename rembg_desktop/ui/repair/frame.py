"""The repair window without a document: its parts, where they are, and the panels beside and below the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.repair.actions import RepairActions, ask_color
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.canvas_input import CanvasInput
from rembg_desktop.ui.repair.tool_bar import Toolbox, ToolColumn, ToolOptions, ValueSlider, action_button
from rembg_desktop.ui.repair.tools import Brush
from rembg_desktop.ui.text import error_text, formatting
from rembg_desktop.ui.widgets import ElidedLabel, application_icon, refresh_icons

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from rembg_desktop.errors import AppError
    from rembg_desktop.ui.repair.canvas import Canvas


_PATIENCE_MS = 150
"""A slider may move on before the mask is computed again."""
_WIDTH = 264


class RepairPanel(QScrollArea):
    """Views, adjustments, and what is done with the result.

    Signals:
        adjusted: the user wants other Adjustments.
    """

    adjusted = Signal(object)

    def __init__(self, actions: RepairActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown = Adjustments()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 10, 14, 14)
        self._column.setSpacing(10)
        self._add_heading(self.tr("View"))
        self._add_views(actions)
        self._add_heading(self.tr("Edge"))
        self.edge_shift = self._add_slider(self.tr("Move edge"), -20, 20, self.tr(" px"))
        self.edge_shift.setToolTip(self.tr("Above 0 the subject becomes larger, below 0 smaller."))
        self.feather = self._add_slider(self.tr("Feather"), 0, 50, self.tr(" px"))
        self.smooth = self._add_slider(self.tr("Smooth"), 0, 20, self.tr(" px"))
        self.contrast = self._add_slider(self.tr("Contrast"), 0, 100, formatting.percent_suffix())
        self._add_heading(self.tr("Holes and parts"))
        self.fill_holes = self._add_slider(self.tr("Fill holes up to"), 0, 100, formatting.percent_suffix())
        self.fill_holes.setToolTip(self.tr("Size of a hole compared with the subject"))
        self.drop_parts = self._add_slider(self.tr("Remove parts below"), 0, 100, formatting.percent_suffix())
        self.drop_parts.setToolTip(self.tr("Size of a part compared with the largest one"))
        self.largest = QCheckBox(self.tr("Keep only the largest part"))
        self.largest.toggled.connect(self._on_largest)
        self._column.addWidget(self.largest)
        numbers = [slider.spin for slider in inner.findChildren(ValueSlider)]
        for number in numbers:
            number.setFixedWidth(max(each.width() for each in numbers))
        self._column.addStretch(1)
        self._add_button(actions, "apply_others")
        self._add_button(actions, "reset")
        self.setWidget(inner)
        self.show_adjustments(Adjustments())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: as wide as the texts of the language and the font need."""
        super().showEvent(event)
        inner = self.widget()
        if inner is not None:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setFixedWidth(max(_WIDTH, inner.minimumSizeHint().width() + bar))

    def show_adjustments(self, adjustments: Adjustments) -> None:
        """Show adjustments without telling of it, such as those before an undo."""
        self._patience.stop()
        self._shown = adjustments
        for slider, value in (
            (self.edge_shift, adjustments.edge_shift),
            (self.feather, adjustments.feather),
            (self.smooth, adjustments.smooth),
            (self.contrast, adjustments.contrast),
            (self.fill_holes, adjustments.fill_holes),
            (self.drop_parts, adjustments.drop_parts),
        ):
            slider.show_value(round(value))
        only = adjustments.drop_parts >= 100
        blocked = self.largest.blockSignals(True)
        self.largest.setChecked(only)
        self.largest.blockSignals(blocked)
        self.drop_parts.setEnabled(not only)

    def flush(self) -> None:
        """Tell of a change at once that waits for further ones."""
        if self._patience.isActive():
            self._patience.stop()
            self._tell()

    def _tell(self) -> None:
        wanted = Adjustments(
            edge_shift=self.edge_shift.value,
            feather=self.feather.value,
            smooth=self.smooth.value,
            contrast=self.contrast.value,
            fill_holes=self.fill_holes.value,
            drop_parts=self.drop_parts.value,
        )
        if wanted != self._shown:
            self._shown = wanted
            self.adjusted.emit(wanted)

    def _on_largest(self, checked: bool) -> None:
        self.drop_parts.setEnabled(not checked)
        self.drop_parts.show_value(100 if checked else 0)
        self._patience.start()

    def _add_heading(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("role", "heading")
        self._column.addWidget(label)

    def _add_slider(self, name: str, low: int, high: int, suffix: str) -> ValueSlider:
        slider = ValueSlider(name, low, high, suffix, stacked=True)
        slider.changed.connect(self._patience.start)
        slider.settled.connect(self.flush)
        self._column.addWidget(slider)
        return slider

    def _add_button(self, actions: RepairActions, name: str) -> None:
        action = actions[name]
        button = QPushButton(action.text())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._column.addWidget(button)

    def _add_views(self, actions: RepairActions) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for view in View:
            button = action_button(actions[view])
            button.setStyleSheet("QToolButton { padding: 5px; }")
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)


_BUSY_MS = 250
"""A step that takes less time shows no bar."""


class Footer(QWidget):
    """The zoom, what is being computed, what became of saving."""

    def __init__(self, canvas: Canvas, actions: RepairActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QToolButton { padding: 4px; }")
        self._canvas = canvas
        self._busy_text = ""
        self.zoom = QLabel()
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance(formatting.percent(1600)) + 6)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = ElidedLabel()
        self.state.setProperty("role", "muted")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(90)
        self.bar.hide()
        self.save = QPushButton(actions["save"].text())
        self.save.setProperty("role", "primary")
        self.save_next = QPushButton(actions["save_next"].text())
        for button, name in ((self.save, "save"), (self.save_next, "save_next")):
            button.setToolTip(actions[name].toolTip())
            button.clicked.connect(actions[name].trigger)
            button.setEnabled(actions[name].isEnabled())
            actions[name].enabledChanged.connect(button.setEnabled)
        self._late = QTimer(self, singleShot=True, interval=_BUSY_MS)
        self._late.timeout.connect(self._show_busy)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 14, 6)
        row.setSpacing(6)
        row.addWidget(action_button(actions["zoom_out"]))
        row.addWidget(self.zoom)
        row.addWidget(action_button(actions["zoom_in"]))
        row.addSpacing(6)
        row.addWidget(action_button(actions["before"]))
        row.addWidget(self.state, 1)
        row.addWidget(self.bar)
        row.addWidget(self.save_next)
        row.addWidget(self.save)
        canvas.view_changed.connect(self._show_zoom)
        self._show_zoom()

    def set_busy(self, text: str) -> None:
        """What is being computed; empty when nothing is."""
        if text:
            self._busy_text = text
            if not self._late.isActive() and not self.bar.isVisible():
                self._late.start()
            elif self.bar.isVisible():
                self.state.setText(text)
            return
        self._late.stop()
        if self.bar.isVisible():
            self.bar.hide()
            self.state.setText("")

    def set_state(self, text: str) -> None:
        """What became of saving."""
        self.state.setText(text)
        self.state.setAccessibleName(text)

    def _show_busy(self) -> None:
        self.bar.show()
        self.bar.setAccessibleName(self._busy_text)
        self.state.setText(self._busy_text)

    def _show_zoom(self) -> None:
        has_picture = self._canvas.has_picture
        text = formatting.percent(round(self._canvas.viewport.zoom * 100)) if has_picture else "–"
        self.zoom.setText(text)
        self.zoom.setAccessibleName(self.tr("Zoom: %1").replace("%1", text))


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

    def take_over(self, other: RepairFrame) -> None:
        """Be where another window is, with its tool, brush and view."""
        self.restoreGeometry(other.saveGeometry())
        self.toolbox.choose(other.toolbox.kind)
        self.options.brush.take_over(other.options.brush)
        self.options.inside.choose(other.options.inside.value)
        self.options.part.choose(other.options.part.value)
        self.canvas.set_color(other.canvas.color)
        self.canvas.set_view(other.canvas.view)
        for name in (other.canvas.view, "panel"):
            self.actions_by_name[name].setChecked(other.actions_by_name[name].isChecked())

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

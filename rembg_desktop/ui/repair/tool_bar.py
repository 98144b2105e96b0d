"""The tools on the left, the chosen one among them, and above the canvas what can be set for it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.masks.parts import PartAction
from rembg_desktop.ui.repair.actions import RepairActions, ToolKind
from rembg_desktop.ui.repair.tools import (
    KEEP,
    MAX_SIZE,
    MIN_SIZE,
    REFINE,
    REMOVE,
    Brush,
    OutlineTool,
    PartTool,
    RoughTool,
    StrokeTool,
    Tool,
)
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from rembg_desktop.masks.brush import Point
    from rembg_desktop.masks.editing import Matte
    from rembg_desktop.masks.smart import Predict
    from rembg_desktop.ui.repair.editor import Editor

_ICON: Final = 22
_SPIN_FRAME: Final = 48
"""Padding and arrows of a number, logical pixels."""
_SLIDER: Final = 1000
"""Steps of the size slider, which is logarithmic."""
_HARDNESS_STEP: Final = 0.1
_OPPOSITES: Final = {
    ToolKind.RESTORE: ToolKind.ERASE,
    ToolKind.ERASE: ToolKind.RESTORE,
    ToolKind.SMART_KEEP: ToolKind.SMART_REMOVE,
    ToolKind.SMART_REMOVE: ToolKind.SMART_KEEP,
}


class ToolColumn(QWidget):
    """One button a tool."""

    def __init__(self, actions: RepairActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QToolButton { padding: 6px; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        for kind in ToolKind:
            column.addWidget(action_button(actions[kind]))
            if kind in (ToolKind.ERASE, ToolKind.SMART_REMOVE, ToolKind.POLYGON):
                column.addSpacing(6)
        column.addStretch(1)
        for name in ("undo", "redo"):
            column.addWidget(action_button(actions[name]))


def action_button(action: QAction) -> QToolButton:
    """A flat button with the icon of an action; screen readers say its name."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


_WIDEST: Final = 260
"""Most that a slider beside its label gets, logical pixels."""


class ValueSlider(QWidget):
    """A label, a slider and a number.

    Signals:
        changed: the user has set another value.
        settled: the user is done with a change for now.
    """

    changed = Signal(int)
    settled = Signal()

    def __init__(
        self, name: str, low: int, high: int, suffix: str = "", *, logarithmic: bool = False, stacked: bool = False
    ) -> None:
        """`logarithmic`: the slider is finer for small values; `stacked`: the slider is below the label."""
        super().__init__()
        self._low, self._high, self._logarithmic = low, high, logarithmic
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(*((0, _SLIDER) if logarithmic else (low, high)))
        self.slider.setAccessibleName(name)
        self.slider.setMinimumSize(56, 22)
        self.spin = QSpinBox()
        self.spin.setRange(low, high)
        self.spin.setSuffix(suffix)
        self.spin.setAccessibleName(name)
        self.spin.setKeyboardTracking(False)
        # A style sheet's padding does not reach the line inside, and its width leaves much room for the arrows.
        self.spin.lineEdit().setTextMargins(6, 0, 0, 0)
        widest = max(self.spin.textFromValue(value) for value in (low, high))
        self.spin.setFixedWidth(self.fontMetrics().horizontalAdvance(f"{widest}0{suffix}") + _SPIN_FRAME)
        self.label = QLabel(name)
        self.label.setBuddy(self.spin)
        self.slider.valueChanged.connect(self._on_slider)
        self.slider.sliderReleased.connect(self.settled)
        self.spin.valueChanged.connect(self._on_spin)
        if stacked:
            above = QHBoxLayout()
            above.addWidget(self.label, 1)
            above.addWidget(self.spin)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addLayout(above)
            column.addWidget(self.slider)
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            for widget, stretch in ((self.label, 0), (self.slider, 1), (self.spin, 0)):
                row.addWidget(widget, stretch)
            self.setMaximumWidth(self.label.sizeHint().width() + self.spin.width() + _WIDEST)

    @property
    def value(self) -> int:
        """The present value."""
        return self.spin.value()

    def show_value(self, value: int) -> None:
        """Show a value without telling of it."""
        for widget, number in ((self.spin, value), (self.slider, self._to_slider(value))):
            blocked = widget.blockSignals(True)
            widget.setValue(number)
            widget.blockSignals(blocked)

    def _on_slider(self, position: int) -> None:
        value = self._from_slider(position)
        blocked = self.spin.blockSignals(True)
        self.spin.setValue(value)
        self.spin.blockSignals(blocked)
        self.changed.emit(value)

    def _on_spin(self, value: int) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(self._to_slider(value))
        self.slider.blockSignals(blocked)
        self.changed.emit(value)
        self.settled.emit()

    def _from_slider(self, position: int) -> int:
        if not self._logarithmic:
            return position
        return round(self._low * (self._high / self._low) ** (position / _SLIDER))

    def _to_slider(self, value: int) -> int:
        if not self._logarithmic:
            return value
        from math import log

        return round(_SLIDER * log(value / self._low) / log(self._high / self._low))


class ToolOptions(QWidget):
    """What can be set for the chosen tool: the brush, what an outline does, what a click does."""

    def __init__(self, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = brush
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.diameter = ValueSlider(self.tr("Size"), MIN_SIZE, MAX_SIZE, self.tr(" px"), logarithmic=True)
        self.diameter.setToolTip(self.tr("Mouse wheel, or [ and ]"))
        self.hardness = ValueSlider(self.tr("Hardness"), 0, 100, formatting.percent_suffix())
        self.hardness.setToolTip(self.tr("Shift+[ and Shift+]"))
        self.opacity = ValueSlider(self.tr("Opacity"), 1, 100, formatting.percent_suffix())
        self.inside = Choice({True: self.tr("Keep inside"), False: self.tr("Remove inside")})
        self.part = Choice(
            {
                PartAction.REMOVE: self.tr("Remove part"),
                PartAction.KEEP: self.tr("Keep part"),
                PartAction.FILL_HOLE: self.tr("Fill hole"),
                PartAction.ONLY: self.tr("Keep only this"),
            }
        )
        self.diameter.changed.connect(self._on_size)
        self.hardness.changed.connect(self._on_hardness)
        self.opacity.changed.connect(self._on_opacity)
        brush.changed.connect(self._show_brush)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 14, 4)
        row.setSpacing(14)
        row.addWidget(self.title, 1)
        for widget in (self.diameter, self.hardness, self.opacity, self.inside, self.part):
            row.addWidget(widget, 2)
        self._show_brush()
        self.show_tool(ToolKind.RESTORE, "")

    def minimumSizeHint(self) -> QSize:
        """Qt's: as high with every tool, so that the picture below does not move when another one is chosen."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.diameter.sizeHint().height() + 8))

    def show_tool(self, kind: ToolKind, title: str) -> None:
        """Show what can be set for a tool."""
        self.title.setText(title)
        is_stroke = kind in (ToolKind.RESTORE, ToolKind.ERASE)
        self.diameter.setVisible(kind not in (ToolKind.LASSO, ToolKind.POLYGON, ToolKind.PART))
        self.part.setVisible(kind is ToolKind.PART)
        self.hardness.setVisible(is_stroke)
        self.opacity.setVisible(is_stroke)
        self.inside.setVisible(kind in (ToolKind.LASSO, ToolKind.POLYGON))

    def _on_size(self, value: int) -> None:
        self.brush.change(size=value)

    def _on_hardness(self, value: int) -> None:
        self.brush.change(hardness=value / 100)

    def _on_opacity(self, value: int) -> None:
        self.brush.change(opacity=value / 100)

    def _show_brush(self) -> None:
        self.diameter.show_value(self.brush.size)
        self.hardness.show_value(round(self.brush.hardness * 100))
        self.opacity.show_value(round(self.brush.opacity * 100))


class Toolbox(QObject):
    """Makes the tools for a document; remembers the chosen one and the brush.

    Signals:
        chosen: the Tool.
    """

    chosen = Signal(object)

    def __init__(self, actions: RepairActions, options: ToolOptions, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = ToolKind.RESTORE
        self._actions = actions
        self._options = options
        self._brush = options.brush
        self._tools: dict[ToolKind, Tool] = {}
        for kind in ToolKind:
            actions.on(kind, lambda kind=kind: self.choose(kind))
        actions.on("swap", self._swap)
        actions.on("smaller", lambda: self._brush.step_size(-1))
        actions.on("larger", lambda: self._brush.step_size(1))
        actions.on("softer", lambda: self._brush.change(hardness=self._brush.hardness - _HARDNESS_STEP))
        actions.on("harder", lambda: self._brush.change(hardness=self._brush.hardness + _HARDNESS_STEP))
        actions[ToolKind.RESTORE].setChecked(True)
        options.show_tool(self.kind, actions[self.kind].text())

    def show_document(self, editor: Editor, predict: Predict, matte: Matte) -> None:
        """Make the tools for a document; the model helps with `predict` and `matte`, see EditSession."""
        self._brush.fit(max(editor.layers.width, editor.layers.height))
        brush, inside, part = self._brush, self._options.inside, self._options.part

        def smart(*, keep: bool) -> RoughTool:
            def compute(points: list[Point], radius: float, opposite: bool) -> None:
                editor.smart_stroke(points, radius, predict, keep=keep != opposite)

            return RoughTool(editor, brush, compute, colors=(KEEP, REMOVE) if keep else (REMOVE, KEEP))

        def refine(points: list[Point], radius: float, _opposite: bool) -> None:
            editor.refine(points, radius, matte)

        self._tools = {
            ToolKind.RESTORE: StrokeTool(editor, brush, keep=True),
            ToolKind.ERASE: StrokeTool(editor, brush, keep=False),
            ToolKind.SMART_KEEP: smart(keep=True),
            ToolKind.SMART_REMOVE: smart(keep=False),
            ToolKind.PART: PartTool(editor, lambda: part.value),
            ToolKind.LASSO: OutlineTool(editor, free=True, keep=lambda: inside.value),
            ToolKind.POLYGON: OutlineTool(editor, free=False, keep=lambda: inside.value),
            ToolKind.HAIR: RoughTool(editor, brush, refine, colors=(REFINE, REFINE)),
        }
        self.choose(self.kind)

    def choose(self, kind: ToolKind) -> None:
        """Take a tool."""
        self.kind = kind
        self._actions[kind].setChecked(True)
        self._options.show_tool(kind, self._actions[kind].text())
        if kind in self._tools:
            self.chosen.emit(self._tools[kind])

    def _swap(self) -> None:
        if self.kind in _OPPOSITES:
            self.choose(_OPPOSITES[self.kind])
        elif self.kind in (ToolKind.LASSO, ToolKind.POLYGON):
            self._options.inside.choose(not self._options.inside.value)


_Key = TypeVar("_Key", bound=Hashable)


class Choice(QWidget, Generic[_Key]):
    """Buttons of which one is chosen."""

    def __init__(self, texts: dict[_Key, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[_Key, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key, text in texts.items():
            button = self.buttons[key] = QPushButton(text)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        next(iter(self.buttons.values())).setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> _Key:
        """What is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: _Key) -> None:
        """Choose as by a click."""
        self.buttons[key].setChecked(True)

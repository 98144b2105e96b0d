"""The buttons around the comparison."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.inspector.compare_view import CompareView
from rembg_desktop.ui.inspector.facts import Selection
from rembg_desktop.ui.inspector.painting import Ground, GroundKind, swatch
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import number, percent
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import ElidedLabel, refresh_icons, set_icon


class Header(QWidget):
    """Name, place in the job, previous and next.

    Signals:
        step_wanted: -1 for the previous image, 1 for the next one.
    """

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QToolButton { padding: 4px; }")
        self.name = ElidedLabel()
        self.name.setProperty("role", "heading")
        self.place = QLabel()
        self.place.setProperty("role", "muted")
        self.previous = tool("previous", self.tr("Previous image (Page Up)"))
        self.next = tool("next", self.tr("Next image (Page Down)"))
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        # The picture below stays where it is when there are no neighbors.
        for button in (self.previous, self.next):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self._point()
        self.show_selection(None)

    def show_selection(self, selection: Selection | None) -> None:
        """Name the image, or nothing."""
        image = selection.image if selection else None
        total = selection.job.progress.total if selection else 0
        self.name.setText(image.name if image else selection.job.name if selection else "")
        text = self.tr("%1 of %2") if image and total > 1 else ""
        if image:
            text = text.replace("%1", number(image.index)).replace("%2", number(total))
        self.place.setText(text)
        for button in (self.previous, self.next):
            button.setVisible(total > 1)
        self.previous.setEnabled(image is not None and image.index > 1)
        self.next.setEnabled(image is not None and image.index < total)

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: arrows point the way of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        back, on = ("next", "previous") if self.isRightToLeft() else ("previous", "next")
        set_icon(self.previous, back)
        set_icon(self.next, on)
        refresh_icons(self)


_SWATCH: Final = 18
_SHEET: Final = "QToolButton { padding: 5px; } QToolButton::menu-button { border: none; }"


class ViewBar(QWidget):
    """How the comparison is laid out and what is under the cut-out."""

    def __init__(self, view: CompareView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setStyleSheet(_SHEET)
        self.divider = tool("inspect", self.tr("Compare with a divider"))
        self.side_by_side = tool("side-by-side", self.tr("Compare side by side"))
        self._modes = _exclusive(self, self.divider, self.side_by_side)
        self.divider.setChecked(True)
        self.divider.clicked.connect(lambda: view.set_mode(CompareMode.DIVIDER))
        self.side_by_side.clicked.connect(lambda: view.set_mode(CompareMode.SIDE_BY_SIDE))
        self.original = tool("original", self.tr("Hold to see the original (space bar)"))
        self.original.pressed.connect(lambda: view.hold_original(True))
        self.original.released.connect(lambda: view.hold_original(False))
        self.grounds: dict[GroundKind, QToolButton] = {}
        for kind, name in (
            (GroundKind.CHECKERBOARD, self.tr("Checkerboard behind the cutout")),
            (GroundKind.LIGHT, self.tr("White behind the cutout")),
            (GroundKind.DARK, self.tr("Dark behind the cutout")),
            (GroundKind.COLOR, self.tr("Custom color behind the cutout (click again to choose)")),
        ):
            button = self.grounds[kind] = tool("", name)
            button.setIconSize(QSize(_SWATCH, _SWATCH))
            button.clicked.connect(lambda _checked=False, kind=kind: self._choose(kind))
        self._ground_group = _exclusive(self, *self.grounds.values())
        self.grounds[GroundKind.CHECKERBOARD].setChecked(True)
        row = _row(self)
        row.addWidget(self.divider)
        row.addWidget(self.side_by_side)
        row.addSpacing(6)
        row.addWidget(self.original)
        row.addStretch(1)
        for button in self.grounds.values():
            row.addWidget(button)
        self.color_dialog: QColorDialog | None = None
        view.content_changed.connect(self.refresh_modes)

    def refresh_modes(self) -> None:
        """Offer the divider only where before and after lie on each other."""
        possible = self._view.can_divide
        self.divider.setEnabled(possible)
        self.divider.setToolTip(
            self.divider.accessibleName()
            if possible
            else self.tr(
                "A trimmed result has a different shape from its original, so both are shown side by side"
            )
        )
        shown = self.divider if self._view.mode is CompareMode.DIVIDER else self.side_by_side
        shown.setChecked(True)

    def set_ground(self, ground: Ground) -> None:
        """Take a ground, as by its button."""
        self._view.set_ground(ground)
        self.grounds[ground.kind].setChecked(True)
        self.refresh_swatches()

    def set_mode(self, mode: CompareMode) -> None:
        """Take a mode, as by its button."""
        self._view.set_mode(mode)
        self.refresh_modes()

    def save_state(self) -> dict[str, str]:
        """The choices by name, as text."""
        ground = self._view.ground
        return {"mode": self._view.chosen_mode.value, "ground": ground.kind.value, "color": ground.color}

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Take up the choices of save_state(); what is unknown is left as it is."""
        if state.get("mode") in list(CompareMode):
            self.set_mode(CompareMode(state["mode"]))
        if state.get("ground") in list(GroundKind):
            color = str(state.get("color", self._view.ground.color))
            self.set_ground(Ground(GroundKind(state["ground"]), color))

    def refresh_swatches(self) -> None:
        """Draw the samples for the present theme, color and screen."""
        rim = QColor(colors_of(self.palette()).strong_border)
        for kind, button in self.grounds.items():
            sample = Ground(kind, self._view.ground.color)
            button.setIcon(QIcon(swatch(sample, _SWATCH, self.devicePixelRatioF(), rim)))

    def _choose(self, kind: GroundKind) -> None:
        if kind is GroundKind.COLOR and self._view.ground.kind is GroundKind.COLOR:
            self._pick_color()
        self.set_ground(Ground(kind, self._view.ground.color))

    def _pick_color(self) -> None:
        dialog = self.color_dialog = QColorDialog(QColor(self._view.ground.color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Color behind the cutout"))
        dialog.currentColorChanged.connect(self._on_color)
        dialog.open()

    def _on_color(self, color: QColor) -> None:
        self.set_ground(Ground(GroundKind.COLOR, color.name()))


class ZoomBar(QWidget):
    """Zoom on one side, what can be done with the result on the other."""

    def __init__(self, view: CompareView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setStyleSheet(_SHEET)
        self.zoom_out = tool("zoom-out", self.tr("Zoom out (−)"))
        self.zoom_in = tool("zoom-in", self.tr("Zoom in (+)"))
        self.zoom = QToolButton()
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setToolTip(self.tr("Zoom"))
        menu = QMenu(self.zoom)
        menu.addAction(self.tr("Fit (0)"), view.zoom_fit)
        menu.addAction(self.tr("Actual pixels (1)"), view.zoom_full)
        for times in (2, 4, 8):
            menu.addAction(_percent(times), lambda times=times: self._zoom_to(times))
        self.zoom.setMenu(menu)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance(_percent(16)) + 18)
        self.zoom_out.clicked.connect(view.zoom_out)
        self.zoom_in.clicked.connect(view.zoom_in)
        self.drag = DragHandle(self.tr("Drag the result from here into another program"))
        self.copy = tool("copy", self.tr("Copy result"))
        self.open = tool("open", self.tr("Open result"))
        self.folder = tool("folder", self.tr("Show result in folder"))
        self._tips = {button: button.toolTip() for button in (self.drag, self.copy, self.open, self.folder)}
        row = _row(self)
        for button in (self.zoom_out, self.zoom, self.zoom_in):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.drag, self.copy, self.open, self.folder):
            row.addWidget(button)
        view.view_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say the present zoom."""
        has_picture = not (self._view.before.image.isNull() and self._view.after.image.isNull())
        text = _percent(self._view.viewport.zoom) if has_picture else "–"
        if self.zoom.text() != text:
            self.zoom.setText(text)
            self.zoom.setAccessibleName(self.tr("Zoom: %1").replace("%1", text))
        for button in (self.zoom, self.zoom_in, self.zoom_out):
            button.setEnabled(has_picture)

    def set_result(self, path: Path | None) -> None:
        """The result to do something with, if any; what cannot be done with one in a store says so."""
        stored = error_text.in_store_error(path)
        for button, tip in self._tips.items():
            button.setEnabled(path is not None and stored is None)
            button.setToolTip(error_text.sentence(stored) if stored else tip)

    def _zoom_to(self, times: float) -> None:
        self._view.viewport.zoom_to(times)
        self._view.set_divider(self._view.divider)


class DragHandle(QToolButton):
    """A button from which the result is dragged away.

    Signals:
        drag_wanted: the mouse has moved far enough with its button down.
    """

    drag_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _name(self, "drag-out", name)
        # It is of no use to the keyboard, which has Copy.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        start = self._pressed
        if start is not None and (event.position() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self.drag_wanted.emit()


def tool(icon: str, name: str) -> QToolButton:
    """A flat button with an icon; its name is the tooltip and what screen readers say."""
    button = QToolButton()
    _name(button, icon, name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _name(button: QToolButton, icon: str, name: str) -> None:
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setToolTip(name)
    button.setAccessibleName(name)
    if icon:
        set_icon(button, icon)


def _exclusive(parent: QWidget, *buttons: QToolButton) -> QButtonGroup:
    group = QButtonGroup(parent)
    for button in buttons:
        button.setCheckable(True)
        group.addButton(button)
    return group


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(8, 4, 8, 4)
    row.setSpacing(2)
    return row


def _percent(zoom: float) -> str:
    return percent(round(zoom * 100))

"""Icons by symbolic name, in the colors of the theme and sharp at every scale; and small input widgets."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.paths import full_path, resources
from rembg_desktop.ui.theme import colors_of

_NAME: Final = "iconName"
_ROLE: Final = "iconColor"
_SIZES: Final = (16, 24)


@lru_cache(maxsize=2048)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in one color, `size` logical pixels square, for a screen of the given pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, palette: QPalette, color: str | None = None) -> QIcon:
    """An icon in the text color of a palette (or the given one), grayed when disabled."""
    colors = colors_of(palette)
    ratios = tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))
    return _icon(name, color or colors.text, colors.strong_border, ratios)


@lru_cache(maxsize=256)
def _icon(name: str, color: str, faded: str, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        for ratio in ratios:
            made.addPixmap(pixmap(name, color, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(
            str(resources() / "icons" / f"rembg-desktop-{size}.png"), QSize(size, size)
        )  # read when shown
    return made


def set_icon(target: QAction | QAbstractButton, name: str, role: str = "text") -> None:
    """Give an action or button an icon that follows the theme; `role` is one of the theme's color names."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)


def refresh_icons(root: QWidget) -> None:
    """Draw every icon below `root` that set_icon() asked for, in the present colors."""
    colors = colors_of(root.palette())
    targets: list[QObject] = [*root.findChildren(QAction), *root.findChildren(QAbstractButton)]
    for target in targets:
        name = target.property(_NAME)
        if name and isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon(name, root.palette(), getattr(colors, target.property(_ROLE))))


class ElidedLabel(QLabel):
    """One line of plain text, cut with an ellipsis."""

    def __init__(self, text: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(text)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """No width is asked for."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's entry of painting."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        self.style().drawItemText(
            painter, room, int(alignment), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class Field(QWidget):
    """One editor with its label above it; messages stand below, where the eye already is."""

    def __init__(self, label: str, editor: QWidget, *, buddy: QWidget | None = None, hint: str = "") -> None:
        """`buddy` gets the focus from the label's mnemonic when `editor` only holds several widgets."""
        super().__init__()
        self._target = buddy or editor
        self.label = QLabel(label)
        self.label.setBuddy(self._target)
        self._hint = _wrapped("muted")
        self._error = _wrapped("error")
        plain = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        if not self._target.accessibleName():
            self._target.setAccessibleName(plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, editor, self._hint, self._error):
            layout.addWidget(widget)
        self.set_hint(hint)
        self.set_error("")

    @property
    def error(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._error.text()

    @property
    def hint(self) -> str:
        """The explanation below the editor."""
        return self._hint.text()

    def set_hint(self, text: str) -> None:
        """Explain the present choice."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and not self._error.text())
        self._describe()

    def set_error(self, text: str) -> None:
        """Show an error instead of the explanation; an empty text removes it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self._describe()

    def _describe(self) -> None:
        self._target.setAccessibleDescription(self._error.text() or self._hint.text())


def _wrapped(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    # Without this a long word-wrapped sentence asks for its whole width.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


class PathField(QWidget):
    """A line with a path and a button that opens the system's chooser without blocking the window."""

    edited = Signal()

    def __init__(self, name: str, *, folder: bool, filters: str = "") -> None:
        """`name` is the chooser's title and what screen readers call the line; `filters` as in QFileDialog."""
        super().__init__()
        self._name = name
        self._folder = folder
        self._filters = filters
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("No folder chosen") if folder else self.tr("No file chosen"))
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose: %1").replace("%1", name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.button.clicked.connect(self.choose)

    def text(self) -> str:
        """The path as it stands in the line, without spaces around it."""
        return self.line.text().strip()

    def path(self) -> Path | None:
        """The path; None when the line is empty."""
        return full_path(self.text()) if self.text() else None

    def set_text(self, text: str) -> None:
        """Show a path."""
        self.line.setText(text)

    def choose(self) -> None:
        """Open the chooser at the present path."""
        dialog = QFileDialog(self, self._name, self._start(), self._filters)
        dialog.setFileMode(QFileDialog.FileMode.Directory if self._folder else QFileDialog.FileMode.ExistingFile)
        if self._folder:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self) -> str:
        path = self.path()
        inside = path if self._folder or path is None else path.parent
        return str(inside or Path.home())

    def _on_text(self, text: str) -> None:
        self.line.setToolTip(text)
        self.edited.emit()


_AROUND: Final = 30
"""Pixels of padding and border on both sides of a word."""


class Segmented(QWidget):
    """Exclusive buttons in a row; arrow keys go from one to the next, as in a radio group."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, *, columns: int = 99) -> None:
        """`choices` are (value, label); `name` is the group's for screen readers; at most `columns` in a row."""
        super().__init__()
        self.setAccessibleName(name)
        self._group, self._buttons = QButtonGroup(self), dict[str, QPushButton]()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for start in range(0, len(choices), columns):
            row = QHBoxLayout()
            layout.addLayout(row)
            for value, label in choices[start : start + columns]:
                button = QPushButton(label)
                button.setCheckable(True)
                button.setProperty("role", "chip")
                # A chip's own radius is more than half its height at small fonts, and Qt then draws none at all.
                button.setStyleSheet("border-radius: 7px;")
                button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                self._group.addButton(button)
                self._buttons[value] = button
                row.addWidget(button)
            row.addStretch(1)
        self._buttons[choices[0][0]].setChecked(True)
        self.setFocusProxy(self._buttons[choices[0][0]])
        self._make_room()
        self._group.buttonToggled.connect(self._on_toggled)

    def button(self, value: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[value]

    def value(self) -> str:
        """The choice that is taken."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Take a choice."""
        self._buttons[value].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the words in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        # The checked one is semi-bold, which its size hint does not know before it is checked.
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        for button in self._buttons.values():
            button.setMinimumWidth(metrics.horizontalAdvance(button.text()) + _AROUND)

    def _on_toggled(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(button)
            self.chosen.emit(self.value())


class WheelGuard(QObject):
    """An event filter for the editors inside a scroll area."""

    def watch(self, root: QWidget) -> None:
        """Guard every combo box and spin box below `root`."""
        for editor in (*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox)):
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            editor.installEventFilter(self)
        for spin in root.findChildren(QAbstractSpinBox):
            # The padding of a style sheet does not reach the line inside a spin box.
            spin.lineEdit().setTextMargins(6, 0, 6, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's entry: swallow the wheel over an editor without focus, and let the scroll area have it."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def text_button(title: str, role: str = "") -> QPushButton:
    """A button that Return in a line beside it does not press."""
    button = QPushButton(title)
    button.setAutoDefault(False)
    button.setProperty("role", role)
    return button


def number_box(most: int, suffix: str = "") -> QSpinBox:
    """A field for a whole number, 1 to `most`."""
    box = QSpinBox()
    box.setRange(1, most)
    box.setSuffix(suffix)
    box.setGroupSeparatorShown(True)
    return box

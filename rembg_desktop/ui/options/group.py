"""What every section of the options panel can do."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPalette, QTransform
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.inputs import ElidedLabel, Field

_ARROW = 16


class Section(QFrame):
    """A header with title and summary; a click or Space, Left and Right open and close what is below it."""

    toggled = Signal(bool)

    def __init__(self, key: str, title: str, *, opened: bool) -> None:
        super().__init__()
        self.key = key
        self._opened = opened
        self._text = ""
        self.setProperty("role", "card")
        self.header = _Header(title)
        self._summary = ElidedLabel()
        self._summary.setProperty("role", "muted")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._body = QWidget()
        self._fields = QVBoxLayout(self._body)
        self._fields.setContentsMargins(12, 2, 12, 12)
        self._fields.setSpacing(10)
        top = _Bar()
        line = QHBoxLayout(top)
        line.setContentsMargins(4, 3, 12, 3)
        line.setSpacing(8)
        line.addWidget(self.header)
        line.addWidget(self._summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self._body)
        self.header.clicked.connect(self.toggle)
        self.header.asked.connect(self.set_opened)
        top.clicked.connect(self.header.click)
        self._show()

    def set_title(self, title: str) -> None:
        """Name the section."""
        self.header.setText(title)
        self.header.setAccessibleName(title)

    @property
    def is_opened(self) -> bool:
        """Whether the options are shown."""
        return self._opened

    @property
    def summary(self) -> str:
        """The line that stands for the options while they are folded away."""
        return self._text

    def add(self, widget: QWidget) -> None:
        """Put an option at the end."""
        self._fields.addWidget(widget)

    def set_summary(self, text: str) -> None:
        """Say in a few words what is chosen below."""
        self._text = text
        self._summary.setText("" if self._opened else text)
        self._describe()

    def set_opened(self, opened: bool) -> None:
        """Show the options or fold them away."""
        if opened != self._opened:
            self._opened = opened
            self._show()
            self.toggled.emit(opened)

    def toggle(self) -> None:
        """The other way round."""
        self.set_opened(not self._opened)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow anew in other colors or for the other direction of writing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw()

    def _show(self) -> None:
        self._body.setVisible(self._opened)
        # An empty label, not a hidden one: it keeps the title at the leading edge.
        self._summary.setText("" if self._opened else self._text)
        self._draw()
        self._describe()

    def _describe(self) -> None:
        state = self.tr("expanded") if self._opened else self.tr("collapsed")
        self.header.setAccessibleDescription(f"{state}. {self._text}")

    def _draw(self) -> None:
        name = "chevron-down" if self._opened else "chevron-right"
        color = self.palette().color(QPalette.ColorRole.WindowText).name()
        made = pixmap(name, color, _ARROW, self.devicePixelRatioF())
        if not self._opened and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            made = made.transformed(QTransform().scale(-1, 1))
        self.header.setIcon(QIcon(made))


class _Header(QToolButton):
    asked = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ARROW, _ARROW))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The whole bar answers to the mouse, so the button alone shows no hover.
        self.setStyleSheet(
            "QToolButton { padding: 6px; font-weight: 600; } QToolButton:hover { background: transparent; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Right
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            forward = Qt.Key.Key_Left
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.asked.emit(event.key() == forward)
        else:
            super().keyPressEvent(event)


class _Bar(QWidget):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class OptionGroup(Section):
    """A section that edits some fields of RemovalOptions."""

    edited = Signal()

    def __init__(self, key: str, title: str, *, opened: bool) -> None:
        super().__init__(key, title, opened=opened)
        self.fields: dict[str, Field] = {}

    @abstractmethod
    def values(self) -> dict[str, Any]:
        """The fields as RemovalOptions.from_dict() takes them."""

    @abstractmethod
    def show_options(self, options: RemovalOptions) -> None:
        """Put the fields into the editors."""

    @abstractmethod
    def refresh(self, options: RemovalOptions) -> None:
        """Show or hide what depends on other options, and renew the summary."""

    def add_field(self, name: str, field: Field) -> Field:
        """Put the editor of an option at the end."""
        self.fields[name] = field
        self.add(field)
        return field

    def set_error(self, name: str, text: str) -> bool:
        """Show what is wrong with an option of this section; whether it has that option."""
        if name not in self.fields:
            return False
        self.fields[name].set_error(text)
        self.set_opened(True)
        return True

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in self.fields.values():
            field.set_error("")

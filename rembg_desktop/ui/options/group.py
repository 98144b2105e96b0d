"""The sections of the options: one that folds, and one whose editors are made when they are needed.

The second lets the window open sooner. What is wrong with the options is said in the sections, at each field.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPalette, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.text.notice_text import reason, wrong_field
from rembg_desktop.ui.widgets import ElidedLabel, Field, pixmap

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


class LateGroup(OptionGroup):
    """A section that is made when it is opened, or when an option of it has another value than usual.

    Signals:
        made: the editors were made.
    """

    made = Signal()

    def __init__(self, key: str, names: Sequence[str]) -> None:
        """`names` are its options. The summary of the class stays while they have their usual values."""
        super().__init__(key, "", opened=False)
        self._names = tuple(names)
        self._options = RemovalOptions()
        self._is_made = False

    @abstractmethod
    def make_editors(self) -> None:
        """Make and connect the editors; called once."""

    @abstractmethod
    def edited_values(self) -> dict[str, Any]:
        """What values() gives, from the editors."""

    @abstractmethod
    def show_in_editors(self, options: RemovalOptions) -> None:
        """What show_options() does, with editors."""

    @abstractmethod
    def refresh_editors(self, options: RemovalOptions) -> None:
        """What refresh() does, with editors."""

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        if self._is_made:
            return self.edited_values()
        values = self._options.as_dict()
        return {name: values[name] for name in self._names}

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self._options, usual = options, RemovalOptions()
        if self._is_made:
            self.show_in_editors(options)
        elif any(getattr(options, name) != getattr(usual, name) for name in self._names):
            self._make()

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self._options = options
        if self._is_made:
            self.refresh_editors(options)

    def set_opened(self, opened: bool) -> None:
        """See Section."""
        if opened:
            self._make()
        super().set_opened(opened)

    def set_error(self, name: str, text: str) -> bool:
        """See OptionGroup."""
        if name in self._names:
            self._make()
        return super().set_error(name, text)

    def _make(self) -> None:
        if self._is_made:
            return
        self._is_made = True
        self.make_editors()
        before = self.blockSignals(True)  # showing is not editing
        self.show_in_editors(self._options)
        self.refresh_editors(self._options)
        self.blockSignals(before)
        # In the order of the eye: new widgets are the last that Tab reaches.
        stop: QWidget = self.header
        for editor in self.findChildren(QWidget):
            is_stop = bool(editor.focusPolicy() & Qt.FocusPolicy.TabFocus) and editor.window() is self.window()
            if is_stop and editor is not self.header:
                QWidget.setTabOrder(stop, editor)
                stop = editor
        self.made.emit()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401
            """An editor that somebody wants before it was made."""
            if name.startswith("_") or self.__dict__.get("_is_made", True):
                raise AttributeError(name)
            self._make()
            return getattr(self, name)


def validated(
    values: Mapping[str, Any], before: RemovalOptions, groups: Sequence[OptionGroup]
) -> tuple[RemovalOptions, AppError | None]:
    """The options, and the first error, if any. Every error is shown at its field; the other fields are taken.

    Args:
        values: of all fields.
        before: the options that stay where a field is wrong.
        groups: the sections with the fields.
    """
    first: AppError | None = None
    wanted = dict(values)
    # Each turn either succeeds or takes one wrong option out, so that the rest is judged as well.
    while True:
        try:
            options = RemovalOptions.from_dict(wanted, before if first else None)
        except AppError as error:
            first = first or error
            _show_error(error, groups)
            wanted.pop(wrong_field(error))
        else:
            return options, first


def _show_error(error: AppError, groups: Sequence[OptionGroup]) -> None:
    fields = [wrong_field(error)]
    if "JPEG" in error.message:
        # Either of the two can be changed, and the user may be looking at the other one.
        fields = ["format", "background"]
    for field in fields:
        for group in groups:
            group.set_error(field, reason(error))

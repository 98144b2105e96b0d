"""Sections whose editors are made when they are needed, so that the window opens sooner."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.options.group import OptionGroup


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

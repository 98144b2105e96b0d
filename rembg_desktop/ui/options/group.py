"""What every section of the options panel can do."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Signal

from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.options.section import Section


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

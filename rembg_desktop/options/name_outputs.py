"""What a table of names says about the outputs of a photo, and which outputs a job with a table has."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from rembg_desktop.errors import AppError
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.options.outputs import Output, combined


@dataclass(frozen=True, slots=True)
class Naming:
    """What a table says about the name of one photo's result; stored with the image.

    Attributes:
        name: takes the place of the photo's name in the template; empty if it keeps its own.
        folder: subfolder of the destination, with slashes; empty if the photo's own subfolder is repeated.
        fields: more fields for the template.
        presets: those of the job's outputs that are made of the photo, case-folded; empty for all.
        others: what differs for some presets, by their case-folded name.
    """

    name: str = ""
    folder: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    presets: tuple[str, ...] = ()
    others: Mapping[str, "Naming"] = field(default_factory=dict[str, "Naming"])

    def of(self, preset: str) -> "Naming":
        """What it says about the output of one preset."""
        return self.others.get(preset.casefold(), self)

    def stored(self) -> str:
        """The naming as JSON; from_stored() reads it."""
        return json.dumps(self.as_list(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_stored(cls, text: str | None) -> "Naming | None":
        """The naming of an image; None if it has none, or if the value cannot be read."""
        try:
            return cls._read(json.loads(text or "null"))
        except (TypeError, ValueError):
            return None

    def as_list(self) -> list[Any]:
        """Its values for JSON."""
        others = {preset: other.as_list() for preset, other in self.others.items()}
        values = [self.name, self.folder, dict(self.fields), list(self.presets), others]
        return values if self.presets else values[:3]

    @classmethod
    def _read(cls, values: list[Any]) -> "Naming":
        name, folder, fields = values[:3]
        presets: list[str] = values[3] if len(values) > 3 else []
        others: dict[str, list[Any]] = values[4] if len(values) > 4 else {}
        return cls(
            name, folder, fields, tuple(presets), {each: cls._read(other) for each, other in others.items()}
        )


def with_presets(
    outputs: Sequence[Output], table: NameTable, find: Callable[[str], Output], *, keep: bool
) -> tuple[tuple[Output, ...], NameTable]:
    """The outputs of a job whose table names presets, and the table with their names as they are spelled.

    Args:
        outputs: what is made of photos for which the table names no preset.
        table: the table.
        find: gives the output of a preset, or raises an AppError; match_names() tells that.
        keep: photos without a line are wanted, too.

    Raises:
        AppError: invalid_option for presets that one cut cannot give.
    """
    found: dict[str, Output] = {}
    for preset in table.presets:
        with suppress(AppError):
            found[preset.casefold()] = find(preset)
    if not table.presets:
        return tuple(outputs), table
    usual = outputs if keep or not found or not all(row.preset for row in table.rows) else ()
    names = {output.name.casefold() for output in usual}
    others = {each.name: each for each in found.values() if each.name.casefold() not in names}
    rows = tuple(
        replace(row, preset=found[row.preset.casefold()].name) if row.preset.casefold() in found else row
        for row in table.rows
    )
    table = replace(table, rows=rows, usual=tuple(output.name for output in usual))
    return combined([*usual, *others.values()]), table

"""Several outputs of one photo: option sets that differ in what is made of the mask, which is made once.

Also what a table of names says about the outputs of a photo.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.removal import CUT_OPTIONS, RemovalOptions

MAX_OUTPUTS: Final = 20
"""Most outputs of one photo."""

_LONGEST_NAME: Final = 100
FORBIDDEN: Final = r'[<>:"/\\|?*\x00-\x1f\x7f]'
"""Characters that no system, or only some, allow in file names; a pattern, compiled when it is used."""
DEVICE: Final = r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)"
"""Names that Windows keeps for devices, in lower case, with any ending."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file that is made of each photo.

    Attributes:
        name: of the preset, or what a client calls these options; unique among the outputs of a job. Empty if the
            job has one output whose options are those of no preset.
        options: how it is made.
    """

    name: str
    options: RemovalOptions

    @property
    def folder_name(self) -> str:
        """The name as a folder, and as the field `{preset}` in names of files, on every operating system."""
        text = re.sub(FORBIDDEN, "_", self.name).strip().lstrip(".").rstrip(". ") or "custom"
        while len(text.encode("utf-8", "replace")) > _LONGEST_NAME:
            text = text[:-1]
        return f"_{text}" if re.match(DEVICE, text, re.IGNORECASE) else text

    @property
    def names_itself(self) -> bool:
        """Whether the names of its files contain the name of the output, so that it needs no folder of its own."""
        return "{preset}" in self.options.name

    def as_dict(self) -> dict[str, Any]:
        """The output for other programs."""
        return {"name": self.name or None, "options": self.options.as_document()}

    def with_options(self, **values: object) -> "Output":
        """The output with other options, which are valid as they are."""
        return replace(self, options=replace(self.options, **values))

    @classmethod
    def from_document(cls, values: Mapping[str, Any]) -> "Output":
        """The output from another program; see RemovalOptions.from_document().

        Raises:
            AppError: invalid_option.
        """
        name, options = values.get("name"), values.get("options")
        if not isinstance(options, Mapping):
            raise _invalid("each output needs its options.", "Name them, or name a preset.")
        return cls(str(name or ""), RemovalOptions.from_document(cast("Mapping[str, Any]", options)))


def combined(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """The outputs as one photo can have them: the first one decides how the photo is cut.

    An output that leaves a cut option at its default gets that of the first one.

    Raises:
        AppError: invalid_option, if there is none or there are too many, if two have the same name, or if one
            needs another cut than the first.
    """
    if not 1 <= len(outputs) <= MAX_OUTPUTS:
        raise _invalid(f"{len(outputs)} is not possible.", f"Choose between 1 and {MAX_OUTPUTS} presets.")
    first = outputs[0]
    cut = {name: getattr(first.options, name) for name in CUT_OPTIONS}
    usual = RemovalOptions()
    made: list[Output] = []
    names: set[str] = set()
    for output in outputs:
        folded = output.folder_name.casefold()
        if folded in names:
            raise _invalid(f"two are named {output.name!r}.", "Choose each preset once, or give other names.")
        names.add(folded)
        for name, value in cut.items():
            own = getattr(output.options, name)
            if own not in (value, getattr(usual, name)):
                raise _invalid(
                    f"{output.name!r} has {name} {str(own)!r}, but {first.name!r} has {str(value)!r}. "
                    "Each photo is cut only once.",
                    "Choose presets with the same cut, or submit two jobs.",
                )
        made.append(output if output is first else replace(output, options=replace(output.options, **cut)))
    return tuple(made)


def with_first(outputs: Sequence[Output], options: RemovalOptions) -> tuple[Output, ...]:
    """The outputs with these options for the first one; the others keep what is not decided by the cut."""
    cut = {name: getattr(options, name) for name in CUT_OPTIONS}
    first, *others = outputs
    return (
        replace(first, options=options),
        *(replace(other, options=replace(other.options, **cut)) for other in others),
    )


def _invalid(why: str, hint: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"outputs: {why}", hint)


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

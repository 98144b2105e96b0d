"""What can be wrong with a line of a table of names, and which texts can be names of files."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rembg_desktop.options.outputs import DEVICE

LONGEST_NAME: Final = 200
"""Limit in bytes for a name or a folder of a table: file systems allow 255, and endings and numbers are added."""

_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_ROUNDED: Final = re.compile(r"[0-9][.,][0-9]+e\+[0-9]+", re.IGNORECASE)


class ProblemKind(StrEnum):
    """What is wrong with a line of a table, or worth a look."""

    NO_SOURCE = "no_source"
    NO_COLUMN = "no_column"
    NAME_WITH_FOLDER = "name_with_folder"
    BAD_CHARACTERS = "bad_characters"
    RESERVED = "reserved"
    BAD_END = "bad_end"
    TOO_LONG = "too_long"
    OUTSIDE = "outside"
    ROUNDED = "rounded"
    NOT_A_NUMBER = "not_a_number"
    EMPTY_FIELD = "empty_field"
    REPEATED = "repeated"
    SEVERAL_PHOTOS = "several_photos"
    UNKNOWN_PRESET = "unknown_preset"
    # The following do not stop a submission.
    NO_NAME = "no_name"
    SAME_NAME = "same_name"
    OTHER_FORMAT = "other_format"


_TEXTS: Final = {
    ProblemKind.NO_SOURCE: "the source is empty",
    ProblemKind.NO_COLUMN: "{value!r} belongs to no column; put quotation marks around texts with separators",
    ProblemKind.NAME_WITH_FOLDER: "{value!r} contains a slash; use the column folder",
    ProblemKind.BAD_CHARACTERS: '{value!r} contains a character that file names must not have: < > : " | ? *',
    ProblemKind.RESERVED: "{value!r} is a reserved name on Windows",
    ProblemKind.BAD_END: "{value!r} ends with a dot or consists of dots, which file names must not",
    ProblemKind.TOO_LONG: "{value!r} is too long for a file name",
    ProblemKind.OUTSIDE: "the folder {value!r} must lie inside the destination: a relative path without ..",
    ProblemKind.ROUNDED: "{value!r} looks like a number that a spreadsheet rounded; format the column as text",
    ProblemKind.NOT_A_NUMBER: "{value!r} must be a whole number, because the name uses it as {{index}}",
    ProblemKind.EMPTY_FIELD: "the column {value} is empty, but the name uses it",
    ProblemKind.REPEATED: "{value!r} has a line already: line {other}",
    ProblemKind.SEVERAL_PHOTOS: "{value!r} fits several photos: {other}",
    ProblemKind.UNKNOWN_PRESET: "there is no preset {value!r}",
    ProblemKind.NO_NAME: "no new name; {value!r} keeps its own",
    ProblemKind.SAME_NAME: "the name {value!r} is that of line {other}, too; a number is added",
    ProblemKind.OTHER_FORMAT: "{value!r} has another ending than the results; they get {other}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about one line.

    Attributes:
        line: number of the line in the file, from 1.
        value: the text in the table that is meant.
        other: what it collides with.
        source: the source in the line, if it has one.
    """

    line: int
    kind: ProblemKind
    value: str = ""
    other: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """`line 3: ...`, a sentence without its full stop."""
        shown = self.value if len(self.value) <= 80 else f"{self.value[:80]}…"
        return f"line {self.line}: {_TEXTS[self.kind].format(value=shown, other=self.other)}"

    def as_dict(self) -> dict[str, Any]:
        """The problem as JSON."""
        return {"line": self.line, "code": self.kind.value, "value": self.value, "message": self.text}


def name_problem(name: str) -> ProblemKind | None:
    """Why a text cannot be part of a file name on every system; None if it can."""
    if re.search(r"[/\\]", name):
        return ProblemKind.NAME_WITH_FOLDER
    if _FORBIDDEN.search(name):
        return ProblemKind.BAD_CHARACTERS
    if re.match(DEVICE, name, re.IGNORECASE):
        return ProblemKind.RESERVED
    if name.endswith("."):
        return ProblemKind.BAD_END
    if len(name.encode(errors="surrogatepass")) > LONGEST_NAME:
        return ProblemKind.TOO_LONG
    return ProblemKind.ROUNDED if _ROUNDED.fullmatch(name) else None


def folder_problem(folder: str) -> ProblemKind | None:
    """Why a text cannot be a subfolder of the destination; None if it can."""
    parts = re.split(r"[/\\]", folder)
    if ".." in map(str.strip, parts) or folder.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", folder):
        return ProblemKind.OUTSIDE
    if len(folder.encode(errors="surrogatepass")) > 2 * LONGEST_NAME:
        return ProblemKind.TOO_LONG
    for part in parts:
        if part.strip() != "." and (kind := name_problem(part.strip())):
            return kind
    return None

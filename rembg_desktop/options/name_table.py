"""Tables of names: CSV files that give photos a new name, a folder, a preset and fields for the name template."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.name_problems import Problem, ProblemKind, folder_problem, name_problem
from rembg_desktop.options.outputs import Output, combined

MAX_BYTES: Final = 32 << 20
"""Largest table that is read, in bytes: about 300,000 lines."""

_SEPARATORS: Final = "\t;,|"
_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "source": (
        "source",
        "file",
        "filename",
        "file_name",
        "source_name",
        "source_file",
        "photo",
        "image",
        "original",
        "original_name",
        "old_name",
        "path",
    ),
    "name": ("name", "target", "target_name", "new_name", "newname", "result", "stem"),
    "folder": ("folder", "subfolder", "directory", "target_folder"),
    "preset": ("preset",),
}
"""The columns with a meaning, and what people call them; the first one found counts, others are fields."""

_ENDINGS: Final = tuple(
    ".png .webp .jpg .jpeg .jpe .tif .tiff .avif .jxl .psd .heic .heif .bmp .gif".split()  # noqa: SIM905 - one line
)
"""What a name of a photo or result may end with in a table; the format of the result decides its ending."""

_AROUND: Final = " \t\r\n\xa0\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Spaces and invisible characters, which spreadsheets and file managers put around a text."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line of a table.

    Attributes:
        line: its number in the file, from 1; the last one, if the record spans several.
        source: which photo: its name with or without ending, or its path.
        name: takes the place of the photo's name in the name template; empty if it keeps its own.
        folder: subfolder of the destination, with slashes; empty if that does not change.
        preset: name of the preset for this photo; empty for those of the job.
        fields: the other columns, by name.
        ending: the ending that `name` had in the table.
    """

    line: int
    source: str
    name: str = ""
    folder: str = ""
    preset: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    ending: str = ""


@dataclass(frozen=True, slots=True)
class NameTable:
    """A table that was read.

    Attributes:
        title: name of its file.
        columns: names of the fields that the name template may use.
        problems: lines that cannot be used, which are not among the rows.
        usual: names of the presets for photos whose line names none; empty for all presets of the job.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[NameRow, ...]
    problems: tuple[Problem, ...] = ()
    usual: tuple[str, ...] = ()

    @property
    def presets(self) -> tuple[str, ...]:
        """The presets that lines name, each once."""
        return tuple({row.preset.casefold(): row.preset for row in self.rows if row.preset}.values())


def read_names(path: Path) -> NameTable:
    """Read a table of names.

    The first line names the columns: `source` and any of `name`, `folder`, `preset` and fields for the template.
    Separators are tabs, semicolons, commas or bars; the encoding is UTF-8, UTF-16 or Windows-1252.

    Raises:
        AppError: source_missing, source_unreadable, invalid_option if it is no such table.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        code = ErrorCode.SOURCE_MISSING if isinstance(error, FileNotFoundError) else ErrorCode.SOURCE_UNREADABLE
        message = f"The table {path} cannot be read: {error.strerror}."
        raise AppError(code, message, "Check the path and its permissions.") from error
    return parse_names(data, path.name)


def parse_names(data: bytes, title: str) -> NameTable:
    """read_names() for the bytes of a file."""
    return _Reader(title).read(data)


def is_table(path: str | Path) -> bool:
    """Whether a file is meant as a table of names, according to its ending."""
    return str(path).lower().endswith((".csv", ".tsv"))


class _Reader:
    def __init__(self, title: str) -> None:
        self._title = title
        self._problems: list[Problem] = []

    def read(self, data: bytes) -> NameTable:
        text = self._decoded(data)
        separator, text, skipped = _separator_line(text)
        if separator is None:
            separator = _likeliest_separator(text)
        records = self._records(text, separator)
        head = next(records, None)
        if head is None:
            raise self._unusable("it is empty", "Write the columns source and name, and a line for each photo.")
        meanings, columns, has_head = self._columns(head[1])
        rows: list[NameRow] = []
        if not has_head and (row := self._row(head[0] + skipped, head[1], meanings)):
            rows.append(row)
        rows.extend(
            row for line, cells in records if (row := self._row(line + skipped, cells, meanings)) is not None
        )
        return NameTable(self._title, columns, tuple(rows), tuple(self._problems))

    def _decoded(self, data: bytes) -> str:
        if len(data) > MAX_BYTES:
            raise self._unusable(f"it has more than {MAX_BYTES >> 20} MiB", "Split it into several tables.")
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise self._unusable("it is a workbook, not a text file", "Save it as CSV in your spreadsheet.")
        try:
            text = _decoded(data)
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            raise self._unusable("it is not a text file", "Save it as CSV (UTF-8) in your spreadsheet.")
        return unicodedata.normalize("NFC", text)

    def _records(self, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
        import csv
        from io import StringIO

        reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            for cells in reader:
                cleaned = [_cleaned(cell) for cell in cells]
                if any(cleaned):
                    yield reader.line_num, cleaned
        except csv.Error as error:
            why = f"line {reader.line_num} is not valid CSV: {error}"
            raise self._unusable(why, "Check the quotation marks.") from error

    def _columns(self, head: Sequence[str]) -> tuple[list[str], tuple[str, ...], bool]:
        """What each column means, the names of the fields, and whether this line names the columns."""
        meanings = _meanings(head)
        if "source" not in meanings:
            if len(head) == 2 and head[0].lower().endswith(_ENDINGS):
                return ["source", "name"], (), False
            found = ", ".join(cell for cell in head[:8] if cell) or "none"
            hint = "The first line must name the columns: source, and name, folder, preset or fields of your own."
            raise self._unusable(f"no column is called source (found: {found[:200]})", hint)
        fields = [name for name in meanings if name and name not in _COLUMNS]
        if repeated := next((name for name in meanings if name and meanings.count(name) > 1), ""):
            raise self._unusable(f"two columns are called {repeated}", "Rename one of them.")
        if len([name for name in meanings if name]) < 2:
            hint = "Add a column name, folder, preset, or a field that the name template uses."
            raise self._unusable("it has only the column source", hint)
        return meanings, tuple(fields), True

    def _row(self, line: int, cells: Sequence[str], meanings: Sequence[str]) -> NameRow | None:
        found: dict[str, str] = {}
        for index, cell in enumerate(cells):
            if index < len(meanings) and meanings[index]:
                found[meanings[index]] = cell
            elif cell:
                return self._wrong(line, ProblemKind.NO_COLUMN, cell)
        source = found.pop("source", "").strip("\"'")
        if not source:
            return self._wrong(line, ProblemKind.NO_SOURCE)
        name, ending = _without_ending(found.pop("name", ""))
        folder = found.pop("folder", "")
        if kind := name_problem(name):
            return self._wrong(line, kind, name, source)
        if kind := folder_problem(folder):
            return self._wrong(line, kind, folder, source)
        parts = [part for part in re.split(r"[/\\]", folder) if part not in ("", ".")]
        return NameRow(
            line, source, name, "/".join(part.strip() for part in parts), found.pop("preset", ""), found, ending
        )

    def _wrong(self, line: int, kind: ProblemKind, value: str = "", source: str = "") -> None:
        self._problems.append(Problem(line, kind, value, source=source))

    def _unusable(self, why: str, hint: str) -> AppError:
        return AppError(ErrorCode.INVALID_OPTION, f"The table {self._title} cannot be used: {why}.", hint)


def _without_ending(name: str) -> tuple[str, str]:
    for ending in _ENDINGS:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)].rstrip(), name[-len(ending) :].lower()
    return name, ""


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    start = data[:4000]
    if 0 in start:  # UTF-16 without its mark: every second byte of most characters is zero
        return data.decode("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _separator_line(text: str) -> tuple[str | None, str, int]:
    """The separator of Excel's first line `sep=;`, the text after it, and the number of lines left out."""
    match = re.match(r"sep=([^\w\s\"]|\t)[;,\t]*(\r\n|\r|\n)", text, re.IGNORECASE)
    return (match[1], text[match.end() :], 1) if match else (None, text, 0)


def _likeliest_separator(text: str) -> str:
    """The separator with which the first line gives most of the known columns, then most columns."""
    import csv
    from io import StringIO

    def worth(separator: str) -> tuple[bool, int, int]:
        try:
            first = next(filter(any, csv.reader(StringIO(text, newline=""), delimiter=separator)), list[str]())
        except csv.Error:
            return False, 0, 0
        meanings = _meanings([_cleaned(cell) for cell in first])
        return "source" in meanings, len(_COLUMNS.keys() & set(meanings)), len(first)

    return max(_SEPARATORS, key=worth)


def _meanings(head: Sequence[str]) -> list[str]:
    """The meaning of each column, or the name of its field; empty for a column without a name."""
    names = [_field_name(cell) for cell in head]
    meanings = list(names)
    for meaning, aliases in _COLUMNS.items():
        for alias in aliases:
            if alias in names:
                meanings[names.index(alias)] = meaning
                break
    return meanings


def _field_name(text: str) -> str:
    name = re.sub(r"\W+", "_", text.casefold()).strip("_")
    return f"_{name}" if name[:1].isdigit() else name


def _cleaned(cell: str) -> str:
    text = cell.strip(_AROUND)
    formula = re.fullmatch(r'="([^"]*)"', text)  # how spreadsheets are told to keep leading zeros
    return formula[1].strip(_AROUND) if formula else text


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

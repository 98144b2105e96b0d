"""Which line of a table of names belongs to which photo, and what the name of its result is made from."""

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.name_problems import LONGEST_NAME, Problem, ProblemKind, name_problem
from rembg_desktop.options.name_table import NameRow, NameTable
from rembg_desktop.options.outputs import Naming, Output
from rembg_desktop.options.removal import RemovalOptions
from rembg_desktop.options.values import TEMPLATE_FIELDS, invalid, template_fields

_SHOWN: Final = 10
"""Most lines of one kind in the message of an error."""


class NamesMissing(StrEnum):
    """What becomes of photos that have no line in the table, and of lines that have no photo."""

    STOP = "stop"
    """Nothing is queued."""
    KEEP = "keep"
    """The photos keep their names; the lines are not used."""
    SKIP = "skip"
    """The photos are left out; the lines are not used."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that a line may belong to.

    Attributes:
        path: its absolute path.
        root: the folder that was given, or the folder of the given file.
        name: the name that an upload had on the client; empty if it is that of the path.
    """

    path: Path
    root: Path
    name: str = ""

    @property
    def shown(self) -> str:
        """Its name in messages: the path relative to the folder that was given."""
        return self.name or os.path.relpath(self.path, self.root)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The result of a comparison.

    Attributes:
        rows: the lines of each photo, in the order of the photos; usually one, and none for a photo without.
        without_row: the photos that have none.
        without_photo: the lines that fit no photo.
        problems: lines that cannot be used. They stop a submission.
        warnings: what is worth a look before it.
        wrong: numbers from 0 of the photos that have a line which cannot be used.
        usual: see NameTable.
    """

    rows: tuple[tuple[NameRow, ...], ...]
    without_row: tuple[str, ...]
    without_photo: tuple[NameRow, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    wrong: frozenset[int] = frozenset()
    usual: tuple[str, ...] = ()

    def naming(self, photo: int) -> Naming | None:
        """What the table says about a photo, by its number from 0; None if it has no line."""
        rows = self.rows[photo]
        if not rows:
            return None
        if len(rows) == 1 and not (rows[0].preset or self.usual):
            return Naming(rows[0].name, rows[0].folder, rows[0].fields)
        others: dict[str, Naming] = {}
        for row in rows:
            for preset in (row.preset,) if row.preset else self.usual:
                others[preset.casefold()] = Naming(row.name, row.folder, row.fields)
        return replace(next(iter(others.values())), presets=tuple(others), others=others)

    def check(self, missing: NamesMissing | None) -> None:
        """Refuse a submission that would not do what the table says.

        Raises:
            AppError: invalid_option.
        """
        parts: list[str] = []
        hint = "Correct the table."
        if self.problems:
            parts.append(f"lines that cannot be used: {_listed([problem.text for problem in self.problems])}")
        if missing in (NamesMissing.KEEP, NamesMissing.SKIP):
            if parts:
                raise _refused("; ".join(parts), hint)
            return
        if self.without_row:
            parts.append(f"photos without a line in the table: {_listed(self.without_row)}")
        if self.without_photo:
            rows = [f"{row.source} (line {row.line})" for row in self.without_photo]
            parts.append(f"lines without a photo: {_listed(rows)}")
        if self.without_row or self.without_photo:
            hint = (
                "Correct the table, or choose what becomes of the photos without a line with --names-missing "
                "(in the API: names_missing): `keep` keeps their names, `skip` leaves them out. Lines without "
                "a photo are then ignored."
            )
        if parts:
            raise _refused("; ".join(parts), hint)

    def lines(self) -> list[str]:
        """Everything that a person should know before the submission, each in a sentence of its own."""
        return [
            *(f"Cannot use {problem.text}." for problem in self.problems),
            *(f"No line in the table: {name}" for name in self.without_row),
            *(f"No photo for line {row.line} of the table: {row.source}" for row in self.without_photo),
            *(f"Table, {problem.text}." for problem in self.warnings),
        ]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as JSON."""
        return {
            "matched": sum(1 for rows in self.rows if rows),
            "photos_without_line": list(self.without_row),
            "lines_without_photo": [{"line": row.line, "source": row.source} for row in self.without_photo],
            "problems": [problem.as_dict() for problem in self.problems],
            "warnings": [problem.as_dict() for problem in self.warnings],
        }


def match_names(table: NameTable, photos: Sequence[Photo], outputs: Sequence[Output]) -> NameMatch:
    """Find the line of every photo, and check that the lines can be used for these outputs.

    A source in the table is the name of a photo with or without its ending, or its path: relative to the folder
    that was given, any longer part of its end, or all of it. Upper and lower case only count where photos differ
    in nothing else.
    """
    index = _Index(photos)
    problems, warnings = list(table.problems), list[Problem]()
    known = {output.name.casefold(): output for output in outputs}
    usual = outputs[0] if not table.usual else known.get(table.usual[0].casefold(), outputs[0])
    chosen: list[dict[str, NameRow]] = [{} for _ in photos]
    without_photo: list[NameRow] = []
    for row in table.rows:
        found = index.find(row.source)
        output = known.get(row.preset.casefold()) if row.preset else usual
        used = template_fields(output.options.name) if output else ()
        if not found:
            without_photo.append(row)
        elif len(found) > 1:
            names = _listed([photos[number].shown for number in found[:_SHOWN]], len(found))
            problems.append(Problem(row.line, ProblemKind.SEVERAL_PHOTOS, row.source, names, row.source))
        elif output is None:
            problems.append(Problem(row.line, ProblemKind.UNKNOWN_PRESET, row.preset, source=row.source))
        elif wrong := _wrong_field(row, used):
            problems.append(replace(wrong, source=row.source))
        else:
            rows, key = chosen[found[0]], row.preset.casefold()
            earlier = rows.setdefault(key, row)
            if earlier is not row and not _is_same(earlier, row):
                problems.append(Problem(row.line, ProblemKind.REPEATED, row.source, str(earlier.line)))
            elif earlier is row:
                warnings.extend(_worth_a_look(row, photos[found[0]], output.options, used))
    templates = {name: template_fields(output.options.name) for name, output in known.items()}
    warnings.extend(_same_names(chosen, {**templates, "": template_fields(usual.options.name)}))
    sources = {problem.source for problem in problems if problem.source}
    wrong = frozenset(number for source in sources for number in index.find(source))
    return NameMatch(
        tuple(tuple(rows.values()) for rows in chosen),
        tuple(photo.shown for number, photo in enumerate(photos) if not chosen[number] and number not in wrong),
        tuple(without_photo),
        tuple(sorted(problems, key=lambda problem: problem.line)),
        tuple(sorted(warnings, key=lambda problem: problem.line)),
        wrong,
        table.usual,
    )


def check_template(options: RemovalOptions, known: Iterable[str]) -> None:
    """Refuse a name template with fields that nothing gives a value.

    Args:
        options: the template.
        known: the fields that a table has, beside those that every photo has.

    Raises:
        AppError: invalid_option.
    """
    columns = tuple(known)
    for name in template_fields(options.name):
        if name not in TEMPLATE_FIELDS and name not in columns:
            given = ", ".join(f"{{{each}}}" for each in (*TEMPLATE_FIELDS, *columns))
            why = f"the field {{{name}}} is unknown; it must be one of {given}, or a column of a table of names"
            raise invalid("name", options.name, why)


class _Index:
    """Finds photos by what people call them."""

    def __init__(self, photos: Sequence[Photo]) -> None:
        self._parts: list[list[str]] = []
        self._relative: list[list[str]] = []
        self._ends: dict[tuple[int, bool], dict[tuple[str, ...], list[int]]] = {}
        self._found: dict[str, list[int]] = {}
        for photo in photos:
            path = photo.path if not photo.name else photo.path.parent / photo.name
            self._parts.append(_parts(str(path), os.sep))
            self._relative.append(_parts(os.path.relpath(path, photo.root), os.sep))

    def find(self, source: str) -> list[int]:
        """The photos that a text may mean: usually one or none."""
        if source not in self._found:
            found = self._find(_parts(source, "/"))
            if not found and "\\" in source:
                found = self._find(_parts(source.replace("\\", "/"), "/"))
            self._found[source] = found
        return self._found[source]

    def _find(self, wanted: list[str]) -> list[int]:
        key = tuple(map(_folded, wanted))
        for without_ending in (False, True):
            found = self._by_end(len(wanted), without_ending=without_ending).get(key, [])
            if len(found) > 1:
                found = self._nearest(found, wanted, without_ending=without_ending)
            if found:
                return found
        return []

    def _by_end(self, length: int, *, without_ending: bool) -> dict[tuple[str, ...], list[int]]:
        """The photos by the last parts of their paths: many folders can have photos with the same names."""
        if (length, without_ending) not in self._ends:
            index: dict[tuple[str, ...], list[int]] = {}
            for number, parts in enumerate(self._parts):
                last = _stem(parts[-1]) if without_ending else parts[-1]
                index.setdefault(tuple(map(_folded, (*parts[-length:-1], last))), []).append(number)
            self._ends[length, without_ending] = index
        return self._ends[length, without_ending]

    def _nearest(self, found: list[int], wanted: list[str], *, without_ending: bool) -> list[int]:
        """Of several photos those at exactly this path, and of these those in exactly this case, if any."""

        def tail(number: int) -> list[str]:
            parts = self._relative[number]
            return [*parts[:-1], _stem(parts[-1]) if without_ending else parts[-1]]

        folded = [_folded(part) for part in wanted]
        exact = [number for number in found if [_folded(part) for part in tail(number)] == folded] or found
        return [number for number in exact if tail(number)[-len(wanted) :] == wanted] or exact


def _parts(path: str, separator: str) -> list[str]:
    text = unicodedata.normalize("NFC", path)
    parts = text.replace("\\", "/").split("/") if separator == "\\" else text.split("/")
    kept = [part for index, part in enumerate(parts) if part not in ("", ".") or (not part and index == 0)]
    return kept or [""]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - a text, not a path


def _is_same(one: NameRow, other: NameRow) -> bool:
    return (one.name, one.folder, one.fields) == (other.name, other.folder, other.fields)


def _wrong_field(row: NameRow, used: Sequence[str]) -> Problem | None:
    """Why the template cannot be filled from a line."""
    for name in used:
        value = row.fields.get(name)
        if value is None:
            continue
        if not value and name not in TEMPLATE_FIELDS:
            return Problem(row.line, ProblemKind.EMPTY_FIELD, name)
        if kind := name_problem(value):
            return Problem(row.line, kind, value)
        if name == "index" and value and not (value.isascii() and value.isdecimal()):
            return Problem(row.line, ProblemKind.NOT_A_NUMBER, value)
    together = "".join(row.fields.get(name, "") for name in used) + (row.name if "stem" in used else "")
    if len(together.encode(errors="surrogatepass")) > LONGEST_NAME:
        return Problem(row.line, ProblemKind.TOO_LONG, together)
    return None


def _worth_a_look(row: NameRow, photo: Photo, options: RemovalOptions, used: Sequence[str]) -> Iterable[Problem]:
    if not row.name and not row.folder and not row.preset and not any(row.fields.get(name) for name in used):
        yield Problem(row.line, ProblemKind.NO_NAME, photo.shown)
    if row.ending and _usual(row.ending) != _usual(options.format.suffix):
        yield Problem(row.line, ProblemKind.OTHER_FORMAT, row.name + row.ending, options.format.suffix)


def _usual(ending: str) -> str:
    return {".jpeg": ".jpg", ".jpe": ".jpg", ".tiff": ".tif"}.get(ending, ending)


def _same_names(
    chosen: Iterable[Mapping[str, NameRow]], templates: Mapping[str, Sequence[str]]
) -> Iterable[Problem]:
    """Lines that give the same name in the same folder, unless numbers tell them apart."""
    seen: dict[tuple[str, ...], int] = {}
    for rows in chosen:
        for preset, row in rows.items():
            used = templates[preset]
            if "index" in used or (not row.name and "stem" in used):
                continue
            values = [row.name if name == "stem" else row.fields.get(name, "") for name in used]
            key = (preset, _folded(row.folder), *map(_folded, values))
            if any(values) and (earlier := seen.setdefault(key, row.line)) != row.line:
                yield Problem(row.line, ProblemKind.SAME_NAME, "-".join(filter(None, values)), str(earlier))


def _listed(names: Sequence[str], count: int | None = None) -> str:
    more = (len(names) if count is None else count) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _refused(why: str, hint: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"names: {why}.", hint)

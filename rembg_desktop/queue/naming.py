"""Names of results: from the template or a table, with a number where the name is taken.

Whatever the conflict policy, a result never gets the path of a source or of another active image's result.
"""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, Output, RemovalOptions
from rembg_desktop.options.outputs import DEVICE, FORBIDDEN, Naming
from rembg_desktop.options.values import template_fields
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.database import Database

_LONGEST: Final = 230
"""Limit in bytes for a name without its extension: file systems allow 255, and `-12345` may be added."""

_LONGEST_UPLOAD: Final = 180
"""Limit in bytes for the name of an uploaded file, which leaves room for what names of results add."""


class PathKeys:
    """Computes keys that are equal for paths of the same file, ignoring case and Unicode normalization.

    Resolved folders are cached, so use a new object for each operation.
    """

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, path: Path) -> str:
        """The key of a path: a hash of its real folder and its case-folded name, 32 hexadecimal digits."""
        if isinstance(path, StorePath):
            return _hashed(str(path.parent), path.name)
        folder, name = os.path.split(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = _folded_folder(os.path.realpath(folder))
        return _hashed(real, name)

    def of_source(self, path: Path) -> tuple[str, str | None]:
        """The key of a source, and the key of its target if it is a symbolic link, otherwise None.

        Raises:
            AppError: source_unreadable when the file system does not tell whether it is a link.
        """
        return self.of(path), self.of(Path(os.path.realpath(path))) if _is_link(path) else None


class Placed(NamedTuple):
    """The path chosen for one result; `note` describes a collision, if any."""

    destination: Path
    key: str
    note: str = ""


class Keys(Protocol):
    """A set of keys."""

    def __contains__(self, key: object, /) -> bool: ...

    def add(self, key: str, /) -> None:
        """Add one."""
        ...

    def update(self, *keys: Iterable[str]) -> None:
        """Add several."""
        ...


def _exists(path: Path) -> bool:
    """Whether a file exists; nobody looks into a store for that before its result is published."""
    return not isinstance(path, StorePath) and os.path.lexists(path)


class Namer:
    """Chooses the names of a job's results, one at a time.

    Attributes:
        assigned: the keys of all that was chosen.
        numbers: the next number of each name that was wanted, by its key.
    """

    def __init__(
        self,
        options: RemovalOptions,
        keys: PathKeys,
        *,
        sources: Container[str],
        is_taken: Callable[[str], bool],
        day: date,
        preset: str = "",
        beside: "Namer | None" = None,
        exists: Callable[[Path], bool] = _exists,
        assigned: Keys | None = None,
        numbers: dict[str, int] | None = None,
    ) -> None:
        """Start with no names assigned.

        Args:
            options: template, format, model and conflict policy.
            keys: computes the keys of paths.
            sources: keys of the job's own sources.
            is_taken: whether a key belongs to the source or destination of an active image.
            day: value of `{date}`.
            preset: value of `{preset}`.
            beside: the namer of the first output, if this is that of another one. They never choose the same name.
            exists: whether there is a file with this path.
            assigned: keeps the keys of what is chosen, empty at first.
            numbers: keeps the next number of each name, empty at first.
        """
        self._options = options
        self._fields = frozenset(template_fields(options.name))
        self._plain = "{stem}-{preset}" if preset and "preset" in self._fields else "{stem}"
        self._keys = keys
        self._sources = sources
        self._is_taken = is_taken
        self._day = day.isoformat()
        self._preset = Output(preset, options).folder_name
        self._exists = exists
        self.assigned: Keys = beside.assigned if beside else set[str]() if assigned is None else assigned
        self.numbers: dict[str, int] = beside.numbers if beside else {} if numbers is None else numbers

    def reserve(self, keys: Iterable[str]) -> None:
        """Never assign these keys."""
        self.assigned.update(keys)

    def place(
        self, source: Path, number: int, folder: Path, *, naming: Naming | None = None, fresh: bool = False
    ) -> Placed:
        """Choose the path of one result.

        Args:
            source: the image.
            number: value of `{index}`.
            folder: folder of the result; does not have to exist.
            naming: what a table says about the name.
            fresh: use a new name, whatever the policy: neither replace nor skip an existing file.
        """
        policy = OnConflict.UNIQUE if fresh else self._options.on_conflict
        first = folder / self.name(source, number, naming)
        first_key = self._keys.of(first)
        start = self.numbers.get(first_key, 1)
        for count, candidate in enumerate(alternatives(first, start), start):
            key = first_key if candidate is first else self._keys.of(candidate)
            if key in self.assigned or not self._is_free(candidate, key):
                continue
            exists = self._exists(candidate)
            if exists and not _is_allowed(candidate, policy):
                continue
            self.assigned.add(key)
            self.numbers[first_key] = count + 1
            return Placed(candidate, key, _note(first, candidate, policy if exists else None))
        raise AssertionError  # the numbers are endless

    def name(self, source: Path, number: int, naming: Naming | None = None) -> str:
        """The name that a result gets if it is not taken."""
        return self._stem(source, number, naming) + self._options.format.suffix

    def _is_free(self, candidate: Path, key: str) -> bool:
        if key in self._sources or self._is_taken(key):
            return False
        if not os.path.islink(candidate):  # noqa: PTH114 - Path.is_symlink() fails in a folder that is locked
            return True
        target = self._keys.of(Path(os.path.realpath(candidate)))
        return target not in self._sources and not self._is_taken(target)

    def _stem(self, source: Path, number: int, naming: Naming | None) -> str:
        fields: dict[str, str | int] = {
            "stem": source.stem,
            "index": number,
            "model": self._options.model.replace(":", "-"),
            "date": self._day,
            "preset": self._preset,
        }
        if naming:
            fields |= {name: value for name, value in naming.fields.items() if value and name != "index"}
            if (own := naming.fields.get("index", "")).isdecimal():
                fields["index"] = int(own)
            if naming.name:
                fields["stem"] = naming.name
        # A photo without a line in the table keeps its own name.
        template = self._options.name if self._fields <= fields.keys() else self._plain
        stem = template.format_map(fields)
        while len(os.fsencode(stem)) > _LONGEST:
            stem = stem[:-1]
        return f"_{stem}" if re.match(DEVICE, stem.lstrip(), re.IGNORECASE) else stem


# Raw SQL: json_each() is a table-valued function, for which peewee has no query. The others share its condition,
# which must match that of the partial indexes.
_ACTIVE: Final = "status IN ('pending', 'processing')"
# Several outputs of an image. The one at work is found by the destination of its image.
_PLANNED: Final = f"""
    SELECT 1 FROM output JOIN image ON image.id = output.image_id
    WHERE output.destination_key = {{key}} AND output.status = 'pending' AND image.{_ACTIVE}
    AND output.number IS NOT image.output_number
"""  # noqa: S608 - constants
_SOURCE: Final = f"""
    SELECT 1 WHERE EXISTS (SELECT 1 FROM image WHERE source_key = ? AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = ? AND source_real_key IS NOT NULL AND {_ACTIVE})
"""  # noqa: S608 - constants

_RESERVED_KEY: Final = f"""
    {_SOURCE}
    OR EXISTS ({_PLANNED.format(key="?")})
"""

_SOURCE_OR_DESTINATION: Final = f"""
    SELECT 1 WHERE EXISTS (SELECT 1 FROM image WHERE destination_key = ? AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_key = ? AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = ? AND source_real_key IS NOT NULL AND {_ACTIVE})
    OR EXISTS ({_PLANNED.format(key="?")})
"""  # noqa: S608 - constants

_TAKEN: Final = f"""
    SELECT value FROM json_each(?)
    WHERE EXISTS (SELECT 1 FROM image WHERE destination_key = value AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_key = value AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = value AND source_real_key IS NOT NULL AND {_ACTIVE})
    OR EXISTS ({_PLANNED.format(key="value")})
"""  # noqa: S608 - constants


class ActivePaths:
    """Looks up paths by their keys; each answer takes one look into an index, also with 100,000 images queued."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_taken(self, key: str) -> bool:
        """Whether this file is the source or the destination of an active image."""
        return self._database.first(_SOURCE_OR_DESTINATION, key, key, key, key) is not None

    def is_source(self, key: str) -> bool:
        """Whether this file is the source of an active image."""
        return self._database.first(_SOURCE, key, key) is not None

    def is_reserved(self, key: str) -> bool:
        """Whether this file is the source of an active image, or will be one of its several outputs later."""
        return self._database.first(_RESERVED_KEY, key, key, key) is not None

    def taken(self, keys: Iterable[str]) -> set[str]:
        """The keys that are taken, found by one statement."""
        return {key for (key,) in self._database.rows(_TAKEN, json.dumps(list(keys)))}


def alternatives(destination: Path, start: int = 1) -> Iterator[Path]:
    """The path itself, then with -2, -3 and so on before the extension, without end."""
    if start == 1:
        yield destination
    number = max(start, 2)
    while True:
        yield destination.with_name(f"{destination.stem}-{number}{destination.suffix}")
        number += 1


def safe_name(name: str) -> str:
    """A file name that is safe on every operating system, from any text that a client sends.

    It contains no folder, stream, device or control characters, is not hidden, and has at most 180 bytes.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    text = re.sub(FORBIDDEN, "_", last.encode("utf-8", "replace").decode())
    text = text.strip().lstrip(".").rstrip(". ")
    if re.match(DEVICE, text, re.IGNORECASE):
        text = f"_{text}"
    stem, suffix = os.path.splitext(text)  # noqa: PTH122 - a text, not a path
    suffix = suffix[:12]
    while len((stem + suffix).encode()) > _LONGEST_UPLOAD:
        stem = stem[:-1]
    return (stem.rstrip(". ") or "image") + suffix


def _note(first: Path, chosen: Path, existing: OnConflict | None) -> str:
    if existing is OnConflict.SKIP:
        return f"{chosen.name} already exists and will be kept."
    if existing is OnConflict.OVERWRITE:
        return f"{chosen.name} already exists and will be replaced."
    if chosen != first:
        return f"{first.name} is taken; the result will be named {chosen.name}."
    return ""


def _is_allowed(existing: Path, policy: OnConflict) -> bool:
    """Whether an existing path may be chosen, to be skipped or replaced; folders are never replaced."""
    return policy is OnConflict.SKIP or (policy is OnConflict.OVERWRITE and not os.path.isdir(existing))  # noqa: PTH112


def _is_link(source: Path) -> bool:
    try:
        return source.is_symlink()
    except OSError as error:
        hint = "Check the drive and the permissions of its folder."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, f"{source} cannot be read: {error.strerror}.", hint) from error


def _folded_folder(real: str) -> str:
    # Disks of macOS and Windows usually ignore case; on others, a name may get a number it does not need.
    return folded(real) if sys.platform in ("win32", "darwin") else real


def folded(text: str) -> str:
    """A text by which names are compared, whatever the case of their letters and however these are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _hashed(folder: str, name: str) -> str:
    # Neither part can contain NUL. Names that are not valid text contain lone surrogates.
    text = f"{folder}\0{folded(name)}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

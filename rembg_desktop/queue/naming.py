"""What results are called: names from the template, and a free one where the first choice is taken.

Whatever the conflict policy says, no source is chosen, nor the name of another image that is still to come.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, RemovalOptions

_LONGEST: Final = 230
"""Bytes of a name without its ending: file systems take 255 for all, and `-12345` may have to be added."""

_LONGEST_UPLOAD: Final = 180
"""Bytes of the name of an uploaded file; the names of results add to it."""
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)

_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""Names that Windows gives to devices, whatever ending follows."""


class PathKeys:
    """Tells which paths name one file, also where case or composed letters make no difference.

    Folders are resolved once; make a new one for every operation.
    """

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, path: Path) -> str:
        """The key of a path: its real folder with the name's case folded, hashed to 32 hexadecimal digits."""
        folder, name = os.path.split(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = _folded_folder(os.path.realpath(folder))
        return _hashed(real, name)

    def of_source(self, path: Path) -> tuple[str, str | None]:
        """The key of a source, and that of the file behind it when it is a symbolic link.

        Raises:
            AppError: source_unreadable, when it cannot be told whether it is a link.
        """
        return self.of(path), self.of(Path(os.path.realpath(path))) if _is_link(path) else None


@dataclass(frozen=True, slots=True)
class Placed:
    """The name chosen for one result; `note` says so when it collided with something."""

    destination: Path
    key: str
    note: str = ""


class Namer:
    """Chooses the names of one job's results, one after the other."""

    def __init__(
        self,
        options: RemovalOptions,
        keys: PathKeys,
        *,
        sources: AbstractSet[str],
        is_taken: Callable[[str], bool],
        day: date,
    ) -> None:
        """Start with no name given away.

        Args:
            options: template, format, model and conflict policy.
            keys: makes the keys.
            sources: keys of the job's own sources.
            is_taken: whether a key belongs to a source or result of images that are still to be worked on.
            day: what `{date}` stands for.
        """
        self._options = options
        self._keys = keys
        self._sources = sources
        self._is_taken = is_taken
        self._day = day.isoformat()
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def reserve(self, keys: Iterable[str]) -> None:
        """Give none of these keys away."""
        self._given.update(keys)

    def place(self, source: Path, number: int, folder: Path, *, fresh: bool = False) -> Placed:
        """The name of one result.

        Args:
            source: the image.
            number: what `{index}` stands for.
            folder: folder of the result; need not exist.
            fresh: let nothing that exists be replaced or skipped, whatever the policy.
        """
        policy = OnConflict.UNIQUE if fresh else self._options.on_conflict
        first = folder / (self._stem(source, number) + self._options.format.suffix)
        first_key = self._keys.of(first)
        start = self._last.get(first_key, 1)
        for count, candidate in enumerate(alternatives(first, start), start):
            key = self._keys.of(candidate)
            if key in self._given or not self._is_free(candidate, key):
                continue
            exists = os.path.lexists(candidate)
            if exists and not _may_stay(candidate, policy):
                continue
            self._given.add(key)
            self._last[first_key] = count + 1
            return Placed(candidate, key, _note(first, candidate, policy if exists else None))
        raise AssertionError  # there is always another number

    def _is_free(self, candidate: Path, key: str) -> bool:
        if key in self._sources or self._is_taken(key):
            return False
        if not os.path.islink(candidate):  # noqa: PTH114 - Path.is_symlink() fails in a folder that is locked
            return True
        behind = self._keys.of(Path(os.path.realpath(candidate)))
        return behind not in self._sources and not self._is_taken(behind)

    def _stem(self, source: Path, number: int) -> str:
        stem = self._options.name.format(
            stem=source.stem, index=number, model=self._options.model.replace(":", "-"), date=self._day
        )
        while len(os.fsencode(stem)) > _LONGEST:
            stem = stem[:-1]
        return f"_{stem}" if stem.split(".")[0].strip().lower() in _RESERVED else stem


def alternatives(destination: Path, start: int = 1) -> Iterator[Path]:
    """The path itself, then with -2, -3 and so on before its ending, for ever."""
    if start == 1:
        yield destination
    number = max(start, 2)
    while True:
        yield destination.with_name(f"{destination.stem}-{number}{destination.suffix}")
        number += 1


def safe_name(name: str) -> str:
    """A safe file name on every system, made from any text that a client sends.

    It names no folder, stream or device, is not hidden, has no control characters and at most 180 bytes.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    text = _FORBIDDEN.sub("_", last.encode("utf-8", "replace").decode())
    text = text.strip().lstrip(".").rstrip(". ")
    if _DEVICE.match(text):
        text = f"_{text}"
    stem, suffix = os.path.splitext(text)  # noqa: PTH122 - a text, not a path
    suffix = suffix[:12]
    while len((stem + suffix).encode()) > _LONGEST_UPLOAD:
        stem = stem[:-1]
    return (stem.rstrip(". ") or "image") + suffix


def _note(first: Path, chosen: Path, existing: OnConflict | None) -> str:
    if existing is OnConflict.SKIP:
        return f"{chosen.name} exists and will be left alone."
    if existing is OnConflict.OVERWRITE:
        return f"{chosen.name} exists and will be replaced."
    if chosen != first:
        return f"{first.name} is taken; it will be called {chosen.name}."
    return ""


def _may_stay(existing: Path, policy: OnConflict) -> bool:
    """Whether the name of something that exists may be chosen: to be left alone or replaced, but no folder is."""
    return policy is OnConflict.SKIP or (policy is OnConflict.OVERWRITE and not os.path.isdir(existing))  # noqa: PTH112


def _is_link(source: Path) -> bool:
    try:
        return source.is_symlink()
    except OSError as error:
        hint = "Check the permissions of its folder and the drive."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, f"{source} cannot be read: {error.strerror}.", hint) from error


def _folded_folder(real: str) -> str:
    # A disk of macOS or Windows mostly ignores case; one that does not merely gets a number it did not need.
    return _folded(real) if sys.platform in ("win32", "darwin") else real


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _hashed(folder: str, name: str) -> str:
    # A NUL cannot stand in either; names that are no valid text carry lone surrogates.
    text = f"{folder}\0{_folded(name)}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

"""The files in submitted folders that are left out, and why."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import formats, input_formats

_MAX_NAMES: Final = 5
"""Number of names that are listed for each reason."""

_NOT_LOCAL: Final = 0x1000 | 0x400000
"""Windows' attributes of files that reading would download (OFFLINE, RECALL_ON_DATA_ACCESS)."""

IMAGE_SUFFIXES: Final = input_formats.SUFFIXES - {".icb", ".vda", ".vst"}
"""Extensions of images only. The others belong to other kinds of files, too, so their content must be an image."""


class LeftOutReason(StrEnum):
    """Why a file is left out."""

    NOT_AN_IMAGE = "not_an_image"
    UNREADABLE = "unreadable"
    OWN_RESULT = "own_result"
    DUPLICATE = "duplicate"
    RESULTS_FOLDER = "results_folder"


RESULTS: Final = (LeftOutReason.OWN_RESULT, LeftOutReason.RESULTS_FOLDER)
"""Reasons that do not count if earlier results are included."""

_TEXTS: Final = {
    LeftOutReason.NOT_AN_IMAGE: "not images",
    LeftOutReason.UNREADABLE: "unreadable",
    LeftOutReason.OWN_RESULT: "results of this program",
    LeftOutReason.DUPLICATE: "links to the same file",
    LeftOutReason.RESULTS_FOLDER: "folders of results",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The files that are left out for one reason.

    Attributes:
        count: number of files; of folders if the reason is `results_folder`.
        names: the first of them, as paths relative to the folder that was searched. For a duplicate, the name of
            the file that is processed instead is added.
    """

    reason: LeftOutReason
    count: int
    names: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON."""
        return {"reason": self.reason.value, "count": self.count, "names": list(self.names)}

    @property
    def names_text(self) -> str:
        """The names in a sentence, with an ellipsis if there are more."""
        return ", ".join((*self.names, *(["…"] if self.count > len(self.names) else [])))


@dataclass(slots=True)
class LeftOutFiles:
    """Collects the files during a search."""

    _counts: dict[LeftOutReason, int] = field(default_factory=dict[LeftOutReason, int])
    _names: dict[LeftOutReason, list[str]] = field(default_factory=dict[LeftOutReason, list[str]])

    def add(self, reason: LeftOutReason, name: str) -> None:
        """Count one file."""
        count = self._counts.get(reason, 0)
        self._counts[reason] = count + 1
        if count < _MAX_NAMES:
            # The names become JSON, so bytes that are not valid text are replaced.
            self._names.setdefault(reason, []).append(name.encode(errors="replace").decode())

    def entries(self) -> tuple[LeftOut, ...]:
        """One entry for each reason, in the order of LeftOutReason."""
        return tuple(
            LeftOut(reason, self._counts[reason], tuple(self._names[reason]))
            for reason in LeftOutReason
            if reason in self._counts
        )


def file_count(entries: Iterable[LeftOut]) -> int:
    """The number of files that are left out; folders of results are not searched, so their files are not known."""
    return sum(entry.count for entry in entries if entry.reason is not LeftOutReason.RESULTS_FOLDER)


def left_out_text(entries: Sequence[LeftOut]) -> str:
    """All entries in one line: `not images: 2 (a.txt, b.pdf); unreadable: 1 (c.jpg)`."""
    return "; ".join(f"{_TEXTS[entry.reason]}: {entry.count:,} ({entry.names_text})" for entry in entries)


def reason_against(
    entry: os.DirEntry[str], found: os.stat_result, *, include_results: bool
) -> LeftOutReason | None:
    """Why a file in a folder is not taken, according to its first bytes; None if it is taken."""
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - 10,000 of them
    has_suffix = suffix in IMAGE_SUFFIXES
    if (has_suffix and include_results) or getattr(found, "st_file_attributes", 0) & _NOT_LOCAL:
        return None if has_suffix else LeftOutReason.NOT_AN_IMAGE
    try:
        with open(entry.path, "rb", buffering=0, opener=_open) as file:
            head = file.read(formats.HEAD_BYTES)
            if not has_suffix and formats.recognize(head, suffix) is None:
                return LeftOutReason.NOT_AN_IMAGE
            if not include_results and formats.is_own_result(head, file):
                return LeftOutReason.OWN_RESULT
    except OSError:
        return None if has_suffix else LeftOutReason.UNREADABLE
    return None


def _open(path: str, flags: int) -> int:
    # Without waiting, if the file has become a pipe since.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class NothingFoundError(AppError):
    """The folders contain no image to process.

    Attributes:
        ignored: the files that were left out, by reason.
        brief: the message without them.
    """

    def __init__(
        self, code: ErrorCode, message: str, hint: str = "", ignored: Sequence[LeftOut] = (), brief: str = ""
    ) -> None:
        super().__init__(code, message, hint)
        self.ignored = tuple(ignored)
        self.brief = brief or message


def nothing_found(folders: Sequence[Path], ignored: Sequence[LeftOut], *, recursive: bool) -> NothingFoundError:
    """The error for folders without any image to process."""
    where = ", ".join(str(folder) for folder in folders[:3]) or "the given files"
    others = f" (ignored: {left_out_text(ignored)})" if ignored else ""
    hint = "Select a folder with images." if recursive else "Include subfolders, or select another folder."
    if any(entry.reason in RESULTS for entry in ignored):
        hint = "To process results again, select the files themselves, or include results."
    brief = f"No images were found in {where}"
    return NothingFoundError(ErrorCode.NOTHING_TO_DO, f"{brief}{others}.", hint, ignored, f"{brief}.")

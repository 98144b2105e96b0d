"""Small records that the queue's other types are made of: states, counts, one attempt, and files left out."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import formats, input_formats
from rembg_desktop.options import RemovalOptions


class JobStatus(StrEnum):
    """State of a job."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether the state is final unless the user retries."""
        return self is not JobStatus.PENDING and self is not JobStatus.PROCESSING


class ImageStatus(StrEnum):
    """State of one image; skipped means that the destination exists and the conflict policy is `skip`."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether the state is final unless the user retries."""
        return self is not ImageStatus.PENDING and self is not ImageStatus.PROCESSING


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of images."""

    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    cancelled: int = 0
    total: int = 0

    @property
    def processed(self) -> int:
        """Number of images that have ended, whatever the result."""
        return self.succeeded + self.failed + self.skipped + self.cancelled

    @property
    def percent(self) -> float:
        """0-100, one decimal; 100 only when every image has ended."""
        if not self.total:
            return 0.0
        exact = 100 * self.processed / self.total
        return round(exact, 1) if self.processed == self.total else min(99.9, round(exact, 1))

    def as_dict(self) -> dict[str, int | float]:
        """The progress as JSON."""
        return {"processed": self.processed, **asdict(self), "percent": self.percent}


class Review(StrEnum):
    """What is known about whether a result is good."""

    NONE = "none"
    NEEDS_REVIEW = "needs_review"
    """The mask is uncertain, and no person has judged the result yet."""
    ACCEPTED = "accepted"
    """A person accepted or made it."""
    REJECTED = "rejected"
    """A person rejected it."""


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """Numbers of images by review state."""

    needs_review: int = 0
    accepted: int = 0
    rejected: int = 0

    def as_dict(self) -> dict[str, int]:
        """The counts as JSON."""
        return asdict(self)


NO_REVIEWS: Final = ReviewCounts()


@dataclass(frozen=True, slots=True)
class RecordedOutput:
    """The file that an earlier attempt was about to publish, and may have published.

    Attributes:
        sha256: SHA-256 of the file, hexadecimal.
    """

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class ClaimedOutput:
    """One of several outputs of an image; `folder` is that of its destination."""

    number: int
    options: RemovalOptions
    folder: Path
    is_pending: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one worker to process one image; it is lost when the owner or attempt in the queue changes.

    Attributes:
        temp: path of the temporary file, in the folder of the destination, unique to this attempt.
        source_bytes, source_mtime_ns: size and modification time of the source when it was submitted.
        may_replace: the conflict policy is `overwrite` and the destination is the planned one.
        recorded: output of an earlier attempt; if that file exists, the image is done.
        is_again: the image is rendered again, whatever the conflict policy.
        earlier: its result then, which is replaced if nobody has changed the file.
        review_folder: folder for a result that needs review; None if it goes to its destination.
        copy: of a photo from a hot folder, which is processed instead of the source.
        number: of the image in its job, from 1.
        output_number: of the one that is made of `several` outputs; 0 if there is one only.
    """

    image_id: int
    job_id: str
    owner: str
    attempt: int
    source: Path
    source_root: Path
    destination: Path
    destination_root: Path
    temp: Path
    options: RemovalOptions
    source_bytes: int | None = None
    source_mtime_ns: int | None = None
    may_replace: bool = False
    recorded: RecordedOutput | None = None
    is_again: bool = False
    earlier: RecordedOutput | None = None
    review_folder: Path | None = None
    copy: Path | None = None
    number: int = 1
    output_number: int = 0
    several: tuple[ClaimedOutput, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """What follows the end of an output: the claim for the next one, or whether the image has failed."""

    following: Claim | None = None
    is_failed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a processed image, as it is stored.

    Attributes:
        uncertainty: how likely the mask is wrong, 0-1; None when no model was used.
        reasons: stable codes, the most important one first.
        review: the state that the image gets when it is completed.
        photo_sha256: SHA-256 of the photo's bytes, hexadecimal.
    """

    output: Path
    output_bytes: int
    notices: tuple[Notice, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict[str, float])
    device: str | None = None
    uncertainty: float | None = None
    reasons: tuple[str, ...] = ()
    review: Review = Review.NONE
    photo_sha256: str | None = None


def temp_path(folder: Path, job_id: str, image_id: int, attempt: int) -> Path:
    """The temporary file of one attempt; job ids are random, so that two homes may share a folder."""
    return folder / f".rembg-{job_id}-{image_id}-{attempt}.part"


def aside_path(folder: Path, job_id: str, image_id: int, attempt: int) -> Path:
    """Where one attempt puts the earlier result while it replaces it."""
    return folder / f".rembg-{job_id}-{image_id}-{attempt}.earlier"


_MAX_NAMES: Final = 5
"""Number of names that are listed for each reason."""

_NOT_LOCAL: Final = 0x1000 | 0x400000
"""Windows' attributes of files that reading would download (OFFLINE, RECALL_ON_DATA_ACCESS)."""

_IMAGE_SUFFIXES: Final = input_formats.SUFFIXES - {".icb", ".vda", ".vst"}
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
    has_suffix = suffix in _IMAGE_SUFFIXES
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

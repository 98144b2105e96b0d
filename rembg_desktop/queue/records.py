"""Small records that the queue's other types are made of: states, counts, and one attempt to process an image."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from rembg_desktop.errors import Notice
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
        return {
            "processed": self.processed,
            "succeeded": self.succeeded,
            "failed": self.failed,
            "skipped": self.skipped,
            "cancelled": self.cancelled,
            "total": self.total,
            "percent": self.percent,
        }


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
class Claim:
    """The right of one worker to process one image; it is lost when the owner or attempt in the queue changes.

    Attributes:
        temp: path of the temporary file, in the folder of the destination, unique to this attempt.
        source_bytes, source_mtime_ns: size and modification time of the source when it was submitted.
        may_replace: the conflict policy is `overwrite` and the destination is the planned one.
        recorded: output of an earlier attempt; if that file exists, the image is done.
        is_again: the image is rendered again, whatever the conflict policy.
        earlier: its earlier result then, which is replaced if nobody has changed the file.
        review_folder: folder for a result that needs review; None if it goes to its destination.
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

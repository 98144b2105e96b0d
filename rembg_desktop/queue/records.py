"""Small records that the queue's other types are made of: states and counts."""

from enum import StrEnum
from typing import Final, NamedTuple


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


class ImageChoice(StrEnum):
    """Which images of a job are listed."""

    ALL = "all"
    NOTABLE = "notable"
    """Those that have ended and failed or have notices."""
    RESULTS = "results"
    """Those with a file of a result, also while it is rendered again or other outputs are still made."""


class Progress(NamedTuple):
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
        return {"processed": self.processed, **self._asdict(), "percent": self.percent}


class Review(StrEnum):
    """What is known about whether a result is good."""

    NONE = "none"
    NEEDS_REVIEW = "needs_review"
    """The mask is uncertain, and no person has judged the result yet."""
    ACCEPTED = "accepted"
    """A person accepted or made it."""
    REJECTED = "rejected"
    """A person rejected it."""


class ReviewCounts(NamedTuple):
    """Numbers of images by review state."""

    needs_review: int = 0
    accepted: int = 0
    rejected: int = 0

    def as_dict(self) -> dict[str, int]:
        """The counts as JSON."""
        return self._asdict()


NO_REVIEWS: Final = ReviewCounts()

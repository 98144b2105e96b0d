"""Data types that the window, the command line and the API share: jobs, images, pauses and statistics."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an image failed or the queue is paused: a stable code, a message and a hint."""

    code: str
    message: str
    hint: str = ""

    def as_dict(self) -> dict[str, str]:
        """The failure as JSON."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


@dataclass(frozen=True, slots=True)
class JobImage:
    """One image of a job.

    Attributes:
        id: unique over all jobs.
        index: number in the job, from 1.
        destination: planned path of the result; changes at publishing when a file has appeared there.
        output: path of the published result; for a skipped image, of the existing file.
        attempts: how often processing was started.
        source_bytes, output_bytes: file sizes.
        seconds: duration from claim to end.
        steps: milliseconds by pipeline step.
        device: execution provider that ran the model.
    """

    id: int
    job_id: str
    index: int
    source: Path
    destination: Path
    status: ImageStatus
    output: Path | None = None
    attempts: int = 0
    error: Failure | None = None
    notices: tuple[Notice, ...] = ()
    source_bytes: int | None = None
    output_bytes: int | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    seconds: float | None = None
    steps: Mapping[str, float] = field(default_factory=dict[str, float])
    device: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The image as JSON."""
        return {
            "id": self.id,
            "index": self.index,
            "source": str(self.source),
            "destination": str(self.destination),
            "output": str(self.output) if self.output else None,
            "status": self.status.value,
            "attempts": self.attempts,
            "error": self.error.as_dict() if self.error else None,
            "notices": [notice.as_dict() for notice in self.notices],
            "source_bytes": self.source_bytes,
            "output_bytes": self.output_bytes,
            "started_at": timestamp(self.started_at),
            "finished_at": timestamp(self.finished_at),
            "seconds": self.seconds,
            "steps": dict(self.steps),
            "device": self.device,
        }


@dataclass(frozen=True, slots=True)
class Job:
    """One submission, whose images share options and destination.

    Attributes:
        id: twelve hexadecimal digits.
        name: name of the first folder or file, for display.
        destination: folder that contains all results.
        preset: name of the preset that the options were taken from, if any.
        held: does not run until it is released.
        priority: higher runs first.
        position: order among jobs of the same priority; lower runs first.
        left_out: number of files in the submitted folders that are not images.
    """

    id: str
    name: str
    status: JobStatus
    progress: Progress
    options: RemovalOptions
    destination: Path
    created_at: datetime
    preset: str | None = None
    held: bool = False
    priority: int = 0
    position: float = 0.0
    left_out: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    eta_seconds: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """The job without its images, as JSON."""
        return {
            "job_id": self.id,
            "name": self.name,
            "status": self.status.value,
            "held": self.held,
            "priority": self.priority,
            "progress": self.progress.as_dict(),
            "created_at": timestamp(self.created_at),
            "started_at": timestamp(self.started_at),
            "finished_at": timestamp(self.finished_at),
            "eta_seconds": self.eta_seconds,
            "preset": self.preset,
            "options": self.options.as_dict(),
            "destination": str(self.destination),
            "left_out": self.left_out,
        }


@dataclass(frozen=True, slots=True)
class JobDetail:
    """A job with its images, in order."""

    job: Job
    images: tuple[JobImage, ...]

    def as_dict(self) -> dict[str, Any]:
        """The job with its images, as JSON."""
        return {**self.job.as_dict(), "images": [image.as_dict() for image in self.images]}


@dataclass(frozen=True, slots=True)
class JobPage:
    """One page of the list of jobs, newest first; `next` is the cursor of the following page."""

    jobs: tuple[Job, ...]
    next: str | None

    def as_dict(self) -> dict[str, Any]:
        """The page as JSON."""
        return {"jobs": [job.as_dict() for job in self.jobs], "next": self.next}


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


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a processed image, as it is stored."""

    output: Path
    output_bytes: int
    notices: tuple[Notice, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict[str, float])
    device: str | None = None


def timestamp(moment: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, with milliseconds and `Z`."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""Data types that the window, the command line and the API share: jobs, images, pauses and statistics.

Each dataclass costs `status` and `list` half a millisecond of their start; a named tuple costs a fifth of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from rembg_desktop.errors import Notice
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.records import NO_REVIEWS, ImageStatus, JobStatus, Progress, Review, ReviewCounts


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
class ImageOutput:
    """One file that is made of an image; `number` counts from 1, `preset` is empty if it is the only one."""

    number: int
    preset: str
    status: ImageStatus
    destination: Path
    output: Path | None = None
    output_bytes: int | None = None
    notices: tuple[Notice, ...] = ()
    error: Failure | None = None

    def as_dict(self) -> dict[str, Any]:
        """The output as JSON."""
        return {
            "number": self.number,
            "preset": self.preset or None,
            "status": self.status.value,
            "destination": str(self.destination),
            "output": str(self.output) if self.output else None,
            "output_bytes": self.output_bytes,
            "notices": [notice.as_dict() for notice in self.notices],
            "error": self.error.as_dict() if self.error else None,
        }


@dataclass(frozen=True, slots=True)
class JobImage:
    """One image of a job.

    Attributes:
        id: unique over all jobs.
        index: number in the job, from 1.
        destination: planned path of the result; changes at publishing when a file has appeared there.
        output: path of the published result; for a skipped image, of the existing file; while an image is rendered
            again, of the result that will be replaced.
        attempts: how often processing was started.
        source_bytes, output_bytes: file sizes.
        seconds: duration from claim to end.
        steps: milliseconds by pipeline step.
        device: execution provider that ran the model.
        original_name: the name that an upload had on the client; empty if it is that of the source.
        uncertainty: how likely the mask is wrong, 0-1; None when no model was used.
        reasons: stable codes, the most important one first.
        reviewed_at: when a person accepted or rejected the result.
        photo_sha256: SHA-256 of the photo's bytes, hexadecimal: the key of its correction.
        several: the outputs if there are more than one; destination and output are those of the first.
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
    original_name: str = ""
    uncertainty: float | None = None
    reasons: tuple[str, ...] = ()
    review: Review = Review.NONE
    reviewed_at: datetime | None = None
    photo_sha256: str | None = None
    several: tuple[ImageOutput, ...] = ()

    @property
    def outputs(self) -> tuple[ImageOutput, ...]:
        """What is made of the image, in order; at least one."""
        made = self.status, self.destination, self.output, self.output_bytes, self.notices, self.error
        return self.several or (ImageOutput(1, "", *made),)

    @property
    def name(self) -> str:
        """The name of the file, as the client sent it."""
        return self.original_name or self.source.name

    def as_dict(self) -> dict[str, Any]:
        """The image as JSON."""
        return {
            "id": self.id,
            "index": self.index,
            "original_name": self.name,
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
            "uncertainty": self.uncertainty,
            "reasons": list(self.reasons),
            "review": self.review.value,
            "reviewed_at": timestamp(self.reviewed_at),
            "outputs": [output.as_dict() for output in self.outputs],
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
        left_out: number of files in the submitted folders that were left out.
        review_folder: folder for results that need review; None if it is the destination.
        reviews: numbers of images by review state.
        several: the outputs of each photo if there are more than one; options and preset are those of the first.
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
    review_folder: Path | None = None
    reviews: ReviewCounts = NO_REVIEWS
    several: tuple[Output, ...] = ()

    @property
    def outputs(self) -> tuple[Output, ...]:
        """What is made of each photo, in order; at least one."""
        return self.several or (Output(self.preset or "", self.options),)

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
            "options": self.options.as_document(),
            "outputs": [output.as_dict() for output in self.outputs],
            "destination": str(self.destination),
            "left_out": self.left_out,
            "review_folder": str(self.review_folder) if self.review_folder else None,
            "review": self.reviews.as_dict(),
        }


class JobDetail(NamedTuple):
    """A job with its images, or some of them, in order."""

    job: Job
    images: tuple[JobImage, ...]

    def as_dict(self) -> dict[str, Any]:
        """The job with its images, as JSON."""
        return {**self.job.as_dict(), "images": [image.as_dict() for image in self.images]}


class JobPage(NamedTuple):
    """One page of the list of jobs, newest first; `next` is the cursor of the following page."""

    jobs: tuple[Job, ...]
    next: str | None

    def as_dict(self) -> dict[str, Any]:
        """The page as JSON."""
        return {"jobs": [job.as_dict() for job in self.jobs], "next": self.next}


class Pause(NamedTuple):
    """Why the queue is paused. An automatic pause ends when its reason is gone; one by the user does not.

    Attributes:
        by_user: the user paused the queue.
        reason: of an automatic pause: a storage error such as a full disk, or battery power.
        folder: the folder with the storage error.
        job_id: the job in which the error occurred.
        needed_bytes: free space that is required to continue.
    """

    by_user: bool = False
    reason: Failure | None = None
    folder: Path | None = None
    job_id: str | None = None
    needed_bytes: int = 0

    @property
    def is_paused(self) -> bool:
        """Whether no images are claimed."""
        return self.by_user or self.reason is not None

    def as_dict(self) -> dict[str, Any]:
        """The pause as JSON."""
        return {
            "paused": self.is_paused,
            "by_user": self.by_user,
            "trouble": self.reason.as_dict() if self.reason else None,
            "folder": str(self.folder) if self.folder else None,
            "job_id": self.job_id,
        }


class ExecutorReport(NamedTuple):
    """The executor's report about itself, which it looks at once a second, and stores if it changed or work waits.

    Attributes:
        preparing: always false; kept for programs that read it. Earlier versions compiled code for matting.
        device_problem: why a model does not run on the device that was asked for or installed; empty if it does.
        cluster: executor.elsewhere.ClusterReport as JSON; None unless others cut out the photos.
    """

    pid: int
    started_at: datetime
    workers_active: int = 0
    workers_max: int = 0
    model: str | None = None
    device_asked: str = "auto"
    devices: tuple[str, ...] = ()
    memory_bytes: int = 0
    preparing: bool = False
    device_problem: str = ""
    cluster: Mapping[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {**self._asdict(), "started_at": timestamp(self.started_at), "devices": list(self.devices)}


class Recovery(NamedTuple):
    """What was recovered after an executor crashed: numbers of images and of deleted temporary files."""

    returned: int = 0
    completed: int = 0
    failed: int = 0
    temp_files: int = 0

    @property
    def found_something(self) -> bool:
        """Whether anything was recovered."""
        return bool(self.returned or self.completed or self.failed or self.temp_files)


class Stats(NamedTuple):
    """Statistics of the queue.

    Attributes:
        jobs, images: numbers by status, including zeros.
        per_minute_now: images per minute in the last minute, not counting idle time.
        per_minute_average: images per minute in the last 24 hours, not counting idle time.
        eta_seconds: estimated time for all remaining images; None when unknown.
        executor: latest report of the running executor, or None.
        free_bytes: free disk space by destination folder of unfinished jobs.
    """

    jobs: Mapping[str, int]
    images: Mapping[str, int]
    per_minute_now: float
    per_minute_average: float
    eta_seconds: float | None
    pause: Pause
    executor: ExecutorReport | None
    database_bytes: int
    free_bytes: Mapping[str, int]
    reviews: ReviewCounts = NO_REVIEWS

    def as_dict(self) -> dict[str, Any]:
        """The statistics as JSON."""
        executor = self.executor.as_dict() if self.executor else {}
        return {
            "jobs": dict(self.jobs),
            "images": dict(self.images),
            "images_per_minute": {"now": self.per_minute_now, "average": self.per_minute_average},
            "eta_seconds": self.eta_seconds,
            "pause": self.pause.as_dict(),
            "executor": {"alive": self.executor is not None, **executor},
            "database_bytes": self.database_bytes,
            "free_bytes": dict(self.free_bytes),
            "review": self.reviews.as_dict(),
        }


def timestamp(moment: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, with milliseconds and `Z`."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

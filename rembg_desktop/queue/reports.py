"""What the queue tells about itself: why it is paused, who works on it, what was recovered, its numbers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rembg_desktop.queue.types import Failure, timestamp


@dataclass(frozen=True, slots=True)
class Pause:
    """Why the queue is paused. A pause by a storage error ends when the error is gone; one by the user does not.

    Attributes:
        by_user: the user paused the queue.
        trouble: the storage error, such as a full disk or a missing folder.
        folder: the folder with the storage error.
        job_id: the job in which the error occurred.
        needed_bytes: free space that is required to continue.
    """

    by_user: bool = False
    trouble: Failure | None = None
    folder: Path | None = None
    job_id: str | None = None
    needed_bytes: int = 0

    @property
    def is_paused(self) -> bool:
        """Whether no images are claimed."""
        return self.by_user or self.trouble is not None

    def as_dict(self) -> dict[str, Any]:
        """The pause as JSON."""
        return {
            "paused": self.is_paused,
            "by_user": self.by_user,
            "trouble": self.trouble.as_dict() if self.trouble else None,
            "folder": str(self.folder) if self.folder else None,
            "job_id": self.job_id,
        }


@dataclass(frozen=True, slots=True)
class ExecutorReport:
    """The executor's report about itself, which it stores about once a second.

    Attributes:
        preparing: images wait for the alpha matting code, which is compiled on first use.
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

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {**asdict(self), "started_at": timestamp(self.started_at), "devices": list(self.devices)}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was recovered after an executor crashed: numbers of images and of deleted temporary files."""

    returned: int = 0
    completed: int = 0
    failed: int = 0
    temp_files: int = 0

    @property
    def found_something(self) -> bool:
        """Whether anything was recovered."""
        return bool(self.returned or self.completed or self.failed or self.temp_files)


@dataclass(frozen=True, slots=True)
class Stats:
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
        }

"""What the queue tells about itself: why it is paused, who works on it, what was recovered, its numbers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rembg_desktop.queue.types import Failure, timestamp


@dataclass(frozen=True, slots=True)
class Pause:
    """Why nothing is claimed. A trouble of the place ends by itself; a pause of the user's does not.

    Attributes:
        by_user: somebody pressed pause.
        trouble: the reason when the place is in trouble.
        folder: the folder that is in trouble.
        job_id: the job that met the trouble.
        needed_bytes: free space that is wanted before going on.
    """

    by_user: bool = False
    trouble: Failure | None = None
    folder: Path | None = None
    job_id: str | None = None
    needed_bytes: int = 0

    @property
    def is_paused(self) -> bool:
        """Whether claims are refused."""
        return self.by_user or self.trouble is not None

    def as_dict(self) -> dict[str, Any]:
        """The pause as JSON reports it."""
        return {
            "paused": self.is_paused,
            "by_user": self.by_user,
            "trouble": self.trouble.as_dict() if self.trouble else None,
            "folder": str(self.folder) if self.folder else None,
            "job_id": self.job_id,
        }


@dataclass(frozen=True, slots=True)
class ExecutorReport:
    """What the executor last wrote about itself, about once a second.

    Attributes:
        preparing: images wait for the code of alpha matting, which is compiled the first time.
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
        """The report as JSON prints it."""
        return {**asdict(self), "started_at": timestamp(self.started_at), "devices": list(self.devices)}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a new executor found of an earlier one that ended without a word."""

    returned: int = 0
    completed: int = 0
    failed: int = 0
    temp_files: int = 0

    @property
    def found_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.returned or self.completed or self.failed or self.temp_files)


@dataclass(frozen=True, slots=True)
class Stats:
    """The queue in numbers.

    Attributes:
        jobs, images: counts by status; every status is present.
        per_minute_now: images a minute, of the last minute; time in which none was processed does not count.
        per_minute_average: likewise, of the last 24 hours.
        eta_seconds: for all images to do at the present rate; None when unknown.
        executor: its last report when one is alive, else None.
        free_bytes: free disk by destination folder of live jobs.
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
        """The statistics as JSON reports them."""
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

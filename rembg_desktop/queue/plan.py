"""What a submission would do: where each source will go."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rembg_desktop.queue.types import Job


@dataclass(frozen=True, slots=True)
class PlannedRoot:
    """A folder of sources, and the folder below which their results go in the same tree.

    Attributes:
        label: name that `destination` got of its own, because several folders were named; else empty.
    """

    source: Path
    destination: Path
    label: str = ""


@dataclass(frozen=True, slots=True)
class PlannedImage:
    """Where one source will go; `root` is the index of its root in the plan."""

    source: Path
    destination: Path
    source_bytes: int | None = None
    source_mtime_ns: int | None = None
    note: str = ""
    root: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The plan of one image as JSON reports it."""
        return {"source": str(self.source), "destination": str(self.destination), "note": self.note}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a submission would do: the answer of a dry run and the step before the commit.

    Attributes:
        name: the job's name.
        source_root: folder that the sources have in common.
        destination: folder below which all results go.
        left_out: files that are no images and were not named by the user.
        collisions: images whose name was changed, or which will be skipped or overwritten, because of a file
            or another image.
        roots: one for every folder of sources.
    """

    name: str
    source_root: Path
    destination: Path
    images: tuple[PlannedImage, ...]
    left_out: int = 0
    collisions: int = 0
    roots: tuple[PlannedRoot, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The plan as JSON reports it."""
        return {
            "name": self.name,
            "destination": str(self.destination),
            "total": len(self.images),
            "left_out": self.left_out,
            "collisions": self.collisions,
            "images": [image.as_dict() for image in self.images],
        }


def submitted(job: Job, plan: Plan) -> dict[str, Any]:
    """A job that was just taken, as JSON reports it."""
    return {
        "job_id": job.id,
        "name": job.name,
        "status": job.status.value,
        "held": job.held,
        "total": job.progress.total,
        "left_out": plan.left_out,
        "collisions": plan.collisions,
        "destination": str(job.destination),
    }

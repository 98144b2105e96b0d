"""The operations of a queue, in this home folder or another process."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from rembg_desktop.queue.types import (
        ImageStatus,
        Job,
        JobDetail,
        JobImage,
        JobPage,
        JobStatus,
        Pause,
        Review,
        Stats,
    )


class JobQueue(Protocol):
    """Lists and controls jobs; see QueueManager for what each method does and raises."""

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id begins so."""
        ...

    def job(self, job_id: str) -> "Job":
        """One job without its images."""
        ...

    def status(self, job_id: str) -> "JobDetail":
        """One job with all its images."""
        ...

    def images(
        self, job_id: str, *, status: "ImageStatus | None" = None, limit: int = 1000, offset: int = 0
    ) -> "list[JobImage]":
        """Part of a job's images in their order."""
        ...

    def list(
        self,
        *,
        status: "JobStatus | None" = None,
        review: "Review | None" = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> "JobPage":
        """Some jobs, the newest first."""
        ...

    def list_images(
        self,
        *,
        job_id: str | None = None,
        review: "Review | None" = None,
        by_uncertainty: bool = False,
        limit: int = 1000,
    ) -> "list[JobImage]":
        """Results by review state."""
        ...

    def set_review(self, image_ids: Sequence[int], review: "Review") -> "dict[int, Review]":
        """Accept or reject results."""
        ...

    def queue_order(self) -> "list[Job]":
        """The jobs that have not ended, in the order in which they will run."""
        ...

    def stats(self) -> "Stats":
        """Counts, rates and state of the queue."""
        ...

    def cancel(self, job_ids: Sequence[str]) -> "list[Job]":
        """Cancel all that is left of some jobs."""
        ...

    def cancel_pending(self) -> "list[Job]":
        """Cancel every job that has not started."""
        ...

    def retry(self, job_id: str, *, everything: bool = False, image_ids: Sequence[int] | None = None) -> "Job":
        """Queue images again."""
        ...

    def pause(self) -> None:
        """Start no more images."""
        ...

    def resume(self) -> None:
        """Go on."""
        ...

    def pause_state(self) -> "Pause":
        """Why nothing is begun at present, if so."""
        ...

    def hold(self, job_ids: Sequence[str]) -> None:
        """Start no more images of these jobs."""
        ...

    def release(self, job_ids: Sequence[str]) -> None:
        """Let held jobs go."""
        ...

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs."""
        ...

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Higher goes first."""
        ...

    def remove(self, job_ids: Sequence[str]) -> None:
        """Take ended jobs off the list."""
        ...

    def data_version(self) -> int:
        """A number that changes when the queue may have changed."""
        ...

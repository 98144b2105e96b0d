"""The public interface of the queue, for the window, the command line and the API.

Modules that only submission and statistics need are imported inside the methods, so that `list` and `status` start
faster.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.control import JobTermination, Ordering
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.reviewing import Reviewing
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import (
    ExecutorReport,
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

if TYPE_CHECKING:
    from rembg_desktop.options.name_match import NamesMissing, NameTable
    from rembg_desktop.queue.planning import Plan
    from rembg_desktop.queue.replanning import Renaming


def _accept(_options: RemovalOptions) -> None:
    """Accept any options, for a queue without an engine."""


class QueueManager(Reviewing):
    """Submits, lists and controls jobs; safe to use from any thread and from several processes at once.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable; and
    no_such_job if it takes a job id.
    """

    def __init__(self, store: Store, check_options: Callable[[RemovalOptions], object] = _accept) -> None:
        """Manage the queue in `store`.

        Args:
            store: an open store.
            check_options: raises an AppError for options with which no image could be processed. It is called
                before a job is planned, edited or retried, so that such a job is rejected instead of queued.
        """
        self._check_options = check_options
        super().__init__(store.database)
        self._store = store
        self._listing = Listing(store.database)
        self._ordering = Ordering(store.database)
        self._termination = JobTermination(store.database)

    def plan(
        self,
        paths: Sequence[Path],
        options: RemovalOptions,
        *,
        destination: Path | None = None,
        recursive: bool = False,
        original_names: Sequence[str] = (),
        include_results: bool = False,
        names: "NameTable | None" = None,
        names_missing: "NamesMissing | None" = None,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """Plan a submission; changes nothing. planning.plan() describes the arguments.

        Raises:
            AppError: source_missing, source_unreadable, nothing_to_do, unknown_model, background_unreadable.
            Cancelled: the token was cancelled.
        """
        self._check_options(options)
        from rembg_desktop.queue import planning

        return planning.plan(
            self._database,
            paths,
            options,
            destination=destination,
            recursive=recursive,
            original_names=original_names,
            include_results=include_results,
            names=names,
            names_missing=names_missing,
            progress=progress,
            cancel=cancel,
        )

    def plan_again(
        self,
        job_id: str,
        options: RemovalOptions,
        *,
        destination: Path | None = None,
        same_folders: bool = False,
        review: Review | None = None,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """Plan a new job from the sources of another one; changes nothing. see planning.plan_again().

        Raises:
            AppError: no_such_job, unknown_model, background_unreadable.
            Cancelled: the token was cancelled.
        """
        self._check_options(options)
        from rembg_desktop.queue.planning import plan_again

        return plan_again(self._database, job_id, options, destination, same_folders, review, progress, cancel)

    def submit(
        self,
        plan: "Plan",
        options: RemovalOptions,
        *,
        preset: str | None = None,
        priority: int = 0,
        hold: bool = False,
        idempotency_key: str | None = None,
        idempotency_digest: str | None = None,
        review_folder: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Queue a planned job; it is stored durably when this returns. SubmissionRequest describes the arguments.

        A destination of the plan that has been taken since gets a new name. `progress` is called with the number
        of stored images and the total; if it raises, nothing is submitted.

        Raises:
            AppError: nothing_to_do, destination_unwritable, disk_full; idempotency_key_reused when the key was
                used with another digest.
        """
        from rembg_desktop.queue import submission

        request = submission.SubmissionRequest(
            preset, priority, hold, idempotency_key, idempotency_digest, review_folder
        )
        return submission.submit(self._database, plan, options, request, progress)

    @contextmanager
    def together(self) -> Generator[None]:
        """Run all changes of this thread inside the block in one transaction.

        If the block catches the error of a change, only that change is rolled back.
        """
        with self._database.write():
            yield

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id starts with `prefix`.

        Raises:
            AppError: no_such_job, ambiguous_job.
        """
        return self._listing.find(prefix)

    def job(self, job_id: str) -> Job:
        """One job without its images."""
        return self._listing.job(job_id)

    def status(self, job_id: str) -> JobDetail:
        """One job with all its images, read in one transaction."""
        return self._listing.status(job_id)

    def images(
        self, job_id: str, *, status: ImageStatus | None = None, limit: int = 1000, offset: int = 0
    ) -> list[JobImage]:
        """Some of a job's images, in order."""
        return self._listing.images(job_id, status, limit, offset)

    def image(self, image_id: int) -> JobImage:
        """One image; no_such_job when there is none with this id."""
        return self._listing.image(image_id)

    def list(
        self,
        *,
        status: JobStatus | None = None,
        review: Review | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> JobPage:
        """One page of jobs, newest first; its `next` is the cursor of the following page.

        With `review`, only jobs with images in this review state are listed.

        Raises:
            AppError: invalid_option, when the limit is below 1 or the cursor is not valid.
        """
        return self._listing.page(status, limit, cursor, review)

    def backlog(self) -> int:
        """Number of images that have not ended; much faster than stats()."""
        return self._listing.backlog()

    def queue_order(self) -> "list[Job]":
        """The jobs that have not ended, in the order in which they will run, including held ones."""
        return self._listing.queue_order()

    def all_jobs(self, limit: int = 100_000) -> "list[Job]":
        """queue_order(), then at most `limit` ended jobs, most recently ended first."""
        return self._listing.all_jobs(limit)

    def source_folders(self) -> set[Path]:
        """The source folders of all jobs, including removed ones that can be restored."""
        return self._listing.source_folders()

    def stats(self) -> Stats:
        """Statistics of the queue."""
        from rembg_desktop.queue.statistics import statistics

        return statistics(self._database)

    def error_counts(self) -> dict[str, int]:
        """Number of failed images by error code, most frequent first; images of removed jobs do not count."""
        from rembg_desktop.queue.statistics import error_counts

        return error_counts(self._database)

    def executor(self) -> ExecutorReport | None:
        """The latest report of the executor, about a second old; None when none is running."""
        from rembg_desktop.queue.statistics import is_alive

        report = self._store.state.executor()
        return report if report is not None and is_alive(report) else None

    def cancel(self, job_ids: Sequence[str]) -> "list[Job]":
        """Cancel all unfinished images of jobs, running ones included; they are cancelled when this returns.

        Raises:
            AppError: wrong_state when all of the jobs have ended.
        """
        with self._database.write():  # after the commit, reading could fail
            self._termination.cancel(job_ids)
            return self._listing.jobs(job_ids)

    def cancel_pending(self) -> "list[Job]":
        """Cancel every job that has not started, and return these jobs."""
        with self._database.write():
            return self._listing.jobs(self._termination.cancel_pending())

    def retry(self, job_id: str, *, everything: bool = False, image_ids: Sequence[int] | None = None) -> Job:
        """Queue images again: the failed and cancelled ones, all that have ended, or the given ones.

        Output files of completed images stay; when such an image is processed again, its output gets a new name.

        Raises:
            AppError: wrong_state when there is nothing to retry, destination_unwritable, disk_full, unknown_model,
                background_unreadable.
        """
        self._check_options(self.job(job_id).options)
        chosen = None if image_ids is None else frozenset(image_ids)
        from rembg_desktop.queue import replanning

        return replanning.retry(self._database, job_id, everything=everything, image_ids=chosen)

    def edit(self, job_id: str, options: RemovalOptions, *, destination: Path | None = None) -> Job:
        """Change the options of a job that has not started, and its destination if one is given.

        Raises:
            AppError: wrong_state when it has started, destination_unwritable, disk_full, unknown_model,
                background_unreadable.
        """
        self._check_options(options)
        from rembg_desktop.queue import replanning

        return replanning.edit(self._database, job_id, options, destination)

    def renaming(self) -> "Renaming":
        """Gives the images of a job that has not started names from a table."""
        from rembg_desktop.queue.replanning import Renaming

        return Renaming(self._database)

    def pause(self) -> None:
        """Start no more images; images that are processing are finished."""
        self._store.state.pause_by_user()

    def resume(self) -> None:
        """End any pause; after a storage error, the folder is tried again."""
        self._store.state.resume()

    def pause_state(self) -> Pause:
        """Whether the queue is paused, and why."""
        return self._store.state.pause()

    def hold(self, job_ids: Sequence[str]) -> None:
        """Start no more images of these jobs; wrong_state when one has ended."""
        self._ordering.set_held(job_ids, held=True)

    def release(self, job_ids: Sequence[str]) -> None:
        """Release held jobs; wrong_state when one has ended."""
        self._ordering.set_held(job_ids, held=False)

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs as a block, in the given order; they get the priority of their new neighbor.

        Raises:
            AppError: wrong_state when a job has ended.
            ValueError: both or neither of `to` and `before` were given.
        """
        self._ordering.move(job_ids, to, before)

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Set the priority: higher runs first, and jobs of the same priority run in order of position.

        Raises:
            AppError: wrong_state when a job has ended.
        """
        self._ordering.set_priority(job_ids, priority)

    def remove(self, job_ids: Sequence[str]) -> None:
        """Remove ended jobs from the list; output files stay.

        Raises:
            AppError: wrong_state when a job has not ended.
        """
        self._termination.remove(job_ids)

    def restore(self, job_ids: Sequence[str]) -> None:
        """Undo remove(), which is possible for at least an hour."""
        self._termination.restore(job_ids)

    def cleanup(self, older_than: timedelta) -> int:
        """Delete jobs that ended longer ago; output files stay.

        Returns:
            The number of deleted jobs.
        """
        return self._termination.clean_up(older_than)

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self._store.data_version()

"""The queue as every face of the program uses it: window, command line and API.

Modules that only submissions and statistics need are imported in the methods: `list` and `status` start sooner so.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.control import JobTermination, Ordering
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.reports import ExecutorReport, Pause, Stats
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobImage, JobPage, JobStatus

if TYPE_CHECKING:
    from rembg_desktop.queue.planning import Plan


def _accept(_options: RemovalOptions) -> None:
    """Accept any options, in a queue that no engine stands behind."""


class QueueManager:
    """Submits, shows and steers jobs; safe to call from any thread and from several processes at once.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable; and where it
    is given an id, no_such_job.
    """

    def __init__(self, store: Store, check_options: Callable[[RemovalOptions], object] = _accept) -> None:
        """A manager of the queue behind `store`.

        Args:
            store: opened.
            check_options: raises an AppError for options with which no image could be done; called before a job
                is planned, edited or retried, so that such a job is refused instead of queued.
        """
        self._check_options = check_options
        self._store = store
        self._database = store.database
        self._listing = Listing(store.database)
        self._ordering = Ordering(store.database)
        self._ending = JobTermination(store.database)

    def plan(
        self,
        paths: Sequence[Path],
        options: RemovalOptions,
        *,
        destination: Path | None = None,
        recursive: bool = False,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """What a submission would do; changes nothing.

        Args:
            paths: files, taken whatever they are, and folders, of which the images are taken.
            options: what is done to every image.
            destination: folder of the results; None puts them into `cutouts` beside the sources.
            recursive: take the subfolders along; their tree is repeated among the results.
            progress: called now and then with the number of images found so far.
            cancel: ends the search.

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
            progress=progress,
            cancel=cancel,
        )

    def plan_again(
        self,
        job_id: str,
        options: RemovalOptions,
        *,
        destination: Path | None = None,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """What a new job from the sources of another one would do, in the same tree; changes nothing.

        Raises:
            AppError: no_such_job, unknown_model, background_unreadable.
            Cancelled: the token was cancelled.
        """
        self._check_options(options)
        from rembg_desktop.queue import planning

        return planning.plan_again(
            self._database, job_id, options, destination=destination, progress=progress, cancel=cancel
        )

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
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Queue what was planned: all of it, durably, by the time this returns.

        Args:
            plan: of the same options; a destination that was taken since is planned anew.
            options: what is done to every image.
            preset: name of the preset that the options come from.
            priority: higher goes first.
            hold: wait until release().
            idempotency_key: the same key gives the same job again in place of a second one.
            idempotency_digest: stands for all that was asked for with the key.
            progress: called with images written and images in all; what it raises undoes the submission.

        Raises:
            AppError: nothing_to_do, destination_unwritable, disk_full; idempotency_key_reused, when the key came
                with another digest before.
        """
        from rembg_desktop.queue import submission

        request = submission.SubmissionRequest(preset, priority, hold, idempotency_key, idempotency_digest)
        return submission.submit(self._database, plan, options, request, progress)

    @contextmanager
    def together(self) -> Generator[None]:
        """Make the changes of this thread in the block one: nothing of it is stored before its end.

        A change that raises is undone alone, if the block goes on.
        """
        with self._database.write():
            yield

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id begins so.

        Raises:
            AppError: no_such_job, ambiguous_job.
        """
        return self._listing.find(prefix)

    def job(self, job_id: str) -> Job:
        """One job without its images."""
        return self._listing.job(job_id)

    def status(self, job_id: str) -> JobDetail:
        """One job with all its images, as of one moment."""
        return self._listing.status(job_id)

    def images(
        self, job_id: str, *, status: ImageStatus | None = None, limit: int = 1000, offset: int = 0
    ) -> list[JobImage]:
        """Part of a job's images in their order."""
        return self._listing.images(job_id, status, limit, offset)

    def image(self, image_id: int) -> JobImage:
        """One image; no_such_job when it is gone."""
        return self._listing.image(image_id)

    def list(self, *, status: JobStatus | None = None, limit: int = 50, cursor: str | None = None) -> JobPage:
        """Some jobs, the newest first; `next` of the page is the cursor of the following one.

        Raises:
            AppError: invalid_option, when the limit is below 1 or the cursor is none of ours.
        """
        return self._listing.page(status, limit, cursor)

    def backlog(self) -> int:
        """Number of images that have not ended; far cheaper than stats()."""
        return self._listing.backlog()

    def queue_order(self) -> "list[Job]":
        """The jobs that have not ended, in the order in which they will run, held ones among them."""
        return self._listing.queue_order()

    def all_jobs(self, limit: int = 100_000) -> "list[Job]":
        """queue_order(), then at most `limit` jobs that have ended, the last to end first."""
        return self._listing.all_jobs(limit)

    def source_folders(self) -> set[Path]:
        """The folders with the sources of all jobs, also of those taken off the list that can be restored."""
        return self._listing.source_folders()

    def stats(self) -> Stats:
        """The queue in numbers."""
        from rembg_desktop.queue.statistics import statistics

        return statistics(self._database)

    def error_counts(self) -> dict[str, int]:
        """How many images of the list failed for each reason, by its code, the most frequent one first."""
        from rembg_desktop.queue.statistics import error_counts

        return error_counts(self._database)

    def executor(self) -> ExecutorReport | None:
        """What the executor said of itself about a second ago; None when none lives."""
        from rembg_desktop.queue.statistics import is_alive

        report = self._store.state.executor()
        return report if report is not None and is_alive(report) else None

    def cancel(self, job_ids: Sequence[str]) -> "list[Job]":
        """Cancel all that is left of some jobs: pending and running images are cancelled when this returns.

        Raises:
            AppError: wrong_state, when every one of them had ended.
        """
        with self._database.write():  # after the commit, reading could fail
            self._ending.cancel(job_ids)
            return self._listing.jobs(job_ids)

    def cancel_pending(self) -> "list[Job]":
        """Cancel every job of which nothing has begun; gives them back."""
        with self._database.write():
            return self._listing.jobs(self._ending.cancel_pending())

    def retry(self, job_id: str, *, everything: bool = False, image_ids: Sequence[int] | None = None) -> Job:
        """Queue images again: the failed and cancelled ones, or all that have ended, or those chosen.

        Results of completed images stay: redone ones get fresh names.

        Raises:
            AppError: wrong_state when there is nothing to retry, destination_unwritable, disk_full, unknown_model,
                background_unreadable.
        """
        self._check_options(self.job(job_id).options)
        chosen = None if image_ids is None else frozenset(image_ids)
        from rembg_desktop.queue import replanning

        return replanning.retry(self._database, job_id, everything=everything, image_ids=chosen)

    def edit(self, job_id: str, options: RemovalOptions, *, destination: Path | None = None) -> Job:
        """Give a job that has not begun other options, and another destination when one is named.

        Raises:
            AppError: wrong_state when it has begun, destination_unwritable, disk_full, unknown_model,
                background_unreadable.
        """
        self._check_options(options)
        from rembg_desktop.queue import replanning

        return replanning.edit(self._database, job_id, options, destination)

    def pause(self) -> None:
        """Begin no more images; those in work are finished."""
        self._store.state.pause_by_user()

    def resume(self) -> None:
        """Go on; a place that was in trouble is tried again."""
        self._store.state.resume()

    def pause_state(self) -> Pause:
        """Why nothing is begun at present, if so."""
        return self._store.state.pause()

    def hold(self, job_ids: Sequence[str]) -> None:
        """Begin no more images of these jobs.

        Raises:
            AppError: wrong_state for a job that has ended.
        """
        self._ordering.set_held(job_ids, held=True)

    def release(self, job_ids: Sequence[str]) -> None:
        """Let held jobs go.

        Raises:
            AppError: wrong_state for a job that has ended.
        """
        self._ordering.set_held(job_ids, held=False)

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs, together and in the order given; they take on the priority of their new place.

        Raises:
            AppError: wrong_state for a job that has ended.
            ValueError: not exactly one of `to` and `before` was given.
        """
        self._ordering.move(job_ids, to, before)

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Higher goes first; among equals the places decide.

        Raises:
            AppError: wrong_state for a job that has ended.
        """
        self._ordering.set_priority(job_ids, priority)

    def remove(self, job_ids: Sequence[str]) -> None:
        """Take ended jobs off the list; results stay.

        Raises:
            AppError: wrong_state when one has not ended.
        """
        self._ending.remove(job_ids)

    def restore(self, job_ids: Sequence[str]) -> None:
        """Undo remove(), for an hour at least."""
        self._ending.restore(job_ids)

    def cleanup(self, older_than: timedelta) -> int:
        """Forget jobs that ended longer ago; results stay.

        Returns:
            How many were forgotten.
        """
        return self._ending.clean_up(older_than)

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self._store.data_version()

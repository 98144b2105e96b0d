"""The public interface of the queue, for the window, the command line and the API.

Modules that only submission and statistics need are imported inside the methods, so that `list` and `status` start
faster.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.options import Output, RemovalOptions, combined, with_first
from rembg_desktop.queue.control import JobTermination, Steering
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.reviewing import Reviewing
from rembg_desktop.queue.state import QueueState
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


class QueueManager(Steering, Reviewing):
    """Submits, lists and controls jobs; safe to use from any thread and from several processes at once.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable; and
    no_such_job if it takes a job id.
    """

    def __init__(self, database: Database, check_options: Callable[[RemovalOptions], object] = _accept) -> None:
        """Manage the queue in a file.

        Args:
            database: the file, opened at the current schema version.
            check_options: raises an AppError for options with which no image could be processed. It is called
                before a job is planned, edited or retried, so that such a job is rejected instead of queued.
        """
        self._check_options = check_options
        super().__init__(database)
        self._state = QueueState(database)
        self._listing = Listing(database)
        self._termination = JobTermination(database)

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
        outputs: Sequence[Output] | None = None,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """Plan a submission; changes nothing. planning.plan() describes the arguments.

        With `outputs`, these are made of each photo; `options` are those of the first one and not used.

        Raises:
            AppError: source_missing, source_unreadable, nothing_to_do, unknown_model, background_unreadable;
                invalid_option for outputs that one cut cannot give.
            Cancelled: the token was cancelled.
        """
        from rembg_desktop.publish.stores import StorePath

        chosen = self._checked(options, outputs)
        if addresses := [path for path in paths if isinstance(path, StorePath)]:
            from rembg_desktop.queue.planning import in_stores

            if len(addresses) < len(paths) or names is not None:
                message = "Addresses in stores need a job of their own, without a table of names."
                raise AppError(ErrorCode.INVALID_OPTION, message, "Submit the files of this computer separately.")
            return in_stores.plan(
                self._database,
                addresses,
                chosen,
                destination=destination,
                recursive=recursive,
                include_results=include_results,
                progress=progress,
                cancel=cancel,
            )
        from rembg_desktop.queue import planning

        return planning.plan(
            self._database,
            paths,
            chosen,
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
        outputs: Sequence[Output] | None = None,
        progress: Callable[[int], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> "Plan":
        """Plan a new job from the sources of another one; changes nothing. see planning.plan_again().

        Raises:
            AppError: no_such_job, unknown_model, background_unreadable.
            Cancelled: the token was cancelled.
        """
        chosen = self._checked(options, outputs)
        from rembg_desktop.queue.planning import plan_again

        return plan_again(self._database, job_id, chosen, destination, same_folders, review, progress, cancel)

    def _checked(self, options: RemovalOptions, outputs: Sequence[Output] | None) -> tuple[Output, ...]:
        chosen = combined(outputs) if outputs else (Output("", options),)
        for output in chosen:
            self._check_options(output.options)
        return chosen

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

    def status(
        self, job_id: str, *, choice: ImageChoice = ImageChoice.ALL, limit: int = -1, after: int = 0
    ) -> JobDetail:
        """One job with its images, read in one transaction. All images of a large job take seconds.

        Args:
            job_id: the job.
            choice: which of its images.
            limit: at most this number of images; -1 means all.
            after: only images with a greater index, to read the next ones.
        """
        return self._listing.status(job_id, choice, limit, after)

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

        report = self._state.executor()
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
        for output in self.job(job_id).outputs:
            self._check_options(output.options)
        chosen = None if image_ids is None else frozenset(image_ids)
        from rembg_desktop.queue import replanning

        return replanning.retry(self._database, job_id, everything=everything, image_ids=chosen)

    def edit(
        self,
        job_id: str,
        options: RemovalOptions,
        *,
        destination: Path | None = None,
        outputs: Sequence[Output] | None = None,
    ) -> Job:
        """Change the options of a job that has not started, and its destination if one is given.

        Of several outputs, the options are those of the first, and the others stay, unless `outputs` are given.

        Raises:
            AppError: wrong_state when it has started, destination_unwritable, disk_full, unknown_model,
                background_unreadable; invalid_option for outputs that one cut cannot give.
        """
        chosen = self._checked(options, outputs or with_first(self.job(job_id).outputs, options))
        from rembg_desktop.queue import replanning

        return replanning.edit(self._database, job_id, chosen, destination)

    def renaming(self) -> "Renaming":
        """Gives the images of a job that has not started names from a table."""
        from rembg_desktop.queue.replanning import Renaming

        return Renaming(self._database)

    def pause(self) -> None:
        """Start no more images; images that are processing are finished."""
        self._state.pause_by_user()

    def resume(self) -> None:
        """End any pause; after a storage error, the folder is tried again."""
        self._state.resume()

    def pause_state(self) -> Pause:
        """Whether the queue is paused, and why."""
        return self._state.pause()

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self._database.data_version()

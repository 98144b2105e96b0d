"""`submit --wait`: show a job's progress to its end, and work on it if nobody else does."""

from typing import TYPE_CHECKING, Final

from rembg_desktop.cli import exits, wording
from rembg_desktop.cli.executing import execute
from rembg_desktop.cli.following import JobFollower
from rembg_desktop.cli.invocation import Invocation
from rembg_desktop.cli.output import note, one_line, print_error, print_json, print_line, short_path
from rembg_desktop.cli.progress import ProgressView, progress_view
from rembg_desktop.errors import PLACE_CODES, AppError, ErrorCode
from rembg_desktop.queue.reports import Pause
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail

if TYPE_CHECKING:
    from rembg_desktop.runner import Runner

_PREPARING: Final = "Preparing alpha matting; the first time this takes about a minute."


def wait_for(invocation: Invocation, job_id: str, *, as_json: bool) -> int:
    """Wait until the job has ended or cannot go on; gives the exit code.

    Raises:
        AppError: no_such_job when the job was removed meanwhile.
    """
    view = progress_view()
    waiting = _Waiting(invocation, job_id, view)
    try:
        code = execute(invocation, invocation.settings, waiting.look)
    finally:
        view.close()
    detail = invocation.manager.status(job_id)
    if not detail.job.status.is_final:
        _explain(waiting.trouble, detail.job)
    if as_json:
        print_json(detail.as_dict())
    else:
        summarise(detail)
    return code


class _Waiting:
    def __init__(self, invocation: Invocation, job_id: str, view: ProgressView) -> None:
        self._queue = invocation.manager
        self._job_id = job_id
        self._follower = JobFollower(self._queue, job_id)
        self._view = view
        self._reason = ""
        self.trouble: AppError | None = None

    def look(self, runner: "Runner") -> int | None:
        job, ended = self._follower.look()
        self._view.show(job, ended)
        if job.status.is_final:
            return exits.of_progress(job.progress)
        pause = self._queue.pause_state()
        if (trouble := place_trouble(pause, self._job_id)) is not None:
            self.trouble = trouble
            return exits.PLACE_TROUBLE
        self._tell(wording.pause_reason(pause) or _held(job) or (_PREPARING if runner.is_preparing else ""))
        return None

    def _tell(self, reason: str) -> None:
        if reason and reason != self._reason:
            self._view.tell(reason)
        self._reason = reason


def place_trouble(pause: Pause, job_id: str) -> AppError | None:
    """The trouble of the place that a job has met; it is not waited for."""
    trouble = pause.trouble
    if trouble is None or trouble.code not in PLACE_CODES or pause.job_id != job_id:
        return None
    return AppError(ErrorCode(trouble.code), trouble.message, trouble.hint)


def _held(job: Job) -> str:
    return f"The job is held; `rembg-desktop resume {job.id}` releases it." if job.held else ""


def _explain(trouble: AppError | None, job: Job) -> None:
    if trouble:
        print_error(trouble)
    waiting = wording.images(job.progress.total - job.progress.processed)
    note(f"The job {job.id} is kept with {waiting} to do; `rembg-desktop run` or the window goes on with it.")


def summarise(detail: JobDetail) -> None:
    """Say how a job ended: what failed and why, the counts, and where the results are."""
    job = detail.job
    for image in detail.images:
        if image.status is ImageStatus.FAILED and image.error:
            hint = f"; {image.error.hint}" if image.error.hint else ""
            note(one_line(f"{short_path(image.source)}: {image.error.message.rstrip('.')}{hint}"))
    took = ""
    if job.started_at and job.finished_at:
        took = f" in {wording.duration((job.finished_at - job.started_at).total_seconds())}"
    print_line(f"{wording.images(job.progress.total)}: {wording.counts(job.progress)}{took}.")
    if job.progress.succeeded or job.progress.skipped:
        print_line(f"Results: {one_line(str(job.destination))}")

"""Runs an executor without a window, for the commands that process the queue."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Final, Self

from rembg_desktop.cli.command import (
    counts_text,
    duration_text,
    image_count,
    one_line,
    pause_text,
    print_error,
    print_json,
    print_line,
    short_path,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note
from rembg_desktop.cli.jobs import images_of
from rembg_desktop.cli.monitor import JobFollower, ProgressView, progress_view
from rembg_desktop.composition.logs import install_hooks, start_log
from rembg_desktop.errors import STORAGE_CODES, AppError, ErrorCode
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, Pause

if TYPE_CHECKING:
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings


_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interrupts:
    """While entered, catches the signals that ask a program to end; `received` is the first one."""

    def __init__(self, on_first: Callable[[], object] | None = None) -> None:
        self._on_first = on_first
        self.received: signal.Signals | None = None
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], object] | int | None] = {}

    def __enter__(self) -> Self:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
                continue  # as nohup wants it; an ignored SIGINT only means a background job of a script
            self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        self._before.clear()
        if self.received is not None and self.received.name == "SIGHUP":
            signal.signal(self.received, signal.SIG_IGN)  # the second one must not kill what is ending

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        is_hangup = signal.Signals(number).name == "SIGHUP"
        if is_hangup:
            drop_lost_terminal()
        if self.received is not None:
            if is_hangup:  # the system and the shell send one each when a terminal is closed
                return
            leave_now(Exit.INTERRUPTED)
        self.received = signal.Signals(number)
        _say("Stopping; interrupt again to stop immediately.")
        if self._on_first:
            self._on_first()


def leave_now(code: int) -> None:
    """End the process without waiting for threads; the next start returns their images to the queue."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(RuntimeError, OSError):  # a signal has met it while it writes, or nobody reads it any more
            stream.flush()
    os._exit(code)


def _say(text: str) -> None:
    """Write a line without sys.stderr, which may be in the middle of a write when the signal arrives."""
    with suppress(OSError, ValueError, AttributeError):  # there is none, it is closed or no file
        os.write(sys.stderr.fileno(), f"{text}\n".encode())


def drop_lost_terminal() -> bool:
    """Send output nowhere from now on where it went to a terminal that was closed; whether there was one."""
    if sys.platform == "win32":
        return False
    import termios

    lost = False
    for stream in (1, 2):
        try:
            termios.tcgetattr(stream)
        except termios.error as error:
            if error.args[0] == errno.EIO:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream)
                os.close(nowhere)
                lost = True
    return lost


LOOK_MS: Final = 150
"""Time between two checks of the queue; Python also sees signals only then."""
_PATIENCE_MS: Final = 3000
"""How long a worker that cannot be interrupted (it may be compiling) is waited for in the end."""


def execute(
    invocation: Invocation,
    settings: "Settings",
    look: "Callable[[Runner], int | None]",
    prepare: "Callable[[Runner], object] | None" = None,
    *,
    terminated: int = Exit.INTERRUPTED,
) -> int:
    """Run an executor until `look` gives an exit code or a signal arrives.

    While another process is the executor, this one waits and takes over when that one exits. Images that
    are being processed at the end are finished, or after a signal return to the queue.

    Args:
        invocation: where the queue and the log are.
        settings: for the runner.
        look: called in the main thread several times a second.
        prepare: connects to the runner's signals before it starts.
        terminated: exit code after SIGTERM; after other signals it is that of an interruption.
    """
    from PySide6.QtCore import QCoreApplication, QTimer

    start_log(invocation.home, debug=invocation.debug)
    install_hooks()
    app = QCoreApplication.instance() or QCoreApplication([])
    runner = invocation.build_runner(invocation.home, settings, invocation.store, invocation.manager, app)
    timer = QTimer(interval=LOOK_MS)
    with Interrupts() as interrupts:
        execution = _Execution(runner, interrupts, look, terminated, app.quit)
        timer.timeout.connect(execution.tick)
        runner.stopped.connect(execution.on_stopped)
        if prepare:
            prepare(runner)
        runner.start()
        timer.start()
        app.exec()
        timer.stop()
        if execution.left_behind and not runner.wait_for_workers(_PATIENCE_MS):
            leave_now(execution.end_code)
    runner.deleteLater()
    if execution.error:
        raise execution.error
    return execution.end_code


class _Execution:
    """Checks the queue and signals regularly, and stops the runner when needed."""

    def __init__(
        self,
        runner: "Runner",
        interrupts: Interrupts,
        look: "Callable[[Runner], int | None]",
        terminated: int,
        leave: "Callable[[], object]",
    ) -> None:
        self._runner = runner
        self._interrupts = interrupts
        self._look = look
        self._terminated = terminated
        self._leave = leave
        self._code: int | None = None
        self.error: BaseException | None = None
        self.left_behind = False

    @property
    def end_code(self) -> int:
        """The exit code."""
        return Exit.DONE if self._code is None else self._code

    def tick(self) -> None:
        """Check once; a signal while images are being finished stops those too."""
        if self._code is not None:
            if self._interrupts.received is not None:
                self._runner.stop(now=True)
            return
        try:
            self._code = self._decide()
        except BaseException as error:  # noqa: BLE001 - Qt would only print it; execute() raises it
            if isinstance(error, OSError) and error.errno == errno.EIO and drop_lost_terminal():
                return  # the work goes on without a terminal, or the signal follows
            self.error = error
            self._code = Exit.SOME_FAILED
        if self._code is not None:
            self._runner.stop(now=self._interrupts.received is not None or self.error is not None)

    def on_stopped(self, left_behind: bool) -> None:
        """The runner has ended."""
        self.left_behind = left_behind
        self._leave()

    def _decide(self) -> int | None:
        if self._interrupts.received is None:
            return self._look(self._runner)
        return self._terminated if self._interrupts.received is signal.SIGTERM else Exit.INTERRUPTED


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
    job = invocation.manager.job(job_id)
    if not job.status.is_final:
        _explain(waiting.storage_error, job)
    if as_json:
        print_json(invocation.manager.status(job_id).as_dict())
    else:
        summarise(job, images_of(invocation.manager, job_id, ImageChoice.NOTABLE))
    return code


class _Waiting:
    def __init__(self, invocation: Invocation, job_id: str, view: ProgressView) -> None:
        self._queue = invocation.manager
        self._job_id = job_id
        self._follower = JobFollower(self._queue, job_id)
        self._view = view
        self._reason = ""
        self.storage_error: AppError | None = None

    def look(self, _runner: "Runner") -> int | None:
        job, ended = self._follower.look()
        self._view.show(job, ended)
        if job.status.is_final:
            return Exit.of_progress(job.progress)
        pause = self._queue.pause_state()
        if (error := job_storage_error(pause, self._job_id)) is not None:
            self.storage_error = error
            return Exit.STORAGE_ERROR
        self._tell(pause_text(pause) or _held(job))
        return None

    def _tell(self, reason: str) -> None:
        if reason and reason != self._reason:
            self._view.tell(reason)
        self._reason = reason


def job_storage_error(pause: Pause, job_id: str) -> AppError | None:
    """The storage error that paused this job, if any; the command does not wait for it to clear."""
    error = pause.reason
    if error is None or error.code not in STORAGE_CODES or pause.job_id not in (job_id, None):
        return None
    return AppError(ErrorCode(error.code), error.message, error.hint)


def _held(job: Job) -> str:
    return f"The job is held; `rembg-desktop resume {job.id}` releases it." if job.held else ""


def _explain(error: AppError | None, job: Job) -> None:
    if error:
        print_error(error)
    waiting = image_count(job.progress.total - job.progress.processed)
    note(f"The job {job.id} is kept with {waiting} left; `rembg-desktop run` or the window resumes it.")


def summarise(job: Job, images: Iterable[JobImage]) -> None:
    """Say how a job ended: which of the images failed and why, the counts, and where the results are."""
    for image in images:
        if image.status is ImageStatus.FAILED and image.error:
            hint = f"; {image.error.hint}" if image.error.hint else ""
            note(one_line(f"{short_path(image.source)}: {image.error.message.rstrip('.')}{hint}"))
    took = ""
    if job.started_at and job.finished_at:
        took = f" in {duration_text((job.finished_at - job.started_at).total_seconds())}"
    print_line(f"{image_count(job.progress.total)}: {counts_text(job.progress, job.reviews.needs_review)}{took}.")
    if job.progress.succeeded or job.progress.skipped:
        print_line(f"Results: {one_line(str(job.destination))}")
    if job.review_folder and job.reviews.needs_review:
        print_line(f"Results that need review: {one_line(str(job.review_folder))}")

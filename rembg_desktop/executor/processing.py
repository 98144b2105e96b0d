"""The loop of a worker: claim an image, process it, publish the result. Plain Python, no Qt.

The pipeline is imported with the first image, so that it does not slow down the start of the window.
"""

import logging
import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from rembg_desktop import paths
from rembg_desktop.errors import (
    ENGINE_CODES,
    STORAGE_CODES,
    AppError,
    Cancelled,
    CancelToken,
    ErrorCode,
    ModelReplacedError,
    Notice,
)
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import FolderError, check_folder
from rembg_desktop.executor.publishing import Publisher, has_temps, translated
from rembg_desktop.options import OnConflict, RemovalOptions, Times
from rembg_desktop.publish import FileTimes, TempFile, has_placeholder, hash_file, times_notice
from rembg_desktop.queue.claims import Claim, Ended, RecordedOutput, Result
from rembg_desktop.queue.claims.framing import Framed, framed, park
from rembg_desktop.queue.claims.records import temp_path
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.types import Failure, Pause, Review

if TYPE_CHECKING:
    from rembg_desktop.imaging.framing import Extent
    from rembg_desktop.pipeline import Cut, CutOut, Remover, Steps

log = logging.getLogger(__name__)


class Worker:
    """Processes images until none is left or the process stops. Each worker runs in its own thread."""

    def __init__(self, context: WorkContext, signals: WorkerSignals) -> None:
        self._context = context
        self._signals = signals
        self._store = context.store
        self._publisher = Publisher(context.store)

    def run(self) -> None:
        """Process images one after another. A failed image does not end the loop."""
        context = self._context
        try:
            while not context.stopping.is_set():
                with context.active.claimed(lambda: self._store.claim(context.owner)) as held:
                    if held is None:
                        break
                    self._work(*held)
                context.backoff.succeeded()
        except Exception as error:  # noqa: BLE001 - the backoff logs it; the housekeeper returns the image
            context.backoff.failed(error)
        finally:
            self._store.close_thread()

    def _work(self, first: Claim, token: CancelToken) -> None:
        self._signals.changed(first.job_id)
        if self._context.interrupting.is_set():  # it was set between the claim and here
            token.cancel()
        shared = _Shared(lambda share: self._signals.progress(first.job_id, first.image_id, share))
        with shared.memory:
            claim: Claim | None = first
            while claim is not None:
                try:
                    ended = self._process(claim, token, shared)
                finally:
                    with suppress(OSError):  # if the folder is missing, recovery deletes the file later
                        claim.temp.unlink(missing_ok=True)
                    self._signals.changed(claim.job_id)
                if ended.is_failed:
                    self._signals.failed(claim.job_id, claim.image_id)
                claim = ended.following

    def _process(self, claim: Claim, token: CancelToken, shared: "_Shared") -> Ended:
        """Make the output of a claim, whatever happens."""
        try:
            return self._cut_out(claim, token, shared)
        except Cancelled:
            self._store.release(claim)  # has no effect on a canceled image
        except ModelReplacedError:
            self._store.release(claim)  # the next attempt starts with the new file, also its kept mask
        except QueueFileError:
            raise  # the database cannot be written: the housekeeper returns the image to the queue later
        except AppError as error:
            return self._end_with(claim, error, shared)
        except MemoryError:
            hint = "Close other programs, use fewer workers, or make the image smaller."
            message = f"There is not enough memory to process {claim.source.name}."
            return self._end_with(claim, AppError(ErrorCode.OUT_OF_MEMORY, message, hint), shared)
        except Exception:
            log.exception("Unexpected error while processing %s", claim.source)
            message = f"Processing {claim.source.name} failed because of a bug in this program."
            error = AppError(ErrorCode.INTERNAL, message, "Please report it with the log file.")
            return self._end_with(claim, error, shared)
        return Ended()

    def _cut_out(self, claim: Claim, token: CancelToken, shared: "_Shared") -> Ended:
        options = claim.options
        if claim.recorded is not None and _is_published(claim.recorded, claim):
            ended = self._store.complete_output(claim, is_earlier=True, has_temp=has_temps(claim))
            return ended or Ended()
        exists = os.path.lexists(claim.destination) and not has_placeholder(claim.destination)
        if options.on_conflict is OnConflict.SKIP and exists and not claim.is_again:
            return self._publisher.skip(claim, claim.destination)
        token.check()
        photo = claim.copy if claim.copy is not None and claim.copy.is_file() else claim.source
        if shared.source is None:
            shared.source = _source_state(claim, photo)
        notices = _change_notices(claim, shared.source)
        times = FileTimes.of(shared.source) if options.times is Times.KEEP else None
        check_folder(claim.destination_root, self._context.low_disk_bytes)
        remover = self._context.engine().remover(options.model, token, load=False)
        token.check()
        shared.framed = framed(self._store.database, claim)
        if shared.framed is not None and not shared.framed.is_measured:
            return self._measure(claim, photo, remover, token, shared)
        try:
            claim.destination.parent.mkdir(parents=True, exist_ok=True)
            _delete_earlier_temps(claim)
            with TempFile(claim.temp, times) as temp:
                cut = self._write(claim, photo, temp, remover, token, shared)
        except OSError as error:
            raise translated(error, claim) from error
        if remover.notice:
            notices = (*notices, Notice("device_fallback", remover.notice))
        notices = (*notices, *cut.notices)
        if not temp.has_times:
            notices = (*notices, times_notice(claim.source.name, claim.destination.parent))
        result = Result(
            output=claim.destination,
            output_bytes=temp.written,
            notices=notices,
            steps=cut.steps,
            device=cut.device or None,
            uncertainty=cut.assessment.score if cut.assessment else None,
            reasons=cut.assessment.reasons if cut.assessment else (),
            review=_review(cut),
            photo_sha256=cut.photo_sha256 or None,
        )
        if result.review is not Review.NEEDS_REVIEW or claim.review_folder is None or claim.is_again:
            return self._publisher.publish(claim, temp, result)
        check_folder(claim.review_folder, self._context.low_disk_bytes)
        moved, temp = self._publisher.move_for_review(claim, temp, times)
        try:
            return self._publisher.publish(moved, temp, replace(result, output=moved.destination))
        finally:
            with suppress(OSError):
                moved.temp.unlink(missing_ok=True)

    def _measure(
        self, claim: Claim, photo: Path, remover: "Remover", token: CancelToken, shared: "_Shared"
    ) -> Ended:
        """Measure the subject of a photo whose outputs wait for the others of its folder."""
        from rembg_desktop import pipeline

        outputs = [output.options for output in claim.several if output.is_pending] or [claim.options]
        limits, settings = pipeline.Limits(self._context.max_pixels), self._context.cut_settings()
        budget, progress = self._context.budget, shared.progress
        extent = pipeline.measured(photo, outputs, remover, token, limits, budget, progress, settings)
        if not park(self._store.database, claim, extent.numbers if extent else None):
            raise Cancelled
        return Ended()

    def _write(
        self, claim: Claim, photo: Path, temp: TempFile, remover: "Remover", token: CancelToken, shared: "_Shared"
    ) -> "CutOut":
        """Write the output of a claim. Several outputs of a photo share its cut, made for the first one."""
        from rembg_desktop import pipeline

        limits, settings = pipeline.Limits(self._context.max_pixels), self._context.cut_settings()
        target = cast("BinaryIO", temp)  # a RawIOBase that is only written to
        budget = self._context.budget
        if not claim.several:
            return pipeline.cut_out(
                photo,
                target,
                claim.options,
                remover,
                token,
                limits,
                budget,
                shared.progress,
                settings,
                number=claim.number,
                group=shared.group,
            )
        if shared.cut is None:
            shared.outputs = [output.options for output in claim.several if output.is_pending]
            shared.steps = pipeline.Steps(token, shared.progress)
            outputs, steps, memory = shared.outputs, shared.steps, shared.memory
            shared.cut = pipeline.cut(photo, outputs, remover, token, steps, memory, limits, budget, settings)
        assert shared.steps is not None
        first, last = shared.next_part()
        shared.steps.restrict(first, last)
        written = pipeline.write_output(
            shared.cut, target, claim.options, shared.steps, limits, number=claim.number, group=shared.group
        )
        return written.cut_out(shared.cut.facts, shared.steps)

    def _end_with(self, claim: Claim, error: AppError, shared: "_Shared") -> Ended:
        failure = Failure(error.code.value, error.message, error.hint)
        if error.code in STORAGE_CODES:
            # A lost claim is no reason: the attempt that follows it deletes its temporary file.
            if self._store.release(claim):
                self._store.set_automatic_pause(_pause(claim, error, failure, self._context.low_disk_bytes))
            return Ended()
        log.warning("%s failed: %s (%s)", claim.source, error.message, error.code)
        if claim.several and (shared.cut is not None or error.code is ErrorCode.CANNOT_ENCODE):
            ended = self._store.fail_output(claim, failure) or Ended()  # the other outputs may succeed
        else:
            ended = Ended(is_failed=self._store.fail(claim, failure))
        if error.code in ENGINE_CODES:
            self._store.fail_job(claim.job_id, failure)
        return ended


class _Shared:
    """What the outputs of one photo share.

    Attributes:
        progress: called with the completed share of the image, 0-1.
        memory: holds the reserved memory until all outputs are made.
        source: the photo's file when it was opened.
        cut: the photo that was cut, as soon as an output needs it.
        outputs: the options of all outputs that are made of it.
        steps: measures their steps.
        framed: for photos that get the framing of their folder.
    """

    _CUTTING: Final = 0.7
    """The share of the image that is done when the photo is cut."""

    def __init__(self, progress: Callable[[float], object]) -> None:
        self.progress = progress
        self.memory = ExitStack()
        self.source: os.stat_result | None = None
        self.cut: Cut | None = None
        self.outputs: list[RemovalOptions] = []
        self.steps: Steps | None = None
        self.framed: Framed | None = None
        self._made = 0

    @property
    def group(self) -> "Extent | None":
        """The largest extents of the folder of a photo that gets the same framing as the others there."""
        from rembg_desktop.imaging.framing import Extent

        return None if self.framed is None or self.framed.group is None else Extent(*self.framed.group)

    def next_part(self) -> tuple[float, float]:
        """The part of the image (0-1) that the next output is."""
        share = (1 - self._CUTTING) / len(self.outputs)
        first = self._CUTTING + share * self._made
        self._made += 1
        return first, min(1.0, first + share)


def _pause(claim: Claim, error: AppError, failure: Failure, low_disk_bytes: int) -> Pause:
    folder = claim.source_root if error.code is ErrorCode.SOURCE_FOLDER_MISSING else claim.destination_root
    if isinstance(error, FolderError):
        folder = error.folder
    needed = 0
    if error.code is ErrorCode.DISK_FULL:
        with suppress(OSError):
            # The file that did not fit will be deleted, so more than its size must become free.
            partial = claim.temp.stat().st_size if claim.temp.exists() else 0
            needed = max(paths.wanted_bytes(folder, low_disk_bytes), paths.free_bytes(folder) + partial + 4096)
    return Pause(reason=failure, folder=folder, job_id=claim.job_id, needed_bytes=needed)


def _source_state(claim: Claim, photo: Path) -> os.stat_result:
    try:
        return photo.stat()
    except OSError as error:
        if not paths.is_folder(claim.source_root):
            hint = "Reconnect the drive or restore the folder, or cancel the job. The queue resumes automatically."
            message = f"The source folder {claim.source_root} is missing."
            raise AppError(ErrorCode.SOURCE_FOLDER_MISSING, message, hint) from None
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            hint = "Check the permissions of the file and the drive it is on."
            message = f"Can't read {claim.source}: {error.strerror}."
            raise AppError(ErrorCode.SOURCE_UNREADABLE, message, hint) from error
        hint = "Restore the file and retry, or submit the job without it."
        raise AppError(ErrorCode.SOURCE_MISSING, f"{claim.source} no longer exists.", hint) from None


def _change_notices(claim: Claim, found: os.stat_result) -> tuple[Notice, ...]:
    if claim.source_mtime_ns is not None and (found.st_size, last_change(found)) != (
        claim.source_bytes,
        claim.source_mtime_ns,
    ):
        message = f"{claim.source.name} was changed after it was queued. The new content was used."
        return (Notice("source_changed", message),)
    return ()


def _is_published(recorded: RecordedOutput, claim: Claim) -> bool:
    """Whether the file that an earlier attempt recorded was published."""
    try:
        return recorded.path.is_file() and hash_file(recorded.path) == recorded.sha256
    except PermissionError:  # then it was not published by this program
        return False
    except OSError as error:
        raise translated(error, claim) from error


def _delete_earlier_temps(claim: Claim) -> None:
    # If the folder was missing when an attempt ended, the temporary file of that attempt is still there.
    for attempt in range(1, claim.attempt):
        with suppress(PermissionError):  # Windows: the attempt has not ended yet and will delete it
            temp_path(claim.temp.parent, claim.job_id, claim.image_id, attempt).unlink(missing_ok=True)


def _review(cut: "CutOut") -> Review:
    """The review state of a new result: what was made by hand needs none."""
    if cut.is_painted:
        return Review.ACCEPTED
    return Review.NEEDS_REVIEW if cut.needs_review else Review.NONE

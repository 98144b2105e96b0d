"""The loop of a worker: claim an image, process it, publish the result. Plain Python, no Qt.

The pipeline is imported with the first image, so that it does not slow down the start of the window.
"""

import logging
import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from rembg_desktop import paths
from rembg_desktop.concurrency import Cancelled, CancelToken
from rembg_desktop.errors import ENGINE_CODES, STORAGE_CODES, AppError, ErrorCode, ModelReplacedError, Notice
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.publishing import FolderError, Publisher, check_folder, has_temps, translated
from rembg_desktop.options import OnConflict, Times
from rembg_desktop.publish import FileTimes, TempFile, has_placeholder, hash_file, times_notice
from rembg_desktop.queue.claims import Claim, RecordedOutput, Result, temp_path
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.types import Failure, Pause, Review

if TYPE_CHECKING:
    from rembg_desktop.pipeline import CutOut, Remover

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

    def _work(self, claim: Claim, token: CancelToken) -> None:
        self._signals.changed(claim.job_id)
        if self._context.interrupting.is_set():  # it was set between the claim and here
            token.cancel()
        try:
            self._cut_out(claim, token)
        except Cancelled:
            self._store.release(claim)  # has no effect on a canceled image
        except ModelReplacedError:
            self._store.release(claim)  # the next attempt starts with the new file, also its kept mask
        except QueueFileError:
            raise  # the database cannot be written: the housekeeper returns the image to the queue later
        except AppError as error:
            self._end_with(claim, error)
        except MemoryError:
            hint = "Close other programs, use fewer workers, or make the image smaller."
            message = f"There is not enough memory to process {claim.source.name}."
            self._end_with(claim, AppError(ErrorCode.OUT_OF_MEMORY, message, hint))
        except Exception:
            log.exception("Unexpected error while processing %s", claim.source)
            message = f"Processing {claim.source.name} failed because of a bug in this program."
            self._end_with(claim, AppError(ErrorCode.INTERNAL, message, "Please report it with the log file."))
        finally:
            with suppress(OSError):  # if the folder is missing, recovery deletes the file later
                claim.temp.unlink(missing_ok=True)
            self._signals.changed(claim.job_id)

    def _cut_out(self, claim: Claim, token: CancelToken) -> None:
        from rembg_desktop.pipeline import Limits, cut_out

        options = claim.options
        if claim.recorded is not None and _is_published(claim.recorded, claim):
            self._store.complete(claim, is_earlier=True, has_temp=has_temps(claim))
            return
        exists = os.path.lexists(claim.destination) and not has_placeholder(claim.destination)
        if options.on_conflict is OnConflict.SKIP and exists and not claim.is_again:
            self._publisher.skip(claim, claim.destination)
            return
        token.check()
        source = _source_state(claim)
        notices = _change_notices(claim, source)
        times = FileTimes.of(source) if options.times is Times.KEEP else None
        check_folder(claim.destination_root, self._context.low_disk_bytes)
        remover = self._context.engine().remover(options.model, token, load=False)
        token.check()
        try:
            claim.destination.parent.mkdir(parents=True, exist_ok=True)
            _delete_earlier_temps(claim)
            with TempFile(claim.temp, times) as temp:
                cut = cut_out(
                    claim.source,
                    temp,  # pyright: ignore[reportArgumentType] - a RawIOBase that is only written to
                    options,
                    remover,
                    token,
                    Limits(self._context.max_pixels),
                    self._context.budget,
                    lambda share: self._signals.progress(claim.job_id, claim.image_id, share),
                    self._context.cut_settings(),
                )
        except OSError as error:
            raise translated(error, claim) or error from error
        result = Result(
            output=claim.destination,
            output_bytes=temp.written,
            notices=(*notices, *_device_notice(remover), *cut.notices, *_times_notices(claim, temp)),
            steps=cut.steps,
            device=cut.device or None,
            uncertainty=cut.assessment.score if cut.assessment else None,
            reasons=cut.assessment.reasons if cut.assessment else (),
            review=_review(cut),
            photo_sha256=cut.photo_sha256 or None,
        )
        if result.review is not Review.NEEDS_REVIEW or claim.review_folder is None or claim.is_again:
            self._publisher.publish(claim, temp, result)
            return
        check_folder(claim.review_folder, self._context.low_disk_bytes)
        moved, temp = self._publisher.move_for_review(claim, temp, times)
        try:
            self._publisher.publish(moved, temp, replace(result, output=moved.destination))
        finally:
            with suppress(OSError):
                moved.temp.unlink(missing_ok=True)

    def _end_with(self, claim: Claim, error: AppError) -> None:
        failure = Failure(error.code.value, error.message, error.hint)
        if error.code in STORAGE_CODES:
            # A lost claim is no reason: the attempt that follows it deletes its temporary file.
            if self._store.release(claim):
                self._store.set_automatic_pause(_pause(claim, error, failure, self._context.low_disk_bytes))
            return
        log.warning("%s failed: %s (%s)", claim.source, error.message, error.code)
        if self._store.fail(claim, failure):
            self._signals.failed(claim.job_id, claim.image_id)
        if error.code in ENGINE_CODES:
            self._store.fail_job(claim.job_id, failure)


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


def _source_state(claim: Claim) -> os.stat_result:
    try:
        return claim.source.stat()
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
        raise translated(error, claim) or error from error


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


def _device_notice(remover: "Remover") -> tuple[Notice, ...]:
    return (Notice("device_fallback", remover.notice),) if remover.notice else ()


def _times_notices(claim: Claim, temp: TempFile) -> tuple[Notice, ...]:
    return () if temp.has_times else (times_notice(claim.source.name, claim.destination.parent),)

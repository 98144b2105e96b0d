"""The loop of a worker: claim an image, process it, publish the result. Plain Python, no Qt.

Results get their planned names, free ones, or those of earlier results that they replace.

The pipeline is imported with the first image, so that it does not slow down the start of the window.
"""

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from rembg_desktop.options import OnConflict, Times
from rembg_desktop.publish import (
    FileTimes,
    TempFile,
    has_placeholder,
    hash_file,
    obstacle,
    publish,
    storage_error,
    times_notice,
    withdraw,
)
from rembg_desktop.publish.replacing import Replacement, partial_copy
from rembg_desktop.queue import naming
from rembg_desktop.queue.claims import Claim, RecordedOutput, Result
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.records import aside_path, temp_path
from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause, Review

if TYPE_CHECKING:
    from rembg_desktop.pipeline import CutOut

log = logging.getLogger(__name__)


class Worker:
    """Processes images until none is left or the process stops. Each worker runs in its own thread."""

    def __init__(self, context: WorkContext, signals: WorkerSignals) -> None:
        self._context = context
        self._signals = signals
        self._store = context.store
        self._publisher = _Publisher(context.store)

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
            self._store.complete(claim, is_earlier=True, has_temp=_has_temps(claim))
            return
        exists = os.path.lexists(claim.destination) and not has_placeholder(claim.destination)
        if options.on_conflict is OnConflict.SKIP and exists and not claim.is_again:
            self._publisher.skip(claim, claim.destination)
            return
        token.check()
        photo = claim.copy if claim.copy is not None and claim.copy.is_file() else claim.source
        source = _source_state(claim, photo)
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
                    photo,
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
            raise _translated(error, claim) from error
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
        raise _translated(error, claim) from error


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


class _Publisher:
    """Publishes results and records them. No transaction is open meanwhile, because a network share may hang."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def publish(self, claim: Claim, temp: TempFile, result: Result) -> None:
        """Publish a result and complete its image.

        Raises:
            Cancelled: the claim was lost; nothing of this attempt is left.
            AppError: the folder or the queue cannot be written.
        """
        if claim.earlier is not None and self._replace_earlier(claim, claim.earlier.path, temp, result):
            return
        may_replace = claim.may_replace and not _same_file(claim.source, claim.destination)
        for destination in naming.alternatives(claim.destination):
            ways = [False]
            if may_replace and destination == claim.destination:  # no other name was planned
                ways = [True] if os.path.lexists(destination) else [False, True]
            for may in ways:
                try:
                    if self._publish_as(claim, destination, temp, result, may_replace=may):
                        return
                except (FileExistsError, IsADirectoryError):
                    if claim.options.on_conflict is OnConflict.SKIP and not claim.is_again:
                        self.skip(claim, destination)
                        return

    def skip(self, claim: Claim, existing: Path) -> None:
        """End an image whose destination exists."""
        self._store.skip(claim, existing, Notice("exists", f"{existing.name} already exists and was not changed."))

    def move_for_review(self, claim: Claim, temp: TempFile, times: FileTimes | None) -> tuple[Claim, TempFile]:
        """Move a finished temporary file to the folder for results that need review, in the same subfolder.

        Returns:
            The claim with its new destination, where no file is ever replaced, and the temporary file.

        Raises:
            Cancelled: the claim was lost.
            AppError: that folder cannot be written.
        """
        assert claim.review_folder is not None
        folder = claim.review_folder / claim.destination.parent.relative_to(claim.destination_root)
        path = temp_path(folder, claim.job_id, claim.image_id, claim.attempt)
        moved = replace(
            claim,
            destination=folder / claim.destination.name,
            destination_root=claim.review_folder,
            temp=path,
            may_replace=False,
            is_again=True,  # the conflict policy is about the planned destination
        )
        if path == claim.temp:
            return moved, temp
        if not self._store.move_temp(moved):
            raise Cancelled
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TempFile(path, times) as copy, claim.temp.open("rb") as file:  # it may be another drive
                shutil.copyfileobj(file, copy, 1 << 20)
            claim.temp.unlink()
        except OSError as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise _translated(error, moved) from error
        return moved, copy

    def _publish_as(
        self, claim: Claim, destination: Path, temp: TempFile, result: Result, *, may_replace: bool
    ) -> bool:
        """Record, publish, complete. False if the name belongs to an unfinished image."""
        # What replaced another file is not withdrawn: both would be gone.
        file_id = None if may_replace else temp.file_id
        if not self._record(claim, destination, temp, result, file_id):
            return False
        try:
            publish(claim.temp, destination, replace=may_replace)
        except (FileExistsError, IsADirectoryError):
            raise
        except OSError as error:
            raise _translated(error, claim) from error
        if self._complete(claim, destination, file_id):
            return True
        assert file_id is not None
        try:
            withdraw(destination, file_id, temp.sha256)
        except OSError as error:  # recovery tries again
            log.warning("Cannot delete %s, the output of a cancelled image: %s", destination, error)
        raise Cancelled

    def _replace_earlier(self, claim: Claim, destination: Path, temp: TempFile, result: Result) -> bool:
        """Record, replace, complete. False if the earlier file was changed, or another image has its name."""
        assert claim.earlier is not None
        aside = aside_path(destination.parent, claim.job_id, claim.image_id, claim.attempt)
        sha256 = temp.sha256
        replacement = Replacement(claim.temp, destination, aside, earlier=claim.earlier.sha256, new=sha256)
        if not self._record(claim, destination, temp, result, temp.file_id):
            return False
        try:
            if not replacement.replace():
                return False
        except OSError as error:
            raise _translated(error, claim) from error
        completed = self._complete(claim, destination, temp.file_id)
        try:
            if completed:
                replacement.commit()
            else:
                replacement.undo()
        except OSError as error:  # recovery tries again
            log.warning("The earlier result %s cannot be put in order: %s", aside, error)
        else:
            self._settle(claim)
        if not completed:
            raise Cancelled
        return True

    def _settle(self, claim: Claim) -> None:
        if _has_temps(claim):
            return
        try:
            self._store.settled(claim)
        except AppError as error:  # the next start tries again
            log.warning("The end of replacing %s was not recorded: %s", claim.destination, error.message)

    def _record(
        self, claim: Claim, destination: Path, temp: TempFile, result: Result, file_id: str | None
    ) -> bool:
        if self._store.record_output(claim, destination, temp.sha256, result, file_id):
            return True
        if self._store.is_current(claim):
            return False
        raise Cancelled

    def _complete(self, claim: Claim, output: Path, file_id: str | None) -> bool:
        """False if the claim was lost and the published file must go."""
        has_temp = _has_temps(claim)
        try:
            completed = self._store.complete(claim, has_temp=has_temp)
        except QueueFileError as error:
            log.warning("Completing %s failed and will be retried: %s", claim.source, error.message)
            completed = self._store.complete(claim, has_temp=has_temp)
        return completed or file_id is None or self._store.is_output_wanted(claim, output, file_id)


def _has_temps(claim: Claim) -> bool:
    """Whether a temporary file of this or an earlier attempt is still there, e.g. because deleting it failed."""
    folders = {claim.temp.parent, *((claim.earlier.path.parent,) if claim.earlier else ())}
    for folder in folders:
        for attempt in range(1, claim.attempt + 1):
            ids = (claim.job_id, claim.image_id, attempt)
            names = [temp_path(folder, *ids)]
            if claim.is_again:
                aside = aside_path(folder, *ids)
                names += [aside, partial_copy(aside)]
            if any(map(os.path.lexists, names)):
                return True
    return False


def _translated(error: OSError, claim: Claim) -> Exception:
    """The error for users if writing a result failed for a reason that the system names; else the error itself."""
    trouble = storage_error(error, claim.destination_root)
    if trouble is not None:
        return FolderError(trouble.code, trouble.message, trouble.hint, claim.destination_root)
    return obstacle(error, claim.destination) or error


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

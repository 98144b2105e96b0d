"""Publishes results: under their planned names, free ones, or in the place of earlier ones. Examines photos."""

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rembg_desktop import paths
from rembg_desktop.errors import AppError, Cancelled, ErrorCode, Notice
from rembg_desktop.executor.elsewhere import FinishedFile, WorkerLostError, WrittenFile
from rembg_desktop.executor.limits import FolderError
from rembg_desktop.executor.transfers import (
    KeptFile,
    bring_result,
    clear_parts,
    has_object,
    hash_of_object,
    put,
    working_folder,
)
from rembg_desktop.options import OnConflict
from rembg_desktop.publish import (
    FileTimes,
    TempFile,
    has_placeholder,
    hash_file,
    obstacle,
    publish,
    storage_error,
    withdraw,
)
from rembg_desktop.publish.replacing import Replacement, partial_copy
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue import naming
from rembg_desktop.queue.claims import Claim, Ended, RecordedOutput, Result
from rembg_desktop.queue.claims.claiming import aside_path, temp_path
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause

log = logging.getLogger(__name__)


def check_folder(root: Path, low_disk_bytes: int) -> None:
    """Check that a folder for results is there and its disk has enough free space.

    Raises:
        FolderError: destination_missing, disk_full.
    """
    try:
        wanted = paths.wanted_bytes(root, low_disk_bytes)
        free = paths.free_bytes(root)
    except OSError:
        wanted = free = 0
    if not paths.is_folder(root):
        hint = "Reconnect the drive or restore the folder, or cancel the job. The queue resumes automatically."
        message = f"The destination folder {root} is missing."
        raise FolderError(ErrorCode.DESTINATION_MISSING, message, hint, root)
    if free < wanted:
        hint = "Free some space. The queue resumes automatically."
        message = f"The disk with {root} has less than {wanted // 1_000_000} MB of free space."
        raise FolderError(ErrorCode.DISK_FULL, message, hint, root)


class Publisher:
    """Publishes results and records them. No transaction is open meanwhile, because a network share may hang."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def publish(self, claim: Claim, temp: FinishedFile, result: Result) -> Ended:
        """Publish a result and complete its image, or go on to its next output.

        Raises:
            Cancelled: the claim was lost; nothing of this attempt is left.
            AppError: the folder or the queue cannot be written.
        """
        if claim.earlier is not None:
            ended = self._replace_earlier(claim, claim.earlier.path, temp, result)
            if ended is not None:
                return ended
        is_source = claim.source == claim.destination or _same_file(claim.source, claim.destination)
        may_replace = claim.may_replace and not is_source
        for destination in naming.alternatives(claim.destination):
            ways = [False]
            if may_replace and destination == claim.destination:  # no other name was planned
                ways = [True] if os.path.lexists(destination) else [False, True]
            for may in ways:
                try:
                    ended = self._publish_as(claim, destination, temp, result, may_replace=may)
                except (FileExistsError, IsADirectoryError):
                    if claim.options.on_conflict is OnConflict.SKIP and not claim.is_again:
                        return self.skip(claim, destination)
                else:
                    if ended is not None:
                        return ended
        raise AssertionError  # the names are endless

    def skip(self, claim: Claim, existing: Path) -> Ended:
        """End an image or output whose destination exists."""
        notice = Notice("exists", f"{existing.name} already exists and was not changed.")
        return self._store.skip_output(claim, existing, notice) or Ended()

    def move_for_review(
        self, claim: Claim, temp: FinishedFile, times: FileTimes | None
    ) -> tuple[Claim, FinishedFile]:
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
            if isinstance(temp, KeptFile):
                bring_result(claim, temp.content())
            with TempFile(path, times) as copy, claim.temp.open("rb") as file:  # it may be another drive
                shutil.copyfileobj(file, copy, 1 << 20)
            claim.temp.unlink()
        except OSError as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise translated(error, moved) from error
        return moved, copy

    def _publish_as(
        self, claim: Claim, destination: Path, temp: FinishedFile, result: Result, *, may_replace: bool
    ) -> Ended | None:
        """Record, publish, complete. None if the name belongs to an unfinished image."""
        # What replaced another file is not withdrawn: both would be gone.
        file_id = None if may_replace else temp.file_id
        if not self._record(claim, destination, temp, result, file_id):
            return None
        try:
            if isinstance(destination, StorePath):
                put(claim, destination, temp if isinstance(temp, KeptFile) else None, replace=may_replace)
            else:
                publish(claim.temp, destination, replace=may_replace)
        except (FileExistsError, IsADirectoryError):
            if (late := _late_object(claim, destination)) is None:
                raise
            temp = WrittenFile(late.sha256, temp.written, temp.file_id, has_times=True)
            if not self._record(claim, destination, temp, result, file_id):
                return None
        except WorkerLostError:
            if file_id is not None and not self._store.is_current(claim):  # it may have put the result
                _withdraw(destination, temp)
            raise
        except OSError as error:
            raise translated(error, claim) from error
        if (ended := self._complete(claim, destination, file_id)) is not None:
            return ended
        assert file_id is not None
        _withdraw(destination, temp)
        raise Cancelled

    def _replace_earlier(
        self, claim: Claim, destination: Path, temp: FinishedFile, result: Result
    ) -> Ended | None:
        """Record, replace, complete. None if the earlier file was changed, or another image has its name."""
        assert claim.earlier is not None
        aside = aside_path(destination.parent, claim.job_id, claim.image_id, claim.attempt)
        sha256 = temp.sha256
        replacement = Replacement(claim.temp, destination, aside, earlier=claim.earlier.sha256, new=sha256)
        if not self._record(claim, destination, temp, result, temp.file_id):
            return None
        try:
            if not replacement.replace():
                return None
        except OSError as error:
            raise translated(error, claim) from error
        ended = self._complete(claim, destination, temp.file_id)
        try:
            if ended is not None:
                replacement.commit()
            else:
                replacement.undo()
        except OSError as error:  # recovery tries again
            log.warning("The earlier result %s cannot be put in order: %s", aside, error)
        else:
            if ended is None or ended.following is None:
                self._settle(claim)
        if ended is None:
            raise Cancelled
        return ended

    def _settle(self, claim: Claim) -> None:
        if has_temps(claim):
            return
        try:
            self._store.settled(claim)
        except AppError as error:  # the next start tries again
            log.warning("The end of replacing %s was not recorded: %s", claim.destination, error.message)

    def _record(
        self, claim: Claim, destination: Path, temp: FinishedFile, result: Result, file_id: str | None
    ) -> bool:
        if self._store.record_output(claim, destination, temp.sha256, result, file_id):
            return True
        if self._store.is_current(claim):
            return False
        raise Cancelled

    def _complete(self, claim: Claim, output: Path, file_id: str | None) -> Ended | None:
        """None if the claim was lost and the published file must go."""
        has_temp = has_temps(claim)
        try:
            ended = self._store.complete_output(claim, has_temp=has_temp)
        except QueueFileError as error:
            log.warning("Completing %s failed and will be retried: %s", claim.source, error.message)
            ended = self._store.complete_output(claim, has_temp=has_temp)
        if ended is None and (file_id is None or self._store.is_output_wanted(claim, output, file_id)):
            if claim.several:
                self._store.release(claim)  # if there are more outputs, the next attempt makes them
            return Ended()
        return ended


def has_temps(claim: Claim) -> bool:
    """Whether a temporary file of this or an earlier attempt is still there, e.g. because deleting it failed."""
    folders = {claim.temp.parent, *((claim.earlier.path.parent,) if claim.earlier else ())}
    folders.update(output.folder for output in claim.several)
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


def is_taken(claim: Claim) -> bool:
    """Whether something exists at the destination."""
    if isinstance(claim.destination, StorePath):
        return has_object(claim, claim.destination)
    return os.path.lexists(claim.destination) and not has_placeholder(claim.destination)


def is_published(recorded: RecordedOutput, claim: Claim) -> bool:
    """Whether the file that an earlier attempt recorded was published."""
    if isinstance(recorded.path, StorePath):
        return hash_of_object(claim, recorded.path) == recorded.sha256
    try:
        return recorded.path.is_file() and hash_file(recorded.path) == recorded.sha256
    except PermissionError:  # then it was not published by this program
        return False
    except OSError as error:
        raise translated(error, claim) from error


def delete_earlier_temps(claim: Claim) -> None:
    """Delete what earlier attempts left."""
    clear_parts(claim)
    # If the folder was missing when an attempt ended, the temporary file of that attempt is still there.
    for attempt in range(1, claim.attempt):
        with suppress(PermissionError):  # Windows: the attempt has not ended yet and will delete it
            temp_path(claim.temp.parent, claim.job_id, claim.image_id, attempt).unlink(missing_ok=True)


def pause_for(claim: Claim, error: AppError, low_disk_bytes: int) -> Pause:
    """The pause for a storage error that an image met."""
    folder = claim.source_root if error.code is ErrorCode.SOURCE_FOLDER_MISSING else claim.destination_root
    if isinstance(error, FolderError):
        folder = error.folder
    needed = 0
    if error.code is ErrorCode.DISK_FULL:
        with suppress(OSError):
            # The file that did not fit will be deleted, so more than its size must become free.
            partial = claim.temp.stat().st_size if claim.temp.exists() else 0
            needed = max(paths.wanted_bytes(folder, low_disk_bytes), paths.free_bytes(folder) + partial + 4096)
    return Pause(
        reason=Failure(error.code.value, error.message, error.hint),
        folder=folder,
        job_id=claim.job_id,
        needed_bytes=needed,
    )


def translated(error: OSError, claim: Claim) -> Exception:
    """The error for users if writing a result failed for a reason that the system names; else the error itself."""
    folder = working_folder(claim)
    trouble = storage_error(error, folder)
    if trouble is not None:
        return FolderError(trouble.code, trouble.message, trouble.hint, folder)
    return obstacle(error, claim.destination) or error


def _late_object(claim: Claim, destination: Path) -> RecordedOutput | None:
    """What an earlier attempt has put under this name after all, by a worker that had been given up."""
    recorded = claim.recorded
    if recorded is None or recorded.path != destination or not isinstance(destination, StorePath):
        return None
    return recorded if hash_of_object(claim, destination) == recorded.sha256 else None


def _withdraw(destination: Path, temp: FinishedFile) -> None:
    try:
        withdraw(destination, temp.file_id, temp.sha256)
    except OSError as error:  # recovery tries again
        log.warning("Cannot delete %s, the output of a cancelled image: %s", destination, error)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

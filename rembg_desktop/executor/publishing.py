"""Gives finished results their names: planned ones, free ones, or those of earlier results that they replace."""

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rembg_desktop import paths
from rembg_desktop.concurrency import Cancelled
from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options import OnConflict
from rembg_desktop.publish import FileTimes, TempFile, obstacle, publish, storage_error, withdraw
from rembg_desktop.publish.replacing import Replacement, partial_copy
from rembg_desktop.queue import naming
from rembg_desktop.queue.claims import Claim, Result
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.records import aside_path, temp_path
from rembg_desktop.queue.store import Store

log = logging.getLogger(__name__)


class FolderError(AppError):
    """A storage error of a folder."""

    def __init__(self, code: ErrorCode, message: str, hint: str, folder: Path) -> None:
        super().__init__(code, message, hint)
        self.folder = folder


class Publisher:
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
            raise translated(error, moved) or error from error
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
            raise translated(error, claim) or error from error
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
            raise translated(error, claim) or error from error
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
        if has_temps(claim):
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
        has_temp = has_temps(claim)
        try:
            completed = self._store.complete(claim, has_temp=has_temp)
        except QueueFileError as error:
            log.warning("Completing %s failed and will be retried: %s", claim.source, error.message)
            completed = self._store.complete(claim, has_temp=has_temp)
        return completed or file_id is None or self._store.is_output_wanted(claim, output, file_id)


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


def has_temps(claim: Claim) -> bool:
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


def translated(error: OSError, claim: Claim) -> AppError | None:
    """The error for users if writing a result failed for a reason that the system names."""
    trouble = storage_error(error, claim.destination_root)
    if trouble is not None:
        return FolderError(trouble.code, trouble.message, trouble.hint, claim.destination_root)
    return obstacle(error, claim.destination)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

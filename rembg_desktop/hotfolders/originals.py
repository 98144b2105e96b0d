"""What becomes of a photo in a hot folder after it was processed: it stays, is moved, or is deleted.

A file that was changed since it was taken always stays: it is a new photo. No file is ever replaced.
"""

import logging
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.folders import HotFolder, SourceAction
from rembg_desktop.hotfolders.photos import PhotoRecords, TakenPhoto
from rembg_desktop.hotfolders.walking import DONE, FAILED, TO_CHECK, FolderState
from rembg_desktop.paths import is_folder
from rembg_desktop.publish import hash_file, publish
from rembg_desktop.queue.naming import alternatives
from rembg_desktop.queue.sources import last_change

_FOLDERS = {"completed": DONE, "review": TO_CHECK, "failed": FAILED}

_log = logging.getLogger(__name__)


class Originals:
    """Handles the sources of photos whose images have ended.

    Where a source goes is recorded before it is moved, so that after a crash it is known what was done.
    """

    def __init__(self, records: PhotoRecords) -> None:
        self._records = records

    def handle(self, hot: HotFolder, state: FolderState, photo: TakenPhoto) -> bool:
        """Handle the source of one photo, and delete the private copy.

        Returns:
            False if the file is not there although the last scan found it: its drive may be gone, so this is done
            later.

        Raises:
            AppError: destination_unwritable when the source cannot be moved or deleted at the moment.
        """
        outcome = _outcome(photo)
        if photo.apart == hot.folder / photo.name:
            photo = replace(photo, apart=None)
        source: Path | None = None
        gone = False
        is_moved = photo.apart is not None
        if (
            not is_moved
            and hot.after is not SourceAction.LEAVE
            and outcome in _FOLDERS
            and _may_return(hot, state, photo)
        ):
            return False
        try:
            if hot.after is SourceAction.MOVE and outcome in _FOLDERS:
                source = self._move(hot, photo, _FOLDERS[outcome])
                gone = source is not None and not is_moved  # another file may have its name now
            elif hot.after is SourceAction.DELETE and outcome == "completed" and not is_moved:
                gone = self._delete(hot, photo)
        except OSError as error:
            message = f"Can't put away {photo.name} in {hot.folder}: {error.strerror or error}."
            hint = "Check the permissions of the folder. It is tried again automatically."
            raise AppError(ErrorCode.DESTINATION_UNWRITABLE, message, hint) from error
        self._records.finish(hot.id, photo, outcome, source, gone=gone)
        if gone:
            state.forget(photo.name)
        discard_copy(photo.copy)
        return True

    def _move(self, hot: HotFolder, photo: TakenPhoto, folder: str) -> Path | None:
        """The new path; None if the source is not the file that was taken."""
        source = photo.apart or hot.folder / photo.name
        target = photo.target
        if target is not None and not _is_taken_file(source, photo) and _is_taken_file(target, photo):
            return target  # moved before a crash
        if not _is_taken_file(source, photo):
            return None
        wanted = hot.folder / folder / photo.name
        _make_folders(hot.folder, wanted.parent)
        for candidate in alternatives(wanted):
            is_ours = candidate == target and _is_same_entry(source, candidate)
            if os.path.lexists(candidate) and not is_ours:
                continue
            self._records.set_target(photo.id, candidate)
            try:
                publish(source, candidate, replace=False)
            except FileExistsError:
                continue
            with suppress(FileNotFoundError):
                if _is_same_entry(source, candidate):  # it could not be deleted a moment ago
                    source.unlink()
            return candidate
        raise AssertionError  # the alternatives are endless

    def _delete(self, hot: HotFolder, photo: TakenPhoto) -> bool:
        """Whether the source is gone: only if it is the photo that was taken and every result is on the disk."""
        source = hot.folder / photo.name
        if not os.path.lexists(source):
            return True
        is_confirmed = bool(photo.outputs) and all(_has_content(path, sha256) for path, sha256 in photo.outputs)
        if not is_confirmed or not _is_taken_file(source, photo) or not _has_content(source, photo.sha256):
            _log.info("%s stays, because its results or its content are not the expected ones", source)
            return False
        source.unlink()
        return True


def discard_copy(copy: Path | None) -> None:
    """Delete a private copy and its folder; what cannot be deleted is found at the next start."""
    if copy is not None:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
            copy.parent.rmdir()


def _outcome(photo: TakenPhoto) -> str:
    match photo.status:
        case "completed" | "skipped":
            return "review" if photo.needs_review else "completed"
        case "failed":
            return "failed"
        case None if photo.duplicate:  # the job of its twin was deleted after it had ended
            return "completed"
        case _:
            return "cancelled"


def _may_return(hot: HotFolder, state: FolderState, photo: TakenPhoto) -> bool:
    """Whether a file that is missing may come back: with the hot folder, or with the drive mounted there."""
    if os.path.lexists(hot.folder / photo.name) or (photo.target is not None and os.path.lexists(photo.target)):
        return False
    return photo.name in state.known or not is_folder(hot.folder)


def _is_taken_file(path: Path, photo: TakenPhoto) -> bool:
    try:
        state = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return (state.st_size, last_change(state)) == photo.signature


def _is_same_entry(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _has_content(path: Path, sha256: str) -> bool:
    try:
        return hash_file(path) == sha256
    except OSError:
        return False


def _make_folders(root: Path, folder: Path) -> None:
    # Not mkdir(parents=True), which would create the hot folder anew when its drive was just removed.
    path = root
    for part in folder.relative_to(root).parts:
        path /= part
        path.mkdir(exist_ok=True)

"""Copies photos from stores to this computer, and results to stores."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.limits import FolderError
from rembg_desktop.publish import storage_error
from rembg_desktop.publish.stores import StoredFile, StoreError, StorePath, stores
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.claims.claiming import transfers_folder
from rembg_desktop.queue.naming import safe_name


def photo_of(claim: Claim, database: Path, cancel: CancelToken, kept: ExitStack) -> Path:
    """The file of a photo; if it is in a store, a copy with the same name and time of change.

    Args:
        claim: the right to process it.
        database: of the queue; copies lie beside it.
        cancel: stops the transfer.
        kept: deletes a copy from a store when it is closed.

    Raises:
        AppError: source_missing, source_unreadable; source_folder_missing if the store cannot be reached;
            disk_full.
        Cancelled: the token was cancelled.
    """
    photo = claim.copy if claim.copy is not None and claim.copy.is_file() else claim.source
    if not isinstance(photo, StorePath):
        return photo
    folder = transfers_folder(database)
    own = folder / f"{claim.job_id}-{claim.image_id}-{claim.attempt}"
    kept.callback(shutil.rmtree, own, ignore_errors=True)
    target = own / safe_name(photo.name)
    try:
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
        found = stores().fetch(photo, target, cancel)
        if found is not None:
            _set_time(target, found)
            return target
        is_there = stores().has_folder(_address(claim.source_root))
    except StoreError as error:
        raise _source_error(error, claim) from error
    except OSError as error:
        if (trouble := storage_error(error, folder)) is not None:
            raise FolderError(trouble.code, trouble.message, trouble.hint, folder) from error
        raise
    if not is_there:
        hint = "Restore the folder, or cancel the job. The queue resumes automatically."
        raise AppError(ErrorCode.SOURCE_FOLDER_MISSING, f"{claim.source_root} is missing.", hint)
    hint = "Restore the file and retry, or submit the job without it."
    raise AppError(ErrorCode.SOURCE_MISSING, f"{photo} no longer exists.", hint)


def put(claim: Claim, destination: StorePath, *, replace: bool) -> None:
    """Copy the finished temporary file of a claim to a store, and delete it.

    Raises:
        FileExistsError: the object exists and `replace` is false.
        FolderError: the store cannot be reached or refuses the object.
    """
    try:
        stores().put(claim.temp, destination, replace=replace)
    except StoreError as error:
        raise _folder_error(error, claim.destination_root) from error
    claim.temp.unlink(missing_ok=True)


def has_object(claim: Claim, path: StorePath, sha256: str = "") -> bool:
    """Whether an object exists, with this content if a hash is given.

    Raises:
        FolderError: the store cannot be reached or refuses access.
    """
    try:
        return stores().sha256(path) == sha256 if sha256 else stores().find(path) is not None
    except StoreError as error:
        raise _folder_error(error, claim.destination_root) from error


def working_folder(claim: Claim) -> Path:
    """The folder on this computer whose disk a result needs."""
    if not isinstance(claim.destination, StorePath):
        return claim.destination_root
    folder = claim.temp.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _address(path: Path) -> StorePath:
    assert isinstance(path, StorePath)
    return path


def _set_time(target: Path, found: StoredFile) -> None:
    if found.mtime_ns is not None:
        os.utime(target, ns=(found.mtime_ns, found.mtime_ns))


def _source_error(error: StoreError, claim: Claim) -> AppError:
    if error.is_denied and not _is_readable(claim.source_root):  # e.g. credentials that have expired
        return AppError(ErrorCode.SOURCE_FOLDER_MISSING, error.message, _resumes(error))
    if error.is_away:
        return AppError(ErrorCode.SOURCE_FOLDER_MISSING, error.message, _resumes(error))
    return error


def _is_readable(folder: Path) -> bool:
    try:
        stores().check(_address(folder))
    except StoreError:
        return False
    return True


def _folder_error(error: StoreError, folder: Path) -> AppError:
    found = error.at_destination()
    if not (error.is_away or error.is_denied):
        code = ErrorCode.CANNOT_ENCODE if error.code is not ErrorCode.STORE_UNSUPPORTED else error.code
        return AppError(code, error.message, error.hint)
    return FolderError(found.code, found.message, _resumes(error), folder)


def _resumes(error: StoreError) -> str:
    return f"{error.hint} The queue resumes automatically.".lstrip()

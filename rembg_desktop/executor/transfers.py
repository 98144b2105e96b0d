"""Photos as they are found, also in stores, and results on their way to stores.

What other processes cut out, they read from stores and put there themselves, if they can.
"""

import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from rembg_desktop import paths
from rembg_desktop.errors import AppError, CancelToken, ErrorCode, Notice
from rembg_desktop.executor.limits import FolderError
from rembg_desktop.options import RemovalOptions, Times
from rembg_desktop.publish import FileTimes, TempFile, storage_error
from rembg_desktop.publish.stores import StoredFile, StoreError, StorePath, stores
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.claims.claiming import temp_path, transfers_folder
from rembg_desktop.queue.naming import safe_name
from rembg_desktop.queue.sources import last_change


@dataclass(frozen=True, slots=True)
class PhotoState:
    """A photo when it was opened; `changed_ns` is the time of its last change, if that is known."""

    bytes: int
    changed_ns: int | None
    times: FileTimes | None

    @classmethod
    def of_object(cls, size: int, changed_ns: int | None) -> Self:
        """The state of an object in a store."""
        times = None if changed_ns is None else FileTimes(changed_ns, changed_ns)
        return cls(size, changed_ns, times)


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo in a store, for a process that reads it there.

    Attributes:
        bytes: its size when it was submitted.
        is_same: whether an object of this size and time is the photo that this process sees.
        bring: copies it to this computer, or says why that is not possible; see photo_of().
        keeps_times: the results get the times of the photo.
    """

    path: StorePath
    bytes: int
    is_same: Callable[[int, int | None], bool]
    bring: Callable[[], Path]
    keeps_times: bool


class KeptFile(ABC):
    """A finished result that another process keeps until it is put into a store; see elsewhere.FinishedFile."""

    def __init__(self, sha256: str, written: int, file_id: str) -> None:
        self.sha256 = sha256
        self.written = written
        self.file_id: str | None = file_id
        self.has_times = True  # a store decides the times of objects

    @abstractmethod
    def put(
        self,
        path: StorePath,
        *,
        replace: bool,
        is_there: Callable[[], bool],
        put_here: Callable[[memoryview], object],
    ) -> None:
        """Let that process put it into the store.

        Args:
            path: address of the object.
            replace: it may take the place of another one.
            is_there: whether this process finds the result in the store.
            put_here: puts the content from here if that process cannot.

        Raises:
            FileExistsError: the object exists and `replace` is false.
            WorkerLostError: that process has ended.
        """

    @abstractmethod
    def content(self) -> memoryview:
        """Its content.

        Raises:
            WorkerLostError: that process has ended.
        """


class OpenedPhoto:
    """The photo of an image, which all of its outputs share.

    Attributes:
        state: the photo when it was opened, here or elsewhere.
    """

    def __init__(self, database: Path, kept: ExitStack) -> None:
        """`database` is that of the queue; a copy from a store is deleted when `kept` is closed."""
        self.state: PhotoState | None = None
        self._file: Path | None = None
        self._database = database
        self._kept = kept

    def place(self, claim: Claim, cancel: CancelToken, *, is_here: bool) -> Path | StoredPhoto:
        """Its file; or its address in a store, if another process cuts it out, which may be able to read it there.

        Raises:
            AppError: see photo_of() and source_state().
            Cancelled: the token was cancelled.
        """

        def bring() -> Path:
            if self._file is None:
                self._file = photo_of(claim, self._database, cancel, self._kept)
            if self.state is None:
                self.state = source_state(claim, self._file)
            return self._file

        place = photo_place(claim)
        if is_here or self._file is not None or not isinstance(place, StorePath):
            return bring()
        keeps_times = claim.options.times is Times.KEEP
        return StoredPhoto(place, claim.source_bytes or 0, partial(_is_same, claim, place), bring, keeps_times)

    def times(self, options: RemovalOptions) -> FileTimes | None:
        """The file times that a result is to get."""
        return self.state.times if self.state is not None and options.times is Times.KEEP else None

    def notices(self, claim: Claim) -> tuple[Notice, ...]:
        """A notice if the photo was changed since it was submitted."""
        found = self.state
        if found is None or claim.source_mtime_ns is None or found.changed_ns is None:
            return ()
        if (found.bytes, found.changed_ns) == (claim.source_bytes, claim.source_mtime_ns):
            return ()
        message = f"{claim.source.name} was changed after it was queued. The new content was used."
        return (Notice("source_changed", message),)


def photo_place(claim: Claim) -> Path:
    """Where the photo of a claim is: a file of this computer, or an address in a store."""
    return claim.copy if claim.copy is not None and claim.copy.is_file() else claim.source


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
    photo = photo_place(claim)
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


def put(claim: Claim, destination: StorePath, kept: KeptFile | None, *, replace: bool) -> None:
    """Put the result of a claim into a store; deletes the temporary file, if there is one.

    Args:
        claim: of the image.
        destination: address of the object.
        kept: the result, if another process has it. Otherwise the temporary file of the claim is finished.
        replace: it may take the place of another object.

    Raises:
        FileExistsError: the object exists and `replace` is false.
        FolderError: the store cannot be reached or refuses the object.
        WorkerLostError: the process that has the result has ended.
    """

    def put_here(content: memoryview | None = None) -> None:
        if content is not None:
            bring_result(claim, content)
        with _destination_errors(claim):
            stores().put(claim.temp, destination, replace=replace)
        claim.temp.unlink(missing_ok=True)

    if kept is None or claim.temp.exists():  # it was brought here for another name
        put_here()
        return

    def is_there() -> bool:
        return hash_of_object(claim, destination) == kept.sha256

    kept.put(destination, replace=replace, is_there=is_there, put_here=put_here)


def bring_result(claim: Claim, content: memoryview) -> None:
    """Write a result that another process has kept to the temporary file of its claim.

    Raises:
        OSError: it cannot be written.
    """
    with TempFile(claim.temp) as file:
        file.write(content)


def clear_parts(claim: Claim) -> None:
    """Delete what other processes that were lost may have left of earlier attempts beside the object."""
    if isinstance(claim.destination, StorePath):
        for attempt in range(1, claim.attempt):
            name = temp_path(Path(), claim.job_id, claim.image_id, attempt).name
            with suppress(StoreError):  # what is wrong with the store will show
                stores().clear(claim.destination.parent / name)


def has_object(claim: Claim, path: StorePath) -> bool:
    """Whether an object exists.

    Raises:
        FolderError: the store cannot be reached or refuses access.
    """
    with _destination_errors(claim):
        return stores().find(path) is not None


def hash_of_object(claim: Claim, path: StorePath) -> str | None:
    """SHA-256 of an object, hexadecimal; None if there is none.

    Raises:
        FolderError: the store cannot be reached or refuses access.
    """
    with _destination_errors(claim):
        return stores().sha256(path)


def working_folder(claim: Claim) -> Path:
    """The folder on this computer whose disk a result needs."""
    if not isinstance(claim.destination, StorePath):
        return claim.destination_root
    folder = claim.temp.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def source_state(claim: Claim, photo: Path) -> PhotoState:
    """The state of the photo of a claim, whose file is `photo`.

    Raises:
        AppError: source_folder_missing, source_missing, source_unreadable.
    """
    try:
        found = photo.stat()
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
    return PhotoState(found.st_size, last_change(found), FileTimes.of(found))


def _is_same(claim: Claim, photo: StorePath, size: int, changed_ns: int | None) -> bool:
    if (size, changed_ns) == (claim.source_bytes, claim.source_mtime_ns):
        return True
    try:
        found = stores().find(photo)
    except StoreError as error:
        raise _source_error(error, claim) from error
    return found is not None and (found.bytes, found.mtime_ns) == (size, changed_ns)


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


@contextmanager
def _destination_errors(claim: Claim) -> Generator[None]:
    try:
        yield
    except StoreError as error:
        found = error.at_destination()
        if not (error.is_away or error.is_denied):
            code = ErrorCode.CANNOT_ENCODE if error.code is not ErrorCode.STORE_UNSUPPORTED else error.code
            raise AppError(code, error.message, error.hint) from error
        raise FolderError(found.code, found.message, _resumes(error), claim.destination_root) from error


def _resumes(error: StoreError) -> str:
    return f"{error.hint} The queue resumes automatically.".lstrip()

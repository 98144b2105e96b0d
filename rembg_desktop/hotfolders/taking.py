"""Takes complete photos of a hot folder: copies them, checks that they open, and submits them as jobs.

A photo is processed from a private copy, because its file may be overwritten while it waits in the queue. The jobs
and the record of what was taken are stored in one transaction, so a crash at any moment neither repeats nor loses
a photo.
"""

import errno
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.folders import HotFolder, SourceAction, outputs_of
from rembg_desktop.hotfolders.originals import discard_copy
from rembg_desktop.hotfolders.photos import PhotoRecords, ReadyPhoto
from rembg_desktop.hotfolders.walking import FolderState, Signature
from rembg_desktop.imaging import formats, input_formats
from rembg_desktop.options import Output
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home, free_bytes, is_folder, wanted_bytes, write_error
from rembg_desktop.publish import FileTimes, TempFile
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.types import Failure

_CHUNK: Final = 1 << 20
_MOST_DECODED: Final = 40_000_000
"""Pixels; larger photos are not decoded here, because the workers need the memory."""
_NOT_YET: Final = frozenset(
    {
        ErrorCode.EMPTY_FILE,
        ErrorCode.TRUNCATED_IMAGE,
        ErrorCode.CORRUPT_IMAGE,
        ErrorCode.UNSUPPORTED_FORMAT,
        ErrorCode.SOURCE_UNREADABLE,
    }
)
"""What an incomplete file looks like. Photos with other errors fail in the queue, which tells the reason."""
_OF_WRITING: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""Errors of a copy that cannot be written; reading a photo gives none of them."""

_log: Final = logging.getLogger(__name__)


class ChangedError(Exception):
    """The file changed while it was read."""


class Taker:
    """Takes photos of hot folders for one process."""

    def __init__(
        self,
        manager: QueueManager,
        records: PhotoRecords,
        home: Home,
        max_pixels: Callable[[], int],
        low_disk_bytes: Callable[[], int],
    ) -> None:
        """Does nothing yet.

        Args:
            manager: the queue.
            records: what is known of the hot folders' files.
            home: folder of the presets and of the private copies.
            max_pixels: the size from which a photo is refused by the queue.
            low_disk_bytes: free space on the disk that is left for others.
        """
        self._manager = manager
        self._records = records
        self._home = home
        self._max_pixels = max_pixels
        self._low_disk_bytes = low_disk_bytes

    def take(
        self,
        hot: HotFolder,
        state: FolderState,
        files: Sequence[tuple[str, Signature]],
        stop: Callable[[], bool],
    ) -> int:
        """Take those of the settled files that are complete; returns the number of photos.

        Raises:
            AppError: the photos cannot be taken at the moment, e.g. unknown_preset, disk_full,
                destination_unwritable; they stay candidates.
        """
        outputs = outputs_of(Presets(self._home.presets), hot.presets)
        ready: list[ReadyPhoto] = []
        taken: set[str] = set()
        try:
            refusal = self._examine(hot, state, files, ready, stop)
            self._submit(hot, outputs, ready, taken)
        finally:
            for photo in ready:
                if photo.name in taken:
                    state.take(photo.name, photo.signature)
                else:
                    discard_copy(photo.copy)
                    state.settle_again(photo.name)
        if refusal is not None:
            raise refusal
        return len(taken)

    def clean_up(self) -> None:
        """Delete the private copies that no photo needs any more, e.g. after a crash."""
        folder = self._home.incoming
        if not is_folder(folder):
            return
        needed = {copy.parent for copy in self._records.copies()}
        with suppress(OSError):
            for entry in folder.iterdir():
                if entry not in needed:
                    shutil.rmtree(entry, ignore_errors=True)

    def _examine(
        self,
        hot: HotFolder,
        state: FolderState,
        files: Sequence[tuple[str, Signature]],
        ready: list[ReadyPhoto],
        stop: Callable[[], bool],
    ) -> AppError | None:
        """Append the photos that are complete and new; returns why not all files could be examined."""
        ignored: dict[str, Signature] = {}
        refusal: AppError | None = None
        for name, signature in files:
            if stop():
                break
            try:
                photo = self._examined(hot, state, name, signature, ready)
            except AppError as error:  # the disk is full: what was copied can be processed, which makes room
                refusal = error
                break
            if photo is not None:
                ready.append(photo)
            elif state.known.get(name) == signature:
                ignored[name] = signature
        self._records.see(hot.id, ignored)
        return refusal

    def _examined(
        self,
        hot: HotFolder,
        state: FolderState,
        name: str,
        signature: Signature,
        ready: Sequence[ReadyPhoto],
    ) -> ReadyPhoto | None:
        """The photo if it is complete and new; otherwise the state knows what to do with the file."""
        path = hot.folder / name
        try:
            if _is_no_photo(path):
                state.take(name, signature)
                return None
            copy, sha256 = self._copied(path, signature)
        except ChangedError:
            state.settle_again(name)
            return None
        except FileNotFoundError:
            state.forget(name)
            return None
        except OSError as error:  # another program has it open, or a drive is about to disappear
            if error.errno in _OF_WRITING:
                raise write_error(error, self._home.incoming) from error
            state.refuse(name, signature, _unreadable(path, error))
            return None
        twin = self._records.twin(hot.id, sha256)
        if twin is not None and hot.after is not SourceAction.LEAVE:
            discard_copy(copy)
            return ReadyPhoto(name, signature, sha256, twin=twin)
        if twin is not None or self._records.is_result(sha256):
            discard_copy(copy)
            state.take(name, signature)
            return None
        if any(photo.sha256 == sha256 for photo in ready):  # the next look finds its twin
            discard_copy(copy)
            state.settle_again(name)
            return None
        if (failure := _why_incomplete(copy, self._max_pixels())) is not None:
            discard_copy(copy)
            state.refuse(name, signature, failure)
            return None
        return ReadyPhoto(name, signature, sha256, copy)

    def _copied(self, path: Path, signature: Signature) -> tuple[Path, str]:
        """A private copy with the times of the file, and the SHA-256 of its content.

        Raises:
            ChangedError: the file has another size or time than expected, now or after it was read.
            AppError: disk_full.
            OSError: the file cannot be read.
        """
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if (before.st_size, last_change(before)) != signature:
                raise ChangedError
            folder = self._home.incoming / token_hex(8)
            try:
                folder.mkdir(parents=True)
                self._check_room(before.st_size)
                copy = folder / path.name
                with TempFile(copy, FileTimes.of(before)) as temp:
                    while chunk := file.read(_CHUNK):
                        temp.write(chunk)
                _check_unchanged(path, before)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
        return copy, temp.sha256

    def _check_room(self, size: int) -> None:
        folder = self._home.incoming
        if free_bytes(folder) < size + wanted_bytes(folder, self._low_disk_bytes()):
            message = f"The disk with {folder} is almost full, so no photos are taken from hot folders."
            raise AppError(ErrorCode.DISK_FULL, message, "Free some space. It goes on automatically.")

    def _submit(
        self, hot: HotFolder, outputs: Sequence[Output], ready: Sequence[ReadyPhoto], taken: set[str]
    ) -> None:
        """Submit the photos that still exist; the names of those that were stored are added to `taken`."""
        options = outputs[0].options
        several = outputs if len(outputs) > 1 else None
        twins = [(photo, photo.twin) for photo in ready if photo.twin is not None]
        new = [photo for photo in ready if photo.twin is None and os.path.lexists(hot.folder / photo.name)]
        for folder, photos in _by_folder(new):
            destination = hot.results / folder
            _make_folders(hot, destination)
            by_path = {hot.folder / photo.name: photo for photo in photos}
            plan = self._manager.plan(list(by_path), options, destination=destination, outputs=several)
            images = tuple(
                replace(image, source_bytes=photo.signature[0], source_mtime_ns=photo.signature[1])
                for image in plan.images
                if (photo := by_path.get(image.source)) is not None
            )
            plan = replace(plan, name=hot.folder.name or str(hot.folder), images=images)
            with self._manager.together():
                # Another process may have taken them, if this one did not notice in time that it must stop.
                if any(self._records.twin(hot.id, photo.sha256) is not None for photo in photos):
                    continue
                job = self._manager.submit(plan, options, preset=outputs[0].name)
                ids = self._records.image_ids(job.id)
                pairs = [(by_path[image.source], ids[number]) for number, image in enumerate(images)]
                self._records.add(hot.id, pairs)
            taken.update(photo.name for photo, _ in pairs)
        if twins:
            self._records.add(hot.id, twins)
            taken.update(photo.name for photo, _ in twins)


def _by_folder(photos: Sequence[ReadyPhoto]) -> Iterator[tuple[Path, list[ReadyPhoto]]]:
    """The photos by the subfolder that they are in, so that the results get the same subfolders."""
    found: dict[Path, list[ReadyPhoto]] = {}
    for photo in photos:
        found.setdefault(Path(photo.name).parent, []).append(photo)
    yield from found.items()


def _is_no_photo(path: Path) -> bool:
    """Whether the first bytes say that this is no image, or a result of this program.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(formats.HEAD_BYTES)
        if formats.recognize(head, path.suffix) is None:
            # Its first bytes may be missing yet.
            return path.suffix.lower() not in input_formats.SUFFIXES
        return formats.is_own_result(head, file)


def _why_incomplete(copy: Path, max_pixels: int) -> Failure | None:
    """Why a file cannot be opened; None if it can, or if it fails for another reason than missing parts."""
    from rembg_desktop.imaging.load import open_source

    try:
        with open_source(copy, max_pixels) as opened:
            if opened.kind == "JPEG" and _is_padded(copy):
                message = f"{copy.name} is truncated: its end contains no data yet."
                return Failure(ErrorCode.TRUNCATED_IMAGE.value, message, "Copy or download it again.")
            if opened.kind != "RAW" and opened.size[0] * opened.size[1] <= _MOST_DECODED:
                opened.reduce((64, 64))
                opened.decode()
    except AppError as error:
        return Failure(error.code.value, error.message, error.hint) if error.code in _NOT_YET else None
    return None


def _is_padded(path: Path) -> bool:
    """Whether a JPEG file ends with zeros instead of its end marker: some programs reserve the space first."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 4096))
        tail = file.read()
    data = tail.rstrip(b"\0")
    return len(data) < len(tail) and not data.endswith(b"\xff\xd9")


def _check_unchanged(path: Path, before: os.stat_result) -> None:
    after = path.stat()
    if (after.st_size, after.st_mtime_ns, after.st_ino) != (before.st_size, before.st_mtime_ns, before.st_ino):
        raise ChangedError


def _make_folders(hot: HotFolder, destination: Path) -> None:
    """Create the folder of the results; inside the hot folder never the hot folder itself, which may be gone.

    Raises:
        AppError: destination_unwritable.
    """
    if not destination.is_relative_to(hot.folder):
        return
    path = hot.folder
    try:
        for part in destination.relative_to(hot.folder).parts:
            path /= part
            path.mkdir(exist_ok=True)
    except OSError as error:
        message = f"Cannot write to the folder {destination}: {error.strerror}."
        hint = "Change the permissions of the folder, or choose another destination."
        raise AppError(ErrorCode.DESTINATION_UNWRITABLE, message, hint) from error


def _unreadable(path: Path, error: OSError) -> Failure:
    message = f"Can't read {path.name}: {error.strerror or error}."
    return Failure(ErrorCode.SOURCE_UNREADABLE.value, message, "Check the file permissions and the drive.")

"""The folders that clients may name, and those of uploads: one for each submission, until its job is deleted."""

import itertools
import logging
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Final

import psutil

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.errors import AppError
from rembg_desktop.options import OnConflict, Output, RemovalOptions
from rembg_desktop.paths import write_error
from rembg_desktop.publish import FileTimes, set_times
from rembg_desktop.publish.stores import StorePath, object_address
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.naming import alternatives, safe_name
from rembg_desktop.queue.planning import Plan


class AllowedFolders:
    """The allowed folders, symbolic links resolved, and the allowed buckets and folders in object stores."""

    def __init__(self, folders: Iterable[str]) -> None:
        given = list(folders)
        self._roots = [os.path.realpath(folder) for folder in given if Path(folder).is_absolute()]
        self._stored = [address.parts for address in map(object_address, given) if address]

    def source(self, text: str) -> Path:
        """The path or address of a file or folder from a request.

        Raises:
            Problem: path_not_allowed; it does not reveal what exists outside the allowed folders.
        """
        path = self.inside(text)
        if isinstance(path, StorePath):
            return path
        try:
            mode = path.stat().st_mode
        except OSError:
            return path  # planning reports that it is missing
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _refused(text, "is not a file or folder")
        return path

    def inside(self, text: str) -> Path:
        """A path or address from a request.

        Raises:
            Problem: path_not_allowed.
        """
        if address := object_address(text):
            if not self._holds(address):
                raise _refused(text, "is outside the buckets and folders that the settings allow")
            return address
        if (
            "\0" in text
            or not _is_encodable(text)
            or re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text)
            or not Path(text).is_absolute()
        ):
            raise _refused(text, "is not an absolute path on this computer")
        if not self._holds(text):
            raise _refused(text, "is outside the folders that the settings allow")
        return Path(text)

    def check_plan(self, plan: Plan, outputs: Sequence[Output]) -> None:
        """Check that no symbolic link below the named folders leads out of the allowed ones.

        Sources, the folders of the results, and results that exist and are kept (`on_conflict` is `skip`), since
        the API would hand them out.

        Raises:
            Problem: path_not_allowed.
        """
        self.check_results(plan, outputs)
        for image in plan.images:
            self._check(image.source)

    def check_results(self, plan: Plan, outputs: Sequence[Output]) -> None:
        """The part of check_plan() that looks at results.

        Raises:
            Problem: path_not_allowed.
        """
        for root in plan.roots:
            self._check(root.destination)
        files = [(image.destination, *(other.destination for other in image.others)) for image in plan.images]
        for folder in {file.parent for planned in files for file in planned}:
            self._check(folder)
        if any(output.options.on_conflict is OnConflict.SKIP for output in outputs):
            for file in itertools.chain.from_iterable(files):
                self._check(file)

    def check_background(self, options: RemovalOptions) -> None:
        """Check that a background image, or a folder of them with all that it has, is in an allowed folder.

        Raises:
            Problem: path_not_allowed.
        """
        if options.background_image:
            path = self.source(options.background_image)
            if isinstance(path, StorePath):
                raise _refused(options.background_image, "is not on this computer")
            if path.is_dir():
                from rembg_desktop.imaging.scene.backgrounds import images_in

                for image in images_in(path):  # a symbolic link could lead elsewhere
                    self._check(image)

    def _check(self, path: str | Path) -> None:
        if not self._holds(path):
            raise _refused(str(path), "leads out of the folders that the settings allow")

    def _holds(self, path: str | Path) -> bool:
        if isinstance(path, StorePath):
            return any(path.parts[: len(stored)] == stored for stored in self._stored)
        real = os.path.realpath(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)


def _is_encodable(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def _refused(text: str, why: str) -> Problem:
    shown = text if len(text) <= 300 else text[:300] + "..."
    hint = "Use a path inside an allowed folder, or add its folder to the API settings."
    return Problem(422, ApiCode.PATH_NOT_ALLOWED, f"{shown!r} {why}.", hint)


log = logging.getLogger(__name__)

_FOLDER: Final = re.compile(r"(?P<pid>\d+)-(?P<start>[0-9a-f]+)-[0-9a-f]{12}")


_PIECE: Final = 1 << 20
"""Most bytes of one call. Recent versions of Linux take five times as long to write more than 2 MB at once."""


class UploadFile:
    """A new file for one upload; write() and finish() raise AppError: disk_full, home_unwritable."""

    def __init__(self, path: Path) -> None:
        """Create it.

        Raises:
            FileExistsError: the name is taken.
        """
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        self._handle = os.open(path, flags, 0o600)

    def write(self, *pieces: bytes) -> None:
        """Append all of the pieces."""
        with _translated(self.path.parent):
            for piece in pieces:
                view = memoryview(piece)
                while view:
                    view = view[os.write(self._handle, view[:_PIECE]) :]

    def finish(self, modified: int | None = None) -> None:
        """Make sure that the file is on the disk, then close it.

        Args:
            modified: when the client's file was modified, in nanoseconds since 1970, if known.
        """
        with _translated(self.path.parent):
            if modified is not None:
                set_times(self._handle, FileTimes(modified, modified))
            os.fsync(self._handle)
            handle, self._handle = self._handle, -1
            os.close(handle)

    def close(self) -> None:
        """Close it, whether it is complete or not."""
        if self._handle >= 0:
            with suppress(OSError):  # what it would report was reported by write() or finish()
                os.close(self._handle)
            self._handle = -1


class Batch:
    """The folder of one submission. Spool.release() it when a job has it, else Spool.discard() it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uploads = folder / "uploads"
        self.results = folder / "results"
        self.files: list[Path] = []
        self.names: list[str] = []
        """The names that the clients gave the files."""

    def create(self, name: str) -> UploadFile:
        """A new file for an upload, under a safe form of its name.

        Raises:
            AppError: disk_full, home_unwritable.
        """
        for candidate in alternatives(self.uploads / safe_name(name)):
            with _translated(self.uploads), suppress(FileExistsError):
                file = UploadFile(candidate)
                self.files.append(candidate)
                self.names.append(name)
                return file
        raise AssertionError  # there is always another name


class Spool:
    """All uploads of a home folder. Several threads and processes may use it at once.

    The queue decides which uploads are needed: a folder stays as long as any job has its sources there. So nothing
    needs to be written after a job was committed, and whatever fails then can't cost the job its images.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._receiving: set[str] = set()

    @cached_property
    def _prefix(self) -> str:
        own = psutil.Process()
        return f"{own.pid}-{_started_at(own):x}"

    def open_batch(self) -> Batch:
        """A new, empty folder for one submission.

        Raises:
            AppError: disk_full, home_unwritable.
        """
        batch = Batch(self.root / f"{self._prefix}-{secrets.token_hex(6)}")
        self._receiving.add(batch.folder.name)  # before a sweep could see the folder
        try:
            with _translated(self.root):
                if not self.root.is_dir():
                    self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
                for folder in (batch.folder, batch.uploads):  # a submission makes that of the results
                    folder.mkdir(mode=0o700)
        except BaseException:
            self.discard(batch)
            raise
        return batch

    def discard(self, batch: Batch) -> None:
        """Remove the folder of a submission that became no job; what can't be removed is left to sweep()."""
        shutil.rmtree(batch.folder, ignore_errors=True)
        self.release(batch)

    def release(self, batch: Batch) -> None:
        """Let sweep() decide about the folder from now on."""
        self._receiving.discard(batch.folder.name)

    def is_needed(self, batch: Batch, manager: QueueManager) -> bool:
        """Whether a job has its sources in this folder; also true when the queue can't be asked now."""
        try:
            return batch.folder.name in _needed(manager)
        except AppError as error:
            log.warning("Could not find out whether %s is needed: %s", batch.folder, error)
            return True

    def sweep(self, manager: QueueManager) -> int:
        """Remove the folders that no job needs: its job was deleted, or the submission failed or was cut off.

        Returns:
            Number of folders removed.

        Raises:
            AppError: what a QueueManager raises.
            OSError: the folder of the uploads can't be read.
        """
        if not self.root.is_dir():
            return 0
        # In this order: a folder that receives nothing any more belongs to a job by now, or never will.
        idle = [folder for folder in sorted(self.root.iterdir()) if self._is_idle(folder.name)]
        needed = _needed(manager) if idle else set[str]()
        unneeded = [folder for folder in idle if folder.name not in needed]
        for folder in unneeded:
            shutil.rmtree(folder, ignore_errors=True)
        return len(unneeded)

    def _is_idle(self, name: str) -> bool:
        match = _FOLDER.fullmatch(name)
        if match is None:  # not one of ours
            return False
        if name.startswith(f"{self._prefix}-"):
            return name not in self._receiving
        # Another process that is alive sweeps its own folders.
        return not _is_alive(int(match["pid"]), int(match["start"], 16))


def sweeper(spool: Spool, manager: QueueManager) -> Callable[[], None]:
    """A function that sweeps; what fails is logged and tried again the next time."""

    def sweep() -> None:
        try:
            if gone := spool.sweep(manager):
                log.info("Removed the uploads of %d deleted jobs or failed submissions", gone)
        except (OSError, AppError) as error:
            log.warning("Could not clean up the uploads: %s", error)

    return sweep


def _needed(manager: QueueManager) -> set[str]:
    # By name, since the home folder may have been reached by another path, or moved.
    return {part for source in manager.source_folders() for part in source.parts if _FOLDER.fullmatch(part)}


@contextmanager
def _translated(folder: Path) -> Generator[None]:
    """Turns an OSError into the AppError that says why `folder` can't be written."""
    try:
        yield
    except OSError as error:
        raise write_error(error, folder) from error


def _is_alive(pid: int, moment: int) -> bool:
    try:
        return abs(_started_at(psutil.Process(pid)) - moment) <= 1
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _started_at(process: psutil.Process) -> int:
    return int(process.create_time())

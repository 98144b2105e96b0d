"""Where uploads lie until their job is forgotten: a folder a submission, below the home folder."""

import logging
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final

import psutil

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.naming import alternatives

log = logging.getLogger(__name__)

_LONGEST: Final = 180
"""Bytes of a name; file systems take 255, and results add to it."""
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_FOLDER: Final = re.compile(r"(?P<pid>\d+)-(?P<start>[0-9a-f]+)-[0-9a-f]{12}")
_MARK: Final = "first-image"


class Batch:
    """The folder of one submission; discard() it when nothing comes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uploads = folder / "uploads"
        self.results = folder / "results"
        self.files: list[Path] = []

    def create(self, name: str) -> BinaryIO:
        """A new file for an upload, under a harmless form of its name."""
        for candidate in alternatives(self.uploads / safe_name(name)):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                handle = os.open(candidate, flags, 0o600)
            except FileExistsError:
                continue
            self.files.append(candidate)
            return os.fdopen(handle, "wb")
        raise AssertionError  # there is always another name

    def belongs_to(self, image_id: int) -> None:
        """Note an image of the job whose files these are, so that they go when the job is forgotten."""
        # A job that was taken off the list cannot be found any more, but it may be restored; its images can.
        handle = os.open(self.folder / _MARK, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, str(image_id).encode("ascii"))
        finally:
            os.close(handle)

    def discard(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Spool:
    """All uploads of a home folder; several processes may use it at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _prefix(self) -> str:
        own = psutil.Process()
        return f"{own.pid}-{_moment(own):x}"

    def open_batch(self) -> Batch:
        """A new, empty folder for one submission.

        Raises:
            AppError: home_unwritable.
        """
        batch = Batch(self.root / f"{self._prefix}-{secrets.token_hex(6)}")
        try:
            if not self.root.is_dir():
                self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (batch.folder, batch.uploads, batch.results):
                folder.mkdir(mode=0o700)
        except OSError as error:
            message = f"The folder {self.root} for uploads cannot be written: {error.strerror}."
            raise AppError(ErrorCode.HOME_UNWRITABLE, message, "Mend its permissions.") from error
        return batch

    def sweep(self, manager: QueueManager) -> int:
        """Remove the files of jobs that are forgotten and of submissions whose process died before the end.

        Returns:
            Number of folders removed.
        """
        if not self.root.is_dir():
            return 0
        unmarked: list[Batch] = []
        gone = 0
        for folder in sorted(self.root.iterdir()):
            match = _FOLDER.fullmatch(folder.name)
            if match is None:  # not one of ours
                continue
            batch = Batch(folder)
            try:
                image_id = int((folder / _MARK).read_text(encoding="ascii"))
            except (FileNotFoundError, ValueError):
                if not _is_alive(int(match["pid"]), int(match["start"], 16)):
                    unmarked.append(batch)
                continue
            if _is_forgotten(manager, image_id):
                batch.discard()
                gone += 1
        return gone + self._sweep_unmarked(manager, unmarked)

    def _sweep_unmarked(self, manager: QueueManager, batches: list[Batch]) -> int:
        # A process may have died between the commit of a job and the mark in its folder.
        if not batches:
            return 0
        owners: dict[Path, int] = {}
        for job in manager.all_jobs():
            for image in manager.images(job.id, limit=1):
                owners[image.source.parent] = image.id
        gone = 0
        for batch in batches:
            if image_id := owners.get(batch.uploads):
                batch.belongs_to(image_id)
            else:
                batch.discard()
                gone += 1
        return gone


def sweeper(spool: Spool, manager: QueueManager) -> Callable[[], None]:
    """A function that sweeps and puts off what cannot be done now."""

    def sweep() -> None:
        try:
            if gone := spool.sweep(manager):
                log.info("Removed the uploads of %d forgotten submissions", gone)
        except (OSError, AppError) as error:
            log.warning("The uploads could not be swept: %s", error)

    return sweep


def safe_name(name: str) -> str:
    """A file name for any text: no folders, streams, devices or control characters, and not too long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    text = _FORBIDDEN.sub("_", last.encode("utf-8", "replace").decode())
    text = text.strip().lstrip(".").rstrip(". ")
    if _RESERVED.match(text):
        text = f"_{text}"
    stem, suffix = os.path.splitext(text)  # noqa: PTH122 - a text, not a path
    suffix = suffix[:12]
    while len((stem + suffix).encode()) > _LONGEST:
        stem = stem[:-1]
    return (stem.rstrip(". ") or "image") + suffix


def _is_forgotten(manager: QueueManager, image_id: int) -> bool:
    try:
        manager.image(image_id)
    except AppError as error:
        if error.code is ErrorCode.NO_SUCH_JOB:
            return True
        raise
    return False


def _is_alive(pid: int, moment: int) -> bool:
    try:
        return abs(_moment(psutil.Process(pid)) - moment) <= 1
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _moment(process: psutil.Process) -> int:
    return int(process.create_time())

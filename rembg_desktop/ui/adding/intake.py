"""What a drop or the clipboard holds: local files, or a picture without a file, as browsers give them."""

import base64
import binascii
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QImage

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.imaging.input_formats import FORMATS
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import resources
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.sources import RESULTS_FOLDER
from rembg_desktop.queue.sources.left_out import LeftOut
from rembg_desktop.queue.types import Job
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text.error_text import WordedError

_PREFERENCE: Final = {"PNG": -1, "BMP": 1}
"""Of the same picture in several formats, PNG is lossless, and BMP usually has no transparency."""

_SUFFIXES: Final = {
    mime: each.suffixes[0]
    for each in sorted(FORMATS, key=lambda each: _PREFERENCE.get(each.kind, 0))
    for mime in each.mimes
}
"""File name extensions by media type; the first one that is offered is taken."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without a file: encoded bytes, or an image of Qt's when no encoded form came along."""

    suffix: str
    encoded: bytes = b""
    image: QImage | None = None

    def write(self, path: Path) -> None:
        """Write it as a file; any thread may.

        Raises:
            OSError: the file cannot be written.
        """
        if self.encoded:
            path.write_bytes(self.encoded)
        elif self.image is None or not self.image.save(str(path)):
            raise OSError(f"{path} cannot be written")


def local_files(data: QMimeData) -> list[str]:
    """The local files and folders among the URLs; as text, since there may be thousands."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def picture_of(data: QMimeData) -> Picture | None:
    """The picture itself, when there is one; encoded forms are taken as they are, without decoding."""
    for kind, suffix in _SUFFIXES.items():
        if data.hasFormat(kind) and (encoded := bytes(data.data(kind).data())):
            return Picture(suffix, encoded)
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Picture(".png", image=QImage(image))
    for url in data.urls():
        if url.scheme() == "data" and (found := _from_data_url(url.toString())):
            return found
    return None


def has_something(data: QMimeData) -> bool:
    """Whether a drop is worth accepting; cheap, asked on every move of the pointer."""
    return data.hasUrls() or data.hasImage() or any(data.hasFormat(kind) for kind in _SUFFIXES)


def is_address_only(data: QMimeData) -> bool:
    """Whether only an address in the web came along, as with most pictures dragged from a browser."""
    if data.hasImage() or any(data.hasFormat(kind) for kind in _SUFFIXES):
        return False
    schemes = {url.scheme() for url in data.urls()}
    return bool(schemes) and schemes <= {"http", "https", "ftp"}


def _from_data_url(address: str) -> Picture | None:
    head, separator, body = address.removeprefix("data:").partition(",")
    kind, *parameters = head.split(";")
    if not separator or kind not in _SUFFIXES:
        return None
    raw = unquote_to_bytes(body)
    try:
        encoded = base64.b64decode(raw, validate=True) if "base64" in parameters else raw
    except binascii.Error:
        return None
    return Picture(_SUFFIXES[kind], encoded) if encoded else None


_TELL_EVERY: Final = 0.1
"""Seconds between two words about the progress."""


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What a job is made from."""

    options: RemovalOptions
    destination: Path | None = None
    preset: str | None = None
    recursive: bool = True
    include_results: bool = False
    hold: bool = False
    names: NameTable | None = None
    names_missing: NamesMissing | None = None
    outputs: tuple[Output, ...] = ()
    """What is made of every photo, when that is more than one file; the first one has `options`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A table of names, the outputs with the presets that it names, and the plan: what it does to photos."""

    names: NameTable
    outputs: tuple[Output, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Added:
    job: Job
    left_out: tuple[LeftOut, ...]


class Intake(QObject):
    """Plans and submits, one request after the other.

    Signals:
        looking: images found so far in the files and folders.
        saving: images saved so far, and their number.
        added: the new Job.
        left_out: a tuple of LeftOut after `added`, if files of the folders were left out.
        failed: an AppError; nothing was added.
        idle: every request has been answered.
    """

    looking = Signal(int)
    saving = Signal(int, int)
    added = Signal(object)
    left_out = Signal(object)
    failed = Signal(object)
    idle = Signal()

    def __init__(
        self,
        manager: QueueManager,
        close_thread: Callable[[], None],
        parent: QObject | None = None,
        presets: Presets | None = None,
    ) -> None:
        """`presets` are those that a table of names can choose."""
        super().__init__(parent)
        self._manager = manager
        self._presets = presets
        self._runner = TaskRunner("intake", close_thread, self)
        self._token = CancelToken()

    @property
    def is_busy(self) -> bool:
        """Whether a request is unanswered."""
        return not self._runner.is_idle

    def add(self, paths: Sequence[Path | str], request: AddRequest) -> None:
        """Make a job of files and folders."""
        self._start(lambda token: self._submit(list(map(Path, paths)), request, token))

    def add_picture(self, picture: Picture, request: AddRequest) -> None:
        """Save a picture that has no file among the user's pictures, and make a job of it."""

        def work(token: CancelToken) -> _Added:
            return self._submit([_save(picture)], request, token)

        self._start(work)

    def add_sample(self, photos: Sequence[Path], request: AddRequest) -> None:
        """Make a job of photos that lie in a folder which is not the user's; results go among their pictures."""
        self.add(photos, _beside_nobodys(request))

    def compare(
        self,
        work: Callable[[QueueManager, Presets | None], Compared],
        done: Callable[[Compared], object],
        failed: Callable[[AppError], object],
    ) -> None:
        """Find out in the thread what a table of names does."""
        self._runner.run(lambda: work(self._manager, self._presets), done, failed, urgent=True)

    def rename(self, job: Job, request: AddRequest) -> None:
        """Give a job that has not started names from the table of a request."""
        names = request.names
        assert names is not None
        self._runner.run(
            lambda: self._manager.renaming().apply(job.id, request.options, names), None, self.failed.emit
        )

    def run_again(self, job_id: str, request: AddRequest) -> None:
        """Make a new job from the sources of another one; the tree they lie in is repeated among the results."""

        def work(token: CancelToken) -> _Added:
            sources = self._manager.images(job_id, limit=1)
            own = bool(sources) and sources[0].source.is_relative_to(resources())
            wanted = _beside_nobodys(request) if own else request
            plan = self._manager.plan_again(
                job_id,
                wanted.options,
                outputs=wanted.outputs or None,
                destination=wanted.destination,
                progress=Throttle(self.looking.emit),
                cancel=token,
            )
            return self._queue(plan, wanted, token)

        self._start(work)

    def cancel(self) -> None:
        """Give up every request that is unanswered; nothing of them is added."""
        self._token.cancel()
        self._token = CancelToken()

    def stop(self) -> None:
        """End the thread."""
        self._token.cancel()
        self._runner.stop()

    def _start(self, work: Callable[[CancelToken], _Added]) -> None:
        token = self._token
        self._runner.run(lambda: _begin(work, token), self._on_added, self._on_failed, self._on_ended)

    def _submit(self, paths: Sequence[Path], request: AddRequest, token: CancelToken) -> _Added:
        looking = Throttle(self.looking.emit)
        plan = self._manager.plan(
            paths,
            request.options,
            outputs=request.outputs or None,
            destination=request.destination,
            recursive=request.recursive,
            include_results=request.include_results,
            names=request.names,
            names_missing=request.names_missing,
            progress=looking,
            cancel=token,
        )
        return self._queue(plan, request, token)

    def _queue(self, plan: Plan, request: AddRequest, token: CancelToken) -> _Added:
        token.check()
        saving = Throttle(self.saving.emit)

        def progress(done: int, total: int) -> None:
            token.check()
            saving(done, total)

        job = self._manager.submit(
            plan, request.options, preset=request.preset, hold=request.hold, progress=progress
        )
        return _Added(job, plan.ignored)

    def _on_added(self, added: _Added) -> None:
        self.added.emit(added.job)
        if added.left_out:
            self.left_out.emit(added.left_out)
        self._on_ended()

    def _on_failed(self, error: AppError) -> None:
        self.failed.emit(error)
        self._on_ended()

    def _on_ended(self) -> None:
        if not self.is_busy:
            self.idle.emit()


class Throttle:
    """Passes a call on when the last one is a while ago."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, *values: int) -> None:
        """Pass the values on unless it did so a moment ago."""
        now = time.monotonic()
        if now - self._last >= _TELL_EVERY:
            self._last = now
            self._tell(*values)


def _begin(work: Callable[[CancelToken], _Added], token: CancelToken) -> _Added:
    token.check()
    return work(token)


def _beside_nobodys(request: AddRequest) -> AddRequest:
    """For photos that lie in no folder of the user's: results go among the user's pictures."""
    return replace(request, destination=request.destination or pictures_folder() / RESULTS_FOLDER)


def _save(picture: Picture) -> Path:
    folder = pictures_folder()
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S.%f")[:-3]
    path = folder / f"Pasted {moment}{picture.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        picture.write(path)
    except OSError as error:
        text = QCoreApplication.translate("Intake", "Can't save the image as %1: %2.")
        raise WordedError(
            ErrorCode.DESTINATION_UNWRITABLE,
            text.replace("%1", str(path)).replace("%2", str(error)),
            QCoreApplication.translate(
                "Intake", "Free some disk space, or save the image to a file and add the file."
            ),
        ) from error
    return path


def pictures_folder() -> Path:
    """Our folder among the user's pictures."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(pictures or Path.home()) / "Rembg Desktop"

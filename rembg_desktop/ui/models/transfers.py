"""Work on models in the background: downloads, checks, imports; the window only hears of it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, SignalInstance

from rembg_desktop.engine.catalog import ModelInfo, catalog
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text.error_text import WordedError

if TYPE_CHECKING:
    from rembg_desktop.engine.trial import Trial

_AT_ONCE: Final = 2
_SPEED_WINDOW: Final = 4.0
"""Seconds over which the speed is a mean."""
_TELL_EVERY: Final = 0.1
"""Seconds between two reports of progress."""


class Activity(StrEnum):
    """What is being done with a model."""

    WAITING = "waiting"
    DOWNLOADING = "downloading"
    PAUSED = "paused"
    VERIFYING = "verifying"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Transfer:
    """How far the work on a model is.

    Attributes:
        done, total: bytes.
        speed: bytes a second; 0 while unknown.
        error: why it ended, when it failed.
    """

    activity: Activity
    done: int = 0
    total: int = 0
    speed: float = 0.0
    error: AppError | None = None

    @property
    def is_running(self) -> bool:
        """Whether a thread works on it, or soon will."""
        return self.activity in (Activity.WAITING, Activity.DOWNLOADING, Activity.VERIFYING)


class Transfers(QObject):
    """Downloads and checks of models; lives as long as the program, so that closing the dialog ends nothing.

    Signals:
        changed: name of a model whose transfer changed.
        ended: name of a model whose file is another one now: downloaded, imported, removed.
        verified: name of a model whose file is good.
        failed: name of a model (or empty), and the AppError.
    """

    changed = Signal(str)
    ended = Signal(str)
    verified = Signal(str)
    failed = Signal(str, object)
    _progress = Signal(str, object, object, float)  # int would carry 32 bits only

    def __init__(self, files: ModelFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._runner = TaskRunner("models", parent=self, threads=_AT_ONCE)
        self._current: dict[str, Transfer] = {}
        self._tokens: dict[str, CancelToken] = {}
        self._discard: set[str] = set()
        self._stopped = False
        self._find_paused()
        self._progress.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def files(self) -> ModelFiles:
        """The models that are worked on."""
        return self._files

    def transfer(self, name: str) -> Transfer | None:
        """The work on a model; None when there is none."""
        return self._current.get(name)

    @property
    def running(self) -> int:
        """How many models are being worked on."""
        return sum(transfer.is_running for transfer in self._current.values())

    def use(self, files: ModelFiles) -> None:
        """Take later downloads from another mirror or through another proxy."""
        self._files = files

    def download(self, name: str, *, again: bool = False) -> None:
        """Begin a download, or go on with one that was paused."""
        before = self._current.get(name)
        if before and before.is_running:
            return
        total = self._files.info(name).bytes
        done = before.done if before else 0
        files = self._files

        def work(progress: Callable[[int, int], None], cancel: CancelToken) -> str:
            files.download(name, progress, cancel, again=again)
            return "downloaded"

        self._begin(name, Transfer(Activity.WAITING, done, total), work)

    def verify(self, name: str) -> None:
        """Compare a model's whole file with its hash."""
        before = self._current.get(name)
        if before and before.is_running:
            return
        files = self._files

        def work(_progress: Callable[[int, int], None], cancel: CancelToken) -> str:
            files.verify(name, cancel)
            return "verified"

        self._begin(name, Transfer(Activity.VERIFYING), work)

    def import_file(self, path: Path, name: str, trial: "Trial") -> None:
        """Take a copy of a user's own model that was tried."""
        files = self._files

        def work(_progress: Callable[[int, int], None], _cancel: CancelToken) -> str:
            return "imported:" + files.import_file(path, name, trial=trial)

        self._begin("", Transfer(Activity.VERIFYING), work)

    def delete(self, name: str) -> None:
        """Remove a model's file."""
        files = self._files

        def work(_progress: Callable[[int, int], None], _cancel: CancelToken) -> str:
            files.delete(name)
            return "deleted"

        self._begin(name, Transfer(Activity.VERIFYING), work)

    def pause(self, name: str) -> None:
        """End a download and keep what was fetched."""
        if token := self._tokens.get(name):
            token.cancel()

    def cancel(self, name: str) -> None:
        """End a download and throw away what was fetched."""
        self._discard.add(name)
        if token := self._tokens.get(name):
            token.cancel()
        else:
            self._throw_away(name)

    def dismiss_failure(self, name: str) -> None:
        """Forget why the work on a model failed."""
        transfer = self._current.get(name)
        if transfer and transfer.activity is Activity.FAILED:
            del self._current[name]
            self.changed.emit(name)

    def stop(self) -> None:
        """Pause everything and wait for the threads; nothing begins afterwards."""
        self._stopped = True
        for token in self._tokens.values():
            token.cancel()
        self._runner.stop()

    def _find_paused(self) -> None:
        for info in catalog():
            if done := _size(self._part(info)):
                self._current[info.name] = Transfer(Activity.PAUSED, done, info.bytes)

    def _part(self, info: ModelInfo) -> Path:
        path = self._files.folder / info.name / info.file
        return path.with_name(path.name + ".part")

    def _begin(
        self, name: str, transfer: Transfer, work: Callable[[Callable[[int, int], None], CancelToken], str]
    ) -> None:
        if self._stopped or name in self._tokens:
            return
        self._discard.discard(name)
        token = CancelToken()
        self._tokens[name] = token
        self._current[name] = transfer
        progress = _Progress(name, self._progress)
        self._runner.run(
            lambda: _do(work, progress, token),
            lambda outcome: self._on_done(name, outcome),
            lambda error: self._on_failed(name, error),
            lambda: self._on_cancelled(name),
        )
        self.changed.emit(name)

    def _on_progress(self, name: str, done: int, total: int, speed: float) -> None:
        transfer = self._current.get(name)
        if transfer and transfer.is_running:
            self._current[name] = replace(
                transfer, activity=Activity.DOWNLOADING, done=done, total=total, speed=speed
            )
            self.changed.emit(name)

    def _on_done(self, name: str, outcome: str) -> None:
        self._end(name)
        self.changed.emit(name)
        self._tell_outcome(name, outcome)

    def _on_failed(self, name: str, error: AppError) -> None:
        self._current[name] = replace(self._end(name), activity=Activity.FAILED, speed=0.0, error=error)
        self.changed.emit(name)
        self.failed.emit(name, error)

    def _on_cancelled(self, name: str) -> None:
        transfer = self._end(name)
        if name in self._discard:
            self._throw_away(name)
        elif transfer.activity is Activity.VERIFYING:
            self.changed.emit(name)
        else:
            done = _size(self._part(self._files.info(name)))
            self._current[name] = replace(transfer, activity=Activity.PAUSED, done=done, speed=0.0)
            self.changed.emit(name)

    def _end(self, name: str) -> Transfer:
        del self._tokens[name]
        return self._current.pop(name)

    def _tell_outcome(self, name: str, outcome: str) -> None:
        if outcome == "verified":
            self.verified.emit(name)
        else:
            self.ended.emit(outcome.removeprefix("imported:") if outcome.startswith("imported:") else name)

    def _throw_away(self, name: str) -> None:
        self._discard.discard(name)
        self._current.pop(name, None)
        part = self._part(self._files.info(name))
        for path in (part, part.with_name(part.name + ".json")):
            path.unlink(missing_ok=True)
        self.changed.emit(name)


class _Progress:
    """Passes progress on to the main thread, not too often; holds a bound signal only."""

    def __init__(self, name: str, progress: SignalInstance) -> None:
        self._name = name
        self._progress = progress
        self._told = 0.0
        self._told_done = 0
        self._points: deque[tuple[float, int]] = deque()

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` bytes are there."""
        now = monotonic()
        self._points.append((now, done))
        while len(self._points) > 2 and now - self._points[0][0] > _SPEED_WINDOW:
            self._points.popleft()
        # The first bytes are always told: a connection that stalls then must not seem never to have begun.
        if now - self._told < _TELL_EVERY and self._told_done > 0 and done < total:
            return
        self._told, self._told_done = now, done
        since, before = self._points[0]
        speed = (done - before) / (now - since) if now - since > 0.2 else 0.0
        self._progress.emit(self._name, done, total, speed)


def _do(
    work: Callable[[Callable[[int, int], None], CancelToken], str], progress: _Progress, token: CancelToken
) -> str:
    token.check()
    try:
        return work(progress, token)
    except OSError as error:
        raise _disk_error(error) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _disk_error(error: OSError) -> AppError:
    text = QCoreApplication.translate("Transfers", "Can't write to the models folder: %1.")
    return WordedError(
        ErrorCode.HOME_UNWRITABLE,
        text.replace("%1", error.strerror or str(error)),
        QCoreApplication.translate("Transfers", "Check its permissions and the free disk space."),
    )

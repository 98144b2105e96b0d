"""Moves the files of rejected results to a folder or the trash: only those that are still as they were written."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rembg_desktop import publish
from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Review
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import formatting

_CHUNK: Final = 1 << 20
_MOST_NAMES: Final = 10_000


@dataclass(slots=True)
class Outcome:
    """What became of the files; `kept` tells why each other one stayed: `missing`, `changed`, or an error."""

    moved: int = 0
    kept: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    stopped: bool = False


def set_aside(
    files: list[tuple[Path, str]],
    take: Callable[[Path], object],
    cancel: CancelToken,
    progress: Callable[[int, int], object],
) -> Outcome:
    """Hand each file that still has its SHA-256 to `take`; no file stops the others.

    Args:
        files: path and SHA-256 of what was written.
        take: moves one file away, or raises OSError.
        cancel: ends after the current file.
        progress: called with the number of files that were looked at, and of all.
    """
    outcome = Outcome()
    for number, (path, sha256) in enumerate(files):
        if cancel.is_cancelled:
            outcome.stopped = True
            break
        progress(number, len(files))
        try:
            if path.is_symlink() or publish.hash_file(path) != sha256:
                outcome.kept.append((path, "changed"))
                continue
            take(path)
            outcome.moved += 1
        except (FileNotFoundError, NotADirectoryError):
            outcome.kept.append((path, "missing"))
        except OSError as error:
            outcome.kept.append((path, error.strerror or str(error)))
    return outcome


def move_into(path: Path, folder: Path) -> Path:
    """Move a file into a folder under its name, or one with a number; nothing is replaced.

    Raises:
        OSError: the folder cannot be written, or the file cannot be moved.
    """
    for target in _names(path, folder):
        try:
            publish.publish(path, target, replace=False)
        except FileExistsError:
            continue
        except OSError:
            if path.stat().st_dev == folder.stat().st_dev:
                raise
            return _copy_over(path, folder)
        # On file systems where the name was linked, publish() may have left the old one.
        return target
    raise FileExistsError(path)


def _copy_over(path: Path, folder: Path) -> Path:
    """Move to another drive: the copy is whole and synced before the file is deleted."""
    before = path.stat()
    temp = folder / f".{uuid4().hex}.tmp"
    try:
        with publish.TempFile(temp, publish.FileTimes.of(before)) as copy, path.open("rb") as file:
            read = hashlib.sha256()
            while data := file.read(_CHUNK):
                read.update(data)
                copy.write(data)
        for target in _names(path, folder):
            with contextlib.suppress(FileExistsError):
                publish.publish(temp, target, replace=False)
                now = path.lstat()
                same = (now.st_ino, now.st_size, now.st_mtime_ns) == (
                    before.st_ino,
                    before.st_size,
                    before.st_mtime_ns,
                )
                if same:
                    path.unlink()
                return target
        raise FileExistsError(path)
    finally:
        with contextlib.suppress(OSError):
            temp.unlink()


def _names(path: Path, folder: Path) -> Iterator[Path]:
    yield folder / path.name
    for number in range(2, _MOST_NAMES):
        yield folder / f"{path.stem} ({number}){path.suffix}"


class RejectedFiles(QObject):
    """Asks where the files go, moves them in a thread, and tells what became of them."""

    _progress = Signal(int, int)

    def __init__(
        self,
        manager: QueueManager,
        tasks: TaskRunner,
        banners: Banners,
        trash: Callable[[Path], bool],
        done: Callable[[], object],
        window: QWidget,
    ) -> None:
        """`trash` moves a file to the system's trash; `done` is called when files have gone."""
        super().__init__(window)
        self._manager = manager
        self._tasks = tasks
        self._banner = banners.get("rejected")
        self._trash = trash
        self._done = done
        self._window = window
        self._cancel: CancelToken | None = None
        self._progress.connect(self._on_progress)

    def choose_folder(self, job_id: str | None) -> None:
        """Ask for a folder, and move the rejected results of a job (or of all) there."""
        dialog = QFileDialog(self._window, self.tr("Move rejected results to"))
        dialog.setObjectName("rejectedFolder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(folder: str) -> None:
            self.move(job_id, Path(folder))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_trash(self, job_id: str | None, count: int) -> None:
        """Ask, and move the rejected results of a job (or of all) to the trash."""
        box = QMessageBox(self._window)
        box.setObjectName("rejectedQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Move %Ln rejected result(s) to the trash?", None, count))
        box.setInformativeText(
            self.tr("Your original photos are not affected, and neither are results that were changed since.")
        )
        move = box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.DestructiveRole)
        move.setObjectName("rejectedConfirm")
        box.addButton(QMessageBox.StandardButton.Cancel).setDefault(True)
        move.clicked.connect(lambda: self.move(job_id, None))
        box.open()

    def move(self, job_id: str | None, folder: Path | None) -> None:
        """Move the rejected results of a job (or of all) into a folder; with None to the trash."""
        if self._cancel is not None:
            return
        cancel = self._cancel = CancelToken()

        def to_trash(path: Path) -> None:
            if not self._trash(path):
                raise OSError(0, self.tr("The trash did not take it."))

        moves: dict[Path, Path] = {}

        def into(path: Path) -> None:
            if folder is not None:
                moves[path] = move_into(path, folder)

        def work() -> Outcome:
            ids = self._manager.image_ids(job_id=job_id, review=Review.REJECTED)
            files = self._manager.written_files(ids)
            try:
                return set_aside(files, to_trash if folder is None else into, cancel, self._progress.emit)
            finally:
                if moves:
                    self._manager.record_moves(ids, moves)

        self._tasks.run(work, self._on_done, self._on_failed)

    def stop(self) -> None:
        """End after the current file."""
        if self._cancel is not None:
            self._cancel.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self._cancel is None:
            return
        text = self.tr("Moving rejected results: %1 of %2").replace("%1", formatting.number(done))
        self._banner.say(
            "info", text.replace("%2", formatting.number(total)), {self.tr("Stop"): self.stop}, closable=False
        )

    def _on_failed(self, error: AppError) -> None:
        self._cancel = None
        self._banner.hide()
        self._tasks.trouble.emit(error)

    def _on_done(self, outcome: Outcome) -> None:
        self._cancel = None
        text = self.tr("%Ln rejected result(s) moved.", None, outcome.moved)
        actions: dict[str, Callable[[], object]] = {}
        if outcome.kept:
            text += " " + self.tr("%Ln file(s) were not moved.", None, len(outcome.kept))
            actions[self.tr("Details…")] = lambda: self._show(outcome)
        self._banner.say("warning" if outcome.kept else "success", text, actions)
        self._done()

    def _show(self, outcome: Outcome) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("rejectedDetails")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(self.tr("%Ln file(s) were not moved.", None, len(outcome.kept)))
        said = {
            "changed": self.tr("was changed after it was written"),
            "missing": self.tr("is not there any more"),
        }
        box.setDetailedText("\n".join(f"{path}: {said.get(reason, reason)}" for path, reason in outcome.kept))
        box.open()

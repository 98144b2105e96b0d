"""The ways into the queue: dialogs, drops, the clipboard; and the line that shows how far adding has come."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.imaging.input_formats import SUFFIXES
from rembg_desktop.options.name_table import is_table
from rembg_desktop.paths import resources
from rembg_desktop.queue.sources import RESULTS_FOLDER, find_sources
from rembg_desktop.queue.sources.left_out import RESULTS, LeftOut, NothingFoundError
from rembg_desktop.queue.types import Job
from rembg_desktop.ui.adding.intake import (
    AddRequest,
    Intake,
    has_something,
    is_address_only,
    local_files,
    picture_of,
)
from rembg_desktop.ui.banners import Banners, DropOverlay
from rembg_desktop.ui.queue_table.arrangement import Session
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_patterns, left_out_details, left_out_summary, number, short_path

if TYPE_CHECKING:
    from rembg_desktop.ui.adding.names import NamesIntake


class Adding(QObject):
    """Belongs to a window.

    Signals:
        added: the new Job.
    """

    added = Signal(object)

    def __init__(
        self,
        window: QWidget,
        intake: Intake,
        banners: Banners,
        session: Session,
        request: Callable[..., AddRequest | None],
        selected: Callable[[], Sequence[object]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._intake = intake
        self._banner = banners.get("adding")
        self._problem = banners.get("problem")
        self._report = banners.get("left-out")
        self._session = session
        self._request = request
        self._selected = selected
        self._overlay = DropOverlay(window)
        self._counter = DropCounter(self)
        self._counter.counted.connect(self._on_counted)
        intake.looking.connect(self._on_looking)
        intake.saving.connect(self._on_saving)
        intake.added.connect(self._on_added)
        intake.left_out.connect(self._on_left_out)
        intake.failed.connect(self._on_failed)
        intake.idle.connect(self._banner.hide)

    # Ways in

    def choose_images(self) -> None:
        """Ask for files."""
        dialog = self._dialog(self.tr("Add images"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Images (%1)").replace("%1", file_patterns()), self.tr("All files (*)")])
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = self._dialog(self.tr("Add folder"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.open()

    def choose_names(self) -> None:
        """Ask for a table of names."""
        self._names.choose(self._session.folder)

    @cached_property
    def _names(self) -> "NamesIntake":
        from rembg_desktop.ui.adding.names import NamesIntake  # made when a table is used

        return NamesIntake(self._window, self._intake, self._request, self._selected, self._problem)

    def add_sample(self) -> None:
        """Try the photos that come with the program; results go among the user's pictures."""
        if request := self._request():
            self._intake.add_sample(self.sample_photos(), request)

    @staticmethod
    def sample_photos() -> list[Path]:
        """The photos that come with the program."""
        folder = resources() / "photos"
        return sorted(path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)

    def add(self, paths: Sequence[Path | str], preset: str = "") -> None:
        """Files and folders that are known already; a table of names among them is shown first."""
        if any(map(is_table, paths)):
            self._names.take(paths)
        elif paths and (request := self._request(preset) if preset else self._request()):
            self._intake.add(paths, request)

    def paste(self) -> None:
        """Files or a picture from the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> bool:
        """What was dropped or pasted; false when there is nothing to use in it."""
        if files := local_files(data):
            self.add(files)
            return True
        if picture := picture_of(data):
            if request := self._request():
                self._intake.add_picture(picture, request)
            return True
        if is_address_only(data):
            text = self.tr("Only a link to the image was received. Images are not downloaded from the web.")
        else:
            text = self.tr("No image was found.")
        hint = self.tr("Save the image to a file first, then drop the file.")
        self._problem.say("info", f"{text} {hint}", seconds=12)
        return False

    # Drags

    def drag_enters(self, data: QMimeData) -> bool:
        """Something is dragged over the window; whether it may be dropped."""
        if not has_something(data):
            return False
        files = [path for path in local_files(data) if not is_table(path)]
        if is_address_only(data):
            self._overlay.say(
                self.tr("Save this image to a file first"),
                self.tr("Only a link to the image was received. Images are not downloaded from the web."),
            )
            return True
        request = self._request()
        if request is None:
            return False
        if not files and local_files(data):
            self._overlay.say(self.tr("Drop to use the names in this table"), "")
            return True
        self._overlay.say(self.tr("Drop to add"), self._target(files, request.destination))
        if files:
            self._counter.start(
                files,
                destination=request.destination,
                recursive=request.recursive,
                include_results=request.include_results,
            )
        return True

    def drag_leaves(self) -> None:
        """The pointer has left the window."""
        self._counter.cancel()
        self._overlay.hide()

    def drop(self, data: QMimeData) -> bool:
        """The pointer was released."""
        self.drag_leaves()
        return self.take(data)

    def stop(self) -> None:
        """End the threads."""
        self._counter.stop()
        self._intake.stop()

    def _target(self, files: Sequence[str], folder: Path | None) -> str:
        if folder is None and len(files) == 1 and Path(files[0]).is_dir():
            folder = Path(files[0]) / RESULTS_FOLDER
        if folder is None:
            return self.tr("Results will be saved in a “cutouts” folder next to the photos")
        return self.tr("Results will be saved in %1").replace("%1", short_path(folder))

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._session.folder)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_chosen)
        return dialog

    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._session.folder = str(paths[0].parent)
        self.add(paths)

    def _on_counted(self, found: int) -> None:
        if self._overlay.isVisible():
            if found >= MOST:
                text = self.tr("Drop to add more than %1 images").replace("%1", number(MOST))
            else:
                text = self.tr("Drop to add %Ln image(s)", None, found)
            self._overlay.headline.setText(text)

    def _on_looking(self, found: int) -> None:
        self._show_progress(self.tr("Searching for photos: %Ln found", None, found))

    def _on_saving(self, done: int, total: int) -> None:
        self._show_progress(self.tr("Adding %Ln image(s)", None, total))
        self._banner.bar.setRange(0, total)
        self._banner.bar.setValue(done)

    def _show_progress(self, text: str) -> None:
        if self._banner.isVisible():
            self._banner.label.setText(text)
            return
        self._banner.say("info", text, {self.tr("Cancel"): self._cancel}, closable=False)
        self._banner.bar.setRange(0, 0)
        self._banner.bar.show()

    def _cancel(self) -> None:
        self._intake.cancel()
        self._banner.hide()

    def _on_added(self, job: Job) -> None:
        self._problem.hide()
        self._report.hide()
        self.added.emit(job)

    def _on_left_out(self, entries: Sequence[LeftOut]) -> None:
        text = self.tr("Not added: %1.").replace("%1", left_out_summary(entries))

        def show_details() -> None:
            heading = self.tr("Not added:")
            self._report.say("info", f"{heading}\n{left_out_details(entries)}")

        self._report.say("info", text, {self.tr("Details"): show_details}, seconds=20)

    def _on_failed(self, error: AppError) -> None:
        text = error_text.full_text(error)
        if isinstance(error, NothingFoundError) and error.ignored:
            brief = AppError(error.code, error.brief, error.hint)
            lines = [error_text.sentence(brief), left_out_details(error.ignored)]
            if not any(entry.reason in RESULTS for entry in error.ignored):  # else the details give advice
                lines.append(error_text.hint(brief))
            text = "\n".join(lines)
        self._problem.say("error", text, detail=error_text.detail(error))


MOST: Final = 20_000
"""Counting stops here; the drag shows `more than`."""

_DELAY_MS: Final = 60
"""The window is painted first; a drag that only passes over it is not counted at all."""


class DropCounter(QObject):
    """Counts one drag at a time.

    Signals:
        counted: the number of images of the latest drag.
    """

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = TaskRunner("drop count", parent=self)
        self._token = CancelToken()

    def start(
        self, paths: Sequence[Path | str], *, destination: Path | None, recursive: bool, include_results: bool
    ) -> None:
        """Count a new drag; the one before is given up."""
        self.cancel()
        token = self._token = CancelToken()

        def begin() -> None:
            if not token.is_cancelled:
                self._background.run(
                    lambda: count(
                        paths,
                        destination=destination,
                        recursive=recursive,
                        include_results=include_results,
                        cancel=token,
                    ),
                    lambda found: None if token.is_cancelled else self.counted.emit(found),
                )

        QTimer.singleShot(_DELAY_MS, self, begin)

    def cancel(self) -> None:
        """Give up."""
        self._token.cancel()

    def stop(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.stop()


class _EnoughError(Exception):
    """There are MOST images; how many more does not matter."""


def count(
    paths: Sequence[Path | str],
    *,
    destination: Path | None,
    recursive: bool,
    include_results: bool = False,
    cancel: CancelToken,
) -> int:
    """The images that would be queued, at most MOST; 0 when a drop would be refused, which then says why.

    Args:
        paths: files and folders, as for find_sources().
        destination: folder of the results, which are not counted; None stands for `cutouts`.
        recursive: count in subfolders, too.
        include_results: count results of this program, too.
        cancel: ends the count.

    Raises:
        Cancelled: the drag is over.
    """

    def progress(found: int) -> None:
        if found >= MOST:
            raise _EnoughError

    try:
        found = find_sources(
            list(map(Path, paths)),
            destination=destination,
            recursive=recursive,
            include_results=include_results,
            progress=progress,
            cancel=cancel,
        )
    except _EnoughError:
        return MOST
    except AppError:
        return 0
    return len(found.sources)

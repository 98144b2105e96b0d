"""The inspector: one image of the selected job, compared and explained."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageOutput, JobImage
from rembg_desktop.ui.desktop import show_in_folder
from rembg_desktop.ui.images.decoding import display_budget
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.bars import Header, ViewBar, ZoomBar
from rembg_desktop.ui.inspector.compare_view import CompareView
from rembg_desktop.ui.inspector.facts import Selection, nothing_to_compare, read_neighbor, read_selection
from rembg_desktop.ui.inspector.images_model import ImagePages
from rembg_desktop.ui.inspector.outputs import OutputsTab, made_file, output_title, shown_output
from rembg_desktop.ui.inspector.side import ResultExport
from rembg_desktop.ui.inspector.tabs import ImagesTab, LogTab, SummaryTab
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import refresh_icons

_GATHER_MS: Final = 120
_READ: Final = "inspector"
"""Key of a read of the selection that is repeated."""


class InspectorPanel(QWidget):
    """Everything about the selection; reads through the background thread, decodes in threads of its own.

    Signals:
        message: a sentence for the status line, such as that something was copied.
        image_chosen: id of the image that the user went to here.
        repair_wanted: the user wants to repair the mask of the shown image.
        retry_wanted: ids of a job and of an image whose unfinished outputs shall be made again.
        selection_shown, stopping: for tabs that are added; the former has the Selection, or None.
    """

    message = Signal(str)
    image_chosen = Signal(int)
    repair_wanted = Signal()
    retry_wanted = Signal(str, int)
    selection_shown, stopping = Signal(object), Signal()

    def __init__(
        self,
        manager: QueueManager,
        background: TaskRunner,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
        export: ResultExport | None = None,
        retries: Retries | None = None,
        memory: MemoryBudget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._manager = manager
        self._background = background
        self._retries = retries or Retries(self)
        self._open_url = open_url
        self._selection: Selection | None = None
        self._number = 0
        self._wanted: tuple[str | None, int | None] = (None, None)
        self._reading = False
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._read)
        memory = memory or display_budget()
        self.loader = ImageLoader(self, memory=memory)
        self.export = export or ResultExport(QGuiApplication.clipboard(), self, memory=memory)
        self.header = Header()
        self.view = CompareView(self.loader)
        self.view_bar = ViewBar(self.view)
        self.zoom_bar = ZoomBar(self.view)
        pages = ImagePages(manager, background, self._retries, lambda job_id: self.images.model.job_id == job_id)
        self.summary = SummaryTab()
        self.images = ImagesTab(pages.read, memory=memory)
        self.outputs = OutputsTab()
        self.log = LogTab()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Details of the selection"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.tabs.addTab(self.summary, self.tr("Summary"))
        self.tabs.addTab(self.outputs, self.tr("Outputs"))
        self.tabs.addTab(self.images, self.tr("Images"))
        self.tabs.addTab(self.log, self.tr("Log"))
        self._lay_out()
        self._connect()
        self._show(None)
        self._refresh_icons()

    def _lay_out(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view_bar)
        frame = QVBoxLayout()
        frame.setContentsMargins(12, 0, 12, 0)
        frame.addWidget(self.view)
        column.addLayout(frame, 1)
        column.addWidget(self.zoom_bar)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self.header.step_wanted.connect(self._step)
        self.view.step_wanted.connect(self._step)
        self.view.copy_wanted.connect(self.copy_result)
        self.view.open_wanted.connect(self.open_result)
        self.view.drag_out_wanted.connect(self.drag_result)
        self.view.content_changed.connect(self._show_summary)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.zoom_bar.drag.drag_wanted.connect(self.drag_result)
        self.zoom_bar.copy.clicked.connect(self.copy_result)
        self.zoom_bar.open.clicked.connect(self.open_result)
        self.zoom_bar.folder.clicked.connect(self.reveal_result)
        self.images.chosen.connect(self._choose)
        self.images.opened.connect(self.open_result)
        self.outputs.chosen.connect(self._show_output)
        self.outputs.opened.connect(self.open_result)
        self.outputs.reveal_wanted.connect(self.reveal_result)
        self.outputs.copy_wanted.connect(self.copy_result)
        self.outputs.retry_wanted.connect(self._retry)
        self.log.copy_wanted.connect(self._copy_log)
        self.export.copied.connect(self._on_copied)
        self.export.failed.connect(self.message)

    @property
    def selection(self) -> Selection | None:
        """What is shown."""
        return self._selection

    @property
    def is_reading(self) -> bool:
        """Whether another state of the selection is on its way."""
        return self._reading or self._gather.isActive()

    def show_selection(self, job_id: str | None, image_id: int | None = None) -> None:
        """Show an image of a job; without `image_id` its first result; nothing without a job."""
        if job_id is None:
            self._show_nothing()
            return
        if image_id is None and self._selection and self._selection.job.id == job_id == self._wanted[0]:
            return
        self._wanted = (job_id, image_id)
        self._gather.stop()
        self._read()

    def refresh(self, job_ids: Iterable[str] | None = None) -> None:
        """Jobs have changed (None: any may have): read the shown one again soon."""
        job_id = self._wanted[0]
        if job_id is not None and (job_ids is None or job_id in job_ids) and not self._gather.isActive():
            self._gather.start()

    def show_preview(self, image: QImage | None) -> None:
        """Show a preview of options instead of the result of the shown image; None ends it."""
        self.view.set_after_label(self.tr("Preview") if image is not None else "")
        if image is not None:
            self.view.set_preview(image)
        elif self._selection is not None:
            self._show_pictures(self._selection.image)

    def open_result(self) -> None:
        """Open the result with the system's program for it."""
        if path := self._result():
            self._open_url(QUrl.fromLocalFile(str(path)))

    def reveal_result(self) -> None:
        """Show the result in the system's file manager."""
        if path := self._result():
            show_in_folder(path, self._open_url)

    def copy_result(self) -> None:
        """Put the result on the clipboard."""
        if path := self._result():
            self.export.copy(path)

    def drag_result(self) -> None:
        """Drag the result to another program."""
        if path := self._result():
            self.export.drag(path, self.view.after.image, self.view)

    def save_state(self) -> dict[str, str]:
        """The choices that are remembered from one session to the next."""
        return self.view_bar.save_state()

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Take up the choices of save_state(); what is unknown is left as it is."""
        self.view_bar.restore_state(state)

    def stop(self) -> None:
        """End the threads."""
        self.stopping.emit()
        for part in (self._gather, self.loader, self.images, self.export):
            part.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._refresh_icons()

    def _refresh_icons(self) -> None:
        refresh_icons(self)
        self.view_bar.refresh_swatches()

    def _read(self) -> None:
        job_id, image_id = self._wanted
        if job_id is None or self._reading:
            return
        if image_id is None and self._selection and self._selection.job.id == job_id and self._selection.image:
            image_id = self._selection.image.id
        self._reading = True
        asked = self._wanted
        self._background.run(
            lambda: read_selection(self._manager, job_id, image_id),
            lambda selection: self._on_read(asked, selection),
            lambda error: self._on_failed(asked, error),
        )

    def _on_read(self, asked: tuple[str | None, int | None], selection: Selection) -> None:
        self._reading = False
        self._retries.settled(_READ)
        if asked != self._wanted:
            self._read()
        else:
            self._show(selection)

    def _on_failed(self, asked: tuple[str | None, int | None], error: AppError) -> None:
        self._reading = False
        if asked != self._wanted:
            self._read()
        elif error.code is ErrorCode.NO_SUCH_JOB:
            self._show_nothing()
            self.message.emit(error_text.sentence(error))
        else:
            self._retries.later(_READ, self._read, error)
            if self._selection is None or self._selection.job.id != asked[0]:
                self._show(None)
                self.view.set_message(error_text.sentence(error))

    def _show_nothing(self) -> None:
        self._wanted = (None, None)
        self._retries.settled(_READ)
        self._show(None)

    def _show(self, selection: Selection | None) -> None:
        same_job = bool(selection and self._selection and selection.job.id == self._selection.job.id)
        self._selection = selection
        self.header.show_selection(selection)
        self.selection_shown.emit(selection)
        self.tabs.setEnabled(selection is not None)
        if selection is None:
            self._show_pictures(None)
            self.view.set_message(self.tr("Select a job or an image to see its details."))
            self.tabs.hide()
            return
        self.tabs.show()
        self._show_pictures(selection.image)
        self.images.model.show_job(selection.job.id, selection.job.progress.total)
        self.images.select(selection.image)
        if same_job:
            self.images.refresh()
        self.log.show_selection(selection)
        self._show_summary()

    def _show_pictures(self, image: JobImage | None) -> None:
        path, output = self._result(), self._output()
        several = image if image and image.several else None
        self.tabs.setTabVisible(self.tabs.indexOf(self.outputs), several is not None)
        self.outputs.show_image(several, output.number if output else 0)
        self.view.set_after_label(output_title(output) if several and output else "")
        self.zoom_bar.set_result(path)
        self.view.before.show_file(image.source if image else None)
        self.view.after.show_file(path)
        if output is not None:
            self.view.set_message(nothing_to_compare(output.status, output.error))
        for widget in (self.header, self.view_bar, self.zoom_bar):
            widget.setVisible(image is not None)

    def _show_summary(self) -> None:
        if self._selection is not None:
            before, after = self.view.before.size, self.view.after.size
            self.summary.show_selection(self._selection, before, after, self._output())

    def _output(self) -> ImageOutput | None:
        return shown_output(self._selection.image, self._number) if self._selection else None

    def _result(self) -> Path | None:
        output = self._output()
        return output.output if output and made_file(output) else None

    def _show_output(self, number: int) -> None:
        self._number = number
        if self._selection is not None:
            self._show_pictures(self._selection.image)
            self._show_summary()

    def _retry(self) -> None:
        if self._selection is not None and (image := self._selection.image) is not None:
            self.retry_wanted.emit(image.job_id, image.id)

    def _choose(self, image_id: int) -> None:
        if self._selection is not None:
            self.show_selection(self._selection.job.id, image_id)
            self.image_chosen.emit(image_id)

    def _step(self, step: int) -> None:
        if self._selection is None or self._selection.image is None:
            return
        image = self._selection.image
        self._background.run(
            lambda: read_neighbor(self._manager, image, step),
            lambda found: self._choose(found.id) if found else None,
        )

    def _on_copied(self, path: Path) -> None:
        self.message.emit(self.tr("Copied: %1").replace("%1", path.name))

    def _copy_log(self, text: str) -> None:
        self.export.copy_text(text)
        self.message.emit(self.tr("The log was copied to the clipboard."))

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, action in (
            (self.tr("Open result"), self.open_result),
            (self.tr("Show result in folder"), self.reveal_result),
            (self.tr("Copy result"), self.copy_result),
            (self.tr("Repair…"), self.repair_wanted.emit),
        ):
            menu.addAction(text, action).setEnabled(self.zoom_bar.open.isEnabled())
        menu.popup(self.view.mapToGlobal(at))

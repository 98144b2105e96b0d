"""The tabs of the inspector beside the comparison: the job's images, the summary and the log."""

from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import ImageOutput, JobImage
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.inspector.facts import (
    FactsView,
    Selection,
    image_facts,
    job_facts,
    milliseconds,
    moment,
    seconds,
)
from rembg_desktop.ui.inspector.images_model import (
    THUMBNAIL,
    ImageCell,
    ImageColumn,
    ImagesModel,
    Reader,
)
from rembg_desktop.ui.inspector.outputs import output_title
from rembg_desktop.ui.text.formatting import more_text, preset_text, status_text
from rembg_desktop.ui.text.notice_text import step
from rembg_desktop.ui.widgets import set_icon

_GATHER_MS: Final = 100
_AROUND_TITLE: Final = 24
"""Padding beside the title of a column, in pixels."""
_Index = QModelIndex | QPersistentModelIndex


class ImagesTab(QWidget):
    """Choosing a row shows that image.

    Signals:
        chosen: id of an image.
        opened: the result of the current image is wanted (double click, Return).
    """

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, read: Reader, parent: QWidget | None = None, *, memory: MemoryBudget | None = None) -> None:
        """`memory` limits what is decoded at the same time."""
        super().__init__(parent)
        self.thumbnails = ThumbnailCache(self, memory=memory)
        self.model = ImagesModel(read, self)
        self.table = _Table(self)
        self.table.setAccessibleName(self.tr("Images of the job"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(ImageCell(self.thumbnails, self.table))
        self._lay_out_columns()
        self._wanted: int | None = None
        self._selecting = False
        self._repaint = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._repaint.timeout.connect(self.table.viewport().update)
        self.thumbnails.ready.connect(self._on_thumbnail)
        self.model.page_loaded.connect(self._select_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(lambda: self.opened.emit())  # noqa: PLW0108 - drops the index
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def select(self, image: JobImage | None) -> None:
        """Make an image's row the current one, without telling; rows before it are fetched."""
        self._wanted = image.index - 1 if image else None
        self._select_wanted()

    def refresh(self) -> None:
        """Read again the rows that are seen."""
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        self.model.refresh(first, last if last >= 0 else self.model.rowCount() - 1)

    def stop(self) -> None:
        """End the thread of the thumbnails."""
        self.thumbnails.stop()

    def _lay_out_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        width = self.fontMetrics().averageCharWidth()
        bold = QFont(header.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        for column, characters in {
            ImageColumn.NAME: 26,
            ImageColumn.STATUS: 17,
            ImageColumn.MESSAGE: 30,
            ImageColumn.BEFORE: 12,
            ImageColumn.AFTER: 12,
            ImageColumn.TIME: 10,
        }.items():
            title = self.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            header.resizeSection(column, max(characters * width, metrics.horizontalAdvance(title) + _AROUND_TITLE))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(THUMBNAIL + 8, self.fontMetrics().height() + 14))

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        if self._wanted < self.model.rowCount():
            row, self._wanted = self._wanted, None
            if self.table.currentIndex().row() != row:
                self._selecting = True
                self.table.setCurrentIndex(self.model.index(row, 0))
                self._selecting = False
                self.table.scrollTo(self.model.index(row, 0))
        elif self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())

    def _on_row(self, current: QModelIndex) -> None:
        if not self._selecting and (image := self.model.image_at(current.row())) is not None:
            self._wanted = None
            self.chosen.emit(image.id)

    def _on_thumbnail(self) -> None:
        if not self._repaint.isActive():
            self._repaint.start()


class _Table(QTableView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)


def log_text(selection: Selection) -> str:
    """What was asked, what was done on which device and how long each step took, notices and errors."""
    job = selection.job
    lines = [
        QCoreApplication.translate("LogText", "Job %1: %2").replace("%1", job.id).replace("%2", job.name),
        _line(QCoreApplication.translate("LogText", "Status"), status_text(job.status, held=job.held)),
        _line(QCoreApplication.translate("LogText", "Added"), moment(job.created_at)),
        _line(QCoreApplication.translate("LogText", "Started"), moment(job.started_at)),
        _line(QCoreApplication.translate("LogText", "Finished"), moment(job.finished_at)),
        _line(QCoreApplication.translate("LogText", "Destination"), str(job.destination)),
        "",
        QCoreApplication.translate("LogText", "Options"),
    ]
    for output in job.outputs:
        if output.name:
            lines.append(_line(QCoreApplication.translate("LogText", "Preset"), preset_text(output.name)))
        lines += [_line(name, _plain(value)) for name, value in output.options.as_dict().items()]
    if selection.image is not None:
        lines += ["", *_image_lines(selection.image)]
    others = [image for image in selection.failures if not selection.image or image.id != selection.image.id]
    if others:
        lines += ["", QCoreApplication.translate("LogText", "Other failed images")]
        lines += [
            _line(image.name, f"{image.error.message} [{image.error.code}]") for image in others if image.error
        ]
        told, failed = len(selection.failures), job.progress.failed
        if failed > told:
            more = more_text(failed - told)
            lines.append(f"  {more}")
    return "\n".join(lines) + "\n"


def _image_lines(image: JobImage) -> list[str]:
    title = QCoreApplication.translate("LogText", "Image %1: %2")
    lines = [
        title.replace("%1", str(image.index)).replace("%2", image.name),
        _line(QCoreApplication.translate("LogText", "Status"), status_text(image.status)),
        _line(QCoreApplication.translate("LogText", "From"), str(image.source)),
        _line(QCoreApplication.translate("LogText", "To"), str(image.output or image.destination)),
        _line(QCoreApplication.translate("LogText", "Attempts"), str(image.attempts)),
        _line(QCoreApplication.translate("LogText", "Started"), moment(image.started_at)),
        _line(QCoreApplication.translate("LogText", "Finished"), moment(image.finished_at)),
        _line(QCoreApplication.translate("LogText", "Device"), image.device or "–"),
    ]
    if image.seconds is not None:
        lines.append(_line(QCoreApplication.translate("LogText", "Processing time"), seconds(image.seconds)))
    lines += [f"    {step(name)}: {milliseconds(value)}" for name, value in image.steps.items()]
    lines += [
        _line(QCoreApplication.translate("LogText", "Notice"), f"{notice.message} [{notice.code}]")
        for notice in image.notices
    ]
    for output in image.several:
        title = QCoreApplication.translate("LogText", "Output %1: %2").replace("%1", str(output.number))
        lines.append("  " + title.replace("%2", f"{output_title(output)} · {status_text(output.status)}"))
        lines.append(
            "  " + _line(QCoreApplication.translate("LogText", "To"), str(output.output or output.destination))
        )
        if output.error:
            told = f"{output.error.message} [{output.error.code}]"
            lines.append("  " + _line(QCoreApplication.translate("LogText", "Error"), told))
    if image.error:
        told = f"{image.error.message} {image.error.hint}".strip()
        lines.append(_line(QCoreApplication.translate("LogText", "Error"), f"{told} [{image.error.code}]"))
    return lines


def _line(name: str, value: str) -> str:
    line = QCoreApplication.translate("LogText", "%1: %2")
    return "  " + line.replace("%1", name).replace("%2", value)


def _plain(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("LogText", "yes") if value else QCoreApplication.translate("LogText", "no")
        )
    return str(value)


class SummaryTab(QScrollArea):
    """Facts of the image and of its job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Summary"))
        self.image = FactsView(self.tr("Image"))
        self.job = FactsView(self.tr("Job"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(18)
        column.addWidget(self.image)
        column.addWidget(self.job)
        column.addStretch(1)
        self.setWidget(content)

    def show_selection(
        self, selection: Selection, before: QSize, after: QSize, shown: ImageOutput | None = None
    ) -> None:
        """Show the facts; sizes of the pictures in pixels where they are known already."""
        self.image.setVisible(selection.image is not None)
        if selection.image is not None:
            self.image.show_facts(image_facts(selection.image, before, after, shown))
        self.job.show_facts(job_facts(selection.job))
        width = max(view.names_width() for view in (self.image, self.job))
        for view in (self.image, self.job):
            view.set_names_width(width)


class LogTab(QWidget):
    """The log as text, with a button that copies all of it.

    Signals:
        copy_wanted: the text for the clipboard.
    """

    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet(
            "QPlainTextEdit { border: none; border-radius: 0; } QAbstractScrollArea::corner { border: none; }"
        )
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(8.0, self.font().pointSizeF() * 0.95))
        self.text.setFont(font)
        self.copy = QPushButton(self.tr("Copy log"))
        set_icon(self.copy, "copy")
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.text.toPlainText()))
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 8)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addLayout(row)

    def show_selection(self, selection: Selection) -> None:
        """Show the log; an unchanged one keeps its scroll position and selection."""
        text = log_text(selection)
        if text != self.text.toPlainText():
            at = self.text.verticalScrollBar().value()
            self.text.setPlainText(text)
            self.text.verticalScrollBar().setValue(at)

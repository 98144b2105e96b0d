"""The outputs of an image as its parts: the state of each, and what can be done with it."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.queue.types import ImageOutput, ImageStatus, JobImage
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import (
    CUSTOM_OPTIONS,
    file_size,
    preset_text,
    status_color,
    status_icon,
    status_text,
)
from rembg_desktop.ui.text.notice_text import notice_sentence
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import pixmap, set_icon

_ICON: Final = 16
_MADE: Final = (ImageStatus.COMPLETED, ImageStatus.SKIPPED)


class OutputColumn(IntEnum):
    """Columns in their order."""

    PRESET = 0
    STATUS = 1
    FILE = 2
    SIZE = 3
    MESSAGE = 4


def shown_output(image: JobImage | None, number: int) -> ImageOutput | None:
    """The output with this number, else the first one; None without an image."""
    outputs = image.outputs if image else ()
    return next((output for output in outputs if output.number == number), outputs[0] if outputs else None)


def output_title(output: ImageOutput) -> str:
    """What an output is called: its preset."""
    return preset_text(output.preset or CUSTOM_OPTIONS)


def made_file(output: ImageOutput) -> bool:
    """Whether there is a file of an output, which may be that of another program for a skipped one."""
    return output.output is not None and output.status in _MADE


def outputs_line(image: JobImage) -> str:
    """How far the outputs of an image are: `2 of 3 completed`."""
    made = sum(made_file(output) for output in image.outputs)
    text = QCoreApplication.translate("OutputText", "%1 of %2 files completed")
    return text.replace("%1", str(made)).replace("%2", str(len(image.outputs)))


def output_message(output: ImageOutput) -> str:
    """Why an output failed, or the first remark about it."""
    if output.error:
        return error_text.sentence(output.error)
    return notice_sentence(output.notices[0]) if output.notices else ""


def output_cells(output: ImageOutput) -> list[str]:
    """What the row of an output says, in the order of OutputColumn."""
    return [
        output_title(output),
        status_text(output.status),
        (output.output or output.destination).name,
        file_size(output.output_bytes),
        output_message(output),
    ]


class OutputsTab(QWidget):
    """A row for each output; the current one is compared with the photo above.

    Signals:
        chosen: number of the output that the user went to.
        opened: the file of the current output is wanted (double click, Return, button).
        reveal_wanted: it shall be shown in the system's file manager.
        copy_wanted: it shall be put on the clipboard.
        retry_wanted: the outputs that are not finished shall be made again.
    """

    chosen = Signal(int)
    opened = Signal()
    reveal_wanted = Signal()
    copy_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: JobImage | None = None
        self._showing = False
        self.table = QTableWidget(0, len(OutputColumn))
        self.table.setAccessibleName(self.tr("Outputs of this image"))
        self._titles = (self.tr("Preset"), self.tr("Status"), self.tr("File"), self.tr("Size"), self.tr("Message"))
        self.table.setHorizontalHeaderLabels(self._titles)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.open = _button("open", self.tr("Open"))
        self.folder = _button("folder", self.tr("Show in folder"))
        self.retry = QPushButton(self.tr("Retry"))
        self.retry.setToolTip(self.tr("Make the files that are not finished; the others stay as they are."))
        self._lay_out()
        self.table.currentCellChanged.connect(self._on_row)
        self.table.activated.connect(lambda: self.opened.emit())  # noqa: PLW0108 - drops the index
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.open.clicked.connect(self.opened)
        self.folder.clicked.connect(self.reveal_wanted)
        self.retry.clicked.connect(self.retry_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 8)
        row.setSpacing(4)
        set_icon(self.retry, "retry")
        row.addWidget(self.retry)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addLayout(row)

    def show_image(self, image: JobImage | None, number: int) -> None:
        """Show the outputs of an image, and make the one with this number the current row."""
        self._image = image
        self._showing = True
        outputs = image.outputs if image else ()
        self.table.setRowCount(len(outputs))
        for row, output in enumerate(outputs):
            self._fill(row, output)
            if output.number == number and self.table.currentRow() != row:
                self.table.setCurrentCell(row, OutputColumn.PRESET)
        self._showing = False
        self._enable()

    def current(self) -> ImageOutput | None:
        """The output of the current row."""
        row = self.table.currentRow()
        return self._image.outputs[row] if self._image and 0 <= row < len(self._image.outputs) else None

    def texts(self) -> list[list[str]]:
        """The cells as they are read, by row."""
        return [output_cells(output) for output in self._image.outputs] if self._image else []

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: icons of the states follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._image is not None:
            self.show_image(self._image, self._number())

    def _number(self) -> int:
        current = self.current()
        return current.number if current else 0

    def _fill(self, row: int, output: ImageOutput) -> None:
        colors = colors_of(self.palette())
        texts = output_cells(output)
        tips = [*texts]
        tips[OutputColumn.FILE] = str(output.output or output.destination)
        if output.error:
            tips[OutputColumn.MESSAGE] = error_text.tooltip(output.error)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tips[column])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._titles[column]}: {text}")
            if column == OutputColumn.STATUS:
                color = getattr(colors, status_color(output.status))
                item.setIcon(QIcon(pixmap(status_icon(output.status), color, _ICON, self.devicePixelRatioF())))
            elif column == OutputColumn.MESSAGE and output.error:
                item.setForeground(QColor(colors.error))
            self.table.setItem(row, column, item)

    def _enable(self) -> None:
        current = self.current()
        stored = error_text.in_store_error(current.output if current else None)
        made = current is not None and made_file(current) and stored is None
        for button in (self.open, self.folder):
            button.setEnabled(made)
            button.setToolTip(error_text.sentence(stored) if stored else "")
        self.retry.setEnabled(self._can_retry())

    def _can_retry(self) -> bool:
        return self._image is not None and self._image.status in (ImageStatus.FAILED, ImageStatus.CANCELLED)

    def _on_row(self, _row: int) -> None:
        self._enable()
        current = self.current()
        if current is not None and not self._showing:
            self.chosen.emit(current.number)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wanted, enabled in (
            (self.tr("Open"), self.opened, self.open.isEnabled()),
            (self.tr("Show in folder"), self.reveal_wanted, self.open.isEnabled()),
            (self.tr("Copy"), self.copy_wanted, self.open.isEnabled()),
            (self.tr("Retry"), self.retry_wanted, self.retry.isEnabled()),
        ):
            menu.addAction(text, wanted.emit).setEnabled(enabled)
        menu.popup(self.table.viewport().mapToGlobal(at))


def _button(icon: str, name: str) -> QToolButton:
    """Narrow, so that the tab fits beside the queue in every language."""
    button = QToolButton()
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_icon(button, icon)
    return button

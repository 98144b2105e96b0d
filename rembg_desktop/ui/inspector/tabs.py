"""Summary and log of the inspector."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui.icons import set_icon
from rembg_desktop.ui.inspector.facts import FactsView, image_facts, job_facts, milliseconds, moment, seconds, step
from rembg_desktop.ui.inspector.side import Selection
from rembg_desktop.ui.text.formatting import more_text, preset_text, status_text


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
    if job.preset:
        lines.append(_line(QCoreApplication.translate("LogText", "Preset"), preset_text(job.preset)))
    lines += [_line(name, _plain(value)) for name, value in job.options.as_dict().items()]
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

    def show_selection(self, selection: Selection, before: QSize, after: QSize) -> None:
        """Show the facts; sizes of the pictures in pixels where they are known already."""
        self.image.setVisible(selection.image is not None)
        if selection.image is not None:
            self.image.show_facts(image_facts(selection.image, before, after))
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

"""Summary and log of the inspector."""

from PySide6.QtCore import QSize, Qt, Signal
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

from rembg_desktop.ui import icons
from rembg_desktop.ui.inspector.facts import image_facts, job_facts
from rembg_desktop.ui.inspector.facts_view import FactsView
from rembg_desktop.ui.inspector.log_text import log_text
from rembg_desktop.ui.inspector.selection import Selection


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
        icons.set_icon(self.copy, "copy")
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

"""The page Review: which results a person should look at, and how many masks are kept."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.settings.pages import Page
from rembg_desktop.ui.settings.performance_page import retire
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.widgets import Field


class ReviewPage(Page):
    """Sensitivity, second look, and the limit of kept masks.

    Signals:
        measured: the size of the kept masks is shown.
    """

    measured = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Review"), "review")
        self._home = home
        self._closed = False
        # Deleting many files takes seconds: the thread may outlive the dialog for a moment.
        app = QCoreApplication.instance()
        self._work = TaskRunner("kept masks", parent=app)
        if app:
            app.aboutToQuit.connect(self._work.stop)
        self._work.trouble.connect(self._on_failed)
        self.sensitivity = QComboBox()
        for value, text in (
            ("few", self.tr("Few: only results that are very likely wrong")),
            ("usual", self.tr("Usual")),
            ("many", self.tr("Many: also results that are probably right")),
        ):
            self.sensitivity.addItem(text, value)
        self.second_look = QComboBox()
        for value, text in (
            ("never", self.tr("Never")),
            ("uncertain", self.tr("For uncertain results")),
            ("always", self.tr("Always (three times per photo)")),
        ):
            self.second_look.addItem(text, value)
        self.limit = QSpinBox()
        self.limit.setRange(0, 1_000_000)
        self.limit.setSingleStep(100)
        self.limit.setSpecialValueText(self.tr("Keep no masks"))
        self.limit.setSuffix(self.tr(" MB"))
        self.limit.setGroupSeparatorShown(True)
        self.clear = QPushButton(self.tr("&Clear kept masks"))
        self.clear.setAutoDefault(False)
        self.used = QLabel()
        self.used.setProperty("role", "muted")
        self.used.setWordWrap(True)
        self.used.setAccessibleName(self.tr("Size of the kept masks"))
        self._lay_out()
        self.sensitivity.currentIndexChanged.connect(self.edited)
        self.second_look.currentIndexChanged.connect(self.edited)
        self.limit.valueChanged.connect(self.edited)
        self.clear.clicked.connect(self._clear)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        self.sensitivity.setCurrentIndex(self.sensitivity.findData(settings.review.sensitivity))
        self.second_look.setCurrentIndex(self.second_look.findData(settings.review.second_look))
        self.limit.setValue(settings.masks.kept_masks_mb)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "review": {
                "sensitivity": self.sensitivity.currentData(),
                "second_look": self.second_look.currentData(),
            },
            "masks": {"kept_masks_mb": self.limit.value()},
        }

    def stop(self) -> None:
        """See Page."""
        if not self._closed:
            self._closed = True
            retire(self._work)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the size when the page is seen: it reads the folder."""
        super().showEvent(event)
        if not self._closed:
            home = self._home
            self._work.run(lambda: _size(home), self._on_size)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clear)
        row.addWidget(self.used, 1)
        self.column.addWidget(
            Field(
                self.tr("&Results that need review"),
                self.sensitivity,
                hint=self.tr("Applies to images that are processed from now on."),
            )
        )
        self.column.addWidget(
            Field(
                self.tr("&Second look"),
                self.second_look,
                hint=self.tr(
                    "Runs the model again on a changed copy and compares. It finds more errors and takes time."
                ),
            )
        )
        self.column.addWidget(
            Field(
                self.tr("&Disk space for kept masks"),
                self.limit,
                hint=self.tr("With its mask kept, a photo needs no model when it is processed again."),
            )
        )
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _clear(self) -> None:
        self.clear.setEnabled(False)
        home = self._home
        self._work.run(lambda: _cleared(home), self._on_size)

    def _on_size(self, size: int) -> None:
        if self._closed:
            return
        self.clear.setEnabled(size > 0)
        text = self.tr("%1 in use").replace("%1", file_size(size)) if size else self.tr("No masks are kept.")
        self.used.setText(text)
        self.measured.emit()

    def _on_failed(self, error: AppError) -> None:
        if not self._closed:
            self.clear.setEnabled(True)
            self.used.setText(error_text.full_text(error))
            self.measured.emit()


def _size(home: Home) -> int:
    # Here, since it imports numpy and Pillow.
    from rembg_desktop.masks.kept import MaskStore

    return MaskStore(home.masks, 0).size_bytes()


def _cleared(home: Home) -> int:
    from rembg_desktop.masks.kept import MaskStore

    store = MaskStore(home.masks, 0)
    store.clear()
    return store.size_bytes()

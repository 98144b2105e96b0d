"""The page of the computers that cut out photos for this one: where they are, and how each of them does."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.settings import Settings
from rembg_desktop.ui.settings.pages import Page
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import Field, PathField, text_button

Report = Mapping[str, Any]
"""executor.elsewhere.ClusterReport as JSON."""
Watch = Callable[[Callable[[Report | None], object]], object]
"""Reads the present report and hands it over later, in the main thread."""

_LOOK_MS: Final = 1000
_LINES: Final = 6
_LOCAL: Final = "local:"


def nobody(_tell: Callable[[Report | None], object]) -> None:
    """A Watch that tells nothing."""


class ClusterPage(Page):
    """Where photos are cut out: in this program, in several processes, or on other computers.

    Signals:
        url_wanted: Dask's dashboard is to be opened in the browser.
    """

    url_wanted = Signal(QUrl)

    def __init__(self, watch: Watch = nobody) -> None:
        super().__init__(self.tr("Cluster"), "device")
        self.place = QComboBox()
        for value, text in (
            ("here", self.tr("In this program")),
            ("local", self.tr("In several processes on this computer")),
            ("cluster", self.tr("On other computers (Dask cluster)")),
        ):
            self.place.addItem(text, value)
        self.processes = QSpinBox()
        self.processes.setRange(1, 256)
        self.processes.setValue(2)
        self.address = QLineEdit()
        self.address.setPlaceholderText("tls://192.168.1.10:8786")
        self.certificates = PathField(self.tr("Folder of certificates"), folder=True)
        self.insecure = QCheckBox(self.tr("&Accept connections without encryption"))
        self.fallback = QComboBox()
        self.fallback.addItem(self.tr("Pause the queue"), "pause")
        self.fallback.addItem(self.tr("Cut out photos here"), "local")
        self.workers = WorkersTable(watch)
        self.place_field = Field(self.tr("&Cut out photos"), self.place)
        self.processes_field = Field(self.tr("&Number of processes"), self.processes)
        self.address_field = Field(
            self.tr("A&ddress of the scheduler"), self.address, hint=self.tr("As in tls://192.168.1.10:8786.")
        )
        self.certificates_field = Field(
            self.tr("C&ertificates"),
            self.certificates,
            hint=self.tr("The folder that “rembg-desktop cluster certificates” made."),
            buddy=self.certificates.line,
        )
        self.fallback_field = Field(self.tr("&When no worker can be used"), self.fallback)
        self.warning = QLabel(
            self.tr(
                "Everybody on the network can then see the photos and run programs on the workers. "
                "Only use this on a network that is yours alone."
            )
        )
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "warning")
        for widget in (
            self.place_field,
            self.processes_field,
            self.address_field,
            self.certificates_field,
            self.insecure,
            self.warning,
            self.fallback_field,
            self.workers,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.place.currentIndexChanged.connect(self._on_edit)
        self.processes.valueChanged.connect(self._on_edit)
        self.address.textChanged.connect(self._on_edit)
        self.certificates.edited.connect(self._on_edit)
        self.insecure.toggled.connect(self._on_edit)
        self.fallback.currentIndexChanged.connect(self._on_edit)
        self.workers.url_wanted.connect(self.url_wanted)
        self._arrange()

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        cluster = settings.cluster
        kind = "local" if cluster.address.startswith(_LOCAL) else "cluster" if cluster.address else "here"
        count = cluster.address.removeprefix(_LOCAL)
        if kind == "local" and count.isdecimal():
            self.processes.setValue(int(count))
        self.address.setText(cluster.address if kind == "cluster" else "")
        self.certificates.set_text(cluster.certificates)
        self.insecure.setChecked(cluster.insecure)
        self.fallback.setCurrentIndex(self.fallback.findData(cluster.fallback))
        self.place.setCurrentIndex(self.place.findData(kind))
        self._arrange()

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        kind = self.place.currentData()
        address = {"here": "", "local": f"{_LOCAL}{self.processes.value()}"}.get(kind, self.address.text().strip())
        path = self.certificates.path()
        return {
            "cluster": {
                "address": address,
                "certificates": str(path) if path else "",
                "fallback": self.fallback.currentData(),
                "insecure": self.insecure.isChecked(),
            }
        }

    def stop(self) -> None:
        """See Page."""
        self.workers.stop()

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        kind = self.place.currentData()
        is_plain = self.address.text().strip().startswith("tcp:")
        self.place_field.set_error(self._missing() if kind != "here" else "")
        self.processes_field.setVisible(kind == "local")
        self.address_field.setVisible(kind == "cluster")
        self.address_field.set_error(self._address_error() if kind == "cluster" else "")
        self.certificates_field.setVisible(kind == "cluster" and not is_plain)
        self.insecure.setVisible(kind == "cluster" and (is_plain or self.insecure.isChecked()))
        self.warning.setVisible(kind == "cluster" and self.insecure.isChecked())
        self.fallback_field.setVisible(kind != "here")
        self.workers.setVisible(kind != "here")

    def _missing(self) -> str:
        if find_spec("distributed") is not None:
            return ""
        return self.tr("This needs packages that are not installed: %1").replace(
            "%1", "pip install 'rembg-desktop[cluster]'"
        )

    def _address_error(self) -> str:
        from rembg_desktop.cluster.address import ClusterAddress

        text = self.address.text().strip()
        if not text:
            return self.tr("Enter the address of the scheduler.")
        try:
            ClusterAddress.parse(text)
        except AppError as error:
            return error_text.full_text(error)
        return ""


class WorkersTable(QWidget):
    """The workers with rate, photo, device and last problem; looks for news while it is on the screen."""

    url_wanted = Signal(QUrl)

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch
        self._stopped = False
        self._dashboard = ""
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.dashboard = text_button(self.tr("Open the das&hboard"), "link")
        self.dashboard.clicked.connect(lambda: self.url_wanted.emit(QUrl(self._dashboard)))
        titles = (self.tr("Worker"), self.tr("Images per minute"), self.tr("Image"), self.tr("Device"))
        self.table = QTableWidget(0, len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(self.tr("Workers"))
        self.table.setProperty("role", "boxed")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        line = self.table.fontMetrics().height() + 8
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.setFixedHeight(line * _LINES + header.sizeHint().height() + 4)
        self.problems = QLabel()
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setProperty("role", "warning")
        self.problems.setAccessibleName(self.tr("Last problems"))
        label = QLabel(self.tr("Wor&kers"))
        label.setProperty("role", "heading")
        label.setBuddy(self.table)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.dashboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.problems)
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)
        self.show_report(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def stop(self) -> None:
        """Show nothing more."""
        self._stopped = True
        self._clock.stop()

    def show_report(self, report: Report | None) -> None:
        """Show the report of the executor; None if nobody works on a cluster."""
        if self._stopped:
            return
        workers = report["workers"] if report else []
        self._dashboard = report["dashboard"] if report else ""
        self.dashboard.setVisible(bool(self._dashboard))
        if report is None:
            text = self.tr("Not in use. It starts when you click OK or Apply.")
        elif not report["connected"]:
            text = report.get("trouble") or self.tr("%1 does not answer.").replace("%1", report["address"])
        else:
            usable = sum(bool(worker["usable"]) for worker in workers)
            text = self.tr("Connected to %1; %2 of %3 workers can be used.").replace("%1", report["address"])
            text = text.replace("%2", str(usable)).replace("%3", str(len(workers)))
        self.state.setText(text)
        self.table.setVisible(bool(workers))
        self.table.setRowCount(len(workers))
        for row, worker in enumerate(workers):
            rate = QLocale().toString(worker["images_per_minute"], "f", 0) if worker["usable"] else "–"
            texts = (worker["name"], rate, worker["image"], worker["device"])
            for place, text in enumerate(texts):
                item = self.table.item(row, place)
                if item is None:
                    item = QTableWidgetItem()
                    self.table.setItem(row, place, item)
                item.setText(text)
                item.setToolTip(worker["address"] if place == 0 else text)
        problems = [f"{worker['name']}: {worker['trouble']}" for worker in workers if worker["trouble"]]
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))

    def _look(self) -> None:
        self._watch(self.show_report)

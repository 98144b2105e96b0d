"""About: version and licenses, and diagnostics for bug reports, without names of files, folders or users."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import Any, Final

import psutil
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLocale, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop import __version__
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.presets import BUILT_IN
from rembg_desktop.queue.types import Stats
from rembg_desktop.settings import Settings
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.widgets import application_icon

_SECRET = {"output.folder", "models.mirror", "models.proxy", "api.folders", "api.origins"}
"""Settings that may hold names of folders, machines or people."""


def diagnostics(
    settings: Settings,
    files: ModelFiles,
    versions: Mapping[str, str],
    *,
    stats: Stats | None = None,
    errors: Mapping[str, int] | None = None,
) -> str:
    """The report, in English whatever the window's language, since it is for the developers.

    Args:
        settings: of which those that may name something are only said to be set.
        files: of which imported models are only counted.
        versions: of libraries, from components.versions().
        stats: the queue in numbers.
        errors: how often each code of a failure occurs in the queue.
    """
    parts = [
        ("Program", _program()),
        ("System", _system()),
        ("Screen", _screens()),
        ("Libraries", dict(versions)),
        ("Settings", _settings(settings)),
        ("Models", _models(files)),
    ]
    if stats:
        parts.append(("Queue", _queue(stats)))
    if errors:
        parts.append(("Errors", {code: str(count) for code, count in errors.items()}))
    lines: list[str] = []
    for title, values in parts:
        lines += ["", f"[{title}]", *(f"{name}: {value}" for name, value in values.items())]
    return "\n".join(lines).strip() + "\n"


def _program() -> dict[str, str]:
    return {
        "Rembg Desktop": __version__,
        "Time": datetime.now(UTC).isoformat(timespec="seconds"),
        "Python": f"{platform.python_version()} {platform.python_implementation()}",
        "Qt": str(qVersion()),
    }


def _system() -> dict[str, str]:
    memory = psutil.virtual_memory()
    return {
        "System": f"{platform.system()} {platform.release()}",
        "Machine": platform.machine(),
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory.total // 1_000_000} MB, {memory.available // 1_000_000} MB free",
        "Locale": QLocale.system().name(),
    }


def _screens() -> dict[str, str]:
    found = {"Platform": QGuiApplication.platformName()}
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        found[f"Screen {number}"] = f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}"
    return found


def _settings(settings: Settings) -> dict[str, str]:
    shown: dict[str, str] = {}
    for section, values in settings.as_dict().items():
        for name, value in values.items():
            key = f"{section}.{name}"
            if key in _SECRET:
                shown[key] = "set" if value else "not set"
            elif key == "output.preset":
                shown[key] = str(value) if value in BUILT_IN else "one of the user's own"
            else:
                shown[key] = str(value)
    return shown


def _models(files: ModelFiles) -> dict[str, str]:
    found: dict[str, str] = {}
    own = 0
    for info, state in files.all():
        if info.is_custom:
            own += 1
        elif state != "missing":
            found[info.name] = state
    return {**found, "imported": str(own)}


def _queue(stats: Stats) -> dict[str, str]:
    found = {f"jobs {status}": str(count) for status, count in stats.jobs.items() if count}
    found |= {f"images {status}": str(count) for status, count in stats.images.items() if count}
    found["images a minute"] = f"{stats.per_minute_average:.1f}"
    found["database"] = f"{stats.database_bytes} bytes"
    trouble = stats.pause.reason
    found["paused"] = trouble.code if trouble else "by the user" if stats.pause.by_user else "no"
    if executor := stats.executor:
        found["executor"] = f"{executor.workers_active} of {executor.workers_max} workers"
        found["devices"] = ", ".join(executor.devices) or "none yet"
        found["problem with the device"] = executor.device_problem or "none"
        found["memory of the executor"] = f"{executor.memory_bytes // 1_000_000} MB"
    found["free disk"] = ", ".join(f"{size // 1_000_000} MB" for size in stats.free_bytes.values()) or "-"
    return found


_NAMES: Final = (
    "PySide6-Essentials",
    "rembg",
    "onnxruntime",
    "Pillow",
    "pillow-heif",
    "numpy",
    "scipy",
    "isal",
    "peewee",
    "click",
    "rich",
    "requests",
    "platformdirs",
    "tomli-w",
    "filelock",
    "psutil",
    "natsort",
)

_UNNAMED: Final = {"peewee": "MIT"}
"""Licenses of libraries whose packages do not name them."""

_About = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """A library.

    Attributes:
        license: as the project names it; empty if it does not.
        homepage: empty when unknown.
    """

    name: str
    version: str
    license: str
    homepage: str


def components() -> list[Component]:
    """Python and the libraries; reads many small files, so not in the main thread."""
    found = [Component("Python", platform.python_version(), "PSF-2.0", "https://www.python.org")]
    for name in _NAMES:
        try:
            about = metadata.metadata(name).json
        except metadata.PackageNotFoundError:
            if name == "PySide6-Essentials":
                found.append(Component("PySide6", pyside_version, "LGPL-3.0", "https://pyside.org"))
            continue
        found.append(Component(name, str(about["version"]), _license(name, about), _homepage(about)))
    return found


def versions() -> dict[str, str]:
    """Version by name of the library."""
    return {component.name: component.version for component in components()}


def _license(name: str, about: _About) -> str:
    if expression := about.get("license_expression"):
        return str(expression)
    if name in _UNNAMED:
        return _UNNAMED[name]
    given = str(about.get("license") or "").strip()
    if given and "\n" not in given and len(given) < 60:
        return given
    classifiers = [
        value.rsplit(" :: ", 1)[-1] for value in about.get("classifier") or [] if value.startswith("License :: ")
    ]
    return ", ".join(value for value in classifiers if value != "OSI Approved")


def _homepage(about: _About) -> str:
    if page := about.get("home_page"):
        return str(page)
    for value in about.get("project_url") or []:
        label, _, address = value.partition(",")
        if re.fullmatch(r"home-?page|source|repository|github|source code", label.strip(), re.IGNORECASE):
            return address.strip()
    return ""


class AboutDialog(QDialog):
    """Who made what, and under which license.

    Signals:
        loaded: the list of libraries is there.
        diagnostics_clicked: the user wants the diagnostics on the clipboard.
    """

    loaded = Signal()
    diagnostics_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Rembg Desktop"))
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        title = QLabel("Rembg Desktop")
        title.setProperty("role", "title")
        self.version = QLabel(self.tr("Version %1").replace("%1", __version__))
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QLabel(
            self.tr("Removes the background from many photos, on your own computer. No photo is ever uploaded.")
        )
        text.setWordWrap(True)
        text.setProperty("role", "muted")
        note = QLabel(self.tr("Free software under the MIT license. Each model has its own license."))
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (title, self.version, text, note):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        heading = QLabel(self.tr("&Components"))
        heading.setProperty("role", "heading")
        self.table = _table([self.tr("Library"), self.tr("Version"), self.tr("License")])
        self.table.setAccessibleName(self.tr("Libraries"))
        heading.setBuddy(self.table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(self.tr("Copy &diagnostics"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(self.tr("Copies versions, settings and counts, but no file names."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(heading)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(560, 520)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self.diagnostics_clicked)
        self._work = TaskRunner("about", parent=self)
        self._work.run(components, self._fill)

    def done(self, result: int) -> None:
        """End the thread, which has only small files to read."""
        self._work.stop()
        super().done(result)

    def _fill(self, found: Sequence[Component]) -> None:
        self.table.setRowCount(len(found))
        for row, component in enumerate(found):
            for column, text in enumerate((component.name, component.version, component.license)):
                item = QTableWidgetItem(text)
                item.setToolTip(component.homepage or text)
                self.table.setItem(row, column, item)
        self.loaded.emit()


def _table(titles: list[str]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setStyleSheet("QTableView::item { padding: 0 5px; }")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table

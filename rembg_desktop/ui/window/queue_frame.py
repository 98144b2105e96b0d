"""Around the queue: chips and search above it, the status line below it, and what an empty queue shows."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.queue.types import JobStatus, Stats
from rembg_desktop.ui.local_api import ApiState, Phase, state_text
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size, number, remaining, status_text
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import ElidedLabel, pixmap, set_icon

_SEARCH_EMS = 10
"""Least room for the search box beside the chips, in widths of the letter m."""


class FilterBar(QWidget):
    """Says which jobs are shown.

    Signals:
        changed: text, and the list of statuses (empty: all).
    """

    changed = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[JobStatus | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._chip_row = QWidget(self)
        row = QHBoxLayout(self._chip_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 10, 12, 8)
        self._box.setSpacing(8)
        self._box.addWidget(self._chip_row)
        for status in (None, *JobStatus):
            chip = QPushButton(self)
            chip.setObjectName(f"chip-{status or 'all'}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._group.addButton(chip)
            self._chips[status] = chip
            row.addWidget(chip)
        self._chips[None].setChecked(True)
        row.addStretch(1)
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the queue"))
        self.search.setMaximumWidth(round(self.fontMetrics().horizontalAdvance("m") * 18))
        glass = QAction(self.search)
        set_icon(glass, "search", "muted")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._box.addWidget(self.search, 2)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._tell)
        self.search.textChanged.connect(self._typing.start)
        self._group.buttonToggled.connect(self._on_chip)
        self.set_counts({}, 0)

    def set_counts(self, counts: Mapping[JobStatus, int], total: int) -> None:
        """Jobs by status; a chip without jobs hides unless it is chosen."""
        changed = False
        for status, chip in self._chips.items():
            count = total if status is None else counts.get(status, 0)
            word = self.tr("All") if status is None else status_text(status)
            text = f"{word}  {number(count)}" if count else word
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(f"{word}: {number(count)}")
                changed = True
            wanted = status is None or count > 0 or chip.isChecked()
            if chip.isHidden() == wanted:
                chip.setVisible(wanted)
                changed = True
        if changed:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for the chips; the search box goes below them when it has none beside them."""
        margins = self._box.contentsMargins()
        width = self._chip_row.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.fontMetrics().horizontalAdvance("m") * _SEARCH_EMS
        narrow = self.width() < self.minimumSizeHint().width() + beside
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != direction:
            self._box.setDirection(direction)

    def choose(self, status: JobStatus | None) -> None:
        """Show jobs of one status, or all."""
        self._chips[status].setVisible(True)
        self._chips[status].setChecked(True)

    def reset(self) -> None:
        """Show everything."""
        self.search.clear()
        self.choose(None)

    def _on_chip(self, _chip: QPushButton, on: bool) -> None:
        if on:
            self._tell()

    def _tell(self) -> None:
        chosen = next((status for status, chip in self._chips.items() if chip.isChecked()), None)
        self.changed.emit(self.search.text(), [chosen] if chosen else [])


_FLASH_MS = 5000

_NAMES = {
    "CPUExecutionProvider": "CPU",
    "CUDAExecutionProvider": "CUDA",
    "DmlExecutionProvider": "DirectML",
    "CoreMLExecutionProvider": "CoreML",
    "OpenVINOExecutionProvider": "OpenVINO",
}


class StatusLine(QStatusBar):
    """Fed with Stats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self.state = ElidedLabel(self.tr("Ready"))
        self.state.setObjectName("state")
        self.rate = QLabel()
        self.device = QLabel()
        self.disk = QLabel()
        self.api = QLabel()
        self.api.hide()
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(22)
        row.addWidget(self.state, 1)
        for label in (self.rate, self.device, self.disk, self.api):
            label.setProperty("role", "muted")
            row.addWidget(label)
        self.addWidget(line, 1)
        self._said = self.state.text()
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self._on_flash_over)

    def flash(self, text: str) -> None:
        """Show a message instead of the state for a few seconds."""
        self.state.setText(text)
        self._flash.start()

    def say(self, text: str) -> None:
        """How things are; shown when no word in passing stands there."""
        self._said = text
        self.state.setAccessibleName(text)
        if not self._flash.isActive():
            self.state.setText(text)

    @property
    def said(self) -> str:
        """How things are."""
        return self._said

    def show_stats(self, stats: Stats) -> None:
        """Say how the queue is doing."""
        working, waiting = stats.images["processing"], stats.images["pending"]
        self.say(self._state(stats, working, waiting))
        rate = ""
        if stats.per_minute_now >= 0.05 and (working or waiting):
            rate = self.tr("%1 images/min").replace("%1", number(round(stats.per_minute_now)))
        if stats.eta_seconds is not None and (working or waiting):
            left = self.tr("about %1 left").replace("%1", remaining(stats.eta_seconds))
            rate = f"{rate} · {left}" if rate else left
        _say(self.rate, rate)
        devices = stats.executor.devices if stats.executor else ()
        _say(self.device, ", ".join(_NAMES.get(name, name) for name in dict.fromkeys(devices)))
        free = min(stats.free_bytes.values(), default=None)
        _say(self.disk, "" if free is None else self.tr("%1 free").replace("%1", file_size(free)))

    def show_api(self, state: ApiState) -> None:
        """Say that programs can use the queue, while they can."""
        runs = state.phase is Phase.LISTENING
        _say(self.api, self.tr("HTTP API: %1").replace("%1", str(state.port)) if runs else "")
        self.api.setToolTip(state_text(state))

    def _on_flash_over(self) -> None:
        self.state.setText(self._said)

    def _state(self, stats: Stats, working: int, waiting: int) -> str:
        if stats.pause.reason:
            return self.tr("Waiting: %1").replace("%1", error_text.sentence(stats.pause.reason))
        if stats.pause.by_user:
            return self.tr("Paused, %Ln image(s) waiting", None, waiting)
        if working:
            left = self.tr("%Ln image(s) left", None, working + waiting)
            return self.tr("Processing · %1").replace("%1", left)
        if waiting and stats.executor is None:
            return self.tr("Starting, %Ln image(s) waiting", None, waiting)
        if waiting:
            return self.tr("%Ln image(s) waiting", None, waiting)
        failed = stats.images["failed"]
        if failed:
            return self.tr("Done, %Ln image(s) failed", None, failed)
        return self.tr("Done") if stats.images["completed"] else self.tr("Ready")


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
        label.setVisible(bool(text))


class EmptyState(QWidget):
    """The drop area; drops themselves are taken by the window.

    Signals:
        images_wanted, folder_wanted, sample_wanted: a button was pressed.
    """

    images_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, *, sample: bool, parent: QWidget | None = None) -> None:
        """`sample` tells whether there are photos to try with."""
        super().__init__(parent)
        self.setObjectName("emptyState")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 40, 40, 40)
        outer.setSpacing(0)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        heading = QLabel(self.tr("Drop photos or folders here"), self)
        heading.setProperty("role", "title")
        detail = QLabel(
            self.tr(
                "The background is removed on this computer. Nothing is uploaded, and your originals are "
                "never changed."
            ),
            self,
        )
        detail.setProperty("role", "muted")
        self.images = QPushButton(" " + self.tr("Choose images…"), self)
        self.images.setObjectName("chooseImages")
        self.images.setProperty("role", "primary")
        set_icon(self.images, "add-images", "on_button")
        self.folder = QPushButton(" " + self.tr("Choose folder…"), self)
        self.folder.setObjectName("chooseFolder")
        set_icon(self.folder, "add-folder")
        self.sample = QPushButton(self.tr("Try it with sample photos"), self)
        self.sample.setObjectName("trySample")
        self.sample.setProperty("role", "link")
        self.sample.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sample.setVisible(sample)
        for label in (heading, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.images)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        outer.addStretch(3)
        outer.addWidget(self._picture)
        outer.addSpacing(18)
        outer.addWidget(heading)
        outer.addSpacing(8)
        outer.addWidget(detail)
        outer.addSpacing(24)
        outer.addLayout(buttons)
        outer.addSpacing(12)
        outer.addWidget(self.sample, alignment=Qt.AlignmentFlag.AlignCenter)
        outer.addStretch(4)
        self._draw_picture()
        self.images.clicked.connect(self.images_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.sample.clicked.connect(self.sample_wanted)

    def changeEvent(self, event: QEvent) -> None:
        """The picture follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_picture()

    def _draw_picture(self) -> None:
        accent = colors_of(self.palette()).accent
        self._picture.setPixmap(pixmap("drop", accent, 56, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame around everything."""
        super().paintEvent(event)
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colors.strong_border), 1.6)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(colors.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 16, 16)
        painter.end()

"""Above the queue: chips that show jobs of one status, with counts, and a box to search."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from rembg_desktop.queue.types import JobStatus
from rembg_desktop.ui.icons import set_icon
from rembg_desktop.ui.text import formatting

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
            word = self.tr("All") if status is None else formatting.status_text(status)
            text = f"{word}  {formatting.number(count)}" if count else word
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(f"{word}: {formatting.number(count)}")
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

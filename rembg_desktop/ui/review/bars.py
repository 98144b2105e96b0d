"""Above the pictures: which results are shown, in which order. Below them: how they are shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from rembg_desktop.queue.types import Job
from rembg_desktop.ui import widgets as icons
from rembg_desktop.ui.inspector.painting import Ground, GroundKind, swatch
from rembg_desktop.ui.review.details import SearchField
from rembg_desktop.ui.review.results import Shown, Wanted
from rembg_desktop.ui.review.sheet import LEAST, MOST
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.theme import colors_of

GROUNDS: Final = (
    Ground(GroundKind.CHECKERBOARD),
    Ground(GroundKind.LIGHT),
    Ground(GroundKind.COLOR, "#000000"),
    Ground(GroundKind.GRAY),
    Ground(GroundKind.COLOR, "#00b140"),
)
"""In the order of the keys 1 to 5: checkerboard, white, black, gray, and the green of film studios."""
_SWATCH: Final = 18
_STEP: Final = 32
_MOST_JOBS: Final = 500
"""Jobs that can be chosen; older ones are reached from the queue."""
_SHEET: Final = "QToolButton { padding: 5px; }"


class _JobBox(QComboBox):
    """Lists the jobs when it is opened, so that a long queue costs nothing before."""

    def __init__(self, jobs: Callable[[], Sequence[Job]], parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.addItem(self.tr("All jobs"), None)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(20)

    def showPopup(self) -> None:
        """Qt's."""
        self.fill()
        super().showPopup()

    def fill(self) -> None:
        """List the jobs that have results."""
        chosen = self.currentData()
        blocked = self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(self.count() - 1)
        found = [job for job in self._jobs() if job.progress.processed]
        for job in found[:_MOST_JOBS]:
            count = formatting.number(job.reviews.needs_review)
            self.addItem(f"{job.name}  ({count})" if job.reviews.needs_review else job.name, job.id)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(blocked)

    def choose(self, job_id: str | None) -> None:
        """Choose a job, or all with None."""
        self.fill()
        place = self.findData(job_id)
        if place < 0 and job_id is not None:
            name = next((job.name for job in self._jobs() if job.id == job_id), job_id)
            self.addItem(name, job_id)
            place = self.count() - 1
        self.setCurrentIndex(max(0, place))


class ReviewFilterBar(QWidget):
    """Chips with counts, the search, the job and the order.

    The chips are one stop of the Tab key, at the chosen one; arrow keys choose another.

    Signals:
        changed: a Wanted.
        clicked: a chip was clicked, or chosen with its shortcut, while the focus is elsewhere.
    """

    changed = Signal(object)
    clicked = Signal()

    def __init__(self, jobs: Callable[[], Sequence[Job]], parent: QWidget | None = None) -> None:
        """`jobs` gives the jobs that can be chosen."""
        super().__init__(parent)
        self._chips: dict[Shown, QPushButton] = {}
        self._names = {
            Shown.NEEDS_REVIEW: self.tr("Needs review"),
            Shown.ALL: self.tr("All"),
            Shown.ACCEPTED: self.tr("Accepted"),
            Shown.REJECTED: self.tr("Rejected"),
            Shown.FAILED: self.tr("Failed"),
        }
        chips = QWidget(self)
        row = QHBoxLayout(chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, shown in enumerate(Shown, 1):
            chip = QPushButton(self._names[shown], chips)
            chip.setObjectName(f"review-{shown}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self, autoRepeat=False)
            keys.activated.connect(chip.click)
            native = keys.key().toString(QKeySequence.SequenceFormat.NativeText)
            chip.setToolTip(f"{self._names[shown]} ({native})")
            self._group.addButton(chip)
            self._chips[shown] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.search = SearchField(self)
        self.job = _JobBox(jobs, self)
        self.job.setObjectName("reviewJob")
        self.job.setAccessibleName(self.tr("Job"))
        self.order = QComboBox(self)
        self.order.setObjectName("reviewOrder")
        self.order.setAccessibleName(self.tr("Order"))
        self.order.addItem(self.tr("Most uncertain first"), True)
        self.order.addItem(self.tr("Order of the jobs"), False)
        boxes = QWidget(self)
        choices = QHBoxLayout(boxes)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        for box, stretch in ((self.search, 0), (self.job, 1), (self.order, 0)):
            choices.addWidget(box, stretch)
        self._parts = (chips, boxes)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 10, 12, 8)
        self._box.setSpacing(8)
        self._box.addWidget(chips, 1)
        self._box.addWidget(boxes)
        self._group.buttonToggled.connect(self._on_chip)
        self._group.buttonClicked.connect(self._on_clicked)
        self._chips[Shown.NEEDS_REVIEW].setChecked(True)
        for signal in (self.job.currentIndexChanged, self.order.currentIndexChanged, self.search.typed):
            signal.connect(self._tell)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        shown = next(shown for shown, chip in self._chips.items() if chip.isChecked())
        by_uncertainty = bool(self.order.currentData())
        return Wanted(shown, self.job.currentData(), by_uncertainty, self.search.text().strip())

    def choose(self, shown: Shown, job_id: str | None = None) -> None:
        """Show results with a mark, of one job or of all, whatever their names are."""
        blocked = self.blockSignals(True)
        self.search.clear()
        self.job.choose(job_id)
        self._chips[shown].setChecked(True)
        self.blockSignals(blocked)
        self._tell()

    def set_counts(self, counts: Mapping[Shown, int]) -> None:
        """Numbers of results by filter."""
        for shown, chip in self._chips.items():
            count = counts.get(shown, 0)
            name = self._names[shown]
            text = f"{name}  {formatting.number(count)}" if count else name
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(f"{name}: {formatting.number(count)}")
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Qt's: the boxes go below the chips when they have no room beside them."""
        return QSize(self._parts[0].minimumSizeHint().width() + 24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = sum(part.minimumSizeHint().width() for part in self._parts) + 40
        beside = self.width() >= room
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)

    def _on_chip(self, chip: QPushButton, on: bool) -> None:
        # Only the Tab key leads there: a click leaves the keys with the pictures.
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)
        if on:
            self._tell()

    def _on_clicked(self) -> None:
        if not any(chip.hasFocus() for chip in self._chips.values()):
            self.clicked.emit()

    def _tell(self) -> None:
        self.changed.emit(self.wanted)


class ReviewBar(QWidget):
    """Sheet or single result, size of the pictures, ground, and what else can be done.

    Signals:
        side_changed: side of the pictures in logical pixels.
        ground_chosen: number of a ground in GROUNDS.
        single_wanted: the single result (True) or the sheet.
    """

    side_changed = Signal(int)
    ground_chosen = Signal(int)
    single_wanted = Signal(bool)

    def __init__(self, more: Sequence[QAction | None], parent: QWidget | None = None) -> None:
        """`more` are the actions of the menu at the end; None for a separator."""
        super().__init__(parent)
        self.setStyleSheet(_SHEET)
        self.sheet = _tool(self, "sheet", self.tr("Contact sheet (Esc)"))
        self.single = _tool(self, "single", self.tr("Single result (Return)"))
        views = QButtonGroup(self)
        for button in (self.sheet, self.single):
            button.setCheckable(True)
            views.addButton(button)
        self.sheet.setChecked(True)
        self.sheet.clicked.connect(lambda: self.single_wanted.emit(False))
        self.single.clicked.connect(lambda: self.single_wanted.emit(True))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("reviewSize")
        self.slider.setRange(LEAST, MOST)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(2 * _STEP)
        self.slider.setFixedWidth(130)
        self.slider.setAccessibleName(self.tr("Size of the pictures"))
        self.slider.setToolTip(self.tr("Size of the pictures (Ctrl and mouse wheel)"))
        self.slider.valueChanged.connect(self.side_changed)
        self.said = QLabel(self)
        self.said.setProperty("role", "muted")
        self.grounds = self._make_grounds()
        self.more = _tool(self, "more", self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for action in more:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(2)
        row.addWidget(self.sheet)
        row.addWidget(self.single)
        row.addSpacing(10)
        row.addWidget(self.slider)
        row.addSpacing(10)
        row.addWidget(self.said)
        row.addStretch(1)
        for button in self.grounds:
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.more)
        self.refresh_swatches()

    def _make_grounds(self) -> list[QToolButton]:
        grounds: list[QToolButton] = []
        group = QButtonGroup(self)
        for number, name in enumerate(
            (
                self.tr("Checkerboard behind the cutout (1)"),
                self.tr("White behind the cutout (2)"),
                self.tr("Black behind the cutout (3)"),
                self.tr("Gray behind the cutout (4)"),
                self.tr("Green behind the cutout (5)"),
            )
        ):
            button = _tool(self, "", name)
            button.setCheckable(True)
            button.setIconSize(QSize(_SWATCH, _SWATCH))
            button.clicked.connect(lambda _checked=False, number=number: self.ground_chosen.emit(number))
            group.addButton(button)
            grounds.append(button)
        grounds[0].setChecked(True)
        return grounds

    def set_ground(self, number: int) -> None:
        """Show which ground is chosen."""
        self.grounds[number].setChecked(True)

    def set_single(self, single: bool) -> None:
        """Show which view is chosen."""
        (self.single if single else self.sheet).setChecked(True)
        self.slider.setEnabled(not single)

    def step_size(self, way: int) -> None:
        """Larger (1) or smaller (-1) pictures."""
        self.slider.setValue(self.slider.value() + way * _STEP)

    def say(self, shown: int, selected: int) -> None:
        """Tell how many results are shown and selected."""
        text = self.tr("%Ln result(s)", None, shown)
        if selected > 1:
            text += " · " + self.tr("%Ln selected", None, selected)
        self.said.setText(text)

    def refresh_swatches(self) -> None:
        """Draw the samples for the present theme and screen."""
        rim = QColor(colors_of(self.palette()).strong_border)
        for ground, button in zip(GROUNDS, self.grounds, strict=True):
            button.setIcon(QIcon(swatch(ground, _SWATCH, self.devicePixelRatioF(), rim)))


def _tool(parent: QWidget, icon: str, name: str) -> QToolButton:
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setToolTip(name)
    button.setAccessibleName(name)
    # A click leaves the keys with the pictures.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        icons.set_icon(button, icon)
    return button

"""The panel beside the pictures, the search above them, and what is shown when there are none."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui import widgets as icons
from rembg_desktop.ui.review.results import Shown, Wanted, draft_text, reasons, uncertainty_text
from rembg_desktop.ui.review.sheet import paint_uncertainty
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.text.formatting import state_icon, state_text
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import ElidedLabel

WIDTH_EMS: Final = 19
"""Least width of the panel, in widths of the letter m."""
_BAR: Final = 6
_SIDE: Final = 14
_SEARCH_EMS: Final = 13
_PAUSE_MS: Final = 120


class ResultActions(Protocol):
    """The window's actions by name, of which those on results act here."""

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        ...

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do `act` when an action is triggered."""
        ...

    def fill(self, menu: QMenu, names: list[str]) -> None:
        """Put actions into a menu."""
        ...

    def of_review(self) -> list[QAction]:
        """All actions on results."""
        ...

    def review_menu(self) -> list[str]:
        """The names in the menu of results."""
        ...


class _Bar(QWidget):
    """The bar of one result."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._uncertainty: float | None = None
        self.setFixedHeight(_BAR)

    def show_value(self, uncertainty: float | None) -> None:
        self._uncertainty = uncertainty
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_uncertainty(painter, QRectF(self.rect()), colors_of(self.palette()), self._uncertainty)
        painter.end()


class DetailsPanel(QFrame):
    """Says what is known about the selection, and offers what can be done with it."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewDetails")
        self.setProperty("role", "pane")
        self.setAccessibleName(self.tr("Details of the result"))
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.name.setProperty("role", "heading")
        self._icon = QLabel(self)
        self.state = QLabel(self)
        self.uncertainty = QLabel(self)
        self.uncertainty.setProperty("role", "muted")
        self._bar = _Bar(self)
        self.reasons = _paragraph(self)
        self._facts: dict[str, tuple[QLabel, ElidedLabel]] = {}
        self._image: JobImage | None = None
        column = QVBoxLayout()
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(8)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.state, 1)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self.uncertainty)
        column.addWidget(self.reasons)
        column.addLayout(self._make_facts())
        column.addStretch(1)
        buttons = self._make_buttons(actions)
        column.addWidget(buttons)
        content = QWidget()
        content.setLayout(column)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        usual = self.fontMetrics().horizontalAdvance("m") * WIDTH_EMS
        self.setFixedWidth(max(usual, buttons.sizeHint().width() + 2 * _SIDE))
        self.show_selection(None, None, 0)

    def show_selection(
        self, image: JobImage | None, job: Job | None, count: int, *, has_draft: bool = False
    ) -> None:
        """Describe the current result; `count` is the number of selected ones."""
        self._image = image
        selected = self.tr("%Ln result(s) selected", None, count)
        self.name.setText(selected if count > 1 else image.name if image else "")
        for widget in (self._icon, self.state, self._bar, self.uncertainty, self.reasons):
            widget.setVisible(image is not None and count <= 1)
        if image is None or count > 1:
            for pair in self._facts.values():
                for label in pair:
                    label.hide()
            return
        self._show_state()
        self._bar.setVisible(image.uncertainty is not None)
        self._bar.show_value(image.uncertainty)
        self.uncertainty.setVisible(image.uncertainty is not None)
        self.uncertainty.setText(uncertainty_text(image))
        told = [*reasons(image), *([draft_text()] if has_draft else ())]
        self.reasons.setVisible(bool(told))
        self.reasons.setText("\n".join(f"• {reason}" for reason in told) if len(told) > 1 else "".join(told))
        for key, value in {
            "job": job.name if job else "",
            "model": job.options.model if job else "",
            "photo": formatting.short_path(image.source),
            "result": formatting.short_path(image.output) if image.output else "",
        }.items():
            title, text = self._facts[key]
            text.setText(value)
            title.setVisible(bool(value))
            text.setVisible(bool(value))

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_state()

    def _show_state(self) -> None:
        if self._image is None:
            return
        colors = colors_of(self.palette())
        name, role = state_icon(self._image)
        self._icon.setVisible(bool(name) and not self.state.isHidden())
        if name:
            self._icon.setPixmap(icons.pixmap(name, getattr(colors, role), 18, self.devicePixelRatioF()))
        self.state.setText(state_text(self._image))

    def _make_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (key, title) in enumerate(
            {
                "job": self.tr("Job"),
                "model": self.tr("Model"),
                "photo": self.tr("Photo"),
                "result": self.tr("Result"),
            }.items()
        ):
            label = QLabel(title, self)
            label.setProperty("role", "muted")
            text = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
            grid.addWidget(label, row, 0)
            grid.addWidget(text, row, 1)
            self._facts[key] = (label, text)
        return grid

    def _make_buttons(self, actions: Sequence[QAction]) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        for action in actions:
            button = QToolButton(box)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(18, 18))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            # A click leaves the keys with the pictures.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.text().replace("…", "").replace("&", ""))
            keys = QLabel(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), box)
            keys.setProperty("role", "muted")
            row = QHBoxLayout()
            row.addWidget(button, 1)
            row.addWidget(keys)
            column.addLayout(row)
        return box


def _paragraph(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


class EmptyNote(QWidget):
    """Says that there is nothing to show, and offers all results where there are some.

    Signals:
        clicked: all results are wanted.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.title.setProperty("role", "title")
        self.detail = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.detail.setProperty("role", "muted")
        for label in (self.title, self.detail):
            label.setWordWrap(True)
        self.button = QPushButton(self.tr("Show all results"), self)
        self.button.clicked.connect(lambda: self.clicked.emit())  # noqa: PLW0108 - drops the argument
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(8)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def say(self, wanted: Wanted, *, has_results: bool) -> None:
        """Explain why the list is empty."""
        title, detail = {
            Shown.NEEDS_REVIEW: (
                self.tr("Nothing needs review"),
                self.tr("Every result was either certain or has been looked at."),
            ),
            Shown.ALL: (self.tr("No results yet"), ""),
            Shown.ACCEPTED: (self.tr("Nothing was accepted yet"), self.tr("Press A to accept a result.")),
            Shown.REJECTED: (self.tr("Nothing was rejected"), self.tr("Press X to reject a result.")),
            Shown.FAILED: (self.tr("No image failed"), ""),
        }[wanted.shown]
        if wanted.name:
            title, detail = self.tr("No file has this name"), self.tr("The filters apply, too.")
        if not has_results:
            title = self.tr("No results yet")
            detail = self.tr("Results appear here as soon as images are processed.")
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        offers_all = has_results and (wanted.shown is not Shown.ALL or bool(wanted.name))
        had_focus = self.hasFocus()
        self.button.setVisible(offers_all)
        self.setFocusProxy(self.button if offers_all else None)  # pyright: ignore[reportArgumentType]
        if had_focus:
            self.setFocus()


class SearchField(QLineEdit):
    """Searches for names while the user types. Escape empties it; Return, Down and Escape lead to the pictures.

    Signals:
        typed: after a pause.
        left: the keys are wanted elsewhere.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reviewSearch")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search for file names"))
        self.setFixedWidth(round(self.fontMetrics().horizontalAdvance("m") * _SEARCH_EMS))
        icons.set_icon(glass := QAction(self), "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.typed)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

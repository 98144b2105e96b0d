"""Facts as two columns of text that can be selected."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rembg_desktop.ui.inspector.facts import Fact

_PLAIN_TONES = ("", "muted", "accent", "success")


class FactsView(QWidget):
    """A heading and lines of name and value; widgets are reused, so a refresh does not flicker."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(self._grid)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts and no others."""
        while len(self._lines) < len(facts):
            self._add_line()
        for place, (name, value) in enumerate(self._lines):
            fact = facts[place] if place < len(facts) else None
            name.setVisible(fact is not None)
            value.setVisible(fact is not None)
            if fact is None:
                continue
            name.setText(fact.name)
            value.setAccessibleName(fact.name)
            if value.text() != fact.value:
                value.setText(fact.value)
            role = "" if fact.tone in _PLAIN_TONES else fact.tone
            if (value.property("role") or "") != role:
                value.setProperty("role", role)
                value.style().unpolish(value)
                value.style().polish(value)

    def names_width(self) -> int:
        """Room that the names need."""
        return max((name.sizeHint().width() for name, _ in self._lines if not name.isHidden()), default=0)

    def set_names_width(self, width: int) -> None:
        """Room of the names at least, so that the values of several views stand below each other."""
        self._grid.setColumnMinimumWidth(0, width)

    def facts(self) -> dict[str, str]:
        """What is shown, by name; of several with one name, the last."""
        return {name.text(): value.text() for name, value in self._lines if not name.isHidden()}

    def _add_line(self) -> None:
        name, value = QLabel(), QLabel()
        name.setProperty("role", "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # A path without spaces must not widen the panel; it breaks where the label does.
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        name.setBuddy(value)
        line = len(self._lines)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(value, line, 1)
        self._lines.append((name, value))
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: text that can be selected follows its own direction unless it is told the side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for _, value in self._lines:
            value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)

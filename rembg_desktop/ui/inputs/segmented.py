"""A few choices side by side, one of which is taken."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

_AROUND: Final = 30
"""Pixels of padding and border on both sides of a word."""


class Segmented(QWidget):
    """Exclusive buttons in a row; arrow keys go from one to the next, as in a radio group."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        """`choices` are (value, label); `name` is what screen readers call the group."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for value, label in choices:
            button = QPushButton(label)
            button.setCheckable(True)
            button.setProperty("role", "chip")
            # A chip's own radius is more than half its height at small fonts, and Qt then draws none at all.
            button.setStyleSheet("border-radius: 7px;")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._buttons[choices[0][0]].setChecked(True)
        self.setFocusProxy(self._buttons[choices[0][0]])
        self._make_room()
        self._group.buttonToggled.connect(self._on_toggled)

    def button(self, value: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[value]

    def value(self) -> str:
        """The choice that is taken."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Take a choice."""
        self._buttons[value].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the words in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        # The checked one is semi-bold, which its size hint does not know before it is checked.
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        for button in self._buttons.values():
            button.setMinimumWidth(metrics.horizontalAdvance(button.text()) + _AROUND)

    def _on_toggled(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(button)
            self.chosen.emit(self.value())

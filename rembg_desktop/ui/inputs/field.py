"""A label, its editor, an explanation, and the place where it says what is wrong."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget


class Field(QWidget):
    """One editor with its label above it; messages stand below, where the eye already is."""

    def __init__(self, label: str, editor: QWidget, *, buddy: QWidget | None = None, hint: str = "") -> None:
        """`buddy` gets the focus from the label's mnemonic when `editor` only holds several widgets."""
        super().__init__()
        self._target = buddy or editor
        self.label = QLabel(label)
        self.label.setBuddy(self._target)
        self._hint = _wrapped("muted")
        self._error = _wrapped("error")
        plain = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        if not self._target.accessibleName():
            self._target.setAccessibleName(plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, editor, self._hint, self._error):
            layout.addWidget(widget)
        self.set_hint(hint)
        self.set_error("")

    @property
    def error(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._error.text()

    @property
    def hint(self) -> str:
        """The explanation below the editor."""
        return self._hint.text()

    def set_hint(self, text: str) -> None:
        """Explain the present choice."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and not self._error.text())
        self._describe()

    def set_error(self, text: str) -> None:
        """Say what is wrong, in place of the explanation; empty takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self._describe()

    def _describe(self) -> None:
        self._target.setAccessibleDescription(self._error.text() or self._hint.text())


def _wrapped(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    # Without this a long word-wrapped sentence asks for its whole width.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label

"""Closing the window: what becomes of the images in work, and an end in which nothing is left behind."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rembg_desktop.runner import Runner


class CloseDialog(QDialog):
    """Asks: finish the images in work, stop now, or keep working in the tray. Never blocks the event loop.

    Signals:
        chosen: `finish`, `now` or `tray`, and whether not to ask again.
    """

    chosen = Signal(str, bool)

    def __init__(self, active: int, *, tray: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closeDialog")
        self.setWindowTitle(self.tr("Close Rembg Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(self.tr("%n image(s) are being processed", None, active), self)
        heading.setProperty("role", "title")
        detail = QLabel(self.tr("Whatever you choose, the queue is saved and resumes at the next start."), self)
        detail.setProperty("role", "muted")
        detail.setWordWrap(True)
        self.never = QCheckBox(self.tr("Do not ask again, always stop now"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for name, title, shown in (
            ("tray", self.tr("Keep running in the tray"), tray),
            ("finish", self.tr("Finish these images"), True),
            ("now", self.tr("Stop now"), True),
        ):
            button = QPushButton(title, self)
            button.setObjectName(f"close-{name}")
            button.setVisible(shown)
            button.setDefault(name == "now")
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            buttons.addWidget(button)
            if name == "now":
                # Else Space would tick the box, which stands first.
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        again = QShortcut(QKeySequence("Ctrl+Q"), self)
        again.activated.connect(lambda: self._choose("now"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(detail)
        column.addWidget(self.never)
        column.addSpacing(6)
        column.addLayout(buttons)

    def _choose(self, name: str) -> None:
        self.chosen.emit(name, self.never.isChecked() and name == "now")
        self.accept()


class Closing(QObject):
    """Decides how the program ends.

    Signals:
        finishing: no more images are begun; those in work are awaited (their number).
        stopping: the images in work are being interrupted.
        to_tray: go on without a window.
        never_ask: the user does not want to be asked again.
        ended: the runner has stopped; true when a worker had to be left behind.
    """

    finishing = Signal(int)
    stopping = Signal()
    to_tray = Signal()
    never_ask = Signal()
    ended = Signal(bool)

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._dialog: CloseDialog | None = None
        self._begun = False
        self.has_ended = False
        runner.stopped.connect(self._on_stopped)

    def request(self, *, ask: bool, tray: bool) -> None:
        """The user closes the window; a second time means now."""
        if self._dialog is not None or self._begun or not (ask and self._runner.is_busy):
            self.now()
            return
        self._dialog = CloseDialog(self._runner.active, tray=tray, parent=self._window)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.finished.connect(self._on_dialog_closed)
        # Not modal: Qt would keep the second close from a window that is blocked by a dialog.
        self._dialog.show()

    def now(self) -> None:
        """End at once; images in work go back to the queue."""
        self._begun = True
        if self._dialog is not None:
            self._dialog.close()
        self.stopping.emit()
        self._runner.stop(now=True)

    def finish(self) -> None:
        """End when the images in work are done."""
        self._begun = True
        self.finishing.emit(self._runner.active)
        self._runner.stop(now=False)

    def _on_chosen(self, choice: str, never_again: bool) -> None:
        if never_again:
            self.never_ask.emit()
        if choice == "finish":
            self.finish()
        elif choice == "now":
            self.now()
        else:
            self.to_tray.emit()

    def _on_dialog_closed(self) -> None:
        self._dialog = None

    def _on_stopped(self, left_behind: bool) -> None:
        self.has_ended = True
        self.ended.emit(left_behind)

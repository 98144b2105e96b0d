"""What the window needs from the desktop: show or trash a file, sleep, shut down; and how the program ends."""

import logging
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QFile, QObject, QProcess, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.publish.stores import StorePath
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings, WhenDone
from rembg_desktop.ui.local_api import Build as BuildApi


def show_in_folder(path: Path, open_url: Callable[[QUrl], object]) -> None:
    """Show a file or folder, or the nearest parent of what does not exist yet; nothing for addresses in stores."""
    if isinstance(path, StorePath):
        return
    while not path.exists() and path != path.parent:
        path = path.parent
    if path.is_dir():
        open_url(QUrl.fromLocalFile(str(path)))
    elif sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    elif (sender := shutil.which("gdbus")) is not None:
        arguments = ["call", "--session", "--dest", "org.freedesktop.FileManager1"]
        arguments += ["--object-path", "/org/freedesktop/FileManager1"]
        arguments += ["--method", "org.freedesktop.FileManager1.ShowItems"]
        arguments += [f"['{path.as_uri()}']", ""]
        if not QProcess.startDetached(sender, arguments)[0]:
            open_url(QUrl.fromLocalFile(str(path.parent)))
    else:
        open_url(QUrl.fromLocalFile(str(path.parent)))


def to_trash(path: Path) -> bool:
    """Move a file to the system's trash; whether it went there."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    # The trash of a new account lies in a folder that Qt expects to be there.
    Path(data).mkdir(parents=True, exist_ok=True)
    # The static function answers with different types in different versions of the binding.
    return QFile(str(path)).moveToTrash()


_log = logging.getLogger(__name__)


class Power(Protocol):
    """What can be done with the machine."""

    def sleep(self) -> bool:
        """Suspend; whether the system took the wish."""
        ...

    def shut_down(self) -> bool:
        """Shut down; whether the system took the wish."""
        ...


class SystemPower:
    """The real machine."""

    def sleep(self) -> bool:
        """Suspend; whether the system took the wish."""
        if sys.platform == "darwin":
            return _start("pmset", "sleepnow")
        if sys.platform == "win32":
            return _start("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0")
        return _start("systemctl", "suspend")

    def shut_down(self) -> bool:
        """Shut down; whether the system took the wish."""
        if sys.platform == "darwin":
            return _start("osascript", "-e", 'tell application "System Events" to shut down')
        if sys.platform == "win32":
            return _start("shutdown", "/s", "/t", "0")
        return _start("systemctl", "poweroff")


def _start(program: str, *arguments: str) -> bool:
    found = shutil.which(program)
    if found is None:
        _log.warning("%s was not found", program)
        return False
    return bool(QProcess.startDetached(found, list(arguments))[0])


COUNTDOWN: Final = 30
"""Seconds in which sleeping or shutting down can be called off."""


class CountdownDialog(QDialog):
    """Counts down; accepted when it reaches zero."""

    def __init__(self, sentence: str, seconds: int, parent: QWidget) -> None:
        """`sentence` holds `%1` for the seconds."""
        super().__init__(parent)
        self.setObjectName("countdown")
        self.setWindowTitle(self.tr("All done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sentence = sentence
        self._left = seconds
        self.label = QLabel(self)
        self.label.setProperty("role", "heading")
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setRange(0, seconds)
        buttons = QDialogButtonBox(self)
        self.cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.setDefault(True)
        self.at_once = buttons.addButton(self.tr("Now"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.at_once.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.label)
        column.addWidget(self._bar)
        column.addWidget(buttons)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.finished.connect(self._timer.stop)
        self._say()

    def _tick(self) -> None:
        self._left -= 1
        self._say()
        if self._left <= 0:
            self.accept()

    def _say(self) -> None:
        self.label.setText(self._sentence.replace("%1", str(max(0, self._left))))
        self._bar.setValue(max(0, self._left))


class WhenDoneActions(QObject):
    """Does what the setting says.

    Signals:
        quit_wanted: the program shall end.
        folder_wanted: the folder of the results shall be opened.
        notice_wanted: tell the user, if the window is not in front.
        refused: the system did not sleep or shut down.
    """

    quit_wanted = Signal()
    folder_wanted = Signal()
    notice_wanted = Signal()
    refused = Signal()

    def __init__(self, power: Power, window: QWidget, seconds: int = COUNTDOWN) -> None:
        super().__init__(window)
        self._power = power
        self._window = window
        self._seconds = seconds

    def act(self, choice: WhenDone) -> None:
        """The queue has run dry."""
        match choice:
            case "nothing":
                pass
            case "notify":
                self.notice_wanted.emit()
            case "open_folder":
                self.notice_wanted.emit()
                self.folder_wanted.emit()
            case "quit":
                self._count(self.tr("Rembg Desktop will quit in %1 seconds"), self.quit_wanted.emit)
            case "sleep":
                self._count(self.tr("The computer will go to sleep in %1 seconds"), self._sleep)
            case "shut_down":
                self._count(self.tr("The computer will shut down in %1 seconds"), self._shut_down)

    def _count(self, sentence: str, act: Callable[[], object]) -> None:
        dialog = CountdownDialog(sentence, self._seconds, self._window)
        dialog.accepted.connect(act)
        dialog.open()

    def _sleep(self) -> None:
        if not self._power.sleep():
            self.refused.emit()

    def _shut_down(self) -> None:
        if self._power.shut_down():
            self.quit_wanted.emit()
        else:
            self.refused.emit()


class CloseDialog(QDialog):
    """Asks whether to finish the current images, stop now, or continue in the tray. Never blocks the event loop.

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
                # Otherwise, Space would check the box, which is first.
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
        finishing: no more images are started; the program waits for the current ones (their number).
        stopping: the current images are being interrupted.
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
        """The user closes the window; closing it twice stops at once."""
        if self._dialog is not None or self._begun or not (ask and self._runner.is_busy):
            self.now()
            return
        self._dialog = CloseDialog(self._runner.active, tray=tray, parent=self._window)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.finished.connect(self._on_dialog_closed)
        # Not modal: Qt would not send the second close event to a window that is blocked by a dialog.
        self._dialog.show()

    def now(self) -> None:
        """End at once; the current images return to the queue."""
        self._begun = True
        if self._dialog is not None:
            self._dialog.close()
        self.stopping.emit()
        self._runner.stop(now=True)

    def finish(self) -> None:
        """End when the current images are finished."""
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


def _ignore_settings(_settings: Settings) -> None:
    """For windows whose changed settings concern nobody else."""


@dataclass(frozen=True, slots=True)
class WindowContext:
    """What the window needs from the system; tests give their own.

    Attributes:
        open_url: opens a file or folder with the system's program.
        power: lets the machine sleep or shuts it down.
        countdown: seconds in which that can be called off.
        on_settings: told of changed settings.
        api: makes the HTTP API when the settings switch it on; None for a window without one.
    """

    open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
    power: Power = field(default_factory=SystemPower)
    countdown: int = COUNTDOWN
    on_settings: Callable[[Settings], object] = _ignore_settings
    api: BuildApi | None = None

"""Starts the window: the composition root of the graphical interface, once for each home folder."""

import gc
import getpass
import hashlib
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QLockFile, QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from rembg_desktop.composition import build_api, build_runner, open_queue, renew_soon
from rembg_desktop.errors import AppError
from rembg_desktop.executor.context import shorten_switch_interval
from rembg_desktop.executor.limits import set_up_heap
from rembg_desktop.paths import Home
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.task_runner import has_threads_left
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import install_language
from rembg_desktop.ui.theme import AppTheme
from rembg_desktop.ui.widgets import application_icon
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext

_WAIT_MS: Final = 3000
_MOST_BYTES: Final = 16_000_000


class SingleInstance(QObject):
    """The first window's ear, or the second one's mouth.

    Signals:
        called: paths that another start was given, and their preset; the window shall come to the front.
    """

    called = Signal(list, str)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = hashlib.sha256(f"{getpass.getuser()}\0{home.root.resolve()}".encode()).hexdigest()[:20]
        self._name = f"rembg-desktop-{key}"
        self._lock = QLockFile(str(home.root / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def is_first(self) -> bool:
        """Try to be the one window; the lock of a program that has died does not count."""
        if not self._lock.tryLock(0):
            return False
        # A socket file may be left from a crash; with the lock in hand nobody else listens on it.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, paths: Sequence[Path], preset: str = "") -> bool:
        """Give the files to the first window; false when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        message = {"paths": [str(path.absolute()) for path in paths], "preset": preset}
        socket.write(json.dumps(message).encode() + b"\n")
        socket.flush()
        answered = socket.waitForReadyRead(_WAIT_MS)
        socket.disconnectFromServer()
        return answered

    def close(self) -> None:
        """Make room for the next one."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._on_ready(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        paths, preset = _handed_over(bytes(socket.readLine().data()))
        socket.write(b"ok\n")
        socket.flush()
        self.called.emit(paths, preset)


def _handed_over(line: bytes) -> tuple[list[Path], str]:
    try:
        message: Any = json.loads(line)
    except ValueError:
        return [], ""
    told = cast("dict[str, Any]", message) if isinstance(message, dict) else {}
    found, preset = told.get("paths"), told.get("preset")
    items = cast("list[object]", found) if isinstance(found, list) else []
    paths = [Path(item) for item in items if isinstance(item, str) and Path(item).is_absolute()]
    return paths, preset if isinstance(preset, str) else ""


_log = logging.getLogger(__name__)
_LEFT_BEHIND_MS = 500


def run(home: Home, paths: Sequence[Path], preset: str = "") -> int:
    """Show the window until it is closed; gives the exit code.

    A second start for the same home folder hands its files to the first one and ends.

    Args:
        home: the home folder.
        paths: files and folders to queue.
        preset: for them, instead of the options of the window.
    """
    app = make_application()
    settings, problem = load_settings(home)
    install_language(app, settings.general.language)
    instance = SingleInstance(home, app)
    if not instance.is_first():
        if instance.hand_over(paths, preset):
            return 0
        _tell(
            QCoreApplication.translate("Application", "Rembg Desktop is already running but not responding."),
            QCoreApplication.translate("Application", "Quit it and try again."),
        )
        return 2
    try:
        theme = AppTheme(app, settings.general.theme)
        try:
            store, manager = open_queue(home, verify=True)
        except AppError as error:
            parts = (error_text.hint(error), error_text.detail(error))
            _tell(error_text.sentence(error), "\n\n".join(part for part in parts if part))
            return 2
        runner = build_runner(home, settings, store, manager, app)
        context = WindowContext(
            on_settings=lambda changed: theme.apply(changed.general.theme),
            api=lambda wanted: build_api(home, wanted, store, manager, runner.wake),
        )
        window = MainWindow(manager, runner, settings, home, store.close_thread, context)
        theme.apply(settings.general.theme)
        instance.called.connect(window.come_forward)
        instance.called.connect(window.add)
        app.files_opened.connect(window.add)
        window.closed.connect(app.quit)
        signals = Signals(app)
        signals.arrived.connect(window.quit_now)
        app.commitDataRequest.connect(window.end_session, Qt.ConnectionType.DirectConnection)
        if problem:
            window.feedback.problem(problem)
        if store.quarantined:
            window.feedback.damaged(str(store.quarantined))
        window.show()
        renew_soon(home)
        # In the next turn, so that the window is on the screen before the executor loads what it needs.
        QTimer.singleShot(0, partial(_begin, window, runner, paths, preset))
        code = app.exec()
        signals.close()
        store.close_thread()
        if not runner.wait_for_workers(_LEFT_BEHIND_MS) or has_threads_left():
            # A thread that hangs in foreign code would keep the process alive; a worker's image has gone back.
            _log.warning("Exiting although a thread does not stop")
            logging.shutdown()
            os._exit(code)
        store.close()
        return code
    finally:
        instance.close()


def _begin(window: MainWindow, runner: Runner, paths: Sequence[Path], preset: str) -> None:
    runner.start()
    window.add(paths, preset)
    # Once more in the next turn: the first selection shall not wait for it.
    QTimer.singleShot(0, window, partial(getattr, window.workspace.side, "inspector"))
    spare_collector()


def spare_collector() -> None:
    """Take what lives as long as the program out of garbage collection, whose full runs would block the window."""
    gc.collect()
    gc.freeze()
    gc.enable()


class Application(QApplication):
    """Also told by macOS which files to open, with the program running or not.

    Signals:
        files_opened: a list of paths.
    """

    files_opened = Signal(list)

    def event(self, event: QEvent) -> bool:
        """Qt's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.files_opened.emit([Path(event.file())])
            return True
        return super().event(event)


def make_application() -> Application:
    """The application object with name and icon."""
    shorten_switch_interval()
    set_up_heap()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = Application(sys.argv[:1])
    app.setApplicationName("rembg-desktop")
    app.setApplicationDisplayName("Rembg Desktop")
    app.setDesktopFileName("rembg-desktop")
    app.setWindowIcon(application_icon())
    # The window may hide in the tray, and closing waits for the workers: the window says when it is over.
    app.setQuitOnLastWindowClosed(False)
    return app


def load_settings(home: Home) -> tuple[Settings, AppError | None]:
    """The settings, or the defaults and what is wrong with the file."""
    try:
        return Settings.load(home.settings), None
    except AppError as error:
        return Settings(), error


class Signals(QObject):
    """SIGINT, SIGTERM and SIGHUP as a signal of Qt's, which Python alone would notice only at the next event.

    SIGHUP comes when the terminal or the session is closed; where it is ignored, as nohup does, it stays so.

    Signals:
        arrived: the program shall end.
    """

    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        wanted = [signal.SIGINT, signal.SIGTERM]
        if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            wanted.append(signal.SIGHUP)
        self._handlers = {number: signal.signal(number, self._ignore) for number in wanted}
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)

    def close(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _ignore(self, _number: int, _frame: FrameType | None) -> None:
        """The wake-up byte says it all."""

    def _on_byte(self) -> None:
        if any(number in self._handlers for number in self._reader.recv(64)):
            self.arrived.emit()


def _tell(message: str, hint: str) -> None:
    print(message, hint, sep="\n", file=sys.stderr)  # noqa: T201 - whoever started us from a shell
    box = QMessageBox(QMessageBox.Icon.Critical, "Rembg Desktop", message)
    box.setInformativeText(hint)
    if QGuiApplication.platformName() != "offscreen":
        box.exec()

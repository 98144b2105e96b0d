"""One window a home folder: a second start hands its files to the first and ends."""

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from rembg_desktop.paths import Home

_WAIT_MS: Final = 3000
_MOST_BYTES: Final = 16_000_000


class SingleInstance(QObject):
    """The first window's ear, or the second one's mouth.

    Signals:
        called: paths that another start was given; the window shall come to the front.
    """

    called = Signal(list)

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

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give the files to the first window; false when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        message = json.dumps({"paths": [str(path.absolute()) for path in paths]}).encode() + b"\n"
        socket.write(message)
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
        paths = _paths(bytes(socket.readLine().data()))
        socket.write(b"ok\n")
        socket.flush()
        self.called.emit(paths)


def _paths(line: bytes) -> list[Path]:
    try:
        message: Any = json.loads(line)
    except ValueError:
        return []
    found = cast(dict[str, Any], message).get("paths") if isinstance(message, dict) else None
    items = cast(list[object], found) if isinstance(found, list) else []
    return [Path(item) for item in items if isinstance(item, str) and Path(item).is_absolute()]

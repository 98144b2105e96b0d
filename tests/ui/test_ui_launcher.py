"""The progress bar on the icon in the dock."""

import sys
from typing import Any

import pytest
from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from pytestqt.qtbot import QtBot

from rembg_desktop.ui.window.feedback import LauncherEntry, session_bus


class Bus:
    """Takes what is sent."""

    def __init__(self) -> None:
        self.sent: list[QDBusMessage] = []

    def send(self, message: QDBusMessage) -> bool:
        self.sent.append(message)
        return True

    @property
    def said(self) -> list[dict[str, Any]]:
        return [message.arguments()[1] for message in self.sent]


def test_it_says_share_and_number_and_takes_both_away_at_the_end(qtbot: QtBot) -> None:
    bus = Bus()
    entry = LauncherEntry(bus.send)
    entry.show(1, 4)
    entry.show(4, 4)
    assert bus.said == [
        {"progress": 0.25, "progress-visible": True, "count": 3, "count-visible": True},
        {"progress": 1.0, "progress-visible": False, "count": 0, "count-visible": False},
    ]


def test_it_is_silent_while_nothing_changes_or_there_is_nothing(qtbot: QtBot) -> None:
    bus = Bus()
    entry = LauncherEntry(bus.send)
    entry.show(0, 0)
    entry.show(1, 2)
    entry.show(1, 2)
    assert len(bus.sent) == 1


def test_without_a_bus_it_does_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert session_bus() is None
    LauncherEntry(None).show(1, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_a_bus_that_does_not_answer_is_none(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    assert session_bus() is None


class Dock(QObject):
    """Listens as a dock does, at the other end of a real socket."""

    def __init__(self) -> None:
        super().__init__()
        self.server = QDBusServer()
        self.server.newConnection.connect(self._on_connection)
        self.heard: list[tuple[str, str, str]] = []
        self._connections: list[QDBusConnection] = []

    def _on_connection(self, connection: QDBusConnection) -> None:
        kept = QDBusConnection(connection)
        assert kept.connect(
            "", "", "com.canonical.Unity.LauncherEntry", "Update", self, SLOT("hear(QDBusMessage)")
        )
        self._connections.append(kept)

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        self.heard.append((message.member(), message.signature(), message.arguments()[0]))


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_a_dock_hears_it_in_the_form_it_expects(qtbot: QtBot) -> None:
    dock = Dock()
    program = QDBusConnection.connectToPeer(dock.server.address(), "test of the launcher")
    assert program.isConnected()
    qtbot.waitUntil(lambda: bool(dock._connections))
    LauncherEntry(program.send).show(1, 4)
    qtbot.waitUntil(lambda: bool(dock.heard))
    assert dock.heard == [("Update", "sa{sv}", "application://rembg-desktop.desktop")]
    QDBusConnection.disconnectFromPeer("test of the launcher")


def test_the_window_tells_how_far_its_batch_is(program) -> None:
    bus = Bus()
    program.window.feedback.launcher = LauncherEntry(bus.send)
    program.hold_images()
    program.start()
    program.window.add([program.photo("a.png"), program.photo("b.png")])
    program.wait(lambda: bool(bus.said) and bus.said[-1]["count"] == 2)
    assert bus.said[-1]["progress-visible"]
    program.held.free.set()
    program.wait(lambda: not bus.said[-1]["progress-visible"])
    shares = [said["progress"] for said in bus.said]
    assert shares == sorted(shares)

"""What holds for every test: no display needed, and nobody's real settings or queue are touched."""

import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from waiting import PatientQtBot

# Qt reads this once, when the application object is made; a run under Xvfb sets it to xcb beforehand.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shell starts its background jobs with SIGINT ignored, and programs that tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, for this process and for every program that the test starts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for variable, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CACHE_HOME": ".cache",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("REMBG_DESKTOP_HOME", str(home / "rembg-desktop"))
    # Nor does the developer's own desktop show the progress of tests.
    for variable in ("REMBG_HOME", "U2NET_HOME", "MODEL_CHECKSUM_DISABLED", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientQtBot:
    """pytest-qt's, but patient: see waiting.py."""
    return PatientQtBot(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let captured names of files that are no valid text reach the process that collects the results."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rembg_desktop.composition.logs import install_hooks, log_file, start_log
from rembg_desktop.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home whose log is closed again at the end."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield Home(tmp_path)
    for handler in list(root.handlers):
        if handler not in before:
            root.removeHandler(handler)
            handler.close()


def test_records_of_every_module_reach_the_file(home: Home) -> None:
    path = start_log(home)
    logging.getLogger("rembg_desktop.somewhere").info("it happened to %s", "caf\udce9.jpg")
    assert "it happened to caf\\udce9.jpg" in path.read_text()


def test_a_second_start_does_not_write_twice(home: Home) -> None:
    start_log(home)
    path = start_log(home)
    logging.getLogger("rembg_desktop").warning("once only")
    assert path.read_text().count("once only") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that takes nothing")
def test_a_full_disk_shows_no_traceback(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", True)
    home.logs.mkdir(parents=True)
    path = log_file(home)
    path.symlink_to("/dev/full")
    start_log(home)
    logging.getLogger("rembg_desktop").warning("nobody will read this")
    root = logging.getLogger()
    (handler,) = [handler for handler in root.handlers if getattr(handler, "baseFilename", None) == str(path)]
    root.removeHandler(handler)
    with contextlib.suppress(OSError):
        handler.close()
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_stops_nothing(home: Home) -> None:
    home.logs.write_text("a file is in the way")
    start_log(home)
    logging.getLogger("rembg_desktop").warning("nobody reads this")
    assert home.logs.read_text() == "a file is in the way"


def test_what_nobody_catches_in_a_thread_is_logged(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    path = start_log(home)
    install_hooks()

    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        raise RuntimeError("in the main thread")
    except RuntimeError:
        sys.excepthook(*sys.exc_info())  # as the interpreter does at the end
    text = path.read_text()
    assert "RuntimeError: in a thread" in text
    assert "RuntimeError: in the main thread" in text
    assert "in the main thread" in capsys.readouterr().err


def test_a_program_without_streams_can_write_to_them() -> None:
    script = (
        "import sys; sys.stdout = sys.stderr = None\n"
        "from rembg_desktop.composition.logs import ensure_std_streams; ensure_std_streams()\n"
        "sys.stderr.write('x'); print('y', flush=True)"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=120, check=False).returncode == 0


def test_odd_file_names_can_be_printed_on_any_terminal() -> None:
    script = (
        "from rembg_desktop.composition.logs import ensure_std_streams; ensure_std_streams()\n"
        "import sys; print('\\udce9 \\u732b'); print('\\udce9', file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, timeout=120, check=True
    )
    assert done.stdout == b"\\udce9 \\u732b" + os.linesep.encode()

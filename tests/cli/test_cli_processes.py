"""The program as a process of its own: signals, and a terminal."""

import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rembg_desktop.paths import Home, resources

PROGRAM = Path(sys.executable).with_name("rembg-desktop")
PHOTO = resources() / "photos" / "cat.jpg"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor these terminals")


@pytest.fixture
def executor() -> Iterator["subprocess.Popen[str]"]:
    """`run`, started by a script in its background, where SIGINT is ignored; it has begun to work."""
    start = lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)  # noqa: E731
    with subprocess.Popen([PROGRAM, "run"], stderr=subprocess.PIPE, text=True, preexec_fn=start) as process:  # noqa: PLW1509
        assert process.stderr is not None
        assert "Processing the queue" in process.stderr.readline()
        yield process
        process.kill()


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 130)])
def test_a_signal_ends_the_executor_in_order(
    executor: "subprocess.Popen[str]", number: signal.Signals, code: int
) -> None:
    executor.send_signal(number)
    _, error = executor.communicate(timeout=120)
    assert executor.returncode == code
    assert error.splitlines() == ["Stopping; interrupt again to stop immediately."]
    stats = subprocess.run([PROGRAM, "stats"], capture_output=True, text=True, timeout=120, check=True).stdout
    assert "executor    none" in stats


@posix
@pytest.mark.parametrize(
    "words", [("run",), ("serve", "--port", "0"), pytest.param(("submit", "--wait"), marks=pytest.mark.model)]
)
def test_closing_the_terminal_ends_it_in_order(tmp_path: Path, words: tuple[str, ...]) -> None:
    import fcntl
    import termios

    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(200):
        shutil.copy(PHOTO, photos / f"{number}.jpg")
    if words[0] == "submit":
        words = (*words, str(photos))
        subprocess.run([PROGRAM, "list"], capture_output=True, timeout=30, check=True)  # makes the queue
    else:
        subprocess.run([PROGRAM, "submit", photos], capture_output=True, timeout=30, check=True)
    terminal, other_end = os.openpty()

    def own_the_terminal() -> None:
        fcntl.ioctl(other_end, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        [PROGRAM, *words],
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
        start_new_session=True,
        preexec_fn=own_the_terminal,  # noqa: PLW1509 - the child does nothing but this call
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(other_end)
    queue = sqlite3.connect(Home.choose(None).database)
    try:
        while not queue.execute("SELECT count(*) FROM image WHERE status = 'processing'").fetchone()[0]:
            assert process.poll() is None
            if select.select([terminal], [], [], 0.05)[0]:
                os.read(terminal, 65536)
        os.close(terminal)
        process.send_signal(signal.SIGHUP)  # as the shell does after the system
        assert process.wait(30) == 130
        counts = "SELECT sum(status = 'processing'), sum(status = 'failed'), sum(crashes) FROM image"
        assert queue.execute(counts).fetchone() == (0, 0, 0)
    finally:
        queue.close()
        process.kill()


@posix
@pytest.mark.model
def test_on_a_terminal_progress_is_a_bar_and_the_result_a_sentence(tmp_path: Path) -> None:
    shown, out = _on_terminal("submit", str(PHOTO), "--output", str(tmp_path), "--wait")
    assert "━" in shown
    assert "cat.jpg" in shown
    assert "1/1" in shown
    assert "1 image: 1 done" in out
    assert (tmp_path / "cat.png").is_file()


@posix
def test_on_a_terminal_monitor_shows_a_bar_for_each_job(tmp_path: Path) -> None:
    job = subprocess.run(
        [PROGRAM, "submit", PHOTO], capture_output=True, text=True, timeout=120, check=True
    ).stdout
    subprocess.run([PROGRAM, "cancel", job.strip()], capture_output=True, timeout=120, check=True)
    shown, _ = _on_terminal("monitor", job.strip(), code=3)
    assert "━" in shown
    assert "cancelled" in shown
    assert "1/1" in shown


def _on_terminal(*words: str, code: int = 0) -> tuple[str, str]:
    """What a command shows on a terminal (its stderr) and what it prints to a pipe (its stdout)."""
    reader, writer = os.openpty()
    with subprocess.Popen(
        [PROGRAM, *words], stderr=writer, stdout=subprocess.PIPE, text=True, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(writer)
        shown = b""
        while True:
            try:
                chunk = os.read(reader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not chunk:
                break
            shown += chunk
        out, _ = process.communicate(timeout=120)
    os.close(reader)
    assert process.returncode == code, shown
    return shown.decode(), out

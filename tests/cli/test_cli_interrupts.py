"""Signals that ask a command to end."""

import io
import signal
import subprocess
import sys

import pytest

from rembg_desktop.cli.executing import Interrupts


class Interrupted(io.RawIOBase):
    """The raw stream behind stderr; while it writes, somebody presses Ctrl-C."""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2

    def write(self, data: object, /) -> int:
        signal.raise_signal(signal.SIGINT)
        return len(memoryview(data))


def test_a_signal_amid_a_line_is_noted_and_told(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = io.TextIOWrapper(io.BufferedWriter(Interrupted()), write_through=True)
    monkeypatch.setattr(sys, "stderr", stderr)
    with Interrupts() as interrupts:
        print("Processing the queue", file=sys.stderr, flush=True)
        assert interrupts.received is signal.SIGINT
    assert capfd.readouterr().err == "Stopping; interrupt again to stop immediately.\n"


def test_leaving_at_once_needs_nobody_who_reads() -> None:
    code = """
import os, sys
from rembg_desktop.cli.executing import leave_now
reader, writer = os.pipe()
os.close(reader)
sys.stdout = os.fdopen(writer, "w")
print("a result")
leave_now(130)
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 130

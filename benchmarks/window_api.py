"""Measures how long the window is blocked while other programs use its HTTP API, with 1,000 jobs in the queue.

    python benchmarks/window_api.py [--requests 500]

Eight clients of another process ask without a pause, then each send a photo a second, then as many as they can.
The exit code is 1 when the window was blocked for more than 50 ms.
"""

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import api
from turns import Turns
from window import BUDGET_MS, Session, prepare

from rembg_desktop.api.server import ApiServer
from rembg_desktop.settings import Settings
from rembg_desktop.ui import application

CLIENTS = 8
QUESTIONS = ("/queue/jobs", "/queue/stats", "/health")
SUBMIT = "/queue/submit"


def measure(folder: Path, jobs: int, requests: int) -> Turns:
    """Open a window that serves the API, and send requests."""
    home = prepare(folder, jobs, 50 * jobs)  # the queue has room for more
    turns = Turns()
    session = Session(home, folder, turns)
    session.start(jobs)
    application.spare_collector()
    wake = session.runner.wake
    server = ApiServer(
        session.manager, session.store, home, Settings(), token=None, port=0, submitted=wake, beside_window=True
    )
    server.start()
    try:
        for kind, count, pause in (
            *((question, requests, 0) for question in QUESTIONS),
            (SUBMIT, requests // 5, 1),
            (SUBMIT, requests, 0),
        ):
            asked = ["--ask", kind, "--port", str(server.port), "--requests", str(count), "--pause", str(pause)]
            with subprocess.Popen([sys.executable, __file__, *asked]) as client:
                turns.step(f"8 clients: {kind}{', a second apart' * pause}", until=partial(has_ended, client))
    finally:
        server.stop()
        session.end()
    return turns


def has_ended(client: "subprocess.Popen[bytes]") -> bool:
    """Whether the clients have finished.

    Raises:
        SystemExit: they were refused.
    """
    if client.poll():
        raise SystemExit("The clients did not get what they asked for.")
    return client.returncode is not None


def ask(kind: str, port: int, requests: int, pause: float) -> None:
    """Run the clients."""
    body = api.form(api.photo(3600, 2400, 89), b"true") if kind == SUBMIT else b""
    request = api.request(port, "", "POST" if body else "GET", kind, body)
    api.together(port, requests, [request] * CLIENTS, pause)


def main() -> int:
    """Measure; the exit code is 1 if a budget is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=1000)
    parser.add_argument("--requests", type=int, default=500, help="of each kind")
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--pause", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        ask(given.ask, given.port, given.requests, given.pause)
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="rembg-desktop-window-"))
    try:
        worst = measure(folder, given.jobs, given.requests).worst
    finally:
        shutil.rmtree(folder)
    print(f"longest turn: {worst.wall_ms:.0f} ms ({worst.name})")
    return int(worst.wall_ms > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())

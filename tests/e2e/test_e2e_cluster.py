"""Worker processes of this computer, as a user starts them and as they end."""

import os
import signal
from pathlib import Path
from typing import Any

import psutil
import pytest
from program import Program, copies
from waiting import until

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif("REMBG_DESKTOP_PROGRAM" in os.environ, reason="this build lacks the extra"),
]


@pytest.mark.skipif(os.name != "posix", reason="kills as only POSIX does")
def test_processes_cut_out_photos_and_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    out = tmp_path / "out"
    program.run("submit", copies(tmp_path / "photos", 2), "--output", out, check=0)
    with program.start("run", "--cluster", "local:1") as running:
        try:
            until(
                lambda: not program.json("stats")["images"]["pending"] and len(list(out.glob("*.png"))) == 2, 120
            )

            def cluster() -> dict[str, Any]:
                return program.json("stats")["executor"]["cluster"]

            # The executor asks each worker about once a second how it is.
            until(lambda: [worker["device"] for worker in cluster()["workers"]] == ["CPU"], 60)
            seen = cluster()
            assert (seen["address"], seen["connected"]) == ("local:1", True)
            assert (seen["workers"][0]["usable"], seen["workers"][0]["models"]) == (True, ["u2netp"])
            processes = psutil.Process(running.pid).children(recursive=True)
            assert processes
            running.send_signal(signal.SIGKILL)
            _gone, alive = psutil.wait_procs(processes, timeout=20)
            assert alive == []
        finally:
            running.kill()

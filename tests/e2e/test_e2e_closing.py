"""The window is closed while it is busy, in every way a user has, and nothing is lost."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
from desktop import Desktop
from file_version import file_version
from program import PROGRAM, Program, copies, temp_files
from waiting import Stopwatch, until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]
SECONDS = 3.0
"""A program that was told to stop now has ended within these."""
CYCLES = int(os.environ.get("REMBG_DESKTOP_CYCLES", "4"))
QUESTION = "Close Rembg Desktop"


def _is_in_work(job: Any) -> bool:
    return job["status"] == "processing"


def _has_results(job: Any) -> bool:
    return job["progress"]["succeeded"] > 0


BEGUN: tuple[Callable[[Any], bool], ...] = (_is_in_work, _has_results)


class Busy:
    """The program's window with a job of which some images are done and others are in work."""

    def __init__(self, program: Program, desktop: Desktop, photos: Path) -> None:
        self.program = program
        self.desktop = desktop
        self.out = photos.parent / "out"
        self.total = len(list(photos.iterdir()))
        self.job = program.json("submit", photos, "--output", self.out)["job_id"]
        self.process = self.start()
        self.window = desktop.window("Rembg Desktop")
        until(lambda: self.progress()["succeeded"])
        assert self.progress()["processed"] < self.total

    def start(self) -> "Popen[str]":
        return self.desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(self.program.home))

    def state(self) -> Any:
        return self.program.json("status", self.job)

    def progress(self) -> Any:
        return self.state()["progress"]

    def wait_for_the_rest(self) -> None:
        """As long as the work goes on, however slow a busy machine is."""
        processed = self.progress()["processed"]
        while processed < self.total:
            processed = until(lambda before=processed: (now := self.progress()["processed"]) > before and now)

    def assert_ends(self, process: "Popen[str]", close: Callable[[], object]) -> float:
        """The process ends with code 0, without a word, soon after this close; gives the seconds."""
        with Stopwatch() as taken:
            close()
            _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
        assert error == ""
        assert taken.seconds < SECONDS
        return taken.seconds

    def assert_rest_is_queued(self) -> Any:
        """What was begun is back in the queue; gives the job."""
        left = self.state()
        assert {image["status"] for image in left["images"]} == {"completed", "pending"}
        assert left["progress"]["processed"] < self.total, "the job must have been interrupted"
        return left

    def assert_nothing_is_lost(self) -> None:
        """The next start does all the rest, without being asked."""
        left = self.assert_rest_is_queued()
        outputs = [Path(image["output"]) for image in left["images"] if image["output"]]
        done = {output: file_version(output) for output in outputs}
        assert len(list(self.out.iterdir())) == len(done)
        again = self.start()
        self.wait_for_the_rest()
        assert self.state()["status"] == "completed"
        assert self.progress()["succeeded"] == self.total
        assert all(file_version(output) == before for output, before in done.items()), "nothing is done twice"
        self.assert_ends(again, lambda: self.desktop.close(self.desktop.window("Rembg Desktop")))
        assert len(list(self.out.iterdir())) == self.total
        assert temp_files(self.out) == []


@pytest.fixture
def busy(program: Program, desktop: Desktop, tmp_path: Path) -> Busy:
    return Busy(program, desktop, copies(tmp_path / "photos", 24))


@pytest.mark.parametrize("way", ["window manager", "ctrl+q"])
def test_stop_now_is_one_key_away_and_ends_at_once(busy: Busy, way: str) -> None:
    if way == "ctrl+q":
        busy.desktop.press(busy.window, "ctrl+q")
    else:
        busy.desktop.close(busy.window)
    question = busy.desktop.window(QUESTION)
    before = busy.progress()["processed"]
    until(lambda: busy.progress()["processed"] > before)  # the question stops nothing
    assert busy.process.poll() is None
    busy.assert_ends(busy.process, lambda: busy.desktop.press(question, "Return"))
    if way == "ctrl+q":
        busy.assert_nothing_is_lost()
    else:
        busy.assert_rest_is_queued()


def test_a_second_close_is_an_answer_too(busy: Busy) -> None:
    busy.desktop.close(busy.window)
    busy.desktop.window(QUESTION)
    busy.assert_ends(busy.process, lambda: busy.desktop.close(busy.window))
    busy.assert_rest_is_queued()


def test_a_second_ctrl_q_is_an_answer_too(busy: Busy) -> None:
    busy.desktop.press(busy.window, "ctrl+q")
    question = busy.desktop.window(QUESTION)
    busy.assert_ends(busy.process, lambda: busy.desktop.press(question, "ctrl+q"))
    busy.assert_rest_is_queued()


def test_finishing_ends_when_the_images_in_work_are_done(busy: Busy) -> None:
    busy.desktop.close(busy.window)
    question = busy.desktop.window(QUESTION)
    busy.desktop.press(question, "shift+Tab", "Return")
    _, error = busy.process.communicate(timeout=120)
    assert (busy.process.returncode, error) == (0, "")
    images = busy.assert_rest_is_queued()["images"]
    assert {image["attempts"] for image in images if image["status"] == "pending"} == {0}, "none was interrupted"


def test_escape_keeps_the_window_open_and_the_work_going(busy: Busy) -> None:
    busy.desktop.close(busy.window)
    busy.desktop.press(busy.desktop.window(QUESTION), "Escape")
    until(lambda: not busy.desktop.has_window(QUESTION))
    before = busy.progress()["processed"]
    until(lambda: busy.progress()["processed"] > before)
    assert busy.process.poll() is None
    busy.desktop.close(busy.window)
    question = busy.desktop.window(QUESTION)  # it asks again
    busy.assert_ends(busy.process, lambda: busy.desktop.press(question, "Return"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_without_a_question(busy: Busy, number: signal.Signals) -> None:
    busy.assert_ends(busy.process, lambda: busy.process.send_signal(number))
    busy.assert_rest_is_queued()


@pytest.mark.soak
@pytest.mark.timeout(1500 + 20 * CYCLES)
def test_opening_submitting_and_closing_while_busy_again_and_again(
    program: Program, desktop: Desktop, tmp_path: Path
) -> None:
    """As often as REMBG_DESKTOP_CYCLES says. Each time the program itself ends, so that no thread is left."""
    program.settings("[general]\nask_on_close = false\n")
    photos = copies(tmp_path / "photos", 40)  # more than end between two looks at the job
    taken: list[float] = []
    is_starved = False
    for cycle in range(CYCLES):
        out = tmp_path / "out" / str(cycle)
        process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
        window = desktop.window("Rembg Desktop")
        job = program.json("submit", photos, "--output", out)["job_id"]
        # While the model is opened, and while images are in work.
        until(lambda job=job, begun=BEGUN[cycle % 2]: begun(program.json("status", job)))
        began = time.monotonic()
        with Stopwatch() as closing:
            desktop.close(window)
            _, error = process.communicate(timeout=120)
        taken.append(closing.seconds)
        is_starved |= time.monotonic() - began > 4 * closing.seconds
        assert (process.returncode, error) == (0, ""), f"cycle {cycle}"
        assert taken[-1] < SECONDS, f"cycle {cycle}"
        left = program.json("status", job)
        assert {image["status"] for image in left["images"]} <= {"completed", "pending"}, f"cycle {cycle}"
        if left["status"] != "completed":
            program.json("cancel", job)
    print(
        f"{CYCLES} cycles; from close to end: median {sorted(taken)[CYCLES // 2]:.2f} s, most {max(taken):.2f} s"
    )
    log = "".join(path.read_text() for path in (program.home / "logs").iterdir())
    # The program waits for its threads for two seconds, in which they get little done beside many others.
    expected = ("did not stop in time", "does not stop") if is_starved else ()
    unexpected = [line for line in log.splitlines() if "WARNING" in line or "ERROR" in line]
    assert not [line for line in unexpected if not any(text in line for text in expected)]
    assert temp_files(tmp_path / "out") == []

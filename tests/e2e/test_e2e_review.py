"""Results are reviewed with a real keyboard and a real mouse."""

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from desktop import Desktop
from numpy.typing import NDArray
from PIL import Image
from program import PROGRAM, Program
from waiting import until

from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Review
from rembg_desktop.ui.theme import LIGHT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only")

COLORS = ("#c02030", "#20c030", "#3020c0", "#c0c020", "#c020c0", "#20c0c0")
"""One color for each result, by which it is found on the screen."""
SMALL, LARGE = 2_000, 60_000
"""Least number of pixels of a result in the contact sheet and alone."""
TOOLBAR, FILTERS = 38, 93
"""Middle of these rows, pixels below the upper edge that xdotool tells: it counts the title bar twice."""
ACCEPT, REJECT = (160, 226), (160, 189)
"""The buttons beside the pictures, pixels from the lower right corner, likewise."""


def finished(home: Path, photos: Path) -> None:
    """A job with one plain result of each color; all but the last one need review, the first one most."""
    photos.mkdir()
    store = Store.open(Home.choose(home).database)
    manager = QueueManager(store.database)
    for number, color in enumerate(COLORS):
        Image.new("RGB", (400, 300), color).save(photos / f"{number}.png")
    manager.submit(manager.plan(sorted(photos.iterdir()), RemovalOptions()), RemovalOptions())
    for number in range(len(COLORS)):
        claim = store.claim("test")
        assert claim is not None
        claim.destination.parent.mkdir(exist_ok=True)
        claim.destination.write_bytes(claim.source.read_bytes())
        review = Review.NEEDS_REVIEW if number < len(COLORS) - 1 else Review.NONE
        result = Result(claim.destination, 100, uncertainty=0.9 - number / 10, review=review)
        assert store.record_output(claim, claim.destination, "00" * 32, result)
        assert store.complete(claim)
    store.close()


class Reviewer:
    """Sees the results on the screen, and their marks in the queue."""

    def __init__(self, program: Program, desktop: Desktop) -> None:
        self._program = program
        self._desktop = desktop
        self._process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
        self._window = desktop.window("Rembg Desktop")
        desktop.hand("windowactivate", "--sync", self._window)  # then it stands where it stays

    def press(self, *keys: str) -> None:
        self._desktop.press(self._window, *keys)

    def click(self, x: int, y: int, *, times: int = 1) -> None:
        self._desktop.hand("mousemove", x, y, "sleep", 0.1, "click", "--repeat", times, "--delay", 60, 1)

    def click_result(self, number: int, *, times: int = 1) -> None:
        x, y = self._middle(number)
        self.click(x, y, times=times)

    def click_beside_chosen(self, row: int, distance: int) -> None:
        """Click so many pixels to the right (or left) of the first button of a row that is chosen."""
        top = self._desktop.geometry(self._window)[1]
        chosen = until(lambda: list(np.flatnonzero(self._where(LIGHT.selected)[top + row - 8])))
        last = next((x for x, after in pairwise(chosen) if after - x > 40), chosen[-1])
        self.click(int(last if distance > 0 else chosen[0]) + distance, top + row)

    def click_button(self, place: tuple[int, int]) -> None:
        left, top, width, height = self._desktop.geometry(self._window)
        self.click(left + width - place[0], top + height - place[1])

    def choose_in_menu(self, number: int) -> None:
        """The first item of the context menu of a result."""
        x, y = self._middle(number)
        self._desktop.hand("mousemove", x, y, "sleep", 0.1, "click", 3)
        until(lambda: not self._where(COLORS[number])[y + 20, x + 40])
        self.click(x + 40, y + 20)

    def sees(self, *results: int, least: int = SMALL) -> None:
        """Wait until exactly these results are on the screen."""
        until(lambda: self._seen(least) == set(results), 20, lambda: frozenset(self._seen(least)))

    def counts(self, needs_review: int, accepted: int, rejected: int) -> None:
        """Wait until so many results are marked so."""
        wanted = {"needs_review": needs_review, "accepted": accepted, "rejected": rejected}
        until(lambda: self._marks() == wanted, 20, lambda: str(self._marks()))

    def quit(self) -> None:
        self.press("ctrl+q")
        _, error = self._process.communicate(timeout=120)
        assert (self._process.returncode, error) == (0, "")

    def _marks(self) -> object:
        return self._program.json("list")["jobs"][0]["review"]

    def _where(self, color: str) -> NDArray[np.bool_]:
        screen = np.asarray(self._desktop.picture())
        return np.asarray((screen == np.frombuffer(bytes.fromhex(color[1:]), np.uint8)).all(axis=2))

    def _seen(self, least: int) -> set[int]:
        return {number for number, color in enumerate(COLORS) if np.count_nonzero(self._where(color)) >= least}

    def _middle(self, number: int) -> tuple[int, int]:
        rows, columns = np.nonzero(self._where(COLORS[number]))
        return int(columns.min() + columns.max()) // 2, int(rows.min() + rows.max()) // 2


@pytest.fixture
def reviewer(program: Program, desktop: Desktop, tmp_path: Path) -> Reviewer:
    program.settings('[general]\nlanguage = "en"\ntheme = "light"\ntips = false\n')
    finished(program.home, tmp_path / "photos")
    return Reviewer(program, desktop)


def test_results_are_reviewed_by_keyboard(reviewer: Reviewer) -> None:
    reviewer.press("F8")
    reviewer.sees(0, 1, 2, 3, 4)
    reviewer.press("a")
    reviewer.counts(4, 1, 0)
    reviewer.sees(1, 2, 3, 4)
    reviewer.press("Right", "x")
    reviewer.counts(3, 1, 1)
    reviewer.sees(1, 3, 4)
    reviewer.press("ctrl+z")
    reviewer.counts(4, 1, 0)
    reviewer.sees(1, 2, 3, 4)
    reviewer.press(*["shift+Tab"] * 4, "Right", "Right")  # to the filters, and from those in need to the accepted
    reviewer.sees(0)
    reviewer.press(*["Tab"] * 4, "x")
    reviewer.counts(4, 0, 1)
    reviewer.press("ctrl+z")
    reviewer.sees(0)
    reviewer.press("ctrl+1")
    reviewer.sees(1, 2, 3, 4)
    reviewer.press("Home", "Return")
    reviewer.sees(1, least=LARGE)
    reviewer.press("Right")
    reviewer.sees(2, least=LARGE)
    reviewer.press("x")
    reviewer.counts(3, 1, 1)
    reviewer.sees(3, least=LARGE)
    reviewer.press("Escape")
    reviewer.sees(1, 3, 4)
    reviewer.press("F8")
    reviewer.sees()
    reviewer.quit()


def test_results_are_reviewed_by_mouse(reviewer: Reviewer) -> None:
    reviewer.click_beside_chosen(TOOLBAR, 40)
    reviewer.sees(0, 1, 2, 3, 4)
    reviewer.click_result(1)
    reviewer.click_button(ACCEPT)
    reviewer.counts(4, 1, 0)
    reviewer.sees(0, 2, 3, 4)
    reviewer.click_result(2)
    reviewer.click_button(REJECT)
    reviewer.counts(3, 1, 1)
    reviewer.sees(0, 3, 4)
    reviewer.choose_in_menu(3)
    reviewer.counts(2, 2, 1)
    reviewer.sees(0, 4)
    reviewer.click_beside_chosen(FILTERS, 25)
    reviewer.sees(0, 1, 2, 3, 4, 5)
    reviewer.click_result(4, times=2)
    reviewer.sees(4, least=LARGE)
    reviewer.click_button(ACCEPT)
    reviewer.counts(1, 3, 1)
    reviewer.sees(5, least=LARGE)
    reviewer.click_beside_chosen(TOOLBAR, -40)
    reviewer.sees()
    reviewer.quit()

"""Measures the review desk with 10,000 results: how soon it opens, how long it blocks the window, its memory.

    python benchmarks/review.py [--images 10000] [--megapixels 0.75|12] [--profile STEP]

The results are links to a few files of that size, so that every one is decoded. As in window.py, a timer in the
event loop notes the longest turn of every step. The exit code is 1 when a budget is broken.
"""

import argparse
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import photos
import psutil
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from turns import Turns, spin, wait
from window import Still

from rembg_desktop import composition
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.planning import Plan, PlannedImage
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui import application
from rembg_desktop.ui.review.results import Shown
from rembg_desktop.ui.text.formatting import install_language
from rembg_desktop.ui.theme import AppTheme
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext

BLOCKED_MS: Final = 50.0
"""The window is never blocked for longer."""
OPENS_MS: Final = 1000.0
"""From F8 to the first screen of pictures that are named."""
MEMORY_MB: Final = 200.0
"""More than the queue's view."""
KINDS: Final = 12
"""Different files that the results are links to."""
NEXT_MS: Final = 50.0
"""From the key to the next result on the screen, once its neighbors were decoded."""


def fill(folder: Path, count: int, megapixels: float) -> Home:
    """A queue with one job of so many results; every seventh one needs review."""
    home = Home.choose(folder / "home")
    store, manager = composition.open_queue(home)
    sources = sorted(photos.make(folder / "kinds", KINDS, photos.SIZES[megapixels]).iterdir())
    results: list[Path] = []
    for source in sources:
        with Image.open(source) as photo:
            cut_out = photo.convert("RGB")
        mask = Image.new("L", cut_out.size)
        width, height = cut_out.size
        ImageDraw.Draw(mask).ellipse((width // 4, height // 8, width * 3 // 4, height * 7 // 8), fill=255)
        cut_out.putalpha(mask)
        results.append(source.with_suffix(".png"))
        cut_out.save(results[-1], compress_level=1)
    target = folder / "photos" / "cutouts"
    target.mkdir(parents=True)
    planned: list[PlannedImage] = []
    for number in range(count):
        photo, result = target.parent / f"IMG_{number:05}.jpg", target / f"IMG_{number:05}.png"
        os.link(sources[number % KINDS], photo)
        os.link(results[number % KINDS], result)
        planned.append(PlannedImage(photo, result, 1_000_000, 1))
    plan = Plan("Catalog", target.parent, target, tuple(planned))
    manager.submit(plan, RemovalOptions())
    store.close()
    ended = round(time.time() * 1000)  # older jobs are cleaned up
    database = sqlite3.connect(home.database)
    with database:
        database.execute(
            "UPDATE image SET status = 'completed', output = destination, finished_at = ?,"
            " uncertainty = (id * 7919 % 1000) / 1000.0, reasons = '[\"soft_mask\"]',"
            " review = CASE id % 7 WHEN 0 THEN 'needs_review' ELSE 'none' END",
            [ended],
        )
        database.execute(
            "UPDATE job SET status = 'completed', held = 0, pending = 0, processing = 0, succeeded = total,"
            " finished_at = ?",
            [ended],
        )
    database.close()
    return home


class Session:
    """A window with the results, and the steps that are measured."""

    def __init__(self, home: Home, turns: Turns) -> None:
        self.turns = turns
        self.store, self.manager = composition.open_queue(home)
        settings = Settings()
        self.runner = Runner(
            self.store, self.manager, lambda _settings: Still(), settings, home, QApplication.instance()
        )
        context = WindowContext(open_url=lambda _url: None)
        self.window = MainWindow(self.manager, self.runner, settings, home, self.store.close_thread, context)
        self.window.resize(1360, 860)
        self.peak = 0.0

    def start(self) -> float:
        """Show the queue with the images of the job; gives the memory in megabytes."""
        window = self.window
        window.show()
        QApplication.processEvents()
        self.turns.step("start", self.runner.start, lambda: window.model.rowCount() == 1)
        job = window.model.index(0, 0)
        self.turns.step("open the job in the queue", lambda: window.view.expand(job), settle=2500)
        return self.memory()

    def open(self) -> float:
        """Open the desk; gives the milliseconds until the first results are named."""
        began = time.perf_counter()
        opened = 0.0

        def named() -> bool:
            nonlocal opened
            page = self.window.review.page
            shown = page is not None and page.results.known(page.results.ids[0] if page.results.ids else -1)
            if shown and not opened:
                opened = (time.perf_counter() - began) * 1000
            return bool(shown)

        self.turns.step(
            "open the desk (imports and builds it)", self.window.actions_by_name["review"].trigger, named
        )
        return opened

    def use(self) -> None:
        """Look through all results."""
        step, page = self.turns.step, self.page
        count = self.manager.stats().images["completed"]
        step("show all results", lambda: page.filters.choose(Shown.ALL), lambda: page.results.rowCount() == count)
        step("pictures come", settle=3000)
        step("scroll through all", self.scroll, settle=1500)
        step("End and Home", lambda: [self.key(Qt.Key.Key_End), self.key(Qt.Key.Key_Home)], settle=1500)
        step("page down 20 times", lambda: self.keys(Qt.Key.Key_PageDown, 20), settle=1500)
        for side in (96, 512, 192):
            step(f"pictures of {side} pixels", lambda side=side: page.bar.slider.setValue(side), settle=2500)
        step("another ground", lambda: page.set_ground(4))
        step("order of the jobs", lambda: page.filters.order.setCurrentIndex(1), settle=1000)
        step("and back", lambda: page.filters.order.setCurrentIndex(0), settle=1000)
        step("select all", page.sheet.selectAll)
        step("select one", lambda: page.select_row(0))
        step("needs review", lambda: page.filters.choose(Shown.NEEDS_REVIEW), settle=1500)
        step("accept 20, one after the other", lambda: self.keys(Qt.Key.Key_A, 20), settle=1500)
        step("undo", self.window.actions_by_name["undo_review"].trigger, settle=800)

    def look(self) -> list[tuple[float, float]]:
        """Step through single results; gives milliseconds from key to picture, by the clock and of CPU."""
        step, page = self.turns.step, self.page
        step("open one result", page.open_single, settle=3000)
        times: list[tuple[float, float]] = []

        def go() -> None:
            for _ in range(15):
                began = time.perf_counter(), time.thread_time()
                self.key(Qt.Key.Key_Right, page.single.view)
                wait(lambda: not page.single.view.after.image.isNull())
                page.single.view.repaint()
                wall, cpu = time.perf_counter() - began[0], time.thread_time() - began[1]
                times.append((wall * 1000, cpu * 1000))
                spin(900)

        step("step through 15 results", go, lambda: len(times) == 15)
        step("step as fast as a held key", lambda: self.keys(Qt.Key.Key_Right, 60, page.single.view), settle=1500)
        step("100 %", page.single.view.toggle_zoom, settle=2000)
        step("accept 5 of them", lambda: self.keys(Qt.Key.Key_A, 5, page.single.view), settle=1500)
        step("back to the sheet", page.close_single)
        return times

    def end(self) -> None:
        """Close the window and the queue."""
        self.window.quit_now()
        wait(lambda: self.window.closing.has_ended)
        self.store.close()

    @property
    def page(self):  # noqa: ANN201 - the type is imported when the desk is opened
        """The desk."""
        page = self.window.review.page
        if page is None:
            raise RuntimeError("The desk is not open.")
        return page

    def scroll(self) -> None:
        """From top to bottom in 60 steps."""
        bar = self.page.sheet.verticalScrollBar()
        for part in range(61):
            bar.setValue(bar.maximum() * part // 60)
            spin(30)
            self.memory()

    def keys(self, key: Qt.Key, times: int, target: object = None) -> None:
        """Press a key again and again, as when it is held down."""
        for _ in range(times):
            self.key(key, target)
            spin(33)
            self.memory()

    def key(self, key: Qt.Key, target: object = None) -> None:
        """Press a key in the sheet, or do what its action does."""
        if key == Qt.Key.Key_A:
            self.window.actions_by_name["accept"].trigger()
            return
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(target or self.page.sheet, event)  # pyright: ignore[reportArgumentType]

    def memory(self) -> float:
        """Memory of this process in megabytes."""
        used = psutil.Process().memory_info().rss / 1e6
        self.peak = max(self.peak, used)
        return used


def measure(folder: Path, count: int, megapixels: float, profiled: Sequence[str]) -> bool:
    """Open the desk and use it; whether every budget was kept."""
    home = fill(folder, count, megapixels)
    app = application.make_application()
    theme = AppTheme(app, "light")
    install_language(app, "en")
    turns = Turns(profiled)
    session = Session(home, turns)
    theme.apply("light")
    before = session.start()
    application.spare_collector()
    session.peak = 0.0
    opened = session.open()
    session.use()
    times = session.look()
    memory, peak = session.memory() - before, session.peak - before
    session.end()
    worst, busiest = turns.worst, turns.busiest
    print(f"opened after {opened:.0f} ms")
    slowest, median = max(times)[0], sorted(times)[len(times) // 2][0]
    print(
        f"next result on the screen after {slowest:.0f} ms at most, {median:.0f} ms median,"
        f" {max(cpu for _, cpu in times):.0f} ms of CPU at most"
    )
    print(f"memory above the queue's view: {memory:.0f} MB at the end, {peak:.0f} MB at most")
    print(f"longest turn: {worst.wall_ms:.0f} ms ({worst.name}), {busiest.cpu_ms:.0f} ms of CPU ({busiest.name})")
    return opened <= OPENS_MS and worst.wall_ms <= BLOCKED_MS and memory <= MEMORY_MB and slowest <= NEXT_MS


def main() -> int:
    """Measure; the exit code is 1 if a budget is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--megapixels", type=float, default=12.0, choices=sorted(photos.SIZES))
    parser.add_argument("--profile", nargs="*", default=(), metavar="STEP")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="rembg-desktop-review-"))
    try:
        kept = measure(folder, arguments.images, arguments.megapixels, arguments.profile)
    finally:
        shutil.rmtree(folder)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())

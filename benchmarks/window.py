"""Measures how long the window is blocked, with 1,000 jobs and 100,000 images in the queue.

    python benchmarks/window.py [--jobs 1000] [--images 100000] [--profile STEP]

A timer in the event loop notes the longest turn of every step, by the clock and in processor time of the main
thread; the latter does not count what other programs take. The exit code is 1 when the budget is broken.
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
from functools import partial
from pathlib import Path
from typing import Final

import photos
import psutil
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from turns import Turns, spin, wait

from rembg_desktop.composition import open_queue
from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan, PlannedImage
from rembg_desktop.queue.types import JobStatus
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui import application
from rembg_desktop.ui.queue_table.cells import Column
from rembg_desktop.ui.text.formatting import install_language
from rembg_desktop.ui.theme import AppTheme
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext

BUDGET_MS: Final = 50.0
"""The window is never blocked for longer."""
LARGE: Final = 10_000
"""Images of the first job."""
DROPPED: Final = 5_000
"""Files in one drop."""
ENDED: Final = 1_764_000_000_000
"""When the jobs ended, milliseconds since 1970."""
PHOTOS: Final = 60
"""Photos that are processed during the measurement."""


class Still:
    """An engine without a model: every subject is an ellipse."""

    device = "CPU"
    notice = None
    devices = ("CPU",)
    models = ("u2netp",)

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> "Still":  # noqa: ARG002
        """The same for every model."""
        return self

    def release_idle(self, seconds: float) -> bool:  # noqa: ARG002
        """Does nothing."""
        return False

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:  # noqa: ARG002
        """An ellipse."""
        mask = Image.new("L", image.size)
        width, height = image.size
        ImageDraw.Draw(mask).ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=255)
        return mask

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:  # noqa: ARG002
        """Returns its input."""
        return mask, image

    def close(self) -> None:
        """Does nothing."""


def fill(manager: QueueManager, jobs: int, images: int) -> None:
    """Queue jobs of files that do not exist, on hold; the first one is large."""
    options = RemovalOptions()
    large = min(LARGE, images // 2)
    others = (images - large) // max(1, jobs - 1)
    for number in range(jobs):
        folder = Path(f"/photos/{number:04}")
        planned = tuple(
            PlannedImage(folder / f"{place}.jpg", folder / "cutouts" / f"{place}.png", 1_000_000, 1)
            for place in range(others if number else images - others * (jobs - 1))
        )
        plan = Plan(f"Wedding {number:04}", folder, folder / "cutouts", planned)
        manager.submit(plan, options, preset="Transparent PNG", hold=True)


def complete(home: Home) -> None:
    """Mark all jobs as completed, as if the images had been processed."""
    database = sqlite3.connect(home.database)
    with database:
        database.execute("UPDATE image SET status = 'completed', output = destination, finished_at = ?", [ENDED])
        database.execute(
            "UPDATE job SET status = 'completed', held = 0, pending = 0, processing = 0, succeeded = total,"
            " failed = 0, skipped = 0, cancelled = 0, finished_at = coalesce(finished_at, ? + seq)",
            [ENDED],
        )
    database.close()


class Session:
    """A window with a full queue, and the steps that are measured."""

    def __init__(self, home: Home, folder: Path, turns: Turns) -> None:
        self.home = home
        self.folder = folder
        self.turns = turns
        self.store, self.manager = open_queue(home)
        settings = Settings()
        parent = QApplication.instance()
        self.runner = Runner(self.store, self.manager, lambda _settings: Still(), settings, home, parent)
        context = WindowContext(open_url=lambda _url: None)
        self.window = MainWindow(self.manager, self.runner, settings, home, self.store.close_thread, context)
        self.model, self.view = self.window.model, self.window.view
        self.window.resize(1360, 860)

    def start(self, jobs: int) -> None:
        """Show the window; its first turn builds and paints the widgets and is no answer to the user yet."""
        self.window.show()
        QApplication.processEvents()
        self.turns.step("start: the table fills", self.runner.start, lambda: self.model.rowCount() == jobs)

    def use(self) -> None:
        """All steps that change nothing."""
        step, view, window = self.turns.step, self.view, self.window
        search = window.workspace.filter_bar
        step("idle", settle=2500)
        step("scroll", self.scroll)
        step("End and Home", lambda: [self.key(Qt.Key.Key_End), self.key(Qt.Key.Key_Home)])
        for text in ("9", "99", "nothing of that name"):
            step(f"filter by “{text}”", partial(search.search.setText, text))
        step("show all", search.search.clear)
        step("filter by status", lambda: search.choose(JobStatus.PENDING))
        step("show all statuses", search.reset)
        falling = Qt.SortOrder.DescendingOrder
        for column in (Column.NAME, Column.IMAGES, Column.STATUS, Column.DESTINATION):
            step(f"sort by {column.name.lower()}", partial(view.sortByColumn, column, falling))
        step("order of the queue", view.columns.sort_as_queue)
        large = self.model.index(0, 0)
        step("open a job of 10,000 images", lambda: view.expand(large), lambda: self.model.rowCount(large) > 0)
        step("scroll through its images", self.scroll, settle=800)
        step("close it", lambda: view.collapse(large))
        step("open 50 jobs, one after the other", self.open_many, settle=1000)
        step("close them", view.collapseAll)
        step("select a job", lambda: view.setCurrentIndex(self.model.index(3, 0)), settle=800)
        step("context menu", self.menu)
        step("close the menu", self.close_menu)
        step("page down 20 times", lambda: [self.key(Qt.Key.Key_PageDown) for _ in range(20)])

    def change(self) -> None:
        """Everything that changes many jobs at once."""
        step, model, actions = self.turns.step, self.model, self.window.actions_by_name
        last = model.shown()[-1].id
        step("move a job to the top", lambda: self.act("top", last), lambda: model.shown()[0].id == last)
        step("move a job down", actions["down"].trigger, lambda: model.shown()[1].id == last)
        step("drag a job to the end", lambda: self.drag(1), lambda: model.shown()[-1].id == last)
        step("select all", self.view.selectAll)
        step("context menu of all", self.menu)
        step("close the menu of all", self.close_menu)
        step("move half of the jobs", self.move_half, self.quiet)
        step("sort while all are selected", lambda: self.view.sortByColumn(0, Qt.SortOrder.DescendingOrder))
        step("and back", self.view.columns.sort_as_queue)
        step("filter while all are selected", lambda: self.window.workspace.filter_bar.search.setText("9"))
        step("and show all", self.window.workspace.filter_bar.search.clear)
        step("select all again", self.view.selectAll)
        step("move all to the bottom", actions["bottom"].trigger, self.quiet)
        step("turn the queue around", self.turn_around, self.quiet)

    def work(self) -> None:
        """Images are processed while a job is open and another one is added."""
        step, model, window = self.turns.step, self.model, self.window
        source = photos.make(self.folder / "photos", PHOTOS, photos.SIZES[0.75])
        many = self.folder / "many"
        many.mkdir()
        for number in range(DROPPED):
            (many / f"{number}.jpg").touch()
        self.view.clearSelection()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(many.iterdir())])
        step("hold the drop above the window", lambda: window.adding.drag_enters(data))
        step("pause", window.commands.pause)
        step(f"drop {DROPPED:,} files", lambda: window.adding.drop(data), lambda: len(model.jobs()) > self.jobs)
        added = next(job.id for job in model.jobs() if job.progress.total == DROPPED)
        step("cancel them", lambda: window.commands.cancel([added]), lambda: self.ended(added))
        step("add a folder of photos", lambda: window.add([source]), lambda: len(model.jobs()) > self.jobs + 1)
        photo_job = next(job for job in model.jobs() if job.progress.total == PHOTOS)
        step("open it", lambda: window.workspace.reveal(photo_job.id))
        self.view.expand(model.index_of(photo_job.id))
        spin(500)
        step("work: photos", window.commands.resume, lambda: self.ended(photo_job.id))
        fails = model.shown()[5].id
        step("work: every image fails", lambda: window.commands.release([fails]), lambda: self.ended(fails))
        step("show the failed ones", lambda: window.workspace.filter_bar.choose(JobStatus.FAILED))
        step("show every job again", window.workspace.filter_bar.reset)

    def clear(self) -> None:
        """All jobs are removed from the list and restored."""
        step, model, window = self.turns.step, self.model, self.window
        complete(self.home)
        step("every job has ended", window.feed.refresh, lambda: all(job.status.is_final for job in model.jobs()))
        window.view.selectAll()
        spin(300)
        step("clear completed", window.actions_by_name["clear"].trigger, lambda: not model.jobs())
        step("undo", window.actions_by_name["undo"].trigger, lambda: len(model.jobs()) > 0)
        window.view.selectAll()
        spin(300)
        step("remove all that are selected", window.actions_by_name["remove"].trigger, lambda: not model.jobs())
        step("undo that", window.actions_by_name["undo"].trigger, lambda: len(model.jobs()) > 0)

    def end(self) -> None:
        """Close the window and the queue."""
        self.window.quit_now()
        wait(lambda: self.window.closing.has_ended)
        self.store.close()

    @property
    def jobs(self) -> int:
        """Jobs at the start."""
        return self._jobs

    @jobs.setter
    def jobs(self, count: int) -> None:
        self._jobs = count

    def ended(self, job_id: str) -> bool:
        """Whether a job has ended, as the window knows it."""
        job = self.model.job(job_id)
        return job is not None and job.status.is_final

    def quiet(self) -> bool:
        """Whether the order of the table is that of the queue."""
        return self._order is None or [job.id for job in self.model.shown()] == self._order

    def scroll(self) -> None:
        """Scroll from top to bottom in 60 steps."""
        bar = self.view.verticalScrollBar()
        for part in range(61):
            bar.setValue(bar.maximum() * part // 60)
            spin(4)

    def open_many(self) -> None:
        """Open jobs as fast as with a key held down."""
        for row in range(1, 51):
            self.view.expand(self.model.index(row, 0))
            spin(5)

    def key(self, key: Qt.Key) -> None:
        """Press a key in the table."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(self.view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def act(self, action: str, job_id: str) -> None:
        """Select a job and do something with it."""
        self.view.reveal(job_id)
        self.window.actions_by_name[action].trigger()

    def menu(self) -> None:
        """Open the context menu of the first row."""
        self.view.customContextMenuRequested.emit(QPoint(60, 20))

    def close_menu(self) -> None:
        """Close it."""
        menu = QApplication.activePopupWidget()
        if menu is None:
            raise RuntimeError("There is no menu.")
        menu.close()

    def drag(self, row: int) -> None:
        """Drop a row behind the last one."""
        data = self.model.mimeData([self.model.index(row, 0)])
        self.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())

    def move_half(self) -> None:
        """Every other job goes to the end."""
        order = [job.id for job in self.model.shown()]
        self._order = order[::2] + order[1::2]
        self.window.commands.move(order[1::2], to="bottom")

    def turn_around(self) -> None:
        """The last job becomes the first one."""
        self._order = [job.id for job in self.model.shown()][::-1]
        self.window.commands.move(self._order, to="top")

    _order: list[str] | None = None
    _jobs = 0


def prepare(folder: Path, jobs: int, images: int) -> Home:
    """Create a full queue in a home folder, and the application."""
    home = Home.choose(folder / "home")
    store, manager = open_queue(home)
    fill(manager, jobs, images)
    store.close()
    app = application.make_application()
    AppTheme(app, "light")
    install_language(app, "en")
    return home


def measure(folder: Path, jobs: int, images: int, profiled: Sequence[str]) -> Turns:
    """Open a window and use it."""
    home = prepare(folder, jobs, images)
    process = psutil.Process()
    turns = Turns(profiled)
    before = process.memory_info().rss
    began = time.perf_counter()
    session = Session(home, folder, turns)
    session.jobs = jobs
    session.start(jobs)
    print(f"{'window and table after':40} {(time.perf_counter() - began) * 1000 - 400:6.0f} ms")
    application.spare_collector()
    for part in (session.use, session.change, session.work, session.clear):
        part()
    print(f"{'memory of the window':40} {(process.memory_info().rss - before) / 1e6:6.0f} MB")
    session.end()
    return turns


def main() -> int:
    """Measure; the exit code is 1 if a budget is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=1000)
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument(
        "--profile", nargs="*", default=(), metavar="STEP", help="show what the longest turns of these steps do"
    )
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="rembg-desktop-window-"))
    try:
        turns = measure(folder, arguments.jobs, arguments.images, arguments.profile)
    finally:
        shutil.rmtree(folder)
    worst, busiest = turns.worst, turns.busiest
    print(f"longest turn: {worst.wall_ms:.0f} ms ({worst.name}), {busiest.cpu_ms:.0f} ms of CPU ({busiest.name})")
    return int(worst.wall_ms > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())

"""The window with a hand of its own: python stress_window.py HOME PHOTOS SEED.

It adds photos, selects jobs, cancels, retries, moves, filters and looks, at random, until the file HOME/calm
appears; what it has added and what its chips say stands in HOME/window.json. Models that a user imported are real,
all others say at once that every subject is an ellipse.
"""

import faulthandler
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from fakes import EllipseRemover, FakeEngine
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from rembg_desktop.composition import build_api, build_engine, open_queue
from rembg_desktop.composition.logs import install_hooks, start_log
from rembg_desktop.engine.engine import Engine
from rembg_desktop.errors import CancelToken
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import Job
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.application import Signals, make_application
from rembg_desktop.ui.desktop import WindowContext
from rembg_desktop.ui.window.main_window import MainWindow


class MixedEngine(FakeEngine):
    """Real for imported models."""

    def __init__(self, real: Engine) -> None:
        super().__init__(EllipseRemover())
        self._real = real

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> Any:
        return self._real.remover(model, cancel, load=load) if model.startswith("custom:") else self.only

    def close(self) -> None:
        self._real.close()
        super().close()


class Hand(QObject):
    """Does what a user does, much faster."""

    def __init__(self, window: MainWindow, home: Home, photos: Path, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._photos = sorted(photos.iterdir())
        self._random = random.Random(seed)
        self._added: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._adding = 0
        self._calm = False
        window.adding.added.connect(self._on_added)
        self._timer = QTimer(self, interval=60)
        self._timer.timeout.connect(self._act)
        self._timer.start()
        self._report = QTimer(self, interval=200)
        self._report.timeout.connect(self._write)
        self._report.start()

    def _on_added(self, job: Job) -> None:
        self._adding -= 1
        self._added[job.id] = job.progress.total

    def _act(self) -> None:
        if (self._home.root / "calm").exists():
            self._timer.stop()
            self._window.workspace.filter_bar.reset()
            self._calm = True
            return
        acts = (
            *[self._add] * 3,
            *[self._cancel] * 3,
            *[self._retry] * 3,
            self._move,
            self._look,
            self._filter,
            self._nothing,
        )
        act = self._random.choice(acts)
        act()
        self._done[act.__name__] = self._done.get(act.__name__, 0) + 1

    def _add(self) -> None:
        if self._adding < 2:
            self._adding += 1
            self._window.add(self._random.sample(self._photos, self._random.randint(1, 4)))

    def _cancel(self) -> None:
        self._on_a_job("cancel")

    def _retry(self) -> None:
        self._on_a_job("retry")

    def _move(self) -> None:
        self._on_a_job(self._random.choice(("top", "bottom", "up", "down")))

    def _on_a_job(self, name: str) -> None:
        if self._select():
            action = self._window.actions_by_name[name]
            if action.isEnabled():
                action.trigger()

    def _select(self) -> bool:
        jobs = self._window.model.shown()
        if jobs:
            # Those that live stand at the top.
            self._window.workspace.reveal(self._random.choice(jobs[:30]).id)
        return bool(jobs)

    def _look(self) -> None:
        if self._select():
            view = self._window.view
            view.setExpanded(view.currentIndex(), not view.isExpanded(view.currentIndex()))

    def _filter(self) -> None:
        bar = self._window.workspace.filter_bar
        chips = [chip for chip in bar.findChildren(QPushButton) if chip.isVisible()]
        if not chips:  # before the first job
            return
        self._random.choice(chips).click()
        bar.search.setText(self._random.choice(("", "", "photo", "1")))

    def _nothing(self) -> None:
        self._window.workspace.filter_bar.reset()

    def _write(self) -> None:
        bar = self._window.workspace.filter_bar
        chips = {
            chip.objectName().removeprefix("chip-"): chip.accessibleName()
            for chip in bar.findChildren(QPushButton)
        }
        state = {
            "added": self._added,
            "done": self._done,
            "chips": chips,
            "state": self._window.status_line.said,
            "calm": self._calm and self._adding == 0,
        }
        draft = self._home.root / "window.json.new"
        draft.write_text(json.dumps(state), encoding="utf-8")
        draft.replace(self._home.root / "window.json")


def main(folder: Path, photos: Path, seed: int) -> None:
    faulthandler.enable()  # a crash tells of every thread
    app = make_application()
    home = Home.choose(folder)
    start_log(home)
    install_hooks()
    settings = Settings.load(home.settings)
    store, manager = open_queue(home, verify=True)
    runner = Runner(
        store,
        manager,
        lambda current: MixedEngine(build_engine(home, current)),
        settings,
        home,
        app,
    )
    context = WindowContext(
        api=lambda wanted: build_api(home, wanted, store, manager, runner.wake),
    )
    window = MainWindow(manager, runner, settings, home, store.close_thread, context)
    window.closed.connect(app.quit)
    signals = Signals(app)
    signals.arrived.connect(window.quit_now)
    window.show()
    runner.start()
    Hand(window, home, photos, seed)
    code = app.exec()
    signals.close()
    store.close_thread()
    if not runner.wait_for_workers(5000):
        os._exit(9)
    store.close()
    sys.exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

"""A real window over a real queue; only the model is replaced, by one that says every subject is an ellipse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import EllipseRemover, FakeEngine, Held
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rembg_desktop.composition import build_api
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext


class StillPower:
    """A machine that only notes what it was asked to do."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def sleep(self) -> bool:
        self.asked.append("sleep")
        return True

    def shut_down(self) -> bool:
        self.asked.append("shut down")
        return True


class Program:
    """The whole program in this process, with what the tests look at."""

    def __init__(self, folder: Path, qtbot: QtBot, settings: Settings) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.home = Home.choose(folder / "home")
        self.store = Store.open(self.home.database)
        self.manager = QueueManager(self.store.database)
        self.held = Held()
        self.remover = EllipseRemover()
        self.opened: list[str] = []
        self.ended = False
        self.power = StillPower()
        self.runner = Runner(
            self.store,
            self.manager,
            lambda _settings: FakeEngine(self.remover),
            settings,
            self.home,
            QApplication.instance(),
        )
        context = WindowContext(
            open_url=self._open,
            power=self.power,
            countdown=1,
            api=lambda wanted: build_api(self.home, wanted, self.store, self.manager, self.runner.wake),
        )
        self.window = MainWindow(self.manager, self.runner, settings, self.home, self.store.close_thread, context)
        self.window.show()

    def _open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())

    def start(self) -> None:
        self.runner.start()

    def hold_images(self) -> None:
        """Every image waits until it is let go or interrupted."""
        self.remover = EllipseRemover(self.held)

    def photo(self, name: str = "cat.png") -> Path:
        path = self.folder / "photos" / name
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", (64, 48), "#3060d0").save(path)
        return path

    def broken(self, name: str = "broken.jpg") -> Path:
        path = self.folder / "photos" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"no picture at all")
        return path

    def wait(self, condition: Callable[[], bool], timeout: int = 8000) -> None:
        self.qtbot.waitUntil(condition, timeout=timeout)

    def rows(self) -> int:
        return self.window.model.rowCount()

    def end(self) -> None:
        if self.ended:
            return
        self.ended = True
        if not self.window.closing.has_ended:
            with self.qtbot.waitSignal(self.window.closed, timeout=8000):
                self.window.quit_now()
        assert self.runner.wait_for_workers(5000)
        self.store.close_thread()
        self.store.close()
        self.runner.deleteLater()
        self.window.deleteLater()


Make = Callable[..., Program]


@pytest.fixture
def make_program(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    made: list[Program] = []

    def make(api: dict[str, object] | None = None, **general: object) -> Program:
        settings = Settings().change("general", **{"ask_on_close": False, **general}).change("api", **(api or {}))
        program = Program(tmp_path, qtbot, settings)
        made.append(program)
        return program

    yield make
    for program in made:
        program.end()


@pytest.fixture
def program(make_program: Make) -> Program:
    return make_program()

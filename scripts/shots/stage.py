"""The program in this process, over the home of a scene, with workers that can be stopped."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QCursor, QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from rembg_desktop.composition import build_api, build_engine, open_queue
from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.errors import CancelToken
from rembg_desktop.paths import Home
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui import application
from rembg_desktop.ui.text.formatting import install_language
from rembg_desktop.ui.theme import AppTheme
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext

_SECONDS = 90
_PREVIEW_THREAD = "preview"


class Brake:
    """Lets a number of images pass, then blocks the workers."""

    def __init__(self, free: int) -> None:
        self._free = threading.Semaphore(free)
        self._waiting: set[CancelToken] = set()

    @property
    def standing(self) -> int:
        """Number of waiting workers."""
        return len(self._waiting)

    def wait(self, cancel: CancelToken) -> None:
        """Called before each image. The live preview is not blocked."""
        if threading.current_thread().name == _PREVIEW_THREAD:
            return
        if self._free.acquire(blocking=False):
            return
        self._waiting.add(cancel)
        try:
            while not self._free.acquire(timeout=0.05):
                cancel.check()
        finally:
            self._waiting.discard(cancel)

    def let(self, images: int) -> None:
        """Let some more images pass."""
        self._free.release(images)


class BrakedEngine:
    """The real engine; its masks wait for the brake."""

    def __init__(self, engine: Engine, brake: Brake) -> None:
        self._engine = engine
        self._brake = brake

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> "BrakedRemover":
        """See the engine."""
        return BrakedRemover(self._engine.remover(model, cancel, load=load), self._brake)


class BrakedRemover:
    """The real remover; it waits for the brake."""

    def __init__(self, remover: ModelRemover, brake: Brake) -> None:
        self._remover = remover
        self._brake = brake

    def __getattr__(self, name: str) -> object:
        return getattr(self._remover, name)

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """See the remover; waits first."""
        self._brake.wait(cancel)
        return self._remover.predict(image, cancel)


class Stage:
    """The window in a language, a theme and a size."""

    def __init__(self, home: Path, *, language: str, theme: str, size: tuple[int, int], images: int = 0) -> None:
        """`images` are processed before the workers are stopped."""
        self.app = QApplication.instance() or application.make_application()
        choose_font(self.app)
        install_language(self.app, language)
        place = Home.choose(home)
        settings = Settings.load(place.settings)
        settings = settings.change("general", theme=theme, language=language, tips=False, tray=False)
        settings = settings.change("performance", workers=2).change("queue", when_done="nothing")
        dress = AppTheme(self.app, settings.general.theme)
        self._store, self.manager = open_queue(place)
        self.brake = Brake(images)
        self.runner = Runner(
            self._store,
            self.manager,
            lambda current: BrakedEngine(build_engine(place, current), self.brake),
            settings,
            place,
            self.app,
        )
        context = WindowContext(
            open_url=lambda _url: True,
            on_settings=lambda changed: dress.apply(changed.general.theme),
            api=lambda wanted: build_api(place, wanted, self._store, self.manager, self.runner.wake),
        )
        self.window = MainWindow(self.manager, self.runner, settings, place, self._store.close_thread, context)
        dress.apply(settings.general.theme)
        self.window.resize(*size)
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())  # so that nothing looks hovered
        self.window.show()
        self.until(self.window.isVisible)
        self.app.setCursorFlashTime(0)

    def until(self, condition: Callable[[], object], seconds: float = _SECONDS) -> None:
        """Process events until a condition holds."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"Timed out: {condition}")
            self.app.processEvents()
            time.sleep(0.01)

    def rest(self, seconds: float = 0.25) -> None:
        """Process events for a while: pictures are loaded in threads, and cursors stop blinking."""
        deadline = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > deadline)

    def settle(self) -> None:
        """Wait until nothing is read or decoded any more."""
        self.rest()
        self.until(lambda: not self.window.workspace.side.inspector.is_reading)
        self.until(lambda: all(background.is_idle for background in self.window.backgrounds))
        self.rest()

    def end(self) -> None:
        """Close everything."""
        ended: list[bool] = []
        self.window.closed.connect(lambda: ended.append(True))
        self.window.quit_now()
        self.until(lambda: ended)
        self.runner.wait_for_workers(5000)
        self._store.close_thread()
        self._store.close()


def choose_font(app: QApplication) -> None:
    """Use the font of the screenshots if it is installed, otherwise the default font."""
    family = os.environ.get("SHOTS_FONT", "Inter")
    if family in QFontDatabase.families():
        app.setFont(QFont(family, app.font().pointSize()))

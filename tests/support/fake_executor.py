"""An executor process with the fake remover, for crash tests: python fake_executor.py HOME; ends when idle.

A picture that is red in its corner kills the process, as a crash of a decoder or the system's memory killer would.
"""

import os
import signal
import sys
import time
from pathlib import Path

from fakes import EllipseRemover, FakeEngine
from PIL import Image
from PySide6.QtCore import QCoreApplication, QTimer

from rembg_desktop.errors import CancelToken
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings


class DeadlyRemover(EllipseRemover):
    """Takes 30 ms a picture, and the whole process along when the picture is red."""

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        red, green, _ = image.getpixel((0, 0))
        if red > 200 and green < 50:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.03)
        return super().predict(image, cancel)


def main(folder: Path) -> None:
    app = QCoreApplication([])
    home = Home.choose(folder)
    store = Store.open(home.database)
    settings = Settings().change("performance", workers=2).change("queue", low_disk_mb=0)
    engine = FakeEngine(DeadlyRemover())
    manager = QueueManager(store.database)
    runner = Runner(store, manager, lambda _: engine, settings, home, app)

    def look() -> None:
        left = manager.stats().images
        if runner.is_executor and not left["pending"] + left["processing"]:
            runner.stop(now=False)

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    runner.stopped.connect(app.quit)
    runner.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Measures the canvas of the repair window on photos of 12 and 50 megapixels: strokes, undo, zoom, move, views.

    python benchmarks/canvas.py

Each event (with the painting that follows) is measured by the processor time of the thread of the window. The exit
code is 1 if a dab takes over 8 ms (95th percentile) at 12 megapixels, or if any event takes over 50 ms.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from measuring import machine
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from rembg_desktop.masks.editing import EditSession
from rembg_desktop.ui import application
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.canvas_input import CanvasInput
from rembg_desktop.ui.repair.editor import Editor
from rembg_desktop.ui.repair.picture import Layers
from rembg_desktop.ui.repair.tools import Brush, StrokeTool
from rembg_desktop.ui.task_runner import TaskRunner

DAB_MS: Final = 8.0
EVENT_MS: Final = 50.0
SIZES: Final = {"12 MP": (4032, 3024), "50 MP": (8688, 5792)}
DABS: Final = 120


class Bench:
    """A canvas of 1200 x 800 pixels on one photo."""

    def __init__(self, size: tuple[int, int]) -> None:
        width, height = size
        y, x = np.ogrid[:height, :width]
        subject = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 3) ** 2
        alpha = subject.astype(np.uint8) * 255
        photo = np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)
        self.runner = TaskRunner("repair")
        self.session = EditSession(photo, alpha)
        self.layers = Layers(photo, alpha)
        self.editor = Editor(self.session, self.layers, self.runner)
        self.canvas = CanvasInput()
        self.canvas.resize(1200, 800)
        self.canvas.show()
        self.canvas.show_layers(self.layers)
        self.editor.changed.connect(self.canvas.show_change)
        self.brush = Brush()
        self.canvas.set_tool(StrokeTool(self.editor, self.brush, keep=False))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is computed and every tile is painted."""
        end = time.monotonic() + 0.3
        while self.editor.is_busy or time.monotonic() < end:
            QApplication.processEvents()

    def measure(self, act: Callable[[], object]) -> float:
        """Milliseconds of an event and of the painting after it."""
        begun = time.thread_time()
        act()
        QApplication.processEvents()
        return (time.thread_time() - begun) * 1000

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        """Send a mouse event with the left button."""
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas, event)

    def stroke(self, screen_radius: float) -> list[float]:
        """Draw across the canvas; milliseconds of each event."""
        self.brush.change(size=2 * screen_radius / self.canvas.viewport.scale)
        places = [QPointF(200 + 7 * step, 400 + 150 * np.sin(step / 9)) for step in range(DABS)]
        times = [self.measure(lambda: self.mouse(QEvent.Type.MouseButtonPress, places[0]))]
        times += [self.measure(lambda at=at: self.mouse(QEvent.Type.MouseMove, at)) for at in places]
        times.append(self.measure(lambda: self.mouse(QEvent.Type.MouseButtonRelease, places[-1])))
        self.settle()
        return times

    def end(self) -> None:
        """Close everything."""
        self.runner.stop()
        self.session.close(keep_draft=False)
        self.canvas.close()


def main() -> int:
    """Run the benchmark. Returns the exit code."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application.make_application()
    print(machine())
    print("\n| photo | event | p50, ms | p95 | longest |\n|---|---|---|---|---|")
    failed = False
    for name, size in SIZES.items():
        bench = Bench(size)
        for zoom in ("fit", "100 %", "400 %"):
            if zoom == "fit":
                bench.canvas.zoom_fit()
            else:
                bench.canvas.viewport.zoom_to(float(zoom.partition(" ")[0]) / 100)
                bench.canvas.update()
            bench.settle()
            for radius in (12, 40):
                times = bench.stroke(radius)
                p95 = report(name, f"stroke, radius {radius} on the screen, {zoom}", times)
                failed |= max(times) > EVENT_MS or (name == "12 MP" and p95 > DAB_MS)
        times = others(bench)
        report(name, "undo, views, zoom, move", times)
        failed |= max(times) > EVENT_MS
        bench.end()
    return int(failed)


def others(bench: Bench) -> list[float]:
    """Undo, change the view, zoom and move; milliseconds of each event."""
    canvas = bench.canvas
    times = [bench.measure(bench.editor.undo) for _ in range(5)]
    bench.settle()
    times += [bench.measure(lambda view=view: canvas.set_view(view)) for view in View]
    times += [bench.measure(canvas.zoom_in) for _ in range(8)]
    times += [bench.measure(lambda: canvas.pan(-37, 11)) for _ in range(20)]
    times += [bench.measure(canvas.zoom_out) for _ in range(20)]
    return times


def report(photo: str, event: str, times: list[float]) -> float:
    """Print a row; gives the 95th percentile."""
    p50, p95, longest = (float(np.percentile(times, share)) for share in (50, 95, 100))
    print(f"| {photo} | {event} | {p50:.1f} | {p95:.1f} | {longest:.1f} |", flush=True)
    return p95


if __name__ == "__main__":
    sys.exit(main())

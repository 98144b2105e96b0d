"""One process of `take.py`: shows the window in one language, theme, scale and size, and takes its pictures.

python shoot.py SCENE TARGET LANGUAGE THEME SIZE SCREEN..   the scale is Qt's own QT_SCALE_FACTOR
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from scene import Scene
from stage import Stage

from rembg_desktop.imaging.formats import MARK
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.queue.types import Job, JobStatus
from rembg_desktop.ui.desktop import CloseDialog
from rembg_desktop.ui.inspector.check_tab import CheckTab
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.local_api import Phase
from rembg_desktop.ui.preview.live_preview import PreviewController
from rembg_desktop.ui.repair.actions import ToolKind
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.window import RepairWindow

_PROCESSED: Final = 6
"""Number of images that are processed before the workers are stopped."""

Take = Callable[[str, QWidget], object]
_API_PORT: Final = 5000


def unused(stage: Stage, take: Take) -> None:
    """The program before its first job."""
    stage.settle()
    take("empty", stage.window)
    stage.window.tips.show()
    stage.rest(0.1)
    take("empty-tips", stage.window)
    stage.window.tips.hide()


def dropping(stage: Stage, take: Take) -> None:
    """Photos are dragged over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path.home() / "Pictures" / "Summer collection"))])
    stage.window.adding.drag_enters(data)
    stage.rest(0.6)
    take("drop", stage.window)
    stage.window.adding.drag_leaves()


def left_out(stage: Stage, take: Take) -> None:
    """A folder with files that are not added, in short and with the reasons."""
    folder = Path.home() / "Pictures" / "Wedding"
    folder.mkdir(exist_ok=True)
    for photo in sorted((Path.home() / "Pictures" / "Rockets").glob("*.jpg")):
        shutil.copy(photo, folder)
    for name in ("guests.xlsx", "ceremony.mp4", "speech.docx"):
        (folder / name).write_bytes(b"no image")
    texts = PngInfo()
    texts.add_text("Software", MARK.decode())
    Image.new("RGB", (8, 8)).save(folder / "IMG_2047 cutout.png", pnginfo=texts)
    stage.window.add([folder])
    banner = stage.window.workspace.banners.get("left-out")
    stage.until(banner.isVisible)
    stage.settle()
    take("left-out", stage.window)
    banner.findChild(QPushButton, "banner-left-out-action0").click()
    stage.settle()
    take("left-out-details", stage.window)


def dialogs(stage: Stage, take: Take) -> None:
    """Everything that opens above the window."""
    actions = stage.window.actions_by_name
    for name in ("models", "shortcuts", "about"):
        actions[name].trigger()
        dialog = _dialog(stage)
        take(name, dialog)
        dialog.close()
        stage.rest(0.05)
    closing = CloseDialog(2, tray=True, parent=stage.window)
    closing.show()
    stage.rest(0.1)
    take("closing", closing)
    closing.close()


def settings(stage: Stage, take: Take) -> None:
    """Each page of the settings; the HTTP API is switched on for its own."""
    window = stage.window
    window.apply_settings(
        window.settings.change(
            "api",
            enabled=True,
            port=_API_PORT,
            folders=(str(Path.home() / "Pictures"),),
            origins=("http://localhost:3000",),
        )
    )
    stage.until(lambda: window.api.state.phase is not Phase.STARTING)
    stage.settle()
    window.actions_by_name["settings"].trigger()
    dialog = _dialog(stage)
    for number in range(len(dialog.pages)):
        dialog.list.setCurrentRow(number)
        stage.rest(0.15)
        page = type(dialog.pages[number]).__name__.removesuffix("Page").lower()
        take(f"settings-{page}", dialog)
        bar = dialog.stack.widget(number).verticalScrollBar()
        if bar.maximum():
            bar.setValue(bar.maximum())
            stage.rest(0.1)
            take(f"settings-{page}-below", dialog)
    dialog.close()
    stage.rest(0.05)


def at_work(stage: Stage, take: Take) -> None:
    """The queue while it is processed, and a comparison of one finished photo."""
    _work(stage)
    window = stage.window
    job = _job(stage, JobStatus.PROCESSING)
    _expand(stage, job)
    window.workspace.show_inspector()
    window.workspace.reveal(job.id, stage.manager.images(job.id, limit=9, offset=0)[3].id)
    window.workspace.show_queue()
    window.view.scrollToTop()
    stage.settle()
    take("window", window)
    window.view.collapseAll()


def looks(stage: Stage, take: Take) -> None:
    """The inspector in each mode."""
    inspector = stage.window.workspace.side.inspector
    _choose_result(stage, "Cats")
    inspector.view_bar.set_mode(CompareMode.SIDE_BY_SIDE)
    stage.settle()
    take("side-by-side", stage.window)
    inspector.view_bar.set_mode(CompareMode.DIVIDER)
    for number, name in enumerate(("summary", "images", "log")):
        inspector.tabs.setCurrentIndex(number)
        stage.settle()
        take(f"inspector-{name}", inspector)
    inspector.tabs.setCurrentIndex(0)


def options(stage: Stage, take: Take) -> None:
    """The options with a live preview: with the default sections, the cleanup of masks, and all sections open."""
    window = stage.window
    window.workspace.show_options()
    window.options.set_options(BUILT_IN["White shop picture"], "White shop picture")
    stage.settle()
    stage.rest(0.5)
    stage.until(lambda: not _preview(stage).is_busy)
    stage.rest(0.3)
    take("options", window)
    panel = window.workspace.side
    window.options.set_options(RemovalOptions(specks="0.5%", ignore_border=True, edge_shift=-1))
    window.options.set_open_sections(["cleanup"])
    stage.rest(0.5)
    stage.until(lambda: not _preview(stage).is_busy)
    stage.rest(0.3)
    take("options-cleanup", panel)
    window.options.set_open_sections([group.key for group in window.options.groups])
    stage.rest(0.2)
    take("options-open", panel)


def failed(stage: Stage, take: Take) -> None:
    """Images that could not be read, and why."""
    window = stage.window
    job = next(job for job in window.model.jobs() if job.progress.failed and job.progress.total > 1)
    _expand(stage, job)
    window.workspace.reveal(job.id)
    window.workspace.show_inspector()
    stage.settle()
    broken = stage.manager.images(job.id, limit=10, offset=0)
    window.workspace.reveal(job.id, next(image.id for image in broken if image.status == "failed"))
    stage.settle()
    take("failed", window)


def outputs(stage: Stage, take: Take) -> None:
    """Several files of one photo: the list of presets with its check boxes, and the list below it."""
    window = stage.window
    window.workspace.show_options()
    bar = window.options.preset_bar
    for name in ("White shop picture", "WebP for the web"):
        bar.combo.ticked.emit(name, True)
    stage.settle()
    stage.until(lambda: not _preview(stage).is_busy)
    take("outputs", window.workspace.side)
    bar.combo.showPopup()
    stage.until(bar.combo.view().isVisible)
    stage.rest(0.3)
    take("outputs-presets", bar.combo.view())
    bar.combo.hidePopup()


def check(stage: Stage, take: Take) -> None:
    """A result against the rules of its marketplace, and the files of a photo that has several."""
    inspector = stage.window.workspace.side.inspector
    checks = inspector.findChild(CheckTab)
    for name, tab, picture in (("Cats", checks, "check"), ("Camera", inspector.outputs, "inspector-outputs")):
        _choose_result(stage, name)
        job = next(job for job in stage.window.model.jobs() if job.name.startswith(name))
        stage.window.workspace.reveal(job.id, stage.manager.images(job.id, limit=1, offset=0)[0].id)
        stage.settle()
        inspector.tabs.setCurrentWidget(tab)
        stage.settle()
        stage.rest(1.5)
        take(picture, inspector)
    inspector.tabs.setCurrentIndex(0)


def hot_folders(stage: Stage, take: Take) -> None:
    """The page with the hot folders: one that works, a paused one, and one that is missing."""
    stage.runner.start()
    stage.window.actions_by_name["hot_folders"].trigger()
    page = stage.window.hot_folders.page
    assert page is not None
    stage.until(lambda: page.list.topLevelItemCount() == 3)
    stage.rest(2.5)
    page.list.setCurrentItem(page.list.topLevelItem(0))
    stage.settle()
    take("hot-folders", stage.window)
    page.ask_change()
    dialog = _dialog(stage)
    take("hot-folder", dialog)
    dialog.close()
    page.list.setCurrentItem(page.list.topLevelItem(2))
    stage.settle()
    take("hot-folders-trouble", stage.window)
    stage.window.hot_folders.hide()


def many(stage: Stage, take: Take) -> None:
    """A thousand jobs."""
    stage.settle()
    view = stage.window.view
    view.setCurrentIndex(stage.window.model.index(3, 0))
    stage.settle()
    take("many", stage.window)


def repair(stage: Stage, take: Take) -> None:
    """The repair window with each tool in use."""
    stage.until(lambda: any(job.name.startswith("Cats") for job in stage.window.model.jobs()))
    _choose_result(stage, "Cats")
    stage.until(lambda: stage.window.workspace.side.inspector.selection)
    image = stage.window.workspace.side.inspector.selection.image
    assert image is not None
    window = stage.window.repairs.open([image])
    assert window is not None
    stage.until(lambda: window.editor is not None)
    window.resize(stage.window.size())
    stage.rest()
    views = {ToolKind.SMART_KEEP: View.OVERLAY, ToolKind.POLYGON: View.SPLIT, ToolKind.HAIR: View.MASK}
    for kind in ToolKind:
        window.actions_by_name[kind].trigger()
        window.actions_by_name[views.get(kind, View.CHECKERBOARD)].trigger()
        places = [_place(window, 0.1 + 0.02 * step, 0.95 - 0.035 * step) for step in range(9)]
        if kind is ToolKind.POLYGON:
            places = [_place(window, x, y) for x, y in ((0.55, 0.08), (0.75, 0.05), (0.8, 0.3), (0.6, 0.35))]
            for place in places[:-1]:
                QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=place)
        elif kind is not ToolKind.PART:
            QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places:
            QTest.mouseMove(window.canvas, place)
        stage.rest(0.15)
        take(f"repair-{kind}", window)
        QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    window.end()


def _place(window: RepairWindow, x: float, y: float) -> QPoint:
    """A point of the canvas from shares of the photo, 0-1."""
    layers = window.editor.layers
    return window.canvas.to_canvas(x * layers.width, y * layers.height).toPoint()


def reviewing(stage: Stage, take: Take) -> None:
    """The review desk: all results, one of them, some of them marked."""
    actions = stage.window.actions_by_name
    stage.window.review.show(everything=True)
    page = stage.window.review.page
    if page is None:
        raise RuntimeError("The desk is not open.")
    stage.until(lambda: page.results.rowCount() > 0)
    stage.settle()
    stage.rest(1.5)
    page.select_row(2)
    actions["repair"].trigger()
    repairs = [each for each in QApplication.topLevelWidgets() if isinstance(each, RepairWindow)]
    (window,) = (each for each in repairs if each.isVisible())
    stage.until(lambda: window.editor is not None)
    window.actions_by_name["wider"].trigger()
    stage.until(lambda: window.has_unsaved_changes)
    window.end()
    page.select_row(0)
    for name in ("accept", "reject"):
        actions[name].trigger()
        stage.rest(0.3)
    stage.settle()
    take("review", stage.window)
    actions["open_single"].trigger()
    stage.rest(1.0)
    stage.settle()
    take("review-single", stage.window)
    for name in ("close_single", "undo_review", "undo_review"):
        actions[name].trigger()
        stage.rest(0.3)
    stage.window.review.hide()


SCREENS: Final[dict[str, tuple[str, Callable[[Stage, Take], None]]]] = {
    "unused": ("fresh", unused),
    "dropping": ("fresh", dropping),
    "dialogs": ("fresh", dialogs),
    "left-out": ("fresh", left_out),
    "settings": ("fresh", settings),
    "at-work": ("worked", at_work),
    "looks": ("worked", looks),
    "options": ("worked", options),
    "failed": ("worked", failed),
    "repair": ("worked", repair),
    "reviewing": ("worked", reviewing),
    "outputs": ("shop", outputs),
    "check": ("shop", check),
    "hot-folders": ("shop", hot_folders),
    "many": ("many", many),
}
"""By name: the home that it needs, and the function that takes it."""


def _dialog(stage: Stage) -> Any:  # noqa: ANN401 - one of many dialogs with different attributes
    stage.until(lambda: any(dialog.isVisible() for dialog in stage.window.findChildren(QDialog)))
    stage.rest(0.5)
    return next(dialog for dialog in stage.window.findChildren(QDialog) if dialog.isVisible())


def _work(stage: Stage) -> None:
    """Process images until the workers are stopped."""
    stage.runner.start()
    stage.until(lambda: stage.brake.standing >= 2)
    stage.rest(0.5)


def _job(stage: Stage, status: JobStatus) -> Job:
    return next(job for job in stage.window.model.jobs() if job.status is status)


def _preview(stage: Stage) -> PreviewController:
    found = stage.window.findChild(PreviewController)
    assert found is not None
    return found


def _expand(stage: Stage, job: Job) -> None:
    stage.window.view.expand(stage.window.model.index_of(job.id))
    stage.settle()


def _choose_result(stage: Stage, name: str) -> None:
    job = next(job for job in stage.window.model.jobs() if job.name.startswith(name))
    stage.window.workspace.reveal(job.id)
    stage.window.workspace.show_inspector()
    stage.window.workspace.show_queue()
    stage.settle()


def main() -> int:
    """Take the pictures that the arguments name."""
    scene, target = Scene(Path(sys.argv[1])), Path(sys.argv[2])
    language, theme, size, names = sys.argv[3], sys.argv[4], sys.argv[5], sys.argv[6:]
    width, height = map(int, size.split("x"))
    target.mkdir(parents=True, exist_ok=True)
    for home in dict.fromkeys(SCREENS[name][0] for name in names):
        for result in (scene.photos / "Summer collection" / "cutouts").glob("*"):
            result.unlink()  # from the previous run; without their folder, the queue would wait for it
        copy = scene.root / ".local" / "rembg-desktop"
        shutil.copytree(scene.root / ".config" / home, copy)
        stage = Stage(copy, language=language, theme=theme, size=(width, height), images=_PROCESSED)
        for name in names:
            if SCREENS[name][0] == home:
                SCREENS[name][1](stage, lambda name, widget: _grab(widget).save(str(target / f"{name}.png")))
        stage.end()
        stage.window.deleteLater()
        QApplication.processEvents()
        shutil.rmtree(copy)
    return 0


def _grab(widget: QWidget) -> QPixmap:
    """The widget on the background of its window."""
    window = widget.window()
    picture = window.grab()
    if widget is window:
        return picture
    scale = picture.devicePixelRatio()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return picture.copy(QRect(place.topLeft() * scale, place.size() * scale))


if __name__ == "__main__":
    sys.exit(main())

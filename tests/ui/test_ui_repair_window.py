"""The repair window from opening to saving, over a real queue; only the model is replaced."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from fakes import EllipseRemover, Held
from numpy.typing import NDArray
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog, QMessageBox, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.kept import MaskStore, photo_hash
from rembg_desktop.masks.tiles import Rect
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.pipeline import cut_out
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui.images.decoding import display_budget
from rembg_desktop.ui.repair.actions import ToolKind, saved_text
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.document import RepairContext
from rembg_desktop.ui.repair.editor import Editor
from rembg_desktop.ui.repair.window import RepairWindow

SIZE = (320, 240)
MIDDLE = (160, 120)


@dataclass
class Place:
    """A home with a queue of two photos, and the windows that were opened."""

    qtbot: QtBot
    folder: Path
    manager: QueueManager
    context: RepairContext
    images: list[JobImage]
    remover: EllipseRemover
    rendered: list[int] = field(default_factory=list[int])
    windows: list[RepairWindow] = field(default_factory=list[RepairWindow])

    def open(self, *, wait: bool = True) -> RepairWindow:
        window = RepairWindow(self.context, self.images[0], self.images)
        self.windows.append(window)
        window.resize(1100, 700)
        window.show()
        if wait:
            self.qtbot.waitUntil(lambda: window.editor is not None)
        return window

    def erase_middle(self, window: RepairWindow) -> None:
        window.actions_by_name[ToolKind.ERASE].trigger()
        window.options.brush.change(size=60)
        at = window.canvas.to_canvas(*MIDDLE).toPoint()
        self.qtbot.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=at)
        self.qtbot.mouseMove(window.canvas, at + QPoint(5, 0))
        self.qtbot.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(5, 0))

    def saved_alpha(self) -> NDArray[np.uint8]:
        correction = CorrectionStore(self.context.home.corrections).load(self.sha256)
        assert correction is not None
        return correction.apply(self.model_alpha())

    def model_alpha(self) -> NDArray[np.uint8]:
        return np.array(EllipseRemover().predict(Image.new("RGB", SIZE), CancelToken()).resize(SIZE))

    @property
    def sha256(self) -> str:
        return photo_hash(self.images[0].source)


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    home = Home.choose(tmp_path / "home")
    store = Store.open(home.database)
    manager = QueueManager(store.database)
    paths: list[Path] = []
    for number, color in enumerate(("#3060d0", "#d06030")):
        paths.append(tmp_path / f"photo{number}.png")
        Image.new("RGB", SIZE, color).save(paths[-1])
    options = RemovalOptions()
    job = manager.submit(manager.plan(paths, options), options)
    remover = EllipseRemover(identity="ellipse")
    rendered: list[int] = []
    context = RepairContext(
        manager,
        home,
        lambda _model: made.remover,
        lambda: MaskStore(home.masks, 10_000_000),
        rendered.extend,
        lambda: None,
        store.close_thread,
        display_budget(),
    )
    made = Place(qtbot, tmp_path, manager, context, manager.images(job.id), remover, rendered)
    yield made
    for window in made.windows:
        window.end()
    store.close_thread()
    store.close()


def press(window: RepairWindow, name: str, button: Callable[[QMessageBox], QAbstractButton]) -> None:
    (box,) = window.findChildren(QMessageBox, name)
    button(box).click()


def editor_of(window: RepairWindow) -> Editor:
    assert window.editor is not None
    return window.editor


def type_keys(window: RepairWindow, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(window.canvas, key)


def keep_button(box: QMessageBox) -> QAbstractButton:
    return next(button for button in box.buttons() if button.objectName() == "keepDraft")


def test_a_photo_is_shown_with_the_model_alpha(place: Place) -> None:
    window = place.open()
    assert np.array_equal(editor_of(window).session.alpha(), place.model_alpha())
    assert "photo0.png" in window.windowTitle()
    assert not window.has_unsaved_changes
    assert not window.actions_by_name["undo"].isEnabled()


def test_a_kept_mask_needs_no_model(place: Place) -> None:
    place.open().end()
    assert place.remover.runs == 1
    place.open()
    assert place.remover.runs == 1


def test_saving_stores_the_correction_and_renders_the_result_again(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    assert window.has_unsaved_changes
    with place.qtbot.waitSignal(window.saved) as saved:
        window.actions_by_name["save"].trigger()
    assert saved.args == [place.images[0].id]
    place.qtbot.waitUntil(lambda: bool(place.rendered))
    assert place.rendered == [place.images[0].id]
    assert place.saved_alpha()[MIDDLE[1], MIDDLE[0]] == 0
    assert place.saved_alpha()[MIDDLE[1] + 50, MIDDLE[0]] == 255
    assert not window.has_unsaved_changes


def test_a_half_transparent_photo_is_shown_as_its_result_becomes(place: Place) -> None:
    photo = Image.new("RGBA", SIZE, (48, 96, 208, 128))
    photo.paste((48, 96, 208, 255), (0, 0, 160, 240))
    photo.save(place.images[0].source)
    window = place.open()
    window.actions_by_name[ToolKind.RESTORE].trigger()
    window.options.brush.change(size=60)
    corner = window.canvas.to_canvas(300, 220).toPoint()  # outside of the subject that the model found
    place.qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=corner)
    place.erase_middle(window)
    with place.qtbot.waitSignal(window.saved):
        window.actions_by_name["save"].trigger()
    result = BytesIO()
    settings = CutSettings(corrections=CorrectionStore(place.context.home.corrections))
    cut_out(place.images[0].source, result, RemovalOptions(), place.remover, CancelToken(), cut_settings=settings)
    alpha = np.array(Image.open(result).getchannel("A"))
    assert alpha[MIDDLE[1], MIDDLE[0]] == 0
    assert alpha[70, 130] == 255
    assert alpha[160, 190] == alpha[220, 300] == 128
    image = editor_of(window).layers.mask_image(0)
    shown = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], image.bytesPerLine())[:, : SIZE[0]]
    assert np.array_equal(shown, alpha)


def test_a_saved_correction_is_there_again_and_can_be_reset(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    with place.qtbot.waitSignal(window.saved):
        window.save()
    window.end()
    window = place.open()
    assert editor_of(window).session.alpha()[MIDDLE[1], MIDDLE[0]] == 0
    assert not window.has_unsaved_changes
    window.actions_by_name["reset"].trigger()
    place.qtbot.waitUntil(lambda: window.has_unsaved_changes)
    with place.qtbot.waitSignal(window.saved):
        window.save()
    assert CorrectionStore(place.context.home.corrections).load(place.sha256) is None, "as the model's again"


def test_changes_that_were_not_saved_come_back(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    window.end()  # as when the program ends; a killed one leaves the same file
    window = place.open()
    assert window.has_unsaved_changes
    assert editor_of(window).session.alpha()[MIDDLE[1], MIDDLE[0]] == 0
    assert window.banners.get("draft").isVisible()
    assert window.actions_by_name["undo"].isEnabled()
    window.reset_to_saved()
    place.qtbot.waitUntil(lambda: not editor_of(window).is_busy)
    assert np.array_equal(editor_of(window).session.alpha(), place.model_alpha())


def test_closing_asks_once_and_a_draft_is_kept(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    window.close()
    assert window.isVisible()
    with place.qtbot.waitSignal(window.closed):
        press(window, "closeRepair", keep_button)
    assert CorrectionStore(place.context.home.corrections).load(place.sha256) is None
    assert place.open().has_unsaved_changes


def test_closing_can_save(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    window.close()
    with place.qtbot.waitSignals([window.saved, window.closed]):
        press(window, "closeRepair", lambda box: box.button(QMessageBox.StandardButton.Save))
    assert place.rendered == [place.images[0].id]
    assert not place.open().has_unsaved_changes


def test_closing_can_discard_the_changes(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    window.close()
    with place.qtbot.waitSignal(window.closed):
        press(window, "closeRepair", lambda box: box.button(QMessageBox.StandardButton.Discard))
    assert not place.open().has_unsaved_changes
    assert place.rendered == []


def test_a_result_that_could_not_replace_its_file_tells_its_name() -> None:
    earlier = Path("cutouts/cat.png")
    assert saved_text(earlier, Path("cutouts/cat-2.png")).startswith("Saved as cat-2.png, because cat.png was")
    assert saved_text(earlier, earlier) == saved_text(None, earlier)


def test_undo_and_redo_back_to_what_was_saved_leave_nothing_to_save(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    with place.qtbot.waitSignal(window.saved):
        window.save()
    for act, changed in ((window.undo, True), (window.redo, False)):
        act()
        place.qtbot.waitUntil(lambda: not editor_of(window).is_busy)
        assert window.has_unsaved_changes is changed


@pytest.mark.parametrize("escape", [False, True])
def test_saving_while_a_step_is_computed_saves_and_leaves_nothing_to_save(place: Place, escape: bool) -> None:
    window = place.open()
    place.erase_middle(window)
    release = threading.Event()

    def step(session: EditSession) -> Rect:
        assert release.wait(10)
        return session.set_adjustments(Adjustments(feather=2))

    editor_of(window).run("slow", step)
    window.save()
    if escape:
        window.cancel()
    with place.qtbot.waitSignal(window.saved):
        release.set()
    assert not window.has_unsaved_changes


def test_closing_without_changes_asks_nothing_and_leaves_no_draft(place: Place) -> None:
    window = place.open()
    with place.qtbot.waitSignal(window.closed):
        window.close()
    assert list(CorrectionStore(place.context.home.corrections).drafts()) == []


def test_instead_of_a_damaged_correction_the_one_before_is_shown_and_saved(place: Place) -> None:
    store = CorrectionStore(place.context.home.corrections)
    for value in (90, 180):
        store.save(place.sha256, Correction.from_mask(np.full(SIZE[::-1], value, np.uint8)))
    (path,) = store.folder.glob("*.correction")
    path.write_bytes(b"damaged")
    window = place.open()
    assert window.banners.get("problem").isVisible()
    assert (editor_of(window).session.alpha() == 90).all()
    with place.qtbot.waitSignal(window.saved):
        window.actions_by_name["save"].trigger()
    assert (place.saved_alpha() == 90).all()
    assert [entry.read_bytes() for entry in store.folder.glob("*.damaged-*")] == [b"damaged"]


def test_a_window_that_is_closed_while_it_loads_ends(place: Place) -> None:
    window = place.open(wait=False)
    with place.qtbot.waitSignal(window.closed):
        window.close()
    assert place.open().editor is not None, "the photo is not locked"


def test_a_photo_that_cannot_be_read_says_so(place: Place) -> None:
    place.images[0].source.write_bytes(b"no picture")
    window = place.open(wait=False)
    place.qtbot.waitUntil(lambda: window.banners.get("problem").isVisible())
    assert not window.actions_by_name["save"].isEnabled()


def test_a_second_window_on_the_same_photo_is_refused(place: Place) -> None:
    place.open()
    window = place.open(wait=False)
    place.qtbot.waitUntil(lambda: window.banners.get("problem").isVisible())
    assert window.editor is None


def test_the_panel_adjusts_the_mask_and_follows_undo(place: Place) -> None:
    window = place.open()
    before = int(np.count_nonzero(editor_of(window).session.alpha()))
    window.panel.edge_shift.spin.setValue(5)
    place.qtbot.waitUntil(lambda: editor_of(window).session.adjustments == Adjustments(edge_shift=5))
    assert np.count_nonzero(editor_of(window).session.alpha()) > before
    window.undo()
    place.qtbot.waitUntil(lambda: window.panel.edge_shift.value == 0)
    assert np.count_nonzero(editor_of(window).session.alpha()) == before
    window.panel.largest.click()
    place.qtbot.waitUntil(lambda: editor_of(window).session.adjustments.drop_parts == 100)


def test_adjustments_are_applied_to_other_images(place: Place) -> None:
    window = place.open()
    with place.qtbot.waitSignal(window.saving.applied) as applied:
        window.saving.apply_to([place.images[1]], Adjustments(feather=3))
    assert applied.args == [1, 0]
    assert place.rendered == [place.images[1].id]
    other = CorrectionStore(place.context.home.corrections).load(photo_hash(place.images[1].source))
    assert other is not None
    assert other.adjustments == Adjustments(feather=3)


def test_a_mask_goes_to_another_program_and_back(place: Place) -> None:
    window = place.open()
    file = place.folder / "mask.png"
    window.export_to(file)
    place.qtbot.waitUntil(file.exists)
    with Image.open(file) as mask:
        assert (mask.mode, mask.size) == ("L", SIZE)
        changed = ImageChops.invert(mask)
    changed.save(file)
    window.import_from(file)
    place.qtbot.waitUntil(lambda: window.has_unsaved_changes)
    assert np.array_equal(editor_of(window).session.alpha(), np.asarray(changed))
    Image.new("L", (10, 10)).save(file)
    window.import_from(file)
    place.qtbot.waitUntil(lambda: window.banners.get("problem").isVisible())
    assert "320" in window.banners.get("problem").label.text()


def test_the_keys_choose_tools_views_and_sizes(place: Place) -> None:
    window = place.open()
    for key, kind in (("e", ToolKind.ERASE), ("l", ToolKind.LASSO), ("c", ToolKind.PART), ("b", ToolKind.RESTORE)):
        type_keys(window, key)
        assert window.toolbox.kind is kind
    type_keys(window, "x")
    assert window.toolbox.kind is ToolKind.ERASE
    type_keys(window, "4")
    assert window.canvas.view is View.MASK
    size = window.options.brush.size
    type_keys(window, "]]")
    assert window.options.brush.size > size
    type_keys(window, "z")
    assert window.canvas.viewport.zoom == 1.0


def test_before_shows_the_mask_without_changes(place: Place) -> None:
    window = place.open()
    place.erase_middle(window)
    at = window.canvas.to_canvas(*MIDDLE).toPoint()
    after = window.canvas.grab().toImage().pixelColor(at - QPoint(2, 2))
    window.actions_by_name["before"].trigger()
    before = window.canvas.grab().toImage().pixelColor(at - QPoint(2, 2))
    assert before.name() == "#3060d0"
    assert after != before


def test_everything_has_a_name_for_screen_readers(place: Place) -> None:
    window = place.open()
    inside = window.centralWidget()
    assert inside is not None
    for kind in (QAbstractButton, QSlider, QSpinBox):
        for widget in inside.findChildren(kind):
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert name, f"{widget} in {widget.parent()}"
    assert window.canvas.accessibleName()


def test_a_smart_stroke_asks_the_model_and_can_be_cancelled(place: Place) -> None:
    window = place.open()
    editor = editor_of(window)
    before = editor.session.alpha()
    window.actions_by_name[ToolKind.SMART_REMOVE].trigger()
    window.options.brush.change(size=30)
    held = Held()
    for cancelled, remover in ((True, EllipseRemover(held)), (False, EllipseRemover())):
        place.remover = remover
        at = window.canvas.to_canvas(*MIDDLE).toPoint()
        place.qtbot.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=at)
        place.qtbot.mouseMove(window.canvas, at + QPoint(20, 10))
        place.qtbot.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(20, 10))
        assert editor.is_busy
        if cancelled:
            place.qtbot.waitUntil(held.reached.is_set)
            QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
        place.qtbot.waitUntil(lambda: not editor.is_busy)
        assert editor.session.can_undo is not cancelled
        assert np.array_equal(before, editor.session.alpha()) is cancelled


def test_every_action_has_a_name_of_its_own(place: Place) -> None:
    window = place.open()
    named = {action.objectName(): action for action in window.actions()}
    assert len(named) == len(window.actions())
    named["pick_color"].trigger()
    (dialog,) = window.findChildren(QColorDialog)
    dialog.setCurrentColor(QColor("#123456"))
    assert (window.canvas.view, window.canvas.color) == (View.COLOR, "#123456")


def test_the_picture_stays_where_it_is_with_every_tool_and_numbers_are_as_wide(place: Place) -> None:
    window = place.open()
    tops = set()
    for kind in ToolKind:
        window.actions_by_name[kind].trigger()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        tops.add(window.canvas.mapTo(window, QPoint(0, 0)).y())
    assert len(tops) == 1
    numbers = window.panel.findChildren(QSpinBox)
    assert len({number.width() for number in numbers}) == 1
    assert all(number.lineEdit().textMargins().left() > 0 for number in window.findChildren(QSpinBox))

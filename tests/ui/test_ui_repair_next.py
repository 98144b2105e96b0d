"""Repairing one result after the other, and what the desk shows of repairs that are not saved."""

import pytest
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.corrections import CorrectionStore
from rembg_desktop.masks.kept import photo_hash
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import JobImage, Review
from rembg_desktop.ui.repair.actions import ToolKind
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.window import RepairWindow
from rembg_desktop.ui.review.page import ReviewPage
from rembg_desktop.ui.review.results import DRAFT_ROLE, Shown

COLORS = ("#3060d0", "#d06030", "#30d060")
NOT_SAVED = "The repair is not saved yet."


@pytest.fixture
def images(program) -> list[JobImage]:
    """Three results of different photos."""
    photos = [program.folder / f"{number}.png" for number in range(len(COLORS))]
    for photo, color in zip(photos, COLORS, strict=True):
        Image.new("RGB", (64, 48), color).save(photo)
    options = RemovalOptions()
    job = program.manager.submit(program.manager.plan(photos, options), options)
    program.start()
    program.wait(lambda: program.manager.job(job.id).status.is_final)
    return program.manager.images(job.id)


@pytest.fixture
def page(program, images: list[JobImage]) -> ReviewPage:
    program.window.feed.refresh()
    program.window.actions_by_name["review"].trigger()
    page = program.window.review.page
    page.filters.choose(Shown.ALL)
    program.wait(lambda: page.results.rowCount() == len(images) and page.current() is not None)
    return page


def opened(program, image: JobImage) -> RepairWindow:
    """The window that repairs an image, when it can be used."""

    def found() -> list[RepairWindow]:
        return [
            window
            for window in QApplication.topLevelWidgets()
            if isinstance(window, RepairWindow) and window.image.id == image.id and window.editor is not None
        ]

    program.wait(lambda: bool(found()))
    return found()[0]


def erase(window: RepairWindow) -> None:
    assert window.editor is not None
    window.editor.begin_stroke(Tool.ERASE, 32, 24, 5, 1, 1, 1)
    window.editor.end_stroke()


def has_drafts(page: ReviewPage) -> list[bool]:
    return [page.results.data(page.results.index(row, 0), DRAFT_ROLE) for row in range(page.results.rowCount())]


def corner(page: ReviewPage) -> object:
    """What is painted at the end of the first cell's upper line."""
    cell = page.sheet.visualRect(page.results.index(0, 0))
    return page.sheet.viewport().grab(QRect(cell.center().x(), cell.top(), cell.width() // 2, 40)).toImage()


def test_a_result_whose_repair_is_not_saved_has_a_badge(program, page: ReviewPage, images: list[JobImage]) -> None:
    page.select_row(1)
    program.wait(lambda: page.pictures.get(images[0].output, page.sheet.cells.side) is not None)
    plain = corner(page)
    window = program.window.repairs.open(images[:1])
    window = opened(program, images[0])
    assert not any(has_drafts(page))
    erase(window)
    program.wait(lambda: has_drafts(page) == [True, False, False])
    assert corner(page) != plain
    for role, end in ((Qt.ItemDataRole.ToolTipRole, "\n"), (Qt.ItemDataRole.AccessibleTextRole, ", ")):
        assert page.results.data(page.results.index(0, 0), role).endswith(end + NOT_SAVED)
    page.select_row(0)
    assert NOT_SAVED in page.details.reasons.text()
    window.save()
    program.wait(lambda: not any(has_drafts(page)))
    assert window.isVisible()
    erase(window)
    window.undo()
    erase(window)
    window.end()
    program.wait(lambda: has_drafts(page) == [True, False, False])


def test_save_and_next_leads_through_the_results_that_are_shown(
    program, page: ReviewPage, images: list[JobImage]
) -> None:
    page.select_row(0)
    program.window.actions_by_name["repair"].trigger()
    window = opened(program, images[0])
    window.toolbox.choose(ToolKind.ERASE)
    window.actions_by_name[View.MASK].trigger()
    window.options.brush.change(size=16, hardness=0.3)
    erase(window)
    with program.qtbot.waitSignal(window.closed, timeout=8000):
        window.footer.save_next.click()
    assert CorrectionStore(program.home.corrections).load(photo_hash(images[0].source)) is not None
    second = opened(program, images[1])
    assert second.toolbox.kind is ToolKind.ERASE
    assert (second.canvas.view, second.options.brush.size, second.options.brush.hardness) == (View.MASK, 16, 0.3)
    program.wait(lambda: page.sheet.currentIndex().row() == 1)
    # The third result leaves the list meanwhile.
    page.desk.mark([images[1].id, images[2].id], Review.REJECTED)
    page.filters.choose(Shown.NEEDS_REVIEW)
    program.wait(lambda: page.results.rowCount() == 0)
    second.actions_by_name["save_next"].trigger()
    program.wait(lambda: second.banners.get("last").isVisible())
    assert second.isVisible()
    assert CorrectionStore(program.home.corrections).load(photo_hash(images[1].source)) is None


def test_without_the_desk_the_next_image_of_the_job_follows(program, images: list[JobImage]) -> None:
    program.window.repairs.open([images[1]])
    window = opened(program, images[1])
    with program.qtbot.waitSignal(window.closed, timeout=8000):
        program.qtbot.keyClick(
            window.canvas,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    opened(program, images[2])


def test_the_same_photo_in_another_result_is_left_out(program, page: ReviewPage, images: list[JobImage]) -> None:
    options = RemovalOptions(background="#ffffff")
    again = [images[0].source, images[1].source]
    copy = program.folder / "copy.png"
    copy.write_bytes(images[0].source.read_bytes())
    job = program.manager.submit(program.manager.plan([copy, *again], options), options)
    program.wait(lambda: program.manager.job(job.id).status.is_final)
    made = program.manager.images(job.id)
    other = next(image for image in made if image.source == images[1].source)
    same = [image.id for image in made if image is not other]
    assert len(same) == 2
    program.window.repairs.open(images[:1], lambda _image_id: [*same, other.id])
    opened(program, images[0]).actions_by_name["save_next"].trigger()
    opened(program, other)


def test_w_and_n_move_the_whole_outline(program, images: list[JobImage]) -> None:
    program.window.repairs.open([images[0]])
    window = opened(program, images[0])
    assert window.editor is not None
    session = window.editor.session
    erase(window)
    areas = [session.alpha().astype(int).sum()]
    for key in (Qt.Key.Key_W, Qt.Key.Key_N, Qt.Key.Key_N):
        with program.qtbot.waitSignal(window.editor.changed, timeout=8000):
            program.qtbot.keyClick(window.canvas, key)
        program.wait(lambda: not window.editor.is_busy)
        areas.append(session.alpha().astype(int).sum())
    assert areas[1] > areas[0]
    assert areas[3] < areas[2] < areas[1]

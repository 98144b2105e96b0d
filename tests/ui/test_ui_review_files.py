"""What the desk does with files of results: rejected ones are moved safely, other models write beside them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox

from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import Job, Review
from rembg_desktop.ui.review.again import ModelDialog, Pair, submit_again
from rembg_desktop.ui.review.page import ReviewPage


def run(program, *names: str) -> Job:
    photos = [program.photo(name) for name in names]
    options = RemovalOptions()
    job = program.manager.submit(program.manager.plan(photos, options), options)
    program.start()
    program.wait(lambda: program.manager.job(job.id).status.is_final)
    return job


def opened(program) -> ReviewPage:
    program.window.feed.refresh()
    program.window.review.show(everything=True)
    page = program.window.review.page
    program.wait(lambda: page.results.rowCount() > 0 and page.desk.is_idle)
    return page


def test_rejected_results_are_moved_and_the_changed_one_is_named(program) -> None:
    job = run(program, "a.png", "b.png", "c.png")
    first, second, third = program.manager.images(job.id)
    program.manager.set_review([first.id, second.id], Review.REJECTED)
    second.output.write_bytes(b"mended by hand")
    page = opened(program)
    target = program.folder / "rejected"
    target.mkdir()
    program.wait(program.window.actions_by_name["move_rejected"].isEnabled)
    program.window.review.rejected.move(None, target)
    banner = program.window.workspace.banners.get("rejected")
    program.wait(lambda: banner.isVisible() and bool(banner.findChild(QAbstractButton, "banner-rejected-action0")))
    program.wait(lambda: "not moved" in banner.label.text())
    assert [path.name for path in target.iterdir()] == ["a.png"]
    assert program.manager.image(first.id).output == target / "a.png"
    assert program.manager.image(second.id).output == second.output
    assert second.output.read_bytes() == b"mended by hand"
    assert third.output.exists()
    banner.findChild(QAbstractButton, "banner-rejected-action0").click()
    box = page.findChild(QMessageBox, "rejectedDetails")
    assert str(second.output) in box.detailedText()
    box.close()


def test_the_trash_is_asked_for(program) -> None:
    job = run(program, "a.png")
    (image,) = program.manager.images(job.id)
    program.manager.set_review([image.id], Review.REJECTED)
    page = opened(program)
    program.wait(program.window.actions_by_name["trash_rejected"].isEnabled)
    program.window.actions_by_name["trash_rejected"].trigger()
    box = page.findChild(QMessageBox, "rejectedQuestion")
    assert box.defaultButton() is not box.findChild(QAbstractButton, "rejectedConfirm")
    box.findChild(QAbstractButton, "rejectedConfirm").click()
    program.wait(lambda: not image.output.exists())


def test_another_model_writes_beside_the_earlier_result_and_one_is_picked(program) -> None:
    job = run(program, "a.png", "b.png")
    page = opened(program)
    images = program.manager.images(job.id)
    before = {image.output: image.output.read_bytes() for image in images}
    program.window.review.another.run(images, "u2netp")
    banner = program.window.workspace.banners.get("again")
    program.wait(lambda: banner.isVisible() and "compared" in banner.label.text(), 15_000)
    banner.findChild(QAbstractButton, "banner-again-action0").click()
    dialog = page.findChild(QDialog, "pickDialog")
    pairs: list[Pair] = dialog._pairs
    assert [pair.earlier.id for pair in pairs] == [image.id for image in images]
    assert all(pair.new.output.parent == pair.earlier.output.parent for pair in pairs)
    program.wait(dialog.isActiveWindow)  # before, Esc belongs to the main window
    program.qtbot.keyClick(dialog.earlier, Qt.Key.Key_Right)  # the keys pick wherever the focus is
    program.qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert [pair.earlier.id for pair in program.window.review.another._pairs] == [images[1].id]
    assert banner.isVisible()
    banner.findChild(QAbstractButton, "banner-again-action0").click()
    (dialog,) = [found for found in page.findChildren(QDialog, "pickDialog") if found.isVisible()]
    assert [pair.earlier.id for pair in dialog.left] == [images[1].id]
    program.qtbot.keyClick(dialog.earlier, Qt.Key.Key_Return)
    assert not banner.isVisible()

    def marks(pair: Pair) -> list[Review]:
        return [program.manager.image(image.id).review for image in (pair.earlier, pair.new)]

    program.wait(lambda: marks(pairs[1]) == [Review.ACCEPTED, Review.REJECTED])
    assert marks(pairs[0]) == [Review.REJECTED, Review.ACCEPTED]
    assert {path: path.read_bytes() for path in before} == before


def test_without_another_model_the_dialog_says_where_to_get_one(program) -> None:
    run(program, "a.png")
    page = opened(program)
    page.select_row(0)
    program.wait(program.window.actions_by_name["again"].isEnabled)
    program.window.actions_by_name["again"].trigger()
    dialog = page.findChild(ModelDialog)
    assert dialog.box.count() == 0
    with program.qtbot.waitSignal(program.window.actions_by_name["models"].triggered):
        dialog.start.click()


def test_again_leaves_nothing_behind_when_one_photo_is_gone(program) -> None:
    job = run(program, "a.png", "b.png")
    images = program.manager.images(job.id)
    images[1].source.unlink()
    with pytest.raises(AppError, match=r"b\.png"):
        submit_again(program.manager, images, "u2netp")
    assert len(program.manager.all_jobs()) == 1

"""The review desk as a user meets it: open, look, mark, undo, filter."""

import subprocess
import sys
from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.types import Failure, Review
from rembg_desktop.ui.inspector.painting import GroundKind
from rembg_desktop.ui.review.page import ReviewPage
from rembg_desktop.ui.review.results import Shown

SCORES = (0.9, 0.1, 0.7, 0.2, 0.8, 0.0)
"""Uncertainty of the results in the order of the job; from 0.5 on they need review."""


def finish(program, scores=SCORES, *, failed: int = 0) -> list[int]:
    """A job whose images have ended; gives the ids of its images."""
    photos = [program.photo(f"{number}.png") for number in range(len(scores) + failed)]
    options = RemovalOptions()
    job = program.manager.submit(program.manager.plan(photos, options), options)
    for score in scores:
        claim = program.store.claim("test")
        assert claim is not None
        claim.destination.parent.mkdir(exist_ok=True)
        Image.new("RGBA", (64, 48), (200, 30, 30, 128)).save(claim.destination)
        review = Review.NEEDS_REVIEW if score >= 0.5 else Review.NONE
        reasons = ("soft_mask",) if score >= 0.5 else ()
        result = Result(claim.destination, 100, uncertainty=score, reasons=reasons, review=review)
        assert program.store.record_output(claim, claim.destination, "00" * 32, result)
        assert program.store.complete(claim)
    for _ in range(failed):
        claim = program.store.claim("test")
        assert program.store.fail(claim, Failure("corrupt_image", "The file is damaged."))
    program.window.feed.refresh()
    program.wait(lambda: bool(program.window.model.jobs()) and program.window.model.jobs()[0].status.is_final)
    return [image.id for image in program.manager.images(job.id)]


def opened(program) -> ReviewPage:
    program.window.actions_by_name["review"].trigger()
    page = program.window.review.page
    program.wait(lambda: page.desk.is_idle)
    return page


def state(program, image_id: int) -> Review:
    return program.manager.image(image_id).review


def press(program, page: ReviewPage, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    program.window.activateWindow()
    program.wait(program.window.isActiveWindow)
    page.focus_pictures()
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        program.qtbot.keyClick(target, key, modifier)


@pytest.fixture
def page(program) -> ReviewPage:
    finish(program)
    return opened(program)


def names(page: ReviewPage) -> list[str]:
    return [page.results.data(page.results.index(row, 0)) for row in range(page.results.rowCount())]


def loaded(program, page: ReviewPage) -> list[str]:
    program.wait(lambda: page.results.rowCount() > 0 and None not in names(page))
    return names(page)


def test_it_shows_what_needs_review_with_the_most_uncertain_first(program, page: ReviewPage) -> None:
    assert loaded(program, page) == ["0.png", "4.png", "2.png"]
    assert page.isVisible()
    assert not program.window.workspace.side.isVisible()
    assert program.window.review.buttons[1].text() == "Review  3"
    page.filters.order.setCurrentIndex(1)
    program.wait(lambda: names(page) == ["0.png", "2.png", "4.png"])


def test_the_filters_show_other_results_and_how_many_there_are(program) -> None:
    finish(program, failed=1)
    page = opened(program)
    chips = {shown: page.filters.findChild(QAbstractButton, f"review-{shown}") for shown in Shown}
    assert [chip.text() for chip in chips.values()] == [
        "Needs review  3",
        "All  6",
        "Accepted",
        "Rejected",
        "Failed  1",
    ]
    chips[Shown.ALL].click()
    program.wait(lambda: page.results.rowCount() == 6)
    chips[Shown.FAILED].click()
    program.wait(lambda: page.results.rowCount() == 1)
    assert loaded(program, page) == ["6.png"]
    program.wait(lambda: bool(page.details.reasons.text()))
    assert not program.window.actions_by_name["accept"].isEnabled()
    chips[Shown.REJECTED].click()
    program.wait(page.empty.isVisible)
    assert page.empty.title.text() == "Nothing was rejected"


def test_ctrl_f_searches_for_file_names_and_escape_shows_all_again(program, page: ReviewPage) -> None:
    page.filters.choose(Shown.ALL)
    program.wait(lambda: page.results.rowCount() == len(SCORES))
    page.focus_pictures()
    press(program, page, Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    search = page.filters.search
    assert QApplication.focusWidget() is search
    assert page.isVisible()
    program.qtbot.keyClicks(search, "4.PN")
    program.wait(lambda: loaded(program, page) == ["4.png"])
    program.qtbot.keyClick(search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.sheet
    press(program, page, Qt.Key.Key_A)
    program.wait(lambda: page.desk.is_idle)
    assert page.results.known(page.results.ids[0]).review is Review.ACCEPTED
    program.qtbot.keyClicks(search, "x")
    program.wait(lambda: page.content.currentWidget() is page.empty)
    assert "name" in page.empty.title.text()
    program.qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    program.wait(lambda: page.results.rowCount() == len(SCORES))
    assert search.text() == ""
    search.setFocus()
    search.setText("4")
    program.wait(lambda: page.results.rowCount() == 1)
    program.qtbot.keyClick(search, Qt.Key.Key_Escape)
    program.wait(lambda: page.results.rowCount() == len(SCORES))
    assert page.isVisible()


def test_one_job_alone_can_be_shown(program, page: ReviewPage) -> None:
    finish(program, (0.6,))
    page.desk.refresh()
    program.wait(lambda: page.results.rowCount() == 4)
    page.filters.job.fill()
    assert page.filters.job.count() == 3
    page.filters.job.setCurrentIndex(1)
    program.wait(lambda: page.results.rowCount() in (1, 3))


def test_accepting_stores_at_once_and_goes_to_the_next(program, page: ReviewPage) -> None:
    loaded(program, page)
    first, second = page.results.ids[:2]
    press(program, page, Qt.Key.Key_A)
    assert page.current().id == second
    program.wait(lambda: state(program, first) is Review.ACCEPTED)
    press(program, page, Qt.Key.Key_X)
    program.wait(lambda: state(program, second) is Review.REJECTED)
    assert loaded(program, page) == ["2.png"]


def test_ctrl_z_brings_the_last_mark_back_and_selects_the_result(program, page: ReviewPage) -> None:
    loaded(program, page)
    ids = list(page.results.ids)
    press(program, page, Qt.Key.Key_A, Qt.Key.Key_X)
    press(program, page, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: state(program, ids[1]) is Review.NEEDS_REVIEW)
    program.wait(lambda: list(page.results.ids) == ids[1:] and page.desk.is_idle)
    assert page.current().id == ids[1]
    press(program, page, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: list(page.results.ids) == ids)
    assert state(program, ids[0]) is Review.NEEDS_REVIEW
    assert not program.window.actions_by_name["undo_review"].isEnabled()


def test_r_takes_the_mark_of_a_person_away(program, page: ReviewPage) -> None:
    page.filters.choose(Shown.ALL)
    program.wait(lambda: page.results.rowCount() == 6)
    loaded(program, page)
    certain = page.results.ids[-1]
    uncertain = page.results.ids[0]
    page.sheet.selectAll()
    press(program, page, Qt.Key.Key_A)
    program.wait(
        lambda: state(program, certain) is Review.ACCEPTED and state(program, uncertain) is Review.ACCEPTED
    )
    page.sheet.selectAll()
    press(program, page, Qt.Key.Key_R)
    program.wait(lambda: state(program, certain) is Review.NONE)
    assert state(program, uncertain) is Review.NEEDS_REVIEW


def test_a_mark_of_many_is_one_step_of_undo(program, page: ReviewPage) -> None:
    loaded(program, page)
    ids = list(page.results.ids)
    page.sheet.selectAll()
    press(program, page, Qt.Key.Key_X)
    program.wait(lambda: {state(program, image_id) for image_id in ids} == {Review.REJECTED})
    program.wait(page.empty.isVisible)
    assert page.empty.title.text() == "Nothing needs review"
    program.window.actions_by_name["undo_review"].trigger()
    program.wait(lambda: list(page.results.ids) == ids)


def test_return_opens_one_result_and_escape_goes_back(program, page: ReviewPage) -> None:
    loaded(program, page)
    press(program, page, Qt.Key.Key_Return)
    assert page.is_single
    program.wait(lambda: not page.single.view.after.image.isNull())
    press(program, page, Qt.Key.Key_Right)
    assert page.current().name == "4.png"
    assert page.single.view.after.path.name == "4.png"
    press(program, page, Qt.Key.Key_End)
    assert page.current().name == "2.png"
    press(program, page, Qt.Key.Key_PageUp)
    assert page.current().name == "4.png"
    press(program, page, Qt.Key.Key_Escape)
    assert page.sheet.isVisible()
    assert page.current().name == "4.png"
    press(program, page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert program.window.view.isVisible()


def test_the_neighbors_are_decoded_ahead(program, page: ReviewPage) -> None:
    loaded(program, page)
    page.open_single()
    following = program.manager.image(page.results.ids[1]).output
    longest = page.single.view.after.first_request
    program.wait(lambda: page.single.loader.at_hand(following, longest) is not None)
    page.select_row(1)
    assert not page.single.view.after.image.isNull()  # at once, without a turn of the event loop


def test_space_shows_the_original_while_it_is_held(program, page: ReviewPage) -> None:
    loaded(program, page)
    page.open_single()
    view = page.single.view
    program.wait(lambda: view.has_both)
    program.qtbot.keyPress(view, Qt.Key.Key_Space)
    assert view.is_showing_original
    view._pressed_at -= 1  # it was held for a second
    program.qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert not view.is_showing_original
    program.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.is_showing_original  # a tap switches
    page.select_row(1)
    assert not view.is_showing_original


def test_space_on_the_sheet_shows_the_originals_while_it_is_held(program, page: ReviewPage) -> None:
    loaded(program, page)
    program.qtbot.keyPress(page.sheet, Qt.Key.Key_Space)
    assert page.sheet.cells.shows_original
    page.sheet._pressed_at -= 1  # it was held for a second
    program.qtbot.keyRelease(page.sheet, Qt.Key.Key_Space)
    assert not page.sheet.cells.shows_original
    program.qtbot.keyClick(page.sheet, Qt.Key.Key_Space)
    assert page.sheet.cells.shows_original  # a tap switches


def test_the_next_result_is_current_when_the_current_one_leaves_a_list_in_another_order(
    program, page: ReviewPage
) -> None:
    loaded(program, page)
    first, second, third = page.results.ids
    page.select_row(1)
    page.results.set_ids([third, first])
    assert page.chosen_ids() == [third]
    page.results.set_ids([second, first, third])
    page.select_row(2)
    page.results.set_ids([first, second])
    assert page.chosen_ids() == [first]


def test_the_keys_come_back_to_the_pictures_from_a_banner_and_a_dialog(program, page: ReviewPage) -> None:
    loaded(program, page)
    press(program, page)
    banner = program.window.workspace.banners.get("message")
    for keyboard in (False, True):
        banner.say("info", "Something", {"Act": banner.hide})
        button = banner.findChildren(QAbstractButton, "banner-message-action0")[-1]
        program.wait(button.isVisible)
        if keyboard:
            button.setFocus()
        program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        program.wait(page.sheet.hasFocus)
    program.window.actions_by_name["again"].trigger()
    program.wait(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().close()
    program.wait(page.sheet.hasFocus)


def test_digits_choose_the_ground_and_z_the_zoom(program, page: ReviewPage) -> None:
    loaded(program, page)
    press(program, page, Qt.Key.Key_4)
    assert page.sheet.cells.ground.kind is GroundKind.GRAY
    assert page.bar.grounds[3].isChecked()
    press(program, page, Qt.Key.Key_Return)
    program.wait(lambda: not page.single.view.after.image.isNull())
    assert page.single.view.ground.kind is GroundKind.GRAY
    picture = page.single.view.grab().toImage()
    assert picture.pixelColor(picture.rect().center()) not in (QColor("#ffffff"), QColor("#808080"))
    page.single.view.viewport.zoom_to(4.0)
    press(program, page, Qt.Key.Key_Z)
    assert page.single.view.viewport.fitted


def test_the_keys_of_the_desk_do_nothing_in_the_queue(program, page: ReviewPage) -> None:
    loaded(program, page)
    ids = list(page.results.ids)
    program.window.actions_by_name["queue"].trigger()
    assert not page.isVisible()
    assert not program.window.actions_by_name["accept"].isEnabled()
    program.qtbot.keyClick(program.window.view, Qt.Key.Key_A)
    assert {state(program, image_id) for image_id in ids} == {Review.NEEDS_REVIEW}


def test_the_keys_of_the_queue_do_nothing_in_the_desk(program, page: ReviewPage) -> None:
    loaded(program, page)
    press(program, page, Qt.Key.Key_Delete)
    assert program.window.model.jobs()
    assert not program.window.actions_by_name["remove"].isEnabled()
    program.window.actions_by_name["review"].trigger()
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.wait(program.window.actions_by_name["remove"].isEnabled)


def test_a_mark_of_another_process_is_seen(program, page: ReviewPage) -> None:
    loaded(program, page)
    first = page.results.ids[0]
    program.manager.set_review([first], Review.ACCEPTED)
    program.start()
    program.runner.queue_changed.emit()
    program.wait(lambda: first not in page.results.ids)


def test_a_mark_that_cannot_be_stored_is_shown_as_it_was(program, page: ReviewPage) -> None:
    loaded(program, page)
    lost = page.results.ids[0]
    program.manager.remove([program.window.model.jobs()[0].id])
    program.manager.cleanup(timedelta(0))
    page.desk.mark([lost], Review.ACCEPTED)
    banner = program.window.workspace.banners.get("problem")
    program.wait(banner.isVisible)
    assert f"image {lost}" in banner.label.text()
    assert not page.desk.can_undo


def test_the_mouse_selects_marks_and_opens(program, page: ReviewPage) -> None:
    loaded(program, page)
    rect = page.sheet.visualRect(page.results.index(1, 0))
    program.qtbot.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    image = page.current()
    button = next(
        b
        for b in page.details.findChildren(QToolButton)
        if b.defaultAction() is program.window.actions_by_name["accept"]
    )
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: state(program, image.id) is Review.ACCEPTED)
    assert page.sheet.hasFocus() or not program.window.isActiveWindow()
    spot = page.sheet.visualRect(page.results.index(0, 0)).center()
    program.qtbot.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    program.qtbot.mouseDClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.is_single
    page.sheet.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_click_on_a_filter_leaves_the_keys_with_the_pictures(program, page: ReviewPage) -> None:
    loaded(program, page)
    press(program, page, Qt.Key.Key_Home)
    chip = page.filters.findChild(QAbstractButton, "review-all")
    program.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.sheet.hasFocus()
    program.window.review.buttons[1].setFocus()
    program.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.sheet.hasFocus()


def test_the_keys_are_with_the_pictures_that_come_while_the_desk_is_open(program) -> None:
    program.window.activateWindow()
    program.wait(program.window.isActiveWindow)
    page = opened(program)
    assert page.empty.hasFocus()
    finish(program)
    page.desk.refresh()
    assert len(loaded(program, page)) == 3
    assert page.sheet.hasFocus()


def test_the_filters_are_one_stop_of_the_tab_key_and_have_shortcuts(program, page: ReviewPage) -> None:
    loaded(program, page)
    chips = {shown: page.filters.findChild(QAbstractButton, f"review-{shown}") for shown in Shown}

    def tab(back: bool = False) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        program.qtbot.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)

    press(program, page)  # the keys are with the pictures
    for _ in range(4):
        tab(back=True)
    assert chips[Shown.NEEDS_REVIEW].hasFocus()
    program.qtbot.keyClick(chips[Shown.NEEDS_REVIEW], Qt.Key.Key_Right)
    assert chips[Shown.ALL].hasFocus()
    program.wait(lambda: page.results.rowCount() == 6)
    for expected in (page.filters.search, page.filters.job, page.filters.order, page.sheet):
        tab()
        assert expected.hasFocus()
    press(program, page, Qt.Key.Key_4, modifier=Qt.KeyboardModifier.ControlModifier)
    program.wait(page.empty.isVisible)
    assert chips[Shown.REJECTED].isChecked()
    press(program, page, Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: page.results.rowCount() == 3)
    assert page.sheet.hasFocus()
    for _ in range(4):
        tab(back=True)
    assert chips[Shown.NEEDS_REVIEW].hasFocus()
    assert chips[Shown.NEEDS_REVIEW].toolTip() == "Needs review (Ctrl+1)"


def test_ctrl_and_wheel_change_the_size_of_the_pictures(program, page: ReviewPage) -> None:
    before = page.sheet.cells.side
    page.sheet.size_wanted.emit(1)
    assert page.sheet.cells.side > before
    page.bar.slider.setValue(512)
    assert page.sheet.gridSize().width() >= 512


def test_screen_readers_hear_what_is_shown(program, page: ReviewPage) -> None:
    loaded(program, page)
    said = page.results.data(page.results.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "0.png, Needs review, Uncertainty: 90%, The outline is unclear in large parts."
    tip = page.results.data(page.results.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines() == said.split(", ")
    for widget in (
        page.sheet,
        page.single.view,
        page.single.film,
        page.bar.slider,
        page.filters.job,
        page.filters.order,
    ):
        assert widget.accessibleName()
    for button in page.bar.findChildren(QToolButton):
        assert button.accessibleName()


def test_the_end_of_a_batch_says_how_many_need_review(program) -> None:
    ids = finish(program)
    program.window.feedback.batch_ended(program.window.model.jobs())
    banner = program.window.workspace.banners.get("review")
    assert banner.label.text() == "3 fine, 3 need(s) review"  # the plural is that of the translation
    banner.findChild(QAbstractButton, "banner-review-action0").click()
    assert not banner.isVisible()
    page = program.window.review.page
    program.wait(lambda: page.isVisible() and page.results.rowCount() == 3)
    program.manager.set_review(ids[1:2], Review.REJECTED)
    program.window.feedback.batch_ended(program.manager.all_jobs(), offer=False)
    assert banner.label.text() == "2 fine, 3 need(s) review", "what was rejected is not fine"
    assert not [
        button
        for button in banner.findChildren(QAbstractButton)
        if "action" in button.objectName() and button.isVisible()
    ]


def test_results_that_are_rendered_again_do_not_end_a_batch_again(program, page: ReviewPage) -> None:
    (job,) = program.manager.all_jobs()
    program.manager.pause()
    program.manager.render_again([page.results.ids[0]])
    assert program.manager.job(job.id).finished_at == job.finished_at
    assert not program.manager.job(job.id).status.is_final


def test_the_desk_is_not_imported_before_it_is_wanted() -> None:
    code = (
        "import sys, rembg_desktop.ui.window.main_window\n"
        "print([m for m in sys.modules if m.startswith('rembg_desktop.ui.review')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"

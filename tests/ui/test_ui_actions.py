"""What can be done to the queue with the mouse: menus, headers, drags, several rows at once."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QMessageBox, QPushButton, QToolButton, QWidget

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import Job, JobStatus
from rembg_desktop.ui.queue_table.cells import Column

LEFT = Qt.MouseButton.LeftButton
NO_KEY, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def submit(program, *paths: Path, hold: bool = False) -> Job:
    options = RemovalOptions()
    plan = program.manager.plan(list(paths), options, recursive=True)
    return program.manager.submit(plan, options, hold=hold)


def spot(program, row: int, column: Column = Column.NAME) -> QPoint:
    index = program.window.model.index(row, column)
    return program.window.view.visualRect(index).center()


def click(program, row: int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(program.window.view.viewport(), LEFT, modifier, spot(program, row))


def names(program) -> str:
    return "".join(job.name[0] for job in program.window.model.shown())


def open_menu(widget: QWidget, at: QPoint) -> QMenu:
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    """Click an entry of a menu."""
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    assert action.isEnabled(), text
    QTest.mouseClick(menu, LEFT, NO_KEY, menu.actionGeometry(action).center())


def tool(program, name: str) -> QToolButton:
    bar = program.window.findChild(QWidget, "toolbar")
    return next(
        b for b in bar.findChildren(QToolButton) if b.defaultAction() is program.window.actions_by_name[name]
    )


@pytest.fixture
def three(program):
    """Three jobs that wait."""
    for name in ("a.png", "b.png", "c.png"):
        submit(program, program.photo(name), hold=True)
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 3)
    return program


def test_a_click_on_a_header_sorts_and_the_third_one_brings_the_order_of_the_queue_back(three) -> None:
    header: QHeaderView = three.window.view.header()
    at = QPoint(header.sectionViewportPosition(Column.NAME) + 20, header.height() // 2)
    orders: list[str] = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), LEFT, NO_KEY, at)
        orders.append(names(three))
    assert sorted(orders) == ["abc", "abc", "cba"]
    assert three.window.model.is_queue_order


def test_columns_are_chosen_in_the_menu_of_the_header(three) -> None:
    three.window.actions_by_name["panel"].setChecked(False)
    three.window.resize(1500, 700)
    three.wait(lambda: not three.window.view.isColumnHidden(Column.PRESET))
    header = three.window.view.header()
    choose(open_menu(header.viewport(), QPoint(30, 5)), "Preset")
    assert three.window.view.isColumnHidden(Column.PRESET)
    choose(open_menu(header.viewport(), QPoint(30, 5)), "Preset")
    assert not three.window.view.isColumnHidden(Column.PRESET)


def test_several_rows_are_held_together_from_the_menu_of_a_row(three) -> None:
    view = three.window.view
    click(three, 0)
    click(three, 2, CTRL)
    three.wait(three.window.actions_by_name["release"].isEnabled)
    choose(open_menu(view.viewport(), spot(three, 2)), "Release")
    three.wait(lambda: [job.held for job in three.window.model.shown()] == [False, True, False])
    click(three, 0)
    click(three, 2, SHIFT)
    assert [row.name[0] for row in view.selected_rows()] == ["a", "b", "c"]
    three.wait(three.window.actions_by_name["cancel"].isEnabled)
    choose(open_menu(view.viewport(), spot(three, 1)), "Cancel")
    three.wait(lambda: {job.status for job in three.window.model.shown()} == {JobStatus.CANCELLED})


@pytest.mark.parametrize(
    ("row", "entry", "after"),
    [
        (2, "Move to top", "cab"),
        (0, "Move to bottom", "bca"),
        (2, "Move up", "acb"),
        (0, "Move down", "bac"),
    ],
)
def test_a_row_is_moved_from_its_menu(three, row: int, entry: str, after: str) -> None:
    click(three, row)
    three.wait(three.window.actions_by_name["top"].isEnabled)
    choose(open_menu(three.window.view.viewport(), spot(three, row)), entry)
    three.wait(lambda: names(three) == after)


def test_a_row_is_dropped_above_another_one(three) -> None:
    view, model = three.window.view, three.window.model
    data = model.mimeData([model.index(2, 0)])
    place = view.visualRect(model.index(0, 0)).topLeft() + QPoint(40, 1)
    actions, move = Qt.DropAction.MoveAction, QDragMoveEvent
    enter = QDragEnterEvent(place, actions, data, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), enter)
    assert enter.isAccepted()
    over = move(place, actions, data, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), over)
    assert over.isAccepted()
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), actions, data, LEFT, NO_KEY))
    three.wait(lambda: names(three) == "cab")


def test_the_menu_beside_the_rows_adds_and_clears(program) -> None:
    program.start()
    program.window.add([program.photo("a.png")])
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    program.wait(program.window.actions_by_name["clear"].isEnabled)
    viewport = program.window.view.viewport()
    choose(open_menu(viewport, QPoint(30, viewport.height() - 5)), "Clear completed")
    program.wait(program.window.workspace.empty.isVisible)
    undo = program.window.workspace.banners.get("undo")
    assert undo.isVisible()
    QTest.mouseClick(undo.findChild(QPushButton, "banner-undo-action0"), LEFT)
    program.wait(lambda: program.rows() == 1)
    assert not undo.isVisible()


def test_files_for_a_preset_get_it_instead_of_the_options_of_the_window(program) -> None:
    program.start()
    program.window.add([program.photo("a.png")], "mask")
    program.wait(lambda: program.rows() == 1)
    job = program.window.model.shown()[0]
    assert (job.preset, job.options.mask_only) == ("Mask", True)
    program.window.add([program.photo("b.png")], "gone")
    program.wait(program.window.workspace.banners.get("problem").isVisible)
    assert program.rows() == 1


def test_the_toolbar_pauses_goes_on_and_clears(program) -> None:
    program.start()
    QTest.mouseClick(tool(program, "pause"), LEFT)
    program.wait(lambda: program.manager.pause_state().by_user)
    program.window.add([program.photo("a.png")])
    program.wait(lambda: program.rows() == 1)
    program.wait(lambda: tool(program, "pause").text().strip() == "Resume")
    QTest.mouseClick(tool(program, "pause"), LEFT)
    program.wait(lambda: program.window.model.shown()[0].status is JobStatus.COMPLETED)
    program.wait(tool(program, "clear").isEnabled)
    QTest.mouseClick(tool(program, "clear"), LEFT)
    program.wait(program.window.workspace.empty.isVisible)


def test_everything_that_failed_is_retried_at_once(program) -> None:
    program.start()
    for name in ("a.png", "b.png"):
        program.window.add([program.broken(name)])
    failed = [JobStatus.FAILED] * 2
    program.wait(lambda: [job.status for job in program.window.model.shown()] == failed)
    for name in ("a.png", "b.png"):
        program.photo(name)
    action = program.window.actions_by_name["retry_all"]
    program.wait(action.isEnabled)
    QTest.keyClick(program.window, Qt.Key.Key_R, CTRL | SHIFT)
    program.wait(lambda: {job.status for job in program.window.model.shown()} == {JobStatus.COMPLETED})


def test_a_whole_job_is_run_again_from_its_menu_and_its_results_stay(program) -> None:
    photo = program.photo("a.png")
    program.start()
    program.window.add([photo])
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    click(program, 0)
    program.wait(program.window.actions_by_name["redo"].isEnabled)
    choose(open_menu(program.window.view.viewport(), spot(program, 0)), "Run the whole job again")
    program.wait(lambda: len(list((photo.parent / "cutouts").iterdir())) == 2)


def test_a_new_job_with_other_options_repeats_the_tree_of_the_first(program) -> None:
    flat = program.photo("a.png")
    deep = flat.parent / "red" / "dark" / "b.png"
    deep.parent.mkdir(parents=True)
    deep.write_bytes(flat.read_bytes())
    submit(program, flat.parent)
    program.start()
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    program.window.options.set_options(RemovalOptions.from_dict({"format": "webp"}))
    click(program, 0)
    program.wait(program.window.actions_by_name["run_again"].isEnabled)
    choose(open_menu(program.window.view.viewport(), spot(program, 0)), "New job with current options")
    program.wait(lambda: program.rows() == 2)
    program.wait(lambda: {job.status for job in program.window.model.shown()} == {JobStatus.COMPLETED})
    assert (flat.parent / "cutouts" / "a.webp").exists()
    assert (flat.parent / "cutouts" / "red" / "dark" / "b.webp").exists()


def test_a_pending_job_takes_the_options_from_its_menu(three) -> None:
    three.window.options.set_options(RemovalOptions.from_dict({"format": "webp"}))
    click(three, 1)
    three.wait(three.window.actions_by_name["use_options"].isEnabled)
    choose(open_menu(three.window.view.viewport(), spot(three, 1)), "Apply current options")
    formats = ["png", "webp", "png"]
    three.wait(lambda: [job.options.format for job in three.window.model.shown()] == formats)


def test_results_stay_when_the_question_about_the_trash_is_dismissed(program) -> None:
    photo = program.photo("a.png")
    program.start()
    program.window.add([photo])
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    click(program, 0)
    program.wait(program.window.actions_by_name["trash_results"].isEnabled)
    choose(open_menu(program.window.view.viewport(), spot(program, 0)), "Move results to trash…")
    box = program.window.findChild(QMessageBox, "trashQuestion")
    QTest.keyClick(box, Qt.Key.Key_Return)  # the careful answer is the default one
    program.wait(lambda: program.window.findChild(QMessageBox, "trashQuestion") is None)
    assert (photo.parent / "cutouts" / "a.png").exists()
    assert program.window.commands._background.is_idle


def test_a_result_is_shown_in_its_folder(program) -> None:
    photo = program.photo("a.png")
    program.start()
    program.window.add([photo])
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    click(program, 0)
    program.wait(program.window.actions_by_name["show_folder"].isEnabled)
    QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
    program.wait(lambda: program.opened == [str(photo.parent / "cutouts")])


def test_the_empty_window_takes_the_sample_photos(program) -> None:
    program.start()
    QTest.mouseClick(program.window.workspace.empty.sample, LEFT)
    program.wait(lambda: program.rows() == 1 and program.window.model.shown()[0].status is JobStatus.COMPLETED)
    made = Path.home() / "Pictures" / "Rembg Desktop" / "cutouts"
    assert len(list(made.iterdir())) == program.window.model.shown()[0].progress.total
    # Another job from them does not write into the program's own folder either.
    click(program, 0)
    program.wait(program.window.actions_by_name["run_again"].isEnabled)
    QTest.keyClick(program.window, Qt.Key.Key_D, CTRL)
    program.wait(lambda: program.rows() == 2)
    assert {job.destination for job in program.window.model.shown()} == {made}


@pytest.mark.parametrize(
    ("name", "key", "modifier"),
    [("images", Qt.Key.Key_Space, NO_KEY), ("folder", Qt.Key.Key_Space, NO_KEY)],
)
def test_the_buttons_of_the_empty_window_ask_for_photos(program, name: str, key: Qt.Key, modifier) -> None:
    button = getattr(program.window.workspace.empty, name)
    QTest.keyClick(button, key, modifier)
    dialogs = [w for w in QApplication.topLevelWidgets() if w.inherits("QFileDialog") and w.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()


def test_adding_many_is_shown_and_can_be_cancelled(program, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number}.png").touch()
    with sqlite3.connect(program.home.database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # another program writes, so that this one has to wait
        program.window.add([folder])
        banner = program.window.workspace.banners.get("adding")
        program.wait(banner.isVisible)
        assert banner.bar.isVisible()
        QTest.mouseClick(banner.findChild(QPushButton, "banner-adding-action0"), LEFT)
        assert not banner.isVisible()
        other.execute("ROLLBACK")
    other.close()
    program.wait(lambda: not program.window._intake.is_busy)
    assert program.manager.all_jobs() == []


def test_the_side_panel_is_put_away_and_comes_back(program) -> None:
    program.window.resize(QSize(1200, 800))
    assert program.window.workspace.side.isVisible()
    QTest.mouseClick(tool(program, "panel"), LEFT)
    assert not program.window.workspace.side.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    assert program.window.workspace.side.isVisible()

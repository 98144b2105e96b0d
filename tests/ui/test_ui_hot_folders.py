"""The page with the hot folders, by keyboard alone."""

import pytest
from hot_bench import photo_bytes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rembg_desktop.hotfolders.folders import HotFolder, SourceAction
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.queue.types import Failure
from rembg_desktop.ui.hotfolders.page import HotFoldersPage
from rembg_desktop.ui.hotfolders.rows import DONE, LAST, STATE
from rembg_desktop.ui.options.sharing import SharedItemsDialog

Key = Qt.Key


def shown(program) -> HotFoldersPage:
    window = program.window
    QTest.keyClick(window, Key.Key_F4)
    page = window.hot_folders.page
    assert page is not None
    assert page.isVisible()
    return page


def added(program, name: str = "in", **values: object) -> HotFolder:
    folder = program.folder / name
    folder.mkdir()
    return program.runner.hot_folders().add(HotFolder(folder, **values))


def test_a_photo_that_is_dropped_is_processed_and_counted(program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rembg_desktop.hotfolders.watcher.LOOK_SECONDS", 0.1)
    hot = added(program, settle_seconds=0.1)
    (hot.folder / "a.jpg").write_bytes(photo_bytes())
    program.start()
    page = shown(program)
    program.wait(lambda: (item := page.list.topLevelItem(0)) is not None and item.text(DONE) == "1")
    item = page.list.topLevelItem(0)
    assert (item.text(STATE), item.text(LAST)) == ("Watching", "a.jpg")
    assert (hot.folder / "cutouts" / "a.png").exists()


def test_a_hot_folder_is_added_changed_switched_off_and_removed(program) -> None:
    page = shown(program)
    folder = program.folder / "new"
    folder.mkdir()
    program.wait(lambda: page.add_first.hasFocus() or not page.window().isActiveWindow())
    QTest.keyClick(page.add_first, Key.Key_Space)
    dialog = page.dialog
    assert dialog is not None
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.folder.line, str(folder))
    QTest.keyClick(dialog.presets, Key.Key_Down)
    QTest.keyClick(dialog.presets, Key.Key_Space)
    QTest.keyClick(dialog.after, Key.Key_Down)
    QTest.keyClick(dialog.folder.line, Key.Key_Return)
    program.wait(lambda: page.list.topLevelItemCount() == 1 or dialog.error.text() != "")
    (hot,) = program.runner.hot_folders().all()
    assert (hot.folder, hot.after, len(hot.presets)) == (folder, SourceAction.MOVE, 2)

    QTest.keyClick(page.list, Key.Key_Space)
    program.wait(lambda: page.list.topLevelItem(0).text(STATE) == "Off")
    assert program.runner.hot_folders().all()[0].paused

    QTest.keyClick(page.list, Key.Key_Return)
    dialog = page.dialog
    assert dialog.folder.text() == str(folder)
    QTest.keyClick(dialog.recursive, Key.Key_Space)
    QTest.keyClick(dialog.folder.line, Key.Key_Return)
    program.wait(lambda: program.runner.hot_folders().all()[0].recursive)
    program.wait(lambda: page.list.selected() is not None and page.list.selected().recursive)

    QTest.keyClick(page.list, Key.Key_Delete)
    box = program.window.findChild(QMessageBox, "removeHotFolder")
    (remove,) = [button for button in box.buttons() if button.text() == "Stop watching"]
    QTest.keyClick(remove, Key.Key_Space)
    program.wait(lambda: page.list.topLevelItemCount() == 0)
    assert program.runner.hot_folders().all() == []
    assert page.stack.currentIndex() == 0


def test_what_cannot_be_watched_is_told_in_the_dialog(program) -> None:
    added(program)
    page = shown(program)
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    QTest.keyClick(page.list, Key.Key_Insert)
    dialog = page.dialog
    for path, part in (
        (program.folder / "nowhere", "does not exist"),
        (program.folder / "in", "already a hot folder"),
    ):
        dialog.folder.set_text(str(path))
        QTest.keyClick(dialog.folder.line, Key.Key_Return)
        program.wait(lambda part=part: part in dialog.error.text())
        assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)


def test_trouble_and_incomplete_files_are_shown(program) -> None:
    hot = added(program)
    failure = Failure("source_folder_missing", f"The folder {hot.folder} is missing.", "Restore it.")
    program.runner.hot_folders().report(hot, failure, ("half.jpg",), 1)
    page = shown(program)
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    assert page.list.topLevelItem(0).text(STATE) == f"The folder {hot.folder.name} is missing."
    assert f"The folder {hot.folder} is missing. Restore it." in page.details.text()
    assert "half.jpg" in page.details.text()


def test_the_page_the_review_desk_and_the_queue_take_turns(program) -> None:
    window = program.window
    page = shown(program)
    assert window.hot_folders.button.isChecked()
    QTest.keyClick(window, Key.Key_F8)
    assert not page.isVisible()
    assert window.review.page.isVisible()
    QTest.keyClick(window, Key.Key_F4)
    assert page.isVisible()
    assert not window.actions_by_name["review"].isChecked()
    QTest.mouseClick(window.review.buttons[0], Qt.MouseButton.LeftButton)
    assert not page.isVisible()
    assert window.review.buttons[0].isChecked()
    QTest.keyClick(window, Key.Key_F4)
    QTest.keyClick(window, Key.Key_F5)
    assert not page.isVisible()


def test_folders_are_opened_with_the_systems_program(program) -> None:
    hot = added(program)
    page = shown(program)
    program.wait(page.show_folder.isEnabled)
    page.show_folder.click()
    page.show_results.click()
    (hot.folder / "cutouts").mkdir()
    page.show_results.click()
    assert program.opened == [str(hot.folder), str(hot.folder), str(hot.folder / "cutouts")]


def test_hot_folders_are_exported_and_imported_with_their_presets(program) -> None:
    presets = Presets(program.home.presets)
    presets.save("Shop", RemovalOptions(quality=33))
    hot = added(program, presets=("Shop",), after=SourceAction.MOVE)
    page = shown(program)
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    file = program.folder / "team.toml"

    QTest.keyClick(page.export_file, Key.Key_Space)
    answer(program, file)
    program.wait(file.exists)
    program.runner.hot_folders().remove(hot)
    presets.delete("Shop")
    page.refresh()
    program.wait(lambda: page.stack.currentIndex() == 0)

    QTest.keyClick(page.import_first, Key.Key_Space)
    choose(program, file)
    program.wait(lambda: bool(program.window.findChildren(SharedItemsDialog)))
    (dialog,) = program.window.findChildren(SharedItemsDialog)
    entries = [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]
    assert entries == [str(hot.folder), "Shop"]
    assert "switch them on" in dialog.notices.text()
    assert "needs presets" not in dialog.notices.text()
    QTest.keyClick(dialog.accept_button, Key.Key_Space)
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    (found,) = program.runner.hot_folders().all()
    assert (found.folder, found.presets, found.after, found.paused) == (hot.folder, ("Shop",), hot.after, True)
    assert presets.all()["Shop"].quality == 33


def test_a_file_without_hot_folders_is_refused_with_a_sentence(program, qtbot) -> None:
    page = shown(program)
    file = program.folder / "presets.toml"
    file.write_text("[rembg-desktop]\nversion = 1\n[presets.New]\nquality = 3\n")
    with qtbot.waitSignal(page.failed) as told:
        QTest.keyClick(page.import_first, Key.Key_Space)
        choose(program, file)
    assert "no hot-folders" in told.args[0].message


def answer(program, file) -> None:
    """Confirm the list of what is exported, then choose the file."""
    program.wait(lambda: bool(program.window.findChildren(SharedItemsDialog)))
    (dialog,) = program.window.findChildren(SharedItemsDialog)
    QTest.keyClick(dialog.accept_button, Key.Key_Space)
    choose(program, file)
    program.wait(lambda: not program.window.findChildren(SharedItemsDialog))


def choose(program, file) -> None:
    (chooser,) = program.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.close()

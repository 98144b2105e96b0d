"""What the window says by itself: after a crash, in the tray, in notifications, in the line at the bottom."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from speaking import speaking

from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, JobStatus, Pause
from rembg_desktop.ui.desktop import CloseDialog

LEFT = Qt.MouseButton.LeftButton


def all_done(program):
    return lambda: (
        program.rows() > 0 and all(job.status is JobStatus.COMPLETED for job in program.window.model.shown())
    )


# After a crash


def crash(folder: Path, photos: list[Path]) -> None:
    """Leave behind what a program leaves that is killed while it works: images in work, and no word."""
    store = Store.open(Home.choose(folder / "home").database)
    manager = QueueManager(store.database)
    options = RemovalOptions()
    manager.submit(manager.plan(photos, options), options)
    for _ in photos[:2]:
        assert store.claim("a process that is gone")
    store.close()


@pytest.fixture
def killed(tmp_path: Path) -> list[Path]:
    from PIL import Image

    folder = tmp_path / "photos"
    folder.mkdir()
    photos = [folder / f"{name}.png" for name in "abc"]
    for photo in photos:
        Image.new("RGB", (64, 48), "#3060d0").save(photo)
    crash(tmp_path, photos)
    return photos


def test_after_a_crash_a_line_says_what_was_recovered_and_the_work_goes_on(
    killed: list[Path], make_program
) -> None:
    program = make_program()
    program.start()
    banner = program.window.workspace.banners.get("recovery")
    program.wait(banner.isVisible)
    assert "quit unexpectedly" in banner.label.text()
    assert "2 interrupted image" in banner.label.text()
    assert banner.accessibleName() == banner.label.text()
    program.wait(all_done(program))
    assert len(list((killed[0].parent / "cutouts").iterdir())) == 3
    assert banner.isVisible(), "it stays until it was read"
    QTest.mouseClick(banner.close_button, LEFT)
    assert not banner.isVisible()


def test_after_a_proper_end_no_line_speaks_of_a_crash(make_program) -> None:
    first = make_program()
    first.start()
    first.window.add([first.photo("a.png")])
    first.wait(all_done(first))
    first.end()
    second = make_program()
    second.start()
    second.window.add([second.photo("b.png")])
    second.wait(lambda: second.rows() == 2)
    second.wait(all_done(second))
    assert not second.window.workspace.banners.get("recovery").isVisible()


# The tray


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with a tray, which the screen of the tests has not."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


def tray_entry(program, text: str) -> QAction:
    menu = program.window.tray._icon.contextMenu()
    return next(action for action in menu.actions() if action.text() == text)


@pytest.mark.usefixtures("with_tray")
def test_the_icon_is_shown_by_choice(make_program) -> None:
    program = make_program()
    assert not program.window.tray._icon.isVisible()
    program.window.apply_settings(program.window.settings.change("general", tray=True))
    assert program.window.tray._icon.isVisible()


@pytest.mark.usefixtures("with_tray")
def test_it_keeps_working_in_the_tray_and_comes_back(make_program) -> None:
    program = make_program(ask_on_close=True)
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    program.window.close()
    dialog = program.window.findChild(CloseDialog)
    QTest.mouseClick(dialog.findChild(QPushButton, "close-tray"), LEFT)
    assert not program.window.isVisible()
    assert program.window.tray._icon.isVisible()
    program.held.free.set()
    program.wait(all_done(program))
    assert not program.window.closing.has_ended
    tray_entry(program, "Show Rembg Desktop").trigger()
    assert program.window.isVisible()


@pytest.mark.usefixtures("with_tray")
def test_the_menu_of_the_tray_pauses_and_quits(make_program) -> None:
    program = make_program()
    program.start()
    tray_entry(program, "Pause").trigger()
    program.wait(lambda: program.manager.pause_state().by_user)
    program.wait(lambda: any(a.text() == "Resume" for a in program.window.tray._icon.contextMenu().actions()))
    tray_entry(program, "Resume").trigger()
    program.wait(lambda: not program.manager.pause_state().by_user)
    with program.qtbot.waitSignal(program.window.closed, timeout=8000):
        tray_entry(program, "Quit").trigger()


def test_without_a_tray_the_question_does_not_offer_it(make_program) -> None:
    program = make_program(ask_on_close=True)
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    program.window.close()
    dialog = program.window.findChild(CloseDialog)
    assert not dialog.findChild(QPushButton, "close-tray").isVisible()
    assert dialog.findChild(QPushButton, "close-finish").isVisible()
    assert dialog.findChild(QPushButton, "close-now").isVisible()


# One notification a batch


@pytest.mark.usefixtures("with_tray")
@pytest.mark.parametrize("in_front", [True, False])
def test_a_batch_is_notified_only_when_the_window_is_not_in_front(
    make_program, monkeypatch, in_front: bool
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text, *__: shown.append((title, text)))
    program = make_program()
    program.window.settings = program.window.settings.change("queue", when_done="notify")
    program.start()
    program.wait(program.window.isActiveWindow)
    if not in_front:
        program.window.hide()
    program.window.add([program.photo("a.png"), program.photo("b.png"), program.broken("c.png")])
    program.wait(all_done(program))
    program.qtbot.waitSignal(program.runner.idle, timeout=300, raising=False).wait()
    if in_front:
        assert shown == []
    else:
        program.wait(lambda: bool(shown))
        assert shown == [("Rembg Desktop has finished", "2 image(s) done, 1 failed")]


def test_quitting_when_done(program) -> None:
    program.window.settings = program.window.settings.change("queue", when_done="quit")
    with program.qtbot.waitSignal(program.window.closed, timeout=8000):
        program.start()
        program.window.add([program.photo()])
    assert (program.folder / "photos" / "cutouts" / "cat.png").exists()


# The line at the bottom


def test_the_line_at_the_bottom_tells_state_and_disk(program) -> None:
    line = program.window.status_line
    program.hold_images()
    program.start()
    program.window.add([program.photo("a.png"), program.photo("b.png")])
    program.wait(program.held.reached.is_set)
    program.wait(lambda: line.said == "Processing · 2 image(s) left")
    program.wait(lambda: line.disk.text().endswith("free"))
    program.held.free.set()
    program.wait(lambda: line.said == "Done")
    QTest.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: line.said.startswith("Paused"))


# Pictures of browsers


def test_an_address_of_a_browser_is_answered_with_what_to_do(program) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/cat.jpg")])
    where, copy = QPoint(200, 300), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, LEFT, none)
    QApplication.sendEvent(program.window, enter)
    assert enter.isAccepted()
    overlay = program.window.adding._overlay
    assert overlay.isVisible()
    assert overlay.headline.text() == "Save this image to a file first"
    assert "not downloaded from the web" in overlay.target.text()
    QApplication.sendEvent(program.window, QDropEvent(QPointF(where), copy, data, LEFT, none))
    assert not overlay.isVisible()
    banner = program.window.workspace.banners.get("problem")
    assert banner.isVisible()
    assert "not downloaded from the web" in banner.label.text()
    assert "Save the image to a file first" in banner.label.text()
    assert program.manager.all_jobs() == []


def test_diagnostics_count_errors_without_naming_files(program) -> None:
    program.start()
    program.window.add([program.broken("a.jpg"), program.broken("secret.jpg"), program.photo("cat.png")])
    program.wait(all_done(program))
    program.window.actions_by_name["diagnostics"].trigger()
    clipboard = QApplication.clipboard()
    program.wait(lambda: "[Errors]" in clipboard.text())
    assert "unsupported_format: 2" in clipboard.text()
    assert "secret" not in clipboard.text()


def test_open_sections_of_the_options_are_remembered(make_program) -> None:
    first = make_program()
    opened = first.window.options.open_sections()
    header = first.window.options.size_group.header
    first.window.workspace.show_options()
    QTest.mouseClick(header, LEFT)
    assert first.window.options.open_sections() != opened
    expected = first.window.options.open_sections()
    first.end()
    second = make_program()
    assert second.window.options.open_sections() == expected


# A paused queue


@pytest.mark.parametrize(
    ("language", "resumes"), [("en", "resumes automatically"), ("de", "läuft automatisch weiter")]
)
def test_a_pause_says_once_that_the_queue_resumes(make_program, language: str, resumes: str) -> None:
    with speaking(language):
        program = make_program()
        trouble = Failure("disk_full", "The disk is full.", "Free some space. The queue resumes automatically.")
        program.window.feedback.paused(Pause(reason=trouble), lambda: None)
        assert program.window.workspace.banners.get("pause").label.text().count(resumes) == 1

"""What stands around the window: one instance, drops of browsers, themes, the end of a batch, the session."""

import base64
import sys
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QProcess, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rembg_desktop.imaging.input_formats import FORMATS, Format
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import JobStatus
from rembg_desktop.ui.adding.intake import has_something, local_files, picture_of
from rembg_desktop.ui.application import SingleInstance
from rembg_desktop.ui.desktop import CountdownDialog, WhenDoneActions
from rembg_desktop.ui.help import ShortcutsDialog
from rembg_desktop.ui.queue_table.cells import Column
from rembg_desktop.ui.theme import DARK, LIGHT, Colors, apply_theme, colors_of

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from rembg_desktop.paths import Home
from rembg_desktop.ui.application import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Home(Path(sys.argv[1])))
sys.exit(0 if not second.is_first() and second.hand_over([Path(name) for name in sys.argv[2:]], "a preset") else 1)
"""


def test_a_second_start_hands_its_files_over(qtbot, tmp_path: Path) -> None:
    home = Home.choose(tmp_path / "home")
    first = SingleInstance(home)
    assert first.is_first()
    assert not SingleInstance(home).is_first()
    called: list[tuple[list[Path], str]] = []
    first.called.connect(lambda paths, preset: called.append((paths, preset)))
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=15_000) as finished:
        process.start(sys.executable, ["-c", SECOND_START, str(home.root), str(tmp_path / "ä b.png")])
    assert finished.args[0] == 0
    assert called == [([tmp_path / "ä b.png"], "a preset")]
    first.close()


def test_the_next_start_is_the_first_again(qtbot, tmp_path: Path) -> None:
    home = Home.choose(tmp_path / "home")
    first = SingleInstance(home)
    assert first.is_first()
    first.close()
    again = SingleInstance(home)
    assert again.is_first()
    again.close()


def test_two_homes_have_a_window_each(qtbot, tmp_path: Path) -> None:
    one, two = (SingleInstance(Home.choose(tmp_path / name)) for name in ("one", "two"))
    assert one.is_first()
    assert two.is_first()
    one.close()
    two.close()


def png() -> bytes:
    return base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )


def test_files_come_before_pictures(qtbot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.org/b.png")])
    data.setData("image/png", png())
    assert local_files(data) == [str(tmp_path / "a.png")]


def test_encoded_bytes_of_a_browser_are_kept_as_they_are(qtbot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/b.png")])
    data.setData("image/png", png())
    assert has_something(data)
    picture = picture_of(data)
    assert picture is not None
    picture.write(tmp_path / "b.png")
    assert (tmp_path / "b.png").read_bytes() == png()


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.kind)
def test_every_format_can_come_from_the_clipboard(qtbot, each: Format) -> None:
    data = QMimeData()
    data.setData(each.mimes[-1], b"encoded")
    assert has_something(data)
    picture = picture_of(data)
    assert picture is not None
    assert picture.suffix == each.suffixes[0]


def test_png_is_preferred_and_bmp_is_not(qtbot) -> None:
    data = QMimeData()
    for kind in ("bmp", "jpeg", "webp"):
        data.setData(f"image/{kind}", b"encoded")
    picture = picture_of(data)
    assert picture is not None
    assert picture.suffix == ".jpg"
    data.setData("image/png", b"encoded")
    picture = picture_of(data)
    assert picture is not None
    assert picture.suffix == ".png"


def test_a_data_url_is_a_picture(qtbot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("data:image/png;base64," + base64.b64encode(png()).decode())])
    picture = picture_of(data)
    assert picture is not None
    assert picture.encoded == png()
    assert picture.suffix == ".png"


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,%%%", "data:text/plain,x", "https://example.org/b.png"]
)
def test_what_is_no_picture_is_none(qtbot, address: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    assert picture_of(data) is None


def test_an_image_of_qts_is_written_as_png(qtbot, tmp_path: Path) -> None:
    data = QMimeData()
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    data.setImageData(image)
    picture = picture_of(data)
    assert picture is not None
    picture.write(tmp_path / "c.png")
    assert QImage(str(tmp_path / "c.png")).width() == 3


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(colors: Colors) -> None:
    grounds = [colors.window, colors.base, colors.raised, colors.hover, colors.selected]
    for ink in (colors.text, colors.muted, colors.accent, colors.success, colors.error, colors.warning):
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for button in (colors.button, colors.button_hover):
        assert contrast(colors.on_button, button) >= 4.5
    for ground in (colors.error_ground, colors.warning_ground, colors.info_ground, colors.success_ground):
        assert contrast(colors.text, ground) >= 4.5


def test_the_palette_says_which_theme_it_is(qapp: QApplication) -> None:
    for theme, colors in (("dark", DARK), ("light", LIGHT)):
        apply_theme(qapp, theme)
        assert colors_of(qapp.palette()) is colors


def test_the_machine_sleeps_after_a_countdown_that_can_be_called_off(qtbot, program) -> None:
    window = program.window
    window.when_done.act("sleep")
    dialog = window.findChild(CountdownDialog)
    dialog.cancel.click()
    assert program.power.asked == []
    window.when_done.act("sleep")
    program.wait(lambda: program.power.asked == ["sleep"])


def test_shutting_down_ends_the_program_properly(qtbot, program) -> None:
    with qtbot.waitSignal(program.window.closed, timeout=8000):
        program.window.when_done.act("shut_down")
    assert program.power.asked == ["shut down"]


def test_nothing_is_done_when_nothing_was_chosen(qtbot, program) -> None:
    actions = WhenDoneActions(program.power, program.window)
    with qtbot.assertNotEmitted(actions.notice_wanted), qtbot.assertNotEmitted(actions.quit_wanted):
        actions.act("nothing")
    assert program.window.findChild(CountdownDialog) is None


def test_the_folder_is_opened_when_the_batch_is_done(program) -> None:
    program.window.settings = program.window.settings.change("queue", when_done="open_folder")
    program.start()
    photo = program.photo()
    program.window.add([photo])
    program.wait(lambda: program.opened == [str(photo.parent / "cutouts")])


def test_the_session_is_remembered(make_program) -> None:
    first = make_program()
    first.window.view.columns.want(Column.PRESET, wanted=False)
    first.window.view.sortByColumn(Column.NAME, first.window.view.header().sortIndicatorOrder())
    first.window.actions_by_name["panel"].setChecked(False)
    first.wait(lambda: not first.window.workspace.side.isVisible() and first.window.minimumWidth() < 760)
    first.window.resize(760, 634)
    first.end()
    second = make_program()
    assert (second.window.width(), second.window.height()) == (760, 634)
    assert second.window.view.columns.unwanted == [Column.PRESET]
    assert second.window.view.isColumnHidden(Column.PRESET)
    assert not second.window.model.is_queue_order
    assert not second.window.workspace.side.isVisible()


def test_a_narrow_table_gives_up_the_least_important_columns(program) -> None:
    window = program.window
    window.add([program.photo()])
    program.wait(window.view.isVisible)
    window.actions_by_name["panel"].setChecked(False)
    window.resize(1700, 800)
    program.wait(lambda: not window.view.isColumnHidden(Column.DESTINATION))
    window.resize(700, 600)
    program.wait(lambda: window.view.isColumnHidden(Column.DESTINATION))
    for column in (Column.NAME, Column.STATUS, Column.PROGRESS, Column.ACTION):
        assert not window.view.isColumnHidden(column)


def keys_of(action) -> set[str]:
    return {key.toString() for key in action.shortcuts()}


def test_every_shortcut_is_used_once_and_shown(program) -> None:
    in_desk = Qt.ShortcutContext.WidgetWithChildrenShortcut  # there, the shortcuts of the queue are off
    for (one, first), (two, second) in combinations(program.window.actions_by_name.all.items(), 2):
        if first.shortcutContext() == second.shortcutContext() or in_desk not in (
            first.shortcutContext(),
            second.shortcutContext(),
        ):
            assert not keys_of(first) & keys_of(second), (one, two)
    program.window.actions_by_name["shortcuts"].trigger()
    dialog = program.window.findChild(ShortcutsDialog)
    assert dialog.isVisible()
    dialog.close()


def test_diagnostics_name_no_file(program) -> None:
    program.window.actions_by_name["diagnostics"].trigger()
    program.wait(lambda: "[Queue]" in QApplication.clipboard().text())
    copied = QApplication.clipboard().text()
    assert str(Path.home()) not in copied
    assert "Qt" in copied


def test_everything_that_can_be_focused_has_a_name_for_screen_readers(program) -> None:
    program.start()
    program.window.add([program.photo(), program.broken()])
    program.wait(lambda: bool(program.window.model.shown()))
    program.wait(lambda: program.window.model.shown()[0].status is JobStatus.COMPLETED)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in program.window.findChildren(QPushButton) + program.window.findChildren(QWidget, "search")
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
    assert program.window.view.accessibleName()

"""In every language there is room for the words: no label, button, tab or heading is cut off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QMenuBar,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from speaking import speaking

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.hotfolders.folders import HotFolder, SourceAction
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import Failure
from rembg_desktop.settings import Settings
from rembg_desktop.ui.adding.names import NamesDialog
from rembg_desktop.ui.desktop import CloseDialog, CountdownDialog
from rembg_desktop.ui.help import AboutDialog, ShortcutsDialog
from rembg_desktop.ui.models.dialog import ModelsDialog
from rembg_desktop.ui.options.fields import ModelPicker
from rembg_desktop.ui.options.sharing import PresetSharing, SharedItemsDialog
from rembg_desktop.ui.settings.cluster_page import ClusterPage
from rembg_desktop.ui.settings.dialog import SettingsDialog
from rembg_desktop.ui.text.formatting import LANGUAGES
from rembg_desktop.ui.theme import LIGHT, apply_theme, style_sheet
from rembg_desktop.ui.widgets import ElidedLabel

WINDOW = (1280, 860)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """One language after the other, with the paddings of the real style."""
    style, palette, sheet = qapp.style().objectName(), qapp.palette(), qapp.styleSheet()
    apply_theme(qapp, "light")
    with speaking(request.param):
        yield request.param
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)


def clipped(root: QWidget) -> list[str]:
    """What cannot be read whole, with the room it has and needs."""
    return [
        f"{type(widget).__name__} {widget.objectName()}: {found}"
        for widget in [root, *root.findChildren(QWidget)]
        if widget.isVisible() and widget.width() > 0
        for found in faults(widget)
    ]


def faults(widget: QWidget) -> Iterator[str]:  # noqa: C901 - a table
    match widget:
        case ElidedLabel():
            return
        case QLabel():
            yield from label_faults(widget)
        case QPushButton() | QCheckBox() | QToolButton():
            yield from button_faults(widget)
        case QComboBox() if not isinstance(widget, ModelPicker):
            yield from combo_faults(widget)
        case QTabBar():
            yield from tab_faults(widget)
        case QHeaderView():
            yield from header_faults(widget)
        case QSpinBox():
            if widget.sizeHint().width() > widget.width():
                yield f"{widget.text()!r} {widget.width()} of {widget.sizeHint().width()}"
        case QMenuBar() | QToolBar():
            if any(
                button.isVisible()
                for button in widget.findChildren(QToolButton)
                if button.objectName() in ("qt_menubar_ext_button", "qt_toolbar_ext_button")
            ):
                yield "has more than it shows"
        case QListWidget():
            if widget.sizeHintForColumn(0) > widget.viewport().width():
                yield f"{widget.viewport().width()} of {widget.sizeHintForColumn(0)}"
        case _:
            return


def label_faults(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if not label.wordWrap():
        if label.sizeHint().width() > label.width():
            yield f"{label.text()!r} {label.width()} of {label.sizeHint().width()}"
        return
    if label.heightForWidth(label.width()) > label.height() + 1:
        yield f"{label.text()!r} {label.height()} high of {label.heightForWidth(label.width())}"
    words = [word for word in label.text().split() if word.isascii() or max(word) < "ÿ"]  # others break anywhere
    longest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    if longest > label.contentsRect().width() and "/" not in label.text():
        yield f"{label.text()!r} a word of {longest} in {label.contentsRect().width()}"


def button_faults(button: QAbstractButton) -> Iterator[str]:
    if button.text() and button.sizeHint().width() > button.width():
        yield f"{button.text()!r} {button.width()} of {button.sizeHint().width()}"
    parent = button.parentWidget()
    if parent and not parent.rect().adjusted(-1, -1, 1, 1).contains(button.geometry()):
        yield f"{button.text()!r} lies outside"


def combo_faults(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
    for index in range(combo.count()):
        needed = combo.fontMetrics().horizontalAdvance(combo.itemText(index))
        if needed > room:
            yield f"{combo.itemText(index)!r} {room} of {needed}"


def tab_faults(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        needed = QFontMetrics(_bold(bar.font())).horizontalAdvance(bar.tabText(index))
        needed = needed if index == bar.currentIndex() else bar.fontMetrics().horizontalAdvance(bar.tabText(index))
        place = bar.tabRect(index)
        if bar.isTabVisible(index) and (needed > place.width() or not bar.rect().contains(place)):
            yield f"{bar.tabText(index)!r} {place.width()} of {needed}"


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def header_faults(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        text = header.model().headerData(section, header.orientation())
        needed = header.sectionSizeHint(section)
        if text and not header.isSectionHidden(section) and needed > header.sectionSize(section):
            yield f"{text!r} {header.sectionSize(section)} of {needed}"


def clashes(root: QWidget) -> list[str]:
    """Letters that two things answer to."""
    seen: dict[str, str] = {}
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        named = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy())
        letter = re.search(r"&(\w)", widget.text().replace("&&", "")) if named and widget.isVisible() else None
        if letter and seen.setdefault(letter[1].lower(), widget.text()) != widget.text():
            found.append(f"{widget.text()} and {seen[letter[1].lower()]}")
    return found


def test_no_state_of_a_button_has_wider_letters() -> None:
    # The room for a button does not grow with the state it is in.
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(LIGHT))
    wider = [names.strip() for names, body in rules if "font-" in body and re.search(r"Button[^,]*:", names)]
    assert wider == []


# The screens


def test_the_empty_window_and_all_options(language: str, make_program) -> None:
    program = make_program()
    program.window.resize(*WINDOW)
    program.window.options.set_open_sections(group.key for group in program.window.options.groups)
    program.window.workspace.show_options()
    program.qtbot.waitUntil(program.window.workspace.empty.isVisible)
    QApplication.processEvents()
    assert clipped(program.window) == []
    assert clashes(program.window.options) == []
    for _ in range(3):
        program.window.tips.next.click()
        QApplication.processEvents()
        assert clipped(program.window.tips) == []


def test_the_window_at_work(language: str, make_program) -> None:
    program = make_program()
    program.window.resize(*WINDOW)
    program.start()
    program.hold_images()
    program.window.add([program.broken(), program.photo("held.png"), program.photo("waiting.png")])
    program.wait(program.held.reached.is_set)
    program.wait(program.window.workspace.banners.get("failure").isVisible)
    program.window.toggle_pause()
    program.wait(program.window.workspace.banners.get("pause").isVisible)
    program.wait(lambda: program.rows() == 1)
    program.window.feedback.removed(2, lambda: None)
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.window.workspace.show_inspector()
    program.wait(lambda: program.window.workspace.side.inspector.selection is not None)
    for tab in range(program.window.workspace.side.inspector.tabs.count()):
        program.window.workspace.side.inspector.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert clipped(program.window) == []
    program.held.free.set()
    program.window.toggle_pause()


def test_the_settings(language: str, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SettingsDialog(Settings(), Home.choose(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    for number in range(len(dialog.pages)):
        dialog.list.setCurrentRow(number)
        QApplication.processEvents()
        assert clipped(dialog) == []
        assert clashes(dialog) == []
    cluster = dialog.page(ClusterPage)
    dialog.show_page(ClusterPage)
    for address, insecure in (("local:2", False), ("tls://10.0.0.1:8786", False), ("tcp://10.0.0.1:8786", True)):
        cluster.show_settings(Settings().change("cluster", address=address, insecure=insecure))
        QApplication.processEvents()
        assert clipped(dialog) == []
        assert clashes(dialog) == []
    dialog.reject()


def test_the_models(language: str, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ModelsDialog(ModelFiles(tmp_path), Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    for row in range(dialog.list.rowCount()):
        dialog.view.setCurrentIndex(dialog.list.index(row))
        QApplication.processEvents()
        assert clipped(dialog) == []
        assert clashes(dialog) == []
    dialog.stop()


def test_the_small_dialogs(language: str, qtbot: QtBot, make_program) -> None:
    program = make_program()
    about = AboutDialog()
    qtbot.addWidget(about)
    with qtbot.waitSignal(about.loaded):
        about.show()
    shortcuts = ShortcutsDialog(program.window)
    closing = CloseDialog(3, tray=True, parent=program.window)
    countdown = CountdownDialog("The computer will shut down in %1 seconds", 30, program.window)
    for dialog in (about, shortcuts, closing, countdown):
        dialog.show()
        QApplication.processEvents()
        assert clipped(dialog) == []
        dialog.close()


def test_names_from_a_table(language: str, make_program) -> None:
    program = make_program()
    table = program.photo("a.png").with_name("names.csv")
    table.write_text("source;name\na;con\nb;x\nc;y\n")
    program.photo("b.png")
    program.photo("d.png")
    program.window.add([table])
    program.wait(lambda: bool(program.window.findChildren(NamesDialog)))
    (dialog,) = program.window.findChildren(NamesDialog)
    program.wait(lambda: dialog.isVisible() and not dialog.is_busy)
    QApplication.processEvents()
    assert dialog.missing.isVisible()
    assert clipped(dialog) == []
    assert clashes(dialog) == []
    dialog.reject()


def test_the_import_of_presets(language: str, make_program) -> None:
    program = make_program()
    file = program.home.root / "team.toml"
    file.write_text("[rembg-desktop]\nversion = 1\n[presets.Mask]\nquality = 3\n[presets.New]\nquality = 1000\n")
    sharing = PresetSharing(Presets(program.home.presets), program.window)
    sharing.ask(str(file))
    (dialog,) = program.window.findChildren(SharedItemsDialog)
    QApplication.processEvents()
    assert dialog.taken.isVisible()
    assert clipped(dialog) == []
    assert clashes(dialog) == []
    dialog.reject()


def test_the_import_of_hot_folders(language: str, make_program) -> None:
    program = make_program()
    program.window.resize(*WINDOW)
    (program.folder / "in").mkdir(parents=True)
    program.runner.hot_folders().add(HotFolder(program.folder / "in"))
    file = program.home.root / "team.toml"
    text = "[rembg-desktop]\nversion = 1\n"
    text += f"[hot-folders.'{program.folder / 'in'}']\nrecursive = true\npresets = ['gone']\nx = 1\n"
    file.write_text(text + "[hot-folders.'/nowhere']\n")
    program.window.actions_by_name["hot_folders"].trigger()
    page = program.window.hot_folders.page
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    page._sharing.ask(str(file))
    program.wait(lambda: bool(program.window.findChildren(SharedItemsDialog)))
    (dialog,) = program.window.findChildren(SharedItemsDialog)
    QApplication.processEvents()
    assert dialog.taken.isVisible()
    assert clipped(dialog) == []
    assert clashes(dialog) == []
    english = [part for part in ("does not know", "needs presets", "cannot be") if part in dialog.notices.text()]
    assert bool(english) == (language == "en")
    dialog.reject()


def test_the_hot_folders(language: str, make_program) -> None:
    program = make_program()
    program.window.resize(*WINDOW)
    program.window.actions_by_name["hot_folders"].trigger()
    QApplication.processEvents()
    assert clipped(program.window) == []
    program.photo()
    hot = program.runner.hot_folders().add(HotFolder(program.folder / "photos", after=SourceAction.MOVE))
    program.runner.hot_folders().report(hot, Failure("unknown_preset", "Gone.", "Choose."), ("half.jpg",), 1)
    page = program.window.hot_folders.page
    program.wait(lambda: page.list.topLevelItemCount() == 1)
    QApplication.processEvents()
    assert clipped(program.window) == []
    assert clashes(page) == []
    page.ask_change()
    QApplication.processEvents()
    assert clipped(page.dialog) == []
    assert clashes(page.dialog) == []
    page.dialog.reject()

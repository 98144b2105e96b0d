from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from rembg_desktop.ui.adding.names import NamesDialog

TABLE = "source;name;folder;sku\na;Shoe 1;Shoes;12\nB.PNG;Shoe 2;;13\nz;Shoe 3;;14\n"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        Image.new("RGB", (8, 8), "red").save(folder / name)
    return folder


@pytest.fixture
def table(photos: Path) -> Path:
    path = photos / "names.csv"
    path.write_text(TABLE, "utf-8-sig")
    return path


def opened(program, qtbot: QtBot) -> NamesDialog:
    qtbot.waitUntil(lambda: bool(program.window.findChildren(NamesDialog)))
    dialog = program.window.findChildren(NamesDialog)[0]
    settle(dialog, qtbot)
    return dialog


def settle(dialog: NamesDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.isVisible() and not dialog.is_busy)


def drop(program, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    program.window.adding.take(data)


def rows(dialog: NamesDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def names_of(program) -> list[str]:
    (job,) = program.manager.all_jobs()
    return [image.destination.relative_to(job.destination).as_posix() for image in program.manager.images(job.id)]


def test_a_dropped_table_is_shown_before_the_photos_are_added(
    program, qtbot: QtBot, photos: Path, table: Path
) -> None:
    drop(program, photos / "a.png", photos / "b.png", photos / "c.png", table)
    dialog = opened(program, qtbot)
    assert rows(dialog) == [
        ("z", "", "Line 4: there is no such photo"),
        ("c.png", "c.png", "No line in the table"),
        ("a.png", str(Path("Shoes/Shoe 1.png")), ""),
        ("b.png", "Shoe 2.png", ""),
    ]
    assert program.manager.all_jobs() == []
    dialog.skip.setChecked(True)
    settle(dialog, qtbot)
    assert ("c.png", "", "Left out") in rows(dialog)
    dialog.name.setFocus()
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "{sku}-{index:02}")
    qtbot.waitUntil(lambda: ("b.png", "13-02.png", "") in rows(dialog))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(program.manager.all_jobs()) == 1)
    assert names_of(program) == ["Shoes/12-01.png", "13-02.png"]


def test_a_table_alone_is_for_the_photos_beside_it(program, qtbot: QtBot, photos: Path, table: Path) -> None:
    drop(program, table)
    dialog = opened(program, qtbot)
    assert dialog.folder.text() == str(photos)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(program.manager.all_jobs()) == 1)
    assert names_of(program) == ["Shoes/Shoe 1.png", "Shoe 2.png", "c.png"]


def test_a_job_that_has_not_started_gets_the_names(program, qtbot: QtBot, photos: Path, table: Path) -> None:
    program.window.add([photos])
    qtbot.waitUntil(lambda: program.rows() == 1)
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    drop(program, table)
    dialog = opened(program, qtbot)
    assert not dialog.missing.isVisible()
    assert "2" in dialog.accept_button.text()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: names_of(program) == ["Shoes/Shoe 1.png", "Shoe 2.png", "c.png"])


def test_a_line_that_cannot_be_used_must_be_corrected_first(
    program, qtbot: QtBot, photos: Path, table: Path
) -> None:
    table.write_text("source;name\na;con\nb;x\nb;y\n")
    drop(program, photos, table)
    dialog = opened(program, qtbot)
    assert [row[2] for row in rows(dialog)[:2]] == [
        "Line 2: “con” is a reserved name on Windows",
        "Line 4: “b” already has line 3",
    ]
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    table.write_text("source;name\na;cone\nb;x\n")
    dialog.again.click()
    settle(dialog, qtbot)
    assert dialog.accept_button.isEnabled()


def test_what_is_wrong_is_said_where_it_is(program, qtbot: QtBot, photos: Path, table: Path) -> None:
    drop(program, photos, table)
    dialog = opened(program, qtbot)
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "{ean}")
    qtbot.waitUntil(lambda: dialog.name_field.error == "The table has no such column.")
    qtbot.keyClicks(dialog.name, "/")
    qtbot.waitUntil(lambda: "{sku}" in dialog.name_field.error)
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "{stem}")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.table.set_text(str(photos / "gone.csv"))
    qtbot.waitUntil(lambda: "gone.csv" in dialog.summary.text())
    assert not dialog.accept_button.isEnabled()
    assert rows(dialog) == []
    dialog.reject()
    assert program.manager.all_jobs() == []


def test_several_tables_are_not_guessed_at(program, qtbot: QtBot, photos: Path, table: Path) -> None:
    other = photos / "more.tsv"
    other.write_text("source\tname\na\tb\n")
    drop(program, table, other)
    banner = program.window.workspace.banners.get("problem")
    assert "one table at a time" in banner.label.text()
    assert not program.window.findChildren(NamesDialog)


def test_a_table_chooses_presets_and_fields(program, qtbot: QtBot, photos: Path, table: Path) -> None:
    table.write_text("source;name;preset;sku\na;A;mask;1\na;B;;2\nb;;glow;3\nc;C;WebP for the web;4\n")
    program.window.options.place.name.setText("{sku}-{stem}")
    program.window.adding.add([photos / "a.png", photos / "b.png", photos / "c.png"])
    banner = program.window.workspace.banners.get("problem")
    qtbot.waitUntil(lambda: "{sku}" in banner.label.text())
    drop(program, photos, table)
    dialog = opened(program, qtbot)
    assert ("b", "", "Line 4: there is no preset “glow”") in rows(dialog)
    table.write_text(table.read_text().replace("glow", ""))
    dialog.again.click()
    settle(dialog, qtbot)
    expected = [("a.png", "2-A.png"), ("b.png", "3-b.png"), ("c.png", "4-C.webp")]
    assert [row[0] for row in rows(dialog)] == [photo for photo, _ in expected]
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(program.manager.all_jobs()) == 1)
    (job,) = program.manager.all_jobs()
    made = [
        [output.destination.relative_to(job.destination).as_posix() for output in image.outputs]
        for image in program.manager.images(job.id)
    ]
    assert made == [["2-B.png", "Mask/A-mask.png"], ["3-b.png"], ["WebP for the web/C.webp"]]

"""The window as a user meets it: dropping, watching, steering, opening, closing."""

from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import Job, JobImage, JobStatus
from rembg_desktop.ui.desktop import CloseDialog
from rembg_desktop.ui.queue_table.cells import Column
from rembg_desktop.ui.queue_table.delegates import button_rect


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(window: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(200, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window: QWidget, data: QMimeData) -> None:
    drag(window, data)
    event = QDropEvent(
        QPointF(200, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def click_button(program, index) -> None:
    view = program.window.view
    cell = index.siblingAtColumn(Column.ACTION)
    view.scrollTo(cell)
    spot = button_rect(view.visualRect(cell)).center()
    program.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def submit(program, *paths: Path, hold: bool = False) -> Job:
    options = RemovalOptions()
    return program.manager.submit(program.manager.plan(list(paths), options), options, hold=hold)


def shown(program) -> Job:
    row = program.window.model.row_of(program.window.model.index(0, 0))
    assert isinstance(row, Job)
    return row


def done(program, status: JobStatus = JobStatus.COMPLETED):
    return lambda: program.rows() > 0 and shown(program).status is status


def test_it_is_titled_and_empty_at_first(program) -> None:
    assert program.window.windowTitle() == "Rembg Desktop"
    assert program.window.workspace.empty.isVisible()
    assert program.window.workspace.empty.images.isVisible()


def test_a_dropped_folder_ends_with_one_output_a_photo(program) -> None:
    photos = [program.photo(f"{number}.png") for number in range(5)]
    program.start()
    drop(program.window, urls(photos[0].parent))
    program.wait(done(program))
    outputs = sorted((photos[0].parent / "cutouts").iterdir())
    assert [path.name for path in outputs] == [f"{number}.png" for number in range(5)]
    assert program.window.view.isVisible()
    assert shown(program).progress.percent == 100


def test_while_dragging_it_says_how_many_images_and_where_they_go(program) -> None:
    photo = program.photo()
    event = drag(program.window, urls(photo.parent))
    assert event.isAccepted()
    overlay = program.window.adding._overlay
    assert overlay.isVisible()
    assert str(photo.parent / "cutouts") in overlay.target.text()
    program.wait(lambda: "1" in overlay.headline.text())


def test_a_drag_without_files_or_pictures_is_refused(program) -> None:
    data = QMimeData()
    data.setText("words")
    assert not drag(program.window, data).isAccepted()


def test_ctrl_v_takes_a_picture_from_the_clipboard(program) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    program.start()
    program.window.actions_by_name["paste"].trigger()
    program.wait(done(program))
    assert len(list((Path.home() / "Pictures" / "Rembg Desktop" / "cutouts").glob("Pasted *.png"))) == 1


def test_ctrl_v_takes_files_from_the_clipboard(program) -> None:
    QGuiApplication.clipboard().setMimeData(urls(program.photo()))
    program.start()
    program.qtbot.keyClick(program.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.wait(done(program))


def test_words_on_the_clipboard_are_answered_with_a_hint(program) -> None:
    QGuiApplication.clipboard().setText("words")
    program.window.actions_by_name["paste"].trigger()
    banner = program.window.workspace.banners.get("problem")
    assert banner.isVisible()
    assert "No image" in banner.label.text()


def test_a_folder_without_photos_is_answered_with_the_reason(program) -> None:
    folder = program.folder / "nothing"
    folder.mkdir()
    program.window.add([folder])
    banner = program.window.workspace.banners.get("problem")
    program.wait(banner.isVisible)
    assert "nothing" in banner.label.text()
    assert program.window.workspace.empty.isVisible()


def test_a_folder_without_photos_gives_advice_beside_what_was_left_out(program) -> None:
    window = program.window
    window.apply_settings(window.settings.change("output", recursive=False))
    folder = program.folder / "nothing"
    (folder / "below").mkdir(parents=True)
    (folder / "notes.txt").write_text("words")
    window.add([folder])
    text = banner_text(program, "problem")
    assert "notes.txt" in text
    assert "subfolders" in text


def banner_text(program, name: str) -> str:
    banner = program.window.workspace.banners.get(name)
    program.wait(banner.isVisible)
    return banner.label.text()


def test_what_is_not_added_is_reported_with_its_reasons(program) -> None:
    folder = program.photo("a.png").parent
    (folder / "notes.txt").write_text("words")
    (folder / "list.csv").write_text("1;2")
    result = Image.new("RGB", (8, 8))
    result.save(folder / "result.png", pnginfo=own_mark())
    program.window.add([folder])
    assert banner_text(program, "left-out") == "Not added: 2 non-image file(s), 1 earlier result(s)."
    banner = program.window.workspace.banners.get("left-out")
    button = banner.findChild(QPushButton, "banner-left-out-action0")
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    headline, *details, advice = banner.label.text().splitlines()
    assert headline == "Not added:"
    assert details == ["2 non-image file(s): list.csv, notes.txt", "1 earlier result(s): result.png"]
    assert "settings" in advice
    program.wait(lambda: program.rows() > 0)
    assert shown(program).progress.total == 1


def test_earlier_results_are_included_by_choice(program) -> None:
    folder = program.photo("a.png").parent
    Image.new("RGB", (8, 8)).save(folder / "result.png", pnginfo=own_mark())
    window = program.window
    window.apply_settings(window.settings.change("output", include_results=True))
    window.add([folder])
    program.wait(lambda: program.rows() > 0)
    assert shown(program).progress.total == 2
    assert not window.workspace.banners.get("left-out").isVisible()


def test_a_folder_with_results_only_says_so(program) -> None:
    folder = program.folder / "results"
    folder.mkdir()
    Image.new("RGB", (8, 8)).save(folder / "result.png", pnginfo=own_mark())
    program.window.add([folder])
    text = banner_text(program, "problem")
    assert "1 earlier result(s): result.png" in text
    assert text.count("result.png") == 1


def own_mark() -> PngInfo:
    """What results of the program contain."""
    texts = PngInfo()
    texts.add_text("Software", "Rembg Desktop")
    return texts


def test_the_cancel_button_of_a_row_cancels_its_job(program) -> None:
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    program.wait(lambda: program.rows() == 1)
    click_button(program, program.window.model.index(0, 0))
    program.wait(done(program, JobStatus.CANCELLED))
    assert not (program.folder / "photos" / "cutouts" / "cat.png").exists()


def test_the_retry_button_of_a_row_runs_failed_images_again(program) -> None:
    bad = program.broken("cat.png")
    program.start()
    program.window.add([bad])
    program.wait(done(program, JobStatus.FAILED))
    program.photo("cat.png")
    click_button(program, program.window.model.index(0, 0))
    program.wait(done(program))


def test_the_first_failure_leads_to_the_failed_image(program) -> None:
    program.start()
    program.window.add([program.photo(), program.broken()])
    banner = program.window.workspace.banners.get("failure")
    program.wait(banner.isVisible)
    program.wait(done(program))
    button = banner.findChild(QPushButton, "banner-failure-action0")
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: isinstance(program.window.view.current_row(), JobImage))
    row = program.window.view.current_row()
    assert isinstance(row, JobImage)
    assert row.source.name == "broken.jpg"
    assert row.error is not None
    assert not banner.isVisible()


def test_double_click_opens_the_result_of_an_image(program) -> None:
    photo = program.photo()
    program.start()
    program.window.add([photo, program.photo("dog.png")])
    program.wait(done(program))
    view, model = program.window.view, program.window.model
    view.expand(model.index(0, 0))
    program.wait(lambda: model.rowCount(model.index(0, 0)) == 2)
    cell = view.visualRect(model.index(0, Column.NAME, model.index(0, 0))).center()
    program.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    program.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert program.opened == [str(photo.parent / "cutouts" / "cat.png")]


def test_return_opens_the_folder_of_a_job(program) -> None:
    photo = program.photo()
    program.start()
    program.window.add([photo])
    program.wait(done(program))
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.qtbot.keyClick(program.window.view, Qt.Key.Key_Return)
    assert program.opened == [str(photo.parent / "cutouts")]


def test_pause_and_resume_all(program) -> None:
    program.start()
    program.window.actions_by_name["pause"].trigger()
    program.wait(lambda: program.manager.pause_state().by_user)
    banner = program.window.workspace.banners.get("pause")
    program.wait(banner.isVisible)
    program.window.add([program.photo()])
    program.wait(done(program, JobStatus.PENDING))
    program.qtbot.mouseClick(banner.findChild(QPushButton, "banner-pause-action0"), Qt.MouseButton.LeftButton)
    program.wait(done(program))
    program.wait(lambda: not banner.isVisible())


def test_hold_and_release(program) -> None:
    job = submit(program, program.photo())
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 1)
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.wait(program.window.actions_by_name["hold"].isEnabled)
    program.window.actions_by_name["hold"].trigger()
    program.wait(lambda: program.manager.job(job.id).held)
    program.wait(lambda: shown(program).held)
    program.window.view.selection_settled.emit()
    program.window.actions_by_name["release"].trigger()
    program.wait(lambda: not program.manager.job(job.id).held)


def test_jobs_move_to_the_top_and_up_and_down(program) -> None:
    for name in ("a.png", "b.png", "c.png"):
        submit(program, program.photo(name), hold=True)
    model, view = program.window.model, program.window.view
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 3)

    def order() -> str:
        return "".join(job.name[0] for job in model.shown())

    assert order() == "abc"
    view.setCurrentIndex(model.index(2, 0))
    program.wait(program.window.actions_by_name["top"].isEnabled)
    program.window.actions_by_name["top"].trigger()
    program.wait(lambda: order() == "cab")
    assert view.selected_rows()[0].name == "c.png"
    program.window.actions_by_name["down"].trigger()
    program.wait(lambda: order() == "acb")
    program.window.actions_by_name["up"].trigger()
    program.wait(lambda: order() == "cab")
    program.window.actions_by_name["bottom"].trigger()
    program.wait(lambda: order() == "abc")


def test_a_dragged_row_moves_its_job(program) -> None:
    for name in ("a.png", "b.png", "c.png"):
        submit(program, program.photo(name), hold=True)
    model = program.window.model
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 3)
    data = model.mimeData([model.index(2, 0)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    program.wait(lambda: "".join(job.name[0] for job in model.shown()) == "cab")


def test_completed_jobs_are_cleared_and_come_back_by_undo(program) -> None:
    photo = program.photo()
    program.start()
    program.window.add([photo])
    program.wait(done(program))
    program.wait(program.window.actions_by_name["clear"].isEnabled)
    program.window.actions_by_name["clear"].trigger()
    program.wait(program.window.workspace.empty.isVisible)
    assert (photo.parent / "cutouts" / "cat.png").exists()
    program.wait(program.window.actions_by_name["undo"].isEnabled)
    program.window.actions_by_name["undo"].trigger()
    program.wait(lambda: program.rows() == 1)


def test_results_go_to_the_trash_only_after_asking(program) -> None:
    photo = program.photo()
    program.start()
    program.window.add([photo])
    program.wait(done(program))
    output = photo.parent / "cutouts" / "cat.png"
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.wait(program.window.actions_by_name["trash_results"].isEnabled)
    program.window.actions_by_name["trash_results"].trigger()
    assert output.exists()
    button = program.window.findChild(QPushButton, "trashConfirm")
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: not output.exists())
    assert photo.exists()


def test_chips_and_search_show_some_jobs_only(program) -> None:
    program.start()
    program.window.add([program.photo("cat.png")])
    program.wait(done(program))
    program.window.add([program.broken("dog.png")])
    program.wait(lambda: program.rows() == 2 and shown(program).status is JobStatus.FAILED)
    bar, model = program.window.workspace.filter_bar, program.window.model
    chip = bar.findChild(QPushButton, "chip-failed")
    program.wait(chip.isVisible)
    assert "1" in chip.text()
    program.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [job.name for job in model.shown()] == ["dog.png"]
    program.qtbot.mouseClick(bar.findChild(QPushButton, "chip-all"), Qt.MouseButton.LeftButton)
    program.qtbot.keyClicks(bar.search, "cat")
    program.wait(lambda: [job.name for job in model.shown()] == ["cat.png"])
    program.qtbot.keyClicks(bar.search, "xyz")
    program.wait(program.window.workspace.nothing_found.isVisible)
    program.qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    program.wait(lambda: program.rows() == 2)


def test_a_job_is_run_again_with_other_options(program) -> None:
    photo = program.photo()
    program.start()
    program.window.add([photo])
    program.wait(done(program))
    program.window.options.set_options(RemovalOptions.from_dict({"mask_only": True}))
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.wait(program.window.actions_by_name["run_again"].isEnabled)
    program.window.actions_by_name["run_again"].trigger()
    program.wait(lambda: program.rows() == 2)
    program.wait(lambda: all(job.status is JobStatus.COMPLETED for job in program.window.model.jobs()))
    assert {job.options.mask_only for job in program.window.model.jobs()} == {True, False}


def test_a_pending_job_takes_the_current_options(program) -> None:
    job = submit(program, program.photo(), hold=True)
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 1)
    program.window.options.set_options(RemovalOptions.from_dict({"format": "webp"}))
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    program.wait(program.window.actions_by_name["use_options"].isEnabled)
    program.window.actions_by_name["use_options"].trigger()
    program.wait(lambda: program.manager.job(job.id).options.format == "webp")


def test_closing_while_busy_stops_at_once_and_keeps_the_queue(program) -> None:
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    with program.qtbot.waitSignal(program.window.closed, timeout=3000):
        program.window.close()
    assert program.manager.stats().images["pending"] == 1
    assert not program.window.isVisible()


def test_closing_while_busy_asks_and_can_finish_first(make_program) -> None:
    program = make_program(ask_on_close=True)
    program.hold_images()
    program.start()
    photo = program.photo()
    program.window.add([photo])
    program.wait(program.held.reached.is_set)
    program.window.close()
    dialog = program.window.findChild(CloseDialog)
    assert dialog.isVisible()
    assert program.window.isVisible()
    with program.qtbot.waitSignal(program.window.closed, timeout=5000):
        program.qtbot.mouseClick(dialog.findChild(QPushButton, "close-finish"), Qt.MouseButton.LeftButton)
        program.held.free.set()
    assert (photo.parent / "cutouts" / "cat.png").exists()


def test_closing_twice_does_not_ask_any_more(make_program) -> None:
    program = make_program(ask_on_close=True)
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    program.window.close()
    with program.qtbot.waitSignal(program.window.closed, timeout=3000):
        program.window.close()


def test_stop_now_can_become_the_answer_for_good(make_program) -> None:
    program = make_program(ask_on_close=True)
    program.hold_images()
    program.start()
    program.window.add([program.photo()])
    program.wait(program.held.reached.is_set)
    program.window.close()
    dialog = program.window.findChild(CloseDialog)
    dialog.never.setChecked(True)
    with program.qtbot.waitSignal(program.window.closed, timeout=3000):
        program.qtbot.mouseClick(dialog.findChild(QPushButton, "close-now"), Qt.MouseButton.LeftButton)
    assert "ask_on_close = false" in program.home.settings.read_text()


def test_the_options_show_a_preview_of_the_selected_photo(program) -> None:
    submit(program, program.photo(), hold=True)
    program.window.feed.refresh()
    program.wait(lambda: program.rows() == 1)
    program.window.workspace.show_options()
    program.window.view.setCurrentIndex(program.window.model.index(0, 0))
    preview = program.window.preview.view
    program.wait(lambda: not preview.image.isNull())
    assert preview.image.hasAlphaChannel()
    program.window.options.set_options(RemovalOptions.from_dict({"background": "#ff0000"}))
    program.wait(lambda: preview.image.pixelColor(0, 0).name() == "#ff0000")


def test_a_keyboard_is_enough_for_the_whole_path(program) -> None:
    photo = program.photo()
    program.start()
    window, bot = program.window, program.qtbot
    QGuiApplication.clipboard().setMimeData(urls(photo, program.broken("dog.png")))
    bot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.wait(done(program))
    bot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.filter_bar.search.hasFocus()
    bot.keyClick(window.workspace.filter_bar.search, Qt.Key.Key_Down)
    assert window.view.hasFocus()
    assert isinstance(window.view.current_row(), Job)
    bot.keyClick(window.view, Qt.Key.Key_Right)
    program.wait(lambda: window.model.rowCount(window.model.index(0, 0)) == 2)
    bot.keyClick(window.view, Qt.Key.Key_Down)
    program.wait(
        lambda: (
            window.workspace.side.inspector.selection is not None
            and window.workspace.side.inspector.selection.image is not None
        )
    )
    assert window.workspace.side.inspector.isVisible()
    bot.keyClick(window.view, Qt.Key.Key_Return)
    assert program.opened == [str(photo.parent / "cutouts" / "cat.png")]
    program.photo("dog.png")
    bot.keyClick(window.view, Qt.Key.Key_Down)
    program.wait(window.actions_by_name["retry"].isEnabled)
    bot.keyClick(window.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: shown(program).progress.succeeded == 2)

"""The page of the HTTP API through its widgets, with the real server behind it."""

import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from waiting import Stopwatch

from rembg_desktop.composition import build_api, open_queue
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui import local_api
from rembg_desktop.ui.banners import Banner
from rembg_desktop.ui.local_api import Phase, web_origin
from rembg_desktop.ui.settings.api_page import ApiPage
from rembg_desktop.ui.settings.dialog import SettingsDialog
from rembg_desktop.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LEFT = Qt.MouseButton.LeftButton
OK = QDialogButtonBox.StandardButton.Ok
APPLY = QDialogButtonBox.StandardButton.Apply
CANCEL = QDialogButtonBox.StandardButton.Cancel
WAIT = 20_000


class Desk:
    """A window with its settings open at the page."""

    def __init__(self, program: Any, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.window: MainWindow = program.window
        self.open()

    def open(self) -> None:
        self.window.dialogs.show_api()
        self.dialog = self.window.findChildren(SettingsDialog)[-1]
        page = self.dialog.page(ApiPage)
        assert isinstance(page, ApiPage)
        assert page.isVisible()
        self.page = page

    def press(self, which: QDialogButtonBox.StandardButton) -> None:
        self.click(self.dialog.buttons.button(which))

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, LEFT)

    def wait(self, phase: Phase) -> None:
        self.qtbot.waitUntil(lambda: self.window.api.state.phase is phase, timeout=WAIT)

    def switch(self) -> None:
        """Tick or untick the switch and apply."""
        self.page.enabled.setFocus()
        self.qtbot.keyClick(self.page.enabled, Qt.Key.Key_Space)
        self.press(APPLY)

    @property
    def token(self) -> str:
        return (self.program.home.root / "api-token").read_text().strip()

    def request(self, method: str, path: str, *, token: str | None = None, **more: Any) -> httpx.Response:
        """Ask the API, in a thread of its own: the window goes on meanwhile."""
        headers = {"Authorization": f"Bearer {token or self.token}"} | more.pop("headers", {})
        return self.elsewhere(
            lambda: httpx.request(
                method, f"{self.window.api.state.url}{path}", headers=headers, timeout=120, **more
            )
        )

    def elsewhere(self, work: Callable[[], Any]) -> Any:
        answers: list[Any] = []
        thread = threading.Thread(target=lambda: answers.append(work()))
        thread.start()
        self.qtbot.waitUntil(lambda: not thread.is_alive(), timeout=WAIT)
        thread.join()
        return answers[0]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def desk(make_program, qtbot: QtBot, port: int) -> Desk:
    return Desk(make_program(api={"port": port}), qtbot)


@pytest.fixture
def running(make_program, qtbot: QtBot, port: int) -> Desk:
    desk = Desk(make_program(api={"port": port, "enabled": True}), qtbot)
    desk.wait(Phase.LISTENING)
    return desk


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a port is this program's is not waited for long: the sockets of these tests never answer."""
    monkeypatch.setattr(local_api, "_ASK_SECONDS", 0.2)


@pytest.fixture
def taken(port: int, impatient: None) -> Iterator[int]:
    """A port that another program holds."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        yield port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_applying_keeps_what_changed_while_the_dialog_was_open(desk: Desk) -> None:
    file = desk.program.home.settings
    Settings.load(file).change("models", proxy="http://proxy.example").save(file)  # another process
    desk.window.apply_settings(desk.window.settings.change("general", tips=False))

    desk.switch()
    desk.wait(Phase.LISTENING)

    kept = Settings.load(file)
    assert (kept.api.enabled, kept.general.tips, kept.models.proxy) == (True, False, "http://proxy.example")
    assert desk.window.settings == kept


def test_it_is_off_until_it_is_switched_on_and_goes_off_again(desk: Desk, port: int) -> None:
    assert desk.page.state.text() == "Off"
    assert not is_open(port)

    desk.switch()
    desk.wait(Phase.LISTENING)

    assert desk.page.state.text() == f"Listening on http://127.0.0.1:{port}"
    assert desk.request("GET", "/queue/jobs").status_code == 200
    assert desk.window.status_line.api.text() == f"HTTP API: {port}"
    assert Settings.load(desk.program.home.settings).api.enabled

    desk.switch()
    desk.wait(Phase.OFF)

    assert desk.page.state.text() == "Off"
    assert not is_open(port)
    assert desk.window.status_line.api.isHidden()


def test_a_change_waits_for_ok_or_apply(desk: Desk, port: int) -> None:
    desk.click(desk.page.enabled)
    assert "OK or Apply" in desk.page.state.text()
    desk.press(CANCEL)
    desk.open()
    assert not desk.page.enabled.isChecked()
    assert desk.window.api.state.phase is Phase.OFF


def test_the_page_goes_by_keyboard(desk: Desk, qtbot: QtBot, port: int) -> None:
    page = desk.page
    reached: list[QWidget] = []
    page.enabled.setFocus()
    while (widget := desk.dialog.focusWidget()) not in reached:
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    token = page.token
    for widget in (
        page.enabled,
        page.port,
        token.line,
        token.show_button,
        token.copy,
        token.renew,
        token.example,
        token.copy_example,
        page.folders.list,
        page.folders.line,
        page.folders.choose,
        page.origins.list,
        page.origins.line,
        page.fetch,
        page.largest_image,
        page.queued,
    ):
        assert widget in reached
        assert widget.accessibleName() or getattr(widget, "text", str)()

    qtbot.keyClick(page.enabled, Qt.Key.Key_Space)
    qtbot.keyClick(page.enabled, Qt.Key.Key_Return)  # OK

    desk.wait(Phase.LISTENING)
    assert desk.window.settings.api.enabled


def test_every_editor_reaches_its_setting(desk: Desk) -> None:
    page = desk.page
    page.port.setValue(5123)
    page.largest_image.setValue(11)
    page.largest_request.setValue(22)
    page.images.setValue(33)
    page.queued.setValue(44)
    page.dialects["removebg"].click()
    page.fetch.click()
    desk.press(APPLY)
    api = desk.window.settings.api
    assert (api.dialects, api.fetch_urls) == (("removebg",), True)
    assert (api.port, api.max_image_mb, api.max_request_mb, api.max_images, api.max_queued) == (
        5123,
        11,
        22,
        33,
        44,
    )


def test_a_photo_sent_to_the_window_appears_in_its_queue(running: Desk, qtbot: QtBot) -> None:
    photo = running.program.photo()
    running.program.start()
    answer = running.request("POST", "/queue/submit", files={"images": ("a.png", photo.read_bytes())})
    assert answer.status_code == 202
    qtbot.waitUntil(lambda: running.program.rows() == 1, timeout=WAIT)


def test_a_taken_port_is_named_with_a_free_one_that_a_click_takes(desk: Desk, qtbot: QtBot, taken: int) -> None:
    page = desk.page
    desk.click(page.enabled)
    qtbot.waitUntil(page.take.isVisible, timeout=WAIT)
    free = desk.page._free
    assert f"Port {taken}" in page.port_field.error
    assert str(free) in page.port_field.error
    assert page.take.accessibleName() == f"Use port {free}"

    desk.press(APPLY)
    desk.wait(Phase.FAILED)
    assert page.state.text() == f"Not listening: port {taken} is in use."

    desk.click(page.take)
    desk.press(APPLY)
    desk.wait(Phase.LISTENING)
    assert page.state.text() == f"Listening on http://127.0.0.1:{free}"
    assert page.port_field.error == ""
    assert page.take.isHidden()


@pytest.mark.usefixtures("impatient")
def test_try_again_takes_a_port_that_became_free(make_program, qtbot: QtBot, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        desk = Desk(make_program(api={"port": port, "enabled": True}), qtbot)
        desk.wait(Phase.FAILED)
    desk.click(desk.page.again)
    desk.wait(Phase.LISTENING)


def test_a_window_that_finds_its_port_taken_says_so(make_program, qtbot: QtBot, taken: int) -> None:
    window = make_program(api={"port": taken, "enabled": True}).window
    banner = window.workspace.banners.get("api")
    qtbot.waitUntil(banner.isVisible, timeout=WAIT)
    assert f"Port {taken}" in banner.label.text()

    qtbot.mouseClick(button(banner, "Settings…"), LEFT)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.page(ApiPage).isVisible()
    dialog.reject()

    qtbot.mouseClick(button(banner, "Use port"), LEFT)
    qtbot.waitUntil(lambda: window.api.state.phase is Phase.LISTENING, timeout=WAIT)
    assert banner.isHidden()
    assert window.settings.api.port == window.api.state.port != taken


def button(banner: Banner, title: str) -> QPushButton:
    return next(found for found in banner.findChildren(QPushButton) if found.text().startswith(title))


def test_another_rembg_desktop_at_the_port_is_told_and_followed(
    make_program, qtbot: QtBot, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_api, "RETRY_MS", 100)
    home = Home.choose(tmp_path / "serve")
    store, manager = open_queue(home)
    server = build_api(home, Settings().change("api", port=port), store, manager, lambda: None)
    server.start()
    try:
        desk = Desk(make_program(api={"port": port, "enabled": True}), qtbot)
        desk.wait(Phase.FAILED)
        banner = desk.window.workspace.banners.get("api")
        assert "Another instance of Rembg Desktop" in desk.page.state.text()
        assert "Another instance of Rembg Desktop" in banner.label.text()
        banner.close_button.click()
    finally:
        server.stop()
        store.close()
    desk.wait(Phase.LISTENING)
    assert banner.isHidden()


def test_the_token_is_hidden_until_it_is_shown_and_can_be_copied(running: Desk, qtbot: QtBot) -> None:
    token = running.page.token
    assert running.token not in token.line.text()
    running.click(token.show_button)
    assert token.line.text() == running.token
    assert token.show_button.text() == "Hide"
    running.click(token.show_button)
    assert running.token not in token.line.text()

    QGuiApplication.clipboard().clear()
    running.click(token.copy)
    assert QGuiApplication.clipboard().text() == running.token
    assert token.copy.text() == "Copied"
    qtbot.waitUntil(lambda: token.copy.text() == "Copy", timeout=WAIT)


def test_a_new_token_is_made_only_when_confirmed(running: Desk) -> None:
    before = running.token
    answer_question(running, "Cancel")
    assert running.token == before

    answer_question(running, "Renew")
    assert running.token != before
    assert running.request("GET", "/queue/jobs", token=before).status_code == 401
    assert running.request("GET", "/queue/jobs").status_code == 200


def answer_question(desk: Desk, choice: str) -> None:
    desk.click(desk.page.token.renew)
    box = desk.page.token.findChildren(QMessageBox)[-1]
    assert "must enter the new one" in box.informativeText()
    desk.click(next(found for found in box.buttons() if found.text().replace("&", "") == choice))


def test_a_folder_is_allowed_by_choosing_and_forbidden_by_delete(
    running: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = running.program.photo()
    document = {"paths": [str(photo)]}
    assert running.request("POST", "/queue/submit", json=document).status_code == 422

    running.click(running.page.folders.choose)
    chooser = running.page.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(photo.parent))
    chooser.reject()
    running.press(APPLY)
    running.wait(Phase.LISTENING)
    assert running.window.settings.api.folders == (str(photo.parent),)
    assert running.request("POST", "/queue/submit", json=document).status_code == 202

    folders = running.page.folders.list
    folders.setCurrentRow(0)
    qtbot.keyClick(folders, Qt.Key.Key_Delete)
    running.press(APPLY)
    running.wait(Phase.LISTENING)
    assert running.request("POST", "/queue/submit", json=document).status_code == 422


def test_an_address_in_a_store_is_examined_and_then_allowed(running: Desk, qtbot: QtBot) -> None:
    folders = running.page.folders
    for wrong in ("sftp://nas/photos", "s3://shop/../private", "/home/me", "s3://key:secret@shop"):
        folders.line.setFocus()
        qtbot.keyClicks(folders.line, wrong)
        qtbot.keyClick(folders.line, Qt.Key.Key_Return)
        assert "s3://bucket/folder" in folders.error.text()
        assert folders.entries() == []
        folders.line.clear()
        assert folders.error.isHidden()

    qtbot.keyClicks(folders.line, "S3://shop/photos/")
    qtbot.keyClick(folders.line, Qt.Key.Key_Return)
    assert folders.entries() == ["s3://shop/photos"]
    assert running.dialog.isVisible()
    running.press(APPLY)
    running.wait(Phase.LISTENING)
    assert running.window.settings.api.folders == ("s3://shop/photos",)


def test_an_origin_is_examined_and_then_let_in(running: Desk, qtbot: QtBot) -> None:
    origins = running.page.origins
    headers = {"Origin": "https://shop.example"}
    assert running.request("GET", "/queue/jobs", headers=headers).status_code == 403

    origins.line.setFocus()
    qtbot.keyClicks(origins.line, "shop.example/basket")
    qtbot.keyClick(origins.line, Qt.Key.Key_Return)
    assert "https://shop.example" in origins.error.text()
    assert origins.entries() == []
    assert running.dialog.isVisible()

    origins.line.clear()
    assert origins.error.isHidden()
    qtbot.keyClicks(origins.line, "HTTPS://Shop.example:443/")
    qtbot.keyClick(origins.line, Qt.Key.Key_Return)
    assert origins.entries() == ["https://shop.example"]
    assert running.dialog.isVisible()
    running.press(APPLY)
    running.wait(Phase.LISTENING)

    answer = running.request("GET", "/queue/jobs", headers=headers)
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://shop.example", "https://shop.example"),
        (" http://LOCALHOST:8080/ ", "http://localhost:8080"),
        ("http://[::1]:3000", "http://[::1]:3000"),
        ("http://localhost:80", "http://localhost"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("*", None),
        ("null", None),
        ("shop.example", None),
        ("https://shop.example/path", None),
        ("https://user@shop.example", None),
        ("https://*.example", None),
        ("https://shop.example:99999", None),
        ("file:///home", None),
        ("", None),
    ],
)
def test_what_an_origin_is(text: str, origin: str | None) -> None:
    assert web_origin(text) == origin


def test_the_last_requests_are_live_and_tell_no_secret(running: Desk, qtbot: QtBot) -> None:
    requests = running.page.requests
    assert requests.empty.isVisible()
    running.request("GET", "/queue/jobs?limit=3&status=failed")
    running.request("GET", "/queue/stats", token="wrong")
    model = requests.model
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=WAIT)
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert [row[1:] for row in rows] == [["GET", "/queue/stats", "401"], ["GET", "/queue/jobs", "200"]]
    assert running.token not in json.dumps(rows)
    assert requests.table.isVisible()

    url = f"{running.window.api.state.url}/version"
    with httpx.Client(headers={"Authorization": f"Bearer {running.token}"}, timeout=120) as client:
        running.elsewhere(lambda: [client.get(url) for _ in range(110)])
    qtbot.waitUntil(lambda: model.index(99, 2).data() == "/version", timeout=WAIT)
    assert model.rowCount() == 100


def test_the_documentation_is_opened_in_the_browser(running: Desk, qtbot: QtBot, port: int) -> None:
    with qtbot.waitSignal(running.dialog.url_wanted) as asked:
        running.click(running.page.documentation)
    assert asked.args == [QUrl(f"http://127.0.0.1:{port}/docs")]
    assert running.request("GET", "/docs").status_code == 200


@pytest.mark.skipif(sys.platform == "win32", reason="the example there is for PowerShell")
def test_the_copied_example_submits_a_photo(running: Desk, tmp_path: Path) -> None:
    assert shutil.which("curl"), "make test installs it"
    Image.new("RGB", (8, 8)).save(tmp_path / "photo.jpg")
    running.click(running.page.token.copy_example)
    command = QGuiApplication.clipboard().text()
    assert running.token not in command
    done = running.elsewhere(
        lambda: subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
    )
    assert json.loads(done.stdout)["status"] == "pending", done.stderr


@pytest.mark.timing
def test_closing_ends_the_api_at_once_with_clients_connected(running: Desk, qtbot: QtBot, port: int) -> None:
    running.press(CANCEL)
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(
        f"GET /queue/events HTTP/1.1\r\nHost: localhost:{port}\r\n"
        f"Authorization: Bearer {running.token}\r\n\r\n".encode()
    )
    running.elsewhere(lambda: client.recv(100))
    silent = socket.create_connection(("127.0.0.1", port))
    with Stopwatch() as taken, qtbot.waitSignal(running.window.closed, timeout=WAIT):
        running.window.close()
    assert taken.seconds < 1
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("api")] == []
    assert not is_open(port)
    client.close()
    silent.close()


_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from rembg_desktop.paths import Home
from rembg_desktop.ui import application
from rembg_desktop.ui.window.main_window import MainWindow

class Watched(MainWindow):
    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.clock = QTimer(self, interval=20)
        self.clock.timeout.connect(self.look)
        self.clock.start()

    def look(self):
        if self._runner.is_executor:
            self.clock.stop()
            self.quit_now()

application.MainWindow = Watched
code = application.run(Home.choose(Path(sys.argv[1])), [])
print(code, *sorted({"fastapi", "starlette", "uvicorn", "pydantic", "multipart"} & set(sys.modules)))
"""


def test_nothing_of_the_server_is_loaded_while_it_is_off(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)], capture_output=True, text=True, timeout=240, check=True
    )
    assert done.stdout.split() == ["0"]

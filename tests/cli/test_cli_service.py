"""The commands with --url: the same words, JSON and exit codes, but the queue of another process."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cli_command import Command
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from program import PROGRAM
from rendering import render
from test_cli_light import HEAVY, REPORT

from rembg_desktop.api.server import ApiServer
from rembg_desktop.composition import open_queue
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.queue.store import Store
from rembg_desktop.remote.client import CHUNK, MultipartForm, Upload
from rembg_desktop.remote.service import Address
from rembg_desktop.settings import Settings

StartService = Callable[..., str]


@pytest.fixture
def start_service(home: Path) -> Iterator[StartService]:
    """Serves the home folder of the commands, without an executor; gives the URL."""
    ends: list[Callable[[], object]] = []

    def start(*, token: bool = True, **api: Any) -> str:
        place = Home.choose(home)
        store, manager = open_queue(place)
        file = TokenFile.of(place) if token else None
        settings = Settings().change("api", **api)
        server = ApiServer(manager, store, place, settings, token=file, port=0)
        server.start()
        ends.extend([store.close, server.stop])
        return server.url

    yield start
    for end in reversed(ends):
        end()


@pytest.fixture
def url(start_service: StartService) -> str:
    return start_service()


def _shapes(value: Any) -> Any:
    """A document's fields, without its values."""
    if isinstance(value, dict):
        return {key: _shapes(item) for key, item in value.items()}
    return [_shapes(item) for item in value] if isinstance(value, list) else None


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--status", "cancelled"],
        ["list", "--limit", "1"],
        ["status", "JOB"],
        ["presets"],
        ["presets", "list"],
        ["presets", "show", "white shop picture"],
        ["models", "list"],
    ],
    ids=" ".join,
)
def test_asking_a_service_prints_what_asking_the_queue_prints(
    command: Command, photos: Path, home: Path, url: str, words: list[str]
) -> None:
    jobs = [command("submit", photos, "--json").json["job_id"] for _ in range(2)]
    command("cancel", jobs[0])
    (home / "presets.toml").write_text("[Mine]\ntrim = true\n")
    asked = [jobs[1][:6] if word == "JOB" else word for word in words]
    for form in ([], ["--json"]):
        ours, theirs = command(*asked, *form), command(*asked, *form, "--url", url)
        assert (theirs.out, theirs.err) == (ours.out, ours.err)


def test_the_statistics_of_a_service_are_those_of_the_queue(command: Command, photos: Path, url: str) -> None:
    command("submit", photos)
    ours, theirs = command("stats", "--json").json, command("stats", "--json", "--url", url).json
    assert _shapes(theirs) == _shapes(ours)
    for field in ("jobs", "images", "pause", "executor"):
        assert theirs[field] == ours[field]
    assert "3 pending" in command("stats", "--url", url).out


def test_jobs_of_a_service_are_cancelled_and_retried(command: Command, photos: Path, url: str) -> None:
    jobs = [command("submit", photos, "--json").json["job_id"] for _ in range(4)]
    assert "cancelled" in command("cancel", jobs[0], "--url", url).out
    both = command("cancel", jobs[0], jobs[1], "--url", url, "--json").json["jobs"]
    assert [(job["job_id"], job["status"]) for job in both] == [(jobs[0], "cancelled"), (jobs[1], "cancelled")]
    assert command("status", jobs[1], "--json").json["status"] == "cancelled"
    again = command("retry", jobs[0], "--url", url, "--json").json
    assert (again["status"], again["progress"]["processed"]) == ("pending", 0)
    rest = command("cancel", "--pending", "--url", url, "--json").json["jobs"]
    assert {job["job_id"] for job in rest} == {jobs[0], jobs[2], jobs[3]}
    assert command("cancel", "--pending", "--url", url, "--json").json["jobs"] == []


@pytest.mark.parametrize("name", ["status", "cancel", "retry", "monitor"])
@pytest.mark.parametrize("job", ["ffff", "0" * 12])
def test_an_unknown_job_gives_4(command: Command, url: str, name: str, job: str) -> None:
    answer = command(name, job, "--url", url, "--json", code=4)
    assert answer.json["error"]["code"] == "no_such_job"
    assert answer.err.startswith("error: ")
    assert f"list --url {url}" in answer.err


def test_wrong_states_and_ambiguous_ids_give_2_and_keep_their_code(
    command: Command, photos: Path, url: str
) -> None:
    jobs = [command("submit", photos, "--json").json["job_id"] for _ in range(17)]
    command("cancel", jobs[0], "--url", url)
    assert command("cancel", jobs[0], "--url", url, "--json", code=2).json["error"]["code"] == "wrong_state"
    firsts = [job[0] for job in jobs]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    assert command("status", twice, "--url", url, "--json", code=2).json["error"]["code"] == "ambiguous_job"


@pytest.mark.parametrize(
    "words",
    [["pause"], ["resume"], ["pause", "JOB"], ["resume", "JOB"], ["move", "JOB", "--top"], ["remove", "JOB"]],
)
def test_what_the_api_does_not_offer_is_refused_and_changes_nothing(
    command: Command, photos: Path, url: str, words: list[str]
) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    before = command("list", "--json").json
    answer = command(*(job if word == "JOB" else word for word in words), "--url", url, code=2)
    assert f"does not offer `{words[0]}`" in answer.err
    assert "hint: " in answer.err
    assert command("list", "--json").json == before


def test_results_of_a_service_are_rendered_again_and_their_masks_changed(
    command: Command, photos: Path, home: Path, start_service: StartService, tmp_path: Path
) -> None:
    url = start_service(folders=[str(photos)])
    job = command("submit", photos, "--json").json
    store = Store.open(home / "queue.db")
    render(store, Home.choose(home))
    store.close()
    new = command("rerender", job["job_id"][:6], "--format", "webp", "--json", "--url", url).json
    assert set(new) == set(job)
    assert command("status", new["job_id"], "--json").json["options"]["format"] == "webp"
    assert "no images" in command("rerender", job["job_id"], "--only", "accepted", "--url", url, code=2).err
    image, other, *_ = (item["id"] for item in command("status", job["job_id"], "--json").json["images"])
    command("review", "again", other, 999, "--url", url, code=4)
    assert command("status", job["job_id"], "--json").json["status"] == "completed"
    again = command("review", "again", other, other, "--url", url, "--json").json["images"]
    assert [(item["id"], item["status"], item["job_id"]) for item in again] == [(other, "pending", job["job_id"])]
    unfinished = command("status", new["job_id"], "--json").json["images"][0]["id"]
    refused = command("review", "again", unfinished, "--url", url, "--json", code=2)
    assert refused.json["error"]["code"] == "wrong_state"
    ours, theirs = tmp_path / "ours.png", tmp_path / "theirs.png"
    command("review", "mask", image, "--get", ours)
    command("review", "mask", image, "--get", theirs, "--url", url)
    assert ours.read_bytes() == theirs.read_bytes()
    put = command("review", "mask", image, "--put", theirs, "--url", url, "--json").json["images"]
    assert [(item["id"], item["status"]) for item in put] == [(image, "pending")]
    command("review", "mask", 999, "--get", tmp_path / "other.png", "--url", url, code=4)
    (tmp_path / "text.png").write_text("no picture")
    refused = command("review", "mask", image, "--put", tmp_path / "text.png", "--url", url, "--json", code=2)
    assert refused.json["error"]["code"] == "mask_unusable"


def test_presets_of_a_service_cannot_be_changed(command: Command, url: str) -> None:
    answer = command("presets", "--url", url, "save", "Mine", "--trim", code=2)
    assert "does not offer `presets save`" in answer.err
    assert command("presets", "--json").json == command("presets", "--json", "--url", url).json


# Where a service is, and who may call it


def test_nobody_answering_is_said_in_two_lines(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for words in (["list"], ["submit", "."], ["status", "aa"], ["models", "list"]):
        answer = command(*words, "--url", f"http://127.0.0.1:{port}", "--json", code=1)
        assert answer.json["error"]["code"] == "service_unreachable"
        error, hint = answer.err.splitlines()
        assert f"http://127.0.0.1:{port}" in error
        assert "rembg-desktop serve" in hint


def test_a_wrong_token_and_a_wrong_host_keep_their_codes(command: Command, url: str) -> None:
    answer = command("list", "--url", url, "--token", "wrong", "--json", code=1)
    assert answer.json["error"]["code"] == "unauthorized"
    assert "--token-file" in answer.err
    other = url.replace("localhost", "127.1")  # the same machine under a name that the service does not know
    answer = command("list", "--url", other, "--json", code=1)
    assert answer.json["error"]["code"] == "host_not_allowed"
    assert f"Use {url}" in answer.err


def test_the_token_comes_from_wherever_it_is_named(
    command: Command, url: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = (home / "api-token").read_text().strip()
    elsewhere = tmp_path / "token"
    elsewhere.write_text(f"{token}\n")
    command("list", "--url", url)  # that of the home folder
    monkeypatch.setenv("REMBG_DESKTOP_URL", url)
    monkeypatch.setenv("REMBG_DESKTOP_TOKEN", "wrong")
    command("list", code=1)
    command("list", "--token", token)
    command("list", "--token", f"@{elsewhere}")
    command("list", "--token-file", elsewhere)
    (tmp_path / "wrong").write_text("wrong")
    monkeypatch.setenv("REMBG_DESKTOP_TOKEN", f"@{elsewhere}")
    command("list")
    command("list", "--token-file", tmp_path / "wrong", code=1)
    answer = command("list", "--token-file", elsewhere, "--token", "a", code=2)
    assert "once" in answer.err
    answer = command("list", "--token-file", tmp_path / "gone", "--json", code=2)
    assert str(tmp_path / "gone") in answer.json["error"]["message"]


def test_the_own_token_is_sent_to_this_machine_only() -> None:
    local = {"http://localhost:5000", "localhost:5000", "http://127.0.0.1:1", "http://[::1]:5000", "LOCALHOST"}
    assert all(Address.parse(text).is_local for text in local)
    far = {
        "http://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "https://10.0.0.1",
    }
    assert not any(Address.parse(text).is_local for text in far)


@pytest.mark.parametrize(
    "text",
    [
        "ftp://localhost",
        "http://",
        "http://a:b@localhost",
        "http://localhost:70000",
        "http://localhost/?a=1",
        "a b",
    ],
)
def test_an_address_that_cannot_be_is_refused(command: Command, text: str) -> None:
    answer = command("list", "--url", text, "--json", code=2)
    assert answer.json["error"]["code"] == "invalid_option"
    assert "http://localhost:5000" in answer.err


class _Stranger(BaseHTTPRequestHandler):
    """Some other server."""

    answer = (200, "text/html", b"<html>")
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Authorization", "")))
        status, kind, body = self.answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "http://localhost:1/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _answering(status: int, kind: str, body: bytes) -> Iterator[tuple[str, type[_Stranger]]]:
    """The URL of a server that answers everything like this, and what it was asked."""
    handler = type("Handler", (_Stranger,), {"answer": (status, kind, body), "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "answer",
    [
        (200, "text/html", b"<html>"),
        (403, "text/plain", b"no"),
        (302, "text/html", b""),
        (502, "text/html", b"<html>"),
        (200, "application/json", b"[1]"),
        (200, "application/json", b'{"jobs": [{"job_id": 1}], "next": null}'),
        (200, "application/json", b"{"),
    ],
)
def test_another_server_is_recognized_and_redirections_are_not_followed(
    command: Command, answer: tuple[int, str, bytes]
) -> None:
    with _answering(*answer) as (url, handler):
        found = command("list", "--url", url, "--json", code=1)
    assert found.json["error"]["code"] == "service_unexpected"
    assert "hint: " in found.err
    assert len(handler.asked) == 1


def test_one_preset_of_a_later_version_does_not_hide_the_others(command: Command) -> None:
    plain = RemovalOptions.from_dict({"quality": 70}).as_document()
    several = {"Plain": plain, "Format": {**plain, "format": "later"}, "Option": {**plain, "later": 1}}
    listed = [{"name": name, "built_in": True, "options": options} for name, options in several.items()]
    with _answering(200, "application/json", json.dumps({"presets": listed}).encode()) as (url, _):
        found = command("presets", "--url", url, "--json").json["presets"]
    assert {preset["name"]: preset["options"]["quality"] for preset in found} == {"Plain": 70, "Option": 70}


def test_a_server_that_does_not_speak_http_is_recognized(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail.example.org ESMTP\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        found = command("list", "--url", url, "--json", code=1)
        thread.join()
    assert found.json["error"]["code"] == "service_unexpected"


# Submitting


def test_images_are_sent_and_the_id_comes_alone_on_stdout(command: Command, photos: Path, url: str) -> None:
    answer = command("submit", photos, "--url", url)
    (job_id,) = answer.lines
    assert f"{url}/queue/job/{job_id}/results.zip" in answer.err
    assert "not images: 1" in answer.err
    assert "No process is processing" in answer.err
    shown = command("status", job_id, "--json").json
    assert [Path(image["source"]).name for image in shown["images"]] == ["a.jpg", "b.png", "c.webp"]
    for image in shown["images"]:
        source = Path(image["source"])
        assert source.read_bytes() == (photos / source.name).read_bytes()
        assert not source.is_relative_to(photos)
    assert sorted(path.name for path in photos.iterdir()) == ["a.jpg", "b.png", "c.webp", "notes.txt"]


def test_options_presets_priority_and_hold_reach_the_service(
    command: Command, photos: Path, home: Path, url: str
) -> None:
    (home / "presets.toml").write_text("[Mine]\ntrim = true\nmargin = '7px'\n")
    words = ["--preset", "mine", "--format", "webp", "--lossless", "--priority", 7, "--hold", "--json"]
    submitted = command("submit", photos, *words, "--url", url).json
    assert submitted["held"]
    assert (submitted["total"], submitted["left_out"]) == (3, 1)
    shown = command("status", submitted["job_id"], "--json").json
    assert (shown["priority"], shown["preset"]) == (7, "mine")
    wanted = {"trim": True, "margin": "7px", "format": "webp", "lossless": True}
    assert {name: shown["options"][name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["missing.jpg"], "source_missing"),
        (["PHOTOS", "--preset", "Nope"], "unknown_preset"),
        (["PHOTOS", "--model", "u3net"], "unknown_model"),
        (["PHOTOS", "--quality", "0"], "invalid_option"),
        (["PHOTOS", "--format", "gif"], "invalid_option"),
        (["PHOTOS", "--format", "jpeg"], "invalid_option"),
        (["PHOTOS", "--output", "out"], "invalid_option"),
        (["EMPTY"], "nothing_to_do"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code_and_leaves_nothing(
    command: Command, photos: Path, home: Path, url: str, tmp_path: Path, words: list[str], code: str
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"PHOTOS": photos, "EMPTY": tmp_path / "empty"}
    answer = command("submit", *(places.get(word, word) for word in words), "--url", url, "--json", code=2)
    assert answer.json["error"]["code"] == code
    assert command("list", "--json").json["jobs"] == []
    assert not [path for path in home.glob("spool/**/*") if path.is_file()]


@pytest.mark.parametrize("output", [["--output", "blocker/sub/out"], []], ids=["above", "itself"])
def test_a_file_in_the_way_of_the_output_folder_is_told_before_anything_is_sent(
    command: Command, photos: Path, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for blocker in (tmp_path / "blocker", photos / "cutouts"):
        blocker.touch()
    words = "submit", photos, *output, "--wait", "--json"
    here, there = command(*words, code=2), command(*words, "--url", url, code=2)
    assert there.json == here.json
    assert there.json["error"]["code"] == "destination_unwritable"
    assert command("list", "--json").json["jobs"] == []


@pytest.mark.parametrize(
    ("limits", "code", "exit_code"),
    [
        ({"max_image_mb": 1}, "body_too_large", 2),
        ({"max_image_mb": 1, "max_request_mb": 1}, "body_too_large", 2),
        ({"max_images": 2}, "invalid_request", 2),
        ({"max_queued": 1}, "queue_full", 1),
    ],
)
def test_limits_of_the_service_are_told(
    command: Command,
    photos: Path,
    start_service: StartService,
    limits: dict[str, int],
    code: str,
    exit_code: int,
) -> None:
    url = start_service(**limits)
    with (photos / "a.jpg").open("ab") as file:
        file.truncate(3_000_000)
    answer = command("submit", photos, "--url", url, "--json", code=exit_code)
    assert answer.json["error"]["code"] == code
    assert "hint: " in answer.err
    assert command("list", "--json").json["jobs"] == []


def test_a_dry_run_sends_nothing(command: Command, photos: Path, url: str, tmp_path: Path) -> None:
    plan = command("submit", photos, "--output", tmp_path / "out", "--dry-run", "--url", url, "--json").json
    assert [image["destination"] for image in plan["images"]] == [
        str(tmp_path / "out" / name) for name in ("a.png", "b.png", "c.png")
    ]
    assert command("list", "--json").json["jobs"] == []


def test_results_of_earlier_jobs_are_not_sent_unless_asked_for(command: Command, photos: Path, url: str) -> None:
    texts = PngInfo()
    texts.add_text("Software", "Rembg Desktop")
    Image.new("RGB", (8, 8)).save(photos / "result.png", pnginfo=texts)
    plan = command("submit", photos, "--dry-run", "--url", url, "--json").json
    assert (plan["total"], [entry["reason"] for entry in plan["ignored"]]) == (3, ["not_an_image", "own_result"])
    taken = command("submit", photos, "--include-results", "--dry-run", "--url", url, "--json").json
    assert (taken["total"], [entry["reason"] for entry in taken["ignored"]]) == (4, ["not_an_image"])


def test_the_body_of_an_upload_is_made_piece_by_piece(tmp_path: Path) -> None:
    content = os.urandom(3 * CHUNK + 5)
    (tmp_path / "a.jpg").write_bytes(content)
    form = MultipartForm({"priority": "1"}, [Upload(tmp_path / "a.jpg", 'odd "name"\r\n.jpg', len(content))])
    pieces = [*form.body()]
    assert max(map(len, pieces)) <= CHUNK
    body = b"".join(pieces)
    assert len(body) == form.size == int(form.headers["Content-Length"])
    assert content in body
    assert b'filename="odd %22name%22%0D%0A.jpg"' in body


@pytest.mark.parametrize("change", [-1, 1])
def test_a_file_that_changes_while_it_is_sent_ends_the_upload(tmp_path: Path, change: int) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x" * 10)
    form = MultipartForm({}, [Upload(tmp_path / "a.jpg", "a.jpg", 10 + change)])
    with pytest.raises(AppError, match="changed while") as caught:
        list(form.body())
    assert caught.value.code == "source_unreadable"


@pytest.mark.parametrize(
    "words",
    [["list"], ["stats"], ["status", "JOB"], ["cancel", "JOB"], ["submit", "PHOTOS"], ["presets"]],
    ids=" ".join,
)
def test_asking_a_service_loads_nothing_heavy(
    command: Command, photos: Path, home: Path, url: str, tmp_path: Path, words: list[str]
) -> None:
    stands_for = {"JOB": command("submit", photos, "--json").json["job_id"], "PHOTOS": str(photos)}
    modules = tmp_path / "modules"
    asked = [stands_for.get(word, word) for word in words]
    done = subprocess.run(
        [sys.executable, "-c", REPORT.format(path=str(modules)), *asked, "--url", url],
        env={**os.environ, "REMBG_DESKTOP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in modules.read_text().split()}
    assert loaded & (HEAVY - {"http", "ssl"}) == set()


def test_doctor_says_that_nobody_works_and_leaves_nothing(command: Command, url: str) -> None:
    answer = command("doctor", "--url", url, "--json", code=1)
    checks = {check["name"]: check for check in answer.json["checks"]}
    assert (checks["reachable"]["state"], checks["progress"]["state"]) == ("warn", "fail")
    assert all(check["hint"] for check in answer.json["checks"] if check["state"] != "ok")
    for name in ("access", "submit one", "submit many", "status", "list", "stats", "errors", "cancel"):
        assert checks[name]["state"] == "ok", checks[name]
    assert command("list", "--json").json["jobs"] == []


def test_doctor_names_every_scenario_although_nobody_answers(command: Command) -> None:
    answer = command("doctor", "--url", "localhost:1", code=1)
    assert answer.lines[0].startswith("fail  reachable")
    assert "What to do: Start it" in answer.lines[0]
    assert len(answer.lines) == 11
    assert all(line.startswith("fail") for line in answer.lines)


def test_doctor_warns_of_a_service_without_a_token(command: Command, start_service: StartService) -> None:
    answer = command("doctor", "--url", start_service(token=False), "--json", code=None)
    (access,) = (check for check in answer.json["checks"] if check["name"] == "access")
    assert access["state"] == "warn"


def test_the_installed_program_takes_the_url_from_the_environment(photos: Path, home: Path, url: str) -> None:
    environment = {**os.environ, "REMBG_DESKTOP_HOME": str(home), "REMBG_DESKTOP_URL": url}
    done = subprocess.run(
        [PROGRAM, "submit", photos, "--json"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert json.loads(done.stdout)["results"].startswith(url)

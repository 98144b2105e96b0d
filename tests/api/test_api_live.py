"""`rembg-desktop serve` as programs meet it: the real model, signals, crashes, secrets."""

import base64
import io
import json
import os
import runpy
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from api_client import photo
from PIL import Image
from program import PHOTOS, Program
from tiny_onnx import mean_model
from waiting import Deadline, Stopwatch, until

from rembg_desktop.paths import resources

pytestmark = pytest.mark.e2e


class Service:
    """A running `serve`."""

    def __init__(self, program: Program, *words: str) -> None:
        self.program = program
        self.process = program.start("serve", "--port", "0", *words)
        assert self.process.stderr
        first = self.process.stderr.readline()
        assert first.startswith("Serving on http://localhost:"), first + self.process.stderr.read()
        self.url = first.split()[2].rstrip(",")
        self.lines = [first]
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        token = "" if "--no-token" in words else (program.home / "api-token").read_text().strip()
        self.token = token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = httpx.Client(base_url=self.url, headers=headers, timeout=240)

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.append(line)

    def wait_for(self, job_id: str, seconds: float = 60) -> dict[str, Any]:
        """The status of a job once it has ended, by polling as clients do."""
        ended = ("completed", "failed", "cancelled")
        return until(lambda: document if (document := self._job(job_id))["status"] in ended else None, seconds)

    def _job(self, job_id: str) -> dict[str, Any]:
        return self.client.get(f"/queue/job/{job_id}").json()

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit code."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(120)
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        return code


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


@pytest.fixture
def service(program: Program) -> Iterator[Service]:
    service = Service(program)
    yield service
    service.end()


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether something became true in time."""
    never, deadline = threading.Event(), Deadline(seconds)
    while not condition() and not deadline.has_passed():
        never.wait(0.005)
    return condition()


def peak_memory(pid: int) -> int:
    """The most memory that a process ever had at once, bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def form(*names: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("images", (name, photo())) for name in names]


@pytest.mark.model
def test_a_client_of_the_plain_vocabulary_gets_its_cut_outs(program: Program) -> None:
    service = Service(program, "--no-token")
    first, second = sorted(PHOTOS.glob("*.jpg"))[:2]
    words = [
        "curl",
        "-s",
        "-X",
        "POST",
        f"{service.url}/queue/submit",
        "-F",
        f"images=@{first}",
        "-F",
        f"images=@{second}",
    ]
    try:
        job = json.loads(subprocess.run(words, capture_output=True, check=True, timeout=120).stdout)
        document = service.wait_for(job["job_id"])
        assert document["status"] == "completed"
        assert document["progress"]["processed"] == document["progress"]["total"] == 2
        assert service.client.get("/queue/stats").json()["jobs"]["completed"] == 1
        assert service.client.get("/queue/jobs").json()["jobs"][0]["job_id"] == job["job_id"]
        for image, source in zip(document["images"], (first, second), strict=True):
            answer = service.client.get(image["links"]["result"])
            result = Image.open(io.BytesIO(answer.content))
            assert (answer.headers["content-type"], result.mode) == ("image/png", "RGBA")
            with Image.open(source) as original:
                assert result.size == original.size
            assert result.getchannel("A").getextrema() == (0, 255)
        archive = zipfile.ZipFile(io.BytesIO(service.client.get(job["links"]["results"]).content))
        assert archive.testzip() is None
        assert archive.namelist() == [f"{first.stem}.png", f"{second.stem}.png"]
        assert service.client.post(f"/queue/job/{job['job_id']}/cancel").status_code == 409
    finally:
        assert service.end() == 0


def test_the_token_is_in_no_log_and_no_process_list(service: Service) -> None:
    answer = service.client.get("/queue/jobs", params={"token": service.token})
    service.client.get("/queue/jobs", headers={"Authorization": f"Bearer {service.token}x"})
    words = psutil.Process(service.process.pid).cmdline()
    environment = psutil.Process(service.process.pid).environ()
    assert service.end() == 0

    assert answer.status_code == 422
    assert service.token not in " ".join(words) + repr(environment)
    assert service.token not in "".join(service.lines)
    for path in service.program.home.rglob("*"):
        if path.is_file() and path.name != "api-token":
            assert service.token.encode() not in path.read_bytes(), path


def test_a_taken_port_is_told_with_a_free_one(service: Service) -> None:
    port = service.url.rpartition(":")[2]

    done = service.program.run("serve", "--port", port, "--home", service.program.home / "other")

    assert done.returncode != 0
    assert f"The port {port} is taken" in done.stderr
    assert "--port " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_in_order(program: Program, number: int) -> None:
    service = Service(program)
    with service.client.stream("GET", "/queue/events") as events:  # an open stream holds nothing up
        next(events.iter_lines())
        with Stopwatch() as taken:
            service.process.send_signal(number)
            service.process.wait(120)
    code = service.end()

    assert code == (0 if number == signal.SIGTERM else 130)
    assert taken.seconds < 8
    assert "Traceback" not in "".join(service.lines)


@pytest.mark.model
def test_remove_answers_the_cut_out_or_202(service: Service) -> None:
    source = min(PHOTOS.glob("*.jpg"))
    files = {"images": (source.name, source.read_bytes())}

    answer = service.client.post("/remove", files=files, data={"options": '{"format": "webp"}'})
    later = service.client.post("/remove", files=files, headers={"Prefer": "respond-async"})
    broken = service.client.post("/remove", files={"images": ("a.jpg", b"no image")})
    two = service.client.post("/remove", files=form("a.jpg", "b.jpg"))

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(answer.content)).mode == "RGBA"
    assert later.status_code == 202
    assert service.wait_for(later.json()["job_id"])["status"] == "completed"
    assert (broken.status_code, broken.json()["code"]) == (422, "unsupported_format")
    assert two.status_code == 422


@pytest.mark.model
def test_clients_of_rembg_and_remove_bg_get_their_cutouts(program: Program) -> None:
    service = Service(program, "--dialects", "rembg,removebg")
    photo_bytes = min(PHOTOS.glob("*.jpg")).read_bytes()
    key = {"X-Api-Key": service.token, "Accept": "application/json"}

    rembg = service.client.post("/api/remove?bgc=255,0,0,128", files={"file": ("a.jpg", photo_bytes)})
    shop = {"size": "full", "crop": "true", "crop_margin": "10px", "bg_color": "fff", "roi": "undefined"}
    removebg = service.client.post(
        "/v1.0/removebg", headers=key, data=shop, files={"image_file": ("a.jpg", photo_bytes)}
    )
    text = {"image_file_b64": base64.b64encode(photo_bytes).decode(), "channels": "alpha"}
    alpha = service.client.post("/v1.0/removebg", json=text, headers=key)
    broken = service.client.post("/v1.0/removebg", headers=key, files={"image_file": ("a.jpg", b"no image")})
    service.end()

    assert (rembg.status_code, rembg.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(rembg.content)).getpixel((0, 0)) == pytest.approx((255, 0, 0, 128), abs=4)
    found = Image.open(io.BytesIO(base64.b64decode(removebg.json()["data"]["result_b64"])))
    headers = removebg.headers
    assert (found.format, f"{found.width} {found.height}") == (
        "JPEG",
        f"{headers['x-width']} {headers['x-height']}",
    )
    assert found.getpixel((0, 0)) == pytest.approx((255, 255, 255), abs=4)
    assert headers["x-credits-charged"] == "0"
    assert Image.open(io.BytesIO(base64.b64decode(alpha.json()["data"]["result_b64"]))).mode == "L"
    assert (broken.status_code, broken.json()["errors"][0]["code"]) == (400, "invalid_file_type")


@pytest.mark.model
def test_results_know_ranges_and_etags(service: Service) -> None:
    job = service.client.post("/queue/submit", files=form("a.jpg")).json()
    link = service.wait_for(job["job_id"])["images"][0]["links"]["result"]

    whole = service.client.get(link)
    part = service.client.get(link, headers={"Range": "bytes=4-7"})
    same = service.client.get(link, headers={"If-None-Match": whole.headers["etag"]})
    beyond = service.client.get(link, headers={"Range": "bytes=99999999-"})

    assert (part.status_code, part.content) == (206, whole.content[4:8])
    assert (same.status_code, same.content) == (304, b"")
    assert beyond.status_code == 416


@pytest.mark.model
def test_an_image_bomb_fails_alone_with_flat_memory(service: Service) -> None:
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    warm = service.client.post("/queue/submit", files=form("a.jpg", "b.jpg", "c.jpg", "d.jpg")).json()
    assert service.wait_for(warm["job_id"])["status"] == "completed"
    before = peak_memory(service.process.pid)

    job = service.client.post(
        "/queue/submit", files=[("images", ("bomb.png", bomb.getvalue())), *form("fine.jpg")]
    ).json()
    document = service.wait_for(job["job_id"])

    assert [image["status"] for image in document["images"]] == ["failed", "completed"]
    assert document["images"][0]["error"]["code"] == "image_too_large"
    # Decoded, the bomb has 900 MB, and three times that as RGB.
    assert peak_memory(service.process.pid) - before < 60_000_000


Seen = tuple[str, str, dict[str, Any]]


def read_events(service: Service, events: list[Seen], last: str = "", *, leave_at: str = "") -> None:
    """Listen until a job is completed, or until the first event of a kind."""
    headers = {"Last-Event-ID": last} if last else {}
    found: dict[str, str] = {}
    with service.client.stream("GET", "/queue/events", headers=headers) as answer:
        for line in answer.iter_lines():
            if line:
                key, _, value = line.partition(": ")
                found[key] = value
            elif "event" in found:
                event = (found["id"], found["event"], json.loads(found["data"]))
                if not last or event[1] != "ready":
                    events.append(event)
                if event[1] == leave_at or event[2].get("status") == "completed":
                    return
                found = {}


@pytest.mark.model
def test_two_listeners_follow_a_job_and_lose_nothing_across_a_reconnect(service: Service) -> None:
    steady: list[Seen] = []
    cut: list[Seen] = []
    thread = threading.Thread(target=read_events, args=(service, steady))
    thread.start()
    assert wait_until(lambda: bool(steady))
    read_events(service, cut, leave_at="ready")
    files = form("a.jpg", "b.jpg", "c.jpg", "d.jpg")
    job = service.client.post("/queue/submit", files=files).json()
    deadline = Deadline(30, progress=lambda: len(cut))
    while not deadline.has_passed() and cut[-1][2].get("status") != "completed":
        read_events(service, cut, cut[-1][0], leave_at="job")
    thread.join(120)
    events = (steady, cut)

    followed = [(event_id, data["status"]) for event_id, kind, data in events[0] if kind == "job"]
    assert followed == [(event_id, data["status"]) for event_id, kind, data in events[1] if kind == "job"]
    assert followed[-1][1] == "completed"
    assert {data["job_id"] for _, kind, data in events[0] if kind == "job"} == {job["job_id"]}
    numbers = [int(event_id.partition("-")[2]) for event_id, _ in followed]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    stale: list[Seen] = []
    read_events(service, stale, "elsewhere-5", leave_at="reset")
    assert stale[0][1] == "reset"


def test_after_kill_9_what_was_accepted_is_done_and_the_rest_left_no_trace(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "tiny.onnx").write_bytes(mean_model())
    program.run("models", "import", tmp_path / "tiny.onnx", "--name", "tiny", check=0)
    service = Service(program)
    options = {"options": json.dumps({"model": "custom:tiny"})}  # so many photos would take the real one long
    accepted: list[str] = []
    url, token = service.url, service.token

    def upload(number: int) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        # The killed server answers no more, or not even with an end.
        with suppress(httpx.HTTPError):
            for turn in count():
                size = (900 + number, 700)
                files = [("images", (f"{number}-{turn}-{part}.jpg", photo(size))) for part in range(2)]
                answer = httpx.post(f"{url}/queue/submit", files=files, data=options, headers=headers, timeout=120)
                if answer.status_code == 202:
                    accepted.append(answer.json()["job_id"])

    threads = [threading.Thread(target=upload, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    # Twenty uploads are on their way all the time: each thread begins the next one until the server is gone.
    assert wait_until(lambda: len(accepted) >= 5)
    service.process.kill()
    for thread in threads:
        thread.join(240)
    assert service.end() == -signal.SIGKILL

    again = Service(program)
    try:
        for job_id in accepted:
            document = again.wait_for(job_id, 100)
            assert (document["status"], document["progress"]["succeeded"]) == ("completed", 2)
        jobs = again.client.get("/queue/jobs", params={"limit": 1000}).json()["jobs"]
        folders = {path.name for path in (program.home / "spool").iterdir()}
        # A job may be stored and its answer lost on the way; anything less leaves no trace.
        assert folders == {Path(job["destination"]).parent.name for job in jobs}
        assert len(jobs) - len(accepted) <= 20
    finally:
        again.end()


EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.model
@pytest.mark.parametrize(
    "command",
    [[sys.executable, "client.py"], ["node", "client.mjs"], ["bash", "client.sh"]],
    ids=["python", "javascript", "shell"],
)
def test_examples_run_against_a_live_server(service: Service, tmp_path: Path, command: list[str]) -> None:
    source = min(PHOTOS.glob("*.jpg"))
    environment = {**os.environ, "REMBG_URL": service.url, "REMBG_TOKEN": service.token}

    done = subprocess.run(
        [command[0], str(EXAMPLES / command[1]), str(source)],
        cwd=tmp_path,
        env=environment,
        text=True,
        capture_output=True,
        timeout=400,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "completed" in done.stdout
    with Image.open(tmp_path / f"{source.stem}.png") as result:
        assert result.mode == "RGBA"


@pytest.mark.model
def test_plugins_of_gimp_and_krita_get_the_mask(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    client = runpy.run_path(str(resources() / "integrations" / "client.py"))
    monkeypatch.setenv("REMBG_DESKTOP_URL", service.url)
    monkeypatch.setenv("REMBG_DESKTOP_TOKEN", service.token)
    with Image.open(min(PHOTOS.glob("*.jpg"))) as image:
        photo_pixels = image.convert("RGB").resize((90, 60))
    picture = client["encode_png"](90, 60, 3, photo_pixels.tobytes())

    presets, models = client["choices"]()
    assert {"White shop picture", "Etsy"} <= set(presets)
    assert "u2netp" in models
    mask = client["mask_of"](picture, 'my "photo"\n.png', "White shop picture", "u2netp")
    with Image.open(io.BytesIO(mask)) as image:
        assert (image.mode, image.size) == ("L", (90, 60))
        assert image.getextrema() != (0, 0)
    assert client["mask_of"](picture, "plain.png") == mask

    for arguments, told in (
        (("a.png", "", "nonsense"), "Unknown model"),
        (("a.png", "nonsense"), "Unknown preset"),
    ):
        with pytest.raises(client["RembgError"], match=told):
            client["mask_of"](picture, *arguments)
    with pytest.raises(client["RembgError"], match="silueta"):
        client["mask_of"](picture, "a.png", "", "silueta")
    monkeypatch.setenv("REMBG_DESKTOP_TOKEN", "wrong")
    with pytest.raises(client["RembgError"], match="REMBG_DESKTOP_TOKEN can name"):
        client["mask_of"](picture, "a.png")

"""The window with the HTTP API switched on: one process that shows, works and answers."""

import io
import signal
import socket
import sys
from pathlib import Path

import httpx
import pytest
from desktop import Desktop
from PIL import Image
from program import PHOTOS, PROGRAM, Program
from waiting import Stopwatch, until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _switched_on(program: Program) -> str:
    """Settings with the API on; its address."""
    port = _free_port()
    program.settings(f"[api]\nenabled = true\nport = {port}\n")
    return f"http://127.0.0.1:{port}"


def _client(program: Program, url: str) -> httpx.Client:
    until(lambda: _answers(url))
    token = (program.home / "api-token").read_text().strip()
    return httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=120)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=120).status_code == 200
    except httpx.TransportError:
        return False


def _cut_out(client: httpx.Client, photo: Path) -> Image.Image:
    """Submit a photo, wait for its job, download the result."""
    with photo.open("rb") as file:
        answer = client.post("/queue/submit", files={"images": (photo.name, file)})
    assert answer.status_code == 202, answer.text
    link = answer.json()["links"]["self"]
    job = until(lambda: (found := client.get(link).json())["status"] == "completed" and found)
    (image,) = job["images"]
    result = client.get(image["links"]["result"])
    assert result.status_code == 200
    return Image.open(io.BytesIO(result.content))


def test_a_photo_sent_to_the_window_is_cut_out_there(program: Program, desktop: Desktop) -> None:
    url = _switched_on(program)
    process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
    window = desktop.window("Rembg Desktop")
    with _client(program, url) as client:
        result = _cut_out(client, PHOTOS / "cat.jpg")
        with Image.open(PHOTOS / "cat.jpg") as photo:
            assert (result.mode, result.size) == ("RGBA", photo.size)
        assert result.getchannel("A").getextrema() == (0, 255)
        (job,) = program.json("list")["jobs"]
        assert job["progress"]["succeeded"] == 1
        assert client.get("/queue/stats").json()["executor"]["pid"] == process.pid
        # The connection is still open: it must not hold up the end.
        with Stopwatch() as taken:
            desktop.close(window)
            _, error = process.communicate(timeout=120)
    assert taken.seconds < 3
    assert (process.returncode, error) == (0, "")
    assert not _answers(url)


def test_a_window_beside_serve_takes_over_when_that_ends(program: Program, desktop: Desktop) -> None:
    url = _switched_on(program)
    serve = program.start("serve")
    try:
        with _client(program, url) as client:
            process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
            desktop.window("Rembg Desktop")
            _cut_out(client, PHOTOS / "cat.jpg")
            assert client.get("/queue/stats").json()["executor"]["pid"] == serve.pid
        serve.send_signal(signal.SIGTERM)
        serve.communicate(timeout=120)
        assert serve.returncode == 0
        with _client(program, url) as client:
            _cut_out(client, PHOTOS / "cat.jpg")
            assert client.get("/queue/stats").json()["executor"]["pid"] == process.pid
    finally:
        serve.kill()
        serve.communicate()
    process.send_signal(signal.SIGTERM)
    _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")

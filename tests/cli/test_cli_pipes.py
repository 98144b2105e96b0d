"""`-`: an image from standard input, and a result on standard output."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_command import Command
from fakes import FakeEngine
from PIL import Image
from program import PHOTOS, Program
from PySide6.QtCore import QObject

from rembg_desktop.cli.invocation import Invocation
from rembg_desktop.cli.root import run
from rembg_desktop.composition import open_queue
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings

Pipe = Callable[..., tuple[int, bytes, str]]


def _invocation() -> Invocation:
    def build(home: Home, settings: Settings, store: Store, manager: QueueManager, parent: QObject) -> Runner:
        return Runner(store, manager, lambda _: FakeEngine(), settings, home, parent)

    return Invocation(build)


@pytest.fixture
def pipe(
    home: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, qapp: object
) -> Pipe:
    """Runs a command with these bytes as standard input; exit code, stdout and stderr."""

    def call(*words: object, given: bytes = b"") -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsysbinary.readouterr()
        code = run([str(word) for word in (*words, "--home", home)], _invocation())
        captured = capsysbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return call


def test_standard_input_becomes_a_result_on_standard_output(pipe: Pipe, photos: Path, home: Path) -> None:
    code, out, err = pipe("submit", "-", "--output", "-", given=(photos / "a.jpg").read_bytes())

    assert code == 0, err
    with Image.open(io.BytesIO(out)) as result:
        assert (result.format, result.mode, result.size) == ("PNG", "RGBA", (40, 30))
    assert "1 image: 1 done" in err
    store, manager = open_queue(Home.choose(home))
    [job] = manager.all_jobs()
    [image] = manager.images(job.id)
    store.close()
    assert image.original_name == "stdin"
    assert image.source.read_bytes() == (photos / "a.jpg").read_bytes()
    assert image.output is not None
    assert image.output.read_bytes() == out


def test_a_file_becomes_a_result_on_standard_output_and_is_left_alone(pipe: Pipe, photos: Path) -> None:
    before = sorted(photos.iterdir())

    code, out, err = pipe("submit", photos / "b.png", "--output", "-", "--format", "webp")

    assert code == 0, err
    with Image.open(io.BytesIO(out)) as result:
        assert result.format == "WEBP"
    assert sorted(photos.iterdir()) == before


def test_standard_input_goes_to_a_folder(pipe: Pipe, photos: Path, tmp_path: Path) -> None:
    given = (photos / "a.jpg").read_bytes()

    code, out, err = pipe("submit", "-", "--output", tmp_path / "out", "--wait", given=given)

    assert code == 0, err
    assert out.splitlines()[-1] == f"Results: {tmp_path / 'out'}".encode()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["stdin.png"]


def test_without_a_folder_the_result_goes_below_the_current_one(
    pipe: Pipe, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    code, _, err = pipe("submit", "-", "--wait", given=(photos / "a.jpg").read_bytes())

    assert code == 0, err
    assert (tmp_path / "cutouts" / "stdin.png").is_file()


def test_what_is_no_image_gives_nothing_on_standard_output(pipe: Pipe) -> None:
    code, out, err = pipe("submit", "-", "--output", "-", given=b"no image")

    assert (code, out) == (3, b"")
    assert "stdin" in err


def test_the_spool_is_emptied_when_nothing_was_queued(pipe: Pipe, photos: Path, home: Path) -> None:
    given = (photos / "a.jpg").read_bytes()

    assert pipe("submit", "-", "--output", "-")[:2] == (2, b"")
    assert pipe("submit", "-", "--output", "-", "--margin", "wide", given=given)[:2] == (2, b"")

    assert list((home / "spool").iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("-", "photo.jpg"),
        (".", "--output", "-"),
        ("photo.jpg", "other.jpg", "--output", "-"),
        ("-", "--output", "-", "--json"),
        ("-", "--output", "-", "--hold"),
        ("-", "--dry-run"),
    ],
)
def test_what_does_not_go_with_a_pipe_is_wrong_usage(pipe: Pipe, words: tuple[str, ...], home: Path) -> None:
    code, _, err = pipe("submit", *words, given=b"image")

    assert code == 2
    assert err.startswith("error: ")
    assert not (home / "spool").exists()


def test_a_missing_source_is_told(command: Command, tmp_path: Path) -> None:
    answer = command("submit", tmp_path / "gone.jpg", "--output", "-", code=2)

    assert (answer.out, "gone.jpg" in answer.err) == ("", True)


@pytest.mark.e2e
def test_a_pipe_through_a_service_gives_the_same_bytes_as_one_here(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    cat = (PHOTOS / "cat.jpg").read_bytes()

    def piped(*words: str) -> bytes:
        command = [*program.command, "submit", "-", "--output", "-", *words]
        done = subprocess.run(command, env=program.environment, input=cat, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    here = piped()
    with program.start("serve", "--port", "0", "--no-token") as service:
        assert service.stderr
        url = service.stderr.readline().split()[2].rstrip(",")
        there = piped("--url", url)
        service.terminate()
        service.communicate()

    assert there == here
    with Image.open(io.BytesIO(here)) as result, Image.open(PHOTOS / "cat.jpg") as source:
        assert (result.format, result.mode, result.size) == ("PNG", "RGBA", source.size)

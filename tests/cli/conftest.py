"""Commands run in this process, against a home folder of the test's own."""

from pathlib import Path

import pytest
from cli_command import Answer, Command
from PIL import Image

from rembg_desktop.cli.invocation import Invocation
from rembg_desktop.cli.root import run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line; `code` is what it must end with."""

    def call(*words: object, code: int | None = 0, invocation: Invocation | None = None) -> Answer:
        capsys.readouterr()
        found = run([str(word) for word in (*words, "--home", home)], invocation)
        captured = capsys.readouterr()
        answer = Answer(found, captured.out, captured.err)
        assert code is None or found == code, answer
        return answer

    return call


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with three pictures and a text."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("a.jpg", "b.png", "c.webp"):
        Image.new("RGB", (40, 30), "#336699").save(folder / name)
    (folder / "notes.txt").write_text("no image")
    return folder

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_command import Command

from rembg_desktop import __version__
from rembg_desktop.cli.root import run

PROGRAM = Path(sys.executable).with_name("rembg-desktop")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for command in (
        "submit",
        "status",
        "monitor",
        "list",
        "stats",
        "cancel",
        "retry",
        "run",
        "models",
        "doctor",
    ):
        assert f"  {command} " in out
    assert "130" in out


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["photo.jpg"],
        ["list", "--limit", "many"],
        ["submit"],
        ["cancel"],
        ["move", "x"],
        ["--nope"],
    ],
)
def test_wrong_use_is_two_lines_on_stderr_and_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    captured = capsys.readouterr()
    what, todo = captured.err.splitlines()
    assert what.startswith("error: ")
    assert todo.startswith("hint: ")
    assert "--help" in todo
    assert captured.out == ""


def test_with_json_an_error_is_a_document_on_stdout_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "verify", "nope", "--json"]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["error"]["code"] == "unknown_model"
    assert captured.err.startswith("error: ")


def test_a_traceback_is_shown_only_with_debug_and_always_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(tmp_path), "models", "verify", "nope"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert "Traceback" in (tmp_path / "logs" / "rembg-desktop.log").read_text()
    assert run(["--home", str(tmp_path), "models", "verify", "nope", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_home_may_stand_before_and_after_the_command(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert run(["--home", str(before), "presets", "save", "Mine", "--trim"]) == 0
    assert run(["presets", "save", "Mine", "--trim", "--home", str(after)]) == 0
    assert (before / "presets.toml").is_file()
    assert (after / "presets.toml").is_file()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert run(["--home", str(tmp_path / "file" / "home"), "list"]) == 1
    assert str(tmp_path / "file" / "home") in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
@pytest.mark.parametrize("words", [[], ["gui"], [str(Path(__file__))]])
def test_without_a_display_the_window_ends_with_a_sentence(words: list[str]) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [PROGRAM, *words], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "error: There is no display for the window."
    assert "submit" in done.stderr


def test_a_reader_that_has_gone_is_not_complained_about() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [PROGRAM, "models", "list"], stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that takes nothing")
@pytest.mark.parametrize("words", [["models", "list"], ["models", "list", "--json"]])
def test_an_output_that_takes_nothing_is_told(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("error: The output cannot be written: ")
    assert len(done.stderr.splitlines()) == 2


def test_the_program_is_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rembg_desktop", "--version"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_a_current_folder_that_was_deleted_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["submit", "a.jpg", "--home", str(tmp_path / "home")]) == 2
    assert run(["list", "--home", "home"]) == 2
    assert capsys.readouterr().err.count("error: The current folder no longer exists.") == 2


def test_a_word_too_long_for_a_file_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["x" * 300]) == 2
    assert "error: No such command" in capsys.readouterr().err


def test_the_program_is_added_to_others_and_removed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    menu = tmp_path / "data/kio/servicemenus/rembg-desktop.desktop"

    added = command("integrate", "dolphin", "--json").json["integrations"]
    assert added == {"dolphin": [{"path": str(menu), "state": "written"}]}
    listed = {
        each["name"]: each["files"] for each in command("integrate", "--list", "--json").json["integrations"]
    }
    assert listed["dolphin"] == [{"path": str(menu), "state": "current"}]
    assert listed["gimp"] == []
    assert command("presets", "save", "Mine & more").code == 0
    assert "Name=Mine & more\n" in menu.read_text()
    assert "dolphin" in command("integrate", "--list").out

    menu.write_text("mine")
    told = command("integrate", "--remove")
    assert "was changed by you and stays as it is" in told.err
    assert menu.read_text() == "mine"
    assert "Nothing was added before" in command("integrate", "--remove").err
    assert "Known programs: gimp, krita" in command("integrate", "photoshop", code=2).err

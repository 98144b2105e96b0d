import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_command import Command
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tiny_onnx import mean_model

PROGRAM = Path(sys.executable).with_name("rembg-desktop")


def test_the_id_comes_alone_on_stdout(command: Command, photos: Path, tmp_path: Path) -> None:
    answer = command("submit", photos, "--output", tmp_path / "out")
    (job_id,) = answer.lines
    assert len(job_id) == 12
    assert "3 images queued" in answer.err
    assert "not images: 1" in answer.err
    assert "rembg-desktop run" in answer.err, "nobody works on the queue, and that is said"


def test_json_names_the_job_its_status_and_its_total(command: Command, photos: Path, tmp_path: Path) -> None:
    submitted = command("submit", photos, "--output", tmp_path / "out", "--json").json
    assert submitted["status"] == "pending"
    assert (submitted["total"], submitted["left_out"]) == (3, 1)
    shown = command("status", submitted["job_id"], "--json").json
    assert shown["job_id"] == submitted["job_id"]
    assert shown["progress"]["total"] == 3
    assert [Path(image["source"]).name for image in shown["images"]] == ["a.jpg", "b.png", "c.webp"]
    assert {image["status"] for image in shown["images"]} == {"pending"}


def test_every_option_reaches_the_job(command: Command, photos: Path, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "beach.jpg")
    wanted = {
        "model": "u2netp",
        "edges": "decontaminate",
        "detail": "high",
        "specks": "12px",
        "pinholes": "0.5%",
        "ignore_border": True,
        "parts": "10%",
        "holes": "fill",
        "edge_shift": -1.5,
        "feather": 2.0,
        "contrast": 25.0,
        "mask_only": False,
        "background": str(tmp_path / "beach.jpg"),
        "trim": True,
        "margin": "5%",
        "canvas": "200x100",
        "padding": "3px",
        "position": "bottom",
        "floor": "4%",
        "centering": "optical",
        "framing": "same",
        "format": "webp",
        "quality": 70,
        "lossless": True,
        "max_bytes": 2_000_000,
        "may_shrink": True,
        "metadata": "strip",
        "times": "keep",
        "srgb": True,
        "depth": "keep",
        "name": "{stem}-{index:03}",
        "on_conflict": "skip",
    }
    words = [
        word
        for name, value in wanted.items()
        if not isinstance(value, bool)
        for word in (f"--{name.replace('_', '-')}", value)
    ]
    submitted = command(
        "submit",
        photos,
        *words,
        "--ignore-border",
        "--trim",
        "--lossless",
        "--may-shrink",
        "--srgb",
        "--cut-out",
        "--json",
    ).json
    assert command("status", submitted["job_id"], "--json").json["options"] == wanted


def test_options_are_laid_over_the_preset(command: Command, photos: Path) -> None:
    submitted = command("submit", photos, "--preset", "white shop picture", "--canvas", "300x300", "--json").json
    shown = command("status", submitted["job_id"], "--json").json
    assert shown["preset"] == "white shop picture"
    assert (shown["options"]["canvas"], shown["options"]["format"]) == ("300x300", "jpeg")


def test_the_preset_and_the_folder_of_the_settings_are_the_usual_ones(
    command: Command, photos: Path, home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    folder = tmp_path / "all results"
    (home / "settings.toml").write_text(f"[output]\npreset = 'Mask'\nfolder = '{folder}'\n")
    submitted = command("submit", photos, "--json").json
    assert submitted["destination"] == str(folder)
    assert command("status", submitted["job_id"], "--json").json["options"]["mask_only"] is True


def test_without_a_folder_results_go_beside_the_sources(command: Command, photos: Path) -> None:
    assert command("submit", photos, "--json").json["destination"] == str(photos / "cutouts")


def test_a_dry_run_shows_the_plan_and_queues_nothing(command: Command, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.png").touch()
    answer = command("submit", photos, "--output", out, "--dry-run")
    assert len(answer.lines) == 3
    assert "a-2.png" in answer.lines[0]
    assert "3 images would be processed" in answer.err
    assert "--dry-run shows" not in answer.err
    plan = command("submit", photos, "--output", out, "--dry-run", "--json").json
    assert plan["collisions"] == 1
    assert plan["images"][1]["destination"] == str(out / "b.png")
    assert command("list", "--json").json["jobs"] == []


def test_priority_and_hold_reach_the_job(command: Command, photos: Path) -> None:
    submitted = command("submit", photos, "--priority", 7, "--hold", "--json").json
    shown = command("status", submitted["job_id"], "--json").json
    assert (shown["priority"], shown["held"]) == (7, True)


def test_subfolders_are_taken_only_when_asked(command: Command, photos: Path) -> None:
    (photos / "sub").mkdir()
    (photos / "a.jpg").rename(photos / "sub" / "a.jpg")
    assert command("submit", photos, "--json").json["total"] == 2
    assert command("submit", photos, "--recursive", "--json").json["total"] == 3


def test_results_of_earlier_jobs_are_left_out_unless_asked_for(command: Command, photos: Path) -> None:
    texts = PngInfo()
    texts.add_text("Software", "Rembg Desktop")
    Image.new("RGB", (8, 8)).save(photos / "result.png", pnginfo=texts)
    (photos / "cutouts").mkdir()
    submitted = command("submit", photos, "--recursive", "--json")
    assert submitted.json["ignored"] == [
        {"reason": "not_an_image", "count": 1, "names": ["notes.txt"]},
        {"reason": "own_result", "count": 1, "names": ["result.png"]},
        {"reason": "results_folder", "count": 1, "names": ["cutouts"]},
    ]
    assert (submitted.json["total"], submitted.json["left_out"]) == (3, 2)
    told = command("submit", photos, "--recursive", "--dry-run").err
    assert "not images: 1 (notes.txt); results of this program: 1 (result.png)" in told
    assert "--include-results" in told
    taken = command("submit", photos, "--recursive", "--include-results", "--json")
    assert (taken.json["total"], taken.json["left_out"]) == (4, 1)
    assert "--include-results" not in command("submit", photos, "-r", "--include-results", "--dry-run").err
    planned = command("submit", photos, "--recursive", "--dry-run", "--json").json
    assert [entry["reason"] for entry in planned["ignored"]] == ["not_an_image", "own_result", "results_folder"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["missing.jpg"], "source_missing"),
        ([".", "--preset", "Nope"], "unknown_preset"),
        ([".", "--model", "u3net"], "unknown_model"),
        ([".", "--model", "custom:nope"], "unknown_model"),
        ([".", "--model", "custom:nope", "--dry-run"], "unknown_model"),
        ([".", "--model", "custom:nope", "--wait"], "unknown_model"),
        ([".", "--background", "gone.jpg"], "background_unreadable"),
        ([".", "--background", "notes.txt"], "background_unreadable"),
        ([".", "--preset", "With a lost background"], "background_unreadable"),
        ([".", "--output", "a.jpg/below"], "destination_unwritable"),
        ([".", "--quality", "0"], "invalid_option"),
        (["empty"], "nothing_to_do"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(
    command: Command, photos: Path, home: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: str
) -> None:
    monkeypatch.chdir(photos)
    home.mkdir()
    (home / "presets.toml").write_text(f"['With a lost background']\nbackground = '{photos / 'lost.jpg'}'\n")
    (photos / "empty").mkdir()
    answer = command("submit", *words, "--json", code=2)
    assert answer.json["error"]["code"] == code
    assert command("list", "--json").json["jobs"] == []


def test_a_job_whose_model_was_deleted_is_not_queued_again(
    command: Command, photos: Path, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.onnx").write_bytes(mean_model())
    command("models", "import", tmp_path / "mine.onnx")
    job = command("submit", photos, "--model", "custom:mine", "--json").json["job_id"]
    command("cancel", job)
    command("models", "delete", "custom:mine")
    assert command("retry", job, "--json", code=2).json["error"]["code"] == "unknown_model"
    assert command("status", job, "--json").json["status"] == "cancelled"


def test_a_model_that_is_not_there_yet_is_spoken_of(command: Command, photos: Path) -> None:
    answer = command("submit", photos, "--model", "u2net")
    assert "rembg-desktop models download u2net" in answer.err


def test_odd_file_names_pass_through(command: Command, tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9\n \u732b.jpg"
    odd.write_bytes(b"no picture, but that is found out later")
    submitted = command("submit", odd, "--json").json
    for words in (["status", submitted["job_id"], "--images"], ["list"], ["submit", odd, "--dry-run"]):
        done = subprocess.run(
            [PROGRAM, *words, "--home", tmp_path / "home"], capture_output=True, timeout=120, check=False
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
        assert "\u732b".encode() in done.stdout
    shown = json.loads(command("status", submitted["job_id"], "--json").out)
    assert shown["images"][0]["source"] == str(odd)


def test_a_name_that_begins_with_a_tilde_is_a_name(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "~photo.png")
    monkeypatch.chdir(tmp_path)
    plan = command("submit", "~photo.png", "--output", "~results", "--dry-run", "--json").json
    assert plan["images"][0]["source"] == str(tmp_path / "~photo.png")
    assert plan["destination"] == str(tmp_path / "~results")


def test_a_name_cannot_move_the_cursor_or_turn_the_text(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in ("esc\x1b[2J", "new\nline", "turned\u202egpj"):
        Image.new("RGB", (4, 3)).save(folder / f"{name}.png")
        (folder / "cutouts").mkdir(exist_ok=True)
        (folder / "cutouts" / f"{name}.png").touch()
    out = command("submit", folder, "--dry-run").out
    assert len(out.splitlines()) == 3
    assert "esc\\x1b[2J.png is taken" in out
    assert "turned\\u202egpj.png is taken" in out


@pytest.mark.parametrize("option", ["--background", "--output"])
def test_a_path_too_long_is_told(command: Command, photos: Path, option: str) -> None:
    answer = command("submit", photos, option, "x" * 300, code=2)
    assert "A bug" not in answer.err
    assert answer.err.startswith("error: ")


def test_a_store_that_cannot_be_reached_is_the_same_error_for_photos_and_results(
    command: Command, photos: Path
) -> None:
    away = "sftp://127.0.0.1:1/photos"
    for words in ((away,), (photos, "--output", away)):
        assert "cannot be reached" in command("submit", *words, code=2).err
    assert command("list", "--json").json["jobs"] == []

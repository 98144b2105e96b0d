import json
from pathlib import Path

import pytest
from cli_command import Command
from PIL import Image, ImageDraw


@pytest.fixture
def good(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (300, 300), "white")
    ImageDraw.Draw(picture).rectangle((15, 40, 284, 260), "#803010")
    picture.save(tmp_path / "good.png")
    return tmp_path / "good.png"


def test_a_good_file_is_held_and_a_bad_one_broken(command: Command, good: Path, tmp_path: Path) -> None:
    answer = command("check", good, "--rules", "white-square")
    assert answer.out.startswith(f"{good}: held (white-square)\n")
    assert "held          Width to height 1:1: 300 x 300 pixels, 1:1" in answer.out
    assert "not checkable Enlarged at most 1.5 times" in answer.out

    bad = tmp_path / "bad.jpg"
    Image.open(good).crop((0, 0, 300, 250)).save(bad, "PNG")
    found = command("check", good, bad, "--rules", "White Square", "--json", code=1).json
    assert (found["rules"], found["held"]) == ("white-square", False)
    assert [file["held"] for file in found["files"]] == [True, False]
    broken = {line["rule"]: line for line in found["files"][1]["lines"] if line["state"] == "broken"}
    assert set(broken) == {"ratio", "not_cut", "ending"}
    assert broken["ending"]["found"] == ".jpg, the content is PNG"
    assert ".png" in broken["ending"]["mend"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "source_missing"),
        (b"", "empty_file"),
        (b"GIF89a", "truncated_image"),
        (b"hello" * 30, "unsupported_format"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    command: Command, good: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    bad = tmp_path / "bad.png"
    if content is not None:
        bad.write_bytes(content)
    answer = command("check", bad, good, "--rules", "white-square", "--json", code=1)
    first, second = answer.json["files"]
    assert (first["error"]["code"], first["held"], second["held"]) == (code, False, True)
    assert "bad.png" in command("check", bad, "--rules", "white-square", code=1).err


def test_half_a_file_is_not_checked(command: Command, good: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.jpg"
    Image.effect_noise((90, 90), 90).save(half)
    half.write_bytes(half.read_bytes()[:2000])
    (file,) = command("check", half, "--rules", "etsy", "--json", code=1).json["files"]
    assert file["error"]["code"] == "truncated_image"
    assert file["lines"] == []


@pytest.mark.parametrize(
    "words", [("check",), ("check", "a.png"), ("check", "a.png", "--rules", "nope"), ("rules", "show", "nope")]
)
def test_wrong_use_says_what_is_right(command: Command, words: tuple[str, ...]) -> None:
    assert command(*words, code=2).err


def test_rule_sets_are_listed_with_what_is_wrong_with_others(command: Command, home: Path) -> None:
    (home / "rules").mkdir(parents=True)
    (home / "rules" / "bad.toml").write_text("id = 1")
    answer = command("rules")
    assert "amazon-main" in answer.out
    assert "second hand, 2026-11-26" in answer.out
    assert "left out: Can't use the rule set" in answer.err
    listed = command("rules", "list", "--json").json
    assert listed["rules"][0]["id"] == "about-you"
    assert listed["problems"][0]["code"] == "rule_set_invalid"
    shown = command("rules", "show", "Walmart").out
    assert "file_name gtin-14 (required, official)" in " ".join(shown.split())
    assert "not known: " in shown
    assert json.loads(command("rules", "show", "walmart", "--json").out)["source_date"] == "2025-07"


def test_a_source_tells_how_much_a_file_was_enlarged(command: Command, tmp_path: Path) -> None:
    noise = Image.effect_noise((8, 8), 120).resize((120, 120), Image.Resampling.BICUBIC).convert("RGB")
    photo = Image.new("RGB", (200, 160), "#205080")
    photo.paste(noise, (40, 20))
    photo.save(tmp_path / "photo.png")
    for side, state in ((600, "broken"), (150, "held")):
        size = round(side * 0.8)
        picture = Image.new("RGB", (side, side), "white")
        picture.paste(noise.resize((size, size), Image.Resampling.LANCZOS), (side // 10, side // 10))
        picture.save(tmp_path / "done.png")
        words = ("check", tmp_path / "done.png", "--rules", "white-square", "--source", tmp_path / "photo.png")
        (file,) = command(*words, "--json", code=1 if state == "broken" else 0).json["files"]
        (line,) = [line for line in file["lines"] if line["rule"] == "enlarged_max"]
        assert line["state"] == state


def test_a_report_is_written_once(command: Command, good: Path, tmp_path: Path) -> None:
    words = ("check", good, "--rules", "white-square", "--report")
    command(*words, tmp_path / "report.csv")
    assert "white-square" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert "exists already" in command(*words, tmp_path / "report.csv", code=2).err
    assert "FILE.csv or FILE.html" in command(*words, tmp_path / "report.pdf", code=2).err
    command(*words, tmp_path / "report.html")
    assert "<h1>report</h1>" in (tmp_path / "report.html").read_text(encoding="utf-8")

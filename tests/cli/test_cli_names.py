from pathlib import Path

import pytest
from cli_command import Command


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text("source;name;folder;sku\na;Shoe 1;Shoes;12\nB.PNG;Shoe 2;;13\nz;Shoe 3;;14\n", "utf-8-sig")
    return path


def test_nothing_is_queued_before_every_name_is_settled(command: Command, photos: Path, table: Path) -> None:
    refused = command("submit", photos, "--names", table, "--json", code=2).json["error"]
    assert refused["code"] == "invalid_option"
    assert "photos without a line in the table: c.webp; lines without a photo: z (line 4)" in refused["message"]
    assert "`keep`" in refused["hint"]
    assert command("list", "--json").json["jobs"] == []


def test_a_dry_run_lists_what_matches_and_what_does_not(command: Command, photos: Path, table: Path) -> None:
    shown = command("submit", photos, "--names", table, "--dry-run")
    assert [Path(line.split(" -> ")[1]).parts[-2:] for line in shown.lines] == [
        ("Shoes", "Shoe 1.png"),
        ("cutouts", "Shoe 2.png"),
        ("cutouts", "c.png"),
    ]
    assert "No line in the table: c.webp" in shown.err
    assert "No photo for line 4 of the table: z" in shown.err
    assert "Nothing would be queued like this." in shown.err
    answer = command("submit", photos, "--names", table, "--dry-run", "--json").json["names"]
    assert (answer["matched"], answer["photos_without_line"]) == (2, ["c.webp"])
    kept = command("submit", photos, "--names", table, "--names-missing", "keep", "--dry-run")
    assert "Nothing would be queued" not in kept.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--names-missing", "keep"], ["Shoe 1.png", "Shoe 2.png", "c.png"]),
        (["--names-missing", "skip"], ["Shoe 1.png", "Shoe 2.png"]),
        (["--names-missing", "skip", "--name", "{sku}-{index:02}"], ["12-01.png", "13-02.png"]),
    ],
)
def test_the_job_has_the_names_of_the_table(
    command: Command, photos: Path, table: Path, words: list[str], expected: list[str]
) -> None:
    job = command("submit", photos, "--names", table, *words, "--json").json["job_id"]
    images = command("status", job, "--images", "--json").json["images"]
    assert [Path(image["destination"]).name for image in images] == expected


def test_a_table_that_cannot_be_used_says_why(command: Command, photos: Path, table: Path) -> None:
    assert (
        command("submit", photos, "--names", "gone.csv", "--json", code=2).json["error"]["code"]
        == "source_missing"
    )
    told = command("submit", photos, "--names", photos / "a.jpg", code=2).err
    assert "cannot be used: it is not a text file" in told
    table.write_text("source,name\na,../out\n", "utf-8")
    told = command("submit", photos, "--names", table, "--names-missing", "keep", code=2).err
    assert "line 2: '../out' contains a slash; use the column folder" in told
    told = command("submit", photos, "--names", table, "--dry-run").err
    assert "Cannot use line 2: '../out' contains a slash; use the column folder." in told
    assert "--url" in command("--url", "http://127.0.0.1:9", "submit", photos, "--names", table, code=2).err


ALL = "source;name;preset\na;A;mask\na;A;WebP for the web\nb;B;amazon-main\nc;C;Mask\n"


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ([], ALL, ["A-mask.png", "WebP for the web/A.webp", "Amazon main image/B.jpg", "C-mask.png"]),
        (
            ["--preset", "Mask"],
            "source;name;preset\na;A;\nb;B;webp for the web\nc;;\n",
            ["A-mask.png", "WebP for the web/B.webp", "c-mask.png"],
        ),
        (["--names-missing", "keep"], "source;preset\na;mask\n", ["Mask/a-mask.png", "b.png", "c.png"]),
        (["--names-missing", "skip"], "source;preset\na;mask\n", ["a-mask.png"]),
        (
            ["--name", "{stem}_{preset}"],
            "source;preset\na;mask\nb;mask\nc;webp for the web\n",
            ["a_Mask.png", "b_Mask.png", "c_WebP for the web.webp"],
        ),
    ],
)
def test_a_line_chooses_the_preset(
    command: Command, photos: Path, table: Path, words: list[str], text: str, expected: list[str]
) -> None:
    table.write_text(text, "utf-8")
    job = command("submit", photos, "--names", table, *words, "--json").json["job_id"]
    images = command("status", job, "--images", "--json").json["images"]
    made = [Path(output["destination"]) for image in images for output in image["outputs"]]
    assert [path.relative_to(photos / "cutouts").as_posix() for path in made] == expected


def test_an_unknown_preset_is_told_with_its_line(command: Command, photos: Path, table: Path) -> None:
    table.write_text("source;preset\na;Glow\nb;mask\nc;mask\n", "utf-8")
    assert "line 2: there is no preset 'Glow'" in command("submit", photos, "--names", table, code=2).err

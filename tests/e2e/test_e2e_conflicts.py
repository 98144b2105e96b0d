from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from program import Program, temp_files

from rembg_desktop.publish import hash_file

pytestmark = pytest.mark.usefixtures("tiny")


def _picture(path: Path, color: str = "#336699") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (120, 90), color).save(path)
    return path


def _remove(program: Program, *words: object, check: int = 0) -> dict[str, Any]:
    return program.json("submit", *words, "--model", "custom:tiny", "--wait", check=check)


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_a_destination_that_exists(program: Program, tmp_path: Path, policy: str) -> None:
    _picture(tmp_path / "photos" / "a.jpg")
    existing = tmp_path / "out" / "a.png"
    existing.parent.mkdir()
    existing.write_bytes(b"precious")
    job = _remove(program, tmp_path / "photos", "--output", tmp_path / "out", "--on-conflict", policy)
    names = sorted(path.name for path in existing.parent.iterdir())
    (image,) = job["images"]
    if policy == "unique":
        assert names == ["a-2.png", "a.png"]
        assert image["output"].endswith("a-2.png")
    else:
        assert names == ["a.png"]
    assert (existing.read_bytes() == b"precious") is (policy != "overwrite")
    assert image["status"] == ("skipped" if policy == "skip" else "completed")


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_two_sources_with_one_stem_both_get_a_result(program: Program, tmp_path: Path, policy: str) -> None:
    _picture(tmp_path / "photos" / "a.jpg", "red")
    _picture(tmp_path / "photos" / "a.png", "blue")
    _picture(tmp_path / "photos" / "A.webp", "green")
    job = _remove(program, tmp_path / "photos", "--output", tmp_path / "out", "--on-conflict", policy)
    outputs = [Path(image["output"]) for image in job["images"]]
    assert job["progress"]["succeeded"] == 3
    assert len({path.name.casefold() for path in outputs}) == 3
    assert all(path.is_file() for path in outputs)


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_the_output_folder_may_be_that_of_the_sources(program: Program, tmp_path: Path, policy: str) -> None:
    sources = [_picture(tmp_path / "photos" / name) for name in ("a.png", "b.jpg", "c.png")]
    before = {path: (hash_file(path), path.stat().st_mtime_ns) for path in sources}
    job = _remove(program, tmp_path / "photos", "--output", tmp_path / "photos", "--on-conflict", policy)
    assert {path: (hash_file(path), path.stat().st_mtime_ns) for path in sources} == before
    outputs = {Path(image["output"]) for image in job["images"]}
    assert len(outputs) == 3
    assert not outputs & set(sources)
    assert all(path.is_file() for path in outputs)
    assert temp_files(tmp_path / "photos") == []


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_a_link_in_the_output_folder_to_a_source(program: Program, tmp_path: Path, policy: str) -> None:
    source = _picture(tmp_path / "photos" / "a.png")
    link = tmp_path / "out" / "a.png"
    link.parent.mkdir()
    link.symlink_to(source)
    before = hash_file(source)
    job = _remove(program, source, "--output", link.parent, "--on-conflict", policy)
    assert hash_file(source) == before
    assert link.is_symlink()
    (image,) = job["images"]
    assert (link.parent / "a-2.png").is_file() is (image["status"] == "completed")


def test_a_source_named_twice_and_through_a_link_is_taken_once(program: Program, tmp_path: Path) -> None:
    source = _picture(tmp_path / "photos" / "a.jpg")
    link = tmp_path / "link.jpg"
    link.symlink_to(source)
    job = _remove(program, source, source.parent, link, source, "--output", tmp_path / "out")
    assert job["progress"]["total"] == 1


def test_the_output_folder_below_the_source_folder_is_not_taken_up_again(program: Program, tmp_path: Path) -> None:
    photos = _picture(tmp_path / "photos" / "a.jpg").parent
    for _ in range(2):
        job = _remove(program, photos, "--recursive", "--output", photos / "results")
        assert job["progress"]["total"] == 1
    assert sorted(path.name for path in (photos / "results").iterdir()) == ["a-2.png", "a.png"]


def test_without_an_output_folder_results_go_beside_the_sources(program: Program, tmp_path: Path) -> None:
    _picture(tmp_path / "photos" / "sub" / "a.jpg")
    _picture(tmp_path / "photos" / "b.jpg")
    _remove(program, tmp_path / "photos", "--recursive")
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.png") if "home" not in path.parts)
    assert found == ["photos/cutouts/b.png", "photos/cutouts/sub/a.png"]

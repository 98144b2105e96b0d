from pathlib import Path

import numpy as np
from hostile_tree import build
from PIL import Image
from program import Program, temp_files

from rembg_desktop.publish import hash_file


def test_every_kind_of_photo_and_every_kind_of_bad_file(program: Program, tiny: str, tmp_path: Path) -> None:
    tree, out = tmp_path / "tree", tmp_path / "out"
    cases = build(tree)
    before = {path: (hash_file(path), path.stat().st_mtime_ns) for path in tree.rglob("*") if path.is_file()}
    job = program.json("submit", tree, "--recursive", "--output", out, "--model", tiny, "--wait", check=1)
    assert {
        path: (hash_file(path), path.stat().st_mtime_ns) for path in tree.rglob("*") if path.is_file()
    } == before

    images = {str(Path(image["source"]).relative_to(tree)): image for image in job["images"]}
    assert job["left_out"] == 1
    assert set(images) == {case.name for case in cases if not case.left_out}
    for case in cases:
        if case.left_out:
            continue
        image = images[case.name]
        if case.error:
            assert (case.name, image["status"], image["error"]["code"]) == (case.name, "failed", case.error)
            assert Path(case.name).name in image["error"]["message"]
            continue
        assert image["status"] == "completed", (case.name, image["error"])
        result = Path(image["output"])
        assert result.parent == out / Path(case.name).parent
        with Image.open(result) as picture:
            assert (case.name, picture.size, picture.mode) == (case.name, case.size, "RGBA")
            found = picture.info.get("icc_profile")
            assert (case.name, found is not None) == (case.name, case.icc is not None)
            if case.icc and not case.name.startswith("cmyk"):
                assert found == case.icc
            assert picture.getexif().get(0x0112, 1) == 1
    outputs = [image["output"] for image in job["images"] if image["output"]]
    assert len(set(outputs)) == len(outputs) == job["progress"]["succeeded"]
    assert temp_files(out) == []
    _check_upright(out / "deep")


def _check_upright(folder: Path) -> None:
    with Image.open(folder / "turned1.png") as first:
        upright = np.asarray(first.convert("RGBA")).astype(int)
    seen = upright[..., 3] > 128  # the model takes what is bright
    assert 0.1 < seen.mean() < 0.9
    for orientation in range(2, 9):
        with Image.open(folder / f"turned{orientation}.png") as image:
            turned = np.asarray(image.convert("RGBA")).astype(int)
        both = seen & (turned[..., 3] > 128)
        assert both.sum() > 0.9 * seen.sum(), orientation
        assert np.abs(turned - upright)[both].mean() < 4, orientation  # JPEG blocks differ a little


def test_a_text_file_that_is_named_fails_by_its_own_code(program: Program, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    job = program.json("submit", tmp_path / "notes.txt", "--output", tmp_path / "out", "--wait", check=3)
    (image,) = job["images"]
    assert image["error"]["code"] == "unsupported_format"
    assert "notes.txt" in image["error"]["message"]


def test_a_file_that_is_not_there_is_refused(program: Program, tmp_path: Path) -> None:
    done = program.run("submit", tmp_path / "gone.jpg", check=2)
    assert "gone.jpg" in done.stderr
    assert program.json("list")["jobs"] == []

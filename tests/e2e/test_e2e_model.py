import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skimage
from PIL import Image
from program import PHOTOS, SKIMAGE_PHOTOS, Program
from waiting import Stopwatch

from rembg_desktop.paths import resources

pytestmark = pytest.mark.model


def _custom_model(program: Program, tmp_path: Path) -> Path:
    """Import the bundled model under a name of the user's own; gives its file in the home folder."""
    copy = tmp_path / "mine.onnx"
    shutil.copy(resources() / "models" / "u2netp.onnx", copy)
    program.run("models", "import", copy, "--name", "mine", check=0)
    (file,) = (program.home / "models").rglob("*.onnx")
    return file


def _submit(program: Program, tmp_path: Path, model: str, check: int) -> tuple[dict[str, Any], str]:
    done = program.run("submit", PHOTOS, "--output", tmp_path / "out", "--model", model, "--wait", check=check)
    (job,) = program.json("list")["jobs"]
    return program.json("status", job["job_id"]), done.stderr


def test_an_imported_model_works(program: Program, tmp_path: Path) -> None:
    _custom_model(program, tmp_path)
    job, _ = _submit(program, tmp_path, "custom:mine", 0)
    assert job["progress"]["succeeded"] == job["progress"]["total"] > 1


@pytest.mark.parametrize("damage", ["bit", "cut", "missing"])
def test_a_damaged_model_is_one_clear_error(program: Program, tmp_path: Path, damage: str) -> None:
    file = _custom_model(program, tmp_path)
    content = bytearray(file.read_bytes())
    file.chmod(0o644)
    if damage == "bit":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    else:
        file.unlink()
    job, error = _submit(program, tmp_path, "custom:mine", 3)
    assert job["status"] == "failed"
    codes = {image["error"]["code"] for image in job["images"]}
    assert codes == {"model_missing" if damage == "missing" else "model_corrupt"}
    assert "mine" in error
    assert "Traceback" not in error
    assert list((tmp_path / "out").iterdir()) == []
    done = program.run("submit", PHOTOS / "cat.jpg", "--output", tmp_path / "out", "--wait")
    assert done.returncode == 0, "another model goes on working"


def test_a_model_that_was_never_downloaded_says_what_to_do(program: Program, tmp_path: Path) -> None:
    job, error = _submit(program, tmp_path, "u2net", 3)
    assert {image["error"]["code"] for image in job["images"]} == {"model_missing"}
    assert "rembg-desktop models download u2net" in error


def test_results_are_those_of_rembg_with_true_colors(program: Program, tmp_path: Path) -> None:
    sources = [Path(skimage.__file__).parent / "data" / name for name in SKIMAGE_PHOTOS]
    program.run("submit", *sources, "--output", tmp_path / "out", "--wait", check=0)
    expected = _rembg_alphas(sources, tmp_path / "rembg")
    for source in sources:
        with Image.open(tmp_path / "out" / f"{source.stem}.png") as image:
            result = np.asarray(image.convert("RGBA"))
        with Image.open(source) as image:
            original = np.asarray(image.convert("RGB"), dtype=np.int16)
        alpha = result[..., 3]
        assert np.abs(alpha.astype(float) - expected[source]).mean() <= 0.5, source.name
        soft = (alpha > 0) & (alpha < 255)
        assert np.abs(result[..., :3].astype(np.int16) - original)[soft].max(initial=0) <= 2, source.name
        assert result[alpha == 0].max(initial=0) == 0, source.name


_REMBG = """
import sys
from pathlib import Path
from PIL import Image
from rembg import new_session, remove
session = new_session("u2netp")
for number, source in enumerate(sys.argv[2:]):
    with Image.open(source) as image:
        remove(image.convert("RGB"), session=session).getchannel("A").save(Path(sys.argv[1], f"{number}.png"))
"""


def _rembg_alphas(sources: list[Path], folder: Path) -> dict[Path, np.ndarray]:
    """The alpha of each photo, (height, width), by rembg.remove() itself on the bundled model."""
    model = folder / "models" / "u2netp" / "u2netp.onnx"
    model.parent.mkdir(parents=True)
    shutil.copy(resources() / "models" / "u2netp.onnx", model)
    # Its import compiles alpha matting for most of a minute, which is not used here.
    environment = {**os.environ, "REMBG_HOME": str(folder), "NUMBA_DISABLE_JIT": "1"}
    subprocess.run([sys.executable, "-c", _REMBG, folder, *sources], env=environment, timeout=600, check=True)
    alphas = {}
    for number, source in enumerate(sources):
        with Image.open(folder / f"{number}.png") as image:
            alphas[source] = np.asarray(image, dtype=np.float64)
    return alphas


def test_the_bundled_model_is_the_one_that_its_license_speaks_of() -> None:
    content = (resources() / "models" / "u2netp.onnx").read_bytes()
    assert hashlib.sha256(content).hexdigest() in (resources() / "models" / "README.md").read_text()


@pytest.mark.parametrize("edges", ["soft", "matting"])
def test_the_first_run_does_not_wait_for_numba(program: Program, tmp_path: Path, edges: str) -> None:
    program.environment["NUMBA_CACHE_DIR"] = str(tmp_path / "empty")
    out = tmp_path / "out"
    with Stopwatch() as taken:
        program.run("submit", PHOTOS / "cat.jpg", "--output", out, "--edges", edges, "--wait", check=0)
    assert taken.seconds < 20, "compiling takes twice as long"
    assert not (tmp_path / "empty").exists()
    with Image.open(out / "cat.png") as image:
        assert image.getchannel("A").getextrema() == (0, 255)


def test_no_library_leaves_notes_of_its_own_to_be_sent_later(program: Program, tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    for name in [name for name in program.environment if name.startswith("XDG_")]:
        del program.environment[name]
    program.environment["HOME"] = str(user)
    _submit(program, tmp_path, "u2netp", 0)
    program.run("doctor", check=0)
    assert [path for path in user.rglob("*") if path.is_file()] == []

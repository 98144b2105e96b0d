"""remove_background(), as other programs call it, with the real model."""

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from program import PHOTOS

from rembg_desktop import remove_background
from rembg_desktop.composition import direct
from rembg_desktop.errors import AppError

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("own_home")]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(min(PHOTOS.glob("*.jpg")).read_bytes())
    return path


def test_the_examples_of_the_documentation() -> None:
    assert doctest.testmod(direct, raise_on_error=True).attempted == 4


def test_the_examples_of_the_page_about_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(PHOTOS / "coffee.jpg", "chair.jpg")
    page = (Path(__file__).parent.parent / "docs" / "python.md").read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", page, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, "python.md", None, 0)
    assert doctest.DebugRunner().run(test).attempted == len(test.examples) > 10


def test_a_path_gives_a_new_file_and_replaces_none(photo: Path, tmp_path: Path) -> None:
    first, second = remove_background(photo), remove_background(str(photo))
    named = remove_background(photo, output=str(tmp_path / "a.webp"), trim=True)

    assert (first.name, second.name, named.name) == ("photo-cutout.png", "photo-cutout-2.png", "a.webp")
    assert first.read_bytes() == second.read_bytes()
    with Image.open(first) as image, Image.open(photo) as source:
        assert (image.mode, image.size) == ("RGBA", source.size)
    with Image.open(named) as image:
        assert image.format == "WEBP"
    with pytest.raises(FileExistsError):
        remove_background(photo, output=str(named))
    with pytest.raises(AppError, match="file not found"):
        remove_background(tmp_path / "no.jpg")
    assert len(list(tmp_path.glob("*.*"))) == 4


def test_bytes_give_what_a_file_gives_and_damaged_ones_an_error(photo: Path) -> None:
    assert remove_background(photo.read_bytes()) == remove_background(photo).read_bytes()
    assert remove_background(photo.read_bytes(), format="webp", trim=True)[8:12] == b"WEBP"
    for wrong in (b"", b"no image"):
        with pytest.raises(AppError):
            remove_background(wrong)


def test_images_and_arrays_come_back_as_what_they_were(photo: Path) -> None:
    with Image.open(photo) as image:
        image.load()
    cutout = remove_background(image)
    array = remove_background(np.asarray(image))

    assert np.array_equal(np.asarray(cutout), array)
    assert (cutout.mode, cutout.size) == ("RGBA", image.size)
    assert remove_background(image.convert("CMYK"), mask_only=True).mode == "L"
    for wrong in (5, np.zeros((4, 4, 3)), np.zeros((4, 4), np.uint8), np.zeros((0, 4, 3), np.uint8)):
        with pytest.raises(TypeError, match="photo must be"):
            remove_background(wrong)
    with pytest.raises(AppError, match="colour"):
        remove_background(image, colour="red")


def test_it_imports_no_qt_and_the_package_imports_nothing_for_it() -> None:
    script = (
        "import sys, rembg_desktop; assert 'numpy' not in sys.modules\n"
        "from rembg_desktop import remove_background; assert 'PySide6' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=120, check=False).returncode == 0

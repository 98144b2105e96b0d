"""The live preview shows the backgrounds and shadows that the file gets."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from fakes import EllipseRemover
from PIL import Image
from PySide6.QtGui import QImage

from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import cut_out
from rembg_desktop.ui.preview import renderer
from rembg_desktop.ui.preview.renderer import PreviewPictures

SIZE = (640, 480)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo that is light around a red subject, and a tile."""
    place = tmp_path_factory.mktemp("photos")
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    ellipse = ((x - 320) / 160) ** 2 + ((y - 240) / 120) ** 2
    colors = np.where((ellipse < 1)[..., None], (180, 40, 30), np.array((235, 235, 235)) - (x[..., None] // 80))
    below = np.clip(1.35 - ((x - 332) / 176) ** 2 - ((y - 264) / 132) ** 2, 0, 0.35)
    colors = np.where((ellipse < 1)[..., None], colors, colors * (1 - below)[..., None])
    Image.fromarray(colors.astype(np.uint8)).save(place / "photo.png", compress_level=1)
    tile = 128 + 100 * np.sin(np.pi * np.linspace(0, 1, 120))[:, None] * np.sin(np.pi * np.linspace(0, 2, 160))
    Image.fromarray(tile.astype(np.uint8)).convert("RGB").save(place / "tile.png")
    return place


@pytest.mark.parametrize(
    "given",
    [
        {"shadow": "drop", "shadow_distance": "36px", "shadow_softness": "28px"},
        {"shadow": "contact", "trim": True, "margin": "8%"},
        {"shadow": "floating", "canvas": "520x520", "trim": True, "padding": "9%"},
        {"shadow": "reflection", "canvas": "360x680", "trim": True, "shadow_softness": "1%"},
        {"shadow": "own", "trim": True},
        {"background": "linear(#204060, #f0d0a0, 30)", "canvas": "520x600"},
        {"background": "blur(24px)", "trim": True, "margin": "120px"},
        {"background": "tile.png", "background_fit": "tile", "background_position": "bottom-right"},
    ],
    ids=str,
)
def test_the_preview_is_the_file_but_smaller(
    folder: Path, given: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "PIXELS", 100_000)
    given = {"background": "#ffffff", **given}
    if given["background"] == "tile.png":
        given["background"] = str(folder / "tile.png")
    options = RemovalOptions.from_dict(given)
    target = BytesIO()
    cut_out(folder / "photo.png", target, options, EllipseRemover(), CancelToken())
    pictures = PreviewPictures(lambda _: EllipseRemover())
    try:
        preview = pictures.render(folder / "photo.png", options, CancelToken(), CancelToken())
    finally:
        pictures.close()
    preview = preview.convertToFormat(QImage.Format.Format_RGB888)
    size = preview.width(), preview.height()
    rows = np.frombuffer(preview.constBits(), np.uint8).reshape(size[1], -1)
    shown = rows[:, : size[0] * 3].reshape(size[1], size[0], 3).astype(int)
    with Image.open(target) as file:
        written = np.asarray(file.convert("RGB").resize(size, Image.Resampling.BOX)).astype(int)
        assert size[0] / size[1] == pytest.approx(file.width / file.height, rel=0.01)
    smooth = (
        np.abs(np.diff(written, axis=1, prepend=written[:, :1])).max(axis=2) < 8
    )  # not at an edge of the subject
    differences = np.abs(shown - written)[smooth]
    assert differences.mean() < (3 if "background_fit" in given else 1.2)  # tiles have whole pixels
    assert np.percentile(differences, 99) <= 12

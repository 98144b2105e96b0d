from pathlib import Path

import numpy as np
import pytest
from cutting import cut, noise, opened, soft_mask
from PIL import Image
from PySide6.QtGui import QImage
from wide import ADOBE

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="c"/></x:xmpmeta>'


def by_qt(data: bytes, channels: int) -> np.ndarray:
    """The pixels as Qt decodes them, without any conversion of colors."""
    image = QImage.fromData(data)
    assert not image.isNull()
    if image.colorSpace().isValid():
        image.setColorSpace(image.colorSpace().__class__())
    kind = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }[channels]
    image = image.convertToFormat(kind)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * channels].reshape(image.height(), image.width(), channels).astype(int)


@pytest.mark.parametrize("height", [1, 255, 256, 257, 513])
@pytest.mark.parametrize("width", [1, 33, 254])
@pytest.mark.parametrize(
    ("options", "channels"), [({}, 4), ({"background": "#204060"}, 3), ({"mask_only": True}, 1)]
)
def test_two_decoders_agree(tmp_path: Path, width: int, height: int, options: dict, channels: int) -> None:
    noise((width, height)).save(tmp_path / "a.png")
    mask = Image.fromarray(np.random.default_rng(2).integers(0, 256, (height, width), np.uint8))
    _, data = cut(tmp_path / "a.png", mask, **options)
    image = opened(data)
    assert image.mode == {1: "L", 3: "RGB", 4: "RGBA"}[channels]
    ours = np.asarray(image).reshape(height, width, channels).astype(int)
    assert np.array_equal(ours, by_qt(data, channels))
    if channels == 1:
        assert np.array_equal(ours[..., 0], np.asarray(mask))
    if channels == 4:
        seen = np.asarray(mask) > 0
        assert np.array_equal(ours[..., 3], np.asarray(mask))
        assert np.array_equal(ours[..., :3][seen], np.asarray(noise((width, height)))[seen])


def test_profile_resolution_exif_and_xmp_are_read_back(tmp_path: Path) -> None:
    icc = ADOBE
    exif = Image.Exif()
    exif[0x013B] = "Ansel"
    noise((31, 19)).save(tmp_path / "a.jpg", icc_profile=icc, dpi=(300, 200), exif=exif, xmp=XMP)
    _, data = cut(tmp_path / "a.jpg", soft_mask((31, 19)))
    image = opened(data)
    assert image.info["icc_profile"] == icc
    assert image.info["dpi"] == pytest.approx((300, 200), abs=0.02)
    assert image.getexif()[0x013B] == "Ansel"
    assert image.info["xmp"] == XMP
    qt = QImage.fromData(data)
    assert qt.colorSpace().isValid()
    assert (qt.dotsPerMeterX(), qt.dotsPerMeterY()) == (11811, 7874)
    assert np.array_equal(np.asarray(image).astype(int), by_qt(data, 4))


@pytest.mark.parametrize("place", ["first", "last"])
def test_a_row_of_a_strip_is_enough_to_be_seen(tmp_path: Path, place: str) -> None:
    noise((40, 600)).save(tmp_path / "a.png")
    rows = np.zeros((600, 40), np.uint8)
    rows[256 if place == "first" else 511, 7:9] = 255
    _, data = cut(tmp_path / "a.png", Image.fromarray(rows))
    pixels = np.asarray(opened(data))
    assert np.array_equal(pixels[..., 3], rows)
    assert np.array_equal(pixels[rows > 0][:, :3], np.asarray(noise((40, 600)))[rows > 0])
    assert not pixels[rows == 0].any()

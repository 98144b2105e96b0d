import errno
import os
import resource
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
from cutting import cut, noise, opened, rgba, soft_mask
from PIL import ExifTags, Image
from wide import P3

from rembg_desktop.errors import AppError, ErrorCode

SIZE = (300, 280)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="c"/></x:xmpmeta>'
MAKER_NOTE = (
    b"Maker\0" + b"\xff\xd8\xff\xe0" + struct.pack(">H", 2000) + b"what was behind".ljust(1998) + b"\xff\xd9"
)
"""A maker note with a preview."""
LOSSLESS = [{"format": "png"}, {"format": "tiff"}, {"format": "webp", "lossless": True}]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    noise(SIZE).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """A photo with everything that may go along, GPS too."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ansel"
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.FNumber: 2.8, ExifTags.Base.MakerNote: MAKER_NOTE}
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (47.0, 30.0, 0.0)}
    noise(SIZE[::-1]).save(tmp_path / "photo.jpg", exif=exif, dpi=(300, 300), icc_profile=P3, xmp=XMP)
    return tmp_path / "photo.jpg"


@pytest.mark.parametrize("options", LOSSLESS, ids=lambda options: options["format"])
def test_color_is_the_sources_where_it_shows_and_nothing_where_it_does_not(photo: Path, options: dict) -> None:
    _, data = cut(photo, soft_mask(SIZE), **options)
    pixels, alpha = rgba(data), np.asarray(soft_mask(SIZE)).astype(int)
    assert np.array_equal(pixels[..., 3], alpha)
    assert not pixels[alpha == 0].any()
    assert np.abs(pixels[..., :3] - np.asarray(Image.open(photo)).astype(int))[alpha > 0].max() <= 2


def test_lossy_webp_holds_nothing_of_what_was_removed(photo: Path) -> None:
    _, data = cut(photo, soft_mask(SIZE), format="webp", quality=90)
    pixels = rgba(data)
    gone = np.asarray(soft_mask(SIZE)) == 0
    assert pixels[gone][:, 3].max() == 0
    inner = gone[:, :32]  # blocks of 16 beside the edge mix with it
    assert pixels[:, :32][inner][:, :3].max() <= 2


@pytest.mark.parametrize(("is_lossless", "most"), [(False, 1), (True, 0)])
def test_the_alpha_of_webp_is_that_of_the_mask(photo: Path, is_lossless: bool, most: int) -> None:
    shape = Image.linear_gradient("L").resize(SIZE, Image.Resampling.NEAREST)  # every value
    _, data = cut(photo, shape, format="webp", quality=60, lossless=is_lossless)
    found, wanted = rgba(data)[..., 3], np.asarray(shape).astype(int)
    assert np.abs(found - wanted).max() <= most
    faint_or_solid = (wanted <= 64) | (wanted >= 192)
    assert np.array_equal(found[faint_or_solid], wanted[faint_or_solid])


@pytest.mark.parametrize(("kind", "mode"), [("webp", "RGBA"), ("tiff", "RGBA"), ("png", "RGBA")])
def test_the_format_is_the_one_asked_for(photo: Path, kind: str, mode: str) -> None:
    image = opened(cut(photo, soft_mask(SIZE), format=kind)[1])
    assert (image.format, image.mode, image.size) == (kind.upper(), mode, SIZE)


@pytest.mark.parametrize("quality", [20, 95])
def test_jpeg_shows_the_subject_on_its_background(photo: Path, quality: int) -> None:
    Image.new("RGB", SIZE, (200, 40, 40)).save(photo)
    image = opened(cut(photo, soft_mask(SIZE), format="jpeg", background="#2040c0", quality=quality)[1])
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert np.abs(np.array(image.getpixel((5, 100))) - (0x20, 0x40, 0xC0)).max() < 8
    assert np.abs(np.array(image.getpixel((295, 100))) - (200, 40, 40)).max() < 8


@pytest.mark.skipif(sys.platform != "linux", reason="JPEG files are encoded into Python's memory elsewhere")
@pytest.mark.parametrize("trouble", ["no files in memory", "none can be opened", "a short one", "noise"])
def test_jpeg_is_whole_whatever_the_file_in_memory_does(
    tmp_path: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise(SIZE).save(tmp_path / "photo.png")
    quality = 100 if trouble == "noise" else 80
    options = {"format": "jpeg", "quality": quality, "background": "#2040c0"}
    wanted = cut(tmp_path / "photo.png", Image.new("L", SIZE, 255), **options)[1]
    open_file, limits = os.memfd_create, resource.getrlimit(resource.RLIMIT_FSIZE)

    def limited(name: str) -> int:
        if trouble == "none can be opened":
            raise OSError(errno.EMFILE, "Too many open files")
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        return open_file(name)

    if trouble == "no files in memory":
        monkeypatch.delattr(os, "memfd_create")
    else:
        monkeypatch.setattr(os, "memfd_create", limited)
    try:
        found = cut(tmp_path / "photo.png", Image.new("L", SIZE, 255), **options)[1]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert opened(wanted).size == SIZE
    assert found == wanted


@pytest.mark.parametrize("options", [*LOSSLESS, {"format": "jpeg", "quality": 100}], ids=lambda o: o["format"])
def test_a_mask_alone_is_grey(photo: Path, options: dict) -> None:
    image = opened(cut(photo, soft_mask(SIZE), mask_only=True, **options)[1])
    found = np.asarray(image.convert("L")).astype(int)
    assert np.abs(found - np.asarray(soft_mask(SIZE))).max() <= 2
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "jpeg"])
def test_profile_and_resolution_stay_even_when_metadata_is_stripped(described: Path, kind: str) -> None:
    data = cut(described, soft_mask(SIZE), format=kind, metadata="strip", background="#ffffff")[1]
    image = opened(data)
    assert image.info["icc_profile"] == P3
    assert _dpi(image) == pytest.approx((300, 300), abs=0.1)
    assert ExifTags.Base.Artist not in image.getexif()
    assert not dict(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    assert b"Ansel" not in data
    assert XMP not in data


@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "jpeg"])
def test_kept_metadata_is_upright_and_holds_no_preview(described: Path, kind: str) -> None:
    data = cut(described, soft_mask(SIZE), format=kind, background="#ffffff")[1]
    image = opened(data)
    exif = image.getexif()
    assert image.size == SIZE
    assert exif[ExifTags.Base.Artist] == "Ansel"
    assert exif.get(ExifTags.Base.Orientation, 1) == 1
    assert float(exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.FNumber]) == pytest.approx(2.8)
    assert tuple(map(float, exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude])) == (47, 30, 0)
    assert b"what was behind" not in data
    assert image.info["xmp"] == XMP
    assert _dpi(image) == pytest.approx((300, 300), abs=0.1)


@pytest.mark.parametrize(("kind", "side"), [("webp", 16_384), ("jpeg", 65_501)])
def test_a_side_too_long_for_the_format_is_said_with_the_name(tmp_path: Path, kind: str, side: int) -> None:
    Image.new("RGB", (side, 2)).save(tmp_path / "long.png")
    with pytest.raises(AppError) as caught:
        cut(tmp_path / "long.png", Image.new("L", (side, 2), 255), format=kind, background="#ffffff")
    assert caught.value.code is ErrorCode.CANNOT_ENCODE
    assert "long.png" in caught.value.message
    assert str(side) in caught.value.message


def test_a_full_disk_is_the_targets_error_and_not_the_images(photo: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        _cut_onto_full_disk(photo)


def _cut_onto_full_disk(photo: Path) -> None:
    import errno
    import os

    from cutting import MaskRemover

    from rembg_desktop.errors import CancelToken
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.pipeline import cut_out

    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    cut_out(photo, Full(), RemovalOptions(), MaskRemover(soft_mask(SIZE)), CancelToken())


def _dpi(image: Image.Image) -> tuple[float, float]:
    if "dpi" in image.info:
        return image.info["dpi"]
    exif = image.getexif()
    return float(exif[ExifTags.Base.XResolution]), float(exif[ExifTags.Base.YResolution])

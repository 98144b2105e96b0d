"""Clipping paths, read back by ImageMagick, psd-tools and by the specification."""

import io
import pathlib
import struct

import imagemagick
import numpy as np
import pytest
from PIL import Image, ImageDraw
from psd_tools.psd.image_resources import ImageResources
from psd_tools.psd.vector import ClosedKnotLinked, Path, Subpath
from scipy.ndimage import distance_transform_edt

from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.photoshop import documents
from rembg_desktop.imaging.photoshop.documents import clipping_path, write_psd


def ring(size: tuple[int, int] = (160, 120)) -> Image.Image:
    image = Image.new("L", (size[0] * 4, size[1] * 4))
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 40, 480, 440), fill=255)
    draw.ellipse((200, 160, 360, 330), fill=0)
    draw.rectangle((520, 300, 640, 480), fill=255)
    return image.resize(size)


def read(resources: bytes) -> dict[int, tuple[str, object]]:
    """(name, data) of image resources by their number, as psd-tools reads them."""
    file = io.BytesIO(struct.pack(">I", len(resources)) + resources)
    return {int(key): (item.name, item.data) for key, item in ImageResources.read(file).items()}


def test_a_path_has_its_name_is_the_clipping_path_and_consists_of_closed_parts():
    made = clipping_path(ring(), "Path 1")

    found = read(made.resources)
    name, data = found[2000]
    parts = [item for item in Path.read(io.BytesIO(data)) if isinstance(item, Subpath)]
    assert (name, found[2999][1]) == ("Path 1", "Path 1")
    assert [part.is_closed() for part in parts] == [True, True, True]
    assert made.anchors == sum(len(part) for part in parts)
    assert not made.is_coarse
    assert any(isinstance(knot, ClosedKnotLinked) for knot in parts[0])


def test_the_bytes_are_those_of_the_specification():
    square = Image.new("L", (20, 10))
    square.paste(255, (5, 2, 15, 8))

    resources = clipping_path(square, "A").resources

    assert resources[:8] == b"8BIM" + struct.pack(">H", 2000) + b"\x01A"
    (length,) = struct.unpack_from(">I", resources, 8)
    records = [resources[12 + at : 38 + at] for at in range(0, length, 26)]
    assert length % 26 == 0
    assert [struct.unpack_from(">h", record)[0] for record in records[:3]] == [6, 8, 0]
    assert struct.unpack_from(">H", records[2], 2)[0] == len(records) - 3
    anchors = np.array([struct.unpack_from(">2i", record, 10) for record in records[3:]]) / 2**24
    assert anchors.min(axis=0) == pytest.approx((0.2, 0.25), abs=0.05)
    assert anchors.max(axis=0) == pytest.approx((0.8, 0.75), abs=0.05)
    assert resources[12 + length :] == b"8BIM" + struct.pack(">H", 2999) + b"\0\0\0\0\0\x06\x01A\0\0\0\0"


@pytest.mark.parametrize(
    ("name", "stored"),
    [("Path 1", b"Path 1"), ("Tracé Müller", b"Trac\x8e M\x9fller"), ("パス 1", "パス 1".encode())],
)
def test_names_are_written_as_other_programs_read_them(name, stored):
    assert bytes((len(stored),)) + stored in clipping_path(ring(), name).resources


def test_without_a_subject_there_is_no_path():
    assert clipping_path(Image.new("L", (30, 20), 127), "Path 1") is None


@pytest.mark.parametrize("suffix", ["tif", "jpg", "psd"])
def test_imagemagick_draws_the_path_along_the_mask(tmp_path: pathlib.Path, suffix: str):
    mask = ring()
    made = clipping_path(mask, "Path 1")
    file = tmp_path / f"a.{suffix}"
    if suffix == "psd":
        with file.open("wb") as target:
            write_psd(target, mask.size, 1, [np.asarray(mask)[..., None]], [], SourceMetadata(iptc=made.resources))
    elif suffix == "tif":
        mask.save(file, tiffinfo={34377: made.resources})
    else:
        data = b"Photoshop 3.0\0" + made.resources
        mask.save(file, extra=b"\xff\xed" + struct.pack(">H", len(data) + 2) + data)

    inside = imagemagick.drawn_path(file, mask.size, 4) > 127

    wanted = np.asarray(mask.resize((640, 480), Image.Resampling.BILINEAR)) > 127
    assert share_near(inside, wanted, 4) > 0.97
    assert imagemagick.path_data(file, "Path 1") == imagemagick.path_data(file)


def share_near(shape: np.ndarray, other: np.ndarray, scale: int) -> float:
    """The share of the border of a shape that is at most half a pixel away from that of the other."""
    borders = []
    for each in (shape, other):
        wide = np.pad(each, 1)
        inner = wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]
        borders.append(each & ~inner)
    return float((distance_transform_edt(~borders[1])[borders[0]] <= scale / 2).mean())


def test_ragged_masks_get_a_coarse_path_of_limited_size(monkeypatch):
    monkeypatch.setattr(documents, "_MAX_ANCHORS", 60)
    monkeypatch.setattr(documents, "_MAX_PARTS", 10)
    noise = np.random.default_rng(3).integers(0, 256, (60, 80)).astype(np.uint8)

    made = clipping_path(Image.fromarray(noise), "Path 1")

    assert made.is_coarse
    assert 0 < made.anchors <= 60

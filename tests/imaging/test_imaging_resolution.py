"""Resolutions of every kind survive, read byte by byte."""

from pathlib import Path

import pytest
from described_files import jpeg, png, result_of, tiff_file, webp
from raw_bytes import IFD0, dpi_of, ratio, segment, shorts, tiff

KINDS = ("png", "jpeg", "webp", "tiff")
RESOLUTIONS = {
    "inch": (2, 300, 1, 300, 1, (300.0, 300.0)),
    "differs": (2, 300, 1, 150, 1, (300.0, 150.0)),
    "cm": (3, 120, 1, 60, 1, (304.8, 152.4)),
    "odd": (2, 725, 10, 1_000_000, 13_333, (72.5, 1_000_000 / 13_333)),
    "odd cm": (3, 1_181_102, 10_000, 283_465, 10_000, (118.1102 * 2.54, 28.3465 * 2.54)),
    "large": (2, 254_000, 1, 254_000, 1, (254_000.0, 254_000.0)),
    "huge": (2, 4_000_000_000, 100, 4_000_000_001, 100, (4e7, 4e7)),
    "small": (2, 1, 4, 1, 3, (0.25, 1 / 3)),
    "no unit": (1, 300, 1, 300, 1, None),
    "zero": (2, 300, 0, 300, 1, None),
    "nothing": (2, 0, 1, 0, 1, None),
}
"""Unit and ratios as TIFF has them, and dots per inch."""


@pytest.mark.parametrize("metadata", ["keep", "strip"])
@pytest.mark.parametrize("source", ["tiff", "jpeg"])
@pytest.mark.parametrize("name", RESOLUTIONS)
def test_resolutions_survive_in_every_format(tmp_path: Path, name: str, source: str, metadata: str) -> None:
    unit, *numbers, dpi = RESOLUTIONS[name]
    tags = {
        (IFD0, 0x011A): ratio("<", *numbers[:2]),
        (IFD0, 0x011B): ratio("<", *numbers[2:]),
        (IFD0, 0x0128): shorts("<", unit),
        (IFD0, 0x0112): shorts("<", 6),
    }
    data = tiff_file("<", tags) if source == "tiff" else jpeg(segment(0xE1, b"Exif\0\0" + tiff("<", tags)))
    for kind in KINDS:
        result = result_of(tmp_path / "a", data, kind, metadata=metadata)
        found = dpi_of(result)
        apart = 0.0128 if kind == "png" else 0.01  # whole pixels per meter
        assert found == (dpi and pytest.approx(dpi[::-1], abs=apart, rel=1e-6)), kind


@pytest.mark.parametrize("kind", KINDS)
def test_no_resolution_stays_none(tmp_path: Path, kind: str) -> None:
    for name, data in (("a.tif", tiff_file("<", {})), ("a.jpg", jpeg()), ("a.png", png()), ("a.webp", webp())):
        assert dpi_of(result_of(tmp_path / name, data, kind)) is None

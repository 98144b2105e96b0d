"""ImageMagick, which reads clipping paths and draws them. Tests that need it are skipped where it is missing."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pytest


@cache
def _program() -> str:
    for name in ("magick", "convert-im6.q16", "convert"):
        found = shutil.which(name)
        if found and re.search(rb"ImageMagick [67]", _run([found, "-version"])):
            return found
    return ""


def _run(command: list[str], given: bytes = b"") -> bytes:
    return subprocess.run(command, input=given, capture_output=True, timeout=100, check=False).stdout


def _magick(*arguments: str, given: bytes = b"") -> bytes:
    if not _program():
        pytest.skip("ImageMagick is not installed; on Debian: apt-get install imagemagick")
    return _run([_program(), *arguments], given)


def path_data(file: Path, name: str = "#1") -> str:
    """The clipping path of a file as the data of an SVG path, in pixels, by its name or its number."""
    shown = _magick(f"{file}[0]", "-format", f"%[8BIM:1999,2998:{name}]", "info:").decode("latin-1")
    found = re.search(r'\bd="([^"]*)"', shown)
    assert found, shown[:200]
    return found[1]


def drawn_path(file: Path, size: tuple[int, int], scale: int = 1) -> np.ndarray:
    """What is inside the clipping path of a file, (height, width) of 0-255, enlarged by `scale`."""
    width, height = size[0] * scale, size[1] * scale
    # The centers of ImageMagick's pixels have whole numbers.
    drawing = f"translate -0.5,-0.5 scale {scale},{scale} fill-rule evenodd fill white stroke none"
    drawing = f"viewbox 0 0 {width} {height}\n{drawing} path '{path_data(file)}'\n"
    shown = _magick(
        "-size",
        f"{width}x{height}",
        "-background",
        "black",
        "mvg:-",
        "-depth",
        "8",
        "gray:-",
        given=drawing.encode(),
    )
    return np.frombuffer(shown, np.uint8).reshape(height, width)


def layers(file: Path) -> list[tuple[str, np.ndarray]]:
    """(size and offset, pixels with 16 bits of RGBA) of each picture of a document, the flattened one first."""
    shown = _magick(str(file), "-format", "%wx%h%O\n", "info:").decode("latin-1").split()
    found = []
    for number, geometry in enumerate(shown):
        width, height = map(int, re.match(r"(\d+)x(\d+)", geometry).groups())
        data = _magick(f"{file}[{number}]", "-depth", "16", "-endian", "LSB", "rgba:-")
        found.append((geometry, np.frombuffer(data, "<u2").reshape(height, width, 4)))
    return found

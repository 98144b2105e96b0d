"""Writes a camera RAW file: a DNG with a Bayer pattern."""

from io import BytesIO
from pathlib import Path

import numpy as np
import tifffile

_XYZ_TO_SRGB = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])


def write_dng(
    path: Path | BytesIO, rgb: np.ndarray, *, white: tuple[float, float, float], orientation: int = 1
) -> None:
    """Write what a sensor would see of sRGB pixels, through filters that let `white` of each color pass."""
    values = rgb / 255
    light = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4) * white
    sensor = np.zeros(rgb.shape[:2], np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        sensor[row::2, column::2] = light[row::2, column::2, channel] * 60000
    matrix = np.diag(white) @ _XYZ_TO_SRGB
    fractions = [part for value in matrix.ravel() for part in (round(value * 10000), 10000)]
    neutral = [part for value in white for part in (round(value * 10000), 10000)]
    tags = [
        (271, 2, None, "Maker"),
        (272, 2, None, "Model"),
        (274, 3, 1, orientation),
        (315, 2, None, "Ada"),
        (33421, 3, 2, (2, 2)),  # CFARepeatPatternDim
        (33422, 1, 4, bytes([0, 1, 1, 2])),  # CFAPattern
        (50706, 1, 4, bytes([1, 4, 0, 0])),  # DNGVersion
        (50708, 2, None, "Maker Model"),  # UniqueCameraModel
        (50717, 3, 1, 60000),  # WhiteLevel
        (50721, 10, 9, fractions),  # ColorMatrix1
        (50728, 5, 3, neutral),  # AsShotNeutral
        (50778, 3, 1, 21),  # CalibrationIlluminant1: D65
    ]
    extra = [(*tag, True) for tag in tags]
    tifffile.imwrite(path, sensor, photometric=32803, extratags=extra, metadata=None, software=False)

"""Processes one image: cuts the photo once, then makes one or more outputs of photo and alpha."""

from rembg_desktop.masks.cutting import Remover
from rembg_desktop.pipeline.cutting import (
    Cut,
    CutFacts,
    Limits,
    MemoryGate,
    Steps,
    cut,
    estimate_bytes,
    measured,
)
from rembg_desktop.pipeline.writing import CutOut, PlacedOutput, Written, cut_out, place_output, write_output

__all__ = [
    "Cut",
    "CutFacts",
    "CutOut",
    "Limits",
    "MemoryGate",
    "PlacedOutput",
    "Remover",
    "Steps",
    "Written",
    "cut",
    "cut_out",
    "estimate_bytes",
    "measured",
    "place_output",
    "write_output",
]

"""Reads pictures of foreign writers with this program and with independent readers, and compares the pixels."""

import os
from collections import Counter
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from differential import TOLERANCE, Case, Reading, apart
from differential_files import common_files
from differential_others import other_files
from differential_readers import readings
from differential_tiff import tiffs

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import open_source

ALL: Final = "REMBG_DESKTOP_DIFFERENTIAL"
"""Set this variable to read every picture; otherwise every 17th is read."""

REJECTED: Final = {
    "imagecodecs-jpg-gray-12bit": "JPEG with 12 bits, as medical devices write it, is not supported yet",
}
"""Why pictures are rejected that another reader reads, by the beginning of their names."""

KNOWN: Final[dict[str, str]] = {}
"""Faults that are not fixed yet, by the beginning of names. An entry whose pictures are read correctly must go."""

FURTHER_APART: Final = {
    "imagecodecs-avif-RGB-10bit": 3.0,
    "imagecodecs-avif-RGB-12bit": 3.0,
    "imagecodecs-avif-RGBA-10bit": 3.0,
    "imagecodecs-avif-RGBA-12bit": 3.0,
}
"""Largest difference where it is more than TOLERANCE, by the beginning of names.

AVIF with 10 or 12 bits: Pillow converts YCbCr to RGB with 8 bits, the other readers with all bits.
"""


@pytest.mark.soak
def test_every_picture_is_read_as_others_read_it_or_rejected_with_a_reason(tmp_path: Path) -> None:
    cases = [*tiffs(), *common_files(), *other_files()]
    assert len({case.name for case in cases}) == len(cases) >= 800
    counts, wrong = Counter[str](), list[str]()
    for case in cases if os.environ.get(ALL) else cases[::17]:
        path = tmp_path / f"picture{case.ending}"
        case.write(path)
        outcome, reason = _compare(case, path)
        if any(case.name.startswith(name) for name in KNOWN):
            outcome = "known to be wrong" if outcome.startswith("wrong") else "wrong, listed as known, but correct"
        counts["written"] += 1
        counts[outcome] += 1
        if outcome.startswith("wrong"):
            wrong.append(f"{case.name}: {outcome}: {reason}")
    print("\n" + ", ".join(f"{number} {name}" for name, number in counts.most_common()))
    assert not wrong, f"{len(wrong)} of {counts['written']} pictures:\n" + "\n".join(wrong)


def _apart_with_16_bits(path: Path, case: Case) -> float:
    """Largest difference, of 65535, of the pixels that are kept with 16 bits; 0 if the file has 8."""
    with open_source(path, 10_000_000) as source:
        picture = source.decode(keep_depth=True) if source.is_deep else None
    truth = case.truth
    if picture is None or picture.deep is None or truth is None or truth.space not in ("rgb", "gray"):
        return 0
    opacity = np.ones(truth.colors.shape[:2]) if truth.alpha is None else truth.alpha
    own = np.ones(opacity.shape) if picture.deep.alpha is None else picture.deep.alpha / 65535
    colors = np.abs(picture.deep.colors / 65535 - truth.colors) * np.minimum(own, opacity)[..., None]
    return 65535 * float(max(colors.max(), np.abs(own - opacity).max()))


def _compare(case: Case, path: Path) -> tuple[str, str]:
    """(outcome, what is wrong)."""
    others = readings(case, path)
    read = {name: other for name, other in others.items() if isinstance(other, Reading)}
    try:
        with open_source(path, 10_000_000) as source:
            picture = source.decode()
    except AppError as error:
        told = f"{error.code}: {error.message}"
        if error.code is not ErrorCode.UNSUPPORTED_FORMAT:
            return "wrong, rejected as damaged, but it is valid", told
        if any(case.name.startswith(name) for name in REJECTED):
            return "rejected as listed", ""
        return ("rejected by all", "") if not read else (f"wrong, rejected, but read by {', '.join(read)}", told)
    allowed = 17 if "-f2-assocalpha-" in case.name else 1  # products are stored with the 11 bits of half precision
    if case.truth is not None and (most := _apart_with_16_bits(path, case)) > allowed:
        return "wrong", f"with 16 bits {most:.2f} of 65535 from the pixels that were written"
    ours = Reading(
        np.asarray(picture.pixels) / 255,
        None if picture.alpha is None else np.asarray(picture.alpha) / 255,
        "rgb",
        picture.icc,
    )
    if case.truth is not None and (most := apart(ours, case.truth)) > TOLERANCE:
        return "wrong", f"{most:.1f} from the pixels that were written"
    if len(read) > 1:
        read.pop("Pillow", None)  # not independent: this program decodes many formats with it
    distances = {name: apart(ours, other) for name, other in read.items()}
    allowed = next((most for name, most in FURTHER_APART.items() if case.name.startswith(name)), TOLERANCE)
    if any(distance <= allowed for distance in distances.values()):
        return "equal", ""
    if case.truth is not None:
        return "equal to what was written, no other reader agrees", f"{distances} {others}"
    return "wrong", f"{distances} from other readers"

"""Replacing all changes of a document at once: reset, back to what was saved, a mask from another program."""

import numpy as np
import pytest

from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.corrections import Correction
from rembg_desktop.masks.editing import EditSession

SIZE = (300, 280)
RNG = np.random.default_rng(5)
PHOTO = RNG.integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
ALPHA = np.zeros((SIZE[1], SIZE[0]), np.uint8)
ALPHA[100:200, 80:220] = 255


@pytest.fixture
def session():
    made = EditSession(PHOTO, ALPHA)
    made.begin_stroke(Tool.ERASE, 150, 150, 20)
    made.end_stroke()
    made.set_adjustments(Adjustments(edge_shift=2))
    yield made
    made.close(keep_draft=False)


def test_an_empty_correction_resets_the_mask_as_one_step(session: EditSession) -> None:
    before = session.alpha()
    assert not np.array_equal(before, ALPHA)
    assert session.replace(Correction(SIZE)) == (0, 0, *SIZE)
    assert np.array_equal(session.alpha(), ALPHA)
    assert session.correction().changes_nothing
    session.undo()
    assert np.array_equal(session.alpha(), before)
    session.redo()
    assert np.array_equal(session.alpha(), ALPHA)


def test_a_whole_mask_takes_the_place_of_everything(session: EditSession) -> None:
    mask = RNG.integers(0, 256, ALPHA.shape, np.uint8)
    session.replace(Correction.from_mask(mask))
    assert np.array_equal(session.alpha(), mask)
    session.begin_stroke(Tool.RESTORE, 10, 10, 5)
    session.end_stroke()
    assert session.alpha()[10, 10] == 255


def test_replacing_by_the_same_is_no_step() -> None:
    session = EditSession(PHOTO, ALPHA)
    session.replace(Correction(SIZE))
    assert not session.can_undo
    session.close(keep_draft=False)


def test_a_correction_of_another_photo_is_refused(session: EditSession) -> None:
    with pytest.raises(ValueError, match="300"):
        session.replace(Correction((10, 10)))

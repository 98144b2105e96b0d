import numpy as np
from PIL import Image

from rembg_desktop.masks.uncertainty import (
    SecondLook,
    Sensitivity,
    assess,
    look_again,
    needs_review,
    wants_second_look,
)


def disc(size: int = 320, radius: float = 0.3, softness: float = 2.0) -> np.ndarray:
    y, x = np.mgrid[:size, :size] / (size - 1) - 0.5
    distance = (radius - np.hypot(x, y)) * size / softness
    return np.uint8(np.clip(distance + 0.5, 0, 1) * 255)


def test_a_softer_mask_is_less_certain() -> None:
    scores = [assess(disc(softness=softness)).score for softness in (2, 10, 30, 80)]
    assert scores == sorted(scores)
    assert not needs_review(scores[0], Sensitivity.MANY)
    assert needs_review(scores[-1], Sensitivity.MANY)


def test_an_empty_mask_needs_review() -> None:
    found = assess(np.zeros((320, 320), np.uint8))
    assert found.score == 1
    assert found.reasons == ("nothing_found",)


def test_a_second_look_that_differs_makes_a_mask_less_certain() -> None:
    mask, photo = disc(), Image.new("RGB", (300, 200))
    first = assess(mask)
    same = look_again(lambda _: Image.fromarray(mask), photo, Image.fromarray(mask), first)
    other = look_again(lambda _: Image.fromarray(255 - mask), photo, Image.fromarray(mask), first)
    assert same.score < first.score < other.score
    assert "second_look_differs" in other.reasons
    assert wants_second_look(first, SecondLook.ALWAYS)
    assert not wants_second_look(other, "never")

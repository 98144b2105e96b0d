from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

from rembg_desktop.errors import Cancelled
from rembg_desktop.masks.uncertainty import (
    Reason,
    SecondLook,
    Sensitivity,
    assess,
    look_again,
    needs_review,
    threshold,
    wants_second_look,
)

Mask = NDArray[np.uint8]
SIZES = [(1, 1), (1, 320), (7, 3), (320, 320), (320, 213), (1024, 1024)]


def disc(
    side: int = 320, radius: float = 0.3, softness: float = 0.01, at: tuple[float, float] = (0.5, 0.5)
) -> Mask:
    """A mask with a round subject; all lengths as shares of the side."""
    y, x = np.mgrid[:side, :side] / side
    distance = (radius - np.hypot(x - at[0], y - at[1])) / softness
    return (np.clip(distance + 0.5, 0, 1) * 255).astype(np.uint8)


def two(large: float, small: float) -> Mask:
    return np.maximum(disc(radius=large, at=(0.35, 0.5)), disc(radius=small, at=(0.85, 0.5)))


def pierced(*holes: float) -> Mask:
    mask = disc()
    for number, radius in enumerate(holes):
        mask = np.minimum(mask, 255 - disc(radius=radius, at=(0.35 + 0.06 * number, 0.5)))
    return mask


def patchy(value: int) -> Mask:
    """A subject with a quarter that the network is not sure about."""
    mask = disc()
    mask[:, :160] = np.minimum(mask[:, :160], value)
    return mask


@pytest.mark.parametrize(
    ("mask", "reasons"),
    [
        (disc(), ()),
        (disc(radius=0.06), (Reason.TINY_SUBJECT,)),
        (disc(radius=0.001), (Reason.NOTHING_FOUND,)),
        (np.zeros((320, 320), np.uint8), (Reason.NOTHING_FOUND,)),
        (np.full((320, 320), 127, np.uint8), (Reason.NOTHING_FOUND,)),
        (np.full((320, 320), 255, np.uint8), (Reason.EVERYTHING_FOUND,)),
        (patchy(170), (Reason.SOFT_MASK,)),
        (two(0.25, 0.1), (Reason.SEVERAL_PARTS,)),
        (two(0.25, 0.015), ()),
        (pierced(0.1), (Reason.HOLES,)),
        (pierced(0.035), ()),
        (pierced(*[0.015] * 6), (Reason.HOLES,)),
        (disc(at=(0.5, 0.95)), (Reason.TOUCHES_BORDER,)),
        (disc(at=(0.5, 0.75)), ()),
    ],
)
def test_each_reason_has_its_rule(mask: Mask, reasons: tuple[Reason, ...]) -> None:
    assert assess(mask).reasons == reasons


@pytest.mark.parametrize("turns", range(4))
def test_a_subject_that_hangs_together_is_one_part_and_an_open_bay_no_hole(turns: int) -> None:
    spiral = np.zeros((320, 320), np.uint8)
    for turn in range(0, 100, 40):
        spiral[40 + turn : 60 + turn, 20 + turn : 300 - turn] = 255
        spiral[40 + turn : 300 - turn, 280 - turn : 300 - turn] = 255
        spiral[280 - turn : 300 - turn, 40 + turn : 300 - turn] = 255
        spiral[80 + turn : 300 - turn, 40 + turn : 60 + turn] = 255
    found = assess(np.rot90(spiral, turns).copy())
    assert not {Reason.SEVERAL_PARTS, Reason.HOLES} & set(found.reasons)
    spiral[40:100, 20:60] = 255
    assert assess(np.rot90(spiral, turns).copy()).reasons[-1:] == (Reason.HOLES,)


def test_the_most_telling_reason_comes_first() -> None:
    mask = np.maximum(disc(radius=0.05, softness=0.2, at=(0.0, 0.5)), disc(radius=0.03, at=(0.8, 0.8)))
    found = assess(mask).reasons
    assert len(found) > 2
    assert found == tuple(reason for reason in Reason if reason in found)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("value", "reason"), [(0, Reason.NOTHING_FOUND), (255, Reason.EVERYTHING_FOUND)])
def test_a_mask_of_nothing_or_everything_needs_review_at_any_size(
    size: tuple[int, int], value: int, reason: Reason
) -> None:
    found = assess(np.full(size, value, np.uint8))
    assert found.reasons == (reason,)
    assert needs_review(found.score, Sensitivity.FEW)


def test_masks_of_noise_have_a_score_at_any_size() -> None:
    generator = np.random.default_rng(1)
    for size in SIZES:
        noise = generator.integers(0, 256, size, np.uint8)
        assert 0 <= assess(noise).score <= 1
        assert assess(noise) == assess(noise.copy())


def test_the_less_sure_a_part_of_the_subject_is_the_higher_the_score() -> None:
    scores = [assess(patchy(value)).score for value in (255, 240, 225, 205, 180, 150)]
    assert all(low < high for low, high in pairwise(scores))
    assert not needs_review(scores[0], Sensitivity.MANY)
    assert needs_review(scores[-1], Sensitivity.FEW)


def test_a_soft_outline_alone_needs_no_review() -> None:
    assert not needs_review(assess(disc(softness=0.015)).score, Sensitivity.MANY)


@pytest.mark.parametrize("softness", [0.02, 0.1, 0.3])
def test_the_size_of_the_network_changes_little(softness: float) -> None:
    small, large = assess(disc(320, softness=softness)), assess(disc(1024, softness=softness))
    assert abs(small.score - large.score) < 0.05
    assert small.reasons == large.reasons


def test_a_mask_turned_or_mirrored_has_the_same_score() -> None:
    mask = np.maximum(patchy(200), disc(radius=0.05, at=(0.1, 0.2)))
    assert len({assess(view).score for view in (mask, mask[:, ::-1].copy(), np.rot90(mask).copy())}) == 1


def test_the_more_images_a_sensitivity_shows_the_lower_its_threshold() -> None:
    assert threshold("few") > threshold("usual") > threshold("many")
    assert needs_review(threshold("usual"), Sensitivity.USUAL)
    assert not needs_review(threshold("usual") - 0.01, "usual")
    with pytest.raises(ValueError, match="often"):
        threshold("often")


def test_a_second_look_is_for_masks_that_are_neither_surely_good_nor_surely_bad() -> None:
    good, unsure, bad = (assess(mask) for mask in (disc(), patchy(230), patchy(140)))
    for first, wanted in ((good, False), (unsure, True), (bad, False)):
        assert wants_second_look(first, SecondLook.UNCERTAIN) is wanted
        assert wants_second_look(first, "always")
        assert not wants_second_look(first, SecondLook.NEVER)
    with pytest.raises(ValueError, match="sometimes"):
        wants_second_look(good, "sometimes")


class Network:
    """Finds what is bright in a photo; `sees` may change what it is shown."""

    def __init__(self, sees: Callable[[Image.Image, int], Image.Image] = lambda image, _: image) -> None:
        self._sees = sees
        self.shown: list[Image.Image] = []

    def __call__(self, image: Image.Image) -> Image.Image:
        self.shown.append(image)
        return self._sees(image, len(self.shown)).convert("L")


def photo_of(mask: Mask, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A photo in which a subject with this mask is bright."""
    return Image.fromarray(mask).resize(size, Image.Resampling.BILINEAR).convert("RGB")


@pytest.mark.parametrize(
    "mask",
    [
        disc(),
        disc(radius=0.1, at=(0.2, 0.8)),
        disc(at=(0.95, 0.5)),
        two(0.2, 0.1),
        disc(1024),
        np.ascontiguousarray(disc()[40:280]),
    ],
)
@pytest.mark.parametrize(("thorough", "looks"), [(False, 1), (True, 3)])
def test_looks_that_agree_lower_the_score(mask: Mask, thorough: bool, looks: int) -> None:
    first, network = assess(mask), Network()
    again = look_again(network, photo_of(mask), Image.fromarray(mask), first, thorough=thorough)
    assert again.score < max(first.score, 0.05)
    assert again.reasons == first.reasons
    assert [(image.mode, image.size) for image in network.shown] == [("RGB", mask.shape[::-1])] * looks


def test_the_subject_is_shown_from_closer_and_mirrored() -> None:
    mask = np.maximum(disc(radius=0.08, at=(0.15, 0.5)), disc(radius=0.04, at=(0.3, 0.5)))
    network = Network()
    look_again(network, photo_of(mask), Image.fromarray(mask), assess(mask), thorough=False)
    (closer,) = (np.asarray(image.convert("L")) > 127 for image in network.shown)
    assert closer.mean() > 10 * (mask > 127).mean()
    assert closer[:, 160:].sum() > 2 * closer[:, :160].sum()


def test_a_look_that_differs_raises_the_score_of_an_unsure_mask() -> None:
    mask = patchy(225)
    first, network = assess(mask), Network(lambda image, _: ImageOps.invert(image))
    again = look_again(network, photo_of(mask), Image.fromarray(mask), first, thorough=False)
    assert again.score > first.score + 0.1
    assert again.reasons == (Reason.SECOND_LOOK_DIFFERS, *first.reasons)


@pytest.mark.parametrize("differs", [1, 2, 3])
def test_a_sure_mask_is_not_doubted_after_one_look_that_differs(differs: int) -> None:
    mask = disc(radius=0.2, at=(0.3, 0.5))
    network = Network(lambda image, look: ImageOps.invert(image) if look == differs else image)
    first = assess(mask)
    again = look_again(network, photo_of(mask), Image.fromarray(mask), first)
    assert not needs_review(again.score, Sensitivity.MANY)
    assert again.reasons == (Reason.SECOND_LOOK_DIFFERS,)


def test_a_thorough_look_shows_the_subject_closer_the_photo_mirrored_and_the_photo_smaller() -> None:
    mask, network = disc(radius=0.2, at=(0.3, 0.5)), Network()
    look_again(network, photo_of(mask), Image.fromarray(mask), assess(mask))
    looks = [np.asarray(image.convert("L")) > 127 for image in network.shown]
    sizes = [look.mean() / (mask > 127).mean() for look in looks]
    assert sizes[0] > 1.9
    assert sizes[1:] == pytest.approx([1, 0.64], rel=0.1)
    assert all(look[:, 160:].sum() > look[:, :160].sum() for look in looks[1:])


def test_a_sure_mask_that_every_look_contradicts_needs_review() -> None:
    mask = disc()
    first = assess(mask)
    assert first.score < 0.01
    again = look_again(
        Network(lambda image, _: ImageOps.invert(image)), photo_of(mask), Image.fromarray(mask), first
    )
    assert again.reasons == (Reason.SECOND_LOOK_DIFFERS,)
    assert needs_review(again.score, Sensitivity.FEW)


def test_the_more_the_looks_differ_the_higher_the_score() -> None:
    mask = patchy(215)
    first = assess(mask)
    scores: list[float] = []
    for keep in (0, 220, 255):
        table = [value if value > keep else 0 for value in range(256)]
        network = Network(lambda image, _, table=table: image.convert("L").point(table))
        scores.append(look_again(network, photo_of(mask), Image.fromarray(mask), first).score)
    assert scores[0] < first.score < scores[1] < scores[2]


def test_another_model_counts_as_a_look() -> None:
    mask, other = patchy(225), Network(lambda image, _: ImageOps.invert(image))
    first = assess(mask)
    alone = look_again(Network(), photo_of(mask), Image.fromarray(mask), first)
    found = look_again(Network(), photo_of(mask), Image.fromarray(mask), first, other)
    assert found.score > alone.score
    assert Reason.SECOND_LOOK_DIFFERS in found.reasons
    assert [image.size for image in other.shown] == [(320, 320)]


def test_a_network_may_answer_in_another_size() -> None:
    mask = disc()
    network = Network(lambda image, _: image.resize((97, 41)))
    found = look_again(network, photo_of(mask), Image.fromarray(mask), assess(mask))
    assert Reason.SECOND_LOOK_DIFFERS not in found.reasons


@pytest.mark.parametrize("value", [0, 255])
def test_a_mask_of_nothing_or_everything_gets_no_second_look(value: int) -> None:
    mask, network = np.full((320, 320), value, np.uint8), Network()
    first = assess(mask)
    assert look_again(network, photo_of(mask), Image.fromarray(mask), first) == first
    assert not network.shown


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (5000, 3)])
def test_photos_of_extreme_sizes_can_be_looked_at_again(size: tuple[int, int]) -> None:
    mask = patchy(215)
    found = look_again(Network(), photo_of(mask, size), Image.fromarray(mask), assess(mask))
    assert 0 <= found.score <= 1


def test_a_second_look_can_be_cancelled() -> None:
    def cancelled(_: Image.Image) -> Image.Image:
        raise Cancelled

    with pytest.raises(Cancelled):
        look_again(cancelled, photo_of(disc()), Image.fromarray(disc()), assess(disc()))

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.masks.cleanup import Cleanup
from rembg_desktop.options import Holes, RemovalOptions

LEVELS = {".": 0, "-": 16, "+": 96, "o": 160, "%": 240, "#": 255}
"""A trace, faint, more than half opaque, and nearly opaque."""


def alpha(text: str) -> NDArray[np.uint8]:
    return np.array([[LEVELS[sign] for sign in line] for line in text.split()], np.uint8)


def cleaned(values: NDArray[np.uint8], **options: Any) -> NDArray[np.uint8]:
    chosen = RemovalOptions.from_dict(options)
    image = Image.fromarray(values)
    return np.asarray(Cleanup.of(chosen, image.size).apply(image, CancelToken()))


def picture(values: NDArray[np.uint8]) -> str:
    signs = {level: sign for sign, level in LEVELS.items()}
    return "\n".join("".join(signs.get(level, "?") for level in row) for row in values.tolist())


CASES = {
    "specks with their traces, but nothing that faint hair connects": (
        {"specks": "3px"},
        """
        ..............
        .##.....-++-..
        .##.....-##-..
        ..+.....-++-..
        ..+...........
        ..####......#.
        ..####.....#..
        ..####........
        """,
        """
        ..............
        .##...........
        .##...........
        ..+...........
        ..+...........
        ..####........
        ..####........
        ..####........
        """,
    ),
    "a spot of the given size stays": (
        {"specks": "2px"},
        """
        ........
        .##.#...
        .##.#.##
        ......##
        ......##
        """,
        """
        ........
        .##.....
        .##...##
        ......##
        ......##
        """,
    ),
    "the largest part is no speck": (
        {"specks": "50%"},
        """
        .........
        .##...#..
        .##......
        .........
        """,
        """
        .........
        .##......
        .##......
        .........
        """,
    ),
    "pinholes with their soft edges, but neither holes nor notches": (
        {"pinholes": "2px"},
        """
        ..........
        .########.
        .#%o####+.
        .##%####+.
        .########.
        .##...###.
        .##...###.
        .########.
        """,
        """
        ..........
        .########.
        .#######+.
        .#######+.
        .########.
        .##...###.
        .##...###.
        .########.
        """,
    ),
    "what touches the border": (
        {"ignore_border": True},
        """
        ##........
        ##-..###..
        .....###..
        .....###.#
        .+.......+
        .#........
        """,
        """
        ..........
        .....###..
        .....###..
        .....###..
        ..........
        ..........
        """,
    ),
    "a subject that touches the border stays": (
        {"ignore_border": True},
        """
        .#........
        ..........
        ....######
        ....######
        ...#######
        ..########
        """,
        """
        .#........
        ..........
        ....######
        ....######
        ...#######
        ..########
        """,
    ),
    "all parts but the largest, and a trace between two goes to the nearer one": (
        {"parts": "largest"},
        """
        .........
        .##......
        .##+++##.
        .##...##.
        .##...+..
        ........#
        """,
        """
        .........
        .##......
        .##++....
        .##......
        .##......
        .........
        """,
    ),
    "parts below a share of the largest": (
        {"parts": "25%"},
        """
        .........
        .####.##.
        .####....
        .........
        .####.#..
        .........
        ...+.....
        """,
        """
        .........
        .####.##.
        .####....
        .........
        .####....
        .........
        .........
        """,
    ),
    "a faint area is no subject beside a solid part, whatever its size": (
        {"parts": "largest", "ignore_border": True, "specks": "5px"},
        """
        ............
        .++++++++.##
        .++++++++.##
        .++++++++.##
        ..........##
        ............
        """,
        """
        ............
        ..........##
        ..........##
        ..........##
        ..........##
        ............
        """,
    ),
    "faint parts are judged where there are no others": (
        {"parts": "largest"},
        """
        .......
        .++..+.
        .++..+.
        .......
        """,
        """
        .......
        .++....
        .++....
        .......
        """,
    ),
    "holes with their soft edges": (
        {"holes": "fill"},
        """
        .........
        .%######.
        .##+..##.
        .#o...o#.
        .##o..##.
        .#####o#.
        .........
        """,
        """
        .........
        .%######.
        .#######.
        .#######.
        .#######.
        .#####o#.
        .........
        """,
    ),
    "a hole that only a diagonal line encloses": (
        {"holes": "fill"},
        """
        .......
        ...#...
        ..#.#..
        .#...#.
        ..#.#..
        ...#...
        .......
        """,
        """
        .......
        ...#...
        ..###..
        .#####.
        ..###..
        ...#...
        .......
        """,
    ),
    "an open ring has no hole": (
        {"holes": "fill", "pinholes": "9px"},
        """
        ......
        .####.
        .#..+.
        .####.
        ......
        """,
        """
        ......
        .####.
        .#..+.
        .####.
        ......
        """,
    ),
}


@pytest.mark.parametrize(("options", "before", "after"), CASES.values(), ids=CASES)
def test_rules_remove_and_fill(options: dict[str, Any], before: str, after: str) -> None:
    assert picture(cleaned(alpha(before), **options)) == "\n".join(after.split())


EDGE = [0, 0, 0, 0, 80, 175, 255, 255, 255, 255]


@pytest.mark.parametrize(
    ("options", "after"),
    [
        ({"edge_shift": 1}, [0, 0, 0, 80, 175, 255, 255, 255, 255, 255]),
        ({"edge_shift": -1}, [0, 0, 0, 0, 0, 80, 175, 255, 255, 255]),
        ({"edge_shift": 0.5}, [0, 0, 0, 40, 128, 215, 255, 255, 255, 255]),
        ({"feather": 3}, [0, 2, 14, 44, 96, 159, 211, 241, 253, 255]),
        ({"contrast": 50}, [0, 0, 0, 0, 33, 223, 255, 255, 255, 255]),
        ({"contrast": 100}, [0, 0, 0, 0, 0, 255, 255, 255, 255, 255]),
    ],
)
def test_the_edge_is_moved_softened_or_sharpened(options: dict[str, Any], after: list[int]) -> None:
    for values in (np.array([EDGE] * 3, np.uint8), np.array([EDGE] * 3, np.uint8).T):
        result = cleaned(np.ascontiguousarray(values), **options)
        assert (result if values.shape[0] == 3 else result.T).tolist() == [after] * 3


def test_rules_come_before_the_edge() -> None:
    before = """
        ..........
        .#.####...
        ...#..#...
        ...####...
        ..........
        """
    after = """
        ...####...
        ..######..
        ..######..
        ..######..
        ...####...
        """
    options = {"specks": "2px", "holes": "fill", "edge_shift": 1}
    assert picture(cleaned(alpha(before), **options)) == "\n".join(after.split())


def test_an_alpha_that_nothing_applies_to_stays_the_same_image() -> None:
    image = Image.fromarray(alpha("...\n.#.\n..."))
    rules = Cleanup.of(RemovalOptions(specks="9px", parts="largest", pinholes="9px"), image.size)
    assert rules.apply(image, CancelToken()) is image
    empty = Image.new("L", (5, 4))
    assert (
        Cleanup.of(RemovalOptions(ignore_border=True, parts="largest"), (5, 4)).apply(empty, CancelToken())
        is empty
    )
    full = Image.new("L", (5, 4), 255)
    rules = Cleanup.of(RemovalOptions(holes=Holes.FILL, ignore_border=True, specks="9px"), (5, 4))
    assert rules.apply(full, CancelToken()) is full


def test_traces_in_a_large_photo_are_divided_smoothly() -> None:
    values = np.zeros((60, 2400), np.uint8)
    values[20:40, 200:1000] = 255  # stays
    values[20:40, 1000:1040] = 90
    values[20:40, 1040:1100] = 255  # goes
    values[20:40, 1100:1110] = 20
    result = cleaned(values, parts="largest")
    assert (result[:, :1010] == values[:, :1010]).all()
    assert result[30, 1010:1030].min() < 60 < result[30, 1010:1030].max()
    assert not result[:, 1030:].any()


@pytest.mark.parametrize("name", ["specks", "pinholes"])
def test_sizes_in_percent_and_pixels_mean_the_same_on_a_reduced_copy(name: str) -> None:
    values = np.zeros((200, 400), np.uint8)
    values[50:150, 100:300] = 255
    for side, left in ((6, 10), (10, 60)):
        values[10 : 10 + side, left : left + side] = 255
        values[90 : 90 + side, 100 + left : 100 + left + side] = 0
    small = np.asarray(Image.fromarray(values).reduce(2))
    at_half = Cleanup.of(RemovalOptions(**{name: "4.0px"}), (200, 100)).apply(
        Image.fromarray(small), CancelToken()
    )
    for size in ("8px", "2%"):
        whole = cleaned(values, **{name: size})
        assert np.count_nonzero(whole != values) == 36
        assert (np.asarray(Image.fromarray(whole).reduce(2)) == np.asarray(at_half)).all()


def test_a_mask_of_very_many_pieces_is_judged_by_a_sample() -> None:
    values = np.zeros((1100, 2000), np.uint8)
    values[:, :1880:2] = 255  # a million runs
    values[100:120, 1940:1960] = 255
    expected = values.copy()
    expected[100:120, 1940:1960] = 0
    assert (cleaned(values, parts="largest") == expected).all()


def test_cancelling_ends_the_cleanup() -> None:
    cancel = CancelToken()
    cancel.cancel()
    for options in ({"parts": "largest"}, {"feather": 2}):
        rules = Cleanup.of(RemovalOptions.from_dict(options), (3, 3))
        with pytest.raises(Cancelled):
            rules.apply(Image.fromarray(alpha("...\n.#.\n...")), cancel)

import os
import unicodedata
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.naming import Namer, PathKeys, alternatives

DAY = date(2026, 11, 24)


def namer(*sources: Path, taken: frozenset[str] = frozenset(), **options: object) -> Namer:
    keys = PathKeys()
    own = {key for source in sources for key in keys.of_source(source) if key}
    return Namer(RemovalOptions.from_dict(options), keys, sources=own, is_taken=taken.__contains__, day=DAY)


def place(chooser: Namer, folder: Path, *names: str) -> list[str]:
    return [chooser.place(Path(name), number, folder).destination.name for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{stem}", "photo.v1.png"),
        ("{stem}-cut", "photo.v1-cut.png"),
        ("{index:03}_{stem}", "007_photo.v1.png"),
        ("{date} {model}", "2026-11-24 custom-mine.png"),
    ],
)
def test_names_follow_the_template(tmp_path: Path, template: str, expected: str) -> None:
    if "{stem}" not in template:
        template += " {index}"
        expected = expected.replace(".png", " 7.png")
    placed = namer(name=template, model="custom:mine").place(Path("photo.v1.jpg"), 7, tmp_path)
    assert placed.destination == tmp_path / expected
    assert placed.note == ""


@pytest.mark.parametrize(
    ("chosen", "ending"),
    [
        ("png", ".png"),
        ("webp", ".webp"),
        ("jpeg", ".jpg"),
        ("tiff", ".tif"),
        ("avif", ".avif"),
        ("jxl", ".jxl"),
        ("jpeg-xl", ".jxl"),
    ],
)
def test_the_format_gives_the_ending(tmp_path: Path, chosen: str, ending: str) -> None:
    assert place(namer(format=chosen, background="#ffffff"), tmp_path, "a.png") == [f"a{ending}"]


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_sources_with_one_stem_get_names_of_their_own(tmp_path: Path, policy: str) -> None:
    chooser = namer(on_conflict=policy)
    names = place(chooser, tmp_path, "a.jpg", "a.png", "A.webp", "a.gif", "b.jpg")
    assert names == ["a.png", "a-2.png", "A-3.png", "a-4.png", "b.png"]


def test_composed_and_decomposed_letters_are_one_name(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))
    names = place(namer(), tmp_path, f"{composed}.jpg", f"{decomposed}.jpg")
    assert names == [f"{composed}.png", f"{decomposed}-2.png"]


def test_the_same_name_in_two_folders_is_no_collision(tmp_path: Path) -> None:
    chooser = namer()
    for folder in (tmp_path / "a", tmp_path / "b"):
        assert place(chooser, folder, "x.jpg") == ["x.png"]


def test_two_ways_to_one_folder_are_one_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    chooser = namer()
    assert place(chooser, tmp_path / "real", "x.jpg") == ["x.png"]
    assert place(chooser, tmp_path / "link", "x.jpg") == ["x-2.png"]


@pytest.mark.parametrize(
    ("policy", "expected", "told"),
    [("unique", "a-3.png", "a-3.png"), ("skip", "a.png", "kept"), ("overwrite", "a.png", "replaced")],
)
def test_files_that_exist(tmp_path: Path, policy: str, expected: str, told: str) -> None:
    for name in ("a.png", "a-2.png"):
        (tmp_path / name).touch()
    placed = namer(on_conflict=policy).place(Path("a.jpg"), 1, tmp_path)
    assert placed.destination.name == expected
    assert told in placed.note


def test_no_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    assert place(namer(on_conflict="overwrite"), tmp_path, "a.jpg") == ["a-2.png"]


def test_a_folder_whose_name_is_too_long_is_left_to_the_submission(tmp_path: Path) -> None:
    assert place(namer(), tmp_path / ("x" * 300), "a.jpg") == ["a.png"]


def test_a_link_to_nothing_exists_too(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "gone")
    assert place(namer(), tmp_path, "a.jpg") == ["a-2.png"]


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_a_source_is_never_chosen(tmp_path: Path, policy: str) -> None:
    sources = [tmp_path / name for name in ("a.jpg", "a.png", "b.png")]
    for source in sources:
        source.touch()
    chooser = namer(*sources, on_conflict=policy)
    assert place(chooser, tmp_path, "a.jpg", "a.png", "b.png") == ["a-2.png", "a-3.png", "b-2.png"]


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_what_lies_behind_a_link_is_never_chosen(tmp_path: Path, policy: str) -> None:
    original = tmp_path / "out" / "a.png"
    original.parent.mkdir()
    original.touch()
    source = tmp_path / "a.png"
    source.symlink_to(original)
    assert place(namer(source, on_conflict=policy), tmp_path / "out", "a.png") == ["a-2.png"]


@pytest.mark.parametrize("policy", ["skip", "overwrite"])
def test_a_link_to_a_source_is_never_chosen(tmp_path: Path, policy: str) -> None:
    source = tmp_path / "a.jpg"
    source.touch()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.png").symlink_to(source)
    assert place(namer(source, on_conflict=policy), tmp_path / "out", "a.jpg") == ["a-2.png"]


def test_names_of_other_jobs_and_reserved_ones_are_left_alone(tmp_path: Path) -> None:
    keys = PathKeys()
    chooser = namer(taken=frozenset({keys.of(tmp_path / "a.png")}), on_conflict="overwrite")
    chooser.reserve([keys.of(tmp_path / "a-2.png")])
    assert place(chooser, tmp_path, "a.jpg") == ["a-3.png"]


def test_a_fresh_name_replaces_nothing_whatever_the_policy(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    placed = namer(on_conflict="overwrite").place(Path("a.jpg"), 1, tmp_path, fresh=True)
    assert placed.destination.name == "a-2.png"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("CON.jpg", "_CON.png"),
        ("com1.x.jpg", "_com1.x.png"),
        ("COM¹.jpg", "_COM¹.png"),
        ("conout$.jpg", "_conout$.png"),
        ("console.jpg", "console.png"),
    ],
)
def test_names_of_devices_are_avoided(tmp_path: Path, source: str, expected: str) -> None:
    assert place(namer(), tmp_path, source) == [expected]


@pytest.mark.parametrize("letter", ["a", "é", "写"])
def test_long_names_fit_with_their_number(tmp_path: Path, letter: str) -> None:
    source = Path(letter * (250 // len(letter.encode())) + ".jpg")
    chooser = namer(name="{stem}-cut-out-{index}")
    for _ in range(2):
        placed = chooser.place(source, 1, tmp_path)
        placed.destination.touch()  # the file system would refuse a longer one


def test_alternatives_go_on_for_ever() -> None:
    names = [path.name for path in islice(alternatives(Path("a.b.png")), 4)]
    assert names == ["a.b.png", "a.b-2.png", "a.b-3.png", "a.b-4.png"]
    assert next(alternatives(Path("a.png"), 7)).name == "a-7.png"


def test_a_key_is_the_same_for_every_way_of_writing_a_path(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    keys = PathKeys()
    assert keys.of(tmp_path / "A.png") == keys.of(tmp_path / "sub" / ".." / "a.PNG")
    assert keys.of(tmp_path / "a.png") != keys.of(tmp_path / "sub" / "a.png")


def test_a_name_that_is_no_text_has_a_key(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.png")
    assert PathKeys().of(odd) != PathKeys().of(tmp_path / "caf.png")


@given(
    st.lists(st.sampled_from(["a", "A", "a-2", "a-3", "b", "é", "e\u0301"]), max_size=12),
    st.sampled_from(["unique", "skip", "overwrite"]),
)
def test_no_two_images_ever_share_a_destination(stems: list[str], policy: str) -> None:
    chooser = namer(on_conflict=policy)
    names = place(chooser, Path("/nowhere"), *(f"{stem}.jpg" for stem in stems))
    folded = {unicodedata.normalize("NFC", name).casefold() for name in names}
    assert len(folded) == len(stems)

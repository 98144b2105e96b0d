"""Each rule of each shipped rule set: a picture that holds it, and one that breaks it."""

from dataclasses import replace
from pathlib import Path

import pytest

from rembg_desktop.options.rule_sets import Level, Rule, RuleSet, parse_rule_set, shipped_rule_sets
from rembg_desktop.rules.check import check, gtin_check_digit
from rembg_desktop.rules.ground import WHITE, Ground
from rembg_desktop.rules.measure import ColorModel, Measured
from rembg_desktop.rules.report import Line, State

GOOD = Measured(
    path=Path("00012345678905.jpg"),
    size_bytes=900_000,
    kind="JPEG",
    width=2200,
    height=2200,
    depth=8,
    model=ColorModel.RGB,
    profile="",
    is_srgb=True,
    quality=92,
    ground=Ground.WHITE,
    ground_color=WHITE,
    opaque_border=1.0,
    border_faults=0.0,
    inner_faults=0.0,
    worst=WHITE,
    subject=(110, 200, 2090, 2000),
    has_frame=False,
)
FITTING = {
    "zalando-packshot": replace(GOOD, width=1801, height=2600, subject=(90, 300, 1711, 2300)),
    "instagram-portrait": replace(GOOD, width=1080, height=1350, subject=(54, 200, 1026, 1100)),
    "transparent-web": replace(GOOD, path=Path("a.png"), kind="PNG", ground=Ground.TRANSPARENT, opaque_border=0.0),
}
BROKEN = {
    "size_min": replace(GOOD, width=400, height=2200),
    "size_max": replace(GOOD, width=4473, height=4000),
    "longest_min": replace(GOOD, width=499, height=499),
    "longest_max": replace(GOOD, width=10_001, height=10_000),
    "shortest_min": replace(GOOD, width=3000, height=1999),
    "megapixels_max": replace(GOOD, width=9000, height=9000),
    "ratio": replace(GOOD, width=2200, height=2500),
    "background": replace(GOOD, border_faults=0.01, worst=(254, 255, 255)),
    "fill_min": replace(GOOD, subject=(300, 300, 1900, 1900)),
    "fill_max": replace(GOOD, subject=(10, 10, 2190, 2190)),
    "not_cut": replace(GOOD, subject=(110, 0, 2090, 2000)),
    "no_border": replace(GOOD, has_frame=True),
    "no_shadow": replace(GOOD, shade=0.03),
    "color_space": replace(GOOD, profile="Adobe RGB (1998)", is_srgb=False),
    "depth_max": replace(GOOD, depth=16),
    "formats": replace(GOOD, kind="TIFF"),
    "ending": replace(GOOD, path=Path("00012345678905.webp")),
    "quality_min": replace(GOOD, quality=80),
    "bytes_max": replace(GOOD, size_bytes=20_000_001),
    "file_name": replace(GOOD, path=Path("00012345678904.jpg")),
}
CASES = [(rules, rule) for rules in shipped_rule_sets().values() for rule in rules.rules]


def line_of(measured: Measured, rules: RuleSet, rule: Rule, enlarged: float | None = 1.0) -> Line:
    (line,) = [line for line in check(measured, rules, enlarged).lines if line.rule is rule]
    return line


@pytest.mark.parametrize(("rules", "rule"), CASES, ids=lambda value: getattr(value, "id", None) or value.kind)
def test_each_rule_tells_a_good_picture_from_a_bad_one(rules: RuleSet, rule: Rule) -> None:
    good = FITTING.get(rules.id, GOOD)
    line = line_of(good, rules, rule)
    assert line.state is (State.NOT_CHECKABLE if rule.kind == "by_eye" else State.HELD)
    assert str(line.mend) == ""
    if rule.kind == "by_eye":
        assert str(line.wanted) == rule.value
        return
    bad = line_of(BROKEN.get(rule.kind, GOOD), rules, rule, enlarged=1.6)
    assert bad.state is State.BROKEN
    assert str(bad.wanted)
    assert str(bad.found)
    assert str(bad.mend)


@pytest.mark.parametrize("identity", shipped_rule_sets())
def test_a_good_picture_holds_the_whole_rule_set(identity: str) -> None:
    result = check(FITTING.get(identity, GOOD), shipped_rule_sets()[identity], 1.5)
    assert result.is_held
    assert result.as_dict()["held"] is True


def ruled(kind: str, value: object = None, **more: object) -> RuleSet:
    rule = {"kind": kind, **({} if value is None else {"value": value}), **more}
    return parse_rule_set({"id": "own", "name": "Own", "rules": [rule]})


@pytest.mark.parametrize(
    ("kind", "value", "measured", "state"),
    [
        ("ratio", "1:1.44", replace(GOOD, width=762, height=1100), State.HELD),
        ("ratio", "1:1", replace(GOOD, width=1000, height=1004), State.HELD),
        ("ratio", "1:1", replace(GOOD, width=1000, height=1006), State.BROKEN),
        ("ratio", "1:1.44", replace(GOOD, width=1100, height=762), State.BROKEN),
        ("size_min", "500x500", replace(GOOD, width=500, height=500), State.HELD),
        ("bytes_max", "10 MB", replace(GOOD, size_bytes=10_000_000), State.HELD),
        ("bytes_max", "10 MB", replace(GOOD, size_bytes=10_000_001), State.BROKEN),
        ("fill_min", "85%", replace(GOOD, subject=(0, 0, 1870, 10)), State.HELD),
        ("fill_min", "85%", replace(GOOD, subject=(0, 0, 1848, 10)), State.BROKEN),
        ("fill_min", "91%", replace(GOOD, width=55, height=40, subject=(2, 2, 52, 30)), State.HELD),
        ("fill_min", "91%", replace(GOOD, width=55, height=40, subject=(2, 2, 51, 30)), State.BROKEN),
        ("fill_min", "85%", replace(GOOD, subject=None), State.BROKEN),
        ("fill_min", "85%", replace(GOOD, ground=Ground.MIXED), State.NOT_CHECKABLE),
        ("fill_max", "95%", BROKEN["fill_max"], State.BROKEN),
        ("not_cut", None, replace(GOOD, ground=Ground.MIXED), State.NOT_CHECKABLE),
        ("background", "white", replace(GOOD, inner_faults=0.001, worst=(250, 250, 250)), State.BROKEN),
        ("background", "white", replace(GOOD, ground=Ground.PLAIN, ground_color=(250, 250, 250)), State.BROKEN),
        ("background", "white", replace(GOOD, ground=Ground.MIXED), State.BROKEN),
        ("background", "white", FITTING["transparent-web"], State.BROKEN),
        ("background", "transparent", GOOD, State.BROKEN),
        ("background", "transparent", replace(GOOD, ground=Ground.TRANSPARENT), State.BROKEN),
        ("background", "white or transparent", FITTING["transparent-web"], State.HELD),
        ("color_space", "sRGB", replace(GOOD, model=ColorModel.CMYK, is_srgb=False), State.BROKEN),
        ("color_space", "sRGB", replace(GOOD, profile="sRGB IEC61966-2.1"), State.HELD),
        ("quality_min", 90, replace(GOOD, kind="PNG", quality=None), State.HELD),
        ("quality_min", 90, replace(GOOD, quality=None), State.NOT_CHECKABLE),
        ("ending", None, replace(GOOD, path=Path("a.JPEG")), State.HELD),
        ("ending", None, replace(GOOD, path=Path("a")), State.BROKEN),
        ("file_name", "gtin", replace(GOOD, path=Path("12345670.jpg")), State.HELD),
        ("file_name", "gtin-13", replace(GOOD, path=Path("4006381333931.jpg")), State.HELD),
        ("file_name", "gtin-13", replace(GOOD, path=Path("4006381333930.jpg")), State.BROKEN),
        ("file_name", "gtin", replace(GOOD, path=Path("mug.jpg")), State.BROKEN),
        ("file_name", "gtin", replace(GOOD, path=Path("４００６３８１３３３９３１.jpg")), State.BROKEN),
    ],
)
def test_limits_are_exact(kind: str, value: object, measured: Measured, state: State) -> None:
    rules = ruled(kind, value)
    assert line_of(measured, rules, rules.rules[0]).state is state


@pytest.mark.parametrize(
    ("enlarged", "state"),
    [(None, State.NOT_CHECKABLE), (0.4, State.HELD), (1.5, State.HELD), (1.51, State.BROKEN)],
)
def test_enlarging_is_only_checked_where_it_is_known(enlarged: float | None, state: State) -> None:
    rules = ruled("enlarged_max", 1.5)
    assert line_of(GOOD, rules, rules.rules[0], enlarged).state is state


def test_a_recommended_rule_does_not_refuse_a_picture() -> None:
    rules = ruled("size_min", "3000x3000", level="recommended")
    result = check(GOOD, rules)
    assert result.lines[0].state is State.BROKEN
    assert result.lines[0].rule.level is Level.RECOMMENDED
    assert result.is_held


def test_a_shorter_number_says_how_the_file_must_be_called() -> None:
    rules = ruled("file_name", "gtin-14")
    line = line_of(replace(GOOD, path=Path("4006381333931.jpg")), rules, rules.rules[0])
    assert line.state is State.BROKEN
    assert "04006381333931.jpg" in str(line.mend)


@pytest.mark.parametrize(
    ("digits", "digit"), [("400638133393", "1"), ("0001234567890", "5"), ("1234567", "0"), ("01234567890", "5")]
)
def test_check_digits_are_those_of_gs1(digits: str, digit: str) -> None:
    assert gtin_check_digit(digits) == digit

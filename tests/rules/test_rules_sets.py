"""Rule sets as data: the shipped ones are honest, those of the user are validated."""

from pathlib import Path

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_kinds import KINDS
from rembg_desktop.options.rule_sets import Certainty, Level, RuleSets, read_rule_set, shipped_rule_sets

WANTED = (
    "about-you",
    "amazon-main",
    "ebay",
    "etsy",
    "google-merchant",
    "instagram-portrait",
    "instagram-square",
    "shopify",
    "transparent-web",
    "walmart",
    "white-square",
    "zalando-packshot",
)
VALID = 'id = "my-shop"\nname = "My shop"\nrules = [{ kind = "ratio", value = "4:5" }]\n'


@pytest.fixture
def own(tmp_path: Path) -> RuleSets:
    (tmp_path / "rules").mkdir()
    return RuleSets(tmp_path / "rules")


def test_the_program_knows_the_marketplaces() -> None:
    found = shipped_rule_sets()
    assert tuple(found) == WANTED
    sure = {rule_set.certainty for rule_set in found.values()}
    assert sure == {Certainty.OFFICIAL, Certainty.SECOND_HAND, Certainty.ASSUMED}
    for rule_set in found.values():
        assert rule_set.shipped
        assert rule_set.source
        assert rule_set.source_date
        assert rule_set.unknown
        assert rule_set.options is not None
        if rule_set.certainty is Certainty.ASSUMED:
            assert all(rule.certainty is Certainty.ASSUMED for rule in rule_set.rules)


@pytest.mark.parametrize("identity", WANTED)
def test_a_preset_has_the_id_or_name_of_its_rule_set(identity: str, tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.toml")
    rule_set = shipped_rule_sets()[identity]
    for name in (identity, rule_set.name, rule_set.name.upper()):
        assert presets.find(name) == (rule_set.name, rule_set.options)
        assert presets.rule_set(name) == rule_set


def test_a_preset_of_the_user_hides_a_rule_set_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "presets.toml").write_text("[Ebay]\nquality = 77\n")
    presets = Presets(tmp_path / "presets.toml")
    assert presets.get("eBay").quality == 77
    assert "eBay" not in presets.all()
    assert presets.rule_set("Ebay") is None
    presets.save("Ebay", presets.get("Mask"))
    assert presets.get("ebay") == presets.get("Mask")


def test_rule_sets_of_the_user_are_read_from_their_folder(own: RuleSets, tmp_path: Path) -> None:
    (own.folder / "my-shop.toml").write_text(VALID + '[preset]\nformat = "webp"\n')
    found = own.get("MY SHOP")
    assert (found.id, found.shipped, found.source_date) == ("my-shop", False, "not stated")
    assert (found.rules[0].value, found.rules[0].level) == ((4.0, 5.0), Level.REQUIRED)
    assert list(own.all())[-1] == "my-shop"
    assert "My shop" in Presets(tmp_path / "presets.toml").all()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id = [[", "Invalid"),
        ("x = " + "[" * 5000, ""),
        ("", "id"),
        ('id = "../evil"', "lower-case"),
        (VALID + "color = 1", "color"),
        (VALID.replace("ratio", "fame"), "fame"),
        (VALID.replace("4:5", "4/5"), "4/5"),
        (VALID.replace("4:5", "0:5"), "0:5"),
        (VALID.replace('"4:5"', "1.25"), "1.25"),
        (VALID.replace('"4:5"', '"4:5", values = 1'), "values"),
        (VALID.replace('"4:5"', '"4:5", level = "nice"'), "required, recommended"),
        (VALID + 'certainty = "sure"', "official"),
        (VALID + "source_date = 7", "date"),
        (VALID + 'unknown = "much"', "list of sentences"),
        (VALID.replace("[{", "[1, {"), "table"),
        ('id = "a"\nname = "A"\nrules = []', "1 to 100"),
        ('id = "a"\nname = "A\\nB"\nrules = []', "one line"),
        (VALID + "[preset]\nquality = 0", "quality"),
        (VALID + '[preset]\nbrightness = "high"', "brightness"),
        (VALID.replace("my-shop", "ebay"), "another rule set"),
        (VALID.replace("My shop", "Walmart"), "another rule set"),
        ("#" * 100_001, "100 kB"),
    ],
)
def test_an_invalid_file_is_left_out_and_named(own: RuleSets, text: str, says: str) -> None:
    path = own.folder / "my-shop.toml"
    path.write_text(text)
    assert tuple(own.all()) == WANTED
    (problem,) = own.problems()
    assert problem.code is ErrorCode.RULE_SET_INVALID
    assert str(path) in problem.message
    assert says in problem.message
    with pytest.raises(AppError) as caught:
        own.get("my-shop")
    assert caught.value.message == problem.message


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("size_min", '"2000"'),
        ("longest_min", "0"),
        ("longest_max", "true"),
        ("megapixels_max", '"20"'),
        ("background", '"red"'),
        ("fill_min", '"185%"'),
        ("not_cut", "false"),
        ("enlarged_max", "0.5"),
        ("color_space", '"CMYK"'),
        ("formats", '["doc"]'),
        ("formats", "[]"),
        ("quality_min", "101"),
        ("bytes_max", '"10 apples"'),
        ("bytes_max", '"0 MB"'),
        ("file_name", '"isbn"'),
        ("by_eye", '""'),
    ],
)
def test_each_value_is_validated(tmp_path: Path, kind: str, value: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f'id = "a"\nname = "A"\nrules = [{{ kind = "{kind}", value = {value} }}]')
    with pytest.raises(AppError) as caught:
        read_rule_set(path)
    assert f"the rule {kind} has the value" in caught.value.message


@pytest.mark.parametrize("content", [None, b"\xff\xfe\0", "folder"])
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes | str | None) -> None:
    path = tmp_path / "a.toml"
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(AppError) as caught:
        read_rule_set(path)
    assert caught.value.code is ErrorCode.RULE_SET_INVALID


def test_an_unknown_rule_set_is_answered_with_those_there_are(own: RuleSets) -> None:
    with pytest.raises(AppError) as caught:
        own.get("amazonas")
    assert caught.value.code is ErrorCode.UNKNOWN_RULE_SET
    assert "amazon-main" in caught.value.hint


def test_the_documentation_names_every_rule_set_and_kind_of_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "marketplaces.md").read_text(encoding="utf-8")
    for rule_set in shipped_rule_sets().values():
        how_sure = rule_set.certainty.value.replace("_", " ")
        row = f"| `{rule_set.id}` | {rule_set.name} | {rule_set.source} | {rule_set.source_date} | {how_sure} |"
        assert row in page
    for kind in KINDS:
        assert f"`{kind}`" in page

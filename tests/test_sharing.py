from pathlib import Path

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import RuleSets
from rembg_desktop.options.shared_items import SharedPresets, SharedRuleSets
from rembg_desktop.options.sharing import (
    Imported,
    OnExisting,
    compared,
    import_items,
    read_shared,
    write_shared,
)

WEB = RemovalOptions.from_dict({"format": "webp", "quality": 70, "feather": 2})
HEAD = "[rembg-desktop]\nversion = 1\n"


def shared(folder: Path) -> SharedPresets:
    return SharedPresets(Presets(folder / "presets.toml"), lambda _: None)


def taken_over(path: Path, folder: Path, on_existing: str = "stop") -> Imported:
    collection = shared(folder)
    return import_items(collection, compared(collection, read_shared(path), path), OnExisting(on_existing))


def options(folder: Path) -> dict[str, RemovalOptions]:
    return Presets(folder / "presets.toml").all()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    mine = Presets(tmp_path / "mine" / "presets.toml")
    mine.save("Web ä", WEB)
    mine.save("Gray", RemovalOptions.from_dict({"mask_only": True, "canvas": "20x30"}))
    path = tmp_path / "team.toml"
    write_shared(path, shared(tmp_path / "mine").export(), overwrite=False)
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "theirs"


def test_presets_arrive_as_they_were(file: Path, theirs: Path, tmp_path: Path) -> None:
    done = taken_over(file, theirs)
    assert (done.added, done.notices) == (["Web ä", "Gray"], [])
    assert options(theirs) == options(tmp_path / "mine")
    assert taken_over(file, theirs).unchanged == ["Web ä", "Gray"]


def test_only_the_named_ones_are_exported_built_in_ones_too(theirs: Path, tmp_path: Path) -> None:
    content = shared(tmp_path / "mine").export(["mask", "Transparent PNG"])
    assert list(content["presets"]) == ["Mask", "Transparent PNG"]
    with pytest.raises(AppError, match="no custom presets"):
        shared(tmp_path / "mine").export()
    with pytest.raises(AppError, match="Unknown preset"):
        shared(tmp_path / "mine").export(["None"])


def test_a_preset_of_the_same_name_is_only_replaced_when_asked(file: Path, theirs: Path) -> None:
    other = RemovalOptions(quality=11)
    Presets(theirs / "presets.toml").save("WEB Ä", other)
    with pytest.raises(AppError, match="WEB Ä") as caught:
        taken_over(file, theirs)
    assert "`replace`" in caught.value.hint
    assert "Gray" not in options(theirs)
    done = taken_over(file, theirs, "keep")
    assert (done.kept, done.added) == (["WEB Ä"], ["Gray"])
    assert options(theirs)["WEB Ä"] == other
    done = taken_over(file, theirs, "both")
    assert (done.added, done.unchanged) == (["WEB Ä (2)"], ["Gray"])
    assert (options(theirs)["WEB Ä"], options(theirs)["WEB Ä (2)"]) == (other, WEB)
    assert taken_over(file, theirs, "replace").replaced == ["WEB Ä"]
    assert options(theirs)["WEB Ä"] == WEB


def test_a_built_in_preset_is_never_replaced(theirs: Path, tmp_path: Path) -> None:
    path = tmp_path / "mask.toml"
    path.write_text(HEAD + "[presets.mask]\nquality = 3\n")
    done = taken_over(path, theirs, "replace")
    assert (done.kept, done.replaced) == (["mask"], [])
    assert taken_over(path, theirs, "both").added == ["mask (2)"]
    assert options(theirs)["Mask"] == RemovalOptions.from_dict({"mask_only": True, "name": "{stem}-mask"})


def test_options_of_a_newer_version_are_left_out_and_named(theirs: Path, tmp_path: Path) -> None:
    path = tmp_path / "newer.toml"
    path.write_text(
        HEAD + '[presets.Web]\nformat = "webp"\nglow = "3px"\n[presets.New]\nformat = "qoi"\n[rules.x]\n'
    )
    done = taken_over(path, theirs)
    assert (done.added, done.failed) == (["Web"], ["New"])
    assert options(theirs)["Web"].format.value == "webp"
    assert "does not know these options of 'Web', which are left out: glow" in done.notices[0]
    assert done.notices[1].startswith("'New' cannot be used: format: 'qoi'")


def test_what_is_missing_on_this_computer_is_told(theirs: Path, tmp_path: Path) -> None:
    def check(given: RemovalOptions) -> None:
        raise AppError(ErrorCode.BACKGROUND_UNREADABLE, f"Can't open {given.background}.", "Choose another one.")

    path = tmp_path / "beach.toml"
    path.write_text(HEAD + f"[presets.Beach]\nbackground = '{tmp_path / 'beach.jpg'}'\n")
    collection = SharedPresets(Presets(theirs / "presets.toml"), check)
    (item,) = compared(collection, read_shared(path), path)
    assert item.as_dict()["state"] == "new"
    assert item.notices == (
        f"'Beach' cannot be used yet: Can't open {tmp_path / 'beach.jpg'}. Choose another one.",
    )


def test_the_presets_file_of_another_home_can_be_imported(theirs: Path, tmp_path: Path) -> None:
    Presets(tmp_path / "presets.toml").save("Web", WEB)
    assert taken_over(tmp_path / "presets.toml", theirs).added == ["Web"]
    assert options(theirs)["Web"] == WEB


def test_a_name_counts_once_in_a_file(theirs: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.toml"
    names = ("Web", "WEB", " ", " web ")
    path.write_text(HEAD + "".join(f'[presets."{name}"]\nquality = 3\n' for name in names))
    done = taken_over(path, theirs)
    assert (done.added, done.failed) == (["Web"], ["WEB", " ", " web "])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no section"),
        ("nonsense", "cannot be imported"),
        (b"\xff\xd8\xff", "cannot be imported: it is not a text file."),
        ("[settings]\nx = 1\n", "has no section"),
        ("[rembg-desktop]\nversion = 0\n", "its version is 0"),
        ('[rembg-desktop]\nversion = "1"\n', "its version is '1'"),
        (
            "[rembg-desktop]\nversion = 2\n[presets.a]\n",
            "newer version of the program: version 2, supported up to 1",
        ),
        (HEAD + "[rules.a]\n", "contains no presets, but rules"),
        (HEAD, "contains no presets, but nothing"),
        ("x = '" + "a" * (5 << 20) + "'", "more than 4 MiB"),
    ],
)
def test_other_files_are_refused_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "file.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(AppError) as caught:
        taken_over(tmp_path / "file.toml", tmp_path)
    assert said in caught.value.message
    with pytest.raises(AppError, match="cannot be read"):
        read_shared(tmp_path / "gone.toml")


def test_an_export_replaces_no_file_unasked(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(AppError, match="already exists"):
        write_shared(file, {}, overwrite=False)
    assert file.read_bytes() == before
    write_shared(file, {"a": {}}, overwrite=True)
    assert file.read_text() == "[a]\n"
    (tmp_path / "file").touch()
    with pytest.raises(AppError) as caught:
        write_shared(tmp_path / "file" / "x.toml", {}, overwrite=False)
    assert caught.value.code is ErrorCode.DESTINATION_UNWRITABLE


RULES = """
id = "my-shop"
name = "My shop"
source_date = 2026-11-26
rules = [{ kind = "longest_min", value = 500 }]
preset = { quality = 71 }
"""


def rule_sets(folder: Path) -> SharedRuleSets:
    return SharedRuleSets(RuleSets(folder / "rules"), lambda _: None)


def rules_taken_over(path: Path, folder: Path, on_existing: str = "stop") -> Imported:
    collection = rule_sets(folder)
    return import_items(collection, compared(collection, read_shared(path), path), OnExisting(on_existing))


@pytest.fixture
def rule_file(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "rules").mkdir(parents=True)
    (tmp_path / "mine" / "rules" / "any name.toml").write_text(RULES)
    path = tmp_path / "rules.toml"
    write_shared(path, rule_sets(tmp_path / "mine").export(), overwrite=False)
    return path


def test_rule_sets_arrive_as_they_were(rule_file: Path, theirs: Path, tmp_path: Path) -> None:
    assert rules_taken_over(rule_file, theirs).added == ["my-shop"]
    assert RuleSets(theirs / "rules").get("my-shop") == RuleSets(tmp_path / "mine" / "rules").get("my-shop")
    assert rules_taken_over(rule_file, theirs).unchanged == ["my-shop"]
    assert Presets(theirs / "presets.toml").find("my-shop")[1].quality == 71
    content = rule_sets(theirs).export(["amazon-main"])["rules"]["amazon-main"]
    assert content["name"] == "Amazon main image"


def test_the_file_of_a_rule_set_can_be_imported(theirs: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text(RULES)
    assert rules_taken_over(tmp_path / "shop.toml", theirs).added == ["my-shop"]


def test_a_rule_set_of_the_same_id_or_name_is_only_replaced_when_asked(rule_file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "rules" / "any name.toml"
    mine.write_text(RULES.replace("500", "600"))
    with pytest.raises(AppError, match="my-shop"):
        rules_taken_over(rule_file, tmp_path / "mine")
    assert rules_taken_over(rule_file, tmp_path / "mine", "both").added == ["my-shop-2"]
    sets = RuleSets(tmp_path / "mine" / "rules")
    assert (sets.get("my-shop").rules[0].value, sets.get("my-shop-2").rules[0].value) == (600, 500)
    assert sets.get("my-shop-2").name == "My shop (2)"
    assert rules_taken_over(rule_file, tmp_path / "mine", "replace").replaced == ["my-shop"]
    assert sets.get("my-shop").rules[0].value == 500
    assert sets.problems() == ()
    assert "500" in mine.read_text()


def test_a_shipped_rule_set_is_never_replaced(theirs: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text(RULES.replace("my-shop", "amazon-main"))
    assert rules_taken_over(tmp_path / "shop.toml", theirs, "replace").kept == ["amazon-main"]
    assert rules_taken_over(tmp_path / "shop.toml", theirs, "both").added == ["amazon-main-2"]
    (tmp_path / "shop.toml").write_text(RULES.replace("My shop", "eBay"))
    assert rules_taken_over(tmp_path / "shop.toml", theirs, "replace").kept == ["my-shop"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("longest_min", "glow_min", "glow_min"), ("quality", "glow", "glow"), ("my-shop", "../x", "lower-case")],
)
def test_a_rule_set_of_a_newer_version_is_not_imported(
    theirs: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    (tmp_path / "shop.toml").write_text(RULES.replace(old, new))
    done = rules_taken_over(tmp_path / "shop.toml", theirs)
    assert len(done.failed) == 1
    assert said in done.notices[0]
    assert not (theirs / "rules").exists()


def test_what_the_preset_of_a_rule_set_lacks_is_told(rule_file: Path, theirs: Path) -> None:
    def check(_: RemovalOptions) -> None:
        raise AppError(ErrorCode.UNKNOWN_MODEL, "There is no model named x.", "Import it.")

    collection = SharedRuleSets(RuleSets(theirs / "rules"), check)
    (item,) = compared(collection, read_shared(rule_file), rule_file)
    assert item.notices == ("The preset of 'my-shop' cannot be used yet: There is no model named x. Import it.",)

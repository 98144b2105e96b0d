from pathlib import Path

from cli_command import Command


def test_the_built_in_presets_are_listed(command: Command) -> None:
    assert command("presets").out == command("presets", "list").out
    presets = command("presets", "--json").json["presets"]
    assert len(presets) > 10  # those of rule sets, too
    assert all(preset["built_in"] for preset in presets)
    assert [preset["name"] for preset in presets[:5]] == [
        "Transparent PNG",
        "White shop picture",
        "Mask",
        "WebP for the web",
        "Layers for retouching",
    ]
    assert command("presets", "list", "--json").json["presets"] == presets


def test_a_preset_of_ones_own_is_saved_shown_and_deleted(command: Command, tmp_path: Path) -> None:
    saved = command(
        *("presets", "save", "Shop", "--preset", "white shop picture"),
        *(
            "--margin",
            "7%",
            "--quality",
            80,
            "--edge-shift",
            "-1.5",
            "--parts",
            "2.5%",
            "--name",
            "{stem}-shop",
            "--json",
        ),
    ).json
    shown = command("presets", "show", "shop", "--json").json
    assert shown["options"] == saved["options"]
    assert shown["options"]["margin"] == "7%"
    assert (shown["options"]["edge_shift"], shown["options"]["parts"]) == (-1.5, "2.5%")
    assert shown["options"]["canvas"] == "2000x2000"
    assert shown["options"]["name"] == "{stem}-shop"
    lines = [line.split() for line in command("presets", "show", "Shop").out.splitlines()]
    assert [line for line in lines if line[0] in ("margin", "shadow", "shadow_distance")] == [
        ["shadow", "none"],
        ["shadow_distance", "auto"],
        ["margin", "7%"],
    ]
    command("presets", "delete", "Shop")
    assert "unknown" not in command("presets", "show", "Shop", code=2).out


def test_a_preset_may_take_a_canvas_away(command: Command) -> None:
    saved = command("presets", "save", "Wide", "--preset", "White shop picture", "--canvas", "none", "--json").json
    assert saved["options"]["canvas"] is None


def test_nonsense_in_a_preset_is_told_with_field_and_value(command: Command) -> None:
    answer = command("presets", "save", "Bad", "--edges", "crisp", code=2)
    assert "edges" in answer.err
    assert "crisp" in answer.err
    assert "matting" in answer.err


def test_a_preset_that_no_job_could_use_is_not_saved(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no image")
    for words, code in (
        (("--model", "custom:nope"), "unknown_model"),
        (("--background", tmp_path / "notes.txt"), "background_unreadable"),
    ):
        answer = command("presets", "save", "Useless", *words, "--json", code=2)
        assert answer.json["error"]["code"] == code
    assert "Useless" not in command("presets").out


def test_a_built_in_preset_cannot_be_deleted(command: Command) -> None:
    command("presets", "delete", "Mask", code=2)
    assert "Mask" in command("presets").out

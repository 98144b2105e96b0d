from pathlib import Path

from cli_command import Command


def test_presets_travel_in_a_file(command: Command, photos: Path, tmp_path: Path) -> None:
    command("presets", "save", "Web", "--format", "webp", "--background", photos / "a.jpg")
    file = tmp_path / "team.toml"
    assert command("presets", "export", "--output", file, "--json").json == {
        "file": str(file),
        "exported": ["Web"],
    }
    assert "already exists" in command("presets", "export", "--output", file, code=2).err
    command("presets", "export", "Web", "mask", "--output", file, "--overwrite")
    assert "Already there: Web, Mask" in command("presets", "import", file).out
    command("presets", "delete", "Web")
    (photos / "a.jpg").unlink()
    imported = command("presets", "import", file)
    assert "Added: Web" in imported.out
    assert "'Web' cannot be used yet: " in imported.err
    assert "a.jpg" in imported.err
    assert command("presets", "show", "Web", "--json").json["options"]["format"] == "webp"


def test_an_import_asks_what_becomes_of_other_presets(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    command("presets", "save", "Web", "--format", "webp")
    command("presets", "export", "--output", file)
    command("presets", "save", "Web", "--format", "avif")
    refused = command("presets", "import", file, "--json", code=2).json["error"]
    assert "Web" in refused["message"]
    assert command("presets", "import", file, "--on-existing", "both", "--json").json["added"] == ["Web (2)"]
    file.write_text('[rembg-desktop]\nversion = 1\n[presets.New]\nformat = "qoi"\n')
    done = command("presets", "import", file, "--json", code=1).json
    assert done["failed"] == ["New"]
    assert "qoi" in done["notices"][0]


def test_rule_sets_travel_in_a_file(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    assert "no rule sets of your own" in command("rules", "export", "--output", file, code=2).err
    assert command("rules", "export", "ebay", "--output", file, "--json").json["exported"] == ["ebay"]
    file.write_text(file.read_text().replace('id = "ebay"', 'id = "x"').replace("[rules.ebay", "[rules.shop"))
    assert "ebay" not in command("rules", "import", file, "--on-existing", "keep", "--json").json["added"]
    assert command("rules", "import", file, "--on-existing", "both", "--json").json["added"] == ["shop-2"]
    assert command("rules", "show", "shop-2", "--json").json["name"] == "eBay (2)"


def test_hot_folders_travel_in_a_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    file = tmp_path / "team.toml"
    command("watch", "add", tmp_path / "inbox")
    assert command("watch", "export", "1", "--output", file, "--json").json["exported"] == [
        str(tmp_path / "inbox")
    ]
    command("watch", "remove", "1")
    imported = command("watch", "import", file)
    assert "Added: " in imported.out
    assert "are paused" in imported.err
    assert command("watch", "list", "--json").json["hot_folders"][0]["paused"] is True

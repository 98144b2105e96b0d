from pathlib import Path

from cli_command import Command


def test_a_hot_folder_is_added_listed_changed_and_removed(command: Command, photos: Path, tmp_path: Path) -> None:
    assert command("watch", "--json").json == {"hot_folders": []}
    added = command(
        *("watch", "add", photos, "--preset", "mask", "--preset", "Transparent PNG", "--output", tmp_path / "out"),
        *("--recursive", "--after", "move", "--settle", 1.5, "--skip-existing", "--json"),
    ).json
    assert added["presets"] == ["Mask", "Transparent PNG"]
    assert (added["recursive"], added["after"], added["settle_seconds"]) == (True, "move", 1.5)
    assert added["destination"] == str(tmp_path / "out")
    assert command("watch", "list", "--json").json == {"hot_folders": [added]}
    assert str(photos) in command("watch").out
    changed = command("watch", "change", photos, "--after", "leave", "--not-recursive", "--json").json
    assert changed == {**added, "after": "leave", "recursive": False}
    assert command("watch", "pause", added["id"], "--json").json["paused"]
    assert "paused" in command("watch", "list").out
    assert not command("watch", "resume", photos, "--json").json["paused"]
    assert command("watch", "remove", photos, "--json").json["removed"] == added["id"]
    assert "no hot folder" in command("watch", "remove", photos, code=2).err


def test_what_cannot_be_watched_is_refused(command: Command, photos: Path, tmp_path: Path) -> None:
    assert "does not exist" in command("watch", "add", tmp_path / "nowhere", code=2).err
    (tmp_path / "file").touch()
    assert "file is not a folder" in command("watch", "add", tmp_path / "file", code=2).err
    assert "Unknown preset" in command("watch", "add", photos, "--preset", "nothing", code=2).err
    assert "settle" in command("watch", "add", photos, "--settle", 0, code=2).err
    (photos / "sub").mkdir()
    command("watch", "add", photos / "sub")
    assert "already a hot folder" in command("watch", "add", photos / "sub", code=2).err
    assert "overlaps" in command("watch", "add", photos, "--recursive", code=2).err
    command("watch", "add", photos)


def test_a_service_does_not_offer_it(command: Command, photos: Path) -> None:
    answer = command("watch", "list", "--url", "http://localhost:1", "--token", "t", code=None)
    assert answer.code != 0
    assert "watch" in answer.err

from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.options.rule_sets import shipped_rule_sets
from rembg_desktop.settings import Settings


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.toml") == Settings()


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    settings = Settings().change("performance", workers=3).change("api", folders=["/photos"])
    settings.save(tmp_path / "settings.toml")
    assert Settings.load(tmp_path / "settings.toml") == settings
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_an_older_file_is_migrated_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(values: dict[str, Any]) -> dict[str, Any]:
        return {**values, "performance": {"workers": values["performance"]["threads"]}}

    monkeypatch.setattr("rembg_desktop.settings.MIGRATIONS", (rename,))
    file = tmp_path / "settings.toml"
    file.write_text("[performance]\nthreads = 3\n")
    settings = Settings.load(file)
    assert settings.performance.workers == 3
    settings.save(file)
    assert Settings.load(file) == settings
    assert (tmp_path / "settings.toml.v1.bak").read_text() == "[performance]\nthreads = 3\n"
    settings.change("performance", workers=4).save(file)
    assert "threads = 3" in (tmp_path / "settings.toml.v1.bak").read_text()


def test_a_file_of_a_newer_version_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("version = 7\n")
    with pytest.raises(AppError, match=r"written by a newer version.* 7, supported up to 1") as caught:
        Settings.load(file)
    assert caught.value.code is ErrorCode.INVALID_SETTING
    assert "Install that version again" in caught.value.hint
    Settings().save(file)
    assert (tmp_path / "settings.toml.v7.bak").read_text() == "version = 7\n"


def test_a_file_that_cannot_be_read_is_kept_when_new_settings_are_saved(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("no toml")
    Settings().save(tmp_path / "settings.toml")
    assert (tmp_path / "settings.toml.unreadable.bak").read_text() == "no toml"


@pytest.mark.parametrize("version", ["0", "true", "'1'", "1.5"])
def test_a_version_that_is_none_is_refused(tmp_path: Path, version: str) -> None:
    (tmp_path / "settings.toml").write_text(f"version = {version}\n")
    with pytest.raises(AppError, match="version"):
        Settings.load(tmp_path / "settings.toml")


def test_keys_of_a_newer_version_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[performance]\nworkers = 2\nfuture = 1\n[future]\na = 1\n")
    assert Settings.load(tmp_path / "settings.toml").performance.workers == 2


@pytest.mark.parametrize(
    "text",
    [
        "[performance]\nworkers = 9",
        "[performance]\nworkers = true",
        "[performance]\ndevice = 'abacus'",
        "[queue]\nwhen_done = 1",
        "[api]\nfolders = ['a', 1]",
        "[performance]\ngpus = ['0', 'first']",
        "[general]\ntray = 'yes'",
        "performance = 3",
        "not toml",
    ],
)
def test_nonsense_is_refused_with_the_name_of_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(AppError) as caught:
        Settings.load(tmp_path / "settings.toml")
    assert caught.value.code is ErrorCode.INVALID_SETTING
    assert str(tmp_path / "settings.toml") in caught.value.message
    assert caught.value.hint


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Settings().save(tmp_path / "settings.toml")
    before = (tmp_path / "settings.toml").read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space"):
        Settings().change("performance", workers=4).save(tmp_path / "settings.toml")
    assert (tmp_path / "settings.toml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_what_another_process_changed_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    opened = Settings().change("performance", workers=2)
    opened.save(file)
    Settings.load(file).change("models", proxy="http://proxy.example").change("performance", memory_mb=500).save(
        file
    )

    kept = opened.change("performance", workers=3).save(file, opened)

    assert kept == Settings.load(file)
    assert (kept.performance.workers, kept.performance.memory_mb) == (3, 500)
    assert kept.models.proxy == "http://proxy.example"


def test_a_value_that_was_set_back_is_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    opened = Settings().change("performance", workers=2)
    opened.save(file)

    opened.change("performance", workers=0).save(file, opened)

    assert Settings.load(file) == Settings()


def test_edited_settings_replace_an_unreadable_file_which_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("no toml")

    kept = Settings().change("performance", workers=3).save(file, Settings())

    assert kept == Settings.load(file)
    assert (tmp_path / "settings.toml.unreadable.bak").read_text() == "no toml"


def change_one(file: Path, section: str, name: str, value: object) -> None:
    base = Settings()
    base.change(section, **{name: value}).save(file, base)


def save_preset(file: Path, name: str) -> None:
    Presets(file).save(name, RemovalOptions())


CHANGES = (
    ("performance", "workers", 3),
    ("performance", "memory_mb", 500),
    ("queue", "retention_days", 7),
    ("models", "proxy", "http://proxy.example"),
    ("api", "port", 6000),
    ("general", "theme", "dark"),
)


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    context = get_context("spawn")
    settings, presets = tmp_path / "settings.toml", tmp_path / "presets.toml"
    with context.Pool(3) as pool:
        changing = pool.starmap_async(change_one, [(settings, *change) for change in CHANGES])
        saving = pool.starmap_async(save_preset, [(presets, f"Preset {number}") for number in range(20)])
        changing.get(60)
        saving.get(60)
        pool.close()
        pool.join()

    found = Settings.load(settings).as_dict()
    assert [found[section][name] for section, name, _ in CHANGES] == [value for *_, value in CHANGES]
    assert len(Presets(presets).own()) == 20


def test_presets_of_ones_own_are_saved_renamed_and_deleted(tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.toml")
    options = RemovalOptions(trim=True)
    presets.save("Mine", options)
    assert presets.get("mine") == options
    presets.rename("Mine", "Ours")
    ruled = [rule_set.name for rule_set in shipped_rule_sets().values()]
    assert list(presets.all()) == [*BUILT_IN, *ruled, "Ours"]
    presets.delete("Ours")
    assert list(presets.all()) == [*BUILT_IN, *ruled]


@pytest.mark.parametrize("name", ["", "Mask", "mask ", "Walmart", "amazon-main"])
def test_a_preset_cannot_take_a_built_in_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError) as caught:
        Presets(tmp_path / "presets.toml").save(name, RemovalOptions())
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_an_unknown_preset_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        Presets(tmp_path / "presets.toml").get("Sepia")
    assert caught.value.code is ErrorCode.UNKNOWN_PRESET
    assert "White shop picture" in caught.value.hint


@pytest.mark.parametrize("values", ["[Mine]\nquality = 0", "Mine = 1", "[["])
def test_a_broken_preset_file_is_named(tmp_path: Path, values: str) -> None:
    (tmp_path / "presets.toml").write_text(values)
    with pytest.raises(AppError) as caught:
        Presets(tmp_path / "presets.toml").all()
    assert str(tmp_path / "presets.toml") in caught.value.message


def test_sections_print_as_plain_values() -> None:
    values: dict[str, dict[str, Any]] = Settings().as_dict()
    assert values["api"]["folders"] == []
    assert Settings.from_dict(values) == Settings()

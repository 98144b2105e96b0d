"""Which files are taken, when, and how often."""

import errno
import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hot_bench import HotBench, photo_bytes
from PIL import Image

from rembg_desktop.hotfolders.folders import HotFolder, SourceAction
from rembg_desktop.hotfolders.walking import FolderState, resolved
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.queue.types import ImageStatus


def test_a_photo_is_taken_once_it_is_unchanged_for_the_settle_time(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.jpg")
    bench.look()
    bench.look(2.9)
    assert bench.images() == []
    bench.look(0.2)
    (image,) = bench.images()
    assert image.source == bench.inside / "a.jpg"
    bench.work()
    bench.settle()
    (image,) = bench.images()
    assert image.status is ImageStatus.COMPLETED
    assert image.output == bench.inside / "cutouts" / "a.png"
    assert bench.copies() == []


def test_a_file_that_still_changes_waits(bench: HotBench) -> None:
    bench.add()
    whole = photo_bytes(size=(400, 300))
    for end in (100, 500, len(whole) - 1):
        bench.drop("a.jpg", whole[:end])
        bench.look(2.5)
    assert bench.images() == []
    bench.drop("a.jpg", whole)
    bench.settle()
    assert bench.taken() == ["a.jpg"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("part", ["start", "padded"])
def test_a_file_that_is_not_complete_waits_however_long_it_is_unchanged(
    bench: HotBench, kind: str, part: str
) -> None:
    if part == "padded" and kind in ("BMP", "TIFF"):
        pytest.skip("zeros are valid pixels there")
    with Image.effect_noise((64, 48), 60) as noise:
        path = bench.inside / f"a.{kind.lower()}"
        noise.convert("RGB").save(path, kind)
    whole = path.read_bytes()
    cut = whole[: len(whole) // 2]
    path.write_bytes(cut + bytes(len(whole) - len(cut)) if part == "padded" else cut)
    bench.add()
    bench.settle()
    bench.look(3600)
    assert bench.images() == []
    (hot,) = bench.hot.all()
    assert hot.waiting == (path.name,)
    path.write_bytes(whole)
    bench.settle()
    assert bench.taken() == [path.name]
    assert bench.hot.all()[0].waiting_count == 0


@pytest.mark.parametrize(
    "name", ["a.jpg.part", "a.crdownload", "a.jpg~", "a.TMP", "a.jpg.filepart", ".a.jpg", "~$a.jpg"]
)
def test_a_temporary_name_waits_for_its_rename(bench: HotBench, name: str) -> None:
    bench.add()
    path = bench.drop(name)
    bench.settle()
    assert bench.images() == []
    path.rename(bench.inside / "final.jpg")
    bench.settle()
    assert bench.taken() == ["final.jpg"]


def test_other_content_under_the_same_name_is_a_new_photo(bench: HotBench) -> None:
    bench.add()
    for color in ("red", "green"):
        bench.drop("a.jpg", photo_bytes(color))
        bench.settle()
        bench.work()
    outputs = [image.output for image in bench.images()]
    assert [output.name for output in outputs if output] == ["a.png", "a-2.png"]


def test_a_photo_that_is_overwritten_while_it_waits_is_processed_as_it_was(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.png", photo_bytes("red", kind="PNG"))
    bench.settle()
    bench.drop("a.png", photo_bytes("lime", kind="PNG"))
    bench.settle()
    bench.work()
    colors = set()
    for image in bench.images():
        with Image.open(image.output) as result:
            colors.add(result.getpixel((20, 15))[:3])
    assert colors == {(255, 0, 0), (0, 255, 0)}
    assert [image.notices for image in bench.images()] == [(), ()]


@pytest.mark.parametrize("when", ["queued", "done"])
@pytest.mark.parametrize("name", ["a.jpg", "other.jpg"])
def test_the_same_content_is_not_done_twice(bench: HotBench, name: str, when: str) -> None:
    bench.add()
    bench.drop("a.jpg")
    bench.settle()
    if when == "done":
        bench.work()
    path = bench.drop(name)
    os.utime(path, (5, 5))
    bench.settle()
    bench.work()
    assert bench.taken() == ["a.jpg"]


def test_two_files_with_the_same_content_at_once_are_one_photo(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.jpg")
    bench.drop("b.jpg")
    bench.settle()
    assert len(bench.taken()) == 1


def test_content_that_failed_is_tried_again_when_it_is_dropped_again(bench: HotBench) -> None:
    bench.add()
    path = bench.drop("a.jpg")
    bench.settle()
    bench.work(fail=RuntimeError("no"))
    bench.settle()
    assert [image.status for image in bench.images()] == [ImageStatus.FAILED]
    os.utime(path, (5, 5))
    bench.settle()
    bench.work()
    assert [image.status for image in bench.images()] == [ImageStatus.FAILED, ImageStatus.COMPLETED]


def test_a_restart_neither_repeats_nor_forgets(bench: HotBench) -> None:
    bench.add()
    bench.drop("done.jpg", photo_bytes("red"))
    bench.settle()
    bench.work()
    bench.drop("queued.jpg", photo_bytes("green"))
    bench.settle()
    bench.drop("new.jpg", photo_bytes("blue"))
    bench.look()
    bench.restart()
    bench.settle()
    bench.work()
    bench.restart()
    bench.settle()
    assert bench.taken() == ["done.jpg", "new.jpg", "queued.jpg"]
    assert all(image.status is ImageStatus.COMPLETED for image in bench.images())


@pytest.mark.parametrize("metadata", ["keep", "strip"])
@pytest.mark.parametrize("destination", ["", "out", "deep/er"])
def test_own_results_are_never_taken(bench: HotBench, destination: str, metadata: str) -> None:
    Presets(bench.home.presets).save("mine", RemovalOptions.from_dict({"metadata": metadata, "format": "webp"}))
    bench.add(destination=bench.inside / destination, recursive=True, presets=("mine",))
    bench.drop("a.jpg")
    bench.settle()
    bench.work()
    bench.settle()
    output = bench.images()[0].output
    shutil.copy(output, bench.inside / "copy.webp")
    bench.settle()
    assert bench.taken() == ["a.jpg"]


def test_results_keep_the_subfolders(bench: HotBench, tmp_path: Path) -> None:
    bench.add(destination=tmp_path / "out", recursive=True)
    bench.drop("a.jpg", photo_bytes("red"))
    bench.drop("sub/a.jpg", photo_bytes("blue"))
    bench.drop(".hidden/a.jpg", photo_bytes("lime"))
    bench.settle()
    bench.work()
    assert sorted(str(image.output) for image in bench.images()) == [
        str(tmp_path / "out" / "a.png"),
        str(tmp_path / "out" / "sub" / "a.png"),
    ]


def test_subfolders_are_left_alone_unless_asked(bench: HotBench) -> None:
    bench.add()
    bench.drop("sub/a.jpg")
    bench.settle()
    assert bench.images() == []


def test_files_that_are_no_images_are_not_waited_for(bench: HotBench) -> None:
    bench.add()
    bench.drop("notes.txt", b"hello")
    bench.settle()
    assert bench.images() == []
    assert bench.hot.all()[0].waiting == ()


def test_existing_files_are_left_alone_if_asked(bench: HotBench) -> None:
    bench.drop("old.jpg", photo_bytes("red"))
    bench.hot.add(HotFolder(bench.inside), skip_existing=True)
    bench.drop("new.jpg", photo_bytes("blue"))
    bench.settle()
    assert bench.taken() == ["new.jpg"]


def test_a_folder_that_vanishes_and_returns_is_followed(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.jpg", photo_bytes("red"))
    bench.settle()
    bench.work()
    away = bench.inside.with_name("away")
    bench.inside.rename(away)
    bench.settle()
    trouble = bench.hot.all()[0].trouble
    assert trouble
    assert trouble.code == "source_folder_missing"
    assert not bench.inside.exists()
    bench.inside.mkdir()  # an empty mount point
    bench.settle()
    bench.inside.rmdir()
    (away / "b.jpg").write_bytes(photo_bytes("blue"))
    away.rename(bench.inside)
    bench.settle()
    assert bench.hot.all()[0].trouble is None
    assert bench.taken() == ["a.jpg", "b.jpg"]


def test_a_missing_folder_is_reported_until_it_is_back(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.jpg")
    bench.look()
    shutil.rmtree(bench.inside)
    bench.look(60)
    for _ in range(40):
        trouble = bench.hot.all()[0].trouble
        assert trouble
        assert trouble.code == "source_folder_missing"
        bench.look(0.3)
    bench.drop("a.jpg")
    bench.settle()
    assert bench.hot.all()[0].trouble is None
    assert bench.taken() == ["a.jpg"]


def test_a_paused_folder_takes_nothing_until_it_goes_on(bench: HotBench) -> None:
    hot = bench.add()
    bench.hot.set_paused(hot, paused=True)
    bench.drop("a.jpg")
    bench.settle()
    assert bench.images() == []
    bench.hot.set_paused(hot, paused=False)
    bench.settle()
    assert bench.taken() == ["a.jpg"]


def test_backgrounds_take_turns_although_photos_come_one_by_one(bench: HotBench) -> None:
    backgrounds = bench.home.root / "backgrounds"
    backgrounds.mkdir()
    for name in ("red", "green", "blue"):
        Image.new("RGB", (8, 8), name).save(backgrounds / f"{name}.png")
    options = RemovalOptions.from_dict({"background": str(backgrounds), "format": "png"})
    Presets(bench.home.presets).save("mine", options)
    other = bench.inside.with_name("other")
    other.mkdir()
    bench.hot.add(HotFolder(other, presets=("mine",)))
    bench.add(presets=("mine", "Transparent PNG"))
    for number, color in enumerate(("#111111", "#222222", "#333333", "#444444")):
        (other / f"{number}.jpg").write_bytes(photo_bytes(color))
        bench.drop(f"{number}.jpg", photo_bytes(color))
        bench.settle()
        bench.work()
    assert {job.progress.total for job in bench.manager.all_jobs()} == {1}
    for folder in (bench.inside / "cutouts", other / "cutouts"):
        files = [next(folder.glob(f"{number}*.png")) for number in range(4)]
        corners = [Image.open(file).convert("RGB").getpixel((0, 0)) for file in files]
        assert corners == [(0, 0, 255), (0, 128, 0), (255, 0, 0), (0, 0, 255)]


def test_a_missing_preset_is_trouble_and_nothing_is_lost(bench: HotBench) -> None:
    Presets(bench.home.presets).save("mine", RemovalOptions())
    bench.add(presets=("mine",))
    Presets(bench.home.presets).delete("mine")
    bench.drop("a.jpg")
    bench.settle()
    trouble = bench.hot.all()[0].trouble
    assert trouble
    assert trouble.code == "unknown_preset"
    Presets(bench.home.presets).save("mine", RemovalOptions())
    bench.look(10)
    bench.settle()
    assert bench.taken() == ["a.jpg"]
    assert bench.hot.all()[0].trouble is None


def test_a_crash_between_copy_and_commit_leaves_nothing_and_loses_nothing(
    bench: HotBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add()
    bench.drop("a.jpg")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("rembg_desktop.hotfolders.photos.PhotoRecords.add", killed)
        patch.setattr("rembg_desktop.hotfolders.taking.discard_copy", lambda _: None)
        with pytest.raises(KeyboardInterrupt):
            bench.settle()
    assert bench.images() == []
    assert bench.copies()
    bench.restart()
    assert bench.copies() == []
    bench.settle()
    assert bench.taken() == ["a.jpg"]


@pytest.mark.parametrize("name", ["Done/a.jpg", "To check/sub/a.jpg", "out/a.jpg", "out/deep/a.jpg", ".x/a.jpg"])
def test_events_about_files_in_folders_that_are_not_searched_do_not_count(bench: HotBench, name: str) -> None:
    state = FolderState(bench.inside, recursive=True, settle_seconds=1, known={}, clock=lambda: bench.now)
    bench.drop(name)
    bench.drop("b.jpg")
    assert not state.look_at([name, "b.jpg"], {resolved(bench.inside / "out")})
    bench.now += 2
    assert [found for found, _ in state.ready(9)] == ["b.jpg"]


def test_another_folder_is_searched_when_a_hot_folder_is_changed(bench: HotBench, tmp_path: Path) -> None:
    hot = bench.add()
    old = bench.drop("a.jpg", photo_bytes("#112233"))
    bench.settle()
    bench.inside = tmp_path / "other"
    bench.inside.mkdir()
    new = bench.drop("a.jpg", photo_bytes("#445566"))
    os.utime(new, ns=(old.stat().st_mtime_ns,) * 2)
    assert new.stat().st_size == old.stat().st_size
    bench.hot.change(replace(hot, folder=bench.inside))
    bench.settle()
    assert [image.source for image in bench.images()] == [old, new]


def test_a_full_disk_stops_only_what_has_no_room(bench: HotBench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.add()
    for name in "abc":
        bench.drop(f"{name}.jpg", photo_bytes(f"#{name * 6}"))
    room = iter([10**9, 10**9, 0])
    with monkeypatch.context() as patch:
        patch.setattr("rembg_desktop.hotfolders.taking.free_bytes", lambda _: next(room, 0))
        bench.settle()
        assert len(bench.images()) == 2
        trouble = bench.hot.all()[0].trouble
        assert trouble
        assert trouble.code == "disk_full"
    bench.look(10)
    bench.settle()
    assert bench.taken() == ["a.jpg", "b.jpg", "c.jpg"]
    assert bench.hot.all()[0].trouble is None


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EROFS, "home_unwritable")],
)
def test_a_copy_that_cannot_be_written_is_not_the_fault_of_the_photo(
    bench: HotBench, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    bench.add()
    bench.drop("a.jpg")
    with monkeypatch.context() as patch:
        patch.setattr("rembg_desktop.hotfolders.taking.TempFile", refused)
        bench.settle()
        (hot,) = bench.hot.all()
        assert hot.trouble
        assert hot.trouble.code == code
        assert hot.waiting_count == 0  # no photo that needs attention
    bench.look(10)
    bench.settle()
    assert bench.taken() == ["a.jpg"]


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_a_name_that_is_not_valid_text_is_taken(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    name = os.fsdecode(b"caf\xe9.jpg")
    bench.drop(name)
    bench.drop(os.fsdecode(b"half\xe9.jpg"), photo_bytes(size=(400, 300))[:900])
    bench.settle()
    bench.work()
    bench.settle()
    (hot,) = bench.hot.all()
    assert (hot.last_file, hot.waiting_count) == (name, 1)
    assert json.dumps(hot.as_dict())
    assert (bench.inside / "Done" / name).exists()

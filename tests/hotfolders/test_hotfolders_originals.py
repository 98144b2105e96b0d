"""What becomes of the photos after they were processed."""

import os
import shutil
from pathlib import Path

import pytest
from hot_bench import HotBench, photo_bytes

from rembg_desktop.hotfolders.folders import SourceAction
from rembg_desktop.queue.types import ImageStatus, Review


def test_photos_stay_by_default(bench: HotBench) -> None:
    bench.add()
    bench.drop("a.jpg")
    bench.settle()
    bench.work()
    assert bench.files() == ["a.jpg", "cutouts/a.png"]


def test_photos_are_moved_and_their_images_know_it(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE, recursive=True)
    bench.drop("sub/a.jpg")
    bench.settle()
    bench.work()
    bench.settle()
    assert bench.files() == ["Done/sub/a.jpg", "cutouts/sub/a.png"]
    (image,) = bench.images()
    assert image.source == bench.inside / "Done" / "sub" / "a.jpg"
    bench.manager.retry(image.job_id, everything=True)
    bench.work()
    (again,) = bench.images()
    assert again.status is ImageStatus.COMPLETED
    assert again.output == bench.inside / "cutouts" / "sub" / "a-2.png"


def test_failed_photos_are_moved_apart(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()
    bench.work(fail=RuntimeError("no"))
    assert bench.files() == ["Failed/a.jpg"]
    assert bench.hot.all()[0].counts.failed == 1


def test_a_photo_that_failed_is_moved_again_when_it_is_retried(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()
    bench.work(fail=RuntimeError("no"))
    assert bench.files() == ["Failed/a.jpg"]
    bench.drop("a.jpg", photo_bytes("red"))  # another photo with its name waits meanwhile
    (image,) = bench.images()
    bench.manager.retry(image.job_id)
    bench.work()
    assert bench.files() == ["Done/a.jpg", "a.jpg", "cutouts/a.png"]
    assert bench.images()[0].source == bench.inside / "Done" / "a.jpg"
    counts = bench.hot.all()[0].counts
    assert (counts.failed, counts.completed) == (0, 1)
    bench.settle()
    bench.work()
    assert bench.files() == ["Done/a-2.jpg", "Done/a.jpg", "cutouts/a-2.png", "cutouts/a.png"]


@pytest.mark.parametrize("after", [SourceAction.MOVE, SourceAction.DELETE])
def test_a_photo_that_was_cancelled_is_put_away_when_it_is_retried(bench: HotBench, after: SourceAction) -> None:
    bench.add(after=after)
    bench.drop("a.jpg")
    bench.settle()
    (image,) = bench.images()
    bench.manager.cancel([image.job_id])
    bench.look(1)
    assert bench.files() == ["a.jpg"]
    bench.manager.retry(image.job_id)
    bench.work()
    assert bench.files() == (["Done/a.jpg"] if after is SourceAction.MOVE else []) + ["cutouts/a.png"]


def test_photos_with_uncertain_results_are_moved_apart(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()
    claim = bench.store.claim("test")
    assert claim
    claim.destination.write_bytes(b"result")
    from rembg_desktop.queue.claims.claiming import Result

    bench.store.record_output(
        claim, claim.destination, "0" * 64, Result(claim.destination, 6, review=Review.NEEDS_REVIEW)
    )
    bench.store.complete(claim)
    bench.look(1)
    assert "To check/a.jpg" in bench.files()
    assert bench.hot.all()[0].counts.review == 1


def test_canceled_photos_stay(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()
    bench.manager.cancel([bench.images()[0].job_id])
    bench.settle()
    assert bench.files() == ["a.jpg"]
    assert bench.copies() == []


def test_moving_never_replaces_a_file(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    for color in ("red", "green", "blue"):
        bench.drop("a.jpg", photo_bytes(color))
        bench.settle()
        bench.work()
    kept = {path.name: path.read_bytes() for path in (bench.inside / "Done").iterdir()}
    assert kept == {
        "a.jpg": photo_bytes("red"),
        "a-2.jpg": photo_bytes("green"),
        "a-3.jpg": photo_bytes("blue"),
    }


@pytest.mark.parametrize("after", [SourceAction.MOVE, SourceAction.DELETE])
def test_a_file_that_was_changed_meanwhile_stays_and_is_a_new_photo(bench: HotBench, after: SourceAction) -> None:
    bench.add(after=after)
    bench.drop("a.jpg", photo_bytes("red"))
    bench.settle()
    bench.drop("a.jpg", photo_bytes("green"))
    bench.work()
    assert (bench.inside / "a.jpg").read_bytes() == photo_bytes("green")
    bench.settle()
    bench.work()
    assert [image.status for image in bench.images()] == [ImageStatus.COMPLETED] * 2
    assert not (bench.inside / "a.jpg").exists()


def test_a_photo_is_deleted_once_its_result_is_on_the_disk(bench: HotBench) -> None:
    bench.add(after=SourceAction.DELETE)
    bench.drop("a.jpg")
    bench.settle()
    bench.work()
    assert bench.files() == ["cutouts/a.png"]


@pytest.mark.parametrize("what", ["missing", "changed"])
def test_a_photo_without_its_result_is_not_deleted(bench: HotBench, what: str) -> None:
    hot = bench.add(after=SourceAction.DELETE)
    bench.hot.set_paused(hot, paused=False)
    bench.drop("a.jpg")
    bench.settle()
    watcher, bench.watcher = bench.watcher, bench.new_watcher()
    real_look, bench.look = bench.look, lambda *_: None
    bench.work()
    bench.watcher, bench.look = watcher, real_look
    output = bench.images()[0].output
    assert output
    output.unlink() if what == "missing" else output.write_bytes(b"other")
    bench.settle()
    assert "a.jpg" in bench.files()


def test_failed_photos_are_never_deleted(bench: HotBench) -> None:
    bench.add(after=SourceAction.DELETE)
    bench.drop("a.jpg")
    bench.settle()
    bench.work(fail=RuntimeError("no"))
    assert bench.files() == ["a.jpg"]


@pytest.mark.parametrize("when", ["queued", "done"])
def test_a_duplicate_follows_its_twin(bench: HotBench, when: str) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()
    if when == "done":
        bench.work()
    bench.drop("b.jpg")
    bench.settle()
    bench.work()
    bench.settle()
    assert bench.files() == ["Done/a.jpg", "Done/b.jpg", "cutouts/a.png"]
    assert bench.hot.all()[0].counts.completed == 1


class Killed(BaseException):
    """Stands for kill -9."""


@pytest.mark.parametrize("moment", ["before", "linked", "moved"])
def test_a_crash_while_a_photo_is_moved(bench: HotBench, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg")
    bench.settle()

    def killed(source: os.PathLike[str], target: os.PathLike[str], *, replace: bool) -> None:
        if moment == "linked":
            os.link(source, target)
        elif moment == "moved":
            shutil.move(source, target)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("rembg_desktop.hotfolders.originals.publish", killed)
        with pytest.raises(Killed):
            bench.work()
    bench.restart()
    bench.settle()
    assert bench.files() == ["Done/a.jpg", "cutouts/a.png"]
    assert bench.images()[0].source == bench.inside / "Done" / "a.jpg"
    assert bench.copies() == []


def test_a_folder_that_cannot_be_written_is_trouble_until_it_can(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    (bench.inside / "Done").write_text("in the way")
    bench.drop("a.jpg")
    bench.settle()
    bench.work()
    trouble = bench.hot.all()[0].trouble
    assert trouble
    assert trouble.code == "destination_unwritable"
    (bench.inside / "Done").unlink()
    bench.look(10)
    bench.settle()
    assert bench.files() == ["Done/a.jpg", "cutouts/a.png"]
    assert bench.hot.all()[0].trouble is None


@pytest.mark.parametrize("after", [SourceAction.MOVE, SourceAction.DELETE])
def test_photos_that_are_done_while_their_folder_is_away_are_handled_when_it_is_back(
    bench: HotBench, tmp_path: Path, after: SourceAction
) -> None:
    bench.add(after=after, destination=tmp_path / "out")
    bench.drop("a.jpg", photo_bytes("red"))
    bench.drop("b.jpg", photo_bytes("blue"))
    bench.settle()
    away = bench.inside.with_name("away")
    bench.inside.rename(away)
    bench.work()
    bench.inside.mkdir()
    bench.settle()
    bench.inside.rmdir()
    away.rename(bench.inside)
    bench.settle()
    assert bench.files() == (["Done/a.jpg", "Done/b.jpg"] if after is SourceAction.MOVE else [])


def test_a_photo_that_a_person_removed_meanwhile_is_not_waited_for(bench: HotBench) -> None:
    bench.add(after=SourceAction.MOVE)
    bench.drop("a.jpg", photo_bytes("red")).with_name("b.jpg").write_bytes(photo_bytes("blue"))
    bench.settle()
    (bench.inside / "a.jpg").unlink()
    bench.work()
    bench.settle()
    assert bench.hot.all()[0].counts.queued == 0
    assert bench.files() == ["Done/b.jpg", "cutouts/a.png", "cutouts/b.png"]


def test_several_presets_make_several_results_and_all_of_them_are_waited_for(bench: HotBench) -> None:
    bench.add(after=SourceAction.DELETE, presets=("Transparent PNG", "Mask", "WebP for the web"))
    bench.drop("a.jpg")
    bench.settle()
    (image,) = bench.images()
    assert [output.preset for output in image.outputs] == ["Transparent PNG", "Mask", "WebP for the web"]
    bench.work()
    found = [path for path in bench.files() if path.startswith("cutouts/")]
    assert len(found) == 3
    assert found == bench.files()
    for path in found:
        (bench.inside / path).rename(bench.inside / path.rpartition("/")[2])
    bench.settle()
    assert len(bench.images()) == 1


def test_a_photo_stays_if_one_of_its_results_is_missing(bench: HotBench) -> None:
    bench.add(after=SourceAction.DELETE, presets=("Transparent PNG", "Mask"))
    path = bench.drop("a.jpg")
    bench.settle()
    look, bench.look = bench.look, lambda *_: None
    bench.work()
    bench.look = look
    missing = bench.images()[0].outputs[1].output
    assert missing
    missing.unlink()
    bench.settle()
    assert path.exists()

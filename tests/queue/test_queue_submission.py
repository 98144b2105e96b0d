import json
import os
import sys
from pathlib import Path

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.planning import Plan, PlannedImage
from rembg_desktop.queue.types import ImageStatus, JobStatus


def destinations(bench: Bench, job_id: str) -> list[str]:
    return [str(image.destination.relative_to(bench.out)) for image in bench.manager.status(job_id).images]


def test_a_plan_changes_nothing(bench: Bench) -> None:
    bench.photo("a.jpg")
    plan = bench.manager.plan([bench.photos], bench.options, destination=bench.out)
    assert [image.destination for image in plan.images] == [bench.out / "a.png"]
    assert not bench.out.exists()
    assert bench.manager.all_jobs() == []


def test_a_job_is_what_was_planned(bench: Bench) -> None:
    for name in ("a.jpg", "sub/b.jpg", "notes.txt"):
        bench.photo(name)
    options = RemovalOptions.from_dict({"format": "webp"})
    plan = bench.manager.plan([bench.photos], options, recursive=True)
    job = bench.manager.submit(plan, options, preset="Web", priority=3, hold=True)
    assert (job.name, job.status, job.progress.total) == ("photos", JobStatus.PENDING, 2)
    assert (job.options, job.preset, job.priority, job.held) == (options, "Web", 3, True)
    assert (job.left_out, job.destination) == (1, bench.photos / "cutouts")
    images = bench.manager.status(job.id).images
    assert [image.index for image in images] == [1, 2]
    assert [image.source for image in images] == [bench.photos / "a.jpg", bench.photos / "sub" / "b.jpg"]
    assert [image.destination for image in images] == [
        bench.photos / "cutouts" / "a.webp",
        bench.photos / "cutouts" / "sub" / "b.webp",
    ]
    assert images[0].source_bytes == (bench.photos / "a.jpg").stat().st_size


def test_a_submission_outlives_the_program(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    bench.reopen()
    assert bench.manager.job(job.id) == job


def test_results_of_several_folders_keep_apart(bench: Bench) -> None:
    bench.photo("summer/a.jpg")
    bench.photo("winter/a.jpg")
    folders = [bench.photos / "summer", bench.photos / "winter"]
    plan = bench.manager.plan(folders, bench.options, destination=bench.out)
    assert [image.destination for image in plan.images] == [
        bench.out / "summer" / "a.png",
        bench.out / "winter" / "a.png",
    ]
    beside = bench.manager.plan(folders, bench.options)
    assert [image.destination for image in beside.images] == [folder / "cutouts" / "a.png" for folder in folders]
    assert beside.destination == bench.photos


def test_collisions_are_told_of_before_anything_happens(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "b.png").touch()
    for name in ("a.jpg", "a.webp", "b.jpg"):
        bench.photo(name)
    plan = bench.manager.plan([bench.photos], bench.options, destination=bench.out)
    assert [image.destination.name for image in plan.images] == ["a.png", "a-2.png", "b-2.png"]
    assert plan.collisions == 2
    assert [bool(image.note) for image in plan.images] == [False, True, True]
    told = json.loads(json.dumps(plan.as_dict()))
    assert (told["total"], told["collisions"]) == (3, 2)


@pytest.mark.parametrize("policy", ["skip", "overwrite"])
def test_a_policy_that_meets_a_file_keeps_its_name_and_says_so(bench: Bench, policy: str) -> None:
    bench.out.mkdir()
    (bench.out / "a.png").touch()
    options = RemovalOptions.from_dict({"on_conflict": policy})
    plan = bench.manager.plan([bench.photo("a.jpg")], options, destination=bench.out)
    assert [image.destination for image in plan.images] == [bench.out / "a.png"]
    assert plan.collisions == 1
    assert "a.png" in plan.images[0].note


def test_a_background_is_never_overwritten_even_if_it_is_one_of_a_folder(bench: Bench) -> None:
    bench.photo("a.jpg")
    bench.out.mkdir()
    behind = bench.out / "a.png"
    behind.write_bytes(b"a picture")
    for background in (behind, bench.out):
        options = RemovalOptions.from_dict({"background": str(background), "on_conflict": "overwrite"})
        plan = bench.manager.plan([bench.photos], options, destination=bench.out)
        assert [image.destination for image in plan.images] == [bench.out / "a-2.png"]


def test_two_jobs_never_have_one_destination(bench: Bench) -> None:
    first = bench.submit("a.jpg")
    second = bench.submit("a.jpg", on_conflict="overwrite")
    assert destinations(bench, first.id) == ["a.png"]
    assert destinations(bench, second.id) == ["a-2.png"]
    bench.work_off()
    assert sorted(path.name for path in bench.out.iterdir()) == ["a-2.png", "a.png"]


def test_a_destination_that_was_taken_since_the_plan_is_planned_anew(bench: Bench) -> None:
    bench.photo("a.jpg")
    bench.photo("b.jpg")
    plans = [
        bench.manager.plan([bench.photos], bench.options, destination=bench.out),
        bench.manager.plan([bench.photos], bench.options, destination=bench.out),
    ]
    jobs = [bench.manager.submit(plan, bench.options) for plan in plans]
    assert [destinations(bench, job.id) for job in jobs] == [["a.png", "b.png"], ["a-2.png", "b-2.png"]]


def test_a_destination_that_became_a_source_since_the_plan_is_planned_anew(bench: Bench) -> None:
    options = RemovalOptions.from_dict({"on_conflict": "overwrite"})
    bench.out.mkdir()
    (bench.out / "a.png").write_bytes(b"precious")
    plan = bench.manager.plan([bench.photo("a.jpg")], options, destination=bench.out)
    source = bench.manager.plan([bench.out / "a.png"], bench.options)
    bench.manager.submit(source, bench.options)
    assert destinations(bench, bench.manager.submit(plan, options).id) == ["a-2.png"]


def test_one_key_makes_one_job(bench: Bench) -> None:
    first = bench.submit("a.jpg", idempotency_key="k")
    again = bench.submit("b.jpg", idempotency_key="k")
    assert again == first
    assert bench.submit("c.jpg", idempotency_key="other").id != first.id
    assert len(bench.manager.all_jobs()) == 2


def test_an_idempotency_key_is_not_taken_for_another_request(bench: Bench) -> None:
    first = bench.submit("a.jpg", idempotency_key="k", idempotency_digest="1")
    assert bench.submit("a.jpg", idempotency_key="k", idempotency_digest="1").id == first.id
    with pytest.raises(AppError) as caught:
        bench.submit("b.jpg", idempotency_key="k", idempotency_digest="2")
    assert caught.value.code is ErrorCode.KEY_REUSED
    assert [job.id for job in bench.manager.list().jobs] == [first.id]


def test_progress_is_told_and_can_stop_it(bench: Bench) -> None:
    bench.photos.mkdir()
    for number in range(1200):
        (bench.photos / f"{number}.jpg").touch()
    plan = bench.manager.plan([bench.photos], bench.options, destination=bench.out)
    told: list[tuple[int, int]] = []
    job = bench.manager.submit(plan, bench.options, progress=lambda done, total: told.append((done, total)))
    assert told == [(500, 1200), (1000, 1200), (1200, 1200)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        bench.manager.submit(plan, bench.options, progress=stop)
    assert [found.id for found in bench.manager.all_jobs()] == [job.id]
    assert bench.store.database.number("SELECT count(*) FROM image") == 1200


def test_a_plan_made_by_hand_is_taken(bench: Bench) -> None:
    image = PlannedImage(bench.photo("a.jpg"), bench.out / "x.png")
    plan = Plan("by hand", bench.photos, bench.out, (image,))
    job = bench.manager.submit(plan, bench.options)
    claim = bench.claim()
    assert (claim.job_id, claim.destination, claim.destination_root) == (job.id, bench.out / "x.png", bench.out)


def test_an_empty_plan_is_refused(bench: Bench) -> None:
    with pytest.raises(AppError) as caught:
        bench.manager.submit(Plan("nothing", bench.photos, bench.out, ()), bench.options)
    assert caught.value.code is ErrorCode.NOTHING_TO_DO


def test_a_destination_that_cannot_be_written_is_told_of_at_once(bench: Bench) -> None:
    bench.out.write_bytes(b"a file")
    with pytest.raises(AppError) as caught:
        bench.submit("a.jpg")
    assert caught.value.code is ErrorCode.DESTINATION_UNWRITABLE
    assert str(bench.out) in caught.value.message
    assert bench.manager.all_jobs() == []


def test_the_folder_for_results_is_there_after_a_submission(bench: Bench) -> None:
    bench.submit("a.jpg")
    assert bench.out.is_dir()


def test_a_source_that_is_named_twice_is_taken_once(bench: Bench, tmp_path: Path) -> None:
    photo = bench.photo("a.jpg")
    link = tmp_path / "link.jpg"
    link.symlink_to(photo)
    plan = bench.manager.plan([photo, link, bench.photos], bench.options, destination=bench.out)
    assert len(plan.images) == 1


def test_images_begin_as_pending(bench: Bench) -> None:
    assert bench.statuses(bench.submit("a.jpg", "b.jpg")) == [ImageStatus.PENDING] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows names that are no text")
def test_folders_whose_names_are_no_text_are_taken(bench: Bench) -> None:
    folders = [bench.folder / "photos", bench.folder / os.fsdecode(b"f\xf6to")]
    for folder in folders:
        folder.mkdir()
        (folder / "a.jpg").touch()
    plan = bench.manager.plan(folders, bench.options, destination=bench.out)
    job = bench.manager.submit(plan, bench.options)
    assert [image.source.parent for image in bench.manager.status(job.id).images] == sorted(folders)
    bench.manager.edit(job.id, bench.options, destination=bench.folder / "other")
    folders_of_results = {image.destination.parent.name for image in bench.manager.status(job.id).images}
    assert folders_of_results == {"photos", "f\ufffdto"}


@pytest.mark.parametrize("prefix", ["", " ", "../x", "f\udcf6to", "é", "a b"])
def test_what_is_no_id_finds_no_job(bench: Bench, prefix: str) -> None:
    bench.submit("a.jpg")
    with pytest.raises(AppError) as caught:
        bench.manager.find(prefix)
    assert caught.value.code is ErrorCode.NO_SUCH_JOB


def test_what_the_queue_knows_as_a_result_is_no_source(bench: Bench) -> None:
    bench.photo("trip/a.jpg")
    first = bench.manager.plan([bench.photos / "trip"], bench.options)
    bench.manager.submit(first, bench.options)
    bench.work_off()
    bench.photo("trip/cutouts/mine.jpg")  # the user's own photo in the folder of the results
    (bench.photos / "link").symlink_to(bench.photos / "trip")
    for folders in ([bench.photos], [bench.photos / "link"], [bench.photos / "trip" / "cutouts"]):
        plan = bench.manager.plan(folders, bench.options, destination=bench.out, recursive=True)
        assert "mine.jpg" in {image.source.name for image in plan.images}
        assert "a.png" not in {image.source.name for image in plan.images}
        assert [(entry["reason"], entry["count"]) for entry in plan.as_dict()["ignored"]] == [("own_result", 1)]
    everything = bench.manager.plan(
        [bench.photos], bench.options, destination=bench.out, recursive=True, include_results=True
    )
    assert {image.source.name for image in everything.images} == {"a.jpg", "a.png", "mine.jpg"}
    (named,) = bench.manager.plan([bench.photos / "trip/cutouts/a.png"], bench.options).images
    assert named.source.name == "a.png"

"""Several outputs of each image: their names, and the way from one to the next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.publish import hash_file
from rembg_desktop.queue.claims import Claim, Ended, Result
from rembg_desktop.queue.store import MOST_CRASHES
from rembg_desktop.queue.types import Failure, ImageStatus, Job, JobStatus


def output(preset: str, **values: object) -> Output:
    return Output(preset, RemovalOptions.from_dict(values))


TWO = (output("Cutout"), output("Shop", format="webp"))
THREE = (*TWO, output("Mask", mask_only=True))
TROUBLE = Failure("cannot_encode", "It cannot be written.")


def submit(bench: Bench, *names: str, outputs: tuple[Output, ...] = TWO) -> Job:
    photos = [bench.photo(name) for name in names]
    plan = bench.manager.plan(photos, outputs[0].options, destination=bench.out, outputs=outputs)
    return bench.manager.submit(plan, outputs[0].options)


def finish(bench: Bench, claim: Claim) -> Ended | None:
    """What a worker does with an output that went well."""
    claim.destination.parent.mkdir(parents=True, exist_ok=True)
    content = f"{claim.image_id}-{claim.output_number}".encode()
    claim.temp.write_bytes(content)
    sha256 = hash_file(claim.temp)
    result = Result(claim.destination, len(content), device="CPU", steps={"load": 1.0}, photo_sha256="ab")
    if not bench.store.record_output(claim, claim.destination, sha256, result, "1"):
        return None
    claim.temp.rename(claim.destination)
    return bench.store.complete_output(claim)


def work_off(bench: Bench) -> int:
    """Finish everything that can be claimed; how many files were made."""
    made = 0
    while claim := bench.store.claim("worker"):
        following: Claim | None = claim
        while following is not None:
            ended = finish(bench, following)
            assert ended is not None
            made += 1
            following = ended.following
    return made


def names(bench: Bench, job: Job) -> list[str]:
    (image,) = bench.manager.status(job.id).images
    return [str(each.destination.relative_to(bench.out)) for each in image.outputs]


def statuses(bench: Bench, job: Job) -> list[str]:
    return [each.status.value for image in bench.manager.status(job.id).images for each in image.outputs]


def test_each_output_has_its_folder_with_the_same_subfolders(bench: Bench) -> None:
    bench.photo("trip/a.jpg")
    plan = bench.manager.plan([bench.photos], TWO[0].options, destination=bench.out, recursive=True, outputs=TWO)
    (image,) = plan.images
    assert image.destination == bench.out / "trip" / "a.png"
    assert [other.destination for other in image.others] == [bench.out / "Shop" / "trip" / "a.webp"]
    (document,) = plan.as_dict()["images"]
    assert document["others"] == [{"destination": str(bench.out / "Shop" / "trip" / "a.webp"), "note": ""}]
    assert plan.outputs == TWO


def test_two_jobs_never_plan_the_same_file(bench: Bench) -> None:
    plans = [
        bench.manager.plan([bench.photo("a.jpg")], TWO[0].options, destination=bench.out, outputs=TWO)
        for _ in range(2)
    ]
    first, second = (bench.manager.submit(plan, TWO[0].options) for plan in plans)  # taken since it was planned
    third = submit(bench, "a.jpg")
    assert names(bench, first) == ["a.png", "Shop/a.webp"]
    assert names(bench, second) == ["a-2.png", "Shop/a-2.webp"]
    assert names(bench, third) == ["a-3.png", "Shop/a-3.webp"]
    alone = RemovalOptions.from_dict({"format": "webp"})
    plan = bench.manager.plan([bench.photo("a.jpg")], alone, destination=bench.out / "Shop")
    assert plan.images[0].destination == bench.out / "Shop" / "a-4.webp"
    assert work_off(bench) == 6


def test_an_output_does_not_take_the_name_that_another_gets_later(bench: Bench) -> None:
    submit(bench, "a.jpg", outputs=THREE)
    claim = bench.claim()
    for later in (
        output.folder / name for output, name in zip(claim.several[1:], ("a.webp", "a.png"), strict=True)
    ):
        assert not bench.store.record_output(claim, later, "00" * 32)
    assert bench.store.record_output(claim, claim.destination.with_name("a-2.png"), "00" * 32)


def test_names_that_only_differ_in_the_preset_share_a_folder(bench: Bench) -> None:
    both = (output("A", name="{stem}-{preset}"), output("B", name="{stem}-{preset}"))
    assert names(bench, submit(bench, "a.jpg", outputs=both)) == ["a-A.png", "a-B.png"]


def test_a_job_ends_when_all_outputs_have(bench: Bench) -> None:
    job = submit(bench, "a.jpg", outputs=THREE)
    claim = bench.claim()
    assert [each.is_pending for each in claim.several] == [True] * 3
    for number in (1, 2, 3):
        assert claim is not None
        assert (claim.output_number, claim.options) == (number, THREE[number - 1].options)
        assert bench.manager.job(job.id).status is JobStatus.PROCESSING
        ended = finish(bench, claim)
        assert ended is not None
        assert finish(bench, claim) is None  # once only
        claim = ended.following
    assert claim is None
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED
    bench.recount()


def test_a_failed_output_is_retried_alone(bench: Bench) -> None:
    job = submit(bench, "a.jpg", outputs=THREE)
    ended = finish(bench, bench.claim())
    assert ended
    assert ended.following
    ended = bench.store.fail_output(ended.following, TROUBLE)
    assert ended
    assert ended.following
    ended = finish(bench, ended.following)
    assert ended == Ended(is_failed=True)
    (image,) = bench.manager.status(job.id).images
    assert (image.status, image.error, image.output) == (ImageStatus.FAILED, TROUBLE, None)
    assert statuses(bench, job) == ["completed", "failed", "completed"]
    bench.recount()
    bench.manager.retry(job.id)
    assert bench.claim().output_number == 2
    assert bench.store.recover("next", lambda _: "").returned == 1
    assert work_off(bench) == 1
    assert statuses(bench, job) == ["completed"] * 3


def test_a_finished_image_is_made_anew_beside_its_files(bench: Bench) -> None:
    job = submit(bench, "a.jpg")
    work_off(bench)
    bench.manager.retry(job.id, everything=True)
    assert names(bench, job) == ["a-2.png", "Shop/a-2.webp"]
    assert work_off(bench) == 2
    assert statuses(bench, job) == ["completed"] * 2


def test_an_output_that_crashes_the_program_stops_only_its_image(bench: Bench) -> None:
    job = submit(bench, "a.jpg")
    for attempt in range(MOST_CRASHES):
        claim = bench.claim(f"process {attempt}")
        if claim.output_number == 1:
            assert finish(bench, claim)
        bench.store.recover("next", hash_file)
    assert statuses(bench, job) == ["completed", "failed"]
    assert (bench.out / "a.png").exists()
    (image,) = bench.manager.status(job.id).images
    assert image.error
    assert image.error.code == "crashed"
    bench.recount()
    bench.manager.retry(job.id)
    assert work_off(bench) == 1


def test_crashes_count_for_one_output_only(bench: Bench) -> None:
    job = submit(bench, "a.jpg", outputs=THREE)
    for attempt in range(3 * (MOST_CRASHES - 1)):
        claim = bench.claim(f"process {attempt}")
        if attempt % 2:
            assert finish(bench, claim)  # the next one is killed
        bench.store.recover("next", hash_file)
    assert work_off(bench) == 0
    assert statuses(bench, job) == ["completed"] * 3


def test_cancelled_outputs_stay_cancelled(bench: Bench) -> None:
    job = submit(bench, "a.jpg", "b.jpg")
    claim = bench.claim()
    ended = finish(bench, claim)
    assert ended
    assert ended.following
    bench.manager.cancel([job.id])
    assert finish(bench, ended.following) is None
    assert statuses(bench, job) == ["completed", "cancelled", "cancelled", "cancelled"]
    bench.recount()


def _with_webp(bench: Bench, job: Job) -> Job:
    return bench.manager.edit(job.id, RemovalOptions.from_dict({"format": "webp", "model": "custom:x"}))


def _to_one(bench: Bench, job: Job) -> Job:
    return bench.manager.edit(job.id, TWO[1].options, outputs=[TWO[1]])


def _to_three(bench: Bench, job: Job) -> Job:
    return bench.manager.edit(job.id, TWO[0].options, outputs=THREE, destination=bench.out / "new")


@pytest.mark.parametrize(
    ("change", "expected", "preset"),
    [
        (_with_webp, ["a.webp", "Shop/a.webp"], "Cutout"),
        (_to_one, ["a.webp"], "Shop"),
        (_to_three, ["new/a.png", "new/Shop/a.webp", "new/Mask/a.png"], "Cutout"),
    ],
)
def test_a_job_that_has_not_started_can_get_other_outputs(
    bench: Bench, change: Callable[[Bench, Job], Job], expected: list[str], preset: str
) -> None:
    edited = change(bench, submit(bench, "a.jpg"))
    assert names(bench, edited) == expected
    assert edited.outputs[0].name == preset
    assert len({each.options.model for each in edited.outputs}) == 1  # one cut for all
    assert work_off(bench) == len(expected)


def test_one_output_becomes_several(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    bench.manager.edit(job.id, TWO[0].options, outputs=TWO)
    assert names(bench, job) == ["a.png", "Shop/a.webp"]
    assert work_off(bench) == 2


def test_a_new_job_of_the_same_photos_has_all_outputs(bench: Bench) -> None:
    job = submit(bench, "a.jpg")
    work_off(bench)
    plan = bench.manager.plan_again(job.id, job.options, same_folders=True, outputs=job.outputs)
    again = bench.manager.submit(plan, job.options)
    assert names(bench, again) == ["a-2.png", "Shop/a-2.webp"]


def test_results_of_every_output_are_left_out_of_folders(bench: Bench) -> None:
    inside = bench.photos / "done"
    plan = bench.manager.plan([bench.photo("a.jpg")], TWO[0].options, destination=inside, outputs=TWO)
    bench.manager.submit(plan, TWO[0].options)
    work_off(bench)
    found = bench.manager.plan([bench.photos], RemovalOptions(), destination=bench.out, recursive=True)
    assert [image.source.name for image in found.images] == ["a.jpg"]


def test_outputs_that_one_cut_cannot_give_are_refused(bench: Bench) -> None:
    both = (output("A", edges="matting"), output("B", edges="refined"))
    with pytest.raises(AppError, match="cut only once") as caught:
        submit(bench, "a.jpg", outputs=both)
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_the_rows_of_outputs_go_with_their_job(bench: Bench) -> None:
    job = submit(bench, "a.jpg")
    work_off(bench)
    bench.manager.remove([job.id])
    bench.store.database.execute("UPDATE job SET removed_at = 1")
    from datetime import timedelta

    assert bench.manager.cleanup(timedelta(days=1)) == 1
    assert bench.store.database.number("SELECT count(*) FROM output") == 0


def test_outputs_that_cannot_be_read_fail_their_job_and_no_other(bench: Bench) -> None:
    damaged, sound = submit(bench, "a.jpg"), submit(bench, "b.jpg")
    bench.store.database.execute("UPDATE job SET outputs = '[1' WHERE id = ?", damaged.id)
    assert work_off(bench) == 2
    assert bench.manager.job(damaged.id).status is JobStatus.FAILED
    assert bench.manager.job(sound.id).status is JobStatus.COMPLETED
    (image,) = bench.manager.status(damaged.id).images
    assert image.error
    assert image.error.code == "database_damaged"


def test_a_job_with_one_output_needs_no_rows_and_no_more_statements(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.submit("a.jpg")
    said: list[str] = []
    perform = bench.store.database.connections.perform

    def listening(sql: str, *values: object, **others: object) -> object:
        said.append(sql)
        return perform(sql, *values, **others)

    monkeypatch.setattr(bench.store.database.connections, "perform", listening)
    assert work_off(bench) == 1
    bench.manager.list_images()
    assert not [
        sql
        for sql in said
        if 'FROM "output"' in sql or sql.lstrip().startswith(("UPDATE output", "INSERT INTO output"))
    ]
    assert bench.store.database.number("SELECT count(*) FROM output") == 0


def test_a_finished_file_is_known_after_an_error_that_came_too_late(bench: Bench) -> None:
    submit(bench, "a.jpg")
    claim = bench.claim()
    assert finish(bench, claim)  # committed, and yet the worker may be told of an error
    assert bench.store.complete_output(claim) is None
    assert bench.store.is_output_wanted(claim, claim.destination, "1")
    assert not bench.store.is_output_wanted(claim, Path("/other.png"), "1")

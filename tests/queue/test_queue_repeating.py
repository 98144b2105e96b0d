"""A new job from the sources of another one."""

from pathlib import Path

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions

WEBP = RemovalOptions.from_dict({"format": "webp"})


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"photo")
    return folder


def submit(bench: Bench, *paths: Path, destination: Path | None = None):
    options = RemovalOptions()
    plan = bench.manager.plan(list(paths), options, destination=destination, recursive=True)
    return bench.manager.submit(plan, options)


def results(plan, below: Path) -> list[str]:
    return [image.destination.relative_to(below).as_posix() for image in plan.images]


def test_the_tree_of_the_sources_is_repeated(bench: Bench, tmp_path: Path) -> None:
    photos = tree(tmp_path / "photos", "a.jpg", "red/b.jpg", "red/dark/c.jpg")
    job = submit(bench, photos)
    again = bench.manager.plan_again(job.id, WEBP)
    assert results(again, photos / "cutouts") == ["a.webp", "red/b.webp", "red/dark/c.webp"]
    elsewhere = bench.manager.plan_again(job.id, WEBP, destination=tmp_path / "out")
    assert results(elsewhere, tmp_path / "out") == ["a.webp", "red/b.webp", "red/dark/c.webp"]
    submitted = bench.manager.submit(elsewhere, WEBP)
    assert (submitted.name, submitted.progress.total) == ("photos", 3)


def test_several_folders_keep_a_folder_each(bench: Bench, tmp_path: Path) -> None:
    one, two = tree(tmp_path / "one", "x/a.jpg"), tree(tmp_path / "two", "x/a.jpg")
    job = submit(bench, one, two, destination=tmp_path / "out")
    again = bench.manager.plan_again(job.id, WEBP, destination=tmp_path / "web")
    assert results(again, tmp_path / "web") == ["one/x/a.webp", "two/x/a.webp"]
    beside = bench.manager.plan_again(job.id, WEBP)
    assert [image.destination for image in beside.images] == [
        one / "cutouts" / "x" / "a.webp",
        two / "cutouts" / "x" / "a.webp",
    ]


def test_the_results_of_the_first_job_are_not_taken_over(bench: Bench, tmp_path: Path) -> None:
    photos = tree(tmp_path / "photos", "a.jpg")
    job = submit(bench, photos)
    again = bench.manager.plan_again(job.id, RemovalOptions())
    assert again.images[0].destination != bench.manager.images(job.id)[0].destination


def test_a_source_that_is_gone_stays_in_the_plan(bench: Bench, tmp_path: Path) -> None:
    photos = tree(tmp_path / "photos", "a.jpg", "b.jpg")
    job = submit(bench, photos)
    (photos / "a.jpg").unlink()
    again = bench.manager.plan_again(job.id, WEBP)
    assert [(image.source.name, image.source_bytes) for image in again.images] == [("a.jpg", None), ("b.jpg", 5)]


def test_an_unknown_job_is_refused(bench: Bench) -> None:
    with pytest.raises(AppError) as caught:
        bench.manager.plan_again("0123456789ab", WEBP)
    assert caught.value.code is ErrorCode.NO_SUCH_JOB

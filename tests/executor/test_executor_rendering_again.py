"""A result that is rendered again replaces the program's own file and nothing else, whatever happens meanwhile."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from fakes import EllipseRemover, FakeEngine
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.masks.corrections import Adjustments, Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import photo_hash
from rembg_desktop.masks.uncertainty import Sensitivity
from rembg_desktop.options import RemovalOptions
from rembg_desktop.publish import hash_file, replacing
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus, Review


class SoftRemover(EllipseRemover):
    """Is certain of nothing."""

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        return Image.new("L", image.size, 128)


UNSURE = CutSettings(sensitivity=Sensitivity.MANY)
ADJUSTED = Correction((40, 30), Adjustments(feather=1))
PAINTED = Correction.from_mask(np.full((30, 40), 200, np.uint8))


def _nothing(*_: object) -> None:
    pass


class Bench:
    """A job of one photo, whose photo is changed to see whether a result is the new one."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.photo = folder / "photos" / "a.jpg"
        self.photo.parent.mkdir()
        self.out = folder / "out"

    def done(self, **options: object) -> Job:
        """A finished job; its photo has another color afterwards."""
        self.paint("#336699")
        chosen = RemovalOptions.from_dict(options)
        plan = self.manager.plan([self.photo], chosen, destination=self.out)
        job = self.manager.submit(plan, chosen)
        self.work()
        self.earlier = (self.out / "a.png").read_bytes()
        self.paint("#aa2200")
        return job

    def paint(self, color: str) -> None:
        Image.new("RGB", (40, 30), color).save(self.photo)

    def work(
        self,
        pause: Callable[[CancelToken], object] | None = None,
        settings: CutSettings | None = None,
        *,
        soft: bool = False,
    ) -> None:
        def before(token: CancelToken) -> None:
            if pause:
                pause(token)

        remover = SoftRemover() if soft else EllipseRemover(before)
        engine = FakeEngine(remover)
        context = WorkContext(
            self.store,
            "test",
            lambda: engine,
            MemoryBudget(10**9),
            200_000_000,
            cut_settings=lambda: settings,
        )
        Worker(context, WorkerSignals(_nothing, _nothing, _nothing)).run()

    def only(self, job: Job) -> JobImage:
        (image,) = self.manager.status(job.id).images
        return image

    def again(self, job: Job) -> None:
        self.manager.render_again([self.only(job).id])

    def files(self) -> list[str]:
        return sorted(path.name for path in self.out.iterdir())

    def is_new(self, name: str = "a.png") -> bool:
        with Image.open(self.out / name) as result:
            pixel = result.convert("RGB").getpixel((20, 15))
        assert isinstance(pixel, tuple)
        return pixel[0] > pixel[2]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


@pytest.fixture(params=["exchanged", "linked", "copied"])
def file_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """File systems that can exchange two names, that have hard links at least, and that have neither."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    if request.param != "exchanged":
        monkeypatch.setattr(replacing, "_exchange", refuse)
    if request.param == "copied":
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("file_system")
@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_the_own_file_is_replaced_under_its_name(bench: Bench, policy: str) -> None:
    job = bench.done(on_conflict=policy)
    bench.again(job)
    waiting = bench.only(job)
    assert (waiting.status, waiting.output) == (ImageStatus.PENDING, bench.out / "a.png")
    assert bench.manager.job(job.id).progress.succeeded == 0
    bench.work()
    image = bench.only(job)
    assert (image.status, image.output) == (ImageStatus.COMPLETED, bench.out / "a.png")
    assert image.output_bytes == (bench.out / "a.png").stat().st_size
    assert bench.is_new()
    assert bench.files() == ["a.png"]
    assert (bench.manager.job(job.id).status, bench.manager.job(job.id).progress.succeeded) == (
        JobStatus.COMPLETED,
        1,
    )
    bench.again(job)  # and once more
    bench.work()
    assert bench.files() == ["a.png"]


@pytest.mark.usefixtures("file_system")
@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_a_file_that_the_user_changed_is_left_alone(bench: Bench, policy: str) -> None:
    job = bench.done(on_conflict=policy)
    (bench.out / "a.png").write_bytes(b"retouched")
    bench.again(job)
    bench.work()
    assert bench.only(job).output == bench.out / "a-2.png"
    assert (bench.out / "a.png").read_bytes() == b"retouched"
    assert bench.is_new("a-2.png")
    assert bench.files() == ["a-2.png", "a.png"]


def test_a_file_that_the_user_changes_in_the_last_moment_is_left_alone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = bench.done()
    exchange = replacing._exchange  # pyright: ignore[reportPrivateUsage]

    def late(one: Path, other: Path) -> None:
        if (bench.out / "a.png").read_bytes() == bench.earlier:
            (bench.out / "saved").write_bytes(b"retouched")
            (bench.out / "saved").replace(bench.out / "a.png")
        exchange(one, other)

    monkeypatch.setattr(replacing, "_exchange", late)
    bench.again(job)
    bench.work()
    assert (bench.out / "a.png").read_bytes() == b"retouched"
    assert bench.only(job).output == bench.out / "a-2.png"
    assert bench.files() == ["a-2.png", "a.png"]


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.usefixtures("file_system")
@pytest.mark.parametrize("locked", ["reading", "replacing"])
def test_an_earlier_file_that_another_program_locks_stops_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    job = bench.done()
    bench.again(job)
    if locked == "reading":
        monkeypatch.setattr(replacing, "hash_file", _refuse)
    else:
        move, exchange = Path.replace, replacing._exchange  # pyright: ignore[reportPrivateUsage]
        is_locked = (bench.out / "a.png").__eq__
        monkeypatch.setattr(Path, "replace", lambda one, to: (_refuse if is_locked(to) else move)(one, to))
        if exchange.__name__ == "_exchange":
            monkeypatch.setattr(replacing, "_exchange", _refuse)
    bench.work()
    assert bench.store.pause_state().reason is None
    assert bench.only(job).output == bench.out / "a-2.png"
    assert bench.is_new("a-2.png")
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.files() == ["a-2.png", "a.png"]


@pytest.mark.parametrize("ending", [OSError(errno.ENOSPC, "full"), SystemExit("killed")])
@pytest.mark.parametrize("file_system", ["copied"], indirect=True)
@pytest.mark.usefixtures("file_system")
def test_a_copy_that_was_made_in_part_is_no_file_of_the_user(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, ending: BaseException
) -> None:
    job = bench.done()
    bench.again(job)

    def half(source: BinaryIO, target: BinaryIO, _: int) -> None:
        target.write(source.read(50))
        raise ending

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", half)
        with suppress(SystemExit):
            bench.work()
    bench.store.clear_automatic_pause()
    bench.store.recover("new", hash_file)
    assert bench.files() == ["a.png"]
    bench.work()
    assert bench.only(job).output == bench.out / "a.png"
    assert (bench.is_new(), bench.files()) == (True, ["a.png"])


def test_a_file_that_is_gone_is_made_anew(bench: Bench) -> None:
    job = bench.done(on_conflict="skip")
    shutil.rmtree(bench.out)
    bench.again(job)
    bench.work()
    assert bench.only(job).output == bench.out / "a.png"
    assert bench.is_new()


def test_an_earlier_file_that_became_a_source_is_left_alone(bench: Bench) -> None:
    job = bench.done()
    bench.again(job)
    options = RemovalOptions()
    plan = bench.manager.plan([bench.out / "a.png"], options, destination=bench.out / "more")
    bench.manager.submit(plan, options, hold=True)
    bench.work()
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.only(job).output == bench.out / "a-2.png"


def test_what_fails_keeps_the_earlier_result_with_a_notice(bench: Bench) -> None:
    job = bench.done()
    before = bench.only(job)
    bench.photo.unlink()
    bench.again(job)
    bench.work()
    image = bench.only(job)
    assert (image.status, image.output, image.error) == (ImageStatus.COMPLETED, before.output, None)
    assert [notice.code for notice in image.notices] == ["not_rendered_again"]
    assert image.finished_at == before.finished_at
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.manager.job(job.id).progress.succeeded == 1
    bench.paint("#aa2200")
    bench.again(job)
    bench.work()
    assert (bench.is_new(), [notice.code for notice in bench.only(job).notices]) == (True, ["source_changed"])


def test_a_new_result_is_accepted_only_if_a_person_painted_it(bench: Bench, tmp_path: Path) -> None:
    settings = CutSettings(corrections=CorrectionStore(tmp_path / "corrections"), sensitivity=Sensitivity.MANY)
    job = bench.done()
    sha256 = hash_file(bench.photo)
    adjusted = Correction((40, 30), Adjustments(feather=1))
    painted = Correction.from_mask(np.full((30, 40), 200, np.uint8))
    for correction, review in ((adjusted, Review.NEEDS_REVIEW), (painted, Review.ACCEPTED)):
        CorrectionStore(tmp_path / "corrections").save(sha256, correction)
        bench.again(job)
        bench.work(settings=settings, soft=True)
        image = bench.only(job)
        assert (image.review, "correction_used" in [notice.code for notice in image.notices]) == (review, True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"background": "white"}, Review.ACCEPTED),
        ({"feather": 4}, Review.NEEDS_REVIEW),  # another mask
        ({}, Review.NEEDS_REVIEW),  # another photo
    ],
    ids=["background", "mask", "photo"],
)
def test_a_new_job_keeps_that_a_person_accepted_the_mask(
    bench: Bench, tmp_path: Path, change: dict[str, object], expected: Review
) -> None:
    settings = CutSettings(corrections=CorrectionStore(tmp_path / "corrections"), sensitivity=Sensitivity.MANY)
    job = bench.done()
    bench.manager.set_review([bench.only(job).id], Review.ACCEPTED)
    if change:  # done() painted another photo
        bench.paint("#336699")
        changed = bench.store.database.first("SELECT source_mtime_ns FROM image")[0]
        os.utime(bench.photo, ns=(changed, changed))
    options = RemovalOptions.from_dict(change)
    plan = bench.manager.plan_again(job.id, options, review=Review.ACCEPTED)
    new = bench.manager.submit(plan, options)
    assert new.as_dict()["review"]["accepted"] == 0
    bench.work(settings=settings, soft=True)
    assert bench.only(new).review is expected


@pytest.mark.parametrize("is_processing", [False, True])
def test_what_is_cancelled_keeps_the_earlier_result(bench: Bench, is_processing: bool) -> None:
    job = bench.done()
    before = bench.only(job)
    bench.again(job)
    if is_processing:
        bench.work(lambda _: bench.manager.cancel([job.id]))
    else:
        bench.manager.cancel([job.id])
        bench.work()
    image = bench.only(job)
    assert (image.status, image.output, image.steps) == (ImageStatus.COMPLETED, before.output, before.steps)
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.files() == ["a.png"]
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.succeeded, done.progress.cancelled) == (JobStatus.COMPLETED, 1, 0)


@pytest.mark.usefixtures("file_system")
def test_what_is_cancelled_while_it_is_replaced_is_put_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    job = bench.done()
    bench.again(job)
    complete = Store.complete

    def cancelled(store: Store, claim: Claim, *, has_temp: bool) -> bool:
        assert bench.is_new()
        bench.manager.cancel([job.id])
        return complete(store, claim, has_temp=has_temp)

    monkeypatch.setattr(Store, "complete", cancelled)
    bench.work()
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.files() == ["a.png"]
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.store.database.rows("SELECT owner, earlier, unwanted FROM image") == [(None, None, None)]


def test_a_second_request_while_it_is_processed_renders_once_more(bench: Bench) -> None:
    job = bench.done()
    bench.again(job)
    asked: list[int] = []

    def correct(_: CancelToken) -> None:
        if not asked:
            asked.append(1)
            bench.again(job)

    bench.work(correct)
    image = bench.only(job)
    assert (image.status, image.attempts, image.output) == (ImageStatus.COMPLETED, 3, bench.out / "a.png")
    assert bench.files() == ["a.png"]
    assert bench.manager.job(job.id).progress.succeeded == 1


@pytest.mark.parametrize("mark", Review)
def test_a_mark_that_is_set_meanwhile_counts_more_than_the_new_result(
    bench: Bench, tmp_path: Path, mark: Review
) -> None:
    job = bench.done()
    image_id = bench.only(job).id
    corrections = CorrectionStore(tmp_path / "corrections")
    corrections.save(photo_hash(bench.photo), PAINTED)
    bench.again(job)
    bench.store.database.execute("UPDATE image SET again_at = again_at - 10")
    bench.manager.set_review([image_id], mark)
    bench.work(settings=CutSettings(corrections=corrections))
    assert bench.only(job).review is mark
    bench.again(job)
    bench.work(settings=CutSettings(corrections=corrections))
    assert bench.only(job).review is Review.ACCEPTED  # made by hand


@pytest.mark.parametrize("mark", [Review.ACCEPTED, Review.REJECTED])
def test_a_mark_stays_when_the_same_photo_is_rendered_again(bench: Bench, mark: Review) -> None:
    job = bench.done()
    bench.again(job)
    bench.work()
    bench.manager.set_review([bench.only(job).id], mark)
    marked = bench.only(job)
    bench.again(job)
    bench.work(settings=UNSURE, soft=True)
    image = bench.only(job)
    assert (image.review, image.reviewed_at) == (mark, marked.reviewed_at)
    bench.paint("#336699")  # another photo
    bench.again(job)
    bench.work(settings=UNSURE, soft=True)
    image = bench.only(job)
    assert (image.review, image.reviewed_at) == (Review.NEEDS_REVIEW, None)


def test_a_mark_depends_on_corrections_made_or_removed_since(bench: Bench, tmp_path: Path) -> None:
    job = bench.done()
    corrections = CorrectionStore(tmp_path / "corrections")
    photo, settings = photo_hash(bench.photo), replace(UNSURE, corrections=corrections)

    def review_with(correction: Correction | None) -> Review:
        if correction is None:
            corrections.remove(photo)
        else:
            corrections.save(photo, correction)
        bench.again(job)
        bench.work(settings=settings, soft=True)
        return bench.only(job).review

    assert review_with(PAINTED) is Review.ACCEPTED
    assert review_with(None) is Review.NEEDS_REVIEW
    assert review_with(ADJUSTED) is Review.NEEDS_REVIEW
    bench.manager.set_review([bench.only(job).id], Review.ACCEPTED)
    assert review_with(ADJUSTED) is Review.ACCEPTED
    bench.manager.set_review([bench.only(job).id], Review.REJECTED)
    assert review_with(ADJUSTED) is Review.NEEDS_REVIEW
    bench.manager.set_review([bench.only(job).id], Review.REJECTED)
    assert review_with(PAINTED) is Review.ACCEPTED


def test_what_is_rendered_again_comes_first_even_in_a_held_job(bench: Bench) -> None:
    job = bench.done()
    options = RemovalOptions()
    other = bench.manager.submit(
        bench.manager.plan([bench.photo], options, destination=bench.out / "b"), options, priority=1000
    )
    bench.again(job)
    bench.manager.hold([job.id])
    claim = bench.store.claim("x")
    assert claim is not None
    assert claim.job_id == job.id
    bench.store.release(claim)
    bench.work()
    assert bench.only(other).status is bench.only(job).status is ImageStatus.COMPLETED


def test_only_results_are_rendered_again(bench: Bench) -> None:
    job = bench.done()
    options = RemovalOptions()
    plan = bench.manager.plan([bench.photo], options, destination=bench.out / "b")
    waiting = bench.only(bench.manager.submit(plan, options)).id
    for image_id, code in ((waiting, ErrorCode.WRONG_STATE), (999, ErrorCode.NO_SUCH_JOB)):
        with pytest.raises(AppError) as caught:
            bench.manager.render_again([bench.only(job).id, image_id])
        assert caught.value.code is code
    assert bench.only(job).status is ImageStatus.COMPLETED
    bench.again(job)
    with pytest.raises(AppError) as caught:
        bench.manager.edit(job.id, RemovalOptions.from_dict({"format": "webp"}))
    assert caught.value.code is ErrorCode.WRONG_STATE


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_results_that_need_review_go_to_their_folder_and_replace_nothing_there(bench: Bench, policy: str) -> None:
    bench.paint("#336699")
    review = bench.out.parent / "review"
    review.mkdir()
    (review / "a.png").write_bytes(b"of the user")
    options = RemovalOptions.from_dict({"on_conflict": policy})
    plan = bench.manager.plan([bench.photo], options, destination=bench.out)
    job = bench.manager.submit(plan, options, review_folder=review)
    bench.work(settings=CutSettings(sensitivity=Sensitivity.MANY), soft=True)
    image = bench.only(job)
    assert (image.status, image.review) == (ImageStatus.COMPLETED, Review.NEEDS_REVIEW)
    assert image.output == review / "a-2.png"
    assert (review / "a.png").read_bytes() == b"of the user"
    assert bench.files() == []
    assert sorted(path.name for path in review.iterdir()) == ["a-2.png", "a.png"]
    bench.again(job)
    bench.work()
    assert bench.only(job).output == review / "a-2.png"  # it stays where it was
    assert sorted(path.name for path in review.iterdir()) == ["a-2.png", "a.png"]


@pytest.mark.parametrize("review", ["review", "out/review", ""])
@pytest.mark.parametrize("is_killed", [False, True])
@pytest.mark.parametrize("is_sure", [False, True])
def test_a_result_for_review_that_was_recorded_but_not_published_is_made_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, review: str, is_killed: bool, is_sure: bool
) -> None:
    bench.paint("#336699")
    folder, options = bench.out.parent / review, RemovalOptions()
    plan = bench.manager.plan([bench.photo], options, destination=bench.out)
    job = bench.manager.submit(plan, options, review_folder=folder)

    def fail(*_: object, **__: object) -> None:
        raise SystemExit if is_killed else OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", fail)
        with suppress(SystemExit):
            bench.work(settings=UNSURE, soft=True)
    assert bench.only(job).status is (ImageStatus.PROCESSING if is_killed else ImageStatus.PENDING)
    bench.store.clear_automatic_pause()
    bench.store.recover("new", hash_file)
    bench.work(settings=UNSURE, soft=not is_sure)
    image = bench.only(job)
    assert (image.status, image.error) == (ImageStatus.COMPLETED, None)
    assert image.output == (bench.out if is_sure else folder) / "a.png"
    files = [path for path in bench.out.parent.rglob("*") if path.is_file() and "queue" not in path.name]
    assert sorted(files) == sorted([bench.photo, image.output])


def test_only_results_that_need_review_wait_for_their_folder(bench: Bench) -> None:
    bench.paint("#336699")
    review, options = bench.out.parent / "review", RemovalOptions()
    jobs: list[Job] = []
    for settings, is_soft in ((None, False), (UNSURE, True)):
        plan = bench.manager.plan([bench.photo], options, destination=bench.out)
        jobs.append(bench.manager.submit(plan, options, review_folder=review))
        review.rmdir()
        bench.work(settings=settings, soft=is_soft)
    assert [bench.only(job).status for job in jobs] == [ImageStatus.COMPLETED, ImageStatus.PENDING]
    pause = bench.store.pause_state()
    assert (pause.reason and pause.reason.code, pause.folder) == ("destination_missing", review)
    assert bench.files() == ["a.png"]


def test_an_attempt_whose_file_its_successor_deleted_pauses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = bench.done()
    bench.again(job)

    def late(path: Path) -> str:
        found = hash_file(path)
        monkeypatch.setattr(replacing, "hash_file", hash_file)
        bench.again(job)
        bench.work()
        return found

    monkeypatch.setattr(replacing, "hash_file", late)
    bench.work()
    assert bench.store.pause_state().reason is None
    assert (bench.only(job).status, bench.files()) == (ImageStatus.COMPLETED, ["a.png"])


CRASHING = """
import os, sys
from pathlib import Path
from fakes import EllipseRemover, FakeEngine
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.processing import Worker
from rembg_desktop.publish import replacing
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store

store, point, cancelled = Store.open(Path(sys.argv[1])), sys.argv[2], sys.argv[3:]
exchange, complete, commit = replacing._exchange, Store.complete, replacing.Replacement.commit

def reach(name):
    if name == point:
        if cancelled:
            QueueManager(store.database).cancel(cancelled)
        os._exit(9)

def exchanged(*paths):
    reach("before the exchange")
    exchange(*paths)
    reach("after the exchange")

def completed(*given, **more):
    done = complete(*given, **more)
    reach("after completing")
    return done

def committed(self):
    commit(self)
    reach("after deleting the earlier file")

replacing._exchange, Store.complete, replacing.Replacement.commit = exchanged, completed, committed
engine = FakeEngine(EllipseRemover(lambda _: reach("in the model")))
context = WorkContext(store, "killed", lambda: engine, MemoryBudget(10**9), 200_000_000)
nothing = lambda *_: None
Worker(context, WorkerSignals(nothing, nothing, nothing)).run()
"""


@pytest.mark.parametrize(
    ("point", "cancels"),
    [
        ("in the model", False),
        ("in the model", True),
        ("before the exchange", False),
        ("before the exchange", True),
        ("after the exchange", False),
        ("after the exchange", True),
        ("after completing", False),
        ("after deleting the earlier file", False),
    ],
)
def test_a_crash_at_any_point_leaves_one_whole_file_and_a_record_that_agrees(
    bench: Bench, point: str, cancels: bool
) -> None:
    job = bench.done()
    bench.again(job)
    support = Path(__file__).parents[1] / "support"
    command = [sys.executable, "-c", CRASHING, str(bench.store.database.path), point, *[job.id] * cancels]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(support)}, check=False)
    assert done.returncode == 9
    bench.store.recover("new", hash_file)
    bench.work()
    image = bench.only(job)
    assert (image.status, image.output) == (ImageStatus.COMPLETED, bench.out / "a.png")
    assert bench.files() == ["a.png"]
    assert bench.is_new() is not cancels
    (recorded,) = bench.store.database.rows("SELECT output_sha256, owner, earlier, unwanted FROM image")
    assert recorded == (hash_file(bench.out / "a.png"), None, None, None)
    assert bench.manager.job(job.id).progress.succeeded == 1


@pytest.mark.parametrize("ends", [False, True])
def test_a_crash_after_two_requests_in_one_attempt_leaves_no_file_of_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    job = bench.done()
    bench.again(job)
    exchange = replacing._exchange  # pyright: ignore[reportPrivateUsage]

    def killed(one: Path, other: Path) -> None:
        exchange(one, other)
        bench.again(job)
        if ends:
            bench.manager.cancel([job.id])
        else:
            bench.again(job)
        raise SystemExit

    with monkeypatch.context() as patch, suppress(SystemExit):
        patch.setattr(replacing, "_exchange", killed)
        bench.work()
    bench.store.recover("new", hash_file)
    assert (bench.out / "a.png").read_bytes() == bench.earlier
    assert bench.files() == ["a.png"]
    bench.work()
    assert (bench.is_new(), bench.files()) == (not ends, ["a.png"])


@pytest.mark.parametrize("stored", ["{", "{}", "[1]"])
def test_a_record_that_cannot_be_read_does_not_stop_recovery(bench: Bench, stored: str) -> None:
    job = bench.done()
    bench.again(job)
    claim = bench.store.claim("killed")
    assert claim is not None
    (bench.out / "a.png").rename(claim.temp.with_suffix(".earlier"))
    bench.store.database.execute("UPDATE image SET earlier = :text, unwanted = :text", text=stored)
    bench.store.recover("new", hash_file)
    assert [(bench.out / name).read_bytes() for name in bench.files()] == [bench.earlier]  # and no hidden file
    bench.work()
    assert bench.only(job).status is ImageStatus.COMPLETED


def test_a_job_keeps_its_start_while_its_only_image_is_rendered_again(bench: Bench) -> None:
    job = bench.done()
    before = bench.manager.job(job.id)
    assert before.started_at is not None
    bench.again(job)
    again = bench.manager.job(job.id)
    assert (again.status, again.started_at) == (JobStatus.PROCESSING, before.started_at)
    claim = bench.store.claim("test")
    assert claim is not None
    bench.store.release(claim)
    bench.manager.cancel([job.id])
    after = bench.manager.job(job.id)
    assert (after.status, after.started_at) == (JobStatus.COMPLETED, before.started_at)


def test_a_file_that_was_saved_in_the_moment_of_a_crash_survives(bench: Bench) -> None:
    job = bench.done()
    bench.again(job)
    claim = bench.store.claim("killed")
    assert claim is not None
    # The user saved it between check and exchange, and then the program was killed.
    (bench.out / "a.png").replace(replaced := claim.temp.with_suffix(".earlier"))
    replaced.write_bytes(b"retouched")
    (bench.out / "a.png").write_bytes(b"new result")
    assert bench.store.record_output(claim, bench.out / "a.png", hash_file(bench.out / "a.png"))
    bench.store.recover("new", hash_file)
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.files() == ["a-2.png", "a.png"]
    assert (bench.out / "a-2.png").read_bytes() == b"retouched"

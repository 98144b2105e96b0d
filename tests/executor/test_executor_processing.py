import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

import pytest
from fakes import EllipseRemover, FakeEngine
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken, ErrorCode, ModelReplacedError
from rembg_desktop.executor.active import ActiveImages
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import RemovalOptions
from rembg_desktop.publish import hash_file
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.connections import Connections
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class Bench:
    """A store, a folder of photos, and a worker whose loop the test calls itself."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.photos = folder / "photos"
        self.out = folder / "out"
        self.photos.mkdir()
        self.failures: list[int] = []

    def photo(self, name: str = "a.jpg", color: str = "#336699") -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40, 30), color).save(path)
        return path

    def submit(self, **options: object) -> Job:
        chosen = RemovalOptions.from_dict(options)
        plan = self.manager.plan([self.photos], chosen, destination=self.out, recursive=True)
        return self.manager.submit(plan, chosen)

    def work(self, engine: FakeEngine | None = None, low_disk_bytes: int = 0) -> WorkContext:
        chosen = engine or FakeEngine()
        context = WorkContext(
            self.store, "test", lambda: chosen, MemoryBudget(10**9), 200_000_000, low_disk_bytes=low_disk_bytes
        )
        signals = WorkerSignals(
            changed=lambda _: None,
            progress=lambda *_: None,
            failed=lambda _, image: self.failures.append(image),
        )
        Worker(context, signals).run()
        return context

    def only(self, job: Job) -> JobImage:
        (image,) = self.manager.status(job.id).images
        return image

    def files(self) -> list[str]:
        return sorted(str(path.relative_to(self.out)) for path in self.out.rglob("*") if path.is_file())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


def test_a_photo_becomes_a_cut_out_and_the_record_tells_of_it(bench: Bench) -> None:
    bench.photo("sub/a.jpg")
    job = bench.submit()
    bench.work()
    image = bench.only(job)
    assert image.status is ImageStatus.COMPLETED
    assert image.output == bench.out / "sub" / "a.png"
    assert image.output_bytes == image.output.stat().st_size
    assert image.device == "CPU"
    assert image.steps
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED
    with Image.open(image.output) as result:
        assert result.mode == "RGBA"
        assert result.getpixel((20, 15))[3] == 255
        assert result.getpixel((0, 0)) == (0, 0, 0, 0)
    assert bench.files() == ["sub/a.png"]


def test_results_keep_the_file_times_of_their_source_if_asked(bench: Bench) -> None:
    photo = bench.photo()
    os.utime(photo, ns=(1_234_567_890_123_456_789, 1_134_567_890_987_654_321))
    job = bench.submit(times="keep")
    again = bench.submit()
    bench.work()
    kept, new = bench.only(job), bench.only(again)
    assert kept.output
    assert new.output
    assert kept.output.stat().st_mtime_ns == 1_134_567_890_987_654_321
    assert new.output.stat().st_mtime > 1_700_000_000
    assert kept.notices == new.notices == ()


def test_times_that_cannot_be_kept_are_a_notice(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.photo()
    job = bench.submit(times="keep")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "not allowed")

    monkeypatch.setattr(os, "utime", refuse)
    bench.work()
    image = bench.only(job)
    assert image.status is ImageStatus.COMPLETED
    assert [notice.code for notice in image.notices] == ["times_not_kept"]
    assert bench.files() == ["a.png"]


def test_one_bad_image_never_stops_a_job(bench: Bench) -> None:
    bench.photo("a.jpg")
    (bench.photos / "b.jpg").write_bytes(b"")
    bench.photo("c.jpg")
    job = bench.submit()
    bench.work()
    done = bench.manager.job(job.id)
    assert (done.progress.succeeded, done.progress.failed, done.status) == (2, 1, JobStatus.COMPLETED)
    assert bench.files() == ["a.png", "c.png"]
    assert len(bench.failures) == 1


@pytest.mark.parametrize(
    ("policy", "files", "status"),
    [
        ("unique", ["a-2.png", "a.png"], ImageStatus.COMPLETED),
        ("skip", ["a.png"], ImageStatus.SKIPPED),
        ("overwrite", ["a.png"], ImageStatus.COMPLETED),
    ],
)
def test_a_file_that_appeared_since_the_plan(
    bench: Bench, policy: str, files: list[str], status: ImageStatus
) -> None:
    bench.photo()
    job = bench.submit(on_conflict=policy)

    def appear(_: CancelToken) -> None:
        (bench.out / "a.png").write_bytes(b"precious")

    bench.work(FakeEngine(EllipseRemover(appear)))
    image = bench.only(job)
    assert image.status is status
    assert bench.files() == files
    kept = (bench.out / "a.png").read_bytes() == b"precious"
    assert kept is (policy != "overwrite")
    assert image.output is not None
    assert image.output.exists()


@pytest.mark.parametrize(
    ("policy", "files", "status"),
    [
        ("unique", ["a-2.png", "a.png"], ImageStatus.COMPLETED),
        ("skip", ["a.png"], ImageStatus.SKIPPED),
        ("overwrite", ["a.png"], ImageStatus.COMPLETED),
    ],
)
@pytest.mark.parametrize("since", ["the plan", "the claim"])
def test_a_link_that_leads_nowhere_appeared(
    bench: Bench, policy: str, files: list[str], status: ImageStatus, since: str
) -> None:
    bench.photo()
    job = bench.submit(on_conflict=policy)

    def appear(_: CancelToken | None = None) -> None:
        bench.out.mkdir(exist_ok=True)
        (bench.out / "a.png").symlink_to("nothing")

    if since == "the plan":
        appear()
        bench.work()
    else:
        bench.work(FakeEngine(EllipseRemover(appear)))
    assert bench.only(job).status is status
    assert sorted(path.name for path in bench.out.iterdir()) == files
    assert (bench.out / "a.png").is_symlink() is (policy != "overwrite")


def _becomes_a_source(bench: Bench, path: Path) -> None:
    """Somebody submits what is about to be overwritten; the job waits."""
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (40, 30), "#ffffff").save(path)
    plan = bench.manager.plan([path], RemovalOptions(), destination=bench.photos.parent / "later")
    bench.manager.submit(plan, RemovalOptions(), hold=True)


def test_overwriting_replaces_no_file_but_the_planned_one(bench: Bench) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")

    def appear(_: CancelToken) -> None:
        _becomes_a_source(bench, bench.out / "a.png")
        (bench.out / "a-2.png").write_bytes(b"precious")

    bench.work(FakeEngine(EllipseRemover(appear)))
    assert (bench.out / "a-2.png").read_bytes() == b"precious"
    assert bench.only(job).output == bench.out / "a-3.png"


def test_a_name_chosen_at_the_claim_replaces_nothing(bench: Bench) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")
    _becomes_a_source(bench, bench.out / "a.png")

    def appear(_: CancelToken) -> None:
        (bench.out / "a-2.png").write_bytes(b"precious")

    bench.work(FakeEngine(EllipseRemover(appear)))
    assert (bench.out / "a-2.png").read_bytes() == b"precious"
    assert bench.only(job).output == bench.out / "a-2-2.png"


def test_a_name_chosen_in_an_earlier_attempt_replaces_nothing(bench: Bench) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")
    _becomes_a_source(bench, bench.out / "a.png")
    claim = bench.store.claim("test")
    assert claim
    bench.store.release(claim)
    (bench.out / "a-2.png").write_bytes(b"precious")
    bench.work()
    assert (bench.out / "a-2.png").read_bytes() == b"precious"
    assert bench.only(job).output == bench.out / "a-2-2.png"


def test_a_completed_image_that_is_done_again_replaces_nothing(bench: Bench) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")
    bench.work()
    bench.manager.retry(job.id, everything=True)
    (bench.out / "a-2.png").write_bytes(b"precious")
    bench.work()
    assert (bench.out / "a-2.png").read_bytes() == b"precious"
    assert bench.only(job).output == bench.out / "a-2-2.png"


def test_overwriting_never_replaces_the_source_under_another_name(bench: Bench) -> None:
    source = bench.photo("a.png")
    before = source.read_bytes()
    job = bench.submit(on_conflict="overwrite")
    bench.out.mkdir(exist_ok=True)
    (bench.out / "a.png").hardlink_to(source)
    bench.work()
    assert source.read_bytes() == before
    assert (bench.out / "a.png").read_bytes() == before
    assert bench.only(job).output == bench.out / "a-2.png"


def test_a_source_that_is_gone_fails_alone(bench: Bench) -> None:
    bench.photo("a.jpg")
    gone = bench.photo("b.jpg")
    job = bench.submit()
    gone.unlink()
    bench.work()
    failed = bench.manager.images(job.id, status=ImageStatus.FAILED)
    assert [image.error.code for image in failed if image.error] == [ErrorCode.SOURCE_MISSING]
    assert bench.files() == ["a.png"]


def test_a_source_folder_that_is_gone_pauses_the_queue(bench: Bench) -> None:
    bench.photo()
    job = bench.submit()
    shutil.rmtree(bench.photos)
    bench.work()
    pause = bench.manager.pause_state()
    assert pause.reason is not None
    assert pause.reason.code == ErrorCode.SOURCE_FOLDER_MISSING
    assert bench.only(job).status is ImageStatus.PENDING


def test_a_source_replaced_since_is_used_with_a_notice(bench: Bench) -> None:
    bench.photo(color="#336699")
    job = bench.submit()
    Image.new("RGB", (50, 40), "#ff0000").save(bench.photos / "a.jpg")
    bench.work()
    image = bench.only(job)
    assert [notice.code for notice in image.notices] == ["source_changed"]
    with Image.open(bench.out / "a.png") as result:
        assert result.size == (50, 40)


@pytest.mark.parametrize("deleted", ["the temporary file", "the folder of the result", "all folders"])
def test_an_image_is_tried_again_when_the_destination_was_emptied(bench: Bench, deleted: str) -> None:
    (bench.photos / "sub").mkdir(parents=True)
    bench.photo("sub/a.jpg")
    plan = bench.manager.plan([bench.photos], RemovalOptions(), destination=bench.out, recursive=True)
    job = bench.manager.submit(plan, RemovalOptions())
    folder = plan.images[0].destination.parent
    assert folder != plan.destination

    def empty(_: CancelToken) -> None:
        for part in folder.glob(".rembg-*"):
            part.unlink()
        if deleted != "the temporary file":
            folder.rmdir()
        if deleted == "all folders":
            shutil.rmtree(bench.out)
            bench.out.mkdir()

    bench.work(FakeEngine(EllipseRemover(empty)))
    trouble = bench.manager.pause_state().reason
    assert trouble is not None
    assert trouble.code == ErrorCode.DESTINATION_MISSING
    assert bench.only(job).status is ImageStatus.PENDING
    bench.store.clear_automatic_pause()
    bench.work()
    assert bench.only(job).status is ImageStatus.COMPLETED


def test_a_destination_that_is_gone_pauses_the_queue_and_blames_no_image(bench: Bench) -> None:
    bench.photo()
    job = bench.submit()
    bench.out.rmdir()
    bench.work()
    pause = bench.manager.pause_state()
    assert pause.reason is not None
    assert pause.reason.code == ErrorCode.DESTINATION_MISSING
    assert pause.folder == bench.out
    image = bench.only(job)
    assert (image.status, image.error) == (ImageStatus.PENDING, None)


def test_a_disk_that_fills_while_writing_pauses_the_queue(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.photo()
    job = bench.submit()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    bench.work()
    monkeypatch.undo()
    pause = bench.manager.pause_state()
    assert pause.reason is not None
    assert pause.reason.code == ErrorCode.DISK_FULL
    assert pause.needed_bytes > 0
    assert bench.only(job).status is ImageStatus.PENDING
    assert bench.files() == []


def test_a_disk_that_is_nearly_full_pauses_before_anything_is_written(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.photo()
    job = bench.submit()
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**9, 10**9 - 10**6, 10**6))
    monkeypatch.setattr("rembg_desktop.paths.free_bytes", lambda _: 10**6)
    engine = FakeEngine()
    bench.work(engine, low_disk_bytes=200_000_000)
    pause = bench.manager.pause_state()
    assert pause.reason is not None
    assert pause.reason.code == ErrorCode.DISK_FULL
    assert pause.needed_bytes >= 50_000_000  # on a small disk a twentieth of it
    assert engine.only.runs == 0
    assert bench.only(job).status is ImageStatus.PENDING


def test_a_job_cancelled_meanwhile_leaves_no_output(bench: Bench) -> None:
    bench.photo()
    job = bench.submit()

    def cancel(_: CancelToken) -> None:
        bench.manager.cancel([job.id])

    bench.work(FakeEngine(EllipseRemover(cancel)))
    assert bench.manager.job(job.id).status is JobStatus.CANCELLED
    assert bench.only(job).status is ImageStatus.CANCELLED
    assert bench.files() == []


def test_trouble_of_the_engine_fails_the_whole_job_with_one_reason(bench: Bench) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        bench.photo(name)
    job = bench.submit()
    error = AppError(ErrorCode.MODEL_CORRUPT, "The model u2netp is damaged.", "Download it again.")
    bench.work(FakeEngine(error=error))
    done = bench.manager.status(job.id)
    assert done.job.status is JobStatus.FAILED
    assert {image.error.code for image in done.images if image.error} == {ErrorCode.MODEL_CORRUPT}
    assert len(bench.failures) == 1


def test_a_model_that_is_replaced_just_now_is_used_from_its_new_file(bench: Bench) -> None:
    bench.photo()
    bench.photo("b.jpg")
    job = bench.submit()
    errors = [ModelReplacedError(ErrorCode.MODEL_CORRUPT, "The file of the model was replaced.")]

    def replaced(_: CancelToken) -> None:
        if errors:
            raise errors.pop()

    bench.work(FakeEngine(EllipseRemover(replaced)))
    assert errors == []
    assert bench.manager.job(job.id).progress.succeeded == 2
    assert sorted(path.name for path in bench.out.iterdir()) == ["a.png", "b.png"]


def test_out_of_memory_fails_the_image_with_its_own_code(bench: Bench) -> None:
    bench.photo()
    job = bench.submit()

    def burst(_: CancelToken) -> None:
        raise MemoryError

    bench.work(FakeEngine(EllipseRemover(burst)))
    error = bench.only(job).error
    assert error is not None
    assert error.code == ErrorCode.OUT_OF_MEMORY


def test_a_bug_fails_its_image_only(bench: Bench) -> None:
    bench.photo("a.jpg")
    bench.photo("b.jpg")
    job = bench.submit()
    calls: list[int] = []

    def once(_: CancelToken) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError

    bench.work(FakeEngine(EllipseRemover(once)))
    progress = bench.manager.job(job.id).progress
    assert (progress.succeeded, progress.failed) == (1, 1)


def test_a_folder_with_the_name_of_a_result_is_never_replaced(bench: Bench) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")

    def appear(_: CancelToken) -> None:
        (bench.out / "a.png").mkdir()
        (bench.out / "a.png" / "precious.txt").touch()

    bench.work(FakeEngine(EllipseRemover(appear)))
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.files() == ["a-2.png", "a.png/precious.txt"]


def test_a_file_with_the_name_of_a_folder_fails_what_belongs_there(bench: Bench) -> None:
    bench.photo("a.jpg")
    bench.photo("sub/b.jpg")
    job = bench.submit()
    (bench.out / "sub").write_text("precious")
    bench.work()
    first, second = bench.manager.status(job.id).images
    assert first.status is ImageStatus.COMPLETED
    assert second.error is not None
    assert second.error.code == ErrorCode.CANNOT_ENCODE
    assert str(bench.out / "sub") in second.error.message
    assert bench.files() == ["a.png", "sub"]


@pytest.mark.parametrize("what", ["photos", "out"])
def test_a_drive_that_does_not_answer_pauses_the_queue(
    bench: Bench, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.photo()
    job = bench.submit()
    gone = str(getattr(bench, what))
    stat = os.stat

    def answer(path: object, **rest: bool) -> os.stat_result:
        if str(path).startswith(gone):
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN), str(path))
        return stat(path, **rest)  # pyright: ignore[reportArgumentType, reportCallIssue]

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", answer)
        bench.work()
    assert bench.only(job).status is ImageStatus.PENDING
    trouble = bench.manager.pause_state().reason
    assert trouble is not None
    assert trouble.code == (ErrorCode.SOURCE_FOLDER_MISSING if what == "photos" else ErrorCode.DESTINATION_MISSING)


def test_a_photo_that_may_not_be_looked_at_fails_alone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = bench.photo()
    job = bench.submit()
    stat = os.stat

    def answer(path: object, **rest: bool) -> os.stat_result:
        if str(path) == str(photo):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **rest)  # pyright: ignore[reportArgumentType, reportCallIssue]

    monkeypatch.setattr(os, "stat", answer)
    bench.work()
    error = bench.only(job).error
    assert error is not None
    assert error.code == ErrorCode.SOURCE_UNREADABLE


def test_a_photo_of_an_impossible_time_is_taken_as_it_is(bench: Bench) -> None:
    photo = bench.photo()
    os.utime(photo, ns=(0, 2**63 + 10**9))
    if photo.stat().st_mtime_ns < 2**63:
        pytest.skip("the file system cannot keep such a time")
    job = bench.submit()
    bench.work()
    image = bench.only(job)
    assert (image.status, image.notices) == (ImageStatus.COMPLETED, ())
    bench.manager.retry(job.id, everything=True)
    bench.work()
    assert bench.only(job).status is ImageStatus.COMPLETED


def test_an_image_that_is_tried_again_while_the_cancelled_attempt_still_runs(bench: Bench) -> None:
    bench.photo()
    job = bench.submit()
    active = ActiveImages()

    def claim() -> Claim | None:
        return bench.store.claim("test")

    with active.claimed(claim) as first:
        bench.manager.cancel([job.id])
        bench.manager.retry(job.id)
        with active.claimed(claim) as second:
            assert first
            assert second
            assert second[0].image_id == first[0].image_id
            active.interrupt(active.attempts() - bench.store.current("test"))
            assert first[1].is_cancelled
            assert not second[1].is_cancelled
        assert len(active) == 1
    assert len(active) == 0


def _around_link(
    monkeypatch: pytest.MonkeyPatch,
    before: Callable[[], object] = lambda: None,
    after: Callable[[], object] = lambda: None,
) -> None:
    """Do something just before and just after a result gets its name."""
    link = os.link

    def linked(source: Path, target: Path) -> None:
        before()
        link(source, target)
        after()

    monkeypatch.setattr(os, "link", linked)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_share_that_hangs_while_publishing_keeps_nobody_from_cancelling(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    bench.photo()
    job = bench.submit()
    hangs, answers = Event(), Event()

    def hang() -> None:
        hangs.set()
        answers.wait(30)

    _around_link(monkeypatch, **{moment: hang})
    worker = Thread(target=bench.work)
    worker.start()
    assert hangs.wait(30)
    bench.manager.cancel([job.id])
    assert bench.only(job).status is ImageStatus.CANCELLED
    assert not answers.is_set()
    answers.set()
    worker.join()
    assert bench.files() == []
    assert bench.only(job).status is ImageStatus.CANCELLED


def test_what_replaced_a_file_stays_when_the_job_is_cancelled(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.photo()
    job = bench.submit(on_conflict="overwrite")
    (bench.out / "a.png").write_bytes(b"old")
    replace = os.replace

    def replaced(source: Path, target: Path) -> None:
        bench.manager.cancel([job.id])
        replace(source, target)

    monkeypatch.setattr(os, "replace", replaced)
    bench.work()
    assert bench.only(job).status is ImageStatus.CANCELLED
    assert bench.files() == ["a.png"]
    with Image.open(bench.out / "a.png") as result:
        result.load()


def test_an_output_that_somebody_changed_is_not_withdrawn(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.photo()
    job = bench.submit()

    def change() -> None:
        bench.manager.cancel([job.id])
        (bench.out / "a.png").write_bytes(b"precious")

    _around_link(monkeypatch, after=change)
    bench.work()
    assert (bench.out / "a.png").read_bytes() == b"precious"


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_an_output_whose_publication_was_reported_as_failed_is_recognized(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, policy: str
) -> None:
    bench.photo()
    job = bench.submit(on_conflict=policy)

    def lose_the_answer() -> None:
        raise OSError(errno.EIO, "the share did not answer")

    with monkeypatch.context() as patch:
        _around_link(patch, after=lose_the_answer)
        bench.work()
    assert bench.only(job).status is ImageStatus.PENDING
    bench.manager.resume()
    engine = FakeEngine()
    bench.work(engine)
    image = bench.only(job)
    assert (image.status, image.output) == (ImageStatus.COMPLETED, bench.out / "a.png")
    assert bench.files() == ["a.png"]
    assert engine.only.runs == 0
    assert image.steps


class FailingCommits:
    """Lets commits fail from a moment on, as often as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, stored: bool) -> None:
        self.left = 0
        self._stored = stored
        self._perform = Connections.perform
        monkeypatch.setattr(Connections, "perform", self._fail_or_perform())

    def _fail_or_perform(self) -> Callable[..., sqlite3.Cursor]:
        def perform(connections: Connections, sql: str, *values: Any, **rest: Any) -> sqlite3.Cursor:
            if sql != "COMMIT" or not self.left:
                return self._perform(connections, sql, *values, **rest)
            self.left -= 1
            if self._stored:
                self._perform(connections, sql)
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error

        return perform


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize("times", [1, 2])
def test_a_commit_that_fails_after_publishing_makes_no_second_result(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, stored: bool, times: int
) -> None:
    bench.photo()
    job = bench.submit()
    commits = FailingCommits(monkeypatch, stored=stored)

    def fail() -> None:
        commits.left = times

    with monkeypatch.context() as patch:
        _around_link(patch, after=fail)
        bench.work()
    if bench.only(job).status is ImageStatus.PROCESSING:  # as a later start of the program finds it
        assert bench.store.recover("new", hash_file).completed == 1
    bench.work()
    image = bench.only(job)
    assert (image.status, image.output) == (ImageStatus.COMPLETED, bench.out / "a.png")
    assert bench.files() == ["a.png"]
    assert image.attempts == 1


def test_a_queue_that_cannot_be_written_blames_no_image(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.photo()
    job = bench.submit()
    commits = FailingCommits(monkeypatch, stored=False)

    def fail(_: CancelToken) -> None:
        commits.left = 2  # the second time the change is tried on its own

    context = bench.work(FakeEngine(EllipseRemover(fail)))
    image = bench.only(job)
    assert (image.status, image.error) == (ImageStatus.PROCESSING, None)  # the housekeeper returns it to the queue
    assert context.active.attempts() == set()
    assert bench.files() == []


@pytest.mark.parametrize("end", ["cancelled", "storage error", "failure"])
def test_an_end_that_cannot_be_recorded_lets_go_of_the_image(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    bench.photo()
    job = bench.submit()
    commits = FailingCommits(monkeypatch, stored=False)

    def fail(cancel: CancelToken) -> None:
        commits.left = 1
        if end == "cancelled":
            cancel.cancel()
        elif end == "storage error":
            raise OSError(errno.ENOSPC, "No space left on device")
        else:
            raise ZeroDivisionError

    context = bench.work(FakeEngine(EllipseRemover(fail)))
    assert bench.only(job).status is ImageStatus.PROCESSING
    assert context.active.attempts() == set()


CRASHING = """
import os, sys
from pathlib import Path
from fakes import EllipseRemover, FakeEngine
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.processing import Worker
from rembg_desktop.pipeline import cut_out  # loads what links files when it is imported
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store

store, point, cancelled = Store.open(Path(sys.argv[1])), sys.argv[2], sys.argv[3:]
link, unlink = os.link, os.unlink

def reach(name):
    if name == point:
        if cancelled:
            QueueManager(store.database).cancel(cancelled)
        os._exit(9)

def linked(*paths):
    reach("before publishing")
    link(*paths)
    reach("after publishing")

def unlinked(path):
    unlink(path)
    reach("after deleting the temporary file")

os.link, os.unlink = linked, unlinked
engine = FakeEngine(EllipseRemover(lambda _: reach("in the model")))
context = WorkContext(store, "killed", lambda: engine, MemoryBudget(10**9), 200_000_000)
nothing = lambda *_: None
Worker(context, WorkerSignals(nothing, nothing, nothing)).run()
"""


@pytest.mark.parametrize("cancels", [False, True])
@pytest.mark.parametrize(
    ("point", "is_published"),
    [
        ("in the model", False),
        ("before publishing", False),
        ("after publishing", True),
        ("after deleting the temporary file", True),
    ],
)
def test_a_crash_at_any_point_neither_loses_nor_repeats_a_result(
    bench: Bench, point: str, is_published: bool, cancels: bool
) -> None:
    bench.photo()
    job = bench.submit()
    support = Path(__file__).parents[1] / "support"
    command = [sys.executable, "-c", CRASHING, str(bench.store.database.path), point, *[job.id] * cancels]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(support)}, check=False)
    assert done.returncode == 9
    assert bench.store.recover("new", hash_file).completed == (is_published and not cancels)
    bench.work()
    image = bench.only(job)
    assert image.status is (ImageStatus.CANCELLED if cancels else ImageStatus.COMPLETED)
    assert bench.files() == ([] if cancels else ["a.png"])
    assert image.attempts == (1 if cancels or is_published else 2)

"""Photos are cut out by workers of a cluster, and everything else is as in local work."""

import errno
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Thread, current_thread

import numpy as np
import pytest
from cluster_bench import ClusterBench, small_cluster
from fakes import FakeEngine, Held
from PIL import Image
from waiting import until

from rembg_desktop.cluster import dispatch, links, remote
from rembg_desktop.cluster.transport import WorkerTroubleError
from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import MaskStore, photo_hash
from rembg_desktop.masks.uncertainty import SecondLook
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.types import ImageStatus, JobStatus

SIX = [f"{number}.png" for number in range(6)]
TWO = [Output("Cutout", RemovalOptions()), Output("Shop", RemovalOptions.from_dict({"format": "webp"}))]


@pytest.fixture(params=["same folders", "no common folder"])
def either(request: pytest.FixtureRequest, bench: ClusterBench) -> ClusterBench:
    if request.param == "no common folder":
        bench.part()
    return bench


def test_photos_are_cut_out_by_all_workers(either: ClusterBench) -> None:
    job = either.submit(6)
    either.work(threads=4)
    detail = either.manager.status(job.id)
    assert detail.job.status is JobStatus.COMPLETED
    assert either.files() == SIX
    assert all(remover.runs for remover in either.removers)
    for image in detail.images:
        assert {"load", "mask", "compose", "encode"} <= set(image.steps)
        assert image.device == "CPU"
        assert image.uncertainty is not None
        assert image.photo_sha256 == photo_hash(image.source)
    with Image.open(either.out / "0.png") as result:
        assert result.getpixel((20, 15)) == (0, 90, 160, 255)
        assert result.getpixel((0, 0))[3] == 0


def test_a_mask_is_kept_and_taken_again(either: ClusterBench, tmp_path: Path) -> None:
    settings = CutSettings(MaskStore(tmp_path / "masks", 10**8), None, SecondLook.NEVER)
    either.submit(2)
    either.work(settings)
    runs = either.runs
    again = either.submit(2, on_conflict="overwrite")
    either.work(settings)
    assert either.runs == runs
    for image in either.manager.status(again.id).images:
        assert "kept" in image.steps


def test_a_correction_is_used(either: ClusterBench, tmp_path: Path) -> None:
    corrections = CorrectionStore(tmp_path / "corrections")
    job = either.submit(2)
    painted = np.full((30, 40), 255, np.uint8)
    corrections.save(photo_hash(either.photos / "0.jpg"), Correction.from_arrays(painted, painted))
    either.work(CutSettings(None, corrections))
    first, second = either.manager.status(job.id).images
    assert [notice.code for notice in first.notices] == ["correction_used"]
    assert second.notices == ()
    with Image.open(either.out / "0.png") as result:
        assert result.getpixel((0, 0))[3] == 255


def test_several_outputs_are_made_of_one_cut(either: ClusterBench) -> None:
    job = either.submit(1, TWO)
    either.work()
    assert [each.status for each in either.manager.status(job.id).images[0].outputs] == [ImageStatus.COMPLETED] * 2
    assert len(either.files()) == 2
    assert either.runs == 1


def test_the_same_framing_of_a_folder_is_measured_there(either: ClusterBench) -> None:
    job = either.submit(2, trim=True, framing="same")
    either.work()
    either.work()
    assert either.manager.job(job.id).progress.succeeded == 2
    sizes = set()
    for name in either.files():
        with Image.open(either.out / name) as result:
            sizes.add(result.size)
    assert len(sizes) == 1


def test_background_images_are_sent_or_seen(either: ClusterBench, tmp_path: Path) -> None:
    folder = tmp_path / "backgrounds"
    folder.mkdir()
    for name, color in (("a", "#ff0000"), ("b", "#00ff00")):
        Image.new("RGB", (40, 30), color).save(folder / f"{name}.png")
    job = either.submit(2, background=str(folder))
    either.work()
    assert either.manager.job(job.id).progress.succeeded == 2
    for name, color in (("0.png", (255, 0, 0)), ("1.png", (0, 255, 0))):
        with Image.open(either.out / name) as result:
            assert result.convert("RGB").getpixel((0, 0)) == color


def test_a_photo_that_cannot_be_read_fails_with_its_reason(either: ClusterBench) -> None:
    job = either.submit(2)
    (either.photos / "0.jpg").write_bytes(b"no image")
    either.work()
    first, second = either.manager.status(job.id).images
    assert first.error is not None
    assert first.error.code == "unsupported_format"
    assert second.status is ImageStatus.COMPLETED


def test_cancelling_reaches_the_worker(either: ClusterBench) -> None:
    held = Held()
    either.before = held
    job = either.submit(1)
    working = Thread(target=either.work)
    working.start()
    assert held.reached.wait(60)
    either.manager.cancel([job.id])
    either.active.interrupt(either.active.attempts())
    working.join(60)
    assert held.free.wait(60)  # the model was interrupted there
    assert either.manager.job(job.id).status is JobStatus.CANCELLED
    until(lambda: not either.files())


def test_an_image_goes_elsewhere_when_a_worker_is_out_of_memory(bench: ClusterBench) -> None:
    failed = []

    def once(_cancel: CancelToken) -> None:
        if not failed:
            failed.append(1)
            raise MemoryError

    bench.before = once
    job = bench.submit(1)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1
    assert bench.runs == 2
    assert [worker.is_usable for worker in bench.dispatcher.report().workers].count(False) == 1


def test_trouble_of_a_worker_never_fails_an_image(bench: ClusterBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_REST_SECONDS", 0.0)
    left = list(range(7))

    def full_disk(_cancel: CancelToken) -> None:
        if left:
            left.pop()
            raise WorkerTroubleError("The disk of this worker is full.")

    bench.before = full_disk
    job = bench.submit(1)
    bench.work()
    assert not left
    assert bench.manager.job(job.id).progress.succeeded == 1


def test_a_folder_that_a_worker_may_only_read_gets_its_results_from_here(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(remote, "TempFile", refused)
    job = bench.submit(2)
    bench.work()
    assert bench.store.pause_state().reason is None
    assert bench.manager.job(job.id).progress.succeeded == 2
    assert bench.files() == SIX[:2]


def test_a_photo_that_a_worker_may_not_read_is_sent_to_it(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = bench.submit(2)
    usual = Path.open

    def opened(path: Path, *values: object, **more: object) -> object:
        if path == bench.photos / "1.jpg" and "Dask" in current_thread().name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return usual(path, *values, **more)

    monkeypatch.setattr(Path, "open", opened)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 2


def test_photos_of_another_program_keep_no_worker_from_working(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_GIVEN_UP_SECONDS", 0.0)
    other = dispatch.ClusterDispatcher(bench.cluster.scheduler_address)
    other.start()
    until(lambda: other.slots == 4)
    held = Held()
    bench.before = held
    job = bench.submit(1)
    working = Thread(target=bench.work)
    working.start()
    assert held.reached.wait(60)
    looks = _looks(bench, 4)
    until(looks.is_set)
    assert other.slots == 4
    other.close()
    held.free.set()
    working.join(60)
    assert bench.manager.job(job.id).progress.succeeded == 1


def _looks(bench: ClusterBench, count: int) -> Event:
    """Set when each worker was asked so often how it is."""
    enough = Event()
    asked = dict.fromkeys(bench.cluster.workers, 0)
    for number, worker in bench.cluster.workers.items():
        usual = worker.handlers["rembg_desktop_poll"]

        async def poll(kept: tuple[str, ...] = (), number: object = number, usual: object = usual) -> object:
            asked[number] += 1
            if min(asked.values()) > count:
                enough.set()
            return await usual(kept)

        worker.handlers["rembg_desktop_poll"] = poll
    return enough


def test_a_photo_that_was_given_up_and_does_not_end_keeps_its_worker_from_getting_more(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_GIVEN_UP_SECONDS", 0.0)
    reached, free = Event(), Event()

    def stuck(_cancel: CancelToken) -> None:
        reached.set()
        free.wait(60)

    bench.before = stuck
    job = bench.submit(1)
    working = Thread(target=bench.work)
    working.start()
    assert reached.wait(60)
    bench.manager.cancel([job.id])
    bench.active.interrupt(bench.active.attempts())
    working.join(60)
    until(lambda: bench.dispatcher.slots == 2)
    free.set()
    until(lambda: bench.dispatcher.slots == 4)


def test_a_bug_that_is_no_usual_exception_fails_its_image_only(bench: ClusterBench) -> None:
    class PanicError(BaseException):
        """As libraries in Rust raise."""

    failed = []

    def once(_cancel: CancelToken) -> None:
        if not failed:
            failed.append(1)
            raise PanicError

    bench.before = once
    job = bench.submit(2)
    bench.work()
    progress = bench.manager.job(job.id).progress
    assert (progress.succeeded, progress.failed) == (1, 1)


def test_a_cluster_on_this_computer_that_does_not_start_is_started_again(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "_GRACE_SECONDS", 0.1)
    is_full = Event()
    is_full.set()

    @asynccontextmanager
    async def cluster() -> AsyncIterator[None]:
        if is_full.is_set():
            raise OSError(errno.ENOSPC, "No space left on device")
        yield

    def started(*_: object) -> tuple[None, object]:
        entered = cluster()
        entered.scheduler_address = bench.cluster.scheduler_address
        return None, entered

    monkeypatch.setattr(dispatch, "local_cluster", started)
    monkeypatch.setattr(dispatch, "_AGAIN_SECONDS", 0.1)
    bench.dispatcher.close()
    bench.dispatcher = dispatch.ClusterDispatcher("local:2", processes=2)
    bench.dispatcher.start()
    trouble = until(bench.dispatcher.trouble)
    assert "No space left on device" in trouble.message
    is_full.clear()
    until(lambda: bench.dispatcher.slots == 4)
    job = bench.submit(2)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 2


@pytest.fixture
def frail(tmp_path: Path) -> Iterator[ClusterBench]:
    """A cluster of its own, for tests that break it."""
    with small_cluster() as cluster:
        bench = ClusterBench(tmp_path, cluster)
        yield bench
        bench.close()


def test_the_images_of_a_worker_that_ends_go_to_the_other_one(frail: ClusterBench) -> None:
    held = Held()
    frail.before = held
    job = frail.submit(4)
    working = Thread(target=lambda: frail.work(threads=4))
    working.start()
    until(lambda: frail.runs == 2)
    worker = next(iter(frail.cluster.workers.values()))
    frail.cluster.loop.add_callback(worker.close)
    until(lambda: len(frail.dispatcher.report().workers) == 1)
    frail.before = None
    held.free.set()
    working.join(90)
    frail.work()
    assert frail.manager.job(job.id).progress.succeeded == 4
    assert frail.files() == SIX[:4]


def test_the_queue_pauses_while_no_worker_is_left(frail: ClusterBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "_GRACE_SECONDS", 0.1)
    job = frail.submit(1)
    for worker in list(frail.cluster.workers.values()):
        frail.cluster.loop.add_callback(worker.close)
    trouble = until(frail.dispatcher.trouble)
    assert isinstance(trouble, AppError)
    assert trouble.code == "cluster_unreachable"
    frail.work()
    reason = frail.store.pause_state().reason
    assert reason is not None
    assert reason.code == "cluster_unreachable"
    assert frail.manager.job(job.id).progress.processed == 0
    assert frail.store.current("test") == set()


def test_an_image_is_not_blamed_for_a_restart_of_the_scheduler(frail: ClusterBench) -> None:
    held = Held()
    frail.before = held
    frail.submit(1)
    working = Thread(target=frail.work)
    working.start()
    assert held.reached.wait(60)
    until(lambda: frail.progress)  # it is known there that the photo is being processed
    scheduler = frail.cluster.scheduler
    usual = scheduler.handlers["identity"]
    scheduler.handlers["identity"] = lambda *_, **__: {"id": "restarted", "workers": {}, "services": {}}
    until(lambda: not frail.dispatcher.report().workers)
    scheduler.handlers["identity"] = usual
    frail.before = None
    held.free.set()
    working.join(60)
    assert frail.files() == SIX[:1]
    assert frail.store.database.number("SELECT max(crashes) FROM image") == 0


def test_without_a_cluster_photos_are_cut_out_here_if_the_settings_say_so(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "_GRACE_SECONDS", 0.0)
    bench.dispatcher.close()
    bench.dispatcher = dispatch.ClusterDispatcher("tcp://127.0.0.1:1", fallback_local=True)
    bench.dispatcher.start()
    until(lambda: bench.dispatcher.works_here)
    assert bench.dispatcher.trouble() is None
    job = bench.submit(2)
    bench.engine = FakeEngine()
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 2
    assert bench.runs == 0

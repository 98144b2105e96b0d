"""Workers of a cluster read photos in stores and put results there; this computer does what they cannot."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import numpy as np
import pytest
from cluster_bench import ClusterBench, small_cluster
from fakes import Held
from PIL import Image
from waiting import until

from rembg_desktop.cluster import links, stored
from rembg_desktop.errors import CancelToken, ErrorCode
from rembg_desktop.executor import transfers
from rembg_desktop.executor.context import WorkerSignals
from rembg_desktop.executor.processing import Worker
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import MaskStore
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.publish import hash_file
from rembg_desktop.publish.stores import StoredFile, StoreError, StorePath, Stores, stores
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job, JobStatus

TWO = [Output("Cutout", RemovalOptions()), Output("Shop", RemovalOptions.from_dict({"format": "webp"}))]
BYTES = {"fetch", "put", "sha256"}
"""Calls with which the bytes of an object travel."""


class Watched:
    """Access to the stores that counts its calls. A test may replace what a call does."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.instead: dict[str, Callable[..., object]] = {}

    def __call__(self) -> Stores:
        return self

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*values: object, **more: object) -> object:
            self.calls[name] += 1
            return self.instead.get(name, getattr(stores(), name))(*values, **more)

        return call

    def deny(self, *names: str) -> None:
        def refuse(*_values: object, **_more: object) -> object:
            raise StoreError(ErrorCode.SOURCE_UNREADABLE, "No credentials.", is_denied=True)

        self.instead.update(dict.fromkeys(names, refuse))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The executor's access."""
    watched = Watched()
    monkeypatch.setattr(transfers, "stores", watched)
    return watched


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The access of the workers, which are in this process, too."""
    watched = Watched()
    monkeypatch.setattr(stored, "stores", watched)
    return watched


@pytest.fixture(params=["memory", "s3"])
def photos(request: pytest.FixtureRequest) -> StorePath:
    return request.getfixturevalue(request.param)


@pytest.fixture
def out(photos: StorePath) -> StorePath:
    return photos.parent / "out"


@pytest.fixture
def frail(tmp_path: Path) -> Iterator[ClusterBench]:
    with small_cluster() as cluster:
        bench = ClusterBench(tmp_path, cluster)
        yield bench
        bench.close()


def add(bench: ClusterBench, path: StorePath, content: bytes | None = None) -> None:
    file = bench.folder / ".rembg-added.part"
    if content is None:
        Image.new("RGB", (40, 30), "#0a5aa0").save(file, "PNG")
    else:
        file.write_bytes(content)
    stores().put(file, path, replace=True)


def submit(
    bench: ClusterBench,
    source: Path,
    out: Path,
    count: int = 0,
    outputs: list[Output] | None = None,
    **options: object,
) -> Job:
    for number in range(count):
        assert isinstance(source, StorePath)
        add(bench, source / f"{number}.png")
    wanted = RemovalOptions.from_dict(options)
    return bench.manager.submit(bench.manager.plan([source], wanted, destination=out, outputs=outputs), wanted)


def names(folder: StorePath) -> list[str]:
    found = [found.path for page, _ in stores().pages(folder, recursive=True) for found in page]
    return sorted(str(path.relative_to(folder)) for path in found)


def content(path: StorePath, tmp_path: Path) -> bytes:
    target = tmp_path / str(uuid4())
    assert stores().fetch(path, target, CancelToken()) is not None
    return target.read_bytes()


def kept_files(bench: ClusterBench) -> list[Path]:
    folders = [Path(worker.local_directory) for worker in bench.cluster.workers.values()]
    # Not glob(), which fails where a folder is deleted meanwhile.
    own = (entry for folder in folders for entry in os.scandir(folder) if entry.name.startswith("rembg-"))
    return [Path(place, name) for entry in own for place, _, names in os.walk(entry) for name in names]


def test_the_bytes_of_photos_and_results_do_not_pass_this_computer(
    bench: ClusterBench, photos: StorePath, out: StorePath, here: Watched, there: Watched, tmp_path: Path
) -> None:
    here.deny(*BYTES)
    job = submit(bench, photos, out, 6)
    bench.work(threads=4)
    assert bench.manager.job(job.id).progress.succeeded == 6
    assert names(out) == [f"{number}.png" for number in range(6)]
    with Image.open(BytesIO(content(out / "0.png", tmp_path))) as result:
        assert (result.mode, result.getpixel((20, 15)), result.getpixel((0, 0))[3]) == (
            "RGBA",
            (10, 90, 160, 255),
            0,
        )
    assert here.calls == {}
    assert there.calls == {"fetch": 6, "put": 6}
    assert all(remover.runs for remover in bench.removers)
    until(lambda: not kept_files(bench))
    for image in bench.manager.status(job.id).images:
        assert (image.device, image.notices, image.attempts) == ("CPU", (), 1)


def test_several_outputs_kept_masks_corrections_and_framing_need_no_bytes_here_either(
    bench: ClusterBench, memory: StorePath, here: Watched, tmp_path: Path
) -> None:
    here.deny(*BYTES)
    corrections = CorrectionStore(tmp_path / "corrections")
    painted = np.full((30, 40), 255, np.uint8)
    corrections.save("0" * 64, Correction.from_arrays(painted, painted))
    settings = CutSettings(MaskStore(tmp_path / "masks", 10**8), corrections)
    several = submit(bench, memory, memory.parent / "several", 2, TWO)
    bench.work(settings)
    assert bench.runs == 1  # both photos are equal, and the mask of the first one is kept
    framed = submit(bench, memory, memory.parent / "framed", trim=True, framing="same")
    bench.work(settings)
    bench.work(settings)
    for job in (several, framed):
        assert bench.manager.job(job.id).progress.succeeded == 2
    assert names(memory.parent / "several") == ["0.png", "1.png", "Shop/0.webp", "Shop/1.webp"]
    assert names(memory.parent / "framed") == ["0.png", "1.png"]
    assert bench.runs == 1


@pytest.mark.parametrize("is_common", [True, False])
def test_results_on_this_computer_get_the_times_of_photos_in_a_store(
    bench: ClusterBench, memory: StorePath, here: Watched, is_common: bool
) -> None:
    if not is_common:
        bench.part()
    here.deny(*BYTES)
    job = submit(bench, memory, bench.out, 2, times="keep")
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 2
    for name in ("0.png", "1.png"):
        found = stores().find(memory / name)
        assert (bench.out / name).stat().st_mtime_ns == found.mtime_ns


def test_a_photo_that_was_changed_since_is_used_with_a_notice(
    bench: ClusterBench, memory: StorePath, here: Watched
) -> None:
    here.deny(*BYTES)
    job = submit(bench, memory, memory.parent / "out", 1)
    file = BytesIO()
    Image.new("RGB", (50, 50), "#ff0000").save(file, "PNG")
    add(bench, memory / "0.png", file.getvalue())
    bench.work()
    (image,) = bench.manager.status(job.id).images
    assert [notice.code for notice in image.notices] == ["source_changed"]
    assert here.calls == {"find": 1}


def test_the_first_result_of_each_worker_is_looked_at_if_nothing_was_read_there(
    bench: ClusterBench, memory: StorePath, here: Watched, there: Watched
) -> None:
    bench.submit(1)  # makes the photos
    job = submit(bench, bench.photos, memory, 0)
    bench.work()
    again = submit(bench, bench.photos, memory, 0)
    bench.work()
    for each in (job, again):
        assert bench.manager.job(each.id).progress.succeeded == 1
    assert there.calls["put"] >= 2
    assert here.calls["sha256"] in (1, 2)
    assert here.calls["put"] <= 1  # a worker that was not known yet says that the planned object exists
    assert names(memory) == ["0-2.png", "0.png"]


def test_a_worker_that_sees_another_store_is_found_out(
    bench: ClusterBench, memory: StorePath, there: Watched
) -> None:
    bench.submit(1)
    elsewhere = memory.parent / "elsewhere"
    there.instead["put"] = lambda file, path, replace: stores().put(file, elsewhere / path.name, replace=replace)
    job = submit(bench, bench.photos, memory / "out", 0)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1
    assert names(memory / "out") == ["0.png"]


def test_a_worker_that_reads_another_photo_is_found_out(
    bench: ClusterBench, memory: StorePath, there: Watched, tmp_path: Path
) -> None:
    def other(path: StorePath, target: Path, cancel: CancelToken) -> StoredFile:
        Image.new("RGB", (70, 70)).save(target, "PNG")
        return StoredFile(path, False, target.stat().st_size, 1)

    there.instead["fetch"] = other
    job = submit(bench, memory, memory.parent / "out", 1)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1
    with Image.open(BytesIO(content(memory.parent / "out" / "0.png", tmp_path))) as result:
        assert result.size == (40, 30)


@pytest.mark.parametrize("action", ["fetch", "put"])
def test_this_computer_does_what_workers_cannot_and_remembers_it(
    bench: ClusterBench, memory: StorePath, here: Watched, there: Watched, action: str, caplog
) -> None:
    there.deny(action)
    job = submit(bench, memory, memory.parent / "out", 5)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 5
    assert names(memory.parent / "out") == [f"{number}.png" for number in range(5)]
    assert there.calls[action] <= 2  # once for each worker
    assert there.calls["put" if action == "fetch" else "fetch"] == 5
    assert here.calls[action] == 5
    assert "No credentials" in caplog.text
    assert bench.runs == 5
    assert all(worker.is_usable for worker in bench.dispatcher.report().workers)


def test_the_worker_is_asked_again_after_a_while(
    bench: ClusterBench, memory: StorePath, here: Watched, there: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "_AGAIN_SECONDS", 0.0)
    there.deny(*BYTES)
    submit(bench, memory, memory.parent / "out", 1)
    bench.work()
    there.instead.clear()
    here.deny(*BYTES)
    again = submit(bench, memory, memory.parent / "out")
    bench.work()
    assert bench.manager.job(again.id).progress.succeeded == 1


def test_a_missing_object_fails_and_is_not_the_fault_of_the_worker(
    bench: ClusterBench, photos: StorePath, out: StorePath, here: Watched, there: Watched
) -> None:
    job = submit(bench, photos, out, 3)
    stores().delete(photos / "0.png")
    bench.work()
    first, *others = bench.manager.status(job.id).images
    assert first.error.code == ErrorCode.SOURCE_MISSING.value
    assert [image.status for image in others] == [ImageStatus.COMPLETED] * 2
    assert there.calls["fetch"] == 3
    assert here.calls["fetch"] == 1


@pytest.mark.parametrize(
    ("action", "code"),
    [("fetch", ErrorCode.SOURCE_FOLDER_MISSING), ("put", ErrorCode.DESTINATION_MISSING)],
)
def test_the_queue_waits_for_a_store_that_is_away_from_everywhere(
    bench: ClusterBench, memory: StorePath, here: Watched, there: Watched, action: str, code: ErrorCode
) -> None:
    def away(*_values: object, **_more: object) -> object:
        raise StoreError(ErrorCode.SOURCE_UNREADABLE, "It cannot be reached.", is_away=True)

    here.instead[action] = there.instead[action] = away
    job = submit(bench, memory, memory.parent / "out", 1)
    bench.work()
    assert bench.store.pause_state().reason.code == code
    assert bench.manager.job(job.id).progress.processed == 0
    here.instead.clear()
    there.instead.clear()
    here.deny("fetch", "put")
    bench.store.clear_automatic_pause()
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1


@pytest.mark.parametrize(
    ("policy", "status", "output", "is_kept"),
    [
        ("unique", ImageStatus.COMPLETED, "0-2.png", True),
        ("skip", ImageStatus.SKIPPED, "0.png", True),
        ("overwrite", ImageStatus.COMPLETED, "0.png", False),
    ],
)
def test_the_conflict_policy_holds_for_an_object_that_appears_while_a_photo_is_cut_out(
    bench: ClusterBench,
    photos: StorePath,
    out: StorePath,
    here: Watched,
    tmp_path: Path,
    policy: str,
    status: ImageStatus,
    output: str,
    is_kept: bool,
) -> None:
    here.deny("put", "fetch")
    job = submit(bench, photos, out, 1, on_conflict=policy)
    bench.before = lambda _cancel: add(bench, out / "0.png", b"earlier")
    bench.work()
    (image,) = bench.manager.status(job.id).images
    assert (image.status, str(image.output)) == (status, str(out / output))
    assert (content(out / "0.png", tmp_path) == b"earlier") is is_kept
    assert bench.runs == 1


def test_an_own_result_that_was_put_although_its_worker_was_lost_is_recognized(
    bench: ClusterBench, memory: StorePath, there: Watched, tmp_path: Path
) -> None:
    """The object of the first attempt appears after the second attempt has looked for it."""
    out = memory.parent / "out"
    job = submit(bench, memory, out, 1)
    claim = bench.store.claim("test")
    late = tmp_path / "late"
    late.write_bytes(b"made by the first attempt")
    assert bench.store.record_output(claim, claim.destination, hash_file(late))
    bench.store.release(claim)
    bench.before = lambda _cancel: stores().put(late, out / "0.png", replace=False)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1
    assert names(out) == ["0.png"]
    assert there.calls["put"] == 1


@pytest.mark.parametrize("is_put", [False, True])
def test_the_result_of_a_worker_that_ends_is_made_again_unless_it_was_put(
    frail: ClusterBench, memory: StorePath, there: Watched, is_put: bool
) -> None:
    ended: list[object] = []
    is_over = Event()

    def put(file: Path, path: StorePath, *, replace: bool) -> None:
        is_first = not ended
        if is_put or not is_first:
            stores().put(file, path, replace=replace)
        if is_first:
            workers = frail.cluster.workers.values()
            ended.extend(each for each in workers if file.is_relative_to(each.local_directory))
            frail.cluster.loop.add_callback(ended[0].close)
            is_over.wait(120)

    there.instead["put"] = put
    job = submit(frail, memory, memory.parent / "out", 3)
    frail.work()
    is_over.set()
    assert frail.manager.job(job.id).progress.succeeded == 3
    assert names(memory.parent / "out") == ["0.png", "1.png", "2.png"]
    assert frail.runs == (3 if is_put else 4)


class Killed(BaseException):
    """The executor ends at once."""


@pytest.mark.parametrize("is_put", [False, True])
def test_a_crash_of_this_program_around_putting_neither_loses_nor_doubles_a_result(
    bench: ClusterBench, photos: StorePath, out: StorePath, is_put: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submit(bench, photos, out, 1)

    def put(file: stored.KeptFile, path: StorePath, **more: object) -> None:
        if is_put:
            real(file, path, **more)
        raise Killed

    real = stored._KeptResult.put
    with monkeypatch.context() as patch:
        patch.setattr(stored._KeptResult, "put", put)
        worker = Worker(bench.context(), WorkerSignals(print, print, print))
        with pytest.raises(Killed):
            worker.run()
    bench.store.close()
    bench.store = Store.open(bench.folder / "queue.db")
    assert bench.store.recover("next", hash_file).returned == 1
    bench.work()
    (image,) = bench.manager.status(job.id).images
    assert image.status is ImageStatus.COMPLETED
    assert names(out) == ["0.png"]
    assert bench.runs == (1 if is_put else 2)


def test_what_nobody_asks_for_any_more_is_deleted_on_the_worker(
    frail: ClusterBench, memory: StorePath, there: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "_FORGOTTEN_SECONDS", 2.0)
    monkeypatch.setattr(stored, "_SWEEP_SECONDS", 0.1)
    may_go_on = Event()

    def put(*_values: object, **_more: object) -> None:
        may_go_on.wait(120)
        raise ConnectionError

    there.instead["put"] = put
    submit(frail, memory, memory.parent / "out", 1)
    context = frail.context()
    working = Thread(target=Worker(context, WorkerSignals(print, print, print)).run)
    working.start()
    until(lambda: there.calls["put"])
    (kept,) = kept_files(frail)
    context.stopping.set()
    frail.dispatcher.close()
    until(lambda: not kept.exists())
    may_go_on.set()
    working.join(90)
    assert not working.is_alive()
    assert stores().find(memory.parent / "out" / "0.png") is None


def test_a_result_that_is_asked_for_is_kept_for_as_long_as_it_takes(
    frail: ClusterBench, memory: StorePath, there: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "_FORGOTTEN_SECONDS", 6.0)
    monkeypatch.setattr(stored, "_SWEEP_SECONDS", 0.05)
    sweeps = Counter[str]()
    real = stored.time.sleep

    def put(file: Path, path: StorePath, *, replace: bool) -> None:
        until(lambda: sweeps["all"] > 200)
        stores().put(file, path, replace=replace)

    def sleep(seconds: float) -> None:
        sweeps["all"] += 1
        real(seconds)

    monkeypatch.setattr(stored.time, "sleep", sleep)
    there.instead["put"] = put
    job = submit(frail, memory, memory.parent / "out", 1)
    frail.work()
    assert frail.manager.job(job.id).progress.succeeded == 1


def test_no_more_than_two_images_for_each_thread_are_under_way(
    frail: ClusterBench, memory: StorePath, there: Watched
) -> None:
    may_go_on = Event()

    def put(file: Path, path: StorePath, *, replace: bool) -> None:
        may_go_on.wait(120)
        stores().put(file, path, replace=replace)

    there.instead["put"] = put
    job = submit(frail, memory, memory.parent / "out", 9)
    working = Thread(target=lambda: frail.work(threads=8))
    working.start()
    until(lambda: there.calls["put"] == 4)
    assert (there.calls["fetch"], frail.runs) == (4, 4)
    until(lambda: len(kept_files(frail)) == 4)
    may_go_on.set()
    working.join(90)
    frail.work()
    assert frail.manager.job(job.id).progress.succeeded == 9


@pytest.mark.parametrize("moment", ["while it is fetched", "while it is cut out", "while it is put"])
def test_nothing_is_left_of_an_image_that_is_cancelled(
    bench: ClusterBench, memory: StorePath, there: Watched, moment: str
) -> None:
    held = Held()
    out = memory.parent / "out"
    may_go_on, reached = Event(), held.reached

    def fetch(path: StorePath, target: Path, cancel: CancelToken) -> object:
        held(cancel)
        cancel.check()
        return stores().fetch(path, target, cancel)

    def put(file: Path, path: StorePath, *, replace: bool) -> None:
        reached.set()
        may_go_on.wait(120)
        stores().put(file, path, replace=replace)

    if moment == "while it is fetched":
        there.instead["fetch"] = fetch
    elif moment == "while it is put":
        there.instead["put"] = put
    else:
        bench.before = held
    job = submit(bench, memory, out, 1)
    working = Thread(target=bench.work)
    working.start()
    assert reached.wait(90)
    bench.manager.cancel([job.id])
    bench.active.interrupt(bench.active.attempts())
    may_go_on.set()
    working.join(90)
    assert not working.is_alive()
    assert bench.manager.job(job.id).status is JobStatus.CANCELLED
    if moment != "while it is put":
        assert held.free.wait(90), "the worker still has it"
    until(lambda: not kept_files(bench) and stores().find(out / "0.png") is None)


def test_a_worker_puts_results_only_where_their_job_wants_them(
    bench: ClusterBench, memory: StorePath, there: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[dict[str, object]] = []
    real = stored._KeptResult.put

    def put(file: stored._KeptResult, path: StorePath, **more: object) -> None:
        (stray, *_) = [link.stores for link in bench.dispatcher._links.values() if link.stores.kept]
        answers.append(stray._ask("put", file._order, (file._number, memory / "0.png", True), CancelToken()))
        real(file, path, **more)

    monkeypatch.setattr(stored._KeptResult, "put", put)
    submit(bench, memory, memory.parent / "out", 1)
    before = stores().sha256(memory / "0.png")
    bench.work()
    assert "not in the folder of the job" in str(answers[0]["refusal"])
    assert stores().sha256(memory / "0.png") == before
    assert names(memory.parent / "out") == ["0.png"]


def test_a_photo_that_takes_too_long_is_given_up_by_its_worker_too(
    bench: ClusterBench, memory: StorePath, there: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "deadline", lambda *_: 0.0)
    monkeypatch.setattr(links, "_REST_SECONDS", 0.0)
    given_up = Event()

    def hangs(path: StorePath, target: Path, cancel: CancelToken) -> StoredFile | None:
        there.instead.clear()
        monkeypatch.undo()
        with cancel.hook(given_up.set):
            given_up.wait(60)
        return None

    there.instead["fetch"] = hangs
    monkeypatch.setattr(stored, "stores", there)
    job = submit(bench, memory, memory.parent / "out", 1)
    bench.work()
    assert given_up.wait(60)
    assert bench.manager.job(job.id).progress.succeeded == 1

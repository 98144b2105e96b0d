"""Several outputs of one photo: each is published by itself, the photo is cut once, and nothing is made twice."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import EllipseRemover, FakeEngine
from PIL import Image

from rembg_desktop.errors import CancelToken, ErrorCode
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.uncertainty import Sensitivity
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.publish import hash_file, publish
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus, Review

FOUR = [
    Output(name, options)
    for name, options in BUILT_IN.items()
    if name in ("Transparent PNG", "White shop picture", "Mask", "WebP for the web")
]
FILES = ["Mask/a-mask.png", "WebP for the web/a.webp", "White shop picture/a.jpg", "a.png"]


def output(preset: str, **values: object) -> Output:
    return Output(preset, RemovalOptions.from_dict(values))


TWO = [output("Cutout"), output("Shop", format="webp")]


class Killed(BaseException):
    """The process ends here."""


class Unsure(EllipseRemover):
    """Is certain of nothing."""

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.runs += 1
        return Image.new("L", image.size, 128)


class Bench:
    """A store, a photo, and a worker whose loop the test calls itself."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.photo = folder / "photos" / "a.jpg"
        self.photo.parent.mkdir()
        self.paint("#336699")
        self.out = folder / "out"
        self.failures: list[int] = []
        self.progress: list[float] = []
        self.remover = EllipseRemover()

    def paint(self, color: str) -> None:
        Image.new("RGB", (40, 30), color).save(self.photo)

    def submit(self, outputs: list[Output], review_folder: Path | None = None) -> Job:
        options = outputs[0].options
        plan = self.manager.plan([self.photo], options, destination=self.out, outputs=outputs)
        return self.manager.submit(plan, options, review_folder=review_folder)

    def work(self, settings: CutSettings | None = None) -> None:
        engine = FakeEngine(self.remover)
        context = WorkContext(
            self.store, "test", lambda: engine, MemoryBudget(10**9), 10**8, cut_settings=lambda: settings
        )
        signals = WorkerSignals(
            changed=lambda _: None,
            progress=lambda _, __, share: self.progress.append(share),
            failed=lambda _, image: self.failures.append(image),
        )
        Worker(context, signals).run()

    def only(self, job: Job) -> JobImage:
        (image,) = self.manager.status(job.id).images
        return image

    def statuses(self, job: Job) -> list[str]:
        return [each.status.value for each in self.only(job).outputs]

    def files(self, folder: Path | None = None) -> list[str]:
        root = folder or self.out
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())

    def is_new(self, name: str) -> bool:
        with Image.open(self.out / name) as result:
            pixel = result.convert("RGB").getpixel((20, 15))
        assert isinstance(pixel, tuple)
        return pixel[0] > pixel[2]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


def test_four_presets_of_one_photo_run_the_model_once(bench: Bench) -> None:
    job = bench.submit(FOUR)
    assert bench.statuses(job) == ["pending"] * 4
    bench.work()
    assert bench.files() == FILES
    assert bench.remover.runs == 1
    image = bench.only(job)
    assert (image.status, image.output, image.destination) == (ImageStatus.COMPLETED, *[bench.out / "a.png"] * 2)
    assert [each.preset for each in image.outputs] == [each.name for each in FOUR]
    for each in image.outputs:
        assert each.status is ImageStatus.COMPLETED
        assert each.output is not None
        assert each.output_bytes == each.output.stat().st_size
    assert {"load", "mask", "compose", "encode"} == set(image.steps)
    assert image.photo_sha256 == hash_file(bench.photo)
    assert bench.progress == sorted(bench.progress)
    assert bench.progress[-1] == 1
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.succeeded, done.progress.total) == (JobStatus.COMPLETED, 1, 1)
    assert done.outputs == tuple(FOUR)
    assert (done.options, done.preset) == (FOUR[0].options, FOUR[0].name)


def test_the_documents_name_every_output(bench: Bench) -> None:
    job = bench.submit(TWO)
    bench.work()
    document = bench.manager.status(job.id).as_dict()
    assert [each["name"] for each in document["outputs"]] == ["Cutout", "Shop"]
    (image,) = document["images"]
    assert image["output"] == image["outputs"][0]["output"] == str(bench.out / "a.png")
    assert image["outputs"][1] == {
        "number": 2,
        "preset": "Shop",
        "status": "completed",
        "destination": str(bench.out / "Shop" / "a.webp"),
        "output": str(bench.out / "Shop" / "a.webp"),
        "output_bytes": (bench.out / "Shop" / "a.webp").stat().st_size,
        "notices": [],
        "error": None,
    }


def test_an_image_with_one_output_has_it_in_its_document(bench: Bench) -> None:
    job = bench.submit([output("Shop", format="webp")])
    bench.work()
    assert (bench.manager.job(job.id).preset, bench.files()) == ("Shop", ["a.webp"])
    (only,) = bench.only(job).outputs
    assert (only.number, only.status, only.output) == (1, ImageStatus.COMPLETED, bench.out / "a.webp")
    assert bench.store.database.rows("SELECT * FROM output") == []


def test_names_with_the_preset_need_no_folder(bench: Bench) -> None:
    bench.submit([output("A", name="{stem} {preset}"), output("B/C", name="{stem} {preset}", format="webp")])
    bench.work()
    assert bench.files() == ["a A.png", "a B_C.webp"]


def test_one_output_that_fails_does_not_stop_the_others(bench: Bench) -> None:
    (bench.out / "Shop").mkdir(parents=True)
    (bench.out / "Shop").rmdir()
    (bench.out / "Shop").write_bytes(b"in the way")
    job = bench.submit([*TWO, output("Mask", mask_only=True)])
    bench.work()
    image = bench.only(job)
    assert bench.statuses(job) == ["completed", "failed", "completed"]
    assert image.status is ImageStatus.FAILED
    assert bench.failures == [image.id]
    assert image.error == image.outputs[1].error
    assert image.error is not None
    assert image.error.code == ErrorCode.CANNOT_ENCODE
    assert bench.files() == ["Mask/a.png", "Shop", "a.png"]
    assert bench.manager.job(job.id).progress.failed == 1

    before = {name: (bench.out / name).stat().st_ino for name in ("a.png", "Mask/a.png")}
    (bench.out / "Shop").unlink()
    bench.manager.retry(job.id)
    assert bench.statuses(job) == ["completed", "pending", "completed"]
    bench.work()
    assert bench.statuses(job) == ["completed"] * 3
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.files() == ["Mask/a.png", "Shop/a.webp", "a.png"]
    assert before == {name: (bench.out / name).stat().st_ino for name in before}  # not made again


def test_a_photo_that_cannot_be_cut_fails_as_a_whole(bench: Bench) -> None:
    bench.photo.write_bytes(b"no photo")
    job = bench.submit(TWO)
    bench.work()
    image = bench.only(job)
    assert image.status is ImageStatus.FAILED
    assert bench.statuses(job) == ["failed", "failed"]
    assert {each.error for each in image.outputs} == {image.error}
    bench.paint("#336699")
    bench.manager.retry(job.id)
    bench.work()
    assert bench.statuses(job) == ["completed", "completed"]


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_each_output_follows_its_conflict_policy(bench: Bench, policy: str) -> None:
    (bench.out / "Shop").mkdir(parents=True)
    (bench.out / "Shop" / "a.webp").write_bytes(b"mine")
    job = bench.submit([output("Cutout"), output("Shop", format="webp", on_conflict=policy)])
    bench.work()
    image = bench.only(job)
    assert image.status is ImageStatus.COMPLETED
    is_kept = (bench.out / "Shop" / "a.webp").read_bytes() == b"mine"
    assert is_kept is (policy != "overwrite")
    assert image.outputs[1].status == ("skipped" if policy == "skip" else "completed")
    more = ["Shop/a-2.webp"] if policy == "unique" else []
    assert bench.files() == [*more, "Shop/a.webp", "a.png"]


def test_an_image_is_skipped_when_all_its_outputs_are(bench: Bench) -> None:
    (bench.out / "B").mkdir(parents=True)
    for name in ("a.png", "B/a.webp"):
        (bench.out / name).write_bytes(b"mine")
    job = bench.submit([output("A", on_conflict="skip"), output("B", format="webp", on_conflict="skip")])
    bench.work()
    assert bench.only(job).status is ImageStatus.SKIPPED
    assert bench.manager.job(job.id).progress.skipped == 1
    assert bench.remover.runs == 0


def test_a_cancel_between_two_outputs_keeps_the_finished_one(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = bench.submit(TWO)
    _before_publishing(monkeypatch, "a.webp", lambda: bench.manager.cancel([job.id]))
    bench.work()
    image = bench.only(job)
    assert image.status is ImageStatus.CANCELLED
    assert bench.statuses(job) == ["completed", "cancelled"]
    assert bench.files() == ["a.png"]
    bench.manager.retry(job.id)
    bench.work()
    assert bench.statuses(job) == ["completed", "completed"]
    assert bench.files() == ["Shop/a.webp", "a.png"]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("name", ["a.png", "a.webp", "a-mask.png"])
def test_a_crash_at_any_output_loses_and_repeats_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str, moment: str
) -> None:
    outputs = [*TWO, output("Mask", mask_only=True, name="{stem}-mask")]
    job = bench.submit(outputs)
    killing = _before_publishing if moment == "before" else _after_publishing
    killing(monkeypatch, name, _die)
    with pytest.raises(Killed):
        bench.work()
    done = {path: path.stat().st_ino for path in bench.out.rglob("a*.*") if ".part" not in path.name}
    recovery = bench.store.recover("next", hash_file)
    assert (recovery.returned, recovery.completed) == ((1, 0) if moment == "before" else (0, 1))
    bench.work()
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.files() == ["Mask/a-mask.png", "Shop/a.webp", "a.png"]
    assert {path: path.stat().st_ino for path in done} == done
    counts = bench.manager.job(job.id).progress
    assert (counts.succeeded, counts.total) == (1, 1)


def test_a_full_disk_between_two_outputs_pauses_and_goes_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    job = bench.submit(TWO)

    def fail() -> None:
        raise OSError(28, os.strerror(28))

    _before_publishing(monkeypatch, "a.webp", fail)
    bench.work()
    assert bench.store.pause_state().reason is not None
    assert bench.statuses(job) == ["completed", "pending"]
    bench.store.clear_automatic_pause()
    bench.work()
    assert bench.statuses(job) == ["completed", "completed"]
    assert bench.files() == ["Shop/a.webp", "a.png"]


def test_uncertain_results_all_go_to_the_review_folder(bench: Bench, tmp_path: Path) -> None:
    bench.remover = Unsure()
    job = bench.submit(TWO, review_folder=tmp_path / "check")
    bench.work(CutSettings(sensitivity=Sensitivity.MANY))
    image = bench.only(job)
    assert (image.status, image.review) == (ImageStatus.COMPLETED, Review.NEEDS_REVIEW)
    assert bench.files() == []
    assert bench.files(tmp_path / "check") == ["Shop/a.webp", "a.png"]
    assert [each.output for each in image.outputs] == [
        tmp_path / "check" / name for name in ("a.png", "Shop/a.webp")
    ]
    files = dict(bench.manager.written_files([image.id]))
    assert files == {path: hash_file(path) for path in files}
    assert len(files) == 2
    moved = {path: path.with_name(f"moved-{path.name}") for path in files}
    bench.manager.record_moves([image.id], moved)
    assert {each.output for each in bench.only(job).outputs} == set(moved.values())


def test_all_outputs_are_rendered_again_in_place(bench: Bench) -> None:
    job = bench.submit(TWO)
    bench.work()
    bench.paint("#aa2200")
    image = bench.only(job)
    bench.manager.render_again([image.id])
    waiting = bench.only(job)
    assert [each.output for each in waiting.outputs] == [each.output for each in image.outputs]
    assert bench.statuses(job) == ["pending", "pending"]
    bench.work()
    assert bench.statuses(job) == ["completed", "completed"]
    assert bench.files() == ["Shop/a.webp", "a.png"]
    assert bench.is_new("a.png")
    assert bench.is_new("Shop/a.webp")
    left = "SELECT count(*) FROM image WHERE owner IS NOT NULL OR earlier IS NOT NULL OR unwanted IS NOT NULL"
    assert bench.store.database.number(left) == 0


def test_a_cancel_while_rendering_again_leaves_every_file_whole(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = bench.submit(TWO)
    bench.work()
    bench.paint("#aa2200")
    bench.manager.render_again([bench.only(job).id])
    complete = bench.store.complete_output
    calls: list[int] = []

    def cancelled(claim, **others):
        calls.append(claim.output_number)
        if claim.output_number == 2:
            bench.manager.cancel([job.id])
        return complete(claim, **others)

    monkeypatch.setattr(bench.store, "complete_output", cancelled)
    bench.work()
    assert calls == [1, 2]
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert bench.statuses(job) == ["completed", "completed"]
    assert bench.files() == ["Shop/a.webp", "a.png"]
    assert (bench.is_new("a.png"), bench.is_new("Shop/a.webp")) == (True, False)
    for each in bench.only(job).outputs:
        assert each.output_bytes == each.output.stat().st_size
    bench.manager.render_again([bench.only(job).id])
    monkeypatch.undo()
    bench.work()
    assert bench.is_new("Shop/a.webp")
    assert bench.files() == ["Shop/a.webp", "a.png"]


def _die() -> None:
    raise Killed


def _before_publishing(monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[[], object]) -> None:
    _hooked(monkeypatch, name, do, before=True)


def _after_publishing(monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[[], object]) -> None:
    _hooked(monkeypatch, name, do, before=False)


def _hooked(monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[[], object], *, before: bool) -> None:
    """Do something once, right before or after a file gets this name."""
    from rembg_desktop.executor import publishing

    done: list[bool] = []

    def hooked(temp: Path, destination: Path, *, replace: bool) -> None:
        is_it = destination.name == name and not done
        if is_it:
            done.append(True)
        if is_it and before:
            do()
        publish(temp, destination, replace=replace)
        if is_it and not before:
            do()

    monkeypatch.setattr(publishing, "publish", hooked)


def test_backgrounds_of_a_folder_take_turns_and_a_retry_gets_the_same(bench: Bench, tmp_path: Path) -> None:
    colors = ["#ff0000", "#00ff00", "#0000ff"]
    behind = tmp_path / "behind"
    behind.mkdir()
    for number, color in enumerate(colors, 1):
        Image.new("RGB", (8, 8), color).save(behind / f"{number}.png")
    photos = [bench.photo.with_name(f"p{number}.png") for number in range(1, 5)]
    for photo in photos:
        bench.photo.replace(photo)
        bench.paint("#336699")
    bench.photo.unlink()
    photos[1].write_bytes(b"damaged")
    options = RemovalOptions.from_dict({"background": str(behind), "on_conflict": "overwrite"})
    job = bench.manager.submit(bench.manager.plan(photos, options, destination=bench.out), options)
    bench.work()
    photos[1].write_bytes(photos[0].read_bytes())
    bench.manager.retry(job.id)
    bench.work()
    shown: list[object] = []
    for photo in photos:
        with Image.open(bench.out / photo.name) as result:
            shown.append(result.getpixel((0, 0)))
    assert shown == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 0, 0)]


@pytest.mark.parametrize("step", ["replace", "commit"])
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("cancels", [False, True], ids=["goes on", "is cancelled"])
def test_a_crash_while_a_file_is_replaced_leaves_one_whole_file_for_each_output(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, step: str, moment: str, number: int, cancels: bool
) -> None:
    from rembg_desktop.publish.replacing import Replacement

    job = bench.submit(TWO)
    bench.work()
    earlier = {name: (bench.out / name).read_bytes() for name in bench.files()}
    bench.paint("#aa2200")
    bench.manager.render_again([bench.only(job).id])
    calls: list[Replacement] = []
    original = getattr(Replacement, step)

    def killing(self: Replacement) -> object:
        calls.append(self)
        if len(calls) == number and moment == "before":
            raise Killed
        result = original(self)
        if len(calls) == number:
            raise Killed
        return result

    monkeypatch.setattr(Replacement, step, killing)
    with pytest.raises(Killed):
        bench.work()
    monkeypatch.undo()
    if cancels and (step, number) != ("commit", 2):  # then it is done
        bench.manager.cancel([job.id])
    bench.store.recover("next", hash_file)
    bench.work()
    assert bench.files() == ["Shop/a.webp", "a.png"]
    assert bench.statuses(job) == ["completed", "completed"]
    image = bench.only(job)
    assert image.status is ImageStatus.COMPLETED
    assert dict(bench.manager.written_files([image.id])) == {
        each.output: hash_file(each.output) for each in image.outputs if each.output
    }
    for name, content in earlier.items():
        if not bench.is_new(name):
            assert cancels
            assert (bench.out / name).read_bytes() == content
    left = "SELECT count(*) FROM image WHERE owner IS NOT NULL OR earlier IS NOT NULL OR unwanted IS NOT NULL"
    assert bench.store.database.number(left) == 0


def test_what_cannot_be_rendered_again_stays_with_a_notice(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    job = bench.submit(TWO)
    bench.work()
    image = bench.only(job)
    bench.photo.write_bytes(b"no photo")
    bench.manager.render_again([image.id])
    bench.work()
    kept = bench.only(job)
    assert (kept.status, bench.statuses(job)) == (ImageStatus.COMPLETED, ["completed", "completed"])
    assert [each.output for each in kept.outputs] == [each.output for each in image.outputs]
    assert [notice.code for notice in kept.notices] == ["not_rendered_again"]

    bench.paint("#aa2200")
    bench.manager.render_again([image.id])

    def fail() -> None:
        raise OSError(36, os.strerror(36))  # the name is too long now

    (bench.out / "Shop" / "a.webp").write_bytes(b"retouched")  # so the new one needs a name of its own
    _before_publishing(monkeypatch, "a.webp", fail)
    bench.work()
    one, two = bench.only(job).outputs
    assert bench.is_new("a.png")
    assert (one.status, [notice.code for notice in one.notices]) == (ImageStatus.COMPLETED, ["source_changed"])
    assert (two.status, [notice.code for notice in two.notices]) == (ImageStatus.COMPLETED, ["not_rendered_again"])
    assert bench.only(job).status is ImageStatus.COMPLETED
    assert (bench.out / "Shop" / "a.webp").read_bytes() == b"retouched"

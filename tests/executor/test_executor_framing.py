"""The same framing for a folder: one scale, one baseline, whatever ends, crashes or comes again in between."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import EllipseRemover, FakeEngine
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job

SIZE = (100, 80)
SAME = {"trim": True, "canvas": "200x200", "padding": "10px", "framing": "same"}


class BrightRemover(EllipseRemover):
    """What is bright is the subject. Fails for a photo that is all bright, after `before` was called."""

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        super().predict(image, cancel)
        mask = image.convert("L").point(lambda value: 255 if value > 127 else 0)
        if mask.getextrema() == (255, 255):
            raise AppError(ErrorCode.INFERENCE_FAILED, "It is too bright.", "")
        return mask


def _nothing(*_: object) -> None:
    pass


class Bench:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.runs = 0

    def photo(self, name: str, box: tuple[int, int, int, int]) -> Path:
        path = self.folder / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = Image.new("RGB", SIZE)
        image.paste((255, 255, 255), box)
        image.save(path)
        return path

    def submit(self, **options: object) -> Job:
        chosen = RemovalOptions.from_dict({**SAME, **options})
        folders = [self.folder / "photos"]
        plan = self.manager.plan(folders, chosen, destination=self.folder / "out", recursive=True)
        return self.manager.submit(plan, chosen)

    def work(self, before: Callable[[CancelToken], object] = _nothing) -> None:
        def counted(token: CancelToken) -> None:
            self.runs += 1
            before(token)

        engine = FakeEngine(BrightRemover(counted))
        context = WorkContext(self.store, "test", lambda: engine, MemoryBudget(10**9), 200_000_000)
        Worker(context, WorkerSignals(_nothing, _nothing, _nothing)).run()

    def box(self, name: str) -> tuple[int, int, int, int]:
        """Where the subject is in a result."""
        with Image.open(self.folder / "out" / f"{name}.png") as image:
            assert image.size == (200, 200)
            box = image.getchannel("A").point(lambda value: 255 if value > 127 else 0).getbbox()
        assert box is not None
        return box

    def statuses(self, job: Job) -> list[str]:
        return [image.status.value for image in self.manager.status(job.id).images]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


def test_all_of_a_folder_have_one_scale_and_one_baseline(bench: Bench) -> None:
    bench.photo("a.png", (10, 10, 40, 50))  # 30 x 40
    bench.photo("b.png", (20, 0, 80, 60))  # 60 x 60: the largest, three times as large on the canvas
    bench.photo("c.png", (0, 70, 20, 80))  # 20 x 10
    bench.photo("other/d.png", (0, 0, 9, 18))  # the largest of its own folder
    job = bench.submit()
    bench.work()
    assert bench.statuses(job) == ["completed"] * 4
    assert bench.box("b") == (10, 10, 190, 190)
    assert bench.box("a") == (55, 70, 145, 190)
    assert bench.box("c") == (70, 160, 130, 190)
    assert bench.box("other/d") == (55, 10, 145, 190)


@pytest.mark.parametrize("position", ["center", "bottom"])
def test_a_group_stands_where_its_largest_does(bench: Bench, position: str) -> None:
    bench.photo("a.png", (0, 0, 60, 20))
    bench.photo("b.png", (0, 0, 10, 10))
    bench.submit(position=position, floor="30px")
    bench.work()
    lower = 130 if position == "center" else 170
    assert bench.box("a") == (10, lower - 60, 190, lower)
    assert bench.box("b") == (85, lower - 30, 115, lower)


def test_no_output_is_made_before_all_of_the_folder_are_measured(bench: Bench) -> None:
    for name in "abc":
        bench.photo(f"{name}.png", (0, 0, 10, 10))
    bench.submit()
    made: list[int] = []

    def look(_: CancelToken) -> None:
        made.append(len(list((bench.folder / "out").glob("*.png"))) if (bench.folder / "out").exists() else 0)

    bench.work(look)
    assert made[:3] == [0, 0, 0]
    assert sorted(made[3:]) == [0, 1, 2]


@pytest.mark.parametrize("ending", ["failed", "skipped", "missing"])
def test_nobody_waits_for_what_has_ended(bench: Bench, ending: str) -> None:
    bench.photo("a.png", (0, 0, 10, 10))
    other = bench.photo("b.png", (0, 0, *SIZE) if ending == "failed" else (0, 0, 60, 60))
    job = bench.submit(on_conflict="skip" if ending == "skipped" else "unique")
    if ending == "missing":
        other.unlink()
    if ending == "skipped":
        (bench.folder / "out").mkdir(exist_ok=True)
        (bench.folder / "out" / "b.png").write_bytes(b"of somebody")

    bench.work()
    expected = {"missing": "failed"}.get(ending, ending)
    assert bench.statuses(job) == ["completed", expected]
    assert bench.box("a") == (10, 10, 190, 190)


def test_a_measured_image_survives_a_restart_and_nothing_is_measured_twice(bench: Bench) -> None:
    bench.photo("a.png", (0, 0, 60, 60))
    bench.photo("b.png", (0, 0, 30, 30))
    job = bench.submit()

    def crash(_: CancelToken) -> None:
        if bench.runs == 2:  # a is measured and waits, b is being measured
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.work(crash)
    bench.store.close()
    bench.store = Store.open(bench.folder / "queue.db")
    bench.manager = QueueManager(bench.store.database)
    bench.store.recover("next", lambda _: "")
    bench.work()
    assert bench.statuses(job) == ["completed"] * 2
    assert bench.runs == 5  # b once more, then both for their outputs: no masks are kept here
    assert bench.box("a") == (10, 10, 190, 190)
    assert bench.box("b") == (55, 100, 145, 190)


def test_another_job_does_not_wait_for_a_folder(bench: Bench) -> None:
    bench.photo("a.png", (0, 0, 60, 60))
    bench.photo("b.png", (0, 0, 30, 30))
    first = bench.submit()
    second = bench.submit(framing="each")
    parked = bench.store.claim("one")  # is not measured here, as by another worker
    assert parked is not None
    bench.work()
    images = bench.manager.status(first.id).images
    assert [image.status for image in images] == [ImageStatus.PROCESSING, ImageStatus.PENDING]
    assert bench.statuses(second) == ["completed"] * 2
    assert not bench.store.has_work()  # or workers would start again and again
    assert bench.store.release(parked)
    assert bench.store.has_work()
    bench.work()
    assert bench.statuses(first) == ["completed"] * 2


def test_a_photo_that_is_rendered_again_is_measured_again(bench: Bench) -> None:
    bench.photo("a.png", (0, 0, 60, 60))
    photo = bench.photo("b.png", (0, 0, 30, 30))
    job = bench.submit()
    bench.work()
    before = (bench.folder / "out" / "a.png").read_bytes()
    bench.photo("b.png", (40, 0, 60, 10))
    assert photo.exists()
    bench.manager.hold([bench.submit(framing="each").id])  # a person who asks for it does not wait for held jobs
    bench.manager.render_again([bench.manager.status(job.id).images[1].id])
    bench.work()
    assert bench.statuses(job) == ["completed"] * 2
    assert bench.box("b") == (70, 160, 130, 190)
    assert (bench.folder / "out" / "a.png").read_bytes() == before


def test_one_of_several_outputs_can_have_the_framing_of_its_folder(bench: Bench) -> None:
    bench.photo("a.png", (0, 0, 60, 60))
    bench.photo("b.png", (0, 0, 30, 30))
    alike = RemovalOptions.from_dict(SAME)
    alone = RemovalOptions.from_dict({**SAME, "framing": "each"})
    outputs = (Output("alone", alone), Output("alike", alike))
    folders = [bench.folder / "photos"]
    plan = bench.manager.plan(folders, alone, destination=bench.folder / "out", outputs=outputs)
    job = bench.manager.submit(plan, alone)
    bench.work()
    assert bench.statuses(job) == ["completed"] * 2
    assert bench.runs == 4  # measured, then cut once for both outputs
    assert bench.box("b") == (10, 10, 190, 190)
    assert bench.box("alike/b") == (55, 100, 145, 190)
    assert bench.box("alike/a") == (10, 10, 190, 190)


def test_a_folder_without_subjects_gets_whole_photos(bench: Bench) -> None:
    bench.photo("a.png", (0, 0, 0, 0))
    job = bench.submit()
    bench.work()
    assert bench.statuses(job) == ["completed"]
    (image,) = bench.manager.status(job.id).images
    assert [notice.code for notice in image.notices] == ["no_subject"]

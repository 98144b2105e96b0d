"""A call fails while images are worked on, one is cancelled, one retried, and the program starts anew."""

from pathlib import Path
from typing import ClassVar

import pytest
from anomaly import drive
from anomaly_world import World

from rembg_desktop.concurrency import CancelToken


class Executor:
    """Five images in three jobs: the second job is cancelled, the third one's image is mended and retried."""

    name = "executor"
    extra: ClassVar = {"out/b.png": "out/a1.png"}  # it may have been too late to cancel

    def prepare(self, world: World) -> None:
        for name in ("a1", "a2", "a3"):
            world.photo(f"{name}.jpg")
        world.photo("b.jpg", like="a1.jpg")
        world.foreign(world.photos / "c.jpg", b"")

    def run(self, world: World) -> None:
        manager = world.open()
        world.submit(manager, *(world.photos / f"a{number}.jpg" for number in (1, 2, 3)))
        second = world.submit(manager, world.photos / "b.jpg")
        third = world.submit(manager, world.photos / "c.jpg")
        world.foreign(world.out / "a2.png")
        context = world.start(manager).context

        def stop(_: CancelToken) -> None:
            context.stopping.set()
            context.interrupting.set()
            context.active.interrupt(context.active.attempts())

        world.hooks["a2.jpg"] = lambda _: world.wish(lambda: world.whole(lambda: manager.cancel([second.id])))
        world.hooks["a3.jpg"] = stop
        world.rest(context.stopping.is_set)
        world.stop()
        manager = world.open()
        world.start(manager)
        world.rest()
        world.photo("c.jpg")
        if world.insist(lambda: manager.job(third.id)).progress.failed:
            world.insist(lambda: world.whole(lambda: manager.retry(third.id)))
        world.rest()
        world.stop()

    def check(self, world: World) -> None:
        cancelled = world.rows("SELECT count(*) FROM image WHERE status = 'cancelled'")[0][0]
        assert cancelled + len(list(world.out.glob("b*.png"))) == 1


@pytest.mark.soak
def test_the_executor_comes_to_rest(worlds: Path) -> None:
    drive(Executor(), worlds, sample=80)

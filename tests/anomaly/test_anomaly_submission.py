"""A call fails while jobs are submitted, repeated and steered: each change is made wholly or not at all."""

from pathlib import Path
from typing import ClassVar

import pytest
from anomaly import Scenario, drive
from anomaly_world import World

from rembg_desktop.options import OutputFormat, RemovalOptions
from rembg_desktop.queue.types import Job


class Submission(Scenario):
    """A folder with subfolders, the same request twice with one key, then what a user does to jobs."""

    name = "submission"
    extra: ClassVar = {}

    def prepare(self, world: World) -> None:
        for name in ("s1.jpg", "sub/s2.jpg", "sub/s3.jpg"):
            world.photo(name)
        world.foreign(world.out / "s1.png")

    def run(self, world: World) -> None:
        manager = world.open()
        options = RemovalOptions()

        def submit() -> Job:
            plan = manager.plan([world.photos], options, destination=world.out, recursive=True)
            return manager.submit(plan, options, idempotency_key="k1", idempotency_digest="d1")

        first = world.insist(lambda: world.whole(submit))
        again = world.insist(lambda: world.whole(submit))
        if first.id != again.id:
            world.problems.append("the same key made two jobs")

        def repeat() -> Job:
            plan = manager.plan_again(first.id, options, destination=world.out / "second")
            return manager.submit(plan, options)

        second = world.insist(lambda: world.whole(repeat))
        webp = RemovalOptions(format=OutputFormat.WEBP)
        for change in (
            lambda: manager.edit(second.id, webp, destination=world.out / "third"),
            lambda: manager.hold([second.id]),
            lambda: manager.move([second.id], to="top"),
            lambda: manager.cancel([second.id]),
            lambda: manager.remove([second.id]),
            lambda: manager.restore([second.id]),
            lambda: manager.retry(second.id),
            lambda: manager.set_priority([second.id], 3),
            lambda: manager.release([second.id]),
        ):
            world.insist(lambda change=change: world.whole(change))
        world.insist(manager.pause)
        world.insist(manager.resume)
        world.insist(lambda: manager.status(second.id))
        world.insist(manager.stats)
        world.store.close()

    def check(self, world: World) -> None:
        assert world.rows("SELECT count(*) FROM job") == [(2,)]
        # A subfolder that cannot be read is left out, and the job says so.
        assert world.rows("SELECT count(*) FROM image") == [(6,)] or world.rows("SELECT 1 FROM job WHERE left_out")


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_change_of_the_queue_is_made_wholly_or_not_at_all(worlds: Path) -> None:
    drive(Submission(), worlds, sample=50)

"""A call fails while results are rendered again: one replaced, one changed by the user before, one cancelled."""

from pathlib import Path

import pytest
from anomaly import Scenario, drive
from anomaly_world import World

from rembg_desktop.queue.types import Job


class RenderingAgain(Scenario):
    """p1 is replaced, p2 gets another name, since the user changed its result, and p3 is cancelled meanwhile."""

    def __init__(self) -> None:
        self.name = "rendering-again"
        self.extra = {"out/p1-2.png": "out/p1.png"}  # when it could not be seen whether p1.png was still its own

    def prepare(self, world: World) -> None:
        self._photos = [world.photo(f"{name}.jpg") for name in ("p1", "p2", "p3")]

    def run(self, world: World) -> None:
        manager = world.open()
        one, two, three = self._photos
        jobs = [world.submit(manager, one, two), world.submit(manager, three)]
        world.start(manager)
        world.rest()
        ids = [image for (image,) in world.rows("SELECT id FROM image WHERE status = 'completed'")]
        world.foreign(world.out / "p2.png")

        def again() -> list[Job]:
            return world.whole(lambda: manager.render_again(ids))

        def cancel() -> None:
            manager.cancel([jobs[1].id])

        world.hooks["p3.jpg"] = lambda _: world.wish(cancel)
        world.insist(again)
        world.rest()
        world.stop()
        if world.rows("SELECT 1 FROM image WHERE output LIKE '%p1-2.png'"):
            with world.seam.suspended():
                world.keep(world.out / "p1.png")

    def check(self, world: World) -> None:
        # p3 is cancelled if its first result had to wait until then.
        assert world.rows("SELECT id FROM image WHERE id < 3 AND status <> 'completed'") == []
        assert world.rows("SELECT id FROM image WHERE again_at IS NOT NULL OR earlier IS NOT NULL") == []
        outputs = [
            Path(output).name for (output,) in world.rows("SELECT output FROM image WHERE id < 3 ORDER BY id")
        ]
        assert outputs[0] in ("p1.png", "p1-2.png")
        assert outputs[1] in ("p2.png", "p2-2.png")
        assert world.rows("SELECT count(*) FROM image WHERE unwanted IS NOT NULL") == [(0,)]


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_result_is_replaced_whole_or_stays_and_the_file_of_a_user_is_never_touched(worlds: Path) -> None:
    drive(RenderingAgain(), worlds, sample=25)

"""A call fails while several files are made of a photo: killed between two, cancelled, rendered again."""

import os
from pathlib import Path
from typing import Any

import pytest
from anomaly import Scenario, drive
from anomaly_world import Executor, World

from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.types import Job

OUTPUTS = [
    Output("Cutout", RemovalOptions()),
    Output("Shop", RemovalOptions.from_dict({"format": "tiff"})),
    Output("Mask", RemovalOptions.from_dict({"mask_only": True})),
]


class Killed(BaseException):
    """The process ends here."""


class SeveralOutputs(Scenario):
    """The process is killed after the second file of o1; o2 meets a foreign file; o3 is cancelled at the second.

    Then o1 is rendered again.
    """

    def __init__(self) -> None:
        self.name = "several-outputs"
        # When it could not be seen whether a file of o1 was still its own, the new one got another name. o3 may be
        # cancelled before its first file, between two of them, or too late.
        files = ("o1.png", "Shop/o1.tif", "Mask/o1.png", "Shop/o2-2.tif")
        again = {f"out/{Path(name).with_stem(f'{Path(name).stem}-2')}": f"out/{name}" for name in files}
        of_three = {f"out/{name}": None for name in ("o3.png", "Shop/o3.tif", "Mask/o3.png")}
        self.extra = {**again, **of_three}

    def prepare(self, world: World) -> None:
        self._photos = [world.photo(f"{name}.jpg") for name in ("o1", "o2", "o3")]
        world.foreign(world.out / "Shop" / "o2.tif")

    def run(self, world: World) -> None:
        manager = world.open()
        one, two, three = self._photos
        first = world.submit(manager, one, two, outputs=OUTPUTS)
        last = world.submit(manager, three, outputs=OUTPUTS)

        def cancel() -> None:
            manager.cancel([last.id])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "link", _link(os.link, world, cancel))
            for _ in range(3):
                world.start(manager)
                try:
                    world.rest()
                    break
                except Killed:
                    assert isinstance(world.executor, Executor)
                    world.executor.die()
                    world.executor = None
                    manager = world.open()

        def again() -> list[Job]:
            (image_id,) = (image.id for image in manager.images(first.id) if image.name == "o1.jpg")
            return world.whole(lambda: manager.render_again([image_id]))

        if world.rows("SELECT 1 FROM image WHERE id = 1 AND status = 'failed'"):  # its photo could not be read
            world.insist(lambda: world.whole(lambda: manager.retry(first.id)))
            world.rest()
        world.insist(again)
        world.rest()
        world.stop()
        with world.seam.suspended():
            named = {
                Path(output) for (output,) in world.rows("SELECT output FROM output WHERE output IS NOT NULL")
            }
            for name in ("o1.png", "Shop/o1.tif", "Mask/o1.png"):
                if world.out / name not in named and (world.out / name).exists():
                    world.keep(world.out / name)

    def check(self, world: World) -> None:
        assert world.rows("SELECT status FROM image WHERE id < 3") == [("completed",)] * 2
        assert world.rows("SELECT count(*) FROM output WHERE image_id < 3 AND status = 'completed'") == [(6,)]
        assert world.rows("SELECT id FROM image WHERE again_at IS NOT NULL OR earlier IS NOT NULL") == []
        assert world.rows("SELECT count(*) FROM image WHERE unwanted IS NOT NULL") == [(0,)]


def _link(real: Any, world: World, cancel: Any) -> Any:
    """Kills the process after a file was published, and cancels right before another one is."""
    killed: list[Path] = []

    def link(source: Path, target: Path, **others: Any) -> None:
        if target == world.out / "Shop" / "o3.tif":
            world.wish(cancel)
        real(source, target, **others)
        if target == world.out / "Shop" / "o1.tif" and not killed:
            killed.append(target)
            raise Killed

    return link


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_each_of_several_files_is_made_once_and_whole(worlds: Path) -> None:
    drive(SeveralOutputs(), worlds, sample=25)

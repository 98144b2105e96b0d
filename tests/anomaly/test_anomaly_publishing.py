"""A call fails while results are published, under every conflict policy and on a disk without hard links."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from anomaly import Scenario, drive
from anomaly_world import World

from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions


class Publishing(Scenario):
    """Files that were there, that appear later, and that became sources of another job stand in the way."""

    def __init__(self, policy: str, *, has_links: bool = True) -> None:
        self.name = f"publishing-{policy}" + ("" if has_links else "-without-links")
        self.extra = {
            "out/p3.png": None,  # when the other job could not be submitted in time
            "out/later/p6.png": "out/later/p3.png",
            "out/p3-2-2.png": None,  # when an attempt had got as far as to try p3-2.png
        }
        self._policy = policy
        self._has_links = has_links

    def prepare(self, world: World) -> None:
        for name in ("p1", "p2", "p3", "p4", "p5"):
            world.photo(f"{name}.jpg")
        world.foreign(world.out / "p1.png")
        self._photos = sorted(world.photos.iterdir())

    def run(self, world: World) -> None:
        if self._has_links:
            self._run(world)
        else:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(os, "link", _no_link)
                self._run(world)

    def _run(self, world: World) -> None:
        manager = world.open()
        world.submit(manager, *self._photos, on_conflict=self._policy)
        world.foreign(world.out / "p2.png")
        world.foreign(world.out / "p3-2.png")
        with world.seam.suspended():
            (world.out / "p5.png").mkdir()

        def submit_source() -> None:
            # The first time that of an image whose result was planned to be this file.
            name = "p6.png" if tries else "p3.png"
            tries.append(name)
            source, options = world.photo(name, folder=world.out, like="p3.png"), RemovalOptions()
            try:
                manager.submit(
                    manager.plan([source], options, destination=world.out / "later"), options, hold=True
                )
            except AppError:
                with world.seam.suspended():
                    source.unlink()
                del world.kept[source]
                raise

        tries: list[str] = []
        # While the image is in work whose result has that name.
        world.hooks["p3.jpg"] = lambda _: world.wish(lambda: world.whole(submit_source))
        world.start(manager)
        world.rest(lambda: world.left() == 1 and not world.wishes)
        world.release_held(manager)
        world.rest()
        world.stop()
        if self._policy == "overwrite":
            for name in ("p1.png", "p2.png"):
                del world.kept[world.out / name]

    def check(self, world: World) -> None:
        (made,) = world.rows("SELECT count(*) FROM job")[0]
        assert made == 2
        statuses = [row[0] for row in world.rows("SELECT status FROM image ORDER BY id")]
        assert statuses.count("skipped") in ((3, 4) if self._policy == "skip" else (0,)), statuses
        assert statuses.count("skipped") + statuses.count("completed") == 6, statuses


def _no_link(source: Any, target: Any, **others: Any) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM), source, None, target)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "scenario",
    [
        Publishing("unique"),
        Publishing("skip"),
        Publishing("overwrite"),
        Publishing("unique", has_links=False),
    ],
    ids=lambda scenario: scenario.name,
)
def test_no_result_is_lost_or_made_twice_and_no_file_is_overwritten(worlds: Path, scenario: Publishing) -> None:
    drive(scenario, worlds, sample=25)

"""A call fails while a program starts that was killed before: at work, after a cancel, before it could record."""

import os
from pathlib import Path
from typing import Any, ClassVar

import pytest
from anomaly import Scenario, drive
from anomaly_world import Executor, World

from rembg_desktop.errors import CancelToken


class Killed(BaseException):
    """The process ends here."""


class Crashes(Scenario):
    """Killed three times, each time with an image in work; its temporary file stays behind."""

    name = "recovery"
    extra: ClassVar = {"out/r2.png": None}  # it may have been too late to cancel

    def prepare(self, world: World) -> None:
        for name in ("r1", "r2", "r3"):
            world.photo(f"{name}.jpg")

    def run(self, world: World) -> None:
        manager = world.open()
        world.submit(manager, world.photos / "r1.jpg")
        second = world.submit(manager, world.photos / "r2.jpg")
        world.submit(manager, world.photos / "r3.jpg")

        def cancel_and_kill(_: CancelToken) -> None:
            world.wish(lambda: manager.cancel([second.id]))
            raise Killed

        world.hooks["r1.jpg"] = _kill
        world.hooks["r2.jpg"] = cancel_and_kill
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "link", _killing_link(os.link, world.out / "r3.png"))
            for _ in range(4):
                world.start(manager)
                try:
                    world.rest()
                    break
                except Killed:
                    _leave_behind(world)
                    manager = world.open()
        world.hooks.clear()
        world.stop()

    def check(self, world: World) -> None:
        statuses = [status for (status,) in world.rows("SELECT status FROM image ORDER BY id")]
        assert statuses[0] == statuses[2] == "completed"


def _kill(_: CancelToken) -> None:
    raise Killed


def _killing_link(real: Any, last: Path) -> Any:
    killed: list[Path] = []

    def link(source: Path, target: Path, **others: Any) -> None:
        real(source, target, **others)
        if target == last and not killed:
            killed.append(target)
            raise Killed

    return link


def _leave_behind(world: World) -> None:
    temps = world.rows("SELECT temp FROM image WHERE owner IS NOT NULL AND temp IS NOT NULL")
    assert isinstance(world.executor, Executor)
    world.executor.die()
    world.executor = None
    with world.seam.suspended():
        for path in (Path(os.fsdecode(temp)) for (temp,) in temps):
            if not path.exists():  # else it may be linked to its result already
                path.write_bytes(b"half of it")


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_start_after_a_crash_puts_everything_in_order(worlds: Path) -> None:
    drive(Crashes(), worlds, sample=50)

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import NamedTuple

import psutil
import pytest
from waiting import until

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor import limits
from rembg_desktop.executor.limits import ON_BATTERY, Pauses
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause


class Battery(NamedTuple):
    power_plugged: bool


class Laptop:
    """A queue on a machine whose plug the test pulls."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.plugged = False
        self.wanted = True
        self.told: list[Pause] = []
        self.cluster: AppError | None = None
        self.pauses = Pauses(self.store, self.told.append, lambda: self.wanted, lambda: self.cluster)
        patch.setattr(psutil, "sensors_battery", lambda: Battery(self.plugged))
        for period in ("_BATTERY_EVERY", "_TROUBLE_EVERY"):
            patch.setattr(limits, period, 0.0)

    def look(self) -> str | None:
        self.pauses.look()
        trouble = self.manager.pause_state().reason
        return trouble.code if trouble else None


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path, monkeypatch)
    yield laptop
    laptop.store.close()


def test_it_pauses_on_battery_until_the_machine_is_on_mains(laptop: Laptop) -> None:
    assert laptop.look() == ON_BATTERY
    assert laptop.pauses.is_paused
    laptop.plugged = True
    assert laptop.look() is None
    assert [pause.is_paused for pause in laptop.told] == [True, False]
    laptop.plugged = False
    assert laptop.look() == ON_BATTERY


def test_a_resume_on_battery_lasts_until_the_machine_was_on_mains(laptop: Laptop) -> None:
    laptop.look()
    laptop.manager.resume()
    assert laptop.look() is None
    assert laptop.look() is None
    laptop.plugged = True
    laptop.look()
    laptop.plugged = False
    assert laptop.look() == ON_BATTERY


def test_a_resume_on_battery_lasts_until_the_setting_changes(laptop: Laptop) -> None:
    laptop.look()
    laptop.manager.resume()
    laptop.look()
    laptop.wanted = False
    laptop.look()
    laptop.wanted = True
    assert laptop.look() == ON_BATTERY


def test_another_pause_of_the_user_does_not_count_as_a_resume(laptop: Laptop) -> None:
    laptop.manager.pause()
    laptop.plugged = True
    laptop.look()
    laptop.manager.resume()
    laptop.look()
    laptop.plugged = False
    assert laptop.look() == ON_BATTERY


def test_it_pauses_while_the_cluster_cannot_be_reached(laptop: Laptop) -> None:
    laptop.plugged = True
    laptop.cluster = AppError(ErrorCode.CLUSTER_UNREACHABLE, "The cluster cannot be reached.", "Start it.")
    assert laptop.look() == "cluster_unreachable"
    assert laptop.pauses.is_paused
    assert laptop.look() == "cluster_unreachable"
    laptop.cluster = None
    assert laptop.look() is None
    assert [pause.is_paused for pause in laptop.told] == [True, False]


def test_a_folder_that_does_not_answer_holds_up_nothing_else(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.plugged = True
    answers, asked = Event(), Event()

    def hangs(_folder: Path) -> bool:
        asked.set()
        return answers.wait(60)

    monkeypatch.setattr(paths, "is_folder", hangs)
    reason = Failure(ErrorCode.DESTINATION_MISSING.value, "The folder is missing.", "")
    laptop.store.set_automatic_pause(Pause(reason=reason, folder=tmp_path))
    assert laptop.look() == ErrorCode.DESTINATION_MISSING
    assert asked.wait(60)
    assert not answers.is_set()
    assert laptop.look() == ErrorCode.DESTINATION_MISSING
    answers.set()
    until(lambda: laptop.look() is None)

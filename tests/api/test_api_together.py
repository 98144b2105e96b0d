"""Submissions that wait for the disk together: each stands or falls alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread, get_ident

import pytest
from api_client import photo

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.database import GroupCommit
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Job


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "queue.db")
    yield store
    store.close()


class Submitters:
    """Threads that submit one photo each; the first waits in its turn until the others have come."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.manager = QueueManager(store.database)
        self.together = GroupCommit(store.database)
        self.made_by: dict[str, int] = {}
        self.results: dict[str, Job | AppError] = {}
        self._store = store
        self._folder = folder
        self._runs, self._go_on = Event(), Event()

    def submit(self, name: str) -> Job:
        self.made_by[name] = get_ident()
        path = self._folder / name
        path.write_bytes(photo())
        options = RemovalOptions()
        return self.manager.submit(self.manager.plan([path], options), options)

    def run(self, *makers: tuple[str, Callable[[], Job]]) -> None:
        """The makers come while `first` is made."""

        def first() -> Job:
            self._runs.set()
            assert self._go_on.wait(120)
            return self.submit("first")

        threads = [Thread(target=self._run, args=("first", first))]
        threads[0].start()
        assert self._runs.wait(120)
        threads += [Thread(target=self._run, args=maker) for maker in makers]
        for thread in threads[1:]:
            thread.start()
        while self.together.waiting < len(makers):
            self._runs.wait(0.01)
        self._go_on.set()
        for thread in threads:
            thread.join(120)

    def _run(self, name: str, make: Callable[[], Job]) -> None:
        try:
            self.results[name] = self.together.run(make)
        except AppError as error:
            self.results[name] = error
        finally:
            self._store.close_thread()


def test_one_thread_stores_for_all_that_wait_and_a_failed_change_is_undone_alone(
    store: Store, tmp_path: Path
) -> None:
    submitters = Submitters(store, tmp_path)
    refusal = AppError(ErrorCode.WRONG_STATE, "No.")

    def refused() -> Job:
        with submitters.manager.together():
            submitters.submit("undone")
            raise refusal

    submitters.run(
        ("a", lambda: submitters.submit("a")), ("undone", refused), ("b", lambda: submitters.submit("b"))
    )

    assert submitters.results.pop("undone") is refusal
    assert len({submitters.made_by[name] for name in ("a", "undone", "b")}) == 1
    jobs = {name: result.id for name, result in submitters.results.items() if isinstance(result, Job)}
    assert {job.name: job.id for job in submitters.manager.list().jobs} == jobs
    assert set(jobs) == {"first", "a", "b"}


def test_nothing_is_stored_of_a_group_whose_transaction_has_ended_early(store: Store, tmp_path: Path) -> None:
    submitters = Submitters(store, tmp_path)
    manager = submitters.manager
    full = AppError(ErrorCode.DISK_FULL, "Full.")
    tries: list[str] = []

    def fills_the_disk() -> Job:
        tries.append("full")
        with manager.together():
            store.database.execute("ROLLBACK")  # as SQLite does when the disk is full
            raise full

    def after() -> Job:
        tries.append("after")
        return submitters.submit("after")

    submitters.run(("full", fills_the_disk), ("after", after))

    assert submitters.results["full"] is full
    assert tries.count("after") <= 2
    stored = {job.name for job in manager.list().jobs}
    assert stored == {name for name, result in submitters.results.items() if isinstance(result, Job)}
    assert stored == {"first", "after"}  # it was made anew, alone

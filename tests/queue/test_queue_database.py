"""What is left of a transaction when any of its statements fails, the one that should undo it included."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Connections, Values
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.types import Failure

Error = Callable[[], Exception]


def sqlite_error(code: int, message: str) -> Error:
    def make() -> Exception:
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        return error

    return make


ERRORS: dict[ErrorCode, Error] = {
    ErrorCode.DISK_FULL: sqlite_error(sqlite3.SQLITE_FULL, "database or disk is full"),
    ErrorCode.DATABASE_BUSY: sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT, "database is locked"),
    ErrorCode.HOME_UNWRITABLE: sqlite_error(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"),
    ErrorCode.DATABASE_DAMAGED: sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX, "database disk image is malformed"),
    ErrorCode.OUT_OF_MEMORY: MemoryError,
}
"""What SQLite may answer any statement with, and what a user is told then."""


class FailingConnections(Connections):
    """Connections of which chosen statements fail, before they did anything or after they did it all.

    Attributes:
        fails: whether a statement fails, asked once for each.
        is_late: fail after the statement has run.
        rolls_back: SQLite ends the open transaction by itself, as when the disk is full.
    """

    def __init__(self, path: Path, error: Error) -> None:
        super().__init__(path, timeout=30, may_create=False)
        self.error = error
        self.fails: Callable[[str], bool] = lambda _: False
        self.is_late = False
        self.rolls_back = False
        self.statements: list[str] = []

    def perform(
        self,
        sql: str,
        values: Values | None = None,
        *,
        rows: Iterable[Values] | None = None,
        is_script: bool = False,
    ) -> sqlite3.Cursor:
        self.statements.append(sql)
        if not self.fails(sql):
            return super().perform(sql, values, rows=rows, is_script=is_script)
        if self.is_late:
            super().perform(sql, values, rows=rows, is_script=is_script)
        if self.rolls_back:
            self.connection().rollback()
        raise self.error()


def failing(bench: Bench, error: Error = ERRORS[ErrorCode.DATABASE_BUSY]) -> FailingConnections:
    """Give the bench's queue connections that can fail."""
    bench.store.close()
    connections = FailingConnections(bench.store.database.path, error)
    bench.store.database.connections = connections
    return connections


def nth(number: int) -> Callable[[str], bool]:
    left = iter(range(number, -1, -1))
    return lambda _: next(left, -1) == 0


def is_free(path: Path) -> bool:
    """Whether another program can write the queue at once."""
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()
    return True


def outcome(action: Callable[[], object]) -> ErrorCode | None:
    try:
        action()
    except AppError as error:
        return error.code
    return None


def goes_on(bench: Bench) -> None:
    """Assert that no lock is held, that every thread can write, and that the counters are right."""
    assert is_free(bench.store.database.path)
    failures: list[AppError] = []

    def write() -> None:
        try:
            bench.manager.pause()
            bench.manager.resume()
        except AppError as error:
            failures.append(error)
        finally:
            bench.store.close_thread()

    thread = Thread(target=write)
    thread.start()
    thread.join(20)
    write()
    assert not failures
    assert bench.store.database.number("SELECT count(*) FROM state WHERE key = 'paused_by_user'") == 0
    bench.recount()


def scenario(bench: Bench) -> None:
    """Something of all that a queue does."""
    first = bench.submit("a.jpg", "b.jpg", "c.jpg")
    bench.finish(bench.claim())
    bench.store.fail(bench.claim(), Failure("corrupt_image", "Broken."))
    bench.manager.status(first.id)
    bench.manager.cancel([first.id])
    bench.manager.retry(first.id)
    second = bench.submit("d.jpg")
    bench.manager.move([second.id], to="top")
    bench.manager.edit(second.id, bench.options, destination=bench.folder / "other")
    bench.manager.hold([second.id])
    with bench.manager.together():
        bench.manager.release([second.id])
        bench.manager.set_priority([second.id], 3)
    bench.manager.stats()
    bench.manager.cancel_pending()
    bench.manager.remove([second.id])
    bench.manager.restore([second.id])
    bench.manager.list()


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("kind", ["early", "late", "rolls_back"])
def test_any_statement_may_fail(bench: Bench, code: ErrorCode, kind: str) -> None:
    connections = failing(bench, ERRORS[code])
    connections.is_late = kind == "late"
    connections.rolls_back = kind == "rolls_back"
    scenario(bench)
    total = len(connections.statements)
    assert total > 150
    # Some of them, others for each error and kind: all would take minutes.
    for number in range(5 * list(ERRORS).index(code) + len(kind), total, 31):
        for job in bench.manager.all_jobs():
            if not job.status.is_final:
                bench.manager.cancel([job.id])
        connections.fails = nth(number)
        assert outcome(lambda: scenario(bench)) in (None, code)
        connections.fails = lambda _: False
        goes_on(bench)


def test_a_failed_commit_leaves_no_transaction_open(bench: Bench) -> None:
    connections = failing(bench)
    connections.fails = lambda sql: sql == "COMMIT"
    assert outcome(bench.manager.pause) is ErrorCode.DATABASE_BUSY
    connections.fails = lambda _: False
    assert not bench.manager.pause_state().by_user
    goes_on(bench)


@pytest.mark.parametrize("is_late", [False, True])
def test_a_connection_whose_rollback_fails_is_closed(bench: Bench, *, is_late: bool) -> None:
    connections = failing(bench)
    connections.is_late = is_late
    connections.fails = lambda sql: sql in ("COMMIT", "ROLLBACK")
    before = connections.connection()

    def refused() -> None:
        with bench.manager.together():
            bench.manager.pause()
            raise AppError(ErrorCode.WRONG_STATE, "No.")

    assert outcome(refused) is ErrorCode.WRONG_STATE
    assert is_free(bench.store.database.path)
    connections.fails = lambda _: False
    assert not bench.manager.pause_state().by_user
    assert (connections.connection() is before) == is_late
    goes_on(bench)


@pytest.mark.parametrize("statement", ["ROLLBACK TO nested", "RELEASE nested", "SAVEPOINT nested"])
def test_nothing_is_stored_of_a_transaction_of_which_a_part_could_not_be_undone(
    bench: Bench, statement: str
) -> None:
    connections = failing(bench, ERRORS[ErrorCode.HOME_UNWRITABLE])
    connections.fails = lambda sql: sql == statement

    def part() -> None:
        with bench.manager.together():
            bench.store.database.execute("INSERT INTO state VALUES ('part', '1')")
            raise AppError(ErrorCode.WRONG_STATE, "No.")

    def group() -> None:
        with bench.manager.together():
            bench.store.database.execute("INSERT INTO state VALUES ('before', '1')")
            assert outcome(part)
            bench.store.database.execute("INSERT INTO state VALUES ('after', '1')")

    has_begun = statement != "SAVEPOINT nested"  # otherwise nothing has to be undone
    assert outcome(group) == (ErrorCode.HOME_UNWRITABLE if has_begun else None)
    connections.fails = lambda _: False
    stored = {key for (key,) in bench.store.database.rows("SELECT key FROM state")}
    assert stored == (set() if has_begun else {"before", "after"})
    goes_on(bench)


def test_nothing_is_stored_after_sqlite_ended_the_transaction(bench: Bench) -> None:
    connections = failing(bench, ERRORS[ErrorCode.DISK_FULL])
    connections.rolls_back = True
    connections.fails = lambda sql: "'b'" in sql

    def insert(key: str) -> None:
        bench.store.database.execute(f"INSERT INTO state VALUES ('{key}', '1')")

    def group() -> None:
        with bench.store.database.write():
            insert("a")
            assert outcome(lambda: insert("b")) is ErrorCode.DISK_FULL
            insert("c")

    assert outcome(group) is ErrorCode.DISK_FULL
    assert bench.store.database.rows("SELECT * FROM state") == []
    goes_on(bench)


def test_a_connection_without_its_settings_is_not_used(bench: Bench) -> None:
    connections = failing(bench, ERRORS[ErrorCode.DATABASE_BUSY])
    connections.fails = lambda sql: "synchronous" in sql
    assert outcome(bench.manager.pause) is ErrorCode.DATABASE_BUSY
    assert connections.is_closed()
    connections.fails = lambda _: False
    assert bench.store.database.first("PRAGMA synchronous") == (2,)
    goes_on(bench)


def test_a_connection_that_cannot_be_closed_is_forgotten(bench: Bench) -> None:
    class Unclosable(Connections):
        def _close(self, conn: sqlite3.Connection) -> None:
            super()._close(conn)
            raise sqlite3.OperationalError("unable to close due to unfinalized statements")

    bench.store.close()
    bench.store.database.connections = Unclosable(bench.store.database.path, timeout=30, may_create=False)
    bench.manager.pause()
    bench.store.close()
    assert bench.manager.pause_state().by_user


def test_a_reader_that_polls_sees_changes_across_a_new_connection(bench: Bench) -> None:
    seen = {bench.store.data_version()}
    for _ in range(3):
        bench.store.database.connections.discard()
        version = bench.store.data_version()
        assert version not in seen
        assert bench.store.data_version() == version
        seen.add(version)


def test_a_queue_that_was_deleted_does_not_go_on_as_an_empty_one(bench: Bench) -> None:
    bench.submit("a.jpg")
    bench.store.close()
    bench.store.database.path.unlink()
    for action in (bench.manager.stats, bench.manager.pause, lambda: bench.submit("b.jpg")):
        assert outcome(action) is ErrorCode.HOME_UNWRITABLE
    assert not bench.store.database.path.exists()


def test_a_file_that_took_the_queues_place_is_told_of(bench: Bench) -> None:
    bench.store.close()
    bench.store.database.path.unlink()
    sqlite3.connect(bench.store.database.path).close()
    for action in (bench.manager.stats, bench.manager.pause, lambda: bench.submit("b.jpg")):
        assert outcome(action) is ErrorCode.DATABASE_DAMAGED
    bench.reopen()
    bench.submit("c.jpg")


def test_text_that_is_no_text_is_told_of(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    bench.store.database.execute("UPDATE job SET name = CAST(x'ff61' AS TEXT)")
    assert outcome(lambda: bench.manager.job(job.id)) is ErrorCode.DATABASE_DAMAGED


def test_a_lock_of_another_program_is_told_of_in_time(bench: Bench) -> None:
    bench.submit("a.jpg")
    other = sqlite3.connect(bench.store.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    bench.store.close()
    bench.store.database.connections = Connections(bench.store.database.path, timeout=0, may_create=False)
    for _ in range(2):
        assert outcome(bench.manager.pause) is ErrorCode.DATABASE_BUSY
    assert len(bench.manager.list().jobs) == 1  # readers need not wait
    other.close()
    goes_on(bench)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path) -> None:
    """Take the space of a disk to the last byte."""
    size = 400_000
    with (disk / "filler").open("wb", buffering=0) as filler:
        while size:
            try:
                filler.write(b"x" * size)
            except OSError:
                size //= 2


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small file system needs root on Linux"
)
def test_a_full_disk_is_told_of_at_every_step_and_nothing_is_lost(tmp_path: Path, small_disk: Path) -> None:
    bench = Bench.open(small_disk)
    job = bench.submit("a.jpg", "b.jpg", "c.jpg")
    bench.store.close()
    fill(small_disk)
    for _ in range(2):
        for action in (bench.manager.pause, lambda: bench.manager.cancel([job.id]), bench.claim):
            assert outcome(action) is ErrorCode.DISK_FULL
    assert outcome(lambda: Bench.open(small_disk)) is ErrorCode.DISK_FULL
    (small_disk / "filler").unlink()
    bench.finish(bench.claim())
    goes_on(bench)
    bench.store.close()
    again = Bench.open(small_disk)
    assert again.manager.job(job.id).progress.succeeded == 1
    again.store.close()


def test_reading_a_queue_makes_none(tmp_path: Path) -> None:
    database = Database(tmp_path / "queue.db")
    assert outcome(lambda: database.rows("SELECT 1")) is ErrorCode.HOME_UNWRITABLE
    assert list(tmp_path.iterdir()) == []

"""Transactions and queries on the queue file. Whatever fails, no transaction stays open and no lock is kept."""
# peewee's stubs leave what is executed and fetched without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import logging
import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, local
from typing import Final, Generic, TypeVar

from peewee import Model, ModelSelect, PeeweeException

from rembg_desktop.errors import AppError, ErrorCode, yield_to_ui
from rembg_desktop.queue.connections import Connections, QueueFileError, Row, Statement, Values, busy, translated

BUSY_SECONDS: Final = 30
"""How long a statement waits for the writer of another thread or process."""

_BROKEN_CODES: Final = frozenset({ErrorCode.HOME_UNWRITABLE, ErrorCode.DATABASE_DAMAGED})

_log: Final = logging.getLogger(__name__)

_T = TypeVar("_T")
_Table = TypeVar("_Table", bound=Model)


class _ThreadState(local):
    """State of the calling thread's connection.

    Attributes:
        lost: why SQLite rolled back the open transaction, or why a savepoint could not be rolled back: nothing
            that follows in the transaction may be stored.
        is_broken: the last error may have damaged the connection, so it must be replaced.
        versioned: the connection that data_version() used last.
        opened: number of connections that data_version() has used.
    """

    is_writing = False
    is_reading = False
    lost: BaseException | None = None
    is_broken = False
    versioned: sqlite3.Connection | None = None
    opened = 0


class Database:
    """One SQLite file; safe to share between threads, each of which gets its own connection.

    Attributes:
        trouble: why the executor of this process cannot change the file, which cannot be stored in it.
    """

    def __init__(self, path: Path, busy_seconds: int = BUSY_SECONDS, *, may_create: bool = False) -> None:
        """Prepare the database; a connection is opened when first used.

        Args:
            path: the file.
            busy_seconds: how long a statement waits for another writer.
            may_create: create the file if it does not exist. Otherwise a missing file is an error: a queue that
                was deleted while in use must not silently become an empty one.
        """
        self.path = path
        self.connections = Connections(path, timeout=busy_seconds, may_create=may_create)
        self._busy_seconds = busy_seconds
        self.trouble: QueueFileError | None = None
        self._write_lock = Lock()
        self._thread = _ThreadState()

    @contextmanager
    def write(self) -> Generator[None]:
        """A transaction that holds the write lock from the start, so that what it reads stays valid.

        Inside another write() of the same thread it is a savepoint, which alone is rolled back when it raises.

        Raises:
            AppError: disk_full, database_busy, database_damaged, home_unwritable.
        """
        thread = self._thread
        if thread.is_writing:
            with self._savepoint():
                yield
            return
        yield_to_ui()
        # SQLite itself waits in sleeps of up to 100 ms, which threads of one process can avoid.
        if not self._write_lock.acquire(timeout=self._busy_seconds):
            raise busy(self.path)
        try:
            thread.is_writing = True
            with self._transaction("BEGIN IMMEDIATE"):
                yield
            self.trouble = None
        finally:
            thread.is_writing = False
            self._write_lock.release()

    @contextmanager
    def read(self) -> Generator[None]:
        """A transaction whose statements all see the same state; inside another transaction it has no effect."""
        thread = self._thread
        if thread.is_writing or thread.is_reading:
            yield
            return
        try:
            thread.is_reading = True
            with self._transaction("BEGIN"):
                yield
        finally:
            thread.is_reading = False

    def execute(self, sql: str | Statement, *values: object, **named: object) -> int:
        """Run one statement, with values for its placeholders by position or by name.

        Returns:
            The number of changed rows.
        """
        with self._statement():
            return int(self.connections.perform(_text(sql), named or values).rowcount)

    def execute_many(self, sql: str | Statement, rows: Iterable[Values]) -> None:
        """Run one statement for every row of values; ten times as fast as peewee's own insert."""
        with self._statement():
            self.connections.perform(_text(sql), rows=rows)

    def rows(self, sql: str | Statement, *values: object, **named: object) -> list[Row]:
        """All rows of a query, or of a statement with RETURNING."""
        with self._statement():
            return self.connections.perform(_text(sql), named or values).fetchall()

    def first(self, sql: str | Statement, *values: object, **named: object) -> Row | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, *values, **named)
        return rows[0] if rows else None

    def number(self, sql: str | Statement, *values: object, **named: object) -> int:
        """The first column of the first row; 0 if there is none or it is NULL."""
        row = self.first(sql, *values, **named)
        return int(row[0] or 0) if row else 0

    def tables(self, query: "ModelSelect[_Table]") -> list[_Table]:
        """The rows of a query as model objects."""
        with self._statement():
            return list(query.execute(self.connections))

    def data_version(self) -> int:
        """A number that changes when another connection, in this process or another, has committed.

        It also changes when the connection was reopened, because SQLite's own number then starts again.
        """
        version = self.number("PRAGMA data_version")
        thread, connection = self._thread, self.connections.connection()
        if thread.versioned is not connection:
            thread.versioned, thread.opened = connection, thread.opened + 1
        return (thread.opened << 32) + version

    def back_up(self, path: Path) -> None:
        """Copy the whole file, which may be in use, with SQLite's backup API."""
        with self._statement():
            target = sqlite3.connect(path)
            try:
                self.connections.connection().backup(target)
            finally:
                target.close()

    def shrink(self) -> None:
        """Shrink the file by the space that is free in it; not inside a transaction."""
        with self._statement():
            # execute() would free only one page, because sqlite3 takes a single step of the statement.
            self.connections.perform("PRAGMA incremental_vacuum", is_script=True)

    def close_thread(self) -> None:
        """Close the connection of the calling thread; the next statement opens a new one."""
        self.connections.discard()

    @contextmanager
    def _transaction(self, begin: str) -> Generator[None]:
        # Not peewee's atomic(): when the disk is full, SQLite itself rolls back, and then peewee's ROLLBACK would
        # hide the reason; and a failed COMMIT or ROLLBACK would leave the transaction open.
        self._thread.lost = None
        try:
            self._run(begin)
            yield
            self._check_not_lost()
            self._run("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._thread.lost = None

    def _roll_back(self) -> None:
        """End the open transaction, if any; if ROLLBACK fails, close the connection."""
        if self._is_in_transaction():
            try:
                self.connections.perform("ROLLBACK")
            except (PeeweeException, sqlite3.Error, MemoryError):
                _log.warning("A transaction could not be rolled back; its connection is closed.", exc_info=True)
        if self._thread.is_broken or self._is_in_transaction():
            self._thread.is_broken = False
            self.connections.discard()

    @contextmanager
    def _savepoint(self) -> Generator[None]:
        self._run("SAVEPOINT nested")
        try:
            yield
            self._run("RELEASE nested")
        except BaseException as error:
            self._roll_back_savepoint(error)
            raise

    def _roll_back_savepoint(self, error: BaseException) -> None:
        if self._thread.lost is not None:
            return
        if not self._is_in_transaction():
            self._thread.lost = error
            return
        try:
            self._run("ROLLBACK TO nested")
            self._run("RELEASE nested")
        except AppError as failure:
            self._thread.lost = failure
        except (PeeweeException, sqlite3.Error):
            # RELEASE took effect although SQLite reported an error, so it cannot be rolled back any more.
            self._thread.lost = error

    def _run(self, sql: str) -> None:
        with self._statement():
            self.connections.perform(sql)

    def _is_in_transaction(self) -> bool:
        return not self.connections.is_closed() and self.connections.connection().in_transaction

    def _check_not_lost(self) -> None:
        lost = self._thread.lost
        if lost is not None:  # a full disk rolled back the whole transaction: nothing later may be stored alone
            raise lost

    @contextmanager
    def _statement(self) -> Generator[None]:
        yield_to_ui()
        thread = self._thread
        if thread.is_writing:
            self._check_not_lost()
        try:
            yield
        except (PeeweeException, sqlite3.Error, MemoryError) as error:
            reason = translated(self.path, error)
            thread.is_broken = reason is not None and reason.code in _BROKEN_CODES
            if thread.is_writing and not self._is_in_transaction():
                thread.lost = reason or error
            if thread.is_broken and not thread.is_writing and not thread.is_reading:
                self._roll_back()
            if reason is None:
                raise
            if reason.code is ErrorCode.DATABASE_DAMAGED:
                with suppress(OSError):  # the damage is the error to report
                    crash_suspect(self.path).touch()
            raise reason from error


class _Change(Generic[_T]):
    def __init__(self, make: Callable[[], _T]) -> None:
        self.make = make
        self.made: list[_T] = []
        self.error: BaseException | None = None
        self.is_over = False

    def try_it(self, database: "Database") -> None:
        self.made.clear()
        self.error = None
        try:
            with database.write():  # what fails is rolled back alone
                self.made.append(self.make())
        except BaseException as error:  # noqa: BLE001 - raised in the thread whose change it is
            self.error = error


class GroupCommit:
    """Group commit: one of the waiting threads makes the changes of all of them, in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._list = Lock()
        self._lead = Lock()
        self._waiting: list[_Change[object]] = []

    @property
    def waiting(self) -> int:
        """Number of changes that no thread has started."""
        return len(self._waiting)

    def run(self, make: Callable[[], _T]) -> _T:
        """Make a change of the queue, durably when this returns.

        Args:
            make: the change; it must not wait for anything but the queue. May be called again after the first
                call was rolled back.

        Raises:
            BaseException: what `make` raised.
            AppError: what Database.write() raises.
        """
        change = _Change(make)
        with self._list:
            self._waiting.append(change)  # pyright: ignore[reportArgumentType] - only its own thread reads it
        with self._lead:
            if not change.is_over:
                with self._list:
                    waiting, self._waiting = self._waiting, []
                self._make_all(waiting)
        if change.error is not None:
            raise change.error
        return change.made[0]

    def _make_all(self, changes: list[_Change[object]]) -> None:
        try:
            with self._database.write():
                for change in changes:
                    change.try_it(self._database)
        except AppError as error:  # perhaps because of one of them: try each on its own
            for change in changes:
                if error.code is ErrorCode.DATABASE_BUSY:  # each would wait as long again
                    change.error = error
                else:
                    self._make_alone(change)
        except BaseException as error:  # noqa: BLE001 - raised in every thread that waits for it
            for change in changes:
                change.error = error
        for change in changes:
            change.is_over = True

    def _make_alone(self, change: _Change[object]) -> None:
        # In a transaction, too: whatever the change reads in the end comes before the commit, so that nothing can
        # fail after it.
        try:
            with self._database.write():
                change.try_it(self._database)
        except BaseException as error:  # noqa: BLE001 - raised in the thread whose change it is
            change.error = change.error or error


def _text(sql: str | Statement) -> str:
    return sql if isinstance(sql, str) else sql.sql


def crash_suspect(path: Path) -> Path:
    """The marker file that is written when damage is found; the next start then checks the whole queue file."""
    return path.with_name(f"{path.name}-suspect")

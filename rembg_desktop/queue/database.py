"""Transactions and queries on the queue's file. Whatever fails, no transaction stays open and no lock held."""
# peewee's stubs leave what is executed and fetched without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import logging
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, local
from typing import Final, TypeVar

from peewee import Model, ModelSelect, PeeweeException

from rembg_desktop.concurrency import yield_to_ui
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Connections, Row, Statement, Values, busy, translated

BUSY_SECONDS: Final = 30
"""How long a statement waits for the writer of another thread or process."""

_BROKEN_CODES: Final = frozenset({ErrorCode.HOME_UNWRITABLE, ErrorCode.DATABASE_DAMAGED})

_log: Final = logging.getLogger(__name__)

_Table = TypeVar("_Table", bound=Model)


class _ThreadState(local):
    """What the connection of the calling thread is in the middle of.

    Attributes:
        lost: why SQLite ended the open transaction, or why a part of it could not be undone: nothing that
            follows in it may be stored.
        is_broken: the last error may be the connection's own, so that only a new one can go on.
        versioned: the connection that data_version() asked last.
        opened: how many connections it has asked.
    """

    is_writing = False
    is_reading = False
    lost: BaseException | None = None
    is_broken = False
    versioned: sqlite3.Connection | None = None
    opened = 0


class Database:
    """Statements on one SQLite file; safe to share between threads, each of which gets its own connection."""

    def __init__(self, path: Path, busy_seconds: int = BUSY_SECONDS, *, may_create: bool = False) -> None:
        """Open nothing yet.

        Args:
            path: the file.
            busy_seconds: how long a statement waits for another writer.
            may_create: make the file when it does not exist. Otherwise that is an error: a queue that was
                deleted in use must not go on as an empty one.
        """
        self.path = path
        self.connections = Connections(path, timeout=busy_seconds, may_create=may_create)
        self._busy_seconds = busy_seconds
        self._turn = Lock()
        self._thread = _ThreadState()

    @contextmanager
    def write(self) -> Generator[None]:
        """One transaction that holds the write lock from its first moment, so that what it reads stays true.

        Inside another one of the same thread it is a part of that, which is undone alone when it raises.

        Raises:
            AppError: disk_full, database_busy, database_damaged, home_unwritable.
        """
        thread = self._thread
        if thread.is_writing:
            with self._part():
                yield
            return
        yield_to_ui()
        # SQLite's own wait sleeps for up to 100 ms at a time; threads of one process need not.
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise busy(self.path)
        try:
            thread.is_writing = True
            with self._transaction("BEGIN IMMEDIATE"):
                yield
        finally:
            thread.is_writing = False
            self._turn.release()

    @contextmanager
    def read(self) -> Generator[None]:
        """One transaction whose statements all see the same state; inside another one it is a part of that."""
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
        """Run one statement, with the values for its placeholders in their order or by their names.

        Returns:
            The number of rows it changed.
        """
        with self._statement():
            return int(self.connections.perform(_text(sql), named or values).rowcount)

    def execute_many(self, sql: str | Statement, rows: Iterable[Values]) -> None:
        """Run one statement for every row of values; peewee's own insert would take ten times as long."""
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
        """The first column of the first row, 0 when there is none or it is NULL."""
        row = self.first(sql, *values, **named)
        return int(row[0] or 0) if row else 0

    def tables(self, query: "ModelSelect[_Table]") -> list[_Table]:
        """The rows that a query over one of the tables selects."""
        with self._statement():
            return list(query.execute(self.connections))

    def data_version(self) -> int:
        """A number that changes when another connection, of this process or another, has committed.

        It also changes when the connection had to be opened again, since SQLite then counts anew.
        """
        version = self.number("PRAGMA data_version")
        thread, connection = self._thread, self.connections.connection()
        if thread.versioned is not connection:
            thread.versioned, thread.opened = connection, thread.opened + 1
        return (thread.opened << 32) + version

    def back_up(self, path: Path) -> None:
        """Copy the whole file, which may be in use, by SQLite's own backup."""
        with self._statement():
            target = sqlite3.connect(path)
            try:
                self.connections.connection().backup(target)
            finally:
                target.close()

    def give_back_space(self) -> None:
        """Shorten the file by what was deleted; not inside a transaction."""
        with self._statement():
            # A statement that is merely executed would free a single page: sqlite3 takes one step of it.
            self.connections.perform("PRAGMA incremental_vacuum", is_script=True)

    def close_thread(self) -> None:
        """Close the connection of the calling thread; the next statement opens a new one."""
        self.connections.discard()

    @contextmanager
    def _transaction(self, begin: str) -> Generator[None]:
        # Not peewee's atomic(): SQLite itself rolls back when the disk is full, and peewee's second ROLLBACK would
        # then raise instead of the reason; and a failed COMMIT or ROLLBACK would leave the transaction open.
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
        """End the open transaction, if there still is one; where ROLLBACK fails, closing does it."""
        if self._is_in_transaction():
            try:
                self.connections.perform("ROLLBACK")
            except (PeeweeException, sqlite3.Error, MemoryError):
                _log.warning("A transaction could not be rolled back; its connection is closed.", exc_info=True)
        if self._thread.is_broken or self._is_in_transaction():
            self._thread.is_broken = False
            self.connections.discard()

    @contextmanager
    def _part(self) -> Generator[None]:
        self._run("SAVEPOINT part")
        try:
            yield
            self._run("RELEASE part")
        except BaseException as error:
            self._undo_part(error)
            raise

    def _undo_part(self, error: BaseException) -> None:
        if self._thread.lost is not None:
            return
        if not self._is_in_transaction():
            self._thread.lost = error
            return
        try:
            self._run("ROLLBACK TO part")
            self._run("RELEASE part")
        except AppError as failure:
            self._thread.lost = failure
        except (PeeweeException, sqlite3.Error):
            # It was released although SQLite said no, so it cannot be undone alone any more.
            self._thread.lost = error

    def _run(self, sql: str) -> None:
        with self._statement():
            self.connections.perform(sql)

    def _is_in_transaction(self) -> bool:
        return not self.connections.is_closed() and self.connections.connection().in_transaction

    def _check_not_lost(self) -> None:
        lost = self._thread.lost
        if lost is not None:  # a full disk undid all of the transaction: no later part may stand alone
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
                with suppress(OSError):  # the damage is what has to be told
                    crash_suspect(self.path).touch()
            raise reason from error


def _text(sql: str | Statement) -> str:
    return sql if isinstance(sql, str) else sql.sql


def crash_suspect(path: Path) -> Path:
    """The mark beside a queue that was found damaged in use, for the next start to examine the whole file."""
    return path.with_name(f"{path.name}-suspect")

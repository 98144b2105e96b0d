"""The connection to the queue's file: one a thread, writes in BEGIN IMMEDIATE, failures as AppError."""
# peewee's stubs leave what is executed and fetched without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, local
from typing import Any, Final, TypeVar

from peewee import Model, ModelSelect, PeeweeException, SqliteDatabase

from rembg_desktop.concurrency import yield_to_ui
from rembg_desktop.errors import AppError, ErrorCode

BUSY_SECONDS: Final = 30
"""How long a statement waits for the writer of another thread or process."""

_PRAGMAS: Final = (("foreign_keys", 1), ("synchronous", "full"), ("temp_store", "memory"))

Row = tuple[Any, ...]
_Table = TypeVar("_Table", bound=Model)


class Database:
    """Statements on one SQLite file; safe to share between threads, each of which gets its own connection."""

    def __init__(self, path: Path, busy_seconds: int = BUSY_SECONDS) -> None:
        self.path = path
        self._peewee = SqliteDatabase(str(path), pragmas=_PRAGMAS, timeout=busy_seconds)
        self._busy_seconds = busy_seconds
        self._turn = Lock()
        self._thread = local()

    @contextmanager
    def write(self) -> Generator[None]:
        """One transaction that holds the write lock from its first moment, so that what it reads stays true.

        Inside another one of the same thread it is a part of that, which is undone alone when it raises.

        Raises:
            AppError: disk_full, database_busy, database_damaged, home_unwritable.
        """
        if getattr(self._thread, "is_writing", False):
            with self._part():
                yield
            return
        # SQLite's own wait sleeps for up to 100 ms at a time; threads of one process need not.
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise _busy(self.path)
        self._thread.is_writing, self._thread.end = True, None
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                yield
                self._check_end()
        finally:
            self._thread.is_writing, self._thread.end = False, None
            self._turn.release()

    @contextmanager
    def read(self) -> Generator[None]:
        """One transaction whose statements all see the same state; inside a write() it is a part of that."""
        if getattr(self._thread, "is_writing", False):
            yield
            return
        with self._transaction("BEGIN"):
            yield

    def execute(self, sql: str, *values: object) -> int:
        """Run one statement.

        Returns:
            The number of rows it changed.
        """
        with self._translate_errors():
            return int(self._peewee.execute_sql(sql, values).rowcount)

    def execute_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement for every row of values; peewee's own insert would take ten times as long."""
        with self._translate_errors():
            self._connection().executemany(sql, rows)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query, or of a statement with RETURNING."""
        with self._translate_errors():
            return self._peewee.execute_sql(sql, values).fetchall()

    def first(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, *values)
        return rows[0] if rows else None

    def number(self, sql: str, *values: object) -> int:
        """The first column of the first row, 0 when there is none or it is NULL."""
        row = self.first(sql, *values)
        return int(row[0] or 0) if row else 0

    def tables(self, query: "ModelSelect[_Table]") -> list[_Table]:
        """The rows that a query over one of the tables selects."""
        with self._translate_errors():
            return list(query.execute(self._peewee))

    def data_version(self) -> int:
        """A number that changes when another connection, of this process or another, has committed."""
        return self.number("PRAGMA data_version")

    def back_up(self, path: Path) -> None:
        """Copy the whole file, which may be in use, by SQLite's own backup."""
        with self._translate_errors():
            target = sqlite3.connect(path)
            try:
                self._connection().backup(target)
            finally:
                target.close()

    def give_back_space(self) -> None:
        """Shorten the file by what was deleted; not inside a transaction."""
        with self._translate_errors():
            # A statement that is merely executed would free a single page: sqlite3 takes one step of it.
            self._connection().executescript("PRAGMA incremental_vacuum").close()

    def close_thread(self) -> None:
        """Close the connection of the calling thread; the next statement opens a new one."""
        if not self._peewee.is_closed():
            self._peewee.close()

    def _connection(self) -> sqlite3.Connection:
        return self._peewee.connection()

    @contextmanager
    def _transaction(self, begin: str) -> Generator[None]:
        # Not peewee's own: SQLite itself rolls back when the disk is full, and a second ROLLBACK would then raise
        # in place of the reason.
        with self._translate_errors():
            connection = self._connection()
            self._peewee.execute_sql(begin)
            try:
                yield
                self._peewee.execute_sql("COMMIT")
            except BaseException:
                connection.rollback()  # does nothing where there is no transaction any more
                raise

    @contextmanager
    def _part(self) -> Generator[None]:
        with self._translate_errors():
            self._check_end()
            connection = self._connection()
            self._peewee.execute_sql("SAVEPOINT part")
            try:
                yield
            except BaseException as error:
                if connection.in_transaction:
                    self._peewee.execute_sql("ROLLBACK TO part")
                    self._peewee.execute_sql("RELEASE part")
                else:
                    self._thread.end = error
                raise
            self._peewee.execute_sql("RELEASE part")

    def _check_end(self) -> None:
        end: BaseException | None = self._thread.end
        if end is not None:  # a full disk undid all of the transaction: no later part may stand alone
            raise end

    @contextmanager
    def _translate_errors(self) -> Generator[None]:
        yield_to_ui()
        try:
            yield
        except (PeeweeException, sqlite3.Error) as error:
            translated = _translated(self.path, error)
            if translated is None:
                raise
            if translated.code is ErrorCode.DATABASE_DAMAGED:
                with suppress(OSError):  # the damage is what has to be told
                    crash_suspect(self.path).touch()
            raise translated from error


def crash_suspect(path: Path) -> Path:
    """The mark beside a queue that was found damaged in use, for the next start to examine the whole file."""
    return path.with_name(f"{path.name}-suspect")


def _busy(path: Path) -> AppError:
    hint = "Try again in a moment; if it stays so, look which program holds the file."
    return AppError(ErrorCode.DATABASE_BUSY, f"The queue {path} is held by another program.", hint)


def _translated(path: Path, error: Exception) -> AppError | None:
    cause: object = error
    while isinstance(cause, PeeweeException):  # it wraps what sqlite3 raised, twice when it was connecting
        cause = getattr(cause, "orig", None)
    if not isinstance(cause, sqlite3.Error):
        return None
    match getattr(cause, "sqlite_errorcode", 0) & 0xFF:  # the low byte is the primary result code
        case sqlite3.SQLITE_FULL:
            hint = "Free some space on that disk; nothing of the queue is lost."
            return AppError(ErrorCode.DISK_FULL, f"The disk with the queue {path} is full.", hint)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _busy(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            hint = "Start the program again: it puts the damaged file aside and begins a new one."
            return AppError(ErrorCode.DATABASE_DAMAGED, f"The queue {path} is damaged.", hint)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            hint = "Mend the permissions of its folder or the disk it lies on."
            message = f"The queue {path} cannot be read or written: {cause}."
            return AppError(ErrorCode.HOME_UNWRITABLE, message, hint)
        case _:
            return None

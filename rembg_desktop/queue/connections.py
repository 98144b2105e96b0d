"""Statements and connections to the queue's file, and what the errors of SQLite mean to a user."""
# peewee's stubs leave what is executed and fetched without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from peewee import BaseQuery, PeeweeException, SqliteDatabase, Value

from rembg_desktop.errors import AppError, ErrorCode

_PRAGMAS: Final = ("PRAGMA foreign_keys = 1", "PRAGMA synchronous = full", "PRAGMA temp_store = memory")
_DIALECT: Final = SqliteDatabase(None)  # never opened: it only tells peewee how SQLite is written
_NEARLY_FULL_BYTES: Final = 1 << 20

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]
"""For the placeholders of a statement, in their order or by their names."""

_log: Final = logging.getLogger(__name__)


class QueueFileError(AppError):
    """The queue's own file cannot be read or written at the moment; no job or image is at fault."""


class _Parameter:
    """A value that is given when the statement is run."""

    def __init__(self, name: str) -> None:
        self.name = name


def parameter(name: str) -> Value:
    """What stands in a query for a value that is given by this name when the query is run."""
    return Value(_Parameter(name), converter=False)


class Statement:
    """A query that peewee writes as SQL once, when it is first run: each time would take it 0.3 ms."""

    def __init__(self, make: Callable[[], BaseQuery]) -> None:
        self._make = make

    @cached_property
    def sql(self) -> str:
        """The text, with parameters as `:name`.

        Constants are written out, since SQLite uses an index on some of the rows only where it sees the same
        constants in the query.
        """
        text, values = self._make().bind(_DIALECT).sql()
        first, *rest = str(text).split("?")
        return first + "".join(f"{_literal(value)}{part}" for value, part in zip(values, rest, strict=True))


def _literal(value: object) -> str:
    if isinstance(value, _Parameter):
        return f":{value.name}"
    if value is None:
        return "NULL"
    if isinstance(value, str):
        escaped = value.replace("'", "''")
        return f"'{escaped}'"
    if isinstance(value, int | float):
        return repr(value + 0)  # True as 1
    raise TypeError(value)


class Connections(SqliteDatabase):
    """peewee's database with one connection a thread, of which every statement passes perform()."""

    def __init__(self, path: Path, *, timeout: int, may_create: bool) -> None:
        super().__init__(str(path), timeout=timeout)
        self._path = path
        self._may_create = may_create

    def perform(
        self,
        sql: str,
        values: Values | None = None,
        *,
        rows: Iterable[Values] | None = None,
        is_script: bool = False,
    ) -> sqlite3.Cursor:
        """Run any statement, BEGIN, COMMIT, ROLLBACK and PRAGMA included.

        Args:
            sql: the statement.
            values: for its placeholders.
            rows: values for one run of the statement each.
            is_script: run the statement to its end without values or a result.
        """
        if rows is not None:
            return self.connection().executemany(sql, rows)
        if is_script:
            return self.connection().executescript(sql)
        return super().execute_sql(sql, values)

    def execute_sql(self, sql: str, params: Values | None = None) -> sqlite3.Cursor:
        """What peewee's own queries call."""
        return self.perform(sql, params)

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Open the connection of the calling thread; one without its settings would not keep our promises."""
        if not self._may_create:
            self._check_exists()
        is_new = super().connect(reuse_if_open)
        if is_new:
            try:
                for pragma in _PRAGMAS:
                    self.perform(pragma)
            except BaseException:
                self.discard()
                raise
        return bool(is_new)

    def _check_exists(self) -> None:
        try:
            self._path.stat()
        except FileNotFoundError:
            hint = "Put the file back, or restart the program."
            raise QueueFileError(ErrorCode.HOME_UNWRITABLE, f"The queue {self._path} is gone.", hint) from None
        except OSError:  # SQLite will say what is wrong with it
            return

    def discard(self) -> None:
        """Close the connection of the calling thread, whatever state it is in; SQLite undoes what is open."""
        try:
            self.close()
        except (PeeweeException, sqlite3.Error):  # peewee has forgotten the connection by then
            _log.warning("A connection to the queue could not be closed.", exc_info=True)


def busy(path: Path) -> QueueFileError:
    """The error for a queue that somebody else has been writing for too long."""
    hint = "Try again in a moment. If this goes on, find the program that has the file open."
    return QueueFileError(ErrorCode.DATABASE_BUSY, f"The queue {path} is locked by another program.", hint)


def _full(path: Path) -> QueueFileError:
    hint = "Free some space on that disk. Nothing in the queue is lost."
    return QueueFileError(ErrorCode.DISK_FULL, f"The disk with the queue {path} is full.", hint)


def translated(path: Path, error: BaseException) -> QueueFileError | None:
    """What a user can do about an error of SQLite; None for what only a bug of ours can cause."""
    cause: object = error
    while isinstance(cause, PeeweeException):  # it wraps what sqlite3 raised, twice when it was connecting
        cause = getattr(cause, "orig", None)
    if isinstance(cause, MemoryError):
        hint = "Close other programs, or use fewer workers."
        return QueueFileError(ErrorCode.OUT_OF_MEMORY, "There is not enough memory to use the queue.", hint)
    if not isinstance(cause, sqlite3.Error):
        return None
    message = str(cause)
    code: int | None = getattr(cause, "sqlite_errorcode", None)
    # sqlite3 itself finds text that is no text; and after another file took its place, the tables are not there.
    if message.startswith(("Could not decode", "no such table")):
        return _damaged(path, message)
    return None if code is None else _by_code(path, code & 0xFF, message)


def _by_code(path: Path, primary_code: int, cause: str) -> QueueFileError | None:
    match primary_code:
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL | sqlite3.SQLITE_SCHEMA:
            return busy(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path, cause)
        case sqlite3.SQLITE_IOERR if _is_full(path):  # what SQLite says when its shared memory cannot grow
            return _full(path)
        case (
            sqlite3.SQLITE_IOERR
            | sqlite3.SQLITE_READONLY
            | sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_NOLFS
        ):
            hint = "Check the permissions of its folder and the disk."
            message = f"The queue {path} cannot be read or written: {cause}."
            return QueueFileError(ErrorCode.HOME_UNWRITABLE, message, hint)
        case _:
            return None


def _damaged(path: Path, cause: str) -> QueueFileError:
    hint = "Restart the program: it moves the damaged file aside and starts a new one."
    return QueueFileError(ErrorCode.DATABASE_DAMAGED, f"The queue {path} is damaged: {cause}.", hint)


def _is_full(path: Path) -> bool:
    from shutil import disk_usage  # seldom needed, and its import takes a while

    try:
        return disk_usage(path.parent).free < _NEARLY_FULL_BYTES
    except OSError:
        return False

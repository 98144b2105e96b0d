"""Lets the N-th call into the system fail, as SQLite's own anomaly tests do.

A Seam stands in for the calls through which the program meets the world: those of the `os` module on files below
given folders, what `open()` makes of them, free space, the lock of a file, and every SQL statement. It counts
them, and lets one fail, or all that a broken disk would let fail for a while. The program knows nothing of it.
"""

import _pyio
import errno
import fcntl
import io
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Final

import pytest

READS: Final = frozenset({"read-open", "read", "stat"})
WRITES: Final = frozenset({"open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "rmdir"})
STATEMENTS: Final = frozenset({"select", "change", "begin", "commit", "connect"})


@dataclass(frozen=True)
class Fault:
    """One way in which calls fail.

    Attributes:
        name: as the operating system or SQLite calls it.
        calls: kinds of calls that can fail in this way.
        number: of an OSError, or None.
        code: of a sqlite3.Error, or None.
        everywhere: the disk with everything on it is meant, not only the folder of the call.
    """

    name: str
    calls: frozenset[str]
    number: int | None = None
    code: int | None = None
    everywhere: bool = False


_CHANGES: Final = frozenset({"change", "commit"})
FAULTS: Final = {
    fault.name: fault
    for fault in (
        Fault("ENOSPC", WRITES - {"unlink", "rmdir"}, errno.ENOSPC),
        Fault("EIO", READS | WRITES | {"statvfs", "lock"}, errno.EIO),
        Fault("EACCES", READS - {"read"} | WRITES - {"write", "fsync"} | {"statvfs"}, errno.EACCES),
        Fault("EROFS", WRITES - {"write", "fsync"}, errno.EROFS),
        Fault("SQLITE_BUSY", STATEMENTS - {"connect"}, code=sqlite3.SQLITE_BUSY),
        Fault("SQLITE_FULL", _CHANGES, code=sqlite3.SQLITE_FULL),
        Fault("SQLITE_IOERR", STATEMENTS - {"connect"}, code=sqlite3.SQLITE_IOERR),
        Fault("SQLITE_CANTOPEN", frozenset({"connect"}), code=sqlite3.SQLITE_CANTOPEN),
        Fault("DISK_FULL", WRITES - {"unlink", "rmdir"} | _CHANGES, errno.ENOSPC, sqlite3.SQLITE_FULL, True),
    )
}
"""The last one, of a disk that everything lies on, makes sense only for a while."""


class Runaway(BaseException):
    """So many calls were made that the program is in an endless loop; not to be caught by it."""


@dataclass(frozen=True)
class Call:
    """One call: its kind and the path or statement."""

    kind: str
    what: str
    zone: str


class Seam:
    """Counts calls; arm() lets one of them fail.

    Attributes:
        calls: what was called so far since the last arm().
        failed: those that failed.
    """

    def __init__(self, zones: dict[str, Path], clock: Callable[[], float]) -> None:
        """Watch some folders.

        Args:
            zones: name and folder of what can break down separately: files elsewhere never fail.
            clock: seconds, for faults that last.
        """
        self._zones = {name: str(folder) + os.sep for name, folder in zones.items()}
        self._clock = clock
        self._lock = RLock()
        self._names: dict[int, str] = {}
        self.calls: list[Call] = []
        self.failed: list[Call] = []
        self.most = 1_000_000
        self._number = 0
        self._fault: Fault | None = None
        self._lasting = 0.0
        self._until = 0.0
        self._zone = ""
        self._is_on = False

    def arm(self, number: int, fault: Fault | None, lasting: float = 0.0) -> None:
        """Begin to count, and let the call with that number (the first is 1) fail.

        Args:
            number: of the call; if it is of a kind that cannot fail so, the next one that can is taken.
            fault: how it fails; None only counts.
            lasting: for so many seconds every such call in the same zone fails likewise; 0 means that one only.
        """
        self.calls, self.failed = [], []
        self._number, self._fault, self._lasting, self._zone = number, fault, lasting, ""
        self._is_on = True

    def disarm(self) -> None:
        """Count no more, and let nothing fail."""
        self._is_on = False

    @contextmanager
    def suspended(self) -> Generator[None]:
        """Neither count nor fail what the test itself does in the block."""
        was_on, self._is_on = self._is_on, False
        try:
            yield
        finally:
            self._is_on = was_on

    @property
    def has_begun(self) -> bool:
        """Whether a call has failed."""
        return bool(self.failed)

    def zone_of(self, path: str) -> str | None:
        """The zone of a file, or None when it lies elsewhere."""
        return next((name for name, folder in self._zones.items() if (path + os.sep).startswith(folder)), None)

    def visit(self, kind: str, what: str, zone: str) -> Fault | None:
        """Count a call; gives the fault when it shall fail."""
        with self._lock:
            if not self._is_on:
                return None
            call = Call(kind, what, zone)
            self.calls.append(call)
            if len(self.calls) > self.most:
                raise Runaway(f"more than {self.most} calls")
            if self._fault is None or kind not in self._fault.calls:
                return None
            if self._zone:
                due = (zone == self._zone or self._fault.everywhere) and self._clock() < self._until
            else:
                due = len(self.calls) >= self._number  # threads do not always make the same calls
            if not due:
                return None
            if not self._zone:
                self._zone, self._until = zone, self._clock() + self._lasting
            self.failed.append(call)
            return self._fault

    def check(self, kind: str, path: object, folder: object = None) -> bool:
        """Count a call on a file and let it fail when it is its turn; whether it lies in a zone."""
        name = self._name(path, folder)
        zone = self.zone_of(name) if name else None
        if zone is None:
            return False
        fault = self.visit(kind, name, zone)
        if fault is not None:
            assert fault.number is not None
            raise OSError(fault.number, os.strerror(fault.number), path if isinstance(path, str) else name)
        return True

    def _name(self, path: object, folder: object = None) -> str:
        if isinstance(path, int):
            return self._names.get(path, "")
        try:
            text = os.fsdecode(path)  # type: ignore[arg-type]
        except TypeError:
            return ""
        if isinstance(folder, int):
            return str(Path(self._names.get(folder, "")) / text)
        return str(Path(text).absolute())

    @contextmanager
    def installed(self) -> Generator["Seam"]:
        """Stand in for the calls while the block runs."""
        with pytest.MonkeyPatch.context() as patch:
            self._patch_files(patch)
            self._patch_sql(patch)
            try:
                yield self
            finally:
                self.disarm()

    def _patch_files(self, patch: pytest.MonkeyPatch) -> None:
        self._patch_handles(patch)
        for kind, name in (
            ("fsync", "fsync"),
            ("unlink", "unlink"),
            ("unlink", "remove"),
            ("mkdir", "mkdir"),
            ("rmdir", "rmdir"),
            ("statvfs", "statvfs"),
            ("read-open", "scandir"),
            ("read-open", "listdir"),
            ("stat", "stat"),
        ):
            patch.setattr(os, name, self._on_one(kind, getattr(os, name)))
        for name in ("link", "replace", "rename"):
            patch.setattr(os, name, self._on_two(name, getattr(os, name)))
        patch.setattr(shutil, "disk_usage", self._on_one("statvfs", shutil.disk_usage))
        patch.setattr(fcntl, "flock", self._flock(fcntl.flock))
        real_open = io.open

        def open_(file: Any, mode: str = "r", *args: Any, **others: Any) -> Any:
            # Python's own io module in Python: it goes through os.open(), os.read() and os.write().
            name = self._name(file)
            if not name or self.zone_of(name) is None:
                return real_open(file, mode, *args, **others)
            return _pyio.open(file, mode, *args, **others)

        patch.setattr(io, "open", open_)
        patch.setattr("builtins.open", open_)

    def _patch_handles(self, patch: pytest.MonkeyPatch) -> None:
        real_open, real_close, real_read, real_write = os.open, os.close, os.read, os.write

        def open_(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            known = self.check("open" if writes else "read-open", path, dir_fd)
            handle = real_open(path, flags, mode, dir_fd=dir_fd)
            if known:
                self._names[handle] = self._name(path, dir_fd)
            return handle

        def close(handle: int) -> None:
            self._names.pop(handle, None)
            real_close(handle)

        def read(handle: int, size: int) -> bytes:
            self.check("read", handle)
            return real_read(handle, size)

        def write(handle: int, data: Any) -> int:
            try:
                self.check("write", handle)
            except OSError:
                view = memoryview(data).cast("B")
                real_write(handle, view[: len(view) // 2])  # as far as the disk had room
                raise
            return real_write(handle, data)

        patch.setattr(os, "open", open_)
        patch.setattr(os, "close", close)
        patch.setattr(os, "read", read)
        patch.setattr(os, "write", write)

    def _on_one(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *args: Any, dir_fd: int | None = None, **others: Any) -> Any:
            self.check(kind, path, dir_fd)
            if dir_fd is not None:
                others["dir_fd"] = dir_fd
            return real(path, *args, **others)

        return call

    def _on_two(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(source: Any, target: Any, **others: Any) -> Any:
            self.check(kind, target)
            return real(source, target, **others)

        return call

    def _flock(self, real: Callable[[int, int], None]) -> Callable[[int, int], None]:
        def flock(handle: int, operation: int) -> None:
            if not operation & fcntl.LOCK_UN:
                self.check("lock", handle)
            real(handle, operation)

        return flock

    def _patch_sql(self, patch: pytest.MonkeyPatch) -> None:
        real = sqlite3.connect
        seam = self

        class Cursor(sqlite3.Cursor):
            def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
                connection = self.connection
                assert isinstance(connection, Connection)
                seam.statement(sql, connection)
                return super().execute(sql, *args)

            def executemany(self, sql: str, *args: Any) -> sqlite3.Cursor:
                connection = self.connection
                assert isinstance(connection, Connection)
                seam.statement(sql, connection)
                return super().executemany(sql, *args)

        class Connection(sqlite3.Connection):
            zone = ""

            def cursor(self, *args: Any) -> sqlite3.Cursor:
                return super().cursor(*args or (Cursor,)) if self.zone else super().cursor(*args)

        def connect(database: Any, *args: Any, **others: Any) -> sqlite3.Connection:
            name = self._name(database)
            zone = self.zone_of(name) if name else None
            if zone is None:
                return real(database, *args, **others)
            if fault := self.visit("connect", name, zone):
                raise _sql_error(fault)
            connection = real(database, *args, **others, factory=Connection)
            assert isinstance(connection, Connection)
            connection.zone = zone
            return connection

        patch.setattr(sqlite3, "connect", connect)

    def statement(self, sql: str, connection: Any) -> None:
        """Count a statement and let it fail when it is its turn, as SQLite would."""
        fault = self.visit(_kind_of(sql), " ".join(sql.split()), connection.zone)
        if fault is None:
            return
        if fault.code != sqlite3.SQLITE_BUSY and connection.in_transaction:
            connection.rollback()  # as SQLite itself does when the disk is full or fails
        raise _sql_error(fault)


def _sql_error(fault: Fault) -> sqlite3.OperationalError:
    texts = {
        sqlite3.SQLITE_BUSY: "database is locked",
        sqlite3.SQLITE_FULL: "database or disk is full",
        sqlite3.SQLITE_IOERR: "disk I/O error",
        sqlite3.SQLITE_CANTOPEN: "unable to open database file",
    }
    assert fault.code is not None
    error = sqlite3.OperationalError(texts[fault.code])
    error.sqlite_errorcode = fault.code
    error.sqlite_errorname = fault.name
    return error


def _kind_of(sql: str) -> str:
    first = sql.split(None, 1)[0].upper()
    if first in ("SELECT", "PRAGMA", "WITH", "EXPLAIN"):
        return "select"
    if first in ("BEGIN", "COMMIT"):
        return first.lower()
    return "change"

"""Opens the queue file: creates a new one, migrates an old one, and moves a damaged one aside."""

import logging
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.database import Database, crash_suspect

if TYPE_CHECKING:
    from rembg_desktop.queue.schema.migrations import Migration

_log: Final = logging.getLogger(__name__)

NEWEST: Final = 9
"""The current schema version: the number of migrations, which are only imported to migrate a file."""

LOCK_SECONDS: Final = 60
"""How long opening waits for another process that creates, migrates or replaces the file."""


def open_database(
    path: Path, migrations: "Sequence[Migration] | None" = None, *, verify: bool = False
) -> tuple[Database, Path | None]:
    """Open the queue file at the current schema version.

    Args:
        path: the file; its folder must exist.
        migrations: other migrations than those of this version of the program.
        verify: check the whole file for damage, which takes about a second for 500 MB.

    Returns:
        The database, and the new path of the damaged file if there was one.

    Raises:
        AppError: database_newer, database_busy, disk_full, home_unwritable.
    """
    database = Database(path)
    # Usually the file is ready, and then neither waiting for the lock nor importing it is needed.
    is_ready = not _exists(crash_suspect(path)) and _is_ready(
        database, NEWEST if migrations is None else len(migrations)
    )
    if is_ready and (not verify or _is_sound(path, every_page=True)):
        return database, None
    database.close_thread()
    with _open_exclusively(path):
        quarantined = _move_aside_if_damaged(path, every_page=verify or _exists(crash_suspect(path)))
        new = Database(path, may_create=True)
        try:
            _migrate(new, _known_migrations() if migrations is None else migrations)
        finally:
            new.close_thread()
        crash_suspect(path).unlink(missing_ok=True)
    return database, quarantined


def _known_migrations() -> "Sequence[Migration]":
    from rembg_desktop.queue.schema.migrations import MIGRATIONS

    return MIGRATIONS


@contextmanager
def _open_exclusively(path: Path) -> Generator[None]:
    """Let only one process at a time create, migrate or replace the file."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f"{path.name}.opening"), timeout=LOCK_SECONDS):
            yield
    except Timeout:
        hint = "Wait for the other program or quit it, and try again."
        message = f"Another program has been opening the queue {path} for {LOCK_SECONDS} seconds."
        raise AppError(ErrorCode.DATABASE_BUSY, message, hint) from None
    except OSError as error:
        hint = "Change the permissions of the folder, or use another one with --home."
        message = f"Cannot write to the queue's folder {path.parent}: {error.strerror}."
        raise AppError(ErrorCode.HOME_UNWRITABLE, message, hint) from error


def _is_ready(database: Database, version: int) -> bool:
    """Whether the file has the current schema version; the check takes less than a millisecond."""
    if not _exists(database.path):
        return False
    try:
        return (
            _version(database) == version
            and database.first("PRAGMA journal_mode") == ("wal",)
            and _has_jobs(database)
        )
    except AppError as error:
        if error.code is ErrorCode.DATABASE_DAMAGED:
            return False
        raise
    finally:
        database.close_thread()


def _exists(path: Path) -> bool:
    # Path.exists() raises on disk errors and missing permissions; SQLite will then report the reason.
    return os.path.exists(path)  # noqa: PTH110


def _has_jobs(database: Database) -> bool:
    return database.number("SELECT count(*) FROM sqlite_master WHERE name IN ('job', 'image')") == 2


def _version(database: Database) -> int:
    return database.number("PRAGMA user_version")


def _migrate(database: Database, migrations: "Sequence[Migration]") -> None:
    version = _version(database)
    if version > len(migrations):
        raise AppError(
            ErrorCode.DATABASE_NEWER,
            f"The queue {database.path} was written by a newer version of the program.",
            "Install that version again, or use another folder with --home.",
        )
    if version == 0:
        # Lets cleanup shrink the file; must be set before the first table is created.
        database.first("PRAGMA auto_vacuum = incremental")
    if database.first("PRAGMA journal_mode = wal") != ("wal",):
        hint = "Use a folder on a local disk with --home."
        message = f"The disk with the queue {database.path} does not support write-ahead logging."
        raise AppError(ErrorCode.HOME_UNWRITABLE, message, hint)
    if 0 < version < len(migrations):
        backup = _free_name(database.path.with_name(f"{database.path.name}.v{version}.bak"))
        database.back_up(backup)
        _log.info("The queue was backed up to %s before migration.", backup)
    for number, statements in enumerate(migrations[version:], version + 1):
        with database.write():
            for statement in statements:
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
        _log.info("The queue was migrated to schema version %d.", number)


def _move_aside_if_damaged(path: Path, *, every_page: bool) -> Path | None:
    if not _exists(path) or _is_sound(path, every_page=every_page):
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = _free_name(path.with_name(f"{path.name}.damaged-{moment}"))
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        with suppress(FileNotFoundError):
            part.rename(aside.with_name(aside.name + ending))
    _log.error("The queue %s was damaged and has been moved to %s. A new queue is created.", path, aside)
    return aside


def _is_sound(path: Path, *, every_page: bool) -> bool:
    database = Database(path)
    try:
        # Reading the schema detects other files and truncated ones; quick_check reads every page.
        if not _has_jobs(database) and _version(database) != 0:
            return False
        return not every_page or database.rows("PRAGMA quick_check(1)") == [("ok",)]
    except AppError as error:
        if error.code is ErrorCode.DATABASE_DAMAGED:
            return False
        raise
    finally:
        database.close_thread()


def _free_name(path: Path) -> Path:
    candidate, number = path, 2
    while candidate.exists():
        candidate, number = path.with_name(f"{path.name}-{number}"), number + 1
    return candidate

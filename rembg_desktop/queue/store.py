"""The queue's storage for the executor: claims, recovery after a crash, pauses and reports."""

import json
import logging
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from rembg_desktop.errors import ErrorCode
from rembg_desktop.publish import withdraw
from rembg_desktop.queue import statements
from rembg_desktop.queue.claims import Claim, Claims, temp_path
from rembg_desktop.queue.connections import now, read_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import stored_failure
from rembg_desktop.queue.schema import open_database
from rembg_desktop.queue.state import Change, QueueState, count
from rembg_desktop.queue.types import ExecutorReport, Failure, Pause, Recovery

MOST_CRASHES: Final = 3
"""An image that was being processed at this many crashes is not tried again."""

_log: Final = logging.getLogger(__name__)


class Store(Claims):
    """One file with all jobs. Each thread that uses it has its own connection and closes it at its end.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.

    Attributes:
        state: pause, executor and revision.
        quarantined: where a damaged file went when this store was opened, else None.
    """

    def __init__(self, database: Database, quarantined: Path | None = None) -> None:
        super().__init__(database)
        self.state = QueueState(database)
        self.quarantined = quarantined

    @classmethod
    def open(cls, database: Path, *, verify: bool = False) -> "Store":
        """Open the file, made if it is new, migrated if it is old.

        Args:
            database: the file; its folder exists.
            verify: examine every page for damage, which an executor should do.

        Raises:
            AppError: database_newer, database_busy, disk_full, home_unwritable.
        """
        return cls(*open_database(database, verify=verify))

    def claim(self, owner: str) -> Claim | None:
        """Claim the next image of the first job that is not held; None when none waits or the queue is paused."""
        if not self.has_work():
            return None
        with self.database.write():
            return None if self.state.pause().is_paused else self.claim_next(owner)

    def is_live(self, job_id: str) -> bool:
        """Whether a job has images that are pending or processing."""
        return self.database.number(statements.UNFINISHED, id=job_id) > 0

    def return_abandoned(
        self,
        owner: str,
        attempts: Collection[tuple[int, int]] | None,
        hash_file: Callable[[Path], str],
        crashed: Collection[tuple[int, int]] = (),
    ) -> Recovery:
        """Return images that no worker of a living executor holds; fail those that crashed too often.

        Args:
            owner: the executor.
            attempts: ids and attempts of the images; None for all that it owns.
            hash_file: SHA-256 of a file, hexadecimal.
            crashed: ids and attempts that count as crashes, since they ended with an unexpected error.
        """
        return return_abandoned(self.database, owner, attempts, hash_file, crashed)

    def recover(self, owner: str, hash_file: Callable[[Path], str]) -> Recovery:
        """Complete or return the images of an executor that has crashed; only the holder of the lock may do so.

        Args:
            owner: the new executor, which must not have claimed anything yet.
            hash_file: SHA-256 of a file, hexadecimal.

        Raises:
            ValueError: the owner has claims.
        """
        if self.current(owner):
            raise ValueError(owner)
        return recover(self.database, hash_file)

    def pause_state(self) -> Pause:
        """Why nothing is claimed at the moment, if so."""
        return self.state.pause()

    def set_storage_error(self, pause: Pause) -> None:
        """Pause the queue for this reason; a pause by the user does not change."""
        self.state.set_storage_error(pause)

    def clear_storage_error(self) -> None:
        """End that pause; a pause by the user does not change."""
        self.state.clear_storage_error()

    def report_executor(self, report: ExecutorReport | None) -> None:
        """Store the executor's report about itself; None when it ends."""
        self.state.report_executor(report)

    def revision(self) -> int:
        """A number that changes when jobs are added, removed or moved, but not with their progress."""
        return self.state.revision()

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self.database.data_version()

    def close_thread(self) -> None:
        """Close the connection of the calling thread."""
        self.database.close_thread()

    def close(self) -> None:
        """Close the last connection; other threads have closed theirs before."""
        self.database.close_thread()


def recover(database: Database, hash_file: Callable[[Path], str]) -> Recovery:
    """Complete what was published, return the rest to the queue, and delete every temporary file.

    Files are read and deleted before the transaction, so that nobody waits for them. An image that is cancelled in
    between stays cancelled, since every change is guarded by status and attempt.
    """
    left = database.rows(statements.LEFT)
    if not left:
        return Recovery()
    published = _published(left, hash_file)
    remaining: dict[int, str] = {}  # ids and owners of images with files that cannot be deleted now
    temp_files = 0
    for row in left:
        withdrawn = _withdraw(row)
        deleted, is_clean = _delete_temps(row)
        temp_files += deleted
        if not (withdrawn and is_clean):
            remaining[row[0]] = row[11]
    with database.write():
        returned, completed, failed = _put_in_order(database, left, published, {(row[0], row[3]) for row in left})
        database.execute(statements.CLEAR_OWNERS, ids=json.dumps(list(remaining)))
        # Those of pending images are deleted by the next attempt; for the others, the next start tries again.
        database.execute_many(
            statements.SET_OWNER, [{"owner": owner, "image_id": image_id} for image_id, owner in remaining.items()]
        )
    return Recovery(returned=returned, completed=completed, failed=failed, temp_files=temp_files)


def return_abandoned(
    database: Database,
    owner: str,
    attempts: Collection[tuple[int, int]] | None,
    hash_file: Callable[[Path], str],
    crashed: Collection[tuple[int, int]] = (),
) -> Recovery:
    """Return to the queue what a living executor owns and none of its workers holds.

    As in recover(), an image whose result was published already is completed. Only attempts in `crashed` count as
    crashes, so an image that ends in the same unexpected error each time fails at last.

    Args:
        database: the queue's file.
        owner: the executor.
        attempts: ids and attempts of its images that no worker holds; None for all that it owns.
        hash_file: SHA-256 of a file, hexadecimal.
        crashed: ids and attempts of those that ended with an unexpected error.
    """
    left = [
        row
        for row in database.rows(statements.LEFT_BY_OWNER, owner=owner)
        if attempts is None or (row[0], row[3]) in attempts
    ]
    if not left:
        return Recovery()
    published = _published(left, hash_file)
    temp_files = sum(_delete_temps(row)[0] for row in left)
    with database.write():
        returned, completed, failed = _put_in_order(database, left, published, crashed)
    return Recovery(returned=returned, completed=completed, failed=failed, temp_files=temp_files)


def _published(left: list[Row], hash_file: Callable[[Path], str]) -> set[int]:
    return {row[0] for row in left if row[2] == "processing" and _is_published(row, hash_file)}


def _put_in_order(
    database: Database, left: list[Row], published: set[int], crashed: Collection[tuple[int, int]]
) -> tuple[int, int, int]:
    """(returned, completed, failed); what was not published and is in `crashed` counts one more crash."""
    returned = completed = failed = 0
    moment = now()
    for image_id, job_id, status, attempt, earlier, source, *_ in left:
        if status != "processing":
            continue
        guard = {"image_id": image_id, "attempt": attempt}
        crashes = int((image_id, attempt) in crashed)
        if image_id in published:
            if database.rows(statements.COMPLETE_LEFT, moment=moment, **guard):
                completed += 1
                count(database, job_id, Change(processing=-1, succeeded=1), moment)
        elif crashes and earlier + crashes >= MOST_CRASHES:
            error = stored_failure(_crashed(read_path(source)))
            if database.execute(statements.FAIL_LEFT, error=error, moment=moment, **guard):
                failed += 1
                count(database, job_id, Change(processing=-1, failed=1), moment)
        elif database.execute(statements.RETURN_LEFT, crashes=crashes, **guard):
            returned += 1
            count(database, job_id, Change(pending=1, processing=-1), moment)
    return returned, completed, failed


def _is_published(row: Row, hash_file: Callable[[Path], str]) -> bool:
    output, sha256 = row[8], row[9]
    if output is None or sha256 is None:
        return False
    path = read_path(output)
    try:
        return path.is_file() and hash_file(path) == sha256
    except OSError as error:
        _log.warning("Recovery cannot read %s: %s", path, error)
        return False


def _withdraw(row: Row) -> bool:
    """Delete what was published for an image that had been cancelled meanwhile; False when that failed."""
    status, output, sha256, file_id = row[2], row[8], row[9], row[10]
    if status != "cancelled" or output is None or sha256 is None or file_id is None:
        return True
    path = read_path(output)
    try:
        withdraw(path, file_id, sha256)
    except OSError as error:
        _log.warning("Cannot delete %s, the output of a cancelled image: %s", path, error)
        return False
    return True


def _delete_temps(row: Row) -> tuple[int, bool]:
    """(how many were deleted, whether none is left)."""
    deleted, is_clean = 0, True
    for path in _temps(row):
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            _log.warning("Cannot delete the temporary file %s: %s", path, error)
            is_clean = False
        else:
            deleted += 1
    return deleted, is_clean


def _temps(row: Row) -> Iterator[Path]:
    image_id, job_id, _, attempts, _, _, destination, temp = row[:8]
    folders = {read_path(destination).parent}
    if temp is not None:
        folders.add(read_path(temp).parent)
    for folder in folders:
        for attempt in range(1, attempts + 1):
            yield temp_path(folder, job_id, image_id, attempt)


def _crashed(source: Path) -> Failure:
    return Failure(
        ErrorCode.CRASHED.value,
        f"The program crashed {MOST_CRASHES} times while processing {source.name}.",
        "Retry the image with another model or with fewer workers.",
    )

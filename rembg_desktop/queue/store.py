"""The queue's storage for the executor: claims, recovery after a crash, pauses and reports."""

import json
import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from rembg_desktop.errors import ErrorCode
from rembg_desktop.publish import publish, withdraw
from rembg_desktop.publish.stores import remove_temp
from rembg_desktop.queue import statements
from rembg_desktop.queue.claims import Claim, Claims
from rembg_desktop.queue.claims.again import give_up_again
from rembg_desktop.queue.claims.claiming import aside_path, temp_path
from rembg_desktop.queue.connections import now, read_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import read_earlier, stored_failure
from rembg_desktop.queue.naming import alternatives
from rembg_desktop.queue.results import output_rows
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
        return self.together.run(lambda: None if self.state.stored_pause().is_paused else self.claim_next(owner))

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

    def set_automatic_pause(self, pause: Pause) -> None:
        """Pause the queue for this reason; a pause by the user does not change."""
        self.state.set_automatic_pause(pause)

    def clear_automatic_pause(self) -> None:
        """End that pause; a pause by the user does not change."""
        self.state.clear_automatic_pause()

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
    remaining = {row[0]: row[11] for row in left if row[12] or row[13]}  # ids and owners, while files may be left
    remains = output_rows.remains(database, left)
    temp_files = 0
    for row in left:
        withdrawn = _withdraw(row)
        deleted, is_clean = _delete_temps(row, remains.get(row[0], output_rows.Remains()))
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
    settle(database, [row[0] for row in left if row[12] or row[13]])
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
    remains = output_rows.remains(database, left)
    temp_files = sum(_delete_temps(row, remains.get(row[0], output_rows.Remains()))[0] for row in left)
    with database.write():
        returned, completed, failed = _put_in_order(database, left, published, crashed)
    settle(database, [row[0] for row in left if row[12] or row[13]])
    return Recovery(returned=returned, completed=completed, failed=failed, temp_files=temp_files)


def _published(left: list[Row], hash_file: Callable[[Path], str]) -> set[int]:
    return {row[0] for row in left if row[2] == "processing" and _is_published(row, hash_file)}


def _put_in_order(
    database: Database, left: list[Row], published: set[int], crashed: Collection[tuple[int, int]]
) -> tuple[int, int, int]:
    """(returned, completed, failed); what was not published and is in `crashed` counts one more crash."""
    returned = completed = failed = 0
    moment = now()
    for row in left:
        image_id, job_id, status, attempt, earlier, source, *_, is_again, _, _ = row
        if status != "processing":
            continue
        guard = {"image_id": image_id, "attempt": attempt}
        crashes = int((image_id, attempt) in crashed)
        if image_id in published:
            completed += _complete_left(database, row, moment)
        elif crashes and earlier + crashes >= MOST_CRASHES:
            failure = _crashed(read_path(source))
            if is_again and database.rows(statements.IS_ATTEMPT, **guard):
                give_up_again(database, image_id, job_id, read_path(source), failure)
                failed += 1
            elif database.execute(statements.FAIL_LEFT, error=stored_failure(failure), moment=moment, **guard):
                failed += 1
                count(database, job_id, Change(processing=-1, failed=1), moment)
        elif database.execute(statements.RETURN_LEFT, crashes=crashes, **guard):
            returned += 1
            count(database, job_id, Change(pending=1, processing=-1), moment)
    return returned, completed, failed


def _complete_left(database: Database, row: Row, moment: int) -> bool:
    if row[14] is not None:
        return output_rows.complete_left(database, row, moment)
    if not database.rows(statements.COMPLETE_LEFT, moment=moment, image_id=row[0], attempt=row[3]):
        return False
    count(database, row[1], Change(processing=-1, succeeded=1), moment)
    return True


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


def _delete_temps(row: Row, remains: output_rows.Remains) -> tuple[int, bool]:
    """(how many were deleted, whether none is left)."""
    deleted, is_clean = 0, True
    for path in _temps(row, remains):
        try:
            remove_temp(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            _log.warning("Cannot delete the temporary file %s: %s", path, error)
            is_clean = False
        else:
            deleted += 1
    return deleted, is_clean


def settle(database: Database, image_ids: Iterable[int]) -> None:
    """Undo replacements that are not wanted any more, once the queue is in order; delete other earlier files."""
    for image_id in image_ids:
        row = database.first(statements.LEFT_OF_IMAGE, image_id=image_id)
        if row is None or row[2] == "processing":
            continue
        try:
            _settle(row, output_rows.remains(database, [row]).get(image_id, output_rows.Remains()))
        except OSError as error:  # the next start tries again
            _log.warning("The earlier result of %s cannot be put in order: %s", read_path(row[5]), error)
        else:
            with database.write():
                database.execute(statements.SETTLED, image_id=image_id, attempt=row[3], owner=row[11])


def _settle(row: Row, remains: output_rows.Remains) -> None:
    from rembg_desktop.publish.replacing import has_content, partial_copy, put_back

    image_id, job_id, _, attempts, _, _, destination, temp, _, sha256, _, _, earlier, unwanted, _ = row
    kept = read_earlier(earlier) if earlier else {}
    undone = read_earlier(unwanted) if unwanted else {}
    hashes = (kept.get("output_sha256"), undone.get("output_sha256"), sha256)
    known = {str(value) for value in hashes if value is not None} | remains.hashes
    folders = {read_path(path).parent for path in (destination, temp) if path is not None} | remains.folders
    folders |= {Path(columns["output"]).parent for columns in (kept, undone) if columns.get("output")}
    for folder in folders:
        for attempt in range(1, attempts + 1):
            aside = aside_path(folder, job_id, image_id, attempt)
            partial_copy(aside).unlink(missing_ok=True)
            if not os.path.lexists(aside):
                continue
            place = Path(kept["output"]) if kept.get("output") else read_path(destination)  # if it cannot be read
            if kept.get("output_sha256") and undone.get("output_sha256"):
                put_back(aside, place, earlier=kept["output_sha256"], new=undone["output_sha256"])
            if has_content(aside, known):
                aside.unlink()
            elif os.path.lexists(aside):  # somebody saved it a moment before the crash
                _publish_beside(aside, place)
    if undone.get("output") and undone.get("output_sha256"):
        withdraw(Path(undone["output"]), undone.get("output_file_id"), undone["output_sha256"])


def _publish_beside(file: Path, place: Path) -> None:
    for name in alternatives(place):
        try:
            publish(file, name, replace=False)
        except (FileExistsError, IsADirectoryError):
            continue
        _log.warning("%s was changed while it was replaced. That file is now %s.", place, name)
        return


def _temps(row: Row, remains: output_rows.Remains) -> Iterator[Path]:
    image_id, job_id, _, attempts, _, _, destination, temp = row[:8]
    folders = {read_path(destination).parent, *remains.folders}
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

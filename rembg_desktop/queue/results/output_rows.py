"""Images that become several files: one row of the table `output` for each.

The columns of an image about its result describe one of its outputs, `image.output_number`: while the image has
not ended, the one that is being made or will be next. So that one is recorded, published, recovered and withdrawn
like the result of any other image. When it has ended, its own row takes over what the image says, and the next one
that is pending takes its place, in one transaction. Functions that change something are called inside of one.
"""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from peewee import Case, ModelUpdate

from rembg_desktop.errors import Notice
from rembg_desktop.options import Output
from rembg_desktop.queue import statements
from rembg_desktop.queue.connections import Statement, parameter, stored_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import (
    ImageRow,
    StoredOutput,
    read_earlier,
    read_notices,
    rows_of,
    stored_failure,
    stored_notices,
)
from rembg_desktop.queue.naming import Placed
from rembg_desktop.queue.state import Change, count
from rembg_desktop.queue.types import Failure

# Raw SQL: the rows of images that are stored in the same transaction, found by their numbers in the job.
_INSERT: Final = """
    INSERT INTO output (image_id, number, preset, options, destination, destination_key)
    SELECT id, ?, ?, ?, ?, ? FROM image WHERE job_id = ? AND number = ?
"""
_NUMBER: Final = "UPDATE image SET output_number = 1 WHERE job_id = ?"
_PLAN: Final = """
    UPDATE output SET
        status = 'pending', destination = :destination, destination_key = :key, keep_existing = :keep_existing,
        output = NULL, output_sha256 = NULL, output_file_id = NULL, output_bytes = NULL, notices = NULL,
        error = NULL
    WHERE image_id = :image_id AND number = :number
"""
_AGAIN: Final = """
    UPDATE output SET
        status = 'pending', destination = :destination, destination_key = :key, keep_existing = 1,
        earlier_sha256 = output_sha256
    WHERE image_id = :image_id AND number = :number
"""
# Crashes of outputs before count no more: what gets on is not what crashes the program.
_LOAD: Final = """
    UPDATE image SET
        crashes = 0,
        output_number = :number, destination = :destination, destination_key = :key,
        keep_existing = :keep_existing, earlier = :earlier,
        output = NULL, output_sha256 = NULL, output_file_id = NULL, output_bytes = NULL
    WHERE id = :image_id
"""
_IMAGE: Final = "SELECT earlier, again_at FROM image WHERE id = ?"
_WANTED: Final = """
    SELECT 1 FROM output WHERE image_id = :image_id AND status = 'completed' AND output = :output
    AND output_file_id = :file_id
"""


class NewOutput(NamedTuple):
    """An output of a new image; `options` is the index of its options in the job."""

    number: int
    preset: str
    options: int
    destination: Path
    key: str


def insert(database: Database, job_id: str, outputs: Iterable[tuple[int, Sequence[NewOutput]]]) -> None:
    """Store the outputs of new images of a job.

    Args:
        database: inside the transaction that has stored the images.
        job_id: the job.
        outputs: number of each image in the job, and its outputs.
    """
    database.execute_many(
        _INSERT,
        (
            (each.number, each.preset, each.options, stored_path(each.destination), each.key, job_id, number)
            for number, several in outputs
            for each in several
        ),
    )


def begin(database: Database, job_id: str) -> None:
    """Make the first output of each image of a new job the one at work."""
    database.execute(_NUMBER, job_id)


def new_outputs(outputs: Sequence[Output], chosen: Sequence[int], places: Sequence[Placed]) -> list[NewOutput]:
    """The outputs of one new image at their places; `chosen` are their indexes in the job."""
    return [
        NewOutput(number, outputs[index].name, index, place.destination, place.key)
        for number, (index, place) in enumerate(zip(chosen, places, strict=True), 1)
    ]


def clear(database: Database, job_id: str) -> None:
    """Forget the outputs of a job that gets others."""
    database.execute("DELETE FROM output WHERE image_id IN (SELECT id FROM image WHERE job_id = ?)", job_id)
    database.execute("UPDATE image SET output_number = NULL WHERE job_id = ?", job_id)


def plan(database: Database, row: StoredOutput, destination: Path, key: str, *, keep_existing: bool) -> None:
    """An output is made from the start, under this name."""
    values = {"destination": stored_path(destination), "key": key, "keep_existing": keep_existing}
    database.execute(_PLAN, **values, image_id=row.image_id, number=row.number)


def plan_again(database: Database, image_id: int, number: int, destination: Path, key: str) -> None:
    """An output is rendered again, in the place of its earlier result, which stays until then."""
    database.execute(_AGAIN, destination=stored_path(destination), key=key, image_id=image_id, number=number)


def load_first(database: Database, image_id: int) -> None:
    """Make the first output that is pending the one at work."""
    load(database, next(row for row in rows_of(database, [image_id])[image_id] if row.status == "pending"))


def load(database: Database, row: StoredOutput) -> None:
    """Make this output the one at work."""
    earlier, again_at = database.rows(_IMAGE, row.image_id)[0]
    if again_at is not None:  # its earlier result is replaced next
        output = None if row.output is None else str(row.output)
        kept = {name: getattr(row, name) for name in ("output_sha256", "output_file_id", "output_bytes")}
        earlier = json.dumps({**read_earlier(earlier or "{}"), **kept, "output": output, "destination": output})
    values = {
        "number": row.number,
        "destination": stored_path(row.destination),
        "key": row.destination_key,
        "keep_existing": row.keep_existing,
        "earlier": earlier,
    }
    database.execute(_LOAD, **values, image_id=row.image_id)


def is_wanted(database: Database, image_id: int, output: Path, file_id: str) -> bool:
    """Whether a file is the result of a completed output."""
    values = {"image_id": image_id, "output": stored_path(output), "file_id": file_id}
    return database.first(_WANTED, **values) is not None


# Raw SQL: peewee has no short form of UPDATE .. FROM.
_TAKE_OVER: Final = """
    UPDATE output SET
        status = 'completed', destination = image.output, destination_key = image.destination_key,
        output = image.output, output_sha256 = image.output_sha256, output_file_id = image.output_file_id,
        output_bytes = image.output_bytes, keep_existing = image.keep_existing, notices = image.notices,
        error = NULL
    FROM image WHERE image.id = :image_id AND output.image_id = image.id AND output.number = image.output_number
"""
_SET: Final = """
    UPDATE output SET status = :status, output = coalesce(:output, output), notices = :notices, error = :error
    WHERE image_id = :image_id AND number = (SELECT output_number FROM image WHERE id = :image_id)
"""
_KEEP_EARLIER: Final = """
    UPDATE output SET status = 'completed', destination = output, notices = :notices
    WHERE image_id = :image_id AND number = :number
"""
_AT_WORK: Final = "SELECT output_number, again_at FROM image WHERE id = ?"


def _finish() -> ModelUpdate:
    has_temp, is_completed = parameter("has_temp"), parameter("status") == "completed"
    completed = statements.completed()
    reviews = (ImageRow.review, ImageRow.reviewed_at)
    query = ImageRow.update(
        {
            **completed,
            **{column: Case(None, [(is_completed, completed[column])], column) for column in reviews},
            ImageRow.status: parameter("status"),
            ImageRow.error: parameter("error"),
            ImageRow.owner: Case(None, [(has_temp, ImageRow.owner)], None),
            ImageRow.earlier: Case(None, [(has_temp, ImageRow.earlier)], None),
        }
    )
    return query.where(ImageRow.id == parameter("image_id")).returning(ImageRow.started_at)


_FINISH: Final = Statement(_finish)


@dataclass(frozen=True, slots=True)
class Finished:
    """How an image has ended whose outputs all have; `started_at` is the start of the attempt."""

    status: str
    started_at: int

    @property
    def change(self) -> Change:
        """What it adds to the counters of its job, without its duration."""
        ended = {"completed": "succeeded"}.get(self.status, self.status)
        return Change(processing=-1, **{ended: 1})


@dataclass(frozen=True, slots=True)
class Remains:
    """What may be left of the outputs of an image: folders with temporary files, and hashes of its own results."""

    folders: frozenset[Path] = frozenset()
    hashes: frozenset[str] = frozenset()


def keep_earlier(database: Database, image_id: int, notice: Notice | None) -> None:
    """The outputs that were not rendered again yet keep the results that they have; `notice` says why."""
    for row in rows_of(database, [image_id])[image_id]:
        if row.status == "pending" and row.output is not None:
            notices = _with_notice(row, notice) if notice else row.notices
            database.execute(_KEEP_EARLIER, notices=notices, image_id=image_id, number=row.number)


def store(
    database: Database,
    image_id: int,
    status: str,
    *,
    output: Path | None = None,
    notices: tuple[Notice, ...] = (),
    error: Failure | None = None,
) -> None:
    """Store how the output at work has ended.

    Args:
        database: inside a transaction.
        image_id: its image.
        status: `completed`, and then the image says all about it; `skipped` or `failed`.
        output: the existing file, if it was skipped.
        notices: of an output that has no result of its own.
        error: why it failed. One that was rendered again keeps its earlier result.
    """
    if status == "completed":
        database.execute(_TAKE_OVER, image_id=image_id)
        return
    number, again_at = database.first(_AT_WORK, image_id) or (0, None)
    if again_at is not None and error is not None:
        row = rows_of(database, [image_id])[image_id][number - 1]
        sentence = f"{row.destination.name} could not be rendered again, and was kept: {error.message}"
        values = {"notices": _with_notice(row, Notice("not_rendered_again", sentence)), "number": number}
        database.execute(_KEEP_EARLIER, **values, image_id=image_id)
        return
    values = {
        "status": status,
        "output": stored_path(output) if output else None,
        "notices": stored_notices(notices),
        "error": stored_failure(error) if error else None,
    }
    database.execute(_SET, **values, image_id=image_id)


def advance(database: Database, image_id: int, moment: int, *, has_temp: bool) -> Finished | None:
    """Go on to the next output that is pending, or end the image if there is none.

    Args:
        database: inside a transaction.
        image_id: the image, whose output at work was stored.
        moment: the time of the end.
        has_temp: a temporary file may be left; recovery will look for it.

    Returns:
        How the image has ended; None if an output is pending.
    """
    found = rows_of(database, [image_id])[image_id]
    for row in found:
        if row.status == "pending":
            load(database, row)
            return None
    failed = [row.error for row in found if row.status == "failed"]
    status = "failed" if failed else "completed" if any(row.status == "completed" for row in found) else "skipped"
    values: dict[str, object] = {"status": status, "error": failed[0] if failed else None, "has_temp": has_temp}
    ended = database.rows(_FINISH, **values, moment=moment, image_id=image_id)
    return Finished(status, int(ended[0][0] or moment))


def complete_left(database: Database, row: Row, moment: int) -> bool:
    """Complete the output at work of an image that a crashed process had published. Its other outputs follow.

    Args:
        database: inside a transaction.
        row: of statements.LEFT.
        moment: the time of recovery.

    Returns:
        False if the attempt was over already.
    """
    image_id, job_id, guard = row[0], row[1], {"image_id": row[0], "attempt": row[3]}
    if not database.rows(statements.IS_ATTEMPT, **guard):
        return False
    store(database, image_id, "completed")
    finished = advance(database, image_id, moment, has_temp=row[12] is not None)
    if finished is None:
        database.execute(statements.RETURN_LEFT, crashes=0, **guard)
        count(database, job_id, Change(pending=1, processing=-1), moment)
    else:
        count(database, job_id, finished.change, moment)
    return True


def remains(database: Database, left: Iterable[Row]) -> dict[int, Remains]:
    """What may be left of images with several outputs, by their ids.

    Args:
        database: the queue.
        left: rows of statements.LEFT.
    """
    image_ids = [row[0] for row in left if row[14] is not None]
    if not image_ids:
        return {}
    return {
        image_id: Remains(
            frozenset(row.destination.parent for row in found)
            | frozenset(row.output.parent for row in found if row.output),
            frozenset(sha256 for row in found for sha256 in (row.output_sha256, row.earlier_sha256) if sha256),
        )
        for image_id, found in rows_of(database, image_ids).items()
    }


def _with_notice(row: StoredOutput, notice: Notice) -> str | None:
    others = (other for other in read_notices(row.notices) if other.code != notice.code)
    return stored_notices((*others, notice))

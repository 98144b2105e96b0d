"""Reads and writes the rows of the table `output`; see outputs.py. Changes belong in a transaction."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rembg_desktop.options import Output
from rembg_desktop.queue.connections import Statement, stored_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import (
    GIVEN_IDS,
    OUTPUT_COLUMNS,
    OutputRow,
    StoredOutput,
    read_earlier,
    read_output,
)
from rembg_desktop.queue.naming import Placed

_ROWS: Final = Statement(
    lambda: (
        OutputRow.select(*OUTPUT_COLUMNS)
        .where(OutputRow.image_id.in_(GIVEN_IDS))
        .order_by(OutputRow.image_id, OutputRow.number)
    )
)
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
_WRITTEN: Final = Statement(
    lambda: OutputRow.select(
        OutputRow.image_id, OutputRow.output, OutputRow.output_sha256, OutputRow.number
    ).where(
        OutputRow.image_id.in_(GIVEN_IDS),
        OutputRow.status == "completed",
        OutputRow.output_sha256.is_null(False),
    )
)
_MOVE: Final = "UPDATE output SET output = :output WHERE image_id = :image_id AND number = :number"
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


def rows_of(database: Database, image_ids: Collection[int]) -> dict[int, list[StoredOutput]]:
    """The outputs of images by image id; images with one output are missing."""
    found: dict[int, list[StoredOutput]] = {}
    for row in map(read_output, database.rows(_ROWS, ids=json.dumps(list(image_ids)))):
        found.setdefault(row.image_id, []).append(row)
    return found


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


def written(database: Database, image_ids: Collection[int]) -> list[Row]:
    """Image id, stored path, SHA-256 and number of all files that were written for these images."""
    return database.rows(_WRITTEN, ids=json.dumps(list(image_ids)))


def record_move(database: Database, image_id: int, number: int, path: Path) -> None:
    """The file of an output was moved to another path."""
    database.execute(_MOVE, output=stored_path(path), image_id=image_id, number=number)

"""Renders results again: each stays until the new one takes its place, also if that fails or is canceled."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from peewee import Case, Expression, ModelSelect, ModelUpdate, fn

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.connections import Statement, now, parameter, read_path, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing, no_such_image
from rembg_desktop.queue.models import (
    GIVEN_IDS,
    ImageRow,
    StoredOutput,
    read_earlier,
    read_notices,
    rows_of,
    stored_notices,
)
from rembg_desktop.queue.naming import ActivePaths, PathKeys, alternatives
from rembg_desktop.queue.results import output_rows
from rembg_desktop.queue.state import Change, QueueState, count
from rembg_desktop.queue.types import Failure, Job

_KEPT: Final = (
    ImageRow.destination,
    ImageRow.output,
    ImageRow.output_sha256,
    ImageRow.output_file_id,
    ImageRow.output_bytes,
    ImageRow.keep_existing,
    ImageRow.notices,
    ImageRow.steps,
    ImageRow.device,
    ImageRow.uncertainty,
    ImageRow.reasons,
    ImageRow.photo_sha256,
    ImageRow.started_at,
    ImageRow.finished_at,
    ImageRow.seconds,
)
"""What is kept of a result while it is rendered again. The review state stays where it is."""
_KEPT_NAMES: Final = tuple(column.column_name for column in _KEPT)
_RECORDED: Final = (ImageRow.output, ImageRow.output_sha256, ImageRow.output_file_id)
_RECORDED_NAMES: Final = tuple(column.column_name for column in _RECORDED)


def _rendered_again(condition: Expression) -> "ModelSelect[ImageRow]":
    first = (ImageRow.id, ImageRow.status, ImageRow.earlier, ImageRow.unwanted, ImageRow.output_number)
    return ImageRow.select(*first, *_RECORDED).where(condition, ImageRow.again_at.is_null(False))


def _restore() -> ModelUpdate:
    return ImageRow.update(
        {
            **{column: parameter(column.column_name) for column in _KEPT},
            ImageRow.destination: fn.coalesce(parameter("destination"), ImageRow.destination),
            ImageRow.status: "completed",
            ImageRow.error: None,
            ImageRow.recorded_review: None,
            ImageRow.again_at: None,
            # The worker may have set the earlier file aside. It or recovery needs to know it then.
            ImageRow.earlier: Case(None, [(ImageRow.owner.is_null(False), ImageRow.earlier)], None),
            ImageRow.unwanted: parameter("unwanted"),
        }
    ).where(ImageRow.id == parameter("id"))


_KEEP_EARLIER: Final = Statement(_restore)
_AGAIN_IN_JOB: Final = Statement(lambda: _rendered_again(ImageRow.job_id == parameter("job_id")))
_AGAIN_IMAGE: Final = Statement(lambda: _rendered_again(ImageRow.id == parameter("id")))


def _again() -> ModelUpdate:
    # All but the destination and whether to keep what exists there, which never are NULL.
    cleared = dict.fromkeys(column for column in _KEPT if column.null)
    return ImageRow.update(
        {
            **cleared,
            ImageRow.status: "pending",
            ImageRow.recorded_review: None,
            ImageRow.again_at: parameter("moment"),
            ImageRow.earlier: parameter("earlier"),
            ImageRow.unwanted: parameter("unwanted"),
            ImageRow.destination: parameter("destination"),
            ImageRow.destination_key: parameter("key"),
            ImageRow.keep_existing: True,
            ImageRow.crashes: 0,
        }
    ).where(ImageRow.id == parameter("id"))


_RENDER_AGAIN: Final = Statement(_again)
_RESULT_COLUMNS: Final = (
    ImageRow.id,
    ImageRow.job_id,
    ImageRow.status,
    ImageRow.again_at,
    ImageRow.earlier,
    ImageRow.unwanted,
    ImageRow.destination_key,
    ImageRow.output_number,
    *_KEPT,
)
_RESULTS: Final = Statement(
    lambda: ImageRow.select(*_RESULT_COLUMNS).where(ImageRow.id.in_(GIVEN_IDS)).order_by(ImageRow.id)
)
_PATHS: Final = frozenset({"destination", "output"})


def render_again(database: Database, image_ids: Sequence[int]) -> list[Job]:
    """Queue results to be rendered again; see Reviewing.render_again()."""
    from rembg_desktop.queue.submission import make_folders  # unused by most commands

    wanted = list(dict.fromkeys(image_ids))
    files = _files_of(database, _results(database, wanted))
    if any(isinstance(file, StorePath) for file in files):
        hint = "Queue the images again as a new job instead."
        raise AppError(ErrorCode.WRONG_STATE, "Results in a store cannot be rendered again in place.", hint)
    make_folders({file.parent for file in files})
    with database.write():
        results = _results(database, wanted)
        several = _outputs_of(database, results)
        places = _Places(database)
        moment = now()
        changes: dict[str, Counter[str]] = {}
        for result in results:
            is_new = result["again_at"] is None
            rows = several.get(result["id"])
            values = {
                "earlier": _stored(result, _KEPT_NAMES) if is_new else result["earlier"],
                "unwanted": result["unwanted"] if is_new else _unwanted(result),
                # Several outputs have their places in their own rows.
                **({"destination": result["destination"], "key": None} if rows else places.of(result)),
            }
            database.execute(_RENDER_AGAIN, **values, moment=moment, id=result["id"])
            if rows:
                _outputs_again(database, rows, places)
            changes.setdefault(result["job_id"], Counter())[result["status"]] += 1
        for job_id, ended in changes.items():
            change = Change(
                pending=ended.total() - ended["pending"],
                processing=-ended["processing"],
                succeeded=-ended["completed"],
            )
            count(database, job_id, change, moment)
        QueueState(database).revise()
        return Listing(database).jobs(list(changes))


def _results(database: Database, image_ids: list[int]) -> list[dict[str, Any]]:
    names = [column.column_name for column in _RESULT_COLUMNS]
    rows = database.rows(_RESULTS, ids=json.dumps(image_ids))
    found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    for image_id in image_ids:
        if image_id not in found:
            raise no_such_image(image_id)
        if found[image_id]["status"] != "completed" and found[image_id]["again_at"] is None:
            message = f"The image {image_id} has no result that could be rendered again."
            raise AppError(ErrorCode.WRONG_STATE, message, "Choose completed images, or retry their job.")
    return list(found.values())


def _outputs_of(database: Database, results: list[dict[str, Any]]) -> dict[int, list[StoredOutput]]:
    ids = [result["id"] for result in results if result["output_number"] is not None]
    return rows_of(database, ids) if ids else {}


def _files_of(database: Database, results: list[dict[str, Any]]) -> list[Path]:
    several = _outputs_of(database, results)
    files = [row.output for rows in several.values() for row in rows]
    files += [_output_of(result) for result in results if result["id"] not in several]
    return [file for file in files if file is not None]


def _outputs_again(database: Database, rows: Sequence[StoredOutput], places: "_Places") -> None:
    """All outputs with a result are made again, also those that were during an attempt that starts over now."""
    for row in rows:
        if row.status == "completed" and row.output is not None:
            destination, key = places.beside(row.output)
            output_rows.plan_again(database, row.image_id, row.number, destination, key)
    output_rows.load_first(database, rows[0].image_id)


class _Places:
    """Chooses the names of results that are rendered again, one at a time."""

    def __init__(self, database: Database) -> None:
        self._keys, self._active = PathKeys(), ActivePaths(database)
        self._assigned = set[str]()

    def of(self, result: Mapping[str, Any]) -> dict[str, object]:
        """The destination of a result, unless it has one already because it is rendered again."""
        output = _output_of(result)
        if result["again_at"] is not None or output is None:
            return {"destination": result["destination"], "key": result["destination_key"]}
        destination, key = self.beside(output)
        return {"destination": stored_path(destination), "key": key}

    def beside(self, output: Path) -> tuple[Path, str]:
        """Path and key of the earlier file, or a new name if another image has taken that."""
        for destination in alternatives(output):
            key = self._keys.of(destination)
            is_free = destination == output or not os.path.lexists(destination)
            if is_free and key not in self._assigned and not self._active.is_taken(key):
                self._assigned.add(key)
                return destination, key
        raise AssertionError  # the numbers are endless


def keep_earlier(
    database: Database, *, job_id: str | None = None, image_id: int | None = None, notice: Notice | None = None
) -> Counter[str]:
    """End the rendering of images with the results that they had before; their claims are lost.

    Args:
        database: inside a transaction.
        job_id: all images of this job that are rendered again.
        image_id: or only this one.
        notice: why there is no new result.

    Returns:
        The number of images by the status that they had.
    """
    if image_id is None:
        rows = database.rows(_AGAIN_IN_JOB, job_id=job_id)
    else:
        rows = database.rows(_AGAIN_IMAGE, id=image_id)
    for row in rows:
        kept = read_earlier(row[2])
        values = {name: kept.get(name) for name in _KEPT_NAMES}
        values.update({name: stored_path(Path(kept[name])) for name in _PATHS if kept.get(name) is not None})
        if notice is not None:
            others = (other for other in read_notices(kept.get("notices")) if other.code != notice.code)
            values["notices"] = stored_notices((*others, notice))
        names = ("unwanted", "output_number", *_RECORDED_NAMES)
        recorded: dict[str, Any] = dict(zip(names, row[3:], strict=True))
        values["keep_existing"] = bool(values["keep_existing"])
        database.execute(_KEEP_EARLIER, **values, unwanted=_unwanted(recorded), id=row[0])
        if recorded["output_number"] is not None:
            output_rows.keep_earlier(database, row[0], notice)
    return Counter(row[1] for row in rows)


def give_up_again(database: Database, image_id: int, job_id: str, source: Path, error: Failure) -> None:
    """End an image that could not be rendered again: it keeps its earlier result, with a notice."""
    message = f"{source.name} could not be rendered again, and its earlier result was kept: {error.message}"
    keep_earlier(database, image_id=image_id, notice=Notice("not_rendered_again", message))
    count(database, job_id, Change(processing=-1, succeeded=1), now())


def _output_of(result: Mapping[str, Any]) -> Path | None:
    """Path of the result, also while it is rendered again."""
    if result["again_at"] is None:
        return read_path(result["output"]) if result["output"] is not None else None
    output = read_earlier(result["earlier"]).get("output")
    return Path(output) if output is not None else None


def _unwanted(recorded: Mapping[str, Any]) -> str | None:
    """The stored value of an output that an attempt may have published: the latest one that was recorded."""
    if recorded["output_sha256"] is None:
        return recorded["unwanted"]
    return _stored(recorded, _RECORDED_NAMES)


def _stored(columns: Mapping[str, Any], names: Sequence[str]) -> str:
    """Columns as JSON, in which paths that are not valid text contain lone surrogates."""
    values = {name: columns[name] for name in names}
    return json.dumps(
        {name: os.fsdecode(value) if isinstance(value, bytes) else value for name, value in values.items()}
    )

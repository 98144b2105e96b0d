"""Lists results by uncertainty, records what a person says about them, and queues them to be rendered again."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from peewee import ModelUpdate

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.queue import statements
from rembg_desktop.queue.connections import Statement, now, parameter, read_path, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing, no_such_image
from rembg_desktop.queue.models import (
    GIVEN_IDS,
    IMAGE_COLUMNS,
    ImageRow,
    read_earlier,
    read_image,
    read_notices,
    stored_notices,
)
from rembg_desktop.queue.naming import ActivePaths, PathKeys, alternatives
from rembg_desktop.queue.state import Change, QueueState, count
from rembg_desktop.queue.types import Failure, ImageStatus, Job, JobImage, Review

HAS_RESULT: Final = "(status = 'completed' OR again_at IS NOT NULL)"
"""The condition for images with a result, exactly as in the partial index."""

_STATES: Final = Statement(
    lambda: ImageRow.select(ImageRow.id, ImageRow.review, ImageRow.status, ImageRow.again_at).where(
        ImageRow.id.in_(GIVEN_IDS)
    )
)
_SET: Final = Statement(
    lambda: ImageRow.update(review=parameter("review"), reviewed_at=parameter("moment")).where(
        ImageRow.id == parameter("id")
    )
)


def _again() -> ModelUpdate:
    # All but the destination and whether to keep what exists there, which never are NULL.
    cleared = dict.fromkeys(column for column in statements.KEPT if column.null)
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
    *statements.KEPT,
)
_RESULTS: Final = Statement(
    lambda: ImageRow.select(*_RESULT_COLUMNS).where(ImageRow.id.in_(GIVEN_IDS)).order_by(ImageRow.id)
)
_PATHS: Final = frozenset({"destination", "output"})
_WRITTEN: Final = Statement(
    lambda: ImageRow.select(ImageRow.id, ImageRow.output, ImageRow.output_sha256).where(
        ImageRow.id.in_(GIVEN_IDS), ImageRow.status == "completed", ImageRow.output_sha256.is_null(False)
    )
)
_MOVE: Final = "UPDATE image SET output = :output WHERE id = :id"
_CHOSEN: Final = Statement(lambda: ImageRow.select(*IMAGE_COLUMNS).where(ImageRow.id.in_(GIVEN_IDS)))


class Reviewing:
    """The part of QueueManager that is about results: their review states, and lists of them.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_review(self, image_ids: Sequence[int], review: Review) -> dict[int, Review]:
        """Set the review state of results durably, and return the earlier ones by image id for restore_reviews().

        Raises:
            AppError: no_such_job when there is no such image; wrong_state when one has no result.
        """
        return self.restore_reviews(dict.fromkeys(image_ids, review))

    def restore_reviews(self, reviews: Mapping[int, Review]) -> dict[int, Review]:
        """Set a review state for each image, such as those that set_review() returned, to undo it.

        Returns the earlier states by image id, and raises what set_review() does.
        """
        with self._database.write():
            states = {row[0]: row[1:] for row in self._database.rows(_STATES, ids=json.dumps(list(reviews)))}
            for image_id in reviews:
                if image_id not in states:
                    raise no_such_image(image_id)
                _, status, again_at = states[image_id]
                if status != "completed" and again_at is None:
                    message = f"The image {image_id} has no result that could be reviewed."
                    raise AppError(ErrorCode.WRONG_STATE, message, "Choose completed images.")
            moment = now()
            self._database.execute_many(
                _SET,
                [
                    {"review": review.value, "moment": moment, "id": image_id}
                    for image_id, review in reviews.items()
                ],
            )
        return {image_id: Review(states[image_id][0]) for image_id in reviews}

    def image_ids(
        self,
        *,
        job_id: str | None = None,
        review: Review | None = None,
        status: ImageStatus | None = None,
        by_uncertainty: bool = False,
        limit: int = -1,
        offset: int = 0,
    ) -> list[int]:
        """The ids of images over all jobs that were not removed; fast enough for a list of 100,000.

        Args:
            job_id: only those of this job.
            review: only those with this review state.
            status: only those with this status; without it, those with a result.
            by_uncertainty: the most uncertain ones first; otherwise in the order of jobs and images.
            limit: at most this number; -1 means all.
            offset: leave out this number of ids.
        """
        table, conditions = "image", list[str]()
        if status is not None:
            conditions.append(f"status = '{status.value}'")  # a constant, so that a partial index can be used
        elif review in (None, Review.NONE):
            conditions.append(HAS_RESULT)
            if not job_id and (by_uncertainty or limit < 0):  # the first ids are found faster in their own order
                table = "image INDEXED BY image_result"
        if review is not None:
            conditions.append("review = :review")
            if review is not Review.NONE:  # SQLite uses a partial index only if its own condition is there
                conditions.append("review <> 'none'")
        conditions.append(
            "job_id = :job_id" if job_id else "job_id NOT IN (SELECT id FROM job WHERE removed_at IS NOT NULL)"
        )
        order = "uncertainty DESC, id" if by_uncertainty else "id"
        query = (
            f"SELECT id FROM {table} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT :limit OFFSET :offset"  # noqa: S608 - the constants above
        )
        rows = self._database.rows(
            query,
            review=review and review.value,
            job_id=job_id,
            limit=limit,
            offset=offset,
        )
        return [image_id for (image_id,) in rows]

    def images_of(self, image_ids: Iterable[int]) -> list[JobImage]:
        """Images by their ids, in this order; those that were deleted meanwhile are left out."""
        wanted = list(image_ids)
        found = {row[0]: row for row in self._database.rows(_CHOSEN, ids=json.dumps(wanted))}
        return [read_image(found[image_id]) for image_id in wanted if image_id in found]

    def written_files(self, image_ids: Iterable[int]) -> list[tuple[Path, str]]:
        """Path and SHA-256 (hexadecimal) of the files that were written for completed images."""
        rows = self._database.rows(_WRITTEN, ids=json.dumps(list(image_ids)))
        return [(read_path(output), sha256) for _, output, sha256 in rows]

    def record_moves(self, image_ids: Iterable[int], moves: Mapping[Path, Path]) -> None:
        """Files of results were moved: remember the new path of each old one, for these images."""
        with self._database.write():
            for image_id, output, _ in self._database.rows(_WRITTEN, ids=json.dumps(list(image_ids))):
                if (target := moves.get(read_path(output))) is not None:
                    self._database.execute(_MOVE, output=stored_path(target), id=image_id)
            QueueState(self._database).revise()

    def list_images(
        self,
        *,
        job_id: str | None = None,
        review: Review | None = None,
        status: ImageStatus | None = None,
        by_uncertainty: bool = False,
        limit: int = 1000,
        offset: int = 0,
    ) -> list[JobImage]:
        """Images over all jobs that were not removed; the arguments are those of image_ids()."""
        with self._database.read():
            return self.images_of(
                self.image_ids(
                    job_id=job_id,
                    review=review,
                    status=status,
                    by_uncertainty=by_uncertainty,
                    limit=limit,
                    offset=offset,
                )
            )

    def render_again(self, image_ids: Sequence[int]) -> list[Job]:
        """Queue results to be rendered again with their same options, before everything else, also in held jobs.

        The earlier result stays until the new one is published, and also if that fails or is canceled. Its file is
        replaced only if it still is what this program wrote; otherwise the new result gets a new name. If an image
        is being rendered again already, it starts over, so that it sees the latest correction.

        Returns:
            The jobs of the images.

        Raises:
            AppError: no_such_job when there is no such image; wrong_state when one has no result;
                destination_unwritable, disk_full.
        """
        from rembg_desktop.queue.submission import make_folders

        wanted = list(dict.fromkeys(image_ids))
        make_folders({path.parent for path in map(_output_of, self._results(wanted)) if path})
        with self._database.write():
            results = self._results(wanted)
            moment = now()
            changes: dict[str, Counter[str]] = {}
            for result, place in zip(results, self._places(results), strict=True):
                is_new = result["again_at"] is None
                values = {
                    "earlier": _stored(result, statements.KEPT_NAMES) if is_new else result["earlier"],
                    "unwanted": result["unwanted"] if is_new else _unwanted(result),
                    **place,
                }
                self._database.execute(_RENDER_AGAIN, **values, moment=moment, id=result["id"])
                changes.setdefault(result["job_id"], Counter())[result["status"]] += 1
            for job_id, ended in changes.items():
                change = Change(
                    pending=ended.total() - ended["pending"],
                    processing=-ended["processing"],
                    succeeded=-ended["completed"],
                )
                count(self._database, job_id, change, moment)
            QueueState(self._database).revise()
            return Listing(self._database).jobs(list(changes))

    def _results(self, image_ids: list[int]) -> list[dict[str, Any]]:
        names = [column.column_name for column in _RESULT_COLUMNS]
        rows = self._database.rows(_RESULTS, ids=json.dumps(image_ids))
        found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
        for image_id in image_ids:
            if image_id not in found:
                raise no_such_image(image_id)
            if found[image_id]["status"] != "completed" and found[image_id]["again_at"] is None:
                message = f"The image {image_id} has no result that could be rendered again."
                raise AppError(ErrorCode.WRONG_STATE, message, "Choose completed images, or retry their job.")
        return list(found.values())

    def _places(self, results: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
        """The destination of each result: that of the earlier one, or a new name if another image has taken it."""
        keys, active = PathKeys(), ActivePaths(self._database)
        assigned = set[str]()
        for result in results:
            output = _output_of(result)
            if result["again_at"] is not None or output is None:
                yield {"destination": result["destination"], "key": result["destination_key"]}
                continue
            for destination in alternatives(output):
                key = keys.of(destination)
                is_free = destination == output or not os.path.lexists(destination)
                if is_free and key not in assigned and not active.is_taken(key):
                    assigned.add(key)
                    yield {"destination": stored_path(destination), "key": key}
                    break


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
        rows = database.rows(statements.AGAIN_IN_JOB, job_id=job_id)
    else:
        rows = database.rows(statements.AGAIN_IMAGE, id=image_id)
    for row in rows:
        kept = read_earlier(row[2])
        values = {name: kept.get(name) for name in statements.KEPT_NAMES}
        values.update({name: stored_path(Path(kept[name])) for name in _PATHS if kept.get(name) is not None})
        if notice is not None:
            others = (other for other in read_notices(kept.get("notices")) if other.code != notice.code)
            values["notices"] = stored_notices((*others, notice))
        recorded: dict[str, Any] = dict(zip(("unwanted", *statements.RECORDED_NAMES), row[3:], strict=True))
        values["keep_existing"] = bool(values["keep_existing"])
        database.execute(statements.KEEP_EARLIER, **values, unwanted=_unwanted(recorded), id=row[0])
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
    return _stored(recorded, statements.RECORDED_NAMES)


def _stored(columns: Mapping[str, Any], names: Sequence[str]) -> str:
    """Columns as JSON, in which paths that are not valid text contain lone surrogates."""
    values = {name: columns[name] for name in names}
    return json.dumps(
        {name: os.fsdecode(value) if isinstance(value, bytes) else value for name, value in values.items()}
    )

"""Lists results by uncertainty, records what a person says about them, and queues them to be rendered again."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Statement, now, parameter, read_path, stored_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.listing import no_such_image, read_images
from rembg_desktop.queue.models import (
    GIVEN_IDS,
    IMAGE_COLUMNS,
    ImageRow,
    OutputRow,
)
from rembg_desktop.queue.naming import folded
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, Review

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


_WRITTEN: Final = Statement(
    lambda: ImageRow.select(ImageRow.id, ImageRow.output, ImageRow.output_sha256, ImageRow.output_number).where(
        ImageRow.id.in_(GIVEN_IDS),
        ImageRow.status == "completed",
        ImageRow.output_sha256.is_null(False) | ImageRow.output_number.is_null(False),
    )
)
_MOVE: Final = "UPDATE image SET output = :output WHERE id = :id AND output = :before"
_WRITTEN_OUTPUTS: Final = Statement(
    lambda: OutputRow.select(
        OutputRow.image_id, OutputRow.output, OutputRow.output_sha256, OutputRow.number
    ).where(
        OutputRow.image_id.in_(GIVEN_IDS),
        OutputRow.status == "completed",
        OutputRow.output_sha256.is_null(False),
    )
)
_MOVE_OUTPUT: Final = "UPDATE output SET output = :output WHERE image_id = :image_id AND number = :number"
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
        name: str = "",
        by_uncertainty: bool = False,
        limit: int = -1,
        offset: int = 0,
    ) -> list[int]:
        """The ids of images over all jobs that were not removed; fast enough for a list of 100,000.

        Args:
            job_id: only those of this job.
            review: only those with this review state.
            status: only those with this status; without it, those with a result.
            name: only those whose file name contains this, in upper or lower case.
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
        if name and name.isascii():  # SQLite knows upper and lower case of these letters only
            conditions.append("(source LIKE :like ESCAPE '!' OR original_name LIKE :like ESCAPE '!')")
        columns = "id, source, original_name" if name else "id"
        order = "uncertainty DESC, id" if by_uncertainty else "id"
        select = f"SELECT {columns} FROM {table} WHERE {' AND '.join(conditions)}"  # noqa: S608 - the constants above
        query = f"{select} ORDER BY {order} LIMIT :limit OFFSET :offset"
        rows = self._database.rows(
            query,
            review=review and review.value,
            job_id=job_id,
            like="%" + re.sub("([!%_])", r"!\1", name) + "%",
            limit=-1 if name else limit,
            offset=0 if name else offset,
        )
        if not name:
            return [image_id for (image_id,) in rows]
        wanted = folded(name)
        named = [row[0] for row in rows if wanted in folded(row[2] or os.path.split(os.fsdecode(row[1]))[1])]
        return named[offset:] if limit < 0 else named[offset : offset + limit]

    def images_of(self, image_ids: Iterable[int]) -> list[JobImage]:
        """Images by their ids, in this order; those that were deleted meanwhile are left out."""
        wanted = list(image_ids)
        found = {row[0]: row for row in self._database.rows(_CHOSEN, ids=json.dumps(wanted))}
        return read_images(self._database, [found[image_id] for image_id in wanted if image_id in found])

    def written_files(self, image_ids: Iterable[int]) -> list[tuple[Path, str]]:
        """Path and SHA-256 (hexadecimal) of the files that were written for completed images."""
        return [(read_path(output), sha256) for _, output, sha256, _ in self._written(image_ids)]

    def record_moves(self, image_ids: Iterable[int], moves: Mapping[Path, Path]) -> None:
        """Files of results were moved: remember the new path of each old one, for these images."""
        with self._database.write():
            for image_id, output, _, number in self._written(image_ids):
                if (target := moves.get(read_path(output))) is None:
                    continue
                self._database.execute(_MOVE, output=stored_path(target), before=output, id=image_id)
                if number is not None:
                    values = {"output": stored_path(target), "image_id": image_id, "number": number}
                    self._database.execute(_MOVE_OUTPUT, **values)
            QueueState(self._database).revise()

    def _written(self, image_ids: Iterable[int]) -> list[Row]:
        """Image id, stored path, SHA-256, and number if there are several, of the files of completed images."""
        rows = self._database.rows(_WRITTEN, ids=json.dumps(list(image_ids)))
        several = [row[0] for row in rows if row[3] is not None]
        if not several:
            return rows
        return [row for row in rows if row[3] is None] + self._database.rows(
            _WRITTEN_OUTPUTS, ids=json.dumps(several)
        )

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
        from rembg_desktop.queue.claims import again

        return again.render_again(self._database, image_ids)

"""Lists results by review state and uncertainty, and records what a person says about them."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Statement, now, parameter
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import no_such_image
from rembg_desktop.queue.models import GIVEN_IDS, IMAGE_COLUMNS, ImageRow, read_image
from rembg_desktop.queue.types import ImageStatus, JobImage, Review

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
_CHOSEN: Final = Statement(lambda: ImageRow.select(*IMAGE_COLUMNS).where(ImageRow.id.in_(GIVEN_IDS)))


class Reviewing:
    """The part of QueueManager that is about results: their review states, and lists of them.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_review(self, image_ids: Sequence[int], review: Review) -> dict[int, Review]:
        """Set the review state of results; it is stored durably when this returns.

        Returns:
            The earlier states by image id, which restore_reviews() takes.

        Raises:
            AppError: no_such_job when there is no such image; wrong_state when one has no result.
        """
        return self.restore_reviews(dict.fromkeys(image_ids, review))

    def restore_reviews(self, reviews: Mapping[int, Review]) -> dict[int, Review]:
        """Set a review state for each image, such as those that set_review() returned, to undo it.

        Returns:
            The earlier states by image id.

        Raises:
            AppError: no_such_job when there is no such image; wrong_state when one has no result.
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
                    {
                        "review": review.value,
                        "moment": moment if review in (Review.ACCEPTED, Review.REJECTED) else None,
                        "id": image_id,
                    }
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
            conditions.append("status = :status")
        elif review in (None, Review.NONE):
            conditions.append(HAS_RESULT)
            table = "image" if job_id else "image INDEXED BY image_result"
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
            status=status and status.value,
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

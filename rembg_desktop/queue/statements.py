"""The statements that take an image from its claim to its end, built with peewee."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from typing import Any, Final

from peewee import SQL, Case, Expression, Field, ModelSelect, ModelUpdate, fn

from rembg_desktop.queue.connections import Statement, parameter
from rembg_desktop.queue.models import GIVEN_IDS, LIVE, ImageRow, JobRow, RootRow

# Raw SQL: peewee has no INDEXED BY, which the claim needs.
_WAITING: Final = """
    EXISTS (
        SELECT 1 FROM subject AS own
        JOIN subject AS other ON other.job_id = own.job_id AND other.folder = own.folder AND other.measured = 0
        JOIN image AS unmeasured ON unmeasured.id = other.image_id
        WHERE own.image_id = image.id AND own.measured = 1 AND unmeasured.status IN ('pending', 'processing')
"""
"""Whether an image is measured and waits for its folder (see claims/ending.py); to be closed by a bracket."""


def _next_of_job(job: str) -> str:
    """A query for the id of the next image of a job that can be claimed; `job` gives the id of the job."""
    return f"""
        SELECT id FROM image INDEXED BY image_next WHERE status = 'pending' AND job_id = {job} AND NOT {_WAITING})
        ORDER BY crashes, number LIMIT 1
    """  # noqa: S608 - only constants


_NEXT_JOB: Final = f"""
    SELECT id FROM job WHERE held = 0 AND pending > 0 AND (
        NOT EXISTS (SELECT 1 FROM subject WHERE subject.job_id = job.id) OR EXISTS ({_next_of_job("job.id")})
    ) ORDER BY priority DESC, position LIMIT 1
"""  # noqa: S608 - only the constants above
"""A query for the id of the job whose images come next."""

# It does not wait for images of a job that may be held, only for others that are rendered again.
_NEXT_AGAIN: Final = f"""
    SELECT id FROM image INDEXED BY image_again WHERE status = 'pending' AND again_at IS NOT NULL
        AND NOT {_WAITING} AND unmeasured.again_at IS NOT NULL)
    ORDER BY crashes, again_at LIMIT 1
"""  # noqa: S608 - only the constant above
"""A query for the id of the next image that is rendered again."""

HAS_WORK: Final = f"SELECT 1 WHERE EXISTS ({_NEXT_JOB}) OR EXISTS ({_NEXT_AGAIN})"
"""One row if an image can be claimed."""

_CLAIMED: Final = """
    id, job_id, root_id, attempt, source, source_bytes, source_mtime_ns, destination, keep_existing,
    output, output_sha256, again_at, earlier, output_number, number
"""
# A person waits for an image that is rendered again, so it comes first, whether or not its job is held.
# An image that was being processed when the program crashed comes last in its job and runs alone: another crash is
# then its own, and takes no other image along.
CLAIM: Final = f"""
    UPDATE image SET
        status = 'processing', owner = ?, attempt = attempt + 1, started_at = ?, finished_at = NULL,
        seconds = NULL, temp = NULL, error = NULL
    WHERE id = coalesce(({_NEXT_AGAIN}), ({_next_of_job(f"({_NEXT_JOB})")}))
    AND NOT EXISTS (
        SELECT 1 FROM image AS other
        WHERE other.status = 'processing' AND (other.crashes > 0 OR image.crashes > 0)
    )
    RETURNING {_CLAIMED}
"""  # noqa: S608 - only the constants above

HELD: Final = f"""
    SELECT {_CLAIMED} FROM image
    WHERE id = :image_id AND owner = :owner AND attempt = :attempt AND status = 'processing'
"""  # noqa: S608 - only the constant above
"""What CLAIM returned, as it is now; no row if the claim is lost."""

_OUTPUT: Final = (ImageRow.output, ImageRow.output_sha256, ImageRow.output_file_id, ImageRow.output_bytes)
_SHOWN: Final = (
    ImageRow.notices,
    ImageRow.steps,
    ImageRow.device,
    ImageRow.uncertainty,
    ImageRow.reasons,
    ImageRow.recorded_review,
    ImageRow.photo_sha256,
)
"""Details of the result. The review state is recorded apart: it changes only when the result is published."""


def _is_held() -> Expression:
    return _is_attempt() & (ImageRow.owner == parameter("owner"))


def _is_attempt() -> Expression:
    return (
        (ImageRow.id == parameter("image_id"))
        & (ImageRow.attempt == parameter("attempt"))
        & (ImageRow.status == "processing")
    )


def _seconds() -> Expression:
    return (parameter("moment") - ImageRow.started_at) / SQL("1000.0")


def _held_by() -> "ModelSelect[ImageRow]":
    return ImageRow.select(ImageRow.id, ImageRow.attempt).where(
        (ImageRow.owner == parameter("owner")) & (ImageRow.status == "processing")
    )


def _left(*conditions: Expression) -> "ModelSelect[ImageRow]":
    return ImageRow.select(
        ImageRow.id,
        ImageRow.job_id,
        ImageRow.status,
        ImageRow.attempt,
        ImageRow.crashes,
        ImageRow.source,
        ImageRow.destination,
        ImageRow.temp,
        ImageRow.output,
        ImageRow.output_sha256,
        ImageRow.output_file_id,
        ImageRow.owner,
        ImageRow.earlier,
        ImageRow.unwanted,
        ImageRow.output_number,
    ).where(ImageRow.owner.is_null(False), *conditions)


def _left_by_owner() -> "ModelSelect[ImageRow]":
    return _left(ImageRow.owner == parameter("owner"), ImageRow.status == "processing")


def _clear_owners() -> ModelUpdate:
    return ImageRow.update(owner=None, temp=None).where(
        ImageRow.owner.is_null(False), ImageRow.status != "processing", ImageRow.id.not_in(GIVEN_IDS)
    )


def _settled() -> ModelUpdate:
    earlier = Case(None, [(ImageRow.again_at.is_null(False), ImageRow.earlier)], None)
    return ImageRow.update({ImageRow.owner: None, ImageRow.earlier: earlier, ImageRow.unwanted: None}).where(
        (ImageRow.id == parameter("image_id"))
        & (ImageRow.attempt == parameter("attempt"))
        & (ImageRow.owner == parameter("owner"))
        & (ImageRow.status != "processing")
    )


def _owner_until_settled() -> Case:
    return Case(None, [(ImageRow.earlier.is_null(False), ImageRow.owner)], None)


def _set_owner() -> ModelUpdate:
    return ImageRow.update(owner=parameter("owner")).where(
        ImageRow.id == parameter("image_id"), ImageRow.status.not_in(LIVE)
    )


def _unfinished() -> "ModelSelect[JobRow]":
    return JobRow.select(JobRow.pending + JobRow.processing).where(JobRow.id == parameter("id"))


def _end() -> ModelUpdate:
    given = (ImageRow.status, ImageRow.output, ImageRow.error, ImageRow.notices, ImageRow.steps, ImageRow.device)
    changes = {
        **dict.fromkeys((*_OUTPUT, *_SHOWN)),
        **{column: parameter(column.column_name) for column in given},
        ImageRow.finished_at: parameter("moment"),
        ImageRow.seconds: _seconds(),
    }
    query = ImageRow.update(changes)
    return query.where(_is_held()).returning(ImageRow.started_at)


def _keeps_verdict() -> Expression:
    """Whether a verdict about an image that was rendered again still holds: photo and options are the same.

    A correction may have been made, changed or removed. What was rejected is judged anew if there is one.
    """
    earlier = Case(None, [(fn.json_valid(ImageRow.earlier) == 1, ImageRow.earlier)], "{}")
    is_same_photo = fn.coalesce(fn.json_extract(earlier, "$.photo_sha256") == ImageRow.photo_sha256, 1) == 1
    was_corrected = fn.instr(fn.coalesce(fn.json_extract(earlier, "$.notices"), ""), "correction_used") > 0
    is_corrected = fn.instr(fn.coalesce(ImageRow.notices, ""), "correction_used") > 0
    is_accepted = ImageRow.review == "accepted"
    is_judged = is_accepted | ((ImageRow.review == "rejected") & (is_corrected == 0))
    return ImageRow.again_at.is_null(False) & is_judged & is_same_photo & (was_corrected == is_corrected)


def completed() -> dict[Field, Any]:
    """The columns that change when an image is completed."""
    # What a person said since asking to render the image again counts most, then whether a correction was used.
    is_reviewed = ImageRow.reviewed_at > ImageRow.again_at
    is_accepted = ImageRow.recorded_review == "accepted"
    stays = _keeps_verdict()
    recorded = fn.coalesce(ImageRow.recorded_review, "none")
    review = Case(
        None, [(is_reviewed, ImageRow.review), (is_accepted, recorded), (stays, ImageRow.review)], recorded
    )
    times = [
        (is_reviewed, ImageRow.reviewed_at),
        (is_accepted, parameter("moment")),
        (stays, ImageRow.reviewed_at),
    ]
    return {
        ImageRow.status: "completed",
        ImageRow.finished_at: parameter("moment"),
        ImageRow.seconds: _seconds(),
        ImageRow.review: review,
        ImageRow.reviewed_at: Case(None, times, None),
        ImageRow.recorded_review: None,
        ImageRow.again_at: None,
    }


def _complete() -> ModelUpdate:
    owner = Case(None, [(parameter("has_temp"), ImageRow.owner)], None)
    earlier = Case(None, [(parameter("has_temp"), ImageRow.earlier)], None)
    query = ImageRow.update({**completed(), ImageRow.owner: owner, ImageRow.earlier: earlier})
    return query.where(_is_held() & ImageRow.output.is_null(False)).returning(ImageRow.started_at)


def _record() -> ModelUpdate:
    columns = (*_OUTPUT, *_SHOWN)
    is_planned = ImageRow.destination == parameter("output")
    # A person accepted the mask in an earlier job, see PlannedImage.is_accepted.
    is_changed = fn.instr(fn.coalesce(parameter("notices"), ""), "source_changed") > 0
    is_accepted = (ImageRow.recorded_review == "accepted") & ImageRow.again_at.is_null() & ~is_changed
    return ImageRow.update(
        {
            **{column: parameter(column.column_name) for column in columns},
            ImageRow.recorded_review: Case(None, [(is_accepted, "accepted")], parameter("recorded_review")),
            ImageRow.destination: parameter("output"),
            ImageRow.destination_key: parameter("destination_key"),
            ImageRow.keep_existing: Case(None, [(is_planned, ImageRow.keep_existing)], 1),
        }
    ).where(_is_held())


def _release() -> ModelUpdate:
    # The record of the output stays: the file may have been published, though an error came after.
    return ImageRow.update(status="pending", started_at=None).where(_is_held())


def _rename() -> ModelUpdate:
    return ImageRow.update(
        destination=parameter("destination"), destination_key=parameter("destination_key"), keep_existing=True
    ).where(ImageRow.id == parameter("image_id"))


def _fail_pending() -> ModelUpdate:
    cleared = dict.fromkeys((*_OUTPUT, *_SHOWN))
    query = ImageRow.update(
        {
            **cleared,
            ImageRow.status: "failed",
            ImageRow.error: parameter("error"),
            ImageRow.finished_at: parameter("moment"),
        }
    )
    # Images that are rendered again are not among them: they keep their earlier results one by one.
    return query.where(
        ImageRow.job_id == parameter("job_id"), ImageRow.status == "pending", ImageRow.again_at.is_null()
    )


def _wanted() -> "ModelSelect[ImageRow]":
    return ImageRow.select(ImageRow.id).where(
        (ImageRow.id == parameter("image_id"))
        & (ImageRow.output == parameter("output"))
        & (ImageRow.output_file_id == parameter("file_id"))
        & ImageRow.status.in_(["pending", "processing", "completed"])
    )


def _roots() -> "ModelSelect[RootRow]":
    return RootRow.select(RootRow.source, RootRow.destination, RootRow.label).where(RootRow.id == parameter("id"))


def _begin_job() -> ModelUpdate:
    started = fn.coalesce(JobRow.started_at, parameter("moment"))
    return JobRow.update(started_at=started).where(JobRow.id == parameter("job_id"))


def _complete_left() -> ModelUpdate:
    return (
        ImageRow.update({**completed(), ImageRow.owner: _owner_until_settled(), ImageRow.temp: None})
        .where(_is_attempt())
        .returning(ImageRow.started_at)
    )


def _return_left() -> ModelUpdate:
    crashes = ImageRow.crashes + parameter("crashes")
    owner = _owner_until_settled()
    return ImageRow.update(status="pending", owner=owner, temp=None, crashes=crashes, started_at=None).where(
        _is_attempt()
    )


def _fail_left() -> ModelUpdate:
    changes = {
        **dict.fromkeys((*_OUTPUT, *_SHOWN, ImageRow.owner, ImageRow.temp)),
        ImageRow.status: "failed",
        ImageRow.crashes: ImageRow.crashes + 1,
        ImageRow.error: parameter("error"),
        ImageRow.finished_at: parameter("moment"),
    }
    return ImageRow.update(changes).where(_is_attempt())


OPTIONS: Final = Statement(
    lambda: JobRow.select(JobRow.options, JobRow.review_folder, JobRow.outputs).where(JobRow.id == parameter("id"))
)
ROOTS: Final = Statement(_roots)
SET_TEMP: Final = Statement(
    lambda: ImageRow.update(temp=parameter("temp")).where(ImageRow.id == parameter("image_id"))
)
BEGIN_JOB: Final = Statement(_begin_job)
UNCLAIM: Final = Statement(
    lambda: ImageRow.update(status="pending", owner=None).where(ImageRow.id == parameter("image_id"))
)
HELD_BY: Final = Statement(_held_by)
CURRENT: Final = Statement(lambda: ImageRow.select(ImageRow.id).where(_is_held()))
END: Final = Statement(_end)
COMPLETE: Final = Statement(_complete)
RECORD: Final = Statement(_record)
RELEASE: Final = Statement(_release)
RENAME: Final = Statement(_rename)
FAIL_PENDING: Final = Statement(_fail_pending)
WANTED: Final = Statement(_wanted)
UNFINISHED: Final = Statement(_unfinished)
LEFT: Final = Statement(_left)
LEFT_BY_OWNER: Final = Statement(_left_by_owner)
CLEAR_OWNERS: Final = Statement(_clear_owners)
SETTLED: Final = Statement(_settled)
IS_ATTEMPT: Final = Statement(lambda: ImageRow.select(ImageRow.id).where(_is_attempt()))
LEFT_OF_IMAGE: Final = Statement(lambda: _left(ImageRow.id == parameter("image_id")))
SET_OWNER: Final = Statement(_set_owner)
COMPLETE_LEFT: Final = Statement(_complete_left)
RETURN_LEFT: Final = Statement(_return_left)
FAIL_LEFT: Final = Statement(_fail_left)

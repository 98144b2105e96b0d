"""peewee models of the tables, and the columns that are read together.

Only schema/migrations.py creates the tables. No model is bound to a database, so that several can be open.
"""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportMissingTypeArgument=false

from typing import Final

from peewee import SQL, AutoField, BooleanField, CompositeKey, FloatField, IntegerField, Model, TextField

from rembg_desktop.queue.connections import PathField


class JobRow(Model):
    """One job; schema/migrations.py describes its counters."""

    seq = AutoField()
    id = TextField()
    name = TextField()
    status = TextField()
    held = BooleanField()
    priority = IntegerField()
    position = FloatField()
    options = TextField()
    preset = TextField(null=True)
    source_root = PathField()
    destination = PathField()
    left_out = IntegerField()
    idempotency_key = TextField(null=True)
    created_at = IntegerField()
    started_at = IntegerField(null=True)
    finished_at = IntegerField(null=True)
    removed_at = IntegerField(null=True)
    total = IntegerField()
    pending = IntegerField()
    processing = IntegerField()
    succeeded = IntegerField()
    failed = IntegerField()
    skipped = IntegerField()
    cancelled = IntegerField()
    timed_images = IntegerField()
    timed_ms = IntegerField()
    idempotency_digest = TextField(null=True)
    review_folder = PathField(null=True)
    needs_review = IntegerField()
    accepted = IntegerField()
    rejected = IntegerField()
    outputs = TextField(null=True)

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "job"


class RootRow(Model):
    """A source folder and the folder for its results; see schema/migrations.py."""

    id = AutoField()
    job_id = TextField()
    source = PathField()
    destination = PathField()
    label = TextField()

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "root"


class ImageRow(Model):
    """One image of a job."""

    id = AutoField()
    job_id = TextField()
    number = IntegerField()
    root_id = IntegerField()
    source = PathField()
    source_key = TextField()
    source_real_key = TextField(null=True)
    source_bytes = IntegerField(null=True)
    source_mtime_ns = IntegerField(null=True)
    destination = PathField()
    destination_key = TextField(null=True)
    status = TextField()
    owner = TextField(null=True)
    temp = PathField(null=True)
    attempt = IntegerField()
    crashes = IntegerField()
    output = PathField(null=True)
    output_sha256 = TextField(null=True)
    output_bytes = IntegerField(null=True)
    error = TextField(null=True)
    notices = TextField(null=True)
    steps = TextField(null=True)
    device = TextField(null=True)
    started_at = IntegerField(null=True)
    finished_at = IntegerField(null=True)
    seconds = FloatField(null=True)
    keep_existing = BooleanField()
    output_file_id = TextField(null=True)
    original_name = TextField(null=True)
    naming = TextField(null=True)
    uncertainty = FloatField(null=True)
    reasons = TextField(null=True)
    review = TextField()
    reviewed_at = IntegerField(null=True)
    recorded_review = TextField(null=True)
    photo_sha256 = TextField(null=True)
    again_at = IntegerField(null=True)
    earlier = TextField(null=True)
    unwanted = TextField(null=True)
    output_number = IntegerField(null=True)

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "image"


class OutputRow(Model):
    """One output of an image whose job has several."""

    image_id = IntegerField()
    number = IntegerField()
    preset = TextField()
    options = IntegerField()
    status = TextField()
    destination = PathField()
    destination_key = TextField(null=True)
    keep_existing = BooleanField()
    output = PathField(null=True)
    output_sha256 = TextField(null=True)
    output_file_id = TextField(null=True)
    output_bytes = IntegerField(null=True)
    notices = TextField(null=True)
    error = TextField(null=True)
    earlier_sha256 = TextField(null=True)

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "output"
        primary_key = CompositeKey("image_id", "number")


LIVE: Final = ("pending", "processing")
"""The statuses of jobs and images that have not ended."""

ENDED: Final = ("completed", "failed", "cancelled")
"""The statuses of jobs that have ended."""

GIVEN_IDS: Final = SQL("(SELECT value FROM json_each(:ids))")
"""Any number of ids, passed as one JSON array: `JobRow.id.in_(GIVEN_IDS)`."""

JOB_COLUMNS: Final = (
    JobRow.id,
    JobRow.name,
    JobRow.status,
    JobRow.succeeded,
    JobRow.failed,
    JobRow.skipped,
    JobRow.cancelled,
    JobRow.total,
    JobRow.options,
    JobRow.destination,
    JobRow.created_at,
    JobRow.preset,
    JobRow.held,
    JobRow.priority,
    JobRow.position,
    JobRow.left_out,
    JobRow.started_at,
    JobRow.finished_at,
    JobRow.review_folder,
    JobRow.needs_review,
    JobRow.accepted,
    JobRow.rejected,
    JobRow.outputs,
)
"""The columns that read_job() takes, in order."""

IMAGE_COLUMNS: Final = (
    ImageRow.id,
    ImageRow.job_id,
    ImageRow.number,
    ImageRow.source,
    ImageRow.destination,
    ImageRow.status,
    ImageRow.output,
    ImageRow.attempt,
    ImageRow.error,
    ImageRow.notices,
    ImageRow.source_bytes,
    ImageRow.output_bytes,
    ImageRow.started_at,
    ImageRow.finished_at,
    ImageRow.seconds,
    ImageRow.steps,
    ImageRow.device,
    ImageRow.original_name,
    ImageRow.uncertainty,
    ImageRow.reasons,
    ImageRow.review,
    ImageRow.reviewed_at,
    ImageRow.photo_sha256,
    ImageRow.earlier,
    ImageRow.output_number,
)
"""The columns that read_image() takes, in order."""

OUTPUT_COLUMNS: Final = (
    OutputRow.image_id,
    OutputRow.number,
    OutputRow.preset,
    OutputRow.options,
    OutputRow.status,
    OutputRow.destination,
    OutputRow.destination_key,
    OutputRow.keep_existing,
    OutputRow.output,
    OutputRow.output_sha256,
    OutputRow.output_file_id,
    OutputRow.output_bytes,
    OutputRow.notices,
    OutputRow.error,
    OutputRow.earlier_sha256,
)
"""The columns that read_output() takes, in order."""

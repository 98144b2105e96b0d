"""The documents of the API as OpenAPI describes them.

Answers are made by as_dict() of queue.types, as for the command line; a test holds both to each other.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rembg_desktop.options import OPTION_NAMES

JobStatusName = Literal["pending", "processing", "completed", "failed", "cancelled"]
ReviewName = Literal["none", "needs_review", "accepted", "rejected"]
ImageStatusName = Literal["pending", "processing", "completed", "skipped", "failed", "cancelled"]
_EXAMPLE = {"specks": "12px", "parts": "largest", "edge_shift": -1.5, "format": "webp"}
Options = Annotated[dict[str, Any], Field(description=f"Any of {', '.join(OPTION_NAMES)}.", examples=[_EXAMPLE])]
Priority = Annotated[int, Field(strict=True, ge=-1000, le=1000, description="Higher goes first.")]


class Document(BaseModel):
    """An object of JSON without unknown members."""

    model_config = ConfigDict(extra="forbid")


class FieldError(Document):
    """An invalid field."""

    field: str
    message: str


class ProblemDocument(BaseModel):
    """An error, RFC 9457; `code` never changes, the sentences may."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "type": "urn:rembg-desktop:problem:no_such_job",
                "title": "Not Found",
                "status": 404,
                "detail": "There is no job 0123456789ab.",
                "code": "no_such_job",
                "hint": "",
            }
        },
    )

    type: str
    title: str
    status: int
    detail: str
    code: str
    hint: str
    errors: list[FieldError] | None = None


class Links(Document):
    """The links of a job."""

    self: str
    cancel: str
    retry: str
    results: str


class ProgressDocument(Document):
    """Counts of images; `processed` counts the finished ones, whatever their outcome, and reaches `total`."""

    processed: int
    succeeded: int
    failed: int
    skipped: int
    cancelled: int
    total: int
    percent: float


class FailureDocument(Document):
    """Why an image failed."""

    code: str
    message: str
    hint: str


class NoticeDocument(Document):
    """A remark about a successful image."""

    code: str
    message: str


class ImageOutputDocument(Document):
    """One file that is made of an image; `number` counts from 1."""

    number: int
    preset: Annotated[str | None, Field(description="The name of the output, usually that of its preset.")]
    status: ImageStatusName
    destination: str
    output: str | None
    output_bytes: int | None
    notices: list[NoticeDocument]
    error: FailureDocument | None


class OutputDocument(Document):
    """What is made of every photo of a job: one file for each."""

    name: str | None
    options: dict[str, Any]


class ImageLinks(Document):
    """The links of an image; `result` is null until there is one."""

    result: str | None
    outputs: Annotated[
        list[str | None] | None, Field(description="The results of `outputs`, if there are several.")
    ] = None


class ImageDocument(Document):
    """One image of a job; `index` counts from 1, for uploads in the order of the parts of the form."""

    id: int
    index: int
    original_name: Annotated[str, Field(description="The name of the file, as the client sent it.")]
    source: str
    destination: str
    output: str | None
    status: ImageStatusName
    attempts: int
    error: FailureDocument | None
    notices: list[NoticeDocument]
    source_bytes: int | None
    output_bytes: int | None
    started_at: datetime | None
    finished_at: datetime | None
    seconds: float | None
    steps: dict[str, float]
    device: str | None
    uncertainty: Annotated[
        float | None, Field(description="How likely the mask is wrong, 0-1; null when no model was used.")
    ]
    reasons: Annotated[list[str], Field(description="Why it may be wrong; the codes never change.")]
    review: ReviewName
    reviewed_at: Annotated[datetime | None, Field(description="When a person accepted or rejected the result.")]
    outputs: Annotated[list[ImageOutputDocument], Field(description="The files; `output` is that of the first.")]
    links: ImageLinks


class ReviewCountsDocument(Document):
    """Counts of images by review state."""

    needs_review: int
    accepted: int
    rejected: int


class JobDocument(Document):
    """A job without its images."""

    job_id: str
    name: str
    status: JobStatusName
    held: bool
    priority: int
    progress: ProgressDocument
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    eta_seconds: float | None
    preset: str | None
    options: dict[str, Any]
    outputs: Annotated[
        list[OutputDocument], Field(description="The files of every photo; `options` are those of the first.")
    ]
    destination: str
    left_out: int
    review_folder: Annotated[str | None, Field(description="The folder of results that need review, if any.")]
    review: ReviewCountsDocument
    links: Links


class JobDetailDocument(JobDocument):
    """A job with its images, as `rembg-desktop status --json` prints it, with links."""

    images: list[ImageDocument]


class JobPageDocument(Document):
    """A page of jobs, the newest first; `next` is the cursor of the next page."""

    jobs: list[JobDocument]
    next: str | None


class LeftOutDocument(Document):
    """The files that were left out for one reason: how many, and the names of the first of them."""

    reason: Literal["not_an_image", "unreadable", "own_result", "duplicate", "results_folder"]
    count: int
    names: list[str]


class SubmittedDocument(Document):
    """A job that was accepted and stored durably."""

    job_id: str
    name: str
    status: JobStatusName
    held: bool
    total: int
    left_out: Annotated[int, Field(description="Number of files in the folders that were left out.")]
    ignored: Annotated[list[LeftOutDocument], Field(description="What was left out of the folders, by reason.")]
    collisions: int
    destination: str
    review_folder: str | None
    links: Links


class PauseDocument(Document):
    """Whether and why the queue is paused."""

    paused: bool
    by_user: bool
    trouble: FailureDocument | None
    folder: str | None
    job_id: str | None


class RateDocument(Document):
    """Images finished per minute."""

    now: float
    average: float


class ClusterWorkerDocument(Document):
    """A process, mostly on another computer, that cuts out photos."""

    name: str
    address: str
    threads: int
    version: str
    device: str
    models: list[str]
    images_per_minute: float
    image: str
    trouble: str
    usable: bool


class ClusterDocument(Document):
    """The cluster as the executor sees it."""

    address: str
    dashboard: str
    connected: bool
    workers: list[ClusterWorkerDocument]
    trouble: str = ""


class ExecutorDocument(BaseModel):
    """The process that works on the queue; without one only `alive` is set."""

    alive: bool
    pid: int | None = None
    started_at: datetime | None = None
    workers_active: int | None = None
    workers_max: int | None = None
    model: str | None = None
    device_asked: str | None = None
    devices: list[str] | None = None
    device_problem: str | None = None
    memory_bytes: int | None = None
    preparing: bool | None = None
    cluster: ClusterDocument | None = None


class StatsDocument(Document):
    """Counts, rates and state of the queue."""

    jobs: dict[str, int]
    images: dict[str, int]
    images_per_minute: RateDocument
    eta_seconds: float | None
    pause: PauseDocument
    executor: ExecutorDocument
    database_bytes: int
    free_bytes: dict[str, int]
    review: ReviewCountsDocument


class HealthDocument(Document):
    """Whether the service is healthy."""

    live: bool
    ready: bool
    executor: bool
    paused: bool
    database: bool
    free_bytes: int


class VersionDocument(Document):
    """Which program this is."""

    name: str
    version: str


class PresetDocument(Document):
    """A named set of options."""

    name: str
    built_in: bool
    options: dict[str, Any]


class PresetsDocument(Document):
    """The presets."""

    presets: list[PresetDocument]


class ModelsDocument(Document):
    """The models, as `rembg-desktop models list --json` prints them."""

    models: list[dict[str, Any]]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error responses of a route, for its documentation."""
    described = {
        "description": "An error",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
    }
    return dict.fromkeys((400, 401, 403, 421, 500, 503, *statuses), described)

"""Parses the API's JSON documents of jobs and statistics; the inverse of as_dict().

By hand: importing pydantic would take longer than the whole command.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from rembg_desktop.errors import Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import (
    ExecutorReport,
    Failure,
    ImageStatus,
    Job,
    JobDetail,
    JobImage,
    JobPage,
    JobStatus,
    Pause,
    Progress,
    Review,
    ReviewCounts,
    Stats,
)

Document: TypeAlias = Mapping[str, Any]
_Value = TypeVar("_Value")

NOT_UNDERSTOOD = (KeyError, TypeError, ValueError, AttributeError)
"""What parsing raises for a document of another version or program."""


def job(document: Document) -> Job:
    """A job without its images."""
    progress = document["progress"]
    return Job(
        id=document["job_id"],
        name=document["name"],
        status=JobStatus(document["status"]),
        progress=Progress(**{key: progress[key] for key in _PROGRESS}),
        options=RemovalOptions.from_dict(document["options"]),
        destination=Path(document["destination"]),
        created_at=datetime.fromisoformat(document["created_at"]),
        preset=document["preset"],
        held=document["held"],
        priority=document["priority"],
        left_out=document["left_out"],
        started_at=_moment(document["started_at"]),
        finished_at=_moment(document["finished_at"]),
        eta_seconds=document["eta_seconds"],
        review_folder=_optional(Path, document.get("review_folder")),
        reviews=_reviews(document),
    )


def detail(document: Document) -> JobDetail:
    """A job with its images."""
    found = job(document)
    return JobDetail(found, tuple(_image(item, found.id) for item in document["images"]))


def images(document: Document) -> list[JobImage]:
    """Images of any jobs."""
    return [_image(item, item["job_id"]) for item in document["images"]]


def page(document: Document) -> JobPage:
    """Part of the list of jobs."""
    return JobPage(tuple(job(item) for item in document["jobs"]), document["next"])


def stats(document: Document) -> Stats:
    """Counts, rates and state of the queue."""
    rate, executor = document["images_per_minute"], document["executor"]
    return Stats(
        jobs=dict(document["jobs"]),
        images=dict(document["images"]),
        per_minute_now=rate["now"],
        per_minute_average=rate["average"],
        eta_seconds=document["eta_seconds"],
        pause=_pause(document["pause"]),
        executor=_executor(executor) if executor["alive"] else None,
        database_bytes=document["database_bytes"],
        free_bytes=dict(document["free_bytes"]),
        reviews=_reviews(document),
    )


_PROGRESS = ("succeeded", "failed", "skipped", "cancelled", "total")
_REVIEWS = ("needs_review", "accepted", "rejected")
_REPORT = ("pid", "workers_active", "workers_max", "model", "device_asked", "memory_bytes", "preparing")


def _image(document: Document, job_id: str) -> JobImage:
    notices: Iterable[Document] = document["notices"]
    return JobImage(
        id=document["id"],
        job_id=job_id,
        index=document["index"],
        source=Path(document["source"]),
        destination=Path(document["destination"]),
        status=ImageStatus(document["status"]),
        output=_optional(Path, document["output"]),
        attempts=document["attempts"],
        error=_optional(_failure, document["error"]),
        notices=tuple(Notice(item["code"], item["message"]) for item in notices),
        source_bytes=document["source_bytes"],
        output_bytes=document["output_bytes"],
        started_at=_moment(document["started_at"]),
        finished_at=_moment(document["finished_at"]),
        seconds=document["seconds"],
        steps=dict(document["steps"]),
        device=document["device"],
        # Older services do not report these.
        original_name=document.get("original_name", ""),
        uncertainty=document.get("uncertainty"),
        reasons=tuple(document.get("reasons", ())),
        review=Review(document.get("review", "none")),
        reviewed_at=_moment(document.get("reviewed_at")),
    )


def _reviews(document: Document) -> ReviewCounts:
    counts: Mapping[str, int] = document.get("review", {})
    return ReviewCounts(**{key: counts.get(key, 0) for key in _REVIEWS})


def _pause(document: Document) -> Pause:
    return Pause(
        by_user=document["by_user"],
        reason=_optional(_failure, document["trouble"]),
        folder=_optional(Path, document["folder"]),
        job_id=document["job_id"],
    )


def _executor(document: Document) -> ExecutorReport:
    return ExecutorReport(
        **{key: document[key] for key in _REPORT},
        started_at=datetime.fromisoformat(document["started_at"]),
        devices=tuple(document["devices"]),
    )


def _failure(document: Document) -> Failure:
    return Failure(document["code"], document["message"], document["hint"])


def _moment(text: str | None) -> datetime | None:
    return _optional(datetime.fromisoformat, text)


def _optional(read: Callable[[Any], _Value], value: object) -> _Value | None:
    return None if value is None else read(value)

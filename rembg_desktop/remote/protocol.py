"""What a queue can be asked, in this home folder or in another process, and the JSON documents of its answers.

The documents are parsed by hand: importing pydantic would take longer than the whole command.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from rembg_desktop.errors import Notice
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.publish.stores import path_of
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import (
    ExecutorReport,
    Failure,
    ImageOutput,
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


class JobQueue(Protocol):
    """Lists and controls jobs; see QueueManager for what each method does and raises."""

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id begins so."""
        ...

    def job(self, job_id: str) -> "Job":
        """One job without its images."""
        ...

    def status(
        self, job_id: str, *, choice: "ImageChoice" = ImageChoice.ALL, limit: int = -1, after: int = 0
    ) -> "JobDetail":
        """One job with its images, or some of them."""
        ...

    def list(
        self,
        *,
        status: "JobStatus | None" = None,
        review: "Review | None" = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> "JobPage":
        """Some jobs, the newest first."""
        ...

    def list_images(
        self,
        *,
        job_id: str | None = None,
        review: "Review | None" = None,
        by_uncertainty: bool = False,
        limit: int = 1000,
    ) -> "list[JobImage]":
        """Results by review state."""
        ...

    def image_ids(self, *, job_id: str | None = None, review: "Review | None" = None) -> "list[int]":
        """The ids of results by review state."""
        ...

    def set_review(self, image_ids: Sequence[int], review: "Review") -> "dict[int, Review]":
        """Accept or reject results."""
        ...

    def queue_order(self) -> "list[Job]":
        """The jobs that have not ended, in the order in which they will run."""
        ...

    def stats(self) -> "Stats":
        """Counts, rates and state of the queue."""
        ...

    def cancel(self, job_ids: Sequence[str]) -> "list[Job]":
        """Cancel all that is left of some jobs."""
        ...

    def cancel_pending(self) -> "list[Job]":
        """Cancel every job that has not started."""
        ...

    def retry(self, job_id: str, *, everything: bool = False, image_ids: Sequence[int] | None = None) -> "Job":
        """Queue images again."""
        ...

    def pause(self) -> None:
        """Start no more images."""
        ...

    def resume(self) -> None:
        """Go on."""
        ...

    def pause_state(self) -> "Pause":
        """Why nothing is begun at present, if so."""
        ...

    def hold(self, job_ids: Sequence[str]) -> None:
        """Start no more images of these jobs."""
        ...

    def release(self, job_ids: Sequence[str]) -> None:
        """Let held jobs go."""
        ...

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs."""
        ...

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Higher goes first."""
        ...

    def remove(self, job_ids: Sequence[str]) -> None:
        """Take ended jobs off the list."""
        ...

    def data_version(self) -> int:
        """A number that changes when the queue may have changed."""
        ...


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
        options=RemovalOptions.from_document(document["options"]),
        destination=path_of(document["destination"]),
        created_at=datetime.fromisoformat(document["created_at"]),
        preset=document["preset"],
        held=document["held"],
        priority=document["priority"],
        left_out=document["left_out"],
        started_at=_moment(document["started_at"]),
        finished_at=_moment(document["finished_at"]),
        eta_seconds=document["eta_seconds"],
        review_folder=_optional(path_of, document.get("review_folder")),
        reviews=_reviews(document),
        several=_several(Output.from_document, document),
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
        source=path_of(document["source"]),
        destination=path_of(document["destination"]),
        status=ImageStatus(document["status"]),
        output=_optional(path_of, document["output"]),
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
        several=_several(_output, document),
    )


def _output(document: Document) -> ImageOutput:
    notices: Iterable[Document] = document["notices"]
    return ImageOutput(
        number=document["number"],
        preset=document["preset"] or "",
        status=ImageStatus(document["status"]),
        destination=path_of(document["destination"]),
        output=_optional(path_of, document["output"]),
        output_bytes=document["output_bytes"],
        notices=tuple(Notice(item["code"], item["message"]) for item in notices),
        error=_optional(_failure, document["error"]),
    )


def _several(read: Callable[[Document], _Value], document: Document) -> tuple[_Value, ...]:
    """The outputs of a job or image, if there is more than one. Older services do not report them."""
    outputs: Sequence[Document] = document.get("outputs", ())
    return tuple(map(read, outputs)) if len(outputs) > 1 else ()


def _reviews(document: Document) -> ReviewCounts:
    counts: Mapping[str, int] = document.get("review", {})
    return ReviewCounts(**{key: counts.get(key, 0) for key in _REVIEWS})


def _pause(document: Document) -> Pause:
    return Pause(
        by_user=document["by_user"],
        reason=_optional(_failure, document["trouble"]),
        folder=_optional(path_of, document["folder"]),
        job_id=document["job_id"],
    )


def _executor(document: Document) -> ExecutorReport:
    return ExecutorReport(
        **{key: document[key] for key in _REPORT},
        started_at=datetime.fromisoformat(document["started_at"]),
        devices=tuple(document["devices"]),
        device_problem=document.get("device_problem") or "",  # older services report neither this
        cluster=document.get("cluster"),  # nor this
    )


def _failure(document: Document) -> Failure:
    return Failure(document["code"], document["message"], document["hint"])


def _moment(text: str | None) -> datetime | None:
    return _optional(datetime.fromisoformat, text)


def _optional(read: Callable[[Any], _Value], value: object) -> _Value | None:
    return None if value is None else read(value)

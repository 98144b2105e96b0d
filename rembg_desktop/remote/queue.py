"""The operations of a queue, in this home folder or another process, and the queue of another process."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Literal, NoReturn, TypeVar

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import Job, JobDetail, JobImage, JobPage, JobStatus, Pause, Review, Stats
from rembg_desktop.remote import protocol as documents
from rembg_desktop.remote.client import Client
from rembg_desktop.remote.service import not_offered, unexpected

if TYPE_CHECKING:
    from pathlib import Path

    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.remote.client import MultipartForm
    from rembg_desktop.remote.service import Address


_Value = TypeVar("_Value")
_PAGE: Final = 1000


class RemoteQueue:
    """Lists and controls the jobs of a service; not thread-safe.

    Any method may raise AppError: service_unreachable, service_unexpected, and what the service says, with the
    code of the service.
    """

    def __init__(self, address: "Address", token: str | None) -> None:
        self.address = address
        self.client = Client(address, token)

    def close(self) -> None:
        """Close the connection."""
        self.client.close()

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id begins so.

        Raises:
            AppError: no_such_job, ambiguous_job.
        """
        wanted = prefix.strip().lower()
        if re.fullmatch(r"[0-9a-f]{12}", wanted):
            return self.job(wanted).id
        found = [job.id for job in self._all() if job.id.startswith(wanted)] if wanted else []
        if not found:
            hint = f"`rembg-desktop list --url {self.address}` shows the jobs and their ids."
            raise AppError(ErrorCode.NO_SUCH_JOB, f"There is no job {prefix}.", hint)
        if len(found) > 1:
            ids = ", ".join(found[:3]) + (", .." if len(found) > 3 else "")
            hint = "Use more digits of the id."
            raise AppError(ErrorCode.AMBIGUOUS_JOB, f"Several job ids start with {prefix}: {ids}.", hint)
        return found[0]

    def job(self, job_id: str) -> Job:
        """One job without its images."""
        return self._read(documents.job, self.client.get(_path(job_id), {"limit": 0}))

    def status(
        self, job_id: str, *, choice: ImageChoice = ImageChoice.ALL, limit: int = -1, after: int = 0
    ) -> JobDetail:
        """One job with its images, or some of them; see QueueManager.status()."""
        query: dict[str, object] = {"images": choice.value, "after": after}
        query |= {"limit": limit} if limit >= 0 else {}
        return self._read(documents.detail, self.client.get(_path(job_id), query))

    def list(
        self,
        *,
        status: JobStatus | None = None,
        review: Review | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> JobPage:
        """Some jobs, the newest first."""
        query: dict[str, object] = {"status": status.value if status else None, "limit": limit, "cursor": cursor}
        if review is not None:
            query["review"] = review.value
        return self._read(documents.page, self.client.get("/queue/jobs", query))

    def list_images(
        self,
        *,
        job_id: str | None = None,
        review: Review | None = None,
        by_uncertainty: bool = False,
        limit: int = 1000,
    ) -> "list[JobImage]":
        """Results by review state, at most `limit`; -1 means all."""
        query: dict[str, object] = {"sort": "uncertainty" if by_uncertainty else "job"}
        query |= {"job": job_id} if job_id else {}
        query |= {"review": review.value} if review else {}
        found: list[JobImage] = []
        while limit < 0 or len(found) < limit:
            size = _PAGE if limit < 0 else min(_PAGE, limit - len(found))
            page = self.client.get("/queue/images", {**query, "limit": size, "offset": len(found)})
            images = self._read(documents.images, page)
            found += images
            if len(images) < size:
                break
        return found

    def image_ids(self, *, job_id: str | None = None, review: Review | None = None) -> "list[int]":
        """The ids of all results by review state."""
        return [image.id for image in self.list_images(job_id=job_id, review=review, limit=-1)]

    def set_review(self, image_ids: Sequence[int], review: Review) -> dict[int, Review]:
        """Accept or reject results; returns the earlier states.

        Raises:
            AppError: no_such_job when there is no such image; wrong_state when one has no result.
        """
        if not image_ids:
            return {}
        wanted = {"image_ids": [*image_ids], "review": review.value}
        answer = self.client.post("/queue/images/review", wanted)
        return self._read(_reviews, answer)

    def rerender(self, job_id: str, wanted: Mapping[str, object]) -> dict[str, Any]:
        """Queue the images of a job again as a new job; returns it as `submit --json` prints it.

        Args:
            job_id: the job.
            wanted: what RerenderRequest of the API takes.

        Raises:
            AppError: what the service says, such as invalid_option or nothing_to_do.
        """
        document = self.client.post(f"{_path(job_id)}/rerender", wanted)
        for field in ("job_id", "name", "total"):
            self._read(lambda found, name=field: found[name], document)
        return {name: value for name, value in document.items() if name != "links"}

    def mask(self, image_id: int) -> bytes:
        """The mask of a result as a PNG file.

        Raises:
            AppError: what the service says, such as mask_not_kept.
        """
        with self.client.download(f"{self._image_path(image_id)}/mask") as pieces:
            return b"".join(pieces)

    def put_mask(self, image_id: int, mask: "Path") -> JobImage:
        """Replace the mask of a result by a PNG file; the result is rendered again.

        Raises:
            AppError: source_unreadable, if the file cannot be read; what the service says, such as mask_unusable.
        """
        try:
            data = mask.read_bytes()
        except OSError as error:
            message = f"Can't read {mask}: {error.strerror or error}."
            raise AppError(ErrorCode.SOURCE_UNREADABLE, message) from error
        headers = {"Content-Type": "image/png", "Content-Length": str(len(data))}
        answer = self.client.upload(f"{self._image_path(image_id)}/mask", headers, [data], method="PUT")
        return self._read(documents.images, {"images": [answer]})[0]

    def render_again(self, image_ids: Sequence[int]) -> "list[JobImage]":
        """Queue results to be rendered again, one after the other; none if there is no such image.

        Raises:
            AppError: no_such_job; wrong_state when one has no result: those before it are queued then.
        """
        paths = [self._image_path(image_id) for image_id in dict.fromkeys(image_ids)]
        answers = [self.client.post(f"{path}/again") for path in paths]
        return self._read(documents.images, {"images": answers})

    def _image_path(self, image_id: int) -> str:
        (image,) = self._read(documents.images, self.client.get("/queue/images", {"image": image_id}))
        return f"{_path(image.job_id)}/image/{image_id}"

    def queue_order(self) -> "list[Job]":
        """The jobs that have not ended: those being processed, then the waiting ones, by priority and age."""
        working = [*self._all(JobStatus.PROCESSING)]
        waiting = [job for job in self._all(JobStatus.PENDING) if job.id not in {item.id for item in working}]
        waiting.sort(key=lambda job: (-job.priority, job.created_at))
        return working[::-1] + waiting

    def stats(self) -> Stats:
        """The queue in numbers."""
        return self._read(documents.stats, self.client.get("/queue/stats"))

    def pause_state(self) -> Pause:
        """Why nothing is begun at present, if so."""
        return self.stats().pause

    def data_version(self) -> int:
        """Changes several times a second, since without a stream the API does not report changes."""
        return int(time.monotonic() * 3)

    def cancel(self, job_ids: Sequence[str]) -> "list[Job]":
        """Cancel all that is left of some jobs, one after the other.

        Raises:
            AppError: wrong_state, when every one of them had ended.
        """
        ended: list[AppError] = []
        changed: list[Job] = []
        for job_id in job_ids:
            try:
                changed.append(self._change(job_id, "cancel"))
            except AppError as error:
                if error.code is not ErrorCode.WRONG_STATE:
                    raise
                ended.append(error)
                changed.append(self.job(job_id))
        if ended and len(ended) == len(changed):
            raise ended[0]
        return changed

    def cancel_pending(self) -> "list[Job]":
        """Cancel every job that has not started; one that starts in the meantime is cancelled too."""
        changed: list[Job] = []
        for job in [*self._all(JobStatus.PENDING)]:
            if job.progress.processed:
                continue
            try:
                changed.append(self._change(job.id, "cancel"))
            except AppError as error:
                if error.code not in (ErrorCode.WRONG_STATE, ErrorCode.NO_SUCH_JOB):
                    raise
        return changed

    def retry(self, job_id: str, *, everything: bool = False, image_ids: Sequence[int] | None = None) -> Job:
        """Queue images again.

        Raises:
            AppError: wrong_state when there is nothing to retry.
        """
        chosen = {} if image_ids is None else {"image_ids": [*image_ids]}
        return self._change(job_id, "retry", {"everything": everything, **chosen})

    def submit(self, form: "MultipartForm", *, key: str, progress: Callable[[int, int], object]) -> Job:
        """Send images and submit them; all of them are stored durably when this returns.

        Args:
            form: fields and files.
            key: the same key returns the same job instead of creating another one.
            progress: called with bytes sent and bytes in all.
        """
        total = form.size
        headers = {**form.headers, "Idempotency-Key": key}
        answer = self.client.upload("/queue/submit", headers, form.body(), lambda sent: progress(sent, total))
        return self.job(self._read(_id_of, answer))

    def presets(self) -> "dict[str, tuple[bool, RemovalOptions]]":
        """The presets by name: whether they are built in, and their options."""
        return self._read(_presets, self.client.get("/presets"))

    def models(self) -> "list[dict[str, Any]]":
        """The models with their state, as JSON reports them."""
        return self._read(lambda document: [dict(item) for item in document["models"]], self.client.get("/models"))

    def results_url(self, job_id: str) -> str:
        """Where the archive of a job's results is."""
        return f"{self.address}{_path(job_id)}/results.zip"

    def pause(self) -> None:
        """Not supported by the API."""
        self._refuse("pause")

    def resume(self) -> None:
        """Not supported by the API."""
        self._refuse("resume")

    def hold(self, job_ids: Sequence[str]) -> None:  # noqa: ARG002 - as QueueManager has it
        """Not supported by the API."""
        self._refuse("pause")

    def release(self, job_ids: Sequence[str]) -> None:  # noqa: ARG002 - as QueueManager has it
        """Not supported by the API."""
        self._refuse("resume")

    def move(
        self,
        job_ids: Sequence[str],  # noqa: ARG002 - as QueueManager has it
        *,
        to: Literal["top", "bottom"] | None = None,  # noqa: ARG002
        before: str | None = None,  # noqa: ARG002
    ) -> None:
        """Not supported by the API."""
        self._refuse("move")

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:  # noqa: ARG002 - as QueueManager has it
        """Not supported by the API."""
        self._refuse("move")

    def remove(self, job_ids: Sequence[str]) -> None:  # noqa: ARG002 - as QueueManager has it
        """Not supported by the API."""
        self._refuse("remove")

    def _refuse(self, command: str) -> NoReturn:
        raise not_offered(self.address, command)

    def _change(self, job_id: str, what: str, wanted: Mapping[str, object] | None = None) -> Job:
        return self._read(documents.job, self.client.post(f"{_path(job_id)}/{what}", wanted))

    def _all(self, status: JobStatus | None = None) -> Iterator[Job]:
        cursor: str | None = None
        while True:
            page = self.list(status=status, limit=_PAGE, cursor=cursor)
            yield from page.jobs
            cursor = page.next
            if cursor is None:
                return

    def _read(self, read: Callable[[documents.Document], _Value], document: dict[str, Any]) -> _Value:
        try:
            return read(document)
        except (*documents.NOT_UNDERSTOOD, AppError) as error:
            what = f"sent a document that can't be parsed ({type(error).__name__}: {error})"
            raise unexpected(self.address, what) from error


def _path(job_id: str) -> str:
    return f"/queue/job/{job_id}"


def _reviews(document: documents.Document) -> dict[int, Review]:
    return {int(image_id): Review(state) for image_id, state in document["earlier"].items()}


def _id_of(document: documents.Document) -> str:
    return str(document["job_id"])


def _presets(document: documents.Document) -> "dict[str, tuple[bool, RemovalOptions]]":
    from rembg_desktop.options import RemovalOptions

    found: dict[str, tuple[bool, RemovalOptions]] = {}
    for item in document["presets"]:
        with suppress(AppError):  # a service of a later version may have formats that are unknown here
            found[item["name"]] = (bool(item["built_in"]), RemovalOptions.from_document(item["options"]))
    return found

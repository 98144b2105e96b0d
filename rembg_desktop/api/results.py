"""Sends results: one file, all of a job as an archive, or the cut-out of one image as the response to it."""

import asyncio
import hashlib
import io
import logging
import os
import re
import stat
import time
import zipfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path as FilePath
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import FileResponse, Response, StreamingResponse

from rembg_desktop.api.problem import ApiCode, JobId, Problem, known, of_failure
from rembg_desktop.api.requests import REMOVAL_SCHEMA
from rembg_desktop.api.schemas import SubmittedDocument, problems
from rembg_desktop.api.service import Service, refuse_stored, service_of
from rembg_desktop.api.submissions import IdempotencyKey, accepted, submit_form
from rembg_desktop.api.upload import is_form
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import ImageOutput, ImageStatus, JobDetail, JobImage

router = APIRouter(tags=["results"])

_READ: Final = 1 << 18
_PAGE: Final = 1000
_MEDIA: Final = {
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".avif": "image/avif",
    ".jxl": "image/jxl",
    ".psd": "image/vnd.adobe.photoshop",
}
ImageId = Annotated[int, Path(ge=1, le=2**63 - 1)]
OutputNumber = Annotated[
    int | None, Query(ge=1, le=1000, description="Number of the output; without it, the first one.")
]


@router.get(
    "/queue/job/{job_id}/result/{image_id}",
    response_class=FileResponse,
    responses={
        200: {
            "description": "The result",
            "content": {
                media: {"schema": {"type": "string", "format": "binary"}} for media in set(_MEDIA.values())
            },
        },
        206: {"description": "The part that was asked for by Range"},
        304: {"description": "Unchanged"},
        416: {"description": "The range lies outside the result"},
        **problems(404, 409, 410, 422),
    },
)
async def result(request: Request, job_id: JobId, image_id: ImageId, output: OutputNumber = None) -> Response:
    """A result of one image; supports ranges and ETag."""
    service = service_of(request)
    return await service.reads.run(_result, service.manager, known(job_id), image_id, output, request)


@router.get(
    "/queue/job/{job_id}/results.zip",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "A ZIP archive of the results that exist so far",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        },
        **problems(404, 409, 422),
    },
)
async def results(request: Request, job_id: JobId) -> Response:
    """All results of a job that exist so far, of every output, as a ZIP archive."""
    service = service_of(request)
    found = await _page(service, known(job_id))
    if not found.images:
        raise Problem(409, ApiCode.RESULT_NOT_READY, "The job has no results yet.", "Check its status first.")
    refuse_stored(found.job.destination)
    headers = {"Content-Disposition": f'attachment; filename="{found.job.id}.zip"'}
    return StreamingResponse(_archived(service, found), media_type="application/zip", headers=headers)


async def _page(service: Service, job_id: str, after: int = 0) -> JobDetail:
    """Some images with results: all of a large job would take seconds before the first byte is sent."""
    choice = ImageChoice.RESULTS
    return await service.reads.run(service.manager.status, job_id, choice=choice, limit=_PAGE, after=after)


async def _archived(service: Service, found: JobDetail) -> AsyncIterator[bytes]:
    archive = _Archive(found.job.destination)
    while True:
        async for part in iterate_in_threadpool(archive.add(found.images)):
            yield part
        if len(found.images) < _PAGE:
            break
        found = await _page(service, found.job.id, found.images[-1].index)
    yield archive.end()


def file_response(result: ImageOutput) -> Response:
    """The response with a result of an image.

    Raises:
        Problem: it failed, or is not there yet, or is gone.
    """
    if result.status is ImageStatus.FAILED and result.error:
        raise of_failure(result.error.code, result.error.message, result.error.hint)
    file = result.output  # of the earlier one, while an image is rendered again
    if file is None:
        detail = f"The image is {result.status.value}."
        raise Problem(
            409, ApiCode.RESULT_NOT_READY, detail, "The result is available when the status is completed."
        )
    refuse_stored(file)
    status: os.stat_result | None = None
    with suppress(OSError):
        status = file.stat()
    # Checked now, since otherwise the response would begin and then break off.
    if status is None or not stat.S_ISREG(status.st_mode) or not os.access(file, os.R_OK):
        detail = f"The result {file.name} was moved or deleted, or can't be read."
        raise Problem(410, ApiCode.RESULT_GONE, detail, "Submit the image again.")
    media = _MEDIA.get(file.suffix.lower(), "application/octet-stream")
    name = file.name.encode("utf-8", "replace").decode()
    # Results may have the modification time of their source, so it is not enough to tell them apart.
    state = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size)
    tag = hashlib.sha256(repr(state).encode()).hexdigest()[:32]
    changed = formatdate(max(status.st_mtime, status.st_ctime), usegmt=True)
    headers = {"etag": f'"{tag}"', "last-modified": changed}
    return FileResponse(file, headers=headers, media_type=media, filename=name, stat_result=status)


def _result(manager: QueueManager, job_id: str, image_id: int, number: int | None, request: Request) -> Response:
    manager.job(job_id)
    image = manager.image(image_id)
    if image.job_id != job_id:
        raise Problem(404, ApiCode.NOT_FOUND, f"The job {job_id} has no image {image_id}.")
    chosen = [output for output in image.outputs if output.number == (number or image.outputs[0].number)]
    if not chosen:
        raise Problem(404, ApiCode.NOT_FOUND, f"The image {image_id} has no output {number}.")
    response = file_response(chosen[0])
    wanted = request.headers.get("if-none-match", "")
    if response.headers["etag"] in {tag.strip().removeprefix("W/") for tag in wanted.split(",")}:
        return Response(status_code=304, headers={"ETag": response.headers["etag"]})
    return response


class _Sink(io.RawIOBase):
    """Collects what the archive writes until it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        part = bytes(memoryview(data))  # pyright: ignore[reportArgumentType] - whatever zipfile writes
        self._parts.append(part)
        return len(part)

    def fetch(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


class _Archive:
    """A ZIP archive with results of a job, made while it is sent, so that it needs little memory.

    Results are already compressed, so they are only stored. Missing files are listed in `missing.txt`.
    """

    def __init__(self, destination: FilePath) -> None:
        self._destination = destination
        self._sink = _Sink()
        self._target = zipfile.ZipFile(self._sink, "w", zipfile.ZIP_STORED)  # pyright: ignore[reportArgumentType]
        self._missing: list[str] = []
        self._taken: set[str] = set()

    def add(self, images: Iterable[JobImage]) -> Iterator[bytes]:
        results = (output.output for image in images for output in image.outputs)
        for file in filter(None, results):
            name = _member(self._destination, file, self._taken)
            try:
                source = file.open("rb")
                info = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
            except OSError:
                self._missing.append(name)
                continue
            with source, self._target.open(info, "w", force_zip64=info.file_size > 1 << 30) as member:
                while data := source.read(_READ):
                    member.write(data)
                    yield self._sink.fetch()

    def end(self) -> bytes:
        if self._missing:
            self._target.writestr("missing.txt", "\n".join(self._missing).encode("utf-8", "backslashreplace"))
        self._target.close()
        return self._sink.fetch()


def _member(destination: FilePath, output: FilePath, taken: set[str]) -> str:
    try:
        path = output.relative_to(destination)
    except ValueError:
        path = FilePath(output.name)
    name = path.as_posix().encode("utf-8", "replace").decode()
    number = 2
    while name.casefold() in taken:
        name = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix().encode("utf-8", "replace").decode()
        number += 1
    taken.add(name.casefold())
    return name


log = logging.getLogger(__name__)

removal_router = APIRouter(tags=["queue"])

_WAIT_SECONDS: Final = 30.0
_LONGEST_SECONDS: Final = 300.0
_LOOK_SECONDS: Final = 0.04
_PRIORITY: Final = 1000


@removal_router.post(
    "/remove",
    response_class=FileResponse,
    responses={
        200: {
            "description": "The cut-out",
            "headers": {
                "X-Uncertainty-Score": {
                    "description": "How likely the mask is wrong, 0-1; missing when no model was used.",
                    "schema": {"type": "number"},
                },
                "X-Review": {"description": "The review state of the result.", "schema": {"type": "string"}},
            },
            "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
        },
        202: {"model": SubmittedDocument, "description": "The job is not finished; follow its links"},
        **problems(409, 410, 413, 415, 422, 429, 507),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"multipart/form-data": {"schema": REMOVAL_SCHEMA}},
        },
        "parameters": [
            {
                "name": "Prefer",
                "in": "header",
                "schema": {"type": "string"},
                "description": "`respond-async`: respond with 202 at once. `wait=SECONDS`: wait (default 30).",
            }
        ],
    },
)
async def remove(request: Request, idempotency_key: IdempotencyKey = None) -> Response:
    """Upload one image and receive its cut-out; the image goes through the queue before all others.

    If the queue is paused, or no executor is running, the response is 202 at once. If the client disconnects
    before the response, its job is cancelled.
    """
    service = service_of(request)
    if not is_form(request):
        raise Problem(415, ApiCode.UNSUPPORTED_MEDIA_TYPE, "The media type must be multipart/form-data.")
    await service.see_room()
    job, plan = await submit_form(request, service, idempotency_key, least_priority=_PRIORITY, one=True)
    image = await follow(request, service, job.id, _patience(request.headers.get("prefer", "")))
    return accepted(job, plan) if image is None else await service.reads.run(_answer, image)


async def follow(request: Request, service: Service, job_id: str, seconds: float) -> JobImage | None:
    """Wait until the only image of a job has ended.

    If the client disconnects, the job is cancelled.

    Returns:
        The image; None if it has not ended after `seconds`, or nobody works on the queue.

    Raises:
        AppError: no_such_job.
    """
    # The job is stored: a failed read from here on is tried again, and is no reason to refuse the request.
    image_id: int | None = None
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if image_id is None:
                image_id = await service.reads.run(_image_in_progress, service, job_id)
                if image_id is None:
                    break
            image = await service.reads.run(service.manager.image, image_id)
        except AppError as error:
            if error.code is ErrorCode.NO_SUCH_JOB:
                raise
            log.warning("Could not read the job %s: %s", job_id, error)
        else:
            if image.status.is_final:
                return image
        if await request.is_disconnected():
            await service.writes.run(_give_up, service, job_id)
            break
        await asyncio.sleep(_LOOK_SECONDS)
    return None


def _image_in_progress(service: Service, job_id: str) -> int | None:
    """The only image of a job; None while no executor works on the queue."""
    if service.manager.executor() is None or service.manager.pause_state().is_paused:
        return None
    return service.manager.images(job_id, limit=1)[0].id


def _answer(image: JobImage) -> Response:
    response = file_response(image.outputs[0])
    response.headers["Content-Location"] = f"/queue/job/{image.job_id}/result/{image.id}"
    response.headers["X-Review"] = image.review.value
    if image.uncertainty is not None:
        response.headers["X-Uncertainty-Score"] = f"{image.uncertainty:g}"
    return response


def _give_up(service: Service, job_id: str) -> None:
    with suppress(AppError):  # it has finished in the meantime
        service.manager.cancel([job_id])
        service.announce()


def _patience(prefer: str) -> float:
    if re.search(r"(^|[,;\s])respond-async($|[,;\s])", prefer, re.IGNORECASE):
        return 0.0
    wait = re.search(r"(?:^|[,;\s])wait\s*=\s*(\d{1,6})", prefer, re.IGNORECASE)
    return min(_LONGEST_SECONDS, float(wait[1])) if wait else _WAIT_SECONDS

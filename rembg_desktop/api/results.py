"""Hands out results: one file, or all of a job in an archive that is made while it is sent."""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request
from starlette.responses import FileResponse, Response, StreamingResponse

from rembg_desktop.api.jobs import JobId, known
from rembg_desktop.api.problem import ApiCode, Problem, of_failure
from rembg_desktop.api.schemas import problems
from rembg_desktop.api.service import service_of
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, JobDetail, JobImage

router = APIRouter(tags=["results"])

_READ: Final = 1 << 18
_MEDIA: Final = {
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
ImageId = Annotated[int, Path(ge=1, le=2**63 - 1)]


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
async def result(request: Request, job_id: JobId, image_id: ImageId) -> Response:
    """The result of one image; ranges and ETag are understood."""
    service = service_of(request)
    return await service.reads.run(_result, service.manager, known(job_id), image_id, request)


@router.get(
    "/queue/job/{job_id}/results.zip",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "An archive of all results there are",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        },
        **problems(404, 409, 422),
    },
)
async def results(request: Request, job_id: JobId) -> Response:
    """All results that a job has by now."""
    service = service_of(request)
    found = await service.reads.run(service.manager.status, known(job_id))
    if not any(_has_result(image) for image in found.images):
        raise Problem(409, ApiCode.RESULT_NOT_READY, "The job has no result yet.", "Ask for its status first.")
    headers = {"Content-Disposition": f'attachment; filename="{found.job.id}.zip"'}
    return StreamingResponse(archive(found), media_type="application/zip", headers=headers)


def file_response(image: JobImage) -> Response:
    """The result of an image that has one.

    Raises:
        Problem: it failed, is not there yet or not any more.
    """
    if image.status is ImageStatus.FAILED and image.error:
        raise of_failure(image.error.code, image.error.message, image.error.hint)
    if not _has_result(image):
        detail = f"The image is {image.status.value}."
        raise Problem(409, ApiCode.RESULT_NOT_READY, detail, "Results come with the status completed.")
    assert image.output is not None
    status: os.stat_result | None = None
    with suppress(OSError):
        status = image.output.stat()
    # Checked now, since otherwise the response would begin and then break off.
    if status is None or not stat.S_ISREG(status.st_mode) or not os.access(image.output, os.R_OK):
        detail = f"The result {image.output.name} was moved or deleted, or can't be read."
        raise Problem(410, ApiCode.RESULT_GONE, detail, "Submit the image again.")
    media = _MEDIA.get(image.output.suffix.lower(), "application/octet-stream")
    name = image.output.name.encode("utf-8", "replace").decode()
    return FileResponse(image.output, media_type=media, filename=name, stat_result=status)


def _result(manager: QueueManager, job_id: str, image_id: int, request: Request) -> Response:
    manager.job(job_id)
    image = manager.image(image_id)
    if image.job_id != job_id:
        raise Problem(404, ApiCode.NOT_FOUND, f"The job {job_id} has no image {image_id}.")
    response = file_response(image)
    wanted = request.headers.get("if-none-match", "")
    if response.headers["etag"] in {tag.strip().removeprefix("W/") for tag in wanted.split(",")}:
        return Response(status_code=304, headers={"ETag": response.headers["etag"]})
    return response


def _has_result(image: JobImage) -> bool:
    return image.output is not None and image.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED)


class _Sink(io.RawIOBase):
    """Takes what the archive writes until it is fetched."""

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


def archive(found: JobDetail) -> Iterator[bytes]:
    """The bytes of an archive with all results of a job, read while they are sent; memory stays flat.

    Results are compressed already, so they are only stored. Files that are gone are left out and listed in
    `missing.txt`.
    """
    sink = _Sink()
    missing: list[str] = []
    taken: set[str] = set()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as target:  # pyright: ignore[reportArgumentType]
        for image in found.images:
            if not _has_result(image):
                continue
            assert image.output is not None
            name = _member(found.job.destination, image.output, taken)
            try:
                source = image.output.open("rb")
                info = zipfile.ZipInfo.from_file(image.output, name, strict_timestamps=False)
            except OSError:
                missing.append(name)
                continue
            with source, target.open(info, "w", force_zip64=info.file_size > 1 << 30) as member:
                while data := source.read(_READ):
                    member.write(data)
                    yield sink.fetch()
        if missing:
            target.writestr("missing.txt", "\n".join(missing).encode("utf-8", "backslashreplace"))
    yield sink.fetch()


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

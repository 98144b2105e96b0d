"""The shortcut: one image in, its cut-out in the answer."""

import asyncio
import logging
import re
import time
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.api.results import file_response
from rembg_desktop.api.schemas import REMOVAL_SCHEMA, SubmittedDocument, problems
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.api.submissions import IdempotencyKey, accepted, is_form, submit_form
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.types import JobImage

log = logging.getLogger(__name__)

router = APIRouter(tags=["queue"])

_WAIT_SECONDS: Final = 30.0
_LONGEST_SECONDS: Final = 300.0
_LOOK_SECONDS: Final = 0.04
_PRIORITY: Final = 1000


@router.post(
    "/remove",
    response_class=FileResponse,
    responses={
        200: {
            "description": "The cut-out",
            "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
        },
        202: {"model": SubmittedDocument, "description": "It takes longer; follow the links"},
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
                "description": "`respond-async` answers 202 at once; `wait=SECONDS` waits so long (else 30).",
            }
        ],
    },
)
async def remove(request: Request, idempotency_key: IdempotencyKey = None) -> Response:
    """Take one image and answer its cut-out; it goes through the queue before all others.

    While nobody works on the queue, or it is paused, the answer is 202 at once. A client that goes away
    before the answer cancels its job.
    """
    service = service_of(request)
    if not is_form(request):
        raise Problem(415, ApiCode.UNSUPPORTED_MEDIA_TYPE, "The media type must be multipart/form-data.")
    await service.reads.run(service.check_room)
    job, plan = await submit_form(request, service, idempotency_key, least_priority=_PRIORITY, one=True)
    # The job is stored: a failed read from here on is tried again, and is no reason to refuse the request.
    image_id: int | None = None
    end = time.monotonic() + _patience(request.headers.get("prefer", ""))
    while time.monotonic() < end:
        try:
            if image_id is None:
                image_id = await service.reads.run(_image_in_progress, service, job.id)
                if image_id is None:
                    break
            image = await service.reads.run(service.manager.image, image_id)
        except AppError as error:
            if error.code is ErrorCode.NO_SUCH_JOB:
                raise
            log.warning("Could not read the job %s: %s", job.id, error)
        else:
            if image.status.is_final:
                return await service.reads.run(_answer, image)
        if await request.is_disconnected():
            await service.writes.run(_give_up, service, job.id)
            break
        await asyncio.sleep(_LOOK_SECONDS)
    return accepted(job, plan)


def _image_in_progress(service: Service, job_id: str) -> int | None:
    """The only image of a job; None while no executor works on the queue."""
    if service.manager.executor() is None or service.manager.pause_state().is_paused:
        return None
    return service.manager.images(job_id, limit=1)[0].id


def _answer(image: JobImage) -> Response:
    response = file_response(image)
    response.headers["Content-Location"] = f"/queue/job/{image.job_id}/result/{image.id}"
    return response


def _give_up(service: Service, job_id: str) -> None:
    try:
        service.manager.cancel([job_id])
    except AppError:  # it has ended meanwhile
        return
    service.announce()


def _patience(prefer: str) -> float:
    if re.search(r"(^|[,;\s])respond-async($|[,;\s])", prefer, re.IGNORECASE):
        return 0.0
    wait = re.search(r"(?:^|[,;\s])wait\s*=\s*(\d{1,6})", prefer, re.IGNORECASE)
    return min(_LONGEST_SECONDS, float(wait[1])) if wait else _WAIT_SECONDS

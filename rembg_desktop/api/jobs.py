"""Shows jobs and steers them."""

import re
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request
from starlette.responses import Response

from rembg_desktop.api import documents
from rembg_desktop.api.problem import Json
from rembg_desktop.api.schemas import (
    JobDetailDocument,
    JobDocument,
    JobPageDocument,
    JobsQuery,
    RetryRequest,
    StatsDocument,
    problems,
)
from rembg_desktop.api.service import service_of
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.types import Job, JobStatus

router = APIRouter(tags=["queue"])

JobId = Annotated[str, Path(description="The twelve hexadecimal digits of a submission's answer.")]


@router.get("/queue/job/{job_id}", response_model=JobDetailDocument, responses=problems(404, 422), name="status")
async def status(request: Request, job_id: JobId) -> Response:
    """One job with its progress and all its images."""
    service = service_of(request)
    found = await service.reads.run(service.manager.status, known(job_id))
    return Json(documents.detail(found))


@router.get("/queue/jobs", response_model=JobPageDocument, responses=problems(422))
async def list_jobs(request: Request, query: Annotated[JobsQuery, Query()]) -> Response:
    """Some jobs, the newest first."""
    service = service_of(request)
    wanted = JobStatus(query.status) if query.status else None
    page = await service.reads.run(service.manager.list, status=wanted, limit=query.limit, cursor=query.cursor)
    return Json(documents.page(page))


@router.get("/queue/stats", response_model=StatsDocument, responses=problems())
async def stats(request: Request) -> Response:
    """The queue in numbers."""
    service = service_of(request)
    return Json((await service.reads.run(service.manager.stats)).as_dict())


@router.post("/queue/job/{job_id}/cancel", response_model=JobDocument, responses=problems(404, 409, 415, 422))
async def cancel(request: Request, job_id: JobId) -> Response:
    """Cancel all that is left of a job; no result appears after the answer."""
    service = service_of(request)

    def change() -> Job:
        job = service.manager.cancel([known(job_id)])[0]
        service.submitted()
        return job

    return Json(documents.job(await service.writes.run(change)))


@router.post(
    "/queue/job/{job_id}/retry",
    status_code=202,
    response_model=JobDocument,
    responses=problems(404, 409, 413, 415, 422, 507),
)
async def retry(
    request: Request, job_id: JobId, wanted: Annotated[RetryRequest | None, Body()] = None
) -> Response:
    """Do images again: the failed and cancelled ones, or those that are named."""
    service = service_of(request)
    chosen = wanted or RetryRequest()

    def change() -> Job:
        job = service.manager.retry(known(job_id), everything=chosen.everything, image_ids=chosen.image_ids)
        service.submitted()
        return job

    return Json(documents.job(await service.writes.run(change)), 202)


def known(job_id: str) -> str:
    """An id that may be one.

    Raises:
        AppError: no_such_job.
    """
    if not re.fullmatch(r"[0-9a-f]{12}", job_id):
        shown = job_id if len(job_id) <= 50 else job_id[:50] + "..."
        raise AppError(
            ErrorCode.NO_SUCH_JOB, f"There is no job {shown!r}.", "See /queue/jobs for those there are."
        )
    return job_id

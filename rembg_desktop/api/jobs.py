"""Shows, cancels and retries jobs. The JSON of a job is that of the command line, with links."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request
from starlette.responses import Response

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
from rembg_desktop.api.service import RECENT_SECONDS, Service, service_of
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue import planning as planned
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.types import Job, JobDetail, JobImage, JobPage, JobStatus, Review


def job_links(job_id: str) -> dict[str, str]:
    """The links of a job."""
    base = f"/queue/job/{job_id}"
    return {
        "self": base,
        "cancel": f"{base}/cancel",
        "retry": f"{base}/retry",
        "results": f"{base}/results.zip",
    }


def image_links(image: JobImage) -> dict[str, str | None]:
    """The links of an image; `result` is null until there is one."""
    there = image.output is not None
    return {"result": f"/queue/job/{image.job_id}/result/{image.id}" if there else None}


def job_document(found: Job) -> dict[str, Any]:
    """A job without its images."""
    return {**found.as_dict(), "links": job_links(found.id)}


def detail_document(found: JobDetail) -> dict[str, Any]:
    """A job with its images."""
    images = [{**image.as_dict(), "links": image_links(image)} for image in found.images]
    return {**found.as_dict(), "images": images, "links": job_links(found.job.id)}


def page_document(found: JobPage) -> dict[str, Any]:
    """Some jobs."""
    return {"jobs": [job_document(item) for item in found.jobs], "next": found.next}


def submitted_document(found: Job, plan: Plan) -> dict[str, Any]:
    """A job that was just submitted, as `submit --json` prints it, with links."""
    return {**planned.submitted(found, plan), "links": job_links(found.id)}


router = APIRouter(tags=["queue"])

JobId = Annotated[str, Path(description="The id of the job: twelve hexadecimal digits.")]


@router.get("/queue/job/{job_id}", response_model=JobDetailDocument, responses=problems(404, 422), name="status")
async def status(request: Request, job_id: JobId) -> Response:
    """One job with its progress and all its images."""
    return _of_json(await status_of(service_of(request), known(job_id)))


@router.get("/queue/jobs", response_model=JobPageDocument, responses=problems(422))
async def list_jobs(request: Request, query: Annotated[JobsQuery, Query()]) -> Response:
    """Some jobs, the newest first."""
    wanted = JobStatus(query.status) if query.status else None
    review = Review(query.review) if query.review else None
    return _of_json(await page_of(service_of(request), wanted, query.limit, query.cursor, review))


@router.get("/queue/stats", response_model=StatsDocument, responses=problems())
async def stats(request: Request) -> Response:
    """Counts, rates and state of the queue."""
    return _of_json(await stats_of(service_of(request)))


@router.post("/queue/job/{job_id}/cancel", response_model=JobDocument, responses=problems(404, 409, 415, 422))
async def cancel(request: Request, job_id: JobId) -> Response:
    """Cancel the rest of a job; no result appears after the response."""
    service = service_of(request)

    def change() -> Job:
        job = service.manager.cancel([known(job_id)])[0]
        service.announce()
        return job

    return Json(job_document(await service.writes.run(change)))


@router.post(
    "/queue/job/{job_id}/retry",
    status_code=202,
    response_model=JobDocument,
    responses=problems(404, 409, 413, 415, 422, 507),
)
async def retry(
    request: Request, job_id: JobId, wanted: Annotated[RetryRequest | None, Body()] = None
) -> Response:
    """Process images again: the failed and cancelled ones, or the given ones."""
    service = service_of(request)
    chosen = wanted or RetryRequest()

    def change() -> Job:
        job = service.manager.retry(known(job_id), everything=chosen.everything, image_ids=chosen.image_ids)
        service.announce()
        return job

    return Json(job_document(await service.writes.run(change)), 202)


async def status_of(service: Service, job_id: str) -> bytes:
    """The JSON of a job with its images.

    Raises:
        AppError: no_such_job.
    """
    return await service.answers.get(f"job {job_id}", lambda: detail_document(service.manager.status(job_id)))


async def page_of(
    service: Service, status: JobStatus | None, limit: int, cursor: str | None, review: Review | None = None
) -> bytes:
    """The JSON of some jobs."""
    return await service.answers.get(
        f"jobs {status} {limit} {cursor} {review}",
        lambda: page_document(service.manager.list(status=status, review=review, limit=limit, cursor=cursor)),
    )


async def stats_of(service: Service) -> bytes:
    """The JSON of the queue in numbers."""
    return await service.answers.get("stats", lambda: service.manager.stats().as_dict(), RECENT_SECONDS)


def _of_json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def known(job_id: str) -> str:
    """The id, if it has the form of one.

    Raises:
        AppError: no_such_job.
    """
    if not re.fullmatch(r"[0-9a-f]{12}", job_id):
        shown = job_id if len(job_id) <= 50 else job_id[:50] + "..."
        raise AppError(ErrorCode.NO_SUCH_JOB, f"There is no job {shown!r}.", "GET /queue/jobs lists the jobs.")
    return job_id

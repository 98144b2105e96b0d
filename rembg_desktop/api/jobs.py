"""Shows, cancels and retries jobs; lists and reviews their results; gives out and takes their masks.

The JSON of a job is that of the command line, with links.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Path, Query, Request
from pydantic import Field
from starlette.responses import Response

from rembg_desktop.api.problem import ApiCode, JobId, Json, Problem, invalid_field, known
from rembg_desktop.api.requests import MASK_FORM, PNG, JobsQuery, RetryRequest
from rembg_desktop.api.schemas import (
    Document,
    ImageDocument,
    JobDetailDocument,
    JobDocument,
    JobPageDocument,
    ReviewName,
    StatsDocument,
    problems,
)
from rembg_desktop.api.service import (
    RECENT_SECONDS,
    Service,
    detail_document,
    image_links,
    job_document,
    page_document,
    service_of,
)
from rembg_desktop.api.upload import Bounds, UploadForm, is_form, receive_file
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import Job, JobImage, JobStatus, Review

router = APIRouter(tags=["queue"])


@router.get("/queue/job/{job_id}", response_model=JobDetailDocument, responses=problems(404, 422), name="status")
async def status(
    request: Request,
    job_id: JobId,
    images: Annotated[
        Literal["all", "notable", "results"],
        Query(
            description="Which images: all, only those that failed or have notices, or only those with a result."
        ),
    ] = "all",
    limit: Annotated[
        int | None, Query(ge=0, le=100_000, description="At most this number of images; without it, all of them.")
    ] = None,
    after: Annotated[
        int, Query(ge=0, le=2**63 - 1, description="Only images whose `index` is greater, to read the next ones.")
    ] = 0,
) -> Response:
    """One job with its progress and images.

    All images of a large job take seconds. To follow one, ask with `limit=0`.
    """
    wanted = ImageChoice(images), -1 if limit is None else limit, after
    return _of_json(await status_of(service_of(request), known(job_id), *wanted))


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


async def status_of(
    service: Service, job_id: str, choice: ImageChoice = ImageChoice.ALL, limit: int = -1, after: int = 0
) -> bytes:
    """The JSON of a job with its images; QueueManager.status() describes the arguments.

    Raises:
        AppError: no_such_job.
    """
    return await service.answers.get(
        f"job {job_id} {choice} {limit} {after}",
        lambda: detail_document(service.manager.status(job_id, choice=choice, limit=limit, after=after)),
    )


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


class ReviewedImageDocument(ImageDocument):
    """One image with the id of its job."""

    job_id: str


class ImagesDocument(Document):
    """Images of any jobs."""

    images: list[ReviewedImageDocument]


class ImagesQuery(Document):
    """Which results are listed."""

    job: str | None = Field(default=None, description="Only those of this job.", max_length=100)
    image: int | None = Field(default=None, description="Only this image.", ge=1, le=2**63 - 1)
    review: ReviewName | None = None
    sort: Literal["uncertainty", "job"] = Field(
        default="uncertainty", description="The most uncertain ones first, or in the order of jobs and images."
    )
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)


class ReviewRequest(Document):
    """A new review state."""

    review: ReviewName


class ReviewsRequest(ReviewRequest):
    """A new review state of several results."""

    image_ids: list[Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]] = Field(
        min_length=1, max_length=100_000
    )


class ReviewsDocument(Document):
    """The earlier review states by image id, to undo a change."""

    review: ReviewName
    earlier: dict[str, ReviewName]


ImageId = Annotated[int, Path(ge=1, le=2**63 - 1)]


@router.get("/queue/images", response_model=ImagesDocument, responses=problems(404, 422))
async def list_images(request: Request, query: Annotated[ImagesQuery, Query()]) -> Response:
    """Results over all jobs, by review state and uncertainty."""
    service = service_of(request)

    def read() -> list[JobImage]:
        job_id = known(query.job) if query.job else None
        if job_id:
            service.manager.job(job_id)
        if query.image:
            return [_of_job(service, job_id, query.image)]
        return service.manager.list_images(
            job_id=job_id,
            review=Review(query.review) if query.review else None,
            by_uncertainty=query.sort == "uncertainty",
            limit=query.limit,
            offset=query.offset,
        )

    return Json({"images": [_document(image) for image in await service.reads.run(read)]})


@router.post(
    "/queue/images/review", response_model=ReviewsDocument, responses=problems(404, 409, 413, 415, 422, 507)
)
async def review_images(request: Request, wanted: ReviewsRequest) -> Response:
    """Set the review state of several results; it is stored durably before the response."""
    service = service_of(request)

    def change() -> dict[int, Review]:
        return service.manager.set_review(wanted.image_ids, Review(wanted.review))

    earlier = await service.writes.run(change)
    return Json({"review": wanted.review, "earlier": {str(key): state.value for key, state in earlier.items()}})


@router.post(
    "/queue/job/{job_id}/image/{image_id}/review",
    response_model=ReviewedImageDocument,
    responses=problems(404, 409, 413, 415, 422, 507),
)
async def review_image(request: Request, job_id: JobId, image_id: ImageId, wanted: ReviewRequest) -> Response:
    """Set the review state of one result; it is stored durably before the response."""
    service, state = service_of(request), Review(wanted.review)
    return await _changed(service, job_id, image_id, lambda: service.manager.set_review([image_id], state))


@router.post(
    "/queue/job/{job_id}/image/{image_id}/again",
    status_code=202,
    response_model=ReviewedImageDocument,
    responses=problems(404, 409, 422, 507),
)
async def render_image_again(request: Request, job_id: JobId, image_id: ImageId) -> Response:
    """Render one result again with the same options, before everything else; see `review again`."""
    service = service_of(request)
    answer = await _changed(service, job_id, image_id, lambda: service.manager.render_again([image_id]), 202)
    service.announce()
    return answer


@router.get(
    "/queue/job/{job_id}/image/{image_id}/mask",
    response_class=Response,
    responses={200: {"description": "The mask", "content": PNG}, **problems(404, 409, 422)},
)
async def mask(request: Request, job_id: JobId, image_id: ImageId) -> Response:
    """The mask of a result as PNG: 8-bit gray in the size of the upright photo, with its correction.

    A mask that is not kept any more is taken from the result, if that has the size of the photo and transparency.
    """
    service = service_of(request)
    await service.reads.run(_of_job, service, known(job_id), image_id)
    data = await service.photos.run(service.masks.mask, image_id)
    headers = {"Content-Disposition": f'attachment; filename="mask-{image_id}.png"'}
    return Response(data, media_type="image/png", headers=headers)


@router.put(
    "/queue/job/{job_id}/image/{image_id}/mask",
    status_code=202,
    response_model=ReviewedImageDocument,
    responses=problems(404, 409, 413, 415, 422, 507),
    openapi_extra={
        "requestBody": {"required": True, "content": {**PNG, "multipart/form-data": {"schema": MASK_FORM}}}
    },
)
async def put_mask(request: Request, job_id: JobId, image_id: ImageId) -> Response:
    """Replace the mask of a photo, and render the result again before everything else.

    The PNG file must have the size of the upright photo. Its transparency is used, or its gray if it has none. It
    becomes the correction of the photo, durably before the response: later jobs with the same photo use it, too.
    """
    service = service_of(request)
    await service.reads.run(_of_job, service, known(job_id), image_id)
    bounds = Bounds(frozenset({"mask"}), frozenset(), 1, service.settings.api.max_image_mb * 1_000_000)
    if is_form(request):
        form = UploadForm(request.headers["content-type"], bounds, service.spool)
        try:
            await form.receive(request.stream(), service.writes, service.memory)
            await service.writes.run(form.write_out)
            if form.batch is None:
                raise invalid_field("mask", "a PNG file is required")
            image = await service.photos.run(service.masks.put, image_id, form.batch.files[0])
        finally:
            await service.writes.run(form.end)
    else:
        async with receive_file(request.stream(), bounds.max_bytes, service.spool, service.writes) as path:
            image = await service.photos.run(service.masks.put, image_id, path)
    service.announce()
    return Json(_document(image), 202)


async def _changed(
    service: Service, job_id: str, image_id: int, change: Callable[[], object], status: int = 200
) -> Response:
    """Change an image of a job, and return it."""

    def run() -> JobImage:
        _of_job(service, known(job_id), image_id)
        change()
        return service.manager.image(image_id)

    return Json(_document(await service.writes.run(run)), status)


def _of_job(service: Service, job_id: str | None, image_id: int) -> JobImage:
    """An image of a job, or of any.

    Raises:
        AppError: no_such_job.
        Problem: the image belongs to another job.
    """
    if job_id:
        service.manager.job(job_id)
    image = service.manager.image(image_id)
    if job_id and image.job_id != job_id:
        raise Problem(404, ApiCode.NOT_FOUND, f"The job {job_id} has no image {image_id}.")
    return image


def _document(image: JobImage) -> dict[str, Any]:
    return {"job_id": image.job_id, **image.as_dict(), "links": image_links(image)}

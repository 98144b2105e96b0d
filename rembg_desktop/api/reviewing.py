"""Lists results by uncertainty, accepts or rejects them, and gives out and takes their masks."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from rembg_desktop.api.jobs import JobId, image_links, known
from rembg_desktop.api.problem import ApiCode, Json, Problem, invalid_field
from rembg_desktop.api.schemas import ImageDocument, ReviewName, problems
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.api.submissions import is_form
from rembg_desktop.api.upload import Bounds, UploadForm, receive_file
from rembg_desktop.queue.types import JobImage, Review


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReviewedImageDocument(ImageDocument):
    """One image with the id of its job."""

    job_id: str


class ImagesDocument(_Document):
    """Images of any jobs."""

    images: list[ReviewedImageDocument]


class ImagesQuery(_Document):
    """Which results are listed."""

    job: str | None = Field(default=None, description="Only those of this job.", max_length=100)
    image: int | None = Field(default=None, description="Only this image.", ge=1, le=2**63 - 1)
    review: ReviewName | None = None
    sort: Literal["uncertainty", "job"] = Field(
        default="uncertainty", description="The most uncertain ones first, or in the order of jobs and images."
    )
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)


class ReviewRequest(_Document):
    """A new review state."""

    review: ReviewName


class ReviewsRequest(ReviewRequest):
    """A new review state of several results."""

    image_ids: list[Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]] = Field(
        min_length=1, max_length=100_000
    )


class ReviewsDocument(_Document):
    """The earlier review states by image id, to undo a change."""

    review: ReviewName
    earlier: dict[str, ReviewName]


router = APIRouter(tags=["queue"])

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
    service = service_of(request)

    def change() -> JobImage:
        _of_job(service, known(job_id), image_id)
        service.manager.set_review([image_id], Review(wanted.review))
        return service.manager.image(image_id)

    return Json(_document(await service.writes.run(change)))


_PNG: Final[dict[str, Any]] = {"image/png": {"schema": {"type": "string", "format": "binary"}}}
_MASK_FORM: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["mask"],
    "properties": {"mask": {"type": "string", "format": "binary", "description": "The PNG file."}},
}


@router.get(
    "/queue/job/{job_id}/image/{image_id}/mask",
    response_class=Response,
    responses={200: {"description": "The mask", "content": _PNG}, **problems(404, 409, 422)},
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
        "requestBody": {"required": True, "content": {**_PNG, "multipart/form-data": {"schema": _MASK_FORM}}}
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

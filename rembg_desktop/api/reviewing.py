"""Lists results by uncertainty, and accepts or rejects them."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from rembg_desktop.api.jobs import JobId, image_links, known
from rembg_desktop.api.problem import ApiCode, Json, Problem
from rembg_desktop.api.schemas import ImageDocument, ReviewName, problems
from rembg_desktop.api.service import service_of
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
        service.manager.job(known(job_id))
        if service.manager.image(image_id).job_id != job_id:
            raise Problem(404, ApiCode.NOT_FOUND, f"The job {job_id} has no image {image_id}.")
        service.manager.set_review([image_id], Review(wanted.review))
        return service.manager.image(image_id)

    return Json(_document(await service.writes.run(change)))


def _document(image: JobImage) -> dict[str, Any]:
    return {"job_id": image.job_id, **image.as_dict(), "links": image_links(image)}

"""What the inspector shows, read in one go off the main thread."""

from dataclasses import dataclass

from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, Job, JobImage

_MOST_FAILURES = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """A job, the image of it that is looked at, and what the log tells of the others.

    Attributes:
        image: None when the job has no images.
        failures: failed images of the job, the first fifty.
    """

    job: Job
    image: JobImage | None
    failures: tuple[JobImage, ...] = ()


def read_selection(manager: QueueManager, job_id: str, image_id: int | None) -> Selection:
    """A job and one of its images; without `image_id` the first that has a result, or else the first.

    Raises:
        AppError: no_such_job.
    """
    job = manager.job(job_id)
    if image_id is None:
        found = manager.images(job_id, status=ImageStatus.COMPLETED, limit=1) or manager.images(job_id, limit=1)
        image = found[0] if found else None
    else:
        image = manager.image(image_id)
    failures = (
        manager.images(job_id, status=ImageStatus.FAILED, limit=_MOST_FAILURES) if job.progress.failed else []
    )
    return Selection(job, image, tuple(failures))


def read_neighbor(manager: QueueManager, image: JobImage, step: int) -> JobImage | None:
    """The image `step` places after this one in its job; None beyond the ends."""
    place = image.index - 1 + step
    if place < 0:
        return None
    found = manager.images(image.job_id, limit=1, offset=place)
    return found[0] if found else None

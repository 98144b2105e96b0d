"""The JSON of jobs: that of the command line, with links."""

from typing import Any

from rembg_desktop.queue import planning as planned
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobImage, JobPage


def job_links(job_id: str) -> dict[str, str]:
    """Where to go on from a job."""
    base = f"/queue/job/{job_id}"
    return {
        "self": base,
        "cancel": f"{base}/cancel",
        "retry": f"{base}/retry",
        "results": f"{base}/results.zip",
    }


def image_links(image: JobImage) -> dict[str, str | None]:
    """Where an image's result is, once there is one."""
    there = image.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED) and image.output is not None
    return {"result": f"/queue/job/{image.job_id}/result/{image.id}" if there else None}


def job(found: Job) -> dict[str, Any]:
    """A job without its images."""
    return {**found.as_dict(), "links": job_links(found.id)}


def detail(found: JobDetail) -> dict[str, Any]:
    """A job with its images."""
    images = [{**image.as_dict(), "links": image_links(image)} for image in found.images]
    return {**found.as_dict(), "images": images, "links": job_links(found.job.id)}


def page(found: JobPage) -> dict[str, Any]:
    """Some jobs."""
    return {"jobs": [job(item) for item in found.jobs], "next": found.next}


def submitted(found: Job, plan: Plan) -> dict[str, Any]:
    """A job that was just taken, as `submit --json` prints it, with links."""
    return {**planned.submitted(found, plan), "links": job_links(found.id)}

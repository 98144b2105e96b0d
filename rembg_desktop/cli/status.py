"""`status`: one job with its images."""

import click

from rembg_desktop.cli import exits, wording
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import one_line, print_json, print_line, short_path
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobImage


@click.command(cls=Command)
@click.argument("job")
@click.option("--images", "with_images", is_flag=True, help="List every image, not only those with trouble.")
@json_option
@service_options
@pass_invocation
def status(invocation: Invocation, job: str, with_images: bool, as_json: bool) -> int:
    """Show how a job stands. JOB is its id or the beginning of it."""
    queue = invocation.queue
    detail = queue.status(queue.find(job))
    if as_json:
        print_json(detail.as_dict())
        return exits.DONE
    for label, text in _summary(detail.job):
        if text:
            print_line(f"{label:<12}{text}")
    if reason := wording.pause_reason(queue.pause_state()) if not detail.job.status.is_final else "":
        print_line(reason)
    _print_images(detail, everything=with_images)
    return exits.DONE


def image_line(image: JobImage) -> str:
    """One image on one line: where its result is, or why there is none."""
    line = f"{image.status.value:<10}  {short_path(image.source)}"
    if image.error:
        line += f": {image.error.message} {image.error.hint}".rstrip()
    elif image.output:
        line += f" -> {short_path(image.output)}"
    return one_line(line) + "".join(f"  ({notice.message})" for notice in image.notices)


def _summary(job: Job) -> list[tuple[str, str]]:
    progress = job.progress
    took = (job.finished_at - job.started_at).total_seconds() if job.started_at and job.finished_at else None
    return [
        ("job", f"{job.id}  {one_line(job.name)}"),
        ("status", wording.state(job)),
        ("images", f"{progress.total:,}: {wording.counts(progress)} ({progress.percent:g} %)"),
        ("remaining", wording.duration(job.eta_seconds)),
        ("took", wording.duration(took)),
        ("preset", job.preset or ""),
        ("results", one_line(str(job.destination))),
        ("submitted", wording.moment(job.created_at)),
        ("left out", f"{job.left_out:,}, of no image format" if job.left_out else ""),
    ]


def _print_images(detail: JobDetail, *, everything: bool) -> None:
    for image in detail.images:
        if everything or image.status is ImageStatus.FAILED or image.notices:
            print_line(image_line(image))

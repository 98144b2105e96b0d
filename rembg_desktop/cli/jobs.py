"""`list`, `status` and `stats` show the queue."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from rembg_desktop.cli.command import (
    Command,
    counts_text,
    duration_text,
    json_option,
    moment_text,
    one_line,
    pause_text,
    print_json,
    print_line,
    print_table,
    service_options,
    short_path,
    size_text,
    state_text,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import ImageOutput, Job, JobImage, JobStatus, Review, ReviewCounts

if TYPE_CHECKING:
    from rembg_desktop.queue.types import ExecutorReport, Stats
    from rembg_desktop.remote.protocol import JobQueue

_PAGE: Final = 1000
"""Images that are read at once."""


@click.command("list", cls=Command)
@click.option("--status", type=click.Choice([item.value for item in JobStatus]), help="Only jobs of this status.")
@click.option(
    "--review",
    type=click.Choice([item.value for item in Review]),
    help="Only jobs with images of this review state.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many.")
@click.option("--cursor", metavar="NEXT", help="Continue after an earlier list.")
@json_option
@service_options
@pass_invocation
def list_jobs(
    invocation: Invocation, status: str | None, review: str | None, limit: int, cursor: str | None, as_json: bool
) -> int:
    """List the jobs, newest first."""
    wanted = JobStatus(status) if status else None
    state = Review(review) if review else None
    page = invocation.queue.list(status=wanted, review=state, limit=limit, cursor=cursor)
    if as_json:
        print_json(page.as_dict())
        return Exit.DONE
    if not page.jobs:
        note("There are no such jobs." if wanted or state else "There are no jobs.")
        return Exit.DONE
    header = ("JOB", "STATUS", "DONE", "FAILED", "TOTAL", "SUBMITTED", "NAME")
    print_table(header, [_row(job) for job in page.jobs], right=frozenset({2, 3, 4}))
    if page.next:
        note(f"There are more: --cursor {page.next}")
    return Exit.DONE


def _row(job: Job) -> tuple[str, ...]:
    progress = job.progress
    return (
        job.id,
        state_text(job),
        str(progress.succeeded + progress.skipped),
        str(progress.failed),
        str(progress.total),
        moment_text(job.created_at),
        one_line(job.name),
    )


@click.command(cls=Command)
@click.argument("job")
@click.option(
    "--images", "with_images", is_flag=True, help="List every image, not only those with errors or notices."
)
@json_option
@service_options
@pass_invocation
def status(invocation: Invocation, job: str, with_images: bool, as_json: bool) -> int:
    """Show the state of a job. JOB is its id or the first characters of it."""
    queue = invocation.queue
    job_id = queue.find(job)
    if as_json:
        print_json(queue.status(job_id).as_dict())
        return Exit.DONE
    found = queue.job(job_id)
    for label, text in _summary(found):
        if text:
            print_line(f"{label:<12}{text}")
    if reason := pause_text(queue.pause_state()) if not found.status.is_final else "":
        print_line(reason)
    for image in images_of(queue, job_id, ImageChoice.ALL if with_images else ImageChoice.NOTABLE):
        for line in image_lines(image):
            print_line(line)
    return Exit.DONE


def images_of(queue: "JobQueue", job_id: str, choice: ImageChoice) -> Iterator[JobImage]:
    """Images of a job, read as they are needed, since all of a large job take seconds.

    Raises:
        AppError: no_such_job.
    """
    after = 0
    while images := queue.status(job_id, choice=choice, limit=_PAGE, after=after).images:
        yield from images
        if len(images) < _PAGE:
            break
        after = images[-1].index


def image_lines(image: JobImage) -> list[str]:
    """One image on one line, and a line for each of its outputs if there are several."""
    return [image_line(image), *(_output_line(output) for output in image.several)]


def _output_line(output: ImageOutput) -> str:
    line = f"  {output.status.value:<10}  {output.preset}"
    if output.error:
        line += f": {output.error.message} {output.error.hint}".rstrip()
    elif output.output:
        line += f" -> {short_path(output.output)}"
    return one_line(line) + "".join(f"  ({notice.message})" for notice in output.notices)


def image_line(image: JobImage) -> str:
    """One image on one line: where its result is, or why there is none."""
    line = f"{image.status.value:<10}  {short_path(image.source)}"
    if image.several:
        made = sum(1 for output in image.several if output.output)
        line += f": {made} of {len(image.several)} files"
    elif image.error:
        line += f": {image.error.message} {image.error.hint}".rstrip()
    elif image.output:
        line += f" -> {short_path(image.output)}"
    if image.review is not Review.NONE and image.output:
        line += f" [{review_text(image)}]"
    notices = () if image.several else image.notices
    return one_line(line) + "".join(f"  ({notice.message})" for notice in notices)


def review_text(image: JobImage) -> str:
    """The review state of an image and how uncertain its mask is: `needs review, 0.82: soft_mask, holes`."""
    state = image.review.value.replace("_", " ")
    if image.uncertainty is None:
        return state
    reasons = f": {', '.join(image.reasons)}" if image.reasons else ""
    return f"{state}, {image.uncertainty:.2f}{reasons}"


def _summary(job: Job) -> list[tuple[str, str]]:
    progress = job.progress
    took = (job.finished_at - job.started_at).total_seconds() if job.started_at and job.finished_at else None
    return [
        ("job", f"{job.id}  {one_line(job.name)}"),
        ("status", state_text(job)),
        ("images", f"{progress.total:,}: {counts_text(progress)} ({progress.percent:g} %)"),
        ("remaining", duration_text(job.eta_seconds)),
        ("took", duration_text(took)),
        ("presets", ", ".join(output.name for output in job.several)),
        ("preset", "" if job.several else job.preset or ""),
        ("results", one_line(str(job.destination))),
        ("for review", one_line(str(job.review_folder)) if job.review_folder else ""),
        ("review", reviews_text(job.reviews)),
        ("submitted", moment_text(job.created_at)),
        ("ignored", f"{job.left_out:,} files" if job.left_out else ""),
    ]


@click.command(cls=Command)
@json_option
@service_options
@pass_invocation
def stats(invocation: Invocation, as_json: bool) -> int:
    """Show statistics of the queue: counts, speed, workers, memory, disk."""
    found = invocation.queue.stats()
    if as_json:
        print_json(found.as_dict())
        return Exit.DONE
    for label, text in _lines(found):
        if text:
            print_line(f"{label:<12}{text}")
    return Exit.DONE


def _lines(found: "Stats") -> list[tuple[str, str]]:
    remaining = duration_text(found.eta_seconds)
    return [
        ("jobs", _counts(found.jobs)),
        ("images", _counts(found.images)),
        ("review", reviews_text(found.reviews)),
        ("speed", f"{found.per_minute_now:g} a minute now, {found.per_minute_average:g} on average"),
        ("remaining", remaining),
        ("executor", _executor(found.executor)),
        *(_cluster(found.executor.cluster) if found.executor and found.executor.cluster else ()),
        ("paused", pause_text(found.pause)),
        ("database", size_text(found.database_bytes)),
        *(("free disk", f"{size_text(free)} at {one_line(place)}") for place, free in found.free_bytes.items()),
    ]


def reviews_text(reviews: "ReviewCounts") -> str:
    """Numbers of images by review state, those that are not zero: `3 need review, 12 accepted`."""
    counts = {"need review": reviews.needs_review, "accepted": reviews.accepted, "rejected": reviews.rejected}
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)


def _counts(numbers: Mapping[str, int]) -> str:
    parts = [f"{count:,} {status}" for status, count in numbers.items() if count]
    return ", ".join(parts) or "none"


def _cluster(report: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    state = "connected" if report["connected"] else "not connected"
    usable = sum(worker["usable"] for worker in report["workers"])
    dashboard = f"; dashboard {report['dashboard']}" if report["dashboard"] else ""
    yield (
        "cluster",
        f"{report['address']}, {state}; {usable} of {len(report['workers'])} workers usable{dashboard}",
    )
    for worker in report["workers"]:
        parts = [
            f"{worker['name']}",
            f"{worker['images_per_minute']:g} a minute" if worker["usable"] else "not used",
            f"device {worker['device']}" if worker["device"] else "",
            f"at {worker['image']}" if worker["image"] else "",
            worker["trouble"],
        ]
        yield "worker", one_line("; ".join(part for part in parts if part))


def _executor(report: "ExecutorReport | None") -> str:
    if report is None:
        return "none; open the window, or use `rembg-desktop run`"
    idle = report.workers_max - report.workers_active
    device = ", ".join(report.devices) or f"{report.device_asked} (not used yet)"
    parts = [
        f"process {report.pid}",
        f"workers {report.workers_active} active, {idle} idle, {report.workers_max} at most",
        f"model {report.model}" if report.model else "",
        f"device {device}",
        f"memory {size_text(report.memory_bytes)}",
    ]
    return "; ".join(part for part in parts if part)

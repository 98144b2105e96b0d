"""`list`: the jobs, newest first."""

import click

from rembg_desktop.cli import exits, wording
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import note, one_line, print_json, print_table
from rembg_desktop.queue.types import Job, JobStatus


@click.command("list", cls=Command)
@click.option("--status", type=click.Choice([item.value for item in JobStatus]), help="Only jobs of this status.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many.")
@click.option("--cursor", metavar="NEXT", help="Go on where an earlier list ended.")
@json_option
@service_options
@pass_invocation
def list_jobs(invocation: Invocation, status: str | None, limit: int, cursor: str | None, as_json: bool) -> int:
    """List the jobs, newest first."""
    wanted = JobStatus(status) if status else None
    page = invocation.queue.list(status=wanted, limit=limit, cursor=cursor)
    if as_json:
        print_json(page.as_dict())
        return exits.DONE
    if not page.jobs:
        note("There are no jobs." if wanted is None else f"There are no {wanted} jobs.")
        return exits.DONE
    header = ("JOB", "STATUS", "DONE", "FAILED", "TOTAL", "SUBMITTED", "NAME")
    print_table(header, [_row(job) for job in page.jobs], right=frozenset({2, 3, 4}))
    if page.next:
        note(f"There are more: --cursor {page.next}")
    return exits.DONE


def _row(job: Job) -> tuple[str, ...]:
    progress = job.progress
    return (
        job.id,
        wording.state(job),
        str(progress.succeeded + progress.skipped),
        str(progress.failed),
        str(progress.total),
        wording.moment(job.created_at),
        one_line(job.name),
    )

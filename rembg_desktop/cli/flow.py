"""`pause`, `resume` and `move`: what goes when."""

import click

from rembg_desktop.cli import exits, wording
from rembg_desktop.cli.changes import need_jobs
from rembg_desktop.cli.command import Command, jobs_argument, json_option, unseen_service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import one_line, print_json, print_line


@click.command(cls=Command)
@jobs_argument
@json_option
@unseen_service_options
@pass_invocation
def pause(invocation: Invocation, jobs: tuple[str, ...], as_json: bool) -> int:
    """Pause the queue, or hold only the jobs named; images in work are finished."""
    if jobs:
        ids = invocation.job_ids(jobs)
        invocation.queue.hold(ids)
        _show_jobs(invocation, ids, as_json=as_json)
    else:
        invocation.queue.pause()
        _show_queue(invocation, as_json=as_json)
    return exits.DONE


@click.command(cls=Command)
@jobs_argument
@json_option
@unseen_service_options
@pass_invocation
def resume(invocation: Invocation, jobs: tuple[str, ...], as_json: bool) -> int:
    """Let the queue go on, or release the held jobs named."""
    if jobs:
        ids = invocation.job_ids(jobs)
        invocation.queue.release(ids)
        _show_jobs(invocation, ids, as_json=as_json)
    else:
        invocation.queue.resume()
        _show_queue(invocation, as_json=as_json)
    return exits.DONE


@click.command(cls=Command)
@jobs_argument
@click.option("--top", "place", flag_value="top", help="Before all others.")
@click.option("--bottom", "place", flag_value="bottom", help="After all others.")
@click.option("--priority", type=click.IntRange(-1000, 1000), help="Higher goes first; usual is 0.")
@json_option
@unseen_service_options
@pass_invocation
def move(
    invocation: Invocation,
    jobs: tuple[str, ...],
    place: str | None,
    priority: int | None,
    as_json: bool,
) -> int:
    """Change when jobs are done."""
    need_jobs(jobs)
    if place is None and priority is None:
        raise click.UsageError("Say where to: --top, --bottom or --priority N.", click.get_current_context())
    ids = invocation.job_ids(jobs)
    if place is not None:
        invocation.queue.move(ids, to="top" if place == "top" else "bottom")
    if priority is not None:
        invocation.queue.set_priority(ids, priority)
    _show_jobs(invocation, ids, as_json=as_json)
    return exits.DONE


def _show_jobs(invocation: Invocation, ids: list[str], *, as_json: bool) -> None:
    jobs = [invocation.queue.job(job_id) for job_id in ids]
    if as_json:
        print_json({"jobs": [job.as_dict() for job in jobs]})
        return
    for job in jobs:
        print_line(f"{job.id}  {wording.state(job)}, priority {job.priority}: {one_line(job.name)}")


def _show_queue(invocation: Invocation, *, as_json: bool) -> None:
    state = invocation.queue.pause_state()
    if as_json:
        print_json(state.as_dict())
    else:
        print_line(wording.pause_reason(state) or "The queue goes on.")

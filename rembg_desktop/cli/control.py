"""`cancel`, `retry`, `move`, `pause` and others change the queue."""

import click

from rembg_desktop.cli.command import (
    Command,
    counts_text,
    jobs_argument,
    json_option,
    one_line,
    pause_text,
    print_json,
    print_line,
    service_options,
    state_text,
    unseen_service_options,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation


def need_jobs(jobs: tuple[str, ...]) -> None:
    """Require at least one job.

    Raises:
        click.UsageError: none is.
    """
    if not jobs:
        raise click.UsageError("Name at least one job.", click.get_current_context())


@click.command(cls=Command)
@jobs_argument
@click.option("--pending", is_flag=True, help="Cancel every job that has not started.")
@json_option
@service_options
@pass_invocation
def cancel(invocation: Invocation, jobs: tuple[str, ...], pending: bool, as_json: bool) -> int:
    """Cancel jobs; finished images keep their results."""
    if not pending:
        need_jobs(jobs)
    queue = invocation.queue
    changed = queue.cancel(invocation.job_ids(jobs)) if jobs else []
    if pending:
        changed += queue.cancel_pending()
    if as_json:
        print_json({"jobs": [job.as_dict() for job in changed]})
        return Exit.DONE
    for job in changed:
        print_line(f"{job.id}  {job.status.value}: {one_line(job.name)} ({counts_text(job.progress)})")
    if not changed:
        note("There was nothing to cancel.")
    return Exit.DONE


@click.command(cls=Command)
@click.argument("job")
@click.option("--all", "everything", is_flag=True, help="Process every image again, not only those that failed.")
@json_option
@service_options
@pass_invocation
def retry(invocation: Invocation, job: str, everything: bool, as_json: bool) -> int:
    """Queue the failed and cancelled images of a job again."""
    queue = invocation.queue
    again = queue.retry(queue.find(job), everything=everything)
    if as_json:
        print_json(again.as_dict())
    else:
        print_line(f"{again.id}  {again.status.value}: {one_line(again.name)} ({counts_text(again.progress)})")
    return Exit.DONE


@click.command(cls=Command)
@jobs_argument
@json_option
@unseen_service_options
@pass_invocation
def remove(invocation: Invocation, jobs: tuple[str, ...], as_json: bool) -> int:
    """Remove finished jobs from the list; their results are kept."""
    need_jobs(jobs)
    ids = invocation.job_ids(jobs)
    invocation.queue.remove(ids)
    if as_json:
        print_json({"removed": ids})
    else:
        for job_id in ids:
            print_line(f"{job_id}  removed")
    return Exit.DONE


@click.command(cls=Command)
@jobs_argument
@json_option
@unseen_service_options
@pass_invocation
def pause(invocation: Invocation, jobs: tuple[str, ...], as_json: bool) -> int:
    """Pause the queue, or hold only the given jobs; images that are being processed are finished."""
    if jobs:
        ids = invocation.job_ids(jobs)
        invocation.queue.hold(ids)
        _show_jobs(invocation, ids, as_json=as_json)
    else:
        invocation.queue.pause()
        _show_queue(invocation, as_json=as_json)
    return Exit.DONE


@click.command(cls=Command)
@jobs_argument
@json_option
@unseen_service_options
@pass_invocation
def resume(invocation: Invocation, jobs: tuple[str, ...], as_json: bool) -> int:
    """Resume the queue, or release the given held jobs."""
    if jobs:
        ids = invocation.job_ids(jobs)
        invocation.queue.release(ids)
        _show_jobs(invocation, ids, as_json=as_json)
    else:
        invocation.queue.resume()
        _show_queue(invocation, as_json=as_json)
    return Exit.DONE


@click.command(cls=Command)
@jobs_argument
@click.option("--top", "place", flag_value="top", help="Before all others.")
@click.option("--bottom", "place", flag_value="bottom", help="After all others.")
@click.option("--priority", type=click.IntRange(-1000, 1000), help="Higher goes first; the default is 0.")
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
    """Change the order of jobs."""
    need_jobs(jobs)
    if place is None and priority is None:
        raise click.UsageError("Give a position: --top, --bottom or --priority N.", click.get_current_context())
    ids = invocation.job_ids(jobs)
    if place is not None:
        invocation.queue.move(ids, to="top" if place == "top" else "bottom")
    if priority is not None:
        invocation.queue.set_priority(ids, priority)
    _show_jobs(invocation, ids, as_json=as_json)
    return Exit.DONE


def _show_jobs(invocation: Invocation, ids: list[str], *, as_json: bool) -> None:
    jobs = [invocation.queue.job(job_id) for job_id in ids]
    if as_json:
        print_json({"jobs": [job.as_dict() for job in jobs]})
        return
    for job in jobs:
        print_line(f"{job.id}  {state_text(job)}, priority {job.priority}: {one_line(job.name)}")


def _show_queue(invocation: Invocation, *, as_json: bool) -> None:
    state = invocation.queue.pause_state()
    if as_json:
        print_json(state.as_dict())
    else:
        print_line(pause_text(state) or "The queue is running.")

"""`submit`: queue images and optionally wait for them."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import (
    Counter,
    image_count,
    note,
    note_surprises,
    print_json,
    print_line,
    print_plan,
    short_path,
)
from rembg_desktop.cli.presets import chosen_options, removal_options
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import full_path
from rembg_desktop.presets import Presets
from rembg_desktop.queue.planning import Plan, submitted
from rembg_desktop.queue.types import Job


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATHS...")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for results (default: `cutouts` beside the sources).",
)
@click.option("--recursive", "-r", is_flag=True, help="Include subfolders.")
@click.option("--include-results", is_flag=True, help="Take results of this program in folders, too.")
@click.option("--preset", metavar="NAME", help="Start from a preset; other options change it.")
@removal_options
@click.option("--priority", type=click.IntRange(-1000, 1000), default=0, help="Higher goes first.")
@click.option("--hold", is_flag=True, help="Start only after `resume JOB`.")
@click.option("--dry-run", is_flag=True, help="Only show what would be done.")
@click.option(
    "--wait", is_flag=True, help="Show progress until the job has ended; processes it if no other process does."
)
@json_option
@service_options
@pass_invocation
def submit(
    invocation: Invocation,
    paths: tuple[Path, ...],
    output: Path | None,
    recursive: bool,
    include_results: bool,
    preset: str | None,
    priority: int,
    hold: bool,
    dry_run: bool,
    wait: bool,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - the removal options
) -> int:
    """Queue images and folders and print the job's id.

    The id is printed as soon as the job is safely stored. With --json one line of JSON is printed then, and
    with --wait a second line, the whole job as `status --json` shows it, when it has ended.

    With --url the images are sent to the service and its settings give the default preset. With --wait the
    results are downloaded to --output or `cutouts` beside the sources; without it they stay on the service.
    """
    if invocation.url:
        from rembg_desktop.cli.uploading import Wanted, submit_to_service

        wanted = Wanted(paths, output, recursive, include_results, preset, priority, hold, dry_run, wait, as_json)
        return submit_to_service(invocation, wanted, given)
    invocation.executes = wait
    preset = preset or invocation.settings.output.preset
    options = chosen_options(given, Presets(invocation.home.presets).get(preset))
    folder = _destination(output, invocation.settings.output.folder)
    counter = Counter("Looking for images:")
    try:
        plan = invocation.manager.plan(
            [full_path(path) for path in paths],
            options,
            destination=folder,
            recursive=recursive,
            include_results=include_results,
            progress=counter,
        )
    finally:
        counter.close()
    if dry_run:
        print_plan(plan, as_json=as_json)
        return exits.DONE
    # Nothing after the commit may fail the command: the job would stay queued all the same.
    is_model_missing = _is_model_missing(invocation, options.model)
    job = _commit(invocation, plan, options, preset=preset, priority=priority, hold=hold)
    _show_job(job, plan, as_json=as_json)
    if is_model_missing:
        command = f"rembg-desktop models download {options.model}"
        note(f"The model {options.model} is not downloaded yet: run `{command}`.")
    if wait:
        from rembg_desktop.cli.executing import wait_for

        return wait_for(invocation, job.id, as_json=as_json)
    if not as_json:
        with suppress(AppError):
            if invocation.queue.stats().executor is None:
                note("No process is processing the queue: open the window, or run `rembg-desktop run`.")
    return exits.DONE


def _destination(output: Path | None, standard: str) -> Path | None:
    if output is not None:
        return full_path(output)
    return Path(standard) if standard else None


def _commit(
    invocation: Invocation, plan: Plan, options: RemovalOptions, *, preset: str, priority: int, hold: bool
) -> Job:
    counter = Counter("Storing images:")
    try:
        return invocation.manager.submit(
            plan, options, preset=preset, priority=priority, hold=hold, progress=counter
        )
    finally:
        counter.close()


def _show_job(job: Job, plan: Plan, *, as_json: bool) -> None:
    if as_json:
        print_json(submitted(job, plan))
        return
    print_line(job.id)
    note(f"{image_count(job.progress.total)} queued; results go to {short_path(job.destination)}.")
    note_surprises(plan)


def _is_model_missing(invocation: Invocation, model: str) -> bool:
    from rembg_desktop import composition

    return composition.model_files(invocation.home, invocation.settings).state(model) == "missing"

"""`submit`: queue images and optionally wait for them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from rembg_desktop.cli.command import (
    Command,
    image_count,
    json_option,
    note_surprises,
    print_json,
    print_line,
    print_plan,
    service_options,
    short_path,
)
from rembg_desktop.cli.invocation import (
    Counter,
    Exit,
    Invocation,
    Wanted,
    note,
    note_if_nobody_works,
    pass_invocation,
)
from rembg_desktop.cli.presets import chosen_outputs, removal_options
from rembg_desktop.options import Output
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import NameTable, read_names, with_presets
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import full_path
from rembg_desktop.publish.stores import StorePath, is_address, located
from rembg_desktop.queue.planning import Plan, submitted
from rembg_desktop.queue.types import Job


class _PathOrAddress(click.Path):
    """A path, or an address such as s3://bucket/folder, which would lose a slash as a path."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path or address."""
        text = os.fspath(value)
        return located(text) if is_address(text) else super().convert(value, param, ctx)


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=_PathOrAddress(path_type=Path), metavar="PATHS...")
@click.option(
    "--output",
    "-o",
    type=_PathOrAddress(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for results (default: `cutouts` beside the sources); `-` writes one result to standard output.",
)
@click.option(
    "--review-folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for results that need review (default: with all others).",
)
@click.option("--recursive", "-r", is_flag=True, help="Include subfolders.")
@click.option("--include-results", is_flag=True, help="In folders, take results of earlier jobs, too.")
@click.option(
    "--preset",
    "presets",
    metavar="NAME",
    multiple=True,
    help="Start from a preset; other options change it. Repeat it to make another file of every photo.",
)
@click.option(
    "--names",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="CSV table with the columns source and name, folder, or fields for --name, such as {sku}.",
)
@click.option(
    "--names-missing",
    type=click.Choice(["stop", "keep", "skip"]),
    default="stop",
    help="Photos without a line in the table: stop (default), keep their names, or skip them.",
)
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
    review_folder: Path | None,
    recursive: bool,
    include_results: bool,
    presets: tuple[str, ...],
    names: Path | None,
    names_missing: str,
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

    With several --preset, every photo is cut once and a file is made with each preset. The files of the presets
    after the first go to a subfolder named like the preset, unless --name or the preset has {preset} in the name.

    The source `-` is one image from standard input. `--output -` waits for one image and writes the result to
    standard output; everything else then goes to stderr.

    With --names a table gives the results their names. Nothing is queued when a photo has no line in it, a line
    has no photo or cannot be used; --dry-run lists all of them.
    """
    wanted = Wanted(
        paths, output, recursive, include_results, presets, priority, hold, dry_run, wait, as_json, review_folder
    )
    wanted = wanted._replace(names=names, names_missing=NamesMissing(names_missing))
    if review_folder is not None and (invocation.url or output == _PIPE):
        message = "--review-folder cannot be combined with --url or --output -."
        raise click.UsageError(message, click.get_current_context())
    if names is not None and invocation.url:
        message = "--names cannot be combined with --url."
        raise click.UsageError(message, click.get_current_context())
    if invocation.url and any(isinstance(path, StorePath) for path in (*paths, output)):
        message = "Addresses in stores cannot be combined with --url."
        raise click.UsageError(message, click.get_current_context())
    if _PIPE in (*paths, output):
        from rembg_desktop.cli.piping import submit_piped

        return submit_piped(invocation, wanted, given, _submit_here)
    if invocation.url:
        from rembg_desktop.cli.uploading import submit_to_service

        return submit_to_service(invocation, wanted, given)
    return _submit_here(invocation, wanted, given)


_PIPE: Final = Path("-")


def _submit_here(
    invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], original_names: Sequence[str] = ()
) -> int:
    invocation.executes = wanted.wait
    names = wanted.presets or (invocation.settings.output.preset,)
    presets = Presets(invocation.home.presets)
    outputs, table = chosen_outputs(given, presets, names), None

    def find(name: str) -> Output:
        return replace(chosen_outputs(given, presets, [name])[0], name=presets.find(name)[0])

    if wanted.names:
        keep = bool(wanted.presets) or wanted.names_missing is NamesMissing.KEEP
        outputs, table = with_presets(outputs, read_names(full_path(wanted.names)), find, keep=keep)
    plan = _plan(invocation, wanted, outputs, table, original_names)
    if wanted.dry_run:
        print_plan(plan, as_json=wanted.as_json, names_missing=wanted.names_missing)
        return Exit.DONE
    if plan.names:
        plan.names.check(wanted.names_missing)
    # Nothing after the commit may fail the command: the job would stay queued all the same.
    model = outputs[0].options.model
    is_model_missing = _is_model_missing(invocation, model)
    job = _commit(invocation, plan, outputs, wanted)
    _show_job(job, plan, as_json=wanted.as_json)
    if is_model_missing:
        command = f"rembg-desktop models download {model}"
        note(f"The model {model} is not downloaded yet: run `{command}`.")
    if wanted.wait:
        from rembg_desktop.cli.executing import wait_for

        return wait_for(invocation, job.id, as_json=wanted.as_json)
    if not wanted.as_json:
        note_if_nobody_works(invocation)
    return Exit.DONE


def _plan(
    invocation: Invocation,
    wanted: Wanted,
    outputs: Sequence[Output],
    table: NameTable | None,
    original_names: Sequence[str],
) -> Plan:
    counter = Counter("Looking for images:")
    try:
        return invocation.manager.plan(
            [located(path) for path in wanted.paths],
            outputs[0].options,
            outputs=outputs,
            destination=_destination(wanted.output, invocation.settings.output.folder),
            recursive=wanted.recursive,
            include_results=wanted.include_results,
            original_names=original_names,
            names=table,
            names_missing=wanted.names_missing,
            progress=counter,
        )
    finally:
        counter.close()


def _destination(output: Path | None, standard: str) -> Path | None:
    if output is not None:
        return located(output)
    return Path(standard) if standard else None


def _commit(invocation: Invocation, plan: Plan, outputs: Sequence[Output], wanted: Wanted) -> Job:
    counter = Counter("Storing images:")
    try:
        return invocation.manager.submit(
            plan,
            outputs[0].options,
            preset=outputs[0].name,
            priority=wanted.priority,
            hold=wanted.hold,
            review_folder=full_path(wanted.review_folder) if wanted.review_folder else None,
            progress=counter,
        )
    finally:
        counter.close()


def _show_job(job: Job, plan: Plan, *, as_json: bool) -> None:
    if as_json:
        print_json(submitted(job, plan))
        return
    print_line(job.id)
    several = f", {len(job.outputs)} files each," if job.several else ""
    note(f"{image_count(job.progress.total)}{several} queued; results go to {short_path(job.destination)}.")
    note_surprises(plan)


def _is_model_missing(invocation: Invocation, model: str) -> bool:
    from rembg_desktop.composition import model_files

    return model_files(invocation.home, invocation.settings).state(model) == "missing"

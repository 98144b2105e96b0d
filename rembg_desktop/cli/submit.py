"""`submit`: queue images and optionally wait for them."""

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO, Final

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
from rembg_desktop.cli.presets import chosen_options, removal_options
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Presets, RemovalOptions
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import read_names
from rembg_desktop.paths import full_path
from rembg_desktop.queue.planning import Plan, submitted
from rembg_desktop.queue.sources import RESULTS_FOLDER
from rembg_desktop.queue.types import Job


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATHS...")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
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
@click.option("--preset", metavar="NAME", help="Start from a preset; other options change it.")
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
    preset: str | None,
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

    The source `-` is one image from standard input. `--output -` waits for one image and writes the result to
    standard output; everything else then goes to stderr.

    With --names a table gives the results their names. Nothing is queued when a photo has no line in it, a line
    has no photo or cannot be used; --dry-run lists all of them.
    """
    wanted = Wanted(
        paths, output, recursive, include_results, preset, priority, hold, dry_run, wait, as_json, review_folder
    )
    wanted = replace(wanted, names=names, names_missing=NamesMissing(names_missing))
    if review_folder is not None and (invocation.url or output == _PIPE):
        message = "--review-folder cannot be combined with --url or --output -."
        raise click.UsageError(message, click.get_current_context())
    if names is not None and invocation.url:
        message = "--names cannot be combined with --url."
        raise click.UsageError(message, click.get_current_context())
    if _PIPE in (*paths, output):
        return _submit_piped(invocation, wanted, given)
    if invocation.url:
        return _submit_to_service(invocation, wanted, given)
    return _submit_here(invocation, wanted, given)


_PIPE: Final = Path("-")
_BLOCK: Final = 1 << 20


def _submit_to_service(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any]) -> int:
    from rembg_desktop.cli.uploading import submit_to_service

    return submit_to_service(invocation, wanted, given)


def _submit_here(
    invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], original_names: Sequence[str] = ()
) -> int:
    invocation.executes = wanted.wait
    preset = wanted.preset or invocation.settings.output.preset
    options = chosen_options(given, Presets(invocation.home.presets).get(preset))
    plan = _plan(invocation, wanted, options, original_names)
    if wanted.dry_run:
        print_plan(plan, as_json=wanted.as_json, names_missing=wanted.names_missing)
        return Exit.DONE
    if plan.names:
        plan.names.check(wanted.names_missing)
    # Nothing after the commit may fail the command: the job would stay queued all the same.
    is_model_missing = _is_model_missing(invocation, options.model)
    job = _commit(invocation, plan, options, preset, wanted)
    _show_job(job, plan, as_json=wanted.as_json)
    if is_model_missing:
        command = f"rembg-desktop models download {options.model}"
        note(f"The model {options.model} is not downloaded yet: run `{command}`.")
    if wanted.wait:
        from rembg_desktop.cli.executing import wait_for

        return wait_for(invocation, job.id, as_json=wanted.as_json)
    if not wanted.as_json:
        note_if_nobody_works(invocation)
    return Exit.DONE


def _plan(invocation: Invocation, wanted: Wanted, options: RemovalOptions, original_names: Sequence[str]) -> Plan:
    table = read_names(full_path(wanted.names)) if wanted.names else None
    counter = Counter("Looking for images:")
    try:
        return invocation.manager.plan(
            [full_path(path) for path in wanted.paths],
            options,
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
        return full_path(output)
    return Path(standard) if standard else None


def _commit(invocation: Invocation, plan: Plan, options: RemovalOptions, preset: str, wanted: Wanted) -> Job:
    counter = Counter("Storing images:")
    try:
        return invocation.manager.submit(
            plan,
            options,
            preset=preset,
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
    note(f"{image_count(job.progress.total)} queued; results go to {short_path(job.destination)}.")
    note_surprises(plan)


def _is_model_missing(invocation: Invocation, model: str) -> bool:
    from rembg_desktop.composition import model_files

    return model_files(invocation.home, invocation.settings).state(model) == "missing"


def _submit_piped(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any]) -> int:
    """Read the image from standard input, write the result to standard output, or both.

    Raises:
        click.UsageError: a combination that is not possible, or a terminal instead of a pipe.
        AppError: nothing_to_do when the input is empty, and the errors of a submission.
    """
    _check_pipe(wanted)
    to_pipe = wanted.output == _PIPE
    if to_pipe:
        wanted = replace(wanted, wait=True)
    elif wanted.output is None and (invocation.url or not invocation.settings.output.folder):
        here = full_path(RESULTS_FOLDER)  # standard input has no folder of its own
        wanted = replace(wanted, output=here if wanted.wait or not invocation.url else None)
    target = sys.stdout.buffer
    pipe = _pipe_to_service if invocation.url else _pipe_here
    with redirect_stdout(sys.stderr) if to_pipe else nullcontext():
        return pipe(invocation, wanted, given, target)


def _check_pipe(wanted: Wanted) -> None:
    to_pipe, from_pipe = wanted.output == _PIPE, _PIPE in wanted.paths
    why = ""
    if len(wanted.paths) > 1:
        why = "`-` stands for one image, so no other files can be given."
    elif to_pipe and any(path.is_dir() for path in wanted.paths):
        why = "--output - writes one image, so the source must be a file or `-`."
    elif to_pipe and (wanted.as_json or wanted.hold):
        why = "--output - cannot be combined with --json or --hold."
    elif wanted.dry_run:
        why = "--dry-run cannot be combined with `-`."
    elif to_pipe and sys.stdout.isatty():
        why = "The result would be written to the terminal; redirect the output to a file or a program."
    elif from_pipe and sys.stdin.isatty():
        why = "Standard input is the terminal; send an image to it, as in `submit - < photo.jpg`."
    if why:
        raise click.UsageError(why, click.get_current_context())


def _pipe_here(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], target: BinaryIO) -> int:
    """Keep the image in the spool, as the API does: the job must not depend on this process."""
    from rembg_desktop.api.folders import Spool, sweeper

    invocation.executes = wanted.wait
    manager = invocation.manager
    spool = Spool(invocation.home.root / "spool")
    sweeper(spool, manager)()
    batch = spool.open_batch()
    try:
        with _opened(wanted.paths[0]) as (source, name):
            file = batch.create(name)
            try:
                _copy(source, file.write)
                file.finish()
            finally:
                file.close()
        output = batch.results if wanted.output == _PIPE else wanted.output
        code = _submit_here(
            invocation, replace(wanted, paths=(file.path,), output=output), given, original_names=batch.names
        )
        if wanted.output == _PIPE and code == Exit.DONE:
            _write_result(batch.results, target)
        return code
    finally:
        if spool.is_needed(batch, manager):
            spool.release(batch)
        else:
            spool.discard(batch)


def _pipe_to_service(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], target: BinaryIO) -> int:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="rembg-desktop-") as temporary:
        from rembg_desktop.queue.naming import safe_name

        results = Path(temporary) / "results"
        with _opened(wanted.paths[0]) as (source, name):
            path = Path(temporary) / safe_name(name)
            with path.open("wb") as copy:
                _copy(source, copy.write)
        output = results if wanted.output == _PIPE else wanted.output
        code = _submit_to_service(invocation, replace(wanted, paths=(path,), output=output), given)
        if wanted.output == _PIPE and code == Exit.DONE:
            _write_result(results, target)
        return code


@contextmanager
def _opened(path: Path) -> Generator[tuple[BinaryIO, str]]:
    """The bytes of a source, and its name."""
    if path == _PIPE:
        yield sys.stdin.buffer, "stdin"
        return
    full = full_path(path)
    try:
        source = full.open("rb")
    except OSError as error:
        code = ErrorCode.SOURCE_MISSING if isinstance(error, FileNotFoundError) else ErrorCode.SOURCE_UNREADABLE
        message = f"{full} cannot be read: {error.strerror}."
        raise AppError(code, message, "Check the path and its permissions.") from error
    with source:
        yield source, full.name


def _copy(source: BinaryIO, write: Callable[[bytes], object]) -> None:
    is_empty = True
    while data := source.read(_BLOCK):
        write(data)
        is_empty = False
    if is_empty:
        raise AppError(ErrorCode.NOTHING_TO_DO, "The input is empty.", "Send an image to standard input.")


def _write_result(folder: Path, target: BinaryIO) -> None:
    """Write the only file in `folder`."""
    result = next(path for path in folder.rglob("*") if path.is_file())
    with result.open("rb") as source:
        copyfileobj(source, target)
    target.flush()

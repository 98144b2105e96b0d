"""`submit -` and `submit --output -`: one image from standard input, its result to standard output."""

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO, Final, Protocol

import click

from rembg_desktop.cli.invocation import Exit, Invocation, Wanted
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import full_path
from rembg_desktop.queue.sources import RESULTS_FOLDER

PIPE: Final = Path("-")
"""Stands for standard input and standard output."""
_BLOCK: Final = 1 << 20


class SubmitHere(Protocol):
    """Submits images to the queue of the home folder; returns the exit code."""

    def __call__(
        self, invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], original_names: Sequence[str] = ()
    ) -> int:
        """`original_names` are those of uploads, one for each path."""
        ...


def submit_piped(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], submit_here: SubmitHere) -> int:
    """Read the image from standard input, write the result to standard output, or both.

    Raises:
        click.UsageError: a combination that is not possible, or a terminal instead of a pipe.
        AppError: nothing_to_do when the input is empty, and the errors of a submission.
    """
    _check_pipe(wanted)
    to_pipe = wanted.output == PIPE
    if to_pipe:
        wanted = wanted._replace(wait=True)
    elif wanted.output is None and (invocation.url or not invocation.settings.output.folder):
        here = full_path(RESULTS_FOLDER)  # standard input has no folder of its own
        wanted = wanted._replace(output=here if wanted.wait or not invocation.url else None)
    target = sys.stdout.buffer
    with redirect_stdout(sys.stderr) if to_pipe else nullcontext():
        if invocation.url:
            return _pipe_to_service(invocation, wanted, given, target)
        return _pipe_here(invocation, wanted, given, target, submit_here)


def _check_pipe(wanted: Wanted) -> None:
    to_pipe, from_pipe = wanted.output == PIPE, PIPE in wanted.paths
    why = ""
    if len(wanted.paths) > 1:
        why = "`-` stands for one image, so no other files can be given."
    elif to_pipe and any(path.is_dir() for path in wanted.paths):
        why = "--output - writes one image, so the source must be a file or `-`."
    elif to_pipe and (wanted.as_json or wanted.hold):
        why = "--output - cannot be combined with --json or --hold."
    elif to_pipe and len(wanted.presets) > 1:
        why = "--output - writes one result, so only one --preset can be given."
    elif wanted.dry_run:
        why = "--dry-run cannot be combined with `-`."
    elif to_pipe and sys.stdout.isatty():
        why = "The result would be written to the terminal; redirect the output to a file or a program."
    elif from_pipe and sys.stdin.isatty():
        why = "Standard input is the terminal; send an image to it, as in `submit - < photo.jpg`."
    if why:
        raise click.UsageError(why, click.get_current_context())


def _pipe_here(
    invocation: Invocation,
    wanted: Wanted,
    given: Mapping[str, Any],
    target: BinaryIO,
    submit_here: SubmitHere,
) -> int:
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
        output = batch.results if wanted.output == PIPE else wanted.output
        code = submit_here(
            invocation, wanted._replace(paths=(file.path,), output=output), given, original_names=batch.names
        )
        if wanted.output == PIPE and code == Exit.DONE:
            _write_result(batch.results, target)
        return code
    finally:
        if spool.is_needed(batch, manager):
            spool.release(batch)
        else:
            spool.discard(batch)


def _pipe_to_service(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any], target: BinaryIO) -> int:
    from tempfile import TemporaryDirectory

    from rembg_desktop.cli.uploading import submit_to_service

    with TemporaryDirectory(prefix="rembg-desktop-") as temporary:
        from rembg_desktop.queue.naming import safe_name

        results = Path(temporary) / "results"
        with _opened(wanted.paths[0]) as (source, name):
            path = Path(temporary) / safe_name(name)
            with path.open("wb") as copy:
                _copy(source, copy.write)
        output = results if wanted.output == PIPE else wanted.output
        code = submit_to_service(invocation, wanted._replace(paths=(path,), output=output), given)
        if wanted.output == PIPE and code == Exit.DONE:
            _write_result(results, target)
        return code


@contextmanager
def _opened(path: Path) -> Generator[tuple[BinaryIO, str]]:
    """The bytes of a source, and its name."""
    if path == PIPE:
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

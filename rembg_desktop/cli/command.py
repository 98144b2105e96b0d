"""What all commands share: their options, groups that load a command when needed, and how results are printed."""

import gc
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click
from click.core import ParameterSource

from rembg_desktop.cli.invocation import TOKEN_VARIABLE, URL_VARIABLE, Invocation, note
from rembg_desktop.errors import AppError

if TYPE_CHECKING:
    from datetime import datetime

    from rembg_desktop.options.name_match import NamesMissing
    from rembg_desktop.queue.planning import Plan
    from rembg_desktop.queue.types import Job, Pause, Progress


_Function = TypeVar("_Function", bound=Callable[..., Any])

_SHORT: Final = frozenset(
    {
        "cancel",
        "list",
        "move",
        "pause",
        "presets",
        "remove",
        "resume",
        "retry",
        "review",
        "stats",
        "status",
        "watch",
    }
)
"""Commands that end before garbage matters: looking for it would take a fifth of their time."""


def _set_home(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Invocation).directory = value


def _set_debug(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Invocation).debug = True


def shared_options() -> list[click.Parameter]:
    """The options that may stand before and after the command's name."""
    return [
        click.Option(
            ["--home"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            expose_value=False,
            callback=_set_home,
            help="Keep queue, settings, models and log in this folder (also REMBG_DESKTOP_HOME).",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_set_debug,
            help="Show tracebacks and write a detailed log.",
        ),
    ]


def _set_url(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        context.ensure_object(Invocation).url = value


def _set_token(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    invocation = context.ensure_object(Invocation)
    if not value:
        return
    if invocation.token is None:
        invocation.token = value
    elif context.get_parameter_source(parameter.name or "") is not ParameterSource.ENVIRONMENT:
        raise click.UsageError("Give the token only once.", context)


def _set_token_file(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    _set_token(context, parameter, f"@{value}" if value else None)


def service_options(function: _Function) -> _Function:
    """Let a command use the queue of another process, through its API (`Invocation.url`)."""
    return _service_options(function, hidden=False)


def unseen_service_options(function: _Function) -> _Function:
    """Let a command that the API does not offer say so, instead of changing the queue of the home folder."""
    return _service_options(function, hidden=True)


def _service_options(function: _Function, *, hidden: bool) -> _Function:
    options = (
        click.option(
            "--url",
            metavar="URL",
            envvar=URL_VARIABLE,
            expose_value=False,
            callback=_set_url,
            hidden=hidden,
            help=f"Use the queue behind the API of another process (also {URL_VARIABLE}).",
        ),
        click.option(
            "--token",
            metavar="TOKEN",
            envvar=TOKEN_VARIABLE,
            expose_value=False,
            callback=_set_token,
            hidden=hidden,
            help="Its token, or @FILE; the process list shows what is written here, so use @FILE, "
            f"--token-file or {TOKEN_VARIABLE}. On this machine the token of the home folder is the default.",
        ),
        click.option(
            "--token-file",
            metavar="FILE",
            expose_value=False,
            callback=_set_token_file,
            hidden=hidden,
            help="File with the token.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


class Command(click.Command):
    """A command with the shared options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed through to click
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


class Group(click.Group):
    """A group with the shared options whose commands take them too."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed through to click
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


class LazyGroup(Group):
    """A group whose commands are named as `module:attribute` and imported when they are called.

    A first word that is no command but an existing file or folder is taken as `gui FILES..`.
    """

    def __init__(self, *args: Any, sources: Mapping[str, str], paths_go_to: str, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._sources = sources
        self._paths_go_to = paths_go_to

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Names in the order in which the help shows them."""
        return list(self._sources)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - the signature is click's
        cmd_name: str,
    ) -> click.Command | None:
        """Import one command."""
        source = self._sources.get(cmd_name)
        if source is None:
            return None
        module, attribute = source.split(":")
        command = cast("click.Command", getattr(import_module(module), attribute))
        if cmd_name not in _SHORT:
            gc.enable()  # main() switched the garbage collector off
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, or the window when it names a file."""
        if args[0] not in self._sources and os.path.exists(args[0]):  # noqa: PTH110 - Path.exists() fails for names that are too long
            return self._paths_go_to, self.get_command(ctx, self._paths_go_to), args
        if args[0] not in self._sources and Path(args[0]).name != Path(args[0]).stem:
            raise click.UsageError(f"{args[0]!r} is neither a command nor a file.", ctx)
        return super().resolve_command(ctx, args)


def json_option(function: _Function) -> _Function:
    """Give a command `--json` (argument `as_json`)."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(function)


def jobs_argument(function: _Function) -> _Function:
    """Give a command any number of jobs (argument `jobs`)."""
    return click.argument("jobs", nargs=-1, metavar="[JOB]...")(function)


_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that write text backwards (Unicode Standard Annex 9)."""


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON document on one line. ASCII only, so that no terminal or pipe can garble a file name."""
    click.echo(json.dumps(value, default=str))


def print_line(text: str = "") -> None:
    """A line of the result."""
    click.echo(text)


def print_error(error: AppError) -> None:
    """Print the error on one line and the hint on the next."""
    note(f"error: {one_line(error.message)}")
    if error.hint:
        note(f"hint: {one_line(error.hint)}")


def one_line(text: str) -> str:
    """The text without line breaks and without what moves the cursor or turns the text; file names may hold it."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), " ".join(text.splitlines()))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Aligned columns; those in `right` (from 0) are aligned to the right, the last one is never padded."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        cells = [
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print_line("  ".join(cells).rstrip())


def short_path(path: Path) -> str:
    """The path as a person would write it: relative when it lies below the current folder."""
    try:
        relative = path.relative_to(Path.cwd())
    except (OSError, ValueError):
        return one_line(str(path))
    return one_line(str(relative))


def duration_text(seconds: float | None) -> str:
    """`8 s`, `3 min 20 s`, `2 h 05 min`; empty when unknown."""
    if seconds is None:
        return ""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def size_text(count: float) -> str:
    """Bytes in decimal units, as file managers show them."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "bytes" or count >= 100 else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


def moment_text(when: "datetime | None") -> str:
    """A moment in local time; empty for none."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M") if when else ""


def image_count(count: int) -> str:
    """`1 image`, `2 images`."""
    return f"{count:,} image" if count == 1 else f"{count:,} images"


def counts_text(progress: "Progress", uncertain: int = 0) -> str:
    """`58 done, 2 need review, 2 failed` and so on, without what is zero; `uncertain` results need review."""
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (progress.succeeded, "done"),
            (uncertain, "needs review" if uncertain == 1 else "need review"),
            (progress.failed, "failed"),
            (progress.skipped, "skipped"),
            (progress.cancelled, "cancelled"),
            (progress.total - progress.processed, "waiting"),
        )
        if number
    ]
    return ", ".join(parts) or "nothing to do"


def state_text(job: "Job") -> str:
    """The job's status, and that it is held."""
    return "held" if job.held and not job.status.is_final else job.status.value


def pause_text(pause: "Pause") -> str:
    """Why no image is started now; empty when the queue is running."""
    if pause.reason:
        return f"The queue waits: {pause.reason.message} {pause.reason.hint}".rstrip()
    if pause.by_user:
        return "The queue is paused; `rembg-desktop resume` resumes it."
    return ""


def print_plan(plan: "Plan", *, as_json: bool, names_missing: "NamesMissing | None" = None) -> None:
    """Print what a submission would do."""
    if as_json:
        print_json(plan.as_dict())
        return
    for source, planned in ((image.source, each) for image in plan.images for each in (image, *image.others)):
        line = f"{short_path(source)} -> {short_path(planned.destination)}"
        print_line(one_line(f"{line}  ({planned.note})" if planned.note else line))
    note(f"{image_count(len(plan.images))} would be processed into {plan.destination}.")
    note_surprises(plan, listed=True)
    if plan.names:
        for line in plan.names.lines():
            note(one_line(line))
        try:
            plan.names.check(names_missing)
        except AppError as error:
            note(f"Nothing would be queued like this. {error.hint}")


def note_surprises(plan: "Plan", *, listed: bool = False) -> None:
    """Report ignored files and name collisions of a submission; `listed`: what happens to each file is shown."""
    from rembg_desktop.queue.sources.left_out import RESULTS, left_out_text

    if plan.ignored:
        note(one_line(f"Files ignored: {left_out_text(plan.ignored)}."))
    if any(entry.reason in RESULTS for entry in plan.ignored):
        note("Use --include-results to process results again.")
    if not listed and plan.names and (warnings := len(plan.names.warnings)):
        note(f"Lines of the table worth a look: {warnings:,}; --dry-run shows them.")
    if not listed and plan.collisions:
        note(f"Names already taken: {plan.collisions:,}; --dry-run shows the new names.")

"""Commands that all take --home and --debug, and groups that load a command's module when it is called."""

import gc
import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import click
from click.core import ParameterSource

from rembg_desktop.cli.invocation import TOKEN_VARIABLE, URL_VARIABLE, Invocation

_Function = TypeVar("_Function", bound=Callable[..., Any])

_SHORT: Final = frozenset(
    {"cancel", "list", "move", "pause", "presets", "remove", "resume", "retry", "review", "stats", "status"}
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
        command = cast(click.Command, getattr(import_module(module), attribute))
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

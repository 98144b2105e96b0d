"""The command `rembg-desktop`: its subcommands and errors; the window, and the program inside other programs."""

import errno
import gc
import json
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rembg_desktop import __version__
from rembg_desktop.cli.command import (
    Command,
    LazyGroup,
    json_option,
    one_line,
    print_error,
    print_json,
    print_line,
    print_table,
    short_path,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.composition.logs import install_hooks, start_log
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import full_path

if TYPE_CHECKING:
    from rembg_desktop.composition.integrations import Integrations

PROGRAM = "rembg-desktop"
_HERE = "rembg_desktop.cli"
_COMMANDS = {
    "submit": f"{_HERE}.submit:submit",
    "status": f"{_HERE}.jobs:status",
    "monitor": f"{_HERE}.monitor:monitor",
    "list": f"{_HERE}.jobs:list_jobs",
    "stats": f"{_HERE}.jobs:stats",
    "cancel": f"{_HERE}.control:cancel",
    "retry": f"{_HERE}.control:retry",
    "rerender": f"{_HERE}.review:rerender",
    "review": f"{_HERE}.review:review",
    "pause": f"{_HERE}.control:pause",
    "resume": f"{_HERE}.control:resume",
    "move": f"{_HERE}.control:move",
    "remove": f"{_HERE}.control:remove",
    "run": f"{_HERE}.running:run_queue",
    "serve": f"{_HERE}.running:serve",
    "watch": f"{_HERE}.watch:watch",
    "cluster": f"{_HERE}.cluster:cluster",
    "models": f"{_HERE}.models:models",
    "presets": f"{_HERE}.presets:presets",
    "check": f"{_HERE}.check:check",
    "rules": f"{_HERE}.check:rules",
    "gui": f"{_HERE}.root:gui",
    "integrate": f"{_HERE}.root:integrate",
    "doctor": f"{_HERE}.doctor:doctor",
    "check-update": f"{_HERE}.doctor:check_update",
}
_EPILOG = """\b
Without a command, or with only files and folders as arguments, the window opens.
\b
Exit codes: 0 done; 1 some images failed, or the command failed; 2 invalid usage; 3 no image
succeeded; 4 no such job; 5 a disk is full or a folder is missing (the job is kept); 130 interrupted.
Errors go to stderr; with --json an object {"error": {code, message, hint}} is also printed to stdout.
"""

_OF_OUTPUT = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors from writing to stdout. Errors with known files are raised as AppError."""


@click.group(
    cls=LazyGroup,
    sources=_COMMANDS,
    paths_go_to="gui",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG,
)
@click.version_option(__version__, prog_name="Rembg Desktop")
@click.pass_context
def root(context: click.Context) -> int:
    """Remove the background from many photos.

    Jobs are stored in a queue that survives crashes and restarts. The window, `run`, `serve` and `submit
    --wait` process it, one of them at a time; all other commands can be used at the same time.
    """
    if context.invoked_subcommand is None:
        return open_window(context.ensure_object(Invocation), [])
    return Exit.DONE


def run(arguments: Sequence[str], invocation: Invocation | None = None) -> int:
    """Run one command line (without the program's name); returns the exit code."""
    invocation = invocation or Invocation()
    logging.getLogger("rembg_desktop").addHandler(logging.NullHandler())  # else Python shows them on stderr
    try:
        result = root.main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=invocation)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        note("Interrupted.")
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - unexpected errors are reported and logged as bugs
        return _end_with(error, arguments, invocation)
    else:
        return result if isinstance(result, int) else Exit.DONE
    finally:
        invocation.close()


def _end_with(error: Exception, arguments: Sequence[str], invocation: Invocation) -> int:
    if isinstance(error, OSError) and error.errno in _OF_OUTPUT and error.filename is None:
        return _output_lost(error)
    if isinstance(error, click.ClickException):
        known = _wrong_use(error)
        code = Exit.WRONG_USE
    else:
        path = _record(error, invocation)
        known = error if isinstance(error, AppError) else _bug(error, path)
        code = Exit.of_error(known)
    if invocation.debug:
        traceback.print_exception(error)
    print_error(known)
    if "--json" in arguments:
        click.echo(json.dumps({"error": known.as_dict()}))
    return code


def _wrong_use(error: click.ClickException) -> AppError:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else PROGRAM
    message = one_line(error.format_message())
    return AppError(ErrorCode.INVALID_OPTION, message, f"`{command} --help` shows the usage.")


def _record(error: Exception, invocation: Invocation) -> str | None:
    """Write the traceback to the log; gives the log's path, or None without a home folder."""
    from rembg_desktop.composition.logs import start_log

    try:
        path = start_log(invocation.home, debug=invocation.debug)
    except AppError:  # the home folder is missing or unknown
        return None
    level = logging.INFO if isinstance(error, AppError) else logging.CRITICAL
    logging.getLogger(__name__).log(level, "A command ended with an error", exc_info=error)
    return str(path)


def _bug(error: Exception, log: str | None) -> AppError:
    message = f"An unexpected error occurred: {type(error).__name__}: {error}."
    where = f" with the log file {log}" if log else ""
    return AppError(ErrorCode.INTERNAL, message, f"Please report it{where}; --debug shows the traceback.")


def _output_lost(error: OSError) -> int:
    # Python would complain when it flushes stdout at exit, so that goes nowhere now. The code is the one with
    # which click ends when whoever read our output has closed the pipe (`| head`), of which nothing is told.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno != errno.EPIPE:
        message = f"The output cannot be written: {error.strerror}."
        print_error(
            AppError(ErrorCode.DISK_FULL, message, "Free some space, or write the output to another disk.")
        )
    return Exit.SOME_FAILED


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]...")
@click.option("--preset", metavar="NAME", help="Preset for these images, instead of the options of the window.")
@pass_invocation
def gui(invocation: Invocation, paths: tuple[Path, ...], preset: str | None) -> int:
    """Open the window and queue the given images and folders.

    If a window is open, it gets them. Addresses such as file:///home/me/cat.jpg are accepted, too.
    """
    return open_window(invocation, paths, preset or "")


def open_window(invocation: Invocation, paths: Sequence[Path], preset: str = "") -> int:
    """Show the window until it is closed; gives the exit code.

    Raises:
        AppError: window_unavailable when there is no display or Qt lacks a library.
    """
    _need_display()
    start_log(invocation.home, debug=invocation.debug)
    install_hooks()
    gc.disable()  # until the window is open: objects created before that stay alive
    try:
        from rembg_desktop.ui.application import run
    except ImportError as error:
        if not str(error.name or error).startswith(("lib", "PySide6")):
            raise
        hint = "Install what Qt needs (on Debian: libegl1 libgl1 libxkbcommon0), or use the commands."
        raise AppError(ErrorCode.WINDOW_UNAVAILABLE, f"The window cannot be shown: {error}.", hint) from error
    return run(invocation.home, [full_path(local_path(path)) for path in paths], preset)


def _need_display() -> None:
    # Without one Qt would end the process with a core dump.
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    hint = "Use `rembg-desktop submit PATHS --wait` here; `rembg-desktop --help` shows all commands."
    raise AppError(ErrorCode.WINDOW_UNAVAILABLE, "There is no display for the window.", hint)


def local_path(path: Path) -> Path:
    """The path of a file that may be given as an address, such as file:///home/me/cat.jpg."""
    text = str(path)
    if not text.startswith("file:/") or os.path.lexists(path):
        return path
    from urllib.parse import unquote_to_bytes, urlsplit

    return Path(os.fsdecode(unquote_to_bytes("/" + urlsplit(text).path.lstrip("/"))))


@click.command(cls=Command)
@click.argument("programs", nargs=-1, metavar="[PROGRAM]...")
@click.option("--remove", "removes", is_flag=True, help="Remove what was added, by default from all programs.")
@click.option("--list", "lists", is_flag=True, help="Only show the programs and what was added to them.")
@json_option
@pass_invocation
def integrate(invocation: Invocation, programs: tuple[str, ...], removes: bool, lists: bool, as_json: bool) -> int:
    """Add this program to others: plug-ins for GIMP and Krita, presets in the menus of file managers.

    Without names, it is added to all programs that are on this computer: gimp, krita, nautilus, caja, nemo,
    dolphin, thunar. Everything is in the user's own folders. Files that the user has changed stay as they are.
    The menus follow the presets by themselves.
    """
    from rembg_desktop.composition.integrations import Integrations

    found = Integrations.of(invocation.home)
    if lists:
        return _list(found, as_json=as_json)
    outcome = found.remove(programs) if removes else found.install(programs)
    if as_json:
        states = {
            name: [{"path": str(path), "state": state.value} for path, state in files]
            for name, files in outcome.items()
        }
        print_json({"integrations": states})
        return Exit.DONE
    hints = {each.name: each.note for each, _, _ in found.known()}
    for name, files in outcome.items():
        for path, state in files:
            print_line(f"{name}  {state.value}  {short_path(path)}")
            if state.value == "changed":
                note(f"{short_path(path)} was changed by you and stays as it is.")
        if hints[name] and not removes:
            note(f"{name}: {hints[name]}")
    if not outcome:
        note("Nothing was added before." if removes else "None of the supported programs was found.")
    return Exit.DONE


def _list(found: "Integrations", *, as_json: bool) -> int:
    known = found.known()
    if as_json:
        listed = [
            {
                "name": each.name,
                "title": each.title,
                "found": is_found,
                "files": [{"path": str(path), "state": state.value} for path, state in files],
            }
            for each, is_found, files in known
        ]
        print_json({"integrations": listed})
        return Exit.DONE
    rows = [
        (
            each.name,
            each.title,
            "yes" if is_found else "no",
            ", ".join(sorted({state.value for _, state in files})) or "-",
        )
        for each, is_found, files in known
    ]
    print_table(("NAME", "PROGRAM", "FOUND", "ADDED"), rows)
    return Exit.DONE

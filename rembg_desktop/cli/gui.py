"""`gui`: the window."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from rembg_desktop import logs
from rembg_desktop.cli.command import Command
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import full_path


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]...")
@pass_invocation
def gui(invocation: Invocation, paths: tuple[Path, ...]) -> int:
    """Open the window, and queue the images and folders named."""
    return open_window(invocation, paths)


def open_window(invocation: Invocation, paths: Sequence[Path]) -> int:
    """Show the window until it is closed; gives the exit code.

    Raises:
        AppError: window_unavailable when there is no display or Qt lacks a library.
    """
    _need_display()
    logs.start(invocation.home, debug=invocation.debug)
    logs.install_hooks()
    gc.disable()  # until the window is there: what is made before that lives on
    try:
        from rembg_desktop.ui.application import run
    except ImportError as error:
        if not str(error.name or error).startswith(("lib", "PySide6")):
            raise
        hint = "Install what Qt needs (on Debian: libegl1 libgl1 libxkbcommon0), or use the commands."
        raise AppError(ErrorCode.WINDOW_UNAVAILABLE, f"The window cannot be shown: {error}.", hint) from error
    return run(invocation.home, [full_path(path) for path in paths])


def _need_display() -> None:
    # Without one Qt would end the process with a core dump.
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    hint = "Use `rembg-desktop submit PATHS --wait` here; `rembg-desktop --help` shows all commands."
    raise AppError(ErrorCode.WINDOW_UNAVAILABLE, "There is no display for the window.", hint)

"""`gui` and `integrate`: the window, and the program in the menus of other programs."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

import click

from rembg_desktop.cli.command import Command, json_option, print_json, print_line, print_table, short_path
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.composition.logs import install_hooks, start_log
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import full_path

if TYPE_CHECKING:
    from rembg_desktop.composition.integrations import Integrations


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

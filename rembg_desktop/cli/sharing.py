"""The presets that a command knows, and files with which a team shares presets and rule sets."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rembg_desktop.cli.command import one_line, print_json, print_line, short_path
from rembg_desktop.cli.invocation import Exit, Invocation, note
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import full_path

if TYPE_CHECKING:
    from rembg_desktop.options.sharing import Collection
    from rembg_desktop.remote.queue import RemoteQueue

_Function = TypeVar("_Function", bound=Callable[..., Any])


def output_option(function: _Function) -> _Function:
    """Give an export `--output` and `--overwrite`."""
    for option in (
        click.option("--overwrite", is_flag=True, help="Replace the file if it exists."),
        click.option(
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            required=True,
            metavar="FILE",
            help="File to write, such as shared.toml.",
        ),
    ):
        function = option(function)
    return function


def import_arguments(function: _Function) -> _Function:
    """Give an import its file (argument `file`) and `--on-existing`."""
    for option in (
        click.option(
            "--on-existing",
            type=click.Choice(["stop", "keep", "replace", "both"]),
            default="stop",
            help="If a name is taken: import nothing (default), keep the existing one, replace it, or keep both.",
        ),
        click.argument("file", type=click.Path(path_type=Path)),
    ):
        function = option(function)
    return function


def export_shared(
    content: Mapping[str, Any], section: str, output: Path, *, overwrite: bool, as_json: bool
) -> int:
    """Write a file and say what is in it. Returns the exit code."""
    from rembg_desktop.options.sharing import write_shared

    path = full_path(output)
    write_shared(path, content, overwrite=overwrite)
    exported = list(content[section])
    if as_json:
        print_json({"file": str(path), "exported": exported})
    else:
        print_line(one_line(f"Exported to {short_path(path)}: {', '.join(exported)}"))
    return Exit.DONE


def import_shared(collection: "Collection", file: Path, on_existing: str, *, as_json: bool) -> int:
    """Import what a file has for a collection, and say what was done. Returns the exit code."""
    from rembg_desktop.options.sharing import OnExisting, compared, import_items, read_shared

    path = full_path(file)
    items = compared(collection, read_shared(path), path)
    done = import_items(collection, items, OnExisting(on_existing))
    if as_json:
        print_json(done.as_dict())
    else:
        for title, names in (
            ("Added", done.added),
            ("Replaced", done.replaced),
            ("Kept the existing", done.kept),
            ("Already there", done.unchanged),
            ("Not imported", done.failed),
        ):
            if names:
                print_line(one_line(f"{title}: {', '.join(names)}"))
        for notice in done.notices:
            note(one_line(notice))
    return Exit.SOME_FAILED if done.failed else Exit.DONE


class _ServicePresets(Presets):
    """The presets of a service; they cannot be changed through its API."""

    def __init__(self, service: "RemoteQueue") -> None:
        super().__init__(Path())
        self.found = service.presets()

    def all(self) -> dict[str, RemovalOptions]:
        return {name: options for name, (_, options) in self.found.items()}

    def own(self) -> frozenset[str]:
        return frozenset(name for name, (shipped, _) in self.found.items() if not shipped)

    def find(self, name: str) -> tuple[str, RemovalOptions]:
        for known, options in self.all().items():
            if known.casefold() == name.strip().casefold():
                return known, options
        return super().find(name)  # by the id of a rule set, which a service does not tell

    def _read(self) -> dict[str, Any]:
        return {}


def known_presets(invocation: Invocation) -> Presets:
    """The presets of the home folder, or of the service that was named."""
    return _ServicePresets(invocation.service) if invocation.url else Presets(invocation.home.presets)

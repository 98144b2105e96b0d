"""`presets`: named sets of options."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Group, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import print_json, print_line
from rembg_desktop.cli.removal_options import chosen_options, removal_options
from rembg_desktop.options import RemovalOptions
from rembg_desktop.presets import BUILT_IN, DEFAULT_PRESET, Presets

if TYPE_CHECKING:
    from rembg_desktop.remote.queue import RemoteQueue


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@service_options
@json_option
def presets(context: click.Context, as_json: bool) -> int:
    """List, show, save and delete presets; without a command it lists them."""
    if context.invoked_subcommand is None:
        return _list(context.ensure_object(Invocation), as_json=as_json)
    return exits.DONE


@presets.command("list")
@json_option
@service_options
@pass_invocation
def list_presets(invocation: Invocation, as_json: bool) -> int:
    """List the presets and what they change."""
    return _list(invocation, as_json=as_json)


@presets.command()
@click.argument("name")
@json_option
@service_options
@pass_invocation
def show(invocation: Invocation, name: str, as_json: bool) -> int:
    """Show all options of a preset."""
    options = known_presets(invocation).get(name)
    if as_json:
        print_json({"name": name, "options": options.as_dict()})
        return exits.DONE
    for field, value in options.as_dict().items():
        print_line(f"{field:<12}{_plain(value)}")
    return exits.DONE


@presets.command()
@click.argument("title", metavar="NAME")  # `name` is the option for the template
@click.option("--preset", default=DEFAULT_PRESET, show_default=True, metavar="NAME", help="Start from this one.")
@removal_options
@json_option
@pass_invocation
def save(invocation: Invocation, title: str, preset: str, as_json: bool, **given: Any) -> int:  # noqa: ANN401
    """Keep options under a name of your own."""
    _refuse_service(invocation, "presets save")
    known = Presets(invocation.home.presets)
    options = chosen_options(given, known.get(preset))
    known.save(title, options)
    if as_json:
        print_json({"name": title.strip(), "options": options.as_dict()})
    else:
        print_line(f"Saved {title.strip()!r}: {_differences(options)}")
    return exits.DONE


@presets.command()
@click.argument("name")
@json_option
@pass_invocation
def delete(invocation: Invocation, name: str, as_json: bool) -> int:
    """Delete a preset of your own."""
    _refuse_service(invocation, "presets delete")
    Presets(invocation.home.presets).delete(name)
    if as_json:
        print_json({"deleted": name})
    else:
        print_line(f"Deleted {name!r}.")
    return exits.DONE


class _ServicePresets(Presets):
    """The presets of a service; they cannot be changed through its API."""

    def __init__(self, service: "RemoteQueue") -> None:
        super().__init__(Path())
        self.found = service.presets()

    def all(self) -> dict[str, RemovalOptions]:
        return {name: options for name, (_, options) in self.found.items()}


def known_presets(invocation: Invocation) -> Presets:
    """The presets of the home folder, or of the service that was named."""
    return _ServicePresets(invocation.service) if invocation.url else Presets(invocation.home.presets)


def _refuse_service(invocation: Invocation, command: str) -> None:
    if invocation.url:
        from rembg_desktop.remote.errors import not_offered

        raise not_offered(invocation.service.address, command)


def _list(invocation: Invocation, *, as_json: bool) -> int:
    known = known_presets(invocation)
    found = known.all()
    if as_json:
        built_in = (
            {name for name, (shipped, _) in known.found.items() if shipped}
            if isinstance(known, _ServicePresets)
            else set(BUILT_IN)
        )
        listed = [
            {"name": name, "built_in": name in built_in, "options": options.as_dict()}
            for name, options in found.items()
        ]
        print_json({"presets": listed})
        return exits.DONE
    width = max(len(name) for name in found)
    for name, options in found.items():
        print_line(f"{name:<{width}}  {_differences(options)}")
    return exits.DONE


def _differences(options: RemovalOptions) -> str:
    usual = RemovalOptions().as_dict()
    changed = [f"{field} {_plain(value)}" for field, value in options.as_dict().items() if value != usual[field]]
    return ", ".join(changed) or "the defaults"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)

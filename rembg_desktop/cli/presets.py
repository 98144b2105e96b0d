"""`presets`: named sets of options."""

from typing import Any

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Group, json_option
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import print_json, print_line
from rembg_desktop.cli.removal_options import chosen_options, removal_options
from rembg_desktop.options import RemovalOptions
from rembg_desktop.presets import BUILT_IN, DEFAULT_PRESET, Presets


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@json_option
def presets(context: click.Context, as_json: bool) -> int:
    """List, show, save and delete presets; without a command it lists them."""
    if context.invoked_subcommand is None:
        return _list(context.ensure_object(Invocation), as_json=as_json)
    return exits.DONE


@presets.command("list")
@json_option
@pass_invocation
def list_presets(invocation: Invocation, as_json: bool) -> int:
    """List the presets and what they change."""
    return _list(invocation, as_json=as_json)


@presets.command()
@click.argument("name")
@json_option
@pass_invocation
def show(invocation: Invocation, name: str, as_json: bool) -> int:
    """Show all options of a preset."""
    options = Presets(invocation.home.presets).get(name)
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
    Presets(invocation.home.presets).delete(name)
    if as_json:
        print_json({"deleted": name})
    else:
        print_line(f"Deleted {name!r}.")
    return exits.DONE


def _list(invocation: Invocation, *, as_json: bool) -> int:
    found = Presets(invocation.home.presets).all()
    if as_json:
        listed = [
            {"name": name, "built_in": name in BUILT_IN, "options": options.as_dict()}
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

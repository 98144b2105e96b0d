"""`check-update`: whether there is a newer version."""

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Command, json_option
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import print_json, print_line


@click.command("check-update", cls=Command)
@json_option
@pass_invocation
def check_update(invocation: Invocation, as_json: bool) -> int:
    """Ask the package index whether there is a newer version; nothing asks by itself."""
    from rembg_desktop import __version__
    from rembg_desktop.updates import newest

    found = newest(invocation.settings.models.proxy)
    if as_json:
        print_json(found.as_dict())
    elif found.is_newer:
        print_line(f"Rembg Desktop {found.version} is there; this is {__version__}. {found.page}".rstrip())
    else:
        print_line(f"Rembg Desktop {__version__} is the newest version.")
    return exits.DONE

"""`doctor`: checks the installation or a service, and says how to fix problems."""

from collections.abc import Iterator

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.checks import Check, all_checks
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import one_line, print_json, print_line


@click.command(cls=Command)
@json_option
@service_options
@pass_invocation
def doctor(invocation: Invocation, as_json: bool) -> int:
    """Check folders, database, settings, models, device, memory, disk and one removal.

    With --url, the service is checked with the sample photos instead. The exit code is 1 when a check fails,
    and 0 when there are only warnings.
    """
    found: list[Check] = []
    for check in _checks(invocation):
        found.append(check)
        if not as_json:
            hint = f"  What to do: {check.hint}" if check.hint else ""
            print_line(one_line(f"{check.state:<5} {check.name:<12} {check.message}{hint}"))
    ok = all(check.state != "fail" for check in found)
    if as_json:
        print_json({"ok": ok, "checks": [check.as_dict() for check in found]})
    return exits.DONE if ok else exits.SOME_FAILED


def _checks(invocation: Invocation) -> Iterator[Check]:
    if not invocation.url:
        return all_checks(invocation.home)
    from rembg_desktop.cli.service_checks import ServiceChecks

    return ServiceChecks(invocation.service, invocation.home).all()


@click.command("check-update", cls=Command)
@json_option
@pass_invocation
def check_update(invocation: Invocation, as_json: bool) -> int:
    """Ask the package index whether there is a newer version; never done automatically."""
    from rembg_desktop import __version__
    from rembg_desktop.remote.updates import newest

    found = newest(invocation.settings.models.proxy)
    if as_json:
        print_json(found.as_dict())
    elif found.is_newer:
        print_line(f"Rembg Desktop {found.version} is available; this is {__version__}. {found.page}".rstrip())
    else:
        print_line(f"Rembg Desktop {__version__} is the newest version.")
    return exits.DONE

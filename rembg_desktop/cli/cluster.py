"""`cluster`: prepares the computers that cut out photos for this one."""

from pathlib import Path

import click

from rembg_desktop.cli.command import Group, json_option, one_line, print_json, print_line, short_path
from rembg_desktop.cli.invocation import Exit, note
from rembg_desktop.paths import full_path


@click.group(cls=Group)
def cluster() -> None:
    """Let other computers cut out the photos, as workers of a Dask cluster.

    `run` and `serve` use a cluster with --cluster ADDRESS. Needs the extra: pip install 'rembg-desktop[cluster]'.
    """


@cluster.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--days",
    type=click.IntRange(1, 3_650),
    default=1_095,
    show_default=True,
    help="How long the certificates are valid.",
)
@json_option
def certificates(folder: Path, days: int, as_json: bool) -> int:
    """Make certificates for scheduler, workers and this computer, and print how to use them.

    DIR gets a folder for each of them, which is copied to its computers, and one with the private key of the
    authority, which is kept. Existing files are never overwritten; what is missing is added.
    """
    from rembg_desktop.cluster.address import require_extra

    require_extra()
    from rembg_desktop.cluster.certificates import commands, make_certificates

    folder = full_path(folder)
    made = make_certificates(folder, days)
    to_run = commands(folder)
    if as_json:
        files = {"created": [str(path) for path in made.created], "kept": [str(path) for path in made.kept]}
        print_json({"folder": str(folder), **files, "commands": to_run})
        return Exit.DONE
    place = short_path(folder)
    if made.created:
        print_line(f"Files created in {place}: {len(made.created)}. Existing files are never overwritten.")
    else:
        print_line(f"Everything is in {place} already; nothing was changed.")
    for role, where in (
        (
            "scheduler",
            f"Copy the folder {place}/scheduler to the computer with the scheduler, and start it there:",
        ),
        ("worker", f"Copy the folder {place}/worker to each computer that shall cut out photos, and start there:"),
        ("client", "On this computer:"),
    ):
        print_line(f"\n{where}\n  {one_line(to_run[role])}")
    note(f"Keep {place}/authority on this computer: whoever has the key in it can join the cluster.")
    return Exit.DONE

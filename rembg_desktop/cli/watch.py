"""`watch`: hot folders, whose photos are processed as soon as they are complete."""

from dataclasses import replace
from pathlib import Path

import click

from rembg_desktop.cli.command import (
    Group,
    json_option,
    moment_text,
    one_line,
    print_json,
    print_line,
    print_table,
    unseen_service_options,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, note_if_nobody_works, pass_invocation
from rembg_desktop.cli.sharing import export_shared, import_arguments, import_shared, output_option
from rembg_desktop.hotfolders.folders import (
    DEFAULT_SETTLE_SECONDS,
    HotFolder,
    HotFolders,
    SourceAction,
    outputs_of,
)
from rembg_desktop.options.presets import DEFAULT_PRESET, Presets
from rembg_desktop.paths import full_path


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@json_option
@unseen_service_options
def watch(context: click.Context, as_json: bool) -> int:
    """Add, list, change and remove hot folders; without a command it lists them.

    Photos that are copied into a hot folder are processed as soon as they are complete, while the window,
    `run` or `serve` is running.
    """
    if context.invoked_subcommand is None:
        return _list(context.ensure_object(Invocation), as_json=as_json)
    return Exit.DONE


@watch.command("list")
@json_option
@unseen_service_options
@pass_invocation
def list_folders(invocation: Invocation, as_json: bool) -> int:
    """List the hot folders and what became of their photos."""
    return _list(invocation, as_json=as_json)


@watch.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    "presets",
    multiple=True,
    metavar="NAME",
    help=f"Preset; repeat it to make another file of each photo.  [default: {DEFAULT_PRESET}]",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the results (default: `cutouts` in the hot folder).",
)
@click.option("--recursive/--not-recursive", default=False, help="Watch its subfolders, too.")
@click.option(
    "--after",
    type=click.Choice([action.value for action in SourceAction]),
    default=SourceAction.LEAVE.value,
    show_default=True,
    help="What becomes of the photos: they stay, are moved to Done, Failed or `To check` in the hot folder, "
    "or are deleted once their results are known to be on the disk.",
)
@click.option(
    "--settle",
    type=float,
    default=DEFAULT_SETTLE_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long a file must be unchanged before it is taken.",
)
@click.option("--skip-existing", is_flag=True, help="Do not take the files that are in the folder now.")
@json_option
@unseen_service_options
@pass_invocation
def add(
    invocation: Invocation,
    folder: Path,
    presets: tuple[str, ...],
    output: Path | None,
    recursive: bool,
    after: str,
    settle: float,
    skip_existing: bool,
    as_json: bool,
) -> int:
    """Watch a folder: photos that are copied into it are processed."""
    hot = HotFolder(
        full_path(folder),
        _checked_presets(invocation, presets or (DEFAULT_PRESET,)),
        full_path(output) if output else None,
        recursive,
        SourceAction(after),
        settle,
    )
    added = _folders(invocation).add(hot, skip_existing=skip_existing)
    _report(added, f"Watching {added.folder}; results go to {added.results}.", as_json=as_json)
    note_if_nobody_works(invocation)
    return Exit.DONE


@watch.command()
@click.argument("folder", metavar="FOLDER|ID")
@json_option
@unseen_service_options
@pass_invocation
def remove(invocation: Invocation, folder: str, as_json: bool) -> int:
    """Stop watching a folder. Its files and its jobs are kept."""
    folders = _folders(invocation)
    hot = _found(folders, folder)
    folders.remove(hot)
    if as_json:
        print_json({"removed": hot.id, "folder": str(hot.folder)})
    else:
        print_line(one_line(f"{hot.folder} is no longer watched."))
    return Exit.DONE


@watch.command()
@click.argument("folder", metavar="FOLDER|ID")
@json_option
@unseen_service_options
@pass_invocation
def pause(invocation: Invocation, folder: str, as_json: bool) -> int:
    """Pause a hot folder: no photos are taken from it until `resume`."""
    folders = _folders(invocation)
    hot = folders.set_paused(_found(folders, folder), paused=True)
    _report(hot, f"{hot.folder} is paused.", as_json=as_json)
    return Exit.DONE


@watch.command()
@click.argument("folder", metavar="FOLDER|ID")
@json_option
@unseen_service_options
@pass_invocation
def resume(invocation: Invocation, folder: str, as_json: bool) -> int:
    """Resume a paused hot folder; files that arrived meanwhile are taken, too."""
    folders = _folders(invocation)
    hot = folders.set_paused(_found(folders, folder), paused=False)
    _report(hot, f"{hot.folder} is watched.", as_json=as_json)
    note_if_nobody_works(invocation)
    return Exit.DONE


@watch.command()
@click.argument("folder", metavar="FOLDER|ID")
@click.option(
    "--preset",
    "presets",
    multiple=True,
    metavar="NAME",
    help="Use this preset instead of the present ones; repeat it for several.",
)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="New destination.")
@click.option("--recursive/--not-recursive", default=None, help="Watch its subfolders, too.")
@click.option(
    "--after", type=click.Choice([action.value for action in SourceAction]), help="What becomes of the photos."
)
@click.option("--settle", type=float, metavar="SECONDS", help="How long a file must be unchanged.")
@json_option
@unseen_service_options
@pass_invocation
def change(
    invocation: Invocation,
    folder: str,
    presets: tuple[str, ...],
    output: Path | None,
    recursive: bool | None,
    after: str | None,
    settle: float | None,
    as_json: bool,
) -> int:
    """Change a hot folder; what was taken already is not taken again."""
    folders = _folders(invocation)
    hot = _found(folders, folder)
    hot = folders.change(
        replace(
            hot,
            presets=_checked_presets(invocation, presets) if presets else hot.presets,
            destination=full_path(output) if output else hot.destination,
            recursive=hot.recursive if recursive is None else recursive,
            after=hot.after if after is None else SourceAction(after),
            settle_seconds=hot.settle_seconds if settle is None else settle,
        )
    )
    _report(hot, f"Changed {hot.folder}.", as_json=as_json)
    return Exit.DONE


@watch.command("export")
@click.argument("chosen", nargs=-1, metavar="[FOLDER|ID]...")
@output_option
@json_option
@unseen_service_options
@pass_invocation
def export_folders(
    invocation: Invocation, chosen: tuple[str, ...], output: Path, overwrite: bool, as_json: bool
) -> int:
    """Write hot folders and their custom presets to a file, to share them: the named ones, or all."""
    from rembg_desktop.hotfolders.sharing import SharedHotFolders

    folders = _folders(invocation)
    shared = SharedHotFolders(folders, Presets(invocation.home.presets))
    content = shared.export([_found(folders, name) for name in chosen])
    return export_shared(content, SharedHotFolders.section, output, overwrite=overwrite, as_json=as_json)


@watch.command("import")
@import_arguments
@json_option
@unseen_service_options
@pass_invocation
def import_folders(invocation: Invocation, file: Path, on_existing: str, as_json: bool) -> int:
    """Add the hot folders of a file that `watch export` wrote; they are paused until `resume`."""
    from rembg_desktop.hotfolders.sharing import SharedHotFolders

    shared = SharedHotFolders(_folders(invocation), Presets(invocation.home.presets))
    code = import_shared(shared, file, on_existing, as_json=as_json)
    note("Imported hot folders are paused; `rembg-desktop watch resume FOLDER` starts one.")
    return code


def _folders(invocation: Invocation) -> HotFolders:
    if invocation.url:
        from rembg_desktop.remote.service import not_offered

        raise not_offered(invocation.service.address, "watch")
    return HotFolders(invocation.store.database)


def _found(folders: HotFolders, named: str) -> HotFolder:
    return folders.find(named if named.isdecimal() else full_path(named))


def _checked_presets(invocation: Invocation, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(output.name for output in outputs_of(Presets(invocation.home.presets), names))


def _report(hot: HotFolder, text: str, *, as_json: bool) -> None:
    if as_json:
        print_json(hot.as_dict())
    else:
        print_line(one_line(text))


def _list(invocation: Invocation, *, as_json: bool) -> int:
    found = _folders(invocation).all()
    if as_json:
        print_json({"hot_folders": [hot.as_dict() for hot in found]})
        return Exit.DONE
    if not found:
        note("There are no hot folders; `rembg-desktop watch add FOLDER` adds one.")
        return Exit.DONE
    header = ("ID", "STATE", "DONE", "TO CHECK", "FAILED", "QUEUED", "LAST", "FOLDER")
    print_table(header, [_row(hot) for hot in found], right=frozenset({0, 2, 3, 4, 5}))
    for hot in found:
        if hot.trouble is not None:
            note(one_line(f"{hot.id}: {hot.trouble.message} {hot.trouble.hint}".rstrip()))
        if hot.waiting_count:
            names = ", ".join((*hot.waiting, *(["…"] if hot.waiting_count > len(hot.waiting) else [])))
            note(one_line(f"{hot.id}: Not complete yet: {hot.waiting_count:,} ({names})"))
    return Exit.DONE


def _row(hot: HotFolder) -> tuple[str, ...]:
    counts = hot.counts
    state = "paused" if hot.paused else "trouble" if hot.trouble else "watched"
    numbers = (counts.completed, counts.review, counts.failed, counts.queued)
    return (str(hot.id), state, *map(str, numbers), moment_text(hot.last_at), one_line(str(hot.folder)))

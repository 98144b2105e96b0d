"""`models`: list, download, verify, import and delete models."""

from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, get_args

import click

from rembg_desktop.cli.command import (
    Group,
    json_option,
    print_json,
    print_line,
    print_table,
    service_options,
    size_text,
)
from rembg_desktop.cli.executing import Interrupts
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.cli.monitor import has_terminal
from rembg_desktop.composition import model_files
from rembg_desktop.engine.model_info import Activation, Channels, Hints, Layout, Range, numbers
from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.paths import full_path

if TYPE_CHECKING:
    from rembg_desktop.engine.model_files import ModelFiles


class NumbersType(click.ParamType[tuple[float, ...]]):
    """Numbers separated by commas; a single one stands for all of them."""

    name = "numbers"

    def __init__(self, count: int) -> None:
        self._count = count

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        """The numbers in a text; fails if it has another number of them."""
        try:
            return numbers(str(value), self._count)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _three(values: tuple[float, ...] | None) -> Channels | None:
    return (values[0], values[1], values[2]) if values else None


@click.group(cls=Group)
def models() -> None:
    """List, download, verify, import and delete models."""


@models.command("list")
@json_option
@service_options
@pass_invocation
def list_models(invocation: Invocation, as_json: bool) -> int:
    """List the models: size, license, and whether they are on this computer."""
    found: list[dict[str, Any]] = (
        invocation.service.models()
        if invocation.url
        else [{**info.as_dict(), "state": state} for info, state in _files(invocation).all()]
    )
    if as_json:
        print_json({"models": found})
        return Exit.DONE
    rows = [
        (
            str(model.get("name")),
            str(model.get("state")),
            size_text(model.get("bytes") or 0),
            f"{model.get('speed') or 0:g}x",
            f"{model.get('licence')}" + ("" if model.get("commercial") else " (not for commercial use)"),
            str(model.get("best_for")),
        )
        for model in found
    ]
    print_table(("MODEL", "STATE", "SIZE", "TIME", "LICENSE", "BEST FOR"), rows, right=frozenset({2, 3}))
    return Exit.DONE


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--again", is_flag=True, help="Download again even if the file is intact.")
@json_option
@pass_invocation
def download(invocation: Invocation, names: tuple[str, ...], again: bool, as_json: bool) -> int:
    """Download and verify models; an interrupted download is resumed."""
    files = _files(invocation)
    done: list[dict[str, Any]] = []
    for name in names:
        info = files.info(name)
        if not info.commercial:
            note(f"note: The license of {name} ({info.license}) does not allow commercial use.")
        path = _download(files, name, again=again)
        if path is None:
            note("Interrupted; the partial download is kept and resumed next time.")
            return Exit.INTERRUPTED
        done.append({"name": name, "path": str(path)})
        if not as_json:
            print_line(f"{name}  ready: {path}")
    if as_json:
        print_json({"models": done})
    return Exit.DONE


@models.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@json_option
@pass_invocation
def verify(invocation: Invocation, names: tuple[str, ...], as_json: bool) -> int:
    """Compare model files with their hashes; without names, all models on this computer."""
    from rembg_desktop.errors import AppError

    files = _files(invocation)
    results: list[dict[str, Any]] = []
    for name in names or tuple(info.name for info, state in files.all() if state != "missing"):
        try:
            path = files.verify(name)
        except AppError as error:
            if name in names and len(names) == 1:
                raise
            results.append({"name": name, "ok": False, "error": error.as_dict()})
            if not as_json:
                print_line(f"{name}  damaged: {error.message} {error.hint}")
        else:
            results.append({"name": name, "ok": True, "path": str(path)})
            if not as_json:
                print_line(f"{name}  ok")
    if as_json:
        print_json({"models": results})
    return Exit.DONE if all(result["ok"] for result in results) else Exit.SOME_FAILED


@models.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the model (default: the file's name).")
@click.option("--mean", type=NumbersType(3), help="Mean of red, green and blue, such as 0.485,0.456,0.406.")
@click.option("--std", type=NumbersType(3), help="Standard deviation of red, green and blue.")
@click.option("--size", type=NumbersType(2), help="Size of the input in pixels, such as 1024 or 1024x768.")
@click.option("--range", "pixel_range", type=click.Choice(get_args(Range)), help="Range of the pixels.")
@click.option("--layout", type=click.Choice(get_args(Layout)), help="Order of the dimensions of the input.")
@click.option("--output", help="Name of the output that is the mask.")
@click.option(
    "--activation", type=click.Choice(get_args(Activation)), help="Function that is applied to the output."
)
@click.option(
    "--test-picture", type=click.Path(path_type=Path), help="Save the sample photo without its background as PNG."
)
@click.option("--dry-run", is_flag=True, help="Only try the model.")
@json_option
@pass_invocation
def import_model(
    invocation: Invocation,
    file: Path,
    name: str | None,
    mean: tuple[float, ...] | None,
    std: tuple[float, ...] | None,
    size: tuple[float, ...] | None,
    pixel_range: str | None,
    layout: str | None,
    output: str | None,
    activation: str | None,
    test_picture: Path | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Try an ONNX file on a sample photo, and import a copy of it as a custom model.

    What is not given is taken from the metadata in the file, or found out.
    """
    files, path = _files(invocation), full_path(file)
    name = name or file.stem.replace(" ", "-")
    files.check_import_name(name)
    if test_picture and full_path(test_picture).exists():
        raise click.BadParameter(f"{test_picture} already exists.", param_hint="--test-picture")
    sides = (int(size[0]), int(size[1])) if size else None
    hints = Hints(_three(mean), _three(std), sides, pixel_range, layout, output, activation)
    cancel = CancelToken()
    with Interrupts(lambda: Thread(target=cancel.cancel).start()):
        try:
            trial = files.examine(path, hints, cancel)
        except Cancelled:
            note("Interrupted; nothing was imported.")
            return Exit.INTERRUPTED
    found = trial.as_dict()
    if test_picture:
        with full_path(test_picture).open("xb") as opened:
            trial.picture.save(opened, "PNG")
        found["test_picture"] = str(full_path(test_picture))
    model = None if dry_run else files.import_file(path, name, trial=trial)
    if as_json:
        print_json({"name": model, **found})
        return Exit.DONE
    for title, values in (("input", trial.inputs), ("output", trial.outputs)):
        for value in values:
            print_line(f"{title:<8}{value}")
    for key, value in found["parameters"].items():
        print_line(f"{key:<11}{value if value != '' else 'the first'}")
    print_line(f"{trial.seconds:.2f} s, {found['memory_mb']} MB on the CPU of this computer")
    if model:
        print_line(f"{model}  ready; use it with --model {model}")
    return Exit.DONE


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@json_option
@pass_invocation
def delete(invocation: Invocation, names: tuple[str, ...], as_json: bool) -> int:
    """Delete downloaded or imported models from this computer."""
    files = _files(invocation)
    for name in names:
        files.delete(name)
        if not as_json:
            print_line(f"{name}  deleted")
    if as_json:
        print_json({"deleted": list(names)})
    return Exit.DONE


def _files(invocation: Invocation) -> "ModelFiles":
    return model_files(invocation.home, invocation.settings)


def _download(files: "ModelFiles", name: str, *, again: bool) -> Path | None:
    """The verified file; None when interrupted."""
    cancel = CancelToken()
    view = _DownloadBar(name) if has_terminal() else _DownloadLines(name)
    # The handler runs between two steps of this very thread, which may hold the token's lock just then: so
    # another thread cancels.
    interrupts = Interrupts(lambda: Thread(target=cancel.cancel).start())
    with interrupts, view if isinstance(view, _DownloadBar) else nullcontext():
        try:
            return files.download(name, view.progress, cancel, again=again)
        except Cancelled:
            return None


class _DownloadLines:
    """A line for every tenth."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told = -1

    def progress(self, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 0
        if tenth > self._told:
            self._told = tenth
            note(f"{self._name}  {size_text(done)} of {size_text(total)}")


class _DownloadBar:
    """A bar with speed and remaining time."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self._bar = Progress(
            name,
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task(name, total=None)

    def __enter__(self) -> None:
        self._bar.start()

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def progress(self, done: int, total: int) -> None:
        self._bar.update(self._task, completed=done, total=total)

"""`presets`: named sets of options."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from rembg_desktop.cli.command import Group, json_option, print_json, print_line, service_options
from rembg_desktop.cli.invocation import Exit, Invocation, pass_invocation
from rembg_desktop.cli.sharing import export_shared, import_arguments, import_shared, known_presets, output_option
from rembg_desktop.composition import check_options, renew_menus
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import (
    OPTION_NAMES,
    BackgroundFit,
    Centering,
    Depth,
    Detail,
    Edges,
    Framing,
    Holes,
    Metadata,
    OnConflict,
    OutputFormat,
    Position,
    RemovalOptions,
    Shadow,
    Times,
    parse_color,
)
from rembg_desktop.options.outputs import Output, combined
from rembg_desktop.options.presets import DEFAULT_PRESET, Presets
from rembg_desktop.paths import full_path

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _allowed(values: type[StrEnum]) -> str:
    return "[" + "|".join(values) + "]"


_OPTIONS = (
    click.option("--model", metavar="NAME", help="Model; `rembg-desktop models list` shows them."),
    click.option("--edges", metavar=_allowed(Edges), help="How the edges of the subject are processed."),
    click.option("--detail", metavar=_allowed(Detail), help="`high` runs the model again on small subjects."),
    click.option("--specks", metavar="LENGTH", help="Remove isolated spots smaller than this: 12px or 0.5%."),
    click.option("--pinholes", metavar="LENGTH", help="Fill enclosed gaps smaller than this: 12px or 0.5%."),
    click.option("--ignore-border/--keep-border", default=None, help="Remove what touches the photo's border."),
    click.option(
        "--parts", metavar="[all|largest|N%]", help="Keep all parts, the largest, or those above a share."
    ),
    click.option("--holes", metavar=_allowed(Holes), help="Keep or fill holes in the subject."),
    click.option("--edge-shift", type=float, metavar="PIXELS", help="Move the edge: -20 to 20, out above 0."),
    click.option("--feather", type=float, metavar="PIXELS", help="Soften the edge: 0 to 50."),
    click.option("--contrast", type=float, metavar="PERCENT", help="Make soft edges narrower: 0 to 100."),
    click.option("--mask-only/--cut-out", default=None, help="Write the mask (gray) instead of the cutout."),
    click.option(
        "--background",
        metavar="BACKGROUND",
        help="`none`, a color, `linear(white, #ddd)`, `radial(..)`, `blur(5%)`, an image file or a folder.",
    ),
    click.option(
        "--background-fit", metavar=_allowed(BackgroundFit), help="How a background image fills the result."
    ),
    click.option(
        "--background-position", metavar="PLACE", help="Which part of it is seen: center, top, top-left, ..."
    ),
    click.option(
        "--shadow", metavar=_allowed(Shadow), help="Shadow of the subject; `own` keeps that of the photo."
    ),
    click.option("--shadow-angle", type=float, metavar="DEGREES", help="Where a drop shadow falls: 180 is down."),
    click.option(
        "--shadow-distance", metavar="LENGTH", help="12px or 5% of the subject; `auto` for the usual one."
    ),
    click.option(
        "--shadow-softness", metavar="LENGTH", help="Width of the shadow's soft edge; `auto`: the usual one."
    ),
    click.option("--shadow-opacity", metavar="PERCENT", help="0 to 100; `auto` for the usual one."),
    click.option("--trim/--no-trim", default=None, help="Crop to the subject."),
    click.option("--margin", metavar="LENGTH", help="Space around the trimmed subject: 12px or 5%."),
    click.option("--canvas", metavar="WxH", help="Fit the result on a canvas, e.g. 2000x2000; `none` for none."),
    click.option("--padding", metavar="LENGTH", help="Free space inside the canvas: 12px or 5%."),
    click.option(
        "--position", metavar=_allowed(Position), help="Center the subject vertically, or put it at the bottom."
    ),
    click.option("--floor", metavar="LENGTH", help="Space under a subject at the bottom: 12px or 5%."),
    click.option(
        "--centering", metavar=_allowed(Centering), help="Center the subject's box or its optical center."
    ),
    click.option(
        "--framing", metavar=_allowed(Framing), help="`same`: one scale and baseline for a whole folder."
    ),
    click.option("--format", metavar=_allowed(OutputFormat), help="File format of the results."),
    click.option("--quality", type=int, metavar="1-100", help="Quality of WebP, JPEG, AVIF and JPEG XL."),
    click.option("--lossless/--lossy", default=None, help="Write WebP or JPEG XL without loss."),
    click.option(
        "--max-bytes", metavar="SIZE", help="Largest file: 500 KB, 2 MB; lowers the quality. 0 for any size."
    ),
    click.option("--may-shrink/--keep-size", default=None, help="Allow fewer pixels to fit --max-bytes."),
    click.option(
        "--clipping-path",
        metavar="NAME",
        help="Clipping path around the subject in TIFF, JPEG and PSD; '' for none.",
    ),
    click.option(
        "--whole-photo/--no-whole-photo",
        default=None,
        help="For retouchers: keep the whole photo, in TIFF, or in JPEG with a clipping path.",
    ),
    click.option("--metadata", metavar=_allowed(Metadata), help="Keep or strip EXIF and XMP."),
    click.option("--times", metavar=_allowed(Times), help="Keep the file times of the sources, or set new ones."),
    click.option("--srgb/--keep-profile", default=None, help="Convert the colors to sRGB, or keep the profile."),
    click.option(
        "--depth", metavar=_allowed(Depth), help="Bits per channel; `keep` keeps 16 in PNG, TIFF and PSD."
    ),
    click.option(
        "--name", metavar="TEMPLATE", help="File name of results: {stem}, {index}, {model}, {date}, {preset}."
    ),
    click.option("--on-conflict", metavar=_allowed(OnConflict), help="What to do when the result's file exists."),
)


def removal_options(function: _Function) -> _Function:
    """Give a command all of them; pass its keyword arguments to chosen_options()."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def chosen_options(given: Mapping[str, Any], base: RemovalOptions) -> RemovalOptions:
    """The options of the command line laid over those of a preset.

    Raises:
        AppError: invalid_option, background_unreadable.
    """
    return RemovalOptions.from_dict(given_values(given), base)


def chosen_outputs(given: Mapping[str, Any], presets: Presets, names: Sequence[str]) -> tuple[Output, ...]:
    """What is made of every photo: a file for each preset. The options of the command line change all of them.

    Raises:
        AppError: unknown_preset, invalid_option, background_unreadable.
    """
    values = given_values(given)
    found = [(name, *presets.find(name)) for name in names]
    outputs = [Output(known, RemovalOptions.from_dict(values, options)) for _, known, options in found]
    if len(names) == 1 and names[0].casefold() == outputs[0].name.casefold():
        return (Output(names[0], outputs[0].options),)  # as the user spells it
    return combined(outputs)


def given_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was named on the command line, as RemovalOptions.from_dict() takes it.

    Raises:
        AppError: background_unreadable.
    """
    values = {name: given[name] for name in OPTION_NAMES if given.get(name) is not None}
    if "background" in values:
        values["background"] = _background(values["background"])
    if str(values.get("canvas", "")).lower() == "none":
        values["canvas"] = None
    return values


def _background(value: str) -> str:
    if value.lower() in ("", "none") or value.startswith("#") or parse_color(value):
        return value
    if re.match(r"\s*(linear|radial|blur)\s*\(.*\)\s*$", value, re.IGNORECASE):
        return value  # RemovalOptions says what is wrong with it
    path = full_path(value)
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists() fails for names that are too long
        hint = "Name a color such as #ffffff or white, `none`, a gradient, or an image file or folder that exists."
        message = f"background: {value!r} is neither a color nor a file."
        raise AppError(ErrorCode.BACKGROUND_UNREADABLE, message, hint)
    return str(path)


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@service_options
@json_option
def presets(context: click.Context, as_json: bool) -> int:
    """List, show, save, delete and share presets; without a command it lists them."""
    if context.invoked_subcommand is None:
        return _list(context.ensure_object(Invocation), as_json=as_json)
    return Exit.DONE


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
        return Exit.DONE
    shown = options.as_dict()
    width = max(map(len, shown)) + 2
    for field, value in shown.items():
        usual = value is None and field.startswith("shadow_")
        print_line(f"{field:<{width}}{'auto' if usual else _plain(value)}")
    return Exit.DONE


@presets.command()
@click.argument("title", metavar="NAME")  # `name` is the option for the template
@click.option("--preset", default=DEFAULT_PRESET, show_default=True, metavar="NAME", help="Preset to start from.")
@removal_options
@json_option
@pass_invocation
def save(invocation: Invocation, title: str, preset: str, as_json: bool, **given: Any) -> int:  # noqa: ANN401
    """Save options as a custom preset."""
    _refuse_service(invocation, "presets save")
    known = _changing(invocation)
    options = chosen_options(given, known.get(preset))
    check_options(invocation.home, options)
    known.save(title, options)
    if as_json:
        print_json({"name": title.strip(), "options": options.as_dict()})
    else:
        print_line(f"Saved {title.strip()!r}: {_differences(options)}")
    return Exit.DONE


@presets.command()
@click.argument("name")
@json_option
@pass_invocation
def delete(invocation: Invocation, name: str, as_json: bool) -> int:
    """Delete a custom preset."""
    _refuse_service(invocation, "presets delete")
    _changing(invocation).delete(name)
    if as_json:
        print_json({"deleted": name})
    else:
        print_line(f"Deleted {name!r}.")
    return Exit.DONE


@presets.command("export")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@output_option
@json_option
@service_options
@pass_invocation
def export_presets(
    invocation: Invocation, names: tuple[str, ...], output: Path, overwrite: bool, as_json: bool
) -> int:
    """Write presets to a file, to share them: the named ones, or all custom ones."""
    from rembg_desktop.options.shared_items import SharedPresets

    content = SharedPresets(known_presets(invocation), lambda _: None).export(names)
    return export_shared(content, SharedPresets.section, output, overwrite=overwrite, as_json=as_json)


@presets.command("import")
@import_arguments
@json_option
@pass_invocation
def import_presets(invocation: Invocation, file: Path, on_existing: str, as_json: bool) -> int:
    """Add the presets of a file that `presets export` wrote."""
    from rembg_desktop.options.shared_items import SharedPresets

    _refuse_service(invocation, "presets import")
    home = invocation.home
    shared = SharedPresets(_changing(invocation), lambda options: check_options(home, options))
    return import_shared(shared, file, on_existing, as_json=as_json)


def _changing(invocation: Invocation) -> Presets:
    home = invocation.home
    return Presets(home.presets, lambda: renew_menus(home))


def _refuse_service(invocation: Invocation, command: str) -> None:
    if invocation.url:
        from rembg_desktop.remote.service import not_offered

        raise not_offered(invocation.service.address, command)


def _list(invocation: Invocation, *, as_json: bool) -> int:
    known = known_presets(invocation)
    found = known.all()
    if as_json:
        own = known.own()
        listed = [
            {"name": name, "built_in": name not in own, "options": options.as_dict()}
            for name, options in found.items()
        ]
        print_json({"presets": listed})
        return Exit.DONE
    width = max(len(name) for name in found)
    for name, options in found.items():
        print_line(f"{name:<{width}}  {_differences(options)}")
    return Exit.DONE


def _differences(options: RemovalOptions) -> str:
    usual = RemovalOptions().as_dict()
    changed = [f"{field} {_plain(value)}" for field, value in options.as_dict().items() if value != usual[field]]
    return ", ".join(changed) or "the defaults"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return "none" if value is None else str(value)

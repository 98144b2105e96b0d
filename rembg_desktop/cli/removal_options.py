"""Every field of RemovalOptions as an option of a command; RemovalOptions.from_dict() validates them."""

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OPTION_NAMES, Edges, Metadata, OnConflict, OutputFormat, RemovalOptions
from rembg_desktop.paths import full_path

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _allowed(values: type[Edges | Metadata | OnConflict | OutputFormat]) -> str:
    return "[" + "|".join(values) + "]"


_OPTIONS = (
    click.option("--model", metavar="NAME", help="Model; `rembg-desktop models list` shows them."),
    click.option("--edges", metavar=_allowed(Edges), help="How the edge of the subject is made."),
    click.option("--mask-only/--cut-out", default=None, help="Write the mask (grey) in place of the cut-out."),
    click.option("--background", metavar="BACKGROUND", help="`none`, a colour such as #ffffff, or an image file."),
    click.option("--trim/--no-trim", default=None, help="Crop to the subject."),
    click.option("--margin", metavar="LENGTH", help="Room around the trimmed subject: 12px or 5%."),
    click.option("--canvas", metavar="WxH", help="Fit the result on a canvas, e.g. 2000x2000; `none` for none."),
    click.option("--padding", metavar="LENGTH", help="Free room inside the canvas: 12px or 5%."),
    click.option("--format", metavar=_allowed(OutputFormat), help="File format of the results."),
    click.option("--quality", type=int, metavar="1-100", help="Quality of WebP and JPEG."),
    click.option("--lossless/--lossy", default=None, help="WebP without loss."),
    click.option("--metadata", metavar=_allowed(Metadata), help="Keep or strip EXIF and XMP."),
    click.option("--name", metavar="TEMPLATE", help="File name of results: {stem}, {index}, {model}, {date}."),
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
        AppError: invalid_option, background_unreadable or unknown_model.
    """
    options = RemovalOptions.from_dict(given_values(given), base)
    if not options.model.startswith("custom:"):
        from rembg_desktop.engine.catalogue import find

        find(options.model)
    return options


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
    if value.lower() in ("", "none") or value.startswith("#"):
        return value
    path = full_path(value)
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file() fails for names that are too long
        hint = "Name a colour such as #ffffff, `none`, or an image file that exists."
        message = f"background: {value!r} is neither a colour nor a file."
        raise AppError(ErrorCode.BACKGROUND_UNREADABLE, message, hint)
    return str(path)

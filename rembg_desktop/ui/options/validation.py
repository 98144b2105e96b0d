"""Checks the options that are entered, and says beside each field what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.options.group import OptionGroup

_MARK: Final = " is not valid: "


def validated(
    values: Mapping[str, Any], before: RemovalOptions, groups: Sequence[OptionGroup]
) -> tuple[RemovalOptions, AppError | None]:
    """The options, and the first error, if any. Every error is shown at its field; the other fields are taken.

    Args:
        values: of all fields.
        before: the options that stay where a field is wrong.
        groups: the sections with the fields.
    """
    first: AppError | None = None
    wanted = dict(values)
    # Each turn either succeeds or takes one wrong option out, so that the rest is judged as well.
    while True:
        try:
            options = RemovalOptions.from_dict(wanted, before if first else None)
        except AppError as error:
            first = first or error
            _show_error(error, groups)
            wanted.pop(wrong_field(error))
        else:
            return options, first


def _show_error(error: AppError, groups: Sequence[OptionGroup]) -> None:
    fields = [wrong_field(error)]
    if "JPEG" in error.message:
        # Either of the two can be changed, and the user may be looking at the other one.
        fields = ["format", "background"]
    for field in fields:
        for group in groups:
            group.set_error(field, reason(error))


def wrong_field(error: AppError) -> str:
    """The name of the option that RemovalOptions.from_dict() refused."""
    return error.message.partition(":")[0]


def reason(error: AppError) -> str:
    """One sentence for the place below the option; the validator's own where there is no better one."""
    field = wrong_field(error)
    why = error.message.partition(_MARK)[2] or error.message
    if "JPEG has no transparency" in why:
        return QCoreApplication.translate(
            "OptionReasons", "JPEG does not support transparency. Choose a color or an image as the background."
        )
    if field == "background":
        return QCoreApplication.translate(
            "OptionReasons", "Enter a color such as #ffffff, or choose an image file."
        )
    if field == "max_bytes":
        return QCoreApplication.translate("OptionReasons", "Enter a size such as 500 KB or 2 MB.")
    if field == "clipping_path":
        return QCoreApplication.translate("OptionReasons", "Enter a short name, such as Path 1.")
    if field == "whole_photo":
        return _photo_reason(why)
    if field == "name":
        return _name_reason(why)
    return why[:1].upper() + why[1:]


def _photo_reason(why: str) -> str:
    if "background" in why or "shadow" in why:
        return QCoreApplication.translate(
            "OptionReasons", "Choose no background and no shadow, or PSD, where they are layers."
        )
    return QCoreApplication.translate(
        "OptionReasons", "A TIFF file with fewer pixels cannot keep the whole photo."
    )


def _name_reason(why: str) -> str:
    if "must not contain" in why:
        return QCoreApplication.translate(
            "OptionReasons", "A file name cannot contain any of these characters: %1"
        ).replace("%1", '< > : " / \\ | ? *')
    if "must contain" in why:
        return QCoreApplication.translate(
            "OptionReasons", "Use {stem} or {index}. Otherwise all results would have the same name."
        )
    return QCoreApplication.translate(
        "OptionReasons", "Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}."
    )

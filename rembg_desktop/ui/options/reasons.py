"""What is wrong with an option, in the user's language and in the words of the panel."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.errors import AppError

_MARK = " is not possible: "


def wrong_field(error: AppError) -> str:
    """The name of the option that RemovalOptions.from_dict() refused."""
    return error.message.partition(":")[0]


def reason(error: AppError) -> str:
    """One sentence for the place below the option; the validator's own where there is no better one."""
    field = wrong_field(error)
    why = error.message.partition(_MARK)[2] or error.message
    if "JPEG has no transparency" in why:
        return QCoreApplication.translate(
            "OptionReasons", "JPEG has no transparency. Choose a colour or an image as the background."
        )
    if field == "background":
        return QCoreApplication.translate(
            "OptionReasons", "Enter a colour such as #ffffff, or choose an image file."
        )
    if field == "name":
        return _name_reason(why)
    return why[:1].upper() + why[1:]


def _name_reason(why: str) -> str:
    if "may stand in a file name" in why:
        return QCoreApplication.translate("OptionReasons", "A file name cannot hold any of these: %1").replace(
            "%1", '< > : " / \\ | ? *'
        )
    if "must stand in it" in why:
        return QCoreApplication.translate(
            "OptionReasons", "Use {stem} or {index}, or all results would have one name."
        )
    return QCoreApplication.translate(
        "OptionReasons", "Use letters and the fields {stem}, {index}, {index:03}, {model} and {date}."
    )

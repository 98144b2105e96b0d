"""Notices about results, steps, lines of a check, and what is wrong with an option, in the language of the window.

In English, notices are given in their own messages, which are more precise.
"""

import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from rembg_desktop.errors import AppError, Notice
from rembg_desktop.rules.report import Text
from rembg_desktop.ui.text.formatting import percent_suffix


def notice_sentence(notice: Notice) -> str:
    """What a user should know about a result."""
    text = str(NOTICES.get(notice.code, ""))  # what PySide says QT_TRANSLATE_NOOP gives is less than what it does
    said = QCoreApplication.translate("ErrorText", text) if text else ""
    figure = re.search(_FIGURES.get(notice.code, "^"), notice.message)
    return said.replace("%1", figure[0]) if said != text and figure else notice.message


_FIGURES: Final = {"quality_lowered": r"(?<= to )\d+(?= to fit)", "pixels_reduced": r"(?<= to )\d+ x \d+"}
"""Where the messages of these notices have the figure that their translation needs."""

NOTICES: Final = {
    "exists": QT_TRANSLATE_NOOP("ErrorText", "A file with this name already exists and was not changed."),
    "source_changed": QT_TRANSLATE_NOOP(
        "ErrorText", "The photo was changed after it was queued. The new content was used."
    ),
    "device_fallback": QT_TRANSLATE_NOOP(
        "ErrorText", "The model could not run on the selected device. The CPU was used instead."
    ),
    "first_frame": QT_TRANSLATE_NOOP(
        "ErrorText", "The file has several frames. Only the first one was processed."
    ),
    "metadata_ignored": QT_TRANSLATE_NOOP("ErrorText", "The metadata is damaged and was removed."),
    "metadata_dropped": QT_TRANSLATE_NOOP(
        "ErrorText", "Some metadata is too large for this format and was removed."
    ),
    "times_not_kept": QT_TRANSLATE_NOOP(
        "ErrorText", "The file times were not kept: the drive with the result does not allow it."
    ),
    "end_missing": QT_TRANSLATE_NOOP("ErrorText", "The end of the file is missing, but all pixels are complete."),
    "damaged_data": QT_TRANSLATE_NOOP("ErrorText", "The file contains invalid data. Check the result."),
    "profile_ignored": QT_TRANSLATE_NOOP(
        "ErrorText", "The color profile does not match the pixels and was removed."
    ),
    "converted_to_srgb": QT_TRANSLATE_NOOP("ErrorText", "The colors were converted to sRGB."),
    "no_clipping_path": QT_TRANSLATE_NOOP(
        "ErrorText", "The file has no clipping path, because no subject was found."
    ),
    "coarse_clipping_path": QT_TRANSLATE_NOOP(
        "ErrorText", "The clipping path is coarse, because the mask is very ragged."
    ),
    "photo_scaled": QT_TRANSLATE_NOOP("ErrorText", "The photo was scaled to fit on the canvas."),
    "depth_reduced": QT_TRANSLATE_NOOP(
        "ErrorText", "The photo has more than 8 bits per channel. The result has 8."
    ),
    "tone_mapped": QT_TRANSLATE_NOOP("ErrorText", "The HDR colors were tone-mapped to sRGB."),
    "highlights_clipped": QT_TRANSLATE_NOOP("ErrorText", "Colors that are brighter than white were clipped."),
    "gain_map_ignored": QT_TRANSLATE_NOOP(
        "ErrorText", "The photo contains a gain map for HDR displays. Its SDR picture was processed."
    ),
    "alpha_ignored": QT_TRANSLATE_NOOP(
        "ErrorText", "The photo is transparent everywhere. Its transparency was ignored."
    ),
    "alpha_kept": QT_TRANSLATE_NOOP(
        "ErrorText", "The photo was cut out already. Its transparency was kept and no model was used."
    ),
    "no_subject": QT_TRANSLATE_NOOP("ErrorText", "No subject was found."),
    "correction_used": QT_TRANSLATE_NOOP("ErrorText", "Your correction was used."),
    "not_rendered_again": QT_TRANSLATE_NOOP(
        "ErrorText", "The image could not be rendered again. Its earlier result was kept."
    ),
    "enlarged": QT_TRANSLATE_NOOP("ErrorText", "The subject was enlarged to fill the canvas."),
    "shadow_not_kept": QT_TRANSLATE_NOOP("ErrorText", "The photo's own shadow could not be kept."),
    "quality_lowered": QT_TRANSLATE_NOOP("ErrorText", "The quality was lowered to %1 so that the file fits."),
    "pixels_reduced": QT_TRANSLATE_NOOP("ErrorText", "The result was reduced to %1 pixels so that the file fits."),
}
"""What is to be known of a result, by code."""


def step(name: str) -> str:
    """A step of the pipeline; an unknown one keeps its name."""
    return {
        "load": QCoreApplication.translate("InspectorText", "Read photo"),
        "mask": QCoreApplication.translate("InspectorText", "Find subject"),
        "kept": QCoreApplication.translate("InspectorText", "Take the kept mask"),
        "closer_look": QCoreApplication.translate("InspectorText", "Closer look"),
        "second_look": QCoreApplication.translate("InspectorText", "Second look"),
        "matte": QCoreApplication.translate("InspectorText", "Refine edges"),
        "edges": QCoreApplication.translate("InspectorText", "Refine edges"),
        "compose": QCoreApplication.translate("InspectorText", "Compose"),
        "encode": QCoreApplication.translate("InspectorText", "Write file"),
        "write": QCoreApplication.translate("InspectorText", "Write file"),
        "publish": QCoreApplication.translate("InspectorText", "Move to destination"),
        "wait": QCoreApplication.translate("InspectorText", "Wait for memory"),
    }.get(name, name)


_CONTEXT: Final = "RuleText"
_DECIMALS: Final = frozenset({"times", "megapixels", "share", "size", "ratio", "quality", "bits"})
"""Figures of a check that may have decimals or be percentages."""


def rule_text(text: Text) -> str:
    """A text of a check, with its figures as the language writes them."""
    figures = {key: _figure(value) if key in _DECIMALS else value for key, value in text.figures.items()}
    if "sides" in figures:
        figures["sides"] = ", ".join(_translated(side) for side in figures["sides"].split(", "))
    return str(Text(_translated(text.template), figures))


def _figure(value: str) -> str:
    return value.replace(".", QLocale().decimalPoint()).replace(" %", percent_suffix())


def _translated(template: str) -> str:
    return QCoreApplication.translate(_CONTEXT, template) if template else ""


TEMPLATES: Final = (
    QT_TRANSLATE_NOOP("RuleText", "A frame in one color"),
    QT_TRANSLATE_NOOP("RuleText", "About {quality}"),
    QT_TRANSLATE_NOOP("RuleText", "At least {pixels} pixels on the longer side"),
    QT_TRANSLATE_NOOP("RuleText", "At least {pixels} pixels on the shorter side"),
    QT_TRANSLATE_NOOP("RuleText", "At least {width} x {height} pixels"),
    QT_TRANSLATE_NOOP("RuleText", "At most {bits} bits per channel"),
    QT_TRANSLATE_NOOP("RuleText", "At most {megapixels} megapixels"),
    QT_TRANSLATE_NOOP("RuleText", "At most {pixels} pixels on the longer side"),
    QT_TRANSLATE_NOOP("RuleText", "At most {size}"),
    QT_TRANSLATE_NOOP("RuleText", "At most {width} x {height} pixels"),
    QT_TRANSLATE_NOOP("RuleText", "Background pure white (255, 255, 255) or transparent"),
    QT_TRANSLATE_NOOP("RuleText", "Background pure white (255, 255, 255) up to the border"),
    QT_TRANSLATE_NOOP("RuleText", "bottom"),
    QT_TRANSLATE_NOOP("RuleText", "broken"),
    QT_TRANSLATE_NOOP("RuleText", "Color space sRGB"),
    QT_TRANSLATE_NOOP("RuleText", "Convert it to sRGB."),
    QT_TRANSLATE_NOOP("RuleText", "Cut off: {sides}"),
    QT_TRANSLATE_NOOP("RuleText", "Enlarged at most {times} times"),
    QT_TRANSLATE_NOOP("RuleText", "Enlarged {times} times"),
    QT_TRANSLATE_NOOP("RuleText", "File"),
    QT_TRANSLATE_NOOP("RuleText", "File format {formats}"),
    QT_TRANSLATE_NOOP("RuleText", "Found"),
    QT_TRANSLATE_NOOP("RuleText", "held"),
    QT_TRANSLATE_NOOP("RuleText", "JPEG quality of at least {quality}"),
    QT_TRANSLATE_NOOP("RuleText", "left"),
    QT_TRANSLATE_NOOP("RuleText", "Level"),
    QT_TRANSLATE_NOOP("RuleText", "Make it again as {formats}."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again on a canvas of at least {width} x {height} pixels."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again on a canvas of at most {width} x {height} pixels."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again on a canvas with the ratio {ratio}."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again on a larger canvas, from a photo that is large enough."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again on a smaller canvas."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with a depth of 8."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with a lower quality, or on a smaller canvas."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with a quality of at least {quality}."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with more padding."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with padding or a margin, or take a wider photo."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with the background #ffffff."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again with trimming and less padding."),
    QT_TRANSLATE_NOOP("RuleText", "Make it again without a shadow."),
    QT_TRANSLATE_NOOP("RuleText", "More than 8 bits per channel"),
    QT_TRANSLATE_NOOP("RuleText", "Name the file with the {kind} of the product."),
    QT_TRANSLATE_NOOP("RuleText", "No drawn border"),
    QT_TRANSLATE_NOOP("RuleText", "No frame"),
    QT_TRANSLATE_NOOP("RuleText", "No profile, which means sRGB"),
    QT_TRANSLATE_NOOP("RuleText", "No shadow"),
    QT_TRANSLATE_NOOP("RuleText", "No transparent border"),
    QT_TRANSLATE_NOOP("RuleText", "None found"),
    QT_TRANSLATE_NOOP("RuleText", "Not a JPEG file"),
    QT_TRANSLATE_NOOP("RuleText", "not checkable"),
    QT_TRANSLATE_NOOP("RuleText", "Not cut off"),
    QT_TRANSLATE_NOOP("RuleText", "Not enlarged"),
    QT_TRANSLATE_NOOP("RuleText", "Not transparent"),
    QT_TRANSLATE_NOOP("RuleText", "Nothing differs from the background."),
    QT_TRANSLATE_NOOP("RuleText", "On {share} of the picture"),
    QT_TRANSLATE_NOOP("RuleText", "Only a person can see that."),
    QT_TRANSLATE_NOOP("RuleText", "Profile {profile}"),
    QT_TRANSLATE_NOOP("RuleText", "Pure white"),
    QT_TRANSLATE_NOOP("RuleText", "recommended"),
    QT_TRANSLATE_NOOP("RuleText", "Remove the background, and save it as PNG or WebP."),
    QT_TRANSLATE_NOOP("RuleText", "Remove the background."),
    QT_TRANSLATE_NOOP("RuleText", "Remove the frame."),
    QT_TRANSLATE_NOOP("RuleText", "Rename it so that it ends with {ending}."),
    QT_TRANSLATE_NOOP("RuleText", "Rename it to {name}."),
    QT_TRANSLATE_NOOP("RuleText", "required"),
    QT_TRANSLATE_NOOP("RuleText", "Result"),
    QT_TRANSLATE_NOOP("RuleText", "right"),
    QT_TRANSLATE_NOOP("RuleText", "Rule"),
    QT_TRANSLATE_NOOP("RuleText", "Rule set"),
    QT_TRANSLATE_NOOP("RuleText", "Take a larger photo, or make it again on a smaller canvas."),
    QT_TRANSLATE_NOOP("RuleText", "The background is not plain, so the subject cannot be told from it."),
    QT_TRANSLATE_NOOP("RuleText", "The background is {color}"),
    QT_TRANSLATE_NOOP("RuleText", "The border has different colors"),
    QT_TRANSLATE_NOOP("RuleText", "The ending matches the content"),
    QT_TRANSLATE_NOOP("RuleText", "The file can be read"),
    QT_TRANSLATE_NOOP("RuleText", "The file does not tell how much it was enlarged. Check it with its source."),
    QT_TRANSLATE_NOOP("RuleText", "The file does not tell its quality."),
    QT_TRANSLATE_NOOP("RuleText", "The file name is a {kind} with its check digit"),
    QT_TRANSLATE_NOOP("RuleText", "The subject fills at least {share} of the frame"),
    QT_TRANSLATE_NOOP("RuleText", "The subject fills at most {share} of the frame"),
    QT_TRANSLATE_NOOP("RuleText", "The subject is not cut off at the border"),
    QT_TRANSLATE_NOOP("RuleText", "top"),
    QT_TRANSLATE_NOOP("RuleText", "Transparent"),
    QT_TRANSLATE_NOOP("RuleText", "Transparent background"),
    QT_TRANSLATE_NOOP("RuleText", "What to do"),
    QT_TRANSLATE_NOOP("RuleText", "Width to height {ratio}"),
    QT_TRANSLATE_NOOP("RuleText", "{bits} bits per channel"),
    QT_TRANSLATE_NOOP("RuleText", "{ending}, the content is {format}"),
    QT_TRANSLATE_NOOP("RuleText", "{held} of {total} files hold all required rules."),
    QT_TRANSLATE_NOOP("RuleText", "{megapixels} megapixels"),
    QT_TRANSLATE_NOOP("RuleText", "{name} has the check digit {found} instead of {wanted}"),
    QT_TRANSLATE_NOOP("RuleText", "{name} has {count} digits"),
    QT_TRANSLATE_NOOP("RuleText", "{name} is not a number"),
    QT_TRANSLATE_NOOP("RuleText", "{share} of the background is not pure white (down to {color})"),
    QT_TRANSLATE_NOOP("RuleText", "{share} of the border is not pure white (down to {color})"),
    QT_TRANSLATE_NOOP("RuleText", "{width} x {height} pixels"),
    QT_TRANSLATE_NOOP("RuleText", "{width} x {height} pixels, {ratio}"),
)
"""What can be said about a rule; texts that only consist of figures are not translated."""

_MARK: Final = " is not valid: "


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


_SHARED: Final = (
    (r"(.+) is not a preset\.", QT_TRANSLATE_NOOP("ErrorText", "%1 is not a preset.")),
    (
        r"This version does not know these (?:options|values) of (.+), which are left out: (.+)\.",
        QT_TRANSLATE_NOOP("ErrorText", "This version does not know these values of %1, which are left out: %2."),
    ),
    (
        r"The preset of (.+) cannot be used yet: (.+)",
        QT_TRANSLATE_NOOP("ErrorText", "The preset of %1 cannot be used yet: %2"),
    ),
    (r"(.+?) cannot be used yet: (.+)", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be used yet: %2")),
    (r"(.+?) cannot be used: (.+)", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be used: %2")),
    (
        r"The file contains (.+) twice; the first one is used\.",
        QT_TRANSLATE_NOOP("ErrorText", "The file contains %1 twice; the first one is used."),
    ),
    (r"(.+?) cannot be stored: (.+)", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be stored: %2")),
    (
        r"(.+?) cannot be watched: its path is not an absolute one on this computer\.",
        QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be watched: it is not the full path of a folder here."),
    ),
    (
        r"(.+?) cannot be watched: the folder does not exist on this computer\.",
        QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be watched: the folder does not exist on this computer."),
    ),
    (r"(.+?) cannot be watched: (.+)", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be watched: %2")),
    (
        r"(.+?) needs presets that are not there: (.+)\. Import them from the same file\.",
        QT_TRANSLATE_NOOP("ErrorText", "%1 needs presets that are not here: %2. Import them from the same file."),
    ),
)
"""What is said about the items of a file that is imported: its pattern, and the sentence with its parts."""


def shared_sentence(notice: str) -> str:
    """What a person should know about an item of a file that is imported."""
    for pattern, text in _SHARED:
        if (found := re.fullmatch(pattern, notice, re.DOTALL)) is None:
            continue
        said = QCoreApplication.translate("ErrorText", str(text))
        if said == str(text):  # in English, or without a translation
            break
        for number, part in enumerate(found.groups(), 1):
            said = said.replace(f"%{number}", part)
        return said
    return notice


def is_not_stored(notice: str) -> bool:
    """Whether the notice says that an item could not be stored."""
    return " cannot be stored: " in notice

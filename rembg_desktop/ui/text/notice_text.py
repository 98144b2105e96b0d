"""Notices about results in the language of the window; in English, their own messages, which are more precise."""

import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from rembg_desktop.errors import Notice


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

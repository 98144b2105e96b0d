"""Failures and notices in the language of the window.

What raises them speaks English and precisely; it cannot know the window. Here every code has a sentence and a
hint that translators know. In English, and in a language without translation, the precise text is shown;
elsewhere the translated one, with the precise text in tooltips and in the log.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.queue.types import Failure

_CONTEXT: Final = "ErrorWords"


class WordedError(AppError):
    """An AppError of the window itself: its sentences are in the user's language already."""


def sentence(error: AppError | Failure) -> str:
    """What is wrong, in one sentence."""
    return _translated(error)[0] or error.message


def hint(error: AppError | Failure) -> str:
    """What to do about it; empty when there is nothing to do."""
    said, what = _translated(error)
    return what if said else error.hint


def full_text(error: AppError | Failure) -> str:
    """What is wrong and what to do."""
    said, what = _translated(error)
    if not said:
        return f"{error.message} {error.hint}".strip()
    if error.code in _NEED_DETAIL:
        said = f"{said} ({error.message})"
    return f"{said} {what}".strip()


def detail(error: AppError | Failure) -> str:
    """The precise text in English for a tooltip; empty when it is what sentence() and full_text() say."""
    return f"{error.message} {error.hint}".strip() if _translated(error)[0] else ""


def tooltip(error: AppError | Failure) -> str:
    """Everything there is to say, in lines: for a tooltip."""
    said, what = _translated(error)
    lines = [said, what, error.message, error.hint] if said else [error.message, error.hint]
    return "\n".join(line for line in lines if line)


def notice_sentence(notice: Notice) -> str:
    """What a user should know about a result."""
    return _translation(NOTICES.get(notice.code, "")) or notice.message


def _translated(error: AppError | Failure) -> tuple[str, str]:
    words = None if isinstance(error, WordedError) else _WORDS.get(error.code)
    return (_translation(words[0]), _translation(words[1])) if words else ("", "")


def _translation(source: object) -> str:
    text = str(source)  # what PySide says QT_TRANSLATE_NOOP gives is less than what it does
    said = QCoreApplication.translate(_CONTEXT, text) if text else ""
    return "" if said == text else said


_NEED_DETAIL: Final = frozenset({ErrorCode.INVALID_OPTION, ErrorCode.INVALID_SETTING, ErrorCode.INTERNAL})
"""Here only the precise text tells which of many things is meant."""

ERRORS: Final = {
    ErrorCode.SOURCE_MISSING: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file is no longer there."),
        QT_TRANSLATE_NOOP("ErrorWords", "Put it back in its place and try again."),
    ),
    ErrorCode.SOURCE_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file or folder cannot be read."),
        QT_TRANSLATE_NOOP("ErrorWords", "Look at its permissions and at the drive it is on."),
    ),
    ErrorCode.UNSUPPORTED_FORMAT: (
        QT_TRANSLATE_NOOP("ErrorWords", "This is no image that can be read here."),
        QT_TRANSLATE_NOOP("ErrorWords", "Use JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC."),
    ),
    ErrorCode.EMPTY_FILE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file is empty."),
        QT_TRANSLATE_NOOP("ErrorWords", "Copy it again from where it came from."),
    ),
    ErrorCode.TRUNCATED_IMAGE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file is cut short: its end is missing."),
        QT_TRANSLATE_NOOP("ErrorWords", "Copy or download it again."),
    ),
    ErrorCode.CORRUPT_IMAGE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The image is damaged and cannot be decoded."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Copy or download it again, or save it anew from the program that made it."
        ),
    ),
    ErrorCode.IMAGE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The image has more pixels than the settings allow."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Make it smaller, or raise the limit in the settings if you trust the file."
        ),
    ),
    ErrorCode.NO_SUBJECT: (
        QT_TRANSLATE_NOOP("ErrorWords", "Nothing in the image stands out from its background."),
        QT_TRANSLATE_NOOP("ErrorWords", "Try another model."),
    ),
    ErrorCode.CANNOT_ENCODE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The result cannot be written in this format or size."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose PNG, or a smaller canvas."),
    ),
    ErrorCode.CRASHED: (
        QT_TRANSLATE_NOOP("ErrorWords", "The program ended several times while it worked on this image."),
        QT_TRANSLATE_NOOP("ErrorWords", "Try another model, or make the image smaller."),
    ),
    ErrorCode.DISK_FULL: (
        QT_TRANSLATE_NOOP("ErrorWords", "There is not enough room on the disk."),
        QT_TRANSLATE_NOOP("ErrorWords", "Free some space."),
    ),
    ErrorCode.DESTINATION_MISSING: (
        QT_TRANSLATE_NOOP("ErrorWords", "The folder for the results is gone."),
        QT_TRANSLATE_NOOP("ErrorWords", "Connect the drive again, or create the folder anew."),
    ),
    ErrorCode.DESTINATION_UNWRITABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The result cannot be written into its folder."),
        QT_TRANSLATE_NOOP("ErrorWords", "Mend the permissions of the folder, or choose another one."),
    ),
    ErrorCode.SOURCE_FOLDER_MISSING: (
        QT_TRANSLATE_NOOP("ErrorWords", "The folder with the photos is gone."),
        QT_TRANSLATE_NOOP("ErrorWords", "Connect the drive again, or put the folder back in its place."),
    ),
    ErrorCode.UNKNOWN_MODEL: (
        QT_TRANSLATE_NOOP("ErrorWords", "There is no model of this name."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose one of the models in the list."),
    ),
    ErrorCode.MODEL_MISSING: (
        QT_TRANSLATE_NOOP("ErrorWords", "The model is not on this computer."),
        QT_TRANSLATE_NOOP("ErrorWords", "Download it in the dialog of models."),
    ),
    ErrorCode.MODEL_CORRUPT: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file of the model is damaged."),
        QT_TRANSLATE_NOOP("ErrorWords", "Download the model again."),
    ),
    ErrorCode.MODEL_INVALID: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file is no model that can be used here."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose another model."),
    ),
    ErrorCode.DOWNLOAD_FAILED: (
        QT_TRANSLATE_NOOP("ErrorWords", "The download has failed."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Check the connection, and mirror and proxy under Sources, then try again."
        ),
    ),
    ErrorCode.DEVICE_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The chosen device cannot be used."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Install what it needs, choose another device, or allow the processor in the settings."
        ),
    ),
    ErrorCode.OUT_OF_MEMORY: (
        QT_TRANSLATE_NOOP("ErrorWords", "There is not enough memory."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Close other programs, let fewer images run at once, or choose a smaller model."
        ),
    ),
    ErrorCode.ENGINE_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The engine that removes backgrounds cannot be loaded."),
        QT_TRANSLATE_NOOP("ErrorWords", "Install the program again."),
    ),
    ErrorCode.INFERENCE_FAILED: (
        QT_TRANSLATE_NOOP("ErrorWords", "The model failed on this image."),
        QT_TRANSLATE_NOOP("ErrorWords", "Try again, or choose the processor as device or another model."),
    ),
    ErrorCode.INVALID_OPTION: (
        QT_TRANSLATE_NOOP("ErrorWords", "An option or a name is not possible."),
        QT_TRANSLATE_NOOP("ErrorWords", "Change it and try again."),
    ),
    ErrorCode.INVALID_SETTING: (
        QT_TRANSLATE_NOOP("ErrorWords", "A setting has a value that is not possible."),
        QT_TRANSLATE_NOOP("ErrorWords", "Change it and try again."),
    ),
    ErrorCode.UNKNOWN_PRESET: (
        QT_TRANSLATE_NOOP("ErrorWords", "There is no preset of this name."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose another preset."),
    ),
    ErrorCode.NOTHING_TO_DO: (
        QT_TRANSLATE_NOOP("ErrorWords", "No image was found there."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose image files, or folders with images."),
    ),
    ErrorCode.BACKGROUND_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The background image cannot be used."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose another background image."),
    ),
    ErrorCode.NO_SUCH_JOB: (
        QT_TRANSLATE_NOOP("ErrorWords", "The job is no longer in the queue."),
        QT_TRANSLATE_NOOP("ErrorWords", "It may have been removed from the list."),
    ),
    ErrorCode.AMBIGUOUS_JOB: (
        QT_TRANSLATE_NOOP("ErrorWords", "Several jobs begin with these letters."),
        QT_TRANSLATE_NOOP("ErrorWords", "Name more letters."),
    ),
    ErrorCode.WRONG_STATE: (
        QT_TRANSLATE_NOOP("ErrorWords", "This is not possible now."),
        QT_TRANSLATE_NOOP("ErrorWords", "Wait until the work on it has ended, or choose something else."),
    ),
    ErrorCode.KEY_REUSED: (
        QT_TRANSLATE_NOOP("ErrorWords", "This key was used for another submission."),
        QT_TRANSLATE_NOOP("ErrorWords", "Use a new key for each new submission."),
    ),
    ErrorCode.DATABASE_NEWER: (
        QT_TRANSLATE_NOOP("ErrorWords", "The queue was written by a newer version of the program."),
        QT_TRANSLATE_NOOP("ErrorWords", "Install that version again."),
    ),
    ErrorCode.DATABASE_DAMAGED: (
        QT_TRANSLATE_NOOP("ErrorWords", "The file of the queue is damaged."),
        QT_TRANSLATE_NOOP(
            "ErrorWords", "Start the program again: it begins a new queue and keeps the damaged file."
        ),
    ),
    ErrorCode.DATABASE_BUSY: (
        QT_TRANSLATE_NOOP("ErrorWords", "The queue is held by another program."),
        QT_TRANSLATE_NOOP("ErrorWords", "Wait a moment and try again."),
    ),
    ErrorCode.HOME_UNWRITABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The program’s own folder cannot be written."),
        QT_TRANSLATE_NOOP("ErrorWords", "Check its permissions and the room on its disk."),
    ),
    ErrorCode.EXECUTOR_RUNNING: (
        QT_TRANSLATE_NOOP("ErrorWords", "The queue is being worked on by another program already."),
        QT_TRANSLATE_NOOP("ErrorWords", "End the other program, or let it go on."),
    ),
    ErrorCode.WINDOW_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The window cannot be shown."),
        QT_TRANSLATE_NOOP("ErrorWords", "Start the program where there is a screen."),
    ),
    ErrorCode.PORT_IN_USE: (
        QT_TRANSLATE_NOOP("ErrorWords", "The port of the interface for other programs is taken."),
        QT_TRANSLATE_NOOP("ErrorWords", "Choose another port in the settings."),
    ),
    ErrorCode.SERVICE_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorWords", "No service answers at this address."),
        QT_TRANSLATE_NOOP("ErrorWords", "Start it there, or check the address and the token."),
    ),
    ErrorCode.SERVICE_UNEXPECTED: (
        QT_TRANSLATE_NOOP("ErrorWords", "What answers at this address is not the expected service."),
        QT_TRANSLATE_NOOP("ErrorWords", "Check the address, and whether both programs have the same version."),
    ),
    ErrorCode.SERVICE_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorWords", "The service has refused the request."),
        QT_TRANSLATE_NOOP("ErrorWords", "The log says what the service answered."),
    ),
    ErrorCode.INTERNAL: (
        QT_TRANSLATE_NOOP("ErrorWords", "Something went wrong inside the program."),
        QT_TRANSLATE_NOOP("ErrorWords", "Please report it together with the log file."),
    ),
}
"""What is wrong, and what to do, by code."""

TROUBLES: Final = {
    "on_battery": (
        QT_TRANSLATE_NOOP("ErrorWords", "The computer runs on battery."),
        QT_TRANSLATE_NOOP("ErrorWords", "Connect it to power, or allow work on battery in the settings."),
    ),
}
"""Why the queue pauses, where it is no failure."""

_WORDS: Final[Mapping[str, tuple[object, object]]] = {**ERRORS, **TROUBLES}

NOTICES: Final = {
    "exists": QT_TRANSLATE_NOOP("ErrorWords", "There was a file of this name already; it was left alone."),
    "source_changed": QT_TRANSLATE_NOOP(
        "ErrorWords", "The photo was changed after it was queued; the new content was used."
    ),
    "device_fallback": QT_TRANSLATE_NOOP(
        "ErrorWords", "The model does not run on the chosen device, but on the processor."
    ),
    "first_frame": QT_TRANSLATE_NOOP("ErrorWords", "The file has more than one picture; the first one was taken."),
    "metadata_ignored": QT_TRANSLATE_NOOP("ErrorWords", "The camera data is damaged and was left out."),
    "metadata_dropped": QT_TRANSLATE_NOOP(
        "ErrorWords", "Some of the camera data is too large for this format and was left out."
    ),
    "profile_ignored": QT_TRANSLATE_NOOP(
        "ErrorWords", "The colour profile does not fit the pixels and was left out."
    ),
    "converted_to_srgb": QT_TRANSLATE_NOOP("ErrorWords", "The colours were converted to sRGB."),
    "no_subject": QT_TRANSLATE_NOOP("ErrorWords", "Nothing was found that stands out from the background."),
    "enlarged": QT_TRANSLATE_NOOP("ErrorWords", "The subject was enlarged to fill the canvas."),
}
"""What is to be known of a result, by code."""

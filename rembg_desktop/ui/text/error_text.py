"""Failures in the language of the window.

What raises them speaks English and precisely; it cannot know the window. Here every code has a sentence and a
hint that translators know. In English, and in a language without translation, the precise text is shown;
elsewhere the translated one, with the precise text in tooltips and in the log.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.types import Failure

_CONTEXT: Final = "ErrorText"


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


def in_store_error(path: Path | None) -> WordedError | None:
    """Why a picture is not shown and no program can open it: it is in a store. None if it is not."""
    if not isinstance(path, StorePath):
        return None
    text = QCoreApplication.translate("ErrorText", "The file is in a store, not on this computer.")
    return WordedError(ErrorCode.SOURCE_MISSING, text)


def _translated(error: AppError | Failure) -> tuple[str, str]:
    words = None if isinstance(error, WordedError) else _WORDS.get(error.code)
    return (_translation(words[0]), _translation(words[1])) if words else ("", "")


def _translation(source: object) -> str:
    text = str(source)  # what PySide says QT_TRANSLATE_NOOP gives is less than what it does
    said = QCoreApplication.translate(_CONTEXT, text) if text else ""
    return "" if said == text else said


_NEED_DETAIL: Final = frozenset(
    {ErrorCode.INVALID_OPTION, ErrorCode.INVALID_SETTING, ErrorCode.RULE_SET_INVALID, ErrorCode.INTERNAL}
)
"""Here only the precise text tells which of many things is meant."""

ERRORS: Final = {
    ErrorCode.SOURCE_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "File not found."),
        QT_TRANSLATE_NOOP("ErrorText", "Restore the file and try again."),
    ),
    ErrorCode.SOURCE_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't read the file or folder."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its permissions and the drive."),
    ),
    ErrorCode.UNSUPPORTED_FORMAT: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't open the file: unsupported image format."),
        QT_TRANSLATE_NOOP("ErrorText", "Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC."),
    ),
    ErrorCode.EMPTY_FILE: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is empty."),
        QT_TRANSLATE_NOOP("ErrorText", "Copy it again from the original."),
    ),
    ErrorCode.TRUNCATED_IMAGE: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is truncated: the end is missing."),
        QT_TRANSLATE_NOOP("ErrorText", "Copy or download it again."),
    ),
    ErrorCode.CORRUPT_IMAGE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't open the image: the file is damaged."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Copy or download it again, or save it again in the program that created it."
        ),
    ),
    ErrorCode.IMAGE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("ErrorText", "The image is too large: it has more pixels than the settings allow."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Reduce its size. If you trust the file, raise the limit in the settings instead."
        ),
    ),
    ErrorCode.NO_SUBJECT: (
        QT_TRANSLATE_NOOP("ErrorText", "No subject was found in the image."),
        QT_TRANSLATE_NOOP("ErrorText", "Try another model."),
    ),
    ErrorCode.CANNOT_ENCODE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't save the result in this format or size."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose PNG, or a smaller canvas."),
    ),
    ErrorCode.CRASHED: (
        QT_TRANSLATE_NOOP("ErrorText", "The program crashed several times while processing this image."),
        QT_TRANSLATE_NOOP("ErrorText", "Try another model, or reduce the size of the image."),
    ),
    ErrorCode.DISK_FULL: (
        QT_TRANSLATE_NOOP("ErrorText", "There is not enough disk space."),
        QT_TRANSLATE_NOOP("ErrorText", "Free some disk space."),
    ),
    ErrorCode.DESTINATION_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "The destination folder is missing."),
        QT_TRANSLATE_NOOP("ErrorText", "Reconnect the drive or restore the folder."),
    ),
    ErrorCode.DESTINATION_UNWRITABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't write to the destination folder."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the permissions of the folder, or choose another one."),
    ),
    ErrorCode.SOURCE_FOLDER_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "The source folder is missing."),
        QT_TRANSLATE_NOOP("ErrorText", "Reconnect the drive or restore the folder."),
    ),
    ErrorCode.STORE_UNSUPPORTED: (
        QT_TRANSLATE_NOOP("ErrorText", "This address cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the libraries for it, or use s3, gs or sftp."),
    ),
    ErrorCode.UNKNOWN_MODEL: (
        QT_TRANSLATE_NOOP("ErrorText", "Unknown model."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose a model from the list."),
    ),
    ErrorCode.MODEL_MISSING: (
        QT_TRANSLATE_NOOP("ErrorText", "The model is not installed."),
        QT_TRANSLATE_NOOP("ErrorText", "Download it in the Models dialog."),
    ),
    ErrorCode.MODEL_CORRUPT: (
        QT_TRANSLATE_NOOP("ErrorText", "The model file is damaged."),
        QT_TRANSLATE_NOOP("ErrorText", "Download the model again."),
    ),
    ErrorCode.MODEL_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "The file is not a supported model."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another model."),
    ),
    ErrorCode.DOWNLOAD_FAILED: (
        QT_TRANSLATE_NOOP("ErrorText", "The download failed."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Check the network connection, and the mirror and proxy under Sources, then try again."
        ),
    ),
    ErrorCode.DEVICE_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The selected device is not available."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Install the required software, choose another device, or allow the CPU in the settings."
        ),
    ),
    ErrorCode.OUT_OF_MEMORY: (
        QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Close other programs, process fewer images at a time, or choose a smaller model."
        ),
    ),
    ErrorCode.ENGINE_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't load the engine."),
        QT_TRANSLATE_NOOP("ErrorText", "Reinstall the program."),
    ),
    ErrorCode.INFERENCE_FAILED: (
        QT_TRANSLATE_NOOP("ErrorText", "The model failed to process this image."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again, or choose the CPU as the device or another model."),
    ),
    ErrorCode.INVALID_OPTION: (
        QT_TRANSLATE_NOOP("ErrorText", "Invalid option or name."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct it and try again."),
    ),
    ErrorCode.INVALID_SETTING: (
        QT_TRANSLATE_NOOP("ErrorText", "A setting has an invalid value."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct it and try again."),
    ),
    ErrorCode.UNKNOWN_PRESET: (
        QT_TRANSLATE_NOOP("ErrorText", "Unknown preset."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another preset."),
    ),
    ErrorCode.UNKNOWN_RULE_SET: (
        QT_TRANSLATE_NOOP("ErrorText", "Unknown rule set."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another rule set."),
    ),
    ErrorCode.RULE_SET_INVALID: (
        QT_TRANSLATE_NOOP("ErrorText", "The file of a rule set is not valid."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct or remove the file."),
    ),
    ErrorCode.NOTHING_TO_DO: (
        QT_TRANSLATE_NOOP("ErrorText", "No images were found."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose image files, or folders that contain images."),
    ),
    ErrorCode.BACKGROUND_UNREADABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't use the background image."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another background image."),
    ),
    ErrorCode.NO_SUCH_HOT_FOLDER: (
        QT_TRANSLATE_NOOP("ErrorText", "The hot folder no longer exists."),
        QT_TRANSLATE_NOOP("ErrorText", "Add it again."),
    ),
    ErrorCode.NO_SUCH_JOB: (
        QT_TRANSLATE_NOOP("ErrorText", "The job is no longer in the queue."),
        QT_TRANSLATE_NOOP("ErrorText", "It may have been removed from the list."),
    ),
    ErrorCode.AMBIGUOUS_JOB: (
        QT_TRANSLATE_NOOP("ErrorText", "Several jobs begin with these characters."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter more characters."),
    ),
    ErrorCode.WRONG_STATE: (
        QT_TRANSLATE_NOOP("ErrorText", "This is not possible at the moment."),
        QT_TRANSLATE_NOOP("ErrorText", "Wait until processing has finished, or choose something else."),
    ),
    ErrorCode.KEY_REUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "This idempotency key was used for another request."),
        QT_TRANSLATE_NOOP("ErrorText", "Use a new key for each new request."),
    ),
    ErrorCode.DATABASE_NEWER: (
        QT_TRANSLATE_NOOP("ErrorText", "The queue was written by a newer version of the program."),
        QT_TRANSLATE_NOOP("ErrorText", "Install that version again."),
    ),
    ErrorCode.DATABASE_DAMAGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The queue file is damaged."),
        QT_TRANSLATE_NOOP(
            "ErrorText", "Restart the program: it moves the damaged file aside and starts a new one."
        ),
    ),
    ErrorCode.DATABASE_BUSY: (
        QT_TRANSLATE_NOOP("ErrorText", "The queue is locked by another program."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment."),
    ),
    ErrorCode.HOME_UNWRITABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Can't write to the data folder of the program."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its permissions and the free disk space."),
    ),
    ErrorCode.EXECUTOR_RUNNING: (
        QT_TRANSLATE_NOOP("ErrorText", "Another program is already processing the queue."),
        QT_TRANSLATE_NOOP("ErrorText", "Quit the other program, or let it continue."),
    ),
    ErrorCode.WINDOW_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The window cannot be shown."),
        QT_TRANSLATE_NOOP("ErrorText", "Start the program on a computer with a display."),
    ),
    ErrorCode.FILE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("ErrorText", "The result does not fit in the largest file size."),
        QT_TRANSLATE_NOOP("ErrorText", "Allow a larger file or fewer pixels, or choose another format."),
    ),
    ErrorCode.PORT_IN_USE: (
        QT_TRANSLATE_NOOP("ErrorText", "The port of the HTTP API is already in use."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another port in the settings."),
    ),
    ErrorCode.SERVICE_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "No service answers at this address."),
        QT_TRANSLATE_NOOP("ErrorText", "Start the service, or check the address and the token."),
    ),
    ErrorCode.SERVICE_UNEXPECTED: (
        QT_TRANSLATE_NOOP("ErrorText", "The server at this address is not the expected service."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address, and whether both programs have the same version."),
    ),
    ErrorCode.SERVICE_REFUSED: (
        QT_TRANSLATE_NOOP("ErrorText", "The service refused the request."),
        QT_TRANSLATE_NOOP("ErrorText", "See the log for the response of the service."),
    ),
    ErrorCode.CLUSTER_UNREACHABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "No other computer can cut out photos now."),
        QT_TRANSLATE_NOOP("ErrorText", "The page Cluster in the settings shows the workers and their problems."),
    ),
    ErrorCode.CLUSTER_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "Packages for work on a cluster are not installed."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the program with the extra “cluster”."),
    ),
    ErrorCode.CERTIFICATE_UNUSABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The certificates for the cluster cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose the folder whose certificates the other computers have, too."),
    ),
    ErrorCode.CORRECTION_UNUSABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The correction of this photo cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Open the photo in the repair window and correct it again."),
    ),
    ErrorCode.MASK_UNUSABLE: (
        QT_TRANSLATE_NOOP("ErrorText", "The mask cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Export it as gray PNG in the size of the photo."),
    ),
    ErrorCode.MASK_NOT_KEPT: (
        QT_TRANSLATE_NOOP("ErrorText", "The mask of this result was not kept."),
        QT_TRANSLATE_NOOP("ErrorText", "Render the result again, then try again."),
    ),
    ErrorCode.PHOTO_CHANGED: (
        QT_TRANSLATE_NOOP("ErrorText", "The photo was changed after its result was made."),
        QT_TRANSLATE_NOOP("ErrorText", "Add the photo to the queue again."),
    ),
    ErrorCode.INTERNAL: (
        QT_TRANSLATE_NOOP("ErrorText", "An internal error occurred."),
        QT_TRANSLATE_NOOP("ErrorText", "Please report it with the log file."),
    ),
}
"""What is wrong, and what to do, by code."""

TROUBLES: Final = {
    "on_battery": (
        QT_TRANSLATE_NOOP("ErrorText", "The computer is running on battery."),
        QT_TRANSLATE_NOOP("ErrorText", "Connect it to power, or allow processing on battery in the settings."),
    ),
}
"""Why the queue pauses, where it is no failure."""

_WORDS: Final[Mapping[str, tuple[object, object]]] = {**ERRORS, **TROUBLES}

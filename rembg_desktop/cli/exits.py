"""Exit codes of the commands."""

from typing import Final

from rembg_desktop.errors import STORAGE_CODES, AppError, ErrorCode
from rembg_desktop.queue.types import Progress

DONE: Final = 0
SOME_FAILED: Final = 1
"""Some images failed; for commands without images: the command failed."""
WRONG_USE: Final = 2
NONE_SUCCEEDED: Final = 3
NO_SUCH_JOB: Final = 4
STORAGE_ERROR: Final = 5
"""A disk is full or a folder is missing; the job is kept and resumes later."""
INTERRUPTED: Final = 130

_WRONG_USE: Final = frozenset(
    {
        ErrorCode.INVALID_OPTION,
        ErrorCode.INVALID_SETTING,
        ErrorCode.UNKNOWN_PRESET,
        ErrorCode.UNKNOWN_MODEL,
        ErrorCode.NOTHING_TO_DO,
        ErrorCode.SOURCE_MISSING,
        ErrorCode.BACKGROUND_UNREADABLE,
        ErrorCode.AMBIGUOUS_JOB,
        ErrorCode.WRONG_STATE,
        *STORAGE_CODES,  # a folder that was named for the results cannot take them: nothing was accepted
    }
)


def of_error(error: AppError) -> int:
    """The exit code of a command that ended with an error."""
    if error.code is ErrorCode.NO_SUCH_JOB:
        return NO_SUCH_JOB
    return WRONG_USE if error.code in _WRONG_USE else SOME_FAILED


def of_progress(progress: Progress) -> int:
    """The exit code of a command that waited for images to end."""
    good = progress.succeeded + progress.skipped
    if good == progress.total:
        return DONE
    return SOME_FAILED if good else NONE_SUCCEEDED

"""Errors that a user can act on, and cancellation. Any other exception is a bug and is logged as one."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Event, Lock, get_ident, main_thread
from time import monotonic
from typing import Final


class ErrorCode(StrEnum):
    """Stable error codes. They are stored in the database, printed as JSON, and documented."""

    # Images
    SOURCE_MISSING = "source_missing"
    SOURCE_UNREADABLE = "source_unreadable"
    UNSUPPORTED_FORMAT = "unsupported_format"
    EMPTY_FILE = "empty_file"
    TRUNCATED_IMAGE = "truncated_image"
    CORRUPT_IMAGE = "corrupt_image"
    IMAGE_TOO_LARGE = "image_too_large"
    NO_SUBJECT = "no_subject"
    CANNOT_ENCODE = "cannot_encode"
    FILE_TOO_LARGE = "file_too_large"
    CRASHED = "crashed"

    # Storage
    DISK_FULL = "disk_full"
    DESTINATION_MISSING = "destination_missing"
    DESTINATION_UNWRITABLE = "destination_unwritable"
    SOURCE_FOLDER_MISSING = "source_folder_missing"
    STORE_UNSUPPORTED = "store_unsupported"

    # Engine
    UNKNOWN_MODEL = "unknown_model"
    MODEL_MISSING = "model_missing"
    MODEL_CORRUPT = "model_corrupt"
    MODEL_INVALID = "model_invalid"
    DOWNLOAD_FAILED = "download_failed"
    DEVICE_UNAVAILABLE = "device_unavailable"
    OUT_OF_MEMORY = "out_of_memory"
    ENGINE_UNAVAILABLE = "engine_unavailable"
    INFERENCE_FAILED = "inference_failed"

    # Options and settings
    INVALID_OPTION = "invalid_option"
    INVALID_SETTING = "invalid_setting"
    UNKNOWN_PRESET = "unknown_preset"
    UNKNOWN_RULE_SET = "unknown_rule_set"
    RULE_SET_INVALID = "rule_set_invalid"
    NOTHING_TO_DO = "nothing_to_do"
    BACKGROUND_UNREADABLE = "background_unreadable"
    CORRECTION_UNUSABLE = "correction_unusable"
    MASK_UNUSABLE = "mask_unusable"
    MASK_NOT_KEPT = "mask_not_kept"
    PHOTO_CHANGED = "photo_changed"

    # Queue
    NO_SUCH_JOB = "no_such_job"
    AMBIGUOUS_JOB = "ambiguous_job"
    WRONG_STATE = "wrong_state"
    NO_SUCH_HOT_FOLDER = "no_such_hot_folder"
    KEY_REUSED = "idempotency_key_reused"
    DATABASE_NEWER = "database_newer"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_BUSY = "database_busy"
    HOME_UNWRITABLE = "home_unwritable"
    EXECUTOR_RUNNING = "executor_running"

    # System
    WINDOW_UNAVAILABLE = "window_unavailable"
    PORT_IN_USE = "port_in_use"

    # API of another process
    SERVICE_UNREACHABLE = "service_unreachable"
    SERVICE_UNEXPECTED = "service_unexpected"
    SERVICE_REFUSED = "service_refused"

    # Other computers
    CLUSTER_UNREACHABLE = "cluster_unreachable"
    CLUSTER_UNAVAILABLE = "cluster_unavailable"
    CERTIFICATE_UNUSABLE = "certificate_unusable"

    INTERNAL = "internal"


STORAGE_CODES = frozenset(
    {
        ErrorCode.DISK_FULL,
        ErrorCode.DESTINATION_MISSING,
        ErrorCode.DESTINATION_UNWRITABLE,
        ErrorCode.SOURCE_FOLDER_MISSING,
    }
)
"""Storage errors. They pause the queue until the cause is gone; the image does not fail."""

ENGINE_CODES = frozenset(
    {
        ErrorCode.MODEL_MISSING,
        ErrorCode.MODEL_CORRUPT,
        ErrorCode.DEVICE_UNAVAILABLE,
        ErrorCode.ENGINE_UNAVAILABLE,
        ErrorCode.STORE_UNSUPPORTED,
    }
)
"""Errors of the engine, and missing libraries. No image of the job can succeed until the user fixes the cause."""


class AppError(Exception):
    """An error that a user can act on.

    Attributes:
        code: stable error code.
        message: one sentence that says what went wrong, with the file or field.
        hint: one sentence that says what to do; empty if there is nothing to do.
    """

    def __init__(self, code: ErrorCode, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["AppError"], tuple[ErrorCode, str, str]]:
        return type(self), (self.code, self.message, self.hint)

    def as_dict(self) -> dict[str, str]:
        """The error as JSON, in the command line and the API."""
        return {"code": self.code.value, "message": self.message, "hint": self.hint}


class ModelReplacedError(AppError):
    """The file of a model was replaced between its check and its use. With the new file, the image can succeed."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a user should know about a successful result: a stable code and a sentence."""

    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """The notice as JSON."""
        return {"code": self.code, "message": self.message}


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised inside the work when its token was cancelled."""


class CancelToken:
    """Cancels work from any thread; the work checks it between steps and hooks what can be interrupted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Cancel the work; calls every active hook, once."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Called between two steps of the work; waits a moment while the main thread has priority.

        Raises:
            Cancelled: cancel() was called.
        """
        yield_to_ui()
        if self._cancelled:
            raise Cancelled

    @contextmanager
    def hook(self, interrupt: Callable[[], None]) -> Generator[None]:
        """While the block runs, cancel() calls `interrupt`, from its own thread.

        Raises:
            Cancelled: the token was cancelled before the block began.
        """
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._callbacks.append(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(interrupt)


_UI_PRIORITY_SECONDS: Final = 0.05
"""How long other threads wait for the main thread at most."""


class _UiPriority:
    """Whether the main thread has priority, and until when."""

    def __init__(self) -> None:
        self.is_over = Event()
        self.is_over.set()
        self.until = 0.0


_ui_priority: Final = _UiPriority()


@contextmanager
def ui_priority() -> Generator[None]:
    """While the block runs, in the main thread, other threads wait where they call yield_to_ui().

    Only one thread at a time can run Python, and threads share that time equally: with four workers, what takes
    the window 20 ms would take 100.
    """
    _ui_priority.until = monotonic() + _UI_PRIORITY_SECONDS
    _ui_priority.is_over.clear()
    try:
        yield
    finally:
        _ui_priority.is_over.set()


def yield_to_ui() -> None:
    """Between two steps of work: wait a moment while the main thread has priority."""
    if not _ui_priority.is_over.is_set() and get_ident() != main_thread().ident:
        _ui_priority.is_over.wait(max(0.0, _ui_priority.until - monotonic()))

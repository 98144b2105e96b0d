"""Publishes results atomically: writes a temporary file in the destination folder, then renames it."""

from rembg_desktop.publish.files import (
    FileTimes,
    TempFile,
    file_id,
    has_placeholder,
    hash_file,
    obstacle,
    publish,
    set_times,
    storage_error,
    times_notice,
    withdraw,
)

__all__ = [
    "FileTimes",
    "TempFile",
    "file_id",
    "has_placeholder",
    "hash_file",
    "obstacle",
    "publish",
    "set_times",
    "storage_error",
    "times_notice",
    "withdraw",
]

"""The schema of the queue file: its migrations, and opening a file at the current version."""

from rembg_desktop.queue.schema.opening import NEWEST, open_database

__all__ = ["NEWEST", "open_database"]

"""The schema of the queue file: its migrations, and opening a file at the current version."""

from rembg_desktop.queue.schema.migrations import MIGRATIONS, Migration
from rembg_desktop.queue.schema.opening import open_database

__all__ = ["MIGRATIONS", "Migration", "open_database"]

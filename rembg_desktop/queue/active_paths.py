"""Which files are sources or destinations of images that are pending or processing."""

import json
from collections.abc import Iterable
from typing import Final

from rembg_desktop.queue.database import Database

# As text: SQLite uses a partial index only for a condition with the same constants, and peewee makes parameters of
# constants.
_ACTIVE: Final = "status IN ('pending', 'processing')"
_DESTINATION: Final = f"SELECT 1 FROM image WHERE destination_key = ? AND {_ACTIVE} LIMIT 1"  # noqa: S608 - constants
_SOURCE: Final = f"""
    SELECT 1 WHERE EXISTS (SELECT 1 FROM image WHERE source_key = ? AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = ? AND source_real_key IS NOT NULL AND {_ACTIVE})
"""  # noqa: S608 - constants

_TAKEN: Final = f"""
    SELECT value FROM json_each(?)
    WHERE EXISTS (SELECT 1 FROM image WHERE destination_key = value AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_key = value AND {_ACTIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = value AND source_real_key IS NOT NULL AND {_ACTIVE})
"""  # noqa: S608 - constants


class ActivePaths:
    """Looks up paths by their keys; each answer takes one look into an index, also with 100,000 images queued."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_taken(self, key: str) -> bool:
        """Whether this file is the source or the destination of an active image."""
        return self.is_destination(key) or self.is_source(key)

    def is_destination(self, key: str) -> bool:
        """Whether this file is the destination of an active image."""
        return self._database.first(_DESTINATION, key) is not None

    def is_source(self, key: str) -> bool:
        """Whether this file is the source of an active image."""
        return self._database.first(_SOURCE, key, key) is not None

    def taken(self, keys: Iterable[str]) -> set[str]:
        """The keys that are taken, found by one statement."""
        return {key for (key,) in self._database.rows(_TAKEN, json.dumps(list(keys)))}

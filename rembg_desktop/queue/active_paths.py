"""Which files belong to images that are still to be worked on, as sources or as results."""

import json
from collections.abc import Iterable
from typing import Final

from rembg_desktop.queue.database import Database

_LIVE: Final = "status IN ('pending', 'processing')"
_DESTINATION: Final = f"SELECT 1 FROM image WHERE destination_key = ? AND {_LIVE} LIMIT 1"  # noqa: S608 - constants
_SOURCE: Final = f"""
    SELECT 1 WHERE EXISTS (SELECT 1 FROM image WHERE source_key = ? AND {_LIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = ? AND source_real_key IS NOT NULL AND {_LIVE})
"""  # noqa: S608 - constants

_TAKEN: Final = f"""
    SELECT value FROM json_each(?)
    WHERE EXISTS (SELECT 1 FROM image WHERE destination_key = value AND {_LIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_key = value AND {_LIVE})
    OR EXISTS (SELECT 1 FROM image WHERE source_real_key = value AND source_real_key IS NOT NULL AND {_LIVE})
"""  # noqa: S608 - constants


class ActivePaths:
    """Answers by one look into an index each, so that 100,000 live images cost a submission nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_taken(self, key: str) -> bool:
        """Whether a live image has this file as its source or will have it as its result."""
        return self.is_destination(key) or self.is_source(key)

    def is_destination(self, key: str) -> bool:
        """Whether a live image's result will be this file."""
        return self._database.first(_DESTINATION, key) is not None

    def is_source(self, key: str) -> bool:
        """Whether a live image is made from this file."""
        return self._database.first(_SOURCE, key, key) is not None

    def taken(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that are taken, by one statement."""
        return {key for (key,) in self._database.rows(_TAKEN, json.dumps(list(keys)))}

"""The part of a download that is on disk, and what is needed to go on with it."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast


@dataclass(frozen=True, slots=True)
class Partial:
    """`<target>.part` with its bytes so far and `<target>.part.json` with where they came from.

    Attributes:
        path: the part.
        record: the JSON beside it.
        url: address of the whole file.
    """

    path: Path
    record: Path
    url: str

    @classmethod
    def of(cls, target: Path, url: str) -> "Partial":
        """The part for a target; one that came from another address is thrown away."""
        path = target.with_name(target.name + ".part")
        partial = cls(path, path.with_name(path.name + ".json"), url)
        if partial.size and partial._read().get("url") != url:
            partial.discard()
        return partial

    @property
    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def range_headers(self) -> dict[str, str]:
        """Headers that ask for the rest, or for all of it when the file has changed (RFC 9110, 13.1.5)."""
        if not self.size:
            return {}
        headers = {"Range": f"bytes={self.size}-"}
        if validator := self._read().get("validator"):
            headers["If-Range"] = str(validator)
        return headers

    @contextmanager
    def writing(self, start: int, validator: str | None) -> Generator[BinaryIO]:
        """The part, open for writing from `start` bytes on; what was behind that is cut off."""
        self.record.write_text(json.dumps({"url": self.url, "validator": validator}), encoding="utf-8")
        with self.path.open("ab") as file:
            file.truncate(start)
            yield file

    def publish(self, target: Path) -> None:
        """Make the part the target in one step."""
        self.path.replace(target)
        self.record.unlink(missing_ok=True)

    def discard(self) -> None:
        """Begin anew."""
        self.path.unlink(missing_ok=True)
        self.record.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return cast(dict[str, Any], values) if isinstance(values, dict) else {}

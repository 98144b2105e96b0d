"""Decoded pictures that are kept, the latest used ones, within a budget of bytes."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from rembg_desktop.ui.images.decoding import Decoded

Key = tuple[Path, int, int, int]
"""File, time of its last change (ns), size (bytes), longest side (pixels): a changed file is a new picture."""


def key(path: Path, longest: int) -> Key:
    """The key of a file as it is now; zeros when it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return path, 0, 0, longest
    return path, found.st_mtime_ns, found.st_size, longest


class PictureMemory:
    """Safe from any thread. A picture larger than the whole budget is not kept."""

    def __init__(self, budget: int) -> None:
        """`budget` in bytes."""
        self.budget = budget
        self._lock = Lock()
        self._pictures: OrderedDict[Key, Decoded] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """Memory in use."""
        return self._bytes

    def get(self, wanted: Key) -> Decoded | None:
        """The picture, which thereby is the latest used one; None when it is not kept."""
        with self._lock:
            if (found := self._pictures.get(wanted)) is not None:
                self._pictures.move_to_end(wanted)
            return found

    def put(self, made: Key, picture: Decoded) -> None:
        """Keep a picture; those unused for longest make room."""
        with self._lock:
            if (old := self._pictures.pop(made, None)) is not None:
                self._bytes -= old.bytes
            if picture.bytes > self.budget:
                return
            self._pictures[made] = picture
            self._bytes += picture.bytes
            while self._bytes > self.budget:
                _, dropped = self._pictures.popitem(last=False)
                self._bytes -= dropped.bytes

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pictures.clear()
            self._bytes = 0

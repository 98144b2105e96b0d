"""Counts the images in what is dragged over the window; folders are looked through in a thread."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from rembg_desktop.cancel import CancelToken
from rembg_desktop.sources import IMAGE_SUFFIXES
from rembg_desktop.ui.background import Background

MOST: Final = 20_000
"""Counting stops here; the drag shows `more than`."""


class DropCounter(QObject):
    """Counts one drag at a time.

    Signals:
        counted: the number of images of the latest drag.
    """

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background("drop count", lambda: None, self)
        self._token = CancelToken()

    def start(self, paths: Sequence[Path | str], *, recursive: bool) -> None:
        """Count a new drag; the one before is given up."""
        self.cancel()
        token = self._token = CancelToken()
        self._background.run(
            lambda: count(paths, recursive=recursive, cancel=token),
            lambda found: None if token.is_cancelled else self.counted.emit(found),
        )

    def cancel(self) -> None:
        """Give up."""
        self._token.cancel()

    def stop(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.stop()


def count(paths: Sequence[Path | str], *, recursive: bool, cancel: CancelToken) -> int:
    """Named files, and the images in named folders; at most MOST.

    Raises:
        Cancelled: the drag is over.
    """
    found = 0
    for path in map(Path, paths):
        if not path.is_dir():
            found += 1
            continue
        for _folder, folders, files in os.walk(path):
            cancel.check()
            folders[:] = [name for name in folders if recursive and not name.startswith(".")]
            found += sum(
                not name.startswith(".") and os.path.splitext(name)[1].lower() in IMAGE_SUFFIXES  # noqa: PTH122
                for name in files
            )
            if found >= MOST:
                return MOST
    return found

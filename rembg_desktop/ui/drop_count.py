"""Counts the images in what is dragged over the window; folders are looked through in a thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from rembg_desktop.cancel import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.sources import find_sources
from rembg_desktop.ui.background import Background

MOST: Final = 20_000
"""Counting stops here; the drag shows `more than`."""

_DELAY_MS: Final = 60
"""The window is painted first; a drag that only passes over it is not counted at all."""


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

    def start(self, paths: Sequence[Path | str], *, destination: Path | None, recursive: bool) -> None:
        """Count a new drag; the one before is given up."""
        self.cancel()
        token = self._token = CancelToken()

        def begin() -> None:
            if not token.is_cancelled:
                self._background.run(
                    lambda: count(paths, destination=destination, recursive=recursive, cancel=token),
                    lambda found: None if token.is_cancelled else self.counted.emit(found),
                )

        QTimer.singleShot(_DELAY_MS, self, begin)

    def cancel(self) -> None:
        """Give up."""
        self._token.cancel()

    def stop(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.stop()


class _EnoughError(Exception):
    """There are MOST images; how many more does not matter."""


def count(paths: Sequence[Path | str], *, destination: Path | None, recursive: bool, cancel: CancelToken) -> int:
    """The images that would be queued, at most MOST; 0 when a drop would be refused, which then says why.

    Args:
        paths: files and folders, as for find_sources().
        destination: folder of the results, which are not counted; None stands for `cutouts`.
        recursive: count in subfolders, too.
        cancel: ends the count.

    Raises:
        Cancelled: the drag is over.
    """

    def progress(found: int) -> None:
        if found >= MOST:
            raise _EnoughError

    try:
        found = find_sources(
            list(map(Path, paths)),
            destination=destination,
            recursive=recursive,
            progress=progress,
            cancel=cancel,
        )
    except _EnoughError:
        return MOST
    except AppError:
        return 0
    return len(found.sources)

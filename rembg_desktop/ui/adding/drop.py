"""Counts the images in what is dragged over the window; folders are looked through in a thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.queue.sources import find_sources
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.theme import colors_of

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
        self._background = TaskRunner("drop count", parent=self)
        self._token = CancelToken()

    def start(
        self, paths: Sequence[Path | str], *, destination: Path | None, recursive: bool, include_results: bool
    ) -> None:
        """Count a new drag; the one before is given up."""
        self.cancel()
        token = self._token = CancelToken()

        def begin() -> None:
            if not token.is_cancelled:
                self._background.run(
                    lambda: count(
                        paths,
                        destination=destination,
                        recursive=recursive,
                        include_results=include_results,
                        cancel=token,
                    ),
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


def count(
    paths: Sequence[Path | str],
    *,
    destination: Path | None,
    recursive: bool,
    include_results: bool = False,
    cancel: CancelToken,
) -> int:
    """The images that would be queued, at most MOST; 0 when a drop would be refused, which then says why.

    Args:
        paths: files and folders, as for find_sources().
        destination: folder of the results, which are not counted; None stands for `cutouts`.
        recursive: count in subfolders, too.
        include_results: count results of this program, too.
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
            include_results=include_results,
            progress=progress,
            cancel=cancel,
        )
    except _EnoughError:
        return MOST
    except AppError:
        return 0
    return len(found.sources)


class DropOverlay(QWidget):
    """Covers its parent and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline.setProperty("role", "title")
        self.target = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.target.setProperty("role", "muted")
        self.target.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 60, 60, 60)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture)
        column.addWidget(self.headline)
        column.addWidget(self.target)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def say(self, headline: str, target: str) -> None:
        """Show it, or change what it says."""
        self.headline.setText(headline)
        self.target.setText(target)
        if not self.isVisible():
            self._picture.setPixmap(pixmap("drop", colors_of(self.palette()).accent, 56, self.devicePixelRatioF()))
            self.setGeometry(self._covered.rect())
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the parent's size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A veil and a frame in the accent color."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.base)
        veil.setAlpha(238)
        painter.fillRect(self.rect(), veil)
        # Nothing shines through behind the words.
        said = self._picture.geometry() | self.headline.geometry() | self.target.geometry()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.base))
        painter.drawRect(said)
        painter.setPen(QPen(QColor(colors.accent), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 14, 14)
        painter.end()

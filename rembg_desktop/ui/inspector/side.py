"""One side of the comparison: a file or an image as sharp as needed; how a result is taken out of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QClipboard, QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.ui.images.decoding import (
    MOST_PIXELS,
    Decoded,
    bytes_needed,
    decode,
    display_budget,
    displayed,
    may_pass,
)
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from rembg_desktop.imaging.load import Picture


_LADDER: Final = (512, 1024, 2048, 4096, 8192)
"""Longest sides that are loaded, pixels: up to twice what is seen, so that scaling is smooth and quick."""


_RETRY_MS: Final = 5_000
"""A picture that could not be read for a reason that may pass is read again after this time."""


class Side(QObject):
    """Keeps the picture of one file and fetches a sharper or smaller one as the zoom changes.

    Attributes:
        path: the file; None for no picture or one that is none.
        image: what is there already; null while the first picture is loading.
        size: of the whole picture in its own pixels.
        error: a sentence when it cannot be shown.
        fitting: longest side of a whole picture in the pane, physical pixels: what a new file begins with.

    Signals:
        changed: there is another picture, size or error.
    """

    changed = Signal()

    def __init__(self, loader: ImageLoader, parent: QObject | None = None, *, retry_ms: int = _RETRY_MS) -> None:
        super().__init__(parent)
        self._loader = loader
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_failed)
        self._retry = QTimer(self, singleShot=True, interval=retry_ms)
        self._retry.timeout.connect(self._request)
        self._ticket = 0
        self._longest = 0
        self._asked = 0
        self.fitting = 1024.0
        self.path: Path | None = None
        self.image = QImage()
        self.size = QSize()
        self.error = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown and nothing will come."""
        return self.image.isNull() and not self.is_loading

    @property
    def is_loading(self) -> bool:
        """Whether a picture is on its way."""
        return self._ticket != 0

    def show_file(self, path: Path | None, *, anew: bool = False) -> None:
        """Show a file; `anew`: it has changed, the picture stays until the new one is there."""
        if path == self.path and not anew:
            return
        self._drop_request()
        if path != self.path:
            self.image, self.size = QImage(), QSize()
            self._asked = _step(self.fitting)
        self.error = ""
        self._longest = 0
        self.path = path
        if path is not None:
            if self.image.isNull() and (found := self._loader.at_hand(path, self._asked)) is not None:
                # Shown at once; the request brings another one if the file has changed.
                self.image, self.size = found.image, QSize(found.width, found.height)
            self._request()
        self.changed.emit()

    @property
    def first_request(self) -> int:
        """Longest side in pixels with which another file is requested first."""
        return _step(self.fitting)

    def stand_in(self, image: QImage, size: QSize) -> None:
        """Show a small picture of the file, taken for one of `size`, until the requested one has come."""
        self.image, self.size = image, size
        self.changed.emit()

    def show_image(self, image: QImage, size: QSize | None = None) -> None:
        """Show a picture that is no file; `size` is the one it stands for."""
        self._drop_request()
        self.path = None
        self.error = ""
        self.image = image
        self.size = size or image.size()
        self.changed.emit()

    def need(self, longest: float) -> None:
        """The longer side of the whole picture covers `longest` physical pixels at present."""
        wanted = _step(longest)
        if wanted == self._asked and (self._ticket or self._longest):
            return
        self._asked = wanted
        if self.path is None or self.error:
            return
        full = max(self.size.width(), self.size.height())
        if full and self._longest and min(wanted, full) == min(self._longest, full):
            return
        self._drop_request()
        self._request()

    def _request(self) -> None:
        if self.path is None:
            return
        self._ticket = self._loader.request(self.path, self._asked, urgent=True)

    def _drop_request(self) -> None:
        self._retry.stop()
        if self._ticket:
            self._loader.cancel(self._ticket)
            self._ticket = 0

    def _on_loaded(self, ticket: int, picture: Decoded) -> None:
        if ticket != self._ticket:
            return
        self._ticket = 0
        known, self._longest = self.image, self._asked
        self.image = picture.image
        if known.cacheKey() == picture.image.cacheKey():
            return
        self.size = QSize(picture.width, picture.height)
        self.error = ""
        self.changed.emit()

    def _on_failed(self, ticket: int, error: AppError) -> None:
        if ticket != self._ticket:
            return
        self._ticket = 0
        self.image, self.size = QImage(), QSize()
        self.error = error_text.sentence(error)
        if may_pass(error):
            self._retry.start()
        self.changed.emit()


def _step(longest: float) -> int:
    return next((step for step in _LADDER if step >= longest), _LADDER[-1])


_QT_IMAGE: Final = "application/x-qt-image"
_PNG: Final = "image/png"
_PNG_BYTES: Final = 8
"""Bytes per pixel for the copy with alpha that becomes PNG, and for that file."""
_DRAGGED: Final = 128
"""Longer side of the picture under the mouse while dragging, logical pixels."""


class ResultMime(QMimeData):
    """A result as a file and as a picture; the picture is read when another program takes it."""

    def __init__(self, path: Path, memory: MemoryBudget | None = None) -> None:
        super().__init__()
        self._path = path
        self._memory = memory
        self.setUrls([QUrl.fromLocalFile(str(path))])

    def formats(self) -> list[str]:
        """Qt's."""
        own = [_QT_IMAGE, _PNG] if self._path.suffix.lower() == ".png" else [_QT_IMAGE]
        return [*super().formats(), *own]

    def hasFormat(self, mimetype: str) -> bool:
        """Qt's."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:  # noqa: ANN401 - Qt's
        """Qt's."""
        if mimetype == _PNG and self._path.suffix.lower() == ".png" and self._path.is_file():
            return QByteArray(self._path.read_bytes())
        if mimetype == _QT_IMAGE:
            try:
                return decode(self._path, MOST_PIXELS, memory=self._memory).image
            except AppError:
                return QImage()
        return super().retrieveData(mimetype, preferred)


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    image: QImage
    png: bytes


class ResultExport(QObject):
    """Copies off the main thread and starts drags.

    Signals:
        copied: path of the result that is on the clipboard now.
        failed: a sentence.
    """

    copied = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        run_drag: Callable[[QDrag], object] | None = None,
        memory: MemoryBudget | None = None,
    ) -> None:
        """`run_drag` runs a drag to its end, instead of the system's; `memory` limits what is decoded at once."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._memory = memory or display_budget()
        self._run_drag = run_drag or _copy_by_drag
        self._runner = TaskRunner("copy", parent=self)
        self._wanted: Path | None = None

    def copy(self, path: Path) -> None:
        """Put a result on the clipboard, as a file, as a picture and as a PNG with its transparency."""
        self._wanted = path
        self._runner.run(lambda: _read(path, self._memory), self._on_read, self._on_failed)

    def copy_text(self, text: str) -> None:
        """Put text on the clipboard."""
        self._wanted = None
        self._clipboard.setText(text)

    def drag(self, path: Path, picture: QImage, source: QWidget) -> None:
        """Let the user drag a result to another program; the file stays where it is."""
        drag = QDrag(source)
        drag.setMimeData(ResultMime(path, self._memory))
        ratio = source.devicePixelRatioF()
        side = round(_DRAGGED * ratio)
        if not picture.isNull():
            small = picture.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown = QPixmap.fromImage(small)
            shown.setDevicePixelRatio(ratio)
            drag.setPixmap(shown)
            drag.setHotSpot(QPoint(round(small.width() / ratio / 2), round(small.height() / ratio / 2)))
        self._run_drag(drag)

    def stop(self) -> None:
        """Drop a copy that is being made, and end the thread."""
        self._wanted = None
        self._runner.stop()

    def _on_read(self, copy: _Copy) -> None:
        if copy.path != self._wanted:
            return
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(copy.path))])
        mime.setImageData(copy.image)
        mime.setData(_PNG, copy.png)
        self._clipboard.setMimeData(mime)
        self.copied.emit(copy.path)

    def _on_failed(self, error: AppError) -> None:
        self.failed.emit(error_text.sentence(error))


def _read(path: Path, memory: MemoryBudget) -> _Copy:
    if path.suffix.lower() == ".png":
        return _Copy(path, decode(path, MOST_PIXELS, memory=memory).image, path.read_bytes())
    from rembg_desktop.imaging.load import open_source

    with open_source(path, MOST_PIXELS) as source:
        pixels = source.size[0] * source.size[1]
        needed = bytes_needed(source, max(source.size)) + pixels * _PNG_BYTES
        with memory.reserve(needed, CancelToken()):
            picture = source.decode()
            # It becomes PNG here, since the clipboard would do it later in the main thread.
            png = _png(picture)
            return _Copy(path, displayed(picture), png)


def _copy_by_drag(drag: QDrag) -> object:
    return drag.exec(Qt.DropAction.CopyAction)


def _png(picture: "Picture") -> bytes:
    """A PNG file with the pixels, the transparency and the profile of a picture."""
    image = picture.pixels
    if picture.alpha is not None:
        image = image.convert("RGBA")
        image.putalpha(picture.alpha)
    out = BytesIO()
    image.save(out, "PNG", compress_level=1, icc_profile=picture.icc)
    return out.getvalue()

"""Taking a result out of the window: by dragging, over the clipboard."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QClipboard, QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from rembg_desktop.errors import AppError
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.ui.images.decoding import MOST_PIXELS, decode, display_budget
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from PIL.Image import Image

_QT_IMAGE: Final = "application/x-qt-image"
_PNG: Final = "image/png"
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
    image = decode(path, MOST_PIXELS, memory=memory).image
    # Other formats become PNG here, since the clipboard would do it later in the main thread.
    png = path.read_bytes() if path.suffix.lower() == ".png" else _png(path)
    return _Copy(path, image, png)


def _copy_by_drag(drag: QDrag) -> object:
    return drag.exec(Qt.DropAction.CopyAction)


def _png(path: Path) -> bytes:
    from PIL import Image

    out = BytesIO()
    with _jpeg_xl(path) if path.suffix.lower() == ".jxl" else Image.open(path) as image:
        image.convert("RGBA" if image.has_transparency_data else "RGB").save(out, "PNG", compress_level=1)
    return out.getvalue()


def _jpeg_xl(path: Path) -> "Image":
    """The pixels and the profile of a file that Pillow cannot open."""
    from rembg_desktop.imaging.load import open_source

    with open_source(path, MOST_PIXELS) as source:
        picture = source.decode()
    image = picture.pixels
    if picture.alpha is not None:
        image = image.convert("RGBA")
        image.putalpha(picture.alpha)
    if picture.icc:
        image.info["icc_profile"] = picture.icc
    return image

"""What a drop or the clipboard holds: local files, or a picture without a file, as browsers give them."""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

_SUFFIXES: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without a file: encoded bytes, or an image of Qt's when no encoded form came along."""

    suffix: str
    encoded: bytes = b""
    image: QImage | None = None

    def write(self, path: Path) -> None:
        """Write it as a file; any thread may.

        Raises:
            OSError: the file cannot be written.
        """
        if self.encoded:
            path.write_bytes(self.encoded)
        elif self.image is None or not self.image.save(str(path)):
            raise OSError(f"{path} cannot be written")


def local_files(data: QMimeData) -> list[str]:
    """The local files and folders among the URLs; as text, since there may be thousands."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def picture_of(data: QMimeData) -> Picture | None:
    """The picture itself, when there is one; encoded forms are taken as they are, without decoding."""
    for kind, suffix in _SUFFIXES.items():
        if data.hasFormat(kind) and (encoded := bytes(data.data(kind).data())):
            return Picture(suffix, encoded)
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Picture(".png", image=QImage(image))
    for url in data.urls():
        if url.scheme() == "data" and (found := _from_data_url(url.toString())):
            return found
    return None


def has_something(data: QMimeData) -> bool:
    """Whether a drop is worth accepting; cheap, asked on every move of the pointer."""
    return data.hasUrls() or data.hasImage() or any(data.hasFormat(kind) for kind in _SUFFIXES)


def is_address_only(data: QMimeData) -> bool:
    """Whether only an address in the web came along, as with most pictures dragged from a browser."""
    if data.hasImage() or any(data.hasFormat(kind) for kind in _SUFFIXES):
        return False
    schemes = {url.scheme() for url in data.urls()}
    return bool(schemes) and schemes <= {"http", "https", "ftp"}


def _from_data_url(address: str) -> Picture | None:
    head, separator, body = address.removeprefix("data:").partition(",")
    kind, *parameters = head.split(";")
    if not separator or kind not in _SUFFIXES:
        return None
    raw = unquote_to_bytes(body)
    try:
        encoded = base64.b64decode(raw, validate=True) if "base64" in parameters else raw
    except binascii.Error:
        return None
    return Picture(_SUFFIXES[kind], encoded) if encoded else None

"""A form with files that is made while it is sent; nothing of the files is kept in memory."""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.remote.client import CHUNK


@dataclass(frozen=True, slots=True)
class Upload:
    """One file and the name under which it is sent."""

    path: Path
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Form:
    """Fields and files as multipart/form-data, RFC 7578."""

    fields: Mapping[str, str]
    files: Sequence[Upload]
    boundary: str = field(default_factory=lambda: f"rembg-desktop-{secrets.token_hex(16)}")

    @property
    def headers(self) -> dict[str, str]:
        """Type and length of the body."""
        return {
            "Content-Type": f"multipart/form-data; boundary={self.boundary}",
            "Content-Length": str(self.size),
        }

    @property
    def size(self) -> int:
        """Bytes of the body."""
        heads = sum(len(self._head_of(file)) + file.size + 2 for file in self.files)
        return len(self._fields) + heads + len(self._end)

    def body(self) -> Iterator[bytes]:
        """The body in pieces.

        Raises:
            AppError: source_unreadable, also for a file that changed its size meanwhile.
        """
        yield self._fields
        for file in self.files:
            yield self._head_of(file)
            yield from _content(file)
            yield b"\r\n"
        yield self._end

    @property
    def _fields(self) -> bytes:
        parts = (
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in self.fields.items()
        )
        return "".join(parts).encode("utf-8", "replace")

    def _head_of(self, file: Upload) -> bytes:
        name = file.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = (
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="images"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        return head.encode("utf-8", "replace")

    @property
    def _end(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()


def _content(file: Upload) -> Iterator[bytes]:
    left = file.size
    try:
        with file.path.open("rb") as source:
            while left and (piece := source.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece
            changed = left > 0 or os.fstat(source.fileno()).st_size != file.size
    except OSError as error:
        message = f"{file.path} cannot be read: {error.strerror}."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Allow reading it, or leave it out.") from error
    if changed:
        message = f"{file.path} was changed while it was sent."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Nothing was queued; try again.")

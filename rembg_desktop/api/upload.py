"""Receives a form with images: the files go to the spool as they arrive, nothing is kept in memory."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from rembg_desktop.api.guard import too_large
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field
from rembg_desktop.api.spool import Batch, Spool
from rembg_desktop.api.threads import Threads

_MAX_FIELD: Final = 64_000
_WRITE_AT: Final = 4 << 20
"""Bytes of one form that are gathered before a thread writes them."""
_SHARED: Final = 64 << 20
_WRITE_AT_WHEN_SHORT: Final = 1 << 18
"""The same while all forms together hold that much."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a form may hold.

    Attributes:
        files: names of the parts that are files.
        fields: names of the other parts.
        max_files: number of files.
        max_bytes: size of one file.
    """

    files: frozenset[str]
    fields: frozenset[str]
    max_files: int
    max_bytes: int


class Memory:
    """How much of all forms waits in memory; used by the thread of the event loop alone."""

    def __init__(self) -> None:
        self.waiting = 0

    def is_due(self, waiting: int) -> bool:
        """Whether a form with so many bytes should write them now; small forms write at their end, all at once."""
        return waiting >= (_WRITE_AT if self.waiting < _SHARED else _WRITE_AT_WHEN_SHORT)


@dataclass(slots=True)
class _File:
    name: str
    opened: BinaryIO | None = None


@dataclass(slots=True)
class _Part:
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    name: str = ""
    file: _File | None = None
    size: int = 0
    data: bytearray = field(default_factory=bytearray)


class UploadForm:
    """A form on its way to the spool; close() it in the end, and discard() it when nothing comes of it.

    Attributes:
        fields: the texts of the fields that are no files.
        files: number of files so far.
        batch: where the files are; None until the first write.
    """

    def __init__(self, content_type: str, bounds: Bounds, spool: Spool) -> None:
        """Begin.

        Raises:
            Problem: malformed_request.
        """
        _, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if not 1 <= len(boundary) <= 200:
            raise malformed("The media type names no usable boundary")
        self.fields: dict[str, str] = {}
        self.files = 0
        self.batch: Batch | None = None
        self._waiting = 0
        self._bounds = bounds
        self._spool = spool
        self._part = _Part()
        self._header = (bytearray(), bytearray())
        self._writes: list[tuple[_File, bytes | None]] = []
        self._open: list[BinaryIO] = []
        self._ended = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin_part,
                "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
                "on_header_end": self._end_header,
                "on_headers_finished": self._end_headers,
                "on_part_data": self._take,
                "on_part_end": self._end_part,
                "on_end": self._end,
            },
        )

    async def receive(self, stream: AsyncIterator[bytes], threads: Threads, memory: Memory) -> None:
        """Take a whole body; the last of it may still wait for write_out().

        Raises:
            Problem: malformed_request, invalid_request, body_too_large.
            AppError: home_unwritable.
            OSError: a file cannot be written.
        """
        counted = 0
        try:
            async for chunk in stream:
                self._feed(chunk)
                memory.waiting += self._waiting - counted
                counted = self._waiting
                if memory.is_due(counted):
                    await threads.run(self.write_out)
        finally:
            memory.waiting -= counted
        if not self._ended:
            raise malformed("The form ends before its last boundary")

    def write_out(self) -> None:
        """Write what waits, and bring files that are complete to the disk; may block.

        Raises:
            AppError: home_unwritable.
            OSError: a file cannot be written.
        """
        writes, self._writes, self._waiting = self._writes, [], 0
        full: list[BinaryIO] = []
        for file, data in writes:
            if self.batch is None:
                self.batch = self._spool.open_batch()
            if file.opened is None:
                file.opened = self.batch.create(file.name)
                self._open.append(file.opened)
            if data is None:
                full.append(file.opened)
            else:
                file.opened.write(data)
        for opened in full:
            opened.flush()
            os.fsync(opened.fileno())
            opened.close()
            self._open.remove(opened)

    def close(self) -> None:
        """Write no more."""
        for file in self._open:
            file.close()

    def discard(self) -> None:
        """Remove what was written."""
        if self.batch is not None:
            self.batch.discard()

    def _feed(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise malformed(f"The form cannot be read: {error}") from error

    def _begin_part(self) -> None:
        self._part = _Part()

    def _end_header(self) -> None:
        name, value = self._header
        self._part.headers[bytes(name).lower()] = bytes(value)
        self._header = (bytearray(), bytearray())

    def _end_headers(self) -> None:
        part = self._part
        _, options = parse_options_header(part.headers.get(b"content-disposition"))
        part.name = options.get(b"name", b"").decode("utf-8", "replace")
        if part.name in self._bounds.files:
            name = options.get(b"filename", b"").decode("utf-8", "replace")
            if not name:
                raise invalid_field(part.name, "this must be a file with a name")
            if self.files >= self._bounds.max_files:
                raise invalid_field(part.name, f"at most {self._bounds.max_files:,} files are taken")
            self.files += 1
            part.file = _File(name)
        elif part.name not in self._bounds.fields:
            known = ", ".join(sorted(self._bounds.files | self._bounds.fields))
            raise invalid_field(part.name or "form", f"unknown; the fields are {known}")
        elif part.name in self.fields:
            raise invalid_field(part.name, "this may be given once only")

    def _take(self, data: bytes, start: int, end: int) -> None:
        part = self._part
        part.size += end - start
        if part.file is None:
            if part.size > _MAX_FIELD:
                raise too_large(_MAX_FIELD, f"The field {part.name}")
            part.data += data[start:end]
            return
        if part.size > self._bounds.max_bytes:
            raise too_large(self._bounds.max_bytes, "An image")
        self._writes.append((part.file, data[start:end]))
        self._waiting += end - start

    def _end_part(self) -> None:
        part = self._part
        if part.file is not None:
            self._writes.append((part.file, None))
            return
        try:
            self.fields[part.name] = part.data.decode()
        except UnicodeDecodeError as error:
            raise invalid_field(part.name, "this is no valid UTF-8") from error

    def _end(self) -> None:
        self._ended = True


def malformed(detail: str) -> Problem:
    """A form that is no form."""
    return Problem(400, ApiCode.MALFORMED_REQUEST, f"{detail}.", "Send a well-formed multipart/form-data body.")

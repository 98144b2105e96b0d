"""Receives a form with images: the files go to the spool as they arrive, nothing is kept in memory."""

import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from rembg_desktop.api.guard import too_large
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field
from rembg_desktop.api.spool import Batch
from rembg_desktop.api.threads import Threads

_MAX_FIELD: Final = 64_000
_WRITE_AT: Final = 1 << 20
"""Bytes that are gathered before a thread writes them."""


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


async def receive_form(
    content_type: str, stream: AsyncIterator[bytes], bounds: Bounds, batch: Batch, threads: Threads
) -> Mapping[str, str]:
    """Write the files of a form to a batch; they are on the disk when this returns.

    Returns:
        The texts of the other fields.

    Raises:
        Problem: malformed_request, invalid_request, body_too_large.
        OSError: a file cannot be written.
    """
    form = _Form(content_type, bounds, batch)
    try:
        async for chunk in stream:
            form.feed(chunk)
            if form.waiting >= _WRITE_AT:
                await threads.run(form.write_out)
        form.finish()
        await threads.run(form.write_out)
    finally:
        form.close()
    return form.fields


@dataclass(slots=True)
class _Part:
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    name: str = ""
    file: BinaryIO | None = None
    size: int = 0
    data: bytearray = field(default_factory=bytearray)


class _Form:
    def __init__(self, content_type: str, bounds: Bounds, batch: Batch) -> None:
        _, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if not 1 <= len(boundary) <= 200:
            raise malformed("The media type names no usable boundary")
        self.fields: dict[str, str] = {}
        self.waiting = 0
        self._bounds = bounds
        self._batch = batch
        self._part = _Part()
        self._header = (bytearray(), bytearray())
        self._writes: list[tuple[BinaryIO, bytes]] = []
        self._full: list[BinaryIO] = []
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

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise malformed(f"The form cannot be read: {error}") from error

    def finish(self) -> None:
        if not self._ended:
            raise malformed("The form ends before its last boundary")

    def write_out(self) -> None:
        """Write what waits, and bring files that are complete to the disk; may block."""
        writes, self._writes, self.waiting = self._writes, [], 0
        for file, data in writes:
            file.write(data)
        full, self._full = self._full, []
        for file in full:
            file.flush()
            os.fsync(file.fileno())
            file.close()
            self._open.remove(file)

    def close(self) -> None:
        for file in self._open:
            file.close()

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
            if len(self._batch.files) >= self._bounds.max_files:
                raise invalid_field(part.name, f"at most {self._bounds.max_files:,} files are taken")
            part.file = self._batch.create(name)
            self._open.append(part.file)
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
        self.waiting += end - start

    def _end_part(self) -> None:
        part = self._part
        if part.file is not None:
            self._full.append(part.file)
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

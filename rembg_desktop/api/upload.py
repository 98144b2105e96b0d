"""Receives a form with images. The files are written to the spool as they arrive."""

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Final
from urllib.parse import unquote_to_bytes

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from rembg_desktop.api.folders import Batch, Spool, UploadFile
from rembg_desktop.api.guard import too_large
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field
from rembg_desktop.api.service import Memory, Threads

_MAX_FIELD: Final = 64_000
_WRITE_AT: Final = 1 << 20
"""Bytes of a body without a form that are collected before a thread writes them."""
_MAX_NAME: Final = 1000
"""Characters of a file name that are kept."""

_PARAMETER: Final = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
_ENCODED_WORDS: Final = re.compile(r"=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=(?:\s*=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=)*")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a form.

    Attributes:
        files: names of the file fields.
        fields: names of the other fields.
        max_files: number of files.
        max_bytes: size of one file.
        max_field: size of one of the other fields.
    """

    files: frozenset[str]
    fields: frozenset[str]
    max_files: int
    max_bytes: int
    max_field: int = _MAX_FIELD


@dataclass(slots=True, eq=False)
class _File:
    name: str
    modified: int | None = None
    opened: UploadFile | None = None


@dataclass(slots=True)
class _Part:
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    name: str = ""
    file: _File | None = None
    size: int = 0
    data: bytearray = field(default_factory=bytearray)


class UploadForm:
    """A form whose files go to the spool; end() it in any case.

    Attributes:
        fields: the values of the fields that are not files.
        files: the fields of the files so far, in their order.
        batch: where the files are; None until the first write.
        is_kept: whether a job has the files, or may have them.
        is_over: whether end() was called.
        lock: held by a thread that writes or submits; a request may end, and call end(), while it still does.
    """

    def __init__(self, content_type: str, bounds: Bounds, spool: Spool) -> None:
        """Begin.

        Raises:
            Problem: malformed_request.
        """
        _, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if not 1 <= len(boundary) <= 200:
            raise malformed("The media type has no valid boundary")
        self.fields: dict[str, str] = {}
        self.files: list[str] = []
        self.batch: Batch | None = None
        self.is_kept = False
        self.is_over = False
        self.lock = RLock()
        self._waiting = 0
        self._bounds = bounds
        self._spool = spool
        self._part = _Part()
        self._header = (bytearray(), bytearray())
        self._writes: list[tuple[_File, bytes | None]] = []
        self._open: list[UploadFile] = []
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
        """Receive the whole body; the end of it may still be in memory, until write_out().

        Raises:
            Problem: malformed_request, invalid_request, body_too_large.
            AppError: disk_full, home_unwritable.
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
        """Write what is in memory, and make sure that complete files are on the disk; may block.

        Raises:
            AppError: disk_full, home_unwritable.
        """
        with self.lock:
            if not self.is_over:
                self._write_out()

    def end(self) -> None:
        """Close the files, and remove them unless a job has them; may block, raises nothing."""
        with self.lock:
            if self.is_over:
                return
            self.is_over = True
            for file in self._open:
                file.close()
            if self.batch is not None:
                (self._spool.release if self.is_kept else self._spool.discard)(self.batch)

    def _write_out(self) -> None:
        writes, self._writes, self._waiting = self._writes, [], 0
        complete: list[tuple[UploadFile, int | None]] = []
        for file, pieces in groupby(writes, lambda write: write[0]):
            if self.batch is None:
                self.batch = self._spool.open_batch()
            if file.opened is None:
                file.opened = self.batch.create(file.name)
                self._open.append(file.opened)
            found = [data for _, data in pieces]
            file.opened.write(*(data for data in found if data is not None))
            if found[-1] is None:
                complete.append((file.opened, file.modified))
        for opened, modified in complete:
            opened.finish(modified)
            self._open.remove(opened)

    def _feed(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise malformed(f"Can't read the form: {error}") from error

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
            name = _file_name(part.headers.get(b"content-disposition", b""), options.get(b"filename", b""))
            if not name:
                raise invalid_field(part.name, "this must be a file with a name")
            if len(self.files) >= self._bounds.max_files:
                raise invalid_field(part.name, f"at most {self._bounds.max_files:,} files are allowed")
            self.files.append(part.name)
            part.file = _File(name, _modified(options.get(b"modification-date", b"")))
        elif part.name not in self._bounds.fields:
            known = ", ".join(sorted(self._bounds.files | self._bounds.fields))
            raise invalid_field(part.name or "form", f"unknown; the fields are {known}")
        elif part.name in self.fields:
            raise invalid_field(part.name, "this may be given only once")

    def _take(self, data: bytes, start: int, end: int) -> None:
        part = self._part
        part.size += end - start
        if part.file is None:
            if part.size > self._bounds.max_field:
                raise too_large(self._bounds.max_field, f"The field {part.name}")
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
            raise invalid_field(part.name, "this is not valid UTF-8") from error

    def _end(self) -> None:
        self._ended = True


@asynccontextmanager
async def receive_file(
    stream: AsyncIterator[bytes], max_bytes: int, spool: Spool, threads: Threads
) -> AsyncGenerator[Path]:
    """Receive a body that is one file, without a form. The file exists while the block runs.

    Raises:
        Problem: body_too_large.
        AppError: disk_full, home_unwritable.
    """
    batch = await threads.run(spool.open_batch)
    file: UploadFile | None = None
    try:
        file = await threads.run(batch.create, "mask.png")
        size, waiting = 0, bytearray()
        async for chunk in stream:
            size += len(chunk)
            if size > max_bytes:
                raise too_large(max_bytes)
            waiting += chunk
            if len(waiting) >= _WRITE_AT:
                await threads.run(file.write, bytes(waiting))
                waiting.clear()
        await threads.run(file.write, bytes(waiting))
        file.close()
        yield file.path
    finally:
        if file is not None:
            file.close()
        await threads.run(spool.discard, batch)


def _file_name(disposition: bytes, plain: bytes) -> str:
    """The name of an upload, without folders; empty if there is none.

    `filename*` (RFC 5987) comes before `filename`, whose encoded words (RFC 2047) are decoded. RFC 7578 allows
    neither in a form, but mail programs and some HTTP libraries send them.
    """
    name = _extended(disposition.decode("latin-1")) or _with_words_decoded(_decoded(plain))
    name = name.encode("utf-8", "replace").decode()[:_MAX_NAME]
    return re.split(r"[/\\]", name)[-1] or name


def _modified(date: bytes) -> int | None:
    """The value of `modification-date` (RFC 2183) in nanoseconds since 1970; None if there is none."""
    try:
        moment = parsedate_to_datetime(date.decode("ascii"))
        if moment.tzinfo is None:  # `-0000` is UTC, too (RFC 5322, section 3.3)
            moment = moment.replace(tzinfo=UTC)
        return round(moment.timestamp()) * 1_000_000_000
    except (ValueError, OverflowError, OSError):
        return None


def _extended(disposition: str) -> str:
    """The value of `filename*`; empty if there is none, or if its encoding is unknown or wrong."""
    for key, value in _PARAMETER.findall(disposition):
        if key.lower() == "filename*":
            charset, *rest = value.strip().strip('"').split("'", 2)
            with suppress(LookupError, ValueError):
                return unquote_to_bytes(rest[1]).decode(charset)
    return ""


def _decoded(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("latin-1")  # the encoding of HTTP headers before RFC 7230


def _with_words_decoded(name: str) -> str:
    def decoded(words: re.Match[str]) -> str:
        try:
            pieces = decode_header(words[0])
            return "".join(
                piece if isinstance(piece, str) else piece.decode(charset or "ascii") for piece, charset in pieces
            )
        except (LookupError, ValueError, HeaderParseError):
            return words[0]

    return _ENCODED_WORDS.sub(decoded, name)


def malformed(detail: str) -> Problem:
    """The problem document for a body that is not a valid form."""
    return Problem(400, ApiCode.MALFORMED_REQUEST, f"{detail}.", "Send a well-formed multipart/form-data body.")


def is_form(request: Request) -> bool:
    """Whether the media type is that of a form with files."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "multipart/form-data"

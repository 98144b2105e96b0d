"""What the dialects share: a form or document comes in, its photo goes through the queue before all others."""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Final, cast
from urllib.parse import parse_qsl

from fastapi import Request

from rembg_desktop.api.dialects.fetching import FetchError, fetch, file_name
from rembg_desktop.api.folders import Batch
from rembg_desktop.api.guard import MAX_BASE64_BYTES
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field, of_failure
from rembg_desktop.api.results import follow
from rembg_desktop.api.service import Service
from rembg_desktop.api.upload import Bounds, UploadForm, is_form
from rembg_desktop.options import CUT_OPTIONS, RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.queue.types import ImageStatus, Job, JobImage

FORM: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"
_PRIORITY: Final = 1000
_WAIT_SECONDS: Final = 300.0
_ABSENT: Final = frozenset({"", "undefined", "null", "None"})
"""Values that clients send for what their caller has not set."""


@dataclass(slots=True)
class Received:
    """A request: its fields, and its files by field.

    Attributes:
        fields: what was set.
        files: where each file is, and the name that the client gave it.
        batch: the folder of the files.
        is_kept: whether a job has the files, or may have them.
    """

    fields: dict[str, str] = field(default_factory=dict[str, str])
    files: dict[str, tuple[Path, str]] = field(default_factory=dict[str, tuple[Path, str]])
    batch: Batch | None = None
    is_kept: bool = False


@asynccontextmanager
async def receive(
    request: Request, service: Service, files: frozenset[str], fields: frozenset[str], texts: Mapping[str, str]
) -> AsyncGenerator[Received]:
    """Receive a form, a URL-encoded form or a JSON object.

    The files exist while the block runs, and then as long as a job needs them.

    Args:
        request: of the client.
        service: the queue.
        files: names of the file fields.
        fields: names of the other fields.
        texts: fields that contain a file in Base64, and the file field for which each stands.

    Raises:
        Problem: malformed_request, invalid_request, body_too_large.
        AppError: disk_full, home_unwritable.
    """
    await service.see_room()
    if is_form(request):
        bounds = Bounds(
            files, fields, len(files), service.settings.api.max_image_mb * 1_000_000, max_field=MAX_BASE64_BYTES
        )
        form = UploadForm(request.headers["content-type"], bounds, service.spool)
        received = Received()
        try:
            await form.receive(request.stream(), service.writes, service.memory)
            await service.writes.run(form.write_out)
            received.fields = _set(form.fields)
            received.batch = form.batch
            if form.batch is not None:
                found = zip(form.batch.files, form.batch.names, strict=True)
                received.files = dict(zip(form.files, found, strict=True))
            await service.writes.run(_unpack, service, received, texts)
            yield received
        finally:
            form.is_kept = received.is_kept
            await service.writes.run(form.end)
            if received.batch is not form.batch:
                await service.writes.run(_end, service, received)
        return
    async with keep(service) as received:
        received.fields = _set(_parsed(request, await request.body()))
        if unknown := sorted(received.fields.keys() - fields):
            raise invalid_field(unknown[0], f"unknown; the fields are {', '.join(sorted(files | fields))}")
        await service.writes.run(_unpack, service, received, texts)
        yield received


@asynccontextmanager
async def keep(service: Service) -> AsyncGenerator[Received]:
    """For a request without a body; downloads exist while the block runs, and as long as a job needs them."""
    received = Received()
    try:
        yield received
    finally:
        await service.writes.run(_end, service, received)


def _end(service: Service, received: Received) -> None:
    if received.batch is not None:
        (service.spool.release if received.is_kept else service.spool.discard)(received.batch)


def _parsed(request: Request, body: bytes) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == URL_ENCODED:
            return dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body)))
        document: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(400, ApiCode.MALFORMED_REQUEST, "The body cannot be read.") from error
    if not isinstance(document, dict):
        raise Problem(400, ApiCode.MALFORMED_REQUEST, "The body must be a JSON object.")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in cast("dict[str, Any]", document).items()
    }


def _set(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value.strip() for name, value in fields.items() if value.strip() not in _ABSENT}


def _unpack(service: Service, received: Received, texts: Mapping[str, str]) -> None:
    """Write the files that came as Base64."""
    for name, file_field in texts.items():
        text = received.fields.pop(name, None)
        if text is None:
            continue
        if file_field in received.files:
            raise Problem(400, "multiple_sources", f"Both {file_field} and {name} are given.", "Give one of them.")
        try:
            data = base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Problem(400, "failed_to_read_image", f"{name} is not valid Base64.") from error
        if received.batch is None:
            received.batch = service.spool.open_batch()
        file = received.batch.create("image")
        file.write(data)
        file.finish()
        received.files[file_field] = (file.path, "image")


async def download(service: Service, received: Received, field: str, url: str) -> None:
    """Download a picture that the client names by its address, as the value of a file field.

    Raises:
        FetchError: the settings do not allow it, it fails, or the picture is too large.
        AppError: disk_full, home_unwritable.
    """
    if not service.settings.api.fetch_urls:
        raise FetchError("this program works offline, unless the setting api.fetch_urls allows downloads")
    if received.batch is None:
        received.batch = await service.writes.run(service.spool.open_batch)
    name = file_name(url)
    file = await service.writes.run(received.batch.create, name)
    lock = Lock()  # a write may still be running in its thread when the time is up

    def write(data: bytes) -> None:
        with lock:
            file.write(data)

    def close() -> None:
        with lock:
            file.close()

    try:
        await fetch(url, service.settings.api.max_image_mb * 1_000_000, partial(service.writes.run, write))
        await service.writes.run(file.finish)
    finally:
        await service.writes.run(close)
    received.files[field] = (file.path, name)


def cut_options(service: Service, **others: object) -> RemovalOptions:
    """Model, edges and cleanup of the preset in the settings, a transparent PNG, and `others`.

    Raises:
        AppError: unknown_preset, invalid_option.
    """
    preset = Presets(service.home.presets).get(service.settings.output.preset).as_dict()
    return RemovalOptions.from_dict({**{name: preset[name] for name in CUT_OPTIONS}, **others})


async def cut_out(
    request: Request, service: Service, received: Received, file: tuple[Path, str], options: RemovalOptions
) -> JobImage:
    """Queue a received photo before all others, and wait for its result.

    Raises:
        Problem: it failed, or is not ready after five minutes, or nobody works on the queue.
        AppError: what the queue raises.
    """
    job = await service.writes.run(_submit, service, received, file, options)
    image = await follow(request, service, job.id, _WAIT_SECONDS)
    if image is None:
        hint = "Start the queue, and send the request again."
        raise Problem(503, ApiCode.RESULT_NOT_READY, "The queue is paused or too slow.", hint)
    if image.status is ImageStatus.FAILED and image.error:
        raise of_failure(image.error.code, image.error.message, image.error.hint)
    if image.output is None:
        raise Problem(503, ApiCode.RESULT_NOT_READY, f"The image is {image.status.value}.", "Send it again.")
    return image


def _submit(service: Service, received: Received, file: tuple[Path, str], options: RemovalOptions) -> Job:
    path, name = file
    batch = received.batch
    assert batch is not None
    try:
        plan = service.manager.plan([path], options, destination=batch.results, original_names=[name])
        job = service.commit(plan, options, preset=None, priority=_PRIORITY, hold=False, key=None, digest=None)
    except BaseException:
        received.is_kept = service.spool.is_needed(batch, service.manager)
        raise
    received.is_kept = True
    return job


async def read(path: Path) -> bytes:
    """The bytes of a result.

    Raises:
        Problem: result_gone.
    """
    try:
        return await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        detail = f"The result {path.name} was moved or deleted, or can't be read."
        raise Problem(410, ApiCode.RESULT_GONE, detail, "Send the photo again.") from error

"""The dialect of `rembg s`: `GET` and `POST /api/remove`, with the parameters of rembg's own OpenAPI document."""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from rembg_desktop.api.dialects.fetching import FetchError
from rembg_desktop.api.dialects.finishing import Color, Finish, finish
from rembg_desktop.api.dialects.serving import FORM, Received, cut_options, cut_out, download, keep, read, receive
from rembg_desktop.api.guard import HEADERS_ONLY, DialectRules
from rembg_desktop.api.problem import ApiCode, Json, Problem, invalid_field
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.options import RemovalOptions

router = APIRouter(tags=["rembg"])

PATH: Final = "/api/remove"
_FLAGS: Final = ("a", "om", "ppm", "dc", "vm")
_NUMBERS: Final = {"af": ("240", 255), "ab": ("10", 255), "ae": ("10", 999_999_999)}
"""Thresholds of rembg's alpha matting, their defaults, and their limits."""
_FIELDS: Final = frozenset({"model", "bgc", "extras", *_FLAGS, *_NUMBERS})
_TRUE: Final = frozenset({"true", "t", "1", "on", "yes", "y"})
_FALSE: Final = frozenset({"false", "f", "0", "off", "no", "n"})

_PROPERTIES: Final[Mapping[str, dict[str, Any]]] = {
    "model": {
        "type": "string",
        "description": "Name of the model; by default that of the preset in the settings.",
    },
    "a": {"type": "boolean", "description": "Alpha matting."},
    "af": {"type": "integer", "description": "With `a`, only the default, 240."},
    "ab": {"type": "integer", "description": "With `a`, only the default, 10."},
    "ae": {"type": "integer", "description": "With `a`, only the default, 10."},
    "om": {"type": "boolean", "description": "Only the mask."},
    "ppm": {"type": "boolean", "description": "Smooth the mask and make its edges hard."},
    "dc": {"type": "boolean", "description": "Remove the background's color from the edges."},
    "vm": {"type": "boolean", "description": "ViTMatte: not offered; only false."},
    "bgc": {"type": "string", "description": "Background color: `red,green,blue,alpha`, 0-255 each."},
    "extras": {"type": "string", "description": "Parameters of rembg as JSON: not offered; only `{}`."},
}
_IMAGE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "A PNG file",
        "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
    },
    **{
        status: {
            "description": "`detail` says why",
            "content": {"application/json": {"schema": {"type": "object", "required": ["detail"]}}},
        }
        for status in (400, 401, 413, 415, 422, 429, 503, 507)
    },
}


def shape(problem: Problem) -> Response:
    """An error as FastAPI, and with it rembg, gives it."""
    hint = f" {problem.hint}" if problem.hint else ""
    return Json({"detail": f"{problem.detail}{hint}"}, problem.status_code, headers=problem.headers)


RULES: Final = {PATH: DialectRules(frozenset({FORM}), "x-api-key", shape)}


@router.get(
    PATH,
    response_class=Response,
    responses=_IMAGE,
    openapi_extra={
        "parameters": [
            {"name": name, "in": "query", "schema": {key: schema[key] for key in schema if key != "description"}}
            for name, schema in _PROPERTIES.items()
        ]
    },
)
async def remove_from_url(
    request: Request, url: Annotated[str, Query(min_length=1, description="Address of the photo.")]
) -> Response:
    """Download one photo and receive its cutout, or its mask, as a PNG file, if the settings allow that."""
    service = service_of(request)
    fields = _set(request.query_params)
    color = _color(fields.get("bgc"))
    options = _options(service, fields)
    if HEADERS_ONLY in request.scope:
        return Response(media_type="image/png")
    await service.see_room()
    async with keep(service) as received:
        return await _remove(request, service, received, url, options, color)


@router.post(
    PATH,
    response_class=Response,
    responses=_IMAGE,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                FORM: {
                    "schema": {
                        "type": "object",
                        "additionalProperties": False,
                        "anyOf": [{"required": ["file"]}, {"required": ["url"]}],
                        "properties": {
                            "file": {"type": "string", "format": "binary"},
                            "url": {"type": "string", "description": "Address of the photo, instead of `file`."},
                            **_PROPERTIES,
                        },
                    }
                }
            },
        }
    },
)
async def remove(request: Request) -> Response:
    """Upload one photo and receive its cutout, or its mask, as a PNG file."""
    service = service_of(request)
    async with receive(request, service, frozenset({"file"}), _FIELDS | {"url"}, {}) as received:
        # rembg reads `bgc` and `extras` from the address, also with POST.
        fields = {**_set(request.query_params), **received.fields}
        color = _color(fields.get("bgc"))
        options = _options(service, fields)
        url = received.fields.get("url", "")
        if ("file" in received.files) == bool(url):
            raise invalid_field("file", "one of file and url is required")
        return await _remove(request, service, received, url, options, color)


def _set(given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name in _FIELDS and value}


async def _remove(
    request: Request, service: Service, received: Received, url: str, options: RemovalOptions, color: Color | None
) -> Response:
    if url:
        try:
            await download(service, received, "file", url)
        except FetchError as error:
            detail = f"The photo at {url[:300]} was not downloaded: {error}."
            hint = "Download it yourself, and send it with POST in the field `file`."
            raise Problem(400, ApiCode.INVALID_REQUEST, detail, hint) from error
    image = await cut_out(request, service, received, received.files["file"], options)
    assert image.output is not None
    if color is None or options.mask_only:
        return Response(await read(image.output), media_type="image/png")
    wanted = Finish(color=color, needs_subject=False)
    made = await service.photos.run(finish, image.output, wanted, 0)
    return Response(made.data, media_type="image/png")


def _options(service: Service, fields: Mapping[str, str]) -> RemovalOptions:
    flags = {name: _flag(name, fields.get(name, "false")) for name in _FLAGS}
    for name, (default, most) in _NUMBERS.items():
        value = fields.get(name, default).strip()
        if not re.fullmatch(r"\d{1,9}", value) or int(value) > most:
            raise invalid_field(name, f"this must be a whole number from 0 to {most}")
        if flags["a"] and int(value) != int(default):  # without alpha matting, rembg does not use them either
            raise invalid_field(name, f"only the default {default} is offered")
    if flags["vm"]:
        raise invalid_field("vm", "ViTMatte is not offered; use `a` for alpha matting")
    if _extras(fields.get("extras", "{}")):
        raise invalid_field("extras", "no extra parameters are offered")
    wanted: dict[str, object] = {"mask_only": flags["om"]}
    if "model" in fields:
        wanted["model"] = fields["model"]
    if flags["a"] or flags["dc"]:
        wanted["edges"] = "matting" if flags["a"] else "decontaminate"
    if flags["ppm"]:
        wanted |= {"specks": "3px", "contrast": 100.0}
    return cut_options(service, **wanted)


def _extras(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None  # rembg leaves out what is not JSON, too
    return found if isinstance(found, dict | list) else None  # pyright: ignore[reportUnknownVariableType]


def _flag(name: str, text: str) -> bool:
    lower = text.lower()
    if lower not in _TRUE | _FALSE:
        raise invalid_field(name, "this must be true or false")
    return lower in _TRUE


def _color(text: str | None) -> Color | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) not in (3, 4) or not all(re.fullmatch(r"\s*[0-9]{1,3}\s*", part) for part in parts):
        raise invalid_field("bgc", "this must be four numbers from 0 to 255, such as 255,255,255,255")
    red, green, blue, alpha = (*map(int, parts), 255)[:4]
    if max(red, green, blue, alpha) > 255:
        raise invalid_field("bgc", "no number may be larger than 255")
    return red, green, blue, alpha

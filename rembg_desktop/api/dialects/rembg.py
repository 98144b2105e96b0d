"""The dialect of `rembg s`: `GET` and `POST /api/remove`, with the parameters of rembg's own OpenAPI document."""

import json
from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from rembg_desktop.api.dialects.finishing import Color, Finish, finish
from rembg_desktop.api.dialects.serving import FORM, cut_options, cut_out, read, receive
from rembg_desktop.api.guard import DialectRules
from rembg_desktop.api.problem import ApiCode, Json, Problem, invalid_field
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.options import RemovalOptions

router = APIRouter(tags=["rembg"])

PATH: Final = "/api/remove"
_FLAGS: Final = ("a", "om", "ppm", "dc", "vm")
_NUMBERS: Final = {"af": "240", "ab": "10", "ae": "10"}
"""Thresholds of rembg's alpha matting and their defaults."""
_FIELDS: Final = frozenset({"model", "bgc", "extras", *_FLAGS, *_NUMBERS})
_TRUE: Final = frozenset({"true", "1", "on", "yes"})
_FALSE: Final = frozenset({"false", "0", "off", "no"})

_PROPERTIES: Final[Mapping[str, dict[str, Any]]] = {
    "model": {
        "type": "string",
        "description": "Name of the model; by default that of the preset in the settings.",
    },
    "a": {"type": "boolean", "description": "Alpha matting."},
    "af": {"type": "integer", "description": "Only the default, 240."},
    "ab": {"type": "integer", "description": "Only the default, 10."},
    "ae": {"type": "integer", "description": "Only the default, 10."},
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


@router.get(PATH, response_class=Response, responses=_IMAGE)
async def remove_from_url(url: str) -> Response:
    """Always refused: this program downloads no photos."""
    detail = f"The photo at {url[:300]} was not downloaded: this program works offline."
    raise Problem(400, ApiCode.INVALID_REQUEST, detail, "Download it, and send it with POST in the field `file`.")


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
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}, **_PROPERTIES},
                    }
                }
            },
        }
    },
)
async def remove(request: Request) -> Response:
    """Upload one photo and receive its cutout, or its mask, as a PNG file."""
    service = service_of(request)
    async with receive(request, service, frozenset({"file"}), _FIELDS, {}) as received:
        # rembg reads `bgc` and `extras` from the address, also with POST.
        fields = {
            **{key: value for key, value in request.query_params.items() if key in _FIELDS},
            **received.fields,
        }
        color = _color(fields.get("bgc"))
        options = _options(service, fields)
        if "file" not in received.files:
            raise invalid_field("file", "this field is required")
        image = await cut_out(request, service, received, received.files["file"], options)
        assert image.output is not None
        if color is None or options.mask_only:
            return Response(await read(image.output), media_type="image/png")
        wanted = Finish(color=color, needs_subject=False)
        made = await service.photos.run(finish, image.output, wanted, 0)
        return Response(made.data, media_type="image/png")


def _options(service: Service, fields: Mapping[str, str]) -> RemovalOptions:
    flags = {name: _flag(name, fields.get(name, "false")) for name in _FLAGS}
    for name, only in _NUMBERS.items():
        if fields.get(name, only) != only:
            raise invalid_field(name, f"only the default {only} is offered")
    if flags["vm"]:
        raise invalid_field("vm", "ViTMatte is not offered; use `a` for alpha matting")
    try:
        has_extras = bool(json.loads(fields.get("extras", "{}")))
    except (ValueError, RecursionError):
        has_extras = True
    if has_extras:
        raise invalid_field("extras", "no extra parameters are offered")
    wanted: dict[str, object] = {"mask_only": flags["om"]}
    if "model" in fields:
        wanted["model"] = fields["model"]
    if flags["a"] or flags["dc"]:
        wanted["edges"] = "matting" if flags["a"] else "decontaminate"
    if flags["ppm"]:
        wanted |= {"specks": "3px", "contrast": 100.0}
    return cut_options(service, **wanted)


def _flag(name: str, text: str) -> bool:
    lower = text.lower()
    if lower not in _TRUE | _FALSE:
        raise invalid_field(name, "this must be true or false")
    return lower in _TRUE


def _color(text: str | None) -> Color | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != 4 or not all(part.strip().isdecimal() and int(part) <= 255 for part in parts):
        raise invalid_field("bgc", "this must be four numbers from 0 to 255, such as 255,255,255,255")
    red, green, blue, alpha = map(int, parts)
    return red, green, blue, alpha

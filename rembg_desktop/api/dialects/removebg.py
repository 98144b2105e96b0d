"""The dialect of remove.bg's API 1.0: `POST /v1.0/removebg` and `GET /v1.0/account`.

Parameters, headers and error codes are those of its OpenAPI document. Nothing is charged.
"""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from rembg_desktop.api.dialects.finishing import (
    MEDIA,
    Color,
    Finish,
    Finished,
    NoSubjectError,
    Region,
    Side,
    finish,
)
from rembg_desktop.api.dialects.serving import FORM, JSON, URL_ENCODED, Received, cut_options, cut_out, receive
from rembg_desktop.api.guard import DialectRules
from rembg_desktop.api.problem import ApiCode, Json, Problem
from rembg_desktop.api.service import service_of
from rembg_desktop.errors import ErrorCode
from rembg_desktop.options import parse_color

router = APIRouter(tags=["remove.bg"])

PATH: Final = "/v1.0/removebg"
ACCOUNT: Final = "/v1.0/account"

_SIZES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("preview", "small", "regular"), 0.25),
    "medium": 1.5,
    "hd": 4,
    **dict.fromkeys(("full", "4k", "auto"), 25),
    "50MP": 50,
}
"""Megapixels at most."""
_PNG_MEGAPIXELS: Final = 10
_TYPES: Final = ("auto", "person", "product", "car", "animal", "graphic", "transportation")
_LEVELS: Final = ("none", "1", "2", "latest")
_FORMATS: Final = ("auto", "png", "jpg", "webp", "zip")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "size": tuple(_SIZES),
    "type": _TYPES,
    "type_level": _LEVELS,
    "format": _FORMATS,
    "channels": ("rgba", "alpha"),
    "shadow_method": ("legacy", "latest"),
    "crop": ("true", "false"),
    "add_shadow": ("true", "false"),
    "semitransparency": ("true", "false"),
}
_BACKGROUNDS: Final = ("bg_color", "bg_image_url", "bg_image_file")
_FILES: Final = frozenset({"image_file", "bg_image_file"})
_FIELDS: Final = frozenset(
    {
        *_CHOICES,
        "image_file_b64",
        "image_url",
        "bg_color",
        "bg_image_url",
        "crop_margin",
        "scale",
        "position",
        "roi",
    }
)
_CODES: Final[Mapping[str, tuple[int, str]]] = {
    ApiCode.UNAUTHORIZED: (403, "auth_failed"),
    ApiCode.BODY_TOO_LARGE: (400, "file_too_large"),
    ApiCode.QUEUE_FULL: (429, "rate_limit_exceeded"),
    ApiCode.TOO_MANY_CONNECTIONS: (429, "rate_limit_exceeded"),
    ErrorCode.UNSUPPORTED_FORMAT: (400, "invalid_file_type"),
    ErrorCode.NOTHING_TO_DO: (400, "invalid_file_type"),
    ErrorCode.EMPTY_FILE: (400, "failed_to_read_image"),
    ErrorCode.TRUNCATED_IMAGE: (400, "failed_to_read_image"),
    ErrorCode.CORRUPT_IMAGE: (400, "failed_to_read_image"),
    ErrorCode.IMAGE_TOO_LARGE: (400, "resolution_too_high"),
    ErrorCode.NO_SUBJECT: (400, "unknown_foreground"),
    ErrorCode.BACKGROUND_UNREADABLE: (400, "failed_bg_download"),
}
"""Status and code of remove.bg for our codes; other codes stay, and 415 and 422 become 400."""

_T = TypeVar("_T")


def shape(problem: Problem) -> Response:
    """An error as remove.bg gives it."""
    usual = 400 if problem.status_code in (415, 422) else problem.status_code
    status, code = _CODES.get(problem.code, (usual, problem.code))
    error = {"title": problem.detail, "code": str(code)}
    if problem.hint:
        error["detail"] = problem.hint
    return Json({"errors": [error]}, status, headers=problem.headers)


RULES: Final = {
    PATH: DialectRules(frozenset({FORM, URL_ENCODED, JSON}), "x-api-key", shape),
    ACCOUNT: DialectRules(frozenset(), "x-api-key", shape),
}


def _error(code: str, title: str, detail: str = "") -> Problem:
    return Problem(400, code, title, detail)


_TEXT: Final = {"type": "string"}
_PROPERTIES: Final[dict[str, Any]] = {
    "image_file_b64": {**_TEXT, "description": "The photo in Base64, instead of `image_file`."},
    "image_url": {**_TEXT, "description": "Refused: this program downloads no photos."},
    "size": {**_TEXT, "enum": list(_SIZES), "default": "preview", "description": "Largest size of the result."},
    "type": {**_TEXT, "enum": list(_TYPES), "default": "auto", "description": "Comes back as X-Type."},
    "type_level": {**_TEXT, "enum": list(_LEVELS), "default": "1"},
    "format": {**_TEXT, "enum": list(_FORMATS), "default": "auto"},
    "roi": {**_TEXT, "default": "0% 0% 100% 100%", "description": "`x1 y1 x2 y2`, each in px or %."},
    "crop": {**_TEXT, "enum": ["true", "false"], "default": "false"},
    "crop_margin": {**_TEXT, "default": "0", "description": "One, two or four lengths in px or %."},
    "scale": {**_TEXT, "default": "original", "description": "`10%` to `100%`, or `original`."},
    "position": {
        **_TEXT,
        "default": "original",
        "description": "`original`, `center`, or one or two percentages.",
    },
    "channels": {**_TEXT, "enum": ["rgba", "alpha"], "default": "rgba"},
    "add_shadow": {
        **_TEXT,
        "enum": ["true", "false"],
        "description": "Only for cars, as at remove.bg: no effect.",
    },
    "shadow_method": {**_TEXT, "enum": ["legacy", "latest"], "description": "No effect."},
    "semitransparency": {**_TEXT, "enum": ["true", "false"], "description": "Only for car windows: no effect."},
    "bg_color": {**_TEXT, "description": "A color name, or 3, 4, 6 or 8 hexadecimal digits."},
    "bg_image_url": {**_TEXT, "description": "Refused: this program downloads no pictures."},
}
_BINARY: Final = {"type": "string", "format": "binary"}
_PLAIN_SCHEMA: Final = {"type": "object", "additionalProperties": False, "properties": _PROPERTIES}


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "object", "required": ["errors"]}
    content = {JSON: {"schema": schema}}
    return {status: {"description": "`errors` says why", "content": content} for status in statuses}


@router.post(
    PATH,
    response_class=Response,
    responses={
        200: {
            "description": "The result",
            "headers": {
                "X-Width": {"schema": {"type": "integer"}},
                "X-Height": {"schema": {"type": "integer"}},
                "X-Credits-Charged": {"schema": {"type": "number"}},
                "X-Type": {"schema": {"type": "string"}},
            },
            "content": {
                "image/*": {"schema": _BINARY},
                JSON: {"schema": {"type": "object", "properties": {"data": {"type": "object"}}}},
            },
        },
        **_errors(400, 403, 410, 429, 503, 507),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                FORM: {
                    "schema": {
                        **_PLAIN_SCHEMA,
                        "properties": {"image_file": _BINARY, "bg_image_file": _BINARY, **_PROPERTIES},
                    }
                },
                URL_ENCODED: {"schema": _PLAIN_SCHEMA},
                JSON: {"schema": _PLAIN_SCHEMA},
            },
        }
    },
)
async def removebg(request: Request) -> Response:
    """Remove the background of one photo; the response is a picture, or JSON if the client accepts that."""
    service = service_of(request)
    async with receive(request, service, _FILES, _FIELDS, {"image_file_b64": "image_file"}) as received:
        fields = received.fields
        wanted = _finish(received)
        options = cut_options(service, metadata="strip")
        image = await cut_out(request, service, received, received.files["image_file"], options)
        assert image.output is not None
        most = service.settings.performance.max_megapixels * 1_000_000
        try:
            made = await service.photos.run(finish, image.output, wanted, most)
        except NoSubjectError:
            title = "Could not identify foreground in image."
            raise _error("unknown_foreground", title, "Try another model, or another photo.") from None
        except OSError as error:
            raise Problem(410, ApiCode.RESULT_GONE, "The result was moved or deleted.", "Try again.") from error
    return _response(made, fields, as_json=JSON in request.headers.get("accept", ""))


@router.get(ACCOUNT, responses=_errors(403))
async def account() -> dict[str, object]:
    """The balance: nothing is charged, so there is no limit."""
    balance = dict.fromkeys(("total", "subscription", "payg", "enterprise"), 0)
    free = {"free_calls": 1_000_000, "sizes": "all"}
    return {"data": {"attributes": {"credits": balance, "api": free}}}


def _response(made: Finished, fields: Mapping[str, str], *, as_json: bool) -> Response:
    left, top, right, bottom = made.subject
    headers = {"X-Credits-Charged": "0", "X-Width": str(made.size[0]), "X-Height": str(made.size[1])}
    if fields.get("type_level") != "none":
        kind = fields.get("type", "auto")
        headers["X-Type"] = "other" if kind == "auto" else kind
    if as_json:
        data = {
            "result_b64": base64.b64encode(made.data).decode(),
            "foreground_top": top,
            "foreground_left": left,
            "foreground_width": right - left,
            "foreground_height": bottom - top,
        }
        return Json({"data": data}, headers=headers)
    return Response(made.data, headers=headers, media_type=MEDIA[made.format])


def _finish(received: Received) -> Finish:
    """What the fields ask for.

    Raises:
        Problem: with remove.bg's code.
    """
    fields, files = received.fields, received.files
    for name, choices in _CHOICES.items():
        if name in fields and fields[name] not in choices:
            allowed = f"Use one of {', '.join(choices)}."
            raise _error(f"invalid_{name}", f"Invalid {name} parameter given", allowed)
    for name in ("image_url", "bg_image_url"):
        if name in fields:
            code = "failed_image_download" if name == "image_url" else "failed_bg_download"
            title = f"Failed to download image from given {name}: this program works offline."
            raise _error(code, title, "Download the picture, and send it as a file.")
    if "image_file" not in files:
        detail = "Please provide the source image in the image_file or image_file_b64 parameter."
        raise _error("missing_source", "No image given", detail)
    if sum(name in fields or name in files for name in _BACKGROUNDS) > 1:
        title = "Multiple background sources given"
        raise _error("multiple_bg_sources", title, "Please provide either bg_color or bg_image_file.")
    kind = fields.get("format", "auto")
    megapixels = _SIZES[fields.get("size", "preview")]
    if kind == "png" or (kind == "auto" and "bg_color" not in fields and "bg_image_file" not in files):
        megapixels = min(megapixels, _PNG_MEGAPIXELS)
    margins = _read(fields, "crop_margin", _margins)
    scale = _read(fields, "scale", _scale)
    position = _read(fields, "position", _position)
    return Finish(
        format=kind,
        max_pixels=round(megapixels * 1_000_000),
        alpha_only=fields.get("channels") == "alpha",
        color=_read(fields, "bg_color", _color),
        image=files["bg_image_file"][0] if "bg_image_file" in files else None,
        region=_read(fields, "roi", _region),
        crop=(margins or (_NONE, _NONE, _NONE, _NONE)) if fields.get("crop") == "true" else None,
        scale=scale,
        position=position,
    )


_NONE: Final[Side] = (0.0, False)


def _read(fields: Mapping[str, str], name: str, parse: Callable[[str], _T]) -> _T | None:
    if name not in fields:
        return None
    try:
        return parse(fields[name])
    except ValueError:
        raise _error(f"invalid_{name}", f"Invalid {name} parameter given") from None


def _side(text: str) -> Side:
    match = re.fullmatch(r"(\d{1,7}(?:\.\d{1,6})?)\s*(px|%)?", text)
    if match is None:
        raise ValueError(text)
    return float(match[1]), match[2] == "%"


def _percent(text: str) -> float:
    value, is_percent = _side(text)
    if not is_percent or value > 100:
        raise ValueError(text)
    return value


def _region(text: str) -> Region:
    left, top, right, bottom = map(_side, text.split())
    return Region(left, top, right, bottom)


def _margins(text: str) -> tuple[Side, Side, Side, Side]:
    sides = [_side(part) for part in text.split()]
    if len(sides) not in (1, 2, 4):
        raise ValueError(text)
    top, right, bottom, left = (sides * 4)[:4]
    return top, right, bottom, left


def _scale(text: str) -> float | None:
    if text == "original":
        return None
    value = _percent(text)
    if value < 10:
        raise ValueError(text)
    return value


def _position(text: str) -> tuple[float, float] | None:
    if text == "original":
        return None
    if text == "center":
        return 50.0, 50.0
    values = [_percent(part) for part in text.split()]
    if len(values) not in (1, 2):
        raise ValueError(text)
    return values[0], values[-1]


def _color(text: str) -> Color:
    digits = text.strip().removeprefix("#")
    if re.fullmatch(r"[0-9A-Fa-f]{4}", digits):
        digits = "".join(digit * 2 for digit in digits)
    alpha = 255
    if re.fullmatch(r"[0-9A-Fa-f]{8}", digits):
        digits, alpha = digits[:6], int(digits[6:], 16)
    found = parse_color(digits)
    if found is None:
        raise ValueError(text)
    return int(found[1:3], 16), int(found[3:5], 16), int(found[5:7], 16), alpha

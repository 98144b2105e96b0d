"""The dialect of remove.bg's API 1.0: `POST /v1.0/removebg` and `GET /v1.0/account`.

Parameters, headers and error codes are those of its OpenAPI document. Nothing is charged.
"""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from rembg_desktop.api.dialects.fetching import FetchError
from rembg_desktop.api.dialects.finishing import (
    MEDIA,
    Finished,
    NoSubjectError,
    finish,
)
from rembg_desktop.api.dialects.removebg_fields import (
    BACKGROUNDS,
    CHOICES,
    FORMATS,
    LEVELS,
    SIZES,
    TYPES,
    check,
    failure,
    finish_of,
)
from rembg_desktop.api.dialects.serving import (
    FORM,
    JSON,
    URL_ENCODED,
    Received,
    cut_options,
    cut_out,
    download,
    receive,
)
from rembg_desktop.api.guard import DialectRules
from rembg_desktop.api.problem import ApiCode, Json, Problem
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.errors import ErrorCode

router = APIRouter(tags=["remove.bg"])

PATH: Final = "/v1.0/removebg"
ACCOUNT: Final = "/v1.0/account"

_FILES: Final = frozenset({"image_file", "bg_image_file"})
_URLS: Final[Mapping[str, tuple[str, str]]] = {
    "image_url": ("image_file", "failed_image_download"),
    "bg_image_url": ("bg_image_file", "failed_bg_download"),
}
"""Fields with the address of a picture: the file field for which each stands, and the code if it cannot be had."""
_FIELDS: Final = frozenset(
    {
        *CHOICES,
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


_TEXT: Final = {"type": "string"}
_PROPERTIES: Final[dict[str, Any]] = {
    "image_file_b64": {**_TEXT, "description": "The photo in Base64, instead of `image_file`."},
    "image_url": {
        **_TEXT,
        "description": "Address of the photo, instead of `image_file`; only if the settings allow downloads.",
    },
    "size": {**_TEXT, "enum": list(SIZES), "default": "preview", "description": "Largest size of the result."},
    "type": {**_TEXT, "enum": list(TYPES), "default": "auto", "description": "Comes back as X-Type."},
    "type_level": {**_TEXT, "enum": list(LEVELS), "default": "1"},
    "format": {**_TEXT, "enum": list(FORMATS), "default": "auto"},
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
    "bg_image_url": {
        **_TEXT,
        "description": "Address of a background image; only if the settings allow downloads.",
    },
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
        check(received.fields, received.files)
        has_background = any(name in fields or name in received.files for name in BACKGROUNDS)
        wanted = finish_of(fields, has_background=has_background)
        for name in fields.keys() & _URLS.keys():
            await _download(service, received, name)
        if "bg_image_file" in received.files:
            wanted = replace(wanted, image=received.files["bg_image_file"][0])
        options = cut_options(service, metadata="strip")
        image = await cut_out(request, service, received, received.files["image_file"], options)
        assert image.output is not None
        most = service.settings.performance.max_megapixels * 1_000_000
        try:
            made = await service.photos.run(finish, image.output, wanted, most)
        except NoSubjectError:
            title = "Could not identify foreground in image."
            raise failure("unknown_foreground", title, "Try another model, or another photo.") from None
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
    foreground = {
        "foreground_top": top,
        "foreground_left": left,
        "foreground_width": right - left,
        "foreground_height": bottom - top,
    }
    headers = {"X-Credits-Charged": "0", "X-Width": str(made.size[0]), "X-Height": str(made.size[1])}
    headers |= {f"X-{name.replace('_', '-').title()}": str(value) for name, value in foreground.items()}
    if fields.get("type_level") != "none":
        kind = fields.get("type", "auto")
        headers["X-Type"] = "other" if kind == "auto" else kind
    if as_json:
        data = {"result_b64": base64.b64encode(made.data).decode(), **foreground}
        return Json({"data": data}, headers=headers)
    return Response(made.data, headers=headers, media_type=MEDIA[made.format])


async def _download(service: Service, received: Received, name: str) -> None:
    field, code = _URLS[name]
    try:
        await download(service, received, field, received.fields[name])
    except FetchError as error:
        title = f"Failed to download image from given {name}: {error}."
        raise failure(code, title, "Download the picture, and send it as a file.") from error

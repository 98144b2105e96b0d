"""Errors as RFC 9457 problem details, each with a code that never changes."""

import json
import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from rembg_desktop.errors import AppError, ErrorCode


class ApiCode(StrEnum):
    """Codes of errors that only exist in HTTP; all others are those of ErrorCode."""

    MALFORMED_REQUEST = "malformed_request"
    MALFORMED_HOST = "malformed_host"
    UNAUTHORIZED = "unauthorized"
    ORIGIN_NOT_ALLOWED = "origin_not_allowed"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    RESULT_NOT_READY = "result_not_ready"
    RESULT_GONE = "result_gone"
    RESULT_IN_STORE = "result_in_store"
    BODY_TOO_LARGE = "body_too_large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    HOST_NOT_ALLOWED = "host_not_allowed"
    INVALID_REQUEST = "invalid_request"
    PATH_NOT_ALLOWED = "path_not_allowed"
    QUEUE_FULL = "queue_full"
    TOO_MANY_CONNECTIONS = "too_many_connections"
    HTTP_ERROR = "http_error"


_STATUS: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.NO_SUCH_JOB: 404,
    ErrorCode.NO_SUCH_HOT_FOLDER: 404,
    ErrorCode.AMBIGUOUS_JOB: 409,
    ErrorCode.WRONG_STATE: 409,
    ErrorCode.MASK_NOT_KEPT: 409,
    ErrorCode.PHOTO_CHANGED: 409,
    ErrorCode.DISK_FULL: 507,
    ErrorCode.DATABASE_NEWER: 503,
    ErrorCode.DATABASE_DAMAGED: 503,
    ErrorCode.DATABASE_BUSY: 503,
    ErrorCode.HOME_UNWRITABLE: 503,
    ErrorCode.ENGINE_UNAVAILABLE: 503,
    ErrorCode.DEVICE_UNAVAILABLE: 503,
    ErrorCode.MODEL_MISSING: 503,
    ErrorCode.MODEL_CORRUPT: 503,
    ErrorCode.OUT_OF_MEMORY: 503,
    ErrorCode.INFERENCE_FAILED: 500,
    ErrorCode.CRASHED: 500,
    ErrorCode.INTERNAL: 500,
}
"""All other codes are caused by the request: 422."""

_HTTP_CODES: Final[Mapping[int, ApiCode]] = {
    400: ApiCode.MALFORMED_REQUEST,
    404: ApiCode.NOT_FOUND,
    405: ApiCode.METHOD_NOT_ALLOWED,
    413: ApiCode.BODY_TOO_LARGE,
    415: ApiCode.UNSUPPORTED_MEDIA_TYPE,
}


class Problem(HTTPException):
    """An error response; raise it anywhere in a route."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        hint: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.code = str(code)
        self.hint = hint
        self.errors = tuple(errors)

    def body(self) -> dict[str, Any]:
        """The members of the problem document."""
        document: dict[str, Any] = {
            "type": f"urn:rembg-desktop:problem:{self.code}",
            "title": HTTPStatus(self.status_code).phrase,
            "status": self.status_code,
            "detail": self.detail,
            "code": self.code,
            "hint": self.hint,
        }
        if self.errors:
            document["errors"] = [dict(error) for error in self.errors]
        return document

    def response(self) -> Response:
        """The response."""
        return ProblemResponse(self.body(), self.status_code, headers=self.headers)


def respond(problem: Problem, scope: MutableMapping[str, Any]) -> Response:
    """The response with a problem, in the form that the clients of the route expect."""
    shape: Callable[[Problem], Response] | None = scope.get("shape")
    return shape(problem) if shape else problem.response()


def as_json(document: object) -> bytes:
    """JSON in ASCII, so that file names that are not valid text survive."""
    return json.dumps(document, allow_nan=False, separators=(",", ":")).encode("ascii")


class Json(JSONResponse):
    """JSON in ASCII, so that file names that are not valid text survive."""

    def render(self, content: object) -> bytes:
        """The document's bytes."""
        return as_json(content)


class ProblemResponse(Json):
    """A problem document."""

    media_type = "application/problem+json"


def of_app_error(error: AppError) -> Problem:
    """The problem document for an AppError."""
    status = _STATUS.get(error.code, 422)
    headers = {"Retry-After": "5"} if status == 503 else None
    return Problem(status, error.code, error.message, error.hint, headers=headers)


def of_failure(code: str, message: str, hint: str) -> Problem:
    """The problem document for a failed image."""
    known = ErrorCode(code) if code in set(ErrorCode) else ErrorCode.INTERNAL
    return Problem(_STATUS.get(known, 422), code, message, hint)


def install(app: FastAPI) -> None:
    """Turn every error of an app into a problem document."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_bug)


async def _on_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    return respond(of_app_error(error), request.scope)


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error, Problem):
        return respond(error, request.scope)
    code = _HTTP_CODES.get(error.status_code, ApiCode.HTTP_ERROR)
    headers = dict(error.headers or {})
    if "Allow" in headers:
        headers["Allow"] = _allowed(request, headers["Allow"])
    problem = Problem(error.status_code, code, f"{error.detail}.", headers=headers)
    return respond(problem, request.scope)


def _allowed(request: Request, of_route: str) -> str:
    """The methods of a path; `of_route` are those of its first route, which Starlette names alone."""
    path = getattr(request.scope.get("route"), "path", None)
    described = request.app.openapi()["paths"].get(path)
    if described:
        return ", ".join(sorted(map(str.upper, described)))
    return "GET, HEAD" if of_route == "GET" else of_route


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found: list[dict[str, str]] = []
    malformed = False
    for item in error.errors():
        malformed = malformed or item["type"] == "json_invalid"
        where = ".".join(str(part) for part in item["loc"][1:]) or str(item["loc"][0])
        found.append({"field": where, "message": str(item["msg"])})
    if malformed:
        problem = Problem(400, ApiCode.MALFORMED_REQUEST, "The body is not valid JSON.", errors=found)
        return respond(problem, request.scope)
    return respond(invalid_fields(found), request.scope)


async def _on_bug(request: Request, _error: Exception) -> Response:
    hint = "Please report it with the log file."
    return respond(Problem(500, ErrorCode.INTERNAL, "The program has run into a bug.", hint), request.scope)


def invalid_fields(errors: Sequence[Mapping[str, str]]) -> Problem:
    """Unknown or invalid fields."""
    first = errors[0]
    detail = f"{first['field']}: {first['message']}."
    return Problem(422, ApiCode.INVALID_REQUEST, detail, "Correct the fields and try again.", errors=errors)


def invalid_field(field: str, message: str) -> Problem:
    """One unknown or invalid field."""
    return invalid_fields([{"field": field, "message": message}])


JobId = Annotated[str, Path(description="The id of the job: twelve hexadecimal digits.")]


def known(job_id: str) -> str:
    """The id, if it has the form of one.

    Raises:
        AppError: no_such_job.
    """
    if not re.fullmatch(r"[0-9a-f]{12}", job_id):
        shown = job_id if len(job_id) <= 50 else job_id[:50] + "..."
        raise AppError(ErrorCode.NO_SUCH_JOB, f"There is no job {shown!r}.", "GET /queue/jobs lists the jobs.")
    return job_id

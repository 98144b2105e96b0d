"""Accepts submissions: forms with images, and JSON with the paths of local files."""

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, cast

from fastapi import APIRouter, Body, Header, Request
from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from rembg_desktop.api.folders import AllowedFolders, Batch
from rembg_desktop.api.jobs import submitted_document
from rembg_desktop.api.problem import ApiCode, JobId, Json, Problem, invalid_field, invalid_fields, known
from rembg_desktop.api.schemas import PathSubmission, Priority, RerenderRequest, SubmittedDocument, problems
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.api.upload import Bounds, UploadForm, is_form
from rembg_desktop.errors import AppError
from rembg_desktop.paths import write_error
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.replanning import options_again
from rembg_desktop.queue.types import Job, Review

log = logging.getLogger(__name__)


def digest_of(what: str, fields: Mapping[str, object], files: Iterable[Path] = ()) -> str:
    """A digest of everything that a request asks for.

    Args:
        what: the operation.
        fields: of the form or document, as JSON can hold them.
        files: the uploads; their names and contents count.

    Returns:
        SHA-256 in hexadecimal digits.

    Raises:
        AppError: home_unwritable, when an upload can't be read back.
    """
    total = hashlib.sha256(json.dumps([what, fields], sort_keys=True).encode())
    for path in files:
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise write_error(error, path) from error
        total.update(json.dumps([path.name, content]).encode())
    return total.hexdigest()


router = APIRouter(tags=["queue"])

FORM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["images"],
    "properties": {
        "images": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "format": "binary"},
            "description": "Each part needs `filename` or `filename*` (RFC 5987). Several may have the same name. "
            "`modification-date` (RFC 2183) in Content-Disposition states the time that `times: keep` keeps.",
        },
        "preset": {"type": "string", "description": "Name of the preset to start from."},
        "options": {"type": "string", "description": 'JSON such as {"format": "webp"}.'},
        "priority": {"type": "integer", "minimum": -1000, "maximum": 1000},
        "destination": {"type": "string", "description": "An allowed folder for the results."},
        "hold": {"type": "string", "enum": ["true", "false"]},
    },
}
"""The form of a submission; written by hand, since FastAPI does not handle the streamed files."""

REMOVAL_SCHEMA: dict[str, Any] = {
    **FORM_SCHEMA,
    "properties": {
        **{name: kind for name, kind in FORM_SCHEMA["properties"].items() if name != "hold"},
        "images": {"type": "string", "format": "binary"},
    },
}
"""The form of a single image."""

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="The same request with the same key returns the same job instead of creating another one; "
        "a different request with that key is refused with 422.",
    ),
]
_FIELDS: Final = frozenset({"preset", "options", "priority", "destination", "hold"})
_PRIORITY: Final = TypeAdapter[int](Priority)


@router.post(
    "/queue/submit",
    status_code=202,
    response_model=SubmittedDocument,
    responses=problems(409, 413, 415, 422, 429, 507),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {"schema": FORM_SCHEMA},
                "application/json": {"schema": {"$ref": "#/components/schemas/PathSubmission"}},
            },
        }
    },
)
async def submit(request: Request, idempotency_key: IdempotencyKey = None) -> Response:
    """Submit images: upload them in a form, or give the paths of files and folders on this computer.

    The job is stored durably before the response. Download the results of uploads with the links of the job.
    """
    service = service_of(request)
    await service.reads.run(service.check_room)
    if is_form(request):
        job, plan = await submit_form(request, service, idempotency_key)
    else:
        wanted = await _read_json(request)
        job, plan = await service.writes.run(_submit_paths, service, wanted, idempotency_key)
    return accepted(job, plan)


def accepted(job: Job, plan: Plan) -> Response:
    """The response for an accepted job."""
    document = submitted_document(job, plan)
    return Json(document, 202, headers={"Location": document["links"]["self"]})


async def submit_form(
    request: Request, service: Service, key: str | None, *, least_priority: int = 0, one: bool = False
) -> tuple[Job, Plan]:
    """Receive a form and submit its images.

    Args:
        request: with the form.
        service: the queue.
        key: the idempotency key.
        least_priority: the priority if the form has none.
        one: exactly one image is allowed.

    Raises:
        Problem: the form is invalid; nothing of it is kept.
        AppError: what the queue raises.
    """
    api = service.settings.api
    bounds = Bounds(
        frozenset({"images"}),
        _FIELDS - {"hold"} if one else _FIELDS,
        1 if one else api.max_images,
        api.max_image_mb * 1_000_000,
    )
    form = UploadForm(request.headers["content-type"], bounds, service.spool)
    try:
        await form.receive(request.stream(), service.writes, service.memory)
        return await service.writes.run(_submit_received, service, form, key, least_priority, one)
    finally:
        if not form.is_over:
            await service.writes.run(form.end)


def _submit_received(
    service: Service, form: UploadForm, key: str | None, least_priority: int, one: bool
) -> tuple[Job, Plan]:
    with form.lock:  # the request may end meanwhile; it then waits for the outcome
        try:
            form.write_out()
            return _commit_form(service, form, key, least_priority, one)
        finally:
            form.end()


def _commit_form(
    service: Service, form: UploadForm, key: str | None, least_priority: int, one: bool
) -> tuple[Job, Plan]:
    batch, fields = form.batch, form.fields
    if batch is None:
        raise invalid_field("images", "at least one image is required")
    given = _options_of(fields.get("options"))
    options, preset = service.options(fields.get("preset"), given)
    folders = AllowedFolders(service.settings.api.folders)
    if "background" in given:
        folders.check_background(options)
    destination = folders.inside(fields["destination"]) if fields.get("destination") else None
    hold = _flag_of("hold", fields.get("hold"))
    priority = _priority_of(fields.get("priority"), least_priority)
    plan = service.manager.plan(
        batch.files, options, destination=destination or batch.results, original_names=batch.names
    )
    if destination:
        folders.check_results(plan, options)
    digest = digest_of("remove" if one else "submit", fields, batch.files) if key else None
    try:
        job = service.commit(plan, options, preset=preset, priority=priority, hold=hold, key=key, digest=digest)
    except BaseException:
        form.is_kept = service.spool.is_needed(batch, service.manager)  # a commit may fail and still have happened
        raise
    form.is_kept = key is None or _has_uploads(service, job, batch)
    return job, plan


def _has_uploads(service: Service, job: Job, batch: Batch) -> bool:
    """Whether a job has these uploads: not when it is an earlier one, because its key was used before."""
    try:
        return service.manager.images(job.id, limit=1)[0].source.parent == batch.uploads
    except AppError as error:
        log.warning("Could not read the job %s: %s", job.id, error)
        return True  # the spool finds out later


def _submit_paths(service: Service, wanted: PathSubmission, key: str | None) -> tuple[Job, Plan]:
    folders = AllowedFolders(service.settings.api.folders)
    paths = [folders.source(path) for path in wanted.paths]
    options, preset = service.options(wanted.preset, wanted.options)
    if "background" in wanted.options:
        folders.check_background(options)
    destination = folders.inside(wanted.destination) if wanted.destination else None
    plan = service.manager.plan(
        paths,
        options,
        destination=destination,
        recursive=wanted.recursive,
        include_results=wanted.include_results,
    )
    folders.check_plan(plan, options)
    review_folder = folders.inside(wanted.review_folder) if wanted.review_folder else None
    fields = wanted.model_dump(exclude=None if review_folder else {"review_folder"})  # as earlier versions had it
    digest = digest_of("submit", fields) if key else None
    job = service.commit(
        plan,
        options,
        preset=preset,
        priority=wanted.priority,
        hold=wanted.hold,
        key=key,
        digest=digest,
        review_folder=review_folder,
    )
    return job, plan


@router.post(
    "/queue/job/{job_id}/rerender",
    status_code=202,
    response_model=SubmittedDocument,
    responses=problems(404, 409, 413, 415, 422, 429, 507),
)
async def rerender(
    request: Request,
    job_id: JobId,
    wanted: Annotated[RerenderRequest | None, Body()] = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Queue the images of a job again as a new job with other options.

    Uploads need not be sent again: they are kept until both jobs are deleted. Unless model or edges change, the
    kept masks are used, which takes much less time than the first run.
    """
    service = service_of(request)
    chosen = wanted or RerenderRequest()
    job, plan = await service.writes.run(_submit_again, service, known(job_id), chosen, idempotency_key)
    return accepted(job, plan)


def _submit_again(service: Service, job_id: str, wanted: RerenderRequest, key: str | None) -> tuple[Job, Plan]:
    earlier, folders = service.manager.job(job_id), AllowedFolders(service.settings.api.folders)
    preset = earlier.preset
    destination = folders.inside(wanted.destination) if wanted.destination else None
    if wanted.preset:
        options, preset = service.options(wanted.preset, wanted.options)
    else:
        options = options_again(earlier, wanted.options, destination)
    if "background" in wanted.options:
        folders.check_background(options)
    plan = service.manager.plan_again(
        job_id,
        options,
        destination=destination,
        same_folders=True,
        review=Review(wanted.review) if wanted.review else None,
    )
    AllowedFolders((*service.settings.api.folders, str(service.spool.root))).check_plan(plan, options)
    if earlier.review_folder:
        folders.inside(str(earlier.review_folder))
    digest = digest_of("rerender", {"job": job_id, **wanted.model_dump()}) if key else None
    job = service.commit(
        plan,
        options,
        preset=preset,
        priority=wanted.priority,
        hold=wanted.hold,
        key=key,
        digest=digest,
        review_folder=earlier.review_folder,
    )
    return job, plan


async def _read_json(request: Request) -> PathSubmission:
    body = await request.body()
    try:
        return PathSubmission.model_validate_json(body)
    except ValidationError as error:
        found = [
            {"field": ".".join(map(str, item["loc"])) or "body", "message": item["msg"]}
            for item in error.errors(include_url=False)
        ]
        if any(item["type"] == "json_invalid" for item in error.errors(include_url=False)):
            raise Problem(400, ApiCode.MALFORMED_REQUEST, "The body is not valid JSON.", errors=found) from error
        raise invalid_fields(found) from error


def _options_of(text: str | None) -> dict[str, object]:
    if not text:
        return {}
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid_field("options", "this is not valid JSON") from error
    if not isinstance(found, dict):
        raise invalid_field("options", "this must be a JSON object")
    return cast("dict[str, object]", found)


def _flag_of(name: str, text: str | None) -> bool:
    if text not in {None, "true", "false"}:
        raise invalid_field(name, "must be true or false")
    return text == "true"


def _priority_of(text: str | None, least: int) -> int:
    if not text:
        return least
    try:
        return _PRIORITY.validate_python(int(text) if len(text) < 10 else 10**9)
    except (ValueError, ValidationError) as error:
        raise invalid_field("priority", "must be an integer from -1000 to 1000") from error

"""Takes submissions: forms with images, and JSON that names local files."""

import json
from typing import Annotated, Final, cast

from fastapi import APIRouter, Header, Request
from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from rembg_desktop.api import documents
from rembg_desktop.api.folders import AllowedFolders
from rembg_desktop.api.problem import ApiCode, Json, Problem, invalid_field, invalid_fields
from rembg_desktop.api.repeats import digest_of
from rembg_desktop.api.schemas import FORM_SCHEMA, PathSubmission, Priority, SubmittedDocument, problems
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.api.upload import Bounds, Form
from rembg_desktop.queue.plan import Plan
from rembg_desktop.queue.types import Job

router = APIRouter(tags=["queue"])

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="The same request with the same key gives the same job again in place of a second one; "
        "another request with that key is refused with 422.",
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
    """Take images: uploaded ones in a form, or files and folders of this machine by their paths.

    The job is stored safely when the answer comes. Results of uploads are fetched through the links of the job.
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
    """The answer that a job was taken."""
    document = documents.submitted(job, plan)
    return Json(document, 202, headers={"Location": document["links"]["self"]})


async def submit_form(
    request: Request, service: Service, key: str | None, *, least_priority: int = 0, one: bool = False
) -> tuple[Job, Plan]:
    """Receive a form and put its images into the queue.

    Args:
        request: with the form.
        service: the queue.
        key: the idempotency key.
        least_priority: the priority when the form names none.
        one: exactly one image is taken.

    Raises:
        Problem: what is wrong with the form; nothing of it is kept then.
        AppError: what the queue raises.
    """
    api = service.settings.api
    bounds = Bounds(
        frozenset({"images"}),
        _FIELDS - {"hold"} if one else _FIELDS,
        1 if one else api.max_images,
        api.max_image_mb * 1_000_000,
    )
    form = Form(request.headers["content-type"], bounds, service.spool)
    kept = False
    try:
        await form.receive(request.stream(), service.writes, service.memory)
        job, plan, kept = await service.writes.run(_submit_received, service, form, key, least_priority, one)
        return job, plan
    finally:
        form.close()
        if not kept:
            await service.writes.run(form.discard)


def _submit_received(
    service: Service, form: Form, key: str | None, least_priority: int, one: bool
) -> tuple[Job, Plan, bool]:
    form.write_out()
    batch, fields = form.batch, form.fields
    if batch is None:
        raise invalid_field("images", "at least one image is needed")
    given = _options_of(fields.get("options"))
    options, preset = service.options(fields.get("preset"), given)
    folders = AllowedFolders(service.settings.api.folders)
    if "background" in given:
        folders.check_background(options)
    destination = folders.inside(fields["destination"]) if fields.get("destination") else batch.results
    hold = _flag_of("hold", fields.get("hold"))
    priority = _priority_of(fields.get("priority"), least_priority)
    plan = service.manager.plan(batch.files, options, destination=destination)
    digest = digest_of("remove" if one else "submit", fields, batch.files) if key else None
    job = service.commit(plan, options, preset=preset, priority=priority, hold=hold, key=key, digest=digest)
    first = service.manager.images(job.id, limit=1)[0]
    kept = first.source.parent == batch.uploads
    if kept:
        batch.belongs_to(first.id)
    return job, plan, kept  # not kept: the key was used before, and the earlier job is the answer


def _submit_paths(service: Service, wanted: PathSubmission, key: str | None) -> tuple[Job, Plan]:
    folders = AllowedFolders(service.settings.api.folders)
    paths = [folders.source(path) for path in wanted.paths]
    options, preset = service.options(wanted.preset, wanted.options)
    if "background" in wanted.options:
        folders.check_background(options)
    destination = folders.inside(wanted.destination) if wanted.destination else None
    plan = service.manager.plan(paths, options, destination=destination, recursive=wanted.recursive)
    folders.check_plan(plan)
    digest = digest_of("submit", wanted.model_dump()) if key else None
    job = service.commit(
        plan,
        options,
        preset=preset,
        priority=wanted.priority,
        hold=wanted.hold,
        key=key,
        digest=digest,
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
            raise Problem(400, ApiCode.MALFORMED_REQUEST, "The body is no valid JSON.", errors=found) from error
        raise invalid_fields(found) from error


def is_form(request: Request) -> bool:
    """Whether the body is said to be a form with files."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "multipart/form-data"


def _options_of(text: str | None) -> dict[str, object]:
    if not text:
        return {}
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid_field("options", "this is no valid JSON") from error
    if not isinstance(found, dict):
        raise invalid_field("options", "this must be a JSON object")
    return cast(dict[str, object], found)


def _flag_of(name: str, text: str | None) -> bool:
    if text not in {None, "true", "false"}:
        raise invalid_field(name, "allowed are true and false")
    return text == "true"


def _priority_of(text: str | None, least: int) -> int:
    if not text:
        return least
    try:
        return _PRIORITY.validate_python(int(text) if len(text) < 10 else 10**9)
    except (ValueError, ValidationError) as error:
        raise invalid_field("priority", "allowed are whole numbers from -1000 to 1000") from error

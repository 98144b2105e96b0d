"""Accepts submissions: forms with images, and JSON with the paths of local files."""

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Header, Request
from pydantic import BaseModel
from starlette.responses import Response

from rembg_desktop.api.folders import AllowedFolders, Batch
from rembg_desktop.api.problem import JobId, Json, invalid_field, known
from rembg_desktop.api.requests import (
    FIELDS,
    FIELDS_OF_ONE,
    FORM_SCHEMA,
    OUTPUTS,
    PRESETS,
    PathSubmission,
    RerenderRequest,
    chosen_outputs,
    flag_of,
    list_of,
    options_of,
    priority_of,
    read_json,
    with_names,
)
from rembg_desktop.api.schemas import SubmittedDocument, problems
from rembg_desktop.api.service import Service, service_of, submitted_document
from rembg_desktop.api.upload import Bounds, UploadForm, is_form
from rembg_desktop.errors import AppError
from rembg_desktop.paths import write_error
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.submission import outputs_again
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
    """Submit images: upload them in a form, or give paths on this computer or addresses in stores.

    The job is stored durably before the response. Download the results of uploads with the links of the job.
    """
    service = service_of(request)
    await service.see_room()
    if is_form(request):
        job, plan = await submit_form(request, service, idempotency_key)
    else:
        wanted = await read_json(request)
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
        FIELDS_OF_ONE if one else FIELDS,
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
    given = options_of(fields.get("options"))
    presets = list_of("presets", fields.get("presets"), PRESETS)
    wanted = list_of("outputs", fields.get("outputs"), OUTPUTS)
    outputs = chosen_outputs(service, given, fields.get("preset"), presets, wanted)
    is_chosen = any(map(fields.get, ("preset", "presets", "outputs")))
    table = fields.get("names"), fields.get("names_missing")
    outputs, names, missing = with_names(service, outputs, given, *table, is_chosen=is_chosen)
    folders = AllowedFolders(service.settings.api.folders)
    destination = folders.inside(fields["destination"]) if fields.get("destination") else None
    if one and isinstance(destination, StorePath):
        raise invalid_field("destination", "must be on this computer, since the result is the answer")
    hold = flag_of("hold", fields.get("hold"))
    priority = priority_of(fields.get("priority"), least_priority)
    plan = service.manager.plan(
        batch.files,
        outputs[0].options,
        outputs=outputs,
        destination=destination or batch.results,
        original_names=batch.names,
        names=names,
        names_missing=missing,
    )
    if plan.names:
        plan.names.check(missing)
    if destination:
        folders.check_results(plan, outputs)
    digest = digest_of("remove" if one else "submit", fields, batch.files) if key else None
    try:
        job = service.commit(
            plan,
            outputs[0].options,
            preset=outputs[0].name or None,
            priority=priority,
            hold=hold,
            key=key,
            digest=digest,
        )
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
    outputs = chosen_outputs(service, wanted.options, wanted.preset, wanted.presets, wanted.outputs)
    is_chosen = bool(wanted.preset or wanted.presets or wanted.outputs)
    table = wanted.names, wanted.names_missing
    outputs, names, missing = with_names(service, outputs, wanted.options, *table, is_chosen=is_chosen)
    destination = folders.inside(wanted.destination) if wanted.destination else None
    plan = service.manager.plan(
        paths,
        outputs[0].options,
        outputs=outputs,
        destination=destination,
        recursive=wanted.recursive,
        include_results=wanted.include_results,
        names=names,
        names_missing=missing,
    )
    if plan.names:
        plan.names.check(missing)
    folders.check_plan(plan, outputs)
    review_folder = folders.inside(wanted.review_folder) if wanted.review_folder else None
    digest = digest_of("submit", _as_earlier(wanted, *_LATER)) if key else None
    job = service.commit(
        plan,
        outputs[0].options,
        preset=outputs[0].name or None,
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
    kept masks are used, which takes much less time than the first run. Results that need review go to the review
    folder of the job, if it has one; with a destination of their own they do not.
    """
    service = service_of(request)
    chosen = wanted or RerenderRequest()
    job, plan = await service.writes.run(_submit_again, service, known(job_id), chosen, idempotency_key)
    return accepted(job, plan)


def _submit_again(service: Service, job_id: str, wanted: RerenderRequest, key: str | None) -> tuple[Job, Plan]:
    earlier, folders = service.manager.job(job_id), AllowedFolders(service.settings.api.folders)
    preset = earlier.preset
    destination = folders.inside(wanted.destination) if wanted.destination else None
    if wanted.preset or wanted.presets or wanted.outputs:
        outputs = chosen_outputs(service, wanted.options, wanted.preset, wanted.presets, wanted.outputs)
        preset = outputs[0].name or None
    else:
        outputs = outputs_again(earlier, wanted.options, destination)
        if "background" in wanted.options:
            folders.check_background(outputs[0].options)
    plan = service.manager.plan_again(
        job_id,
        outputs[0].options,
        outputs=outputs,
        destination=destination,
        same_folders=True,
        review=Review(wanted.review) if wanted.review else None,
    )
    AllowedFolders((*service.settings.api.folders, str(service.spool.root))).check_plan(plan, outputs)
    elsewhere = destination is not None or wanted.review == Review.ACCEPTED.value
    review_folder = None if elsewhere else earlier.review_folder
    if review_folder:
        folders.inside(str(review_folder))
    fields = {"job": job_id, **_as_earlier(wanted, "presets", "outputs")}
    digest = digest_of("rerender", fields) if key else None
    job = service.commit(
        plan,
        outputs[0].options,
        preset=preset,
        priority=wanted.priority,
        hold=wanted.hold,
        key=key,
        digest=digest,
        review_folder=review_folder,
    )
    return job, plan


_LATER: Final = ("review_folder", "presets", "outputs", "names", "names_missing")


def _as_earlier(wanted: BaseModel, *later: str) -> dict[str, Any]:
    """The members of a document, without those that earlier versions did not know, unless they are used."""
    return wanted.model_dump(exclude={name for name in later if getattr(wanted, name) is None})

"""Rule sets of marketplaces, and the check of the results of a job against them."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from rembg_desktop.api.problem import JobId, Json, known
from rembg_desktop.api.schemas import Document, FailureDocument, problems
from rembg_desktop.api.service import Service, service_of
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import RuleSet, RuleSets
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.rules.report import Checkable, Checked, checkables, csv_report, html_report

router = APIRouter(tags=["rules"])

RuleSetId = Annotated[str, Path(min_length=1, max_length=60, description="Id or name of a rule set.")]
_CertaintyName = Literal["official", "second_hand", "assumed"]
_LevelName = Literal["required", "recommended"]
_MEDIA: Final = {"csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8"}


class RuleDocument(Document):
    """One rule; the type of `value` depends on `kind`."""

    kind: str
    value: int | float | str | list[int | float | str] | None
    level: _LevelName
    certainty: _CertaintyName
    note: str


class RuleSetDocument(Document):
    """What a marketplace asks for, how sure that is, and what is not known; `options` are those of its preset."""

    id: str
    name: str
    shipped: bool
    source: str
    source_date: str
    certainty: _CertaintyName
    unknown: list[str]
    rules: list[RuleDocument]
    options: dict[str, Any] | None


class RuleSetsDocument(Document):
    """All rule sets, and why files of the user are left out."""

    rules: list[RuleSetDocument]
    problems: list[FailureDocument]


class LineDocument(Document):
    """The result of one rule."""

    rule: str
    state: Literal["held", "broken", "not_checkable"]
    level: _LevelName
    certainty: _CertaintyName
    wanted: str
    found: str
    mend: str
    note: str


class CheckedDocument(Document):
    """A file and the results of all rules; without them if it cannot be read."""

    image_id: int
    file: str
    rules: str
    held: bool
    lines: list[LineDocument]
    error: FailureDocument | None


class JobCheckDocument(Document):
    """The results of a job that were checked; `held` if no required rule is broken anywhere."""

    job_id: str
    held: bool
    files: list[CheckedDocument]


@router.get("/rules", response_model=RuleSetsDocument, responses=problems())
async def rule_sets(request: Request) -> Response:
    """The rule sets, as `rembg-desktop rules --json` prints them."""
    service = service_of(request)
    return Json(await service.reads.run(_listed, service))


@router.get("/rules/{rule_set}", response_model=RuleSetDocument, responses=problems(422))
async def one_rule_set(request: Request, rule_set: RuleSetId) -> Response:
    """One rule set."""
    service = service_of(request)
    found = await service.reads.run(RuleSets.of(service.home).get, rule_set)
    return Json(found.as_dict())


@router.get(
    "/queue/job/{job_id}/check",
    response_model=JobCheckDocument,
    responses={
        200: {
            "description": "The results",
            "content": {media: {"schema": {"type": "string"}} for media in ("text/csv", "text/html")},
        },
        **problems(404, 422),
    },
)
async def check_job(
    request: Request,
    job_id: JobId,
    rules: Annotated[
        str | None, Query(max_length=60, description="Id or name of a rule set; that of the preset by default.")
    ] = None,
    format: Annotated[Literal["json", "csv", "html"], Query(description="Form of the report.")] = "json",  # noqa: A002
) -> Response:
    """Check the results of a job that exist so far against the rules of a marketplace.

    Every file is decoded and measured, which takes time. A connection that is closed ends the check.
    """
    service = service_of(request)
    found = await service.reads.run(_found, service, known(job_id), rules)
    max_pixels = service.settings.performance.max_megapixels * 1_000_000
    results: list[Checked] = []
    for each in found:
        if await request.is_disconnected():
            return Response(status_code=499)
        results.append(await service.photos.run(_checked, each, max_pixels))
    if format != "json":
        text = csv_report(results) if format == "csv" else html_report(known(job_id), results)
        name = f'attachment; filename="{known(job_id)}.{format}"'
        return Response(text.encode(), media_type=_MEDIA[format], headers={"Content-Disposition": name})
    files = [{"image_id": each.image_id, **result.as_dict()} for each, result in zip(found, results, strict=True)]
    return Json({"job_id": known(job_id), "held": all(result.is_held for result in results), "files": files})


def _checked(each: Checkable, max_pixels: int) -> Checked:
    from rembg_desktop.rules.check import check_file  # takes time to import

    return check_file(each.file, each.rules, each.enlarged, max_pixels)


def _listed(service: Service) -> dict[str, object]:
    rule_sets = RuleSets.of(service.home)
    return {
        "rules": [rule_set.as_dict() for rule_set in rule_sets.all().values()],
        "problems": [problem.as_dict() for problem in rule_sets.problems()],
    }


def _found(service: Service, job_id: str, name: str | None) -> list[Checkable]:
    rules: RuleSet | None = RuleSets.of(service.home).get(name) if name else None
    detail = service.manager.status(job_id, choice=ImageChoice.RESULTS)
    return checkables(detail, Presets(service.home.presets), rules)

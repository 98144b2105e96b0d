"""What clients ask for: documents, forms and queries, and how their fields are read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final, Literal, TypeVar, cast

from fastapi import Request
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from rembg_desktop.api.folders import AllowedFolders
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field, invalid_fields
from rembg_desktop.api.schemas import Document, JobStatusName, Options, Priority, ReviewName
from rembg_desktop.api.service import Service
from rembg_desktop.options import MAX_OUTPUTS, Output, RemovalOptions, combined
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import NameTable, parse_names, with_presets
from rembg_desktop.options.presets import Presets

_Item = TypeVar("_Item")

PNG: Final[dict[str, Any]] = {"image/png": {"schema": {"type": "string", "format": "binary"}}}
MASK_FORM: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["mask"],
    "properties": {"mask": {"type": "string", "format": "binary", "description": "The PNG file."}},
}
"""A mask that is sent, as a file or in a form."""


class OutputRequest(Document):
    """One file that is wanted of every photo."""

    name: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="Unique; names the subfolder, and `{preset}` in file names. By default that of the preset.",
    )
    preset: str | None = Field(default=None, description="Start from this preset; otherwise from the defaults.")
    options: Options = Field(default={})


PresetNames = Annotated[
    list[str],
    Field(min_length=1, max_length=MAX_OUTPUTS, description="Make a file with each of these presets."),
]
OutputRequests = Annotated[
    list[OutputRequest],
    Field(min_length=1, max_length=MAX_OUTPUTS, description="Make a file with each of these sets of options."),
]


class PathSubmission(Document):
    """A submission of files and folders on this computer or in a store, in folders that the settings allow.

    `s3://bucket/folder` is in a store. Files of this computer and those of stores need submissions of their own.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"paths": ["/home/me/photos"], "preset": "White shop picture"}},
    )

    paths: list[str] = Field(min_length=1, max_length=10_000)
    recursive: Annotated[bool, Field(strict=True)] = False
    include_results: Annotated[
        bool, Field(strict=True, description="Take results of earlier jobs in the folders, too.")
    ] = False
    destination: str | None = None
    review_folder: str | None = Field(default=None, description="An allowed folder for results that need review.")
    preset: str | None = None
    presets: PresetNames | None = None
    outputs: OutputRequests | None = None
    options: Options = Field(default={})
    names: str | None = Field(
        default=None, max_length=8_000_000, description="A table of names: the text of a CSV file."
    )
    names_missing: Literal["stop", "keep", "skip"] | None = Field(
        default=None,
        description="Photos without a line in the table: `stop` (default) refuses the request, `keep` keeps their "
        "names, `skip` leaves them out.",
    )
    priority: Priority = 0
    hold: Annotated[bool, Field(strict=True)] = False


class RetryRequest(Document):
    """Which images to process again; by default the failed and cancelled ones."""

    everything: Annotated[bool, Field(strict=True)] = False
    image_ids: list[Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]] | None = Field(
        default=None, min_length=1, max_length=100_000
    )


class RerenderRequest(Document):
    """Which images of a job are rendered as a new job, and how."""

    preset: str | None = Field(
        default=None, description="Start from this preset; otherwise from the job's options."
    )
    presets: PresetNames | None = None
    outputs: OutputRequests | None = None
    options: Options = Field(default={})
    review: ReviewName | None = Field(default=None, description="Only images with this review state.")
    destination: str | None = Field(
        default=None, description="An allowed folder for the results; otherwise they go beside those of the job."
    )
    priority: Priority = 0
    hold: Annotated[bool, Field(strict=True)] = False


class JobsQuery(Document):
    """Which jobs are listed."""

    status: JobStatusName | None = None
    review: ReviewName | None = Field(default=None, description="Only jobs with such images.")
    limit: int = Field(default=50, ge=1, le=1000)
    cursor: str | None = Field(default=None, pattern=r"^[0-9]{1,18}$")


class EventsQuery(Document):
    """Which events are sent."""

    job: str | None = Field(default=None, description="Only those of this job.", max_length=100)


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
        "preset": {"type": "string", "example": "", "description": "Name of the preset to start from."},
        "presets": {
            "type": "string",
            "example": "",
            "description": 'JSON such as ["Transparent PNG", "WebP for the web"]: a file with each of them.',
        },
        "outputs": {
            "type": "string",
            "example": "",
            "description": 'JSON such as [{"name": "shop", "options": {"format": "webp"}}]: a file with each.',
        },
        "options": {"type": "string", "example": "", "description": 'JSON such as {"format": "webp"}.'},
        "names": {
            "type": "string",
            "example": "",
            "description": "A table of names: the text of a CSV file, at most 64 kB.",
        },
        "names_missing": {
            "type": "string",
            "enum": list(NamesMissing),
            "description": "Photos without a line in the table; by default the request is refused.",
        },
        "priority": {"type": "integer", "minimum": -1000, "maximum": 1000},
        "destination": {"type": "string", "example": "", "description": "An allowed folder for the results."},
        "hold": {"type": "string", "enum": ["true", "false"]},
    },
}
"""The form of a submission; written by hand, since FastAPI does not handle the streamed files.

The examples are what the page with the documentation sends for a field that is left alone.
"""

_NOT_FOR_ONE: Final = frozenset({"hold", "presets", "outputs", "names", "names_missing"})
"""Fields that a form with a single image, whose result is the answer, does not have."""

REMOVAL_SCHEMA: dict[str, Any] = {
    **FORM_SCHEMA,
    "properties": {
        **{name: kind for name, kind in FORM_SCHEMA["properties"].items() if name not in _NOT_FOR_ONE},
        "images": {"type": "string", "format": "binary"},
    },
}
"""The form of a single image."""

FIELDS: Final = frozenset(FORM_SCHEMA["properties"]) - {"images"}
"""The fields of a submission's form that are not files."""
FIELDS_OF_ONE: Final = FIELDS - _NOT_FOR_ONE
"""Those of the form of a single image."""
PRESETS: Final = TypeAdapter[list[str]](PresetNames)
OUTPUTS: Final = TypeAdapter[list[OutputRequest]](OutputRequests)
_PRIORITY: Final = TypeAdapter[int](Priority)


def chosen_outputs(
    service: Service,
    given: Mapping[str, object],
    preset: str | None = None,
    presets: Sequence[str] | None = None,
    wanted: Sequence[OutputRequest] | None = None,
) -> tuple[Output, ...]:
    """What is made of every photo of a submission: with the preset of the settings if it names nothing.

    Args:
        service: with presets, settings and allowed folders.
        given: options that all of them get.
        preset: the preset to start from.
        presets: the same of several outputs.
        wanted: outputs with options of their own, which come before those that all of them get.

    Raises:
        Problem: more than one of `preset`, `presets` and `outputs` were given; path_not_allowed.
        AppError: unknown_preset, invalid_option.
    """
    several = [name for name, value in (("preset", preset), ("presets", presets), ("outputs", wanted)) if value]
    if len(several) > 1:
        raise invalid_field(several[1], f"cannot be combined with {several[0]}")
    known = Presets(service.home.presets)
    folders = AllowedFolders(service.settings.api.folders)
    names = presets or [preset or service.settings.output.preset]
    made: list[Output] = []
    for item in wanted or [OutputRequest(preset=name) for name in names]:
        name, start = known.find(item.preset) if item.preset else ("", RemovalOptions())
        values = {**given, **item.options}
        options = RemovalOptions.from_dict(values, start) if values else start
        if "background" in values:
            folders.check_background(options)
        made.append(Output(item.name or name, options))
    if not (presets or wanted) and names[0].casefold() == made[0].name.casefold():
        return (Output(names[0], made[0].options),)  # as the client spells it
    return combined(made)


def with_names(
    service: Service,
    outputs: tuple[Output, ...],
    given: Mapping[str, object],
    names: str | None,
    missing: str | None,
    *,
    is_chosen: bool,
) -> tuple[tuple[Output, ...], NameTable | None, NamesMissing]:
    """The outputs with the presets that a table of names chooses, the table, and what becomes of other photos.

    With `is_chosen`, the client asked for these outputs. Otherwise, they are left out if every line names others.

    Raises:
        Problem: invalid_request for an unknown value of `names_missing`.
        AppError: invalid_option, when the table cannot be used.
    """
    try:
        wanted = NamesMissing(missing or NamesMissing.STOP)
    except ValueError:
        raise invalid_field("names_missing", f"must be one of {', '.join(NamesMissing)}") from None
    if not names:
        return outputs, None, wanted
    known = Presets(service.home.presets)

    def find(name: str) -> Output:
        return replace(chosen_outputs(service, given, name)[0], name=known.find(name)[0])

    table = parse_names(names.encode("utf-8", "replace"), "names")
    outputs, table = with_presets(outputs, table, find, keep=is_chosen or wanted is NamesMissing.KEEP)
    return outputs, table, wanted


async def read_json(request: Request) -> PathSubmission:
    """The document of a submission.

    Raises:
        Problem: malformed_request, invalid_request.
    """
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


def list_of(name: str, text: str | None, adapter: TypeAdapter[list[_Item]]) -> list[_Item] | None:
    """The value of a field of a form that holds a JSON list; None if it is missing or empty.

    Raises:
        Problem: invalid_request.
    """
    if not text:
        return None
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, (name, *first["loc"])))
        raise invalid_field(where, first["msg"]) from error


def options_of(text: str | None) -> dict[str, object]:
    """The field `options` of a form.

    Raises:
        Problem: invalid_request.
    """
    if not text:
        return {}
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid_field("options", "this is not valid JSON") from error
    if not isinstance(found, dict):
        raise invalid_field("options", "this must be a JSON object")
    return cast("dict[str, object]", found)


def flag_of(name: str, text: str | None) -> bool:
    """A field of a form that is true or false; missing is false.

    Raises:
        Problem: invalid_request.
    """
    if text not in {None, "true", "false"}:
        raise invalid_field(name, "must be true or false")
    return text == "true"


def priority_of(text: str | None, least: int) -> int:
    """The field `priority` of a form; `least` if it is missing.

    Raises:
        Problem: invalid_request.
    """
    if not text:
        return least
    try:
        return _PRIORITY.validate_python(int(text) if len(text) < 10 else 10**9)
    except (ValueError, ValidationError) as error:
        raise invalid_field("priority", "must be an integer from -1000 to 1000") from error

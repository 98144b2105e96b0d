"""`review` lists results by uncertainty and records what a person says of them; `rerender` uses other options."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rembg_desktop.cli.command import (
    Command,
    Group,
    image_count,
    json_option,
    one_line,
    print_json,
    print_line,
    print_table,
    service_options,
    short_path,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, note_if_nobody_works, pass_invocation
from rembg_desktop.cli.jobs import image_line, review_text
from rembg_desktop.cli.presets import given_values, removal_options
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import full_path
from rembg_desktop.queue.types import JobImage, Review

if TYPE_CHECKING:
    from rembg_desktop.executor.mask_exchange import MaskExchange

_STATES = [state.value for state in Review]


class _ImageId(click.IntRange):
    def __init__(self) -> None:
        super().__init__(1, 2**63 - 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not the number of an image.", param, ctx)


@click.group(cls=Group)
def review() -> None:
    """List results that need review, and accept or reject them."""


@review.command("list")
@click.option("--job", metavar="JOB", help="Only images of this job.")
@click.option(
    "--review",
    "state",
    type=click.Choice([*_STATES, "all"]),
    default=Review.NEEDS_REVIEW.value,
    show_default=True,
    help="Only images with this review state.",
)
@click.option(
    "--sort",
    type=click.Choice(["uncertainty", "job"]),
    default="uncertainty",
    show_default=True,
    help="The most uncertain ones first, or in the order of jobs and images.",
)
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="How many.")
@json_option
@service_options
@pass_invocation
def list_images(invocation: Invocation, job: str | None, state: str, sort: str, limit: int, as_json: bool) -> int:
    """List results by review state and uncertainty."""
    queue = invocation.queue
    images = queue.list_images(
        job_id=queue.find(job) if job else None,
        review=None if state == "all" else Review(state),
        by_uncertainty=sort == "uncertainty",
        limit=limit,
    )
    if as_json:
        print_json({"images": [_document(image) for image in images]})
        return Exit.DONE
    if not images:
        note("There are no such images.")
        return Exit.DONE
    rows = [
        (str(image.id), image.job_id, review_text(image), short_path(image.output) if image.output else "")
        for image in images
    ]
    print_table(("IMAGE", "JOB", "REVIEW", "RESULT"), rows, right=frozenset({0}))
    return Exit.DONE


def _document(image: JobImage) -> dict[str, Any]:
    return {"job_id": image.job_id, **image.as_dict()}


def _images_and_job(function: Any) -> Any:  # noqa: ANN401 - a decorator for any command
    function = click.option("--job", metavar="JOB", help="All images of this job that need review.")(function)
    return click.argument("images", nargs=-1, type=_ImageId(), metavar="[IMAGE]...")(function)


@review.command()
@_images_and_job
@json_option
@service_options
@pass_invocation
def accept(invocation: Invocation, images: tuple[int, ...], job: str | None, as_json: bool) -> int:
    """Accept results. IMAGE is an id that `review list` shows."""
    return _mark(invocation, images, job, Review.ACCEPTED, as_json=as_json)


@review.command()
@_images_and_job
@json_option
@service_options
@pass_invocation
def reject(invocation: Invocation, images: tuple[int, ...], job: str | None, as_json: bool) -> int:
    """Reject results; their files stay. IMAGE is an id that `review list` shows."""
    return _mark(invocation, images, job, Review.REJECTED, as_json=as_json)


def _mark(
    invocation: Invocation, images: tuple[int, ...], job: str | None, state: Review, *, as_json: bool
) -> int:
    if not images and job is None:
        raise click.UsageError("Name at least one image, or --job JOB.", click.get_current_context())
    queue = invocation.queue
    wanted = list(dict.fromkeys(images))
    if job is not None:
        found = queue.image_ids(job_id=queue.find(job), review=Review.NEEDS_REVIEW)
        wanted += [image_id for image_id in found if image_id not in images]
    queue.set_review(wanted, state)
    if as_json:
        print_json({"review": state.value, "images": wanted})
    elif wanted:
        print_line(f"{image_count(len(wanted))} {state.value}")
    else:
        note("No image of this job needs review.")
    return Exit.DONE


@review.command("again")
@click.argument("images", nargs=-1, required=True, type=_ImageId(), metavar="IMAGE...")
@json_option
@service_options
@pass_invocation
def render_again(invocation: Invocation, images: tuple[int, ...], as_json: bool) -> int:
    """Render results again with the same options, before everything else.

    A result is replaced only if its file is still what this program wrote; otherwise the new one gets a new name.
    """
    if invocation.url:
        found = invocation.service.render_again(images)
    else:
        invocation.manager.render_again(images)
        found = invocation.manager.images_of(images)
    if as_json:
        print_json({"images": [_document(image) for image in found]})
        return Exit.DONE
    for image in found:
        print_line(f"{image.id}  {image_line(image)}")
    if not invocation.url:
        note_if_nobody_works(invocation)
    return Exit.DONE


@review.command("mask")
@click.argument("image", type=_ImageId(), metavar="IMAGE")
@click.option(
    "--get",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.png",
    help="Write the mask to this file.",
)
@click.option("--overwrite", is_flag=True, help="With --get: replace the file if it exists.")
@click.option(
    "--put",
    "changed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.png",
    help="Replace the mask by this file, and render the result again.",
)
@json_option
@service_options
@pass_invocation
def exchange_mask(
    invocation: Invocation, image: int, target: Path | None, overwrite: bool, changed: Path | None, as_json: bool
) -> int:
    """Get the mask of a result as PNG to change it in another program, and put it back. IMAGE is an id.

    The mask is 8-bit gray in the size of the upright photo: white is kept. A changed one must have the same size;
    if it has transparency, that is used. Later jobs with the same photo use it, too.
    """
    if (target is None) == (changed is None) or (overwrite and target is None):
        raise click.UsageError(
            "Choose either --get or --put; --overwrite belongs to --get.", click.get_current_context()
        )
    if target is not None:
        path = full_path(target)
        _check_absent(path, overwrite=overwrite)
        _write(path, _mask(invocation, image), overwrite=overwrite)
        if as_json:
            print_json({"image": image, "mask": str(path)})
        else:
            print_line(short_path(path))
        return Exit.DONE
    assert changed is not None
    path = full_path(changed)
    found = invocation.service.put_mask(image, path) if invocation.url else _exchange(invocation).put(image, path)
    if as_json:
        print_json({"images": [_document(found)]})
    else:
        print_line(f"{found.id}  {image_line(found)}")
        if not invocation.url:
            note_if_nobody_works(invocation)
    return Exit.DONE


def _mask(invocation: Invocation, image: int) -> bytes:
    return invocation.service.mask(image) if invocation.url else _exchange(invocation).mask(image)


def _exchange(invocation: Invocation) -> "MaskExchange":
    from rembg_desktop.executor.mask_exchange import MaskExchange

    return MaskExchange(invocation.home, invocation.settings, invocation.manager)


def _check_absent(path: Path, *, overwrite: bool) -> None:
    if os.path.lexists(path) and not overwrite:
        message = f"The file {path} exists already."
        raise AppError(ErrorCode.INVALID_OPTION, message, "Choose another name, or add --overwrite.")


def _write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file so that it appears whole or not at all."""
    from uuid import uuid4

    from rembg_desktop.publish import TempFile, publish, storage_error

    temp = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
    try:
        try:
            with TempFile(temp) as file:
                file.write(data)
            publish(temp, path, replace=overwrite)
        finally:
            temp.unlink(missing_ok=True)
    except FileExistsError:  # since it was checked
        _check_absent(path, overwrite=False)
        raise
    except OSError as error:
        message = f"Can't write {path}: {error.strerror or error}."
        raise storage_error(error, path.parent) or AppError(ErrorCode.DESTINATION_UNWRITABLE, message) from error


@click.command(cls=Command)
@click.argument("job")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for results (default: that of the job, where they get names of their own).",
)
@click.option("--only", type=click.Choice(_STATES), help="Only images with this review state.")
@click.option("--priority", type=click.IntRange(-1000, 1000), default=0, help="Higher goes first.")
@click.option(
    "--wait", is_flag=True, help="Show progress until the job has ended; processes it if no other process does."
)
@removal_options
@json_option
@service_options
@pass_invocation
def rerender(
    invocation: Invocation,
    job: str,
    output: Path | None,
    only: str | None,
    priority: int,
    wait: bool,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - the removal options
) -> int:
    """Queue the images of a job again as a new job with other options. JOB is its id or the start of it.

    Options that are not given are those of the job. But beside its results, nothing is skipped or overwritten
    unless --on-conflict is given. Results that need review go to the review folder of the job, if it has one; with
    --output they do not. Unless the model or the edges change, the kept masks are used, which takes much
    less time than the first run.
    """
    from rembg_desktop.queue.planning import submitted
    from rembg_desktop.queue.submission import outputs_again

    if invocation.url:
        if output or wait:
            message = "With --url, --output and --wait cannot be used: the results stay on the service."
            raise click.UsageError(message, click.get_current_context())
        return _rerender_there(invocation, job, only, priority, given, as_json=as_json)
    invocation.executes = wait
    manager = invocation.manager
    earlier = manager.job(manager.find(job))
    destination = full_path(output) if output else None
    outputs = outputs_again(earlier, given_values(given), destination)
    plan = manager.plan_again(
        earlier.id,
        outputs[0].options,
        outputs=outputs,
        destination=destination,
        same_folders=True,
        review=Review(only) if only else None,
    )
    review_folder = None if output or only == Review.ACCEPTED.value else earlier.review_folder
    new = manager.submit(plan, outputs[0].options, priority=priority, review_folder=review_folder)
    if as_json:
        print_json(submitted(new, plan))
    else:
        print_line(new.id)
        note(f"{image_count(new.progress.total)} of {one_line(earlier.name)} queued again.")
        if new.review_folder:
            note(f"Results that need review go to {one_line(str(new.review_folder))}.")
    if wait:
        from rembg_desktop.cli.executing import wait_for

        return wait_for(invocation, new.id, as_json=as_json)
    if not as_json:
        note_if_nobody_works(invocation)
    return Exit.DONE


def _rerender_there(
    invocation: Invocation, job: str, only: str | None, priority: int, given: dict[str, Any], *, as_json: bool
) -> int:
    queue = invocation.service
    wanted = {"options": given_values(given), "priority": priority, "review": only}
    document = queue.rerender(queue.find(job), wanted)
    if as_json:
        print_json(document)
    else:
        print_line(document["job_id"])
        note(f"{image_count(document['total'])} of {one_line(document['name'])} queued again.")
    return Exit.DONE

"""Plans images of a job once more: those that are retried, and those of a job that is edited before its start."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from peewee import SQL, ModelUpdate

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions, with_first
from rembg_desktop.options.name_match import check_template
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.options.outputs import Naming
from rembg_desktop.queue.connections import Statement, parameter, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import (
    LIVE,
    ImageRow,
    JobRow,
    RootRow,
    StoredOutput,
    rows_of,
    stored_options,
    stored_outputs,
)
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.results import output_rows
from rembg_desktop.queue.results.placing import (
    Placer,
    chosen_outputs,
    names_of_images,
    outputs_of,
    placer_for,
    read_images,
    read_roots,
)
from rembg_desktop.queue.sources import absolute, last_change
from rembg_desktop.queue.state import QueueState, count_retried
from rembg_desktop.queue.submission import make_folders
from rembg_desktop.queue.types import Job

_KEYS: Final = "SELECT id, destination_key FROM image WHERE job_id = ? AND destination_key IS NOT NULL"
_OUTPUT_KEYS: Final = """
    SELECT output.image_id, output.number, output.destination_key FROM output
    JOIN image ON image.id = output.image_id
    WHERE image.job_id = ? AND output.destination_key IS NOT NULL
"""


def _again() -> ModelUpdate:
    cleared = (
        ImageRow.output,
        ImageRow.output_sha256,
        ImageRow.output_file_id,
        ImageRow.output_bytes,
        ImageRow.error,
        ImageRow.notices,
        ImageRow.steps,
        ImageRow.device,
        ImageRow.uncertainty,
        ImageRow.reasons,
        ImageRow.reviewed_at,
        ImageRow.recorded_review,
        ImageRow.photo_sha256,
        ImageRow.started_at,
        ImageRow.finished_at,
        ImageRow.seconds,
    )
    changes = {
        **dict.fromkeys(cleared),
        ImageRow.status: "pending",
        ImageRow.review: "none",
        ImageRow.destination: parameter("destination"),
        ImageRow.destination_key: parameter("key"),
        ImageRow.keep_existing: parameter("keep_existing"),
        ImageRow.source_bytes: parameter("size"),
        ImageRow.source_mtime_ns: parameter("changed"),
        ImageRow.crashes: 0,
    }
    return ImageRow.update(changes).where(ImageRow.id == parameter("id"))


_AGAIN: Final = Statement(_again)


def retry(database: Database, job_id: str, *, everything: bool, image_ids: Collection[int] | None) -> Job:
    """Queue images of a job again.

    Output files of completed images stay; when such an image is processed again, its output gets a new name.

    Returns:
        The job, read before the commit.

    Raises:
        AppError: no_such_job, wrong_state when there is nothing to retry, destination_unwritable, disk_full.
    """
    listing = Listing(database)
    listing.row(job_id)
    roots = read_roots(database, job_id)
    make_folders(root.destination for root in roots.values())
    with database.write():
        job = listing.row(job_id)
        wanted = _wanted(database, job_id, everything=everything, image_ids=image_ids)
        if not wanted:
            hint = (
                "Retry all images to process the completed ones again."
                if image_ids is None
                else "Choose other images."
            )
            message = f"The job {job.name} has no images to retry."
            raise AppError(ErrorCode.WRONG_STATE, message, hint)
        placer = placer_for(database, outputs_of(job), job_id)
        again = {image.id for image in wanted if image.status != "completed"}
        keys = database.rows(_KEYS, job_id)
        placer.reserve(key for image_id, key in keys if image_id not in again)
        several = rows_of(database, [image.id for image in wanted]) if job.outputs is not None else {}
        redone = {
            image.id: [row for row in several.get(image.id, ()) if _is_redone(image, row)] for image in wanted
        }
        numbers = {(row.image_id, row.number) for rows in redone.values() for row in rows}
        others = database.rows(_OUTPUT_KEYS, job_id) if job.outputs is not None else []
        placer.reserve(key for image_id, number, key in others if (image_id, number) not in numbers)
        for image in wanted:
            _retry_image(database, placer, image, _planned(roots[image.root_id]), redone[image.id])
        count_retried(database, job, wanted)
        return listing.job(job_id)


def _is_redone(image: ImageRow, row: StoredOutput) -> bool:
    """Whether an output of a retried image is made again: all of them, if the image had succeeded."""
    return image.status in ("completed", "skipped") or row.status in ("pending", "failed")


def _retry_image(
    database: Database, placer: Placer, image: ImageRow, root: PlannedRoot, rows: Sequence[StoredOutput]
) -> None:
    naming = Naming.from_stored(image.naming)
    fresh = image.status == "completed"
    placed = None
    for row in rows:
        is_new = fresh and row.status == "completed"
        place = placer.place_one(row.options, image.source, image.number, root, naming, fresh=is_new)
        output_rows.plan(database, row, place.destination, place.key, keep_existing=is_new)
        placed = placed or place
    placed = placed or placer.place_one(0, image.source, image.number, root, naming, fresh=fresh)
    size, changed = _measured(image)
    database.execute(
        _AGAIN,
        destination=stored_path(placed.destination),
        key=placed.key,
        keep_existing=fresh,
        size=size,
        changed=changed,
        id=image.id,
    )
    if rows:
        output_rows.load_first(database, image.id)


def _planned(root: RootRow) -> PlannedRoot:
    return PlannedRoot(root.source, root.destination, root.label)


def _wanted(
    database: Database, job_id: str, *, everything: bool, image_ids: Collection[int] | None
) -> list[ImageRow]:
    """The images that are retried, in order; the others of a large job are not read."""
    is_any = everything or image_ids is not None
    ended = ImageRow.status.not_in(LIVE) if is_any else ImageRow.status.in_(("failed", "cancelled"))
    query = ImageRow.select().where(ImageRow.job_id == job_id, ended)
    if image_ids is not None:
        given = SQL("(SELECT value FROM json_each(?))", (json.dumps(list(image_ids)),))
        query = query.where(ImageRow.id.in_(given))
    return database.tables(query.order_by(ImageRow.number))


def _measured(image: ImageRow) -> tuple[int | None, int | None]:
    """Current size and time of the source, which may have been repaired since it was submitted."""
    try:
        found = image.source.stat()
    except OSError:  # the worker will say what is wrong with it
        return image.source_bytes, image.source_mtime_ns
    return found.st_size, last_change(found)


_SET_ROOT: Final = Statement(
    lambda: RootRow.update(destination=parameter("destination")).where(RootRow.id == parameter("id"))
)
_FREE_NAMES: Final = Statement(
    lambda: ImageRow.update(destination_key=parameter("key")).where(ImageRow.job_id == parameter("job_id"))
)
_SET_OPTIONS: Final = Statement(
    lambda: JobRow.update(
        options=parameter("options"),
        destination=parameter("destination"),
        preset=parameter("preset"),
        outputs=parameter("outputs"),
    ).where(JobRow.id == parameter("id"))
)
_RENAME: Final = Statement(
    lambda: ImageRow.update(
        destination=parameter("destination"),
        destination_key=parameter("key"),
        naming=parameter("naming"),
        keep_existing=False,
        output=None,
        output_sha256=None,
        output_file_id=None,
    ).where(ImageRow.id == parameter("id"))
)


def edit(
    database: Database,
    job_id: str,
    outputs: Sequence[Output],
    destination: Path | None,
    names: NameTable | None = None,
) -> Job:
    """Change the options of a job that has not started, and its destination and names if they are given.

    Args:
        database: the queue.
        job_id: the job.
        outputs: what is made of each of its images; see combined().
        destination: folder of the results; None if it stays.
        names: a table of names; photos without a line in it keep what they have.

    Returns:
        The job, read before the commit.

    Raises:
        AppError: no_such_job, wrong_state when it has started, destination_unwritable, disk_full.
    """
    listing = Listing(database)
    _check_not_started(listing.row(job_id))
    roots = read_roots(database, job_id)
    if destination is not None:
        destination = absolute(destination)
        for root in roots.values():
            root.destination = destination / root.label
    make_folders(root.destination for root in roots.values())
    with database.write():
        job = listing.row(job_id)
        _check_not_started(job)
        for root in roots.values():
            database.execute(_SET_ROOT, destination=stored_path(root.destination), id=root.id)
        images = read_images(database, job_id)
        if names:
            matched = names_of_images(images, roots, names, outputs)
            for index, image in enumerate(images):
                if naming := matched.naming(index):
                    image.naming = naming.stored()
        for output in outputs:
            check_template(output.options, {name for image in images for name in _columns(image)})
        if any(image.again_at is not None for image in images):
            hint = "Wait until they are ready, or submit the images of the job again with other options."
            raise AppError(ErrorCode.WRONG_STATE, f"Results of the job {job.name} are being rendered again.", hint)
        _place(database, job, outputs, images, roots)
        name = outputs[0].name or None
        is_same = outputs[0].options == outputs_of(job)[0].options
        database.execute(
            _SET_OPTIONS,
            options=stored_options(outputs[0].options),
            destination=stored_path(destination or job.destination),
            preset=name if is_same or len(outputs) > 1 or name != job.preset else None,
            outputs=stored_outputs(outputs) if len(outputs) > 1 else None,
            id=job_id,
        )
        QueueState(database).revise()
        return listing.job(job_id)


def _place(
    database: Database,
    job: JobRow,
    outputs: Sequence[Output],
    images: list[ImageRow],
    roots: Mapping[int, RootRow],
) -> None:
    # Images may swap names, which the unique index would refuse while they are updated one by one.
    database.execute(_FREE_NAMES, job_id=job.id, key=None)
    if job.outputs is not None:
        output_rows.clear(database, job.id)
    placer = placer_for(database, outputs, job.id)
    new: list[tuple[int, list[output_rows.NewOutput]]] = []
    for image in images:
        naming = Naming.from_stored(image.naming)
        placed, *others = placer.place(image.source, image.number, _planned(roots[image.root_id]), naming)
        place = {"destination": stored_path(placed.destination), "key": placed.key}
        database.execute(_RENAME, **place, naming=image.naming, id=image.id)
        chosen = chosen_outputs(outputs, naming)
        new.append((image.number, output_rows.new_outputs(outputs, chosen, (placed, *others))))
    if len(outputs) > 1:
        output_rows.insert(database, job.id, new)
        output_rows.begin(database, job.id)


class Renaming:
    """Names from a table for the images of a job that has not started."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, job_id: str, options: RemovalOptions, names: NameTable) -> Plan:
        """The images with the names that apply() would give them; names that are taken are not considered.

        Raises:
            AppError: no_such_job; invalid_option for a name template with unknown fields.
        """
        check_template(options, names.columns)
        with self._database.read():
            job = Listing(self._database).row(job_id)
            roots, images = read_roots(self._database, job_id), read_images(self._database, job_id)
        outputs = with_first(outputs_of(job), options)
        matched = names_of_images(images, roots, names, outputs)
        placer = placer_for(self._database, outputs, job_id)
        planned: list[PlannedImage] = []
        for index, image in enumerate(images):
            naming = matched.naming(index) or Naming.from_stored(image.naming)
            wanted = placer.wanted(image.source, image.number, _planned(roots[image.root_id]), naming)
            planned.append(PlannedImage(image.source, wanted))
        return Plan(job.name, job.source_root, job.destination, tuple(planned), names=matched)

    def apply(self, job_id: str, options: RemovalOptions, names: NameTable) -> Job:
        """Give the job these options, and its images names; see edit()."""
        outputs = with_first(Listing(self._database).job(job_id).outputs, options)
        return edit(self._database, job_id, outputs, None, names)


def _columns(image: ImageRow) -> Collection[str]:
    naming = Naming.from_stored(image.naming)
    return naming.fields.keys() if naming else ()


def _check_not_started(job: JobRow) -> None:
    if job.status != "pending":
        hint = "Retry it, or submit its images again with other options."
        raise AppError(
            ErrorCode.WRONG_STATE, f"The job {job.name} has already started and cannot be edited.", hint
        )

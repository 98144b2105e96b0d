"""Plans a new job from the sources of another one; reads the disk and the queue, changes neither."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

from collections.abc import Callable
from pathlib import Path

from rembg_desktop.cancel import CancelToken
from rembg_desktop.naming import Keys
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import ImageRow, RootRow
from rembg_desktop.queue.plan import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.planning import Folders, common_folder, job_namer, source_keys
from rembg_desktop.sources import RESULTS_FOLDER, last_change


def plan_again(
    database: Database,
    job_id: str,
    options: RemovalOptions,
    *,
    destination: Path | None,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """What a submission of a job's sources would do once more, in the tree that they lie in.

    A source that is gone stays in the plan: its image will fail and say so, and the others are done.

    Raises:
        AppError: no_such_job.
        Cancelled: the token was cancelled.
    """
    destination = destination.absolute() if destination else None
    with database.read():
        job = Listing(database).row(job_id)
        rows = database.tables(RootRow.select().where(RootRow.job_id == job_id).order_by(RootRow.id))
        images = database.tables(ImageRow.select().where(ImageRow.job_id == job_id).order_by(ImageRow.number))
    roots = tuple(
        PlannedRoot(row.source, destination / row.label if destination else row.source / RESULTS_FOLDER, row.label)
        for row in rows
    )
    places = {row.id: place for place, row in enumerate(rows)}
    keys = Keys()
    namer = job_namer(database, options, keys, source_keys(keys, (image.source for image in images)))
    folders = Folders()
    planned: list[PlannedImage] = []
    for number, image in enumerate(images, 1):
        if cancel:
            cancel.check()
        root = places[image.root_id]
        folder = folders.of(image.source, roots[root].source, roots[root].destination)
        placed = namer.place(image.source, number, folder)
        size, changed = _measure(image.source)
        planned.append(PlannedImage(image.source, placed.destination, size, changed, placed.note, root))
    if progress:
        progress(len(planned))
    return Plan(
        name=job.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(planned),
        collisions=sum(1 for image in planned if image.note),
        roots=roots,
    )


def _measure(source: Path) -> tuple[int | None, int | None]:
    try:
        found = source.stat()
    except OSError:
        return None, None
    return found.st_size, last_change(found)

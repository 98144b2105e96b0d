"""Plans where the results of sources will go; reads the disk and the queue, changes neither."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from rembg_desktop.cancel import CancelToken
from rembg_desktop.naming import Keys, Namer
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.live import LiveKeys
from rembg_desktop.queue.plan import Plan, PlannedImage, PlannedRoot
from rembg_desktop.sources import RESULTS_FOLDER, find_sources


def plan(
    database: Database,
    paths: Sequence[Path],
    options: RemovalOptions,
    *,
    destination: Path | None,
    recursive: bool,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """What a submission of these files and folders would do.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do.
        Cancelled: the token was cancelled.
    """
    destination = destination.absolute() if destination else None
    found = find_sources(paths, destination=destination, recursive=recursive, progress=progress, cancel=cancel)
    roots = tuple(
        PlannedRoot(root.path, destination / root.label if destination else root.path / RESULTS_FOLDER, root.label)
        for root in found.roots
    )
    keys = Keys()
    sources = source_keys(keys, (source.path for source in found.sources))
    namer = job_namer(database, options, keys, sources)
    folders = Folders()
    images: list[PlannedImage] = []
    for number, source in enumerate(found.sources, 1):
        if cancel:
            cancel.check()
        root = roots[source.root]
        placed = namer.place(source.path, number, folders.of(source.path, root.source, root.destination))
        images.append(
            PlannedImage(source.path, placed.destination, source.bytes, source.mtime_ns, placed.note, source.root)
        )
    return Plan(
        name=found.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(images),
        left_out=found.left_out,
        collisions=sum(1 for image in images if image.note),
        roots=roots,
    )


class Folders:
    """The folder of a result lies below the root of the results as that of its source does below its root."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Path], Path] = {}

    def of(self, source: Path, source_root: Path, destination_root: Path) -> Path:
        """The folder for the result of one source."""
        key = (os.path.dirname(source), destination_root)  # noqa: PTH120 - 10,000 of them
        if key not in self._known:
            self._known[key] = destination_root / source.parent.relative_to(source_root)
        return self._known[key]


def job_namer(database: Database, options: RemovalOptions, keys: Keys, sources: set[str]) -> Namer:
    """A namer that keeps off the job's own sources and background, and off the files of live jobs."""
    background = options.background_image
    own = sources | {keys.of(Path(background))} if background else sources
    return Namer(
        options,
        keys,
        sources=own,
        is_taken=LiveKeys(database).is_taken,
        day=datetime.now().astimezone().date(),
    )


def source_keys(keys: Keys, sources: Iterable[Path]) -> set[str]:
    """The keys of sources and of what lies behind those that are symbolic links."""
    return {key for source in sources for key in keys.of_source(source) if key is not None}


def common_folder(folders: Sequence[Path]) -> Path:
    """The folder that all of these lie in; the first one where there is none."""
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives of Windows
        return folders[0]

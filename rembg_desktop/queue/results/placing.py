"""Where the results of a job go: the folders and names of all outputs of each photo, and those of earlier jobs."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from rembg_desktop.options import Output
from rembg_desktop.options.name_match import NameMatch, Photo, match_names
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.options.outputs import Naming
from rembg_desktop.publish.stores import path_of
from rembg_desktop.queue.connections import Statement
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import ImageRow, JobRow, RootRow, read_options, read_outputs
from rembg_desktop.queue.naming import ActivePaths, Keys, Namer, PathKeys, Placed
from rembg_desktop.queue.sources import Found

_CHUNK: Final = 500
# Raw SQL: two short selections that only differ in their table.
_RECORDED: Final = """
    SELECT output FROM image
    WHERE root_id IN (SELECT value FROM json_each(:ids)) AND status = 'completed' AND output IS NOT NULL
    UNION ALL SELECT output.output FROM output JOIN image ON image.id = output.image_id
    WHERE image.root_id IN (SELECT value FROM json_each(:ids)) AND output.status = 'completed'
"""
_SOURCES: Final = """
    SELECT source_key FROM image WHERE job_id = :job_id
    UNION ALL SELECT source_real_key FROM image WHERE job_id = :job_id AND source_real_key IS NOT NULL
"""
_ROOTS: Final = Statement(lambda: RootRow.select(RootRow.id, RootRow.destination))


class Root(Protocol):
    """A source folder, and the folder that receives its results in the same subfolders."""

    @property
    def source(self) -> Path:
        """The source folder."""
        ...

    @property
    def destination(self) -> Path:
        """The folder for its results."""
        ...


class Folders:
    """Result folders: subfolders of the source root are repeated below the destination root."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Path], Path] = {}

    def of(self, source: Path, source_root: Path, destination_root: Path, naming: Naming | None = None) -> Path:
        """The folder for the result of one source; one from a table of names takes the place of its subfolder."""
        if naming and naming.folder:
            return destination_root / naming.folder
        key = (os.path.dirname(source), destination_root)  # noqa: PTH120 - 10,000 of them
        if key not in self._known:
            self._known[key] = destination_root / source.parent.relative_to(source_root)
        return self._known[key]


def _background_keys(background: Path, keys: PathKeys) -> set[str]:
    """The keys of a background image, or of the files in a folder of them."""
    own = {keys.of(background)}
    with suppress(OSError), os.scandir(background) as entries:  # fails for a file
        own |= {keys.of(Path(entry.path)) for entry in entries}
    return own


class Placer:
    """Chooses the paths of all outputs of the photos of a job, one photo at a time."""

    def __init__(
        self,
        database: Database,
        outputs: Sequence[Output],
        keys: PathKeys,
        sources: Keys,
        *,
        exists: Callable[[Path], bool] | None = None,
        assigned: Keys | None = None,
        numbers: dict[str, int] | None = None,
    ) -> None:
        """Start with no names assigned. They avoid the job's own sources and backgrounds, and active images.

        Args:
            database: the queue.
            outputs: what is made of each photo.
            keys: computes the keys of paths.
            sources: keys of the job's own sources; those of the backgrounds are added.
            exists: as for Namer.
            assigned: as for Namer.
            numbers: as for Namer.
        """
        backgrounds = {output.options.background_image for output in outputs}
        sources.update(*(_background_keys(Path(background), keys) for background in backgrounds if background))
        kept: dict[str, Any] = {"exists": exists} if exists else {}
        is_taken, day = ActivePaths(database).is_taken, datetime.now().astimezone().date()
        self._outputs = outputs
        self._folders = Folders()
        self._namers: list[Namer] = []
        for output in outputs:
            beside = self._namers[0] if self._namers else None
            options, name = output.options, output.name
            self._namers.append(
                Namer(
                    options,
                    keys,
                    sources=sources,
                    is_taken=is_taken,
                    day=day,
                    preset=name,
                    beside=beside,
                    assigned=assigned,
                    numbers=numbers,
                    **kept,
                )
            )

    def reserve(self, keys: Iterable[str]) -> None:
        """Never assign these keys."""
        self._namers[0].reserve(keys)

    def place(self, source: Path, number: int, root: Root, naming: Naming | None = None) -> list[Placed]:
        """The paths of all outputs of a photo; Namer.place() describes the other arguments."""
        chosen = chosen_outputs(self._outputs, naming)
        return [self.place_one(index, source, number, root, naming) for index in chosen]

    def wanted(self, source: Path, number: int, root: Root, naming: Naming | None = None) -> Path:
        """The path that the first output of a photo gets if it is not taken."""
        index = chosen_outputs(self._outputs, naming)[0]
        folder, naming = self._folder(index, source, root, naming)
        return folder / self._namers[index].name(source, number, naming)

    def place_one(
        self,
        index: int,
        source: Path,
        number: int,
        root: Root,
        naming: Naming | None = None,
        *,
        fresh: bool = False,
    ) -> Placed:
        """The path of one output. Those after the first get folders of their own, or are told by `{preset}`."""
        folder, naming = self._folder(index, source, root, naming)
        return self._namers[index].place(source, number, folder, naming=naming, fresh=fresh)

    def _folder(self, index: int, source: Path, root: Root, naming: Naming | None) -> tuple[Path, Naming | None]:
        """The folder of an output, and what a table of names says about it."""
        output = self._outputs[index]
        naming = naming.of(output.name) if naming else None
        destination = root.destination
        if index and not output.names_itself:
            destination /= output.folder_name
        return self._folders.of(source, root.source, destination, naming), naming


def chosen_outputs(outputs: Sequence[Output], naming: Naming | None) -> list[int]:
    """Which outputs are made of a photo, by their index: those that a table of names says, or all."""
    everything = list(range(len(outputs)))
    if naming is None or not naming.presets:
        return everything
    return [index for index in everything if outputs[index].name.casefold() in naming.presets] or everything


class RecordedResults:
    """The files that earlier jobs wrote, according to the queue. Nothing is read before the first question."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._roots: dict[str, list[int]] | None = None
        self._names: dict[str, set[str]] = {}

    def names_in(self, folder: str, real: str) -> AbstractSet[str]:
        """The names of results in a folder, as os.path.normcase() gives them.

        Args:
            folder: its absolute path.
            real: the path without symbolic links. Jobs may have used either.
        """
        if self._roots is None:
            self._roots = {}
            for root_id, destination in self._database.rows(_ROOTS):
                self._roots.setdefault(os.path.normcase(os.fsdecode(destination)), []).append(root_id)
        if not self._roots and not self._names:
            return frozenset()
        wanted = {os.path.normcase(folder), os.path.normcase(real)}
        for path in wanted:
            for parent in (path, *map(str, path_of(path).parents)):
                self._read(self._roots.pop(parent, []))
        return set[str]().union(*(self._names.get(path, ()) for path in wanted))

    def _read(self, root_ids: Sequence[int]) -> None:
        for start in range(0, len(root_ids), _CHUNK):
            ids = json.dumps(root_ids[start : start + _CHUNK])
            for (output,) in self._database.rows(_RECORDED, ids=ids):
                parent, name = os.path.split(os.path.normcase(os.fsdecode(output)))
                self._names.setdefault(parent, set()).add(name)


def names_of_photos(
    table: NameTable, found: Found, original_names: Sequence[str], outputs: Sequence[Output]
) -> NameMatch:
    """The line of a table for each source that was found."""
    names = original_names or [""] * len(found.sources)
    photos = [
        Photo(source.path, found.roots[source.root].path, name)
        for source, name in zip(found.sources, names, strict=True)
    ]
    return match_names(table, photos, outputs)


def names_of_images(
    images: Sequence[ImageRow], roots: Mapping[int, RootRow], names: NameTable, outputs: Sequence[Output]
) -> NameMatch:
    """The line of a table for each image of a job."""
    photos = [Photo(image.source, roots[image.root_id].source, image.original_name or "") for image in images]
    return match_names(names, photos, outputs)


def placer_for(database: Database, outputs: Sequence[Output], job_id: str) -> Placer:
    """Chooses names for images of a job."""
    sources = {key for (key,) in database.rows(_SOURCES, job_id=job_id)}
    return Placer(database, outputs, PathKeys(), sources)


def read_roots(database: Database, job_id: str) -> dict[int, RootRow]:
    """The roots of a job by their ids."""
    return {root.id: root for root in database.tables(RootRow.select().where(RootRow.job_id == job_id))}


def read_images(database: Database, job_id: str) -> list[ImageRow]:
    """The images of a job, in order."""
    return database.tables(ImageRow.select().where(ImageRow.job_id == job_id).order_by(ImageRow.number))


def outputs_of(job: JobRow) -> tuple[Output, ...]:
    """What is made of each image of a job."""
    return read_outputs(job.outputs) if job.outputs else (Output(job.preset or "", read_options(job.options)),)

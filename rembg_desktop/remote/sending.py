"""What a submission to a service would do: which files are sent, and where their results go on this machine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from rembg_desktop.naming import Keys, Namer
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.plan import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.planning import Folders, source_keys
from rembg_desktop.remote.form import Form, Upload
from rembg_desktop.sources import RESULTS_FOLDER, find_sources


def plan(
    paths: Sequence[Path],
    options: RemovalOptions,
    *,
    destination: Path | None = None,
    recursive: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Plan:
    """Find the images as a local submission does, and where their results will go; changes nothing.

    Args:
        paths: files, taken whatever they are, and folders, of which the images are taken.
        options: name template, format and conflict policy.
        destination: folder of the results; None puts them into `cutouts` beside the sources.
        recursive: take the subfolders along; their tree is repeated among the results.
        progress: called now and then with the number of images found so far.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do.
    """
    destination = destination.absolute() if destination else None
    found = find_sources(paths, destination=destination, recursive=recursive, progress=progress)
    roots = tuple(
        PlannedRoot(root.path, destination / root.label if destination else root.path / RESULTS_FOLDER, root.label)
        for root in found.roots
    )
    images = tuple(
        PlannedImage(source.path, source.path, source.bytes, source.mtime_ns, root=source.root)
        for source in found.sources
    )
    wanted = Plan(
        found.name, roots[0].source, destination or roots[0].destination, images, found.left_out, roots=roots
    )
    day = datetime.now().astimezone().date()
    chosen = tuple(Places(wanted).choose(options, day, dict(enumerate(images, 1))).values())
    return replace(wanted, images=chosen, collisions=sum(1 for image in chosen if image.note))


class Places:
    """Chooses where the results of a planned submission go."""

    def __init__(self, planned: Plan) -> None:
        self._plan = planned
        self._keys = Keys()
        self._sources = source_keys(self._keys, (image.source for image in planned.images))
        self._folders = Folders()

    def choose(
        self, options: RemovalOptions, day: date, images: Mapping[int, PlannedImage]
    ) -> dict[int, PlannedImage]:
        """The images with destinations that are free now, or taken as the conflict policy has it.

        Args:
            options: name template, format and conflict policy.
            day: what `{date}` stands for.
            images: by their number in the job.
        """
        namer = Namer(options, self._keys, sources=self._sources, is_taken=lambda _: False, day=day)
        chosen: dict[int, PlannedImage] = {}
        for number, image in images.items():
            root = self._plan.roots[image.root]
            folder = self._folders.of(image.source, root.source, root.destination)
            placed = namer.place(image.source, number, folder)
            chosen[number] = PlannedImage(
                image.source,
                placed.destination,
                image.source_bytes,
                image.source_mtime_ns,
                placed.note,
                image.root,
            )
        return chosen


def form_of(planned: Plan, fields: Mapping[str, str]) -> tuple[Form, dict[str, PlannedImage]]:
    """The form that sends the images, and which image has which name with the service.

    Files of one name, from several folders, are told apart by a number.
    """
    from rembg_desktop.api.spool import safe_name

    keys = Keys()
    given: set[str] = set()
    uploads: list[Upload] = []
    sent: dict[str, PlannedImage] = {}
    for image in planned.images:
        first = Path(safe_name(image.source.name))
        name, number = first.name, 1
        while (key := keys.of(Path(name))) in given:
            number += 1
            name = f"{first.stem}-{number}{first.suffix}"
        given.add(key)
        sent[name] = image
        uploads.append(Upload(image.source, name, image.source_bytes or 0))
    return Form(fields, uploads), sent

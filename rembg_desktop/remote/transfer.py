"""Plans a submission to a service, and downloads its results to the right places on this computer."""

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError
from rembg_desktop.options import OnConflict, Output, Times
from rembg_desktop.options.name_match import check_template
from rembg_desktop.publish import FileTimes, TempFile, obstacle, publish, storage_error, times_notice
from rembg_desktop.queue.naming import Namer, PathKeys, Placed, alternatives, safe_name
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot, source_keys
from rembg_desktop.queue.results.placing import Folders
from rembg_desktop.queue.sources import RESULTS_FOLDER, find_sources
from rembg_desktop.queue.types import Failure, ImageOutput, ImageStatus, Job, JobDetail, JobImage, JobStatus
from rembg_desktop.remote.client import MultipartForm, Upload
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.service import unexpected


def plan(
    paths: Sequence[Path],
    outputs: Sequence[Output],
    *,
    destination: Path | None = None,
    recursive: bool = False,
    include_results: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Plan:
    """Find the images as a local submission does, and where their results will go; changes nothing.

    Args:
        paths: files, taken whatever they are, and folders, of which the images are taken.
        outputs: what is made of every photo: name template, format and conflict policy.
        destination: folder of the results; None puts them into `cutouts` beside the sources.
        recursive: take the subfolders along; their tree is repeated among the results.
        include_results: take the results of this program in folders, too.
        progress: called now and then with the number of images found so far.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do; invalid_option for a name template with
            unknown fields.
    """
    for output in outputs:
        check_template(output.options, ())
    destination = destination.absolute() if destination else None
    found = find_sources(
        paths,
        destination=destination,
        recursive=recursive,
        include_results=include_results,
        progress=progress,
    )
    roots = tuple(
        PlannedRoot(root.path, destination / root.label if destination else root.path / RESULTS_FOLDER, root.label)
        for root in found.roots
    )
    images = tuple(
        PlannedImage(source.path, source.path, source.bytes, source.mtime_ns, root=source.root)
        for source in found.sources
    )
    wanted = Plan(
        found.name, roots[0].source, destination or roots[0].destination, images, found.ignored, roots=roots
    )
    day = datetime.now().astimezone().date()
    places = Places(wanted, outputs, day)
    chosen = tuple(
        _placed(image, [places.choose(image, number, index) for index in range(len(outputs))])
        for number, image in enumerate(images, 1)
    )
    return replace(
        wanted, images=chosen, outputs=tuple(outputs), collisions=sum(1 for image in chosen if image.note)
    )


def _placed(image: PlannedImage, places: Sequence[Placed]) -> PlannedImage:
    first, *others = places
    return replace(image, destination=first.destination, note=first.note, others=tuple(others))


class Places:
    """Chooses where the results of a planned submission go: free names, or as the conflict policy has it."""

    def __init__(self, planned: Plan, outputs: Sequence[Output], day: date) -> None:
        """`day` is what `{date}` stands for."""
        self._roots = planned.roots
        self._folders = Folders()
        self._taken: set[str] = set()
        self._outputs = outputs
        keys = PathKeys()
        sources = source_keys(keys, (image.source for image in planned.images))
        self._namers = [
            Namer(
                output.options,
                keys,
                sources=sources,
                is_taken=self._taken.__contains__,
                day=day,
                preset=output.name,
            )
            for output in outputs
        ]

    def choose(self, image: PlannedImage, number: int, index: int) -> Placed:
        """The place of one output of an image.

        Args:
            image: the image.
            number: its number in the job.
            index: of the output, from 0.
        """
        root = self._roots[image.root]
        folder = self._folders.of(image.source, root.source, root.destination)
        output = self._outputs[index]
        if index and not output.names_itself:
            folder /= output.folder_name
        placed = self._namers[index].place(image.source, number, folder)
        self._taken.add(placed.key)
        return placed


def form_of(planned: Plan, fields: Mapping[str, str]) -> tuple[MultipartForm, dict[str, PlannedImage]]:
    """The form that sends the images, and which image has which name with the service.

    Files of one name, from several folders, are told apart by a number.
    """
    keys = PathKeys()
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
        changed = image.source_mtime_ns
        seconds = None if changed is None else changed / 1e9
        uploads.append(Upload(image.source, name, image.source_bytes or 0, seconds))
    return MultipartForm(fields, uploads), sent


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of the results.

    Attributes:
        detail: the job with the paths of this computer instead of those of the service. Images with a result that
            has no place here, e.g. because a file has the name of its folder, have failed.
        left_alone: files that existed and were kept, as the conflict policy asked.
    """

    detail: JobDetail
    left_alone: tuple[Path, ...]


def local_sources(queue: RemoteQueue, detail: JobDetail, sent: Mapping[str, PlannedImage]) -> list[PlannedImage]:
    """The files of this machine behind the images of a job, in the job's order.

    Raises:
        AppError: service_unexpected, when the service names files that were not sent.
    """
    try:
        return [sent[image.source.name] for image in detail.images]
    except KeyError as error:
        raise unexpected(queue.address, f"names a file that was not sent: {error.args[0]}") from None


def fetch_results(
    queue: RemoteQueue,
    detail: JobDetail,
    planned: Plan,
    sent: Mapping[str, PlannedImage],
    progress: Callable[[int, int], object],
) -> Fetched:
    """Download every result there is to where a local job would have put it.

    Args:
        queue: of the service.
        detail: the job, which has ended.
        planned: the submission.
        sent: which image has which name with the service.
        progress: called with results fetched and results in all; what it raises ends the work, and what was
            published stays.

    Raises:
        AppError: disk_full, destination_missing or destination_unwritable; what the service says.
    """
    job = detail.job
    sources = local_sources(queue, detail, sent)
    if any(len(image.outputs) != len(job.outputs) for image in detail.images):
        raise unexpected(queue.address, "does not tell of all outputs")
    places = Places(planned, job.outputs, job.created_at.astimezone().date())
    total = sum(_has_result(output) for image in detail.images for output in image.outputs)
    left_alone: list[Path] = []
    images: list[JobImage] = []
    done = 0
    for image, source in zip(detail.images, sources, strict=True):
        parts: list[ImageOutput] = []
        for index, output in enumerate(image.outputs):
            if _has_result(output):
                options = job.outputs[index].options
                target = places.choose(source, image.index, index).destination
                times = _times_of(source.source) if options.times is Times.KEEP else None
                link = f"/queue/job/{image.job_id}/result/{image.id}"
                link += f"?output={output.number}" if image.several else ""
                root, temp = planned.roots[source.root].destination, _temp(image, target)
                try:
                    file, has_times = _fetch(queue, link, temp, target, root, options.on_conflict, times)
                except _ObstacleError as error:
                    failed = replace(output, status=ImageStatus.FAILED, error=error.failure)
                    parts.append(replace(failed, destination=target, output=None, output_bytes=None))
                else:
                    notices = () if has_times else (times_notice(source.source.name, target.parent),)
                    if file is None:
                        left_alone.append(target)
                    told = (*output.notices, *notices)
                    parts.append(replace(output, destination=target, output=file or target, notices=told))
                done += 1
                progress(done, total)
            else:
                parts.append(replace(output, output=None))
        images.append(_with_parts(image, source.source, parts))
    job = _counted(replace(job, destination=planned.destination), detail.images, images)
    return Fetched(JobDetail(job, tuple(images)), tuple(left_alone))


class _ObstacleError(Exception):
    """This result alone cannot be written, for a reason that the system names."""

    def __init__(self, error: AppError) -> None:
        super().__init__(error.message)
        self.failure = Failure(error.code.value, error.message, error.hint)


_COUNTED_AS: Final = {ImageStatus.COMPLETED: "succeeded", ImageStatus.SKIPPED: "skipped"}


def _counted(job: Job, before: Sequence[JobImage], after: Sequence[JobImage]) -> Job:
    """The job with the images that have failed only here."""
    counts = job.progress._asdict()
    for image, fetched in zip(before, after, strict=True):
        if fetched.status is not image.status:
            counts[_COUNTED_AS[image.status]] -= 1
            counts["failed"] += 1
    progress = job.progress._replace(**counts)
    has_any = progress == job.progress or progress.succeeded or progress.skipped
    return replace(job, progress=progress, status=job.status if has_any else JobStatus.FAILED)


def _with_parts(image: JobImage, source: Path, parts: Sequence[ImageOutput]) -> JobImage:
    first = parts[0]
    notices = dict.fromkeys(notice for part in parts for notice in part.notices)
    error = next((part.error for part in parts if part.status is ImageStatus.FAILED), None)
    return replace(
        image,
        source=source,
        destination=first.destination,
        output=first.output,
        output_bytes=first.output_bytes,
        status=ImageStatus.FAILED if error and image.status in _COUNTED_AS else image.status,
        error=error or image.error,
        notices=tuple(notices) or image.notices,
        several=tuple(parts) if image.several else (),
    )


def _has_result(output: ImageOutput) -> bool:
    return output.output is not None and output.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED)


def _temp(image: JobImage, target: Path) -> Path:
    return target.parent / f".rembg-{image.job_id}-{image.id}-{secrets.token_hex(4)}.part"


def _times_of(source: Path) -> FileTimes | None:
    try:
        return FileTimes.of(source.stat())
    except OSError:  # it was moved or deleted after it was sent
        return None


def _fetch(
    queue: RemoteQueue,
    link: str,
    temp: Path,
    target: Path,
    root: Path,
    policy: OnConflict,
    times: FileTimes | None,
) -> tuple[Path | None, bool]:
    """Where the result is, or None when the file that was there is left alone; whether it has the times.

    Raises:
        _ObstacleError: this result cannot be written, but others can.
        AppError: nothing can be written to `root`, the folder of all results; what the service says.
    """
    if policy is OnConflict.SKIP and os.path.lexists(target):
        return None, True
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            queue.client.download(link) as pieces,
            TempFile(temp, times) as file,
        ):
            for piece in pieces:
                file.write(piece)
        return _publish(temp, target, policy), file.has_times
    except OSError as error:
        trouble = storage_error(error, root)
        if trouble is None:
            if (alone := obstacle(error, target)) is None:
                raise
            raise _ObstacleError(alone) from error
        hint = "Fix this, then download the results from the service; they are kept there."
        raise AppError(trouble.code, trouble.message, hint) from error
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)


def _publish(temp: Path, target: Path, policy: OnConflict) -> Path | None:
    for candidate in alternatives(target):
        may_replace = policy is OnConflict.OVERWRITE and candidate == target  # no other name was planned
        try:
            publish(temp, candidate, replace=may_replace)
        except (FileExistsError, IsADirectoryError):  # it appeared since the name was chosen
            if policy is OnConflict.SKIP:
                return None
            continue
        return candidate
    raise AssertionError  # there is always another name

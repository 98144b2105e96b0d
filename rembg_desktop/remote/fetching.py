"""Fetches the results of a job; each appears whole or not at all, and nothing is overwritten unasked."""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from rembg_desktop.errors import AppError
from rembg_desktop.naming import alternatives
from rembg_desktop.options import OnConflict
from rembg_desktop.publish import TempFile, place_error, publish
from rembg_desktop.queue.plan import Plan, PlannedImage
from rembg_desktop.queue.types import ImageStatus, JobDetail, JobImage
from rembg_desktop.remote.errors import unexpected
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.sending import Places


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of the results.

    Attributes:
        detail: the job with the paths of this machine in place of the service's.
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
    ready = {
        image.index: source for image, source in zip(detail.images, sources, strict=True) if _has_result(image)
    }
    chosen = Places(planned).choose(job.options, job.created_at.astimezone().date(), ready)
    left_alone: list[Path] = []
    images: list[JobImage] = []
    done = 0
    for image, source in zip(detail.images, sources, strict=True):
        output: Path | None = None
        place = chosen.get(image.index)
        if place is not None:
            output = _fetch(queue, image, place.destination, job.options.on_conflict)
            if output is None:
                output = place.destination
                left_alone.append(output)
            done += 1
            progress(done, len(chosen))
        target = place.destination if place else image.destination
        images.append(replace(image, source=source.source, destination=target, output=output))
    return Fetched(
        JobDetail(replace(job, destination=planned.destination), tuple(images)),
        tuple(left_alone),
    )


def _has_result(image: JobImage) -> bool:
    return image.output is not None and image.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED)


def _fetch(queue: RemoteQueue, image: JobImage, target: Path, policy: OnConflict) -> Path | None:
    """Where the result is; None when the file that was there is left alone."""
    if policy is OnConflict.SKIP and target.exists():
        return None
    folder = target.parent
    temp = folder / f".rembg-{image.job_id}-{image.id}-{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            queue.client.download(f"/queue/job/{image.job_id}/result/{image.id}") as pieces,
            TempFile(temp) as file,
        ):
            for piece in pieces:
                file.write(piece)
        return _publish(temp, target, policy)
    except OSError as error:
        trouble = place_error(error, folder)
        if trouble is None:
            raise
        hint = "Mend that and fetch the results from the service; they are kept there."
        raise AppError(trouble.code, trouble.message, hint) from error
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)


def _publish(temp: Path, target: Path, policy: OnConflict) -> Path | None:
    for candidate in alternatives(target):
        try:
            publish(temp, candidate, replace=policy is OnConflict.OVERWRITE)
        except FileExistsError:  # it appeared since the name was chosen
            if policy is OnConflict.SKIP:
                return None
            continue
        return candidate
    raise AssertionError  # there is always another name

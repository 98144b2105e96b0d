"""What executor and queue tell each other about one attempt: the claim and its result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rembg_desktop.errors import Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.records import Review


@dataclass(frozen=True, slots=True)
class RecordedOutput:
    """The file that an earlier attempt was about to publish, and may have published.

    Attributes:
        sha256: SHA-256 of the file, hexadecimal.
    """

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class ClaimedOutput:
    """One of several outputs of an image; `folder` is that of its destination."""

    number: int
    options: RemovalOptions
    folder: Path
    is_pending: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one worker to process one image; it is lost when the owner or attempt in the queue changes.

    Attributes:
        temp: path of the temporary file, in the folder of the destination, unique to this attempt.
        source_bytes, source_mtime_ns: size and modification time of the source when it was submitted.
        may_replace: the conflict policy is `overwrite` and the destination is the planned one.
        recorded: output of an earlier attempt; if that file exists, the image is done.
        is_again: the image is rendered again, whatever the conflict policy.
        earlier: its result then, which is replaced if nobody has changed the file.
        review_folder: folder for a result that needs review; None if it goes to its destination.
        copy: of a photo from a hot folder, which is processed instead of the source.
        number: of the image in its job, from 1.
        output_number: of the one that is made of `several` outputs; 0 if there is one only.
    """

    image_id: int
    job_id: str
    owner: str
    attempt: int
    source: Path
    source_root: Path
    destination: Path
    destination_root: Path
    temp: Path
    options: RemovalOptions
    source_bytes: int | None = None
    source_mtime_ns: int | None = None
    may_replace: bool = False
    recorded: RecordedOutput | None = None
    is_again: bool = False
    earlier: RecordedOutput | None = None
    review_folder: Path | None = None
    copy: Path | None = None
    number: int = 1
    output_number: int = 0
    several: tuple[ClaimedOutput, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """What follows the end of an output: the claim for the next one, or whether the image has failed."""

    following: Claim | None = None
    is_failed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a processed image, as it is stored.

    Attributes:
        uncertainty: how likely the mask is wrong, 0-1; None when no model was used.
        reasons: stable codes, the most important one first.
        review: the state that the image gets when it is completed.
        photo_sha256: SHA-256 of the photo's bytes, hexadecimal.
    """

    output: Path
    output_bytes: int
    notices: tuple[Notice, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict[str, float])
    device: str | None = None
    uncertainty: float | None = None
    reasons: tuple[str, ...] = ()
    review: Review = Review.NONE
    photo_sha256: str | None = None


def temp_path(folder: Path, job_id: str, image_id: int, attempt: int) -> Path:
    """The temporary file of one attempt; job ids are random, so that two homes may share a folder."""
    return folder / f".rembg-{job_id}-{image_id}-{attempt}.part"


def transfers_folder(database: Path) -> Path:
    """The folder for files on their way from or to stores, beside the queue's file."""
    return database.parent / "transfers"


def aside_path(folder: Path, job_id: str, image_id: int, attempt: int) -> Path:
    """Where one attempt puts the earlier result while it replaces it."""
    return folder / f".rembg-{job_id}-{image_id}-{attempt}.earlier"

"""What executor and queue tell each other about one attempt: the claim and its result. Claims images for workers.

If an image has several outputs, they are claimed one after another. Claims that are not wanted are released.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, Notice
from rembg_desktop.options import OnConflict, RemovalOptions
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue import statements
from rembg_desktop.queue.claims.again import give_up_again
from rembg_desktop.queue.connections import QueueFileError, Statement, now, read_path, stored_path
from rembg_desktop.queue.database import Database, GroupCommit, Row
from rembg_desktop.queue.models import read_earlier, read_options, read_outputs, rows_of, stored_failure
from rembg_desktop.queue.naming import ActivePaths, PathKeys, alternatives
from rembg_desktop.queue.records import Review
from rembg_desktop.queue.state import Change, count
from rembg_desktop.queue.types import Failure


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
        number: of the image in its job, from 1: which one of several backgrounds it gets. With several,
            that of a photo from a hot folder counts all photos that were taken from there.
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


_COPY: Final = "SELECT copy FROM hot_photo WHERE image_id = ? AND copy IS NOT NULL"
# Photos of a hot folder may come one by one, as jobs of one image: they are counted over all jobs.
_TURN: Final = """
    SELECT (
        SELECT count(*) FROM hot_photo AS earlier
        WHERE earlier.folder_id = hot_photo.folder_id AND earlier.duplicate = 0 AND earlier.id <= hot_photo.id
    ) FROM hot_photo WHERE image_id = ? AND duplicate = 0
"""
_AGAIN_AT: Final = 11
"""Index of a column that CLAIM returns."""


class Claiming:
    """The part of Claims about taking images and giving them back.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.

    Attributes:
        database: runs statements on the queue's file.
        together: makes the changes of several workers in one transaction.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.together = GroupCommit(database)

    def has_work(self) -> bool:
        """Whether an image waits that is rendered again or whose job is not held; pauses do not matter."""
        return self.database.first(statements.HAS_WORK) is not None

    def current(self, owner: str) -> set[tuple[int, int]]:
        """Ids and attempts of the images that this owner holds; an image that is missing was cancelled."""
        return {(image_id, attempt) for image_id, attempt in self.database.rows(statements.HELD_BY, owner=owner)}

    def is_current(self, claim: Claim) -> bool:
        """Whether the image is still processing with this owner and attempt."""
        return self.database.first(statements.CURRENT, **guard(claim)) is not None

    def claim_next(self, owner: str) -> Claim | None:
        """Claim the next image, inside a transaction; None when there is none. Pauses do not matter."""
        moment = now()
        rows = self.database.rows(statements.CLAIM, owner, moment)
        if not rows:
            return None
        image_id, job_id, _, _, source, *_ = rows[0]
        try:
            claim = self.claim_again(rows[0], owner)
        except QueueFileError:
            raise
        except AppError as error:  # the jobs behind it must not wait forever
            failure = Failure(error.code.value, error.message, error.hint)
            if rows[0][_AGAIN_AT] is None:
                self.database.execute(statements.UNCLAIM, image_id=image_id)
                self.fail_job(job_id, failure)
            else:
                count(self.database, job_id, Change(pending=-1, processing=1), moment)
                give_up_again(self.database, image_id, job_id, read_path(source), failure)
            return self.claim_next(owner)
        self.database.execute(statements.BEGIN_JOB, moment=moment, job_id=job_id)
        count(self.database, job_id, Change(pending=-1, processing=1), moment)
        return claim

    def claim_again(self, row: Row, owner: str) -> Claim:
        """The claim for an image as it is now, which gets a temporary file.

        Raises:
            AppError: database_damaged, if the options of the job cannot be read.
        """
        image_id, job_id, root_id, attempt, source, source_bytes, source_mtime_ns, place, *rest = row
        keep_existing, output, sha256, again_at, earlier, at_work, number = rest
        output_number = int(at_work or 0)
        options_text, review_folder, outputs_text = self._one(statements.OPTIONS, job_id)
        source_root, destination_root, label = self._one(statements.ROOTS, root_id)
        several = self._outputs(image_id, outputs_text) if output_number else []
        options = several[output_number - 1].options if output_number else read_options(options_text)
        if any(each.background_image for each in ([output.options for output in several] or [options])):
            number, *_ = self.database.first(_TURN, image_id) or (number,)
        planned = read_path(place)
        root = read_path(destination_root)
        for_review = read_path(review_folder) / label if review_folder is not None else None
        if for_review is not None and _is_inside(planned, for_review, root):
            if again_at is not None:
                root = for_review
            elif keep_existing and output is not None:  # an earlier attempt could not publish it there
                planned = root / planned.relative_to(for_review)
        destination = planned
        may_replace = False
        if options.on_conflict is OnConflict.OVERWRITE:
            destination = self._away_from_sources(image_id, planned)
            may_replace = not keep_existing and destination == planned
        copy = self.database.first(_COPY, image_id)
        is_stored = isinstance(destination, StorePath)
        folder = transfers_folder(self.database.path) if is_stored else destination.parent
        temp = temp_path(folder, job_id, image_id, attempt)
        self.database.execute(statements.SET_TEMP, temp=stored_path(temp), image_id=image_id)
        return Claim(
            image_id=image_id,
            job_id=job_id,
            owner=owner,
            attempt=attempt,
            source=read_path(source),
            source_root=read_path(source_root),
            destination=destination,
            destination_root=root,
            temp=temp,
            options=options,
            source_bytes=source_bytes,
            source_mtime_ns=source_mtime_ns,
            may_replace=may_replace,
            recorded=RecordedOutput(read_path(output), sha256) if output is not None and sha256 else None,
            is_again=again_at is not None,
            earlier=_earlier_output(earlier) if again_at is not None else None,
            review_folder=for_review,
            copy=read_path(copy[0]) if copy is not None else None,
            number=number,
            output_number=output_number,
            several=tuple(several),
        )

    def _outputs(self, image_id: int, planned: str) -> list[ClaimedOutput]:
        options = [output.options for output in read_outputs(planned)]
        return [
            ClaimedOutput(row.number, options[row.options], row.destination.parent, row.status == "pending")
            for row in rows_of(self.database, [image_id])[image_id]
        ]

    def move_temp(self, claim: Claim) -> bool:
        """Record that the temporary file is at `claim.temp` from now on; False when the claim is lost."""
        with self.database.write():
            if not self.is_current(claim):
                return False
            self.database.execute(statements.SET_TEMP, temp=stored_path(claim.temp), image_id=claim.image_id)
        return True

    def settled(self, claim: Claim) -> None:
        """Record that this attempt, which has ended, left no file beside its result."""
        with self.database.write():
            self.database.execute(statements.SETTLED, **guard(claim))

    def release(self, claim: Claim) -> bool:
        """Return an image to the queue, which does not count as a crash; False when the claim is lost."""
        with self.database.write():
            released = self.database.execute(statements.RELEASE, **guard(claim))
            if released:
                count(self.database, claim.job_id, Change(pending=1, processing=-1), now())
        return released == 1

    def fail_job(self, job_id: str, error: Failure) -> int:
        """Fail all pending images of a job, because none could succeed.

        Returns:
            How many there were.
        """
        moment = now()
        with self.database.write():
            values = {"error": stored_failure(error), "moment": moment, "job_id": job_id}
            failed = self.database.execute(statements.FAIL_PENDING, **values)
            if failed:
                count(self.database, job_id, Change(pending=-failed, failed=failed), moment)
        return failed

    def _away_from_sources(self, image_id: int, destination: Path) -> Path:
        """Another name when the planned one has become the source of a job that was submitted since."""
        keys = PathKeys()
        active = ActivePaths(self.database)
        if not active.is_source(keys.of(destination)):
            return destination
        for candidate in alternatives(destination, 2):
            key = keys.of(candidate)
            if not active.is_taken(key) and not os.path.lexists(candidate):
                chosen = {"destination": stored_path(candidate), "destination_key": key, "image_id": image_id}
                self.database.execute(statements.RENAME, **chosen)
                return candidate
        raise AssertionError  # there is always another number

    def _one(self, query: Statement, row_id: object) -> tuple[Any, ...]:
        row = self.database.first(query, id=row_id)
        assert row is not None  # a foreign key holds it
        return row


def _is_inside(path: Path, folder: Path, other: Path) -> bool:
    """Whether a path belongs to this of two folders, one of which may be inside the other."""
    if not path.is_relative_to(folder):
        return False
    return not (path.is_relative_to(other) and other.is_relative_to(folder))


def _earlier_output(stored: str) -> RecordedOutput | None:
    columns = read_earlier(stored)
    output, sha256 = columns.get("output"), columns.get("output_sha256")
    return RecordedOutput(Path(output), sha256) if output and sha256 else None


def guard(claim: Claim) -> dict[str, object]:
    """The values that a statement needs to have an effect only while the claim is valid."""
    return {"image_id": claim.image_id, "owner": claim.owner, "attempt": claim.attempt}

"""The steps of one image from its claim to its end. Each has an effect only while the claim is valid."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from peewee import IntegrityError

from rembg_desktop.errors import AppError, Notice
from rembg_desktop.options import OnConflict
from rembg_desktop.queue import statements
from rembg_desktop.queue.connections import Statement, now, read_path, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import (
    read_earlier,
    read_options,
    stored_failure,
    stored_notices,
    stored_reasons,
    stored_steps,
)
from rembg_desktop.queue.naming import ActivePaths, PathKeys, alternatives
from rembg_desktop.queue.records import Claim, RecordedOutput, Result, temp_path
from rembg_desktop.queue.reviewing import give_up_again
from rembg_desktop.queue.state import Change, count, record_activity
from rembg_desktop.queue.types import Failure

_COPY: Final = "SELECT copy FROM hot_photo WHERE image_id = ? AND copy IS NOT NULL"
_NO_STEPS: Final[Mapping[str, float]] = {}


class Claims:
    """Claims images for workers and records what becomes of them.

    An image keeps the name of its owner after its end unless its temporary file is known to be gone: that worker
    still has to delete the file, and if it does not live to do so, recovery will.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.

    Attributes:
        database: runs statements on the queue's file.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def has_work(self) -> bool:
        """Whether an image waits that is rendered again or whose job is not held; pauses do not matter."""
        return self.database.first(statements.HAS_WORK) is not None

    def current(self, owner: str) -> set[tuple[int, int]]:
        """Ids and attempts of the images that this owner holds; an image that is missing was cancelled."""
        return {(image_id, attempt) for image_id, attempt in self.database.rows(statements.HELD_BY, owner=owner)}

    def is_current(self, claim: Claim) -> bool:
        """Whether the image is still processing with this owner and attempt."""
        return self.database.first(statements.CURRENT, **_guard(claim)) is not None

    def claim_next(self, owner: str) -> Claim | None:
        """Claim the next image, inside a transaction; None when there is none. Pauses do not matter."""
        moment = now()
        rows = self.database.rows(statements.CLAIM, owner, moment)
        if not rows:
            return None
        image_id, job_id, root_id, attempt, source, source_bytes, source_mtime_ns, *rest = rows[0]
        stored, keep_existing, output, sha256, again_at, earlier = rest
        options_text, review_folder = self._one(statements.OPTIONS, job_id)
        source_root, destination_root, label = self._one(statements.ROOTS, root_id)
        try:
            options = read_options(options_text)
        except AppError as error:  # the jobs behind it must not wait forever
            failure = Failure(error.code.value, error.message, error.hint)
            if again_at is None:
                self.database.execute(statements.UNCLAIM, image_id=image_id)
                self.fail_job(job_id, failure)
            else:
                count(self.database, job_id, Change(pending=-1, processing=1), moment)
                give_up_again(self.database, image_id, job_id, read_path(source), failure)
            return self.claim_next(owner)
        planned = read_path(stored)
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
        temp = temp_path(destination.parent, job_id, image_id, attempt)
        self.database.execute(statements.SET_TEMP, temp=stored_path(temp), image_id=image_id)
        self.database.execute(statements.BEGIN_JOB, moment=moment, job_id=job_id)
        count(self.database, job_id, Change(pending=-1, processing=1), moment)
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
        )

    def record_output(
        self,
        claim: Claim,
        output: Path,
        sha256: str,
        result: Result | None = None,
        file_id: str | None = None,
    ) -> bool:
        """Record what is about to be published: the first step, before publish() and complete().

        Whatever happens from here on, an output that was published is recognized by its hash, and the image is not
        processed again.

        Args:
            claim: the right to do so.
            output: path that the file will have.
            sha256: its hash, hexadecimal.
            result: what is shown of the image once it is completed.
            file_id: identity of the file; None when it will replace another one, and so cannot be withdrawn.

        Returns:
            False when the claim is lost, or when the name belongs to another image that is not finished.
        """
        key = PathKeys().of(output)
        values = {
            "output": stored_path(output),
            "output_sha256": sha256,
            "output_file_id": file_id,
            "destination_key": key,
            **_details(result),
        }
        with self.database.write():
            if ActivePaths(self.database).is_source(key):
                return False
            try:
                return self.database.execute(statements.RECORD, **values, **_guard(claim)) == 1
            except IntegrityError:  # the unique index on the destinations of images that are not finished
                return False

    def complete(self, claim: Claim, *, is_earlier: bool = False, has_temp: bool = False) -> bool:
        """Complete an image whose recorded output is published.

        Args:
            claim: the right to do so.
            is_earlier: an earlier attempt published it, so the duration of this one is not counted.
            has_temp: the temporary file could not be deleted; recovery will look for it.

        Returns:
            False when the claim is lost: see is_output_wanted().
        """
        moment = now()
        with self.database.write():
            rows = self.database.rows(statements.COMPLETE, has_temp=has_temp, moment=moment, **_guard(claim))
            if not rows:
                return False
            if is_earlier:
                count(self.database, claim.job_id, Change(processing=-1, succeeded=1), moment)
                return True
            started_at = int(rows[0][0])
            change = Change(processing=-1, succeeded=1, timed_images=1, timed_ms=moment - started_at)
            count(self.database, claim.job_id, change, moment)
            record_activity(self.database, started_at, moment)
        return True

    def is_output_wanted(self, claim: Claim, output: Path, file_id: str) -> bool:
        """Whether a file that was published for a lost claim must stay.

        It must when complete() raised an error though it had committed, or when the image was returned to the
        queue, where the next attempt will recognize the file. A cancelled image wants no output.
        """
        values = {"image_id": claim.image_id, "output": stored_path(output), "file_id": file_id}
        return self.database.first(statements.WANTED, **values) is not None

    def skip(self, claim: Claim, existing: Path, notice: Notice) -> bool:
        """End an image that the conflict policy skips for an existing file; False when the claim is lost."""
        with self.database.write():
            ended = self._end(claim, "skipped", output=existing, notices=(notice,))
            if ended is None:
                return False
            count(self.database, claim.job_id, Change(processing=-1, skipped=1), ended[1])
        return True

    def fail(
        self,
        claim: Claim,
        error: Failure,
        steps: Mapping[str, float] = _NO_STEPS,
        device: str | None = None,
    ) -> bool:
        """End an image that has failed, with the reason; False when the claim is lost.

        An image that was rendered again keeps its earlier result and gets a notice; this returns False then, too.
        """
        with self.database.write():
            if claim.is_again:
                if self.is_current(claim):
                    give_up_again(self.database, claim.image_id, claim.job_id, claim.source, error)
                return False
            ended = self._end(claim, "failed", error=error, steps=steps, device=device)
            if ended is None:
                return False
            count(self.database, claim.job_id, Change(processing=-1, failed=1), ended[1])
            record_activity(self.database, *ended)
        return True

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
            self.database.execute(statements.SETTLED, **_guard(claim))

    def release(self, claim: Claim) -> bool:
        """Return an image to the queue, which does not count as a crash; False when the claim is lost."""
        with self.database.write():
            released = self.database.execute(statements.RELEASE, **_guard(claim))
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

    def _end(
        self,
        claim: Claim,
        status: str,
        *,
        output: Path | None = None,
        error: Failure | None = None,
        notices: tuple[Notice, ...] = (),
        steps: Mapping[str, float] = _NO_STEPS,
        device: str | None = None,
    ) -> tuple[int, int] | None:
        """(start, end) of the attempt, milliseconds since 1970; None when the claim is lost."""
        moment = now()
        values = {
            "status": status,
            "moment": moment,
            "output": stored_path(output) if output else None,
            "error": stored_failure(error) if error else None,
            "notices": stored_notices(notices),
            "steps": stored_steps(steps),
            "device": device,
        }
        rows = self.database.rows(statements.END, **values, **_guard(claim))
        return (int(rows[0][0]), moment) if rows else None

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


def _guard(claim: Claim) -> dict[str, object]:
    return {"image_id": claim.image_id, "owner": claim.owner, "attempt": claim.attempt}


def _details(result: Result | None) -> dict[str, object]:
    return {
        "output_bytes": result.output_bytes if result else None,
        "notices": stored_notices(result.notices) if result else None,
        "steps": stored_steps(result.steps) if result else None,
        "device": result.device if result else None,
        "uncertainty": result.uncertainty if result else None,
        "reasons": stored_reasons(result.reasons) if result else None,
        "recorded_review": result.review.value if result else None,
        "photo_sha256": result.photo_sha256 if result else None,
    }

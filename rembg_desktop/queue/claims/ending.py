"""The steps of a claimed image to its end. Each has an effect only while the claim is valid.

Images of a source folder that get the same framing are measured first, and the outputs follow. A measured image
waits until all of its folder in the job are measured or have ended. Only the measures are stored; the mask of a
photo is kept by its content, so that the second look at a photo needs no model.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peewee import IntegrityError

from rembg_desktop.errors import Notice
from rembg_desktop.options import Framing
from rembg_desktop.queue import statements
from rembg_desktop.queue.claims.again import give_up_again
from rembg_desktop.queue.claims.claiming import Claim, Claiming, Ended, Result, guard
from rembg_desktop.queue.connections import now, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import (
    stored_failure,
    stored_notices,
    stored_reasons,
    stored_steps,
)
from rembg_desktop.queue.naming import ActivePaths, PathKeys
from rembg_desktop.queue.results import output_rows
from rembg_desktop.queue.state import Change, count, record_activity
from rembg_desktop.queue.types import Failure

_OUTPUT, _NUMBER = 9, 13
"""Indexes of columns that HELD gives."""
_NO_STEPS: Final[Mapping[str, float]] = {}


class Claims(Claiming):
    """Claims images for workers and records what becomes of them.

    An image keeps the name of its owner after its end unless its temporary file is known to be gone: that worker
    still has to delete the file, and if it does not live to do so, recovery will.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.
    """

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

        def record() -> bool:
            if ActivePaths(self.database).is_reserved(key):
                return False
            try:
                return self.database.execute(statements.RECORD, **values, **guard(claim)) == 1
            except IntegrityError:  # the unique index on the destinations of images that are not finished
                return False

        return self.together.run(record)

    def complete(self, claim: Claim, *, is_earlier: bool = False, has_temp: bool = False) -> bool:
        """Complete an image whose output was recorded and is published; see complete_output() for several.

        Args:
            claim: the right to do so.
            is_earlier: an earlier attempt published it, so the duration of this one is not counted.
            has_temp: the temporary file could not be deleted; recovery will look for it.

        Returns:
            False when the claim is lost: see is_output_wanted().
        """
        if claim.several:
            return self.complete_output(claim, is_earlier=is_earlier, has_temp=has_temp) is not None

        def complete() -> bool:
            moment = now()
            rows = self.database.rows(statements.COMPLETE, has_temp=has_temp, moment=moment, **guard(claim))
            if rows:
                self._count_succeeded(claim, None if is_earlier else int(rows[0][0]), moment)
            return bool(rows)

        return self.together.run(complete)

    def _count_succeeded(self, claim: Claim, started_at: int | None, moment: int) -> None:
        """Count an image; its duration counts, too, if it `started_at` a time that is known."""
        if started_at is None:
            count(self.database, claim.job_id, Change(processing=-1, succeeded=1), moment)
            return
        change = Change(processing=-1, succeeded=1, timed_images=1, timed_ms=moment - started_at)
        count(self.database, claim.job_id, change, moment)
        record_activity(self.database, started_at, moment)

    def is_output_wanted(self, claim: Claim, output: Path, file_id: str) -> bool:
        """Whether a file that was published for a lost claim must stay.

        It must when complete() raised an error though it had committed, or when the image was returned to the
        queue, where the next attempt will recognize the file. A cancelled image wants no output.
        """
        values = {"image_id": claim.image_id, "output": stored_path(output), "file_id": file_id}
        if self.database.first(statements.WANTED, **values) is not None:
            return True
        return bool(claim.several) and output_rows.is_wanted(self.database, claim.image_id, output, file_id)

    def skip(self, claim: Claim, existing: Path, notice: Notice) -> bool:
        """End an image that the conflict policy skips for an existing file; False when the claim is lost."""
        with self.database.write():
            ended = self._end(claim, "skipped", output=existing, notices=(notice,))
            if ended is None:
                return False
            count(self.database, claim.job_id, Change(processing=-1, skipped=1), ended[1])
        return True

    def complete_output(self, claim: Claim, *, is_earlier: bool = False, has_temp: bool = False) -> Ended | None:
        """Like complete(), and go on to the next output if there are several. None when the claim is lost."""
        if not claim.several:
            timing = {"is_earlier": True} if is_earlier else {}
            is_done = self.complete(claim, has_temp=has_temp, **timing)
            return Ended() if is_done else None
        return self._end_output(claim, "completed", is_earlier=is_earlier, has_temp=has_temp)

    def skip_output(self, claim: Claim, existing: Path, notice: Notice) -> Ended | None:
        """Like skip(), and go on to the next output if there are several. None when the claim is lost."""
        if not claim.several:
            return Ended() if self.skip(claim, existing, notice) else None
        return self._end_output(claim, "skipped", output=existing, notices=(notice,), has_temp=True)

    def fail_output(self, claim: Claim, error: Failure) -> Ended | None:
        """End one of several outputs, which has failed, and go on to the next one; None if the claim is lost."""
        return self._end_output(claim, "failed", error=error, has_temp=True)

    def _end_output(
        self,
        claim: Claim,
        status: str,
        *,
        output: Path | None = None,
        notices: tuple[Notice, ...] = (),
        error: Failure | None = None,
        is_earlier: bool = False,
        has_temp: bool = False,
    ) -> Ended | None:
        moment = now()
        with self.database.write():
            row = self.database.first(statements.HELD, **guard(claim))
            if (
                row is None
                or row[_NUMBER] != claim.output_number
                or (status == "completed" and row[_OUTPUT] is None)
            ):
                return None
            output_rows.store(self.database, claim.image_id, status, output=output, notices=notices, error=error)
            finished = output_rows.advance(self.database, claim.image_id, moment, has_temp=has_temp)
            if finished is None:
                row = self.database.first(statements.HELD, **guard(claim))
                assert row is not None
                return Ended(self.claim_again(row, claim.owner))
            if finished.status == "completed":
                self._count_succeeded(claim, None if is_earlier else finished.started_at, moment)
            else:
                count(self.database, claim.job_id, finished.change, moment)
                if finished.status == "failed":
                    record_activity(self.database, finished.started_at, moment)
        return Ended(is_failed=finished.status == "failed")

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
        rows = self.database.rows(statements.END, **values, **guard(claim))
        return (int(rows[0][0]), moment) if rows else None


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


_FOLDER: Final = r"rtrim(CAST(source AS TEXT), replace(replace(CAST(source AS TEXT), '/', ''), '\', ''))"
_PREPARE: Final = f"""
    INSERT OR IGNORE INTO subject (image_id, job_id, folder)
    SELECT id, job_id, {_FOLDER} FROM image WHERE job_id = ?
"""  # noqa: S608 - only the constant above
_IS_MEASURED: Final = "SELECT measured FROM subject WHERE image_id = ?"
_LARGEST: Final = """
    SELECT max(other.width), max(other.height), max(other.reach), max(other.beside), max(other.above),
        max(other.below)
    FROM subject AS own JOIN subject AS other ON other.job_id = own.job_id AND other.folder = own.folder
    WHERE own.image_id = ? AND other.measured = 1
"""
_MEASURED: Final = """
    UPDATE subject SET measured = 1, width = ?, height = ?, reach = ?, beside = ?, above = ?, below = ?
    WHERE image_id = ?
"""
_PARK: Final = """
    UPDATE image SET status = 'pending', started_at = NULL
    WHERE id = ? AND owner = ? AND attempt = ? AND status = 'processing'
"""


Measure = tuple[int, int, float, int, int, int]
"""Width, height and reach of a subject, and what its shadow adds; see imaging.framing.Extent."""


@dataclass(frozen=True, slots=True)
class Framed:
    """What is known about the framing of a claimed image.

    Attributes:
        is_measured: whether it has been measured; otherwise it is to be measured, and has no output yet.
        group: the largest measures of its folder; None if no subject was found there.
    """

    is_measured: bool
    group: Measure | None = None


def framed(database: Database, claim: Claim) -> Framed | None:
    """The framing of a claimed image; None if none of its outputs has the framing of its folder."""
    outputs = (claim.options, *(output.options for output in claim.several))
    if all(options.framing is Framing.EACH for options in outputs):
        return None
    row = database.first(_IS_MEASURED, claim.image_id)
    if row is None:
        with database.write():
            database.execute(_PREPARE, claim.job_id)
    if row is None or not row[0]:
        return Framed(is_measured=False)
    largest = database.first(_LARGEST, claim.image_id)
    return Framed(is_measured=True, group=largest if largest and largest[0] is not None else None)


def park(database: Database, claim: Claim, measure: Measure | None) -> bool:
    """Store the measure of an image and return it to the queue; False when the claim is lost.

    Args:
        database: the queue's file.
        claim: the right to do so.
        measure: None if no subject was found.
    """
    with database.write():
        if not database.execute(_PARK, claim.image_id, claim.owner, claim.attempt):
            return False
        database.execute(_MEASURED, *(measure or (None,) * 6), claim.image_id)
        count(database, claim.job_id, Change(pending=1, processing=-1), now())
    return True

"""The steps of one image, from its claim to its end, each guarded: it counts only while the claim holds."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from peewee import IntegrityError

from rembg_desktop.errors import AppError, Notice
from rembg_desktop.options import OnConflict
from rembg_desktop.queue.active_paths import ActivePaths
from rembg_desktop.queue.counters import Change, count, record_activity
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import (
    now,
    read_options,
    read_path,
    stored_failure,
    stored_notices,
    stored_path,
    stored_steps,
)
from rembg_desktop.queue.naming import PathKeys, alternatives
from rembg_desktop.queue.types import Claim, Failure, RecordedOutput, Result

NEXT_JOB: Final = "SELECT id FROM job WHERE held = 0 AND pending > 0 ORDER BY priority DESC, position LIMIT 1"

# An image that was in work when the program crashed comes last in its job and runs alone: a further crash is then
# its own, and takes no other image along.
_CLAIM: Final = f"""
    UPDATE image SET
        status = 'processing', owner = ?, attempt = attempt + 1, started_at = ?, finished_at = NULL,
        seconds = NULL, temp = NULL, error = NULL
    WHERE id = (
        SELECT id FROM image INDEXED BY image_next
        WHERE status = 'pending' AND job_id = ({NEXT_JOB}) ORDER BY crashes, number LIMIT 1
    )
    AND NOT EXISTS (
        SELECT 1 FROM image AS other
        WHERE other.status = 'processing' AND (other.crashes > 0 OR image.crashes > 0)
    )
    RETURNING id, job_id, root_id, attempt, source, source_bytes, source_mtime_ns, destination, keep_existing,
        output, output_sha256
"""  # noqa: S608 - only the constant above
_HELD: Final = "id = ? AND owner = ? AND attempt = ? AND status = 'processing'"
_END: Final = f"""
    UPDATE image SET
        status = ?, finished_at = ?, seconds = (? - started_at) / 1000.0,
        output = ?, output_sha256 = NULL, output_file_id = NULL, output_bytes = NULL, error = ?, notices = ?,
        steps = ?, device = ?
    WHERE {_HELD}
    RETURNING started_at
"""  # noqa: S608 - only the constant above
_COMPLETE: Final = f"""
    UPDATE image SET
        status = 'completed', owner = iif(?, owner, NULL), finished_at = ?, seconds = (? - started_at) / 1000.0
    WHERE {_HELD} AND output IS NOT NULL
    RETURNING started_at
"""  # noqa: S608 - only the constant above
_RECORD: Final = f"""
    UPDATE image SET
        output = ?, output_sha256 = ?, output_file_id = ?, destination = ?, destination_key = ?,
        keep_existing = iif(destination = ?, keep_existing, 1), output_bytes = ?, notices = ?,
        steps = ?, device = ?
    WHERE {_HELD}
"""  # noqa: S608 - only the constant above
# The record of the output stays: the file may have been published, though an error or a lost commit came after.
_RELEASE: Final = f"UPDATE image SET status = 'pending', started_at = NULL WHERE {_HELD}"  # noqa: S608 - as above
_WANTED: Final = """
    SELECT 1 FROM image WHERE id = ? AND output = ? AND output_file_id = ?
    AND status IN ('pending', 'processing', 'completed')
"""
_NO_STEPS: Final[Mapping[str, float]] = {}


class Claims:
    """What workers do to the store.

    An image keeps the name of its owner after its end unless its temporary file is known to be gone: that worker
    still has to delete the file, and if it does not live to do so, recovery will.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, owner: str) -> Claim | None:
        """The next image, which is then this owner's; None when there is none. Pauses are not looked at."""
        moment = now()
        rows = self._database.rows(_CLAIM, owner, moment)
        if not rows:
            return None
        image_id, job_id, root_id, attempt, source, source_bytes, source_mtime_ns, *rest = rows[0]
        stored, keep_existing, output, sha256 = rest
        (options_text,) = self._one("SELECT options FROM job WHERE id = ?", job_id)
        source_root, destination_root = self._one("SELECT source, destination FROM root WHERE id = ?", root_id)
        try:
            options = read_options(options_text)
        except AppError as error:  # the jobs behind it must not wait for ever
            self._database.execute("UPDATE image SET status = 'pending', owner = NULL WHERE id = ?", image_id)
            self.fail_job(job_id, Failure(error.code.value, error.message, error.hint))
            return self.claim(owner)
        destination = planned = read_path(stored)
        may_replace = False
        if options.on_conflict is OnConflict.OVERWRITE:
            destination = self._away_from_sources(image_id, planned)
            may_replace = not keep_existing and destination == planned
        temp = temp_path(destination.parent, job_id, image_id, attempt)
        self._database.execute("UPDATE image SET temp = ? WHERE id = ?", stored_path(temp), image_id)
        self._database.execute("UPDATE job SET started_at = coalesce(started_at, ?) WHERE id = ?", moment, job_id)
        count(self._database, job_id, Change(pending=-1, processing=1), moment)
        return Claim(
            image_id=image_id,
            job_id=job_id,
            owner=owner,
            attempt=attempt,
            source=read_path(source),
            source_root=read_path(source_root),
            destination=destination,
            destination_root=read_path(destination_root),
            temp=temp,
            options=options,
            source_bytes=source_bytes,
            source_mtime_ns=source_mtime_ns,
            may_replace=may_replace,
            recorded=RecordedOutput(read_path(output), sha256) if output is not None and sha256 else None,
        )

    def is_current(self, claim: Claim) -> bool:
        """Whether the claim still holds."""
        return self._database.first(f"SELECT 1 FROM image WHERE {_HELD}", *_guard(claim)) is not None  # noqa: S608

    def record_output(
        self, claim: Claim, output: Path, sha256: str, result: Result | None, file_id: str | None
    ) -> bool:
        """Note what is about to be published; False when the claim is lost or another image has the name."""
        key = PathKeys().of(output)
        values = (
            stored_path(output),
            sha256,
            file_id,
            stored_path(output),
            key,
            stored_path(output),
            result.output_bytes if result else None,
            stored_notices(result.notices) if result else None,
            stored_steps(result.steps) if result else None,
            result.device if result else None,
        )
        live = ActivePaths(self._database)
        with self._database.write():
            if live.is_source(key):
                return False
            try:
                return self._database.execute(_RECORD, *values, *_guard(claim)) == 1
            except IntegrityError:  # the unique index on live destinations
                return False

    def complete(self, claim: Claim, *, is_earlier: bool, has_temp: bool) -> bool:
        """The recorded output is published: the image is completed; False when the claim is lost."""
        moment = now()
        with self._database.write():
            rows = self._database.rows(_COMPLETE, has_temp, moment, moment, *_guard(claim))
            if not rows:
                return False
            if is_earlier:
                count(self._database, claim.job_id, Change(processing=-1, succeeded=1), moment)
                return True
            started_at = int(rows[0][0])
            change = Change(processing=-1, succeeded=1, timed_images=1, timed_ms=moment - started_at)
            count(self._database, claim.job_id, change, moment)
            record_activity(self._database, started_at, moment)
        return True

    def is_output_wanted(self, claim: Claim, output: Path, file_id: str) -> bool:
        """Whether the image, which this claim has lost, was completed with this file or may still be."""
        return self._database.first(_WANTED, claim.image_id, stored_path(output), file_id) is not None

    def skip(self, claim: Claim, existing: Path, notice: Notice) -> bool:
        """The conflict policy left the image alone."""
        with self._database.write():
            ended = self._end(claim, "skipped", output=existing, notices=(notice,))
            if ended is None:
                return False
            count(self._database, claim.job_id, Change(processing=-1, skipped=1), ended[1])
        return True

    def fail(self, claim: Claim, error: Failure, steps: Mapping[str, float], device: str | None) -> bool:
        """The image has failed, with the reason."""
        with self._database.write():
            ended = self._end(claim, "failed", error=error, steps=steps, device=device)
            if ended is None:
                return False
            count(self._database, claim.job_id, Change(processing=-1, failed=1), ended[1])
            record_activity(self._database, *ended)
        return True

    def release(self, claim: Claim) -> bool:
        """Give the image back; somebody else may claim it."""
        with self._database.write():
            released = self._database.execute(_RELEASE, *_guard(claim))
            if released:
                count(self._database, claim.job_id, Change(pending=1, processing=-1), now())
        return released == 1

    def fail_job(self, job_id: str, error: Failure) -> int:
        """Fail every pending image of a job, because none could succeed."""
        moment = now()
        with self._database.write():
            failed = self._database.execute(
                "UPDATE image SET status = 'failed', error = ?, finished_at = ?"
                " WHERE job_id = ? AND status = 'pending'",
                stored_failure(error),
                moment,
                job_id,
            )
            if failed:
                count(self._database, job_id, Change(pending=-failed, failed=failed), moment)
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
        moment = now()
        rows = self._database.rows(
            _END,
            status,
            moment,
            moment,
            stored_path(output) if output else None,
            stored_failure(error) if error else None,
            stored_notices(notices),
            stored_steps(steps),
            device,
            *_guard(claim),
        )
        return (int(rows[0][0]), moment) if rows else None

    def _away_from_sources(self, image_id: int, destination: Path) -> Path:
        """Another name when the planned one has become the source of a job that was submitted since."""
        keys = PathKeys()
        live = ActivePaths(self._database)
        if not live.is_source(keys.of(destination)):
            return destination
        for candidate in alternatives(destination, 2):
            key = keys.of(candidate)
            if not live.is_taken(key) and not os.path.lexists(candidate):
                self._database.execute(
                    "UPDATE image SET destination = ?, destination_key = ?, keep_existing = 1 WHERE id = ?",
                    stored_path(candidate),
                    key,
                    image_id,
                )
                return candidate
        raise AssertionError  # there is always another number

    def _one(self, sql: str, value: object) -> tuple[Any, ...]:
        row = self._database.first(sql, value)
        assert row is not None  # a foreign key holds it
        return row


def temp_path(folder: Path, job_id: str, image_id: int, attempt: int) -> Path:
    """The temporary file of one attempt; job ids are random, so that two homes may share a folder."""
    return folder / f".rembg-{job_id}-{image_id}-{attempt}.part"


def _guard(claim: Claim) -> tuple[int, str, int]:
    return claim.image_id, claim.owner, claim.attempt

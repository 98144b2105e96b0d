"""The queue's storage as the executor sees it: claims, their ends, recovery, pauses."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from rembg_desktop.errors import Notice
from rembg_desktop.queue.claims import NEXT_JOB, Claims
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.recovery import recover, return_abandoned
from rembg_desktop.queue.reports import ExecutorReport, Pause, Recovery
from rembg_desktop.queue.schema import open_database
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import Claim, Failure, Result


class Store:
    """One file with all jobs. Every thread that uses it gets its own connection and closes it at its end.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.

    Attributes:
        database: statements on the file, for the parts of the queue.
        state: pause, executor and revision.
        quarantined: where a damaged file went when this store was opened, else None.
    """

    def __init__(self, database: Database, quarantined: Path | None = None) -> None:
        self.database = database
        self.state = QueueState(database)
        self.quarantined = quarantined
        self._claims = Claims(database)

    @classmethod
    def open(cls, database: Path, *, verify: bool = False) -> "Store":
        """Open the file, made if it is new, migrated if it is old.

        Args:
            database: the file; its folder exists.
            verify: examine every page for damage, which an executor should do.

        Raises:
            AppError: database_newer, database_busy, disk_full, home_unwritable.
        """
        return cls(*open_database(database, verify=verify))

    def claim(self, owner: str) -> Claim | None:
        """The next image of the first job that is not held; None when none waits or the queue is paused."""
        if not self.has_work():
            return None
        with self.database.write():
            return None if self.state.pause().is_paused else self._claims.claim(owner)

    def has_work(self) -> bool:
        """Whether an image waits in a job that is not held; says nothing of pauses."""
        return self.database.first(NEXT_JOB) is not None

    def is_live(self, job_id: str) -> bool:
        """Whether a job has images that are pending or processing."""
        return self.database.number("SELECT pending + processing FROM job WHERE id = ?", job_id) > 0

    def is_current(self, claim: Claim) -> bool:
        """Whether the image is still processing with this owner and attempt."""
        return self._claims.is_current(claim)

    def current(self, owner: str) -> set[tuple[int, int]]:
        """Ids and attempts of the images that this owner still holds; those missing were cancelled."""
        sql = "SELECT id, attempt FROM image WHERE owner = ? AND status = 'processing'"
        return {(image_id, attempt) for image_id, attempt in self.database.rows(sql, owner)}

    def record_output(
        self,
        claim: Claim,
        output: Path,
        sha256: str,
        result: Result | None = None,
        file_id: str | None = None,
    ) -> bool:
        """Note what is about to be published where: the first step, before publish() and complete().

        Whatever happens from here on, an output that was published is recognized by its hash, and the image is not
        processed again.

        Args:
            claim: the right to do so.
            output: the file to be.
            sha256: its hash, hexadecimal.
            result: what is shown of the image once it is completed.
            file_id: identity of the file; None when it will replace another one, and so can't be withdrawn.

        Returns:
            False when the claim is lost, or when another image that is still to come has that name.
        """
        return self._claims.record_output(claim, output, sha256, result, file_id)

    def complete(self, claim: Claim, *, is_earlier: bool = False, has_temp: bool = False) -> bool:
        """The recorded output is published: the image is completed.

        Args:
            claim: the right to do so.
            is_earlier: an earlier attempt published it, so that this one's duration says nothing.
            has_temp: the temporary file could not be deleted; recovery will look for it.

        Returns:
            False when the claim is lost: see is_output_wanted().
        """
        return self._claims.complete(claim, is_earlier=is_earlier, has_temp=has_temp)

    def is_output_wanted(self, claim: Claim, output: Path, file_id: str) -> bool:
        """Whether a file that was published for a lost claim stays: the image has it, or will be recognized by it.

        That is so when complete() failed though it had committed, or when the image was returned to the queue. A
        cancelled image wants no output.
        """
        return self._claims.is_output_wanted(claim, output, file_id)

    def skip(self, claim: Claim, existing: Path, notice: Notice) -> bool:
        """The conflict policy left the image alone for an existing file; False when the claim is lost."""
        return self._claims.skip(claim, existing, notice)

    def fail(
        self,
        claim: Claim,
        error: Failure,
        steps: Mapping[str, float] | None = None,
        device: str | None = None,
    ) -> bool:
        """The image has failed; False when the claim is lost."""
        return self._claims.fail(claim, error, steps or {}, device)

    def release(self, claim: Claim) -> bool:
        """Give the image back to the queue, which counts as no crash; False when the claim is lost."""
        return self._claims.release(claim)

    def return_abandoned(
        self, owner: str, attempts: Collection[tuple[int, int]] | None, hash_file: Callable[[Path], str]
    ) -> Recovery:
        """Return images that no worker of a living executor holds; this counts as no crash.

        Args:
            owner: the executor.
            attempts: ids and attempts of the images; None for all that it owns.
            hash_file: SHA-256 of a file, hexadecimal.
        """
        return return_abandoned(self.database, owner, attempts, hash_file)

    def fail_job(self, job_id: str, error: Failure) -> int:
        """Fail all pending images of a job, since none could succeed.

        Returns:
            How many there were.
        """
        return self._claims.fail_job(job_id, error)

    def recover(self, owner: str, hash_file: Callable[[Path], str]) -> Recovery:
        """Put in order what an earlier executor left; only the holder of the executor's lock may do so.

        Args:
            owner: the new executor, which must not have claimed anything yet.
            hash_file: SHA-256 of a file, hexadecimal.

        Raises:
            ValueError: the owner has claims.
        """
        if self.current(owner):
            raise ValueError(owner)
        return recover(self.database, hash_file)

    def pause_state(self) -> Pause:
        """Why nothing is claimed at present, if so."""
        return self.state.pause()

    def set_trouble(self, pause: Pause) -> None:
        """Claim nothing while the place is in trouble; a pause of the user's stays what it is."""
        self.state.set_trouble(pause)

    def clear_trouble(self) -> None:
        """The place is well again; a pause of the user's stays what it is."""
        self.state.clear_trouble()

    def report_executor(self, report: ExecutorReport | None) -> None:
        """Keep what the executor says of itself; None when it ends."""
        self.state.report_executor(report)

    def revision(self) -> int:
        """A number that changes when jobs appear, vanish or move, but not by their progress."""
        return self.state.revision()

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self.database.data_version()

    def close_thread(self) -> None:
        """Close the connection of the calling thread."""
        self.database.close_thread()

    def close(self) -> None:
        """The end of its use; other threads have closed theirs by now."""
        self.database.close_thread()

"""The queue's storage for the executor: claims, recovery and pauses."""

from collections.abc import Callable, Collection
from pathlib import Path

from rembg_desktop.queue.claims import Claim, Claims
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.recovery import recover, return_abandoned
from rembg_desktop.queue.schema import open_database
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import ExecutorReport, Pause, Recovery


class Store(Claims):
    """One file with all jobs. Each thread that uses it has its own connection and closes it at its end.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.

    Attributes:
        state: pause, executor and revision.
        quarantined: where a damaged file went when this store was opened, else None.
    """

    def __init__(self, database: Database, quarantined: Path | None = None) -> None:
        super().__init__(database)
        self.state = QueueState(database)
        self.quarantined = quarantined

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
        """Claim the next image of the first job that is not held; None when none waits or the queue is paused."""
        if not self.has_work():
            return None
        with self.database.write():
            return None if self.state.pause().is_paused else self.claim_next(owner)

    def is_live(self, job_id: str) -> bool:
        """Whether a job has images that are pending or processing."""
        return self.database.number("SELECT pending + processing FROM job WHERE id = ?", job_id) > 0

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

    def recover(self, owner: str, hash_file: Callable[[Path], str]) -> Recovery:
        """Complete or return the images of an executor that has crashed; only the holder of the lock may do so.

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
        """Why nothing is claimed at the moment, if so."""
        return self.state.pause()

    def set_trouble(self, pause: Pause) -> None:
        """Pause the queue for this reason; a pause by the user does not change."""
        self.state.set_trouble(pause)

    def clear_trouble(self) -> None:
        """End that pause; a pause by the user does not change."""
        self.state.clear_trouble()

    def report_executor(self, report: ExecutorReport | None) -> None:
        """Store the executor's report about itself; None when it ends."""
        self.state.report_executor(report)

    def revision(self) -> int:
        """A number that changes when jobs are added, removed or moved, but not with their progress."""
        return self.state.revision()

    def data_version(self) -> int:
        """A number that changes when another thread or process commits; compare within one thread only."""
        return self.database.data_version()

    def close_thread(self) -> None:
        """Close the connection of the calling thread."""
        self.database.close_thread()

    def close(self) -> None:
        """Close the last connection; other threads have closed theirs before."""
        self.database.close_thread()

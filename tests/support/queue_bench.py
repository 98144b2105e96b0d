"""A queue with files that stand for photos, which it never looks into, and the hands of a worker."""

from dataclasses import dataclass, field
from pathlib import Path

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.claims import Claim, Result
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, ImageStatus, Job

TROUBLE = Failure("corrupt_image", "It cannot be read.", "Save it anew.")


@dataclass
class Bench:
    """A store with its manager, a folder for sources and one for results, and a worker's hands."""

    folder: Path
    store: Store
    manager: QueueManager
    options: RemovalOptions = field(default_factory=RemovalOptions)
    trouble: Failure = TROUBLE

    @classmethod
    def open(cls, folder: Path) -> "Bench":
        store = Store.open(folder / "queue.db")
        return cls(folder, store, QueueManager(store.database))

    def reopen(self) -> None:
        """What the next start of the program does."""
        self.store.close()
        self.store = Store.open(self.folder / "queue.db")
        self.manager = QueueManager(self.store.database)

    @property
    def photos(self) -> Path:
        return self.folder / "photos"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def photo(self, name: str) -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        return path

    def submit(self, *names: str, **wishes: object) -> Job:
        """A job of files by name; what is no option of the removal is one of the submission."""
        steering = {
            key: wishes.pop(key)
            for key in ("priority", "hold", "idempotency_key", "idempotency_digest")
            if key in wishes
        }
        options = RemovalOptions.from_dict(wishes)
        plan = self.manager.plan([self.photo(name) for name in names], options, destination=self.out)
        return self.manager.submit(plan, options, **steering)

    def claim(self, owner: str = "worker") -> Claim:
        claim = self.store.claim(owner)
        assert claim is not None
        return claim

    def finish(self, claim: Claim) -> bool:
        """What a worker does with an image that went well."""
        claim.destination.parent.mkdir(parents=True, exist_ok=True)
        claim.temp.write_bytes(b"result")
        result = Result(claim.destination, 6, device="CPU", steps={"load": 1.0})
        if not self.store.record_output(claim, claim.destination, "00" * 32, result):
            return False
        claim.temp.rename(claim.destination)
        return self.store.complete(claim)

    def work_off(self) -> list[Claim]:
        """Finish everything that can be claimed."""
        claims: list[Claim] = []
        while claim := self.store.claim("worker"):
            assert self.finish(claim)
            claims.append(claim)
        return claims

    def statuses(self, job: Job) -> list[ImageStatus]:
        return [image.status for image in self.manager.status(job.id).images]

    def recount(self) -> None:
        """Assert that every counter equals what the images say."""
        for job in self.manager.all_jobs():
            found = self.statuses(job)
            progress = job.progress
            assert progress.succeeded == found.count(ImageStatus.COMPLETED)
            assert progress.failed == found.count(ImageStatus.FAILED)
            assert progress.skipped == found.count(ImageStatus.SKIPPED)
            assert progress.cancelled == found.count(ImageStatus.CANCELLED)
            assert progress.total == len(found)

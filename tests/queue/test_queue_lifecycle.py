"""Any order of what people, workers and crashes may do leaves a queue whose counters tell the truth."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.types import ImageStatus, Job, JobStatus


class Lifecycle(RuleBasedStateMachine):
    """A queue, the claims that its workers believe in, and what was published."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench.open(Path(tempfile.mkdtemp()))
        self.held: list[Claim] = []
        self.published: dict[int, int] = {}
        self.submitted = 0

    def teardown(self) -> None:
        self.bench.store.close()
        shutil.rmtree(self.bench.folder)

    def _any_job(self, draw: int) -> Job:
        jobs = self.bench.manager.all_jobs()
        return jobs[draw % len(jobs)]

    def _take(self, draw: int) -> Claim:
        return self.held.pop(draw % len(self.held))

    @rule(images=st.integers(1, 4), priority=st.integers(0, 1), hold=st.booleans())
    def submit(self, images: int, priority: int, hold: bool) -> None:
        self.submitted += 1
        names = [f"{self.submitted}/{number}.jpg" for number in range(images)]
        self.bench.submit(*names, priority=priority, hold=hold)

    @rule()
    def claim(self) -> None:
        if claim := self.bench.store.claim("worker"):
            self.held.append(claim)

    @precondition(lambda self: self.held)
    @rule(draw=st.integers(0, 99))
    def finish(self, draw: int) -> None:
        claim = self._take(draw)
        current = self.bench.store.is_current(claim)
        recorded = self.bench.store.record_output(claim, claim.destination, "00")
        finished = self.bench.store.complete(claim)
        assert recorded == finished == current
        if finished:
            self.published[claim.image_id] = self.published.get(claim.image_id, 0) + 1

    @precondition(lambda self: self.held)
    @rule(draw=st.integers(0, 99), end=st.sampled_from(["fail", "skip", "release"]))
    def end(self, draw: int, end: str) -> None:
        claim = self._take(draw)
        current = self.bench.store.is_current(claim)
        if end == "fail":
            ended = self.bench.store.fail(claim, self.bench.trouble)
        elif end == "skip":
            ended = self.bench.store.skip(claim, claim.destination, Notice("exists", "It exists."))
        else:
            ended = self.bench.store.release(claim)
        assert ended == current

    @precondition(lambda self: self.submitted)
    @rule(draw=st.integers(0, 99), steer=st.sampled_from(["cancel", "retry", "redo", "hold", "release", "top"]))
    def steer(self, draw: int, steer: str) -> None:
        if not self.bench.manager.all_jobs():
            return
        manager, job = self.bench.manager, self._any_job(draw)
        try:
            match steer:
                case "cancel":
                    manager.cancel([job.id])
                case "retry":
                    manager.retry(job.id)
                case "redo":
                    manager.retry(job.id, everything=True)
                case "hold":
                    manager.hold([job.id])
                case "release":
                    manager.release([job.id])
                case _:
                    manager.move([job.id], to="top")
        except AppError as error:
            if error.code is not ErrorCode.WRONG_STATE:
                raise

    @precondition(lambda self: self.submitted)
    @rule(draw=st.integers(0, 99))
    def fail_the_rest(self, draw: int) -> None:
        if self.bench.manager.all_jobs():
            self.bench.store.fail_job(self._any_job(draw).id, self.bench.trouble)

    @precondition(lambda self: self.submitted)
    @rule(draw=st.integers(0, 99))
    def remove(self, draw: int) -> None:
        jobs = self.bench.manager.all_jobs()
        if jobs and (job := self._any_job(draw)).status.is_final:
            self.bench.manager.remove([job.id])
            assert len(self.bench.manager.all_jobs()) == len(jobs) - 1

    @rule()
    def crash(self) -> None:
        self.held.clear()
        self.bench.reopen()
        self.bench.store.recover("new", lambda _: "")
        assert self.bench.store.current("worker") == set()

    @invariant()
    def counters_equal_a_recount(self) -> None:
        self.bench.recount()

    @invariant()
    def the_status_of_a_job_follows_from_its_images(self) -> None:
        for job in self.bench.manager.all_jobs():
            found = self.bench.statuses(job)
            left = {ImageStatus.PENDING, ImageStatus.PROCESSING} & set(found)
            if set(found) == {ImageStatus.PENDING}:
                expected = JobStatus.PENDING
            elif left:
                expected = JobStatus.PROCESSING
            elif ImageStatus.CANCELLED in found:
                expected = JobStatus.CANCELLED
            elif {ImageStatus.COMPLETED, ImageStatus.SKIPPED} & set(found):
                expected = JobStatus.COMPLETED
            else:
                expected = JobStatus.FAILED
            assert job.status is expected
            assert (job.finished_at is not None) == job.status.is_final
            assert job.started_at is None or job.status is not JobStatus.PENDING

    @invariant()
    def live_images_have_destinations_of_their_own(self) -> None:
        live = self.bench.store.database.rows(
            "SELECT destination FROM image WHERE status IN ('pending', 'processing')"
        )
        assert len(live) == len(set(live))

    @invariant()
    def only_claims_that_are_believed_in_are_current(self) -> None:
        assert self.bench.store.current("worker") <= {(claim.image_id, claim.attempt) for claim in self.held}


TestLifecycle = Lifecycle.TestCase
TestLifecycle.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)

"""What the routes of one app share."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request

from rembg_desktop.api.guard import SeenRequest
from rembg_desktop.api.problem import ApiCode, Problem, invalid_field
from rembg_desktop.api.response_cache import ResponseCache
from rembg_desktop.api.spool import Spool
from rembg_desktop.api.threads import GroupCommit, Threads
from rembg_desktop.api.upload import Memory
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.presets import Presets
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.types import Job
from rembg_desktop.settings import Settings

log = logging.getLogger(__name__)

RECENT_SECONDS: Final = 0.25
"""How old numbers may be that change though nothing is committed: rates, free space, whether a process lives."""


@dataclass(frozen=True, slots=True)
class Service:
    """The queue and what surrounds it.

    Attributes:
        home: folder of presets, models and spool.
        settings: as they were when the app was made.
        manager: the queue.
        spool: where uploads go.
        reads, writes: threads for calls that block; a slow submission does not hold up a question.
        seen: the last requests.
        submitted: called after a submission, in one of the threads.
        answers: to the questions that are asked again and again.
        together: stores submissions.
        memory: what waits of all uploads.
    """

    home: Home
    settings: Settings
    manager: QueueManager
    spool: Spool
    reads: Threads
    writes: Threads
    submitted: Callable[[], object]
    answers: ResponseCache
    together: GroupCommit
    memory: Memory = field(default_factory=Memory)
    seen: deque[SeenRequest] = field(default_factory=lambda: deque[SeenRequest](maxlen=100))

    def options(self, preset: str | None, given: dict[str, object]) -> tuple[RemovalOptions, str]:
        """The options of a submission and the preset's name; without one that of the settings.

        Raises:
            AppError: unknown_preset, invalid_option.
        """
        name = preset or self.settings.output.preset
        return RemovalOptions.from_dict(given, Presets(self.home.presets).get(name)), name

    def check_room(self, images: int = 1) -> None:
        """Refuse a submission that the queue has no room for.

        Raises:
            Problem: queue_full.
        """
        waiting = self.manager.backlog()
        most = self.settings.api.max_queued
        if waiting + images > most:
            after = min(3600, max(5, round(self.manager.stats().eta_seconds or 30)))
            detail = f"{waiting:,} images wait in the queue, which takes {most:,}."
            hint = "Try again later, or raise the limit in the settings."
            raise Problem(429, ApiCode.QUEUE_FULL, detail, hint, headers={"Retry-After": str(after)})

    def commit(
        self,
        plan: Plan,
        options: RemovalOptions,
        *,
        preset: str,
        priority: int,
        hold: bool,
        key: str | None,
        digest: str | None,
    ) -> Job:
        """Put a planned job into the queue; `digest` stands for all that was asked for with the key.

        Raises:
            Problem: too many images, or no room.
            AppError: what the queue raises.
        """
        most = self.settings.api.max_images
        if len(plan.images) > most:
            raise invalid_field("images", f"{len(plan.images):,} images; a job may have {most:,}")

        def submit() -> Job:
            self.check_room(len(plan.images))
            return self.manager.submit(
                plan,
                options,
                preset=preset,
                priority=priority,
                hold=hold,
                idempotency_key=key,
                idempotency_digest=digest,
            )

        job = self.together.run(submit)
        self.announce()
        return job

    def announce(self) -> None:
        """Tell the executor of this process that the queue has changed.

        The change is committed: it looks again by itself, so nothing that fails here may fail the request.
        """
        try:
            self.submitted()
        except Exception:
            log.exception("Could not tell the executor of a change")


def service_of(request: Request) -> Service:
    """The service behind a request."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service

"""`doctor`: checks the installation or a service, and says how to fix problems."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from rembg_desktop.cli.checks import Check, all_checks
from rembg_desktop.cli.command import (
    Command,
    image_count,
    json_option,
    one_line,
    print_json,
    print_line,
    service_options,
    size_text,
)
from rembg_desktop.cli.invocation import Exit, Invocation, pass_invocation
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.paths import Home, resources
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobStatus

if TYPE_CHECKING:
    from rembg_desktop.remote.queue import RemoteQueue

PROGRESS_SECONDS: Final = 180.0
"""How long the sample photos may take."""
_LOOK_SECONDS: Final = 0.2
_FIRST: Final = 1000
_MAGIC: Final = (b"\x89PNG", b"RIFF", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"\0\0\0\x0cJXL ")
"""First bytes of PNG, WebP, JPEG, TIFF and JPEG XL."""
_AVIF: Final = b"ftypavif"
"""Bytes 4 to 11 of AVIF; the length of this box comes before them."""


class _UnlikeError(Exception):
    """The service gave an unexpected response."""


class ServiceChecks:
    """Checks a service. Its jobs run before all others and are removed afterwards if possible."""

    def __init__(self, queue: "RemoteQueue", home: Home) -> None:
        """Send no request yet.

        Args:
            queue: of the service.
            home: the own home folder; if the service uses it, the jobs of the check are removed.
        """
        self._queue = queue
        self._home = home
        self._jobs: list[str] = []
        self._one: Job | None = None
        self._many: Job | None = None
        self._works = False
        photos = resources() / "photos"
        self._photos = [photos / name for name in ("astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg")]

    def all(self) -> Iterator[Check]:
        """Every scenario in turn; if the service cannot be used, the others are only listed."""
        scenarios: tuple[tuple[str, Callable[[], str | Check]], ...] = (
            ("reachable", self._reachable),
            ("access", self._access),
            ("submit one", self._submit_one),
            ("submit many", self._submit_many),
            ("status", self._status),
            ("progress", self._progress),
            ("results", self._results),
            ("list", self._list),
            ("stats", self._stats),
            ("errors", self._errors),
            ("cancel", self._cancel),
        )
        usable = True
        try:
            for name, scenario in scenarios:
                if not usable:
                    yield Check(name, "fail", "skipped, because the service cannot be used")
                    continue
                check = _tried(name, scenario)
                usable = check.state != "fail" or name not in ("reachable", "access")
                yield check
        finally:
            left = self._clean_up()
        if self._jobs:
            yield left

    def _reachable(self) -> str | Check:
        version = self._queue.client.get("/version")
        health = self._queue.client.get("/health")
        _expect(version.get("name") == "Rembg Desktop", "is not Rembg Desktop")
        text = f"Rembg Desktop {version.get('version')} at {self._queue.address}"
        if not health.get("database"):
            hint = "See the log of the service: its queue cannot be used."
            return Check("reachable", "fail", f"{text}; its queue cannot be read", hint)
        if not health.get("ready"):
            why = "its queue is paused" if health.get("paused") else "no process is processing its queue"
            return Check("reachable", "warn", f"{text}; {why}", "Resume the queue, or start `rembg-desktop run`.")
        return f"{text}; ready, {size_text(health['free_bytes'])} free"

    def _access(self) -> str | Check:
        stats = self._queue.stats()
        self._works = stats.executor is not None and not stats.pause.is_paused
        from rembg_desktop.remote.queue import RemoteQueue

        stranger = RemoteQueue(self._queue.address, "not-the-token")
        try:
            stranger.stats()
        except AppError as error:
            _expect(_code(error) == "unauthorized", f"answers a wrong token with {_code(error)}")
            return "the token is correct, a wrong one is refused"
        finally:
            stranger.close()
        hint = "Omit --no-token unless every program and user on the machine may use the service."
        return Check("access", "warn", "every program has access without a token", hint)

    def _submit_one(self) -> str:
        self._one, seconds = self._submit(self._photos[1:2])
        return f"{self._one.id} with 1 photo, accepted in {seconds:.2f} s"

    def _submit_many(self) -> str:
        self._many, seconds = self._submit(self._photos)
        return f"{self._many.id} with {len(self._photos)} photos, accepted in {seconds:.2f} s"

    def _status(self) -> str:
        detail = self._queue.status(_need(self._many).id)
        _expect(detail.job.progress.total == len(self._photos), f"counts {detail.job.progress.total} images")
        names = sorted(image.source.name for image in detail.images)
        _expect(names == [path.name for path in self._photos], f"names other images: {', '.join(names)}")
        return f"{detail.job.status.value}, with {image_count(len(names))}"

    def _progress(self) -> str | Check:
        jobs = [_need(self._one), _need(self._many)]
        if not self._works:
            hint = "Resume the queue, or start `rembg-desktop run` or `serve` for it, and try again."
            return Check("progress", "fail", "no process is processing the queue, or it is paused", hint)
        begun = time.monotonic()
        looks = 0
        for job in jobs:
            before = 0
            while True:
                found = self._queue.job(job.id)
                looks += 1
                done = found.progress.processed
                _expect(before <= done <= found.progress.total, f"went from {before} to {done}")
                before = done
                if found.status.is_final:
                    break
                if time.monotonic() - begun > PROGRESS_SECONDS:
                    hint = "See `rembg-desktop stats` there: it may be busy, or too slow."
                    return Check("progress", "fail", f"{done} of {found.progress.total} done in time", hint)
                time.sleep(_LOOK_SECONDS)
            failed = [image.error.message for image in self._detail(job).images if image.error]
            _expect(
                found.status is JobStatus.COMPLETED and not failed, f"ended {found.status}: {' '.join(failed)}"
            )
        return f"from 0 to 100 % in {time.monotonic() - begun:.1f} s, seen in {looks} looks"

    def _results(self) -> str:
        count = size = 0
        for image in self._detail(_need(self._many)).images:
            _expect(image.status is ImageStatus.COMPLETED, f"has no result of {image.source.name}")
            with self._queue.client.download(f"/queue/job/{image.job_id}/result/{image.id}") as pieces:
                content = b"".join(pieces)
            is_image = content.startswith(_MAGIC) or content[4:12] == _AVIF
            _expect(is_image, f"sends something for {image.source.name} that is not an image")
            _expect(len(content) == image.output_bytes, f"sends {len(content)} bytes of {image.output_bytes}")
            count += 1
            size += len(content)
        return f"{count} images fetched, {size_text(size)}"

    def _list(self) -> str:
        first = self._queue.list(limit=1)
        _expect(len(first.jobs) == 1, "lists more or less than it was asked for")
        page = self._queue.list(limit=1000)
        listed = {job.id for job in page.jobs}
        _expect({_need(self._one).id, _need(self._many).id} <= listed, "does not list what was submitted")
        return f"{len(listed):,} jobs on the first page, the newest first"

    def _stats(self) -> str:
        stats = self._queue.stats()
        _expect(sum(stats.jobs.values()) >= 2, "counts fewer jobs than were submitted")
        _expect(sum(stats.images.values()) >= 1 + len(self._photos), "counts fewer images than were submitted")
        return f"{sum(stats.jobs.values()):,} jobs, {sum(stats.images.values()):,} images"

    def _errors(self) -> str:
        self._refused("no_such_job", lambda: self._queue.job("0" * 12))
        self._refused("invalid_option", lambda: self._submit(self._photos[1:2], options='{"quality": 101}'))
        self._refused("unknown_preset", lambda: self._submit(self._photos[1:2], preset=secrets.token_hex(8)))
        self._refused("invalid_request", lambda: self._queue.client.get("/queue/jobs", {"limit": 0}))
        self._refused("not_found", lambda: self._queue.client.get("/queue/nothing"))
        return "an unknown job, wrong options and wrong requests are refused, each with its code"

    def _cancel(self) -> str:
        held, _ = self._submit(self._photos, hold="true")
        (job,) = self._queue.cancel([held.id])
        _expect(job.status is JobStatus.CANCELLED, f"answers {job.status.value}")
        _expect(job.progress.cancelled == job.progress.total, "leaves images that are not cancelled")
        self._refused("wrong_state", lambda: self._queue.cancel([held.id]))
        return f"{held.id} with {image_count(job.progress.total)}; a second time is refused"

    def _submit(self, photos: list[Path], **fields: str) -> tuple[Job, float]:
        begun = time.monotonic()
        from rembg_desktop.remote import transfer  # with HTTP, which no other command here needs

        planned = transfer.plan(photos, [Output("", RemovalOptions())])
        form, _ = transfer.form_of(planned, {"priority": str(_FIRST), **fields})
        job = self._queue.submit(form, key=secrets.token_hex(16), progress=lambda _done, _total: None)
        self._jobs.append(job.id)
        return job, time.monotonic() - begun

    def _detail(self, job: Job) -> JobDetail:
        return self._queue.status(job.id)

    def _refused(self, code: str, ask: Callable[[], Any]) -> None:
        try:
            ask()
        except AppError as error:
            _expect(_code(error) == code, f"answers {_code(error)} where {code} was expected: {error.message}")
        else:
            raise _UnlikeError(f"accepts what should be answered with {code}")

    def _clean_up(self) -> Check:
        for job_id in self._jobs:
            with suppress(AppError):
                self._queue.cancel([job_id])
        kept = self._jobs if not self._queue.address.is_local else self._take_off_own_list()
        if not kept:
            return Check("clean up", "ok", f"{len(self._jobs)} jobs of this check were removed")
        text = f"the jobs of this check are still on the list: {', '.join(kept)}"
        hint = "The API cannot remove them: the service removes them after some time, or remove them there."
        return Check("clean up", "ok", text, hint)

    def _take_off_own_list(self) -> list[str]:
        """Remove the jobs from the own home folder's list; returns those that are not in it."""
        from rembg_desktop.composition import open_queue

        if not self._jobs or not self._home.database.exists():
            return self._jobs
        kept: list[str] = []
        try:
            store, manager = open_queue(self._home)
        except AppError:
            return self._jobs
        try:
            for job_id in self._jobs:
                try:
                    manager.remove([job_id])
                except AppError:
                    kept.append(job_id)
        finally:
            store.close()
        return kept


def _tried(name: str, scenario: Callable[[], str | Check]) -> Check:
    try:
        answer = scenario()
    except AppError as error:
        return Check(name, "fail", error.message, error.hint)
    except _UnlikeError as error:
        hint = "The versions may differ. Otherwise please report it with the log of the service."
        return Check(name, "fail", f"the service {error}", hint)
    return answer if isinstance(answer, Check) else Check(name, "ok", answer)


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _UnlikeError(otherwise)


def _need(job: Job | None) -> Job:
    if job is None:
        hint = "See the lines above."
        raise AppError(ErrorCode.WRONG_STATE, "Skipped, because nothing could be submitted.", hint)
    return job


def _code(error: AppError) -> str:
    return error.as_dict()["code"]


@click.command(cls=Command)
@json_option
@service_options
@pass_invocation
def doctor(invocation: Invocation, as_json: bool) -> int:
    """Check folders, database, settings, models, device, memory, disk and one removal.

    With --url, the service is checked with the sample photos instead. The exit code is 1 when a check fails,
    and 0 when there are only warnings.
    """
    found: list[Check] = []
    for check in _checks(invocation):
        found.append(check)
        if not as_json:
            hint = f"  What to do: {check.hint}" if check.hint else ""
            print_line(one_line(f"{check.state:<5} {check.name:<12} {check.message}{hint}"))
    ok = all(check.state != "fail" for check in found)
    if as_json:
        print_json({"ok": ok, "checks": [check.as_dict() for check in found]})
    return Exit.DONE if ok else Exit.SOME_FAILED


def _checks(invocation: Invocation) -> Iterator[Check]:
    if not invocation.url:
        return all_checks(invocation.home)
    return ServiceChecks(invocation.service, invocation.home).all()


@click.command("check-update", cls=Command)
@json_option
@pass_invocation
def check_update(invocation: Invocation, as_json: bool) -> int:
    """Ask the package index whether there is a newer version; never done automatically."""
    from rembg_desktop import __version__
    from rembg_desktop.remote.service import newest

    found = newest(invocation.settings.models.proxy)
    if as_json:
        print_json(found.as_dict())
    elif found.is_newer:
        print_line(f"Rembg Desktop {found.version} is available; this is {__version__}. {found.page}".rstrip())
    else:
        print_line(f"Rembg Desktop {__version__} is the newest version.")
    return Exit.DONE

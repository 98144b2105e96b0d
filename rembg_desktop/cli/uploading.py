"""`submit --url`: send images to the queue of another process, and optionally download the results."""

import errno
import json
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, TypeVar

import click

from rembg_desktop.cli.command import (
    image_count,
    note_surprises,
    one_line,
    pause_text,
    print_error,
    print_json,
    print_line,
    print_plan,
    short_path,
)
from rembg_desktop.cli.executing import Interrupts, job_storage_error, summarise
from rembg_desktop.cli.invocation import Counter, Exit, Invocation, Wanted, note
from rembg_desktop.cli.monitor import JobFollower, ProgressView, progress_view
from rembg_desktop.cli.presets import chosen_outputs, given_values
from rembg_desktop.cli.sharing import known_presets
from rembg_desktop.errors import STORAGE_CODES, AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.paths import full_path, is_folder
from rembg_desktop.queue.planning import Plan, PlannedImage, submitted
from rembg_desktop.queue.submission import unwritable
from rembg_desktop.queue.types import Job, JobDetail, JobImage
from rembg_desktop.remote import transfer
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.transfer import fetch_results

_Read = TypeVar("_Read")
_LOOK_SECONDS: Final = 0.3
_PATIENCE_SECONDS: Final = 60.0
"""How long to wait for a service that is unreachable: it may be restarting."""
_ANY: Final = RemovalOptions.from_dict({"format": "webp", "background": "#ffffff"})
"""Goes with every single option."""


def submit_to_service(invocation: Invocation, wanted: Wanted, given: Mapping[str, Any]) -> int:
    """Upload the images as one job; with --wait download its results as a local job would place them.

    Raises:
        AppError: what the search for images, the service and the download raise.
        click.UsageError: --output without --wait.
    """
    if wanted.output and not wanted.wait and not wanted.dry_run:
        message = "With --url results are downloaded only with --wait; --output needs it."
        raise click.UsageError(message, click.get_current_context())
    queue = invocation.service
    stats = queue.stats()  # whoever has the wrong address or token learns it before the upload
    values = given_values(given)
    outputs = _checked(invocation, values, given, wanted.presets)
    plan = _find(wanted, outputs)
    if wanted.dry_run:
        print_plan(plan, as_json=wanted.as_json)
        return Exit.DONE
    if wanted.wait:
        _check_folders(plan)
    job, sent = _send(queue, plan, values, wanted)
    _show(queue, job, plan, wanted)
    _warn_about_model(queue, job.options.model)
    if wanted.wait:
        return _Waiting(queue, job, plan, sent, wanted).run()
    if not wanted.as_json and stats.executor is None:
        note(_NOBODY)
    return Exit.DONE


_NOBODY: Final = (
    "No process is processing the queue of the service: open its window, or run `rembg-desktop run` there."
)


def _checked(
    invocation: Invocation, values: Mapping[str, Any], given: Mapping[str, Any], presets: Sequence[str]
) -> tuple[Output, ...]:
    """The outputs as far as they are known here; the preset of the service's settings is not."""
    if presets:
        outputs = chosen_outputs(given, known_presets(invocation), presets)
    else:
        for name, value in values.items():
            RemovalOptions.from_dict({name: value}, _ANY)
        try:
            options = RemovalOptions.from_dict(values)
        except AppError:  # they may go together with the service's preset: it will tell
            options = _ANY
        outputs = (Output("", options),)
    if "model" in values:
        model = outputs[0].options.model
        if model not in [known.get("name") for known in invocation.service.models()]:
            hint = f"Run `rembg-desktop models list --url {invocation.service.address}` to see the names."
            raise AppError(ErrorCode.UNKNOWN_MODEL, f"There is no model named {model}.", hint)
    return outputs


def _check_folders(plan: Plan) -> None:
    """Refuse output folders that cannot be created. They are only created when there is a result.

    Raises:
        AppError: destination_unwritable.
    """
    for folder in (root.destination for root in plan.roots):
        existing = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
        if not is_folder(existing):
            raise unwritable(folder, os.strerror(errno.EEXIST if existing == folder else errno.ENOTDIR))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise unwritable(folder, "permission denied")


def _find(wanted: Wanted, outputs: Sequence[Output]) -> Plan:
    counter = Counter("Looking for images:")
    paths = [full_path(path) for path in wanted.paths]
    destination = full_path(wanted.output) if wanted.output else None
    try:
        return transfer.plan(
            paths,
            outputs,
            destination=destination,
            recursive=wanted.recursive,
            include_results=wanted.include_results,
            progress=counter,
        )
    finally:
        counter.close()


def _send(
    queue: RemoteQueue, plan: Plan, values: Mapping[str, Any], wanted: Wanted
) -> tuple[Job, dict[str, PlannedImage]]:
    fields = {"options": json.dumps(values)} if values else {}
    if len(wanted.presets) > 1:
        fields["presets"] = json.dumps(wanted.presets)
    elif wanted.presets:
        fields["preset"] = wanted.presets[0]
    fields |= {"priority": str(wanted.priority), "hold": "true" if wanted.hold else "false"}
    form, sent = transfer.form_of(plan, fields)
    counter = Counter("Sending megabytes:")
    try:
        job = queue.submit(
            form,
            key=secrets.token_hex(16),
            progress=lambda done, total: counter(done // 1_000_000, -(-total // 1_000_000)),
        )
    finally:
        counter.close()
    return job, sent


def _show(queue: RemoteQueue, job: Job, plan: Plan, wanted: Wanted) -> None:
    if wanted.as_json:
        submission = {
            **submitted(job, plan),
            "collisions": plan.collisions if wanted.wait else 0,
            "destination": str(plan.destination if wanted.wait else job.destination),
            "results": queue.results_url(job.id),
        }
        print_json(submission)
        return
    print_line(job.id)
    if wanted.wait:
        place = f"results go to {short_path(plan.destination)}"
    else:
        place = f"results will be at {queue.results_url(job.id)}"
    several = f", {len(job.outputs)} files each," if job.several else ""
    note(f"{image_count(job.progress.total)}{several} queued at {queue.address}; {place}.")
    note_surprises(plan if wanted.wait else Plan(plan.name, plan.source_root, plan.destination, (), plan.ignored))


def _warn_about_model(queue: RemoteQueue, model: str) -> None:
    with suppress(AppError):  # the job is queued already, whatever this question meets
        if any(item.get("name") == model and item.get("state") == "missing" for item in queue.models()):
            note(
                f"The model {model} is not downloaded yet: run `rembg-desktop models download {model}` "
                "on the computer of the service."
            )


class _Waiting:
    """Follows a job to its end, then fetches its results."""

    def __init__(
        self, queue: RemoteQueue, job: Job, plan: Plan, sent: Mapping[str, PlannedImage], wanted: Wanted
    ) -> None:
        self._queue = queue
        self._job_id = job.id
        self._plan = plan
        self._sent = sent
        self._as_json = wanted.as_json
        self._interrupts = Interrupts()
        self._follower = JobFollower(queue, job.id)
        self._reason = ""

    def run(self) -> int:
        """The exit code."""
        view = progress_view()
        with self._interrupts:
            try:
                detail = self._follow(view)
            finally:
                view.close()
            if isinstance(detail, int):
                return detail
            return self._fetch(detail)

    def _follow(self, view: ProgressView) -> JobDetail | int:
        """The job that has ended, or the exit code with which waiting for it ends."""
        while True:
            begun = time.monotonic()
            found = self._ask(view, self._follower.look)
            if self._interrupts.received is not None:
                self._explain()
                return Exit.INTERRUPTED
            if found is not None:
                job, ended = found
                view.show(job, [self._ours(image) for image in ended])
                if job.status.is_final:
                    if (detail := self._ask(view, lambda: self._queue.status(self._job_id))) is not None:
                        return detail
                elif (code := self._obstacle(job, view)) is not None:
                    return code
            # Asking again and again for a large job must not take the machine's time from the images.
            time.sleep(max(_LOOK_SECONDS, 5 * (time.monotonic() - begun)))

    def _ours(self, image: JobImage) -> JobImage:
        sent = self._sent.get(image.source.name)
        return replace(image, source=sent.source) if sent else image

    def _ask(self, view: ProgressView, read: Callable[[], _Read]) -> _Read | None:
        """Read something from the service, again and again while it cannot be reached; None after an interrupt."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                return read()
            except AppError as error:
                if error.code is not ErrorCode.SERVICE_UNREACHABLE or time.monotonic() > deadline:
                    self._explain()
                    raise
                self._tell(view, f"{error.message} Trying again.")
            if self._interrupts.received is not None:
                return None
            time.sleep(_LOOK_SECONDS)

    def _obstacle(self, job: Job, view: ProgressView) -> int | None:
        try:
            stats = self._queue.stats()
        except AppError as error:
            if error.code is not ErrorCode.SERVICE_UNREACHABLE:
                raise
            return None
        if error := job_storage_error(stats.pause, job.id):
            print_error(error)
            self._explain()
            return Exit.STORAGE_ERROR
        held = "The job is held; `rembg-desktop resume` on the service releases it." if job.held else ""
        nobody = "" if stats.executor else _NOBODY
        self._tell(view, pause_text(stats.pause) or held or nobody)
        return None

    def _fetch(self, detail: JobDetail) -> int:
        counter = Counter("Downloading results:")

        def progress(done: int, total: int) -> None:
            counter(done, total)
            if self._interrupts.received is not None:
                raise KeyboardInterrupt

        try:
            fetched = fetch_results(self._queue, detail, self._plan, self._sent, progress)
        except KeyboardInterrupt:
            self._explain()
            return Exit.INTERRUPTED
        except AppError as error:
            self._explain()
            if error.code not in STORAGE_CODES:
                raise
            print_error(error)
            return Exit.STORAGE_ERROR
        finally:
            counter.close()
        for path in fetched.left_alone:
            note(one_line(f"{short_path(path)} already exists and was kept."))
        if self._as_json:
            print_json(fetched.detail.as_dict())
        else:
            summarise(*fetched.detail)
        if fetched.detail.job.progress != detail.job.progress:
            self._explain()
        return Exit.of_progress(fetched.detail.job.progress)

    def _tell(self, view: ProgressView, reason: str) -> None:
        if reason and reason != self._reason:
            view.tell(reason)
        self._reason = reason

    def _explain(self) -> None:
        note(f"The job {self._job_id} is kept on the service; results will be at {self._results}.")

    @property
    def _results(self) -> str:
        return self._queue.results_url(self._job_id)

"""`run` and `serve`: the commands that process the queue until they are stopped."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rembg_desktop.cli.command import Command, counts_text, image_count, one_line, pause_text
from rembg_desktop.cli.executing import execute
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.composition import build_api, check_cluster
from rembg_desktop.errors import AppError
from rembg_desktop.paths import full_path
from rembg_desktop.queue.types import Pause, Recovery

if TYPE_CHECKING:
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings


def cluster_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command `--cluster`, `--cluster-certificates` and `--insecure-cluster`."""
    options = (
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Let other processes cut out the photos: `tls://host:8786` of a Dask scheduler, or `local:N` for "
            "N processes on this computer.",
        ),
        click.option(
            "--cluster-certificates",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            help="Folder that `cluster certificates` made (or `client` in it), for tls://.",
        ),
        click.option(
            "--insecure-cluster",
            is_flag=True,
            help="Accept a connection to another computer that is not encrypted: everybody on the network can "
            "then see the photos and run programs on the workers.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _with_cluster(
    settings: "Settings", address: str | None, certificates: Path | None, *, insecure: bool
) -> "Settings":
    """The settings with those options; refuses what cannot work before the queue is touched.

    Raises:
        AppError: invalid_option, cluster_unavailable, certificate_unusable.
    """
    given: dict[str, object] = {}
    if address is not None:
        given["address"] = address
    if certificates is not None:
        given["certificates"] = str(full_path(certificates))
    if insecure:
        given["insecure"] = True
    changed = settings.change("cluster", **given) if given else settings
    if changed.cluster.address:
        used, _certificates = check_cluster(changed)
        if used.scheme == "tcp" and not used.is_loopback:
            note(
                f"The connection to {used} is not encrypted: everybody on that network can see the photos and run "
                "programs on the workers."
            )
    return changed


@click.command("run", cls=Command)
@click.option("--until-idle", is_flag=True, help="Exit when no work is left.")
@click.option(
    "--workers", type=click.IntRange(1, 8), help="Images processed at the same time (default: from the settings)."
)
@cluster_options
@pass_invocation
def run_queue(
    invocation: Invocation,
    until_idle: bool,
    workers: int | None,
    cluster: str | None,
    cluster_certificates: Path | None,
    insecure_cluster: bool,
) -> int:
    """Process the queue until stopped by Ctrl-C or SIGTERM.

    When the window or another command already processes it, this one waits and takes over when that
    one exits. Held jobs are not started. When a disk is full or a folder is missing, the queue pauses and
    resumes automatically.
    SIGTERM ends it with exit code 0, as a service expects; Ctrl-C with 130.
    """
    invocation.executes = True
    settings = invocation.settings
    if workers is not None:
        settings = settings.change("performance", workers=workers)
    settings = _with_cluster(settings, cluster, cluster_certificates, insecure=insecure_cluster)
    talk = _Talk(invocation, settings.cluster.address)

    def look(runner: "Runner") -> int | None:
        talk.look(runner)
        return Exit.DONE if until_idle and _is_idle(invocation, runner) else None

    return execute(invocation, settings, look, talk.connect, terminated=Exit.DONE)


def _is_idle(invocation: Invocation, runner: "Runner") -> bool:
    if runner.is_busy or invocation.store.has_work():
        return False
    return not invocation.manager.stats().images["processing"]


class _Talk:
    """Reports events to the terminal or the service's log."""

    def __init__(self, invocation: Invocation, cluster: str) -> None:
        self._queue = invocation.manager
        self._cluster = cluster
        self._told: set[str] = set()
        self._stands_by = False

    def connect(self, runner: "Runner") -> None:
        def on_executor(is_executor: bool) -> None:
            if is_executor:
                workers = (
                    f"the cluster {self._cluster}" if self._cluster else f"at most {runner.max_workers} workers"
                )
                note(f"Processing the queue with {workers}.")

        runner.executor_changed.connect(on_executor)
        runner.recovered.connect(self._on_recovered)
        runner.pause_changed.connect(self._on_pause)
        runner.jobs_changed.connect(self._on_jobs)

    def look(self, runner: "Runner") -> None:
        """Report once that another process is the executor."""
        if runner.is_executor or self._stands_by:
            return
        executor = self._queue.stats().executor
        if executor:
            self._stands_by = True
            note(f"Process {executor.pid} is processing the queue; waiting to take over.")

    def _on_recovered(self, found: Recovery) -> None:
        note(f"After an unexpected exit: {image_count(found.returned)} restarted, {found.failed} failed.")

    def _on_pause(self, pause: Pause) -> None:
        note(pause_text(pause) or "The queue is running.")

    def _on_jobs(self, job_ids: list[str]) -> None:
        for job_id in job_ids:
            try:
                job = self._queue.job(job_id)
            except AppError:  # removed in the meantime
                continue
            if not job.status.is_final:
                self._told.discard(job_id)
            elif job_id not in self._told:
                self._told.add(job_id)
                note(f"{job_id}  {job.status.value}: {one_line(job.name)} ({counts_text(job.progress)})")


@click.command(cls=Command)
@click.option(
    "--port", type=click.IntRange(0, 65_535), help="Port (default: from the settings); 0 picks a free one."
)
@click.option(
    "--workers", type=click.IntRange(1, 8), help="Images processed at the same time (default: from the settings)."
)
@click.option("--no-token", is_flag=True, help="Allow every program and user on this machine without a token.")
@click.option("--dialects", metavar="LIST", help="Also offer other programs' APIs: `rembg`, `removebg` or both.")
@cluster_options
@pass_invocation
def serve(
    invocation: Invocation,
    port: int | None,
    workers: int | None,
    no_token: bool,
    dialects: str | None,
    cluster: str | None,
    cluster_certificates: Path | None,
    insecure_cluster: bool,
) -> int:
    """Serve the HTTP API on localhost and process the queue, until stopped by Ctrl-C or SIGTERM.

    Programs send the header `Authorization: Bearer TOKEN`; the token is created on first use and stored in
    the file api-token in the home folder. The API is documented at http://localhost:PORT/docs.
    """
    invocation.executes = True
    settings = invocation.settings
    if workers is not None:
        settings = settings.change("performance", workers=workers)
    if dialects is not None:
        names = [name.strip() for name in dialects.split(",")]
        settings = settings.change("api", dialects=[name for name in names if name])
    settings = _with_cluster(settings, cluster, cluster_certificates, insecure=insecure_cluster)
    home, wake = invocation.home, _Wake()
    server = build_api(
        home,
        settings,
        invocation.store,
        invocation.manager,
        wake,
        port=port,
        needs_token=not no_token,
        beside_window=False,
    )

    def prepare(runner: "Runner") -> None:
        wake.runner = runner
        gc.freeze()  # collections need not look at the program itself again and again: a tenth of an upload's time
        server.start()
        note(f"Serving on {server.url}, documented at {server.url}/docs.")
        note("No token is needed: --no-token." if no_token else f"The token is in {home.api_token}.")

    try:
        return execute(invocation, settings, lambda _: None, prepare, terminated=Exit.DONE)
    finally:
        wake.runner = None
        server.stop()


class _Wake:
    """Wakes the runner after a submission, so that it does not wait for its next check."""

    runner: "Runner | None" = None

    def __call__(self) -> None:
        runner = self.runner
        if runner is not None:
            runner.wake()

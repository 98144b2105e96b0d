"""`serve`: the local HTTP API with an executor, without a window."""

from typing import TYPE_CHECKING

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Command
from rembg_desktop.cli.executing import execute
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import note

if TYPE_CHECKING:
    from rembg_desktop.runner import Runner


@click.command(cls=Command)
@click.option(
    "--port", type=click.IntRange(0, 65_535), help="Without it that of the settings; 0 takes a free one."
)
@click.option("--workers", type=click.IntRange(1, 8), help="Images at once; without it as in the settings.")
@click.option("--no-token", is_flag=True, help="Let every program and user of this machine in.")
@pass_invocation
def serve(invocation: Invocation, port: int | None, workers: int | None, no_token: bool) -> int:
    """Offer the HTTP API on localhost and work on the queue, until stopped by Ctrl-C or SIGTERM.

    Programs send the header `Authorization: Bearer TOKEN`; the token is made at the first use and lies in the
    file api-token in the home folder. The API is described under http://localhost:PORT/docs.
    """
    from rembg_desktop.api.server import ApiServer
    from rembg_desktop.api.token import TokenFile

    invocation.executes = True
    settings = invocation.settings
    if workers is not None:
        settings = settings.change("performance", workers=workers)
    token = None if no_token else TokenFile.of(invocation.home)
    wake = _Wake()
    server = ApiServer(
        invocation.manager, invocation.store, invocation.home, settings, token=token, port=port, submitted=wake
    )

    def prepare(runner: "Runner") -> None:
        wake.runner = runner
        server.start()
        note(f"Serving on {server.url}, described under {server.url}/docs.")
        note(f"The token is in {token.path}." if token else "No token is needed: --no-token.")

    try:
        return execute(invocation, settings, lambda _: None, prepare, terminated=exits.DONE)
    finally:
        wake.runner = None
        server.stop()


class _Wake:
    """Tells the runner of a submission, so that it need not wait for its next look."""

    runner: "Runner | None" = None

    def __call__(self) -> None:
        runner = self.runner
        if runner is not None:
            runner.wake()

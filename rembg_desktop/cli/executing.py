"""An executor on an event loop of its own, for the commands that work on the queue."""

import signal
from typing import TYPE_CHECKING, Final

from rembg_desktop import logs
from rembg_desktop.cli import exits
from rembg_desktop.cli.interrupts import Interrupts, leave_now
from rembg_desktop.cli.invocation import Invocation

if TYPE_CHECKING:
    from collections.abc import Callable

    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings

LOOK_MS: Final = 150
"""Time between two looks at the queue; Python also sees signals only then."""
_PATIENCE_MS: Final = 3000
"""How long a worker that cannot be interrupted (it may be compiling) is waited for in the end."""


def execute(
    invocation: Invocation,
    settings: "Settings",
    look: "Callable[[Runner], int | None]",
    prepare: "Callable[[Runner], object] | None" = None,
    *,
    terminated: int = exits.INTERRUPTED,
) -> int:
    """Run an executor until `look` gives an exit code or a signal arrives.

    While another process is the executor this one stands by, and takes over when that one ends. Images that
    are in work then are finished, or after a signal return to the queue.

    Args:
        invocation: where the queue and the log are.
        settings: for the runner.
        look: called in the main thread several times a second.
        prepare: connects to the runner's signals before it starts.
        terminated: exit code after SIGTERM; after other signals it is that of an interruption.
    """
    from PySide6.QtCore import QCoreApplication, QTimer

    logs.start(invocation.home, debug=invocation.debug)
    logs.install_hooks()
    app = QCoreApplication.instance() or QCoreApplication([])
    runner = invocation.build_runner(invocation.home, settings, invocation.store, invocation.queue)
    end = _End()
    timer = QTimer(interval=LOOK_MS)
    with Interrupts() as interrupts:

        def decide() -> int | None:
            if interrupts.received is None:
                return look(runner)
            return terminated if interrupts.received is signal.SIGTERM else exits.INTERRUPTED

        def tick() -> None:
            if end.code is not None:  # the images in work are finishing; a signal ends that
                if interrupts.received is not None:
                    runner.stop(now=True)
                return
            try:
                code = decide()
            except BaseException as error:  # noqa: BLE001 - Qt would only print it; it is raised below
                end.error = error
                code = exits.SOME_FAILED
            if code is not None:
                end.code = code
                runner.stop(now=interrupts.received is not None or end.error is not None)

        def on_stopped(left_behind: bool) -> None:
            end.left_behind = left_behind
            app.quit()

        timer.timeout.connect(tick)
        runner.stopped.connect(on_stopped)
        if prepare:
            prepare(runner)
        runner.start()
        timer.start()
        app.exec()
        timer.stop()
    code = exits.DONE if end.code is None else end.code
    if end.left_behind and not runner.wait_for_workers(_PATIENCE_MS):
        leave_now(code)
    if end.error:
        raise end.error
    return code


class _End:
    code: int | None = None
    left_behind: bool = False
    error: BaseException | None = None

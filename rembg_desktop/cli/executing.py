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
    from shiboken6 import delete

    logs.start(invocation.home, debug=invocation.debug)
    logs.install_hooks()
    app = QCoreApplication.instance() or QCoreApplication([])
    runner = invocation.build_runner(invocation.home, settings, invocation.store, invocation.queue)
    timer = QTimer(runner, interval=LOOK_MS)
    with Interrupts() as interrupts:
        execution = _Execution(runner, look, interrupts, terminated)
        timer.timeout.connect(execution.tick)
        runner.stopped.connect(execution.on_stopped)
        runner.stopped.connect(app.quit)
        if prepare:
            prepare(runner)
        runner.start()
        timer.start()
        app.exec()
        timer.stop()
    code = exits.DONE if execution.code is None else execution.code
    if execution.left_behind and not runner.wait_for_workers(_PATIENCE_MS):
        leave_now(code)
    # Python would destroy it whenever it finds the cycle that it is part of, perhaps in the thread of a later
    # runner's worker; Qt objects die in their own thread only.
    delete(runner)
    if execution.error:
        raise execution.error
    return code


class _Execution:
    """Looks again and again until there is an exit code, and stops the runner then."""

    def __init__(
        self, runner: "Runner", look: "Callable[[Runner], int | None]", interrupts: Interrupts, terminated: int
    ) -> None:
        self._runner = runner
        self._look = look
        self._interrupts = interrupts
        self._terminated = terminated
        self.code: int | None = None
        self.error: BaseException | None = None
        self.left_behind = False

    def tick(self) -> None:
        interrupted = self._interrupts.received is not None
        if self.code is not None:  # the images in work are finishing; a signal ends that
            if interrupted:
                self._runner.stop(now=True)
            return
        try:
            self.code = self._decide()
        except BaseException as error:  # noqa: BLE001 - Qt would only print it; it is raised in the end
            self.error = error
            self.code = exits.SOME_FAILED
        if self.code is not None:
            self._runner.stop(now=interrupted or self.error is not None)

    def on_stopped(self, left_behind: bool) -> None:
        self.left_behind = left_behind

    def _decide(self) -> int | None:
        if self._interrupts.received is None:
            return self._look(self._runner)
        return self._terminated if self._interrupts.received is signal.SIGTERM else exits.INTERRUPTED

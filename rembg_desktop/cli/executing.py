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
    runner = invocation.build_runner(invocation.home, settings, invocation.store, invocation.manager, app)
    timer = QTimer(interval=LOOK_MS)
    with Interrupts() as interrupts:
        execution = _Execution(runner, interrupts, look, terminated, app.quit)
        timer.timeout.connect(execution.tick)
        runner.stopped.connect(execution.on_stopped)
        if prepare:
            prepare(runner)
        runner.start()
        timer.start()
        app.exec()
        timer.stop()
    if execution.left_behind and not runner.wait_for_workers(_PATIENCE_MS):
        leave_now(execution.end_code)
    runner.deleteLater()
    if execution.error:
        raise execution.error
    return execution.end_code


class _Execution:
    """Looks at the queue and at signals again and again, and stops the runner when it is time."""

    def __init__(
        self,
        runner: "Runner",
        interrupts: Interrupts,
        look: "Callable[[Runner], int | None]",
        terminated: int,
        leave: "Callable[[], object]",
    ) -> None:
        self._runner = runner
        self._interrupts = interrupts
        self._look = look
        self._terminated = terminated
        self._leave = leave
        self._code: int | None = None
        self.error: BaseException | None = None
        self.left_behind = False

    @property
    def end_code(self) -> int:
        """The exit code."""
        return exits.DONE if self._code is None else self._code

    def tick(self) -> None:
        """One look; a signal while the images in work finish ends that, too."""
        if self._code is not None:
            if self._interrupts.received is not None:
                self._runner.stop(now=True)
            return
        try:
            self._code = self._decide()
        except BaseException as error:  # noqa: BLE001 - Qt would only print it; execute() raises it
            self.error = error
            self._code = exits.SOME_FAILED
        if self._code is not None:
            self._runner.stop(now=self._interrupts.received is not None or self.error is not None)

    def on_stopped(self, left_behind: bool) -> None:
        """The runner has ended."""
        self.left_behind = left_behind
        self._leave()

    def _decide(self) -> int | None:
        if self._interrupts.received is None:
            return self._look(self._runner)
        return self._terminated if self._interrupts.received is signal.SIGTERM else exits.INTERRUPTED

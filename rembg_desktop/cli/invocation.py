"""One call of the command line: which home folder, how loud, and what was opened for it."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import click

from rembg_desktop import composition
from rembg_desktop.cli.output import note
from rembg_desktop.paths import Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.store import Store
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings

RunnerBuilder: TypeAlias = "Callable[[Home, Settings, Store, QueueManager], Runner]"


class Invocation:
    """Opens things at their first use and closes them at the end.

    Attributes:
        directory: folder named with --home.
        debug: tracebacks and a talkative log are wanted.
        build_runner: makes the executor.
        executes: this command may become the executor, so the queue's file is examined when it is opened.
    """

    def __init__(self, build_runner: "RunnerBuilder" = composition.build_runner) -> None:
        self.build_runner = build_runner
        self.directory: Path | None = None
        self.debug = False
        self.executes = False
        self._store: Store | None = None

    @cached_property
    def home(self) -> Home:
        """The home folder.

        Raises:
            AppError: home_unwritable.
        """
        return Home.choose(self.directory)

    @cached_property
    def settings(self) -> "Settings":
        """The user's settings.

        Raises:
            AppError: invalid_setting.
        """
        from rembg_desktop.settings import Settings

        return Settings.load(self.home.settings)

    @cached_property
    def queue(self) -> "QueueManager":
        """The queue, opened.

        Raises:
            AppError: database_newer, database_busy or home_unwritable.
        """
        return self._opened[1]

    @cached_property
    def store(self) -> "Store":
        """The store behind the queue, for the executor."""
        return self._opened[0]

    @cached_property
    def _opened(self) -> "tuple[Store, QueueManager]":
        store, manager = composition.open_queue(self.home, verify=self.executes)
        self._store = store
        if store.quarantined:
            aside = store.quarantined
            note(f"note: The queue's file was damaged; it was set aside as {aside} and a new one begun.")
        return store, manager

    def job_ids(self, prefixes: tuple[str, ...]) -> list[str]:
        """Full ids of jobs, each once, in the order given.

        Raises:
            AppError: no_such_job or ambiguous_job.
        """
        return list(dict.fromkeys(self.queue.find(prefix) for prefix in prefixes))

    def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None


pass_invocation = click.make_pass_decorator(Invocation)

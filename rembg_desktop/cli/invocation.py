"""One call of the command line: home folder, what was opened for it, how loud it is, counters, its exit code."""

import sys
import time
from contextlib import suppress
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import click

from rembg_desktop.composition import build_runner, queue_manager
from rembg_desktop.errors import STORAGE_CODES, AppError, ErrorCode
from rembg_desktop.paths import Home, full_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from rembg_desktop.options.name_match import NamesMissing
    from rembg_desktop.queue.database import Database
    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.store import Store
    from rembg_desktop.queue.types import Progress
    from rembg_desktop.remote.protocol import JobQueue
    from rembg_desktop.remote.queue import RemoteQueue
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings

RunnerBuilder: TypeAlias = "Callable[[Home, Settings, Store, QueueManager, QObject], Runner]"

URL_VARIABLE: Final = "REMBG_DESKTOP_URL"
TOKEN_VARIABLE: Final = "REMBG_DESKTOP_TOKEN"  # noqa: S105 - the name of a variable


_WRONG_USE: Final = frozenset(
    {
        ErrorCode.INVALID_OPTION,
        ErrorCode.INVALID_SETTING,
        ErrorCode.UNKNOWN_PRESET,
        ErrorCode.UNKNOWN_RULE_SET,
        ErrorCode.RULE_SET_INVALID,
        ErrorCode.UNKNOWN_MODEL,
        ErrorCode.NOTHING_TO_DO,
        ErrorCode.SOURCE_MISSING,
        ErrorCode.SOURCE_UNREADABLE,
        ErrorCode.BACKGROUND_UNREADABLE,
        ErrorCode.AMBIGUOUS_JOB,
        ErrorCode.WRONG_STATE,
        ErrorCode.NO_SUCH_HOT_FOLDER,
        ErrorCode.MASK_UNUSABLE,
        ErrorCode.MASK_NOT_KEPT,
        ErrorCode.PHOTO_CHANGED,
        *STORAGE_CODES,  # a folder that was named for the results cannot take them: nothing was accepted
    }
)


class Exit(IntEnum):
    """Exit codes of the commands."""

    DONE = 0
    SOME_FAILED = 1
    """Some images failed; for commands without images: the command failed."""
    WRONG_USE = 2
    NONE_SUCCEEDED = 3
    NO_SUCH_JOB = 4
    STORAGE_ERROR = 5
    """A disk is full or a folder is missing; the job is kept and resumes later."""
    INTERRUPTED = 130

    @classmethod
    def of_error(cls, error: AppError) -> "Exit":
        """The exit code of a command that ended with an error."""
        if error.code is ErrorCode.NO_SUCH_JOB:
            return cls.NO_SUCH_JOB
        return cls.WRONG_USE if error.code in _WRONG_USE else cls.SOME_FAILED

    @classmethod
    def of_progress(cls, progress: "Progress") -> "Exit":
        """The exit code of a command that waited for images to end."""
        good = progress.succeeded + progress.skipped
        if good == progress.total:
            return cls.DONE
        return cls.SOME_FAILED if good else cls.NONE_SUCCEEDED


class Wanted(NamedTuple):
    """What the user asked for, beside the options of the images."""

    paths: tuple[Path, ...]
    output: Path | None
    recursive: bool
    include_results: bool
    presets: tuple[str, ...]
    priority: int
    hold: bool
    dry_run: bool
    wait: bool
    as_json: bool
    review_folder: Path | None = None
    names: Path | None = None
    names_missing: "NamesMissing | None" = None


class Invocation:
    """Opens resources on first use and closes them at the end.

    Attributes:
        directory: folder named with --home.
        debug: show tracebacks and write a detailed log.
        build_runner: makes the executor.
        url: address of a service whose queue is meant; None means the queue of the home folder.
        token: of the service, or `@` and the path of a file with it; None takes the home's own.
        executes: this command may become the executor, so the queue's file is examined when it is opened.
    """

    def __init__(self, build_runner: "RunnerBuilder" = build_runner) -> None:
        self.build_runner = build_runner
        self.directory: Path | None = None
        self.debug = False
        self.url: str | None = None
        self.token: str | None = None
        self.executes = False
        self._opened: Database | None = None
        self._service: RemoteQueue | None = None

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

    @property
    def queue(self) -> "JobQueue":
        """The queue that is meant: that of the service when one is named, else that of the home folder.

        Raises:
            AppError: as `manager` and `service`.
        """
        return self.service if self.url else self.manager

    @cached_property
    def manager(self) -> "QueueManager":
        """The queue of the home folder, opened.

        Raises:
            AppError: database_newer, database_busy or home_unwritable.
        """
        return queue_manager(self.home, self._database)

    @cached_property
    def service(self) -> "RemoteQueue":
        """The queue of the service that was named; nothing is asked yet.

        Raises:
            AppError: invalid_option, when address or token cannot be.
        """
        from rembg_desktop.remote.queue import RemoteQueue
        from rembg_desktop.remote.service import Address, local_token

        address = Address.parse(self.url or "")
        token = self.token
        if token is None:
            token = local_token(self.home) if address.is_local else None
        elif token.startswith("@"):
            token = _read_token(full_path(token[1:]))
        self._service = RemoteQueue(address, token)
        return self._service

    @cached_property
    def store(self) -> "Store":
        """The store behind the queue, for the executor."""
        from rembg_desktop.queue.store import Store

        return Store(self._database)

    @cached_property
    def _database(self) -> "Database":
        from rembg_desktop.queue.schema import open_database

        database, aside = open_database(self.home.database, verify=self.executes)
        self._opened = database
        if aside:
            note(f"note: The queue's file was damaged; it was moved to {aside} and a new one was created.")
        return database

    def job_ids(self, prefixes: tuple[str, ...]) -> list[str]:
        """Full ids of jobs, each once, in the order given.

        Raises:
            AppError: no_such_job or ambiguous_job.
        """
        return list(dict.fromkeys(self.queue.find(prefix) for prefix in prefixes))

    def close(self) -> None:
        """Close what was opened."""
        if self._service is not None:
            self._service.close()
        if self._opened is not None:
            self._opened.close_thread()
            self._opened = None


def _read_token(path: Path) -> str:
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"The token file {path} cannot be read: {error}."
        hint = "Name the file api-token in the home folder of the service."
        raise AppError(ErrorCode.INVALID_OPTION, message, hint) from error
    if not token:
        hint = "Name the file api-token in the home folder of the service."
        raise AppError(ErrorCode.INVALID_OPTION, f"The token file {path} is empty.", hint)
    return token


pass_invocation = click.make_pass_decorator(Invocation)


class Counter:
    """A count on one line of a terminal, shown only when the work takes noticeably long."""

    _PATIENCE = 0.5
    _EVERY = 0.1

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + self._PATIENCE
        self._shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show the present count; cheap enough to be called for every item."""
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + self._EVERY
        self._shown = True
        click.echo(f"\r{self._what} {done:,}" + (f" of {total:,}" if total else ""), nl=False, err=True)

    def close(self) -> None:
        """Remove the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def note(text: str) -> None:
    """A line for the person who watches; never part of the result."""
    click.echo(text, err=True)


def note_if_nobody_works(invocation: Invocation) -> None:
    """Tell the person who queued something that no process is processing the queue. Never fails."""
    with suppress(AppError):
        if invocation.queue.stats().executor is None:
            note("No process is processing the queue: open the window, or run `rembg-desktop run`.")

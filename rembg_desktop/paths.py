"""Where things lie: the user's home folder of the program, and the resources that ship with it."""

import errno
import os
import shutil
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode

HOME_VARIABLE = "REMBG_DESKTOP_HOME"


def full_path(path: str | Path) -> Path:
    """A path that a user typed, from the root of the file system on; `~` is replaced where it names a home.

    Raises:
        AppError: source_missing, when it is relative to a current folder that was deleted.
    """
    # Path.expanduser() fails for what is no user's name, and `~photo.jpg` is a good name for a file.
    expanded = Path(os.path.expanduser(path))  # noqa: PTH111
    try:
        return expanded.absolute()
    except FileNotFoundError:
        hint = "Change to a folder that exists, or name full paths."
        raise AppError(ErrorCode.SOURCE_MISSING, "The current folder does not exist any more.", hint) from None


def _system_home() -> Path:
    import platformdirs  # only here: every command that names its home starts sooner without it

    return platformdirs.user_data_path("rembg-desktop", False)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder with everything that the program keeps for a user."""

    root: Path

    @classmethod
    def choose(cls, directory: str | Path | None = None) -> "Home":
        """The given folder, else that of REMBG_DESKTOP_HOME, else the system's place; made if new.

        Raises:
            AppError: home_unwritable.
        """
        root = full_path(directory or os.environ.get(HOME_VARIABLE) or _system_home())
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            writable = os.access(root, os.W_OK | os.X_OK)
        except OSError:
            writable = False
        if not writable:
            raise AppError(
                ErrorCode.HOME_UNWRITABLE,
                f"The folder {root} for the queue and the settings cannot be written.",
                f"Mend its permissions, or name another one with --home or {HOME_VARIABLE}.",
            )
        return cls(root)

    @property
    def database(self) -> Path:
        """The queue."""
        return self.root / "queue.db"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def presets(self) -> Path:
        """The user's own presets."""
        return self.root / "presets.toml"

    @property
    def models(self) -> Path:
        """Downloaded and imported models."""
        return self.root / "models"

    @property
    def api_token(self) -> Path:
        """The token of the HTTP API."""
        return self.root / "api-token"

    @property
    def logs(self) -> Path:
        """The rotating log."""
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """Held by the one executor."""
        return self.root / "executor.lock"

    @property
    def compiled(self) -> Path:
        """Cache of compiled matting code."""
        return self.root / "cache" / "numba"


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The disk, the user's quota or the file system's largest file leaves no room."""


def write_error(error: OSError, path: Path) -> AppError:
    """What to report when a file or folder below the home folder can't be written.

    Returns:
        disk_full, or home_unwritable for everything else.
    """
    if error.errno in _FULL:
        hint = "Free some space on that disk, then try again."
        return AppError(ErrorCode.DISK_FULL, f"There is not enough space on the disk for {path}.", hint)
    reason = error.strerror or str(error)
    hint = "Check the permissions of the folder and the disk it is on."
    return AppError(ErrorCode.HOME_UNWRITABLE, f"Can't write to {path}: {reason}.", hint)


@cache
def resources() -> Path:
    """The folder with model, icons, translations and photos: in a checkout, a wheel or the frozen app."""
    package = Path(__file__).resolve().parent
    if getattr(sys, "frozen", False):
        return package / "resources"
    checkout = package.parent / "resources"
    return checkout if (package.parent / "pyproject.toml").is_file() else package / "resources"


_SHARE: Final = 0.05
"""On a small disk, the share of it that is kept free in place of the wanted number of bytes."""


def is_folder(path: Path) -> bool:
    """Whether a folder is there and can be reached.

    Path.is_dir() raises what a drive that has gone, a lost connection or a locked folder above answers.
    """
    return os.path.isdir(path)  # noqa: PTH112


def free_bytes(folder: Path) -> int:
    """Free space at `folder`, bytes.

    Raises:
        OSError: the folder is gone.
    """
    return shutil.disk_usage(folder).free


def wanted_bytes(folder: Path, low: int) -> int:
    """Free space below which nothing new is begun: `low` bytes, on small disks less.

    Raises:
        OSError: the folder is gone.
    """
    return min(low, int(shutil.disk_usage(folder).total * _SHARE))


_LOCK_SECONDS: Final = 2.0
"""Another process holds the lock only while it writes a small file."""


@contextmanager
def exclusively(path: Path) -> Generator[None]:
    """Keep other processes and threads from changing a file between reading and writing it.

    Raises:
        OSError: the lock cannot be taken, or not in time.
    """
    from filelock import FileLock

    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS):
        yield


def write_toml(path: Path, values: Mapping[str, Any]) -> None:
    """Write a TOML file so that a crash leaves the old or the new one whole."""
    import tempfile

    import tomli_w

    path.parent.mkdir(parents=True, exist_ok=True)

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            tomli_w.dump(values, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

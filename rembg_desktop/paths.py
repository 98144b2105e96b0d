"""Paths: the home folder with its API token, the resources that ship with it, and safe writing of small files."""

import errno
import os
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode

HOME_VARIABLE = "REMBG_DESKTOP_HOME"


def full_path(path: str | Path) -> Path:
    """The absolute path for a path that a user typed; `~` is expanded where it refers to a home directory.

    Raises:
        AppError: source_missing if the path is relative and the current folder was deleted.
    """
    # Path.expanduser() raises for an unknown user, but `~photo.jpg` is a valid file name.
    expanded = Path(os.path.expanduser(path))  # noqa: PTH111
    try:
        return expanded.absolute()
    except FileNotFoundError:
        hint = "Change to an existing folder, or use absolute paths."
        raise AppError(ErrorCode.SOURCE_MISSING, "The current folder no longer exists.", hint) from None


def _system_home() -> Path:
    import platformdirs  # only here: commands with --home start faster without it

    return platformdirs.user_data_path("rembg-desktop", False)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that contains all data of the program for one user."""

    root: Path

    @classmethod
    def choose(cls, directory: str | Path | None = None) -> "Home":
        """The given folder, else REMBG_DESKTOP_HOME, else the default of the system. It is created if needed.

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
                f"Can't write to the folder {root}, which holds the queue and the settings.",
                f"Fix its permissions, or choose another folder with --home or {HOME_VARIABLE}.",
            )
        return cls(root)

    @property
    def is_usual(self) -> bool:
        """Whether it is the default of the system, which commands need not name."""
        return self.root == _system_home().absolute()

    @property
    def database(self) -> Path:
        """The database of the queue."""
        return self.root / "queue.db"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def presets(self) -> Path:
        """The presets that the user saved."""
        return self.root / "presets.toml"

    @property
    def rules(self) -> Path:
        """Rule sets of the user, a TOML file each."""
        return self.root / "rules"

    @property
    def models(self) -> Path:
        """Downloaded and imported models."""
        return self.root / "models"

    @property
    def masks(self) -> Path:
        """Kept masks."""
        return self.root / "masks"

    @property
    def corrections(self) -> Path:
        """What the user corrected by hand."""
        return self.root / "corrections"

    @property
    def api_token(self) -> Path:
        """The token of the HTTP API."""
        return self.root / "api-token"

    @property
    def logs(self) -> Path:
        """The folder of the rotating log."""
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """Lock file of the executor."""
        return self.root / "executor.lock"

    @property
    def incoming(self) -> Path:
        """Copies of photos from hot folders, until they are processed."""
        return self.root / "incoming"

    @property
    def cache(self) -> Path:
        """What can be computed again."""
        return self.root / "cache"


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The disk is full, the quota is used up, or the file system does not allow a file of this size."""


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
    """The folder with model, icons, rules, translations and sample photos; in checkout, wheel or frozen app."""
    package = Path(__file__).resolve().parent
    if getattr(sys, "frozen", False):
        return package / "resources"
    checkout = package.parent / "resources"
    return checkout if (package.parent / "pyproject.toml").is_file() else package / "resources"


_SHARE: Final = 0.05
"""Share of a small disk that is kept free instead of the full number of bytes."""


def is_folder(path: Path) -> bool:
    """Whether a folder exists and can be reached; never raises, e.g. for a removed drive, unlike Path.is_dir()."""
    return os.path.isdir(path)  # noqa: PTH112


def can_write(folder: Path) -> bool:
    """Whether a file can be made in a folder; tries it."""
    probe = folder / f".rembg-desktop-{os.getpid()}.probe"
    with suppress(OSError):
        probe.touch()
        probe.unlink()
        return True
    return False


def free_bytes(folder: Path) -> int:
    """Free disk space at `folder`, in bytes.

    Raises:
        OSError: the folder does not exist or cannot be reached.
    """
    if sys.platform == "win32":
        from shutil import disk_usage

        return disk_usage(folder).free
    return (disk := os.statvfs(folder)).f_bavail * disk.f_frsize  # as in shutil, which is slow to import


def wanted_bytes(folder: Path, low: int) -> int:
    """Free disk space in bytes that is needed to start another image: `low`, or less on small disks.

    Raises:
        OSError: the folder does not exist or cannot be reached.
    """
    from shutil import disk_usage

    return min(low, int(disk_usage(folder).total * _SHARE))


_LOCK_SECONDS: Final = 2.0
"""Another process holds the lock only while it writes a small file."""


@contextmanager
def exclusively(path: Path) -> Generator[None]:
    """Lock a file against changes by other processes and threads, from reading to writing it.

    Raises:
        OSError: the lock cannot be acquired, or not in time.
    """
    from filelock import FileLock

    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS):
        yield


def write_toml(path: Path, values: Mapping[str, Any]) -> None:
    """Write a TOML file atomically: after a crash it has either the old or the new content.

    Raises:
        OSError: the file cannot be written.
    """
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


_TOKEN_BYTES: Final = 32
_MIN_TOKEN: Final = 16
TOKEN_VARIABLE: Final = "REMBG_DESKTOP_API_TOKEN"  # noqa: S105 - the name of a variable
TOKEN_FILE_VARIABLE: Final = "REMBG_DESKTOP_API_TOKEN_FILE"  # noqa: S105


class TokenFile:
    """The token of a home folder, created at its first use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._token = ""

    @classmethod
    def of(cls, home: Home) -> "TokenFile":
        """The token file of a home folder."""
        return cls(home.api_token)

    def get(self) -> str:
        """The current token, also after another process has renewed it.

        Raises:
            AppError: home_unwritable, or disk_full when there is none and none can be made.
        """
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return self.renew()
        except OSError as error:
            raise self._unusable(error) from error
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            try:
                if os.name == "posix" and status.st_mode & 0o077:
                    self.path.chmod(0o600)
                token = self.path.read_text(encoding="ascii").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise self._unusable(error) from error
            if not token:  # an empty token would match an empty one
                return self.renew()
            self._token, self._seen = token, seen
        return self._token

    def take(self, environment: Mapping[str, str]) -> None:
        """Store the token that a container was given, in a variable or in a file such as a secret of its engine.

        Without one, the token stays as it is.

        Raises:
            AppError: invalid_option for a file that cannot be read or a token that cannot be sent in a header;
                disk_full, home_unwritable.
        """
        token, source = environment.get(TOKEN_VARIABLE), TOKEN_VARIABLE
        if given := environment.get(TOKEN_FILE_VARIABLE):
            source = f"{TOKEN_FILE_VARIABLE}={given}"
            try:
                token = Path(given).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise AppError(ErrorCode.INVALID_OPTION, f"Can't read the token ({source}): {error}.") from error
        if token is None:
            return
        token = token.strip()
        if len(token) < _MIN_TOKEN or not all("!" <= character <= "~" for character in token):
            message = (
                f"The token ({source}) must be at least {_MIN_TOKEN} printable ASCII characters without spaces."
            )
            raise AppError(ErrorCode.INVALID_OPTION, message)
        self.renew(token)

    def renew(self, token: str | None = None) -> str:
        """Store another token, by default a random one; the old one is not accepted any more.

        Raises:
            AppError: disk_full, home_unwritable; the old token is still there then.
        """
        import secrets  # these take time to import, and commands without a service do without them
        import tempfile

        token = token or secrets.token_urlsafe(_TOKEN_BYTES)
        try:
            handle, name = tempfile.mkstemp(prefix=".api-token.", dir=self.path.parent)  # mode 0600
        except OSError as error:
            raise write_error(error, self.path) from error
        temp = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token + "\n")
            temp.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                temp.unlink()
            raise write_error(error, self.path) from error
        self._seen = None
        return token

    def matches(self, offered: str) -> bool:
        """Whether a client sent the right token, compared in constant time."""
        import hmac

        return hmac.compare_digest(offered.encode("utf-8", "surrogateescape"), self.get().encode())

    def _unusable(self, error: Exception) -> AppError:
        message = f"Can't read the token file {self.path}: {error}."
        return AppError(
            ErrorCode.HOME_UNWRITABLE, message, "Check its permissions, or delete it to get a new token."
        )

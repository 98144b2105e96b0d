"""Addresses in stores such as S3 or an SFTP server, and what the program needs to do there."""

import errno
import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, NoReturn, Protocol, cast

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.paths import full_path

if TYPE_CHECKING:
    _SystemPath = Path
else:
    _SystemPath = type(Path())

_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://(.*)", re.DOTALL)
_LOCAL: Final = frozenset({"file", "local"})
OBJECT_STORES: Final = frozenset({"s3", "s3a", "gs", "gcs", "memory"})
"""Protocols whose objects appear whole, and that can refuse to replace one. They have no links."""


class StorePath(_SystemPath):
    """The address of an object or a folder in a store, such as `s3://bucket/folder/photo.jpg`.

    Names, parents and joins work as with any path. It is no file of this computer: who looks there finds nothing.
    """

    __slots__ = ()

    def __str__(self) -> str:
        first, *others = self.parts or (".",)
        return "/".join([f"{first}/" if first.endswith(":") and others else first, *others])

    def absolute(self) -> "StorePath":
        """The address itself."""
        return self

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:  # noqa: ARG002 - as in Path
        """Fails: there is no such file."""
        self._missing()

    def mkdir(self, *_: object, **__: object) -> None:
        """Fails: a store makes folders with the first object."""
        self._missing()

    def unlink(self, missing_ok: bool = False) -> None:
        """Deletes nothing."""
        if not missing_ok:
            self._missing()

    def _missing(self) -> NoReturn:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self))


def is_address(text: str) -> bool:
    """Whether a text is the address of something in a store, and not a path of this computer."""
    return _ADDRESS.fullmatch(text) is not None


def located(text: str | Path) -> Path:
    """The absolute path, or the address in a store, that a user typed.

    Raises:
        AppError: invalid_option for an address that cannot be used; source_missing as full_path().
    """
    if isinstance(text, Path):
        return text if isinstance(text, StorePath) else full_path(text)
    if not (match := _ADDRESS.fullmatch(text)):
        return full_path(text)
    protocol, rest = match[1].lower(), match[2].rstrip("/")
    parts = rest.split("/")
    if ":" in parts[0].rpartition("@")[0]:
        hint = "Leave it out: use environment variables, the files in your home folder or the ssh agent."
        raise AppError(ErrorCode.INVALID_OPTION, f"The {protocol}:// address contains a password.", hint)
    if protocol in _LOCAL:
        raise AppError(ErrorCode.INVALID_OPTION, f"{text} is a file of this computer.", "Give its path instead.")
    if not {"", ".", ".."}.isdisjoint(parts) or "\0" in rest:
        message = f"The address {text} has an empty part, or one that consists of dots."
        raise AppError(ErrorCode.INVALID_OPTION, message, "Rename the object, or choose another folder.")
    return StorePath(f"{protocol}:/{rest}")


def object_address(text: str) -> StorePath | None:
    """The address of a bucket, folder or object in S3 or Google's store; None for any other text.

    What is allowed to others is compared by such addresses, part by part: the stores take each name literally,
    without dots, links, percent-encoding or a second spelling. None is also given for names that libraries change.
    """
    if not is_address(text) or re.search(r"[\x00-\x1f\x7f\\]|[?]versionId=|[\ud800-\udfff]", text):
        return None
    try:
        path = located(text)
    except AppError:
        return None
    return path if isinstance(path, StorePath) and path.parts[0][:-1] in OBJECT_STORES else None


def path_of(text: str) -> Path:
    """The path or address that an earlier str() gave; no path of a computer has two slashes after a colon."""
    return StorePath(text) if "://" in text else Path(text)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An object or a folder in a store.

    Attributes:
        bytes, mtime_ns: size, and time of the last change in nanoseconds since 1970 (whole seconds), if known.
    """

    path: StorePath
    is_folder: bool
    bytes: int = 0
    mtime_ns: int | None = None


class Stores(Protocol):
    """Access to stores. Any method may raise StoreError."""

    def find(self, path: StorePath) -> StoredFile | None:
        """The object or folder with this address."""
        ...

    def pages(self, folder: StorePath, *, recursive: bool) -> Iterator[tuple[list[StoredFile], int]]:
        """The objects in a folder, some at a time, and how many others have names that cannot be used here."""
        ...

    def fetch(self, path: StorePath, target: Path, cancel: CancelToken) -> StoredFile | None:
        """Copy an object to a new file; None if there is none.

        Raises:
            Cancelled: the token was cancelled.
            OSError: the file cannot be written.
        """
        ...

    def put(self, file: Path, path: StorePath, *, replace: bool) -> None:
        """Copy a file to the store, where it appears whole or not at all.

        Raises:
            FileExistsError: there is an object with this name, and `replace` is false.
        """
        ...

    def sha256(self, path: StorePath) -> str | None:
        """SHA-256 of an object's content, hexadecimal; None if there is none."""
        ...

    def delete(self, path: StorePath) -> None:
        """Delete an object, if there is one."""
        ...

    def clear(self, part: StorePath) -> None:
        """Delete what an interrupted put() of a file with this name may have left beside the object."""
        ...

    def has_folder(self, folder: StorePath) -> bool:
        """Whether a folder exists; in S3 and the like, whether its bucket does."""
        ...

    def check(self, folder: StorePath) -> None:
        """Check that the store can be reached and has the bucket; a folder need not exist."""
        ...


class StoreError(AppError):
    """The store did not do what it was asked.

    Attributes:
        is_away: it cannot be reached now, so that waiting may help.
        is_denied: it refuses access.
    """

    def __init__(
        self, code: ErrorCode, message: str, hint: str = "", *, is_away: bool = False, is_denied: bool = False
    ) -> None:
        super().__init__(code, message, hint)
        self.is_away = is_away
        self.is_denied = is_denied

    def at_destination(self) -> "StoreError":
        """The error if results were to go there."""
        if self.code is ErrorCode.STORE_UNSUPPORTED:
            return self
        code = ErrorCode.DESTINATION_MISSING if self.is_away else ErrorCode.DESTINATION_UNWRITABLE
        return StoreError(code, self.message, self.hint, is_away=self.is_away, is_denied=self.is_denied)


@contextmanager
def destination_errors() -> Generator[None]:
    """Errors of stores inside the block are about the place of results."""
    try:
        yield
    except StoreError as error:
        raise error.at_destination() from error


def withdraw_object(path: StorePath, sha256: str) -> bool:
    """Delete an object unless it was changed; whether it was deleted.

    Raises:
        OSError: the store cannot be reached or refuses it.
    """
    with _as_system_errors():
        if stores().sha256(path) != sha256:
            return False
        stores().delete(path)
    return True


def remove_temp(path: Path) -> None:
    """Delete a temporary file, of this computer or beside an object.

    Raises:
        OSError: it cannot be deleted; FileNotFoundError if there is none on this computer.
    """
    if not isinstance(path, StorePath):
        path.unlink()
        return
    with _as_system_errors():
        stores().clear(path)
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))  # none that counts


@contextmanager
def _as_system_errors() -> Generator[None]:
    try:
        yield
    except AppError as error:
        raise OSError(errno.EHOSTUNREACH, error.message) from error


@cache
def stores() -> Stores:
    """Access to the stores, by the optional libraries.

    Raises:
        AppError: store_unsupported when they are not installed.
    """
    try:
        # By name: the plain program comes without this module's libraries.
        module = import_module("rembg_desktop.cluster.stores")
    except ImportError as error:
        hint = 'Install them with: pip install "rembg-desktop[cluster]".'
        message = f"Addresses such as s3:// need libraries that are not installed ({error.name})."
        raise AppError(ErrorCode.STORE_UNSUPPORTED, message, hint) from error
    return cast("Stores", module.FsspecStores())


def is_back(folder: StorePath) -> bool:
    """Whether a store that could not be reached is there again."""
    try:
        return stores().has_folder(folder)
    except AppError as error:  # the libraries may be missing now: then the image will say so
        return error.code is ErrorCode.STORE_UNSUPPORTED


class FolderProbe:
    """Asks from a thread of its own whether a folder can be used again, because the answer may take a minute."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._folder: Path | None = None
        self._asked: Path | None = None
        self._is_back = False
        self._since = 0.0

    def is_back(self, folder: Path, look: Callable[[], bool], seconds: float = 0.0) -> bool:
        """What `look` gave for this folder, after so many seconds at the earliest; asks anew for the next call."""
        with self._lock:
            if folder != self._folder:
                self._folder, self._is_back, self._since = folder, False, monotonic()
            if self._is_back and monotonic() - self._since >= seconds:
                self._folder = None
                return True
            if self._asked != folder:
                self._asked = folder
                Thread(target=self._ask, args=[folder, look], name="folder probe", daemon=True).start()
        return False

    def _ask(self, folder: Path, look: Callable[[], bool]) -> None:
        found = False
        try:
            with suppress(OSError):
                found = look()
        finally:
            with self._lock:
                if self._asked == folder:
                    self._asked = None
                if self._folder == folder:
                    self._is_back = found

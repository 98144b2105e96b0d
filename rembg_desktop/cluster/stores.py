"""Objects in S3, on SFTP servers and in other stores that fsspec knows."""
# Neither fsspec nor what it loads has types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

import errno
import hashlib
import logging
import secrets
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, local
from typing import Any, Final

import fsspec
from fsspec.asyn import sync

from rembg_desktop.errors import CancelToken, ErrorCode
from rembg_desktop.publish.stores import OBJECT_STORES, StoredFile, StoreError, StorePath

_PAGE: Final = 1000
_CHUNK: Final = 1 << 20
_S3: Final = frozenset({"s3", "s3a"})
_GOOGLE: Final = frozenset({"gs", "gcs"})
_SFTP: Final = frozenset({"sftp", "ssh"})
_VERSION: Final = "?versionId="
"""The library for S3 would take this, and what follows in a name, for the version of another object."""
_MARK: Final = "rembg-desktop"
"""Name of the metadata with which an object that was just created is recognized."""
_UNFIT: Final = frozenset(
    {
        *("http", "https", "data", "git", "github", "jupyter", "dask", "dir", "reference", "generic"),
        *("async_wrapper", "asynclocal"),
        *("cached", "blockcache", "filecache", "simplecache", "zip", "tar", "libarchive", "root"),
    }
)
"""Protocols of fsspec that need other addresses inside theirs, or cannot hold results."""
_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "s3": {
        "use_listings_cache": False,
        "config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}},
    },
    "gs": {"use_listings_cache": False},
}
_OPTIONS["s3a"], _OPTIONS["gcs"] = _OPTIONS["s3"], _OPTIONS["gs"]

_DENIED: Final = frozenset(
    {
        *("PermissionError", "NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError"),
        *("TokenRetrievalError", "SSOError", "ProfileNotFound", "DefaultCredentialsError", "RefreshError"),
        *("AuthenticationException", "BadHostKeyException", "UnknownHostError", "PasswordRequiredException"),
    }
)
_LIBRARIES: Final = (
    *("botocore", "aiobotocore", "aiohttp", "paramiko", "google", "gcsfs", "requests", "urllib3", "fsspec"),
)
_REFUSED: Final = frozenset({errno.EINVAL, errno.ENAMETOOLONG, errno.ENOSYS})
"""What stores answer to requests that will never succeed."""

_log: Final = logging.getLogger(__name__)


class UnknownHostError(Exception):
    """The SFTP server is not among the hosts that ssh knows."""


class FsspecStores:
    """Access to stores by fsspec; safe to use from any thread. See publish.stores.Stores."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shared: dict[tuple[str, str], Any] = {}
        self._own = local()

    def find(self, path: StorePath) -> StoredFile | None:
        """The object or folder with this address."""
        with _translated(path), self._filesystem(path) as fs:
            if _protocol(path) in _S3:
                return _find_s3(fs, path)
            try:
                return _stored(path, fs.info(_inner(fs, path)))
            except FileNotFoundError:
                return None

    def pages(self, folder: StorePath, *, recursive: bool) -> Iterator[tuple[list[StoredFile], int]]:
        """The objects in a folder, some at a time, and how many others have names that cannot be used here."""
        with _translated(folder), self._filesystem(folder) as fs:
            if _protocol(folder) in _S3:
                yield from _pages_s3(fs, folder, recursive=recursive)
            else:
                yield from _pages(fs, folder, recursive=recursive)

    def fetch(self, path: StorePath, target: Path, cancel: CancelToken) -> StoredFile | None:
        """Copy an object to a new file; None if there is none."""
        with target.open("xb") as file:

            def write(data: bytes) -> None:
                cancel.check()
                with _own_errors():
                    file.write(data)

            return self._read(path, write)

    def sha256(self, path: StorePath) -> str | None:
        """SHA-256 of an object's content, hexadecimal; None if there is none."""
        digest = hashlib.sha256()
        return digest.hexdigest() if self._read(path, digest.update) else None

    def put(self, file: Path, path: StorePath, *, replace: bool) -> None:
        """Copy a file to the store, where it appears whole or not at all."""
        with _translated(path), self._filesystem(path) as fs:
            put = _put_object if _protocol(path) in OBJECT_STORES else _put_file
            put(fs, file, _inner(fs, path), replace=replace)

    def delete(self, path: StorePath) -> None:
        """Delete an object, if there is one."""
        with _translated(path), self._filesystem(path) as fs, suppress(FileNotFoundError):
            fs.rm_file(_inner(fs, path))

    def clear(self, part: StorePath) -> None:
        """Delete what an interrupted put() of a file with this name may have left beside the object."""
        if _protocol(part) not in OBJECT_STORES:
            self.delete(part)

    def has_folder(self, folder: StorePath) -> bool:
        """Whether a folder exists; in S3 and the like, whether its bucket does."""
        if _protocol(folder) in OBJECT_STORES:
            try:
                self.check(folder)
            except StoreError as error:
                if error.code is ErrorCode.SOURCE_MISSING:
                    return False
                raise
            return True
        return self.find(folder) is not None

    def check(self, folder: StorePath) -> None:
        """Check that the store can be reached and has the bucket; a folder need not exist."""
        with _translated(folder), self._filesystem(folder) as fs:
            if _protocol(folder) in _S3:
                fs.call_s3("list_objects_v2", Bucket=folder.parts[1], Prefix=_key(folder), MaxKeys=1)
            elif _protocol(folder) in _GOOGLE:
                fs.call("GET", "b/{}/o", folder.parts[1], prefix=_key(folder), maxResults=1, json_out=True)
            else:
                with suppress(FileNotFoundError):
                    fs.info(_inner(fs, folder))

    def _read(self, path: StorePath, write: Callable[[bytes], object]) -> StoredFile | None:
        with _translated(path), self._filesystem(path) as fs:
            try:
                if _protocol(path) in _S3:
                    return sync(fs.loop, _read_s3, fs, path, write)
                inner = _inner(fs, path)
                found = _stored(path, fs.info(inner))
                with fs.open(inner, "rb") as file:
                    if hasattr(file, "prefetch"):  # of paramiko: without it, every 32 KiB wait for the network
                        file.prefetch(found.bytes)
                    while data := file.read(_CHUNK):
                        write(data)
            except FileNotFoundError:
                if _protocol(path) in _S3:
                    self.check(StorePath(*path.parts[:2]))  # the bucket may be missing
                return None
            else:
                return found

    @contextmanager
    def _filesystem(self, path: StorePath) -> Generator[Any]:
        """The connection of this thread, or of all threads if that is safe; dropped when it fails."""
        protocol = _protocol(path)
        key = protocol, path.parts[1] if protocol not in OBJECT_STORES else ""
        kept: dict[Any, Any] = self._own.__dict__
        with self._lock:
            fs = self._shared.get(key) or kept.get(key)
        if fs is None:
            fs = _open(protocol, path)
            with self._lock:
                (self._shared if fs.async_impl or protocol == "memory" else kept)[key] = fs
        try:
            yield fs
        except (FileNotFoundError, FileExistsError, PermissionError, _OwnError):
            raise
        except Exception:
            with self._lock:
                self._shared.pop(key, None)
                kept.pop(key, None)
            raise


class _OwnError(Exception):
    """Carries an error of this computer through the code that translates those of stores."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


@contextmanager
def _own_errors() -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise _OwnError(error) from error


def _open(protocol: str, path: StorePath) -> Any:  # noqa: ANN401 - fsspec has no types
    try:
        kind = fsspec.get_filesystem_class(f"unfit {protocol}" if protocol in _UNFIT else protocol)
    except (ValueError, ImportError) as error:
        is_known = isinstance(error, ImportError)
        message = f"The libraries for {protocol}:// are not installed: {error}." if is_known else ""
        hint = (
            "Install them in the Python environment of this program."
            if is_known
            else "Use s3://, gs:// or sftp://."
        )
        message = message or f"{protocol}:// addresses are not supported."
        raise StoreError(ErrorCode.STORE_UNSUPPORTED, message, hint) from error
    if protocol in _SFTP:
        kind = _sftp()
    address = kind._get_kwargs_from_urls(str(path))  # noqa: SLF001 - how fsspec itself opens addresses
    return kind(**address, **_OPTIONS.get(protocol, {}), skip_instance_cache=True)


def _sftp() -> Any:  # noqa: ANN401 - as above
    import paramiko
    from fsspec.implementations.sftp import SFTPFileSystem

    class KnownHostsOnly(SFTPFileSystem):
        """Connects to hosts that ssh knows; fsspec itself would trust any."""

        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_system_host_keys()
            self.client.set_missing_host_key_policy(_RefuseUnknown())
            self.client.connect(self.host, timeout=10, banner_timeout=20, auth_timeout=20, **self.ssh_kwargs)
            self.ftp = self.client.open_sftp()
            if channel := self.ftp.get_channel():
                channel.settimeout(60)

    class _RefuseUnknown(paramiko.MissingHostKeyPolicy):
        def missing_host_key(self, client: object, hostname: str, key: object) -> None:  # noqa: ARG002
            raise UnknownHostError(f"ssh does not know the host {hostname}")

    return KnownHostsOnly


def _protocol(path: StorePath) -> str:
    return path.parts[0][:-1]


def _key(path: StorePath) -> str:
    return "/".join(path.parts[2:])


def _inner(fs: Any, path: StorePath) -> str:  # noqa: ANN401 - as above
    """The path as fsspec's own methods take it."""
    if _protocol(path) in _SFTP:  # fsspec would take `?` and what follows for a part of an address
        return f"/{_key(path)}"
    if _is_s3(fs) and _VERSION in _key(path):
        raise OSError(errno.EINVAL, f"Names with {_VERSION} cannot be used")
    return fs._strip_protocol(str(path))  # noqa: SLF001 - as above


def _stored(path: StorePath, info: dict[str, Any]) -> StoredFile:
    return StoredFile(path, info["type"] == "directory", int(info.get("size") or 0), _changed(info))


def _changed(info: dict[str, Any]) -> int | None:
    moment = next((info[name] for name in ("LastModified", "mtime", "updated", "created") if info.get(name)), None)
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if isinstance(moment, datetime):
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return None if moment is None else int(moment) * 1_000_000_000


def _find_s3(fs: Any, path: StorePath) -> StoredFile | None:  # noqa: ANN401 - as above
    bucket, key = path.parts[1], _key(path)
    if key:
        with suppress(FileNotFoundError):
            head = fs.call_s3("head_object", Bucket=bucket, Key=key)
            return StoredFile(path, False, head["ContentLength"], _changed(head))
    listed = fs.call_s3("list_objects_v2", Bucket=bucket, Prefix=f"{key}/" if key else "", MaxKeys=1)
    return StoredFile(path, True) if not key or listed.get("Contents") else None


async def _read_s3(fs: Any, path: StorePath, write: Callable[[bytes], object]) -> StoredFile:  # noqa: ANN401 - as above
    response = await fs._call_s3("get_object", Bucket=path.parts[1], Key=_key(path))  # noqa: SLF001 - one request; get_file() makes two
    async with response["Body"] as body:
        while data := await body.read(_CHUNK):
            write(data)
    return StoredFile(path, False, response["ContentLength"], _changed(response))


def _pages_s3(fs: Any, folder: StorePath, *, recursive: bool) -> Iterator[tuple[list[StoredFile], int]]:  # noqa: ANN401
    key = _key(folder)
    root = StorePath(*folder.parts[:2])
    wanted: dict[str, Any] = {"Bucket": folder.parts[1], "Prefix": f"{key}/" if key else "", "MaxKeys": _PAGE}
    if not recursive:
        wanted["Delimiter"] = "/"
    while True:
        page = fs.call_s3("list_objects_v2", **wanted)
        objects = [entry for entry in page.get("Contents", ()) if not entry["Key"].endswith("/")]
        usable = [entry for entry in objects if _is_usable(entry["Key"])]
        files = [StoredFile(root / entry["Key"], False, entry["Size"], _changed(entry)) for entry in usable]
        yield files, len(objects) - len(usable)
        if not page.get("IsTruncated"):
            return
        wanted["ContinuationToken"] = page["NextContinuationToken"]


def _pages(fs: Any, folder: StorePath, *, recursive: bool) -> Iterator[tuple[list[StoredFile], int]]:  # noqa: ANN401
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        entries = sorted(fs.ls(_inner(fs, current), detail=True), key=lambda entry: entry["name"])
        names = [entry["name"].rstrip("/").rpartition("/")[2] for entry in entries]
        found = [
            _stored(current / name, entry) for name, entry in zip(names, entries, strict=True) if _is_usable(name)
        ]
        if recursive:
            waiting += [each.path for each in reversed(found) if each.is_folder]
        files = [each for each in found if not each.is_folder]
        for start in range(0, max(1, len(files)), _PAGE):
            yield files[start : start + _PAGE], len(names) - len(found) if start == 0 else 0


def _is_usable(name: str) -> bool:
    return {"", ".", ".."}.isdisjoint(name.split("/")) and "\0" not in name and "\\" not in name


def _put_object(fs: Any, file: Path, inner: str, *, replace: bool) -> None:  # noqa: ANN401 - as above
    if replace:
        fs.put_file(str(file), inner, mode="overwrite")
        return
    # Some servers that speak S3 ignore the condition under which an object is created, and others refuse it.
    if _mark_of(fs, inner) is not None:
        raise FileExistsError(errno.EEXIST, "The object exists", inner)
    mark = {_MARK: secrets.token_hex(16)}
    try:
        metadata = {"Metadata": mark} if _is_s3(fs) else {"metadata": mark} if "gs" in fs.protocol else {}
        fs.put_file(str(file), inner, mode="create", **metadata)
    except FileExistsError:
        # If an answer is lost, the library repeats the request, and then the object of the first one is there.
        if _mark_of(fs, inner) != mark:
            raise
    except OSError as error:
        if error.errno != errno.ENOSYS:
            raise
        fs.put_file(str(file), inner, mode="overwrite")


def _mark_of(fs: Any, inner: str) -> dict[str, str] | None:  # noqa: ANN401 - as above
    """What marks an object; None if there is no object, or if it may not be known."""
    with suppress(FileNotFoundError, PermissionError):
        if _is_s3(fs):
            bucket, _, key = inner.partition("/")
            found = fs.call_s3("head_object", Bucket=bucket, Key=key)["Metadata"]
        elif (info := fs.info(inner))["type"] == "file":
            found = info.get("metadata") or {}
        else:
            return None
        return {name: value for name, value in found.items() if name == _MARK}
    return None


def _is_s3(fs: Any) -> bool:  # noqa: ANN401 - as above
    return hasattr(fs, "call_s3")


def _put_file(fs: Any, file: Path, inner: str, *, replace: bool) -> None:  # noqa: ANN401 - as above
    part = f"{inner.rpartition('/')[0]}/{file.name}"
    if not replace and fs.exists(inner):
        raise FileExistsError(errno.EEXIST, "The file exists", inner)
    try:
        fs.put_file(str(file), part)
        if replace or not hasattr(fs, "ftp") or not hasattr(fs.ftp, "posix_rename"):
            fs.mv(part, inner)
            return
        try:
            fs.ftp.rename(part, inner)  # never replaces a file, unlike mv()
        except OSError:
            if fs.exists(inner):
                raise FileExistsError(errno.EEXIST, "The file exists", inner) from None
            raise
    except BaseException:
        with suppress(Exception):
            fs.rm_file(part)
        raise


@contextmanager
def _translated(path: StorePath) -> Generator[None]:
    """Turns what the libraries raise into StoreError; what lies on this computer stays an OSError."""
    try:
        yield
    except _OwnError as error:
        raise error.cause from None
    except FileExistsError:
        raise
    except Exception as error:
        translated = _translation(path, error)
        if translated is None:
            raise
        _log.debug("%s: %r", path, error)
        raise translated from error


def _names(kinds: Iterable[type]) -> set[str]:
    return {kind.__name__ for kind in kinds}


def _translation(path: StorePath, error: Exception) -> StoreError | None:
    store = "/".join([f"{path.parts[0]}/", *path.parts[1:2]])
    if isinstance(error, FileNotFoundError):
        hint = "Check the address and the name of the bucket."
        return StoreError(ErrorCode.SOURCE_MISSING, f"{path} does not exist.", hint, is_away=True)
    # gcsfs has no class of its own for 403, and the code 401 in that for other answers.
    is_refused = getattr(error, "code", None) in {401, 403} or str(error).startswith("Forbidden: ")
    if is_refused or not _names(type(error).__mro__).isdisjoint(_DENIED):
        hint = "Check the credentials: environment variables, ~/.aws, gcloud, the ssh agent or ~/.ssh/known_hosts."
        message = f"{store} refuses access to {path}: {_reason(error)}."
        return StoreError(ErrorCode.SOURCE_UNREADABLE, message, hint, is_denied=True)
    if isinstance(error, OSError) and error.errno in _REFUSED:
        message = f"{store} does not accept the request for {path}: {_reason(error)}."
        return StoreError(ErrorCode.SOURCE_UNREADABLE, message, "Check the address.")
    if isinstance(error, OSError | EOFError | TimeoutError) or type(error).__module__.startswith(_LIBRARIES):
        hint = "Check the network and the address of the service."
        message = f"{store} cannot be reached: {_reason(error)}."
        return StoreError(ErrorCode.SOURCE_UNREADABLE, message, hint, is_away=True)
    return None


def _reason(error: Exception) -> str:
    text = (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).strip()
    return text.splitlines()[0].rstrip(".") if text else type(error).__name__

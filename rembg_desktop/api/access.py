"""Who may use the API, and for what: the bearer token, and the folders that clients may read and write."""

import hmac
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, RemovalOptions
from rembg_desktop.paths import Home, write_error

if TYPE_CHECKING:
    from rembg_desktop.api.problem import Problem
    from rembg_desktop.queue.planning import Plan


_BYTES: Final = 32


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

    def renew(self) -> str:
        """Make another token; the old one is not accepted any more.

        Raises:
            AppError: disk_full, home_unwritable; the old token is still there then.
        """
        token = secrets.token_urlsafe(_BYTES)
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
        return hmac.compare_digest(offered.encode("utf-8", "surrogateescape"), self.get().encode())

    def _unusable(self, error: Exception) -> AppError:
        message = f"Can't read the token file {self.path}: {error}."
        return AppError(
            ErrorCode.HOME_UNWRITABLE, message, "Check its permissions, or delete it to get a new token."
        )


class AllowedFolders:
    """The allowed folders, symbolic links resolved."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._roots = [os.path.realpath(folder) for folder in folders if Path(folder).is_absolute()]

    def source(self, text: str) -> Path:
        """The path of a file or folder from a request.

        Raises:
            Problem: path_not_allowed; it does not reveal what exists outside the allowed folders.
        """
        path = self.inside(text)
        try:
            mode = path.stat().st_mode
        except OSError:
            return path  # planning reports that it is missing
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _refused(text, "is not a file or folder")
        return path

    def inside(self, text: str) -> Path:
        """A path from a request.

        Raises:
            Problem: path_not_allowed.
        """
        if (
            "\0" in text
            or not _is_encodable(text)
            or re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text)
            or not Path(text).is_absolute()
        ):
            raise _refused(text, "is not an absolute path on this computer")
        if not self._holds(text):
            raise _refused(text, "is outside the folders that the settings allow")
        return Path(text)

    def check_plan(self, plan: "Plan", options: RemovalOptions) -> None:
        """Check that no symbolic link below the named folders leads out of the allowed ones.

        Sources, the folders of the results, and results that exist and are kept (`on_conflict` is `skip`), since
        the API would hand them out.

        Raises:
            Problem: path_not_allowed.
        """
        self.check_results(plan, options)
        for image in plan.images:
            self._check(image.source)

    def check_results(self, plan: "Plan", options: RemovalOptions) -> None:
        """The part of check_plan() that looks at results.

        Raises:
            Problem: path_not_allowed.
        """
        for root in plan.roots:
            self._check(root.destination)
        for folder in {image.destination.parent for image in plan.images}:
            self._check(folder)
        if options.on_conflict is OnConflict.SKIP:
            for image in plan.images:
                self._check(image.destination)

    def check_background(self, options: RemovalOptions) -> None:
        """Check that a background image is in an allowed folder.

        Raises:
            Problem: path_not_allowed.
        """
        if options.background_image:
            self.source(options.background_image)

    def _check(self, path: str | Path) -> None:
        if not self._holds(path):
            raise _refused(str(path), "leads out of the folders that the settings allow")

    def _holds(self, path: str | Path) -> bool:
        real = os.path.realpath(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)


def _is_encodable(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def _refused(text: str, why: str) -> "Problem":
    from rembg_desktop.api.problem import (  # imports FastAPI, which readers of the token do not need
        ApiCode,
        Problem,
    )

    shown = text if len(text) <= 300 else text[:300] + "..."
    hint = "Use a path inside an allowed folder, or add its folder to the API settings."
    return Problem(422, ApiCode.PATH_NOT_ALLOWED, f"{shown!r} {why}.", hint)

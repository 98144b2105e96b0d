"""The bearer token of the API: a secret in a file that only the user can read."""

import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import Home, write_error

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

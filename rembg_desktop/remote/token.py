"""The bearer token: a secret in a file that only the user can read."""

import hmac
import os
import secrets
import tempfile
from pathlib import Path
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import Home

FILE_NAME: Final = "api-token"
_BYTES: Final = 32


class TokenFile:
    """The token of a home folder, made at its first use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._token = ""

    @classmethod
    def of(cls, home: Home) -> "TokenFile":
        """The token file of a home folder."""
        return cls(home.root / FILE_NAME)

    def get(self) -> str:
        """The token; one that was renewed by another process is noticed.

        Raises:
            AppError: home_unwritable.
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
            if not token:  # an empty file would let everybody in
                return self.renew()
            self._token, self._seen = token, seen
        return self._token

    def renew(self) -> str:
        """Make another token; the old one is worth nothing from now on.

        Raises:
            AppError: home_unwritable.
        """
        token = secrets.token_urlsafe(_BYTES)
        try:
            handle, name = tempfile.mkstemp(prefix=".api-token.", dir=self.path.parent)  # mode 0600
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token + "\n")
            Path(name).replace(self.path)
        except OSError as error:
            raise self._unusable(error) from error
        self._seen = None
        return token

    def matches(self, offered: str) -> bool:
        """Whether somebody knows the token; takes as long for a nearly right one as for a wrong one."""
        return hmac.compare_digest(offered.encode("utf-8", "surrogateescape"), self.get().encode())

    def _unusable(self, error: Exception) -> AppError:
        message = f"The token file {self.path} cannot be used: {error}."
        return AppError(ErrorCode.HOME_UNWRITABLE, message, "Mend its permissions, or delete it.")

"""Where a service is reached."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from rembg_desktop.errors import AppError, ErrorCode

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a service's URL.

    Attributes:
        prefix: path below which a reverse proxy offers the service; empty without one.
    """

    scheme: str
    host: str
    port: int
    prefix: str = ""

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read what a person named: a URL, or a host with its port.

        Raises:
            AppError: invalid_option.
        """
        text = text.strip()
        try:
            parts = urlsplit(text if "://" in text else f"http://{text}")
            port = parts.port
        except ValueError:
            raise _invalid(text, "it cannot be read") from None
        if parts.scheme not in {"http", "https"}:
            raise _invalid(text, "only http and https are spoken")
        if not parts.hostname or any(sign <= " " or sign > "~" for sign in text):
            raise _invalid(text, "it names no host")
        if parts.username is not None or parts.password is not None:
            raise _invalid(text, "a password has no place in it; name the token with --token-file")
        if parts.query or parts.fragment:
            raise _invalid(text, "only the address of the service is wanted, without query or fragment")
        standard = 443 if parts.scheme == "https" else 80
        return cls(parts.scheme, parts.hostname, port or standard, parts.path.rstrip("/"))

    @property
    def is_local(self) -> bool:
        """Whether it is this machine, by its name."""
        return self.host in _LOCAL

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = 443 if self.scheme == "https" else 80
        port = "" if self.port == standard else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.prefix}"


def _invalid(text: str, why: str) -> AppError:
    hint = "Name it as `rembg-desktop serve` prints it, e.g. --url http://localhost:5000."
    return AppError(ErrorCode.INVALID_OPTION, f"url: {text!r} is not possible: {why}.", hint)

"""Where a service is reached, what can go wrong with it, and whether there is a newer version of the program."""

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from rembg_desktop import __version__
from rembg_desktop.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rembg_desktop.paths import Home


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
        """Parse a URL, or a host with a port.

        Raises:
            AppError: invalid_option.
        """
        text = text.strip()
        try:
            parts = urlsplit(text if "://" in text else f"http://{text}")
            port = parts.port
        except ValueError:
            raise _invalid(text, "it is not a valid URL") from None
        if parts.scheme not in {"http", "https"}:
            raise _invalid(text, "only http and https are supported")
        if not parts.hostname or any(sign <= " " or sign > "~" for sign in text):
            raise _invalid(text, "it has no host")
        if parts.username is not None or parts.password is not None:
            raise _invalid(text, "it must not contain a password; use --token-file for the token")
        if parts.query or parts.fragment:
            raise _invalid(text, "it must not contain a query or fragment")
        standard = 443 if parts.scheme == "https" else 80
        return cls(parts.scheme, parts.hostname, port or standard, parts.path.rstrip("/"))

    @property
    def is_local(self) -> bool:
        """Whether its name is one of this computer."""
        return self.host in _LOCAL

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = 443 if self.scheme == "https" else 80
        port = "" if self.port == standard else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.prefix}"


def _invalid(text: str, why: str) -> AppError:
    hint = "Use the URL that `rembg-desktop serve` prints, e.g. --url http://localhost:5000."
    return AppError(ErrorCode.INVALID_OPTION, f"url: {text!r} is not valid: {why}.", hint)


_WRONG_USE: Final = frozenset({400, 413, 415, 422})
"""Status codes for invalid requests."""


class ServiceError(AppError):
    """An error that the service reported; its code is kept, even if only the API uses it.

    Attributes:
        name: the code from the service.
        status: HTTP status code.
    """

    def __init__(self, name: str, message: str, hint: str, status: int) -> None:
        if name in set(ErrorCode):
            code = ErrorCode(name)
        else:
            code = ErrorCode.INVALID_OPTION if status in _WRONG_USE else ErrorCode.SERVICE_REFUSED
        super().__init__(code, message, hint)
        self.name = name
        self.status = status

    def __reduce__(self) -> tuple[type["ServiceError"], tuple[str, str, str, int]]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return type(self), (self.name, self.message, self.hint, self.status)

    def as_dict(self) -> dict[str, str]:
        """The error with the code from the service."""
        return {**super().as_dict(), "code": self.name}


def of_problem(document: object, status: int, address: Address) -> ServiceError | None:
    """The error from a problem document; None if it is not one."""
    if not isinstance(document, dict):
        return None
    problem = cast("Mapping[str, Any]", document)
    name, detail, hint = (problem.get(key) for key in ("code", "detail", "hint"))
    if not isinstance(name, str) or not isinstance(detail, str) or not isinstance(hint, str):
        return None
    return ServiceError(name, detail, _HINTS.get(name, hint).replace("URL", str(address)), status)


_HINTS: Final = {
    "unauthorized": (
        "Name the token with --token-file FILE or REMBG_DESKTOP_TOKEN; "
        "it is in the file api-token in the home folder of the service."
    ),
    "no_such_job": "`rembg-desktop list --url URL` shows the jobs and their ids.",
    "unknown_model": "Run `rembg-desktop models list --url URL` to see the names.",
    "queue_full": "Try again later, or raise the limit in the settings of the service.",
    "body_too_large": (
        "Name fewer or smaller images; one submission is one request and is never split. "
        "The limits are in the settings of the service."
    ),
    "not_found": "Check --url: it is the address alone, without a path of the API.",
    "internal": "Please report it with the log file of the service.",
}
"""Hints for users of the command line; all others come from the service."""


def unreachable(address: Address, why: object) -> AppError:
    """No service responds."""
    hint = "Start it with `rembg-desktop serve` or in the window's settings, and check --url."
    return AppError(ErrorCode.SERVICE_UNREACHABLE, f"No service answers at {address}: {why}.", hint)


def unexpected(address: Address, what: str) -> AppError:
    """Something else responds, or a response is not understood."""
    hint = "Check that --url names a Rembg Desktop of this version."
    return AppError(ErrorCode.SERVICE_UNEXPECTED, f"{address} {what}.", hint)


def not_offered(address: Address, command: str) -> AppError:
    """The API does not offer an operation."""
    hint = (
        f"Use `rembg-desktop {command}` without --url on the machine of the service; "
        "with --url there are submit, status, monitor, list, stats, cancel, retry and review."
    )
    return AppError(ErrorCode.INVALID_OPTION, f"The API of {address} does not offer `{command}`.", hint)


ADDRESS: Final = "https://pypi.org/pypi/rembg-desktop/json"
"""What Python's package index tells of the program; see https://docs.pypi.org/api/json/."""
VARIABLE: Final = "REMBG_DESKTOP_UPDATES"
"""Names another address with a document of the same kind, e.g. on a company's mirror."""
_SECONDS: Final = 10
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version there is.

    Attributes:
        version: such as `1.2.0`.
        is_newer: whether it is newer than this program.
        page: where to read about it and get it.
    """

    version: str
    is_newer: bool
    page: str

    def as_dict(self) -> dict[str, object]:
        """Plain values, for JSON."""
        return {"installed": __version__, "newest": self.version, "is_newer": self.is_newer, "page": self.page}


def newest(proxy: str = "", address: str | None = None) -> Newest:
    """Ask for the newest version; sends nothing but the request itself.

    Args:
        proxy: address of a proxy; empty follows the system.
        address: where to ask; by default the variable REMBG_DESKTOP_UPDATES says, or else the package index.

    Raises:
        AppError: download_failed.
    """
    from packaging.version import InvalidVersion, Version

    asked = address or os.environ.get(VARIABLE) or ADDRESS
    document = _index_document(asked, proxy)
    try:
        info = cast(dict[str, Any], document)["info"]
        version = Version(info["version"])
        page = info.get("release_url") or info.get("project_url") or ""
    except (KeyError, TypeError, AttributeError, InvalidVersion) as error:
        raise _update_failed(asked, "the answer is not what was expected") from error
    return Newest(str(version), version > Version(__version__), str(page))


def _index_document(address: str, proxy: str) -> object:
    import requests  # 0.1 s, and only this needs it

    proxies = {"http": proxy, "https": proxy} if proxy else None
    try:
        with requests.get(address, proxies=proxies, timeout=_SECONDS, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise _update_failed(address, f"it answered {answer.status_code}")
            content = answer.raw.read(_MOST_BYTES, decode_content=True)
        return json.loads(content)
    except (requests.RequestException, OSError, ValueError) as error:
        raise _update_failed(address, "there was no usable answer") from error


def _update_failed(address: str, why: str) -> AppError:
    return AppError(
        ErrorCode.DOWNLOAD_FAILED,
        f"The newest version could not be asked for at {address}: {why}.",
        "Check the network and the proxy in the settings; the program itself needs neither.",
    )


def local_token(home: "Home") -> str | None:
    """The token of a home folder, when there is one that can be read; none is made."""
    try:
        return home.api_token.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None

"""Whether there is a newer version of the program. Nothing asks by itself; the user does."""

import json
import os
from dataclasses import dataclass
from typing import Any, Final, cast

from rembg_desktop import __version__
from rembg_desktop.errors import AppError, ErrorCode

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
    document = _document(asked, proxy)
    try:
        info = cast(dict[str, Any], document)["info"]
        version = Version(info["version"])
        page = info.get("release_url") or info.get("project_url") or ""
    except (KeyError, TypeError, AttributeError, InvalidVersion) as error:
        raise _failed(asked, "the answer is not what was expected") from error
    return Newest(str(version), version > Version(__version__), str(page))


def _document(address: str, proxy: str) -> object:
    import requests  # 0.1 s, and only this needs it

    proxies = {"http": proxy, "https": proxy} if proxy else None
    try:
        with requests.get(address, proxies=proxies, timeout=_SECONDS, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise _failed(address, f"it answered {answer.status_code}")
            content = answer.raw.read(_MOST_BYTES, decode_content=True)
        return json.loads(content)
    except (requests.RequestException, OSError, ValueError) as error:
        raise _failed(address, "there was no usable answer") from error


def _failed(address: str, why: str) -> AppError:
    return AppError(
        ErrorCode.DOWNLOAD_FAILED,
        f"The newest version could not be asked for at {address}: {why}.",
        "Check the network and the proxy in the settings; the program itself needs neither.",
    )

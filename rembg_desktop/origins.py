"""Web origins as browsers send them."""

import re
from typing import Final
from urllib.parse import urlsplit

_SCHEME: Final = re.compile(r"https?|[a-z]+-extension")
_HOST: Final = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def web_origin(text: str) -> str | None:
    """The origin that a text names, written as a browser's Origin header has it: `https://shop.example:8443`.

    None when it names none; a path, a query, a user or `*` would promise more than an origin can hold.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
        host = host.lower()
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # UnicodeError among them
        return None
    if parts.path not in {"", "/"} or parts.query or parts.fragment or port == 0:
        return None
    if not _SCHEME.fullmatch(parts.scheme) or not _HOST.fullmatch(host):
        return None
    return f"{parts.scheme}://{host}" + ("" if port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{port}")

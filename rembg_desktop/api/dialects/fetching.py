"""Downloads a photo that a client names by its address, from public servers only.

An address that the client chooses can point to this computer or its network (server-side request forgery). So each
name is resolved once, all of its addresses must be public, and the connection goes to one of these addresses; the
name is not resolved again. The same applies to each redirect. No proxy is used, since it would resolve the name.
"""

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

import h11
import psutil

from rembg_desktop import __version__

SECONDS: Final = 30.0
"""Time limit of a download, with all of its redirects."""
MAX_REDIRECTS: Final = 5
_MAX_URL: Final = 4_000
_WRITE_AT: Final = 1 << 20
"""Bytes that are collected before they are written."""
_READ_BYTES: Final = 65_536
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = frozenset({80, 443})
_KEPT: Final = "/%:@!$&'()*+,;=~-._"
"""Characters that stay in a path."""
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All IPv6 addresses of the Internet are in here."""
_SPECIAL: Final = tuple(
    map(ipaddress.ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16"))
)
"""What some versions of Python call global: metadata of Azure and Oracle, and tunnels (6to4, Teredo)."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(Exception):
    """A download that failed or is not allowed; the text says why."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the Internet, and not to this computer, its network or its cloud."""
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return False
    if any(address in network for network in _SPECIAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _is_foreign(address: Address) -> bool:
    """Whether an address is public, and none of this computer's own."""
    own = {found.address for addresses in psutil.net_if_addrs().values() for found in addresses}
    return is_public(address) and str(address) not in own


@dataclass(frozen=True, slots=True)
class Allowed:
    """From where photos may be downloaded.

    Attributes:
        ports: of the servers.
        address: whether a connection to an address is allowed.
        seconds: time limit.
    """

    ports: frozenset[int] = _PORTS
    address: Callable[[Address], bool] = _is_foreign
    seconds: float = SECONDS


PUBLIC: Final = Allowed()


@dataclass(frozen=True, slots=True)
class _Target:
    is_secure: bool
    host: str
    port: int
    authority: str
    path: str

    @classmethod
    def of(cls, url: str, allowed: Allowed) -> "_Target":
        """The parts of an address.

        Raises:
            FetchError: it is malformed or not allowed.
        """
        if len(url) > _MAX_URL or re.search(r"[\x00-\x20\x7f\\]", url):
            raise FetchError("the address is malformed")
        try:
            parts = urlsplit(url)
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except ValueError as error:  # UnicodeError, too
            raise FetchError("the address is malformed") from error
        if parts.scheme not in ("http", "https"):
            raise FetchError("only http and https are allowed")
        if not host or "@" in parts.netloc:
            raise FetchError("the address is malformed, or contains a user name")
        is_secure = parts.scheme == "https"
        usual = 443 if is_secure else 80
        port = port or usual
        if port not in allowed.ports:
            raise FetchError(f"the port {port} is not allowed")
        bracketed = f"[{host}]" if ":" in host else host
        path = quote(parts.path or "/", safe=_KEPT)
        if parts.query:
            path += "?" + quote(parts.query, safe=_KEPT + "?")
        return cls(is_secure, host, port, bracketed if port == usual else f"{bracketed}:{port}", path)


def file_name(url: str) -> str:
    """The last part of an address's path, as the name of the file; `image` if it has none."""
    try:
        return unquote(urlsplit(url).path).rpartition("/")[2] or "image"
    except ValueError:
        return "image"


async def fetch(
    url: str, max_bytes: int, write: Callable[[bytes], Awaitable[object]], allowed: Allowed | None = None
) -> None:
    """Download a file.

    Args:
        url: its address.
        max_bytes: size limit.
        write: takes the content, in pieces of about 1 MB.
        allowed: from where; by default PUBLIC.

    Raises:
        FetchError: it is not allowed, too large, takes too long, or fails.
        AppError: what `write` raises.
    """
    allowed = allowed or PUBLIC
    try:
        async with asyncio.timeout(allowed.seconds):
            for _ in range(MAX_REDIRECTS + 1):
                location = await _get(_Target.of(url, allowed), max_bytes, write, allowed)
                if location is None:
                    return
                url = urljoin(url, location)
    except TimeoutError as error:
        raise FetchError(f"it takes longer than {allowed.seconds:.0f} s") from error
    except (OSError, h11.RemoteProtocolError, ValueError) as error:
        raise FetchError("the server cannot be reached, or does not respond correctly") from error
    raise FetchError(f"there are more than {MAX_REDIRECTS} redirects")


async def _get(
    target: _Target, max_bytes: int, write: Callable[[bytes], Awaitable[object]], allowed: Allowed
) -> str | None:
    """Download from one address; returns where it redirects to, if it does."""
    async with _connection(target, await _addresses(target, allowed)) as (reader, writer):
        http = h11.Connection(h11.CLIENT)
        headers = {
            "Host": target.authority,
            "User-Agent": f"rembg-desktop/{__version__}",
            "Accept": "image/*, */*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        request = h11.Request(method="GET", target=target.path, headers=list(headers.items()))
        writer.write((http.send(request) or b"") + (http.send(h11.EndOfMessage()) or b""))
        await writer.drain()
        size, waiting = 0, bytearray()
        while True:
            event = http.next_event()
            if event is h11.NEED_DATA:
                http.receive_data(await reader.read(_READ_BYTES))
            elif isinstance(event, h11.Response):
                location = _checked(event, max_bytes)
                if location is not None:
                    return location
            elif isinstance(event, h11.Data):
                size += len(event.data)
                if size > max_bytes:
                    raise _too_large(max_bytes)
                waiting += event.data
                if len(waiting) >= _WRITE_AT:
                    await write(bytes(waiting))
                    waiting.clear()
            elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                break
        await write(bytes(waiting))
        return None


def _checked(response: h11.Response, max_bytes: int) -> str | None:
    """Where a response redirects to; None if a file follows."""
    headers = {name: value.decode("latin-1") for name, value in response.headers}
    if response.status_code in _REDIRECTS and b"location" in headers:
        return headers[b"location"]
    if response.status_code != 200:
        raise FetchError(f"the server responds with the status {response.status_code}")
    if headers.get(b"content-encoding", "identity").strip().lower() != "identity":
        raise FetchError("the server compresses the file, although it was not asked to")
    if int(headers.get(b"content-length", "0")) > max_bytes:
        raise _too_large(max_bytes)
    return None


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"it is larger than {max_bytes / 1_000_000:g} MB")


async def _addresses(target: _Target, allowed: Allowed) -> list[str]:
    """The addresses of a server, all of which must be allowed."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"the server {target.host} is unknown") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(allowed.address(ipaddress.ip_address(address)) for address in addresses):
        raise FetchError("its server is not on the public Internet")
    return addresses


@asynccontextmanager
async def _connection(
    target: _Target, addresses: list[str]
) -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to the first of these addresses that accepts one; a certificate must be that of the name."""
    context = await asyncio.to_thread(_tls) if target.is_secure else None
    name = target.host if context else None
    for address in addresses:
        try:
            reader, writer = await asyncio.open_connection(address, target.port, ssl=context, server_hostname=name)
        except OSError:
            if address == addresses[-1]:
                raise
        else:
            break
    else:
        raise AssertionError  # there is at least one address
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


@cache
def _tls() -> ssl.SSLContext:
    """Trusts the authorities of the system and those that the downloads of models trust."""
    from requests.utils import DEFAULT_CA_BUNDLE_PATH

    context = ssl.create_default_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context

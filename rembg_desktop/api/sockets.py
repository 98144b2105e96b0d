"""The listening sockets: loopback only, IPv4 and IPv6."""

import errno
import os
import socket
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode

BACKLOG: Final = 512
_TRIES: Final = 50
_TAKEN: Final = (errno.EADDRINUSE, errno.EACCES, errno.EPERM)
_UNRESERVED: Final = 1024
_NEIGHBOURS: Final = 20
"""How many ports above a taken one are tried before any other."""


class PortTakenError(AppError):
    """port_in_use.

    Attributes:
        port: the one that was asked for.
        free: one that was free a moment ago.
    """

    def __init__(self, port: int, free: int) -> None:
        hint = f"Choose another one, such as {free}: --port {free}, or the API's port in the settings."
        super().__init__(ErrorCode.PORT_IN_USE, f"The port {port} is taken or reserved.", hint)
        self.port = port
        self.free = free

    def __reduce__(self) -> tuple[type["PortTakenError"], tuple[int, int]]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return type(self), (self.port, self.free)


def listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where the machine has it, ::1.

    Args:
        port: 0 takes a free one, the same for both.

    Raises:
        PortTakenError: with a free one.
    """
    for _ in range(_TRIES if port == 0 else 1):
        first = _bound(socket.AF_INET, "127.0.0.1", port)
        chosen = first.getsockname()[1]
        try:
            second = _bound(socket.AF_INET6, "::1", chosen) if socket.has_ipv6 else None
        except PortTakenError:
            first.close()
            if port:
                raise
            continue
        except OSError:  # no IPv6 on this machine
            second = None
        return [first, second] if second else [first]
    raise PortTakenError(port, free_port(port))


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    # Only where the protocol is named does asyncio send small packets at once; else each answer takes 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno in _TAKEN:
            raise PortTakenError(port, free_port(port)) from error
        raise
    listener.setblocking(False)
    return listener


def free_port(taken: int) -> int:
    """A port that is free on the loopback addresses now, if possible a little above a taken one."""
    above = range(taken + 1, min(taken + _NEIGHBOURS, 65_535) + 1) if taken >= _UNRESERVED else ()
    for port in (*above, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            free: int = probe.getsockname()[1]
        if _is_free_6(free):
            return free
    return 0


def _is_free_6(port: int) -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            probe.bind(("::1", port))
    except OSError as error:  # any other error: there is no IPv6
        return error.errno not in _TAKEN
    return True

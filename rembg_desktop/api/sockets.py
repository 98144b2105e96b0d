"""The listening sockets: loopback only, IPv4 and IPv6."""

import errno
import os
import socket
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode

BACKLOG: Final = 512
_TRIES: Final = 50


def listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where the machine has it, ::1.

    Args:
        port: 0 takes a free one, the same for both.

    Raises:
        AppError: port_in_use, naming a free one.
    """
    for _ in range(_TRIES if port == 0 else 1):
        first = _bound(socket.AF_INET, "127.0.0.1", port)
        chosen = first.getsockname()[1]
        try:
            second = _bound(socket.AF_INET6, "::1", chosen) if socket.has_ipv6 else None
        except AppError:
            first.close()
            if port:
                raise
            continue
        except OSError:  # no IPv6 on this machine
            second = None
        return [first, second] if second else [first]
    raise _taken(port)


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
        if error.errno in (errno.EADDRINUSE, errno.EACCES, errno.EPERM):
            raise _taken(port) from error
        raise
    listener.setblocking(False)
    return listener


def _taken(port: int) -> AppError:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    hint = f"Choose another one, such as {free}: --port {free}, or the API's port in the settings."
    return AppError(ErrorCode.PORT_IN_USE, f"The port {port} is taken or reserved.", hint)

"""Addresses of a cluster: how they are written, which of them are safe, and what keeps a scheduler from answering.

Dask runs the code that it is sent, so whoever reaches a worker or a scheduler has an account on its computer. Off
loopback the program therefore uses a scheduler only by TLS, where both sides have certificates of one authority.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, cast

from rembg_desktop.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from rembg_desktop.cluster.certificates import Certificates

Scheme = Literal["tls", "tcp", "local"]

DEFAULT_PORT: Final = 8786
"""Port of a Dask scheduler, unless it was started with another one."""
MAX_LOCAL: Final = 256
"""Largest N of `local:N`."""
_PROBE_SECONDS: Final = 5.0
_FIRST_BYTES: Final = 8
"""A Dask scheduler speaks first; a message begins with its length in 8 bytes, and the first one is short."""
_LONGEST_GREETING: Final = 1_000_000
_MODULES: Final = ("distributed", "fsspec", "cryptography")
_EXAMPLES: Final = "Write tls://HOST:8786 for a scheduler, or local:4 for four processes on this computer."


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """Where the workers are.

    Attributes:
        scheme: `tls` or `tcp` for a scheduler, `local` for processes on this computer.
        host: name or IP address of the scheduler; empty for `local`.
        port: port of the scheduler; 0 for `local`.
        processes: number of processes; 0 for a scheduler.
    """

    scheme: Scheme
    host: str = ""
    port: int = 0
    processes: int = 0

    @classmethod
    def parse(cls, text: str) -> ClusterAddress:
        """Read `tls://host:8786`, `tcp://host:8786` or `local:N`; without a port it is 8786.

        Raises:
            AppError: invalid_option, with what is wrong.
        """
        text = text.strip()
        if found := re.fullmatch(r"local:(?://)?(\d+)", text):
            processes = int(found[1])
            if not 1 <= processes <= MAX_LOCAL:
                raise _bad(text, f"the number of processes must be from 1 to {MAX_LOCAL}")
            return cls("local", processes=processes)
        scheme, separator, rest = text.partition("://")
        if text.startswith("local"):
            raise _bad(text, "the number of processes is missing, as in local:4")
        if not separator:
            raise _bad(text, "it must begin with tls:// or local:")
        if scheme not in ("tls", "tcp"):
            raise _bad(text, f"{scheme}:// is not supported")
        host, port = _host_and_port(text, rest.removesuffix("/"))
        return cls(cast("Scheme", scheme), host, port)

    def __str__(self) -> str:
        """The address as parse() reads it and, for a scheduler, as Dask does."""
        if self.scheme == "local":
            return f"local:{self.processes}"
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Whether this program starts the workers itself, on this computer."""
        return self.scheme == "local"

    @property
    def is_loopback(self) -> bool:
        """Whether the host is an IP address of this computer's loopback interface."""
        return is_loopback(self.host)

    def permitted(self, *, insecure: bool = False) -> ClusterAddress:
        """The address to connect to, if that is safe.

        A scheduler off loopback must be reached by TLS. The host of an unencrypted address is replaced by the IP
        address that was checked, so that a name cannot lead elsewhere a moment later.

        Args:
            insecure: allow an unencrypted connection to another computer.

        Raises:
            AppError: invalid_option for an unencrypted address of another computer; cluster_unreachable if its
                name is not known.
        """
        if self.scheme != "tcp":
            return self
        found = _resolved(self)
        if not insecure and not all(is_loopback(address) for address in found):
            raise AppError(
                ErrorCode.INVALID_OPTION,
                f"The connection to {self} would not be encrypted, and {self.host} is not this computer. Whoever "
                "can listen to it sees the photos; whoever can reach the scheduler runs programs on every worker.",
                "Use tls:// with certificates (`rembg-desktop cluster certificates DIR` makes them), or "
                "--insecure-cluster if every computer and person on that network may do so.",
            )
        return ClusterAddress(self.scheme, found[0], self.port)


def is_loopback(host: str) -> bool:
    """Whether an IP address is one of this computer's loopback interface: 127.0.0.0/8 or ::1."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def worker_refusal(address: str, *, insecure: bool) -> str:
    """Why a worker must not be connected to, one sentence; empty if it may.

    Args:
        address: as the scheduler tells it, such as `tls://10.0.0.5:40123`.
        insecure: allow an unencrypted connection to another computer.
    """
    scheme, _, rest = address.partition("://")
    host = rest.rpartition(":")[0].strip("[]")
    if scheme == "tls" or insecure or is_loopback(host):
        return ""
    return "The connection to it would not be encrypted. Start scheduler and workers with certificates."


def require_extra() -> None:
    """Refuse to go on without the packages of the extra `[cluster]`.

    Raises:
        AppError: cluster_unavailable.
    """
    missing = [name for name in _MODULES if find_spec(name) is None]
    if missing:
        raise AppError(
            ErrorCode.CLUSTER_UNAVAILABLE,
            f"Work on a cluster needs packages that are not installed: {', '.join(missing)}.",
            "Install them beside the program with `pip install 'rembg-desktop[cluster]'`. The standalone program "
            "and its packages do not contain them.",
        )


def need_certificates(address: ClusterAddress) -> AppError:
    """The error for a TLS address without certificates."""
    return AppError(
        ErrorCode.INVALID_OPTION,
        f"The connection to {address} needs certificates.",
        "Name their folder with --cluster-certificates or in the settings; "
        "`rembg-desktop cluster certificates DIR` makes them.",
    )


def diagnosis(
    address: ClusterAddress, certificates: Certificates | None, seconds: float = _PROBE_SECONDS
) -> AppError | None:
    """Connect to a scheduler and disconnect again; why that is not possible, or None if it is.

    Args:
        address: of a scheduler, as permitted() gives it.
        certificates: for tls.
        seconds: how long each step may take.

    Returns:
        cluster_unreachable or certificate_unusable, or None.
    """
    try:
        _resolved(address)
        with socket.create_connection((address.host, address.port), timeout=seconds) as plain:
            if address.scheme == "tcp" or certificates is None:
                return _answer(address, plain)
            with certificates.context().wrap_socket(plain) as encrypted:
                return _answer(address, encrypted)
    except AppError as error:
        return error
    except ssl.SSLError as error:
        return _tls_error(address, error)
    except TimeoutError:
        return _unreachable(
            address, f"{address.host} does not answer", "Check its name and port and the firewall."
        )
    except ConnectionRefusedError:
        why = f"no program listens on port {address.port} of {address.host}"
        hint = "Start the scheduler there; `rembg-desktop cluster certificates DIR` prints the command."
        return _unreachable(address, why, hint if address.scheme == "tls" else "Start it there: `dask scheduler`.")
    except OSError as error:
        return _unreachable(address, error.strerror or str(error), "Check its name and port and the network.")


def _host_and_port(text: str, rest: str) -> tuple[str, int]:
    found = re.fullmatch(r"(?:\[([^\[\]]+)\]|([^:/@\[\]?#\s]+))(?::(\d*))?", rest)
    if not found:
        why = "an IPv6 address needs brackets, as in tls://[::1]:8786" if rest.count(":") > 1 else ""
        raise _bad(text, why or "it must be a host and a port, as in tls://host:8786")
    bracketed, name, port = found.groups()
    if bracketed:
        try:
            ipaddress.IPv6Address(bracketed)
        except ValueError:
            raise _bad(text, f"{bracketed} is not an IPv6 address") from None
    number = int(port or DEFAULT_PORT)
    if not 1 <= number <= 65_535:
        raise _bad(text, "the port must be from 1 to 65535")
    return bracketed or name, number


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _resolved(address: ClusterAddress) -> list[str]:
    """The IP addresses of the host."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        why = f"the name {address.host} is not known"
        raise _unreachable(address, why, "Check the name, or use the IP address.") from None
    return [str(entry[4][0]) for entry in found]


def _answer(address: ClusterAddress, connection: socket.socket) -> AppError | None:
    """Wait for the first bytes of a scheduler. With TLS 1.3 a refused certificate is told only here."""
    first = b""
    with suppress(TimeoutError):
        while len(first) < _FIRST_BYTES and (piece := connection.recv(_FIRST_BYTES - len(first))):
            first += piece
    if len(first) == _FIRST_BYTES and int.from_bytes(first, "little") < _LONGEST_GREETING:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        return None
    if first:
        return _unreachable(address, "another program than a Dask scheduler answers there", "Check the port.")
    hint = "Check the port, and that the scheduler is not stuck."
    if address.scheme == "tcp":
        hint += " If it was started with certificates, use tls:// instead of tcp://."
    return _unreachable(address, "no Dask scheduler answers on that port", hint)


def _tls_error(address: ClusterAddress, error: ssl.SSLError) -> AppError:
    reason = (error.reason or str(error)).replace("_", " ").lower()
    if isinstance(error, ssl.SSLCertVerificationError):
        if "expired" in error.verify_message or "not yet valid" in error.verify_message:
            why = f"the certificate of the scheduler is not valid now: {error.verify_message}"
            hint = "Check the clocks of both computers, or restart the scheduler with new certificates."
        else:
            why = f"the certificate of the scheduler was not made by your authority: {error.verify_message}"
            hint = "Use the folder of certificates that the scheduler's was made in."
    elif "alert" in reason:
        why = f"the scheduler refuses the certificate of this computer: {reason}"
        hint = "Use the folder of certificates that the scheduler's was made in, and check that none has expired."
    elif "wrong version" in reason or "record layer" in reason or "unexpected eof" in reason:
        why = "the program that listens there does not use TLS"
        hint = "Start the scheduler with certificates; `rembg-desktop cluster certificates DIR` prints how."
        return _unreachable(address, why, hint)
    else:
        return _unreachable(address, reason, "See the log of the scheduler.")
    return AppError(ErrorCode.CERTIFICATE_UNUSABLE, f"Can't connect to {address}: {why}.", hint)


def _unreachable(address: ClusterAddress, why: str, hint: str) -> AppError:
    return AppError(ErrorCode.CLUSTER_UNREACHABLE, f"Can't connect to {address}: {why}.", hint)


def _bad(text: str, why: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"cluster: {text!r} is not a valid address: {why}.", _EXAMPLES)

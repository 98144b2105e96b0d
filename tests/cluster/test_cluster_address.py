import socket
import ssl
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from cluster_certificates import sign_again

from rembg_desktop.cluster import address as addresses
from rembg_desktop.cluster.address import ClusterAddress, diagnosis, is_loopback, require_extra
from rembg_desktop.cluster.certificates import Certificates, make_certificates
from rembg_desktop.errors import AppError, ErrorCode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tls://host:1", "tls://host:1"),
        (" tls://host ", "tls://host:8786"),
        ("tls://host:/", "tls://host:8786"),
        ("tcp://10.0.0.1:8786/", "tcp://10.0.0.1:8786"),
        ("tls://[fe80::1%eth0]:8786", "tls://[fe80::1%eth0]:8786"),
        ("tls://[::1]", "tls://[::1]:8786"),
        ("local:4", "local:4"),
        ("local://2", "local:2"),
    ],
)
def test_addresses_are_read_as_people_write_them(text: str, expected: str) -> None:
    read = ClusterAddress.parse(text)
    assert str(read) == expected
    assert ClusterAddress.parse(str(read)) == read
    assert read.is_local == text.startswith("local")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "must begin with tls://"),
        ("host:8786", "must begin with tls://"),
        ("http://host:8786", "http:// is not supported"),
        ("TLS://host", "TLS:// is not supported"),
        ("tls://", "must be a host and a port"),
        ("tls://user@host", "must be a host and a port"),
        ("tls://host/path", "must be a host and a port"),
        ("tls://host:port", "must be a host and a port"),
        ("tls://host:0", "the port must be"),
        ("tls://host:65536", "the port must be"),
        ("tls://::1:8786", "needs brackets"),
        ("tls://[::1", "brackets"),
        ("tls://[host]:1", "host is not an IPv6 address"),
        ("tls://two words:1", "must be a host and a port"),
        ("local", "number of processes is missing"),
        ("local:", "number of processes is missing"),
        ("local:-1", "number of processes is missing"),
        ("local:0", "from 1 to 256"),
        ("local:257", "from 1 to 256"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(AppError) as error:
        ClusterAddress.parse(text)
    assert error.value.code is ErrorCode.INVALID_OPTION
    assert reason in error.value.message
    assert "tls://HOST:8786" in error.value.hint


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.8.7", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("::ffff:10.0.0.1", False),
        ("10.0.0.1", False),
        ("fe80::1%lo", False),
        ("localhost", False),
    ],
)
def test_only_addresses_of_the_loopback_interface_count_as_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "[::1]", "localhost"])
def test_a_connection_without_encryption_stays_on_this_computer(host: str) -> None:
    assert is_loopback(ClusterAddress.parse(f"tcp://{host}:1").permitted().host)


@pytest.mark.parametrize("host", ["10.1.2.3", "0.0.0.0", "192.168.1.1", "[2001:db8::1]"])
def test_it_leaves_this_computer_only_if_that_was_asked_for(host: str) -> None:
    address = ClusterAddress.parse(f"tcp://{host}:1")
    with pytest.raises(AppError, match="would not be encrypted") as error:
        address.permitted()
    assert "--insecure-cluster" in error.value.hint
    assert address.permitted(insecure=True) == address
    encrypted = ClusterAddress.parse(f"tls://{host}:1")
    assert encrypted.permitted() == encrypted


def test_a_name_counts_as_loopback_only_if_all_its_addresses_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*found: str) -> None:
        answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 1)) for each in found]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_args, **_options: answer)

    resolve("127.0.0.1", "10.0.0.1")
    with pytest.raises(AppError, match="is not this computer"):
        ClusterAddress.parse("tcp://mixed:1").permitted()
    resolve("127.0.0.2", "127.0.0.1")
    assert ClusterAddress.parse("tcp://own:1").permitted().host == "127.0.0.2"  # and never resolved again


def test_an_unknown_name_is_said_to_be_unknown() -> None:
    with pytest.raises(AppError, match=r"the name nowhere\.invalid is not known") as error:
        ClusterAddress.parse("tcp://nowhere.invalid:1").permitted()
    assert error.value.code is ErrorCode.CLUSTER_UNREACHABLE


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    require_extra()
    monkeypatch.setattr(addresses, "find_spec", lambda name: None if name == "distributed" else object())
    with pytest.raises(AppError, match=r"not installed: distributed\.") as error:
        require_extra()
    assert error.value.code is ErrorCode.CLUSTER_UNAVAILABLE
    assert "pip install 'rembg-desktop[cluster]'" in error.value.hint


@contextmanager
def _server(greeting: bytes, own: Certificates | None = None):
    """Answers one connection with a greeting; with certificates as a scheduler does."""

    def serve() -> None:
        connection, _ = listener.accept()
        connection.settimeout(5)
        try:
            if own is not None:
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(own.ca))
                context.load_cert_chain(own.cert, own.key)
                context.verify_mode = ssl.CERT_REQUIRED
                connection = context.wrap_socket(connection, server_side=True)
            connection.sendall(greeting)
            connection.recv(1)
        except OSError:
            pass
        finally:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


GREETING = (200).to_bytes(8, "little")


@pytest.mark.parametrize(
    ("scheme", "greeting", "serves_tls", "foreign", "reason"),
    [
        ("tls", GREETING, True, False, None),
        ("tcp", GREETING, False, False, None),
        ("tls", GREETING, False, False, "does not use TLS"),
        ("tcp", b"", False, False, "no Dask scheduler answers"),
        ("tcp", b"HTTP/1.1 400\r\n", False, False, "another program than a Dask scheduler"),
        ("tls", GREETING, True, True, "was not made by your authority"),
    ],
)
def test_what_keeps_a_scheduler_from_answering_is_told(
    folder: Path, tmp_path: Path, scheme: str, greeting: bytes, serves_tls: bool, foreign: bool, reason: str | None
) -> None:
    if foreign:
        make_certificates(tmp_path)
    client = Certificates.of(tmp_path if foreign else folder) if scheme == "tls" else None
    with _server(greeting, Certificates.of(folder, "scheduler") if serves_tls else None) as port:
        found = diagnosis(ClusterAddress.parse(f"{scheme}://127.0.0.1:{port}"), client, seconds=0.5)
    assert (found is None) is (reason is None)
    if found:
        assert reason in found.message
        assert found.hint


def test_a_certificate_that_the_scheduler_refuses_is_told(folder: Path, tmp_path: Path) -> None:
    make_certificates(tmp_path)
    other = Certificates.of(tmp_path)
    mixed = Certificates(Certificates.of(folder).ca, other.cert, other.key)
    with _server(GREETING, Certificates.of(folder, "scheduler")) as port:
        found = diagnosis(ClusterAddress.parse(f"tls://127.0.0.1:{port}"), mixed)
    assert found is not None
    assert "refuses the certificate of this computer" in found.message


def test_an_expired_certificate_of_the_scheduler_is_told(tmp_path: Path) -> None:
    make_certificates(tmp_path)
    scheduler = Certificates.of(tmp_path, "scheduler")
    sign_again(scheduler, until=-1)
    with _server(GREETING, scheduler) as port:
        found = diagnosis(ClusterAddress.parse(f"tls://127.0.0.1:{port}"), Certificates.of(tmp_path))
    assert found is not None
    assert "certificate has expired" in found.message
    assert found.code is ErrorCode.CERTIFICATE_UNUSABLE


def test_an_absent_scheduler_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    found = diagnosis(ClusterAddress.parse(f"tcp://127.0.0.1:{port}"), None)
    assert found is not None
    assert f"no program listens on port {port}" in found.message

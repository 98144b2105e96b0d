"""HTTP itself: what is refused before the guard sees it, and what is answered although it is unusual."""

import json
import socket
from collections.abc import Iterable
from contextlib import suppress

from api_client import Api, parse, photo

from rembg_desktop.api.connections import MAX_HEAD_BYTES

GET = "GET /health HTTP/1.1\r\nHost: localhost:{port}\r\n"
POST = "POST /queue/submit HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: {authorization}\r\n"
FORM = "Content-Type: multipart/form-data; boundary=x\r\n"
CHUNKED = f"{POST}{FORM}Transfer-Encoding: chunked\r\n\r\n"
BODY = (
    b'--x\r\nContent-Disposition: form-data; name="images"; filename="a.jpg"\r\n\r\n' + photo() + b"\r\n--x--\r\n"
)
LONG = "x" * 9_000


def filled(api: Api, text: str) -> bytes:
    return text.format(port=api.port, authorization=api.headers["Authorization"]).encode("latin-1")


def answers(api: Api, *pieces: bytes | Iterable[bytes]) -> bytes:
    """All that the server answers to these bytes until it closes the connection."""
    received = b""
    with socket.create_connection(("127.0.0.1", api.port), timeout=60) as connection:
        with suppress(ConnectionError):  # it may close the connection before it has everything
            for piece in pieces:
                for data in [piece] if isinstance(piece, bytes) else piece:
                    connection.sendall(data)
        with suppress(ConnectionError):
            while part := connection.recv(65536):
                received += part
    return received


MALFORMED = {
    "no HTTP": "nonsense\r\n\r\n",
    "another version": "GET /health HTTP/3.0\r\nHost: localhost:{port}\r\n\r\n",
    "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "an unknown method": "GRAB /health HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "an address for a proxy": "GET http://evil.example/health HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "our own address for a proxy": "GET http://localhost:{port}/health HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "a tunnel": "CONNECT localhost:{port} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "an address without a slash": "GET health HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "a byte in the address": "GET /he\xe4lth HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "a space before the colon": GET + "X-A : b\r\n\r\n",
    "a folded header": GET + "X-A: b\r\n c\r\n\r\n",
    "a null byte": GET + "X-A: b\0c\r\n\r\n",
    "a header without a name": GET + ": b\r\n\r\n",
    "a long address": "GET /" + "a" * 40_000 + " HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
    "a long header": GET + "X-A: " + "b" * 40_000 + "\r\n\r\n",
    "many headers": GET + "".join(f"X-{number}: {LONG}\r\n" for number in range(4)) + "\r\n",
    "two lengths": POST + FORM + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a list of lengths": POST + FORM + "Content-Length: 1, 1\r\n\r\nab",
    "a length and chunks": POST + FORM + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "an unknown coding": POST + FORM + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks that are not the last coding": POST + FORM + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
    "no size of a chunk": CHUNKED + "zz\r\nab\r\n0\r\n\r\n",
    "a huge size of a chunk": CHUNKED + "f" * 20 + "\r\nab\r\n0\r\n\r\n",
    "a chunk that does not end": CHUNKED + "2\r\nabcd\r\n0\r\n\r\n",
}


def test_malformed_requests_are_refused(api: Api) -> None:
    for name, text in MALFORMED.items():
        status, headers, body = parse(answers(api, filled(api, text)))
        found = status, headers["connection"], headers["content-type"], json.loads(body)["code"]
        assert found == (400, "close", "application/problem+json", "malformed_request"), name
    assert api.spooled() == []


ENDLESS = {
    "address": "GET /",
    "name of a header": GET + "X-",
    "value of a header": GET + "X-A: ",
    "extension of a chunk": CHUNKED + "1;",
    "name after the body": CHUNKED + "0\r\n",
    "value after the body": CHUNKED + "0\r\nX-A: ",
}


def test_nothing_outside_of_a_body_is_endless(api: Api) -> None:
    for name, beginning in ENDLESS.items():
        sent = 0

        def endless() -> Iterable[bytes]:
            nonlocal sent
            while sent < 100_000_000:
                sent += 8192
                yield b"a" * 8192

        found = answers(api, filled(api, beginning), endless())
        assert sent < 20_000_000, name
        assert not found or b" 400 " in found.split(b"\r\n")[0], name
    assert api.spooled() == []
    assert api.client.get("/health").status_code == 200


def test_unusual_requests_are_answered(api: Api) -> None:
    length = f"Content-Length: {len(BODY)}\r\n"
    upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n"
    close = filled(api, GET + "Connection: close\r\n\r\n")
    post = filled(api, POST + FORM + length + "\r\n") + BODY
    size, chunks = len(BODY) // 7, b""
    for start in range(0, len(BODY), size):
        chunk = BODY[start : start + size]
        chunks += b"%x;a=b\r\n%s\r\n" % (len(chunk), chunk)
    trailers = b"0\r\nAuthorization: Bearer wrong\r\nHost: evil.example\r\n\r\n"
    cases: dict[str, tuple[list[bytes], list[int]]] = {
        "empty lines first": ([b"\r\n\r\n", close], [200]),
        "spaces around a value": ([filled(api, GET + "Connection:  close \t\r\n\r\n")], [200]),
        "headers of allowed size": (
            [filled(api, f"{GET}Connection: close\r\nX-A: {'a' * (MAX_HEAD_BYTES - 500)}\r\n\r\n")],
            [200],
        ),
        "several at once": ([filled(api, GET + "\r\n") * 3 + close], [200] * 4),
        "an upload in pieces": ([bytes([byte]) for byte in post] + [close], [202, 200]),
        "an upload, then another request at once": ([post + post + close], [202, 202, 200]),
        "chunks and trailers": ([filled(api, CHUNKED) + chunks + trailers + close], [202, 200]),
        "HTTP/2 is offered": ([filled(api, GET + upgrade + "\r\n"), close], [200, 200]),
        "HTTP/2 is offered, with a body": (
            [filled(api, POST + FORM + length + upgrade + "\r\n") + BODY + close],
            [202, 200],
        ),
        "a WebSocket": (
            [filled(api, GET + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n") + close],
            [200, 200],
        ),
        "asked to continue": (
            [filled(api, POST + FORM + length + "Expect: 100-continue\r\n\r\n") + BODY, close],
            [100, 202, 200],
        ),
    }
    for name, (pieces, wanted) in cases.items():
        statuses = [int(answer[1:4]) for answer in answers(api, pieces).split(b"HTTP/1.1")[1:]]
        assert statuses == wanted, name
    images = [image for job in api.manager.list().jobs for image in api.manager.images(job.id)]
    assert len(images) == 6
    assert {image.source.read_bytes() for image in images} == {photo()}

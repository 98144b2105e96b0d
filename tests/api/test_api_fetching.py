"""Downloads of photos that clients name by their address: from where, how much, how long, and what stays."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Final

import pytest
from api_client import Api, StartApi, photo

from rembg_desktop.api.dialects import fetching
from rembg_desktop.api.dialects.fetching import Allowed, FetchError, fetch, file_name, is_public

LIMIT: Final = 200_000

# fmt: off
NOT_PUBLIC = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.1.2.3", "168.63.129.16",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.168.1.1", "192.88.99.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1", "100::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "2002:c0a8:101::", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
)
# fmt: on


def test_only_addresses_of_the_internet_are_public() -> None:
    assert [text for text in NOT_PUBLIC if is_public(ipaddress.ip_address(text))] == []
    for text in ("8.8.8.8", "151.101.1.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"):
        assert is_public(ipaddress.ip_address(text)), text


RAW: Final = {
    "endless": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + 10 * (b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
    "nonsense": b"220 mail.example ESMTP\r\n" * 50,
}
FALSE: Final = {
    "lying": {"Content-Length": str(LIMIT + 1)},
    "short": {"Content-Length": str(len(photo()) + 1)},
    "zipped": {"Content-Encoding": "gzip"},
}


class Site(BaseHTTPRequestHandler):
    """Answers by path; notes what was asked for."""

    asked: list[str]
    is_over: Event

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind, _, rest = self.path[1:].partition("?")
        if kind in RAW:
            self.wfile.write(RAW[kind])
            return
        while kind == "slow" and not self.is_over.wait(0.05):
            self.wfile.write(b"b")
        status, body, headers = 200, photo(), {"Content-Type": "image/jpeg"}
        if kind in ("to", "loop"):
            status, body, headers = 302, b"", {"Location": rest or "/loop"}
        elif kind == "404":
            status = 404
        elif kind == "large":
            body = b"x" * (LIMIT + 1)
        headers |= FALSE.get(kind, {})
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # the client had enough
            super().handle()


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (Site,), {"asked": [], "is_over": Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=partial(server.serve_forever, 0.01))
    thread.start()
    yield server
    handler.is_over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def only_here(site: ThreadingHTTPServer) -> Allowed:
    """Allows what is refused otherwise: the test's own site, but not its neighbors."""
    here = ipaddress.ip_address("127.0.0.1")
    return Allowed(frozenset({site.server_address[1]}), lambda address: address == here, 1)


def fetched(url: str, allowed: Allowed) -> bytes:
    found = bytearray()

    async def take(data: bytes) -> None:
        found.extend(data)

    asyncio.run(fetch(url, LIMIT, take, allowed))
    return bytes(found)


def test_files_are_downloaded_also_after_redirects(site: ThreadingHTTPServer) -> None:
    base = f"http://127.0.0.1:{site.server_address[1]}"
    for path in ("/a.jpg", "/a%20b.jpg?c=d%20e", "/\xe9.jpg", "/to?/a.jpg", f"/to?{base}/a.jpg"):
        assert fetched(base + path, only_here(site)) == photo()
    assert "/%C3%A9.jpg" in site.RequestHandlerClass.asked


def test_what_is_not_a_file_of_an_allowed_server_is_refused(site: ThreadingHTTPServer) -> None:
    port = site.server_address[1]
    base = f"http://127.0.0.1:{port}"
    refused = {
        "/404": "status 404",
        "/large": "larger than 0.2 MB",
        "/lying": "larger than 0.2 MB",
        "/endless": "larger than 0.2 MB",
        "/zipped": "compresses",
        "/short": "cannot be reached",
        "/nonsense": "cannot be reached",
        "/slow": "longer than 1 s",
        "/loop": "more than 5 redirects",
        f"/to?http://127.0.0.2:{port}/": "public Internet",
        f"/to?//127.0.0.2:{port}/": "public Internet",
        "/to?http://127.0.0.1:22/": "port 22",
        "/to?file:///etc/passwd": "http and https",
        "/to?https://127.0.0.1/": "port 443",
    }
    for path, why in refused.items():
        with pytest.raises(FetchError, match=why):
            fetched(base + path, only_here(site))
    with pytest.raises(FetchError, match="cannot be reached"):  # it speaks no TLS
        fetched(f"https://127.0.0.1:{port}/", only_here(site))


MALFORMED = (
    "",
    "a.jpg",
    "//a.example/a.jpg",
    "ftp://a.example/a.jpg",
    "gopher://a.example/",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "http://",
    "http:///a.jpg",
    "http://user@a.example/a.jpg",
    "http://user:password@a.example/",
    "http://a.example:8080/",
    "http://a.example:0x50/",
    "http://a.example:99999/",
    "http://a.example\\@127.0.0.1/",
    "http://a.example/\r\nHost: b",
    "http://a.example/\x00",
    "http://[::1/",
    "http://[nonsense]/",
    "http://a..example/",
    "http://" + "a" * 64 + ".example/",
    "http://a.example/" + "a" * 5000,
)

HERE = (
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1%251]/",
    "http://169.254.169.254/latest/meta-data/",
    "https://192.168.0.1/",
    "http://\N{FULLWIDTH DIGIT ONE}27.0.0.1/",
)


def test_an_address_is_refused_before_anybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        pytest.fail("connected")

    monkeypatch.setattr(asyncio, "open_connection", refuse)
    for url in (*MALFORMED, *HERE):
        with pytest.raises(FetchError):
            fetched(url, fetching.PUBLIC)


def test_own_public_addresses_are_not_foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    class Card:
        address = "8.8.8.8"

    assert fetching.PUBLIC.address(ipaddress.ip_address("8.8.8.8"))
    monkeypatch.setattr(fetching.psutil, "net_if_addrs", lambda: {"eth0": [Card]})
    assert not fetching.PUBLIC.address(ipaddress.ip_address("8.8.8.8"))


def test_a_name_is_resolved_once_and_all_of_its_addresses_count(
    site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.server_address[1]
    resolved: list[str] = []
    given = [["127.0.0.1"], ["127.0.0.2"]]

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        resolved.append(host)
        addresses = given[len(resolved) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetched(f"http://photos.example:{port}/a.jpg", only_here(site)) == photo()
    assert resolved == ["photos.example"]
    given[1] = ["127.0.0.1", "10.0.0.1"]
    with pytest.raises(FetchError, match="public Internet"):
        fetched(f"http://photos.example:{port}/a.jpg", only_here(site))


def test_no_proxy_of_the_environment_is_used(site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetched(f"http://127.0.0.1:{site.server_address[1]}/a.jpg", only_here(site)) == photo()


def test_names_of_files() -> None:
    urls = (
        "http://a.example/b/c%20d.jpg?e",
        "http://a.example/",
        "http://a.example",
        "http://[",
        "http://a/%2F%2e%2e",
    )
    assert [file_name(url) for url in urls] == ["c d.jpg", "image", "image", "image", ".."]


Ask = Callable[[Api, str], Any]

WAYS: dict[str, Ask] = {
    "rembg, GET": lambda api, url: api.client.get("/api/remove", params={"url": url}),
    "rembg, POST": lambda api, url: api.client.post("/api/remove", files={"url": (None, url)}),
    "remove.bg, form": lambda api, url: api.client.post("/v1.0/removebg", files={"image_url": (None, url)}),
    "remove.bg, URL-encoded": lambda api, url: api.client.post("/v1.0/removebg", data={"image_url": url}),
    "remove.bg, JSON": lambda api, url: api.client.post("/v1.0/removebg", json={"image_url": url, "size": "auto"}),
    "remove.bg, background": lambda api, url: api.client.post(
        "/v1.0/removebg", data={"bg_image_url": url}, files={"image_file": ("b.jpg", photo())}
    ),
}


def test_downloads_are_off_unless_the_settings_allow_them(api: Api, start_api: StartApi) -> None:
    offline = start_api(dialects=["rembg", "removebg"])
    for name, ask in WAYS.items():
        answer = ask(offline, "http://photos.example/a.jpg")
        assert (answer.status_code, "works offline" in answer.text) == (400, True), name
    assert offline.spooled() == []
    assert [offline.client.get(f"/api/remove{query}").status_code for query in ("", "?url=")] == [422, 422]
    assert api.client.get("/api/remove", params={"url": "http://photos.example"}).status_code == 404


@pytest.fixture
def online(start_api: StartApi) -> Api:
    return start_api(dialects=["rembg", "removebg"], fetch_urls=True)


def test_downloads_go_through_the_queue_like_uploads(
    online: Api, site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PUBLIC", only_here(site))
    url = f"http://127.0.0.1:{site.server_address[1]}/a%20b.jpg"
    for name, ask in WAYS.items():
        answer = ask(online, url)
        assert answer.status_code == 503, name  # nobody processes the queue here
    jobs = online.manager.list().jobs
    assert len(jobs) == len(WAYS)
    images = [image for job in jobs for image in online.manager.images(job.id)]
    assert {image.source.read_bytes() for image in images} == {photo()}
    assert sorted(image.original_name for image in images) == ["a b.jpg"] * 5 + ["b.jpg"]
    head = online.client.head("/api/remove", params={"url": url})
    assert (head.status_code, len(online.manager.list().jobs)) == (200, len(WAYS))


def test_a_download_that_fails_leaves_nothing(online: Api) -> None:
    for url in ("http://127.0.0.1/a.jpg", f"http://localhost:{online.port}/health", "http://[::1]/", "nonsense"):
        for name, ask in WAYS.items():
            answer = ask(online, url)
            document = answer.json()
            assert answer.status_code == 400, name
            if "errors" in document:
                code = "failed_bg_download" if "background" in name else "failed_image_download"
                assert document["errors"][0]["code"] == code
            else:
                assert list(document) == ["detail"]
    assert online.spooled() == []
    assert [path.name for path in online.spool.glob("*")] == []
    assert online.server.app.state.service.spool._receiving == set()

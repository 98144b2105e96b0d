"""The table of attacks on every route of the app: the routes are asked from it, so that none can be forgotten."""

import json
import re
import selectors
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

import pytest
from api_client import Api, StartApi, parse
from waiting import Deadline

from rembg_desktop.api.connections import MAX_CONNECTIONS
from rembg_desktop.api.server import PUBLIC

DIALECTS: Final = ["rembg", "removebg"]
OPEN: Final = {"/openapi.json", "/health", "/version", "/docs", "/docs/{name}"}
"""Routes that need no token. A new one belongs here only if it shows nothing about jobs or files."""
FORMS: Final = {"/queue/submit", "/remove", "/api/remove", "/v1.0/removebg"}
"""Routes to which a form of a web page could be sent, which Origin and the token prevent."""
VALUES: Final = {"image_id": "1", "rule_set": "amazon", "hot_folder_id": "1", "name": "x.js"}


@dataclass(frozen=True)
class Route:
    """A method and a path of the app, with values in place of its parameters."""

    method: str
    template: str
    path: str

    @property
    def is_changing(self) -> bool:
        return self.method not in ("GET", "HEAD")

    def status(self, usual: int) -> int:
        """The status of a refusal, which remove.bg's dialect changes."""
        changed = {401: 403, 413: 400, 415: 400} if self.template.startswith("/v1.0/") else {}
        return changed.get(usual, usual)


def found(routes: Any) -> Iterator[tuple[str, str]]:
    for route in routes:
        if hasattr(route, "path"):
            for method in route.methods:
                yield method, route.path
        else:
            yield from found(route.original_router.routes)


def routes_of(api: Api) -> list[Route]:
    """All routes, with HEAD for each GET."""
    app = api.server.app
    job = api.manager.list().jobs[0].id
    pairs = set(found(app.routes))
    described = {(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods}
    pairs |= {("HEAD", path) for method, path in pairs if method == "GET"}
    assert described <= pairs, "the way to find the routes must be mended"
    values = {"job_id": job, **VALUES}
    return [
        Route(method, path, re.sub(r"\{(\w+)\}", lambda match: values[match[1]], path))
        for method, path in sorted(pairs)
    ]


@pytest.fixture
def api(start_api: StartApi) -> Api:
    api = start_api(dialects=DIALECTS, fetch_urls=True)
    api.submit("a.jpg", hold="true")
    return api


def refusal(api: Api, route: Route, headers: Mapping[str, str], path: str = "") -> tuple[int, dict[str, str]]:
    """Status and headers of the answer, which must have the form of its route."""
    sent = {"Host": f"localhost:{api.port}", **headers}
    status, found_headers, body = api.request(route.method, path or route.path, sent)
    if status >= 400 and body and not path:
        document = json.loads(body)
        key = {"/api": "detail", "/v1.": "errors"}.get(route.template[:4], "code")
        assert key in document, route
    assert not [name for name in found_headers if name.startswith("access-control")], route
    return status, found_headers


ATTACKS: Final[Mapping[str, tuple[Mapping[str, str], int]]] = {
    "a foreign host (DNS rebinding)": ({"Host": "evil.example:{port}"}, 421),
    "a host that begins like ours": ({"Host": "localhost.evil.example:{port}"}, 421),
    "another port": ({"Host": "localhost:1"}, 421),
    "a malformed host": ({"Host": "local host"}, 400),
    "a foreign origin": ({"Origin": "http://evil.example"}, 403),
    "no origin": ({"Origin": "null"}, 403),
    "our origin with TLS": ({"Origin": "https://localhost:{port}"}, 403),
    "a cross-site request": ({"Sec-Fetch-Site": "cross-site"}, 403),
    "another site of this computer": ({"Sec-Fetch-Site": "same-site"}, 403),
    "a preflight of a foreign page": (
        {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"},
        403,
    ),
}


def test_every_attack_is_refused_on_every_route(api: Api) -> None:
    routes = routes_of(api)
    before = api.manager.status(api.manager.list().jobs[0].id).as_dict(), api.spooled()
    for name, (headers, status) in ATTACKS.items():
        filled = {key: value.format(port=api.port) for key, value in headers.items()}
        for route in routes:
            assert refusal(api, route, filled)[0] == status, (name, route)
    assert (api.manager.status(api.manager.list().jobs[0].id).as_dict(), api.spooled()) == before
    assert len(api.manager.list().jobs) == 1


def test_every_route_needs_the_token_in_its_place(api: Api) -> None:
    assert api.token
    token = api.token.get()
    wrong = [
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Bearer {token}x"},
        {"Authorization": f"Basic {token}"},
        {"Authorization": token},
        {"Authorization": "", "X-Api-Key": "wrong"},
        {"Authorization": "", "Cookie": f"token={token}; api_key={token}"},
        {"Authorization": f"Bearer {token}", "X-Api-Key": "wrong"},
        {"Authorization": "", "X-Api-Key": token},
    ]
    routes = routes_of(api)
    for route in routes:
        is_dialect = route.template.startswith(("/api/", "/v1.0/"))
        for headers in wrong if route.method != "HEAD" else wrong[:1]:
            # The dialects take the token from X-Api-Key; if it is there, it counts, and nowhere else.
            is_right = headers.get("X-Api-Key") == token if is_dialect else headers == wrong[-2]
            status, _ = refusal(api, route, headers, f"{route.path}?token={token}&api_key={token}")
            refused = status == route.status(401)
            assert refused == (route.template not in OPEN and not is_right), (route, headers, status)
    assert {route.template for route in routes} >= OPEN
    assert len(PUBLIC) == len(OPEN)


def test_forms_of_web_pages_are_refused_on_every_route_that_changes_something(api: Api) -> None:
    kinds = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "x/y")
    for route in routes_of(api):
        if not route.is_changing:
            continue
        for kind in kinds:
            takes_form = kind.startswith("multipart") and (route.template in FORMS or route.method == "PUT")
            takes_form |= "urlencoded" in kind and route.template == "/v1.0/removebg"
            headers = {"Content-Type": kind, "Content-Length": "0" if takes_form else "2"}
            status, _ = refusal(api, route, headers)
            if route.template != "/v1.0/removebg":  # which has the same status for whatever is wrong
                assert (status == 415) is not takes_form, (route, kind)
            assert 400 <= status < 500, (route, kind)
            evil = refusal(api, route, {**headers, "Origin": "http://evil.example"})
            assert evil[0] == 403, (route, kind)
    assert len(api.manager.list().jobs) == 1


def test_large_bodies_are_refused_before_they_come(api: Api) -> None:
    for route in routes_of(api):
        for kind in ("application/json", "multipart/form-data; boundary=x", "image/png"):
            headers = {"Content-Type": kind, "Content-Length": "2000000001"}
            status, sent = refusal(api, route, headers)
            assert status in {route.status(413), route.status(415)}, (route, kind)
            assert sent["connection"] == "close"


def test_paths_lead_nowhere_else(api: Api) -> None:
    for route in routes_of(api):
        if route.method == "HEAD":
            continue
        plain = route.path.lstrip("/")
        beside = [f"//{plain}", f"/{plain}/", f"/./{plain}", f"/{plain.upper()}", f"/%2f{plain}", f"/{plain}%00"]
        public = [f"/docs/../{plain}", f"/docs/%2e%2e/{plain}", f"/docs/..%2f{plain}", f"/docs/..%5c{plain}"]
        public += [f"/health/../{plain}", f"/health;/{plain}"]
        for path in (*beside, *public):
            status, _ = refusal(api, route, {"Authorization": ""}, path)
            assert status in {400, 401, 404, 405}, (route, path)
        for path in (beside[0], beside[-1], public[1]):
            assert refusal(api, route, {}, path)[0] in {400, 404, 405, 415, 422}, (route, path)
    assert len(api.manager.list().jobs) == 1


@pytest.mark.timing
def test_slow_bodies_are_cut_off_on_every_route_at_once(api: Api) -> None:
    limit = Deadline(12)
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for route in routes_of(api):
            if not route.is_changing:
                continue
            kind = "multipart/form-data; boundary=x" if route.template in FORMS else "application/json"
            kind = "image/png" if route.method == "PUT" else kind
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", api.port), timeout=60))
            head = (
                f"{route.method} {route.path} HTTP/1.1\r\nHost: localhost:{api.port}\r\nContent-Type: {kind}\r\n"
                f"Authorization: {api.headers['Authorization']}\r\nContent-Length: 100000\r\n\r\n"
            )
            connection.sendall(head.encode() + (b"--x\r\n" if "form" in kind else b" "))
            selector.register(connection, selectors.EVENT_READ, route)
        while selector.get_map():
            for key, _ in selector.select(1):
                assert isinstance(key.fileobj, socket.socket)
                try:
                    data = key.fileobj.recv(65_536)
                except ConnectionResetError:
                    data = b""
                if not data or b"connection: close" in data.lower():
                    selector.unregister(key.fileobj)
            assert not limit.has_passed(), [key.data for key in selector.get_map().values()]
    assert len(api.manager.list().jobs) == 1


def test_too_many_connections_are_refused_with_a_reason(api: Api) -> None:
    with ExitStack() as stack:
        for _ in range(MAX_CONNECTIONS):
            stack.enter_context(socket.create_connection(("127.0.0.1", api.port), timeout=60))
        for path in ("/health", "/api/remove", "/v1.0/removebg"):
            with socket.create_connection(("127.0.0.1", api.port), timeout=60) as one:
                one.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{api.port}\r\n\r\n".encode())
                status, headers, body = parse(one.recv(65_536))
            assert (status, json.loads(body)["code"]) == (503, "too_many_connections")
            assert headers["retry-after"] == "10"

"""What a local server must refuse: each case by its name, with its status."""

import json
import os
import re
import socket
import stat
import time
from pathlib import Path

import psutil
import pytest
from api_client import Api, StartApi, code_of, photo
from waiting import Deadline

from rembg_desktop.paths import TokenFile
from rembg_desktop.queue.naming import safe_name

CHANGING = ["/queue/submit", "/queue/job/0123456789ab/cancel", "/queue/job/0123456789ab/retry"]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:{port}",
        "evil.localhost:{port}",
        "localhost.evil.example:{port}",
        "localhost",
        "localhost:1",
        "127.0.0.2:{port}",
        "[::2]:{port}",
        "localhost.:{port}",
    ],
)
def test_foreign_or_prefixed_host_is_421(api: Api, host: str) -> None:
    status, _, body = api.request("GET", "/queue/stats", {"Host": host.format(port=api.port)})

    assert (status, json.loads(body)["code"]) == (421, "host_not_allowed")


@pytest.mark.parametrize("host", ["", "local host:{port}", "localhost:{port}:1", "a/b", "[::1", "localhost:x"])
def test_malformed_host_is_400(api: Api, host: str) -> None:
    status, headers, body = api.request("GET", "/queue/stats", {"Host": host.format(port=api.port)})

    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert json.loads(body)["code"] in ("malformed_host", "malformed_request")


def test_missing_or_doubled_host_is_400(api: Api) -> None:
    missing, _, _ = api.request("GET", "/queue/stats", {})
    old, _, body = api.raw(f"GET /queue/stats HTTP/1.0\r\nAuthorization: {api.headers['Authorization']}\r\n\r\n")
    host = f"Host: localhost:{api.port}\r\n"
    doubled, _, _ = api.raw(f"GET /health HTTP/1.1\r\n{host}{host}Connection: close\r\n\r\n")

    assert (missing, old, doubled) == (400, 400, 400)
    assert json.loads(body)["code"] == "malformed_host"


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}", "LOCALHOST:{port}"])
def test_own_hosts_are_let_in(api: Api, host: str) -> None:
    status, _, _ = api.request("GET", "/queue/stats", {"Host": host.format(port=api.port)})

    assert status == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://localhost:1", "https://localhost:{port}", "http://127.0.0.1:{port}"],
)
def test_foreign_or_null_origin_is_403(api: Api, origin: str) -> None:
    headers = {"Origin": origin.format(port=api.port)}
    answers = [api.client.get("/queue/jobs", headers=headers), api.client.post("/queue/submit", headers=headers)]

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(403, "origin_not_allowed")] * 2


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_cross_site_fetch_is_403(api: Api, site: str) -> None:
    answer = api.client.get("/queue/jobs", headers={"Sec-Fetch-Site": site})

    assert (answer.status_code, code_of(answer)) == (403, "origin_not_allowed")


def test_own_origin_is_let_in(api: Api) -> None:
    headers = {"Origin": f"http://localhost:{api.port}", "Sec-Fetch-Site": "same-origin"}

    assert api.client.get("/queue/jobs", headers=headers).status_code == 200


def test_preflight_gets_no_allow_headers(api: Api) -> None:
    answer = api.client.options(
        "/queue/submit", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    )

    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_an_origin_of_the_settings_may_call_and_read(start_api: StartApi) -> None:
    api = start_api(origins=["https://shop.example"])
    headers = {"Origin": "https://shop.example", "Sec-Fetch-Site": "cross-site"}

    preflight = api.client.options("/queue/submit", headers={**headers, "Access-Control-Request-Method": "POST"})
    answer = api.client.get("/queue/jobs", headers=headers)
    token = api.client.get("/queue/jobs", headers={**headers, "Authorization": "Bearer wrong"})

    assert preflight.status_code == 204
    assert "Authorization" in preflight.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    assert answer.headers["vary"] == "Origin"
    assert token.status_code == 401


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
@pytest.mark.parametrize("path", CHANGING)
def test_form_or_text_in_place_of_json_is_415(api: Api, path: str, kind: str) -> None:
    answer = api.client.post(path, content=b'{"paths": ["/x"]}', headers={"Content-Type": kind})

    assert (answer.status_code, code_of(answer)) == (415, "unsupported_media_type")


def test_missing_wrong_or_query_string_token_is_401(api: Api) -> None:
    assert api.token
    token = api.token.get()
    offered = ["", "Bearer", "Bearer wrong", f"Bearer {token}x", f"Basic {token}", token, "Bearer \xe9"]
    for path in ("/queue/jobs", "/queue/stats", "/metrics", "/presets", "/models", "/nonsense"):
        for authorization in offered:
            status, headers, body = api.request(
                "GET", f"{path}?token={token}", {"Host": f"localhost:{api.port}", "Authorization": authorization}
            )
            assert (status, json.loads(body)["code"]) == (401, "unauthorized")
            assert headers["www-authenticate"].startswith("bearer")


@pytest.mark.parametrize("path", CHANGING)
def test_get_on_a_changing_route_is_405(api: Api, path: str) -> None:
    answer = api.client.get(path)

    assert (answer.status_code, code_of(answer)) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "POST"


NAMES = [
    "../../etc/passwd.jpg",
    "..\\..\\windows\\a.jpg",
    "/etc/passwd",
    "\\\\server\\share\\a.jpg",
    "C:\\a.jpg",
    "CON",
    "con.jpg",
    "LPT1 .png",
    "a.jpg::$DATA",
    "a:stream.jpg",
    "..",
    ".",
    ".bashrc",
    "a\x00.jpg",
    "a\nb.jpg",
    "~root.jpg",
    "ä" * 300 + ".jpg",
    " . ",
    "-rf.jpg",
    "\u202egpj.exe",
]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_stored_safely(api: Api, name: str) -> None:
    part = f'--x\r\nContent-Disposition: form-data; name="images"; filename="{name}"\r\n\r\n'
    body = part.encode() + photo() + b"\r\n--x--\r\n"
    before = {path for path in api.home.root.rglob("*") if api.spool not in path.parents}

    answer = api.client.post(
        "/queue/submit", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"}
    )

    if answer.status_code == 202:
        (image,) = api.manager.images(answer.json()["job_id"])
        assert image.source.resolve().is_relative_to(api.spool.resolve())
        assert image.destination.resolve().is_relative_to(api.spool.resolve())
        assert image.source.read_bytes() == photo()
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', image.source.name)
        assert stat.S_IMODE(image.source.stat().st_mode) == 0o600
    else:  # a header line that HTTP does not allow
        assert "\n" in name or "\x00" in name
        assert (answer.status_code, api.spooled()) == (400, [])
    after = {path for path in api.home.root.rglob("*") if api.spool not in path.parents}
    assert {path.name for path in after - before} <= {"spool", "queue.db-wal", "queue.db-shm"}


@pytest.mark.parametrize("name", NAMES)
def test_a_safe_name_is_no_path_no_device_and_not_hidden(name: str) -> None:
    safe = safe_name(name)

    assert safe == Path(safe).name
    assert not safe.startswith(".")
    assert safe.split(".")[0].strip().casefold() not in ("con", "lpt1", "nul")
    assert len(safe.encode()) < 200


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An allowed folder and one outside, each with a photo."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside, tmp_path / "inside-too"):
        folder.mkdir()
        (folder / "a.jpg").write_bytes(photo())
    return inside, outside


def test_paths_inside_the_allowed_folders_are_taken(start_api: StartApi, folders: tuple[Path, Path]) -> None:
    inside, _ = folders
    api = start_api(folders=[str(inside)])

    answer = api.client.post("/queue/submit", json={"paths": [str(inside)], "priority": 3})

    assert answer.status_code == 202
    assert answer.json()["destination"] == str(inside / "cutouts")
    assert api.manager.job(answer.json()["job_id"]).priority == 3


def test_results_of_uploads_may_go_into_an_allowed_folder(start_api: StartApi, folders: tuple[Path, Path]) -> None:
    inside, _ = folders
    api = start_api(folders=[str(inside)])

    assert api.submit("b.jpg", destination=str(inside / "out"))["destination"] == str(inside / "out")


def test_paths_outside_the_allowed_folders_urls_devices_and_fifos_are_422(
    start_api: StartApi, folders: tuple[Path, Path]
) -> None:
    inside, outside = folders
    os.mkfifo(inside / "pipe.jpg")
    (inside / "link.jpg").symlink_to(outside / "a.jpg")
    (inside / "device.jpg").symlink_to("/dev/zero")
    api = start_api(folders=[str(inside)])
    refused = [
        str(outside / "a.jpg"),
        str(inside / ".." / "outside" / "a.jpg"),
        f"{inside}-too/a.jpg",
        "/etc/passwd",
        "/dev/zero",
        "/proc/self/environ",
        "a.jpg",
        "~/a.jpg",
        "file:///etc/passwd",
        "http://localhost/a.jpg",
        "\\\\server\\share\\a.jpg",
        str(inside / "a.jpg\0"),
        str(inside / "pipe.jpg"),
        str(inside / "link.jpg"),
        str(inside / "device.jpg"),
        "",
    ]

    for path in refused:
        answer = api.client.post("/queue/submit", json={"paths": [path]})
        assert (path, answer.status_code, code_of(answer)) == (path, 422, "path_not_allowed")
    missing = api.client.post("/queue/submit", json={"paths": [str(inside / "no.jpg")]})
    elsewhere = api.client.post(
        "/queue/submit", json={"paths": [str(inside / "a.jpg")], "destination": str(outside)}
    )
    assert (missing.status_code, code_of(missing)) == (422, "source_missing")
    assert (elsewhere.status_code, code_of(elsewhere)) == (422, "path_not_allowed")
    assert api.manager.stats().jobs["pending"] == 0


def test_a_link_inside_a_walked_folder_does_not_lead_out(start_api: StartApi, folders: tuple[Path, Path]) -> None:
    inside, outside = folders
    (inside / "link.jpg").symlink_to(outside / "a.jpg")
    api = start_api(folders=[str(inside)])

    answer = api.client.post("/queue/submit", json={"paths": [str(inside)]})

    assert (answer.status_code, code_of(answer)) == (422, "path_not_allowed")


def test_a_link_in_a_folder_of_backgrounds_does_not_lead_out(
    start_api: StartApi, folders: tuple[Path, Path]
) -> None:
    inside, outside = folders
    behind = inside / "behind"
    behind.mkdir()
    (behind / "1.jpg").write_bytes(photo())
    api = start_api(folders=[str(inside)])
    submission = {"paths": [str(inside / "a.jpg")], "options": {"background": str(behind)}}
    assert api.client.post("/queue/submit", json=submission).status_code == 202
    (behind / "2.jpg").symlink_to(outside / "a.jpg")
    answer = api.client.post("/queue/submit", json=submission)
    assert (answer.status_code, code_of(answer)) == (422, "path_not_allowed")


def test_a_link_below_the_results_that_leads_outside_is_422(
    start_api: StartApi, folders: tuple[Path, Path]
) -> None:
    inside, outside = folders
    (inside / "sub").mkdir()
    (inside / "sub" / "b.jpg").write_bytes(photo())
    for results in (inside / "cutouts", inside / "chosen"):
        results.mkdir()
        (results / "sub").symlink_to(outside)
    api = start_api(folders=[str(inside)])
    submission = {"paths": [str(inside)], "recursive": True}

    answers = [
        api.client.post("/queue/submit", json=submission),
        api.client.post("/queue/submit", json={**submission, "destination": str(inside / "chosen")}),
    ]

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(422, "path_not_allowed")] * 2
    assert api.manager.list().jobs == ()
    assert [path.name for path in outside.iterdir()] == ["a.jpg"]


def test_a_link_that_stands_where_a_result_would_be_kept_is_422(
    start_api: StartApi, folders: tuple[Path, Path]
) -> None:
    inside, outside = folders
    secret = outside / "secret.png"
    secret.write_bytes(b"secret")
    for results in (inside / "cutouts", inside / "chosen"):
        results.mkdir()
        (results / "a.png").symlink_to(secret)
    api = start_api(folders=[str(inside)])
    skip = {"on_conflict": "skip"}
    form = {"destination": str(inside / "chosen"), "options": json.dumps(skip)}

    answers = [
        api.client.post("/queue/submit", json={"paths": [str(inside / "a.jpg")], "options": skip}),
        api.client.post("/queue/submit", files={"images": ("a.jpg", photo())}, data=form),
    ]

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(422, "path_not_allowed")] * 2
    assert api.manager.list().jobs == ()
    assert api.spooled() == []


def test_links_inside_the_allowed_folders_are_followed(start_api: StartApi, folders: tuple[Path, Path]) -> None:
    inside, _ = folders
    (inside / "sub").mkdir()
    (inside / "sub" / "b.jpg").write_bytes(photo())
    (inside / "elsewhere").mkdir()
    (inside / "cutouts").mkdir()
    (inside / "cutouts" / "sub").symlink_to(inside / "elsewhere")
    api = start_api(folders=[str(inside)])

    answer = api.client.post("/queue/submit", json={"paths": [str(inside)], "recursive": True})

    assert answer.status_code == 202


def test_no_folder_is_allowed_by_default(api: Api, folders: tuple[Path, Path]) -> None:
    answer = api.client.post("/queue/submit", json={"paths": [str(folders[0])]})

    assert (answer.status_code, code_of(answer)) == (422, "path_not_allowed")


def test_body_over_the_limit_is_413(start_api: StartApi) -> None:
    api = start_api(max_image_mb=1, max_request_mb=2)
    large = b"x" * 1_500_000

    one = api.client.post("/queue/submit", files={"images": ("a.jpg", large)})
    announced, _, body = api.request(
        "POST",
        "/queue/submit",
        {
            "Host": f"localhost:{api.port}",
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": "2000001",
        },
    )

    assert (one.status_code, code_of(one)) == (413, "body_too_large")
    assert (announced, json.loads(body)["code"]) == (413, "body_too_large")
    assert api.spooled() == []


def test_chunked_body_over_the_limit_is_413_with_flat_memory(start_api: StartApi) -> None:
    api = start_api(max_image_mb=100, max_request_mb=50)
    process = psutil.Process()
    api.submit("warm.jpg")
    before = process.memory_info().rss
    peak = 0
    head = (
        f"POST /queue/submit HTTP/1.1\r\nHost: localhost:{api.port}\r\n"
        f"Authorization: {api.headers['Authorization']}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    part = b'--x\r\nContent-Disposition: form-data; name="images"; filename="a.jpg"\r\n\r\n'
    block = b"x" * 1_000_000
    with socket.create_connection(("127.0.0.1", api.port), timeout=120) as connection:
        connection.sendall(head.encode() + b"%x\r\n%s\r\n" % (len(part), part))
        for _ in range(200):
            connection.sendall(b"%x\r\n%s\r\n" % (len(block), block))
            peak = max(peak, process.memory_info().rss)
        received = connection.recv(65536)

    assert b" 413 " in received.split(b"\r\n")[0]
    assert api.server.app.state.service.seen[-1].status == 413
    assert peak - before < 30_000_000
    assert [path.name for path in api.spooled() if path.suffix == ".jpg"] == ["warm.jpg"]


@pytest.mark.parametrize("framing", ["announced", "chunked", "one image"])
@pytest.mark.parametrize(
    ("path", "field", "status", "code"),
    [
        ("/queue/submit", "images", 413, b'"body_too_large"'),
        ("/remove", "images", 413, b'"body_too_large"'),
        ("/api/remove", "file", 413, b'"detail":"'),
        ("/v1.0/removebg", "image_file", 400, b'"file_too_large"'),
    ],
)
def test_a_client_that_sends_everything_first_can_read_that_it_was_too_much(
    start_api: StartApi, path: str, field: str, status: int, code: bytes, framing: str
) -> None:
    api = start_api(
        max_image_mb=1, max_request_mb=1 if framing != "one image" else 100, dialects=["rembg", "removebg"]
    )
    part = f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="a.jpg"\r\n\r\n'.encode()
    body = part + b"x" * 30_000_000 + b"\r\n--x--\r\n"
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{api.port}\r\nAuthorization: {api.headers['Authorization']}\r\n"
    )
    head += "Content-Type: multipart/form-data; boundary=x\r\n"
    if framing == "chunked":
        head += "Transfer-Encoding: chunked\r\n\r\n"
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    else:
        head += f"Content-Length: {len(body)}\r\n\r\n"
    health = f"GET /health HTTP/1.1\r\nHost: localhost:{api.port}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", api.port), timeout=120) as connection:
        connection.sendall(head.encode())
        for start in range(0, len(body), 1_000_000):
            connection.sendall(body[start : start + 1_000_000])
        connection.sendall(health.encode())
        received = b""
        while piece := connection.recv(65536):
            received += piece

    first, _, second = received.partition(b"HTTP/1.1 200")
    assert int(first.split()[1]) == status
    assert code in first
    assert second
    assert api.spooled() == []


@pytest.mark.parametrize("length", ["10", "99999999999999999999999", "-1", "1e3", "0x10"])
def test_false_or_malformed_length_is_refused(api: Api, length: str) -> None:
    body = '--x\r\nContent-Disposition: form-data; name="images"; filename="a.jpg"\r\n\r\nabc\r\n--x--\r\n'
    status, _, _ = api.request(
        "POST",
        "/queue/submit",
        {
            "Host": f"localhost:{api.port}",
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": length,
        },
        body,
    )

    assert status in (400, 413)
    assert api.spooled() == []


def test_content_length_and_transfer_encoding_together_are_400(api: Api) -> None:
    status, _, _ = api.request(
        "POST",
        "/queue/submit",
        {
            "Host": f"localhost:{api.port}",
            "Content-Type": "application/json",
            "Content-Length": "5",
            "Transfer-Encoding": "chunked",
        },
        "0\r\n\r\n",
    )

    assert status == 400


def test_the_lan_address_refuses_the_connection(api: Api) -> None:
    addresses = {
        address.address
        for interface in psutil.net_if_addrs().values()
        for address in interface
        if address.family == socket.AF_INET and not address.address.startswith("127.0.0.1")
    } | {"127.0.0.2"}

    for address in addresses:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((address, api.port), timeout=120)


def test_both_loopback_addresses_answer(api: Api) -> None:
    for address in ("127.0.0.1", "::1"):
        with socket.create_connection((address, api.port), timeout=120) as connection:
            connection.sendall(f"GET /health HTTP/1.1\r\nHost: localhost:{api.port}\r\n\r\n".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 200")


def test_the_token_is_made_once_kept_private_and_can_be_renewed(tmp_path: Path) -> None:
    file = TokenFile(tmp_path / "api-token")
    first = file.get()

    assert len(first) >= 43
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert TokenFile(file.path).get() == first
    second = TokenFile(file.path).renew()
    assert (file.matches(first), file.matches(second)) == (False, True)
    file.path.chmod(0o644)
    file.path.write_text("")
    assert file.get() not in ("", first, second)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_renewed_token_counts_at_once(api: Api) -> None:
    assert api.token
    TokenFile(api.token.path).renew()

    assert api.client.get("/queue/stats").status_code == 401
    assert api.client.get("/queue/stats", headers=api.headers).status_code == 200


def test_health_and_version_need_no_token_and_name_no_path(api: Api) -> None:
    for path in ("/health", "/version"):
        answer = api.client.get(path, headers={"Authorization": ""})
        assert answer.status_code == 200
        assert str(api.home.root) not in answer.text


def test_no_request_keeps_secrets_in_the_list_of_last_requests(api: Api) -> None:
    assert api.token
    api.client.get("/queue/jobs", params={"token": api.token.get()})

    seen = list(api.server.app.state.service.seen)
    assert (seen[-1].method, seen[-1].path) == ("GET", "/queue/jobs")
    assert api.token.get() not in repr(seen)


@pytest.mark.timing
def test_200_slow_connections_are_closed_within_10_s_while_others_are_served(api: Api) -> None:
    host = f"Host: localhost:{api.port}\r\n"
    authorization = f"Authorization: {api.headers['Authorization']}\r\n"
    form = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n"
    beginnings = [
        "",
        "GET /queue/jobs HT",
        f"GET /queue/jobs HTTP/1.1\r\n{host}",
        f"POST /queue/submit HTTP/1.1\r\n{host}{authorization}{form}",
    ]
    closed_by, given_up = Deadline(10), Deadline(12)
    slow = []
    for number in range(200):
        connection = socket.create_connection(("127.0.0.1", api.port), timeout=120)
        connection.sendall(beginnings[number % 4].encode())
        connection.settimeout(0.001)
        slow.append(connection)
    times: list[float] = []
    open_ones = set(slow)
    while open_ones and not given_up.has_passed():
        start = time.perf_counter()
        assert api.client.get("/queue/jobs").status_code == 200
        times.append(time.perf_counter() - start)
        for connection in list(open_ones):
            try:
                connection.sendall(b"x")  # a byte now and then does not help
                closed = connection.recv(1000) == b""
            except TimeoutError:
                closed = False
            except OSError:
                closed = True
            if closed:
                open_ones.discard(connection)
    in_time = not closed_by.has_passed()
    for connection in slow:
        connection.close()

    assert not open_ones
    assert in_time
    assert sorted(times)[int(len(times) * 0.95)] < 0.2

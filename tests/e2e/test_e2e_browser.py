"""A real browser: the description of the API works in it, and pages of other origins can do nothing."""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright
from program import PHOTOS, Program
from waiting import until

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="make test installs Chromium on Linux only"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert BROWSER, "make test installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def client(program: Program) -> Iterator[httpx.Client]:
    """A client with the token, of a service of its own."""
    with _service(program) as client:
        yield client


@contextmanager
def _service(program: Program, *more: str) -> Iterator[httpx.Client]:
    process = program.start("serve", "--port", 0, *more)
    try:
        assert process.stderr is not None
        url = process.stderr.readline().split()[2].rstrip(",")
        process.stderr.readline()
        token = {} if more else {"Authorization": f"Bearer {(program.home / 'api-token').read_text().strip()}"}
        with httpx.Client(base_url=url, headers=token, timeout=120) as client:
            yield client
    finally:
        process.terminate()
        process.communicate(timeout=120)


@contextmanager
def _foreign_page() -> Iterator[str]:
    """The address of a page on another port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                b"<!DOCTYPE html><link rel=icon href=data:,><title>Elsewhere</title><iframe name=answer></iframe>"
            )

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_description_renders_and_submits_a_photo(browser: Browser, client: httpx.Client) -> None:
    page = browser.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{client.base_url}/docs")
    expect(page.locator(".opblock")).not_to_have_count(0)
    assert page.locator(".opblock").count() >= 15
    expect(page.locator(".info .title")).to_contain_text("Rembg Desktop")

    page.get_by_role("button", name="Authorize").first.click()
    dialog = page.locator(".dialog-ux")
    dialog.locator("input").first.fill(client.headers["Authorization"].removeprefix("Bearer "))
    dialog.get_by_role("button", name="Apply credentials").click()
    dialog.get_by_role("button", name="Close").click()

    block = page.locator(".opblock-post", has=page.locator("[data-path='/queue/submit']"))
    block.locator(".opblock-summary-control").click()
    block.get_by_role("button", name="Try it out").click()
    _choose_photo(block)
    block.get_by_role("button", name="Execute").click()
    answer = block.locator(".live-responses-table .response").first
    expect(answer.locator(".response-col_status")).to_contain_text("202", timeout=30_000)
    job_id = re.search(r'"job_id":\s*"([0-9a-f]+)"', answer.inner_text())
    assert job_id, answer.inner_text()
    job = client.get(f"/queue/job/{job_id[1]}").json()
    assert job["progress"]["total"] == 1
    assert troubles == []
    own = (str(client.base_url), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    page.close()


def _choose_photo(block: Locator) -> None:
    block.locator(".opblock-section-request-body select").first.select_option("multipart/form-data")
    row = block.locator("tr", has_text="images").first
    if not row.locator("input[type=file]").count():
        row.get_by_role("button", name=re.compile("Add")).click()
    row.locator("input[type=file]").first.set_input_files(PHOTOS / "cat.jpg")


ATTEMPTS = {
    "submits what a page may send without asking": """
        const body = new FormData();
        body.append("images", new Blob(["not ours"], {type: "image/png"}), "a.png");
        return fetch(url + "/queue/submit", {method: "POST", mode: "no-cors", body});""",
    "submits after asking": """
        return fetch(url + "/queue/submit", {
            method: "POST", headers: {"Authorization": "Bearer x", "Content-Type": "application/json"},
            body: JSON.stringify({paths: ["/etc/hostname"]})});""",
    "submits plain text": """
        const body = JSON.stringify({paths: ["/etc/hostname"]});
        return fetch(url + "/queue/submit", {method: "POST", mode: "no-cors", body});""",
    "submits a form": """
        const form = document.createElement("form");
        Object.assign(form, {
            action: url + "/queue/submit", method: "POST", enctype: "multipart/form-data", target: "answer"});
        form.append(Object.assign(document.createElement("input"), {name: "preset", value: "Mask"}));
        document.body.append(form);
        const loaded = new Promise(done => document.querySelector("iframe").onload = done);
        form.submit();
        return loaded;""",
    "reads the jobs": "return fetch(url + '/queue/jobs').then(answer => answer.text());",
    "reads the jobs with what the browser knows of us": """
        return fetch(url + "/queue/jobs", {credentials: "include"}).then(answer => answer.text());""",
    "reads without asking": "return fetch(url + '/queue/jobs', {mode: 'no-cors'});",
    "shows a result": """
        return new Promise((done, failed) => {
            const image = new Image();
            Object.assign(image, {onload: done, onerror: failed, src: url + result});
        });""",
    "follows the events": """
        return new Promise((done, failed) => {
            const source = new EventSource(url + "/queue/events");
            source.onopen = done;
            source.onerror = () => { source.close(); failed(new Error("refused")); };
        });""",
    "cancels": "return fetch(url + '/queue/job/' + job + '/cancel', {method: 'POST', mode: 'no-cors'});",
    "cancels after asking": """
        return fetch(url + "/queue/job/" + job + "/cancel", {
            method: "POST", headers: {"Content-Type": "application/json"}});""",
}
"""What a page of another origin may try, as the bodies of functions of url, job and result."""


@pytest.mark.parametrize("more", [(), ("--no-token",)], ids=["with the token unknown", "without a token"])
def test_a_page_on_another_port_can_neither_submit_nor_read_nor_cancel(
    browser: Browser, program: Program, more: tuple[str, ...]
) -> None:
    with _service(program, *more) as client, _foreign_page() as address:
        with (PHOTOS / "cat.jpg").open("rb") as photo:
            job = client.post("/queue/submit", files={"images": ("cat.jpg", photo)}).json()["job_id"]
        until(lambda: client.get(f"/queue/job/{job}").json()["status"] == "completed")
        result = client.get(f"/queue/job/{job}").json()["images"][0]["links"]["result"]
        program.run("pause", check=0)
        with (PHOTOS / "cat.jpg").open("rb") as photo:
            waiting = client.post("/queue/submit", files={"images": ("cat.jpg", photo)}).json()["job_id"]

        page = browser.new_page()
        page.goto(address)
        statuses: list[int] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")  # tells of answers that the browser keeps from the page, too
        network.on("Network.responseReceivedExtraInfo", lambda got: statuses.append(got["statusCode"]))
        for what, script in ATTEMPTS.items():
            values = [str(client.base_url).rstrip("/"), waiting, result]
            page.evaluate(
                f"""async ([url, job, result]) => {{
                    try {{ await (async () => {{ {script} }})(); }} catch (refused) {{ return String(refused); }}
                }}""",
                values,
            )
            until(lambda: statuses or page.wait_for_timeout(20), 20)  # the browser tells us later than the page
            assert {*statuses} <= {401, 403, 405}, f"a page that {what}"
            statuses.clear()
        page.close()

        jobs = client.get("/queue/jobs").json()["jobs"]
        assert {found["job_id"]: found["status"] for found in jobs} == {job: "completed", waiting: "pending"}

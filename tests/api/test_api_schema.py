"""The app holds to its own description, whatever is sent to it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from api_client import StartApi

REQUESTS = int(os.environ.get("REMBG_DESKTOP_REQUESTS", "500"))
"""Random requests at least, in all."""
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,ignored_auth,unsupported_method"
)


@pytest.mark.timing
@pytest.mark.soak
@pytest.mark.timeout(1600)
def test_random_requests_break_neither_the_description_nor_the_server(start_api: StartApi, tmp_path: Path) -> None:
    api = start_api(dialects=["rembg", "removebg"])
    api.submit("a.jpg")
    url = f"http://localhost:{api.port}/openapi.json"
    words = [
        "run",
        url,
        "--checks",
        CHECKS,
        "--max-examples",
        str(REQUESTS * 135 // 1000),
        "--seed",
        "7",
        "--workers",
        "2",
    ]
    words += ["--phases", "coverage,fuzzing", "--header", f"Authorization: {api.headers['Authorization']}"]
    words += ["--exclude-path", "/queue/events", "--suppress-health-check", "all", "--no-color"]

    # Without an executor, the dialects answer 503 to photos.
    expected = 'expected-statuses = ["2xx", "3xx", "4xx", 503]'
    # Schemathesis cannot check its wrong forms against a schema that has files and no additional properties.
    only_valid = '[[operations]]\ninclude-path = "/v1.0/removebg"\nphases.fuzzing.generation.mode = "positive"'
    text = f"[checks.not_a_server_error]\n{expected}\n\n{only_valid}\n"
    (tmp_path / "schemathesis.toml").write_text(text, encoding="utf-8")

    done = subprocess.run(
        [Path(sys.executable).with_name("schemathesis"), *words],
        cwd=tmp_path,
        text=True,
        capture_output=True,
        timeout=1500,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-1000:]
    found = re.search(r"([\d,]+) generated", done.stdout)
    assert found, done.stdout[-3000:]
    assert int(found[1].replace(",", "")) >= REQUESTS

"""The description of the API, and the page that shows it without a network."""

import re

import pytest
from api_client import Api

from rembg_desktop.paths import resources


def test_the_page_loads_only_our_own_files(api: Api) -> None:
    page = api.client.get("/docs", headers={"Authorization": ""})

    assert page.status_code == 200
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(loaded) == 4
    for path in loaded:
        assert path.startswith("/docs/")
        assert api.client.get(path, headers={"Authorization": ""}).status_code == 200
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert "http" not in page.text.replace("HTTP API", "")


@pytest.mark.parametrize("name", ["nothing.js", "..%2f..%2fpyproject.toml", "LICENSE.txt", "%00"])
def test_nothing_else_is_handed_out(api: Api, name: str) -> None:
    assert api.client.get(f"/docs/{name}").status_code == 404


def test_the_license_of_the_page_lies_beside_it() -> None:
    folder = resources() / "swagger-ui"

    assert "Apache License" in (folder / "LICENSE.txt").read_text()
    assert "swagger-ui-dist" in (folder / "README.md").read_text()


def test_every_operation_is_described_with_its_errors(api: Api) -> None:
    document = api.client.get("/openapi.json").json()

    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation["description"], (method, path)
            if operation.get("security") != []:
                assert {"401", "403", "421"} <= set(operation["responses"]), (method, path)
    form = document["paths"]["/queue/submit"]["post"]["requestBody"]["content"]["multipart/form-data"]
    assert form["schema"]["required"] == ["images"]

"""Names from a table over the API."""

from pathlib import Path

import pytest
from api_client import Api, StartApi, photo

TABLE = "source;name;folder;sku\na;Shoe 1;Shoes;12\nB.JPG;Shoe 2;;13\n"


def destinations(api: Api, job_id: str) -> list[str]:
    job = api.client.get(f"/queue/job/{job_id}").json()
    made = [Path(output["destination"]) for image in job["images"] for output in image["outputs"]]
    return [path.relative_to(job["destination"]).as_posix() for path in made]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"names": TABLE}, ["Shoes/Shoe 1.png", "Shoe 2.png"]),
        ({"names": TABLE, "options": '{"name": "{sku}-{stem}"}'}, ["Shoes/12-Shoe 1.png", "13-Shoe 2.png"]),
        ({"names": "source;name\na;X\n", "names_missing": "keep"}, ["X.png", "b.png"]),
        ({"names": "source;name\na;X\nz;Y\n", "names_missing": "skip"}, ["X.png"]),
        ({"names": "source;preset\na;mask\nb;WebP for the web\n"}, ["a-mask.png", "WebP for the web/b.webp"]),
        ({"names": "source;preset\na;mask\nb;\n", "preset": "Transparent PNG"}, ["Mask/a-mask.png", "b.png"]),
    ],
)
def test_uploads_get_the_names_of_a_table(api: Api, fields: dict[str, str], expected: list[str]) -> None:
    assert destinations(api, api.submit("a.jpg", "b.jpg", **fields)["job_id"]) == expected


@pytest.mark.parametrize(
    ("fields", "code", "said"),
    [
        ({"names": "source;name\na;X\n"}, "invalid_option", "photos without a line in the table: b.jpg"),
        ({"names": "source;name\na;../x\nb;y\n"}, "invalid_option", "slash"),
        ({"names": "nonsense"}, "invalid_option", "no column is called source"),
        ({"names": TABLE, "names_missing": "some"}, "invalid_request", "stop, keep, skip"),
        ({"options": '{"name": "{sku}"}'}, "invalid_option", "{sku} is unknown"),
        ({"names": "source;preset\na;glow\nb;mask\n"}, "invalid_option", "no preset 'glow'"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(api: Api, fields: dict[str, str], code: str, said: str) -> None:
    files = [("images", (name, photo())) for name in ("a.jpg", "b.jpg")]
    answer = api.client.post("/queue/submit", files=files, data=fields)
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert said in answer.text
    assert api.client.get("/queue/jobs").json()["jobs"] == []


def test_paths_get_the_names_of_a_table(start_api: StartApi, tmp_path: Path) -> None:
    api = start_api(folders=(str(tmp_path),))
    (tmp_path / "sub").mkdir()
    for name in ("a.jpg", "sub/b.jpg"):
        (tmp_path / name).write_bytes(photo())
    body = {"paths": [str(tmp_path)], "recursive": True, "names": "source,name,folder\na,X,\nsub/b,Y,z/x\n"}
    answer = api.client.post("/queue/submit", json=body)
    assert answer.status_code == 202, answer.text
    assert destinations(api, answer.json()["job_id"]) == ["X.png", "z/x/Y.png"]
    answer = api.client.post("/queue/submit", json={**body, "names": "source,name\na,X\n"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_option")
    answer = api.client.post("/queue/submit", json={**body, "names_missing": "some"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")

# pyright: basic, reportMissingImports=false
"""Which addresses in stores clients may name, since the program acts there with its own credentials."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest
from api_client import StartApi, code_of, photo
from rendering import render

from rembg_desktop.options import RemovalOptions
from rembg_desktop.publish.stores import StorePath, located, object_address, stores


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[StorePath]:
    """A store in memory with photos: `shop/a.jpg`, and others beside the folder `shop`."""
    stores.cache_clear()
    root = located(f"memory://{uuid4()}")
    assert isinstance(root, StorePath)
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo())
    for name in ("shop/a.jpg", "shop/sub/b.jpg", "shop-private/a.jpg", "Shop/a.jpg", "private/a.jpg", "a.jpg"):
        stores().put(file, root / name, replace=True)
    yield root
    fsspec.filesystem("memory").rm(root.parts[1], recursive=True)


def names(folder: StorePath) -> list[str]:
    if stores().find(folder) is None:
        return []
    return sorted(found.path.name for page, _ in stores().pages(folder, recursive=True) for found in page)


def test_photos_of_an_allowed_folder_are_taken_and_results_put_there(
    start_api: StartApi, bucket: StorePath
) -> None:
    api = start_api(folders=[f"{bucket}/shop/"])
    wanted = {"paths": [f"{bucket}/shop/"], "recursive": True, "destination": f"{bucket}/shop/out"}

    answer = api.client.post("/queue/submit", json=wanted)
    render(api.store, api.home, api.settings)

    assert (answer.status_code, answer.json()["total"]) == (202, 2)
    assert answer.json()["destination"] == f"{bucket}/shop/out"
    assert names(bucket / "shop" / "out") == ["a.png", "b.png"]
    found = api.client.get(answer.json()["links"]["self"]).json()
    assert [image["output"] for image in found["images"]] == [
        f"{bucket}/shop/out/a.png",
        f"{bucket}/shop/out/sub/b.png",
    ]
    assert [image["links"]["result"] for image in found["images"]] == [None, None]
    for link in (f"{found['links']['self']}/result/{found['images'][0]['id']}", found["links"]["results"]):
        result = api.client.get(link)
        assert (result.status_code, code_of(result)) == (409, "result_in_store")


def test_results_of_uploads_may_go_to_an_allowed_folder_but_not_those_that_are_the_answer(
    start_api: StartApi, bucket: StorePath
) -> None:
    api = start_api(folders=[str(bucket)])
    form, files = {"destination": f"{bucket}/out"}, {"images": ("u.jpg", photo())}

    job = api.client.post("/queue/submit", data=form, files=files)
    one = api.client.post("/remove", data=form, files=files)
    render(api.store, api.home, api.settings)

    assert (job.status_code, job.json()["destination"]) == (202, f"{bucket}/out")
    assert (one.status_code, code_of(one), one.json()["errors"][0]["field"]) == (
        422,
        "invalid_request",
        "destination",
    )
    assert names(bucket / "out") == ["u.png"]


def test_every_other_address_is_422_and_does_not_tell_what_is_there(
    start_api: StartApi, bucket: StorePath
) -> None:
    api = start_api(
        folders=[f"{bucket}/shop", "/", "sftp://nas/photos", "s3://shop", "gs://key:secret@x", "s3://"]
    )
    name = bucket.parts[1]
    refused = [
        str(bucket),
        f"{bucket}/a.jpg",
        f"{bucket}/shop-private/a.jpg",
        f"{bucket}/Shop/a.jpg",
        f"{bucket}/private/a.jpg",
        f"{bucket}/missing.jpg",
        f"{bucket}/shop/../private/a.jpg",
        f"{bucket}/shop/./a.jpg",
        f"{bucket}/shop//a.jpg",
        f"{bucket}/shop/.\t./private/a.jpg",
        f"{bucket}/shop/\n/a.jpg",
        f"{bucket}/shop/a.jpg\0",
        f"{bucket}/shop\\..\\private\\a.jpg",
        f"{bucket}/%73hop/a.jpg",
        f"{bucket}/shop?versionId=1/a.jpg",
        f"{bucket}/shop/a.jpg?versionId=1",
        f"{bucket}%2Fshop/a.jpg",
        f"memory:///{name}/shop/a.jpg",
        f"memory:/{name}/shop/a.jpg",
        f"memory://user@{name}/shop/a.jpg",
        f" {bucket}/shop/a.jpg",
        f"simplecache::{bucket}/shop/a.jpg",
        f"file://{bucket}/shop/a.jpg",
        "s3://shop-private/a.jpg",
        "s3://shop.evil/a.jpg",
        "s3://Shop/a.jpg",
        "s3://shop@evil/a.jpg",
        "s3://evil@shop/a.jpg",
        "s3://key:secret@shop/a.jpg",
        "s3a://shop/a.jpg",
        "gs://shop/a.jpg",
        "sftp://nas/photos/a.jpg",
        "http://localhost/a.jpg",
        "s3://",
        "s3:///shop/a.jpg",
        "s3:shop/a.jpg",
    ]

    for address in refused:
        for wanted in (
            {"paths": [address]},
            {"paths": [f"{bucket}/shop"], "destination": address},
            {"paths": [f"{bucket}/shop"], "review_folder": address},
        ):
            answer = api.client.post("/queue/submit", json=wanted)
            assert (wanted, answer.status_code, code_of(answer)) == (wanted, 422, "path_not_allowed")
        form, files = {"destination": address}, {"images": ("u.jpg", photo())}
        answer = api.client.post("/queue/submit", data=form, files=files)
        assert answer.status_code in {400, 422}, address
        assert code_of(answer) in {"path_not_allowed", "malformed_request", "invalid_request"}, address
    missing = api.client.post("/queue/submit", json={"paths": [f"{bucket}/shop/no.jpg"]})
    assert (missing.status_code, code_of(missing)) == (422, "source_missing")
    assert api.manager.list().jobs == ()
    assert api.spooled() == []


def test_without_the_setting_no_address_is_allowed_and_a_local_folder_allows_none(
    start_api: StartApi, bucket: StorePath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folders in ([], ["/"], [str(tmp_path)], [str(tmp_path / f"memory:/{bucket.parts[1]}")]):
        api = start_api(folders=folders)
        answer = api.client.post("/queue/submit", json={"paths": [f"{bucket}/shop"]})
        assert (answer.status_code, code_of(answer)) == (422, "path_not_allowed")


def test_the_photos_of_another_job_are_rendered_again_only_where_both_places_are_allowed(
    start_api: StartApi, bucket: StorePath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # an address is no path below the working folder
    for folders, destination, status in (
        ([str(tmp_path), f"{bucket}/shop"], None, 422),
        ([str(tmp_path), f"{bucket}/shop"], f"{bucket}/shop/out", 422),
        ([f"{bucket}/private"], f"{bucket}/shop", 422),
        ([f"{bucket}/private"], None, 202),
    ):
        api = start_api(folders=folders)
        plan = api.manager.plan([bucket / "private"], RemovalOptions())
        job = api.manager.submit(plan, RemovalOptions())
        body = {"destination": destination} if destination else {}
        assert api.client.post(f"/queue/job/{job.id}/rerender", json=body).status_code == status


def test_a_background_and_a_folder_for_review_are_on_this_computer(start_api: StartApi, bucket: StorePath) -> None:
    api = start_api(folders=[str(bucket)])
    background = {"paths": [f"{bucket}/shop"], "options": {"background": f"{bucket}/shop/a.jpg"}}
    review = {"paths": [f"{bucket}/shop"], "review_folder": f"{bucket}/review"}

    answers = [api.client.post("/queue/submit", json=wanted) for wanted in (background, review)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert api.manager.list().jobs == ()


def test_files_of_this_computer_and_of_a_store_are_no_one_job(
    start_api: StartApi, bucket: StorePath, tmp_path: Path
) -> None:
    api = start_api(folders=[str(bucket), str(tmp_path)])
    answer = api.client.post(
        "/queue/submit", json={"paths": [f"{bucket}/shop", os.fspath(tmp_path / "photo.jpg")]}
    )
    assert (answer.status_code, code_of(answer)) == (422, "invalid_option")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("S3://shop/", "s3://shop"),
        ("gs://shop/100% a/%2e%2e/b", "gs://shop/100% a/%2e%2e/b"),
        ("s3://shop/ä\u202f.jpg", "s3://shop/ä\u202f.jpg"),
        *(
            (text, None)
            for text in ("/shop", "s3://", "s3://a/..", "s3://a\\b", "s3://a/\x7f", "sftp://nas/a", "")
        ),
        *((text, None) for text in ("s3://a:b@shop/x", "s3://shop/\ud800", "https://shop.example/a")),
    ],
)
def test_what_an_address_in_an_object_store_is(text: str, address: str | None) -> None:
    found = object_address(text)
    assert (str(found) if found else None) == address

"""Uploads: their order, and their names in every way in which clients send them."""

import base64
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, photo

from rembg_desktop.remote.client import MultipartForm, Upload

COLORS = ("#ff0000", "#00ff00", "#0000ff")


def send(api: Api, *dispositions: str | bytes, **headers: str) -> dict[str, Any]:
    """Submit photos of different colors, one for each Content-Disposition; the job with its images."""
    body = b""
    for number, disposition in enumerate(dispositions):
        raw = disposition.encode() if isinstance(disposition, str) else disposition
        body += b'--x\r\nContent-Disposition: form-data; name="images"' + raw + b"\r\n\r\n"
        body += photo(color=COLORS[number % 3]) + b"\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=x", **headers}
    answer = api.client.post("/queue/submit", content=body + b"--x--\r\n", headers=kind)
    assert answer.status_code == 202, answer.text
    return api.client.get(answer.json()["links"]["self"]).json()


def contents(job: dict[str, Any], api: Api) -> list[bytes]:
    return [image.source.read_bytes() for image in api.manager.images(job["job_id"])]


def test_images_have_the_order_of_the_parts(api: Api) -> None:
    names = ("IMG_10.jpg", "b.jpg", "IMG_2.jpg", "a.jpg")
    job = send(api, *(f'; filename="{name}"' for name in names))

    assert [(image["index"], image["original_name"]) for image in job["images"]] == list(enumerate(names, 1))


def test_parts_with_one_name_keep_their_index_and_their_name(api: Api) -> None:
    job = send(api, *['; filename="image.jpg"'] * 3)

    assert [image["index"] for image in job["images"]] == [1, 2, 3]
    assert [image["original_name"] for image in job["images"]] == ["image.jpg"] * 3
    assert contents(job, api) == [photo(color=color) for color in COLORS]
    assert len({image["destination"] for image in job["images"]}) == 3


def test_the_number_in_a_result_name_follows_the_parts(api: Api) -> None:
    files = [("images", (name, photo())) for name in ("b.jpg", "a.jpg")]
    answer = api.client.post("/queue/submit", files=files, data={"options": '{"name": "{index}-{stem}"}'}).json()

    images = api.client.get(answer["links"]["self"]).json()["images"]

    assert [image["destination"].rpartition("/")[2] for image in images] == ["1-b.png", "2-a.png"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("; filename*=UTF-8''caf%C3%A9%20%E2%82%AC.jpg", "café €.jpg"),
        ("; filename*=utf-8'fr'caf%C3%A9.jpg", "café.jpg"),
        ("; filename*=iso-8859-1'en'%A3.jpg", "£.jpg"),
        ("; FileName*=UTF-8''a.jpg", "a.jpg"),
        ("; filename=\"cafe.jpg\"; filename*=UTF-8''caf%C3%A9.jpg", "café.jpg"),
        ("; filename*=UTF-8''caf%C3%A9.jpg; filename=\"cafe.jpg\"", "café.jpg"),
        ("; filename=\"cafe.jpg\"; filename*=no-such-charset''caf%C3%A9.jpg", "cafe.jpg"),
        ('; filename="cafe.jpg"; filename*=UTF-8', "cafe.jpg"),
        ("; filename=\"cafe.jpg\"; filename*=UTF-8''%FF.jpg", "cafe.jpg"),
        ("; filename=\"a; filename*=UTF-8''b.jpg\"", "a; filename*=UTF-8''b.jpg"),
        ('; filename="=?UTF-8?B?' + base64.b64encode("写真.jpg".encode()).decode() + '?="', "写真.jpg"),
        ('; filename="=?utf-8?Q?caf=C3=A9_1.jpg?="', "café 1.jpg"),
        ('; filename="=?iso-8859-1?q?caf=E9?= =?utf-8?q?=C3=A9.jpg?="', "caféé.jpg"),
        ('; filename="=?no-such?q?caf=E9?=.jpg"', "=?no-such?q?caf=E9?=.jpg"),
        ('; filename="2 =? 3.jpg"', "2 =? 3.jpg"),
        ('; filename="フォト.jpg"', "フォト.jpg"),
        ('; filename="café.jpg"'.encode("latin-1"), "café.jpg"),
        ('; filename="photos/../b.jpg"', "b.jpg"),
        ("; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd.jpg", "passwd.jpg"),
    ],
)
def test_a_name_is_reported_as_the_client_meant_it(api: Api, disposition: str | bytes, name: str) -> None:
    job = send(api, disposition)

    assert job["images"][0]["original_name"] == name
    assert contents(job, api) == [photo(color=COLORS[0])]
    [source] = [image.source for image in api.manager.images(job["job_id"])]
    assert source.parent.name == "uploads"
    assert source.parent.parent.parent == api.spool


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ('"Wed, 14 Dec 2005 13:44:50 GMT"', 1_134_567_890),
        ('"Wed, 14 Dec 2005 14:44:50 +0100"', 1_134_567_890),
        ('"Wed, 14 Dec 2005 13:44:50 -0000"', 1_134_567_890),
        ('"yesterday"', None),
        ('"Wed, 14 Dec 99999 13:44:50 GMT"', None),
    ],
)
def test_an_upload_has_the_time_that_its_part_states(api: Api, date: str, time: int | None) -> None:
    job = send(api, f'; filename="a.jpg"; modification-date={date}')

    [image] = api.manager.images(job["job_id"])
    found = image.source.stat().st_mtime
    assert found == time if time else found > 1_700_000_000


def test_files_that_this_program_sends_state_their_time(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(photo())
    form = MultipartForm({}, [Upload(path, "a.jpg", path.stat().st_size, 1_134_567_890.9)])

    answer = api.client.post("/queue/submit", content=b"".join(form.body()), headers=form.headers).json()

    [image] = api.manager.images(answer["job_id"])
    assert image.source.stat().st_mtime == 1_134_567_890


def test_the_name_survives_another_submission_of_the_same_images(api: Api) -> None:
    job = send(api, "; filename*=UTF-8''caf%C3%A9%3A1.jpg")
    options = api.manager.job(job["job_id"]).options

    again = api.manager.submit(api.manager.plan_again(job["job_id"], options), options)

    assert [image.original_name for image in api.manager.images(again.id)] == ["café:1.jpg"]
    assert [image.source.name for image in api.manager.images(again.id)] == ["café_1.jpg"]


def test_a_retry_with_the_same_key_gives_the_same_job_whatever_the_names(api: Api) -> None:
    parts = ('; filename="image.jpg"', '; filename="image.jpg"', "; filename*=UTF-8''%C3%A9.jpg")
    key = {"Idempotency-Key": "order-18"}

    first, second = send(api, *parts, **key), send(api, *parts, **key)

    assert second == first
    assert len(list(api.spool.iterdir())) == 1


def test_a_local_file_reports_its_own_name(api: Api, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photo())
    options = api.manager.job(api.submit("b.jpg")["job_id"]).options
    plan = api.manager.plan([tmp_path / "a.jpg"], options)

    job = api.manager.submit(plan, options)

    assert api.manager.status(job.id).as_dict()["images"][0]["original_name"] == "a.jpg"

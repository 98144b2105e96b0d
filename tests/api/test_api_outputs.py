"""Several files of each image over the API: what is asked for, what is reported, and what is sent."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, StartApi, photo
from several import make_outputs

from rembg_desktop.api import results, schemas

PNG, WHITE, WEBP = "Transparent PNG", "White shop picture", "WebP for the web"
BOTH = json.dumps([PNG, WHITE])


def status(api: Api, job_id: str) -> dict[str, Any]:
    document = api.client.get(f"/queue/job/{job_id}").json()
    schemas.JobDetailDocument.model_validate(document)
    return document


def test_presets_of_a_form_are_outputs_of_every_image(api: Api) -> None:
    job = status(api, api.submit("a.jpg", "b.jpg", presets=BOTH, options='{"quality": 55}')["job_id"])
    assert [(output["name"], output["options"]["quality"]) for output in job["outputs"]] == [
        (PNG, 55),
        (WHITE, 55),
    ]
    assert job["preset"] == PNG
    assert job["progress"]["total"] == 2
    for image in job["images"]:
        assert [(output["number"], output["preset"], output["status"]) for output in image["outputs"]] == [
            (1, PNG, "pending"),
            (2, WHITE, "pending"),
        ]
        assert image["destination"] == image["outputs"][0]["destination"]
        assert image["links"] == {"result": None, "outputs": [None, None]}


def test_an_image_with_one_file_reports_it_as_its_only_output(api: Api) -> None:
    job = status(api, api.submit("a.jpg", preset=WEBP)["job_id"])
    (output,) = job["images"][0]["outputs"]
    assert output["destination"] == job["images"][0]["destination"]
    assert job["images"][0]["links"] == {"result": None}
    assert [item["name"] for item in job["outputs"]] == [WEBP]


def test_outputs_are_sets_of_options_on_presets_or_the_defaults(start_api: StartApi, tmp_path: Path) -> None:
    api = start_api(folders=(str(tmp_path),))
    (tmp_path / "a.jpg").write_bytes(photo())
    wanted = {
        "paths": [str(tmp_path / "a.jpg")],
        "options": {"feather": 2},
        "outputs": [
            {"name": "shop", "preset": "white SHOP picture", "options": {"quality": 80}},
            {"preset": WEBP},
            {"name": "list", "options": {"format": "webp", "feather": 2}},
        ],
    }
    answer = api.client.post("/queue/submit", json=wanted)
    assert answer.status_code == 202, answer.text
    outputs = api.manager.job(answer.json()["job_id"]).outputs
    assert [(output.name, output.options.format.value, output.options.quality) for output in outputs] == [
        ("shop", "jpeg", 80),
        (WEBP, "webp", 85),
        ("list", "webp", 90),
    ]
    assert {output.options.feather for output in outputs} == {2}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"presets": '["No such"]'}, "unknown_preset"),
        ({"presets": "[]"}, "invalid_request"),
        ({"presets": PNG}, "invalid_request"),
        ({"presets": BOTH, "preset": PNG}, "invalid_request"),
        ({"presets": BOTH, "outputs": "[{}]"}, "invalid_request"),
        ({"presets": json.dumps([PNG, PNG])}, "invalid_option"),
        ({"outputs": '[{"name": "a", "options": {"colour": 1}}]'}, "invalid_option"),
        ({"outputs": '[{"name": "a", "unknown": 1}]'}, "invalid_request"),
        ({"outputs": '[{"preset": "Mask"}, {"name": "b", "options": {"feather": 3}}]'}, "invalid_option"),
        ({"outputs": '[{"name": "a", "options": {"background": "/etc/passwd"}}]'}, "path_not_allowed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_queued(api: Api, fields: dict[str, str], code: str) -> None:
    answer = api.client.post("/queue/submit", files=[("images", ("a.jpg", photo()))], data=fields)
    assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert api.manager.list().jobs == ()
    assert api.spooled() == []


def test_a_single_image_whose_result_is_the_answer_has_one_file(api: Api) -> None:
    answer = api.client.post("/remove", files=[("images", ("a.jpg", photo()))], data={"presets": BOTH})
    assert answer.status_code == 422


def test_each_file_can_be_fetched_and_the_archive_has_them_all(api: Api) -> None:
    job_id = api.submit("a.jpg", presets=BOTH)["job_id"]
    make_outputs(api.store)
    (image,) = status(api, job_id)["images"]
    assert image["status"] == "completed"
    assert image["output"] == image["outputs"][0]["output"]
    links = image["links"]["outputs"]
    assert links == [f"{image['links']['result']}?output={number}" for number in (1, 2)]
    answers = [api.client.get(link) for link in (image["links"]["result"], *links)]
    assert [answer.headers["content-type"] for answer in answers] == ["image/png", "image/png", "image/jpeg"]
    assert answers[2].content == Path(image["outputs"][1]["output"]).read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(api.client.get(f"/queue/job/{job_id}/results.zip").content))
    assert sorted(archive.namelist()) == [f"{WHITE}/a.jpg", "a.png"]


def test_a_failed_file_is_told_and_made_alone_by_a_retry(api: Api) -> None:
    job_id = api.submit("a.jpg", presets=BOTH)["job_id"]
    make_outputs(api.store, fails=2)
    (image,) = status(api, job_id)["images"]
    assert image["status"] == "failed"
    assert [output["status"] for output in image["outputs"]] == ["completed", "failed"]
    base = f"/queue/job/{job_id}/result/{image['id']}"
    assert api.client.get(base).headers["content-type"] == "image/png"
    assert api.client.get(f"{base}?output=2").json()["code"] == "background_unreadable"
    assert api.client.get(f"{base}?output=3").status_code == 404
    assert api.client.get(f"{base}?output=0").status_code == 422
    assert api.client.post(f"/queue/job/{job_id}/retry").status_code == 202
    made = api.store.claim("test")
    assert made is not None
    assert made.destination.name == "a.jpg"


def test_a_job_is_rendered_again_with_all_its_files_or_with_others(api: Api) -> None:
    job_id = api.submit("a.jpg", presets=BOTH)["job_id"]
    make_outputs(api.store)
    for wanted, names in (({}, [PNG, WHITE]), ({"presets": [WEBP, PNG]}, [WEBP, PNG]), ({"preset": WEBP}, [WEBP])):
        again = api.client.post(f"/queue/job/{job_id}/rerender", json=wanted)
        assert again.status_code == 202, again.text
        assert [output.name for output in api.manager.job(again.json()["job_id"]).outputs] == names


def test_the_same_key_with_other_presets_is_another_request(api: Api) -> None:
    files = [("images", ("a.jpg", photo()))]
    headers = {"Idempotency-Key": "k"}
    first = api.client.post("/queue/submit", files=files, data={"presets": BOTH}, headers=headers)
    again = api.client.post("/queue/submit", files=files, data={"presets": BOTH}, headers=headers)
    other = api.client.post("/queue/submit", files=files, data={"preset": PNG}, headers=headers)
    assert first.json()["job_id"] == again.json()["job_id"]
    assert other.status_code == 422


def test_an_archive_of_many_images_is_read_in_pages(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_PAGE", 2)
    job = api.submit(*(f"{number}.jpg" for number in range(5)), presets=BOTH)
    assert api.client.get(job["links"]["results"]).status_code == 409
    for made in range(1, 6):
        make_outputs(api.store)
        archive = zipfile.ZipFile(io.BytesIO(api.client.get(job["links"]["results"]).content))
        names = [(f"{number}.png", f"{WHITE}/{number}.jpg") for number in range(made)]
        assert archive.namelist() == [name for each in names for name in each]
        assert archive.testzip() is None

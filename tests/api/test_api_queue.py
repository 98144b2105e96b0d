"""The five operations: their paths, their words, and that they say what the command line says."""

import json
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, StartApi, code_of, photo
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from rembg_desktop.api import schemas
from rembg_desktop.errors import Notice
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import Failure, ImageStatus
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.service import Address


def test_submit_takes_several_images_and_is_durable_when_it_answers(api: Api) -> None:
    answer = api.client.post(
        "/queue/submit", files=[("images", ("a.jpg", photo())), ("images", ("b.jpg", photo()))]
    )

    assert answer.status_code == 202
    document = answer.json()
    assert document["status"] == "pending"
    assert document["total"] == 2
    assert answer.headers["location"] == document["links"]["self"] == f"/queue/job/{document['job_id']}"
    assert [image.source.name for image in api.manager.images(document["job_id"])] == ["a.jpg", "b.jpg"]
    assert [path.read_bytes() for path in api.spooled() if path.suffix == ".jpg"] == [photo(), photo()]


def test_two_uploads_of_one_name_are_two_images(api: Api) -> None:
    job = api.submit("a.jpg", "a.jpg")

    assert {image.source.name for image in api.manager.images(job["job_id"])} == {"a.jpg", "a-2.jpg"}


def test_status_is_the_json_of_the_command_line_with_links(api: Api) -> None:
    job = api.submit("a.jpg", "b.jpg")

    document = api.client.get(job["links"]["self"]).json()

    assert document.pop("links") == job["links"]
    assert [image.pop("links") for image in document["images"]] == [{"result": None}] * 2
    assert document == json.loads(json.dumps(api.manager.status(job["job_id"]).as_dict()))


def test_status_gives_only_the_images_that_are_asked_for(api: Api) -> None:
    job = api.submit("a.jpg", "b.jpg", "c.jpg", "d.jpg")
    for end in ("fail", "skip", ""):
        claim = api.store.claim("worker")
        assert claim
        if end == "fail":
            api.store.fail(claim, Failure("corrupt_image", "It cannot be read."))
        elif end == "skip":
            api.store.skip(claim, claim.destination, Notice("exists", "It exists."))

    def indexes(**asked: object) -> list[int]:
        answer = api.client.get(job["links"]["self"], params=asked)
        document = schemas.JobDetailDocument.model_validate(answer.json())
        assert document.progress.total == 4
        return [image.index for image in document.images]

    assert indexes() == [1, 2, 3, 4]
    assert indexes(limit=0) == []
    assert (indexes(limit=3), indexes(limit=3, after=3)) == ([1, 2, 3], [4])
    assert (indexes(images="notable"), indexes(images="notable", after=1)) == ([1, 2], [2])
    assert indexes(images="results") == [2]
    for wrong in ({"limit": -1}, {"limit": "x"}, {"after": -1}, {"after": 2**63}, {"images": "none"}):
        assert code_of(api.client.get(job["links"]["self"], params=wrong)) == "invalid_request"


def test_a_service_is_asked_for_no_more_images_than_are_needed(api: Api) -> None:
    job_id = api.submit("a.jpg", "b.jpg", "c.jpg")["job_id"]
    queue = RemoteQueue(Address.parse(f"http://localhost:{api.port}"), api.token.get() if api.token else None)

    assert queue.job(job_id).progress.total == 3
    assert [image.index for image in queue.status(job_id).images] == [1, 2, 3]
    assert [image.index for image in queue.status(job_id, limit=1, after=1).images] == [2]
    assert queue.status(job_id, choice=ImageChoice.NOTABLE).images == ()
    queue.close()


def test_documents_hold_to_their_schemas(api: Api) -> None:
    job = api.submit("a.jpg")

    schemas.SubmittedDocument.model_validate(job)
    schemas.JobDetailDocument.model_validate(api.client.get(job["links"]["self"]).json())
    schemas.JobPageDocument.model_validate(api.client.get("/queue/jobs").json())
    schemas.StatsDocument.model_validate(api.client.get("/queue/stats").json())
    schemas.HealthDocument.model_validate(api.client.get("/health").json())
    schemas.PresetsDocument.model_validate(api.client.get("/presets").json())
    schemas.ModelsDocument.model_validate(api.client.get("/models").json())
    schemas.VersionDocument.model_validate(api.client.get("/version").json())


def test_what_is_left_out_of_folders_is_reported_and_results_are_included_if_asked(
    start_api: StartApi, tmp_path: Path
) -> None:
    api = start_api(folders=[str(tmp_path)])
    folder = tmp_path / "photos"
    (folder / "cutouts").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(photo())
    (folder / "notes.txt").write_text("no image")
    texts = PngInfo()
    texts.add_text("Software", "Rembg Desktop")
    Image.new("RGB", (8, 8)).save(folder / "cutouts" / "a.png", pnginfo=texts)
    Image.new("RGB", (8, 8)).save(folder / "b.png", pnginfo=texts)
    asked = {"paths": [str(folder)], "recursive": True}

    first = api.client.post("/queue/submit", json=asked).json()
    again = api.client.post("/queue/submit", json=asked | {"include_results": True}).json()
    wrong = api.client.post("/queue/submit", json=asked | {"include_results": "yes"})

    schemas.SubmittedDocument.model_validate(first)
    assert first["ignored"] == [
        {"reason": "not_an_image", "count": 1, "names": ["notes.txt"]},
        {"reason": "own_result", "count": 1, "names": ["b.png"]},
        {"reason": "results_folder", "count": 1, "names": ["cutouts"]},
    ]
    assert (first["total"], first["left_out"]) == (1, 2)
    assert (again["total"], [entry["reason"] for entry in again["ignored"]]) == (3, ["not_an_image"])
    assert wrong.status_code == 422


def test_list_goes_on_by_cursor_and_filters_by_status(api: Api) -> None:
    ids = [api.submit(f"{number}.jpg")["job_id"] for number in range(5)]
    api.manager.cancel([ids[0]])

    first = api.client.get("/queue/jobs", params={"limit": 3}).json()
    second = api.client.get("/queue/jobs", params={"limit": 3, "cursor": first["next"]}).json()
    cancelled = api.client.get("/queue/jobs", params={"status": "cancelled"}).json()

    assert [job["job_id"] for job in first["jobs"] + second["jobs"]] == ids[::-1]
    assert second["next"] is None
    assert [job["job_id"] for job in cancelled["jobs"]] == [ids[0]]


def test_stats_are_those_of_the_command_line(api: Api) -> None:
    api.submit("a.jpg", "b.jpg")

    document = api.client.get("/queue/stats").json()

    assert document["images"]["pending"] == 2
    assert set(document) == set(api.manager.stats().as_dict())


def test_cancel_ends_a_job_and_refuses_a_second_time(api: Api) -> None:
    job = api.submit("a.jpg")

    answer = api.client.post(job["links"]["cancel"])
    again = api.client.post(job["links"]["cancel"])

    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert (again.status_code, code_of(again)) == (409, "wrong_state")


def test_retry_queues_again_what_was_cancelled(api: Api) -> None:
    job = api.submit("a.jpg", "b.jpg")
    api.client.post(job["links"]["cancel"])
    second = api.manager.images(job["job_id"])[1].id

    answer = api.client.post(job["links"]["retry"], json={"image_ids": [second]})

    assert answer.status_code == 202
    assert [image.status for image in api.manager.images(job["job_id"])] == [
        ImageStatus.CANCELLED,
        ImageStatus.PENDING,
    ]
    rest = api.client.post(job["links"]["retry"])
    assert (rest.status_code, rest.json()["progress"]["cancelled"]) == (202, 0)


@pytest.mark.parametrize("path", ["", "/result/1", "/results.zip"])
@pytest.mark.parametrize("job_id", ["0123456789ab", "nonsense", "%00", "ALL"])
def test_foreign_id_is_404(api: Api, path: str, job_id: str) -> None:
    answer = api.client.get(f"/queue/job/{job_id}{path}")

    assert (answer.status_code, code_of(answer)) == (404, "no_such_job")


def test_fields_of_a_form_reach_the_job(api: Api) -> None:
    job = api.submit("a.jpg", preset="WebP for the web", options='{"quality": 50}', priority="7", hold="true")

    found = api.manager.job(job["job_id"])
    assert (found.preset, found.options.format, found.options.quality) == ("WebP for the web", "webp", 50)
    assert (found.priority, found.held) == (7, True)


def test_looks_reach_the_job_and_are_named_only_if_they_change_something(api: Api) -> None:
    looks = {"background": "linear(white, #ddd, 90)", "shadow": "floating", "shadow_opacity": 30}
    job = api.submit("a.jpg", options=json.dumps(looks))
    shown = api.client.get(f"/queue/job/{job['job_id']}").json()["options"]
    assert shown.items() >= {**looks, "background": "linear(#ffffff, #dddddd, 90)"}.items()
    assert not {"shadow_angle", "shadow_distance", "background_fit"} & shown.keys()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"color": "red"}, "invalid_request"),
        ({"options": "{"}, "invalid_request"),
        ({"options": "[]"}, "invalid_request"),
        ({"options": '{"color": 1}'}, "invalid_option"),
        ({"options": '{"background": "/etc/passwd"}'}, "path_not_allowed"),
        ({"options": '{"background": "/etc"}'}, "path_not_allowed"),
        ({"options": '{"background": "linear(red)"}'}, "invalid_option"),
        ({"options": '{"shadow": "long"}'}, "invalid_option"),
        ({"preset": "No such"}, "unknown_preset"),
        ({"options": '{"model": "custom:nope"}'}, "unknown_model"),
        ({"priority": "1001"}, "invalid_request"),
        ({"priority": "high"}, "invalid_request"),
        ({"hold": "perhaps"}, "invalid_request"),
        ({"destination": "/tmp"}, "path_not_allowed"),
    ],
)
def test_unknown_and_impossible_fields_of_a_form_are_422(api: Api, fields: dict[str, str], code: str) -> None:
    answer = api.client.post("/queue/submit", files={"images": ("a.jpg", photo())}, data=fields)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert api.spooled() == []
    assert api.manager.stats().jobs["pending"] == 0


def test_unknown_fields_of_json_and_of_the_query_are_422(api: Api) -> None:
    job = api.submit("a.jpg")

    answers = [
        api.client.post("/queue/submit", json={"paths": ["/x"], "color": "red"}),
        api.client.post(job["links"]["retry"], json={"all": True}),
        api.client.get("/queue/jobs", params={"page": "2"}),
        api.client.get("/queue/jobs", params={"limit": "0"}),
        api.client.get("/queue/jobs", params={"status": "done"}),
        api.client.get("/queue/jobs", params={"cursor": "9" * 30}),
    ]

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(422, "invalid_request")] * 6


def test_a_form_without_images_and_a_broken_form_leave_nothing(api: Api) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    whole = '--x\r\nContent-Disposition: form-data; name="images"; filename="a.jpg"\r\n\r\nabc\r\n--x--\r\n'

    none = api.client.post("/queue/submit", files={"preset": (None, "Mask")})
    cut = api.client.post("/queue/submit", content=whole[:-10], headers=kind)
    no_form = api.client.post("/queue/submit", content=b"abc", headers=kind)
    no_boundary = api.client.post("/queue/submit", content=whole, headers={"Content-Type": "multipart/form-data"})
    no_json = api.client.post("/queue/submit", content=b"{", headers={"Content-Type": "application/json"})

    assert (none.status_code, code_of(none)) == (422, "invalid_request")
    for answer in (cut, no_form, no_boundary, no_json):
        assert (answer.status_code, code_of(answer)) == (400, "malformed_request")
    assert list(api.spool.glob("*")) == []


def test_the_same_idempotency_key_gives_the_same_job_and_keeps_no_second_upload(api: Api) -> None:
    key = {"Idempotency-Key": "order-17"}
    files = {"images": ("a.jpg", photo())}

    first = api.client.post("/queue/submit", files=files, headers=key).json()
    second = api.client.post("/queue/submit", files=files, headers=key)

    assert (second.status_code, second.json()["job_id"]) == (202, first["job_id"])
    assert api.manager.stats().images["pending"] == 1
    assert len(list(api.spool.iterdir())) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"files": {"images": ("a.jpg", photo(color="#993366"))}},
        {"files": {"images": ("b.jpg", photo())}},
        {"data": {"priority": "3"}},
        {"data": {"options": '{"format": "webp"}'}},
    ],
    ids=["content", "name", "priority", "options"],
)
def test_an_idempotency_key_with_another_request_is_422(api: Api, changed: dict[str, Any]) -> None:
    request = {"files": {"images": ("a.jpg", photo())}, "headers": {"Idempotency-Key": "order-17"}}
    api.client.post("/queue/submit", **request).raise_for_status()

    answer = api.client.post("/queue/submit", **{**request, **changed})

    assert (answer.status_code, code_of(answer)) == (422, "idempotency_key_reused")
    assert api.manager.stats().images["pending"] == 1
    assert len(list(api.spool.iterdir())) == 1


def test_an_idempotency_key_with_other_paths_is_422(start_api: StartApi, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(photo())
    api = start_api(folders=[str(tmp_path)])
    key = {"Idempotency-Key": "order-17"}

    answers = [
        api.client.post("/queue/submit", json={"paths": [str(tmp_path / name)]}, headers=key)
        for name in ("a.jpg", "a.jpg", "b.jpg")
    ]

    assert [answer.status_code for answer in answers] == [202, 202, 422]
    assert code_of(answers[2]) == "idempotency_key_reused"


def test_full_queue_is_429_with_retry_after(start_api: StartApi) -> None:
    api = start_api(max_queued=2)
    api.submit("a.jpg", "b.jpg")

    answer = api.client.post("/queue/submit", files={"images": ("c.jpg", photo())})

    assert (answer.status_code, code_of(answer)) == (429, "queue_full")
    assert int(answer.headers["retry-after"]) > 0
    assert api.manager.stats().images["pending"] == 2


def test_a_client_without_token_runs_unchanged_when_none_is_asked_for(start_api: StartApi) -> None:
    api = start_api(token=False)

    job = api.submit("a.jpg", "b.jpg")

    assert api.client.get(f"/queue/job/{job['job_id']}").json()["progress"]["total"] == 2


def test_the_app_is_told_of_changes(start_api: StartApi) -> None:
    told: list[int] = []
    api = start_api(submitted=lambda: told.append(1))

    job = api.submit("a.jpg")
    api.client.post(job["links"]["cancel"])

    assert told == [1, 1]

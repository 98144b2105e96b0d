# pyright: basic, reportMissingImports=false
"""A job is rendered again with other options, over HTTP; uploads are not sent again."""

from datetime import timedelta
from pathlib import Path

from api_client import Api, StartApi, code_of, photo
from rendering import render

from rembg_desktop.api.folders import Spool
from rembg_desktop.options import RemovalOptions


def _finished(api: Api, job_id: str) -> list[dict]:
    render(api.store, api.home, api.settings)
    return api.client.get(f"/queue/job/{job_id}").json()["images"]


def test_uploads_stay_while_a_job_that_renders_them_again_needs_them(api: Api) -> None:
    first = api.submit("a.jpg", "a.jpg")["job_id"]
    before = _finished(api, first)
    marked = {"review": "needs_review"}
    assert api.client.post(f"/queue/job/{first}/image/{before[0]['id']}/review", json=marked).status_code == 200
    wanted = {"options": {"format": "webp", "background": "#ffffff"}, "review": "needs_review", "priority": 3}
    answer = api.client.post(f"/queue/job/{first}/rerender", json=wanted)
    assert (answer.status_code, answer.json()["total"]) == (202, 1)
    second = answer.json()["job_id"]
    assert answer.headers["location"] == f"/queue/job/{second}"

    api.manager.remove([first])
    api.manager.cleanup(timedelta(0))
    assert api.client.get(f"/queue/job/{first}").status_code == 404
    assert Spool(api.spool).sweep(api.manager) == 0

    (image,) = _finished(api, second)
    assert (image["status"], image["original_name"], "kept" in image["steps"]) == ("completed", "a.jpg", True)
    result = api.client.get(image["links"]["result"])
    assert (result.status_code, result.headers["content-type"]) == (200, "image/webp")
    job = api.client.get(f"/queue/job/{second}").json()
    assert (job["options"]["background"], job["priority"]) == ("#ffffff", 3)
    api.manager.remove([second])
    api.manager.cleanup(timedelta(0))
    assert Spool(api.spool).sweep(api.manager) == 1


def test_results_of_a_job_that_skips_are_made_all_the_same(api: Api) -> None:
    first = api.submit("a.jpg", options='{"on_conflict": "skip"}')["job_id"]
    (before,) = _finished(api, first)
    for options, status in (({}, "completed"), ({"on_conflict": "skip"}, "skipped")):
        again = api.client.post(f"/queue/job/{first}/rerender", json={"options": options}).json()["job_id"]
        (image,) = _finished(api, again)
        assert image["status"] == status
        assert (image["output"] == before["output"]) is (status == "skipped")


def test_the_results_of_files_go_beside_the_earlier_ones_or_to_a_folder(
    start_api: StartApi, tmp_path: Path
) -> None:
    allowed = tmp_path / "allowed"
    (allowed / "photos").mkdir(parents=True)
    (allowed / "photos" / "a.jpg").write_bytes(photo())
    api = start_api(folders=[str(allowed)])
    unsure = str(allowed / "unsure")
    wanted = {"paths": [str(allowed / "photos")], "review_folder": unsure}
    job_id = api.client.post("/queue/submit", json=wanted).json()["job_id"]
    (before,) = _finished(api, job_id)
    answer = api.client.post(f"/queue/job/{job_id}/rerender")
    assert answer.json()["review_folder"] == unsure
    (again,) = _finished(api, answer.json()["job_id"])
    assert Path(again["output"]).parent == Path(before["output"]).parent
    assert again["output"] != before["output"]
    other = {"destination": str(allowed / "other"), "options": {"format": "webp"}}
    key = {"Idempotency-Key": "once"}
    answers = [api.client.post(f"/queue/job/{job_id}/rerender", json=other, headers=key).json() for _ in range(2)]
    assert answers[0]["job_id"] == answers[1]["job_id"]
    assert answers[0]["review_folder"] is None
    (image,) = _finished(api, answers[0]["job_id"])
    assert Path(image["output"]).is_relative_to(allowed / "other")
    different = api.client.post(f"/queue/job/{job_id}/rerender", json={}, headers=key)
    assert code_of(different) == "idempotency_key_reused"


def test_what_the_settings_do_not_allow_is_refused(start_api: StartApi, tmp_path: Path) -> None:
    api = start_api(folders=[str(tmp_path / "allowed")])
    (tmp_path / "secret.jpg").write_bytes(photo())
    options = RemovalOptions()
    plan = api.manager.plan([tmp_path / "secret.jpg"], options, destination=tmp_path / "out")
    foreign = api.manager.submit(plan, options).id
    own = api.submit("a.jpg")["job_id"]
    for job_id, wanted, status, code in (
        (foreign, {}, 422, "path_not_allowed"),
        (own, {"destination": str(tmp_path / "out")}, 422, "path_not_allowed"),
        (own, {"options": {"background": str(tmp_path / "secret.jpg")}}, 422, "path_not_allowed"),
        (own, {"options": {"format": "docx"}}, 422, "invalid_option"),
        (own, {"preset": "no such"}, 422, "unknown_preset"),
        (own, {"review": "rejected"}, 422, "nothing_to_do"),
        (own, {"more": 1}, 422, "invalid_request"),
        ("0" * 12, {}, 404, "no_such_job"),
    ):
        answer = api.client.post(f"/queue/job/{job_id}/rerender", json=wanted)
        assert (answer.status_code, code_of(answer)) == (status, code), wanted
    assert len(api.client.get("/queue/jobs").json()["jobs"]) == 2

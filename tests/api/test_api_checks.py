"""Rule sets, and the check of a job's results."""

from pathlib import Path

import pytest
from api_client import Api, code_of
from PIL import Image

from rembg_desktop.api import checks
from rembg_desktop.errors import Notice
from rembg_desktop.options import Output, RemovalOptions, combined
from rembg_desktop.options.presets import Presets
from rembg_desktop.queue.claims import Result


@pytest.fixture
def job(api: Api, tmp_path: Path) -> str:
    """A job of the preset of a rule set with two results, one of which is damaged."""
    paths = []
    for name in ("a.png", "b.png"):
        Image.new("RGB", (40, 30)).save(tmp_path / name)
        paths.append(tmp_path / name)
    options = RemovalOptions(background="#ffffff")
    job = api.manager.submit(api.manager.plan(paths, options), options, preset="White square")
    for number in range(2):
        claim = api.store.claim("test")
        assert claim is not None
        claim.destination.parent.mkdir(exist_ok=True)
        notice = Notice("enlarged", "The subject of a.png was enlarged 2.5 times to fill the canvas.")
        result = Result(claim.destination, 9, (notice,) if not number else (), {}, "CPU")
        assert api.store.record_output(claim, claim.destination, "00" * 32, result)
        picture = Image.new("RGB", (200, 200), "white")
        picture.paste("#402010", (20, 20, 180, 180))
        picture.save(claim.destination)
        if number:
            claim.destination.write_bytes(claim.destination.read_bytes()[:80])
        assert api.store.complete(claim)
    return job.id


def test_rule_sets_are_listed(api: Api) -> None:
    (api.home.root / "rules").mkdir()
    (api.home.root / "rules" / "bad.toml").write_text("x")
    listed = api.client.get("/rules").json()
    checks.RuleSetsDocument.model_validate(listed)
    assert listed["problems"][0]["code"] == "rule_set_invalid"
    one = api.client.get("/rules/Amazon main image").json()
    assert one == next(each for each in listed["rules"] if each["id"] == "amazon-main")
    assert code_of(api.client.get("/rules/nope")) == "unknown_rule_set"


def test_the_results_of_a_job_are_checked_with_what_the_job_knows(api: Api, job: str) -> None:
    answer = api.client.get(f"/queue/job/{job}/check").json()
    checks.JobCheckDocument.model_validate(answer)
    assert (answer["job_id"], answer["held"]) == (job, False)
    first, second = answer["files"]
    broken = [line for line in first["lines"] if line["state"] == "broken"]
    assert [(line["rule"], line["found"]) for line in broken] == [("enlarged_max", "Enlarged 2.5 times")]
    assert (first["rules"], second["error"]["code"]) == ("white-square", "truncated_image")
    other = api.client.get(f"/queue/job/{job}/check", params={"rules": "shopify"}).json()
    assert other["files"][0]["rules"] == "shopify"


def test_a_report_can_be_downloaded(api: Api, job: str) -> None:
    table = api.client.get(f"/queue/job/{job}/check", params={"format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="{job}.csv"' in table.headers["content-disposition"]
    assert "Enlarged 2.5 times" in table.text
    page = api.client.get(f"/queue/job/{job}/check", params={"format": "html"})
    assert "<table>" in page.text


def test_what_cannot_be_checked_is_told(api: Api, job: str) -> None:
    other = api.submit("a.jpg")["job_id"]
    assert code_of(api.client.get(f"/queue/job/{other}/check")) == "unknown_rule_set"
    assert code_of(api.client.get(f"/queue/job/{job}/check", params={"rules": "nope"})) == "unknown_rule_set"
    assert code_of(api.client.get("/queue/job/0123456789ab/check")) == "no_such_job"
    assert api.client.get(f"/queue/job/{job}/check", params={"format": "pdf"}).status_code == 422
    assert api.client.get(f"/queue/job/{other}/check", params={"rules": "etsy"}).json()["files"] == []


def test_each_output_is_checked_against_the_rules_of_its_preset(api: Api, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    presets = Presets(api.home.presets)
    outputs = combined([Output(*presets.find(name)) for name in ("walmart", "Mask", "transparent-web")])
    first = outputs[0].options
    job = api.manager.submit(api.manager.plan([tmp_path / "a.png"], first, outputs=outputs), first)
    claim = api.store.claim("test")
    while claim is not None:
        claim.destination.parent.mkdir(exist_ok=True, parents=True)
        Image.new("RGB", (20, 20), "white").save(claim.destination, "PNG")
        result = Result(claim.destination, 9, (), {}, "CPU")
        assert api.store.record_output(claim, claim.destination, "00" * 32, result)
        ended = api.store.complete_output(claim)
        claim = ended and ended.following
    files = api.client.get(f"/queue/job/{job.id}/check").json()["files"]
    assert [file["rules"] for file in files] == ["walmart", "transparent-web"]

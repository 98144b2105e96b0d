"""The dialects of other programs: what clients send, and the form of every error. No executor works here."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, StartApi, photo
from PIL import Image

from rembg_desktop.api.dialects.finishing import Finish, Finished, NoSubjectError, Region, finish
from rembg_desktop.errors import AppError

RED = (255, 0, 0, 255)
PERCENT = True


@pytest.fixture
def api(start_api: StartApi) -> Api:
    return start_api(dialects=["rembg", "removebg"])


def picture(made: Finished) -> Image.Image:
    return Image.open(io.BytesIO(made.data))


@pytest.fixture
def cutout(tmp_path: Path) -> Path:
    """100 x 80 pixels, with an opaque green subject from (20, 10) to (60, 50)."""
    image = Image.new("RGBA", (100, 80), (0, 0, 0, 0))
    image.paste((0, 200, 0, 255), (20, 10, 60, 50))
    image.save(tmp_path / "cutout.png")
    return tmp_path / "cutout.png"


@pytest.mark.parametrize(
    ("wanted", "format_", "size", "subject"),
    [
        (Finish(), "png", (100, 80), (20, 10, 60, 50)),
        (Finish(format="auto"), "png", (100, 80), (20, 10, 60, 50)),
        (Finish(format="auto", color=RED), "jpg", (100, 80), (20, 10, 60, 50)),
        (Finish(format="webp"), "webp", (100, 80), (20, 10, 60, 50)),
        (Finish(max_pixels=2000), "png", (50, 40), (9, 4, 31, 26)),
        (Finish(crop=((0, False),) * 4), "png", (40, 40), (0, 0, 40, 40)),
        (
            Finish(crop=((10, PERCENT), (5, False), (1000, False), (0, False))),
            "png",
            (45, 64),
            (0, 4, 40, 44),
        ),
        (Finish(scale=50), "png", (100, 80), (30, 20, 70, 60)),
        (Finish(scale=100, position=(0, 0)), "png", (100, 80), (0, 0, 80, 80)),
        (Finish(position=(100, 100)), "png", (100, 80), (60, 40, 100, 80)),
        (
            Finish(region=Region((0, False), (0, False), (50, PERCENT), (100, PERCENT))),
            "png",
            (100, 80),
            (20, 10, 50, 50),
        ),
    ],
)
def test_the_size_and_the_place_of_the_subject(
    cutout: Path, wanted: Finish, format_: str, size: tuple[int, int], subject: tuple[int, int, int, int]
) -> None:
    made = finish(cutout, wanted, 10_000_000)

    assert (made.format, made.size, made.subject) == (format_, size, subject)
    found = picture(made)
    assert found.size == size
    if found.mode == "RGBA":
        assert found.getchannel("A").getbbox() == subject


def test_backgrounds_alpha_and_archive(cutout: Path, tmp_path: Path) -> None:
    Image.new("RGB", (10, 10), "blue").save(tmp_path / "behind.png")
    half = picture(finish(cutout, Finish(color=(255, 0, 0, 128)), 0))
    image = picture(finish(cutout, Finish(image=tmp_path / "behind.png"), 1000))
    alpha = picture(finish(cutout, Finish(alpha_only=True), 0))
    archive = zipfile.ZipFile(io.BytesIO(finish(cutout, Finish(format="zip", color=RED), 0).data))

    assert (half.getpixel((0, 0)), half.getpixel((30, 30))) == ((255, 0, 0, 128), (0, 200, 0, 255))
    assert (image.getpixel((0, 0)), image.getpixel((30, 30))) == ((0, 0, 255, 255), (0, 200, 0, 255))
    assert (alpha.mode, alpha.getbbox()) == ("L", (20, 10, 60, 50))
    assert archive.namelist() == ["color.jpg", "alpha.png", "background.jpg"]
    with pytest.raises(AppError, match="behind"):
        finish(cutout, Finish(image=tmp_path / "behind.png"), 10)


def test_nothing_left(cutout: Path) -> None:
    outside = Region((0, False), (0, False), (10, False), (10, False))
    with pytest.raises(NoSubjectError):
        finish(cutout, Finish(region=outside), 0)
    made = finish(cutout, Finish(region=outside, color=RED, needs_subject=False), 0)
    assert picture(made).getcolors() == [(8000, RED)]


REFUSED = [
    ({}, "missing_source"),
    ({"image_url": "http://a.example/b.jpg"}, "multiple_sources"),
    ({"type": "car", "add_shadow": "true"}, "invalid_add_shadow"),
    ({"size": "huge"}, "invalid_size"),
    ({"type": "ship"}, "invalid_type"),
    ({"format": "gif"}, "invalid_format"),
    ({"channels": "rgb"}, "invalid_channels"),
    ({"crop": "maybe"}, "invalid_crop"),
    ({"crop": "true", "crop_margin": "1 2 3"}, "invalid_crop_margin"),
    ({"scale": "5%"}, "invalid_scale"),
    ({"position": "left"}, "invalid_position"),
    ({"roi": "0 0 10"}, "invalid_roi"),
    ({"bg_color": "no color"}, "invalid_bg_color"),
    ({"bg_color": "red", "bg_image_url": "http://a.example/b.jpg"}, "multiple_bg_sources"),
    ({"nonsense": "1"}, "invalid_request"),
]


def test_removebg_says_what_is_wrong_in_its_own_codes(api: Api) -> None:
    for fields, code in REFUSED:
        files = {} if code == "missing_source" else {"files": {"image_file": ("a.jpg", photo())}}
        answer = api.client.post("/v1.0/removebg", data={"add_shadow": "false", **fields}, **files)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code), fields
    assert api.spooled() == []


def test_removebg_takes_its_key_three_kinds_of_bodies_and_has_no_executor_here(api: Api) -> None:
    assert api.token is not None
    key = {"X-Api-Key": api.token.get(), "Authorization": ""}
    text = base64.b64encode(photo()).decode()
    ways: list[dict[str, Any]] = [
        {"files": {"image_file": ("a.jpg", photo())}, "data": {"size": "auto", "scale": "undefined"}},
        {"data": {"image_file_b64": text, "bg_color": "81d4fa77"}},
        {"json": {"image_file_b64": f"data:image/jpeg;base64,{text}", "crop": False, "scale": None}},
    ]
    for way in ways:
        answer = api.client.post("/v1.0/removebg", headers=key, **way)
        assert answer.status_code == 503, answer.text
        assert answer.json()["errors"][0]["code"] == "result_not_ready"
    assert [job.options.metadata.value for job in api.manager.list().jobs] == ["strip"] * 3
    wrong = api.client.post("/v1.0/removebg", headers={"X-Api-Key": "no", "Authorization": ""}, **ways[1])
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (403, "auth_failed")
    assert wrong.json()["errors"][0]["detail"].startswith("Send the header `X-Api-Key: TOKEN`")
    assert api.client.get("/v1.0/account", headers=key).json()["data"]["attributes"]["api"]["sizes"] == "all"


def test_rembg_says_what_is_wrong_as_fastapi_does(api: Api) -> None:
    for fields, says in (
        ({"a": "true", "af": "200"}, "only the default 240"),
        ({"af": "256"}, "from 0 to 255"),
        ({"ae": "-1"}, "from 0 to"),
        ({"vm": "true"}, "ViTMatte"),
        ({"extras": '{"x": 1}'}, "extra"),
        ({"bgc": "1,2"}, "four numbers"),
        ({"bgc": "1,2,256"}, "255"),
        ({"om": "perhaps"}, "true or false"),
        ({"model": "nope"}, "nope"),
    ):
        answer = api.client.post("/api/remove", data=fields, files={"file": ("a.jpg", photo())})
        assert (answer.status_code, list(answer.json())) == (422, ["detail"])
        assert says in answer.json()["detail"]
    assert api.spooled() == []


def test_rembg_options(api: Api) -> None:
    sent = {"a": "true", "om": "1", "ppm": "yes", "af": "240", "bgc": "255,255,255,255"}
    answer = api.client.post("/api/remove", data=sent, files={"file": ("a.jpg", photo())})
    assert (answer.status_code, list(answer.json())) == (503, ["detail"])
    [job] = api.manager.list().jobs
    assert (job.options.edges.value, job.options.mask_only, job.options.contrast) == ("matting", True, 100)
    refused = api.client.get("/api/remove", params={"url": "http://127.0.0.1/a.jpg"})
    assert refused.status_code == 400
    assert "offline" in refused.json()["detail"]
    unauthorized = api.client.post("/api/remove", headers={"Authorization": ""}, files={"file": ("a.jpg", b"")})
    assert (unauthorized.status_code, list(unauthorized.json())) == (401, ["detail"])


def test_hostile_bodies_are_refused(api: Api) -> None:
    for body in (b"{", b"[]", b"\xff", b"%zz", b'{"image_file_b64": "*"}', b"[" * 100_000):
        for kind in ("application/json", "application/x-www-form-urlencoded"):
            answer = api.client.post("/v1.0/removebg", content=body, headers={"Content-Type": kind})
            assert answer.status_code == 400, body[:30]
            assert set(json.loads(answer.content)) == {"errors"}
    text = api.client.post("/v1.0/removebg", content=b"x", headers={"Content-Type": "text/plain"})
    assert (text.status_code, set(text.json())) == (400, {"errors"})


def test_without_the_setting_there_are_no_dialects(start_api: StartApi) -> None:
    api = start_api()
    for path in ("/api/remove", "/v1.0/removebg"):
        assert api.client.post(path, json={}).status_code == 404
    with pytest.raises(AppError, match="dialects"):
        start_api(dialects=["klingon"])

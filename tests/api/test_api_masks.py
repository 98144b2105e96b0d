# pyright: basic, reportMissingImports=false
"""Masks over HTTP: out, changed, and in again."""

import io

import numpy as np
import pytest
from api_client import Api, StartApi, code_of, photo
from cutting import soft_mask
from PIL import Image
from rendering import render

from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.service import Address


def png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def done(api: Api, **options: str) -> tuple[str, dict]:
    """(path of the mask, JSON of the image) of a finished upload."""
    job_id = api.submit("a.jpg", **options)["job_id"]
    render(api.store, api.home, api.settings)
    (image,) = api.client.get(f"/queue/job/{job_id}").json()["images"]
    assert image["status"] == "completed"
    return f"/queue/job/{job_id}/image/{image['id']}/mask", image


def opened(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.array(image)


@pytest.mark.parametrize("form", [False, True])
def test_a_mask_goes_out_and_comes_back_changed(start_api: StartApi, form: bool) -> None:
    announced: list[int] = []
    api = start_api(submitted=lambda: announced.append(1))
    path, image = done(api)
    answer = api.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    mask = opened(answer.content)
    assert mask.shape == (30, 40)
    mask[:, :20] = 200
    body = png(Image.fromarray(mask))
    before = len(announced)
    if form:
        put = api.client.put(path, files={"mask": ("edited.png", body)})
    else:
        put = api.client.put(path, content=body, headers={"Content-Type": "image/png"})
    assert (put.status_code, put.json()["status"], put.json()["id"]) == (202, "pending", image["id"])
    assert len(announced) > before
    render(api.store, api.home, api.settings)
    result = opened(api.client.get(image["links"]["result"]).content)
    assert np.array_equal(result[..., 3], mask)
    assert np.array_equal(opened(api.client.get(path).content), mask)
    assert len(list(api.spool.iterdir())) == 1, "what was uploaded is removed"


def test_what_cannot_be_a_mask_is_refused(start_api: StartApi) -> None:
    api = start_api(max_image_mb=1)
    path, image = done(api)
    kind = {"Content-Type": "image/png"}
    big = bytes(1_000_001)
    for content, headers, status, code in (
        (png(soft_mask((41, 30))), kind, 422, "mask_unusable"),
        (photo(), kind, 422, "mask_unusable"),
        (b"", kind, 422, "mask_unusable"),
        (big, kind, 413, "body_too_large"),
        (b"", {}, 415, "unsupported_media_type"),
        (b"{}", {"Content-Type": "application/json"}, 415, "unsupported_media_type"),
        (b"x", {"Content-Type": "multipart/form-data; boundary=x"}, 400, "malformed_request"),
        (b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 422, "invalid_request"),
    ):
        answer = api.client.put(path, content=content, headers=headers)
        assert (answer.status_code, code_of(answer)) == (status, code), content[:20]
    answer = api.client.put(path, files={"mask": ("m.png", big)})
    assert (answer.status_code, code_of(answer)) == (413, "body_too_large")
    answer = api.client.put(path, files={"image": ("m.png", b"x")})
    assert (answer.status_code, code_of(answer)) == (422, "invalid_request")
    assert api.client.get(image["links"]["result"]).status_code == 200
    assert len(list(api.spool.iterdir())) == 1
    assert not list(api.home.corrections.glob("*"))


def test_only_an_image_with_a_result_of_this_job_has_a_mask(api: Api) -> None:
    path, image = done(api)
    kind = {"Content-Type": "image/png"}
    for other in (path.replace(f"/{image['id']}/", "/999/"), f"/queue/job/{'0' * 12}/image/{image['id']}/mask"):
        assert api.client.get(other).status_code == 404
        assert api.client.put(other, content=png(soft_mask((40, 30))), headers=kind).status_code == 404
    waiting = api.submit("b.jpg")["job_id"]
    assert api.client.get(f"/queue/job/{waiting}/image/{image['id']}/mask").status_code == 404
    (later,) = api.client.get(f"/queue/job/{waiting}").json()["images"]
    path = f"/queue/job/{waiting}/image/{later['id']}/mask"
    for answer in (
        api.client.get(path),
        api.client.put(path, content=png(soft_mask((40, 30))), headers=kind),
    ):
        assert (answer.status_code, code_of(answer)) == (409, "wrong_state")


def test_masks_are_guarded_as_everything_else(api: Api) -> None:
    path, _ = done(api)
    body = png(soft_mask((40, 30)))
    kind = {"Content-Type": "image/png"}
    assert api.client.put(path, content=body, headers={**kind, "Origin": "http://evil"}).status_code == 403
    assert api.client.put(path, content=body, headers={**kind, "Authorization": "Bearer x"}).status_code == 401
    assert api.client.post("/queue/submit", content=body, headers=kind).status_code == 415
    assert api.client.put("/queue/stats", content=body, headers=kind).status_code == 415
    for refused in (api.client.post(path, content=body, headers=kind), api.client.delete(path)):
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, PUT")


def test_the_client_exchanges_masks_with_a_service(api: Api) -> None:
    _, image = done(api)
    queue = RemoteQueue(Address.parse(f"http://localhost:{api.port}"), api.token.get() if api.token else None)
    mask = opened(queue.mask(image["id"]))
    mask[:5] = 255
    file = api.home.root / "edited.png"
    file.write_bytes(png(Image.fromarray(mask)))
    assert queue.put_mask(image["id"], file).status.value == "pending"
    render(api.store, api.home, api.settings)
    assert np.array_equal(opened(queue.mask(image["id"])), mask)
    queue.close()

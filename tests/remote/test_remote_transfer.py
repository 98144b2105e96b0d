"""Where the results of a service go on this computer."""

import errno
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from several import make_outputs

from rembg_desktop.composition import open_queue
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import ImageStatus, JobDetail, JobStatus, Progress
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.transfer import Fetched, fetch_results, form_of, plan

TIME = 1_134_567_890_987_654_321


class _Results:
    """A service whose every result is the same text; `during` happens while one is sent."""

    address = "http://localhost"

    def __init__(self, during: Callable[[], object]) -> None:
        self.client = self
        self._during = during

    @contextmanager
    def download(self, _path: str) -> Generator[Iterator[bytes]]:
        self._during()
        yield iter([b"result"])


def _fetch(tmp_path: Path, policy: str, during: Callable[[], object], times: str = "now") -> Fetched:
    source = tmp_path / "photos" / "a.jpg"
    source.parent.mkdir()
    Image.new("RGB", (8, 8)).save(source)
    os.utime(source, ns=(TIME, TIME))
    options = RemovalOptions.from_dict({"on_conflict": policy, "times": times})
    planned = plan([source], [Output("", options)], destination=tmp_path / "out")
    store, manager = open_queue(Home.choose(tmp_path / "home"))
    job = manager.submit(manager.plan([source], options, destination=tmp_path / "elsewhere"), options)
    detail = manager.status(job.id)
    store.close()
    ready = [replace(image, status=ImageStatus.COMPLETED, output=source) for image in detail.images]
    _, sent = form_of(planned, {})
    queue = cast(RemoteQueue, _Results(during))
    return fetch_results(queue, JobDetail(detail.job, tuple(ready)), planned, sent, lambda _done, _all: None)


def test_downloads_keep_the_times_of_their_source_if_asked(tmp_path: Path) -> None:
    fetched = _fetch(tmp_path, "unique", lambda: None, "keep")
    output = fetched.detail.images[0].output
    assert output
    assert output.stat().st_mtime_ns == TIME


def test_downloads_that_cannot_keep_the_times_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    fetched = _fetch(tmp_path, "unique", lambda: monkeypatch.setattr(os, "utime", refuse), "keep")
    assert [notice.code for notice in fetched.detail.images[0].notices] == ["times_not_kept"]


def test_overwriting_replaces_only_the_planned_file(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def appear() -> None:
        (out / "a.png").mkdir(parents=True)
        (out / "a-2.png").write_bytes(b"precious")

    fetched = _fetch(tmp_path, "overwrite", appear)
    assert fetched.detail.images[0].output == out / "a-3.png"
    assert (out / "a-2.png").read_bytes() == b"precious"
    assert (out / "a-3.png").read_bytes() == b"result"


def test_a_file_in_the_way_of_a_subfolder_costs_only_the_results_that_belong_there(tmp_path: Path) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    (photos / "sub").mkdir(parents=True)
    out.mkdir()
    (out / "sub").write_bytes(b"precious")
    for name in ("x.jpg", "sub/y.jpg"):
        Image.new("RGB", (8, 8)).save(photos / name)
    options = RemovalOptions()
    planned = plan([photos], [Output("", options)], destination=out, recursive=True)
    store, manager = open_queue(Home.choose(tmp_path / "home"))
    sources = [image.source for image in planned.images]
    job = manager.submit(manager.plan(sources, options, destination=tmp_path / "elsewhere"), options)
    detail = manager.status(job.id)
    store.close()
    ready = [replace(image, status=ImageStatus.COMPLETED, output=image.source) for image in detail.images]
    ended = replace(detail.job, status=JobStatus.COMPLETED, progress=Progress(succeeded=2, total=2))
    _, sent = form_of(planned, {})
    queue = cast(RemoteQueue, _Results(lambda: None))
    fetched = fetch_results(queue, JobDetail(ended, tuple(ready)), planned, sent, lambda _done, _all: None)
    found = {image.source.name: image for image in fetched.detail.images}
    assert found["x.jpg"].status is ImageStatus.COMPLETED
    assert (out / "x.png").read_bytes() == b"result"
    assert found["y.jpg"].status is ImageStatus.FAILED
    assert found["y.jpg"].output is None
    assert (error := found["y.jpg"].error)
    assert error.code == "cannot_encode"
    assert str(out / "sub") in error.message
    assert fetched.detail.job.progress == Progress(succeeded=1, failed=1, total=2)
    assert fetched.detail.job.status is JobStatus.COMPLETED
    assert (out / "sub").read_bytes() == b"precious"


@pytest.mark.parametrize(("policy", "name"), [("unique", "a-2.png"), ("skip", "a.png"), ("overwrite", "a.png")])
@pytest.mark.parametrize("target", ["nothing", "precious"])
def test_a_link_that_appeared_takes_the_name(tmp_path: Path, policy: str, name: str, target: str) -> None:
    out = tmp_path / "out"

    def appear() -> None:
        (out / "precious").write_bytes(b"precious")
        (out / "a.png").symlink_to(target)

    fetched = _fetch(tmp_path, policy, appear)
    assert fetched.detail.images[0].output == out / name
    assert bool(fetched.left_alone) is (policy == "skip")
    assert (out / "precious").read_bytes() == b"precious"
    assert (out / "a.png").is_symlink() is (policy != "overwrite")


def test_every_file_of_a_photo_is_downloaded_to_where_a_local_job_would_have_put_it(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(source)
    outputs = [Output(name, BUILT_IN[name]) for name in ("Transparent PNG", "White shop picture", "Mask")]
    planned = plan([source], outputs, destination=tmp_path / "out")
    store, manager = open_queue(Home.choose(tmp_path / "home"))
    local = manager.plan([source], outputs[0].options, outputs=outputs, destination=tmp_path / "out")
    assert planned.images[0].as_dict() == local.images[0].as_dict()
    job = manager.submit(local, outputs[0].options)
    make_outputs(store, fails=3)
    detail = manager.status(job.id)
    store.close()
    for output in detail.images[0].outputs:
        if output.output:
            output.output.unlink()
    links: list[str] = []

    class Results(_Results):
        @contextmanager
        def download(self, path: str) -> Generator[Iterator[bytes]]:
            links.append(path)
            yield iter([path.encode()])

    _, sent = form_of(planned, {})
    counts: list[tuple[int, int]] = []
    queue = cast(RemoteQueue, Results(lambda: None))
    fetched = fetch_results(queue, detail, planned, sent, lambda done, total: counts.append((done, total)))
    (image,) = fetched.detail.images
    files = [output.output for output in image.outputs]
    assert files == [tmp_path / "out" / "a.png", tmp_path / "out" / "White shop picture" / "a.jpg", None]
    assert [link.rpartition("?")[2] for link in links] == ["output=1", "output=2"]
    assert [file.read_bytes().decode() for file in files if file] == links
    assert image.output == files[0]
    assert counts == [(1, 2), (2, 2)]

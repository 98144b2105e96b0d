from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from rembg_desktop.composition import open_queue
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager

OPTIONS = RemovalOptions()


@pytest.fixture
def queue(own_home: Path) -> Iterator[QueueManager]:
    store, manager = open_queue(Home.choose(own_home / "queue"))
    yield manager
    store.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.new("RGB", (40, 30)).save(path)
    return path


@pytest.fixture(
    params=["unknown model", "missing background", "background of no image format", "empty background"]
)
def hopeless(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[RemovalOptions, ErrorCode]:
    """Options with which no image could be done, and the code with which they are refused."""
    if request.param == "unknown model":
        return RemovalOptions(model="custom:nope"), ErrorCode.UNKNOWN_MODEL
    background = tmp_path / "background"
    if request.param != "missing background":
        background.write_text("no image" if "format" in request.param else "")
    return RemovalOptions(background=str(background)), ErrorCode.BACKGROUND_UNREADABLE


def test_hopeless_options_are_refused_before_anything_is_queued(
    queue: QueueManager, photo: Path, hopeless: tuple[RemovalOptions, ErrorCode]
) -> None:
    options, code = hopeless
    with pytest.raises(AppError) as refused:
        queue.plan([photo], options)
    assert refused.value.code is code
    job = queue.submit(queue.plan([photo], OPTIONS), OPTIONS)
    with pytest.raises(AppError) as refused:
        queue.plan_again(job.id, options)
    assert refused.value.code is code


def test_hopeless_options_do_not_change_a_job(
    queue: QueueManager, photo: Path, hopeless: tuple[RemovalOptions, ErrorCode]
) -> None:
    options, code = hopeless
    job = queue.submit(queue.plan([photo], OPTIONS), OPTIONS)
    with pytest.raises(AppError) as refused:
        queue.edit(job.id, options)
    assert refused.value.code is code
    assert queue.job(job.id).options == OPTIONS


def test_a_job_whose_background_is_gone_is_not_retried(queue: QueueManager, photo: Path, tmp_path: Path) -> None:
    background = tmp_path / "beach.png"
    Image.new("RGB", (40, 30)).save(background)
    options = RemovalOptions(background=str(background))
    job = queue.submit(queue.plan([photo], options), options)
    queue.cancel([job.id])
    background.unlink()
    with pytest.raises(AppError) as refused:
        queue.retry(job.id)
    assert refused.value.code is ErrorCode.BACKGROUND_UNREADABLE
    assert queue.job(job.id).status == "cancelled"


def test_a_model_that_can_still_be_downloaded_is_accepted(queue: QueueManager, photo: Path) -> None:
    options = RemovalOptions(model="u2net")
    assert queue.submit(queue.plan([photo], options), options).status == "pending"

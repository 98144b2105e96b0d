"""What is shown and done when a single row holds what cannot be read."""

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import ImageStatus

UNREADABLE = ["", "{", "[]", "[1]", "7", "null", '"text"', '{"model": 7}', '{"color": "blue"}']
"""None of these is what a column of JSON should hold."""


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_job_whose_options_cannot_be_read_fails_and_the_others_go_on(bench: Bench, text: str) -> None:
    damaged, sound = bench.submit("a.jpg", "b.jpg"), bench.submit("c.jpg")
    bench.store.database.execute("UPDATE job SET options = ? WHERE id = ?", text, damaged.id)
    assert [job.id for job in bench.manager.list().jobs] == [sound.id, damaged.id]
    assert bench.manager.job(damaged.id).options == RemovalOptions()
    (claim,) = bench.work_off()
    assert claim.job_id == sound.id
    assert bench.statuses(damaged) == [ImageStatus.FAILED] * 2
    error = bench.manager.status(damaged.id).images[0].error
    assert error is not None
    assert error.code == "database_damaged"
    bench.recount()
    with pytest.raises(AppError) as caught:
        bench.manager.retry(damaged.id)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    bench.manager.remove([damaged.id])
    assert [job.id for job in bench.manager.list().jobs] == [sound.id]


@pytest.mark.parametrize("text", UNREADABLE[1:])
def test_an_image_is_shown_whose_details_cannot_be_read(bench: Bench, text: str) -> None:
    job = bench.submit("a.jpg")
    bench.store.fail(bench.claim(), bench.trouble)
    bench.store.database.execute("UPDATE image SET error = ?, notices = ?, steps = ?", text, text, text)
    (image,) = bench.manager.status(job.id).images
    assert image.status is ImageStatus.FAILED
    assert image.error is not None
    assert image.error.code == "database_damaged"
    assert bench.manager.error_counts() == {"database_damaged": 1}
    bench.manager.stats()


@pytest.mark.parametrize("text", UNREADABLE)
def test_the_queue_goes_on_when_its_state_cannot_be_read(bench: Bench, text: str) -> None:
    bench.submit("a.jpg")
    for key in ("trouble", "executor", "revision"):
        bench.store.database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", key, text)
    assert not bench.manager.pause_state().is_paused
    assert bench.manager.executor() is None
    bench.manager.stats()
    before = bench.store.revision()
    bench.submit("b.jpg")
    assert bench.store.revision() != before
    assert len(bench.work_off()) == 2

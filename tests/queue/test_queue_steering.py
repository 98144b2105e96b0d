import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from file_version import file_version
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import Failure, ImageStatus, Job, JobStatus, Pause


def order(bench: Bench) -> list[str]:
    return [job.name.removesuffix(".jpg") for job in bench.manager.queue_order()]


def wrong_state(bench: Bench, error: pytest.ExceptionInfo[AppError]) -> bool:
    return error.value.code is ErrorCode.WRONG_STATE


@pytest.fixture
def jobs(bench: Bench) -> dict[str, Job]:
    return {name: bench.submit(f"{name}.jpg") for name in "abcd"}


class TestCancel:
    def test_all_that_is_left_is_cancelled_at_once(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "b.jpg", "c.jpg")
        bench.finish(bench.claim())
        bench.claim()
        (cancelled,) = bench.manager.cancel([job.id])
        assert cancelled.status is JobStatus.CANCELLED
        assert (cancelled.progress.succeeded, cancelled.progress.cancelled) == (1, 2)
        assert cancelled.finished_at is not None
        assert bench.store.claim("worker") is None

    def test_they_are_told_in_the_order_asked_for(self, bench: Bench, jobs: dict[str, Job]) -> None:
        asked = [jobs[name].id for name in "cabc"]
        assert [job.id for job in bench.manager.cancel(asked)] == asked

    @pytest.mark.parametrize("act", ["cancel", "hold", "remove", "restore"])
    def test_with_one_that_is_unknown_nothing_is_done(self, bench: Bench, jobs: dict[str, Job], act: str) -> None:
        if act == "remove":
            bench.manager.cancel_pending()
        before = bench.manager.all_jobs()
        with pytest.raises(AppError) as error:
            getattr(bench.manager, act)([jobs["a"].id, "0" * 12])
        assert error.value.code is ErrorCode.NO_SUCH_JOB
        assert bench.manager.all_jobs() == before

    def test_ended_jobs_are_passed_over_unless_all_have_ended(self, bench: Bench) -> None:
        done, live = bench.submit("a.jpg"), bench.submit("b.jpg")
        bench.finish(bench.claim())
        after = bench.manager.cancel([done.id, live.id])
        assert [job.status for job in after] == [JobStatus.COMPLETED, JobStatus.CANCELLED]
        with pytest.raises(AppError) as caught:
            bench.manager.cancel([done.id, live.id])
        assert wrong_state(bench, caught)

    def test_an_unknown_job_among_them_leaves_the_others_alone(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        with pytest.raises(AppError):
            bench.manager.cancel([job.id, "0123456789ab"])
        assert bench.manager.job(job.id).status is JobStatus.PENDING

    def test_pending_jobs_can_be_cancelled_together(self, bench: Bench) -> None:
        running, pending = bench.submit("a.jpg", "b.jpg"), bench.submit("c.jpg")
        bench.claim()
        assert [job.id for job in bench.manager.cancel_pending()] == [pending.id]
        assert bench.manager.job(running.id).status is JobStatus.PROCESSING
        assert bench.manager.cancel_pending() == []


class TestRetry:
    def test_failed_and_cancelled_images_are_done_again(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "b.jpg", "c.jpg")
        bench.finish(bench.claim())
        bench.store.fail(bench.claim(), bench.trouble)
        bench.manager.cancel([job.id])
        again = bench.manager.retry(job.id)
        assert (again.status, again.progress.processed) == (JobStatus.PROCESSING, 1)
        assert [claim.source.name for claim in bench.work_off()] == ["b.jpg", "c.jpg"]
        done = bench.manager.status(job.id)
        assert done.job.status is JobStatus.COMPLETED
        assert [image.output.name for image in done.images if image.output] == ["a.png", "b.png", "c.png"]
        assert all(image.error is None for image in done.images)

    def test_everything_again_keeps_the_earlier_results(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", on_conflict="overwrite")
        bench.work_off()
        before = file_version(bench.out / "a.png")
        again = bench.manager.retry(job.id, everything=True)
        assert (again.status, again.started_at) == (JobStatus.PENDING, None)
        bench.work_off()
        assert file_version(bench.out / "a.png") == before
        assert (bench.out / "a-2.png").exists()

    def test_a_retried_image_takes_no_name_of_a_result_of_its_job(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "a.webp", on_conflict="overwrite")
        bench.finish(bench.claim())
        bench.store.fail(bench.claim(), bench.trouble)
        bench.manager.retry(job.id)
        assert bench.claim().destination == bench.out / "a-2.png"

    def test_a_destination_that_another_job_took_is_planned_anew(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.store.fail(bench.claim(), bench.trouble)
        bench.submit("a.jpg")
        bench.manager.retry(job.id)
        (image,) = bench.manager.status(job.id).images
        assert image.destination == bench.out / "a-2.png"

    def test_chosen_images_only(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "b.jpg")
        bench.manager.cancel([job.id])
        second = bench.manager.status(job.id).images[1]
        bench.manager.retry(job.id, image_ids=[second.id])
        assert bench.statuses(job) == [ImageStatus.CANCELLED, ImageStatus.PENDING]

    def test_other_images_are_not_read_whole(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "b.jpg", "c.jpg")
        bench.manager.cancel([job.id])
        chosen = bench.manager.status(job.id).images[1].id
        connection = bench.store.database.connections.connection()
        found: list[int] = []

        def count(text: str) -> None:
            if '"source_bytes"' in text and text.startswith("SELECT"):
                with closing(sqlite3.connect(bench.store.database.path)) as other:  # as it was before the change
                    found.append(len(other.execute(text).fetchall()))

        connection.set_trace_callback(count)
        bench.manager.retry(job.id, image_ids=[chosen])
        connection.set_trace_callback(None)
        assert found == [1]

    def test_nothing_to_retry(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        with pytest.raises(AppError) as caught:
            bench.manager.retry(job.id)
        assert wrong_state(bench, caught)
        bench.work_off()
        with pytest.raises(AppError) as caught:
            bench.manager.retry(job.id)
        assert wrong_state(bench, caught)

    def test_a_source_that_was_mended_is_measured_anew(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.store.fail(bench.claim(), bench.trouble)
        (bench.photos / "a.jpg").write_bytes(b"mended and longer")
        bench.manager.retry(job.id)
        assert bench.claim().source_bytes == len(b"mended and longer")

    def test_a_job_that_had_ended_comes_last(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.manager.cancel([job.id])
        bench.submit("b.jpg")
        bench.manager.retry(job.id)
        assert order(bench) == ["b", "a"]

    def test_the_folder_for_results_is_made_again(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.store.fail(bench.claim(), bench.trouble)
        bench.out.rmdir()
        bench.manager.retry(job.id)
        assert bench.out.is_dir()


class TestOrder:
    @pytest.mark.parametrize(
        ("moved", "to", "before", "expected"),
        [
            ("c", "top", None, "cabd"),
            ("bd", "top", None, "bdac"),
            ("b", "bottom", None, "acdb"),
            ("db", "bottom", None, "acdb"),
            ("d", None, "b", "adbc"),
            ("a", None, "d", "bcad"),
            ("ca", None, "d", "bcad"),
            ("bc", None, "b", "abcd"),
            ("a", None, "a", "abcd"),
            ("abcd", "top", None, "abcd"),
        ],
    )
    def test_moving(
        self,
        bench: Bench,
        jobs: dict[str, Job],
        moved: str,
        to: str | None,
        before: str | None,
        expected: str,
    ) -> None:
        bench.manager.move([jobs[name].id for name in moved], to=to, before=before and jobs[before].id)
        assert "".join(order(bench)) == expected

    def test_a_moved_job_takes_on_the_priority_of_its_place(self, bench: Bench, jobs: dict[str, Job]) -> None:
        bench.manager.set_priority([jobs["a"].id], 9)
        bench.manager.set_priority([jobs["b"].id], 5)
        assert order(bench) == ["a", "b", "c", "d"]
        bench.manager.move([jobs["d"].id], to="top")
        assert order(bench) == ["d", "a", "b", "c"]
        bench.manager.move([jobs["d"].id], before=jobs["b"].id)
        assert order(bench) == ["a", "d", "b", "c"]
        bench.manager.move([jobs["a"].id], to="bottom")
        assert order(bench) == ["d", "b", "c", "a"]

    def test_any_number_of_moves_keeps_places_apart(self, bench: Bench, jobs: dict[str, Job]) -> None:
        for _ in range(100):
            bench.manager.move([jobs["c"].id], before=jobs["b"].id)
            assert order(bench) == ["a", "c", "b", "d"]
            bench.manager.move([jobs["b"].id], before=jobs["c"].id)
            assert order(bench) == ["a", "b", "c", "d"]

    def test_exactly_one_place_has_to_be_named(self, bench: Bench, jobs: dict[str, Job]) -> None:
        for places in ({}, {"to": "top", "before": jobs["a"].id}):
            with pytest.raises(ValueError):  # noqa: PT011 - the message is the arguments
                bench.manager.move([jobs["b"].id], **places)

    def test_ended_jobs_have_no_place(self, bench: Bench, jobs: dict[str, Job]) -> None:
        bench.manager.cancel([jobs["a"].id])
        for steer in (
            lambda: bench.manager.move([jobs["a"].id], to="top"),
            lambda: bench.manager.move([jobs["b"].id], before=jobs["a"].id),
            lambda: bench.manager.set_priority([jobs["a"].id], 1),
            lambda: bench.manager.hold([jobs["a"].id]),
        ):
            with pytest.raises(AppError) as caught:
                steer()
            assert wrong_state(bench, caught)


class TestEdit:
    def test_options_and_destination_change(self, bench: Bench) -> None:
        bench.photo("sub/a.jpg")
        plan = bench.manager.plan([bench.photos], bench.options, destination=bench.out, recursive=True)
        job = bench.manager.submit(plan, bench.options, preset="Transparent PNG")
        options = RemovalOptions.from_dict({"format": "webp"})
        elsewhere = bench.folder / "elsewhere"
        edited = bench.manager.edit(job.id, options, destination=elsewhere)
        assert (edited.options, edited.destination, edited.preset) == (options, elsewhere, None)
        claim = bench.claim()
        assert claim.options == options
        assert claim.destination == elsewhere / "sub" / "a.webp"
        assert claim.destination_root == elsewhere

    def test_without_a_destination_it_stays(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "a.webp")
        bench.manager.edit(job.id, RemovalOptions.from_dict({"name": "{stem}-cut"}))
        names = [image.destination for image in bench.manager.status(job.id).images]
        assert names == [bench.out / "a-cut.png", bench.out / "a-cut-2.png"]

    def test_names_may_go_round(self, bench: Bench) -> None:
        job = bench.submit("2.jpg", "1.jpg", "3.jpg", name="{index}")
        bench.manager.edit(job.id, RemovalOptions.from_dict({"name": "{stem}"}))
        names = [image.destination.name for image in bench.manager.status(job.id).images]
        assert names == ["1.png", "2.png", "3.png"]

    def test_a_job_that_has_begun_is_left_alone(self, bench: Bench) -> None:
        job = bench.submit("a.jpg", "b.jpg")
        bench.claim()
        with pytest.raises(AppError) as caught:
            bench.manager.edit(job.id, RemovalOptions.from_dict({"format": "webp"}))
        assert wrong_state(bench, caught)
        assert bench.manager.job(job.id).options == bench.options


class TestRemoval:
    def test_a_removed_job_is_gone_and_comes_back(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.work_off()
        bench.manager.remove([job.id])
        assert bench.manager.all_jobs() == []
        assert bench.manager.list().jobs == ()
        assert bench.manager.stats().images["completed"] == 0
        with pytest.raises(AppError):
            bench.manager.find(job.id)
        assert (bench.out / "a.png").exists()
        bench.manager.restore([job.id])
        assert bench.manager.job(job.id).status is JobStatus.COMPLETED

    def test_a_live_job_cannot_be_removed(self, bench: Bench) -> None:
        done, live = bench.submit("a.jpg"), bench.submit("b.jpg")
        bench.manager.cancel([done.id])
        with pytest.raises(AppError) as caught:
            bench.manager.remove([done.id, live.id])
        assert wrong_state(bench, caught)
        assert bench.manager.job(done.id)

    def test_cleanup_forgets_what_ended_long_ago(self, bench: Bench) -> None:
        old, recent, live = bench.submit("a.jpg"), bench.submit("b.jpg"), bench.submit("c.jpg")
        bench.manager.cancel([old.id, recent.id])
        day = 86_400_000
        bench.store.database.execute(
            "UPDATE job SET created_at = created_at - ?, finished_at = finished_at - ? WHERE id = ?",
            40 * day,
            31 * day,
            old.id,
        )
        assert bench.manager.cleanup(timedelta(days=30)) == 1
        assert {job.id for job in bench.manager.all_jobs()} == {recent.id, live.id}
        assert bench.store.database.number("SELECT count(*) FROM image") == 2
        assert bench.store.database.number("SELECT count(*) FROM root") == 2

    def test_cleanup_leaves_time_for_an_undo(self, bench: Bench) -> None:
        job = bench.submit("a.jpg")
        bench.manager.cancel([job.id])
        bench.manager.remove([job.id])
        assert bench.manager.cleanup(timedelta(days=30)) == 0
        bench.store.database.execute("UPDATE job SET removed_at = removed_at - 7200000")
        assert bench.manager.cleanup(timedelta(days=30)) == 1
        with pytest.raises(AppError):
            bench.manager.restore([job.id])

    def test_cleanup_gives_the_space_back(self, bench: Bench) -> None:
        job = bench.submit(*(f"{number}.jpg" for number in range(2000)))
        bench.manager.cancel([job.id])
        pages = bench.store.database.number("PRAGMA page_count")
        bench.store.database.execute("UPDATE job SET finished_at = 0")
        bench.manager.cleanup(timedelta(days=1))
        assert bench.store.database.number("PRAGMA page_count") < pages / 4


class TestPause:
    def test_every_process_sees_it(self, bench: Bench) -> None:
        bench.manager.pause()
        other = Bench.open(bench.folder)
        assert other.manager.pause_state() == Pause(by_user=True)
        other.manager.resume()
        other.store.close()
        assert not bench.manager.pause_state().is_paused

    def test_trouble_and_the_user_pause_apart(self, bench: Bench) -> None:
        trouble = Pause(
            reason=Failure("disk_full", "The disk is full.", "Free some space."),
            folder=bench.out,
            job_id="0123456789ab",
            needed_bytes=5_000,
        )
        bench.manager.pause()
        bench.store.set_automatic_pause(trouble)
        both = bench.manager.pause_state()
        assert both.by_user
        assert (both.reason, both.folder, both.needed_bytes) == (trouble.reason, bench.out, 5_000)
        bench.store.clear_automatic_pause()
        assert bench.manager.pause_state() == Pause(by_user=True)
        bench.manager.resume()
        bench.store.set_automatic_pause(trouble)
        assert bench.manager.pause_state() == trouble
        bench.manager.resume()
        assert bench.manager.pause_state() == Pause()

    def test_trouble_has_to_be_named(self, bench: Bench) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the pause
            bench.store.set_automatic_pause(Pause())


def test_the_revision_tells_of_lists_that_changed(bench: Bench) -> None:
    seen = [bench.store.revision()]

    def changed() -> bool:
        seen.append(bench.store.revision())
        return seen[-1] != seen[-2]

    job, other = bench.submit("a.jpg"), bench.submit("b.jpg")
    assert changed()
    bench.manager.move([other.id], to="top")
    assert changed()
    bench.finish(bench.claim())
    bench.store.skip(bench.claim(), bench.out / "a.png", Notice("exists", "It exists."))
    assert not changed()
    bench.manager.remove([job.id])
    assert changed()
    bench.manager.restore([job.id])
    assert changed()

from pathlib import Path

import pytest
from cli_command import Command

from rembg_desktop.composition import open_queue
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.types import Failure


@pytest.fixture
def job(command: Command, photos: Path) -> str:
    """A job of three images that wait."""
    return command("submit", photos, "--json").json["job_id"]


def test_status_is_for_people_too(command: Command, job: str, photos: Path) -> None:
    answer = command("status", job)
    assert job in answer.out
    assert "3: 3 waiting (0 %)" in answer.out
    assert str(photos / "cutouts") in answer.out
    assert "a.jpg" not in answer.out
    assert "a.jpg" in command("status", job, "--images").out


def test_the_beginning_of_an_id_is_enough(command: Command, job: str) -> None:
    assert command("status", job[:4], "--json").json["job_id"] == job


@pytest.mark.parametrize("name", ["status", "cancel", "retry", "pause", "resume", "remove", "monitor"])
def test_an_unknown_job_gives_4(command: Command, name: str) -> None:
    answer = command(name, "ffff", "--json", code=4)
    assert answer.json["error"]["code"] == "no_such_job"
    assert answer.err.startswith("error: ")


def test_an_ambiguous_beginning_gives_2(command: Command, photos: Path) -> None:
    for _ in range(17):
        command("submit", photos)
    firsts = [job["job_id"][0] for job in command("list", "--json").json["jobs"]]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    assert command("status", twice, "--json", code=2).json["error"]["code"] == "ambiguous_job"


def test_the_list_is_filtered_and_turned_page_by_page(command: Command, photos: Path) -> None:
    jobs = [command("submit", photos, "--json").json["job_id"] for _ in range(3)]
    command("cancel", jobs[1])
    newest = command("list", "--limit", 2, "--json").json
    rest = command("list", "--limit", 2, "--cursor", newest["next"], "--json").json
    listed = [job["job_id"] for job in newest["jobs"] + rest["jobs"]]
    assert listed == jobs[::-1]
    assert rest["next"] is None
    cancelled = command("list", "--status", "cancelled", "--json").json["jobs"]
    assert [job["job_id"] for job in cancelled] == [jobs[1]]
    table = command("list").lines
    assert table[0].split() == ["JOB", "STATUS", "DONE", "FAILED", "TOTAL", "SUBMITTED", "NAME"]
    assert [line.split()[0] for line in table[1:]] == jobs[::-1]


def test_an_empty_list_says_so(command: Command) -> None:
    answer = command("list")
    assert (answer.out, answer.err) == ("", "There are no jobs.\n")


def test_stats_count_and_tell_that_nobody_works(command: Command, job: str) -> None:
    stats = command("stats", "--json").json
    assert stats["images"]["pending"] == 3
    assert stats["executor"] == {"alive": False}
    answer = command("stats")
    assert "3 pending" in answer.out
    assert "rembg-desktop run" in answer.out


def test_cancelling_ends_a_job(command: Command, job: str) -> None:
    assert "cancelled" in command("cancel", job).out
    shown = command("status", job, "--json").json
    assert shown["status"] == "cancelled"
    assert shown["progress"]["processed"] == 3
    assert command("cancel", job, "--json", code=2).json["error"]["code"] == "wrong_state"


def test_cancelling_all_that_has_not_begun(command: Command, photos: Path) -> None:
    jobs = {command("submit", photos, "--json").json["job_id"] for _ in range(2)}
    cancelled = command("cancel", "--pending", "--json").json["jobs"]
    assert {job["job_id"] for job in cancelled} == jobs
    assert "nothing to cancel" in command("cancel", "--pending").err


def test_a_retry_puts_cancelled_images_back(command: Command, job: str) -> None:
    command("cancel", job)
    again = command("retry", job, "--json").json
    assert (again["job_id"], again["status"]) == (job, "pending")
    assert again["progress"]["processed"] == 0


def test_the_queue_is_paused_and_goes_on(command: Command, job: str) -> None:
    assert command("pause", "--json").json["paused"] is True
    assert "paused" in command("status", job).out
    assert "paused" in command("stats").out
    assert command("resume", "--json").json["paused"] is False
    assert "running" in command("resume").out


def test_a_job_is_held_and_released(command: Command, job: str) -> None:
    (held,) = command("pause", job, "--json").json["jobs"]
    assert held["held"] is True
    assert "held" in command("list").out
    (released,) = command("resume", job[:6], "--json").json["jobs"]
    assert released["held"] is False
    assert command("stats", "--json").json["pause"]["paused"] is False


def test_jobs_are_moved(command: Command, photos: Path, home: Path) -> None:
    first, second, third = (command("submit", photos, "--json").json["job_id"] for _ in range(3))
    command("move", third, "--top")
    assert _order(home) == [third, first, second]
    command("move", third, "--bottom")
    assert _order(home) == [first, second, third]
    (moved,) = command("move", second, "--priority", 3, "--json").json["jobs"]
    assert moved["priority"] == 3
    assert _order(home) == [second, first, third]


def _order(home: Path) -> list[str]:
    store, manager = open_queue(Home(home))
    order = [job.id for job in manager.queue_order()]
    store.close()
    return order


def test_only_ended_jobs_are_removed(command: Command, job: str) -> None:
    command("remove", job, code=2)
    command("cancel", job)
    assert command("remove", job, "--json").json == {"removed": [job]}
    assert command("list", "--json").json["jobs"] == []


def test_a_damaged_database_is_set_aside_with_a_word(command: Command, home: Path) -> None:
    home.mkdir()
    (home / "queue.db").write_bytes(b"this is no database" * 500)
    answer = command("list", "--json")
    assert answer.json["jobs"] == []
    assert "damaged" in answer.err
    assert "damaged" not in command("list").err


def test_a_large_job_lists_every_image_once(command: Command, home: Path, tmp_path: Path) -> None:
    names = [f"{number}.jpg" for number in range(2_001)]
    planned = tuple(PlannedImage(tmp_path / name, tmp_path / "out" / f"{name}.png", 1, 1) for name in names)
    root = PlannedRoot(tmp_path, tmp_path / "out")
    store, manager = open_queue(Home.choose(home))
    job = manager.submit(Plan("many", tmp_path, tmp_path / "out", planned, roots=(root,)), RemovalOptions())
    claim = store.claim("worker")
    assert claim
    store.fail(claim, Failure("corrupt_image", "It cannot be read."))
    store.close()

    def listed(*words: str) -> list[str]:
        lines = [line.split() for line in command("status", job.id, *words).lines if ".jpg" in line]
        return [Path(path.rstrip(":")).name for _, path, *_ in lines]

    assert listed("--images") == names
    assert listed() == names[:1]

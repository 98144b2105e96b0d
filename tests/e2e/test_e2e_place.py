import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import PHOTOS, Program, temp_files
from waiting import until

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small file system needs root on Linux"
    ),
]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def _many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        shutil.copy(PHOTOS / "cat.jpg", folder / f"{number:02}.jpg")
    return folder


def _trouble(program: Program) -> str | None:
    trouble = program.json("stats")["pause"]["trouble"]
    return trouble and trouble["code"]


def test_a_full_disk_pauses_the_queue_which_goes_on_by_itself(
    program: Program, tiny: str, tmp_path: Path, small_disk: Path
) -> None:
    (small_disk / "filler").write_bytes(b"x" * 3_900_000)
    job = program.json("submit", "--model", tiny, _many(tmp_path / "photos", 4), "--output", small_disk / "out")[
        "job_id"
    ]
    executor = program.start("run", "--until-idle")
    until(lambda: _trouble(program) == "disk_full")
    status = program.json("status", job)
    assert status["progress"]["failed"] == 0
    assert status["status"] in ("pending", "processing")
    until(lambda: temp_files(small_disk) == [])
    (small_disk / "filler").unlink()
    _, error = executor.communicate(timeout=240)
    assert executor.returncode == 0, error
    assert program.json("status", job)["progress"]["succeeded"] == 4
    assert _trouble(program) is None


def test_a_waiting_command_ends_with_5_and_keeps_the_job(
    program: Program, tiny: str, tmp_path: Path, small_disk: Path
) -> None:
    (small_disk / "filler").write_bytes(b"x" * 3_950_000)
    done = program.run(
        "submit", "--model", tiny, _many(tmp_path / "photos", 3), "--output", small_disk / "out", "--wait", check=5
    )
    assert "full" in done.stderr
    (job,) = program.json("list")["jobs"]
    assert job["status"] in ("pending", "processing")
    (small_disk / "filler").unlink()
    program.run("run", "--until-idle", check=0)
    assert program.json("status", job["job_id"])["progress"]["succeeded"] == 3


def test_a_destination_that_becomes_read_only(
    program: Program, tiny: str, tmp_path: Path, small_disk: Path
) -> None:
    job = program.json("submit", "--model", tiny, _many(tmp_path / "photos", 3), "--output", small_disk / "out")[
        "job_id"
    ]
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    executor = program.start("run", "--until-idle")
    until(lambda: _trouble(program) == "destination_unwritable")
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    _, error = executor.communicate(timeout=240)
    assert executor.returncode == 0, error
    assert program.json("status", job)["progress"]["succeeded"] == 3


def test_a_destination_that_cannot_be_written_is_refused_at_submission(
    program: Program, tiny: str, tmp_path: Path, small_disk: Path
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    done = program.run(
        "submit", "--model", tiny, _many(tmp_path / "photos", 1), "--output", small_disk / "out", check=2
    )
    assert str(small_disk) in done.stderr
    assert program.json("list")["jobs"] == []


@pytest.mark.model  # photos that take a while
def test_a_destination_removed_while_running(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = program.json("submit", _many(tmp_path / "photos", 12), "--output", out)["job_id"]
    executor = program.start("run", "--until-idle")
    until(lambda: program.json("status", job)["progress"]["succeeded"])
    out.rename(tmp_path / "elsewhere")
    until(lambda: _trouble(program) == "destination_missing")
    (tmp_path / "elsewhere").rename(out)
    _, error = executor.communicate(timeout=400)
    assert executor.returncode == 0, error
    ended = program.json("status", job)
    assert ended["progress"]["succeeded"] == 12
    assert all(Path(image["output"]).is_file() for image in ended["images"])
    assert temp_files(out) == []


def test_a_source_removed_while_queued(program: Program, tiny: str, tmp_path: Path) -> None:
    photos = _many(tmp_path / "photos", 3)
    job = program.json("submit", "--model", tiny, photos, "--output", tmp_path / "out")["job_id"]
    (photos / "01.jpg").unlink()
    program.run("run", "--until-idle", check=0)
    ended = program.json("status", job)
    assert [image["status"] for image in ended["images"]] == ["completed", "failed", "completed"]
    assert ended["images"][1]["error"]["code"] == "source_missing"
    shutil.copy(PHOTOS / "cat.jpg", photos / "01.jpg")
    program.run("retry", job, check=0)
    program.run("run", "--until-idle", check=0)
    assert program.json("status", job)["progress"]["succeeded"] == 3


def test_a_source_replaced_while_queued_is_taken_as_it_is_now(program: Program, tiny: str, tmp_path: Path) -> None:
    photos = _many(tmp_path / "photos", 1)
    job = program.json("submit", "--model", tiny, photos, "--output", tmp_path / "out")["job_id"]
    shutil.copy(PHOTOS / "coffee.jpg", photos / "00.jpg")
    program.run("run", "--until-idle", check=0)
    (image,) = program.json("status", job)["images"]
    assert image["status"] == "completed"
    assert [notice["code"] for notice in image["notices"]] == ["source_changed"]

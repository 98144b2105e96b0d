import shutil
from pathlib import Path

import pytest
from PIL import Image
from program import PHOTOS, Program
from waiting import Deadline


def _large_photos(folder: Path, count: int) -> Path:
    folder.mkdir()
    with Image.open(PHOTOS / "cat.jpg") as cat:
        cat.convert("RGB").resize((4000, 3000)).save(folder / "00.jpg")
    for number in range(1, count):
        shutil.copy(folder / "00.jpg", folder / f"{number:02}.jpg")
    return folder


@pytest.mark.model
def test_cancelling_a_running_job_ends_it_within_a_second_with_no_output_after(
    program: Program, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    job = program.json("submit", _large_photos(tmp_path / "photos", 40), "--output", out)["job_id"]
    executor = program.start("run")
    while not program.json("status", job)["progress"]["succeeded"]:
        assert executor.poll() is None
    program.run("cancel", job, check=0)
    stopped, reported = Deadline(1.0), Deadline(4.0)  # the report is written once a second
    ended = program.json("status", job)
    assert ended["status"] == "cancelled"
    assert ended["progress"]["processed"] == ended["progress"]["total"]
    wanted = {Path(image["output"]) for image in ended["images"] if image["status"] == "completed"}
    assert len(wanted) == ended["progress"]["succeeded"]
    while set(out.iterdir()) != wanted:  # what was published at that moment is withdrawn
        assert not stopped.has_passed(), "work went on"
    files = {path: path.stat().st_mtime_ns for path in wanted}
    while program.json("stats")["executor"]["workers_active"]:
        assert not reported.has_passed()
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == files

    executor.kill()
    executor.communicate()
    program.run("run", "--until-idle", check=0)
    assert program.json("status", job)["status"] == "cancelled"
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == files


def test_cancelling_a_pending_job_is_immediate_and_survives_a_restart(program: Program, tmp_path: Path) -> None:
    job = program.json("submit", PHOTOS, "--output", tmp_path / "out")["job_id"]
    program.run("cancel", job[:5], check=0)
    assert program.json("status", job)["status"] == "cancelled"
    program.run("run", "--until-idle", check=0)
    ended = program.json("status", job)
    assert ended["status"] == "cancelled"
    assert {image["status"] for image in ended["images"]} == {"cancelled"}
    assert list((tmp_path / "out").iterdir()) == []

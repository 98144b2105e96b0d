"""The installed program drives a running service with --url, down to the downloaded results."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest
from PIL import Image
from program import PHOTOS, PROGRAM, Program, temp_files
from waiting import until

pytestmark = pytest.mark.model
NAMES = ["astronaut", "cat", "coffee", "rocket"]


class Service:
    """A `serve` on a free port, in a home folder that is not the user's."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: Popen[str] = program.start("serve", "--port", 0)
        assert self.process.stderr is not None
        self.url = self.process.stderr.readline().split()[2].rstrip(",")
        self.process.stderr.readline()
        self.options = ("--url", self.url, "--token-file", program.home / "api-token")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=120)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(Program(tmp_path / "home of the service"))
    yield service
    service.stop()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """The sample photos, with two of one name in subfolders."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(PHOTOS / f"{name}.jpg", folder)
    for name in ("one", "two"):
        (folder / name).mkdir()
        shutil.copy(PHOTOS / "cat.jpg", folder / name / "cat.jpg")
    return folder


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_results_are_those_of_a_local_job(
    program: Program, service: Service, photos: Path, tmp_path: Path
) -> None:
    before = _content(photos)
    local = program.run("submit", photos, "-r", "--output", tmp_path / "local", "--wait", "--json", check=0)
    words = ("submit", photos, "-r", "--output", tmp_path / "remote", "--wait", "--json")
    done = program.run(*words, *service.options, check=0)
    first, last = map(json.loads, done.stdout.splitlines())
    ours = json.loads(local.stdout.splitlines()[-1])
    assert first["job_id"] == last["job_id"]
    assert last["progress"] == ours["progress"]
    assert {image["source"] for image in last["images"]} == {image["source"] for image in ours["images"]}
    for image in last["images"]:
        assert Path(image["output"]) == Path(image["destination"])
        assert Path(image["output"]).is_relative_to(tmp_path / "remote")
    results = _content(tmp_path / "remote")
    assert sorted(results) == sorted(_content(tmp_path / "local"))
    for name in results:
        with Image.open(tmp_path / "remote" / name) as here, Image.open(tmp_path / "local" / name) as there:
            assert (here.mode, here.size) == (there.mode, there.size) == ("RGBA", there.size)
    assert _content(photos) == before
    assert program.json("list")["jobs"][0]["job_id"] != last["job_id"], "the own queue has nothing of it"


def test_what_is_there_is_replaced_only_when_asked(service: Service, program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "cat.png").write_bytes(b"mine")
    words = ("submit", PHOTOS / "cat.jpg", "--output", out, "--wait", *service.options)
    program.run(*words, check=0)
    assert (out / "cat.png").read_bytes() == b"mine"
    with Image.open(out / "cat-2.png") as image:
        assert image.mode == "RGBA"
    skipped = program.run(*words, "--on-conflict", "skip", check=0)
    assert (out / "cat.png").read_bytes() == b"mine"
    assert "already exists and was kept" in skipped.stderr
    program.run(*words, "--on-conflict", "overwrite", check=0)
    with Image.open(out / "cat.png") as image:
        assert image.mode == "RGBA"
    assert sorted(path.name for path in out.iterdir()) == ["cat-2.png", "cat.png"]


def test_failed_images_give_the_exit_codes_of_a_local_job(
    service: Service, program: Program, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    some = program.run(
        "submit", broken, PHOTOS / "cat.jpg", "--output", tmp_path / "out", "--wait", *service.options
    )
    assert some.returncode == 1
    assert "broken.jpg: " in some.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["cat.png"]
    none = program.run("submit", broken, "--output", tmp_path / "none", "--wait", *service.options)
    assert none.returncode == 3
    assert not (tmp_path / "none").exists()


def test_an_interrupted_wait_leaves_the_job_with_the_service(
    service: Service, program: Program, photos: Path, tmp_path: Path
) -> None:
    process = program.start("submit", photos, "--hold", "--output", tmp_path / "out", "--wait", *service.options)
    assert process.stdout is not None
    job_id = process.stdout.readline().strip()
    assert process.stderr is not None
    line = process.stderr.readline()
    while "held" not in line:  # it waits now
        line = process.stderr.readline()
        assert line
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 130
    assert f"{job_id} is kept" in error
    assert program.json("status", job_id, *service.options)["status"] == "pending"
    assert not (tmp_path / "out").exists()


def test_a_wait_outlives_a_restart_of_the_service(
    service: Service, program: Program, photos: Path, tmp_path: Path
) -> None:
    process = program.start("submit", photos, "--output", tmp_path / "out", "--wait", *service.options)
    assert process.stdout is not None
    job_id = process.stdout.readline().strip()
    until(lambda: service.program.json("status", job_id)["progress"]["processed"])
    service.process.kill()
    service.process.communicate()
    port = service.url.rpartition(":")[2]
    again = service.program.start("serve", "--port", port)
    try:
        out, error = process.communicate(timeout=400)
    finally:
        again.terminate()
        again.communicate(timeout=120)
    assert process.returncode == 0, error
    assert "4 images: 4 done" in out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{name}.png" for name in NAMES]
    assert temp_files(tmp_path / "out") == []


def test_a_folder_that_cannot_be_written_gives_2_and_nothing_is_sent(
    service: Service, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    words = ("submit", PHOTOS / "cat.jpg", "--output", tmp_path / "file" / "out", "--wait")
    done = program.run(*words, *service.options)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert program.json("list", *service.options)["jobs"] == []


def test_a_folder_that_cannot_be_written_any_more_gives_5_and_the_results_stay(
    service: Service, program: Program, tmp_path: Path
) -> None:
    words = ("submit", PHOTOS / "cat.jpg", "--hold", "--output", tmp_path / "drive" / "out", "--wait")
    process = program.start(*words, *service.options)
    assert process.stdout is not None
    job_id = process.stdout.readline().strip()
    (tmp_path / "drive").touch()
    service.program.run("resume", job_id, check=0)
    _, error = process.communicate(timeout=400)
    assert process.returncode == 5
    assert "Traceback" not in error
    assert "results.zip" in error
    (job,) = program.json("list", *service.options)["jobs"]
    assert job["status"] == "completed"


def test_doctor_tries_every_scenario(service: Service, program: Program) -> None:
    done = program.run("doctor", *service.options, check=0)
    lines = done.stdout.splitlines()
    assert [line[:5].strip() for line in lines] == ["ok"] * len(lines)
    for name in ("reachable", "submit one", "submit many", "status", "progress", "results", "list", "stats"):
        assert any(line[6:].startswith(name) for line in lines)
    for name in ("errors", "cancel", "clean up"):
        assert any(line[6:].startswith(name) for line in lines)
    own = subprocess.run(
        [*map(str, (PROGRAM, "doctor", "--url", service.url, "--json"))],
        env={**os.environ, "REMBG_DESKTOP_HOME": str(service.program.home)},
        capture_output=True,
        text=True,
        timeout=800,
        check=True,
    )
    assert json.loads(own.stdout)["ok"]
    listed = {job["job_id"] for job in service.program.json("list")["jobs"]}
    assert len(listed) == 3, "those of the first trial, whose home was another one, could not be removed"

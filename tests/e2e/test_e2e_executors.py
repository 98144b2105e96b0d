import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from program import Program, temp_files
from tiny_onnx import mean_model


def _photos(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        Image.effect_noise((300, 200), 60).convert("RGB").save(folder / f"{number:02}.jpg")
    return folder


def test_of_50_programs_started_together_one_executes(program: Program, tmp_path: Path) -> None:
    photos = _photos(tmp_path / "photos", 50)
    (tmp_path / "tiny.onnx").write_bytes(mean_model())
    program.run("models", "import", tmp_path / "tiny.onnx", "--name", "tiny", check=0)
    words = ("--output", tmp_path / "out", "--model", "custom:tiny", "--wait", "--json")
    processes = [program.start("submit", photo, *words) for photo in sorted(photos.iterdir())]
    ends = [(process.communicate(timeout=1200), process.returncode) for process in processes]
    assert [code for _, code in ends] == [0] * 50, [error for (_, error), code in ends if code]
    jobs = program.json("list", "--limit", 100)["jobs"]
    assert [job["status"] for job in jobs] == ["completed"] * 50
    with closing(sqlite3.connect(program.home / "queue.db")) as database:
        attempts = [count for (count,) in database.execute("SELECT attempt FROM image")]
    assert attempts == [1] * 50
    assert len(list((tmp_path / "out").iterdir())) == 50
    assert temp_files(tmp_path / "out") == []
    assert (program.home / "executor.lock").exists()


@pytest.mark.model
def test_a_second_executor_waits_and_takes_over_when_the_first_is_killed(program: Program, tmp_path: Path) -> None:
    job = program.json("submit", _photos(tmp_path / "photos", 10), "--output", tmp_path / "out")
    first = program.start("run")
    _until_executing(program, first)
    second = program.start("run", "--until-idle")
    assert program.json("status", job["job_id"])["progress"]["succeeded"] < 10, "nothing is left to take over"
    first.kill()
    first.communicate()
    _, error = second.communicate(timeout=400)
    assert second.returncode == 0, error
    assert program.json("status", job["job_id"])["progress"]["succeeded"] == 10


def _until_executing(program: Program, process: "subprocess.Popen[str]") -> None:
    for _ in range(100):
        executor = program.json("stats")["executor"]
        if executor["alive"]:
            assert executor["pid"] == process.pid
            return
    raise AssertionError("no executor came to life")

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from program import PHOTOS, Program, temp_files

from rembg_desktop.publish import hash_file

WORKERS = 2
KILLS = int(os.environ.get("REMBG_DESKTOP_KILLS", "30"))
"""A fifth of them with the real model."""
EXECUTOR = Path(__file__).parents[1] / "support" / "fake_executor.py"


@dataclass
class Ledger:
    """What an outsider has seen of the finished files: they may never change again."""

    folder: Path
    seen: dict[Path, tuple[int, str]] = field(default_factory=dict)

    def look(self) -> None:
        for path in _files(self.folder):
            if not path.name.startswith("."):
                entry = (path.stat().st_mtime_ns, hash_file(path))
                assert self.seen.setdefault(path, entry) == entry, f"{path.name} was made again"
        assert all(path.exists() for path in self.seen), "a finished file has vanished"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _kill_and_restart(
    program: Program,
    start: Callable[[], "subprocess.Popen[str]"],
    job_id: str,
    out: Path,
    kills: int,
    longest: float,
) -> int:
    """Kill the executor at random moments until the job has ended or `kills` are done; gives the kills done."""
    ledger = Ledger(out)
    dice = random.Random(kills)
    for kill in range(kills):
        process = start()
        try:
            process.communicate(timeout=dice.uniform(0.05, longest))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        ledger.look()
        if program.json("status", job_id)["status"] in ("completed", "failed"):
            return kill + 1
    process = start()
    process.communicate(timeout=1200)
    ledger.look()
    return kills


def _check(program: Program, job_id: str, out: Path, kills: int) -> None:
    job = program.json("status", job_id)
    crashed = [image for image in job["images"] if image["status"] == "failed"]
    assert {image["error"]["code"] for image in crashed} <= {"crashed"}
    completed = [image for image in job["images"] if image["status"] == "completed"]
    assert len(completed) + len(crashed) == job["progress"]["total"]
    made = [output for image in job["images"] for output in image["outputs"] if output["status"] == "completed"]
    outputs = sorted(Path(output["output"]) for output in made)
    assert len(made) >= len(completed) * len(job["outputs"])
    assert len(set(outputs)) == len(made)
    assert outputs == _files(out), "a file too many or one too few"
    assert temp_files(out) == []
    redone = sum(image["attempts"] - 1 for image in job["images"])
    assert redone <= kills * WORKERS
    for path in outputs:
        with Image.open(path) as image:
            image.load()


@pytest.mark.soak
@pytest.mark.timeout(1500 + 10 * KILLS)
@pytest.mark.parametrize(
    "presets", [(), ("Transparent PNG", "White shop picture", "Mask")], ids=["one", "several"]
)
def test_kill_9_at_any_moment_loses_nothing(program: Program, tmp_path: Path, presets: tuple[str, ...]) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(60):
        Image.effect_noise((300, 200), 60).convert("RGB").save(photos / f"{number:02}.jpg")

    def start() -> "subprocess.Popen[str]":
        return subprocess.Popen([sys.executable, EXECUTOR, program.home], text=True, stderr=subprocess.PIPE)

    chosen = [word for preset in presets for word in ("--preset", preset)]
    kills, wanted = 0, KILLS * 2 // 5
    while kills < wanted:
        out = tmp_path / f"out{kills}"
        job = program.json("submit", photos, "--output", out, *chosen)
        done = _kill_and_restart(program, start, job["job_id"], out, wanted - kills, 1.2)
        kills += done
        _check(program, job["job_id"], out, done)


@pytest.mark.model
@pytest.mark.soak
@pytest.mark.timeout(1500 + 10 * KILLS)
def test_kill_9_with_the_real_model_loses_nothing(program: Program, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    originals = sorted(path for path in PHOTOS.iterdir() if path.suffix in (".jpg", ".png"))
    for number in range(3 * (wanted := KILLS // 5)):
        shutil.copy(original := originals[number % len(originals)], photos / f"{number:02}{original.suffix}")
    before = {path: hash_file(path) for path in photos.iterdir()}
    out = tmp_path / "out"
    job = program.json("submit", photos, "--output", out)

    def start() -> "subprocess.Popen[str]":
        return program.start("run", "--until-idle", "--workers", WORKERS)

    kills = _kill_and_restart(program, start, job["job_id"], out, wanted, 3.0)
    _check(program, job["job_id"], out, kills)
    assert {path: hash_file(path) for path in photos.iterdir()} == before


def test_an_image_that_kills_the_program_thrice_fails_and_the_rest_goes_on(
    program: Program, tmp_path: Path
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("a.jpg", "poison.jpg", "z.jpg"):
        Image.new("RGB", (40, 30), "red" if name == "poison.jpg" else "blue").save(photos / name)
    job = program.json("submit", photos, "--output", tmp_path / "out")
    ends = [
        subprocess.run([sys.executable, EXECUTOR, program.home], timeout=240, check=False).returncode
        for _ in range(4)
    ]
    assert ends == [-signal.SIGKILL] * 3 + [0]
    ended = program.json("status", job["job_id"])
    by_name = {Path(image["source"]).name: image for image in ended["images"]}
    assert by_name["poison.jpg"]["status"] == "failed"
    assert by_name["poison.jpg"]["error"]["code"] == "crashed"
    assert by_name["a.jpg"]["status"] == by_name["z.jpg"]["status"] == "completed"

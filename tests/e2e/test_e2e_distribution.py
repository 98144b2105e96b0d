"""What an index gets: a wheel that works by itself, and a source archive that makes the same wheel."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from PIL import Image
from program import PHOTOS, Program

ROOT = Path(__file__).parents[2]


def python(*words: object, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=cwd, text=True, capture_output=True, timeout=1200, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Wheel and source archive, both examined as an index would."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [ROOT / "scripts" / "dist", folder], text=True, capture_output=True, timeout=1200, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASSED") == 2
    (wheel,) = folder.glob("*.whl")
    (source,) = folder.glob("*.tar.gz")
    return wheel, source


def test_the_source_archive_makes_the_same_wheel(archives: tuple[Path, Path], tmp_path: Path) -> None:
    wheel, source = archives
    subprocess.run(["tar", "xzf", source, "-C", tmp_path], check=True)
    (unpacked,) = tmp_path.iterdir()
    python("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=unpacked)
    assert (tmp_path / "again" / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_wheel_works_in_an_environment_of_its_own(archives: tuple[Path, Path], tmp_path: Path) -> None:
    """The packages it requires are lent from here; the program and all its files come from the wheel."""
    environment = tmp_path / "env"
    python("-m", "venv", "--without-pip", environment)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    own = binaries / Path(sys.executable).name
    python("-m", "pip", "--python", own, "install", "-q", "--no-index", "--no-deps", archives[0])
    site = Path(
        subprocess.check_output(
            [own, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
        ).strip()
    )
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    program = Program(tmp_path / "home")
    program.command = [binaries / "rembg-desktop"]
    where = subprocess.check_output(
        [own, "-c", "import rembg_desktop.paths as p; print(p.resources())"], text=True, cwd=tmp_path
    )
    assert site.resolve() in Path(where.strip()).resolve().parents

    assert program.run("--version", check=0).stdout.strip()
    out = tmp_path / "out"
    program.run("submit", PHOTOS / "cat.jpg", "--output", out, "--wait", check=0)
    with Image.open(out / "cat.png") as result, Image.open(PHOTOS / "cat.jpg") as photo:
        assert result.mode == "RGBA"
        assert result.size == photo.size
        lowest, highest = result.getchannel("A").getextrema()
        assert (lowest, highest) == (0, 255)

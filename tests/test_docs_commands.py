"""Every command line that a page shows does what a reader expects of it: it runs."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from index import package_index
from program import PHOTOS, PROGRAM
from tiny_onnx import mean_model

from rembg_desktop.cli.root import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pages speak to a POSIX shell")

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    *(
        ROOT / name
        for name in (
            "README.md",
            "CONTRIBUTING.md",
            "examples/README.md",
            "benchmarks/README.md",
            "packaging/README.md",
        )
    ),
    *sorted((ROOT / "docs").glob("*.md")),
)
ENDED, WAITING, SERVICE = "3f9a", "b71c", "http://localhost:5000"
"""What stands in the pages for a job that ended with a failure, for one that waits, and for a service."""

UNTIL_STOPPED: Final = ("run", "serve", "monitor")
"""Commands that go on until somebody stops them."""

NEEDS_NETWORK: Final = ("models download", "check-update")
IN_STORES: Final = ("s3://", "sftp://")

ELSEWHERE: Final[Mapping[str, str]] = {
    "cd": "goes into the copy",
    "curl": "asks a service for the dialects, which tests/api/test_api_dialects.py does",
    "export": "reads the token for the examples, which tests/api run",
    "dask": "needs other computers; tests/cluster starts schedulers and workers",
    "git": "fetches the copy",
    "loginctl": "needs a service manager",
    "mkdir": "makes a folder in the reader's home",
    "pip": "installs an extra, whose packages the tests have",
    "docker": "needs a container engine, as scripts/try-container has",
    "kubectl": "needs a cluster of Kubernetes",
    "podman": "needs a container engine, as scripts/try-container has",
    "sbatch": "needs a cluster of SLURM",
    "sudo": "installs for the whole machine",
    "systemctl": "needs a service manager",
}
"""What is not run here, and why."""


def blocks(text: str) -> Iterator[str]:
    """Lines in the fenced blocks of a shell, those that go on joined."""
    language: str | None = None
    for line in text.replace("\\\n", " ").splitlines():
        fence = re.fullmatch(r" *(`{3,})(.*)", line)
        if fence:
            language = fence[2].strip() if language is None else None
        elif language in ("sh", "bash", "shell", "console") and line.strip() and not line.strip().startswith("#"):
            yield " ".join(line.split())


def shown() -> list[str]:
    """Every command line of every page, once, without its comment."""
    lines = [line for page in PAGES for line in blocks(page.read_text(encoding="utf-8"))]
    return sorted({re.sub(r" +#( .*|)$", "", line) for line in lines})


def inline() -> list[str]:
    """Commands of the program in running text; words in capitals stand for something there."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    return sorted(set(re.findall(r"`(rembg-desktop [a-z][^`\n]*)`", text)))


def of_program(line: str) -> bool:
    return line.split(maxsplit=1)[0] not in ELSEWHERE and bool(re.search(r"(^|[ /(])rembg-desktop\b", line))


def is_long(line: str) -> bool:
    words = line.split()
    return any(word in words for word in UNTIL_STOPPED) and "--until-idle" not in words


LINES = shown()
SHORT = [
    line
    for line in LINES
    if of_program(line) and not is_long(line) and not any(x in line for x in (*NEEDS_NETWORK, *IN_STORES))
]
LONG = [line for line in LINES if of_program(line) and is_long(line)]
FETCHING = [line for line in LINES if any(x in line for x in NEEDS_NETWORK)]
STORED = [line for line in LINES if of_program(line) and any(x in line for x in IN_STORES)]
OTHERS = [line for line in LINES if not of_program(line)]


@dataclass(frozen=True)
class Desk:
    """A folder as the pages take it for granted, and a queue with the jobs that they speak of."""

    folder: Path
    home: Path
    ended: str
    waiting: str

    @property
    def environment(self) -> dict[str, str]:
        path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "REMBG_DESKTOP_HOME": str(self.home), "PATH": path}

    def line(self, text: str, service: str = SERVICE) -> list[str]:
        """The words that a shell runs for a line of a page."""
        for old, new in {ENDED: self.ended, WAITING: self.waiting, SERVICE: service}.items():
            text = text.replace(old, new)
        return ["bash", "-euc", text.replace(".venv/bin/rembg-desktop", "rembg-desktop")]

    def run(self, words: list[str], code: int | None = 0) -> str:
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert code is None or done.returncode == code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self, words: list[str]) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            words,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def submit(self, *paths: str) -> str:
        job: str = json.loads(self.run(["rembg-desktop", "submit", *paths, "--json"]).splitlines()[0])["job_id"]
        return job


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk from which each test gets its own."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "photos").mkdir()
    for name in ("cat.jpg", "coffee.jpg"):
        shutil.copy(PHOTOS / name, folder / "photos")
    shutil.copy(PHOTOS / "cat.jpg", folder)
    shutil.copy(PHOTOS / "coffee.jpg", folder / "beach.jpg")
    (folder / "damaged.jpg").write_bytes((PHOTOS / "cat.jpg").read_bytes()[:3000])
    (folder / "names.csv").write_text("source;name;sku\ncat;Cat;1\ncoffee.jpg;Coffee;2\n", encoding="utf-8")
    shared = '[rembg-desktop]\nversion = 1\n[presets.Web]\nformat = "webp"\n'
    (folder / "team-presets.toml").write_text(shared, encoding="utf-8")
    (folder / "my-model.onnx").write_bytes(mean_model())
    home = tmp_path_factory.mktemp("home-of-desk")
    (home / "settings.toml").write_text("[queue]\nlow_disk_mb = 0\n")
    (home / "presets.toml").write_text('["Small web"]\nformat = "webp"\n')
    desk = Desk(folder, home, "", "")
    (folder / "incoming").mkdir()
    desk.run(["rembg-desktop", "watch", "add", "incoming"])
    ended = desk.submit("cat.jpg", "damaged.jpg")
    desk.run(["rembg-desktop", "run", "--until-idle"])
    return Desk(folder, home, ended, desk.submit("photos", "--hold"))


@pytest.fixture
def desk(prepared: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(prepared.folder, tmp_path / "desk")
    shutil.copytree(prepared.home, tmp_path / "home")
    return Desk(tmp_path / "desk", tmp_path / "home", prepared.ended, prepared.waiting)


@pytest.fixture
def service(desk: Desk) -> Iterator[Callable[[], str]]:
    """Starts a service over the desk's queue when it is asked for."""
    started: list[subprocess.Popen[str]] = []

    def start() -> str:
        words = ["rembg-desktop", "serve", "--port", "0"]
        process = desk.start(words)
        started.append(process)
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"http://localhost:\d+", line):
                return found[0]
        raise AssertionError("The service ended before it listened.")

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=120)


def test_the_pages_show_command_lines() -> None:
    assert len(SHORT) > 20
    assert {"make run", "make test", "make check"} <= set(OTHERS)


@pytest.mark.model
@pytest.mark.parametrize("line", SHORT)
def test_a_command_of_the_program_runs(desk: Desk, service: Callable[[], str], line: str) -> None:
    address = service() if SERVICE in line else SERVICE
    if "custom:shoes" in line:
        desk.run(["rembg-desktop", "models", "import", "my-model.onnx", "--name", "shoes"])
    if "--put mask.png" in line:
        desk.run(desk.line(line.replace("--put", "--get")))
    desk.run(desk.line(line, address))


@pytest.mark.parametrize("line", LONG)
def test_a_command_that_goes_on_can_be_stopped(desk: Desk, line: str) -> None:
    line = f"{line} --port 0" if " serve" in line and "--port" not in line else line
    process = desk.start(["bash", "-euc", f"exec {line}"])
    assert process.stdout
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=240)
    assert process.returncode in (0, 130), first + rest
    assert first


@pytest.mark.parametrize("line", STORED)
def test_a_command_for_a_store_is_understood_and_tells_that_the_store_is_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")  # nobody listens there
    for name, value in {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "MAX_ATTEMPTS": "1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    words = ["bash", "-c", f"{desk.line(line)[2]} 2>&1"]
    assert "cannot be reached" in desk.run(words, None)


@pytest.mark.parametrize("line", FETCHING)
def test_a_command_that_fetches_runs_against_a_server_of_this_machine(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    with package_index("99.0") as (address, asked):
        monkeypatch.setenv("REMBG_DESKTOP_UPDATES", address)
        with (desk.home / "settings.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'\n[models]\nmirror = "{address}"\n')
        # What this server has is no model: the program must notice and keep none of it.
        is_download = "models download" in line
        said = desk.run(desk.line(line), 1 if is_download else 0)
    assert asked
    assert is_download or "99.0" in said
    assert not list((desk.home / "models").rglob("*.onnx"))


@pytest.mark.parametrize("line", inline())
def test_a_command_of_running_text_is_known(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line.split()[1:], "--help"]) == 0, capsys.readouterr().err


def make_targets() -> set[str]:
    return set(re.findall(r"^([\w-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def stages() -> list[str]:
    found = re.search(r"^all=\((.*)\)$", (ROOT / "scripts" / "check").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1].split()


@pytest.mark.parametrize("line", OTHERS)
def test_a_command_of_something_else_is_there(line: str) -> None:
    first, *words = line.split()
    if first == "make":
        targets = [word for word in re.sub(r'\w+="[^"]*"', "", line).split()[1:] if "=" not in word]
        assert targets
        assert set(targets) <= make_targets()
        assert set(re.findall(r"(\w+)=", line)) <= {"PHOTOS"}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        done = subprocess.run(
            ["make", "-n", *targets], cwd=ROOT, env=clean, capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip(), "it has nothing to do"
    elif first == "scripts/check":
        assert set(words) <= set(stages())
    elif first == ".venv/bin/pytest":
        paths = [word for word in words if word.startswith("tests")]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "--collect-only", "-q", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert paths
        assert done.returncode == 0, done.stdout
    elif first in ("python", ".venv/bin/python", "node", "bash"):
        assert (ROOT / words[0]).is_file()
    elif first.startswith((".venv/bin/", "scripts/")):
        assert (ROOT / first).is_file() or (PROGRAM.parent / Path(first).name).exists()
    else:
        assert first in ELSEWHERE, f"Nobody knows what {first} is: run it here, or say why not."

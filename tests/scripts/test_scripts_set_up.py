import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ProgramFile = Callable[[Path, str], Path]


def bash(script: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    # Bash by its full path, since the PATH of some of these tests holds nothing but what is tested.
    return subprocess.run(
        ["/bin/bash", str(script), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@pytest.fixture
def real_python(program_file: ProgramFile) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        return program_file(path, f'exec "{sys.executable}" "$@"')

    return write


def test_a_python_that_is_only_a_stub_is_passed_over(
    checkout: Path, tmp_path: Path, program_file: ProgramFile, real_python: Callable[[Path], Path]
) -> None:
    program_file(tmp_path / "bin" / "python3.13", "exit 127")
    program_file(tmp_path / "bin" / "python3.12", "exit 1")
    real_python(tmp_path / "bin" / "python3.11")
    found = bash(checkout / "scripts" / "find-python", PATH=str(tmp_path / "bin"))
    assert (found.returncode, found.stdout.strip()) == (0, sys.executable)


def test_no_usable_python_is_said_with_what_to_do(
    checkout: Path, tmp_path: Path, program_file: ProgramFile
) -> None:
    program_file(tmp_path / "bin" / "python3", "exit 1")
    found = bash(checkout / "scripts" / "find-python", PATH=str(tmp_path / "bin"))
    assert found.returncode == 1
    assert found.stdout == ""
    assert "No working Python 3.11, 3.12 or 3.13 was found" in found.stderr
    assert "apt-get install python3" in found.stderr


def test_a_named_python_that_does_not_fit_is_refused(
    checkout: Path, tmp_path: Path, program_file: ProgramFile
) -> None:
    old = program_file(tmp_path / "old-python", "exit 1")
    found = bash(checkout / "scripts" / "find-python", PATH="/usr/bin:/bin", PYTHON=str(old))
    assert found.returncode == 1
    assert str(old) in found.stderr


class SetUp:
    """Runs `scripts/set-up` where python and apt only note what was asked of them."""

    def __init__(self, checkout: Path, program_file: ProgramFile, environment: dict[str, str]) -> None:
        self.checkout = checkout
        self.log = checkout / "asked.log"
        self.environment = environment
        program_file(checkout / "scripts" / "system-libraries", "exit 0")
        program_file(checkout / "scripts" / "find-python", f'echo "{checkout}/fake-python"')
        # Stands for the Python that is found and, as a copy, for the one in the environment.
        program_file(
            checkout / "fake-python",
            f"""printf '%s\\n' "$*" >> "{self.log}"
            case "$*" in
              *"-m venv"*) mkdir -p .venv/bin && cp "{checkout}/fake-python" .venv/bin/python ;;
            esac""",
        )

    def __call__(self, level: str) -> list[str]:
        """The pip and venv commands that it ran."""
        self.log.write_text("", encoding="utf-8")
        done = bash(self.checkout / "scripts" / "set-up", level, **self.environment)
        assert done.returncode == 0, done.stderr
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(("-m venv", "-m pip install"))]


@pytest.fixture
def set_up(checkout: Path, program_file: ProgramFile, environment: dict[str, str]) -> SetUp:
    return SetUp(checkout, program_file, environment)


def test_the_first_time_an_environment_is_made_with_the_exact_versions(set_up: SetUp) -> None:
    made, installed = set_up("run")
    assert made.startswith("-m venv")
    assert installed.endswith("-c constraints.txt -e .")


def test_the_second_time_nothing_is_done(set_up: SetUp) -> None:
    set_up("run")
    assert set_up("run") == []


def test_development_adds_its_tools_and_then_covers_running(set_up: SetUp) -> None:
    set_up("run")
    assert [line.endswith("-e . --group dev") for line in set_up("dev")] == [True]
    assert set_up("run") == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_changed_requirements_are_installed(set_up: SetUp, changed: str) -> None:
    set_up("run")
    with (set_up.checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert [line.startswith("-m pip install") for line in set_up("run")] == [True]


def test_a_moved_checkout_gets_a_new_environment(
    set_up: SetUp, program_file: ProgramFile, environment: dict[str, str]
) -> None:
    set_up("run")
    moved = set_up.checkout.rename(set_up.checkout.with_name("moved here"))
    commands = SetUp(moved, program_file, environment)("run")
    assert [line.split()[1] for line in commands] == ["venv", "pip"]

"""The files in packaging/container agree with the program: extras, options and the files of the build."""

import re
import tomllib
from pathlib import Path

import pytest

from rembg_desktop.paths import TOKEN_FILE_VARIABLE, TOKEN_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "container"


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    """(instruction, arguments) of the Containerfile, with continued lines joined."""
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in lines]


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def of(steps: list[tuple[str, str]], instruction: str) -> list[str]:
    return [arguments for name, arguments in steps if name == instruction]


def test_the_build_copies_all_that_the_wheel_is_made_of(
    steps: list[tuple[str, str]], project: dict[str, dict[str, object]]
) -> None:
    copied = {word for line in of(steps, "COPY") if "--from" not in line for word in line.split()[:-1]}
    metadata = project["project"]
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]  # type: ignore[index]
    needed = {"pyproject.toml", "constraints.txt", metadata["readme"], *metadata["license-files"]}  # type: ignore[misc]
    assert copied >= needed | {*wheel["packages"], *wheel["force-include"]}
    assert not [name for name in copied if not (ROOT / name).exists()]


def test_the_version_of_python_in_the_base_is_one_that_the_package_allows(
    steps: list[tuple[str, str]], project: dict[str, dict[str, object]]
) -> None:
    from packaging.specifiers import SpecifierSet

    found = re.search(r"python:(\d+\.\d+)-slim", of(steps, "ARG")[0])
    assert found
    assert found[1] in SpecifierSet(str(project["project"]["requires-python"]))


def test_the_program_runs_as_an_ordinary_user_and_ends_with_its_signal(steps: list[tuple[str, str]]) -> None:
    names = [name for name, _ in steps]
    assert of(steps, "USER") == ["1000"]
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in {"RUN", "COPY"})
    assert of(steps, "STOPSIGNAL") == ["SIGTERM"]
    assert of(steps, "CMD") == ['["rembg-desktop", "serve"]']


def test_the_variables_of_the_token_are_those_of_the_page() -> None:
    page = (ROOT / "docs" / "container.md").read_text(encoding="utf-8")
    assert {f"| `{TOKEN_VARIABLE}` |", f"| `{TOKEN_FILE_VARIABLE}` |"} <= set(
        re.findall(r"^\| `\w+` \|", page, re.MULTILINE)
    )


def test_the_extras_that_the_page_offers_exist(project: dict[str, dict[str, object]]) -> None:
    page = (ROOT / "docs" / "container.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| `EXTRAS` \|(.*)$", page, re.MULTILINE)
    offered = set(re.findall(r"`(\w+)`", row))
    assert offered
    assert offered <= set(project["project"]["optional-dependencies"])  # type: ignore[call-overload]

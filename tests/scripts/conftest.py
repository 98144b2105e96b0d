import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder, with spaces in its name, that holds this project's set-up and nothing else."""
    folder = tmp_path / "a check out"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def program_file() -> Callable[[Path, str], Path]:
    """Writes a small executable shell script."""

    def write(path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a shell, without what a running make or a chosen Python would add."""
    return {key: value for key, value in os.environ.items() if key not in ("PYTHON", "MAKEFLAGS", "PHOTOS")}

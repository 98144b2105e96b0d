"""Where the worlds lie: in memory if the system has such a folder, since every run writes a hundred times."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def worlds(tmp_path: Path) -> Iterator[Path]:
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="rembg-desktop-test-") as folder:
        yield Path(folder)

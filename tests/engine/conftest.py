"""Photos, a home for models, and a server that models are fetched from."""

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from model_server import ModelServer
from photos import PHOTOS, read_photo
from PIL import Image

from rembg_desktop.engine.catalog import find
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.paths import resources
from rembg_desktop.settings import Models

# The limit on a process's memory and the file that tells its size are Linux's.
collect_ignore = [] if sys.platform == "linux" else ["test_engine_memory.py"]


@pytest.fixture(params=PHOTOS)
def photo(request: pytest.FixtureRequest) -> Image.Image:
    """Each real photo, RGB."""
    return read_photo(request.param)


@pytest.fixture
def cat() -> Image.Image:
    """One real photo, RGB, 451 by 300."""
    return read_photo("chelsea")


@pytest.fixture(scope="session")
def model_bytes() -> bytes:
    """The real u2netp."""
    return (resources() / "models" / "u2netp.onnx").read_bytes()


@pytest.fixture
def files(tmp_path: Path) -> ModelFiles:
    """An empty folder of models beside the bundled one."""
    return ModelFiles(tmp_path / "models")


@pytest.fixture
def server(model_bytes: bytes) -> Generator[ModelServer]:
    """Serves u2netp under its file's name."""
    with ModelServer({f"/{find('u2netp').file}": model_bytes}) as running:
        yield running


@pytest.fixture
def remote(tmp_path: Path, server: ModelServer) -> ModelFiles:
    """A folder of models on a computer without the bundled model, with the server as mirror."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    return ModelFiles(tmp_path / "models", Models(mirror=server.url), bundled=bundled)

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import Desktop, missing_programs, running_desktop
from program import Program
from tiny_onnx import mean_model


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path / "home")
    yield program
    program.kill_started()


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with one of a single operation, imported by the program."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "tiny.onnx").write_bytes(mean_model())
    program = Program(folder / "home")
    program.run("models", "import", folder / "tiny.onnx", "--name", "tiny", check=0)
    return program.home / "models"


@pytest.fixture
def tiny(program: Program, tiny_models: Path) -> str:
    """The name of a model for tests in which masks may look like anything; the real one takes 0.6 s a photo."""
    shutil.copytree(tiny_models, program.home / "models", dirs_exist_ok=True)
    return "custom:tiny"


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A screen with a window manager, of the test's own."""
    assert missing_programs() == [], "make test installs them"
    with running_desktop() as desktop:
        yield desktop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(1500))
    # The long ones first, or one process would run the last of them while the other has nothing left to do.
    items.sort(key=lambda item: item.get_closest_marker("soak") is None)

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import Desktop, missing_programs, running_desktop
from program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


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

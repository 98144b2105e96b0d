"""A queue of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from queue_bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench.open(tmp_path)
    yield bench
    bench.store.close()

from collections.abc import Iterator
from pathlib import Path

import pytest
from hot_bench import HotBench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[HotBench]:
    bench = HotBench(tmp_path)
    yield bench
    bench.close()

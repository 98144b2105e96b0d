from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster_bench import ClusterBench, small_cluster
from distributed import LocalCluster

from rembg_desktop.cluster.certificates import make_certificates


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cluster") / "my certificates"
    make_certificates(made)
    return made


@pytest.fixture(scope="session")
def cluster() -> Iterator[LocalCluster]:
    with small_cluster() as cluster:
        yield cluster


@pytest.fixture
def bench(tmp_path: Path, cluster: LocalCluster) -> Iterator[ClusterBench]:
    bench = ClusterBench(tmp_path, cluster)
    yield bench
    bench.close()

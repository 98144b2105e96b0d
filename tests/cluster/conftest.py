from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest
from cluster_bench import ClusterBench, small_cluster
from distributed import LocalCluster
from moto.server import ThreadedMotoServer

from rembg_desktop.cluster.certificates import make_certificates
from rembg_desktop.publish.stores import StorePath, located, stores


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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[StorePath]:
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "secret-of-the-test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    stores.cache_clear()
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    bucket = f"bucket-{uuid4()}"
    fs.mkdir(bucket)
    yield located(f"s3://{bucket}/photos")
    stores.cache_clear()


@pytest.fixture
def memory() -> StorePath:
    return located(f"memory://{uuid4()}/photos")

"""What a worker has, what keeps it from being used, and how it gets the models that it lacks."""

import asyncio
import shutil
from pathlib import Path

import pytest
from cluster_bench import ClusterBench
from tiny_onnx import mean_model
from waiting import until

from rembg_desktop.cluster import remote, worker
from rembg_desktop.cluster.address import worker_refusal
from rembg_desktop.cluster.remote import PREFIX, Station
from rembg_desktop.cluster.worker import WorkerModels, dask_setup, send_model, sending_refusal
from rembg_desktop.engine.catalog import catalog, find
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.model_info import ModelInfo
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import resources
from rembg_desktop.queue.types import JobStatus

MODEL = "u2netp"
SHA256 = find(MODEL).sha256


class Wire:
    """Calls a worker's models directly; counts the calls and may change what is sent."""

    def __init__(self, models: WorkerModels) -> None:
        self._calls = models.handlers()
        self.names: list[str] = []
        self.damage = b""

    async def __call__(self, name: str, **values: object) -> object:
        self.names.append(name)
        if self.damage and name == "model_part":
            values["data"] = self.damage + values["data"][len(self.damage) :]
        return await self._calls[name](**values)


@pytest.fixture
def bare(tmp_path: Path) -> WorkerModels:
    """A computer without any model."""
    return WorkerModels(ModelFiles(tmp_path / "models", bundled=tmp_path / "none"))


@pytest.fixture
def wire(bare: WorkerModels) -> Wire:
    return Wire(bare)


def send(wire: Wire, tmp_path: Path) -> str:
    return asyncio.run(send_model(wire, ModelFiles(tmp_path / "own").verified(MODEL)))


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_missing_model_is_sent_once_and_verified(bare: WorkerModels, wire: Wire, tmp_path: Path) -> None:
    bare.verify_all()
    assert bare.hashes == {}
    assert send(wire, tmp_path) == SHA256
    assert bare.hashes == {MODEL: SHA256}
    assert wire.names == ["model_offer", "model_part", "model_part", "model_finish"]
    assert left_in(tmp_path / "models") == ["u2netp.onnx"]
    assert send(wire, tmp_path) == SHA256
    assert wire.names[4:] == ["model_offer"]
    again = WorkerModels(ModelFiles(tmp_path / "models", bundled=tmp_path / "none"))
    again.verify_all()
    assert again.hashes == {MODEL: SHA256}


def test_a_model_that_arrives_damaged_is_not_kept(bare: WorkerModels, wire: Wire, tmp_path: Path) -> None:
    wire.damage = b"other"
    with pytest.raises(AppError, match="arrived damaged") as error:
        send(wire, tmp_path)
    assert error.value.code is ErrorCode.MODEL_CORRUPT
    assert (bare.hashes, left_in(tmp_path / "models")) == ({}, [])


def test_parts_that_do_not_fit_end_the_transfer(bare: WorkerModels, tmp_path: Path) -> None:
    calls = bare.handlers()

    async def out_of_order() -> list[dict[str, object]]:
        await calls["model_offer"](MODEL)
        return [await calls["model_part"](MODEL, 5, b"late"), await calls["model_finish"](MODEL)]

    late, end = asyncio.run(out_of_order())
    assert late["error"]["code"] == end["error"]["code"] == "wrong_state"
    assert left_in(tmp_path / "models") == []


def test_a_full_disk_is_told(wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "free_bytes", lambda _folder: 10_000_000)
    with pytest.raises(AppError) as error:
        send(wire, tmp_path)
    assert error.value.code is ErrorCode.DISK_FULL
    assert wire.names == ["model_offer", "model_part"]


def test_a_damaged_model_of_the_worker_is_replaced(bare: WorkerModels, wire: Wire, tmp_path: Path) -> None:
    place = tmp_path / "models" / MODEL / "u2netp.onnx"
    place.parent.mkdir(parents=True)
    content = bytearray((resources() / "models" / "u2netp.onnx").read_bytes())
    content[1000] ^= 1
    place.write_bytes(content)
    bare.verify_all()
    assert bare.hashes == {}
    assert "SHA256 checksum" in bare.problems[MODEL]
    assert send(wire, tmp_path) == SHA256
    assert bare.problems == {}


def test_an_imported_model_is_not_sent_but_used_where_it_is(
    bare: WorkerModels, wire: Wire, tmp_path: Path
) -> None:
    (tmp_path / "tiny.onnx").write_bytes(mean_model())
    own = ModelFiles(tmp_path / "own")
    name = own.import_file(tmp_path / "tiny.onnx", "tiny")
    with pytest.raises(AppError, match="import it there, too") as error:
        asyncio.run(send_model(wire, own.verified(name)))
    assert error.value.code is ErrorCode.MODEL_MISSING
    assert (wire.names, left_in(tmp_path / "models")) == (["model_offer"], [])
    there = WorkerModels(own)
    assert asyncio.run(send_model(Wire(there), own.verified(name))) == own.verified(name).sha256
    assert set(there.hashes) == {name}


def test_no_license_is_broken_by_sending_a_model() -> None:
    refused = {info.name for info in catalog() if sending_refusal(info)}
    assert refused == {info.name for info in catalog() if info.license not in ("MIT", "Apache-2.0")}
    assert "bria-rmbg" in refused
    own = ModelInfo(**{**{name: getattr(find(MODEL), name) for name in ModelInfo.__slots__}, "name": "custom:own"})
    assert "its license is not known" in sending_refusal(own)


@pytest.mark.parametrize(
    ("address", "insecure", "refused"),
    [
        ("tls://10.0.0.5:4000", False, False),
        ("tcp://127.0.0.1:4000", False, False),
        ("tcp://[::1]:4000", False, False),
        ("tcp://10.0.0.5:4000", False, True),
        ("tcp://10.0.0.5:4000", True, False),
        ("ws://10.0.0.5:4000", False, True),
    ],
)
def test_workers_of_other_computers_are_reached_by_tls_only(address: str, insecure: bool, refused: bool) -> None:
    assert bool(worker_refusal(address, insecure=insecure)) is refused


def report(bench: ClusterBench) -> list[tuple[bool, str]]:
    return [(worker.is_usable, worker.trouble) for worker in bench.dispatcher.report().workers]


def again(bench: ClusterBench) -> None:
    """Connect once more, as another program would."""
    bench.dispatcher.close()
    bench.dispatcher = type(bench.dispatcher)(bench.cluster.scheduler_address)
    bench.dispatcher.start()


def test_a_worker_of_another_version_is_not_used_and_says_why(
    bench: ClusterBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "__version__", "0.1.2")
    again(bench)
    until(lambda: len(report(bench)) == 2 and all("It runs version 0.1.2" in why for _, why in report(bench)))
    assert not any(usable for usable, _ in report(bench))
    assert bench.dispatcher.slots == 0


def test_a_worker_without_the_preload_says_so(bench: ClusterBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Station, "of", classmethod(lambda _cls, _worker: None))
    again(bench)
    until(lambda: len(report(bench)) == 2 and all("--preload" in why for _, why in report(bench)))
    assert bench.dispatcher.slots == 0


def test_a_job_waits_for_the_model_that_it_needs(bench: ClusterBench, bare: WorkerModels) -> None:
    for each in bench.cluster.workers.values():
        station = bench.equip(each)
        station._models = lambda: bare.hashes
        for name, call in bare.handlers().items():
            each.handlers[PREFIX + name] = call
    again(bench)
    job = bench.submit(2)
    bench.work()
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED
    assert bare.hashes == {MODEL: SHA256}
    until(lambda: all(MODEL in each.models for each in bench.dispatcher.report().workers))


def test_the_preload_answers_for_a_worker_with_wrong_settings(
    bench: ClusterBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("REMBG_DESKTOP_HOME", str(home))
    (each, _) = bench.cluster.workers.values()
    asyncio.run(dask_setup(each))
    assert (Station.of(each).trouble, MODEL in Station.of(each).greeting().models) == ("", True)
    (home / "settings.toml").write_text("performance = 3")
    asyncio.run(dask_setup(each))
    assert "Invalid setting performance" in Station.of(each).trouble
    shutil.rmtree(home)


class Closing:
    """What a worker of Dask is asked to close with."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool]] = []
        self.stream_handlers = {"close": self.close}

    async def close(self, executor_wait: bool = True, nanny: bool = True, reason: str = "worker-close") -> str:
        self.asked.append((reason, nanny))
        return "OK"


def test_the_nanny_outlives_the_scheduler_and_starts_the_worker_again() -> None:
    one = Closing()
    worker._outlive_scheduler(one)
    asyncio.run(one.close(reason="worker-handle-scheduler-connection-broken"))
    asyncio.run(one.stream_handlers["close"](reason="scheduler-close"))
    asyncio.run(one.stream_handlers["close"](reason="scheduler-remove-worker"))
    asyncio.run(one.close(executor_wait=False, nanny=False))
    assert [nanny for _, nanny in one.asked] == [False, False, True, False]


def test_dask_gives_these_reasons_when_a_worker_loses_its_scheduler() -> None:
    import inspect

    from distributed import Scheduler, Worker

    source = inspect.getsource(Worker.handle_scheduler) + inspect.getsource(Scheduler.close)
    assert all(f'"{reason}"' in source for reason in worker._SCHEDULER_GONE)

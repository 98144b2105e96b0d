import hashlib
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit
from uuid import uuid4

import fsspec
import pytest
from fakes import EllipseRemover, FakeEngine
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.implementations.sftp import SFTPFileSystem
from PIL import Image

from rembg_desktop.cluster import stores as module
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget, Pauses
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import RemovalOptions
from rembg_desktop.publish import hash_file
from rembg_desktop.publish.stores import StoreError, StorePath, located, stores
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, Job


def picture(color: str = "#336699") -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), color).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(params=["memory", "s3"])
def folder(request: pytest.FixtureRequest) -> StorePath:
    return request.getfixturevalue(request.param)


class Bench:
    """A queue, and a worker whose loop the test calls itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.remover = EllipseRemover()

    def add(self, path: StorePath, content: bytes | None = None) -> StorePath:
        file = self.folder / ".rembg-added.part"
        file.write_bytes(picture() if content is None else content)
        stores().put(file, path, replace=True)
        return path

    def submit(self, *sources: Path, out: Path | None = None, recursive: bool = True, **options: object) -> Job:
        chosen = RemovalOptions.from_dict(options)
        plan = self.manager.plan(sources, chosen, destination=out, recursive=recursive)
        return self.manager.submit(plan, chosen)

    def work(self) -> None:
        engine = FakeEngine(self.remover)
        context = WorkContext(self.store, "test", lambda: engine, MemoryBudget(10**9), 200_000_000)
        Worker(context, WorkerSignals(lambda _: None, lambda *_: None, lambda *_: None)).run()

    def outputs(self, job: Job) -> list[str]:
        return [str(image.output) for image in self.manager.status(job.id).images]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


def names(folder: StorePath) -> list[str]:
    return sorted(
        str(found.path.relative_to(folder)) for page, _ in stores().pages(folder, recursive=True) for found in page
    )


def content(path: StorePath, tmp_path: Path) -> bytes:
    target = tmp_path / str(uuid4())
    assert stores().fetch(path, target, CancelToken()) is not None
    return target.read_bytes()


def test_an_object_appears_whole_and_is_found_read_and_deleted(
    folder: StorePath, bench: Bench, tmp_path: Path
) -> None:
    path = bench.add(folder / "sub" / "Ünder #1 & 2?.png", b"photo")
    found = stores().find(path)
    assert found is not None
    assert (found.is_folder, found.bytes) == (False, 5)
    assert stores().find(folder / "sub").is_folder
    assert stores().find(folder / "none") is None
    assert content(path, tmp_path) == b"photo"
    assert stores().sha256(path) == hashlib.sha256(b"photo").hexdigest()
    with pytest.raises(FileExistsError):
        stores().put(bench.folder / ".rembg-added.part", path, replace=False)
    assert names(folder) == ["sub/Ünder #1 & 2?.png"]
    stores().delete(path)
    stores().delete(path)
    assert stores().find(path) is None
    assert stores().sha256(path) is None


def test_names_in_a_store_are_taken_literally(folder: StorePath, bench: Bench) -> None:
    bench.add(folder.parent / "private" / "a.png")
    for name in (
        "%2e%2e/private/a.png",
        "%2E%2E%2Fprivate%2Fa.png",
        "..%2fprivate/a.png",
        "%252e%252e/private/a.png",
    ):
        assert stores().find(folder / name) is None
        assert stores().sha256(folder / name) is None
        bench.add(folder / name, b"other")
        assert stores().find(folder / name) is not None
    assert stores().sha256(folder.parent / "private" / "a.png") == hashlib.sha256(picture()).hexdigest()
    assert names(folder.parent / "private") == ["a.png"]


class GoogleLikeFileSystem(MemoryFileSystem):
    """Does as gcsfs with Google's store: buckets, metadata, the condition of put_file(), and errors."""

    protocol = ("gs", "gcs")
    answers_lost: ClassVar = 0
    error: ClassVar[Exception | None] = None
    metadata: ClassVar[dict[str, dict[str, str]]] = {}

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return MemoryFileSystem._strip_protocol(path.replace("gs://", "memory://", 1))

    def call(self, method: str, path: str, bucket: str, **_: object) -> dict[str, object]:
        assert (method, path) == ("GET", "b/{}/o")
        if self.error:
            raise self.error
        if not super().exists(f"/{bucket}"):
            raise FileNotFoundError(bucket)
        return {}

    def info(self, path: str, **_: object) -> dict[str, object]:
        if self.error:
            raise self.error
        return {**super().info(path), "metadata": self.metadata.get(path)}

    def put_file(self, lpath: str, rpath: str, mode: str = "overwrite", **options: object) -> None:
        for _ in range(1 + GoogleLikeFileSystem.answers_lost):  # gcsfs repeats the request, with its condition
            if mode == "create" and super().exists(rpath):
                raise FileExistsError(rpath)
            self.metadata[rpath] = options.pop("metadata", {})
            super().put_file(lpath, rpath)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[StorePath]:
    monkeypatch.setitem(import_module("fsspec.registry")._registry, "gs", GoogleLikeFileSystem)
    monkeypatch.setattr(GoogleLikeFileSystem, "metadata", {})
    bucket = f"bucket-{uuid4()}"
    GoogleLikeFileSystem().mkdir(f"/{bucket}")
    stores.cache_clear()
    yield located(f"gs://{bucket}/photos")
    stores.cache_clear()


def test_an_object_of_its_own_in_googles_store_is_recognized_if_the_answer_is_lost(
    google: StorePath, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add(google / "a.png", b"earlier")
    mine = bench.folder / ".rembg-mine.part"
    mine.write_bytes(b"mine")
    monkeypatch.setattr(GoogleLikeFileSystem, "answers_lost", 1)
    stores().put(mine, google / "b.png", replace=False)
    assert content(google / "b.png", tmp_path) == b"mine"
    for name in ("a.png", "b.png"):
        with pytest.raises(FileExistsError):
            stores().put(mine, google / name, replace=False)
    assert content(google / "a.png", tmp_path) == b"earlier"


def test_a_missing_bucket_of_googles_store_and_one_that_refuses_access_are_told_apart(
    google: StorePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stores().has_folder(google)
    assert not stores().has_folder(located("gs://missing/photos"))
    refusal = RuntimeError("Invalid Credentials")
    refusal.code = 401  # pyright: ignore[reportAttributeAccessIssue] - as gcsfs has it
    for error in (OSError("Forbidden: b/x/o\nno access"), refusal):
        monkeypatch.setattr(GoogleLikeFileSystem, "error", error)
        for ask in (stores().check, stores().find):
            with pytest.raises(StoreError, match="refuses access") as caught:
                ask(google)
            assert (caught.value.is_denied, caught.value.is_away) == (True, False)


def test_photos_of_a_store_become_cut_outs_in_a_store(folder: StorePath, bench: Bench, tmp_path: Path) -> None:
    for name in ("a.png", "sub/b.jpg", "note.txt", ".hidden/c.png"):
        bench.add(folder / name)
    job = bench.submit(folder, out=folder.parent / "out")
    bench.work()
    assert bench.outputs(job) == [str(folder.parent / "out" / name) for name in ("a.png", "sub/b.png")]
    assert bench.manager.job(job.id).left_out == 1
    with Image.open(BytesIO(content(folder.parent / "out" / "a.png", tmp_path))) as result:
        assert result.mode == "RGBA"
    assert names(folder.parent / "out") == ["a.png", "sub/b.png"]
    assert list((bench.folder / "transfers").iterdir()) == []
    assert not any(path.name.startswith("s3:") for path in Path.cwd().iterdir())


def test_only_one_of_source_and_destination_may_be_in_a_store(
    memory: StorePath, bench: Bench, tmp_path: Path
) -> None:
    bench.add(memory / "a.png")
    local = tmp_path / "in" / "b.png"
    local.parent.mkdir()
    local.write_bytes(picture())
    fetched = bench.submit(memory, out=tmp_path / "out")
    stored = bench.submit(local, out=memory.parent / "out")
    bench.work()
    assert bench.outputs(fetched) == [str(tmp_path / "out" / "a.png")]
    assert (tmp_path / "out" / "a.png").is_file()
    assert bench.outputs(stored) == [str(memory.parent / "out" / "b.png")]
    assert names(memory.parent / "out") == ["b.png"]


@pytest.mark.parametrize(
    ("policy", "status", "output", "is_kept"),
    [
        ("unique", ImageStatus.COMPLETED, "a-2.png", True),
        ("skip", ImageStatus.SKIPPED, "a.png", True),
        ("overwrite", ImageStatus.COMPLETED, "a.png", False),
    ],
)
@pytest.mark.parametrize("is_late", [False, True])
def test_the_conflict_policy_holds_in_stores(
    folder: StorePath,
    bench: Bench,
    tmp_path: Path,
    policy: str,
    status: ImageStatus,
    output: str,
    is_kept: bool,
    is_late: bool,
) -> None:
    out = folder.parent / "out"
    bench.add(folder / "a.png")
    if not is_late:
        bench.add(out / "a.png", b"earlier")
    job = bench.submit(folder, out=out, on_conflict=policy)
    if is_late:
        bench.add(out / "a.png", b"earlier")
    bench.work()
    (image,) = bench.manager.status(job.id).images
    assert (image.status, str(image.output)) == (status, str(out / output))
    assert (content(out / "a.png", tmp_path) == b"earlier") is is_kept


def test_a_source_is_never_overwritten(memory: StorePath, bench: Bench, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        bench.add(memory / name)
    job = bench.submit(memory, out=memory, on_conflict="overwrite")
    bench.work()
    assert bench.outputs(job) == [str(memory / "a-2.png"), str(memory / "b-2.png")]
    assert content(memory / "a.png", tmp_path) == content(memory / "b.png", tmp_path) == picture()


def test_results_of_earlier_jobs_are_left_out(memory: StorePath, bench: Bench) -> None:
    bench.add(memory / "a.png")
    bench.submit(memory)
    bench.work()
    bench.submit(memory, out=memory / "more")
    bench.work()
    assert names(memory) == ["a.png", "cutouts/a.png", "more/a.png"]
    again = bench.submit(memory, out=memory.parent / "out")
    assert [image.source for image in bench.manager.images(again.id)] == [memory / "a.png"]


def test_what_was_published_before_a_crash_counts_as_completed(
    folder: StorePath, bench: Bench, tmp_path: Path
) -> None:
    bench.add(folder / "a.png")
    out = folder.parent / "out"
    job = bench.submit(folder, out=out)
    claim = bench.store.claim("dead")
    claim.temp.parent.mkdir()
    claim.temp.write_bytes(b"made before the crash")
    assert bench.store.record_output(claim, claim.destination, hash_file(claim.temp))
    stores().put(claim.temp, claim.destination, replace=False)
    assert bench.store.recover("test", hash_file).returned == 1
    assert not claim.temp.exists()
    bench.work()
    assert bench.outputs(job) == [str(out / "a.png")]
    assert content(out / "a.png", tmp_path) == b"made before the crash"
    assert names(out) == ["a.png"]


def test_what_was_published_for_a_cancelled_image_is_withdrawn(memory: StorePath, bench: Bench) -> None:
    bench.add(memory / "a.png")
    job = bench.submit(memory, out=memory.parent / "out")
    claim = bench.store.claim("dead")
    claim.temp.parent.mkdir()
    claim.temp.write_bytes(b"made before the crash")
    assert bench.store.record_output(claim, claim.destination, hash_file(claim.temp), None, "1")
    stores().put(claim.temp, claim.destination, replace=False)
    bench.manager.cancel([job.id])
    bench.store.recover("test", hash_file)
    assert stores().find(claim.destination) is None


@pytest.mark.parametrize(("store", "count"), [("memory", 200), ("s3", 20)])
def test_many_objects_are_planned_in_pages_and_processed(
    request: pytest.FixtureRequest, bench: Bench, monkeypatch: pytest.MonkeyPatch, store: str, count: int
) -> None:
    folder: StorePath = request.getfixturevalue(store)
    monkeypatch.setattr(module, "_PAGE", count // 3)
    fs = fsspec.filesystem(store, skip_instance_cache=True)
    inner = str(folder).partition("://")[2]
    fs.pipe({f"{inner}/{number:03}.png": picture() for number in range(count)})
    job = bench.submit(folder, out=folder.parent / "out")
    assert job.progress.total == count
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == count
    assert names(folder.parent / "out") == [f"{number:03}.png" for number in range(count)]


def test_a_missing_object_fails_and_the_others_are_processed(folder: StorePath, bench: Bench) -> None:
    for name in ("a.png", "b.png"):
        bench.add(folder / name)
    job = bench.submit(folder, out=folder.parent / "out")
    stores().delete(folder / "a.png")
    bench.work()
    first, second = bench.manager.status(job.id).images
    assert (first.error.code, second.status) == (ErrorCode.SOURCE_MISSING.value, ImageStatus.COMPLETED)


def test_the_queue_waits_for_a_network_that_is_away(
    s3: StorePath, bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    bench.add(s3 / "a.png")
    job = bench.submit(s3, out=s3.parent / "out")
    with monkeypatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        stores.cache_clear()
        bench.work()
        pause = bench.manager.pause_state()
        assert pause.reason.code == ErrorCode.SOURCE_FOLDER_MISSING
        assert pause.folder == s3
        pauses = Pauses(bench.store, lambda _: None, lambda: False)
        pauses.look()
        assert pauses.is_paused
    stores.cache_clear()

    def is_over() -> bool:
        pauses.look()
        return not pauses.is_paused

    pauses._timetable.is_due = lambda *_: True
    qtbot.waitUntil(is_over, timeout=20_000)
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == 1


class Relay(BaseHTTPRequestHandler):
    """Passes requests on to a server."""

    target = ""
    loses_answers = False
    """Whether the answer to the first request that writes is lost."""
    drops_conditions = False
    puts: ClassVar[list[str]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = dict(self.headers.items())
        if self.drops_conditions:
            headers.pop("If-None-Match", None)
        connection = HTTPConnection(urlsplit(self.target).netloc)
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if self.command == "PUT":
            self.puts.append(self.path)
            if self.loses_answers and len(self.puts) == 1:
                self.close_connection = True
                return
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "date", "server", "transfer-encoding"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def do_PUT(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def relay(s3: StorePath, server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Relay]]:
    class Own(Relay):
        target = server
        puts: ClassVar[list[str]] = []

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    thread = Thread(target=listener.serve_forever)
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{listener.server_port}")
    stores.cache_clear()
    yield Own
    listener.shutdown()
    thread.join()
    listener.server_close()


def test_a_result_whose_answer_is_lost_is_not_written_twice(
    relay: type[Relay], s3: StorePath, bench: Bench
) -> None:
    bench.add(s3 / "a.png")
    job = bench.submit(s3, out=s3.parent / "out")
    relay.puts.clear()
    relay.loses_answers = True
    bench.work()
    assert len(relay.puts) == 2
    assert bench.outputs(job) == [str(s3.parent / "out" / "a.png")]
    assert names(s3.parent / "out") == ["a.png"]


def test_a_server_that_ignores_conditions_overwrites_nothing(
    relay: type[Relay], s3: StorePath, bench: Bench, tmp_path: Path
) -> None:
    bench.add(s3 / "a.png")
    job = bench.submit(s3, out=s3.parent / "out")
    bench.add(s3.parent / "out" / "a.png", b"somebody else's")
    relay.drops_conditions = True
    bench.work()
    assert bench.outputs(job) == [str(s3.parent / "out" / "a-2.png")]
    assert content(s3.parent / "out" / "a.png", tmp_path) == b"somebody else's"


class Denying(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
        self.send_response(403)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else answer)

    def do_PUT(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def denying() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Denying)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_access_that_is_denied_is_told_without_the_credentials(
    s3: StorePath, denying: str, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add(s3 / "a.png")
    job = bench.submit(s3, out=tmp_path / "out")
    monkeypatch.setenv("AWS_ENDPOINT_URL", denying)
    stores.cache_clear()
    with pytest.raises(AppError) as caught:
        bench.submit(s3)
    assert caught.value.code is ErrorCode.SOURCE_UNREADABLE
    assert "refuses access" in caught.value.message
    (tmp_path / "b.png").write_bytes(picture())
    with pytest.raises(AppError) as caught:
        bench.submit(tmp_path / "b.png", out=s3)
    assert caught.value.code is ErrorCode.DESTINATION_UNWRITABLE
    bench.work()
    assert bench.manager.pause_state().reason.code == ErrorCode.SOURCE_FOLDER_MISSING
    assert bench.manager.job(job.id).progress.failed == 0
    bench.store.close()
    assert all(b"secret-of-the-test" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("s3://no-such-bucket-here/photos", ErrorCode.SOURCE_MISSING),
        ("memory://nothing/here", ErrorCode.SOURCE_MISSING),
        ("nothing://known/here", ErrorCode.STORE_UNSUPPORTED),
        ("https://example.org/photo.jpg", ErrorCode.STORE_UNSUPPORTED),
        ("zip://a.png", ErrorCode.STORE_UNSUPPORTED),
        ("sftp://127.0.0.1:1/photos", ErrorCode.SOURCE_UNREADABLE),
    ],
)
def test_addresses_that_cannot_be_used_are_refused(
    s3: StorePath, bench: Bench, address: str, code: ErrorCode
) -> None:
    with pytest.raises(AppError) as caught:
        bench.submit(located(address))
    assert caught.value.code is code
    assert bench.manager.list().jobs == ()


def test_a_destination_without_its_bucket_is_refused(s3: StorePath, bench: Bench) -> None:
    bench.add(s3 / "a.png")
    with pytest.raises(AppError) as caught:
        bench.submit(s3, out=located("s3://no-such-bucket-here/out"))
    assert caught.value.code in (ErrorCode.DESTINATION_MISSING, ErrorCode.SOURCE_MISSING)


def test_without_the_libraries_the_error_says_how_to_install_them(
    memory: StorePath, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add(memory / "a.png")
    job = bench.submit(memory)
    monkeypatch.delitem(sys.modules, "rembg_desktop.cluster.stores")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    stores.cache_clear()
    with pytest.raises(AppError, match=r"not installed \(fsspec\)") as caught:
        bench.submit(memory)
    assert "rembg-desktop[cluster]" in caught.value.hint
    bench.work()
    (image,) = bench.manager.status(job.id).images
    assert image.error.code == ErrorCode.STORE_UNSUPPORTED.value
    stores.cache_clear()


def test_names_of_files_are_no_parts_of_an_address(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Server(MemoryFileSystem):
        """Takes paths as the file system for SFTP does."""

        store: ClassVar[dict[str, object]] = {}
        _strip_protocol = SFTPFileSystem._strip_protocol

    server = Server(skip_instance_cache=True)
    monkeypatch.setattr(module, "_open", lambda *_: server)
    folder = located("sftp://host.example/in")
    stores.cache_clear()
    wanted = ["100%.png", "a#b.png", "what #.png", "what?.png", "what?1.png", "what?2.png"]
    for name in wanted:
        bench.add(folder / name, picture(f"#{wanted.index(name)}0{len(name):02x}00"))
    assert names(folder) == wanted
    job = bench.submit(folder, out=located("sftp://host.example/out"))
    bench.work()
    assert bench.manager.job(job.id).progress.succeeded == len(wanted)
    assert names(located("sftp://host.example/out")) == wanted
    for name in wanted:
        assert content(folder / name, tmp_path) == picture(f"#{wanted.index(name)}0{len(name):02x}00")
    stores.cache_clear()


def test_a_name_that_the_library_for_s3_takes_for_another_object_is_refused(
    s3: StorePath, bench: Bench, tmp_path: Path
) -> None:
    other = bench.add(s3 / "a", b"of somebody else")
    name = s3 / "a?versionId=3.png"
    with pytest.raises(StoreError, match="versionId"):
        bench.add(name)
    with pytest.raises(StoreError, match="versionId"):
        stores().delete(name)
    assert content(other, tmp_path) == b"of somebody else"


def test_an_sftp_server_that_ssh_does_not_know_is_not_trusted() -> None:
    from rembg_desktop.cluster.stores import UnknownHostError

    policy = module._sftp()
    assert policy.protocol == ("sftp", "ssh")
    with pytest.raises(StoreError, match="refuses access"), module._translated(located("sftp://somewhere/photos")):
        raise UnknownHostError("ssh does not know the host somewhere")


def test_results_in_a_store_are_not_rendered_again_in_place(memory: StorePath, bench: Bench) -> None:
    bench.add(memory / "a.png")
    job = bench.submit(memory)
    bench.work()
    (image,) = bench.manager.status(job.id).images
    with pytest.raises(AppError) as caught:
        bench.manager.render_again([image.id])
    assert caught.value.code is ErrorCode.WRONG_STATE


def test_a_retried_image_is_read_again(memory: StorePath, bench: Bench) -> None:
    bench.add(memory / "a.png", b"no picture")
    job = bench.submit(memory)
    bench.work()
    assert bench.manager.job(job.id).progress.failed == 1
    bench.add(memory / "a.png")
    bench.manager.retry(job.id)
    bench.work()
    assert bench.outputs(job) == [str(memory / "cutouts" / "a.png")]

"""Disks that fill or fail while the API writes: each with its own code, and never a job without its images."""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx
import pytest
from api_client import Api, StartApi, code_of, photo

from rembg_desktop.api.folders import Spool
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import TokenFile
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import JobImage

FILES = {"images": ("a.jpg", photo())}
KEY = {"Idempotency-Key": "order-17"}


class Disk:
    """Lets calls of the operating system fail for everything below a folder."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = str(folder)
        self._broken: dict[str, int] = {}
        for name in ("open", "write", "fsync", "mkdir", "unlink", "rmdir"):
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def fail(self, code: int, *calls: str) -> None:
        """Let these calls fail from now on."""
        self._broken = dict.fromkeys(calls, code)

    def mend(self) -> None:
        """Let everything succeed again."""
        self._broken = {}

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(target: Any, *args: Any, **named: Any) -> Any:
            code = self._broken.get(name)
            if code is not None and (name != "open" or args[0] & os.O_CREAT) and self._concerns(target, named):
                raise OSError(code, os.strerror(code), str(target))
            return call(target, *args, **named)

        return wrapper

    def _concerns(self, target: Any, named: dict[str, Any]) -> bool:
        if (folder := named.get("dir_fd")) is not None:
            target = folder
        path = Path(f"/proc/self/fd/{target}").readlink() if isinstance(target, int) else os.fspath(target)
        return str(path).startswith(self._folder)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk = Disk(tmp_path, monkeypatch)
    yield disk
    disk.mend()


@pytest.mark.parametrize("call", ["mkdir", "open", "write", "fsync"])
@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        (errno.ENOSPC, 507, "disk_full"),
        (errno.EDQUOT, 507, "disk_full"),
        (errno.EFBIG, 507, "disk_full"),
        (errno.EIO, 503, "home_unwritable"),
        (errno.EACCES, 503, "home_unwritable"),
        (errno.EROFS, 503, "home_unwritable"),
    ],
    ids=["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EACCES", "EROFS"],
)
def test_a_disk_that_fails_while_an_upload_arrives_has_its_own_code_and_leaves_nothing(
    api: Api, disk: Disk, call: str, code: int, status: int, expected: str
) -> None:
    disk.fail(code, call)
    answer = api.client.post("/queue/submit", files=FILES)
    disk.mend()

    assert (answer.status_code, code_of(answer)) == (status, expected)
    assert list(api.spool.glob("*")) == []
    assert api.manager.list().jobs == ()
    assert api.client.post("/queue/submit", files=FILES).status_code == 202


def test_what_could_not_be_removed_at_once_is_removed_later(api: Api, disk: Disk) -> None:
    spool = api.server.app.state.service.spool
    disk.fail(errno.EIO, "fsync", "unlink", "rmdir")
    answer = api.client.post("/queue/submit", files=FILES)
    disk.mend()
    left = list(api.spool.iterdir())

    assert (answer.status_code, len(left)) == (503, 1)
    assert spool.sweep(api.manager) == 1
    assert list(api.spool.iterdir()) == []


def test_a_disk_that_is_full_after_the_commit_costs_the_job_nothing(start_api: StartApi, disk: Disk) -> None:
    api = start_api(submitted=lambda: disk.fail(errno.ENOSPC, "open", "write", "fsync", "mkdir"))

    first = api.client.post("/queue/submit", files=FILES, headers=KEY)
    disk.mend()
    again = api.client.post("/queue/submit", files=FILES, headers=KEY)
    disk.mend()

    assert (first.status_code, again.status_code) == (202, 202)
    job_id = first.json()["job_id"]
    assert again.json()["job_id"] == job_id
    assert [image.source.read_bytes() for image in api.manager.images(job_id)] == [photo()]
    spool = Spool(api.spool)
    assert spool.sweep(api.manager) == 0
    api.manager.cancel([job_id])
    api.manager.cleanup(timedelta(0))
    assert spool.sweep(api.manager) == 1
    assert api.spooled() == []


def test_an_executor_that_cannot_be_told_does_not_fail_a_stored_job(start_api: StartApi) -> None:
    def broken() -> None:
        raise RuntimeError

    api = start_api(submitted=broken)

    answer = api.client.post("/queue/submit", files=FILES, headers=KEY)

    assert answer.status_code == 202
    assert [image.source.read_bytes() for image in api.manager.images(answer.json()["job_id"])] == [photo()]


class Unreadable(QueueManager):
    """A queue that can't be read any more once something was submitted."""

    is_stored = False

    def images(self, *args: Any, **named: Any) -> list[JobImage]:
        self._fail()
        return super().images(*args, **named)

    def executor(self) -> Any:
        self._fail()
        return super().executor()

    def _fail(self) -> None:
        if self.is_stored:
            raise AppError(ErrorCode.DATABASE_BUSY, "Busy.")


@pytest.mark.parametrize("path", ["/queue/submit", "/remove"])
def test_a_queue_that_cannot_be_read_after_the_commit_does_not_fail_the_submission(
    start_api: StartApi, path: str
) -> None:
    def stored() -> None:
        Unreadable.is_stored = True

    api = start_api(submitted=stored, manage=Unreadable)
    try:
        answer = api.client.post(path, files=FILES, headers={**KEY, "Prefer": "wait=1"})
    finally:
        Unreadable.is_stored = False

    assert answer.status_code == 202
    assert [image.source.read_bytes() for image in api.manager.images(answer.json()["job_id"])] == [photo()]


def test_a_request_that_is_cut_off_during_the_commit_leaves_a_job_with_its_images(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    service = api.server.app.state.service
    cancelled = Event()

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.getMessage().startswith("Cancel "):
                cancelled.set()

    def post() -> None:
        with suppress(httpx.HTTPError):
            assert api.client.post("/queue/submit", files=FILES).status_code != 202

    watch = Watch()
    logging.getLogger("uvicorn.error").addHandler(watch)
    threads = [Thread(target=post), Thread(target=api.server.stop, args=(0.05,))]
    try:
        with api.manager.together():  # nobody else can commit
            threads[0].start()
            while not service.together._lead.locked():
                cancelled.wait(0.01)
            threads[1].start()
            assert cancelled.wait(20)
            cancelled.clear()
    finally:
        for thread in threads:
            thread.join(30)
        logging.getLogger("uvicorn.error").removeHandler(watch)

    (job,) = api.manager.list().jobs
    assert [image.source.read_bytes() for image in api.manager.images(job.id)] == [photo()]


@pytest.mark.parametrize(
    ("code", "expected"), [(errno.ENOSPC, ErrorCode.DISK_FULL), (errno.EROFS, ErrorCode.HOME_UNWRITABLE)]
)
@pytest.mark.parametrize("call", ["open", "replace"])
def test_a_token_that_cannot_be_renewed_leaves_the_old_one_and_no_file(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, call: str, code: int, expected: ErrorCode
) -> None:
    file = TokenFile(tmp_path / "api-token")
    token = file.get()

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        if call == "open":
            disk.fail(code, "open")
        else:
            patch.setattr(os, "replace", refuse)
        with pytest.raises(AppError) as raised:
            file.renew()
    disk.mend()

    assert raised.value.code is expected
    assert TokenFile(file.path).get() == token
    assert [path.name for path in tmp_path.iterdir()] == ["api-token"]


def test_health_answers_without_a_disk_to_ask(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "statvfs", refuse)

    answer = api.client.get("/health")

    assert (answer.status_code, answer.json()["free_bytes"]) == (200, 0)


GIVEN = "a-token-of-the-operator"


def test_a_token_given_by_variable_or_file_is_the_one_to_send(tmp_path: Path) -> None:
    file, secret = TokenFile(tmp_path / "api-token"), tmp_path / "secret"
    own = file.get()
    file.take({})
    assert file.matches(own)
    file.take({"REMBG_DESKTOP_API_TOKEN": GIVEN})
    assert file.matches(GIVEN)
    assert not file.matches(own)
    secret.write_text(f"{GIVEN}-2\n")
    secret.chmod(0o444)
    file.take({"REMBG_DESKTOP_API_TOKEN": GIVEN, "REMBG_DESKTOP_API_TOKEN_FILE": str(secret)})
    assert file.matches(f"{GIVEN}-2")
    assert secret.stat().st_mode & 0o777 == 0o444
    assert file.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("token", ["", "short", "a token with spaces in it", "ein-schlüssel-mit-umlaut"])
def test_a_token_that_no_client_could_send_is_refused(tmp_path: Path, token: str) -> None:
    file, secret = TokenFile(tmp_path / "api-token"), tmp_path / "secret"
    own = file.get()
    secret.write_text(token, encoding="utf-8")
    missing = str(tmp_path / "missing")
    for name, value in (("", token), ("_FILE", str(secret)), ("_FILE", missing)):
        with pytest.raises(AppError) as raised:
            file.take({f"REMBG_DESKTOP_API_TOKEN{name}": value})
        assert raised.value.code is ErrorCode.INVALID_OPTION
    assert file.matches(own)

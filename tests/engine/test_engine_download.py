"""Downloads from a local server that behaves as badly as real ones."""

import shutil
from pathlib import Path
from threading import Thread

import pytest
from model_server import ModelServer
from waiting import Stopwatch

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.settings import Models

MEBI = 1 << 20


def ignore(_done: int, _total: int) -> None:
    pass


def leftovers(files: ModelFiles) -> set[str]:
    return {path.name for path in files.folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_a_download_is_verified_and_reports_progress(remote: ModelFiles, model_bytes: bytes) -> None:
    seen: list[tuple[int, int]] = []
    path = remote.download("u2netp", lambda *state: seen.append(state), CancelToken())
    assert path.read_bytes() == model_bytes
    assert seen == sorted(seen)
    assert seen[0] == (0, len(model_bytes))
    assert seen[-1] == (len(model_bytes), len(model_bytes))
    assert remote.state("u2netp") == "ready"
    assert leftovers(remote) == {"u2netp.onnx"}


def test_what_is_there_is_not_fetched_again(remote: ModelFiles, server: ModelServer) -> None:
    remote.download("u2netp", ignore, CancelToken())
    remote.download("u2netp", ignore, CancelToken())
    assert len(server.requests) == 1
    remote.download("u2netp", ignore, CancelToken(), again=True)
    assert len(server.requests) == 2


def test_a_damaged_file_is_fetched_anew(remote: ModelFiles, model_bytes: bytes) -> None:
    path = remote.download("u2netp", ignore, CancelToken())
    path.write_bytes(bytes(len(model_bytes)))
    assert remote.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes


def test_a_cut_connection_is_taken_up_again(remote: ModelFiles, server: ModelServer, model_bytes: bytes) -> None:
    server.cuts = [MEBI, 2 * MEBI]
    path = remote.download("u2netp", ignore, CancelToken())
    assert path.read_bytes() == model_bytes
    first, *others = server.requests
    assert first.range is None
    assert len(others) == 2
    assert all(request.range and request.if_range == server.etag for request in others)


def test_a_server_that_goes_away_leaves_a_part_for_the_next_time(
    remote: ModelFiles, server: ModelServer, model_bytes: bytes
) -> None:
    server.cuts = [MEBI, 0]
    with pytest.raises(AppError) as caught:
        remote.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert "resumed" in caught.value.hint
    assert remote.state("u2netp") == "missing"
    seen: list[int] = []
    path = remote.download("u2netp", lambda done, _total: seen.append(done), CancelToken())
    assert path.read_bytes() == model_bytes
    assert seen[0] > 0
    assert server.requests[-1].range == f"bytes={seen[0]}-"


def test_a_server_without_ranges_begins_anew(remote: ModelFiles, server: ModelServer, model_bytes: bytes) -> None:
    server.ranges = False
    server.cuts = [2 * MEBI]
    assert remote.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(
    remote: ModelFiles, server: ModelServer, model_bytes: bytes
) -> None:
    good = server.contents["/u2netp.onnx"]
    server.contents["/u2netp.onnx"] = bytes(len(good))
    server.cuts = [MEBI, 0]
    with pytest.raises(AppError):
        remote.download("u2netp", ignore, CancelToken())
    server.contents["/u2netp.onnx"], server.etag = good, '"two"'
    assert remote.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes


def test_a_part_of_another_version_is_noticed_without_etags(
    remote: ModelFiles, server: ModelServer, model_bytes: bytes
) -> None:
    good = server.contents["/u2netp.onnx"]
    server.etag = None
    server.contents["/u2netp.onnx"] = bytes(len(good))
    server.cuts = [MEBI, 0]
    with pytest.raises(AppError):
        remote.download("u2netp", ignore, CancelToken())
    server.contents["/u2netp.onnx"] = good
    assert remote.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes


@pytest.mark.parametrize("length", ["right", "wrong"])
def test_other_content_never_becomes_a_model(
    length: str, remote: ModelFiles, server: ModelServer, model_bytes: bytes
) -> None:
    server.contents["/u2netp.onnx"] = b"<html>sign in</html>" if length == "wrong" else bytes(len(model_bytes))
    with pytest.raises(AppError) as caught:
        remote.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.MODEL_CORRUPT
    assert server.url in caught.value.message
    assert leftovers(remote) == set()


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_names_the_address_and_the_status(status: int, remote: ModelFiles, server: ModelServer) -> None:
    server.status = status
    with pytest.raises(AppError) as caught:
        remote.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert f"{server.url}/u2netp.onnx" in caught.value.message
    assert str(status) in caught.value.message


@pytest.mark.parametrize("mirror", ["http://127.0.0.1:9", "ftp://127.0.0.1", "http://[bad"])
def test_no_server_is_one_clear_error(mirror: str, tmp_path: Path) -> None:
    files = ModelFiles(tmp_path / "models", Models(mirror=mirror), bundled=tmp_path)
    with pytest.raises(AppError) as caught:
        files.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED


@pytest.mark.timing
def test_cancelling_a_stalled_download_ends_it_within_a_second(
    remote: ModelFiles, server: ModelServer, model_bytes: bytes
) -> None:
    server.stall = True
    token, outcomes = CancelToken(), []

    def work() -> None:
        try:
            remote.download("u2netp", ignore, token)
        except Cancelled:
            outcomes.append("cancelled")

    thread = Thread(target=work)
    thread.start()
    assert server.stalled.wait(120)
    with Stopwatch() as taken:
        token.cancel()
        thread.join(120)
    assert taken.seconds < 1
    assert outcomes == ["cancelled"]
    server.stall = False
    assert remote.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes


def test_a_second_download_of_the_same_model_is_refused(
    remote: ModelFiles, server: ModelServer, tmp_path: Path
) -> None:
    server.stall = True
    token = CancelToken()

    def work() -> None:
        with pytest.raises(Cancelled):
            remote.download("u2netp", ignore, token)

    thread = Thread(target=work)
    thread.start()
    assert server.stalled.wait(120)
    with pytest.raises(AppError) as caught:
        remote.download("u2netp", ignore, CancelToken())
    token.cancel()
    thread.join(120)
    assert caught.value.code is ErrorCode.WRONG_STATE


def test_the_proxy_of_the_settings_is_used(tmp_path: Path, server: ModelServer, model_bytes: bytes) -> None:
    models = Models(mirror="http://models.invalid/rembg/", proxy=server.url)
    files = ModelFiles(tmp_path / "models", models, bundled=tmp_path)
    assert files.download("u2netp", ignore, CancelToken()).read_bytes() == model_bytes
    assert server.requests[0].path == "http://models.invalid/rembg/u2netp.onnx"


def test_an_unforeseen_error_of_the_thread_that_reads_reaches_whoever_waits(
    remote: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object, **_named: object) -> None:
        raise KeyError("http_proxy")  # as when the environment changes while requests looks for proxies

    monkeypatch.setattr("requests.get", fail)
    with pytest.raises(KeyError, match="http_proxy"):
        remote.download("u2netp", ignore, CancelToken())


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    remote: ModelFiles, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(remote.folder.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    with pytest.raises(AppError) as caught:
        remote.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.DISK_FULL
    assert server.requests == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, server: ModelServer) -> None:
    (tmp_path / "file").touch()
    files = ModelFiles(tmp_path / "file" / "models", Models(mirror=server.url), bundled=tmp_path)
    with pytest.raises(AppError) as caught:
        files.download("u2netp", ignore, CancelToken())
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert "can't write to" in caught.value.message

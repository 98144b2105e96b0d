import errno
import os
import threading
from pathlib import Path

import pytest

from rembg_desktop.errors import CancelToken, ErrorCode
from rembg_desktop.publish import (
    FileTimes,
    TempFile,
    has_placeholder,
    hash_file,
    obstacle,
    publish,
    storage_error,
    withdraw,
)
from rembg_desktop.publish.replacing import move_into, set_aside


def _temp(folder: Path, content: bytes = b"cut-out") -> Path:
    with TempFile(folder / ".part") as file:
        file.write(content)
    return folder / ".part"


def test_a_temp_file_counts_and_hashes_what_went_through_it(tmp_path: Path) -> None:
    with TempFile(tmp_path / ".part") as file:
        file.write(b"cut")
        file.write(memoryview(b"-out"))
    assert (tmp_path / ".part").read_bytes() == b"cut-out"
    assert file.written == 7
    assert file.sha256 == hash_file(tmp_path / ".part")


TIMES = FileTimes(accessed=1_234_567_890_123_456_789, modified=1_134_567_890_987_654_321)


def test_a_temp_file_has_its_times_before_it_is_published(tmp_path: Path) -> None:
    with TempFile(tmp_path / ".part", TIMES) as file:
        file.write(b"cut-out")
    found = (tmp_path / ".part").stat()
    assert (found.st_atime_ns, found.st_mtime_ns) == (TIMES.accessed, TIMES.modified)
    publish(tmp_path / ".part", tmp_path / "a.png", replace=False)
    assert (tmp_path / "a.png").stat().st_mtime_ns == TIMES.modified
    assert file.has_times


@pytest.mark.parametrize(
    ("modified", "trouble"),
    [(TIMES.modified, errno.EPERM), (TIMES.modified, errno.EROFS), (TIMES.modified, None), (2**90, 0)],
)
def test_times_that_the_file_system_does_not_take_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modified: int, trouble: int | None
) -> None:
    def refuse(*_: object, **__: object) -> None:
        if trouble is not None:
            raise OSError(trouble, os.strerror(trouble))

    if trouble != 0:
        monkeypatch.setattr(os, "utime", refuse)
    with TempFile(tmp_path / ".part", FileTimes(modified, modified)) as file:
        file.write(b"cut-out")
    assert not file.has_times
    assert (tmp_path / ".part").read_bytes() == b"cut-out"


def test_publishing_gives_the_file_its_name_and_leaves_no_other(tmp_path: Path) -> None:
    publish(_temp(tmp_path), tmp_path / "a.png", replace=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"cut-out"


def test_an_existing_file_is_never_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"precious")
    temp = _temp(tmp_path)
    with pytest.raises(FileExistsError):
        publish(temp, tmp_path / "a.png", replace=False)
    assert (tmp_path / "a.png").read_bytes() == b"precious"
    assert temp.exists()


def test_a_link_that_leads_nowhere_takes_a_name_too(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to("nothing")
    temp = _temp(tmp_path)
    with pytest.raises(FileExistsError):
        publish(temp, tmp_path / "a.png", replace=False)
    assert temp.exists()
    assert (tmp_path / "a.png").is_symlink()


def test_a_link_to_the_temporary_file_is_no_result(tmp_path: Path) -> None:
    temp = _temp(tmp_path)
    (tmp_path / "a.png").symlink_to(temp)
    with pytest.raises(FileExistsError):
        publish(temp, tmp_path / "a.png", replace=False)
    assert temp.exists()


def test_an_existing_file_is_replaced_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    publish(_temp(tmp_path), tmp_path / "a.png", replace=True)
    assert (tmp_path / "a.png").read_bytes() == b"cut-out"


def test_replacing_a_link_leaves_the_file_behind_it_alone(tmp_path: Path) -> None:
    (tmp_path / "source.png").write_bytes(b"precious")
    (tmp_path / "a.png").symlink_to("source.png")
    publish(_temp(tmp_path), tmp_path / "a.png", replace=True)
    assert (tmp_path / "source.png").read_bytes() == b"precious"
    assert not (tmp_path / "a.png").is_symlink()


@pytest.mark.parametrize("exists", [False, True])
def test_a_file_system_without_hard_links_keeps_the_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    temp = _temp(tmp_path)
    if exists:
        (tmp_path / "a.png").write_bytes(b"precious")
        with pytest.raises(FileExistsError):
            publish(temp, tmp_path / "a.png", replace=False)
        assert (tmp_path / "a.png").read_bytes() == b"precious"
    else:
        publish(temp, tmp_path / "a.png", replace=False)
        assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize("changed", [False, True])
def test_without_hard_links_a_failure_leaves_no_empty_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    def fail(_: str, destination: Path) -> None:
        if changed:
            Path(destination).write_bytes(b"precious")
        raise OSError(errno.EIO, "the drive is gone")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="the drive is gone"):
        publish(_temp(tmp_path), tmp_path / "a.png", replace=False)
    assert (tmp_path / "a.png").exists() is changed  # what somebody else wrote meanwhile stays


def test_without_hard_links_the_next_attempt_uses_the_empty_file_that_could_not_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    def fail(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only now")

    destination = tmp_path / "a.png"
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        patch.setattr(os, "replace", fail)
        patch.setattr(os, "unlink", fail)
        with pytest.raises(OSError, match="read-only now"):
            publish(_temp(tmp_path), destination, replace=False)
    assert has_placeholder(destination)
    publish(tmp_path / ".part", destination, replace=False)
    assert destination.read_bytes() == b"cut-out"
    assert not has_placeholder(destination)
    (tmp_path / "b.part").write_bytes(b"another")
    with pytest.raises(FileExistsError):
        publish(tmp_path / "b.part", destination, replace=False)


def test_a_result_keeps_its_name_when_the_temporary_one_cannot_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise OSError(errno.EIO, "the drive is gone")

    temp = _temp(tmp_path)
    monkeypatch.setattr(os, "unlink", fail)
    publish(temp, tmp_path / "a.png", replace=False)
    assert (tmp_path / "a.png").read_bytes() == b"cut-out"


def test_a_temporary_file_never_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / ".part").symlink_to("precious")
    temp = _temp(tmp_path)
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not temp.is_symlink()
    assert temp.read_bytes() == b"cut-out"


def test_the_same_attempts_own_leftover_does_not_block_it(tmp_path: Path) -> None:
    (tmp_path / ".part").write_bytes(b"half of a longer result")
    assert _temp(tmp_path).read_bytes() == b"cut-out"


def test_a_name_that_a_repeated_request_finds_taken_by_itself_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def repeat(source: Path, target: Path) -> None:
        link(source, target)
        link(source, target)

    monkeypatch.setattr(os, "link", repeat)
    publish(_temp(tmp_path), tmp_path / "a.png", replace=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize("meanwhile", ["nothing", "changed", "replaced", "deleted"])
def test_only_the_file_that_was_published_is_withdrawn(tmp_path: Path, meanwhile: str) -> None:
    with TempFile(tmp_path / ".part") as temp:
        temp.write(b"cut-out")
    output = tmp_path / "a.png"
    publish(temp.path, output, replace=False)
    if meanwhile == "changed":
        output.write_bytes(b"precious")
    elif meanwhile == "replaced":
        (tmp_path / "b.png").write_bytes(b"cut-out")  # the same picture made by somebody else
        (tmp_path / "b.png").replace(output)
    elif meanwhile == "deleted":
        output.unlink()
    assert temp.file_id is not None
    assert withdraw(output, temp.file_id, temp.sha256) is (meanwhile == "nothing")
    assert output.exists() is (meanwhile in ("changed", "replaced"))


def test_of_many_that_want_one_name_one_gets_it(tmp_path: Path) -> None:
    temps = []
    for number in range(16):
        with TempFile(tmp_path / f".part{number}") as file:
            file.write(str(number).encode())
        temps.append(file.path)
    start = threading.Barrier(len(temps))
    winners: list[Path] = []

    def race(temp: Path) -> None:
        start.wait()
        try:
            publish(temp, tmp_path / "a.png", replace=False)
        except FileExistsError:
            return
        winners.append(temp)

    threads = [threading.Thread(target=race, args=(temp,)) for temp in temps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(winners) == 1
    assert (tmp_path / "a.png").read_text() == winners[0].name.removeprefix(".part")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.DESTINATION_UNWRITABLE),
        (errno.EACCES, ErrorCode.DESTINATION_UNWRITABLE),
        (errno.ENOENT, ErrorCode.DESTINATION_MISSING),
        (errno.ETIMEDOUT, ErrorCode.DESTINATION_MISSING),
        (errno.ENOTCONN, ErrorCode.DESTINATION_MISSING),
    ],
)
def test_troubles_of_the_place_are_named(tmp_path: Path, number: int, code: ErrorCode) -> None:
    error = storage_error(OSError(number, "no"), tmp_path)
    assert error is not None
    assert error.code is code
    assert str(tmp_path) in error.message


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    error = storage_error(FileNotFoundError(errno.ENOENT, "no"), tmp_path / "gone")
    assert error is not None
    assert error.code is ErrorCode.DESTINATION_MISSING


def test_other_failures_are_no_trouble_of_the_place(tmp_path: Path) -> None:
    assert storage_error(OSError(errno.EMFILE, "too many open files"), tmp_path) is None


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOMEM, errno.EBUSY, errno.ENAMETOOLONG])
def test_whatever_the_system_answers_is_named(number: int, tmp_path: Path) -> None:
    error = obstacle(OSError(number, "no"), tmp_path / "a.png")
    assert error is not None
    assert error.code is ErrorCode.CANNOT_ENCODE
    assert os.strerror(number) in error.message


def test_a_file_without_identity_is_not_withdrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "a.png"
    output.write_bytes(b"cut-out")
    found = list(output.lstat())
    found[1] = 0  # st_ino, as on some network shares
    monkeypatch.setattr(Path, "lstat", lambda _: os.stat_result(found))
    assert not withdraw(output, None, hash_file(output))
    assert output.read_bytes() == b"cut-out"


def written(folder: Path, *names: str) -> list[tuple[Path, str]]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return [(folder / name, hash_file(folder / name)) for name in names]


def test_only_files_that_are_as_they_were_written_are_moved(tmp_path: Path) -> None:
    files = written(tmp_path / "cutouts", "a.png", "b.png", "c.png", "d.png")
    target = tmp_path / "rejected"
    target.mkdir()
    (tmp_path / "cutouts" / "b.png").write_bytes(b"mended by hand")
    (tmp_path / "cutouts" / "c.png").unlink()
    (tmp_path / "elsewhere").write_bytes(b"d.png")
    (tmp_path / "cutouts" / "d.png").unlink()
    (tmp_path / "cutouts" / "d.png").symlink_to(tmp_path / "elsewhere")
    seen: list[tuple[int, int]] = []
    outcome = set_aside(
        files, lambda path: move_into(path, target), CancelToken(), lambda *counts: seen.append(counts)
    )
    assert outcome.moved == 1
    assert [(path.name, why) for path, why in outcome.kept] == [
        ("b.png", "changed"),
        ("c.png", "missing"),
        ("d.png", "changed"),
    ]
    assert [path.name for path in target.iterdir()] == ["a.png"]
    assert (tmp_path / "cutouts" / "b.png").read_bytes() == b"mended by hand"
    assert (tmp_path / "elsewhere").exists()
    assert seen[-1] == (3, 4)


def test_a_file_with_the_same_name_is_never_replaced(tmp_path: Path) -> None:
    (source, _), target = written(tmp_path / "cutouts", "a.png")[0], tmp_path / "rejected"
    target.mkdir()
    (target / "a.png").write_bytes(b"somebody's")
    assert move_into(source, target) == target / "a (2).png"
    assert (target / "a.png").read_bytes() == b"somebody's"
    assert (target / "a (2).png").read_bytes() == b"a.png"
    assert not source.exists()


def test_one_file_that_cannot_be_moved_does_not_stop_the_others(tmp_path: Path) -> None:
    files = written(tmp_path / "cutouts", "a.png", "b.png")

    def take(path: Path) -> None:
        if path.name == "a.png":
            raise OSError(28, os.strerror(28))
        path.unlink()

    outcome = set_aside(files, take, CancelToken(), lambda *_counts: None)
    assert outcome.moved == 1
    assert outcome.kept == [(files[0][0], os.strerror(28))]


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second drive")
def test_a_file_goes_to_another_drive_whole(tmp_path: Path) -> None:
    ((source, sha256),) = written(tmp_path / "cutouts", "a.png")
    target = Path("/dev/shm") / f"rejected-{os.getpid()}"
    target.mkdir()
    try:
        moved = move_into(source, target)
        assert hash_file(moved) == sha256
        assert not source.exists()
        assert [path.name for path in target.iterdir()] == ["a.png"]
    finally:
        for path in target.iterdir():
            path.unlink()
        target.rmdir()

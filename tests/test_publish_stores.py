import pickle
from pathlib import Path

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.publish.stores import StorePath, located
from rembg_desktop.queue.connections import read_path, stored_path


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("s3://bucket/folder/a b#1?.png", "s3://bucket/folder/a b#1?.png", "a b#1?.png"),
        ("S3://bucket/", "s3://bucket", "bucket"),
        ("sftp://me@host:2222/home/me/ä.jpg", "sftp://me@host:2222/home/me/ä.jpg", "ä.jpg"),
        ("memory://x", "memory://x", "x"),
    ],
)
def test_an_address_keeps_its_text_through_names_joins_and_the_queue(text: str, shown: str, name: str) -> None:
    path = located(text)
    assert isinstance(path, StorePath)
    assert (str(path), path.name) == (shown, name)
    assert str(path / "sub" / "b.png") == f"{shown}/sub/b.png"
    assert (path / "b.png").parent == path
    assert str(path.with_name("c.webp")) == f"{shown.rpartition('/')[0]}/c.webp"
    assert (path / "sub" / "b.png").relative_to(path).parts == ("sub", "b.png")
    assert str(read_path(stored_path(path))) == shown
    assert pickle.loads(pickle.dumps(path)) == path
    assert located(path) is path


def test_an_address_is_no_file_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = located("s3://bucket/folder")
    with pytest.raises(FileNotFoundError):
        path.mkdir(parents=True)
    assert (path.exists(), path.is_file(), path.is_dir(), path.is_symlink()) == (False, False, False, False)
    assert list(tmp_path.iterdir()) == []


def test_a_local_path_stays_one(tmp_path: Path) -> None:
    for text in (str(tmp_path), "a:b.jpg", "C:/photos"):
        assert not isinstance(located(text), StorePath)
    assert not isinstance(read_path(str(tmp_path)), StorePath)


@pytest.mark.parametrize(
    "text",
    [
        *("sftp://me:secret@host/x", "s3://key:secret@bucket/x", "file:///home/me", "local://x"),
        *("s3:///x", "s3://b//x", "s3://b/../x", "s3://b/./x", "s3://b/x\0y"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(text: str) -> None:
    with pytest.raises(AppError) as caught:
        located(text)
    assert caught.value.code is ErrorCode.INVALID_OPTION
    assert "secret" not in caught.value.message

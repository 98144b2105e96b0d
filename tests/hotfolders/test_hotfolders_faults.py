"""Any call into the system may fail once: nothing is lost, repeated or left behind."""

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hot_bench import HotBench, photo_bytes

from rembg_desktop.errors import AppError
from rembg_desktop.hotfolders import originals, taking
from rembg_desktop.hotfolders.folders import SourceAction
from rembg_desktop.queue.connections import Connections
from rembg_desktop.queue.types import ImageStatus

CALLS: list[tuple[Any, str, Callable[[], BaseException]]] = [
    (os, "stat", lambda: OSError(errno.EIO, "broken")),
    (os, "scandir", lambda: OSError(errno.EIO, "broken")),
    (os, "link", lambda: OSError(errno.EACCES, "denied")),
    (os, "unlink", lambda: OSError(errno.EACCES, "denied")),
    (Path, "mkdir", lambda: OSError(errno.EROFS, "read-only")),
    (Path, "open", lambda: OSError(errno.EACCES, "in use")),
    (io, "open", lambda: OSError(errno.EMFILE, "too many")),
    (taking, "TempFile", lambda: OSError(errno.ENOSPC, "full")),
    (taking, "_why_incomplete", MemoryError),
    (originals, "publish", lambda: OSError(errno.EIO, "broken")),
    (Connections, "perform", MemoryError),
]


@pytest.mark.parametrize("after", [SourceAction.MOVE, SourceAction.DELETE])
@pytest.mark.parametrize("which", [1, 5, 9])
@pytest.mark.parametrize(("owner", "name", "error"), CALLS, ids=[name for _, name, _ in CALLS])
def test_a_call_that_fails_once(
    bench: HotBench,
    monkeypatch: pytest.MonkeyPatch,
    owner: Any,
    name: str,
    error: Callable[[], BaseException],
    which: int,
    after: SourceAction,
) -> None:
    bench.add(after=after)
    bench.drop("a.jpg", photo_bytes("red"))
    bench.drop("b.jpg", photo_bytes("blue"))
    real = getattr(owner, name)
    count = 0

    def fails(*args: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count == which:
            raise error()
        return real(*args, **named)

    def look() -> None:
        try:
            bench.look(3.1)
        except (AppError, OSError, MemoryError):
            bench.look(3.1)  # as run() does after a while

    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, fails)
            look()
    bench.settle()
    bench.look(31)
    bench.settle()
    bench.work()
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fails)
        look()
    bench.look(11)
    bench.restart()
    bench.settle()
    bench.settle()
    assert [image.status for image in bench.images()] == [ImageStatus.COMPLETED] * 2
    assert bench.taken() == ["a.jpg", "b.jpg"]
    results = ["cutouts/a.png", "cutouts/b.png"]
    moved = ["Done/a.jpg", "Done/b.jpg"] if after is SourceAction.MOVE else []
    assert bench.files() == [*moved, *results]
    assert bench.copies() == []

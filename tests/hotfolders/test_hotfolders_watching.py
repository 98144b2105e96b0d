"""Events, scans, and when the watcher runs at all."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from threading import enumerate as threads
from time import monotonic
from typing import Any

import pytest
from hot_bench import HotBench, photo_bytes

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders import watcher
from rembg_desktop.hotfolders.events import Changes, Events
from rembg_desktop.hotfolders.folders import HotFolder
from rembg_desktop.hotfolders.service import HotFolderService
from rembg_desktop.hotfolders.taking import Taker
from rembg_desktop.hotfolders.walking import FolderState, walk


def wait(condition: Callable[[], bool], woken: Event) -> None:
    deadline = monotonic() + 200
    while not condition():
        assert monotonic() < deadline
        woken.wait(0.05)
        woken.clear()


def test_the_system_tells_about_files_and_folders(tmp_path: Path) -> None:
    woken = Event()
    events = Events(woken.set)
    names: set[str] = set()
    needs_scan = False

    def told(*wanted: str) -> bool:
        nonlocal needs_scan
        changes = events.pop(1)
        names.update(changes.names)
        needs_scan = needs_scan or changes.needs_scan
        return names >= set(wanted)

    try:
        assert events.watch(1, tmp_path, (1, 1), recursive=True)
        (tmp_path / "a.part").write_bytes(b"x")
        (tmp_path / "a.part").rename(tmp_path / "a.jpg")
        wait(lambda: told("a.part", "a.jpg"), woken)
        (tmp_path / "sub").mkdir()
        wait(lambda: told() and needs_scan, woken)
        assert events.watch(1, tmp_path, (1, 1), recursive=True)
        events.drop(1)
        assert not events.pop(1).names
        assert not events.watch(2, tmp_path / "missing", None, recursive=False)
    finally:
        events.close()


def test_a_photo_is_noticed_by_its_event_long_before_the_next_scan(bench: HotBench) -> None:
    bench.add()
    bench.watcher = bench.new_watcher(Events)
    try:
        bench.look()
        bench.look(31)
        bench.drop("a.jpg")

        def taken() -> bool:
            bench.now += 0.2  # the next scan is due after 30 seconds
            bench.look()
            return bool(bench.images())

        began = bench.now
        wait(taken, Event())
        assert bench.now - began < 25
    finally:
        bench.watcher.close()


class Silent:
    """Events of a system that says that it tells them, but has nothing to tell."""

    def __init__(self, _: object) -> None: ...

    def watch(self, *_: object, **__: object) -> bool:
        return True

    def pop(self, _: int) -> Changes:
        return Changes()

    def drop(self, _: int = 0) -> None:
        """Nothing is watched."""

    close = drop


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_drive_that_is_mounted_is_noticed_long_before_the_next_scan(bench: HotBench) -> None:
    point, drive = bench.inside.with_name("point"), bench.inside.with_name("drive")
    bench.inside.rename(point)
    drive.mkdir()
    (drive / "a.jpg").write_bytes(photo_bytes())
    bench.inside.symlink_to(point)  # another target is another folder there, as after a mount
    bench.add()
    bench.watcher = bench.new_watcher(Silent)
    bench.look()
    bench.look(31)
    link = bench.inside.with_name("link")
    link.symlink_to(drive)
    link.replace(bench.inside)
    for _ in range(3):
        bench.look(3.1)
    assert bench.taken() == ["a.jpg"]


def test_a_drive_that_hangs_holds_up_no_other_folder(bench: HotBench, monkeypatch: pytest.MonkeyPatch) -> None:
    other = bench.inside.with_name("other")
    other.mkdir()
    (other / "b.jpg").write_bytes(photo_bytes("red"))
    bench.drop("a.jpg")
    bench.add()
    bench.hot.add(HotFolder(other))
    responds = Event()
    monkeypatch.setattr(watcher, "LOOK_SECONDS", 0.05)

    def hanging(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **named: Any) -> Any:
            if str(path).startswith(str(bench.inside)):
                responds.wait()
            return real(path, *args, **named)

        return call

    for name in ("stat", "lstat", "scandir", "readlink"):
        monkeypatch.setattr(os, name, hanging(getattr(os, name)))
    watching = Thread(target=bench.watcher.run)
    watching.start()

    def after_a_while(condition: Callable[[], bool]) -> None:
        def look() -> bool:
            bench.now += 1
            return condition()

        wait(look, Event())

    try:
        after_a_while(lambda: bench.hot.all()[0].trouble is not None)
        assert (trouble := bench.hot.all()[0].trouble)
        assert "does not respond" in trouble.message
        after_a_while(lambda: bench.taken() == ["b.jpg"])
        assert bench.hot.find(2) == bench.hot.find(other)
        responds.set()
        after_a_while(lambda: bench.taken() == ["a.jpg", "b.jpg"] and bench.hot.all()[0].trouble is None)
    finally:
        responds.set()
        bench.watcher.stop()
        watching.join()


def test_a_folder_whose_events_are_missing_is_scanned_more_often(bench: HotBench) -> None:
    state = FolderState(bench.inside, recursive=False, settle_seconds=3, known={}, clock=lambda: bench.now)
    state.scan(())
    bench.drop("a.jpg")
    state.scan(())
    assert state.trusts_events
    bench.now += 3
    assert state.ready(9)
    assert not state.trusts_events


def test_a_scan_opens_no_file_that_is_known(bench: HotBench, monkeypatch: pytest.MonkeyPatch) -> None:
    content = photo_bytes()
    for number in range(50):
        bench.drop(f"{number}.jpg", content)
    known = walk(bench.inside, recursive=False, leave_out=()).files
    state = FolderState(bench.inside, recursive=False, settle_seconds=3, known=known, clock=lambda: bench.now)

    def opened(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr("io.open", opened)
    assert state.scan(()) == []
    assert not state.is_waiting


def test_what_fails_at_the_start_of_the_watcher_is_tried_again(
    bench: HotBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    looked = Event()

    def busy_at_first(_taker: Taker) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise AppError(ErrorCode.DATABASE_BUSY, "The queue is locked by another program.")
        looked.set()

    monkeypatch.setattr("rembg_desktop.hotfolders.watcher.LOOK_SECONDS", 0.01)
    monkeypatch.setattr(Taker, "clean_up", busy_at_first)
    bench.add()
    service = HotFolderService(bench.store, bench.manager, bench.home, lambda: 10**8, lambda: 0)
    service.follow()
    assert looked.wait(60)
    service.stop()
    assert len(calls) == 2


def test_the_watcher_runs_only_while_there_are_hot_folders(bench: HotBench) -> None:
    def watching() -> bool:
        return any(thread.name == "hot-folders" for thread in threads())

    service = HotFolderService(bench.store, bench.manager, bench.home, lambda: 10**8, lambda: 0)
    service.follow()
    assert not watching()
    hot = bench.add(settle_seconds=0.1)
    bench.drop("a.jpg")
    service.follow()
    service.follow()
    wait(lambda: bench.taken() == ["a.jpg"], Event())
    service.stop()
    assert not watching()
    service.follow()
    assert watching()
    bench.hot.remove(hot)
    wait(lambda: not watching(), Event())
    service.stop()


def test_copies_of_photos_that_waited_for_a_removed_hot_folder_go_at_the_next_start(bench: HotBench) -> None:
    hot = bench.add()
    bench.drop("a.jpg")
    bench.settle()
    bench.hot.remove(hot)
    bench.look()
    assert bench.copies()
    HotFolderService(bench.store, bench.manager, bench.home, lambda: 10**8, lambda: 0).follow()
    assert bench.copies() == []
    bench.work()
    assert bench.files() == ["a.jpg", "cutouts/a.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="the time of the last change is not known there")
@pytest.mark.parametrize(("age", "elsewhere", "expected"), [(2, False, 0), (4, False, 1), (4, True, 0)])
def test_a_file_that_was_unchanged_before_the_start_need_not_wait_again(
    bench: HotBench, monkeypatch: pytest.MonkeyPatch, age: float, elsewhere: bool, expected: int
) -> None:
    bench.drop("a.jpg")
    changed = (bench.inside / "a.jpg").stat()
    monkeypatch.setattr("time.time", lambda: changed.st_ctime + age)
    state = FolderState(
        bench.inside,
        recursive=False,
        settle_seconds=3,
        known={},
        clock=lambda: bench.now,
        local_device=changed.st_dev + elsewhere,
    )
    state.scan(())
    assert len(state.ready(9)) == expected

"""The window comes first, but nobody waits for it for long."""

import _thread
import threading
from collections.abc import Callable
from threading import Event, Thread

import pytest

from rembg_desktop import errors
from rembg_desktop.errors import CancelToken, ui_priority, yield_to_ui


def in_thread(work: Callable[[], object]) -> Event:
    """Done when another thread has done the work."""
    done = Event()
    Thread(target=lambda: (work(), done.set())).start()
    return done


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others wait for longer than this machine can be held up."""
    monkeypatch.setattr(errors, "_UI_PRIORITY_SECONDS", 60)


@pytest.mark.usefixtures("patient")
def test_others_wait_while_the_main_thread_is_at_something() -> None:
    with ui_priority():
        done = in_thread(yield_to_ui)
        assert not done.wait(0.005)
    assert done.wait(120)


def test_nobody_waits_for_a_main_thread_that_takes_long() -> None:
    with ui_priority():
        assert in_thread(yield_to_ui).wait(120)
        assert in_thread(lambda: [yield_to_ui() for _ in range(1000)]).wait(120)


@pytest.mark.usefixtures("patient")
def test_long_work_with_a_token_waits_too() -> None:
    with ui_priority():
        done = in_thread(CancelToken().check)
        assert not done.wait(0.005)
    assert done.wait(120)


def test_the_main_thread_does_not_wait_for_itself() -> None:
    with ui_priority():
        yield_to_ui()


def test_threads_of_qt_leave_no_mark_in_python() -> None:
    known, done = threading.enumerate(), _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        yield_to_ui()
        done.release()

    with ui_priority():
        _thread.start_new_thread(work, ())
        assert done.acquire(timeout=120)
    assert threading.enumerate() == known

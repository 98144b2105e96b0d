"""The window comes first, but nobody waits for it for long."""

import _thread
import threading
from collections.abc import Callable
from threading import Event, Thread

import pytest

from rembg_desktop import priority
from rembg_desktop.cancel import CancelToken
from rembg_desktop.priority import let_pass, take_precedence


def in_thread(work: Callable[[], object]) -> Event:
    """Done when another thread has done the work."""
    done = Event()
    Thread(target=lambda: (work(), done.set())).start()
    return done


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others wait for longer than this machine can be held up."""
    monkeypatch.setattr(priority, "_PRECEDENCE_SECONDS", 60)


@pytest.mark.usefixtures("patient")
def test_others_wait_while_the_main_thread_is_at_something() -> None:
    with take_precedence():
        done = in_thread(let_pass)
        assert not done.wait(0.005)
    assert done.wait(10)


def test_nobody_waits_for_a_main_thread_that_takes_long() -> None:
    with take_precedence():
        assert in_thread(let_pass).wait(10)
        assert in_thread(lambda: [let_pass() for _ in range(1000)]).wait(10)


@pytest.mark.usefixtures("patient")
def test_long_work_with_a_token_waits_too() -> None:
    with take_precedence():
        done = in_thread(CancelToken().check)
        assert not done.wait(0.005)
    assert done.wait(10)


def test_the_main_thread_does_not_wait_for_itself() -> None:
    with take_precedence():
        let_pass()


def test_threads_of_qt_leave_no_mark_in_python() -> None:
    known, done = threading.enumerate(), _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        let_pass()
        done.release()

    with take_precedence():
        _thread.start_new_thread(work, ())
        assert done.acquire(timeout=10)
    assert threading.enumerate() == known

import logging

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.limits import LONGEST_SECONDS, Backoff

FULL = AppError(ErrorCode.DISK_FULL, "The disk is full.")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_time_between_tries_doubles_up_to_a_limit_and_a_success_resets_it() -> None:
    clock = Clock()
    backoff = Backoff("Work", clock)
    delays: list[float] = []
    for _ in range(6):
        backoff.failed(FULL)
        assert not backoff.is_due
        delays.append(backoff.remaining())
        clock.now += backoff.remaining()
        assert backoff.is_due
    assert delays == pytest.approx([0.2, 0.4, 0.8, 1.6, LONGEST_SECONDS, LONGEST_SECONDS])
    backoff.succeeded()
    backoff.failed(FULL)
    assert backoff.remaining() == pytest.approx(0.2)


def test_workers_that_fail_at_the_same_time_count_once() -> None:
    backoff = Backoff("Work", Clock())
    for _ in range(8):
        backoff.failed(FULL)
    assert backoff.delay == pytest.approx(0.2)


def test_a_failure_that_lasts_is_logged_at_once_and_then_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    backoff = Backoff("Work", clock)
    for _ in range(50):
        backoff.failed(FULL)
        backoff.succeeded()
        clock.now += 1
    assert caplog.messages == ["Work failed and will retry: The disk is full."]
    clock.now += 11
    backoff.failed(FULL)
    assert caplog.messages[1].endswith("(49 similar failures were not logged)")


def test_another_failure_is_logged_at_once_and_a_bug_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    backoff = Backoff("Work", Clock())
    backoff.failed(FULL)
    backoff.failed(ZeroDivisionError("by zero"))
    assert [record.levelno for record in caplog.records] == [logging.WARNING, logging.ERROR]
    assert caplog.records[1].exc_info

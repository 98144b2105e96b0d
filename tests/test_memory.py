import threading

import pytest

from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.executor.limits import MemoryBudget


class Holder(threading.Thread):
    """Reserves in a thread, says when it has it, and holds it until told."""

    def __init__(self, budget: MemoryBudget, amount: int, token: CancelToken) -> None:
        super().__init__()
        self._budget, self._amount, self._token = budget, amount, token
        self.has_it, self.may_end, self.was_cancelled = (
            threading.Event(),
            threading.Event(),
            threading.Event(),
        )

    def run(self) -> None:
        try:
            with self._budget.reserve(self._amount, self._token):
                self.has_it.set()
                self.may_end.wait(120)
        except Cancelled:
            self.was_cancelled.set()


def test_what_does_not_fit_waits_until_room_is_given_back() -> None:
    budget = MemoryBudget(100)
    second = Holder(budget, 60, CancelToken())
    with budget.reserve(60, CancelToken()):
        second.start()
        assert not second.has_it.wait(0.05)
    assert second.has_it.wait(120)
    second.may_end.set()
    second.join()


def test_two_that_fit_run_together() -> None:
    budget = MemoryBudget(100)
    with budget.reserve(50, CancelToken()), budget.reserve(50, CancelToken()):
        pass


def test_one_that_is_larger_than_the_budget_runs_alone() -> None:
    with MemoryBudget(100).reserve(1000, CancelToken()):
        pass


def test_a_waiting_one_can_be_cancelled() -> None:
    budget = MemoryBudget(100)
    token = CancelToken()
    waiting = Holder(budget, 60, token)
    with budget.reserve(60, CancelToken()):
        waiting.start()
        token.cancel()
        assert waiting.was_cancelled.wait(120)
    waiting.join()
    with budget.reserve(100, CancelToken()):
        pass


def test_a_cancelled_token_reserves_nothing() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled), MemoryBudget(100).reserve(1, token):
        pass

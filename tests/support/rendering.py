# pyright: basic
"""Renders what is in a queue, in this thread, with the masks and corrections of its home folder."""

from collections.abc import Callable

from fakes import EllipseRemover, FakeEngine

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.executor.context import SharedMasks, WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.paths import Home
from rembg_desktop.queue.store import Store
from rembg_desktop.settings import Settings


def _nothing(*_: object) -> None:
    pass


def render(
    store: Store,
    home: Home,
    settings: Settings | None = None,
    remover: Callable[[str], EllipseRemover] | None = None,
) -> None:
    """Process all images, with ellipses that are kept as if the bundled model had found them."""
    settings = settings or Settings()
    identity = ModelFiles(home.models, settings.models).verified("u2netp").identity("auto")
    engine = FakeEngine((remover or (lambda name: EllipseRemover(identity=name)))(identity))
    cut_settings = SharedMasks(home, settings).cut_settings
    context = WorkContext(
        store, "test", lambda: engine, MemoryBudget(10**9), 200_000_000, cut_settings=cut_settings
    )
    Worker(context, WorkerSignals(_nothing, _nothing, _nothing)).run()

"""A test run of the model as the settings ask for it: where it really runs, and how fast."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

from rembg_desktop.cancel import CancelToken
from rembg_desktop.options import DEFAULT_MODEL
from rembg_desktop.paths import Home, resources
from rembg_desktop.settings import Settings

_RUNS: Final = 5


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a test run found.

    Attributes:
        device: where the model ran, for people.
        seconds: median of one image, without loading.
        load_seconds: until the first image was done.
        notice: one sentence when another device was asked for; else None.
    """

    device: str
    seconds: float
    load_seconds: float
    notice: str | None


Measure = Callable[[Home, Settings, CancelToken], Measurement]


def measure(home: Home, settings: Settings, cancel: CancelToken) -> Measurement:
    """Cut out a photo that ships with the program a few times; takes seconds, so not in the main thread.

    Raises:
        Cancelled: the token was cancelled.
        AppError: engine_unavailable, device_unavailable, model_corrupt, or what else keeps it from running.
    """
    # Here, since these load rembg and onnxruntime.
    from PIL import Image

    from rembg_desktop.composition import build_engine

    begun = perf_counter()
    engine = build_engine(home, settings)
    try:
        with Image.open(resources() / "photos" / "cat.jpg") as opened:
            photo = opened.convert("RGB")
        remover = engine.remover(DEFAULT_MODEL, cancel)
        remover.mask(photo, cancel)
        loaded = perf_counter() - begun
        times: list[float] = []
        for _ in range(_RUNS):
            start = perf_counter()
            remover.mask(photo, cancel)
            times.append(perf_counter() - start)
        return Measurement(remover.device, median(times), loaded, remover.notice)
    finally:
        engine.close()

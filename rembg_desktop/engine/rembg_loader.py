"""Importing rembg without what plain removal does not need.

`import rembg` pulls pymatting, whose numba kernels compile at import (over 40 s with an empty cache), and
scipy, scikit-image, pooch and jsonschema (0.7 s and 90 MB together). None of them is touched by a session's
predict(). While rembg is imported, modules of these names that are not loaded yet are stood in for by ones
whose functions load the real module when they are first called.
"""

import importlib
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode

_DEFERRED: Final = (
    "pymatting",
    "pymatting.alpha",
    "pymatting.alpha.estimate_alpha_cf",
    "pymatting.foreground",
    "pymatting.foreground.estimate_foreground_ml",
    "pymatting.util",
    "pymatting.util.util",
    "scipy",
    "scipy.ndimage",
    "skimage",
    "skimage.morphology",
    "pooch",
    "jsonschema",
)

_IMPORTING: Final = RLock()
"""Held while stand-ins are in place."""


def load_sessions() -> dict[str, Any]:
    """The session classes of rembg by name.

    Raises:
        AppError: engine_unavailable when onnxruntime or rembg cannot be imported.
    """
    load_onnxruntime()  # before rembg does, which would let it speak
    with _IMPORTING:
        try:
            with _stand_ins():
                return importlib.import_module("rembg.sessions").sessions
        except (ImportError, OSError, SystemExit) as error:  # rembg/bg.py exits when onnxruntime is broken
            raise engine_unavailable(error) from error


def load_onnxruntime() -> Any:  # noqa: ANN401 - a module
    """The onnxruntime module, quiet below errors, and told to report nothing to its makers.

    Version 1.32 writes what it would report into the cache folder of the user, to send it when there is a network.

    Raises:
        AppError: engine_unavailable.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        runtime = importlib.import_module("onnxruntime")
        runtime.disable_telemetry_events()
        runtime.set_default_logger_severity(4)
    except (ImportError, OSError, AttributeError) as error:
        raise engine_unavailable(error) from error
    return runtime


@dataclass(frozen=True, slots=True)
class MattingFunctions:
    """pymatting's and scipy's functions, as rembg uses them.

    Attributes:
        estimate_alpha: closed-form alpha (Levin 2007) from image (h, w, 3) and trimap (h, w), float64 of 0-1.
        estimate_foreground: multi-level foreground (Germer 2020): image and alpha of 0-1.
        erode: scipy.ndimage.binary_erosion.
        box_mean: scipy.ndimage.uniform_filter.
    """

    estimate_alpha: Callable[..., Any]
    estimate_foreground: Callable[..., Any]
    erode: Callable[..., Any]
    box_mean: Callable[..., Any]


def load_matting(compiled: Path) -> MattingFunctions:
    """The real functions; importing them compiles for most of a minute the first time.

    Args:
        compiled: folder for numba's cache, unless NUMBA_CACHE_DIR names one; heeded only when numba is not
            loaded yet.

    Raises:
        AppError: engine_unavailable.
    """
    load_sessions()  # now that rembg is there, no stand-in is placed any more
    try:
        if "numba" not in sys.modules and "NUMBA_CACHE_DIR" not in os.environ:
            compiled.mkdir(parents=True, exist_ok=True)
            os.environ["NUMBA_CACHE_DIR"] = str(compiled)
        alpha = importlib.import_module("pymatting.alpha.estimate_alpha_cf")
        foreground = importlib.import_module("pymatting.foreground.estimate_foreground_ml")
        ndimage = importlib.import_module("scipy.ndimage")
        # It prints warnings about its own retries, which would end up between the lines of our output.
        importlib.import_module("pymatting.preconditioner.ichol").__dict__["print"] = _silent
    except (ImportError, OSError) as error:
        raise engine_unavailable(error) from error
    return MattingFunctions(
        alpha.estimate_alpha_cf,
        foreground.estimate_foreground_ml,
        ndimage.binary_erosion,
        ndimage.uniform_filter,
    )


def engine_unavailable(error: BaseException) -> AppError:
    """The failure of an installation without a working onnxruntime, rembg or pymatting."""
    return AppError(
        ErrorCode.ENGINE_UNAVAILABLE,
        f"The engine cannot be loaded: {error or type(error).__name__}.",
        "Install the program again; `rembg-desktop doctor` tells what is missing.",
    )


def _silent(*_words: object) -> None:
    """In place of print()."""


@contextmanager
def _stand_ins() -> Generator[None]:
    placed = {name: _stand_in(name) for name in _DEFERRED if name not in sys.modules}
    sys.modules.update(placed)
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = []

    def deferred(attribute: str) -> Callable[..., Any]:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if (name, attribute) == ("skimage.morphology", "disk"):
            return _disk

        def call(*args: Any, **keywords: Any) -> Any:  # noqa: ANN401 - stands for any function
            return getattr(importlib.import_module(name), attribute)(*args, **keywords)

        return call

    module.__dict__["__getattr__"] = deferred
    return module


def _disk(radius: int) -> Any:  # noqa: ANN401 - numpy is imported late
    """As skimage.morphology.disk, which rembg calls while it is imported: uint8, side 2 * radius + 1."""
    import numpy as np

    offsets = np.arange(-radius, radius + 1)
    return (offsets[:, None] ** 2 + offsets[None, :] ** 2 <= radius**2).astype(np.uint8)

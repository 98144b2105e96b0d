"""Imports rembg and onnxruntime without what removal does not need.

`import rembg` imports pymatting, whose numba kernels are compiled at import (over 40 s with an empty cache), and
scipy, scikit-image, pooch and jsonschema (0.7 s and 90 MB together). The predict() method of a session uses none
of them. While rembg is imported, those of these modules that are not loaded yet are replaced by placeholders. The
functions of a placeholder load the real module when they are first called.
"""

import importlib
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
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
"""Held while placeholders are installed."""


def load_sessions() -> dict[str, Any]:
    """Load the session classes of rembg, by name.

    Raises:
        AppError: engine_unavailable if onnxruntime or rembg cannot be imported.
    """
    load_onnxruntime()  # before rembg imports it, to disable its logging
    with _IMPORTING:
        try:
            with _placeholders():
                return importlib.import_module("rembg.sessions").sessions
        except (ImportError, OSError, SystemExit) as error:  # rembg/bg.py calls exit() if onnxruntime is broken
            raise engine_unavailable(error) from error


def load_onnxruntime() -> Any:  # noqa: ANN401 - a module
    """Import onnxruntime with logging below errors and telemetry disabled.

    Version 1.32 writes telemetry to the cache folder of the user and sends it when there is a network connection.

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


def load_sparse_solvers() -> tuple[Any, Any]:
    """The modules scipy.sparse and scipy.sparse.linalg, which take 0.2 s to import.

    Raises:
        AppError: engine_unavailable.
    """
    with _IMPORTING:  # while rembg is imported, scipy is a placeholder
        try:
            return importlib.import_module("scipy.sparse"), importlib.import_module("scipy.sparse.linalg")
        except (ImportError, OSError) as error:
            raise engine_unavailable(error) from error


def engine_unavailable(error: BaseException) -> AppError:
    """The error for an installation without working onnxruntime, rembg or scipy."""
    return AppError(
        ErrorCode.ENGINE_UNAVAILABLE,
        f"Can't load the engine: {error or type(error).__name__}.",
        "Reinstall the program. `rembg-desktop doctor` shows what is missing.",
    )


@contextmanager
def _placeholders() -> Generator[None]:
    installed = {name: _placeholder(name) for name in _DEFERRED if name not in sys.modules}
    sys.modules.update(installed)
    try:
        yield
    finally:
        for name, module in installed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _placeholder(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = []

    def deferred(attribute: str) -> Callable[..., Any]:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if (name, attribute) == ("skimage.morphology", "disk"):
            return _disk

        def call(*args: Any, **keywords: Any) -> Any:  # noqa: ANN401 - replaces any function
            return getattr(importlib.import_module(name), attribute)(*args, **keywords)

        return call

    module.__dict__["__getattr__"] = deferred
    return module


def _disk(radius: int) -> Any:  # noqa: ANN401 - numpy is imported lazily
    """Replaces skimage.morphology.disk, which rembg calls at import: uint8, side length 2 * radius + 1."""
    import numpy as np

    offsets = np.arange(-radius, radius + 1)
    return (offsets[:, None] ** 2 + offsets[None, :] ** 2 <= radius**2).astype(np.uint8)


CPU: Final = "CPUExecutionProvider"


def runtime_failures(runtime: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 - a module
    """The exceptions of onnxruntime; most derive directly from Exception."""
    state = runtime.capi.onnxruntime_pybind11_state
    names = (
        "Fail",
        "RuntimeException",
        "InvalidArgument",
        "InvalidGraph",
        "InvalidProtobuf",
        "NoSuchFile",
        "EPFail",
    )
    return tuple(getattr(state, name) for name in (*names, "NotImplemented", "NoModel", "ModelLoaded"))

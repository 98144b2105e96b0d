"""Imports rembg and onnxruntime without what removal does not need.

`import rembg` imports pymatting, whose numba kernels are compiled at import (over 40 s with an empty cache), and
scipy, scikit-image, pooch and jsonschema (0.7 s and 90 MB together). The predict() method of a session uses none
of them. While rembg is imported, those of these modules that are not loaded yet are replaced by placeholders. The
functions of a placeholder load the real module when they are first called.
"""

import importlib
import importlib.machinery
import importlib.util
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


@dataclass(frozen=True, slots=True)
class MattingFunctions:
    """The functions of pymatting and scipy that rembg uses.

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
    """Import the real functions. The first import compiles code for 10 to 20 seconds.

    Args:
        compiled: folder for numba's cache, unless NUMBA_CACHE_DIR is set. Only used if numba is not loaded
            yet.

    Raises:
        AppError: engine_unavailable.
    """
    load_sessions()  # once rembg is loaded, no more placeholders are installed
    try:
        if "numba" not in sys.modules and "NUMBA_CACHE_DIR" not in os.environ:
            compiled.mkdir(parents=True, exist_ok=True)
            os.environ["NUMBA_CACHE_DIR"] = str(compiled)
        _add_bare_packages()
        alpha = importlib.import_module("pymatting.alpha.estimate_alpha_cf")
        foreground = importlib.import_module("pymatting.foreground.estimate_foreground_ml")
        ndimage = importlib.import_module("scipy.ndimage")
        # It prints warnings about its retries, which would mix with our output.
        importlib.import_module("pymatting.preconditioner.ichol").__dict__["print"] = _silent
    except (ImportError, OSError) as error:
        raise engine_unavailable(error) from error
    return MattingFunctions(
        alpha.estimate_alpha_cf,
        foreground.estimate_foreground_ml,
        ndimage.binary_erosion,
        ndimage.uniform_filter,
    )


def _add_bare_packages() -> None:
    """Add the packages of pymatting without running their `__init__`.

    Those import every method of matting, and compiling them all takes four times as long as the two used here.
    """
    found = importlib.util.find_spec("pymatting")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'pymatting'", name="pymatting")
    for name in ("", "alpha", "foreground", "laplacian", "preconditioner", "solver", "util"):
        full_name = f"pymatting.{name}".rstrip(".")
        if full_name not in sys.modules:
            # A spec of its own, since find_spec() is asked again when another engine is made.
            spec = importlib.machinery.ModuleSpec(full_name, None, is_package=True)
            spec.submodule_search_locations = [
                str(Path(folder) / name) for folder in found.submodule_search_locations
            ]
            sys.modules[full_name] = importlib.util.module_from_spec(spec)


def engine_unavailable(error: BaseException) -> AppError:
    """The error for an installation without working onnxruntime, rembg or pymatting."""
    return AppError(
        ErrorCode.ENGINE_UNAVAILABLE,
        f"Can't load the engine: {error or type(error).__name__}.",
        "Reinstall the program. `rembg-desktop doctor` shows what is missing.",
    )


def _silent(*_args: object) -> None:
    """Replaces print()."""


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

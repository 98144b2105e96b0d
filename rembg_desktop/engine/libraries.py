"""Imports rembg and onnxruntime without what removal does not need; loads the libraries of GPUs, or says why not.

`import rembg` imports pymatting, whose numba kernels are compiled at import (over 40 s with an empty cache), and
scipy, scikit-image, pooch and jsonschema (0.7 s and 90 MB together). The predict() method of a session uses none
of them. While rembg is imported, those of these modules that are not loaded yet are replaced by placeholders. The
functions of a placeholder load the real module when they are first called.
"""

import ctypes
import importlib
import os
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from rembg_desktop import IMPORTING
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


def load_sessions() -> dict[str, Any]:
    """Load the session classes of rembg, by name.

    Raises:
        AppError: engine_unavailable if onnxruntime or rembg cannot be imported.
    """
    load_onnxruntime()  # before rembg imports it, to disable its logging
    with IMPORTING:
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


def engine_unavailable(error: BaseException) -> AppError:
    """The error for an installation without working onnxruntime or rembg."""
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


def preload_nvidia() -> None:
    """Load the libraries of NVIDIA's Python packages, which the loader of the system does not find."""
    runtime = load_onnxruntime()
    if hasattr(runtime, "preload_dlls"):
        runtime.__dict__["print"] = _silent  # it prints what it does not find
        with suppress(OSError, RuntimeError):
            runtime.preload_dlls()


def load_provider(library: str) -> str:
    """Load the library of an execution provider as onnxruntime does, which does not report why it fails.

    Args:
        library: file name without prefix and suffix.

    Returns:
        The error of the loader; empty if there was none.
    """
    folder = Path(load_onnxruntime().__file__).parent / "capi"
    prefix, suffix = ("", ".dll") if sys.platform == "win32" else ("lib", ".so")
    for name in ("onnxruntime_providers_shared", library):
        try:
            ctypes.CDLL(str(folder / f"{prefix}{name}{suffix}"), mode=ctypes.RTLD_GLOBAL)
        except OSError as error:
            return str(error)
    return ""


_INSTALL_CUDA: Final = 'Install CUDA and cuDNN with: pip install "onnxruntime-gpu[cuda,cudnn]".'
_MISSING: Final = (
    (r"libcuda\.so|nvcuda\.dll", "The NVIDIA driver", "Install the NVIDIA driver."),
    (r"cudnn", "cuDNN", _INSTALL_CUDA),
    (r"cublas|cudart|cufft|curand|nvrtc|nvJitLink", "CUDA", _INSTALL_CUDA),
    (
        r"nvinfer|nvonnxparser|TensorRT libraries",
        "TensorRT",
        "Install it with: pip install tensorrt. Or choose CUDA.",
    ),
    (r"openvino", "OpenVINO", "Install it with: pip install onnxruntime-openvino openvino."),
    (r"dxcore|d3d12|directml\.dll", "DirectX 12", "Update Windows and the driver of the GPU."),
)
"""Parts of the names of libraries, what they belong to, and how it is installed."""
_KNOWN: Final = (
    (
        r"driver version is insufficient|not supported in the installed CUDA driver|undefined symbol: cu[A-Z]",
        "The NVIDIA driver is too old.",
        "Update it.",
    ),
    (r"no CUDA-capable device", "No NVIDIA GPU was found.", "Check the GPU and its driver."),
    (r"no kernel image", "This GPU is too old for onnxruntime-gpu.", "Choose the CPU."),
    (r"invalid device ordinal", "There is no GPU with this number.", "Check performance.gpus."),
    (r"887A0005|device removed|DEVICE_REMOVED", "The GPU was reset.", "Update its driver and start again."),
    (r"887A0004|DXGI_ERROR_UNSUPPORTED|80004002", "No GPU with DirectX 12 was found.", "Update its driver."),
)
"""What errors contain, what they mean, and what to do."""
_DAMAGED: Final = r"file too short|invalid ELF header|not a valid Win32|slice is not valid|undefined symbol"
_LONGEST_LINE: Final = 240
_MEMORY: Final = r"bad_?alloc|allocate memory|out of memory|ALLOC_FAILED|8007000E|E_OUTOFMEMORY"


def is_out_of_memory(text: str) -> bool:
    """Whether the message of an error means that there was not enough memory."""
    return re.search(_MEMORY, text, re.IGNORECASE) is not None


def explained(text: str, device: str) -> str:
    """One or two sentences for an error of onnxruntime or the loader: what is wrong, and what to do.

    Args:
        text: of the error.
        device: display name of the device.
    """
    for pattern, meaning, remedy in _KNOWN:
        if re.search(pattern, text, re.IGNORECASE):
            return f"{meaning} {remedy}"
    if reported := re.search(r"(CU\w+) failure (\d+): ([^;]+?) *;", text):
        return f"{reported[1]} reports error {reported[2]}: {reported[3]}."
    files = [name.rstrip(".") for name in re.findall(r"[\w.+-]+\.(?:so|dll|dylib)\b[.\d]*", text)]
    if re.search(_DAMAGED, text):
        return f"{files[-1] if files else 'A library'} is damaged. Install onnxruntime for {device} again."
    missing = next((name for name in files if "onnxruntime" not in name), "")
    for pattern, name, remedy in _MISSING:
        if re.search(pattern, missing or text, re.IGNORECASE):
            return f"{name} is missing{f' ({missing})' if missing else ''}. {remedy}"
    if "one of its dependencies" in text:  # Windows does not say which
        return (
            f"A library that {device} needs is missing. {_INSTALL_CUDA if device != 'OpenVINO' else ''}".rstrip()
        )
    return f"{first_line(text)}."


def first_line(text: str) -> str:
    """The first line of an error message, shortened, and without the period at its end."""
    line = (text.strip() or "Unknown error").splitlines()[0].rstrip(".")
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Gpu:
    """A GPU of NVIDIA.

    Attributes:
        name: of the product.
        memory_bytes: all of its memory.
        used_bytes: what of it all programs use now.
        driver: version of the driver.
    """

    name: str
    memory_bytes: int
    driver: str
    used_bytes: int = 0

    def __str__(self) -> str:
        return f"{self.name}, {self.memory_bytes / 2**30:.0f} GiB, driver {self.driver}"


class _Memory(ctypes.Structure):
    _fields_ = (("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong))


def nvidia_gpus() -> tuple[Gpu, ...]:
    """The GPUs that the NVIDIA driver knows; none without a driver. Takes some milliseconds."""
    try:
        driver = ctypes.CDLL("nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1")
        if driver.nvmlInit_v2():
            return ()
        version, name = ctypes.create_string_buffer(80), ctypes.create_string_buffer(96)
        count, handle, memory = ctypes.c_uint(), ctypes.c_void_p(), _Memory()
        driver.nvmlSystemGetDriverVersion(version, len(version))
        driver.nvmlDeviceGetCount_v2(ctypes.byref(count))
        found: list[Gpu] = []
        for number in range(count.value):
            failed = driver.nvmlDeviceGetHandleByIndex_v2(number, ctypes.byref(handle))
            if failed or driver.nvmlDeviceGetName(handle, name, len(name)):
                continue
            driver.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory))
            found.append(Gpu(name.value.decode(), memory.total, version.value.decode(), memory.used))
        driver.nvmlShutdown()
    except (OSError, AttributeError):  # no driver, or an old one
        return ()
    return tuple(found)


def _silent(*_arguments: Any, **_keywords: Any) -> None:  # noqa: ANN401 - replaces print()
    """Print nothing."""

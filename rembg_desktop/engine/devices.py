"""The devices that run models: which there are, with which options, and why one does not work.

onnxruntime continues on the CPU without an error if the library of an execution provider cannot be loaded. So a
session is only believed to run on its device if the provider is registered, nodes of the network are assigned to
it, and a first run with an empty image succeeds.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from rembg_desktop.engine.libraries import (
    CPU,
    explained,
    is_out_of_memory,
    load_onnxruntime,
    load_provider,
    nvidia_gpus,
    preload_nvidia,
    runtime_failures,
)
from rembg_desktop.errors import AppError, ErrorCode

GRAPH_ASSIGNMENT: Final = "session.record_ep_graph_assignment_info"
"""Entry of the session options after which a session tells where nodes run; older versions ignore it."""

_Options = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Device:
    """A device as onnxruntime knows it.

    Attributes:
        title: display name.
        provider: execution provider.
        extra: the extra of this project that installs it; empty if there is none.
        provider_file: file name of its provider without prefix and suffix; empty if it is part of onnxruntime.
    """

    title: str
    provider: str
    extra: str = ""
    provider_file: str = ""


_DEVICES: Final = {
    "cpu": _Device("CPU", CPU),
    "cuda": _Device("CUDA", "CUDAExecutionProvider", "gpu", "onnxruntime_providers_cuda"),
    "tensorrt": _Device("TensorRT", "TensorrtExecutionProvider", "gpu", "onnxruntime_providers_tensorrt"),
    "directml": _Device("DirectML", "DmlExecutionProvider", "directml"),
    "coreml": _Device("CoreML", "CoreMLExecutionProvider"),
    "openvino": _Device("OpenVINO", "OpenVINOExecutionProvider", "openvino", "onnxruntime_providers_openvino"),
}
_AUTO: Final = ("cuda", "directml", "openvino")
"""Tried in this order. The others must be chosen explicitly: CoreML is part of every macOS build of onnxruntime,
but splits these networks between itself and the CPU, and uses half precision. So does TensorRT, which prepares
each model for minutes."""
_NVIDIA: Final = frozenset({"cuda", "tensorrt"})
HALF_PRECISION: Final = frozenset({"coreml", "tensorrt"})
"""Devices whose masks differ from those of the others."""
ONE_RUN_AT_A_TIME: Final = frozenset({"cuda", "tensorrt", "directml"})
"""GPUs run one inference after another anyway, and each concurrent one needs memory; DirectML forbids it."""


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """A device that can be selected.

    Attributes:
        name: name in the settings.
        title: display name.
        available: whether this installation of onnxruntime has its provider.
        problem: why it cannot be used, and what to do; empty if nothing is known to be wrong.
        hardware: names of the GPUs, with their memory, as far as they are known.
        is_automatic: whether the setting `auto` chooses it.
    """

    name: str
    title: str
    available: bool
    problem: str = ""
    hardware: tuple[str, ...] = ()
    is_automatic: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The device in JSON format."""
        return {
            "name": self.name,
            "title": self.title,
            "available": self.available,
            "works": self.available and not self.problem,
            "problem": self.problem,
            "hardware": list(self.hardware),
            "automatic": self.is_automatic,
        }


@dataclass(frozen=True, slots=True)
class GpuOptions:
    """How GPUs are used.

    Attributes:
        number: of the GPU, from 0.
        memory_mb: limit for the memory that onnxruntime takes with CUDA, in megabytes; 0 means no limit.
        cache: folder for compiled models; None keeps none.
    """

    number: int = 0
    memory_mb: int = 0
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A device to try.

    Attributes:
        device: its name in the settings.
        providers: (execution provider, options), as onnxruntime takes them; the CPU is last.
    """

    device: str
    providers: tuple[tuple[str, _Options], ...]


ON_CPU: Final = Choice("cpu", ((CPU, {}),))


@dataclass(frozen=True, slots=True)
class Opened:
    """A session of onnxruntime.

    Attributes:
        session: the session.
        device: name of the device that it really runs on.
        problem: why the first choice does not work; empty if it does.
    """

    session: Any
    device: str
    problem: str = ""


def devices() -> tuple[DeviceReport, ...]:
    """Every device in the settings except auto. Tries to load the libraries that are installed.

    Raises:
        AppError: engine_unavailable.
    """
    present = _available()
    gpus = nvidia_gpus()
    found: list[DeviceReport] = []
    for name, device in _DEVICES.items():
        is_present = device.provider in present
        problem = library_problem(name) if is_present else _absent(name)
        hardware = tuple(str(gpu) for gpu in gpus) if name in _NVIDIA else ()
        if is_present and not problem and name in _NVIDIA and not gpus:
            problem = "No NVIDIA GPU with a working driver was found. Install the NVIDIA driver."
        found.append(DeviceReport(name, device.title, is_present, problem, hardware))
    working = {report.name for report in found if report.available and not report.problem}
    automatic = next((name for name in _AUTO if name in working), "cpu")
    return tuple(replace(report, is_automatic=report.name == automatic) for report in found)


def choices(device: str, gpu: GpuOptions | None = None, *, require: bool = False) -> tuple[Choice, ...]:
    """What to try for a setting, in this order. The CPU is last, unless another device is required.

    Raises:
        AppError: device_unavailable if `require` is set and the device is missing; invalid_setting for an
            unknown name.
    """
    if device != "auto" and device not in _DEVICES:
        raise AppError(
            ErrorCode.INVALID_SETTING,
            f"Unknown device: {device}.",
            f"Choose auto, {', '.join(_DEVICES)}.",
        )
    present = _available()
    wanted = [name for name in (_AUTO if device == "auto" else (device,)) if _DEVICES[name].provider in present]
    found = [_choice(name, gpu or GpuOptions()) for name in wanted if name != "cpu"]
    if require and device not in ("auto", "cpu"):
        if not found:
            raise device_unavailable(device, _absent(device))
        return tuple(found)
    return (*found, ON_CPU)


def _choice(name: str, gpu: GpuOptions) -> Choice:
    number = str(gpu.number)
    cuda: dict[str, str] = {
        "device_id": number,
        # The default, an exhaustive search, takes seconds and much memory for each size of input.
        "cudnn_conv_algo_search": "HEURISTIC",
        # The default doubles the arena each time, and so takes up to twice the memory that is needed.
        "arena_extend_strategy": "kSameAsRequested",
        "do_copy_in_default_stream": "1",
        "use_tf32": "0",  # keeps the precision of the CPU: masks of either can be kept for the other
    }
    options: dict[str, str] = {}
    if gpu.memory_mb:
        cuda["gpu_mem_limit"] = str(gpu.memory_mb * 1_000_000)
    match name:
        case "cuda":
            options = cuda
        case "tensorrt":
            options = {"device_id": number, "trt_fp16_enable": "True"}
            if gpu.cache:
                folder = str(gpu.cache / "tensorrt")
                options |= {"trt_engine_cache_enable": "True", "trt_engine_cache_path": folder}
                options |= {"trt_timing_cache_enable": "True", "trt_timing_cache_path": folder}
            return Choice(name, ((_DEVICES[name].provider, options), (_DEVICES["cuda"].provider, cuda), (CPU, {})))
        case "directml":
            options = {"device_id": number}
        case "coreml":
            options = {"ModelFormat": "MLProgram", "MLComputeUnits": "ALL"}
            if gpu.cache:
                options["ModelCacheDirectory"] = str(gpu.cache / "coreml")
        case _:
            pass
    return Choice(name, ((_DEVICES[name].provider, options), (CPU, {})))


def open_first(
    tried: Sequence[Choice], load: Callable[[Choice], Any], failures: tuple[type[Exception], ...]
) -> Opened:
    """Open a session on the first device that works.

    Args:
        tried: devices.
        load: opens a session on one of them, and runs it once.
        failures: exceptions of `load` that mean that a device does not work; of the CPU, they are raised.

    Raises:
        AppError: device_unavailable or out_of_memory, if none works and the CPU is not among them.
    """
    first: AppError | None = None
    for choice in tried:
        if choice.device == "cpu":
            return Opened(load(choice), "cpu", first.message if first else "")
        if choice.device in _NVIDIA:
            preload_nvidia()
        try:
            session = load(choice)
        except failures as error:
            first = first or failed(choice.device, str(error))
            continue
        if problem := _not_in_use(choice, session):
            first = first or device_unavailable(choice.device, problem)
            continue
        return Opened(session, choice.device, first.message if first else "")
    assert first
    raise first


def _not_in_use(choice: Choice, session: Any) -> str:  # noqa: ANN401 - onnxruntime is imported late
    """Why a session does not run on the device that it was opened for; empty if it does."""
    provider = choice.providers[0][0]
    if provider not in session.get_providers():
        return library_problem(choice.device) or "onnxruntime cannot start it, and does not say why."
    used: set[str] = set()
    with suppress(AttributeError, RuntimeError, *runtime_failures(load_onnxruntime())):  # an older version
        used = {part.ep_name for part in session.get_provider_graph_assignment_info() if part.get_nodes()}
    if used and not used & {name for name, _options in choice.providers if name != CPU}:
        return "It cannot run any part of this model."
    return ""


def library_problem(device: str) -> str:
    """Why the library of an execution provider cannot be loaded, and what to install; empty if it can."""
    if device in _NVIDIA:
        preload_nvidia()
    provider_file = _DEVICES[device].provider_file
    error = load_provider(provider_file) if provider_file else ""
    return explained(error, title(device)) if error else ""


def title(device: str) -> str:
    """The display name of a device."""
    return _DEVICES[device].title if device in _DEVICES else device


def fallback_notice(asked: str, running: str, problem: str = "") -> str | None:
    """A message if the model does not run on the device that was asked for, or that is installed; or None."""
    if asked == running or (asked == "auto" and not problem):
        return None
    reason = problem or f"{title(asked)} is not available."
    return f"{reason} The model runs on the {title(running)} instead."


def failed(device: str, text: str) -> AppError:
    """The error for a device on which a model cannot be loaded or run."""
    if is_out_of_memory(text):
        return out_of_memory(device)
    return device_unavailable(device, explained(text, title(device)))


def failed_run(device: str, text: str) -> AppError:
    """The error for a run that a GPU did not finish."""
    if is_out_of_memory(text):
        return out_of_memory(device)
    return AppError(
        ErrorCode.INFERENCE_FAILED,
        f"{title(device)} failed: {explained(text, title(device))}",
        "Try again, or choose the CPU as the device or another model.",
    )


def out_of_memory(device: str) -> AppError:
    """The error for a model that does not fit into the memory of a GPU."""
    return AppError(
        ErrorCode.OUT_OF_MEMORY,
        f"The GPU ({title(device)}) does not have enough memory.",
        "Close other programs that use it, choose a smaller model, or allow the CPU in the settings.",
    )


def device_unavailable(device: str, why: str = "") -> AppError:
    """The error for a device that does not work."""
    return AppError(
        ErrorCode.DEVICE_UNAVAILABLE,
        f"{title(device)} cannot be used{': ' + why if why else '.'}",
        "Choose another device, or allow the CPU in the settings (performance.require_device = false).",
    )


def _absent(device: str) -> str:
    """Why the provider of a device is not part of onnxruntime, and what to install."""
    from importlib.metadata import distributions

    extra = _DEVICES[device].extra
    if not extra:
        return "It is not part of onnxruntime on this system."
    if getattr(sys, "frozen", False):
        return "The standalone program does not contain it. Install rembg-desktop with pip instead."
    package = f"onnxruntime-{extra}"
    last = f"pip uninstall -y onnxruntime, and then: pip install --force-reinstall --no-deps {package}."
    if any(distributions(name=package)):  # both packages write the same files
        return f"The package onnxruntime hides {package}. Run: {last}"
    return f'Install it with: pip install "rembg-desktop[{extra}]". Then run: {last}'


def _available() -> list[str]:
    return list(load_onnxruntime().get_available_providers())

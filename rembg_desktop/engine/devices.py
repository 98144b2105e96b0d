"""Execution providers of onnxruntime: requested, available and actually used."""

from dataclasses import dataclass
from typing import Any, Final

from rembg_desktop.engine.rembg_loader import load_onnxruntime
from rembg_desktop.errors import AppError, ErrorCode

CPU: Final = "CPUExecutionProvider"
_PROVIDERS: Final = {
    "cpu": CPU,
    "cuda": "CUDAExecutionProvider",
    "directml": "DmlExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "openvino": "OpenVINOExecutionProvider",
}
_TITLES: Final = {
    "cpu": "CPU",
    "cuda": "CUDA",
    "directml": "DirectML",
    "coreml": "CoreML",
    "openvino": "OpenVINO",
}
_AUTO: Final = ("cuda", "directml", "openvino")
"""Tried in this order. CoreML must be chosen explicitly: it is part of every macOS build of onnxruntime, but
splits these networks between itself and the CPU, and uses half precision."""
_PACKAGES: Final = {"cuda": "gpu", "directml": "directml", "openvino": "openvino"}


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """A device that can be selected.

    Attributes:
        name: name in the settings.
        title: display name.
        available: whether this installation of onnxruntime has its provider. Whether its libraries can be
            loaded is only known when a model is loaded.
    """

    name: str
    title: str
    available: bool

    def as_dict(self) -> dict[str, str | bool]:
        """The device in JSON format."""
        return {"name": self.name, "title": self.title, "available": self.available}


def devices() -> tuple[DeviceReport, ...]:
    """Every device in the settings except auto, and whether it is available.

    Raises:
        AppError: engine_unavailable.
    """
    present = _available()
    return tuple(DeviceReport(name, _TITLES[name], _PROVIDERS[name] in present) for name in _PROVIDERS)


def wanted_providers(device: str, *, require: bool) -> list[str]:
    """The available execution providers for a setting, in order of preference. The CPU is last.

    Raises:
        AppError: device_unavailable if `require` is set and the device is missing; invalid_setting for an
            unknown name.
    """
    present = _available()
    if device == "auto":
        accelerated = [_PROVIDERS[name] for name in _AUTO if _PROVIDERS[name] in present][:1]
        return [*accelerated, CPU]
    if device not in _PROVIDERS:
        raise AppError(
            ErrorCode.INVALID_SETTING,
            f"Unknown device: {device}.",
            f"Choose auto, {', '.join(_PROVIDERS)}.",
        )
    provider = _PROVIDERS[device]
    if provider == CPU:
        return [CPU]
    if provider in present:
        return [provider, CPU]
    if require:
        raise device_unavailable(device)
    return [CPU]


def device_of(provider: str) -> str:
    """Name in the settings of the device of an execution provider; cpu for unknown providers."""
    return next((name for name, known in _PROVIDERS.items() if known == provider), "cpu")


def running_device(session: Any) -> str:  # noqa: ANN401 - onnxruntime is imported late
    """Name in the settings of the device that an onnxruntime session actually uses."""
    return device_of(session.get_providers()[0])


def title(device: str) -> str:
    """The display name of a device."""
    return _TITLES.get(device, device)


def fallback_notice(asked: str, running: str) -> str | None:
    """A message if the model does not run on the requested device; None if it does."""
    if asked in ("auto", running):
        return None
    return f"{title(asked)} is not available. The model runs on the {title(running)} instead."


def device_unavailable(device: str, why: str = "") -> AppError:
    """The error for a required device that is not available."""
    package = _PACKAGES.get(device)
    install = f"Install rembg-desktop[{package}] and its drivers, or" if package else "Choose another device, or"
    return AppError(
        ErrorCode.DEVICE_UNAVAILABLE,
        f"The required device {title(device)} is not available{': ' + why if why else ''}.",
        f"{install} allow the CPU in the settings (performance.require_device = false).",
    )


def _available() -> list[str]:
    return list(load_onnxruntime().get_available_providers())

"""Execution providers: what was asked for, what this installation has, what runs."""

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
"""Tried in this order. CoreML is left to be asked for: it ships with every macOS build of onnxruntime, splits
these networks between itself and the processor, and works in half precision."""
_PACKAGES: Final = {"cuda": "gpu", "directml": "directml", "openvino": "openvino"}


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """One device that may be asked for.

    Attributes:
        name: as in the settings.
        title: for people.
        available: whether this installation of onnxruntime has its provider; whether its libraries load shows
            only when a model is loaded.
    """

    name: str
    title: str
    available: bool

    def as_dict(self) -> dict[str, str | bool]:
        """The device as JSON reports it."""
        return {"name": self.name, "title": self.title, "available": self.available}


def devices() -> tuple[DeviceReport, ...]:
    """Every device of the settings but auto, and whether this installation has it.

    Raises:
        AppError: engine_unavailable.
    """
    present = _available()
    return tuple(DeviceReport(name, _TITLES[name], _PROVIDERS[name] in present) for name in _PROVIDERS)


def wanted_providers(device: str, *, require: bool) -> list[str]:
    """The execution providers for a setting, those of this installation only, the processor last.

    Raises:
        AppError: device_unavailable when `require` and the device is missing; invalid_setting for an unknown
            name.
    """
    present = _available()
    if device == "auto":
        accelerated = [_PROVIDERS[name] for name in _AUTO if _PROVIDERS[name] in present][:1]
        return [*accelerated, CPU]
    if device not in _PROVIDERS:
        raise AppError(
            ErrorCode.INVALID_SETTING,
            f"The device {device} is unknown.",
            f"Choose one of auto, {', '.join(_PROVIDERS)}.",
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
    """Name, as in the settings, of an execution provider's device; the processor for one we do not know."""
    return next((name for name, known in _PROVIDERS.items() if known == provider), "cpu")


def running_device(session: Any) -> str:  # noqa: ANN401 - onnxruntime is imported late
    """Name of the device, as in the settings, that an onnxruntime session really uses."""
    return device_of(session.get_providers()[0])


def title(device: str) -> str:
    """The device's name for people."""
    return _TITLES.get(device, device)


def fallback_notice(asked: str, running: str) -> str | None:
    """One sentence when another device runs than was asked for; None when it is the one."""
    if asked in ("auto", running):
        return None
    return f"{title(asked)} was asked for, but the model runs on the {title(running)}."


def device_unavailable(device: str, why: str = "") -> AppError:
    """The failure of a device that was required."""
    package = _PACKAGES.get(device)
    install = f"Install rembg-desktop[{package}] and its drivers, or" if package else "Choose another device, or"
    return AppError(
        ErrorCode.DEVICE_UNAVAILABLE,
        f"The device {title(device)} that the settings require is not available{': ' + why if why else ''}.",
        f"{install} allow the processor in the settings (performance.require_device = false).",
    )


def _available() -> list[str]:
    return list(load_onnxruntime().get_available_providers())

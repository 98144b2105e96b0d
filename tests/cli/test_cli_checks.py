"""The report of `doctor` on devices."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from stub_onnxruntime import StubOnnxruntime

from rembg_desktop.cli.checks import device_check
from rembg_desktop.engine.libraries import Gpu
from rembg_desktop.settings import Settings


@pytest.fixture
def gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | None], None]:
    """Installs a build of onnxruntime for GPUs, with a library that can be loaded or has that content."""

    def install(library: bytes | None) -> None:
        monkeypatch.setitem(sys.modules, "onnxruntime", StubOnnxruntime(tmp_path / "ort", library=library))

    return install


@pytest.fixture(autouse=True)
def hardware(monkeypatch: pytest.MonkeyPatch) -> list[Gpu]:
    """The GPUs that the driver knows: none."""
    gpus: list[Gpu] = []
    monkeypatch.setattr("rembg_desktop.engine.devices.nvidia_gpus", lambda: tuple(gpus))
    return gpus


def settings(**performance: object) -> Settings:
    return Settings().change("performance", **performance)


def test_without_a_gpu_the_cpu_is_used_and_all_devices_are_listed() -> None:
    check = device_check(Settings())
    assert (check.state, check.hint) == ("ok", "")
    assert "selected: auto, which uses CPU" in check.message
    assert "not installed: CUDA" in check.message
    listed = check.as_dict()["devices"]
    assert [device["name"] for device in listed if device["automatic"]] == ["cpu"]
    assert [device["name"] for device in listed if device["works"]] == ["cpu"]
    assert all(device["problem"] for device in listed if not device["works"])


@pytest.mark.parametrize(("require", "state"), [(False, "warn"), (True, "fail")])
def test_a_device_that_is_not_installed_says_how_to_install_it(require: bool, state: str) -> None:
    check = device_check(settings(device="cuda", require_device=require))
    assert check.state == state
    assert "rembg-desktop[gpu]" in check.hint


@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_an_installed_device_that_is_broken_is_a_warning(gpu: Callable[[bytes | None], None], device: str) -> None:
    gpu(b"")
    check = device_check(settings(device=device))
    assert check.state == "warn"
    assert "CUDA: " in check.message
    assert "performance.device" in check.hint


def test_a_gpu_that_works_is_named_and_chosen(gpu: Callable[[bytes | None], None], hardware: list[Gpu]) -> None:
    gpu(None)
    hardware.append(Gpu("RTX 3060", 12 * 2**30, "570.86"))
    check = device_check(Settings())
    assert check.state == "ok"
    assert "which uses CUDA" in check.message
    assert "CUDA (RTX 3060, 12 GiB, driver 570.86): can be used" in check.message


def test_a_library_without_a_driver_is_not_enough(gpu: Callable[[bytes | None], None]) -> None:
    gpu(None)
    check = device_check(Settings())
    assert check.state == "warn"
    assert "driver" in check.hint


def test_a_gpu_that_no_installed_library_uses_is_a_warning(hardware: list[Gpu]) -> None:
    hardware.append(Gpu("RTX 3060", 12 * 2**30, "570.86"))
    check = device_check(Settings())
    assert check.state == "warn"
    assert "rembg-desktop[gpu]" in check.hint

"""What is asked for and what runs, on a computer with a processor only."""

from pathlib import Path

import pytest
from tiny_onnx import mean_model

from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.libraries import devices, wanted_providers
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, ErrorCode


def missing_device() -> str:
    return next(device.name for device in devices() if not device.available)


def test_the_processor_is_always_there() -> None:
    [processor] = [device for device in devices() if device.name == "cpu"]
    assert (processor.title, processor.available) == ("CPU", True)


def test_a_missing_device_falls_back_and_says_so(files: ModelFiles) -> None:
    remover = Engine(files, device=missing_device()).remover("u2netp")
    assert remover.device == "CPU"
    assert remover.notice
    assert "CPU" in remover.notice


@pytest.mark.parametrize("device", ["auto", "cpu"])
def test_nothing_is_said_when_the_device_is_the_one_asked_for(device: str, files: ModelFiles) -> None:
    remover = Engine(files, device=device, require_device=True).remover("u2netp")
    assert remover.notice is None


def test_a_required_device_that_is_missing_is_an_error(files: ModelFiles) -> None:
    with pytest.raises(AppError) as caught:
        Engine(files, device=missing_device(), require_device=True).remover("u2netp")
    assert caught.value.code is ErrorCode.DEVICE_UNAVAILABLE
    assert caught.value.hint


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(AppError) as caught:
        wanted_providers("abacus", require=False)
    assert caught.value.code is ErrorCode.INVALID_SETTING


def test_a_file_that_passes_its_hash_but_is_no_network_is_invalid(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    name = files.import_file(tmp_path / "mean.onnx", "mean")
    record = files.path(name).parent / "model.json"
    import hashlib
    import json

    broken = b"no network"
    files.path(name).write_bytes(broken)
    values = json.loads(record.read_text())
    record.write_text(json.dumps({**values, "bytes": 10, "sha256": hashlib.sha256(broken).hexdigest()}))
    with pytest.raises(AppError) as caught:
        Engine(files).remover(name)
    assert caught.value.code is ErrorCode.MODEL_INVALID

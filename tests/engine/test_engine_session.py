"""Each of rembg's session classes against our use of it, with tiny networks in place of the large ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tiny_onnx import classes_model, mean_model

from rembg_desktop.engine.catalog import RELEASES, ModelInfo, find
from rembg_desktop.engine.devices import ON_CPU
from rembg_desktop.engine.libraries import CPU, load_sessions
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.session import _HALF_PIXELS, CancellableSemaphore, Session
from rembg_desktop.errors import CancelToken, ModelReplacedError

CUSTOM = [
    replace(find("u2net"), name=f"custom:{kind}", session=f"{kind}_custom", input_size=side)
    for kind, side in (("u2net", 320), ("dis", 1024), ("ben", 1024))
]


@pytest.mark.parametrize("info", [*RELEASES, *CUSTOM], ids=lambda info: info.session)
def test_the_mask_of_each_model_is_that_of_rembgs_class(
    info: ModelInfo, cat: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clothes = info.session == "u2net_cloth_seg"
    path = tmp_path / "models" / info.session / f"{info.session}.onnx"
    path.parent.mkdir(parents=True)
    path.write_bytes(classes_model(info.input_size) if clothes else mean_model(info.input_size))
    monkeypatch.setenv("REMBG_HOME", str(tmp_path))
    session = Session(info, path, [ON_CPU], 1, CancellableSemaphore(1))
    mask = np.asarray(session.mask(cat, CancelToken()), dtype=float)

    import onnxruntime

    theirs = load_sessions()[info.session](
        info.session, onnxruntime.SessionOptions(), providers=[CPU], model_path=str(path)
    )
    [expected, *_others] = theirs.predict(cat, **({"cc": "attire"} if clothes else {}))
    assert np.abs(mask - np.asarray(expected, dtype=float)).mean() <= 0.1
    assert mask.std() > 10


def test_bytes_that_are_not_the_verified_ones_are_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mean.onnx"
    path.write_bytes(mean_model())
    with pytest.raises(ModelReplacedError):
        Session(CUSTOM[0], path, [ON_CPU], 1, CancellableSemaphore(1), sha256="0" * 64)


def test_renamed_coordinates_of_resize_change_nothing(files: ModelFiles, model_bytes: bytes) -> None:
    renamed = model_bytes.replace(*_HALF_PIXELS)
    assert len(renamed) == len(model_bytes)
    assert b"pytorch_half_pixel" in model_bytes
    assert b"pytorch_half_pixel" not in renamed

    import onnxruntime

    pixels = np.random.default_rng(1).random((1, 3, 320, 320), np.float32)
    path = files.verified("u2netp", CancelToken()).path
    session = Session(find("u2netp"), path, [ON_CPU], 2, CancellableSemaphore(1))
    expected = onnxruntime.InferenceSession(model_bytes, providers=[CPU])
    [output, *_others] = expected.run(None, {"input.1": pixels})
    assert np.abs(session.run({"input.1": pixels}, CancelToken()) - output).max() < 1e-4

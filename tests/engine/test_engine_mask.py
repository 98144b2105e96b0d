"""Masks of the real model."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.cancel import CancelToken
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles

pytestmark = pytest.mark.model


def test_a_mask_has_the_size_of_the_image_and_separates(tmp_path: Path, photo: Image.Image) -> None:
    engine = Engine(ModelFiles(tmp_path / "models"))
    mask = engine.remover("u2netp").mask(photo, CancelToken())
    assert (mask.mode, mask.size) == ("L", photo.size)
    values = np.asarray(mask)
    assert (values > 200).mean() > 0.05
    assert (values < 50).mean() > 0.05

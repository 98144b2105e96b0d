"""Photoshop documents: what the pipeline does not reach. Others are in test_pipeline_placing.py."""

import struct
from io import BytesIO

import numpy as np
import pytest
from psd_tools import PSDImage

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.photoshop import documents
from rembg_desktop.imaging.photoshop.documents import DocumentLayer, write_psd

GRAY = np.linspace(0, 255, 35).astype(np.uint8).reshape(5, 7, 1)


def written(layers=(), extras: SourceMetadata | None = None, depth: int = 8) -> bytes:
    target = BytesIO()
    values = GRAY if depth == 8 else GRAY.astype(np.uint16) * 257
    write_psd(target, (7, 5), 3, [np.repeat(values, 3, axis=2)], layers, extras or SourceMetadata(), depth)
    return target.getvalue()


def test_a_document_of_more_than_2_gb_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(documents, "_MAX_BYTES", (1 << 20) + 100)
    with pytest.raises(AppError) as error:
        written()
    assert error.value.code is ErrorCode.CANNOT_ENCODE
    assert "2 GB" in error.value.message


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("name", ["Photo", "Größe", "写真 🙂", "x" * 300, ""])
def test_layers_have_any_name_and_any_place(name: str, depth: int) -> None:
    values = GRAY if depth == 8 else GRAY.astype(np.uint16) * 257
    layers = [
        DocumentLayer("ground", 0, 0, 7, 5, (255, 0, 9) if depth == 8 else (65535, 0, 9)),
        DocumentLayer(name, -3, 2, 7, 5, lambda: [values[:2], values[2:]], lambda: [values]),
    ]

    psd = PSDImage.open(BytesIO(written(layers, depth=depth)))

    ground, top = psd
    assert (top.name, top.bbox, top.mask.bbox) == (name, (-3, 2, 4, 7), (-3, 2, 4, 7))
    assert np.array_equal(np.rint(top.numpy("color")[..., 1] * 255), GRAY[..., 0])
    assert np.allclose(ground.numpy("color")[2, 3], (1, 0, 9 / (255 if depth == 8 else 65535)))


def test_a_layer_can_have_transparency_of_its_own() -> None:
    shade = np.dstack((GRAY, GRAY, GRAY, 255 - GRAY))

    psd = PSDImage.open(BytesIO(written([DocumentLayer("Shadow", 0, 0, 7, 5, lambda: [shade], has_alpha=True)])))

    assert np.array_equal(np.rint(psd[0].numpy("shape")[..., 0] * 255), 255 - GRAY[..., 0])


def test_a_resolution_that_the_format_cannot_state_is_left_out() -> None:
    low, high = (
        PSDImage.open(BytesIO(written(extras=SourceMetadata(dpi=(dpi, 72))))).image_resources for dpi in (0.5, 1e5)
    )
    assert low.get_data(1005).horizontal == 32768
    assert 1005 not in high


def test_a_document_without_layers_states_that() -> None:
    data = written()
    (resources,) = struct.unpack_from(">I", data, 30)
    assert data[34 + resources : 38 + resources] == bytes(4)
    assert np.array_equal(np.asarray(PSDImage.open(BytesIO(data)).topil())[..., 0], GRAY[..., 0])

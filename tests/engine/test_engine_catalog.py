"""The catalog against rembg's own source."""

import inspect
import re

import pytest

from rembg_desktop.engine.catalog import OTHERS, RELEASES, catalog, find
from rembg_desktop.engine.libraries import load_sessions
from rembg_desktop.errors import AppError, ErrorCode

LEFT_OUT = {"sam", "birefnet-general-fp16", "u2net_custom", "dis_custom", "ben_custom"}


def test_every_local_model_of_rembg_is_there_and_no_remote_one() -> None:
    local = {name for name, session in load_sessions().items() if session.is_local()}
    assert {model.name for model in RELEASES} == local - LEFT_OUT


@pytest.mark.parametrize("model", RELEASES, ids=lambda model: model.name)
def test_address_and_sum_are_those_in_rembgs_source(model) -> None:
    source = inspect.getsource(load_sessions()[model.name].download_models)
    [address] = re.findall(r'"(https://[^"]+)"', source)
    [(kind, value)] = re.findall(r'"(md5|sha256):([0-9a-f]+)"', source)
    assert model.url == address
    assert value == {"md5": model.md5, "sha256": model.sha256}[kind]
    assert model.file == address.rsplit("/", 1)[1]
    assert re.fullmatch(r"[0-9a-f]{64}", model.sha256)


@pytest.mark.parametrize("model", OTHERS, ids=lambda model: model.name)
def test_other_models_name_one_version_of_a_file_and_how_to_use_it(model) -> None:
    assert re.match(
        r"https://(github\.com/.+/releases/download/v1/|huggingface\.co/.+/resolve/[0-9a-f]{40}/)", model.url
    )
    assert re.fullmatch(r"[0-9a-f]{64}", model.sha256)
    assert model.parameters is not None
    model.parameters.check()
    assert (model.input_size, model.session) == (model.parameters.width, "")


def test_no_two_models_share_a_name_or_a_file() -> None:
    for values in ([model.name for model in catalog()], [model.file for model in catalog()]):
        assert len(set(values)) == len(values)


def test_only_bria_is_not_for_commercial_use() -> None:
    assert [model.name for model in catalog() if not model.commercial] == ["bria-rmbg"]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AppError) as caught:
        find("sam")
    assert caught.value.code is ErrorCode.UNKNOWN_MODEL
    assert "models list" in caught.value.hint

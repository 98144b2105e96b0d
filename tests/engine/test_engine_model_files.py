"""Model files: states, verification, imports, deletion."""

import json
from pathlib import Path

import pytest
from tiny_onnx import mean_model

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode


def own_copy(files: ModelFiles, content: bytes) -> Path:
    path = files.folder / "u2netp" / "u2netp.onnx"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def test_states_of_an_empty_home(files: ModelFiles) -> None:
    states = {info.name: state for info, state in files.all()}
    assert states.pop("u2netp") == "bundled"
    assert set(states.values()) == {"missing"}


def test_the_bundled_model_is_verified(files: ModelFiles, model_bytes: bytes) -> None:
    assert files.verify("u2netp").read_bytes() == model_bytes


def test_a_copy_of_the_users_comes_before_the_bundled_one(files: ModelFiles, model_bytes: bytes) -> None:
    path = own_copy(files, model_bytes)
    assert files.state("u2netp") == "ready"
    assert files.verify("u2netp") == path


def test_a_flipped_bit_is_found_though_the_size_is_right(files: ModelFiles, model_bytes: bytes) -> None:
    own_copy(files, bytes([model_bytes[0] ^ 1]) + model_bytes[1:])
    assert files.state("u2netp") == "ready"
    with pytest.raises(AppError) as caught:
        files.verify("u2netp")
    assert caught.value.code is ErrorCode.MODEL_CORRUPT


def test_a_file_cut_short_shows_in_its_state(files: ModelFiles, model_bytes: bytes) -> None:
    own_copy(files, model_bytes[:-1])
    assert files.state("u2netp") == "damaged"


def test_verification_can_be_cancelled(files: ModelFiles) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        files.verify("u2netp", token)


def test_a_deleted_copy_leaves_the_bundled_one(files: ModelFiles, model_bytes: bytes) -> None:
    own_copy(files, model_bytes)
    files.delete("u2netp")
    assert files.state("u2netp") == "bundled"
    with pytest.raises(AppError) as caught:
        files.delete("u2netp")
    assert caught.value.code is ErrorCode.WRONG_STATE


def test_what_is_not_there_cannot_be_deleted(files: ModelFiles) -> None:
    with pytest.raises(AppError) as caught:
        files.delete("u2net")
    assert caught.value.code is ErrorCode.MODEL_MISSING


def test_an_imported_model_is_listed_verified_and_deleted(files: ModelFiles, tmp_path: Path) -> None:
    source = tmp_path / "my model.onnx"
    source.write_bytes(mean_model(1024))
    assert files.import_file(source, "mine") == "custom:mine"
    info, state = files.all()[-1]
    assert (info.name, info.input_size, state) == ("custom:mine", 1024, "ready")
    assert files.verify("custom:mine").read_bytes() == source.read_bytes()
    files.delete("custom:mine")
    with pytest.raises(AppError) as caught:
        files.info("custom:mine")
    assert caught.value.code is ErrorCode.UNKNOWN_MODEL


def test_the_record_of_an_imported_model_keeps_its_format(files: ModelFiles, tmp_path: Path) -> None:
    source = tmp_path / "thing.onnx"
    source.write_bytes(mean_model())
    files.import_file(source, "thing")
    record = json.loads((files.path("custom:thing").parent / "model.json").read_text(encoding="utf-8"))
    assert record["licence"] == "unknown"
    assert "license" not in record
    assert files.info("custom:thing").license == "unknown"


def test_a_damaged_imported_model_is_found(files: ModelFiles, tmp_path: Path) -> None:
    source = tmp_path / "mine.onnx"
    source.write_bytes(mean_model())
    files.import_file(source, "mine")
    content = source.read_bytes()
    files.path("custom:mine").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(AppError) as caught:
        files.verify("custom:mine")
    assert caught.value.code is ErrorCode.MODEL_CORRUPT
    assert "mport" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cannot load"),
        (b"\x89PNG no model at all", "cannot load"),
        (mean_model()[:-20], "cannot load"),
        (mean_model(inputs=2), "2 inputs"),
        (mean_model(channels=1), "three colors"),
    ],
)
def test_what_is_no_model_is_refused(content: bytes, why: str, files: ModelFiles, tmp_path: Path) -> None:
    source = tmp_path / "thing.onnx"
    source.write_bytes(content)
    with pytest.raises(AppError) as caught:
        files.import_file(source, "thing")
    assert caught.value.code is ErrorCode.MODEL_INVALID
    assert "thing.onnx" in caught.value.message
    assert why in caught.value.message
    assert not (files.folder / "custom").exists()


@pytest.mark.parametrize("name", ["", "../x", "a b", "-x", "x" * 65])
def test_a_bad_name_is_refused(name: str, files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_model())
    with pytest.raises(AppError) as caught:
        files.import_file(tmp_path / "m.onnx", name)
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_a_name_is_given_once(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_model())
    files.import_file(tmp_path / "m.onnx", "m")
    with pytest.raises(AppError) as caught:
        files.import_file(tmp_path / "m.onnx", "m")
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_a_missing_file_is_not_imported(files: ModelFiles, tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        files.import_file(tmp_path / "none.onnx", "none")
    assert caught.value.code is ErrorCode.SOURCE_MISSING


def test_the_record_of_an_earlier_version_is_read(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_model(1024))
    files.import_file(tmp_path / "m.onnx", "mine")
    path = files.path("custom:mine").parent / "model.json"
    values = json.loads(path.read_text())
    del values["parameters"]
    path.write_text(json.dumps({**values, "session": "dis_custom"}))
    info = files.info("custom:mine")
    assert (info.session, info.parameters) == ("dis_custom", None)
    assert files.verified("custom:mine").identity("cpu").split("/")[1:] == ["dis_custom", "full"]


def test_a_file_that_was_changed_after_it_was_tried_is_not_imported(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_model(64))
    trial = files.examine(tmp_path / "m.onnx")
    (tmp_path / "m.onnx").write_bytes(mean_model(96))
    with pytest.raises(AppError, match="changed"):
        files.import_file(tmp_path / "m.onnx", "mine", trial=trial)
    assert list((files.folder / "custom").iterdir()) == []


@pytest.mark.parametrize("record", ["{", "[]", '{"name": "custom:mine"}', None])
def test_a_record_that_cannot_be_understood_is_passed_over(
    record: str | None, files: ModelFiles, tmp_path: Path
) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_model())
    files.import_file(tmp_path / "m.onnx", "mine")
    path = files.path("custom:mine").parent / "model.json"
    if record is None:
        values = json.loads(path.read_text())
        record = json.dumps({**values, "file": "../../u2netp/u2netp.onnx"})
    path.write_text(record)
    assert "custom:mine" not in [info.name for info, _state in files.all()]

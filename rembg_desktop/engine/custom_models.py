"""Imported ONNX models: validated, copied, and described by a JSON file next to the copy."""

import errno
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Literal, cast

from rembg_desktop.engine.catalog import CUSTOM_PREFIX, ModelInfo
from rembg_desktop.engine.download import checksums, disk_full
from rembg_desktop.errors import AppError, ErrorCode


def inspect_model(path: Path, invalid: Callable[[str], AppError]) -> int | None:
    """Load the model and validate its input and first output.

    Args:
        path: the file.
        invalid: creates the error from a reason.

    Returns:
        Side length of its square input in pixels; None if it accepts any size.

    Raises:
        AppError: the error created by `invalid`, or engine_unavailable.
    """
    # Imports numpy and Pillow, which reading the catalog must not do.
    from rembg_desktop.engine.libraries import CPU, load_onnxruntime
    from rembg_desktop.engine.session import runtime_failures

    runtime = load_onnxruntime()
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    try:
        session = runtime.InferenceSession(str(path), options, providers=[CPU], enable_fallback=0)
    except (RuntimeError, ValueError, *runtime_failures(runtime)) as error:
        raise invalid("onnxruntime cannot load it") from error
    inputs = session.get_inputs()
    if len(inputs) != 1:
        raise invalid(f"it has {len(inputs)} inputs instead of one")
    if inputs[0].type != "tensor(float)":
        raise invalid(f"its input is {inputs[0].type} instead of tensor(float)")
    shape: list[Any] = inputs[0].shape
    if len(shape) != 4 or (shape[1] not in (3, None) and not isinstance(shape[1], str)):
        raise invalid(f"its input has the shape {shape} instead of [1, 3, height, width]")
    if len(session.get_outputs()[0].shape or [0] * 4) != 4:
        raise invalid(f"its first output has the shape {session.get_outputs()[0].shape}, which is not a mask")
    height, width = (side if isinstance(side, int) else None for side in shape[2:])
    if height != width:
        raise invalid(f"its input of {height} x {width} pixels is not square")
    return height


Kind = Literal["u2net", "dis", "ben"]
"""The model family, which determines preprocessing: U²-Net (320 pixels, ImageNet mean and standard deviation),
IS-Net/DIS and BEN (1024 pixels, mean 0.5)."""

_SIDES: Final = {"u2net": 320, "dis": 1024, "ben": 1024}
_FOLDER: Final = "custom"
_RECORD: Final = "model.json"
_FIELDS: Final = {"licence": "license"}
"""Keys of the record with another name than the field of ModelInfo; the format of the file does not change."""


def folder_of(models: Path, name: str) -> Path:
    """Folder of the imported model `custom:<name>` in the models folder."""
    return models / _FOLDER / name.removeprefix(CUSTOM_PREFIX)


def read(models: Path, name: str) -> ModelInfo | None:
    """The metadata of `custom:<name>`; None if it is missing or invalid."""
    try:
        values: Any = json.loads((folder_of(models, name) / _RECORD).read_text(encoding="utf-8"))
        info = ModelInfo(**{_FIELDS.get(key, key): value for key, value in cast(dict[str, Any], values).items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return info if info.name == name and info.session in _SESSIONS and Path(info.file).name == info.file else None


def read_all(models: Path) -> list[ModelInfo]:
    """All imported models, sorted by name."""
    try:
        names = sorted(folder.name for folder in (models / _FOLDER).iterdir() if folder.is_dir())
    except OSError:
        return []
    found = (read(models, CUSTOM_PREFIX + name) for name in names)
    return [info for info in found if info]


def import_file(models: Path, path: Path, name: str, kind: Kind | None) -> str:
    """See ModelFiles.import_file()."""
    full = CUSTOM_PREFIX + name.removeprefix(CUSTOM_PREFIX)
    name = full.removeprefix(CUSTOM_PREFIX)
    target = folder_of(models, full)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        raise _bad_name(name, "up to 64 letters, digits, dots, dashes and underscores are allowed")
    if target.exists():
        raise _bad_name(name, "a model with this name already exists")
    if not path.is_file():
        raise AppError(
            ErrorCode.SOURCE_MISSING,
            f"Can't open {path}: file not found.",
            "Check the path of the model and try again.",
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".import-", dir=target.parent) as temporary:
            folder = Path(temporary) / "model"
            folder.mkdir()
            copy = Path(shutil.copyfile(path, folder / f"{name}.onnx"))
            side, kind = _inspect(copy, path, kind)
            info = _describe(full, path, copy, kind, side)
            keys = {field: key for key, field in _FIELDS.items()}
            record = {keys.get(field, field): value for field, value in asdict(info).items()}
            (folder / _RECORD).write_text(json.dumps(record, indent=2), encoding="utf-8")
            folder.rename(target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(target.parent, path.stat().st_size) from error
        raise AppError(
            ErrorCode.SOURCE_UNREADABLE,
            f"Can't copy {path}: {error.strerror or error}.",
            "Check the permissions of the file and of the models folder.",
        ) from error
    return full


_SESSIONS: Final = frozenset(f"{kind}_custom" for kind in _SIDES)


def _describe(full: str, path: Path, copy: Path, kind: Kind, side: int) -> ModelInfo:
    return ModelInfo(
        name=full,
        title=full.removeprefix(CUSTOM_PREFIX),
        file=copy.name,
        url="",
        bytes=copy.stat().st_size,
        md5=None,
        sha256=checksums(copy, "sha256")["sha256"],
        license="unknown",
        commercial=True,
        description=f"Imported from {path.name}.",
        best_for="",
        input_size=side,
        speed=1.0 if side == 320 else 12.0,
        session=f"{kind}_custom",
    )


def _inspect(copy: Path, path: Path, kind: Kind | None) -> tuple[int, Kind]:
    """(side length of the input in pixels, family) of a model that rembg's custom session classes can run."""
    # Imported here because listing models must not import onnxruntime.

    def invalid(why: str) -> AppError:
        return AppError(
            ErrorCode.MODEL_INVALID,
            f"Can't import {path.name}: {why}.",
            "Choose a self-contained ONNX file of the U²-Net, IS-Net (DIS) or BEN family.",
        )

    fixed = inspect_model(copy, invalid)
    chosen: Kind = kind or ("u2net" if fixed == _SIDES["u2net"] else "dis")
    if fixed not in (None, _SIDES[chosen]):
        raise invalid(f"its input is {fixed} pixels wide, but the family {chosen} uses {_SIDES[chosen]}")
    return _SIDES[chosen], chosen


def _bad_name(name: str, why: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"name: {name!r} is not valid: {why}.", "Choose another name.")

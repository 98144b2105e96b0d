"""Imported ONNX models: tried, copied, and described by a JSON file next to the copy."""

import errno
import json
import re
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.engine.catalog import CUSTOM_PREFIX, ModelInfo
from rembg_desktop.engine.download import checksums, disk_full
from rembg_desktop.engine.model_info import Hints, Parameters
from rembg_desktop.errors import AppError, ErrorCode

if TYPE_CHECKING:
    from rembg_desktop.engine.trial import Trial

_FOLDER: Final = "custom"
_RECORD: Final = "model.json"
_FIELDS: Final = {"licence": "license"}
"""Keys of the record with another name than the field of ModelInfo; the format of the file does not change."""
_SESSIONS: Final = frozenset({"u2net_custom", "dis_custom", "ben_custom"})
"""Session classes of rembg in records of earlier versions. Others have parameters."""


def folder_of(models: Path, name: str) -> Path:
    """Folder of the imported model `custom:<name>` in the models folder."""
    return models / _FOLDER / name.removeprefix(CUSTOM_PREFIX)


def read(models: Path, name: str) -> ModelInfo | None:
    """The metadata of `custom:<name>`; None if it is missing or invalid."""
    try:
        read: Any = json.loads((folder_of(models, name) / _RECORD).read_text(encoding="utf-8"))
        values = {_FIELDS.get(key, key): value for key, value in cast(dict[str, Any], read).items()}
        if values.get("parameters") is not None:
            values["parameters"] = Parameters.from_dict(values["parameters"])
        info = ModelInfo(**values)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return None
    is_usable = info.session in _SESSIONS or (not info.session and info.parameters is not None)
    return info if info.name == name and is_usable and Path(info.file).name == info.file else None


def read_all(models: Path) -> list[ModelInfo]:
    """All imported models, sorted by name."""
    try:
        names = sorted(folder.name for folder in (models / _FOLDER).iterdir() if folder.is_dir())
    except OSError:
        return []
    found = (read(models, CUSTOM_PREFIX + name) for name in names)
    return [info for info in found if info]


def check_name(models: Path, name: str) -> str:
    """See ModelFiles.check_import_name(). Returns the name with its prefix."""
    full = CUSTOM_PREFIX + name.removeprefix(CUSTOM_PREFIX)
    name = full.removeprefix(CUSTOM_PREFIX)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        raise _bad_name(name, "up to 64 letters, digits, dots, dashes and underscores are allowed")
    if folder_of(models, full).exists():
        raise _bad_name(name, "a model with this name already exists")
    return full


def examine_file(path: Path, hints: Hints | None, cancel: CancelToken) -> "Trial":
    """See ModelFiles.examine()."""
    # Imports numpy and Pillow, which reading the catalog must not do.
    from rembg_desktop.engine.trial import examine

    if not path.is_file():
        raise AppError(
            ErrorCode.SOURCE_MISSING,
            f"Can't open {path}: file not found.",
            "Check the path of the model and try again.",
        )
    try:
        sha256 = checksums(path, "sha256", cancel=cancel)["sha256"]
    except OSError as error:
        raise _unreadable(path, error) from error
    return examine(path, sha256, hints or Hints(), cancel, lambda why: _invalid(path, why))


def import_file(models: Path, path: Path, name: str, hints: Hints | None, trial: "Trial | None") -> str:
    """See ModelFiles.import_file()."""
    full = check_name(models, name)
    target = folder_of(models, full)
    trial = trial or examine_file(path, hints, CancelToken())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".import-", dir=target.parent) as temporary:
            folder = Path(temporary) / "model"
            folder.mkdir()
            copy = Path(shutil.copyfile(path, folder / f"{target.name}.onnx"))
            if checksums(copy, "sha256")["sha256"] != trial.sha256:
                raise _invalid(path, "it was changed after it was tried")
            keys = {field: key for key, field in _FIELDS.items()}
            info = asdict(_describe(full, path, copy, trial))
            record = {keys.get(field, field): value for field, value in info.items()}
            (folder / _RECORD).write_text(json.dumps(record, indent=2), encoding="utf-8")
            folder.rename(target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(target.parent, path.stat().st_size) from error
        raise _unreadable(path, error) from error
    return full


def _describe(full: str, path: Path, copy: Path, trial: "Trial") -> ModelInfo:
    parameters = trial.parameters
    pixels = parameters.width * parameters.height
    return ModelInfo(
        name=full,
        title=full.removeprefix(CUSTOM_PREFIX),
        file=copy.name,
        url="",
        bytes=copy.stat().st_size,
        md5=None,
        sha256=trial.sha256,
        license="unknown",
        commercial=True,
        description=f"Imported from {path.name}.",
        best_for="",
        input_size=parameters.width,
        speed=max(1.0, round(12 * pixels / 1024**2, 1)),
        session="",
        parameters=parameters,
    )


def _invalid(path: Path, why: str) -> AppError:
    return AppError(
        ErrorCode.MODEL_INVALID,
        f"Can't import {path.name}: {why}.",
        "Choose an ONNX file that makes a mask of a photo, or give its size, layout and output.",
    )


def _unreadable(path: Path, error: OSError) -> AppError:
    return AppError(
        ErrorCode.SOURCE_UNREADABLE,
        f"Can't copy {path}: {error.strerror or error}.",
        "Check the permissions of the file and of the models folder.",
    )


def _bad_name(name: str, why: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"name: {name!r} is not valid: {why}.", "Choose another name.")

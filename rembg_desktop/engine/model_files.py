"""Bundled, downloaded and imported model files. A file is only loaded after its checksum was verified."""

import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rembg_desktop.engine.catalog import CUSTOM_PREFIX, ModelInfo, catalog, find, unknown_model
from rembg_desktop.engine.devices import HALF_PRECISION
from rembg_desktop.engine.download import FileTransfer, checksums, download
from rembg_desktop.engine.model_info import IMPORTING, Hints, all_imported, folder_of, read_imported
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.paths import resources
from rembg_desktop.settings import Models

if TYPE_CHECKING:
    from rembg_desktop.engine.trial import Trial

_INTERRUPTED_SECONDS: Final = 3600.0
"""No copy of a model takes so long."""

ModelState = Literal["bundled", "ready", "missing", "damaged"]


class FileState(NamedTuple):
    """What changes when a file is written or replaced."""

    size: int
    mtime_ns: int
    file_id: int

    @classmethod
    def of(cls, path: Path) -> "FileState":
        """The state of a file.

        Raises:
            OSError: it cannot be reached.
        """
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)


@dataclass(frozen=True, slots=True)
class VerifiedModel:
    """A model whose file had the right checksum.

    Attributes:
        info: metadata of the model.
        path: the file.
        sha256: of the file.
        state: of the file, before the checksum was computed.
    """

    info: ModelInfo
    path: Path
    sha256: str
    state: FileState

    def identity(self, device: str) -> str:
        """What decides the masks besides the photo: the file, its preprocessing, and the precision on a device."""
        precision = "half" if device in HALF_PRECISION else "full"
        way = self.info.parameters.identity if self.info.parameters else self.info.session
        return f"{self.sha256}/{way}/{precision}"


class ModelFiles:
    """The models of a home folder: `<folder>/<name>/<file>`; imported ones in `<folder>/custom/<name>`.

    The folders of rembg (`~/.u2net`, `~/.rembg`) are never used.
    """

    def __init__(self, folder: Path, models: Models | None = None, *, bundled: Path | None = None) -> None:
        """Does not access the disk.

        Args:
            folder: folder of the user's models.
            models: settings with mirror and proxy.
            bundled: folder of the models included with the program; None for the default.
        """
        self.folder = folder
        self._models = models or Models()
        self._bundled = bundled or resources() / "models"

    def with_sources(self, models: Models) -> "ModelFiles":
        """The same files with another mirror or proxy for downloads."""
        return ModelFiles(self.folder, models, bundled=self._bundled)

    def info(self, name: str) -> ModelInfo:
        """The catalog or imported model with this name.

        Raises:
            AppError: unknown_model.
        """
        if not name.startswith(CUSTOM_PREFIX):
            return find(name)
        info = read_imported(self.folder, name)
        if info is None:
            raise unknown_model(name)
        return info

    def all(self) -> list[tuple[ModelInfo, ModelState]]:
        """The catalog, then the imported models, each with its state. Fast: no checksums are computed."""
        infos = [*catalog(), *all_imported(self.folder)]
        return [(info, self._state(info)) for info in infos]

    def path(self, name: str) -> Path:
        """Path of the model file, whether or not it exists.

        Raises:
            AppError: unknown_model.
        """
        return self._path(self.info(name))

    def state(self, name: str) -> ModelState:
        """Whether the file exists and has the right size. The checksum is not computed.

        Raises:
            AppError: unknown_model.
        """
        return self._state(self.info(name))

    def verify(self, name: str, cancel: CancelToken | None = None) -> Path:
        """Verify the checksum of the model file; see verified().

        Returns:
            The path of the verified file.
        """
        return self.verified(name, cancel).path

    def verified(self, name: str, cancel: CancelToken | None = None) -> "VerifiedModel":
        """Verify the checksum of the model file.

        Raises:
            Cancelled: the token was cancelled.
            AppError: unknown_model, model_missing, model_corrupt.
        """
        info = self.info(name)
        path = self._path(info)
        state, sha256 = None, ""
        try:
            state = FileState.of(path)
            damage, sha256 = self._damage(info, path, cancel)
        except FileNotFoundError:
            raise AppError(ErrorCode.MODEL_MISSING, f"The model {name} is not installed.", _remedy(info)) from None
        except OSError as error:
            damage = error.strerror or str(error)
        if damage or state is None:
            raise AppError(
                ErrorCode.MODEL_CORRUPT, f"The file of the model {name} is damaged: {damage}.", _remedy(info)
            )
        return VerifiedModel(info, path, sha256, state)

    def is_current(self, model: "VerifiedModel") -> bool:
        """Whether the model still has the file that was verified; no checksum is computed."""
        try:
            info = self.info(model.info.name)
            return (
                info == model.info and self._path(info) == model.path and FileState.of(model.path) == model.state
            )
        except (OSError, AppError):
            return False

    def download(
        self, name: str, progress: Callable[[int, int], None], cancel: CancelToken, *, again: bool = False
    ) -> Path:
        """Download the model from the mirror or the publisher. Interrupted downloads are resumed.

        Args:
            name: name of a catalog model.
            progress: called with the number of bytes present and the total.
            cancel: stops the download within a second; the downloaded part is kept for the next time.
            again: download even if a valid file exists.

        Returns:
            The path of the verified file.

        Raises:
            Cancelled: the token was cancelled.
            AppError: unknown_model, wrong_state (an imported model), download_failed, disk_full,
                model_corrupt.
        """
        info = self.info(name)
        if info.is_custom:
            raise AppError(
                ErrorCode.WRONG_STATE, f"The model {name} was imported and cannot be downloaded.", _remedy(info)
            )
        if not again and self._state(info) in ("bundled", "ready"):
            path = self._path(info)
            if self._damage(info, path, cancel)[0] is None:
                progress(info.bytes, info.bytes)
                return path
        mirror = self._models.mirror.rstrip("/")
        transfer = FileTransfer(
            url=f"{mirror}/{info.file}" if mirror else info.url,
            target=self.folder / info.name / info.file,
            name=name,
            bytes=info.bytes,
            sums={kind: value for kind, value in (("sha256", info.sha256), ("md5", info.md5)) if value},
            proxy=self._models.proxy,
        )
        return download(transfer, progress, cancel)

    def examine(self, path: Path, hints: Hints | None = None, cancel: CancelToken | None = None) -> "Trial":
        """Find out how to use an ONNX model, and run it on a sample photo.

        Args:
            path: the model file.
            hints: what is known about it; the rest is found in its metadata, or by the usual values.
            cancel: ends it.

        Raises:
            Cancelled: the token was cancelled.
            AppError: model_invalid, source_missing, source_unreadable, out_of_memory, engine_unavailable.
        """
        # Imports numpy and Pillow, which reading the catalog must not do.
        from rembg_desktop.engine.trial import examine

        return examine(path, hints or Hints(), cancel or CancelToken())

    def import_file(
        self, path: Path, name: str, hints: Hints | None = None, *, trial: "Trial | None" = None
    ) -> str:
        """Copy an ONNX model whose only input is a photo.

        Args:
            path: the model file.
            name: name of the model: letters, digits, dots, dashes and underscores.
            hints: as for examine(), which is called if there is no trial.
            trial: what examine() returned for this file.

        Returns:
            Its name for the options, `custom:<name>`.

        Raises:
            AppError: as examine(), and invalid_option (the name), disk_full.
        """
        from rembg_desktop.engine.trial import store_copy

        name = self.check_import_name(name)
        _delete_interrupted(folder_of(self.folder, name).parent)
        store_copy(path, name, folder_of(self.folder, name), trial or self.examine(path, hints))
        return name

    def check_import_name(self, name: str) -> str:
        """Refuse a name that is not valid or already used.

        Returns:
            The name with its prefix.

        Raises:
            AppError: invalid_option.
        """
        full = CUSTOM_PREFIX + name.removeprefix(CUSTOM_PREFIX)
        name = full.removeprefix(CUSTOM_PREFIX)
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
            raise _bad_name(name, "up to 64 letters, digits, dots, dashes and underscores are allowed")
        if folder_of(self.folder, full).exists():
            raise _bad_name(name, "a model with this name already exists")
        return full

    def delete(self, name: str) -> None:
        """Delete a downloaded or imported model.

        Raises:
            AppError: unknown_model, model_missing, wrong_state for a bundled model.
        """
        info = self.info(name)
        folder = folder_of(self.folder, name) if info.is_custom else self.folder / info.name
        if not folder.exists():
            if self._state(info) == "bundled":
                raise AppError(
                    ErrorCode.WRONG_STATE,
                    f"The model {name} is included with the program and cannot be deleted.",
                    "Leave it as it is; it needs little disk space.",
                )
            raise AppError(ErrorCode.MODEL_MISSING, f"The model {name} is not installed.", _remedy(info))
        shutil.rmtree(folder)

    def _path(self, info: ModelInfo) -> Path:
        if info.is_custom:
            return folder_of(self.folder, info.name) / info.file
        own = self.folder / info.name / info.file
        bundled = self._bundled / info.file
        # The user's copy takes precedence, so that a damaged bundled file can be replaced.
        return bundled if bundled.is_file() and not own.is_file() else own

    def _state(self, info: ModelInfo) -> ModelState:
        path = self._path(info)
        try:
            size = path.stat().st_size
        except OSError:
            return "missing"
        if size != info.bytes:
            return "damaged"
        return "bundled" if path.parent == self._bundled else "ready"

    def _damage(self, info: ModelInfo, path: Path, cancel: CancelToken | None) -> tuple[str | None, str]:
        """(what is wrong with the file, its SHA-256)."""
        size = path.stat().st_size
        if size != info.bytes:
            return f"its size is {size} bytes instead of {info.bytes}", ""
        kind, wanted = ("sha256", info.sha256) if info.sha256 else ("md5", info.md5)
        found = checksums(path, *{kind, "sha256"}, cancel=cancel)
        wrong = None if found[kind] == wanted else f"its {kind.upper()} checksum is {found[kind]}"
        return wrong, found["sha256"]


def _delete_interrupted(folder: Path) -> None:
    """Delete what imports left behind that were killed. Others may be running."""
    for left in folder.glob(f"{IMPORTING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _INTERRUPTED_SECONDS:
                shutil.rmtree(left)


def _remedy(info: ModelInfo) -> str:
    if info.is_custom:
        return f"Import it again, or delete it with `rembg-desktop models delete {info.name}`."
    return f"Run `rembg-desktop models download {info.name}`."


def _bad_name(name: str, why: str) -> AppError:
    return AppError(ErrorCode.INVALID_OPTION, f"name: {name!r} is not valid: {why}.", "Choose another name.")

"""What travels between the executor and a worker of the cluster, and how an order is packed for its worker."""

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rembg_desktop.engine.catalog import find
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.elsewhere import Delivered, Order, WrittenFile
from rembg_desktop.executor.transfers import PhotoState
from rembg_desktop.imaging.scene.backgrounds import image_for
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import MaskStore, mask_key, photo_hash
from rembg_desktop.masks.uncertainty import SecondLook, Sensitivity
from rembg_desktop.options import Edges, RemovalOptions
from rembg_desktop.pipeline import CutOut
from rembg_desktop.publish import FileTimes, file_id
from rembg_desktop.publish.stores import StorePath

if TYPE_CHECKING:
    from rembg_desktop.imaging.framing import Extent

_CORRECTIONS_SECONDS: Final = 1.0
_BASE_SECONDS: Final = 120.0
_SECONDS_PER_MB: Final = 20.0
"""Deadline of an image by the size of its file, with the fastest model: far more than a slow processor takes."""

KeptKey = tuple[str, str]
"""Key and kind of a kept mask or matte."""


class NotSeenError(Exception):
    """The photo or the folder of its result is not the same on this computer as on that of the executor."""


class UnexpectedError(Exception):
    """A bug of the program; its text is the traceback on the worker."""


class WorkerTroubleError(Exception):
    """This worker cannot process any photo at the moment, which is not the photo's fault; the text says why."""


@dataclass(frozen=True, slots=True)
class SentSettings:
    """What masks.cutting.CutSettings gives for one photo.

    Attributes:
        sha256: of the photo, if the executor knows it.
        correction: of that photo.
        kept: content of the files of kept masks and mattes of that photo.
        masks: folder of kept masks, if the worker sees that of the executor.
        limit_bytes, reserve_bytes: of that folder; see MaskStore.
        keeps: whether new masks are to be sent back.
    """

    second_look: SecondLook = SecondLook.NEVER
    sensitivity: Sensitivity = Sensitivity.USUAL
    sha256: str = ""
    correction: Correction | None = None
    kept: Mapping[KeptKey, bytes] = field(default_factory=dict[KeptKey, bytes])
    masks: Path | None = None
    limit_bytes: int = 0
    reserve_bytes: int = 0
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One photo as a worker gets it; see executor.elsewhere.Order.

    Attributes:
        photo: the file, if the worker sees it; otherwise its content is sent along.
        state: size and time of modification in ns that the file has there.
        backgrounds: names and contents of the background images of outputs, by number, that it does not see.
        is_fetched: the worker has fetched the photo from a store.
        kept_for: folder of a store for which it keeps the results, which are not sent.
        part: see Order.
    """

    key: str
    name: str
    photo: Path | None
    state: tuple[int, int]
    model: str
    outputs: Mapping[int, RemovalOptions]
    target: Path | None
    times: FileTimes | None
    number: int
    group: "Extent | None"
    max_pixels: int
    only_measure: bool
    settings: SentSettings
    backgrounds: Mapping[int, tuple[str, bytes]] = field(default_factory=dict[int, tuple[str, bytes]])
    is_fetched: bool = False
    kept_for: StorePath | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A photo that a worker has fetched from a store, with the SHA-256 of its bytes."""

    name: str
    state: PhotoState
    sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """One output; without its content, which travels beside it unless the worker wrote the target or keeps it."""

    cut: CutOut
    sha256: str = ""
    written: int = 0
    has_times: bool = True


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What became of a task.

    Attributes:
        outputs: by number, each or the reason why it cannot be made.
        identity: of the model, which decides the masks.
        kept: new masks and mattes to be kept.
    """

    outputs: Mapping[int, Made | AppError]
    notice: str | None
    identity: str
    kept: Mapping[KeptKey, bytes]
    extent: "Extent | None" = None


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a worker says about itself.

    Attributes:
        version: of the program.
        models: SHA-256 of each model that it has, by its name.
        trouble: why it must not be used; empty if it may.
    """

    version: str
    models: Mapping[str, str]
    trouble: str = ""


class SentMasks(MaskStore):
    """The kept masks of one photo, as they were sent, and those that are to be sent back."""

    def __init__(self, sent: Mapping[KeptKey, bytes]) -> None:
        super().__init__(Path(), limit_bytes=1 << 62)
        self._sent = sent
        self.added: dict[KeptKey, bytes] = {}

    def content(self, key: str, kind: str) -> bytes | None:
        """The file with this key and kind."""
        return self._sent.get((key, kind))

    def put(self, key: str, kind: str, content: bytes) -> None:
        """Send it back."""
        self.added[key, kind] = content


class SentCorrection:
    """The correction of one photo."""

    def __init__(self, settings: SentSettings) -> None:
        self._settings = settings

    def load(self, photo_sha256: str) -> Correction | None:
        """The correction of the photo.

        Raises:
            NotSeenError: the photo has other bytes than the executor has seen.
        """
        if self._settings.sha256 and photo_sha256 != self._settings.sha256:
            raise NotSeenError(photo_sha256)
        return self._settings.correction


class Packer:
    """Packs orders for workers, with what is kept of their photos, and unpacks what comes back. Thread-safe."""

    def __init__(self) -> None:
        self._identities: dict[str, set[str]] = {}
        self._corrections_at = 0.0
        self._has_corrections = False

    def pack(
        self,
        order: Order,
        settings: CutSettings,
        sees: "Callable[[Path, Path | None], bool]",
        fetched: Fetched | None = None,
        *,
        is_kept: bool = False,
    ) -> tuple[Task, memoryview | None]:
        """What is sent to a worker, and the content of the photo unless the worker has its file.

        Args:
            order: what is to be made.
            settings: kept masks, corrections, second look.
            sees: whether the worker sees a folder; with a file in it to compare, if there is one.
            fetched: the photo, if the worker has fetched it.
            is_kept: the worker keeps the results.

        Raises:
            AppError: source_missing, source_unreadable or correction_unusable.
        """
        sees_photo = fetched is None and sees(order.photo_root, order.photo)
        sees_target = order.target is not None and order.kept_for is None and sees(order.target_root, None)
        store, corrections = settings.kept, settings.corrections
        if store is not None and store.limit_bytes == 0:
            store = None
        if store is not None:
            with suppress(OSError):  # so that it can be tried
                store.folder.mkdir(parents=True, exist_ok=True)
        masks = store.folder if store is not None and sees(store.folder, None) else None
        content = None
        if fetched is not None:
            size, changed_ns, sha256 = fetched.state.bytes, 0, fetched.sha256
        else:
            needs_hash = (order.needs_hash and store is not None and masks is None) or self._any_correction(
                corrections
            )
            size, changed_ns, content, sha256 = _opened(order.photo, is_seen=sees_photo, needs_hash=needs_hash)
        sent = SentSettings(
            settings.second_look,
            settings.sensitivity,
            sha256,
            _correction(corrections, sha256, order.photo.name) if sha256 else None,
            self._kept(order, store, sha256) if store is not None and masks is None and sha256 else {},
            masks,
            store.limit_bytes if store is not None else 0,
            store.reserve_bytes if store is not None else 0,
            keeps=store is not None and masks is None,
        )
        task = Task(
            order.key,
            order.photo.name if fetched is None else fetched.name,
            order.photo if sees_photo else None,
            (size, changed_ns),
            order.model,
            order.outputs,
            order.target if sees_target else None,
            order.times,
            order.number,
            order.group,
            order.max_pixels,
            order.only_measure,
            sent,
            _backgrounds(order, sees),
            fetched is not None,
            order.kept_for if is_kept else None,
            order.part,
        )
        return task, None if content is None else memoryview(content)

    def _any_correction(self, corrections: object) -> bool:
        """Whether there is any correction, so that the hash of each photo must be known."""
        if not isinstance(corrections, CorrectionStore):
            return corrections is not None
        if (now := time.monotonic()) > self._corrections_at + _CORRECTIONS_SECONDS:
            self._has_corrections = any(corrections.folder.glob("*.correction*"))
            self._corrections_at = now
        return self._has_corrections

    def _kept(self, order: Order, store: MaskStore, sha256: str) -> dict[KeptKey, bytes]:
        options = next(iter(order.outputs.values()))
        kinds = ("mask", "matte") if options.edges is Edges.MATTING else ("mask",)
        found: dict[KeptKey, bytes] = {}
        for identity in self._known_identities(order.model):
            key = mask_key(sha256, identity, options.detail)
            found.update({(key, kind): kept for kind in kinds if (kept := store.content(key, kind)) is not None})
        return found

    def _known_identities(self, model: str) -> set[str]:
        known = self._identities.get(model)
        if known is None:
            known = self._identities[model] = set()
            with suppress(AppError):  # an imported model, which only the workers know
                info = find(model)
                if info.sha256 is not None:
                    known.update(f"{info.sha256}/{info.session}/{precision}" for precision in ("full", "half"))
        return known

    def keep(self, order: Order, settings: CutSettings | None, result: TaskResult) -> None:
        """Keep the masks that came with a result."""
        self._known_identities(order.model).add(result.identity)
        if settings is not None and settings.kept is not None:
            for (key, kind), content in result.kept.items():
                settings.kept.put(key, kind, content)


def _opened(photo: Path, *, is_seen: bool, needs_hash: bool) -> tuple[int, int, bytes | None, str]:
    """Size, time of modification, content unless the worker sees the file, and SHA-256 if it is needed or easy.

    Raises:
        AppError: source_missing or source_unreadable.
    """
    try:
        found = photo.stat()
        content = None if is_seen else photo.read_bytes()
        sha256 = content_hash(content) if content is not None else photo_hash(photo) if needs_hash else ""
    except FileNotFoundError:
        hint = "Restore the file and retry, or submit the job without it."
        raise AppError(ErrorCode.SOURCE_MISSING, f"{photo} no longer exists.", hint) from None
    except OSError as error:
        hint = "Check the permissions of the file and the drive it is on."
        message = f"Can't read {photo}: {error.strerror}."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, message, hint) from error
    return found.st_size, found.st_mtime_ns, content, sha256


def _backgrounds(order: Order, sees: Callable[[Path, Path | None], bool]) -> dict[int, tuple[str, bytes]]:
    """The background images of outputs that a worker does not see; those of outputs with none are left out.

    Raises:
        AppError: background_unreadable.
    """
    found: dict[int, tuple[str, bytes]] = {}
    for number, options in order.outputs.items():
        if options.background_image is None or options.mask_only or order.only_measure:
            continue
        path = image_for(Path(options.background_image), order.number)
        if sees(path.parent, path):
            continue
        try:
            found[number] = path.name, path.read_bytes()
        except OSError as error:
            message = f"Can't read the background image {path}: {error.strerror}."
            raise AppError(ErrorCode.BACKGROUND_UNREADABLE, message, "Choose another image.") from error
    return found


def deadline(order: Order, size: int) -> float:
    """How many seconds a worker may take for an image, by the size of its file in bytes and the model."""
    seconds = _BASE_SECONDS + _SECONDS_PER_MB * size / 1e6
    with suppress(AppError):  # an imported model
        seconds *= max(1.0, find(order.model).speed / 4)
    return seconds


def _correction(corrections: Any, sha256: str, name: str) -> Any:  # noqa: ANN401 - of Corrections
    try:
        return corrections.load(sha256) if corrections is not None else None
    except OSError as error:
        raise AppError(
            ErrorCode.CORRECTION_UNUSABLE,
            f"Your correction of {name} cannot be read: {error.strerror or error}.",
            "Check the permissions of the program's folder and retry.",
        ) from error


def content_hash(content: memoryview | bytes) -> str:
    """SHA-256 of the bytes of a photo, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def delivered(made: Made | AppError, task: Task, content: memoryview | None) -> Delivered | AppError:
    """What the executor gets of an output.

    Raises:
        NotSeenError: the worker has written the target to another folder.
    """
    if isinstance(made, AppError):
        return made
    if task.target is None:
        return Delivered(made.cut, content)
    try:
        found = task.target.stat()
    except OSError:
        found = None
    if found is None or found.st_size != made.written:
        raise NotSeenError(task.target)
    return Delivered(made.cut, None, WrittenFile(made.sha256, made.written, file_id(found), made.has_times))

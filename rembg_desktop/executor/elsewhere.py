"""What the executor needs of other processes that cut out photos for it. Plain Python: knows no cluster.

The executor claims, records and publishes by itself. Only what pipeline.cut_out() and pipeline.measured() do may
happen elsewhere.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Protocol

from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.executor.transfers import KeptFile, PhotoState, StoredPhoto
from rembg_desktop.options import RemovalOptions
from rembg_desktop.publish import FileTimes
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.claims import Claim

if TYPE_CHECKING:
    from rembg_desktop.imaging.framing import Extent
    from rembg_desktop.masks.cutting import CutSettings
    from rembg_desktop.pipeline import CutOut
    from rembg_desktop.settings import Settings

_AGAIN_SECONDS: Final = 30.0

log = logging.getLogger(__name__)


class WorkerLostError(Exception):
    """The process that had the image does not have it any more. Another attempt may succeed.

    Attributes:
        is_crash: the process ended, or hung, while it processed the image. That counts as a crash of the image.
    """

    is_crash = False


@dataclass(frozen=True, slots=True)
class ClusterWorker:
    """One process that cuts out photos.

    Attributes:
        name: how it calls itself; its address, unless somebody named it.
        address: such as `tls://10.0.0.5:40123`.
        threads: number of images that it processes at the same time.
        version: of this program on that computer; empty if not known.
        device: display names of the devices in use, such as `CPU`; empty before its first image.
        models: names of the models that it has.
        images_per_minute: in the last minute.
        image: name of the photo that it has processed for the longest time; empty if it has none.
        trouble: the last problem, one sentence; empty if there was none.
        is_usable: whether it gets images.
    """

    name: str
    address: str
    threads: int
    version: str = ""
    device: str = ""
    models: tuple[str, ...] = ()
    images_per_minute: float = 0.0
    image: str = ""
    trouble: str = ""
    is_usable: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The worker as JSON."""
        return {
            "name": self.name,
            "address": self.address,
            "threads": self.threads,
            "version": self.version,
            "device": self.device,
            "models": list(self.models),
            "images_per_minute": self.images_per_minute,
            "image": self.image,
            "trouble": self.trouble,
            "usable": self.is_usable,
        }


@dataclass(frozen=True, slots=True)
class ClusterReport:
    """The cluster as the executor sees it.

    Attributes:
        address: of the scheduler, or `local:N`.
        dashboard: address of the scheduler's web page; empty if it has none.
        is_connected: whether the scheduler answers.
        workers: all that are known, in the order of their names.
        trouble: why it is not connected; empty if that is not known.
    """

    address: str
    dashboard: str = ""
    is_connected: bool = False
    workers: tuple[ClusterWorker, ...] = ()
    trouble: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {
            "address": self.address,
            "dashboard": self.dashboard,
            "connected": self.is_connected,
            "workers": [worker.as_dict() for worker in self.workers],
            "trouble": self.trouble,
        }


@dataclass(frozen=True, slots=True)
class Order:
    """A photo to be cut out elsewhere.

    Attributes:
        key: unique to this attempt.
        image_id: of the image in the queue.
        photo: its file, as this process sees it.
        photo_root: folder that contains it and other photos.
        model: name of the model.
        outputs: options by the number of the output.
        target: temporary file for the only output; None if there are several, which are all sent back.
        target_root: folder that contains it and other results.
        times: file times for the results.
        number: of the image in its job; see pipeline.place_output().
        group: see pipeline.place_output().
        max_pixels: larger photos are refused.
        only_measure: make no output; see pipeline.measured().
        needs_hash: what is kept of the photo is needed, so its hash must be known beforehand.
        stored: the photo, if it is in a store; `photo` is its address then.
        kept_for: folder of a store that gets the results, so that the other process keeps them until they are put.
        part: name of the file of a result on its way to a store.
    """

    key: str
    image_id: int
    photo: Path
    photo_root: Path
    model: str
    outputs: Mapping[int, RemovalOptions]
    target: Path | None
    target_root: Path
    times: FileTimes | None
    number: int
    group: "Extent | None"
    max_pixels: int
    only_measure: bool = False
    needs_hash: bool = False
    stored: StoredPhoto | None = None
    kept_for: StorePath | None = None
    part: str = ""


class FinishedFile(Protocol):
    """A temporary file that is complete and durable; see publish.TempFile."""

    @property
    def sha256(self) -> str:
        """SHA-256 of its content, hexadecimal."""
        ...

    @property
    def written(self) -> int:
        """Its size in bytes."""
        ...

    @property
    def file_id(self) -> str | None:
        """Identifies it in its file system."""
        ...

    @property
    def has_times(self) -> bool:
        """Whether it has the file times that were wanted."""
        ...


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A result that another process wrote to the temporary file; see FinishedFile."""

    sha256: str
    written: int
    file_id: str | None
    has_times: bool


@dataclass(frozen=True, slots=True)
class Delivered:
    """One output: details, and either its content or the file to which it was written, here or there."""

    cut: "CutOut"
    content: memoryview | None = None
    file: WrittenFile | KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an order.

    Attributes:
        outputs: by number, each or the reason why it cannot be made.
        notice: about the device that was used; see masks.cutting.Remover.
        extent: what was measured.
        photo: the photo as the other process has read it in a store.
        release: must be called when no result is needed any more, for those that the other process keeps.
    """

    outputs: Mapping[int, Delivered | AppError]
    notice: str | None = None
    extent: "Extent | None" = None
    photo: PhotoState | None = None
    release: Callable[[], object] = lambda: None


def order_for(
    claim: Claim,
    photo: Path | StoredPhoto,
    max_pixels: int,
    times: FileTimes | None = None,
    group: "Extent | None" = None,
    *,
    is_framed: bool = False,
    only_measure: bool = False,
) -> Order:
    """The order for what is to be made of a claimed image.

    Args:
        claim: of the image.
        photo: its file, or the object that is it.
        max_pixels: larger photos are refused.
        times: see Order, as for the other arguments.
        group: see Order.
        is_framed: the photo gets the framing of its folder, so it is cut out twice.
        only_measure: see Order.
    """
    stored = photo if isinstance(photo, StoredPhoto) else None
    place = photo.path if isinstance(photo, StoredPhoto) else photo
    root = claim.destination_root
    return Order(
        key=f"{claim.job_id}-{claim.image_id}-{claim.attempt}",
        image_id=claim.image_id,
        photo=place,
        photo_root=place.parent if place == claim.copy else claim.source_root,
        model=claim.options.model,
        outputs=outputs_of(claim),
        target=None if claim.several or only_measure else claim.temp,
        target_root=claim.destination_root,
        times=times,
        number=claim.number,
        group=group,
        max_pixels=max_pixels,
        only_measure=only_measure,
        needs_hash=claim.is_again or is_framed,
        stored=stored,
        kept_for=root if isinstance(root, StorePath) and not only_measure else None,
        part=claim.temp.name,
    )


def outputs_of(claim: Claim) -> dict[int, RemovalOptions]:
    """The options of all outputs that are to be made, by their numbers."""
    if not claim.several:
        return {claim.output_number: claim.options}
    return {output.number: output.options for output in claim.several if output.is_pending}


class Elsewhere(Protocol):
    """Other processes that cut out photos. Thread-safe."""

    @property
    def slots(self) -> int:
        """Maximum number of images under way: two for each thread of a usable worker, 0 if there is none."""
        ...

    @property
    def works_here(self) -> bool:
        """Whether this process is to cut out photos itself for now, because no other one can."""
        ...

    def trouble(self) -> AppError | None:
        """Why the queue must pause; None if images can be processed, elsewhere or here."""
        ...

    def process(
        self,
        order: Order,
        settings: "CutSettings | None",
        cancel: CancelToken,
        progress: Callable[[float], object],
    ) -> Delivery:
        """Cut out a photo and wait for the results.

        Args:
            order: what is to be made.
            settings: kept masks, corrections, second look.
            cancel: ends waiting at once, and what was begun soon afterwards.
            progress: called with the completed share of the image, 0-1.

        Raises:
            Cancelled: the token was canceled.
            WorkerLostError: the worker that had it has ended, more than once.
            AppError: the image cannot be processed; cluster_unreachable if no worker is left to do it.
            MemoryError: no worker has enough memory for it.
            OSError: the result cannot be written to the target.
        """
        ...

    def report(self) -> ClusterReport:
        """The present state. Never blocks."""
        ...

    def close(self) -> None:
        """Give up what is under way and disconnect, within two seconds."""
        ...


class SharedElsewhere:
    """The cluster that the settings name, if any; used while this process is the executor. See Elsewhere.

    Connecting takes seconds, so a thread of its own does it, again and again if it fails.
    """

    def __init__(self, make: "Callable[[Settings], Elsewhere | None]", settings: "Settings") -> None:
        """Starts nothing yet. `make` connects; it raises AppError for settings with which nothing can be used."""
        self._make = make
        self._settings = settings
        self._is_wanted = False
        self._making = Lock()
        self._outdated = Event()
        self._current: Elsewhere | None = None
        self._error: AppError | None = None

    def use(self, is_executor: bool) -> None:
        """Connect, or disconnect, in the background."""
        self._is_wanted = is_executor
        self._renew()

    def apply(self, settings: "Settings") -> None:
        """Follow changed settings."""
        before, self._settings = self._settings, settings
        if before.cluster != settings.cluster and self._is_wanted:
            self._renew()

    @property
    def slots(self) -> int:
        """See Elsewhere; 0 until it is connected."""
        return 0 if (current := self._current) is None else current.slots

    @property
    def works_here(self) -> bool:
        """See Elsewhere; also if the settings name no cluster."""
        if (current := self._current) is not None:
            return current.works_here
        cluster = self._settings.cluster
        return not cluster.address or (self._error is not None and cluster.fallback == "local")

    def trouble(self) -> AppError | None:
        """See Elsewhere; also why no connection can be made."""
        if (current := self._current) is not None:
            return current.trouble()
        return None if self.works_here else self._error

    def process(
        self,
        order: Order,
        settings: "CutSettings | None",
        cancel: CancelToken,
        progress: Callable[[float], object],
    ) -> Delivery:
        """See Elsewhere."""
        if (current := self._current) is None:  # the settings were changed
            raise Cancelled
        return current.process(order, settings, cancel, progress)

    def report(self) -> ClusterReport:
        """See Elsewhere."""
        if (current := self._current) is not None:
            return current.report()
        why = f"{self._error.message} {self._error.hint}".rstrip() if self._error is not None else ""
        return ClusterReport(self._settings.cluster.address, trouble=why)

    def document(self) -> dict[str, Any] | None:
        """The report as JSON; None if the settings name no cluster."""
        return self.report().as_dict() if self._settings.cluster.address else None

    def close(self) -> None:
        """See Elsewhere."""
        self._is_wanted = False
        self._outdated.set()
        if (current := self._current) is not None:
            current.close()

    def _renew(self) -> None:
        self._outdated.set()
        self._outdated = outdated = Event()
        self._error = None
        settings = self._settings if self._is_wanted and self._settings.cluster.address else None
        if settings is not None or self._current is not None:  # otherwise there is nothing of it in this process
            Thread(target=self._connect, args=(settings, outdated), name="cluster settings", daemon=True).start()

    def _connect(self, settings: "Settings | None", outdated: Event) -> None:
        with self._making:
            old, self._current = self._current, None
            if old is not None:
                old.close()
            while settings is not None and self._current is None and not outdated.is_set():
                try:
                    self._current, self._error = self._make(settings), None
                except AppError as error:
                    self._error = AppError(ErrorCode.CLUSTER_UNREACHABLE, error.message, error.hint)
                except Exception as error:
                    log.exception("The cluster cannot be used")
                    message = f"The cluster {settings.cluster.address} cannot be used: {error}."
                    self._error = AppError(ErrorCode.CLUSTER_UNREACHABLE, message, "See the log file.")
                if self._current is None:
                    outdated.wait(_AGAIN_SECONDS)
                elif outdated.is_set():
                    self._current.close()

"""The engine: loads verified models and provides the removers that workers share."""

import os
from collections import OrderedDict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Final

from PIL import Image

from rembg_desktop.concurrency import CancellableSemaphore, CancelToken
from rembg_desktop.engine.libraries import fallback_notice, title, wanted_providers
from rembg_desktop.engine.matting import Preparation
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.session import Session

_KEPT: Final = 2
"""Maximum number of models in memory; BiRefNet takes several gigabytes."""


@dataclass(frozen=True, slots=True)
class _Matting:
    """Matting resources that all removers of an engine share."""

    preparation: Preparation
    turns: CancellableSemaphore


class _Usage:
    """Whether any model of an engine is in use, and when one was last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._last = monotonic()

    @contextmanager
    def used(self) -> Generator[None]:
        """A model is in use while the block runs."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                self._last = monotonic()

    def idle_seconds(self) -> float:
        """Seconds since the end of the last use; 0 during one."""
        with self._lock:
            return 0.0 if self._users else monotonic() - self._last


class ModelRemover:
    """Computes masks and mattes with one model. Thread-safe.

    Attributes:
        model: name of the model.
        device: display name of the device that it runs on, such as `CPU` or `CUDA`.
        notice: a message if it runs on another device than requested; otherwise None.
    """

    def __init__(self, session: Session, asked: str, matting: _Matting, usage: _Usage) -> None:
        self._session = session
        self._matting = matting
        self._usage = usage
        self.model = session.info.name
        self.device = title(session.device)
        self.notice = fallback_notice(asked, session.device)

    def mask(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Compute the mask (mode L) of an image (mode RGB), with the same size.

        Raises:
            Cancelled: the token was cancelled; a running inference is stopped within a fraction of a second.
            AppError: out_of_memory, inference_failed.
        """
        with self._usage.used():
            return self._session.mask(image, cancel)

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """Refine a mask with alpha matting. Returns (alpha in L, foreground in RGB) with the size of the image.

        The first call compiles code for most of a minute; the engine then calls on_prepare.

        Raises:
            Cancelled: the token was cancelled.
            AppError: engine_unavailable.
        """
        # Imported here because plain removal does not need it.
        from rembg_desktop.engine.matting import matte

        functions = self._matting.preparation.wait(cancel)
        with self._usage.used(), self._matting.turns.turn(cancel):
            return matte(image, mask, functions, cancel)


class Engine:
    """Loads each model once and provides removers for it. Thread-safe."""

    def __init__(
        self,
        files: ModelFiles,
        *,
        device: str = "auto",
        require_device: bool = False,
        threads: int = 0,
        parallel_runs: int = 1,
        compiled: Path | None = None,
        on_prepare: Callable[[], None] | None = None,
    ) -> None:
        """Does not import or load anything.

        Args:
            files: the model files.
            device: auto, cpu, cuda, directml, coreml or openvino.
            require_device: fail instead of falling back to the CPU.
            threads: threads per inference; 0 means all cores divided by `parallel_runs`.
            parallel_runs: maximum number of concurrent inferences. One inference on all cores, while other
                workers process pixels, is as fast as two concurrent ones and needs less memory.
            compiled: cache folder for compiled matting code; None for a folder next to the models.
            on_prepare: called once, in a worker thread, if matting must first compile its code, which takes
                most of a minute.
        """
        cores = _cores()
        self._files = files
        self._device = device
        self._require = require_device
        self._threads = threads or max(1, cores // parallel_runs)
        self._turns = CancellableSemaphore(parallel_runs)
        self._preparation = Preparation(compiled or files.folder.parent / "cache" / "numba", on_prepare)
        self._matting = _Matting(self._preparation, CancellableSemaphore(max(1, cores // 2)))
        self._usage = _Usage()
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._open: tuple[Session, ...] = ()
        self._lock = Lock()
        # Loading takes seconds; whoever needs a model that is already loaded must not wait for it.
        self._loading = CancellableSemaphore(1)

    @property
    def is_preparing(self) -> bool:
        """Whether matting code is being loaded or compiled."""
        return self._preparation.is_running

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the models in memory, most recently used first. Never blocks."""
        return tuple(session.info.name for session in self._open)

    @property
    def devices(self) -> tuple[str, ...]:
        """Display names of the devices that they run on, in the same order. Never blocks."""
        return tuple(title(session.device) for session in self._open)

    def remover(self, model: str, cancel: CancelToken | None = None) -> ModelRemover:
        """The remover for a model. The model is verified and loaded if it is not in memory.

        Raises:
            Cancelled: the token was cancelled while waiting or verifying the file.
            AppError: unknown_model, model_missing, model_corrupt, model_invalid, device_unavailable,
                engine_unavailable, out_of_memory.
        """
        with self._usage.used():
            session = self._loaded(model)
            if session is None:
                with self._loading.turn(cancel or CancelToken()):
                    session = self._loaded(model) or self._load(model, cancel)
            self._keep(model, session)
        return ModelRemover(session, self._device, self._matting, self._usage)

    def close(self) -> None:
        """Release all models. Removers in use keep theirs until they are deleted."""
        with self._lock:
            self._sessions.clear()
            self._open = ()

    def release_idle(self, seconds: float) -> bool:
        """Forget every model when none was used for so long; the next use loads it again.

        Returns:
            Whether there were any.
        """
        if not self._open or self._usage.idle_seconds() < seconds:
            return False
        self.close()
        return True

    def _loaded(self, model: str) -> Session | None:
        with self._lock:
            return self._sessions.get(model)

    def _keep(self, model: str, session: Session) -> None:
        with self._lock:
            self._sessions[model] = session
            self._sessions.move_to_end(model)
            while len(self._sessions) > _KEPT:
                self._sessions.popitem(last=False)
            self._open = tuple(reversed(self._sessions.values()))

    def _load(self, model: str, cancel: CancelToken | None) -> Session:
        info = self._files.info(model)
        path = self._files.verify(model, cancel)
        providers = wanted_providers(self._device, require=self._require)
        return Session(info, path, providers, self._threads, self._turns, require=self._require)


def _cores() -> int:
    """Number of cores that this process may use, or of all cores if the system does not provide that."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1

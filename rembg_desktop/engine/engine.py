"""The engine: loads verified models and provides the removers that workers share."""

import os
from collections import OrderedDict
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import count
from threading import Lock
from time import monotonic
from typing import Final

from PIL import Image

from rembg_desktop.engine.devices import ON_CPU, GpuOptions, choices, fallback_notice, title
from rembg_desktop.engine.model_files import ModelFiles, VerifiedModel
from rembg_desktop.engine.session import CancellableSemaphore, Session, replaced
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.masks.cutting import enlarge

_LARGE_SIDE: Final = 768
"""Width of the input in pixels from which an inference uses all cores well, and needs more than a gigabyte."""
_KEPT: Final = 2
"""Maximum number of models in memory; BiRefNet takes several gigabytes."""
_CPU_SLOT: Final = -1
"""In place of the number of a GPU: the model on the CPU."""
_GPU_FAILURES: Final = frozenset({ErrorCode.OUT_OF_MEMORY, ErrorCode.INFERENCE_FAILED})
"""Errors of a GPU after which the CPU may succeed."""


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

    The model is loaded with the first mask, unless load() was called before: a kept mask needs no model.
    """

    def __init__(
        self, engine: "Engine", model: VerifiedModel, asked: str, matting: CancellableSemaphore, usage: _Usage
    ) -> None:
        self._engine = engine
        self._verified = model
        self._asked = asked
        self._matting = matting
        self._usage = usage
        self._session: Session | None = None
        self._problem = ""

    @property
    def identity(self) -> str:
        """What decides the masks besides the photo: file of the model, its preprocessing, and precision.

        The precision is that of the device in use: it may change when the model is loaded.
        """
        return self._verified.identity(self._session.device if self._session else self._asked)

    @property
    def device(self) -> str:
        """Display name of the device that the model runs on, such as `CPU`; empty before it is loaded."""
        return title(self._session.device) if self._session else ""

    @property
    def notice(self) -> str | None:
        """A message if the loaded model runs on another device than requested; otherwise None."""
        if self._session is None:
            return None
        return fallback_notice(self._asked, self._session.device, self._problem or self._session.problem)

    def load(self, cancel: CancelToken) -> Session:
        """Load the model if it is not in memory.

        Raises:
            Cancelled: the token was cancelled while waiting.
            AppError: model_missing, model_corrupt, model_invalid, device_unavailable, engine_unavailable,
                out_of_memory.
        """
        if self._session is None:
            self._session = self._engine.session(self._verified, cancel)
        return self._session

    def mask(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Compute the mask (mode L) of an image (mode RGB), with the same size; see predict()."""
        return enlarge(self.predict(image, cancel), image.size)

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Compute the mask of an image (mode RGB) in the network's own size, mode L or P; see Session.predict().

        Raises:
            Cancelled: the token was cancelled; a running inference is stopped within a fraction of a second.
            AppError: as load(), and inference_failed.
        """
        with self._usage.used():
            session = self.load(cancel)
            try:
                return session.predict(image, cancel)
            except AppError as error:
                if session.device == "cpu" or error.code not in _GPU_FAILURES or self._engine.requires_device:
                    raise
                self._problem = error.message
            # Only for this photo: other programs may need the GPU's memory just now.
            self._session = self._engine.session(self._verified, cancel, on_cpu=True)
            return self._session.predict(image, cancel)

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """Refine a mask with alpha matting. Returns (alpha in L, foreground in RGB) with the size of the image.

        Raises:
            Cancelled: the token was cancelled.
            AppError: engine_unavailable.
        """
        # Imported here because plain removal does not need it.
        from rembg_desktop.engine.matting import matte

        with self._usage.used(), self._matting.turn(cancel):
            return matte(image, mask, cancel)


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
        gpus: Sequence[GpuOptions] = (GpuOptions(),),
    ) -> None:
        """Does not import or load anything.

        Args:
            files: the model files.
            device: auto, cpu, cuda, tensorrt, directml, coreml or openvino.
            require_device: fail instead of falling back to the CPU.
            threads: threads per inference; 0 means all cores divided by `parallel_runs`.
            parallel_runs: maximum number of concurrent inferences. Large models need much memory, so they run one
                at a time, with the threads of all.
            gpus: which ones to use, and how; each has a session of its own, and the removers take turns.
        """
        cores = _cores()
        self._files = files
        self._device = device
        self._require = require_device
        self._threads = threads or max(1, cores // parallel_runs)
        self._turns = CancellableSemaphore(parallel_runs)
        self._all_threads = self._threads * parallel_runs
        self._large_turns = CancellableSemaphore(1)
        self._gpus = [(gpu, CancellableSemaphore(1)) for gpu in gpus]
        self._next = count()
        self._matting = CancellableSemaphore(max(1, cores // 2))
        self._usage = _Usage()
        self._sessions: OrderedDict[tuple[str, int], tuple[Session, VerifiedModel]] = OrderedDict()
        self._verified: dict[str, VerifiedModel] = {}
        self._fresh: dict[str, VerifiedModel] = {}
        self._open: tuple[Session, ...] = ()
        self._lock = Lock()
        # Loading takes seconds; whoever needs a model that is already loaded must not wait for it.
        self._loading = CancellableSemaphore(1)

    @property
    def requires_device(self) -> bool:
        """Whether images fail instead of being processed on the CPU."""
        return self._require and self._device not in ("auto", "cpu")

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the models in memory, most recently used first. Never blocks."""
        return tuple(session.info.name for session in self._open)

    @property
    def devices(self) -> tuple[str, ...]:
        """Display names of the devices that they run on, in the same order. Never blocks."""
        return tuple(title(session.device) for session in self._open)

    @property
    def device_problem(self) -> str:
        """Why one of them does not run on the device that was asked for; empty if all do. Never blocks."""
        notices = (fallback_notice(self._device, session.device, session.problem) for session in self._open)
        return next((notice for notice in notices if notice), "")

    def remover(self, model: str, cancel: CancelToken | None = None, *, load: bool = True) -> ModelRemover:
        """The remover for a model. Its file is verified, unless it has not changed since the last time.

        Args:
            model: name of the model.
            cancel: ends waiting and verifying.
            load: load the model now if it is not in memory, and not with the first mask.

        Raises:
            Cancelled: the token was cancelled.
            AppError: unknown_model, model_missing, model_corrupt; and model_invalid, device_unavailable,
                engine_unavailable, out_of_memory if it is loaded.
        """
        cancel = cancel or CancelToken()
        with self._usage.used():
            remover = ModelRemover(self, self._verify(model, cancel), self._device, self._matting, self._usage)
            if load:
                remover.load(cancel)
        return remover

    def session(self, model: VerifiedModel, cancel: CancelToken, *, on_cpu: bool = False) -> Session:
        """The loaded model, on the next GPU if there are several; see ModelRemover.load()."""
        slot = _CPU_SLOT if on_cpu else next(self._next) % len(self._gpus)
        if slot > 0 and (first := self._loaded(model, 0)) and first.device == "cpu":
            slot = 0
        with self._usage.used():
            session = self._loaded(model, slot)
            if session is None:
                with self._loading.turn(cancel):
                    session = self._loaded(model, slot) or self._load(model, slot, cancel)
            self._keep(slot, session, model)
        return session

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

    def _verify(self, model: str, cancel: CancelToken) -> VerifiedModel:
        known = self._verified.get(model)
        if known and (self._files.is_current(known) or (self._is_loaded(known) and not known.path.exists())):
            return known
        with self._loading.turn(cancel):
            known = self._verified.get(model)
            if known is None or not self._files.is_current(known):
                known = self._files.verified(model, cancel)
                self._verified[model] = self._fresh[model] = known
        return known

    def _is_loaded(self, model: VerifiedModel) -> bool:
        return any(self._loaded(model, slot) for slot in (*range(len(self._gpus)), _CPU_SLOT))

    def _loaded(self, model: VerifiedModel, slot: int) -> Session | None:
        with self._lock:
            session, loaded = self._sessions.get((model.info.name, slot), (None, model))
            return session if loaded.sha256 == model.sha256 and loaded.info == model.info else None

    def _keep(self, slot: int, session: Session, model: VerifiedModel) -> None:
        with self._lock:
            key = model.info.name, slot
            self._sessions[key] = session, model
            self._sessions.move_to_end(key)
            while len({name for name, _slot in self._sessions}) > _KEPT:
                self._sessions.popitem(last=False)
            self._open = tuple(session for session, _model in reversed(self._sessions.values()))

    def _load(self, model: VerifiedModel, slot: int, cancel: CancelToken) -> Session:
        # Nothing is loaded without a comparison of its checksum: this one, or the one that remover() just made.
        if model is not self._fresh.pop(model.info.name, None) or not self._files.is_current(model):
            current = self._verified[model.info.name] = self._files.verified(model.info.name, cancel)
            if (current.sha256, current.info) != (model.sha256, model.info):
                raise replaced(model.info.name)
            model = current
        gpu, gpu_turns = self._gpus[slot]
        tried = (ON_CPU,) if slot == _CPU_SLOT else choices(self._device, gpu, require=self._require)
        is_large = model.info.input_size >= _LARGE_SIDE
        threads, turns = (self._all_threads, self._large_turns) if is_large else (self._threads, self._turns)
        session = Session(model.info, model.path, tried, threads, turns, gpu_turns, sha256=model.sha256)
        if not self._files.is_current(model):  # a large file is read again by onnxruntime
            raise replaced(model.info.name)
        return session


def _cores() -> int:
    """Number of cores that this process may use, or of all cores if the system does not provide that."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1

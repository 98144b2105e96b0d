"""One loaded model: rembg's own prediction with its two costly parts replaced.

rembg's `predict` of each session class decides mean, deviation, size, activation and scaling of the mask; it
is called as it is, on an object of that class that was never initialised, since its __init__ looks for the
file in rembg's folders and warns about fallbacks. Replaced are `normalize` (float64 and a full-size LANCZOS)
and the onnxruntime session (asked for all outputs, and with no way to end a run).
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.concurrency import CancellableSemaphore, Cancelled, CancelToken
from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.devices import CPU, device_of, device_unavailable, running_device
from rembg_desktop.engine.rembg_loader import load_onnxruntime, load_sessions
from rembg_desktop.errors import AppError, ErrorCode

_CLOTHES: Final = {"cc": "attire"}
"""u2net_cloth_seg gives a mask for each kind of clothes; this asks for the one of all kinds."""


class Session:
    """A model in memory; any number of threads may call mask() at once."""

    def __init__(
        self,
        info: ModelInfo,
        path: Path,
        providers: list[str],
        threads: int,
        turns: CancellableSemaphore,
        *,
        require: bool,
    ) -> None:
        """Load the model.

        Args:
            info: what it is.
            path: its verified file.
            providers: execution providers in order of preference.
            threads: intra-op threads of one run.
            turns: how many runs at once, over all models.
            require: fail when the first provider does not run.

        Raises:
            AppError: engine_unavailable, model_invalid, device_unavailable, out_of_memory.
        """
        self.info = info
        self._turns = turns
        self._class = load_sessions()[info.session]
        self._runtime = load_onnxruntime()
        self._session = self._open(path, providers, threads, require=require)
        self._input = self._session.get_inputs()[0].name
        self._output = self._session.get_outputs()[0].name
        self.device = running_device(self._session)
        if require and self._session.get_providers()[0] != providers[0]:
            raise device_unavailable(device_of(providers[0]))

    def mask(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """The subject's mask (mode L, the image's size); all zero where the model sees the same everywhere.

        Args:
            image: mode RGB, any size.
            cancel: ends the run within a fraction of a second.

        Raises:
            Cancelled: the token was cancelled.
            AppError: out_of_memory, inference_failed.
        """
        predictor = object.__new__(self._class)
        predictor.model_name = self.info.name
        predictor.normalize = self._normalize
        predictor.inner_session = _Run(self, cancel)
        arguments = _CLOTHES if self.info.session == "u2net_cloth_seg" else {}
        try:
            with np.errstate(over="ignore", invalid="raise", divide="raise"):
                return predictor.predict(image, **arguments)[0]
        except FloatingPointError:  # every pixel alike: rembg divides by the difference of largest and smallest
            return Image.new("L", image.size, 0)

    def run(self, feed: dict[str, NDArray[np.float32]], cancel: CancelToken) -> NDArray[np.float32]:
        """The network's first output.

        Raises:
            Cancelled: the token was cancelled.
            AppError: out_of_memory, inference_failed.
        """
        options = self._runtime.RunOptions()  # one a run: a used one that was terminated ends the next run at once
        options.log_severity_level = 4

        def terminate() -> None:
            options.terminate = True

        try:
            with self._turns.turn(cancel), cancel.hook(terminate):
                output: NDArray[np.float32] = self._session.run([self._output], feed, options)[0]
        except (RuntimeError, ValueError, MemoryError, *runtime_failures(self._runtime)) as error:
            if cancel.is_cancelled:
                raise Cancelled from error
            raise _failure(error, f"The model {self.info.name} failed") from error
        cancel.check()
        if not np.isfinite(output).all():
            raise AppError(
                ErrorCode.INFERENCE_FAILED,
                f"The model {self.info.name} answered with values that are no numbers.",
                "Choose the processor as device, or another model.",
            )
        return output

    def _normalize(
        self,
        image: Image.Image,
        mean: tuple[float, float, float],
        std: tuple[float, float, float],
        size: tuple[int, int],
    ) -> dict[str, NDArray[np.float32]]:
        """As rembg's BaseSession.normalize, in float32: {input: (1, 3, height, width)}."""
        rgb = image if image.mode == "RGB" else image.convert("RGB")
        # reducing_gap would spare 100 ms at 12 megapixels but moves the alpha of an unsure subject by up to 1.6.
        small = rgb.resize(size, Image.Resampling.LANCZOS)
        pixels = np.asarray(small, dtype=np.float32)
        scaled = pixels / max(float(pixels.max()), 1e-6)
        normal = (scaled - np.asarray(mean, np.float32)) / np.asarray(std, np.float32)
        return {self._input: np.ascontiguousarray(normal.transpose(2, 0, 1)[None])}

    def _open(self, path: Path, providers: list[str], threads: int, *, require: bool) -> Any:  # noqa: ANN401
        try:
            return self._load(path, providers, threads)
        except (RuntimeError, ValueError, MemoryError, *runtime_failures(self._runtime)) as error:
            if len(providers) == 1:
                raise _failure(error, f"The model {self.info.name} cannot be loaded", loading=True) from error
            if require:
                raise device_unavailable(device_of(providers[0]), _first_line(error)) from error
        return self._open(path, [CPU], threads, require=False)

    def _load(self, path: Path, providers: list[str], threads: int) -> Any:  # noqa: ANN401 - imported late
        options = self._runtime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # The arena (on by default) keeps about 280 MB for each run at a time, and makes u2netp a quarter faster.
        # Spinning (on by default, too) made whole folders 8 % faster on two idle cores.
        return self._runtime.InferenceSession(str(path), options, providers=providers, enable_fallback=0)


class _Run:
    """Stands where rembg has its onnxruntime session: one run, the first output only, cancellable."""

    def __init__(self, session: Session, cancel: CancelToken) -> None:
        self._session = session
        self._cancel = cancel

    def run(self, _names: None, feed: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        return [self._session.run(feed, self._cancel)]


def runtime_failures(runtime: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 - a module
    """The exceptions of onnxruntime; most derive from Exception directly."""
    state = runtime.capi.onnxruntime_pybind11_state
    names = (
        "Fail",
        "RuntimeException",
        "InvalidArgument",
        "InvalidGraph",
        "InvalidProtobuf",
        "NoSuchFile",
        "EPFail",
    )
    return tuple(getattr(state, name) for name in (*names, "NotImplemented", "NoModel", "ModelLoaded"))


def _failure(error: Exception, what: str, *, loading: bool = False) -> AppError:
    text = str(error)
    if (
        isinstance(error, MemoryError)
        or "bad_alloc" in text
        or "allocate memory" in text
        or "out of memory" in text
    ):
        return AppError(
            ErrorCode.OUT_OF_MEMORY,
            f"{what}: there is not enough memory.",
            "Close other programs, use fewer workers or choose a smaller model.",
        )
    return AppError(
        ErrorCode.MODEL_INVALID if loading else ErrorCode.INFERENCE_FAILED,
        f"{what}: {_first_line(error)}.",
        "Choose another model." if loading else "Try again, or choose the processor as device or another model.",
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")

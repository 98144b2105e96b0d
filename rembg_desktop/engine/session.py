"""A loaded model: rembg's prediction with two slow parts replaced.

`predict` of each rembg session class defines mean, standard deviation, size, activation and scaling of the mask.
It is called unchanged, on an uninitialized object of that class, because __init__ searches rembg's folders for
the file and warns about fallbacks. Two parts are replaced: `normalize` (which uses float64) and the onnxruntime
session (which computes all outputs and cannot be cancelled).
"""

import hashlib
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.devices import (
    GRAPH_ASSIGNMENT,
    HALF_PRECISION,
    ONE_RUN_AT_A_TIME,
    Choice,
    Opened,
    failed_run,
    open_first,
)
from rembg_desktop.engine.libraries import (
    first_line,
    is_out_of_memory,
    load_onnxruntime,
    load_sessions,
    runtime_failures,
)
from rembg_desktop.engine.model_info import Parameters
from rembg_desktop.engine.onnx_convolutions import faster_on_cpu
from rembg_desktop.engine.onnx_graph import reduced
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode, ModelReplacedError
from rembg_desktop.imaging import filters
from rembg_desktop.masks.cutting import enlarge

_LARGE: Final = 600_000_000
"""Files with more bytes are loaded as they are. Those known have one output, and a copy would need much memory."""
_HALF_PIXELS: Final = b"\x22\x12pytorch_half_pixel", b"\x22\x0ahalf_pixel\x6a\x06 same "
"""The coordinates of Resize as networks name them, and as onnxruntime knows them in its own memory layout.

They only differ where the result is one pixel wide, and make u2netp 5 to 10 % faster. Each is the value of an
attribute (AttributeProto of onnx.proto); the new one is followed by a comment, so that no length changes."""
_CLOTHES: Final = "u2net_cloth_seg"
"""Its masks are made of labels, one per category of clothes. rembg enlarges them and then gives each its gray."""


class CancellableSemaphore:
    """A semaphore whose waiting ends when the waiter is cancelled.

    Limits how many inferences run beside each other: each one needs memory.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._changed = Condition()

    @contextmanager
    def turn(self, cancel: CancelToken) -> Generator[None]:
        """Wait for a free turn and hold it during the block.

        Raises:
            Cancelled: the token was cancelled before a turn was free.
        """
        with cancel.hook(self._wake), self._changed:
            while not self._free:
                cancel.check()
                self._changed.wait()
            cancel.check()
            self._free -= 1
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()  # one alone might wake a waiter that was cancelled

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


class Session:
    """A loaded model. Thread-safe."""

    def __init__(
        self,
        info: ModelInfo,
        path: Path,
        tried: Sequence[Choice],
        threads: int,
        turns: CancellableSemaphore,
        gpu_turns: CancellableSemaphore | None = None,
        *,
        sha256: str = "",
    ) -> None:
        """Load the model.

        Args:
            info: metadata of the model.
            path: the verified model file.
            tried: devices; the first one that works is used.
            threads: intra-op threads per inference.
            turns: limits the number of concurrent inferences of all models.
            gpu_turns: the same, for inferences on this GPU.
            sha256: what the file had when it was verified; empty if it was not.

        Raises:
            ModelReplacedError: the file has another checksum now.
            AppError: engine_unavailable, model_invalid, device_unavailable, out_of_memory.
        """
        self.info = info
        self._class = None if info.parameters else load_sessions()[info.session]
        self._runtime = load_onnxruntime()
        self._sha256 = sha256
        opened = self._open(path, tried, threads)
        self.device = opened.device
        self.problem = opened.problem
        self._session = opened.session
        self._turns = gpu_turns if gpu_turns and self.device in ONE_RUN_AT_A_TIME else turns
        self._input = self._session.get_inputs()[0].name
        self._output = self._wanted_output or self._session.get_outputs()[0].name

    @property
    def _wanted_output(self) -> str:
        """Name of the output that is the mask; empty for the first."""
        return self.info.parameters.output if self.info.parameters else ""

    def mask(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Compute the mask (mode L, size of the image); see predict()."""
        return enlarge(self.predict(image, cancel), image.size)

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Compute the mask in the network's own size. It is all zero if the output of the model is uniform.

        Args:
            image: mode RGB, any size.
            cancel: stops the inference within a fraction of a second.

        Returns:
            Mode L; or P for a model of clothes, whose pixels are labels. enlarge() makes a mask of either.

        Raises:
            Cancelled: the token was cancelled.
            AppError: out_of_memory, inference_failed.
        """
        parameters = self.info.parameters
        if parameters is not None:
            output = self.run(self.feed(image, parameters), cancel)
            try:
                return parameters.mask(output)
            except ValueError as error:
                raise _failure(error, f"The model {self.info.name} failed") from error
        photo = _Photo(image)
        run = _Run(self, photo, cancel)
        predictor: Any = object.__new__(self._class or object)
        predictor.model_name = self.info.name
        predictor.normalize = self._normalize
        predictor.inner_session = run
        try:
            with np.errstate(over="ignore", invalid="raise", divide="raise"):
                [mask, *_others] = predictor.predict(photo)
        except FloatingPointError:  # uniform output: rembg divides by the difference between maximum and minimum
            return Image.new("L", photo.size, 0)
        return self._labels(run.output) if self.info.session == _CLOTHES else mask

    def feed(self, image: Image.Image, parameters: Parameters) -> dict[str, NDArray[Any]]:
        """The input of a network that rembg has no session class for, from an image (mode RGB, any size)."""
        pixels = np.asarray(filters.reduced(image, parameters.size))
        return {self._input: parameters.prepared(pixels, self._session.get_inputs()[0].type)}

    def run(self, feed: dict[str, NDArray[Any]], cancel: CancelToken) -> NDArray[np.float32]:
        """Run the network and return its first output.

        Raises:
            Cancelled: the token was cancelled.
            AppError: out_of_memory, inference_failed.
        """
        options = self._runtime.RunOptions()  # one per run: once terminated, it would stop the next run at once
        options.log_severity_level = 4

        def terminate() -> None:
            options.terminate = True

        try:
            with self._turns.turn(cancel), cancel.hook(terminate):
                output: NDArray[np.float32] = self._session.run([self._output], feed, options)[0]
        except (RuntimeError, ValueError, MemoryError, *runtime_failures(self._runtime)) as error:
            if cancel.is_cancelled:
                raise Cancelled from error
            if self.device != "cpu":
                raise failed_run(self.device, str(error)) from error
            raise _failure(error, f"The model {self.info.name} failed") from error
        cancel.check()
        if not np.isfinite(output).all():
            raise AppError(
                ErrorCode.INFERENCE_FAILED,
                f"The model {self.info.name} returned invalid values (NaN or infinity).",
                "Choose the CPU as the device, or another model.",
            )
        return output

    def _labels(self, output: NDArray[np.float32]) -> Image.Image:
        """The labels of an output of (1, categories, height, width), with rembg's palette for all clothes."""
        labels = Image.fromarray(np.argmax(output[0], axis=0).astype(np.uint8))
        labels.putpalette(sys.modules[str(self._class and self._class.__module__)].palette4)
        return labels

    def _normalize(
        self,
        photo: "_Photo",
        mean: tuple[float, float, float],
        std: tuple[float, float, float],
        size: tuple[int, int],
    ) -> dict[str, NDArray[np.float32]]:
        """Like BaseSession.normalize of rembg, but in float32: {input: (1, 3, height, width)}."""
        rgb = photo.image if photo.image.mode == "RGB" else photo.image.convert("RGB")
        # Pillow's reducing_gap would be faster still, but changes alpha by up to 1.6 for uncertain subjects.
        pixels = np.asarray(filters.reduced(rgb, size), dtype=np.float32)
        scaled = pixels / max(float(pixels.max()), 1e-6)
        normal = (scaled - np.asarray(mean, np.float32)) / np.asarray(std, np.float32)
        return {self._input: np.ascontiguousarray(normal.transpose(2, 0, 1)[None])}

    def _open(self, path: Path, tried: Sequence[Choice], threads: int) -> Opened:
        failures = (RuntimeError, ValueError, MemoryError, *runtime_failures(self._runtime))
        try:
            return open_first(tried, lambda choice: self._load(path, choice, threads), failures)
        except failures as error:
            raise _failure(error, f"Can't load the model {self.info.name}", loading=True) from error

    def _load(self, path: Path, choice: Choice, threads: int) -> Any:  # noqa: ANN401 - imported lazily
        options = self._runtime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # The arena (enabled by default) makes u2netp 25 % faster. Without a plan of the memory it keeps about 200
        # MB for each concurrent run instead of 390, which is as fast. DirectML requires this, too.
        # Spinning (also enabled by default) made folders of photos 8 % faster on two idle cores.
        is_cpu = choice.device == "cpu"
        options.enable_mem_pattern = choice.device not in ("cpu", "directml")
        if not is_cpu:
            options.add_session_config_entry(GRAPH_ASSIGNMENT, "1")
        source = self._network(path, choice.device) or str(path)
        providers = list(choice.providers)
        session = self._runtime.InferenceSession(source, options, providers=providers, enable_fallback=0)
        session.__dict__["_model_bytes"] = None  # it would be kept for a fallback that is disabled
        if not is_cpu:
            self._warm_up(session)
        return session

    def _warm_up(self, session: Any) -> None:  # noqa: ANN401 - as above
        """Run once: a GPU chooses its algorithms, or shows that it does not work."""
        [given, *_others], parameters, side = session.get_inputs(), self.info.parameters, self.info.input_size
        pixels: NDArray[Any] = np.zeros((1, 3, side, side), np.float32)
        if parameters is not None:
            black = np.zeros((parameters.height, parameters.width, 3), np.uint8)
            pixels = parameters.prepared(black, given.type)
        session.run([self._wanted_output or session.get_outputs()[0].name], {given.name: pixels})

    def _network(self, path: Path, device: str) -> bytes | None:
        """What of the file computes the mask, from the very bytes that are verified; None if it is too large.

        onnxruntime computes and stores every output of the network, even if only one is asked for.
        """
        try:
            if path.stat().st_size > _LARGE:
                return None
            content = path.read_bytes()
        except OSError as error:
            raise _failure(error, f"Can't load the model {self.info.name}", loading=True) from error
        if self._sha256 and hashlib.sha256(content).hexdigest() != self._sha256:
            raise replaced(self.info.name)
        try:
            # Otherwise, masks that are kept of GPUs and CPUs would differ.
            full_precision = device not in HALF_PRECISION
            network = reduced(content, self._wanted_output or None, full_precision=full_precision)
            return faster_on_cpu(network).replace(*_HALF_PIXELS) if device == "cpu" else network
        except ValueError:  # onnxruntime may still accept it, or says what is wrong with it
            return None


class _Photo:
    """Replaces the image in rembg's predict(), which enlarges the mask to `size`: to the size that it has."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.size = image.size


class _Run:
    """Replaces the onnxruntime session of rembg: computes only the first output, and can be cancelled."""

    def __init__(self, session: Session, photo: _Photo, cancel: CancelToken) -> None:
        self._session = session
        self._photo = photo
        self._cancel = cancel
        self.output: NDArray[np.float32] = np.empty(0, np.float32)

    def run(self, _names: None, feed: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.output = self._session.run(feed, self._cancel)
        self._photo.size = self.output.shape[-1], self.output.shape[-2]
        return [self.output]


def replaced(name: str) -> ModelReplacedError:
    """The error for a model file that is another one than was verified."""
    return ModelReplacedError(
        ErrorCode.MODEL_CORRUPT, f"The file of the model {name} was replaced while it was in use.", "Try again."
    )


def _failure(error: Exception, what: str, *, loading: bool = False) -> AppError:
    if isinstance(error, MemoryError) or is_out_of_memory(str(error)):
        return AppError(
            ErrorCode.OUT_OF_MEMORY,
            f"{what}: not enough memory.",
            "Close other programs, use fewer workers or choose a smaller model.",
        )
    return AppError(
        ErrorCode.MODEL_INVALID if loading else ErrorCode.INFERENCE_FAILED,
        f"{what}: {first_line(str(error) or type(error).__name__)}.",
        "Choose another model." if loading else "Try again, or choose the CPU as the device or another model.",
    )

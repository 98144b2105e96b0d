"""Finds out how to use an ONNX file that is to be imported, runs it on a sample photo, and stores a copy of it."""

import errno
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import psutil
from PIL import Image

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.devices import ON_CPU
from rembg_desktop.engine.download import checksums, disk_full
from rembg_desktop.engine.libraries import CPU, load_onnxruntime, runtime_failures
from rembg_desktop.engine.model_info import (
    CUSTOM_PREFIX,
    ELEMENTS,
    FIELDS,
    IMAGENET_MEAN,
    IMAGENET_STD,
    IMPORTING,
    RECORD,
    SIDES,
    Channels,
    Hints,
    Parameters,
    numbers,
)
from rembg_desktop.engine.onnx_graph import check_is_complete
from rembg_desktop.engine.session import CancellableSemaphore, Session
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.paths import resources

_DEFAULT_SIDE: Final = 1024
_U2NET_SIDE: Final = 320
_STEP: Final = 32
"""Networks of any size halve their input up to five times."""
_HALF: Final[Channels] = (0.5, 0.5, 0.5)
_ONE: Final[Channels] = (1.0, 1.0, 1.0)
_ZERO: Final[Channels] = (0.0, 0.0, 0.0)
_METADATA: Final = {
    "mean": ("mean", "image_mean"),
    "std": ("std", "image_std"),
    "size": ("size", "input_size", "image_size", "imgsz"),
    "range": ("range",),
    "layout": ("layout",),
    "output": ("output",),
    "activation": ("activation",),
}
"""Keys of the metadata in an ONNX file, by the name of the hint."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A model that was run on the sample photo.

    Attributes:
        parameters: how it is used.
        sha256: of the file.
        inputs, outputs: name, type and shape of each, for people.
        seconds: time of an inference, with preparation of its input.
        memory: bytes that the program grew by.
        picture: the sample photo (RGBA) without its background.
    """

    parameters: Parameters
    sha256: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    seconds: float
    memory: int
    picture: Image.Image

    def as_dict(self) -> dict[str, Any]:
        """The figures in JSON format."""
        return {
            "parameters": self.parameters.as_dict(),
            "inputs": list(self.inputs),
            "outputs": list(self.outputs),
            "seconds": round(self.seconds, 3),
            "memory_mb": round(self.memory / 1e6),
        }


class _Value(NamedTuple):
    """An input or output of a network. A side of the shape that is not fixed is None."""

    name: str
    element: str
    shape: tuple[int | None, ...] | None

    @property
    def text(self) -> str:
        shape = "?" if self.shape is None else " x ".join(str(side or "any") for side in self.shape)
        return f"{self.name}: {self.element.removeprefix('tensor(').removesuffix(')')}, {shape}"


def examine(path: Path, hints: Hints, cancel: CancelToken) -> Trial:
    """Find the parameters of a model and run it on the sample photo; see ModelFiles.examine().

    What the user knows takes precedence over the metadata in the file.
    """

    def invalid(why: str) -> AppError:
        return _invalid(path, why)

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
    inputs, outputs, metadata = _described(path, invalid)
    try:
        check_is_complete(path.read_bytes())
        hints = _completed(hints, metadata)
        parameters = _parameters(inputs, outputs, hints)
        parameters.check()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise invalid(str(error)) from error
    before = psutil.Process().memory_info().rss
    session = Session(_info(path, parameters), path, [ON_CPU], 0, CancellableSemaphore(1), sha256=sha256)
    with Image.open(resources() / "photos" / "cat.jpg") as opened:
        photo = opened.convert("RGB")
    try:
        output = session.run(session.feed(photo, parameters), cancel)
        fitted = parameters.fitted(output)
        parameters = fitted if hints.activation is None else replace(parameters, channel=fitted.channel)
        if hints.mean is None and inputs[0].element != "tensor(uint8)":
            parameters = _with_family(parameters)
        start = time.perf_counter()
        mask = parameters.mask(session.run(session.feed(photo, parameters), cancel))
    except AppError as error:
        if error.code is ErrorCode.OUT_OF_MEMORY:
            raise
        size = f"{parameters.width} x {parameters.height}"
        raise invalid(f"it cannot process the sample photo with {size} pixels ({error.message})") from error
    except ValueError as error:
        raise invalid(str(error)) from error
    seconds = time.perf_counter() - start
    memory = max(0, psutil.Process().memory_info().rss - before)
    photo.putalpha(mask.resize(photo.size, Image.Resampling.LANCZOS))
    return Trial(parameters, sha256, _texts(inputs), _texts(outputs), seconds, memory, photo)


def _described(
    path: Path, invalid: Callable[[str], AppError]
) -> tuple[list[_Value], list[_Value], dict[str, str]]:
    """(inputs, outputs, metadata) of an ONNX file."""
    runtime = load_onnxruntime()
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        session = runtime.InferenceSession(str(path), options, providers=[CPU], enable_fallback=0)
    except (RuntimeError, ValueError, *runtime_failures(runtime)) as error:
        if "external" in str(error).lower():
            raise invalid("its weights are in other files; save it as a single file first") from error
        raise invalid("onnxruntime cannot load it") from error
    inputs, outputs = (
        [_Value(each.name, each.type, _shape(each.shape)) for each in values]
        for values in (session.get_inputs(), session.get_outputs())
    )
    return inputs, outputs, dict(session.get_modelmeta().custom_metadata_map)


def _texts(values: list[_Value]) -> tuple[str, ...]:
    return tuple(value.text for value in values)


def _shape(sides: list[Any] | None) -> tuple[int | None, ...] | None:
    return tuple(side if isinstance(side, int) and side > 0 else None for side in sides) if sides else None


def _completed(hints: Hints, metadata: Mapping[str, str]) -> Hints:
    """The hints with what the metadata of the file says about the others."""
    found: dict[str, Any] = {}
    known = {key.lower(): value for key, value in metadata.items()}
    for hint, keys in _METADATA.items():
        text = next((known[key] for key in keys if key in known), None)
        if text is None or getattr(hints, hint) is not None:
            continue
        if hint in ("mean", "std"):
            found[hint] = numbers(text, 3)
        elif hint == "size":
            found[hint] = tuple(round(side) for side in numbers(text, 2))
        else:
            found[hint] = text.strip() if hint == "output" else text.strip().lower()
    return replace(hints, **found)


def _parameters(inputs: list[_Value], outputs: list[_Value], hints: Hints) -> Parameters:
    """What can be known before the network runs.

    Raises:
        ValueError: the network cannot be used; the text says why.
    """
    if len(inputs) != 1:
        raise ValueError(f"it has {len(inputs)} inputs instead of one photo")
    photo = inputs[0]
    if photo.element not in ELEMENTS:
        raise ValueError(f"its input is {photo.element} instead of numbers such as tensor(float)")
    shape = photo.shape or (None,) * 4
    if len(shape) != 4:
        raise ValueError(f"its input has the shape {list(shape)} instead of [1, 3, height, width]")
    layout = hints.layout or ("nhwc" if shape[3] == 3 and shape[1] != 3 else "nchw")
    channels, sides = (shape[3], shape[1:3]) if layout == "nhwc" else (shape[1], shape[2:])
    if channels not in (3, None) or shape[0] not in (1, None):
        raise ValueError(f"its input has the shape {list(shape)} instead of one photo with three colors")
    width, height = _size(sides[1], sides[0], hints.size)
    mean, std = hints.mean, hints.std
    if photo.element == "tensor(uint8)":
        mean, std = _ZERO, _ONE
    pixels = hints.range
    if pixels is None and photo.element == "tensor(uint8)":
        pixels = "0-255"
    elif pixels is None and (mean or std):
        pixels = "0-255" if max((*(mean or _ZERO), *(std or _ONE))) > 1 else "0-1"
    return Parameters(
        width,
        height,
        mean or (_ZERO if std else IMAGENET_MEAN),
        std or (_ONE if mean else IMAGENET_STD),
        cast(Any, pixels or "maximum"),
        cast(Any, layout),
        _output(outputs, hints.output),
        activation=cast(Any, hints.activation or "none"),
    )


def _size(width: int | None, height: int | None, wanted: tuple[int, int] | None) -> tuple[int, int]:
    """Width and height of the input from what is fixed and what is wanted."""
    if width and height:
        if wanted not in (None, (width, height)):
            raise ValueError(f"its input is {width} x {height} pixels, which cannot be changed")
        return width, height
    chosen = wanted or (width or height or _DEFAULT_SIDE,) * 2
    if any(side % _STEP or side not in SIDES for side in chosen):
        raise ValueError(f"the size must be a multiple of {_STEP} from {SIDES[0]} to {SIDES[-1]} pixels")
    return width or chosen[0], height or chosen[1]


def _output(outputs: list[_Value], name: str | None) -> str:
    """Name of the output that is the mask."""
    names = [value.name for value in outputs]
    if name:
        if name not in names:
            raise ValueError(f"it has no output {name}, only {', '.join(names)}")
        element = outputs[names.index(name)].element
        if not element.startswith("tensor(") or element == "tensor(string)":
            raise ValueError(f"its output {name} is {element} instead of numbers")
        return name
    for value in outputs:
        shape = value.shape
        if not value.element.startswith(("tensor(float", "tensor(double", "tensor(uint8")):
            continue
        if shape is None or (
            len(shape) in (2, 3, 4) and sum(side is None or side >= 8 for side in shape) in (2, 3, 4)
        ):
            return value.name
    raise ValueError(f"none of its outputs is a mask ({'; '.join(value.text for value in outputs)})")


def _with_family(parameters: Parameters) -> Parameters:
    """The usual mean and standard deviation: ImageNet's for U²-Net and BiRefNet (logits), 0.5 and 1 for IS-Net."""
    is_isnet = parameters.activation == "none" and parameters.size != (_U2NET_SIDE, _U2NET_SIDE)
    mean, std = (_HALF, _ONE) if is_isnet else (IMAGENET_MEAN, IMAGENET_STD)
    return replace(parameters, mean=mean, std=std)


def _info(path: Path, parameters: Parameters) -> ModelInfo:
    return ModelInfo(
        name=path.name,
        title=path.name,
        file=path.name,
        url="",
        bytes=0,
        md5=None,
        sha256=None,
        license="unknown",
        commercial=True,
        description="",
        best_for="",
        input_size=parameters.width,
        speed=1.0,
        session="",
        parameters=parameters,
    )


def store_copy(path: Path, name: str, target: Path, trial: Trial) -> None:
    """Copy a model that was tried to the folder `target`, with its record; see ModelFiles.import_file()."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=IMPORTING, dir=target.parent) as temporary:
            folder = Path(temporary) / "model"
            folder.mkdir()
            copy = Path(shutil.copyfile(path, folder / f"{target.name}.onnx"))
            if checksums(copy, "sha256")["sha256"] != trial.sha256:
                raise _invalid(path, "it was changed after it was tried")
            keys = {field: key for key, field in FIELDS.items()}
            info = asdict(_describe(name, path, copy, trial))
            record = {keys.get(field, field): value for field, value in info.items()}
            (folder / RECORD).write_text(json.dumps(record, indent=2), encoding="utf-8")
            folder.rename(target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(target.parent, path.stat().st_size) from error
        raise _unreadable(path, error) from error


def _describe(name: str, path: Path, copy: Path, trial: Trial) -> ModelInfo:
    pixels = trial.parameters.width * trial.parameters.height
    return replace(
        _info(copy, trial.parameters),
        name=name,
        title=name.removeprefix(CUSTOM_PREFIX),
        bytes=copy.stat().st_size,
        sha256=trial.sha256,
        description=f"Imported from {path.name}.",
        speed=max(1.0, round(12 * pixels / 1024**2, 1)),
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

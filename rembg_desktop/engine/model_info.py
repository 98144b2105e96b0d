"""What is known of a model, and how a network without a session class in rembg is fed and read."""

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image


CUSTOM_PREFIX: Final = "custom:"

Channels = tuple[float, float, float]
Range = Literal["maximum", "0-1", "0-255"]
"""Of the pixels before mean and standard deviation. With `maximum`, 1 is the brightest value in the photo, as in
rembg."""
Layout = Literal["nchw", "nhwc"]
Activation = Literal["none", "sigmoid", "softmax"]

IMAGENET_MEAN: Final[Channels] = (0.485, 0.456, 0.406)
IMAGENET_STD: Final[Channels] = (0.229, 0.224, 0.225)
SIDES: Final = range(32, 4097)
"""Possible widths and heights of an input in pixels."""
ELEMENTS: Final = {
    "tensor(float)": "float32",
    "tensor(float16)": "float16",
    "tensor(double)": "float64",
    "tensor(uint8)": "uint8",
}
"""Possible element types of an input by onnxruntime's names, with those of numpy."""
_SMALLEST_MASK: Final = 8


@dataclass(frozen=True, slots=True)
class Parameters:
    """How a photo becomes the input of a network, and its output a mask.

    Attributes:
        width, height: size of the input in pixels.
        mean, std: subtracted and divided by, for red, green and blue, in units of `range`.
        range: of the pixels before that.
        layout: order of the input's dimensions.
        output: name of the output that is the mask; empty for the first.
        channel: channel of the output that is the subject.
        activation: applied to the output: none to probabilities, sigmoid to logits, softmax to the logits of
            background and subject.
    """

    width: int
    height: int
    mean: Channels = IMAGENET_MEAN
    std: Channels = IMAGENET_STD
    range: Range = "maximum"
    layout: Layout = "nchw"
    output: str = ""
    channel: int = 0
    activation: Activation = "none"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    @property
    def identity(self) -> str:
        """A text that differs whenever a mask can."""
        return "-".join(str(value) for value in asdict(self).values())

    def as_dict(self) -> dict[str, Any]:
        """The parameters in JSON format; from_dict() reads it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: object) -> "Parameters":
        """Parameters from JSON.

        Raises:
            ValueError, TypeError, KeyError: a value is missing or not valid.
        """
        if not isinstance(values, dict):
            raise TypeError("the parameters are not an object")
        given: dict[str, Any] = dict(cast("dict[str, Any]", values))
        given |= {name: _channels(given[name]) for name in ("mean", "std")}
        made = cls(**given)
        made.check()
        return made

    def check(self) -> None:
        """Validate all values.

        Raises:
            ValueError: a value is not valid; the text is a sentence without its end.
        """
        if not all(type(side) is int and side in SIDES for side in self.size):
            raise ValueError(f"width and height must be from {SIDES[0]} to {SIDES[-1]} pixels")
        _channels(self.mean)
        if min(_channels(self.std)) <= 0:
            raise ValueError("the standard deviation must be greater than 0")
        for name, value, known in (
            ("range", self.range, get_args(Range)),
            ("layout", self.layout, get_args(Layout)),
            ("activation", self.activation, get_args(Activation)),
        ):
            if value not in known:
                raise ValueError(f"the {name} must be one of {', '.join(known)}")
        if type(self.output) is not str or type(self.channel) is not int or self.channel not in (0, 1):
            raise ValueError("the output must be a name, and its channel 0 or 1")

    def prepared(self, pixels: "NDArray[np.uint8]", element: str) -> "NDArray[np.generic]":
        """The input of the network.

        Args:
            pixels: the photo (height, width, 3) in the size of the input.
            element: type of the input by onnxruntime's name, such as `tensor(float)`.
        """
        import numpy as np

        values = pixels.astype(np.float32)
        if self.range != "0-255":
            values /= max(float(values.max()), 1e-6) if self.range == "maximum" else 255
        values = (values - np.asarray(self.mean, np.float32)) / np.asarray(self.std, np.float32)
        batch = (values.transpose(2, 0, 1) if self.layout == "nchw" else values)[None]
        return np.ascontiguousarray(batch.astype(ELEMENTS.get(element, "float32")))

    def mask(self, output: "NDArray[Any]") -> "Image.Image":
        """The mask (mode L), from black at the least value to white at the greatest, as in rembg.

        It is all zero if the output is uniform.

        Raises:
            ValueError: the shape of the output is not that of a mask.
        """
        import numpy as np
        from PIL import Image

        planes = _planes(output)
        if self.channel >= len(planes):
            raise ValueError(f"the output has no channel {self.channel}")
        with np.errstate(over="ignore"):
            if self.activation == "softmax":
                planes = np.exp(planes - planes.max(axis=0))
                planes /= planes.sum(axis=0)
            values = planes[self.channel]
            if self.activation == "sigmoid":
                values = 1 / (1 + np.exp(-values))
        least, greatest = values.min(), values.max()
        if greatest <= least:
            return Image.new("L", (values.shape[1], values.shape[0]), 0)
        return Image.fromarray(((values - least) / (greatest - least) * 255).astype(np.uint8))

    def fitted(self, output: "NDArray[Any]") -> "Parameters":
        """These parameters with the activation and channel that an output needs.

        Two channels are background and subject. Their probabilities add up to 1. Of one channel, values below zero
        are logits.

        Raises:
            ValueError: the shape of the output is not that of a mask.
        """
        import numpy as np

        planes = _planes(output)
        if len(planes) == 2:
            is_probability = planes.min() > -0.01 and np.abs(planes.sum(axis=0) - 1).max() < 0.05
            return replace(self, channel=1, activation="none" if is_probability else "softmax")
        return replace(self, channel=0, activation="sigmoid" if planes.min() < -0.05 else "none")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user knows about a model; None is found out.

    Attributes:
        size: width and height of the input in pixels.

    The others are as in Parameters.
    """

    mean: Channels | None = None
    std: Channels | None = None
    size: tuple[int, int] | None = None
    range: str | None = None
    layout: str | None = None
    output: str | None = None
    activation: str | None = None


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The metadata of a model.

    Attributes:
        name: identifier in options, on the command line and in folder names.
        title: display name.
        file: name of its file, locally and on the server.
        url: download address of rembg; empty for an imported model.
        bytes: size of the file in bytes.
        md5: MD5 checksum from rembg's source code, hexadecimal; None if rembg uses another algorithm.
        sha256: SHA-256 checksum, hexadecimal; None if unknown.
        license: SPDX identifier, or a short name if there is none.
        commercial: whether the license allows commercial use of the results.
        description: one sentence about it.
        best_for: what it is best for, in a few words.
        input_size: width of the input of the network in pixels.
        speed: time per image relative to u2netp on a CPU; larger is slower.
        session: name of its rembg session class; empty if rembg has none.
        homepage: page of the publisher.
        parameters: how it is used without a session class of rembg.
    """

    name: str
    title: str
    file: str
    url: str
    bytes: int
    md5: str | None
    sha256: str | None
    license: str
    commercial: bool
    description: str
    best_for: str
    input_size: int
    speed: float
    session: str
    homepage: str = ""
    parameters: Parameters | None = None

    @property
    def is_custom(self) -> bool:
        """Whether it was imported by the user."""
        return self.name.startswith(CUSTOM_PREFIX)

    def as_dict(self) -> dict[str, Any]:
        """The model in JSON format."""
        return {
            "name": self.name,
            "title": self.title,
            "bytes": self.bytes,
            "licence": self.license,
            "commercial": self.commercial,
            "description": self.description,
            "best_for": self.best_for,
            "input_size": self.input_size,
            "speed": self.speed,
            "homepage": self.homepage,
            "url": self.url,
            "sha256": self.sha256,
        }


def numbers(text: str, count: int) -> tuple[float, ...]:
    """Numbers separated by commas, spaces or `x`, or a JSON list. A single one stands for all of them.

    Raises:
        ValueError: there is another number of them, or something else.
    """
    try:
        found = [float(part) for part in re.split(r"[\s,;x]+", text.strip().strip("[]()").strip())]
    except ValueError:
        found = []
    found *= count if len(found) == 1 else 1
    if len(found) != count or not all(abs(number) < 1e6 for number in found):
        raise ValueError(f"{text!r} is not {count} numbers")
    return tuple(found)


def _planes(output: "NDArray[Any]") -> "NDArray[np.float32]":
    """The channels of an output: (channels, height, width).

    Raises:
        ValueError: the shape of the output is not that of a mask.
    """
    import numpy as np

    values = np.asarray(output, np.float32)
    if values.ndim == 4 and values.shape[0] == 1:
        values = values[0]
    if values.ndim == 2:
        values = values[None]
    if values.ndim == 3 and values.shape[0] > 2 >= values.shape[2]:
        values = values.transpose(2, 0, 1)
    if values.ndim != 3 or values.shape[0] not in (1, 2) or min(values.shape[1:]) < _SMALLEST_MASK:
        raise ValueError(
            f"its output has the shape {list(output.shape)}, which is not a mask of one or two channels"
        )
    return values


def _channels(values: object) -> Channels:
    found = [float(value) for value in cast("list[float]", values)]
    if len(found) != 3 or not all(abs(value) < 1e6 for value in found):
        raise ValueError("mean and standard deviation must be three numbers each")
    return found[0], found[1], found[2]


_FOLDER: Final = "custom"
RECORD: Final = "model.json"
IMPORTING: Final = ".import-"
"""Start of the names of folders in which models are that are just imported."""
FIELDS: Final = {"licence": "license"}
"""Keys of the record with another name than the field of ModelInfo; the format of the file does not change."""
_SESSIONS: Final = frozenset({"u2net_custom", "dis_custom", "ben_custom"})
"""Session classes of rembg in records of earlier versions. Others have parameters."""


def folder_of(models: Path, name: str) -> Path:
    """Folder of the imported model `custom:<name>` in the models folder."""
    return models / _FOLDER / name.removeprefix(CUSTOM_PREFIX)


def read_imported(models: Path, name: str) -> ModelInfo | None:
    """The metadata of `custom:<name>`; None if it is missing or invalid."""
    try:
        read: Any = json.loads((folder_of(models, name) / RECORD).read_text(encoding="utf-8"))
        values = {FIELDS.get(key, key): value for key, value in cast("dict[str, Any]", read).items()}
        if values.get("parameters") is not None:
            values["parameters"] = Parameters.from_dict(values["parameters"])
        info = ModelInfo(**values)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return None
    is_usable = info.session in _SESSIONS or (not info.session and info.parameters is not None)
    return info if info.name == name and is_usable and Path(info.file).name == info.file else None


def all_imported(models: Path) -> list[ModelInfo]:
    """All imported models, sorted by name."""
    try:
        names = sorted(folder.name for folder in (models / _FOLDER).iterdir() if folder.is_dir())
    except OSError:
        return []
    found = (read_imported(models, CUSTOM_PREFIX + name) for name in names)
    return [info for info in found if info]

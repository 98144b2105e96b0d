"""What is known of a model before it is loaded."""

from dataclasses import dataclass, field
from typing import Any, Final

CUSTOM_PREFIX: Final = "custom:"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What is known of a model before it is loaded.

    Attributes:
        name: name in options, command line and folders.
        title: name for people.
        file: name of its file, here and at the publisher.
        url: rembg's own address of the file; empty for an imported model.
        bytes: size of the file.
        md5: as in rembg's source, hexadecimal; None where rembg has another sum.
        sha256: hexadecimal; None when unknown.
        licence: SPDX identifier, or a short name where there is none.
        commercial: whether results may be used commercially without asking the publisher.
        description: one sentence about it.
        best_for: what it is best at, in a few words.
        input_size: side of the square that the network sees, pixels.
        speed: seconds of one image relative to u2netp on a processor; larger is slower.
        session: name of the rembg session class that runs it.
        homepage: where the publisher describes it.
    """

    name: str
    title: str
    file: str
    url: str
    bytes: int
    md5: str | None
    sha256: str | None
    licence: str
    commercial: bool
    description: str
    best_for: str
    input_size: int
    speed: float
    session: str
    homepage: str = field(default="")

    @property
    def is_custom(self) -> bool:
        """Whether a user imported it."""
        return self.name.startswith(CUSTOM_PREFIX)

    def as_dict(self) -> dict[str, Any]:
        """The model as JSON reports it."""
        return {
            "name": self.name,
            "title": self.title,
            "bytes": self.bytes,
            "licence": self.licence,
            "commercial": self.commercial,
            "description": self.description,
            "best_for": self.best_for,
            "input_size": self.input_size,
            "speed": self.speed,
            "homepage": self.homepage,
            "url": self.url,
            "sha256": self.sha256,
        }

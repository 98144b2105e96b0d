"""Which part of a picture is seen, and how large; no painting."""

from dataclasses import dataclass
from typing import Final

CLOSEST: Final = 16.0
"""Largest magnification, screen pixels by picture pixel."""
STEP: Final = 1.25
"""Factor of one step of zoom: three steps double."""


@dataclass(slots=True)
class Viewport:
    """A pane on a picture. Lengths of the pane in logical pixels, of the picture in its own pixels.

    Attributes:
        width, height: of the picture.
        pane_width, pane_height: of the pane.
        ratio: physical pixels by logical pixel.
        scale: logical pixels by picture pixel.
        x, y: point of the picture in the middle of the pane.
        fitted: the whole picture is shown, and stays so when the pane changes.
    """

    width: float = 0.0
    height: float = 0.0
    pane_width: float = 1.0
    pane_height: float = 1.0
    ratio: float = 1.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: bool = True

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen; never magnified."""
        if self.width <= 0 or self.height <= 0:
            return 1.0
        exact = min(self.pane_width / self.width, self.pane_height / self.height)
        return max(1e-6, min(exact, 1 / self.ratio))

    @property
    def zoom(self) -> float:
        """Screen pixels by picture pixel: 1.0 is 100 %."""
        return self.scale * self.ratio

    @property
    def is_movable(self) -> bool:
        """Whether part of the picture is outside the pane."""
        wide = self.width * self.scale > self.pane_width + 0.5
        return wide or self.height * self.scale > self.pane_height + 0.5

    def set_picture(self, width: float, height: float) -> None:
        """Another picture; one of the same size keeps the place that is looked at."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height
            self.fit()

    def set_pane(self, width: float, height: float, ratio: float) -> None:
        """The pane has another size."""
        self.pane_width, self.pane_height = max(1.0, width), max(1.0, height)
        if ratio != self.ratio:
            self.scale, self.ratio = self.scale * self.ratio / ratio, ratio
        if self.fitted:
            self.fit()
        else:
            self._settle()

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        self.scale = self.fit_scale
        self.x, self.y = self.width / 2, self.height / 2

    def zoom_to(self, zoom: float, at_x: float | None = None, at_y: float | None = None) -> None:
        """Set the zoom (1.0 is 100 %); the point of the pane that is given keeps its place in the picture."""
        at_x = self.pane_width / 2 if at_x is None else at_x
        at_y = self.pane_height / 2 if at_y is None else at_y
        fixed_x, fixed_y = self.to_picture(at_x, at_y)
        scale = max(self.fit_scale, min(zoom, CLOSEST) / self.ratio)
        self.fitted = scale <= self.fit_scale * 1.0001
        self.scale = scale
        self.x = fixed_x - (at_x - self.pane_width / 2) / scale
        self.y = fixed_y - (at_y - self.pane_height / 2) / scale
        if self.fitted:
            self.fit()
        else:
            self._settle()

    def zoom_by(self, factor: float, at_x: float | None = None, at_y: float | None = None) -> None:
        """Zoom relative to now; passing 100 % stops there, where pixels are sharp."""
        wanted = self.zoom * factor
        if (self.zoom < 0.999 and wanted > 1) or (self.zoom > 1.001 and wanted < 1):
            wanted = 1.0
        self.zoom_to(wanted, at_x, at_y)

    def pan(self, by_x: float, by_y: float) -> None:
        """Move the picture by logical pixels."""
        self.x -= by_x / self.scale
        self.y -= by_y / self.scale
        self._settle()

    def to_picture(self, at_x: float, at_y: float) -> tuple[float, float]:
        """The point of the picture at a point of the pane."""
        return (
            self.x + (at_x - self.pane_width / 2) / self.scale,
            self.y + (at_y - self.pane_height / 2) / self.scale,
        )

    def to_pane(self, x: float, y: float) -> tuple[float, float]:
        """The point of the pane at a point of the picture."""
        return (
            self.pane_width / 2 + (x - self.x) * self.scale,
            self.pane_height / 2 + (y - self.y) * self.scale,
        )

    def _settle(self) -> None:
        """Leave no empty room on a side while the picture continues on the other."""
        self.x = _held(self.x, self.width, self.pane_width / self.scale)
        self.y = _held(self.y, self.height, self.pane_height / self.scale)


def _held(middle: float, length: float, seen: float) -> float:
    if seen >= length:
        return length / 2
    return min(max(middle, seen / 2), length - seen / 2)

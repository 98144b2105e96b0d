"""Shadows: made of the alpha of the subject on a reduced copy, and laid behind the subject in strips."""

import math
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.scene.backdrops import (
    Backdrop,
    Floats,
    blurred,
    enlarged_part,
    reduced,
    rounded,
    step_for,
)
from rembg_desktop.options import Shadow, ShadowStyle
from rembg_desktop.options.choices import FLATNESS, VERTICAL, Box

_PIXELS: Final = 1_500_000
"""Size of the reduced copy that is blurred. Where the blur is too narrow for that, it is computed with 8 bits."""
_STANDING: Final = 0.2
"""A subject stands on what reaches down to this share of its height above its lowest edge."""
_FADE: Final = 1.5
"""Exponent with which a reflection fades."""


@dataclass(frozen=True, slots=True)
class CastShadow:
    """A shadow before its subject is placed; lengths and places are in pixels of the photo.

    Attributes:
        style: what it looks like.
        box: of subject and shadow together.
        floor: lowest edge of the subject.
        density: mode F with 0-1, or L; None for a reflection.
        step: pixels of the photo for each pixel of `density`.
        origin: where the upper left corner of `density` is.
    """

    style: ShadowStyle
    box: Box
    floor: int
    density: Image.Image | None = None
    step: int = 1
    origin: tuple[float, float] = (0, 0)


def cast_shadow(alpha: Image.Image, subject: Box, style: ShadowStyle) -> CastShadow:
    """The shadow of a subject; not the photo's own.

    Args:
        alpha: L.
        subject: its box.
        style: the shadow's.
    """
    box = style.room(subject)
    match style.kind:
        case Shadow.DROP:
            return _drop(alpha, subject, style, box)
        case Shadow.CONTACT | Shadow.FLOATING:
            return _on_ground(alpha, subject, style, box)
        case _:
            return CastShadow(style, box, subject[3])


def _drop(alpha: Image.Image, subject: Box, style: ShadowStyle, box: Box) -> CastShadow:
    left, upper, right, lower = subject
    reach = math.ceil(style.sigma * 3)
    around = left - reach, upper - reach, right + reach, lower + reach
    step = max(1, int(style.sigma / 2.5))
    x, y = style.shift
    origin = around[0] + x, around[1] + y
    if step == 1:
        from PIL import ImageFilter

        density = alpha.crop(around)
        if style.sigma:
            density = density.filter(ImageFilter.GaussianBlur(style.sigma))
        return CastShadow(style, box, lower, density, 1, (round(origin[0]), round(origin[1])))
    step = max(step, step_for(style.sigma, (around[2] - around[0]) * (around[3] - around[1]), _PIXELS))
    soft = blurred(reduced(alpha, around, step), style.sigma / step)
    return CastShadow(style, box, lower, Image.fromarray(soft), step, origin)


def _on_ground(alpha: Image.Image, subject: Box, style: ShadowStyle, box: Box) -> CastShadow:
    """A shadow on the ground below the subject, seen from the side."""
    left, upper, right, lower = subject
    reach = math.ceil(style.sigma * 3)
    is_contact = style.kind is Shadow.CONTACT
    height = lower - upper
    zone = max(2, math.ceil(height * _STANDING)) if is_contact else height
    thinnest = style.distance if is_contact else (right - left) * FLATNESS / 2
    wanted = int(min(max(style.sigma * VERTICAL, 1), max(thinnest, 1)) / 1.5)
    width = right - left + 2 * reach
    step = max(1, wanted, math.ceil((width * (zone + box[3] - lower) / _PIXELS) ** 0.5))
    # The shadow reaches a little above the lowest edge of the subject, behind it.
    first = lower - zone if is_contact else lower
    around = left - reach, first, right + reach, box[3]
    rows = math.ceil((box[3] - first) / step)
    if is_contact:
        density = _contact(reduced(alpha, around, step), zone / step, style.distance / step)
    else:
        columns = reduced(alpha, (around[0], upper, around[2], lower), step).mean(axis=0)
        gap = style.distance + style.sigma * 3 * VERTICAL
        density = _floating(columns, rows, gap / step, (right - left) * FLATNESS / step)
    soft = blurred(density, style.sigma / step, style.sigma * VERTICAL / step)
    if (most := float(soft.max())) > 0:
        soft = soft / np.float32(most)  # a thin shadow is not paler than a thick one
    return CastShadow(style, box, lower, Image.fromarray(soft), step, (around[0], first))


def _contact(alpha: Floats, zone: float, height: float) -> Floats:
    """A band along the lower edge of the subject, fainter where that is higher above the ground."""
    seen = alpha > 0.5
    rows = alpha.shape[0]
    edge = rows - seen[::-1].argmax(axis=0).astype(np.float32)  # below the lowest pixel of each column
    above = np.clip((zone - edge) / max(zone, 1), 0, 1)
    weight = np.where(seen.any(axis=0), (1 - above) ** 2, 0).astype(np.float32)
    y = np.arange(rows, dtype=np.float32)[:, None] + np.float32(0.5)
    return (weight * np.exp(-(((y - edge) / max(height, 0.5)) ** 2))).astype(np.float32)


def _floating(columns: Floats, rows: int, gap: float, height: float) -> Floats:
    """A flat spot below the subject: thick where the subject is high, so it is an ellipse below a ball."""
    most = float(columns.max())
    share = np.sqrt(columns / most) if most else np.zeros_like(columns)
    y = np.arange(rows, dtype=np.float32)[:, None] + np.float32(0.5)
    away = (y - np.float32(gap + height / 2)) / np.maximum(share * np.float32(height / 2), np.float32(0.5))
    return (share * np.clip(1 - away * away, 0, 1)).astype(np.float32)


class PlacedSubject(Protocol):
    """What a shadow needs to know of a placed subject; see compose.Layer."""

    @property
    def width(self) -> int:
        """Of the result in pixels."""
        ...

    @property
    def height(self) -> int:
        """Of the result in pixels."""
        ...

    @property
    def placed(self) -> tuple[float, float, float]:
        """(x, y, scale): where the upper left corner of the photo is in the result, and its scale."""
        ...

    def values(self, box: Box) -> tuple[NDArray[Any], NDArray[Any]]:
        """(colors, alpha) in a box of the result, (rows, columns, 3 or 1) and (rows, columns)."""
        ...


@dataclass(frozen=True, slots=True)
class _Shade:
    """A part of a shadow: opacity (rows, columns) 0-1, and colors (.., 3), without which it is black."""

    rows: slice
    columns: slice
    opacity: Floats
    colors: Floats | None = None


@dataclass(frozen=True, slots=True)
class PlacedShadow:
    """A shadow in the result.

    Attributes:
        cast: the shadow.
        subject: as it is placed.
        white: of the result: 255 or 65535.
    """

    cast: CastShadow
    subject: PlacedSubject
    white: int

    def lay_on(self, backdrop: Backdrop, upper: int, lower: int) -> NDArray[Any]:
        """The rows `upper` to `lower` (exclusive) of the background with the shadow: (rows, width, 3)."""
        behind = backdrop.rows(upper, lower)
        if (shade := self._part(upper, lower)) is None:
            return rounded_rows(behind, upper, self.white)
        is_rounded = behind.dtype.kind != "f"
        behind = np.array(behind)
        part = behind[shade.rows, shade.columns]
        share = shade.opacity[..., None]
        mixed = part * (1 - share) if shade.colors is None else part * (1 - share) + shade.colors * share
        if is_rounded:
            mixed = rounded(mixed, upper + shade.rows.start, shade.columns.start, self.white)
        behind[shade.rows, shade.columns] = mixed
        return rounded_rows(behind, upper, self.white)

    def lay_under(self, strip: NDArray[Any], upper: int) -> None:
        """Lay it under the rows of a result without a background, in place.

        Args:
            strip: (rows, width, 4), straight alpha.
            upper: the first row of the strip.
        """
        if (shade := self._part(upper, upper + strip.shape[0])) is None:
            return
        part = strip[shade.rows, shade.columns]
        white = np.float32(self.white)
        own = part[..., 3].astype(np.float32) / white
        below = shade.opacity * (1 - own)
        total = own + below
        colors = part[..., :3] * own[..., None]
        if shade.colors is not None:
            colors = colors + shade.colors * below[..., None]
        colors = np.rint(colors / np.maximum(total, np.float32(1e-6))[..., None])
        alpha = rounded(total * white, upper + shade.rows.start, shade.columns.start, self.white)
        part[..., :3] = np.where(alpha[..., None] > 0, np.minimum(colors, white), 0)
        part[..., 3] = alpha

    def _part(self, upper: int, lower: int) -> _Shade | None:
        if self.cast.density is None:
            return self._reflection(upper, lower)
        x, y, scale = self.subject.placed
        step = self.cast.step * scale
        origin = x + self.cast.origin[0] * scale, y + self.cast.origin[1] * scale
        ends = (start + count * step for start, count in zip(origin, self.cast.density.size, strict=True))
        right, bottom = (math.floor(end + 1e-4) for end in ends)
        left, top = math.ceil(origin[0] - 1e-4), math.ceil(origin[1] - 1e-4)
        box = max(left, 0), max(top, upper), min(right, self.subject.width), min(bottom, lower)
        if box[0] >= box[2] or box[1] >= box[3]:
            return None
        opacity = enlarged_part(self.cast.density, step, origin, box)
        full = 255 if self.cast.density.mode == "L" else 1
        opacity = np.clip(opacity * np.float32(self.cast.style.opacity / full), 0, 1)
        return _Shade(slice(box[1] - upper, box[3] - upper), slice(box[0], box[2]), opacity)

    def _reflection(self, upper: int, lower: int) -> _Shade | None:
        _, y, scale = self.subject.placed
        floor = round(y + self.cast.floor * scale)
        length = (self.cast.box[3] - self.cast.floor) * scale
        first, last = max(upper, floor), min(lower, math.ceil(floor + length))
        if first >= last:
            return None
        mirrored, opacity = self._mirrored(floor, first, last, self.cast.style.sigma * scale)
        depth = (np.arange(first, last, dtype=np.float32) + np.float32(0.5 - floor)) / np.float32(max(length, 1))
        fading = np.clip(1 - depth, 0, 1) ** np.float32(_FADE) * np.float32(self.cast.style.opacity)
        opacity = opacity * fading[:, None]
        return _Shade(slice(first - upper, last - upper), slice(0, self.subject.width), opacity, mirrored)

    def _mirrored(self, floor: int, first: int, last: int, sigma: float) -> tuple[Floats, Floats]:
        """(colors, opacity) of the subject mirrored at the row `floor`, blurred, in the rows `first` to `last`."""
        step = max(1, int(sigma / 2.5))
        halo = math.ceil(sigma * 3 / step) + (2 if step > 1 else 0)
        # Pixels of the reduced copy are the same ones in every strip.
        top = floor + ((first - floor) // step - halo) * step
        bottom = floor + (-((floor - last) // step) + halo) * step
        width = -(-self.subject.width // step) * step
        colors, alpha = self.subject.values((0, 2 * floor - bottom, width, 2 * floor - top))
        small = np.empty(((bottom - top) // step, width // step, 4), np.float32)
        for row in range(small.shape[0]):  # a few rows at a time, so that little is copied
            rows = slice(-1 - row * step, -1 - (row + 1) * step, -1)
            small[row, :, 3] = _mean(alpha[rows, :, None], step)[:, 0] / np.float32(self.white)
            if step == 1:
                small[row, :, :3] = colors[rows] * small[row, :, 3:]
            else:
                small[row, :, :3] = _mean(colors[rows] * (alpha[rows, :, None] / np.float32(self.white)), step)
        small = blurred(small, sigma / step)
        box = 0, first, self.subject.width, last
        bands = [Image.fromarray(np.ascontiguousarray(small[..., band])) for band in range(4)]
        whole = np.stack([enlarged_part(band, step, (0, top), box) for band in bands], axis=2)
        opacity = np.clip(whole[..., 3], 0, 1)
        return whole[..., :3] / np.maximum(opacity, np.float32(1e-6))[..., None], opacity


def _mean(values: NDArray[Any], step: int) -> Floats:
    """`step` rows and as many columns as one: (columns, channels)."""
    columns = values.shape[1] // step
    return values.reshape(step, columns, step, values.shape[2]).mean(axis=(0, 2), dtype=np.float32)


def rounded_rows(behind: NDArray[Any], upper: int, white: int) -> NDArray[Any]:
    """Rows of a background as integers."""
    return rounded(behind, upper, 0, white) if behind.dtype.kind == "f" else behind

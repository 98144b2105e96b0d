"""The options of a removal, validated in one place for window, command line and API."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.options import choices
from rembg_desktop.options import values as check
from rembg_desktop.options.choices import (
    SHADOW_USUAL,
    BackgroundFit,
    BackgroundPosition,
    Box,
    Centering,
    Depth,
    Detail,
    Edges,
    Framing,
    Gradient,
    Holes,
    Metadata,
    OnConflict,
    OutputFormat,
    Position,
    Shadow,
    ShadowStyle,
    Times,
    longest_reach,
)

DEFAULT_MODEL: Final = "u2netp"


@dataclass(frozen=True, slots=True)
class RemovalOptions:
    """The options of a job. Create it with from_dict(), which validates them.

    Attributes:
        model: name of a model in the catalog, or `custom:<name>` for an imported model.
        edges: soft (as predicted), refined (moved to where the colors of the photo change), decontaminate (remove
            the background color from the edge), or alpha matting.
        detail: normal, or high: the model runs again on small subjects, enlarged.
        specks: isolated spots smaller than a square with this side are removed, `"12px"` or `"0.5%"` of the
            photo's longer side. The largest part always stays.
        pinholes: enclosed gaps smaller than a square with this side are filled, in the format of specks.
        ignore_border: remove parts that touch the border of the photo, unless they are the subject.
        parts: which parts are kept: all, only the largest, or those of at least a percentage of its area (`"5%"`).
        holes: keep holes in the subject, such as that of a ring, or fill them.
        edge_shift: pixels by which the edge moves, -20 to 20; above 0 the subject becomes larger.
        feather: width of the soft edge that is added, 0-50 pixels.
        contrast: 0-100 %; soft edges become narrower, at 100 hard.
        mask_only: write the mask (8-bit gray) instead of the cutout.
        background: `none`, a color (`#rrggbb`, `rgb`, or a CSS name such as `white`; stored as `#rrggbb`), a
            gradient (`linear(white, #ddd, 180)` with the direction in degrees, or `radial(white, #ddd)`), the
            blurred photo (`blur(5%)`, of its longer side, or `blur(40px)`), or the absolute path of an image file
            or of a folder of images, which are used in turn.
        background_fit: an image as background covers the result, fits in it, or is repeated as tiles.
        background_position: where an image is if it does not have the shape of the result, or which part of it is
            seen; and where the center of a radial gradient is.
        shadow: none, drop, contact, floating, reflection, or own: the photo's own shadow is kept.
        shadow_angle: direction in which a drop shadow falls, 0-360 degrees: 0 is up, 90 right, 180 down.
        shadow_distance: `"12px"` of the photo or `"5%"` of the subject's longer side; None or `auto` for the
            usual one of this kind.
        shadow_softness: width of the shadow's blurred edge, in the format of shadow_distance; None: the usual one.
        shadow_opacity: 0-100 %; None: the usual one.
        trim: crop to the subject.
        margin: space around a trimmed subject, `"12px"` or `"5%"` of the subject's longer side.
        canvas: `"WIDTHxHEIGHT"` in pixels; the subject is scaled to fit and centered. None keeps the size.
        padding: space inside the canvas on each side, in the format of margin; percent of its shorter side.
        position: with trim or a canvas: the subject is centered vertically, or stands at the bottom.
        floor: space under a subject at the bottom, instead of margin or padding there, in the format of margin:
            percent of the canvas's shorter side, or without a canvas of the subject's longer side.
        centering: with trim or a canvas: the middle of the subject's box is centered, or its optical center, the
            center of mass of alpha.
        framing: with trim: each subject gets its own scale, or all of a folder have the same scale and baseline.
        format: file format of the result.
        quality: 1-100, for WebP, JPEG, AVIF and JPEG XL.
        lossless: use lossless compression in WebP or JPEG XL.
        max_bytes: largest file in bytes, or 0; the quality is lowered until the result fits.
        may_shrink: the result may have fewer pixels to fit max_bytes.
        clipping_path: name of the clipping path around the subject in a TIFF, JPEG or PSD file; empty for none.
        whole_photo: keep the whole photo under the alpha of a TIFF file, or in a JPEG file with a clipping path,
            for retouchers. A PSD file always contains it.
        metadata: keep or strip EXIF and XMP.
        times: keep the file times of the source (modified, accessed and, on Windows and macOS, created), or now.
        srgb: convert the colors to sRGB; otherwise they keep the color profile of the photo.
        depth: `8` bits per channel, or keep: a PNG, TIFF or PSD result has 16 if the source has more than 8.
        name: template of the file name without extension; `{stem}`, `{index}`, `{model}`, `{date}`,
            `{preset}`.
        on_conflict: what to do if the destination file exists.
    """

    model: str = DEFAULT_MODEL
    edges: Edges = Edges.SOFT
    detail: Detail = Detail.NORMAL
    specks: str = "0px"
    pinholes: str = "0px"
    ignore_border: bool = False
    parts: str = "all"
    holes: Holes = Holes.KEEP
    edge_shift: float = 0.0
    feather: float = 0.0
    contrast: float = 0.0
    mask_only: bool = False
    background: str = "none"
    background_fit: BackgroundFit = BackgroundFit.COVER
    background_position: BackgroundPosition = BackgroundPosition.CENTER
    shadow: Shadow = Shadow.NONE
    shadow_angle: float = 135.0
    shadow_distance: str | None = None
    shadow_softness: str | None = None
    shadow_opacity: float | None = None
    trim: bool = False
    margin: str = "0px"
    canvas: str | None = None
    padding: str = "0px"
    position: Position = Position.CENTER
    floor: str = "0px"
    centering: Centering = Centering.BOX
    framing: Framing = Framing.EACH
    format: OutputFormat = OutputFormat.PNG
    quality: int = 90
    lossless: bool = False
    max_bytes: int = 0
    may_shrink: bool = False
    clipping_path: str = ""
    whole_photo: bool = False
    metadata: Metadata = Metadata.KEEP
    times: Times = Times.NOW
    srgb: bool = False
    depth: Depth = Depth.EIGHT
    name: str = "{stem}"
    on_conflict: OnConflict = OnConflict.UNIQUE

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], base: "RemovalOptions | None" = None) -> "RemovalOptions":
        """Validate `values` merged into `base` (or into the defaults).

        Raises:
            AppError: invalid_option; the message contains the field, the value and the allowed values.
        """
        merged = (base or cls()).as_dict()
        for key in values:
            if key not in merged:
                raise check.invalid(key, values[key], f"unknown option; the options are {', '.join(merged)}")
        merged.update(values)
        options = cls(
            model=check.model(merged["model"]),
            edges=check.choice("edges", merged["edges"], Edges),
            detail=check.choice("detail", merged["detail"], Detail),
            specks=check.length("specks", merged["specks"]),
            pinholes=check.length("pinholes", merged["pinholes"]),
            ignore_border=check.flag("ignore_border", merged["ignore_border"]),
            parts=check.parts(merged["parts"]),
            holes=check.choice("holes", merged["holes"], Holes),
            edge_shift=check.number("edge_shift", merged["edge_shift"], -20, 20),
            feather=check.number("feather", merged["feather"], 0, 50),
            contrast=check.number("contrast", merged["contrast"], 0, 100),
            mask_only=check.flag("mask_only", merged["mask_only"]),
            background=check.background(merged["background"]),
            background_fit=check.choice("background_fit", merged["background_fit"], BackgroundFit),
            background_position=check.choice(
                "background_position", merged["background_position"], BackgroundPosition
            ),
            shadow=check.choice("shadow", merged["shadow"], Shadow),
            shadow_angle=check.number("shadow_angle", merged["shadow_angle"], 0, 360),
            shadow_distance=check.usual_or(check.length, "shadow_distance", merged["shadow_distance"]),
            shadow_softness=check.usual_or(check.length, "shadow_softness", merged["shadow_softness"]),
            shadow_opacity=check.usual_or(check.percentage, "shadow_opacity", merged["shadow_opacity"]),
            trim=check.flag("trim", merged["trim"]),
            margin=check.length("margin", merged["margin"]),
            canvas=check.canvas(merged["canvas"]),
            padding=check.length("padding", merged["padding"]),
            position=check.choice("position", merged["position"], Position),
            floor=check.length("floor", merged["floor"]),
            centering=check.choice("centering", merged["centering"], Centering),
            framing=check.choice("framing", merged["framing"], Framing),
            format=check.choice("format", _format_alias(merged["format"]), OutputFormat),
            quality=check.quality(merged["quality"]),
            lossless=check.flag("lossless", merged["lossless"]),
            max_bytes=check.byte_count("max_bytes", merged["max_bytes"]),
            may_shrink=check.flag("may_shrink", merged["may_shrink"]),
            clipping_path=check.path_name(merged["clipping_path"]),
            whole_photo=check.flag("whole_photo", merged["whole_photo"]),
            metadata=check.choice("metadata", merged["metadata"], Metadata),
            times=check.choice("times", merged["times"], Times),
            srgb=check.flag("srgb", merged["srgb"]),
            depth=check.choice("depth", merged["depth"], Depth),
            name=check.template(merged["name"]),
            on_conflict=check.choice("on_conflict", merged["on_conflict"], OnConflict),
        )
        options._check_combination("background" in values)
        return options

    def as_dict(self) -> dict[str, Any]:
        """Plain values for storage and output; the inverse of from_dict()."""
        # asdict() makes deep copies, which is slow for a list of many jobs.
        values = {name: getattr(self, name) for name in OPTION_NAMES}
        return {key: value.value if isinstance(value, StrEnum) else value for key, value in values.items()}

    def as_document(self) -> dict[str, Any]:
        """The options for other programs, some of which refuse names that they do not know.

        Options that the first clients lack are only named where they change something.
        """
        usual = RemovalOptions()
        return {
            name: value
            for name, value in self.as_dict().items()
            if name not in _LATER_OPTIONS or value != getattr(usual, name)
        }

    @classmethod
    def from_document(cls, values: Mapping[str, Any]) -> "RemovalOptions":
        """The options from another program. What only a later version knows is left out.

        Raises:
            AppError: invalid_option.
        """
        return cls.from_dict({name: value for name, value in values.items() if name in OPTION_NAMES})

    @property
    def has_cleanup(self) -> bool:
        """Whether an option changes the alpha that the model gave."""
        usual = RemovalOptions()
        return any(getattr(self, name) != getattr(usual, name) for name in CLEANUP_OPTIONS)

    @property
    def canvas_size(self) -> tuple[int, int] | None:
        """(width, height) of the canvas in pixels."""
        if self.canvas is None:
            return None
        width, height = self.canvas.split("x")
        return int(width), int(height)

    @property
    def background_color(self) -> tuple[int, int, int] | None:
        """(red, green, blue), 0-255, if the background is a solid color."""
        if not self.background.startswith("#"):
            return None
        return (int(self.background[1:3], 16), int(self.background[3:5], 16), int(self.background[5:7], 16))

    @property
    def background_gradient(self) -> Gradient | None:
        """The gradient, if the background is one."""
        return choices.gradient(self.background, check.parse_color)

    @property
    def background_blur(self) -> str | None:
        """The radius, as a length, if the background is the blurred photo; percent are of its longer side."""
        return choices.blur_radius(self.background)

    @property
    def background_image(self) -> str | None:
        """Path of the background image or of the folder of background images, if there is one."""
        is_path = self.background != "none" and not self.background_color
        return self.background if is_path and Path(self.background).is_absolute() else None

    def shadow_style(self, subject: Box) -> ShadowStyle | None:
        """The shadow of a subject with this box (left, upper, right, lower) in the photo; None if it has none."""
        if self.shadow is Shadow.NONE or self.mask_only:
            return None
        usual, side = SHADOW_USUAL[self.shadow], max(subject[2] - subject[0], subject[3] - subject[1])
        distance, softness = (
            min(
                check.exact_pixels(length if length is not None else f"{percent or 0}%", side), longest_reach(side)
            )
            for length, percent in ((self.shadow_distance, usual.distance), (self.shadow_softness, usual.softness))
        )
        opacity = usual.opacity if self.shadow_opacity is None else self.shadow_opacity
        return ShadowStyle(self.shadow, self.shadow_angle, distance, softness / 2, opacity / 100)

    @property
    def keeps_photo(self) -> bool:
        """Whether the file contains the whole photo with its colors as they are, for retouchers."""
        return (self.whole_photo or self.format is OutputFormat.PSD) and not self.mask_only

    def _check_combination(self, background_named: bool) -> None:
        self._check_handover()
        has_ground = self.format.has_alpha or self.background != "none"
        if not has_ground and not self.mask_only and not self.whole_photo:
            why = "JPEG has no transparency; choose a color such as #ffffff or an image file as background"
            field, value = ("background", self.background) if background_named else ("format", self.format.value)
            raise check.invalid(field, value, why)
        if self.framing is Framing.SAME and not self.trim:
            raise check.invalid("framing", "same", "only available together with trim")
        if self.lossless and not self.format.can_be_lossless:
            allowed = "only available for WebP and JPEG XL; PNG, TIFF and PSD are always lossless"
            raise check.invalid("lossless", True, allowed)

    def _check_handover(self) -> None:
        if self.clipping_path and not self.format.has_path:
            allowed = "only available for TIFF, JPEG and PSD; leave it empty for other formats"
            raise check.invalid("clipping_path", self.clipping_path, allowed)
        if self.max_bytes and self.format is OutputFormat.PSD:
            raise check.invalid("max_bytes", self.max_bytes, "not available for PSD; 0 for no limit")
        if not self.whole_photo or self.format is OutputFormat.PSD:
            return
        why = ""
        if not self.format.has_path:
            why = "only available for TIFF, JPEG and PSD"
        elif self.background != "none":
            why = "needs the background none; with a background, choose PSD, where it is a layer of its own"
        elif self.shadow is not Shadow.NONE:
            why = "needs the shadow none; with a shadow, choose PSD, where it is a layer of its own"
        elif self.format is OutputFormat.JPEG and not self.clipping_path:
            why = "a JPEG file needs a clipping path for it, otherwise it would only be a copy of the photo"
        elif self.format is OutputFormat.TIFF and self.may_shrink:
            why = "cannot be combined with may_shrink in TIFF"
        if why:
            raise check.invalid("whole_photo", True, why)


OPTION_NAMES: Final = tuple(field.name for field in fields(RemovalOptions))
CLEANUP_OPTIONS: Final = (
    *("specks", "pinholes", "ignore_border", "parts", "holes"),
    *("edge_shift", "feather", "contrast"),
)  # change the alpha that the model gave
LOOK_OPTIONS: Final = (
    "background_fit",
    "background_position",
    "shadow",
    "shadow_angle",
    "shadow_distance",
    "shadow_softness",
    "shadow_opacity",
)  # decide what is behind the subject, beside the background itself
_LATER_OPTIONS: Final = (
    "clipping_path",
    "whole_photo",
    "detail",
    *CLEANUP_OPTIONS,
    *LOOK_OPTIONS,
    "position",
    "floor",
    "centering",
    "framing",
    "max_bytes",
    "may_shrink",
    "srgb",
)
CUT_OPTIONS: Final = ("model", "edges", "detail", *CLEANUP_OPTIONS)  # decide the alpha of a photo
OUTPUT_OPTIONS: Final = tuple(name for name in OPTION_NAMES if name not in CUT_OPTIONS)  # decide the file


def _format_alias(value: object) -> object:
    return {"jpg": "jpeg", "tif": "tiff", "jpeg-xl": "jxl"}.get(str(value).lower(), value)

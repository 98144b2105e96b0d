"""The choices of those options that have a few, and the file formats of results."""

from enum import StrEnum


class Edges(StrEnum):
    """How the edge between subject and background is computed."""

    SOFT = "soft"
    REFINED = "refined"
    DECONTAMINATE = "decontaminate"
    MATTING = "matting"


class Detail(StrEnum):
    """How closely the model looks at a photo."""

    NORMAL = "normal"
    HIGH = "high"


class Holes(StrEnum):
    """What becomes of holes in the subject."""

    KEEP = "keep"
    FILL = "fill"


class OutputFormat(StrEnum):
    """File formats of results."""

    PNG = "png"
    WEBP = "webp"
    JPEG = "jpeg"
    TIFF = "tiff"
    AVIF = "avif"
    JXL = "jxl"
    PSD = "psd"

    @property
    def suffix(self) -> str:
        """The file extension, including the dot."""
        return {"jpeg": ".jpg", "tiff": ".tif"}.get(self.value, f".{self.value}")

    @property
    def label(self) -> str:
        """Its name for users."""
        return {"webp": "WebP", "jxl": "JPEG XL"}.get(self.value, self.value.upper())

    @property
    def has_alpha(self) -> bool:
        """Whether the format supports transparency."""
        return self is not OutputFormat.JPEG

    @property
    def can_be_lossless(self) -> bool:
        """Whether the option lossless has a meaning for the format."""
        return self in (OutputFormat.WEBP, OutputFormat.JXL)

    @property
    def has_path(self) -> bool:
        """Whether the format can contain a clipping path."""
        return self in (OutputFormat.JPEG, OutputFormat.TIFF, OutputFormat.PSD)

    @property
    def has_quality(self) -> bool:
        """Whether the option quality has a meaning for the format."""
        return self not in (OutputFormat.PNG, OutputFormat.TIFF, OutputFormat.PSD)


class Metadata(StrEnum):
    """Whether EXIF and XMP are kept. Color profile and resolution are always kept."""

    KEEP = "keep"
    STRIP = "strip"


class Times(StrEnum):
    """Which file times results get: those of their source, or the time when they are written."""

    KEEP = "keep"
    NOW = "now"


class Depth(StrEnum):
    """Bits per channel of results."""

    EIGHT = "8"
    KEEP = "keep"


class OnConflict(StrEnum):
    """What to do if the destination file exists."""

    UNIQUE = "unique"
    SKIP = "skip"
    OVERWRITE = "overwrite"


class Position(StrEnum):
    """Where the subject is vertically."""

    CENTER = "center"
    BOTTOM = "bottom"


class Centering(StrEnum):
    """Which point of the subject is centered: the middle of its box, or its center of mass."""

    BOX = "box"
    OPTICAL = "optical"


class Framing(StrEnum):
    """Whether each subject has a scale of its own, or all of a folder have the same."""

    EACH = "each"
    SAME = "same"

"""Develops camera RAW files with LibRaw, through rawpy."""

import struct
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, BinaryIO, Final

from PIL import ExifTags, Image

from rembg_desktop.imaging.decoded import BAD_FILE, Decoded, SourceMetadata, TruncatedError, UnsupportedError
from rembg_desktop.imaging.decoders.simple import described
from rembg_desktop.imaging.pixels import Deep

_MAKE, _PHOTOMETRIC, _SUB_DIRECTORIES, _DNG_VERSION = 271, 262, 330, 50706
_SENSOR_DATA: Final = (32803, 34892)
"""PhotometricInterpretation: color filter array and linear raw (TIFF/EP, and DNG 1.7)."""
_SIZES: Final = {3: 2, 4: 4, 13: 4}
"""Bytes of the types SHORT, LONG and IFD."""
_MAX_ENTRIES: Final = 1000
_SRGB_CURVE: Final = (2.4, 12.92)
"""Power and slope of the curve of sRGB, in LibRaw's notation."""
_DESCRIPTIVE: Final = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.Software,
    ExifTags.Base.DateTime,
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
)


def is_raw(file: BinaryIO) -> bool:
    """Whether a TIFF file is a camera RAW file: DNG, CR2, or a directory with sensor data of a named camera."""
    file.seek(0)
    head = file.read(16)
    if head[8:10] == b"CR":
        return True
    if head[:4] not in (b"II*\0", b"MM\0*"):
        return False
    order = "<" if head.startswith(b"II") else ">"
    first = _directory(file, order, struct.unpack_from(f"{order}I", head, 4)[0])
    if _DNG_VERSION in first:
        return True
    if _MAKE not in first:
        return False
    directories = [first, *(_directory(file, order, at) for at in first.get(_SUB_DIRECTORIES, ())[:8])]
    return any(value in _SENSOR_DATA for each in directories for value in each.get(_PHOTOMETRIC, ()))


class RawDecoder:
    """Develops with the white balance of the camera, in sRGB, at full size and upright.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        import rawpy

        file.seek(0)
        self._file: Final = file
        self._half = False
        self.has_alpha: Final = False
        with _translated_errors():
            self._raw: Any = rawpy.imread(file)
            sizes = self._raw.sizes
        turned = sizes.flip in (5, 6)
        self._size: Final = (sizes.iheight, sizes.iwidth) if turned else (sizes.iwidth, sizes.iheight)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels, upright."""
        width, height = self._size
        return (width // 2, height // 2) if self._half else self._size

    def reduce(self, size: tuple[int, int]) -> None:
        """Develop at half the size, without interpolation, which is several times as fast."""
        self._half = self._size[0] // 2 >= size[0] and self._size[1] // 2 >= size[1]

    is_deep: Final = True

    def decode(self) -> Decoded:
        """Develop the photo."""
        pixels, found = self._develop(8)
        return Decoded(Image.fromarray(pixels), None, found)

    def decode_deep(self) -> Decoded:
        """Develop the photo with 16 bits."""
        pixels, found = self._develop(16)
        deep = Deep(pixels)
        return Decoded(deep.image(), None, found, deep=deep)

    def _develop(self, bits: int) -> tuple[Any, SourceMetadata]:
        """((height, width, 3) RGB with so many bits, metadata)."""
        with _translated_errors(), self._raw as raw:
            found = self._metadata(raw)
            pixels = raw.postprocess(
                use_camera_wb=True, no_auto_bright=True, output_bps=bits, gamma=_SRGB_CURVE, half_size=self._half
            )
        return pixels, found

    def _metadata(self, raw: Any) -> SourceMetadata:  # noqa: ANN401 - rawpy has no types
        """EXIF of the file if it is a TIFF file, otherwise of its preview. Previews themselves are never kept."""
        try:
            self._file.seek(0)
            data = self._file.read()
            source = Image.Exif()
            if data[:4] in (b"II*\0", b"MM\0*"):
                source.load(data)
            else:
                preview: Any = raw.extract_thumb()
                source = Image.open(BytesIO(preview.data), formats=["JPEG"]).getexif()
            return described(_descriptive(source), None, None)
        except (*BAD_FILE, *_libraw_errors()):
            return SourceMetadata()


def _descriptive(source: Image.Exif) -> bytes | None:
    """A TIFF block of the tags about the photo, without those about the structure of the file."""
    kept = Image.Exif()
    for tag in _DESCRIPTIVE:
        if tag in source:
            kept[tag] = source[tag]
    details = dict(source.get_ifd(ExifTags.IFD.Exif))
    details.pop(ExifTags.Base.MakerNote, None)
    if details:
        kept.get_ifd(ExifTags.IFD.Exif).update(details)
        kept[ExifTags.IFD.Exif] = details
    if places := dict(source.get_ifd(ExifTags.IFD.GPSInfo)):
        kept[ExifTags.IFD.GPSInfo] = places
    return kept.tobytes().removeprefix(b"Exif\0\0") if dict(kept) else None


def _directory(file: BinaryIO, order: str, at: int) -> dict[int, tuple[int, ...]]:
    """The entries of a TIFF directory by tag; only whole numbers have values."""
    file.seek(at)
    count = file.read(2)
    if len(count) < 2:
        return {}
    number = min(struct.unpack(f"{order}H", count)[0], _MAX_ENTRIES)
    data = file.read(12 * number)
    found: dict[int, tuple[int, ...]] = {}
    for start in range(0, len(data) - 11, 12):
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, start)
        found[tag] = ()
        if kind not in _SIZES or length > _MAX_ENTRIES:
            continue
        size = _SIZES[kind] * length
        values = data[start + 8 : start + 12]
        if size > 4:
            file.seek(struct.unpack(f"{order}I", values)[0])
            values = file.read(size)
        if len(values) >= size:
            found[tag] = struct.unpack(f"{order}{length}{'H' if kind == 3 else 'I'}", values[:size])
    return found


def _libraw_errors() -> tuple[type[Exception], ...]:
    import rawpy

    errors: Any = rawpy
    return (errors.LibRawError,)


@contextmanager
def _translated_errors() -> Generator[None]:
    import rawpy

    errors: Any = rawpy
    try:
        yield
    except errors.LibRawFileUnsupportedError as error:
        raise UnsupportedError("LibRaw does not know this camera or file.") from error
    except errors.LibRawIOError as error:
        raise TruncatedError(str(error)) from error
    except errors.LibRawError as error:
        raise ValueError(str(error)) from error

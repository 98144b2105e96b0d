"""Decodes TIFF with tifffile, strip by strip: any bit depth, layout, byte order and compression, also BigTIFF.

Pillow reads many kinds of TIFF wrongly without an error, for example separate planes of 16 bits. It is used
only for YCbCr that is not stored as JPEG, for the old JPEG compression (6), which libtiff converts right, and
for plain RGB, uncompressed or with LZW, which it decodes in less time.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging import tiff_metadata
from rembg_desktop.imaging.decoded import (
    BAD_FILE,
    Decoded,
    SourceMetadata,
    TruncatedError,
    UnsupportedError,
    read_metadata,
)
from rembg_desktop.imaging.decoders.jpeg_stream import has_hole
from rembg_desktop.imaging.decoders.tiff_samples import (
    OLD_JPEG,
    RGB,
    YCBCR,
    Converter,
    Untyped,
    layout_of,
    tifffile_module,
)
from rembg_desktop.imaging.pixels import WHITE, Deep, split

_BYTE: Final = 8
_FAX_4: Final = 4
_FAX_RUN: Final = 4
"""Zero bytes. The codes of Group 4 have at most 17 zero bits in a row (ITU-T T.6)."""
_LZW: Final = 5
_JPEG: Final = (7, 33007)
_REDUCED: Final = 1
_MASK: Final = 4
"""Bits of NewSubfileType (TIFF 6.0, section 8)."""

_MAX_PAGES: Final = 256
_MAX_TILE: Final = 1 << 24
"""Pixels. Larger tiles than this and than the image are an error of the file and would only use memory."""

_BAND_BYTES: Final = 1 << 21


class TiffDecoder:
    """Decodes the first page of a TIFF file, or the largest full page if the first one is a preview.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: Final = file
        self._slim: Final = tiff_metadata.for_decoders(file)
        self._slim.seek(0)
        self._tiff: Final[Any] = tifffile_module().TiffFile(self._slim)
        self._page, self._more_frames = _choose_page(self._tiff)
        self._size: Final = int(self._page.imagewidth), int(self._page.imagelength)
        if 0 in self._size:
            raise ValueError("a page without a size")
        self._layout: Final = layout_of(self._page)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._size

    @property
    def has_alpha(self) -> bool:
        """Whether the pixels have an alpha sample."""
        return self._layout.alpha is not None

    def reduce(self, size: tuple[int, int]) -> None:
        """Not possible in this format."""

    @property
    def is_deep(self) -> bool:
        """Whether the samples have more than 8 bits."""
        page = self._page
        bits: Any = page.bitspersample
        most = int(np.max(bits))
        return most > _BYTE and not self._layout.has_palette and not _needs_pillow(page)

    def decode(self) -> Decoded:
        """Decode the page."""
        page, layout = self._page, self._layout
        found = self._metadata()
        if (_needs_pillow(page) or _suits_pillow(page)) and (image := self._open_with_pillow()):
            colors, alpha = self._load(image)
            return Decoded(colors, alpha, found.as_upright(), self._more_frames)
        if _needs_pillow(page):
            raise UnsupportedError("its YCbCr pixels are stored in a way that is not supported.")
        convert = Converter(page, layout, self._bands)
        colors = Image.new(layout.mode, self._size, None)
        alpha = None if layout.alpha is None else Image.new("L", self._size, None)
        is_rgba = _is_plain(page) and (layout.mode, layout.alpha, layout.premultiplied) == ("RGB", 3, False)
        for at, band in self._bands():
            box = (*at, at[0] + band.shape[1], at[1] + band.shape[0])
            if is_rgba:
                part = _image("RGBA", band)
                colors.paste(part.convert("RGB"), box)
                cast("Image.Image", alpha).paste(part.getchannel("A"), box)
                continue
            values, opacity = convert(band)
            colors.paste(_image(layout.mode, values), box)
            if alpha is not None and opacity is not None:
                alpha.paste(_image("L", opacity), box)
        return Decoded(colors, alpha, found, self._more_frames)

    def decode_deep(self) -> Decoded:
        """Decode the page, RGB and gray also with 16 bits."""
        layout = self._layout
        if not self.is_deep or layout.mode not in ("RGB", "L"):
            return self.decode()
        found = self._metadata()
        convert = Converter(self._page, layout, self._bands, WHITE)
        width, height = self._size
        deep = Deep(np.empty((height, width, layout.colors), np.uint16))
        if layout.alpha is not None:
            deep.alpha = np.empty((height, width), np.uint16)
        for (x, y), band in self._bands():
            rows, columns = slice(y, y + band.shape[0]), slice(x, x + band.shape[1])
            deep.colors[rows, columns], opacity = convert(band)
            if deep.alpha is not None and opacity is not None:
                deep.alpha[rows, columns] = opacity
        return Decoded(deep.image(), deep.alpha_image(), found, self._more_frames, deep=deep)

    def _metadata(self) -> SourceMetadata:
        """The metadata, after a check of the pixels' places in the file."""
        _check_segments(self._page, self._tiff.filehandle.size)
        return read_metadata(self._file, "TIFF", page_at=self._page.offset)

    def _bands(self) -> Iterator[tuple[tuple[int, int], NDArray[Any]]]:
        """((x, y), samples) of each part of the image. Samples: rows, columns, channels; dtype of the file."""
        page = self._page
        if page.planarconfig == 2 and page.samplesperpixel > 1:
            planes: Any = np.empty(page.shaped[:1] + page.shaped[2:4], page.dtype)
            for plane, (x, y), part in self._segments():
                planes[plane, y : y + part.shape[0], x : x + part.shape[1]] = part[..., 0]
            rows = _band_rows(planes[:, 0].nbytes)
            for y in range(0, planes.shape[1], rows):
                yield (0, y), np.moveaxis(planes[:, y : y + rows], 0, 2)
            return
        for _, (x, y), part in self._segments():
            rows = _band_rows(part[0].nbytes)
            for top in range(0, part.shape[0], rows):
                yield (x, y + top), part[top : top + rows]

    def _segments(self) -> Iterator[tuple[int, tuple[int, int], NDArray[Any]]]:
        """(plane, (x, y), samples) of each decoded strip or tile, without its padding."""
        page = self._page
        if page.is_contiguous and page.predictor == 1 and page.fillorder == 1:
            yield from self._stored_rows()
            return
        jpeg = page.compression in _JPEG
        tables = {"jpegtables": page.jpegtables, "jpegheader": page.jpegheader} if jpeg else {}
        width, height = self._size
        for index in range(_segment_count(page)):
            self._file.seek(page.dataoffsets[index])
            data = self._file.read(page.databytecounts[index])
            if jpeg:
                _check_jpeg(data, page)
            elif page.compression == _FAX_4 and bytes(_FAX_RUN) in data.rstrip(b"\0"):
                raise ValueError("a part of the pixels is replaced by zeros")
            part, (plane, _, y, x, _), _ = page.decode(data, index, **tables)
            yield plane, (x, y), part[0, : height - y, : width - x]

    def _stored_rows(self) -> Iterator[tuple[int, tuple[int, int], NDArray[Any]]]:
        planes, _, height, width, samples = self._page.shaped
        stored = np.dtype(self._page.dtype).newbyteorder(self._tiff.byteorder)
        per_row = width * samples * stored.itemsize
        rows = _band_rows(per_row)
        self._file.seek(self._page.dataoffsets[0])
        for plane in range(planes):
            for y in range(0, height, rows):
                count = min(rows, height - y)
                data = self._file.read(count * per_row)
                if len(data) < count * per_row:
                    raise TruncatedError("the end of the pixels is missing")
                part = np.frombuffer(data, stored).reshape(count, width, samples)
                yield plane, (0, y), part.astype(stored.newbyteorder("="), copy=False)

    def _open_with_pillow(self) -> Image.Image | None:
        """The page, opened with Pillow; None if it cannot open this kind of file or page."""
        try:
            index = int(self._page.index)
            if self._tiff.pages[index].offset != self._page.offset:  # a page below another one
                return None
            self._slim.seek(0)
            image = Image.open(self._slim, formats=["TIFF"])
            image.seek(index)
        except BAD_FILE:
            return None
        # Pillow gives the size of the upright picture.
        return image if image.size in (self._size, self._size[::-1]) else None

    def _load(self, image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
        try:
            image.load()
        except BAD_FILE as error:
            if self._page.compression == OLD_JPEG:
                raise UnsupportedError(
                    "it uses the outdated JPEG compression of TIFF 6.0, which is not supported."
                ) from error
            raise
        return split(image)


def _choose_page(tiff: Untyped) -> tuple[Untyped, bool]:
    """(page to decode, whether there are further full pages). Previews and masks are not full pages."""
    first = tiff.pages[0]
    full = [page for page in _chain(tiff.pages) if not page.subfiletype & (_REDUCED | _MASK)]
    if full and full[0].offset == first.offset:
        return first, len(full) > 1
    if not full and first.subifds:
        full = [page for page in _chain(first.pages) if not page.subfiletype & (_REDUCED | _MASK)]
    if not full:
        return first, False
    return max(full, key=lambda page: page.imagewidth * page.imagelength), len(full) > 1


def _chain(pages: Untyped) -> Iterator[Untyped]:
    """The pages of a list that can be read. A list that is damaged or that points to itself ends there."""
    seen: set[int] = set()
    for index in range(_MAX_PAGES):
        try:
            page = pages[index]
        except BAD_FILE:
            return
        if page.offset in seen or not page.imagewidth:
            return
        seen.add(page.offset)
        yield page


def _is_plain(page: Untyped) -> bool:
    """Whether the pixels are RGB or RGBA with 8 bits."""
    return (
        page.photometric == RGB
        and page.bitspersample == 8
        and page.planarconfig == 1
        and np.dtype(page.dtype).kind == "u"
        and (page.samplesperpixel, *page.extrasamples) in ((3,), (4, 2))
    )


def _suits_pillow(page: Untyped) -> bool:
    """Whether Pillow decodes the page in less time, and right."""
    if page.parent.is_bigtiff or page.fillorder != 1 or not _is_plain(page):
        return False
    return page.compression == _LZW or (page.compression == 1 and page.samplesperpixel == 3)


def _needs_pillow(page: Untyped) -> bool:
    if page.compression == OLD_JPEG:
        return True
    return page.photometric == YCBCR and not (page.compression in _JPEG and page.planarconfig == 1)


def _segment_count(page: Untyped) -> int:
    return int(np.prod(page.chunked, dtype=np.int64))


def _check_segments(page: Untyped, size: int) -> None:
    """Check that the strips or tiles are in the file before anything is allocated for them.

    Raises:
        TruncatedError: one is beyond the end of the file, which has `size` bytes.
        ValueError: they are missing or not plausible.
    """
    offsets, counts = page.dataoffsets, page.databytecounts
    if page.is_tiled and page.tilewidth * page.tilelength > max(_MAX_TILE, page.imagewidth * page.imagelength):
        raise ValueError("tiles of an impossible size")
    if page.is_contiguous:
        if not offsets or offsets[0] + page.nbytes > size:
            raise TruncatedError("the end of the pixels is missing")
        return
    if page.compression == OLD_JPEG:
        return
    count = _segment_count(page)
    if len(offsets) < count or len(counts) < count:
        raise ValueError("strips are missing")
    if any(offset + length > size for offset, length in zip(offsets, counts, strict=False)):
        raise TruncatedError("the end of the pixels is missing")
    if not all(offsets[:count]) or not all(counts[:count]):
        raise ValueError("strips are missing")
    if sum(counts) > 4 * size + (1 << 26):  # small blank tiles can be shared, but not everything
        raise ValueError("strips that overlap")


def _check_jpeg(data: bytes, page: Untyped) -> None:
    """Raise ValueError if a JPEG strip is damaged or larger than the image. libjpeg would only warn."""
    import simplejpeg

    _, height, width, samples = tifffile_module().tifffile.jpeg_shape(data)
    if width * height > max(_MAX_TILE, page.imagewidth * page.imagelength):
        raise ValueError("a JPEG strip of an impossible size")
    if page.bitspersample == 8 and samples in (1, 3):
        whole = page.jpegtables[:-2] + data[2:] if page.jpegtables else data
        if has_hole(whole, cast("Any", simplejpeg).decode_jpeg(whole, colorspace="GRAY", strict=True)):
            raise ValueError("a part of the pixels is replaced by zeros")


def _band_rows(row_bytes: int) -> int:
    return max(1, _BAND_BYTES // max(1, row_bytes))


def _image(mode: str, values: NDArray[np.uint8]) -> Image.Image:
    data = np.ascontiguousarray(values)
    return Image.frombuffer(mode, (data.shape[1], data.shape[0]), data, "raw", mode, 0, 1)

"""A result with a largest size is never larger, and has the best quality that fits."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cutting import MaskRemover, cut, noise, opened, rgba
from PIL import Image, ImageFilter

from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.imaging import encode, size_limit
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.encoders import write_png
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import cut_out

SIZE = (64, 48)
LOSSY = ("jpeg", "webp", "avif", "jxl")


def picture(*, alpha: bool = False, seed: int = 1) -> np.ndarray:
    """Soft noise, which compresses like a photo."""
    colors = np.asarray(noise(SIZE, seed).filter(ImageFilter.GaussianBlur(1.5)))
    if not alpha:
        return colors
    opacity = np.asarray(disk())
    return np.dstack([colors * (opacity[..., None] > 0), opacity])


def disk() -> Image.Image:
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    return Image.fromarray(np.clip(300 - 15 * np.hypot(x - 32, y - 24), 0, 255).astype(np.uint8))


def strips(pixels: np.ndarray) -> Iterator[np.ndarray]:
    for upper in range(0, pixels.shape[0], 32):
        yield pixels[upper : upper + 32]


def plain(pixels: np.ndarray, **options: Any) -> bytes:
    target = BytesIO()
    wanted = RemovalOptions.from_dict({"background": "#ffffff", **options})
    size = pixels.shape[1], pixels.shape[0]
    encode.write(target, size, pixels.shape[2], strips(pixels), SourceMetadata(), wanted)
    return target.getvalue()


def limited(pixels: np.ndarray, **options: Any) -> tuple[bytes, tuple[int, int], list[str], int]:
    """(the file, its size, what is said about it, how often it was encoded)."""
    target, begun = BytesIO(), []
    wanted = RemovalOptions.from_dict({"background": "#ffffff", **options})
    size, notices = size_limit.write(
        target,
        pixels.shape[1::-1],
        pixels.shape[2],
        strips(pixels),
        SourceMetadata(),
        wanted,
        pixels.itemsize * 8,
        begun.append,
    )
    return target.getvalue(), size, [notice.message for notice in notices], len(begun)


@pytest.mark.parametrize("share", [0.15, 0.5, 0.97])
@pytest.mark.parametrize(
    ("kind", "alpha"), [(kind, alpha) for kind in LOSSY for alpha in (False, True) if kind != "jpeg" or not alpha]
)
def test_the_best_quality_that_fits_is_found_to_one_step(kind: str, alpha: bool, share: float) -> None:
    pixels, top = picture(alpha=alpha), 60
    low, high = (len(plain(pixels, format=kind, quality=quality)) for quality in (10, top))
    limit = round(low + share * (high - low))
    data, size, (said,), _ = limited(pixels, format=kind, quality=top, max_bytes=limit)
    assert len(data) <= limit
    assert size == SIZE
    chosen = int(said.split(f"from {top} to ")[1].split()[0])
    assert data == plain(pixels, format=kind, quality=chosen)
    assert not [
        quality
        for quality in range(chosen + 2, top + 1, 1 if chosen > top - 8 else 5)
        if len(plain(pixels, format=kind, quality=quality)) <= limit
    ]


@pytest.mark.parametrize("kind", LOSSY)
@pytest.mark.parametrize("what", ["gradient", "flat"])
def test_small_files_have_the_best_quality_though_their_sizes_go_up_and_down(kind: str, what: str) -> None:
    image = Image.linear_gradient("L").rotate(45).resize((24, 16)).convert("RGB")
    if what == "flat":
        image = Image.new("RGB", (24, 16), "#3a7d44")
    pixels, top = np.asarray(image), 40
    sizes = {quality: len(plain(pixels, format=kind, quality=quality)) for quality in range(1, top + 1)}
    for limit in sorted({*sizes.values()} - {sizes[top]})[:3]:
        data, _, said, _ = limited(pixels, format=kind, quality=top, max_bytes=limit)
        chosen = int(said[0].split(f"from {top} to ")[1].split()[0]) if said else top
        assert len(data) <= limit
        assert chosen >= max(quality for quality, size in sizes.items() if size <= limit) - 1


def test_a_quality_far_above_larger_files_is_found() -> None:
    """Sizes of small JPEG XL files with a gradient go up and down by half."""
    across, down = np.linspace(0, 120, 21)[None, :, None], np.linspace(0, 40, 900)[:, None, None]
    pixels = (across * np.array([0.4, 0.7, 1.0]) + down).astype(np.uint8)
    sizes = {quality: len(plain(pixels, format="jxl", quality=quality)) for quality in range(1, 41)}
    for limit in sorted({*sizes.values()} - {sizes[40]})[:12:2]:
        data, _, (said,), _ = limited(pixels, format="jxl", quality=40, max_bytes=limit)
        assert len(data) <= limit
        best = max(quality for quality, size in sizes.items() if size <= limit)
        assert int(said.split("from 40 to ")[1].split()[0]) >= best - 1


def test_jpeg_xl_files_that_get_smaller_from_a_quality_on_are_found() -> None:
    pixels = np.full((1630, 80, 3), 255, np.uint8)
    pixels[815:] = np.random.default_rng(1).integers(0, 256, (815, 80, 3))
    sizes = {quality: len(plain(pixels, format="jxl", quality=quality)) for quality in range(10, 47)}
    limits = [sizes[20], sizes[40], sizes[40] + 300]
    assert min(limits) > 16_384
    assert sizes[19] > sizes[20]
    assert sizes[37] > sizes[40]
    for limit in limits:
        data, _, (said,), encodings = limited(pixels, format="jxl", quality=46, max_bytes=limit)
        best = max(quality for quality, size in sizes.items() if size <= limit)
        assert len(data) <= limit
        assert int(said.split("from 46 to ")[1].split()[0]) >= best - 1
        assert encodings <= 6


def test_larger_files_are_encoded_six_times_at_most() -> None:
    pixels = np.asarray(noise((256, 192), 2))
    limit = len(plain(pixels, format="jpeg", quality=80)) + 5
    data, _, _, encodings = limited(pixels, format="jpeg", quality=90, max_bytes=limit)
    assert 16_384 < len(data) <= limit
    assert encodings <= 6


@pytest.mark.parametrize("kind", [*LOSSY, "png", "tiff"])
def test_a_file_that_fits_is_the_same_as_without_a_limit(kind: str) -> None:
    expected = plain(picture(), format=kind, quality=80)
    data, _, said, encodings = limited(picture(), format=kind, quality=80, max_bytes=len(expected))
    assert (data, said, encodings) == (expected, [], 1)


@pytest.mark.parametrize("options", [*({"format": kind} for kind in LOSSY), {"format": "png"}, {"format": "tiff"}])
@pytest.mark.parametrize("may_shrink", [False, True])
def test_what_cannot_fit_is_refused_with_figures(options: dict[str, Any], may_shrink: bool) -> None:
    with pytest.raises(AppError) as caught:
        limited(picture(), **options, max_bytes=20, may_shrink=may_shrink)
    assert caught.value.code is ErrorCode.FILE_TOO_LARGE
    assert "20 bytes" in caught.value.message
    assert "64 x 48" in caught.value.message


@pytest.mark.parametrize(
    "options",
    [
        {"format": "png"},
        {"format": "tiff"},
        {"format": "webp", "lossless": True},
        {"format": "jxl", "lossless": True},
        *({"format": kind, "quality": 90} for kind in LOSSY),
    ],
)
@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.8])
def test_fewer_pixels_are_used_only_if_that_is_allowed(options: dict[str, Any], alpha: bool, share: float) -> None:
    pixels = picture(alpha=alpha and options["format"] != "jpeg")
    lowest = {**options, "quality": size_limit.SHRINK_QUALITY} if "quality" in options else options
    least, most = len(plain(pixels[:1, :1], **lowest)), len(plain(pixels, **lowest))
    limit = round(least + share * (most - least))
    data, size, (said,), encodings = limited(pixels, **options, max_bytes=limit, may_shrink=True)
    assert len(data) <= limit
    assert len(data) >= least + 0.4 * (limit - least)
    assert encodings <= 6
    assert size[0] < SIZE[0]
    assert size[0] / size[1] == pytest.approx(SIZE[0] / SIZE[1], rel=0.1)
    assert f"to {size[0]} x {size[1]} pixels" in said
    assert f"to {size_limit.SHRINK_QUALITY} " in said or "quality" not in options
    if options["format"] in ("png", "tiff", "webp") and "quality" not in options:
        with pytest.raises(AppError, match="does not fit"):
            limited(pixels, **options, max_bytes=limit)
        found = rgba(data)
        assert not found[found[..., 3] == 0].any()


def test_quality_is_lowered_first_where_fewer_pixels_are_allowed() -> None:
    limit = len(plain(picture(), format="jpeg", quality=size_limit.SHRINK_QUALITY + 8))
    _, size, (said,), _ = limited(picture(), format="jpeg", max_bytes=limit, may_shrink=True)
    assert size == SIZE
    assert int(said.split("from 90 to ")[1].split()[0]) >= size_limit.SHRINK_QUALITY + 7


@pytest.mark.parametrize("channels", [3, 4])
def test_16_bits_stay_16_bits(channels: int) -> None:
    words = picture(alpha=channels == 4).astype(np.uint16) * 257 + 3 * (channels == 3)
    size_of = BytesIO()
    write_png(size_of, SIZE, channels, [words], SourceMetadata(), depth=16)
    data, size, _, _ = limited(words, format="png", max_bytes=size_of.tell() // 2, may_shrink=True)
    assert data[24:26] == bytes((16, 6 if channels == 4 else 2))
    assert opened(data).size == size


def test_a_flat_background_stays_exact(tmp_path: Path) -> None:
    Image.fromarray(picture()).save(tmp_path / "a.png")
    done, data = cut(tmp_path / "a.png", disk(), background="#ffffff", max_bytes="1 KB", may_shrink=True)
    assert len(data) <= 1000
    assert done.width < SIZE[0]
    found = rgba(data)
    for border in (found[0], found[-1], found[:, 0], found[:, -1]):
        assert (border == 255).all()
    assert [notice.code for notice in done.notices] == ["pixels_reduced"]


def test_metadata_larger_than_the_limit_is_no_endless_search(tmp_path: Path) -> None:
    image = Image.fromarray(picture())
    exif = image.getexif()
    exif[270] = "x" * 9000
    image.save(tmp_path / "a.jpg", exif=exif)
    with pytest.raises(AppError) as caught:
        cut(tmp_path / "a.jpg", disk(), format="webp", max_bytes=8000, may_shrink=True)
    assert caught.value.code is ErrorCode.FILE_TOO_LARGE
    assert "strip the metadata" in caught.value.hint
    _, data = cut(tmp_path / "a.jpg", disk(), format="webp", max_bytes=8000, metadata="strip")
    assert len(data) <= 8000


def test_the_search_can_be_canceled_between_two_encodings(tmp_path: Path) -> None:
    Image.fromarray(picture()).save(tmp_path / "a.png")
    token, shares = CancelToken(), []

    def progress(share: float) -> None:
        shares.append(share)
        if share > 0.8:
            token.cancel()

    options = RemovalOptions.from_dict({"format": "webp", "max_bytes": 1200})
    target = BytesIO()
    with pytest.raises(Cancelled):
        cut_out(tmp_path / "a.png", target, options, MaskRemover(disk()), token, progress=progress)
    assert 0.8 < shares[-1] < 0.9
    assert target.getvalue() == b""

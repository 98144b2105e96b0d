"""Fetching one large file over HTTP so that a cut loses nothing and nothing unverified is ever used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rembg_desktop.cancel import CancelToken
from rembg_desktop.errors import AppError, ErrorCode


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is fetched from where.

    Attributes:
        url: address of the file.
        target: where it goes; `<target>.part` and `<target>.part.json` are beside it meanwhile.
        name: the model's name for messages.
        bytes: its size.
        sums: hexadecimal sums it must have, by algorithm.
        proxy: address of a proxy for HTTP and HTTPS; empty follows the system.
    """

    url: str
    target: Path
    name: str
    bytes: int
    sums: Mapping[str, str]
    proxy: str


def download(transfer: Transfer, progress: Callable[[int, int], None], cancel: CancelToken) -> Path:
    """Fetch."""
    raise NotImplementedError


def disk_full(folder: Path, needed: int) -> AppError:
    """The failure of a disk without room for a model of `needed` bytes."""
    return AppError(
        ErrorCode.DISK_FULL,
        f"The disk with {folder} has no room for a model of {max(1, round(needed / 1e6))} MB.",
        "Free some space and try again.",
    )

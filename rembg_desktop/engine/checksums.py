"""Hashing files of up to a gigabyte, cancellable."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rembg_desktop.cancel import CancelToken

_BLOCK: Final = 1 << 20


def checksums(
    path: Path,
    *names: str,
    cancel: CancelToken | None = None,
    progress: Callable[[int], None] | None = None,
) -> dict[str, str]:
    """Hexadecimal sums of a file by name of the algorithm (`md5`, `sha256`), in one pass.

    Args:
        path: the file.
        names: as for hashlib.new().
        cancel: asked after each mebibyte.
        progress: told the bytes that were read so far.

    Raises:
        Cancelled: the token was cancelled.
        OSError: the file cannot be read.
    """
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in names}
    done = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            for digest in digests.values():
                digest.update(block)
            done += len(block)
            if progress:
                progress(done)
            if cancel:
                cancel.check()
    return {name: digest.hexdigest() for name, digest in digests.items()}

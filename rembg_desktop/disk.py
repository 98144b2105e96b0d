"""Folders that come and go with their drives, and the free space on them."""

import os
import shutil
from pathlib import Path
from typing import Final

_SHARE: Final = 0.05
"""On a small disk, the share of it that is kept free in place of the wanted number of bytes."""


def is_folder(path: Path) -> bool:
    """Whether a folder is there and can be reached.

    Path.is_dir() raises what a drive that has gone, a lost connection or a locked folder above answers.
    """
    return os.path.isdir(path)  # noqa: PTH112


def free_bytes(folder: Path) -> int:
    """Free space at `folder`, bytes.

    Raises:
        OSError: the folder is gone.
    """
    return shutil.disk_usage(folder).free


def wanted_bytes(folder: Path, low: int) -> int:
    """Free space below which nothing new is begun: `low` bytes, on small disks less.

    Raises:
        OSError: the folder is gone.
    """
    return min(low, int(shutil.disk_usage(folder).total * _SHARE))

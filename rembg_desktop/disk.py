"""Free space where results go."""

import shutil
from pathlib import Path
from typing import Final

_SHARE: Final = 0.05
"""On a small disk, the share of it that is kept free in place of the wanted number of bytes."""


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

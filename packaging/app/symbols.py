"""Strips debug symbols from libraries on Linux, which saves 60 MB."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

STRIPPED: Final = ("lib-dynload/", "libpython3", "PIL/_imaging.", "imagecodecs/")
"""The libraries with the most symbols. Others are not stripped: patched libraries in wheels would break."""


def without_symbols(entry: tuple[str, str, str], folder: Path) -> tuple[str, str, str]:
    """The same library, or a stripped copy in `folder`; entries are (destination, source path, kind)."""
    place, path, kind = entry
    if sys.platform != "linux" or kind == "SYMLINK" or not any(part in place for part in STRIPPED):
        return entry
    copy = folder / place
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, copy)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)
    return place, str(copy), kind

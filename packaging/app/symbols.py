"""Takes the symbols for debuggers out of libraries on Linux, where they were 50 MB."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

STRIPPED: Final = ("lib-dynload/", "libpython3", "libllvmlite", "numba/", "PIL/_imaging.")
"""Those with most of them. Not every library: some that wheels bring were patched, and break when stripped."""


def without_symbols(entry: tuple[str, str, str], folder: Path) -> tuple[str, str, str]:
    """The same library, or a copy of it in `folder`; entries are (place, path it comes from, kind)."""
    place, path, kind = entry
    if sys.platform != "linux" or kind == "SYMLINK" or not any(part in place for part in STRIPPED):
        return entry
    copy = folder / place
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, copy)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)
    return place, str(copy), kind

"""The main job of `make run`: cut out what PHOTOS names; else open the window, or cut out the samples."""

import os
import shlex
import subprocess
import sys
from glob import glob
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = [sys.executable, "-m", "rembg_desktop"]


def paths_in(text: str) -> list[str]:
    """The files and folders that a person meant by `text`.

    It may be one path, spaces and all; several, separated by spaces; or words quoted as for a shell. Paths
    with spaces need no quotes as long as they exist: `A folder/a.jpg B folder` names two things when both are
    there. `~` and wildcards are understood.
    """
    whole = _at_home(text.strip())
    if os.path.exists(whole):  # noqa: PTH110 - Path.exists() fails for many names in a row, which are too long for one
        return [whole]
    try:
        words = shlex.split(text, posix=os.name != "nt")
    except ValueError:  # an apostrophe in a name
        words = text.split()
    found = [path for word in words for path in _expand(word)]
    if all(os.path.exists(path) for path in found):  # noqa: PTH110
        return found
    return _joined(text.split())


def has_display(environment: dict[str, str], platform: str) -> bool:
    """Whether a window could be shown."""
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Do it; the exit code is the program's."""
    photos = os.environ.get("PHOTOS", "").strip()
    if photos:
        return _program("submit", "--recursive", "--wait", "--", *paths_in(photos))
    if has_display(dict(os.environ), sys.platform):
        return _program("gui")
    print("There is no display to show the window on: cutting out the sample photos instead.")
    target = ROOT / "cutouts"
    samples = sorted(map(str, (ROOT / "resources" / "photos").glob("*.jpg")))
    # The folder holds nothing but these results, so a second run need not pile up copies.
    code = _program("submit", "--output", str(target), "--on-conflict", "overwrite", "--wait", "--", *samples)
    if code == 0:
        print(f"The results are in {target}")
        print('For your own photos: make run PHOTOS="a folder or files"')
    return code


def _program(*arguments: str) -> int:
    sys.stdout.flush()
    return subprocess.run([*PROGRAM, *arguments], check=False).returncode


def _expand(word: str) -> list[str]:
    path = _at_home(word)
    # Path.glob takes no pattern that starts at the root of the file system.
    return [path] if os.path.exists(path) else sorted(glob(path)) or [path]  # noqa: PTH110, PTH207


def _at_home(text: str) -> str:
    # Path.expanduser() fails for what is no user's name, and `~photo.jpg` is a good name for a file.
    return str(Path(os.path.expanduser(text)))  # noqa: PTH111


def _joined(words: list[str]) -> list[str]:
    """Words put together again to the longest paths that exist; a word that fits nowhere stays alone."""
    paths: list[str] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            candidate = _at_home(" ".join(words[start:end]))
            if os.path.exists(candidate) or end == start + 1:  # noqa: PTH110
                paths.extend(_expand(candidate))
                start = end
                break
    return paths


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

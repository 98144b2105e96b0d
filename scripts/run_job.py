"""What `make run` does: process the files in PHOTOS, or open the window, or process the sample photos."""

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
    """The files and folders that a user meant with `text`.

    This can be one path, including spaces; several paths, separated by spaces; or paths quoted as in a shell.
    Existing paths with spaces need no quotes: `A folder/a.jpg B folder` means two paths if both exist.
    `~` and wildcards are expanded.
    """
    whole = _at_home(text.strip())
    if os.path.exists(whole):  # noqa: PTH110 - Path.exists() raises for a long list of names
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
    """Whether a window can be shown."""
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Run the program and return its exit code."""
    photos = os.environ.get("PHOTOS", "").strip()
    if photos:
        return _program("submit", "--recursive", "--wait", "--", *paths_in(photos))
    if has_display(dict(os.environ), sys.platform):
        return _program("gui")
    print("No display found. Processing the sample photos instead of opening the window.")
    target = ROOT / "cutouts"
    samples = sorted(map(str, (ROOT / "resources" / "photos").glob("*.jpg")))
    # The folder contains only these results: overwrite them instead of adding copies.
    code = _program("submit", "--output", str(target), "--on-conflict", "overwrite", "--wait", "--", *samples)
    if code == 0:
        print(f"The results are in {target}")
        print('To process your own photos: make run PHOTOS="a folder or files"')
    return code


def _program(*arguments: str) -> int:
    sys.stdout.flush()
    return subprocess.run([*PROGRAM, *arguments], check=False).returncode


def _expand(word: str) -> list[str]:
    path = _at_home(word)
    # Path.glob does not support absolute patterns.
    return [path] if os.path.exists(path) else sorted(glob(path)) or [path]  # noqa: PTH110, PTH207


def _at_home(text: str) -> str:
    # Path.expanduser() fails for unknown user names, and `~photo.jpg` is a valid file name.
    return str(Path(os.path.expanduser(text)))  # noqa: PTH111


def _joined(words: list[str]) -> list[str]:
    """Join words to the longest existing paths; other words stay separate."""
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

"""Builds, tests and packs the standalone program: `make app`."""

import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
DIST: Final = ROOT / "dist"
FOLDER: Final = DIST / "rembg-desktop"
BUNDLE: Final = DIST / "Rembg Desktop.app"
MOST_UNPACKED: Final = 320_000_000  # 21 MB of it are the codecs of TIFF, PSD, RAW and JPEG XL
MOST_PACKED: Final = 125_000_000
"""Bytes."""


def main() -> int:
    """Build, test, measure and pack. Returns a nonzero exit code if the program must not be distributed."""
    sys.path.insert(0, str(ROOT))
    from rembg_desktop import __version__

    ensure_build_tools()
    took = time.monotonic()
    run("-m", "PyInstaller", "installer.spec", "--noconfirm", "--clean", "--log-level", "ERROR")
    print(f"Built {FOLDER} in {time.monotonic() - took:.0f} s; testing it ...", flush=True)
    run("-m", "pytest", "-q", "tests/e2e/test_e2e_frozen.py")
    archive = pack(__version__)
    unpacked, packed = size(FOLDER), archive.stat().st_size
    print(f"{FOLDER.relative_to(ROOT)}: {unpacked / 1e6:.0f} MB unpacked (at most {MOST_UNPACKED / 1e6:.0f})")
    print(f"{archive.relative_to(ROOT)}: {packed / 1e6:.0f} MB (at most {MOST_PACKED / 1e6:.0f})")
    return int(unpacked > MOST_UNPACKED or packed > MOST_PACKED)


def run(*words: str) -> None:
    """Run Python in the project's folder. Exits if that fails."""
    environment = {**os.environ, "PYTHONHASHSEED": "1", "REMBG_DESKTOP_APP": str(FOLDER)}
    code = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, check=False).returncode
    if code:
        sys.exit(code)


def ensure_build_tools() -> None:
    """Install the tools that the build needs on Linux, or report what is missing."""
    if sys.platform != "linux":
        return
    from PyInstaller.depend.bindepend import get_python_library_path

    tools = dict.fromkeys(("objdump", "strip", "nm", "as", "ld"), "binutils") | {"zstd": "zstd", "tar": "tar"}
    missing = {package for tool, package in tools.items() if shutil.which(tool) is None}
    if get_python_library_path() is None:  # Debian has it in a separate package
        missing.add("libpython{}.{}".format(*sys.version_info[:2]))
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run([ROOT / "scripts" / "apt-install", *sorted(missing)], check=True)
        return
    sys.exit(f"The build needs these packages (Debian names): {' '.join(sorted(missing))}. Please install them.")


def size(folder: Path) -> int:
    """Total size of all files in a folder in bytes; links are not counted."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_symlink() and path.is_file())


def pack(version: str) -> Path:
    """Create the archive for this system: zstd on Linux, zip elsewhere."""
    system = {"linux": "linux", "darwin": "macos", "win32": "windows"}[sys.platform]
    stem = DIST / f"rembg-desktop-{version}-{system}-{platform.machine().lower()}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(stem), "zip", DIST, FOLDER.name))
    if sys.platform == "darwin":  # ditto preserves the links inside the bundle
        archive = Path(f"{stem}.zip")
        subprocess.run(["ditto", "-c", "-k", "--keepParent", BUNDLE, archive], check=True)
        return archive
    archive = Path(f"{stem}.tar.zst")
    names = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-C", DIST, FOLDER.name]
    subprocess.run(["tar", "-I", "zstd -q -T0 -10", "-cf", archive, *names], check=True)
    return archive


if __name__ == "__main__":
    sys.exit(main())

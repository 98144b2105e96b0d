"""Builds the .deb, or an AppDir, from the standalone program: `make deb`."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from email.utils import formatdate
from pathlib import Path
from typing import Final

import tree

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = tree.ROOT
DIST: Final = ROOT / "dist"
REVISION: Final = 1
MOST_PACKED: Final = 200_000_000
"""Bytes."""
MAINTAINER: Final = "The Rembg Desktop developers <rembg-desktop@packages.invalid>"
"""Used when Debian's variables DEBFULLNAME and DEBEMAIL are not set."""
DATA_PACKAGES: Final = ("xkb-data", "libx11-data", "fontconfig-config")
"""Packages with files that bundled libraries read: keyboard layouts, compose tables, font configuration."""


def main() -> int:
    """Build the package or the AppDir. Returns a nonzero exit code if the package is too large."""
    sys.path.insert(0, str(ROOT))
    from rembg_desktop import __version__

    app = Path(os.environ.get("REMBG_DESKTOP_APP") or DIST / tree.NAME)
    timestamp = _timestamp()
    os.environ["SOURCE_DATE_EPOCH"] = str(timestamp)  # dpkg-deb uses it as the date of the files
    if sys.argv[1:] == ["--appdir"]:
        return _appdir(app, __version__, timestamp)
    with tempfile.TemporaryDirectory(prefix="rembg-desktop-deb-", dir=DIST) as folder:
        stage = Path(folder) / "debian" / tree.NAME
        (stage / "DEBIAN").mkdir(parents=True)
        package = _deb(app, stage, __version__, timestamp)
    size = package.stat().st_size
    print(f"{package.relative_to(ROOT)}: {size / 1e6:.0f} MB (at most {MOST_PACKED / 1e6:.0f})")
    return int(size > MOST_PACKED)


def _appdir(app: Path, version: str, timestamp: int) -> int:
    """The folder layout that appimagetool turns into an AppImage."""
    folder = DIST / "rembg-desktop.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tree.lay_out(app, folder / "usr", version, _date(timestamp))
    shutil.copy(tree.LINUX / "AppRun", folder)
    (folder / f"{tree.NAME}.desktop").symlink_to(f"usr/share/applications/{tree.NAME}.desktop")
    (folder / f"{tree.NAME}.png").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{tree.NAME}.png")
    (folder / ".DirIcon").symlink_to(f"{tree.NAME}.png")
    print(folder.relative_to(ROOT))
    return 0


def _deb(app: Path, stage: Path, version: str, timestamp: int) -> Path:
    tree.lay_out(app, stage / "usr", version, _date(timestamp))
    debian_version = re.sub(r"(a|b|rc|\.dev)(?=\d)", r"~\1", version) + f"-{REVISION}"
    _changelog(stage / "usr" / "share" / "doc" / tree.NAME, debian_version, timestamp)
    overrides = stage / "usr" / "share" / "lintian" / "overrides" / tree.NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)
    for path in [stage, *stage.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    overrides.chmod(0o644)
    architecture = _ask("dpkg", "--print-architecture")
    fields = {
        "VERSION": debian_version,
        "ARCHITECTURE": architecture,
        "MAINTAINER": _maintainer(),
        "SIZE": str(_kilobytes(stage)),
        "DEPENDS": ", ".join([*_shared_libraries(stage), *DATA_PACKAGES]),
    }
    text = (HERE / "control.in").read_text(encoding="utf-8")
    control = stage / "DEBIAN"
    (control / "control").write_text(re.sub(r"@([A-Z]+)@", lambda match: fields[match[1]], text), encoding="utf-8")
    (control / "md5sums").write_text(_sums(stage), encoding="utf-8")
    for path in control.iterdir():
        path.chmod(0o644)
    for old in DIST.glob(f"{tree.NAME}_*.deb"):
        old.unlink()
    package = DIST / f"{tree.NAME}_{debian_version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", stage, package],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def _shared_libraries(stage: Path) -> list[str]:
    """Packages with the system libraries that the program is linked with, as found by dpkg-shlibdeps.

    The DEBIAN folder makes dpkg-shlibdeps search the package itself first.
    """
    program = stage / "usr" / "lib" / tree.NAME
    linked = tree.libraries(program)
    folders = sorted({f"-l/{path.parent.relative_to(stage)}" for path in linked})
    (stage.parent / "control").write_text(f"Source: {tree.NAME}\n\nPackage: {tree.NAME}\nArchitecture: any\n")
    answer = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", *folders, *linked],
        cwd=stage.parent.parent,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return re.sub(r"^shlibs:Depends=", "", answer.strip()).split(", ")


def _changelog(doc: Path, version: str, timestamp: int) -> None:
    maintainer, date = _maintainer(), formatdate(timestamp)
    text = f"{tree.NAME} ({version}) unstable; urgency=medium\n\n"
    text += "  * See changelog.gz for the changes.\n\n"
    tree.compress_text(f"{text} -- {maintainer}  {date}\n", doc / "changelog.Debian.gz")
    (doc / "changelog.Debian.gz").chmod(0o644)


def _maintainer() -> str:
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return f"{name} <{address}>" if name and address else MAINTAINER


def _timestamp() -> int:
    """The time of the last change, so that builds are reproducible."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        return int(_ask("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))
    except (OSError, ValueError, subprocess.CalledProcessError):  # not a repository
        return int(time.time())


def _date(timestamp: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(timestamp))


def _files(stage: Path) -> list[Path]:
    return [
        path
        for path in sorted(stage.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.is_relative_to(stage / "DEBIAN")
    ]


def _kilobytes(stage: Path) -> int:
    """Installed-Size as defined by the Debian policy: each file rounded up, and 1 for every other entry."""
    files = _files(stage)
    others = sum(1 for _ in stage.rglob("*")) - len(files)
    return sum((path.stat().st_size + 1023) // 1024 for path in files) + others


def _sums(stage: Path) -> str:
    lines: list[str] = []
    for path in _files(stage):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        lines.append(f"{digest}  {path.relative_to(stage)}\n")
    return "".join(lines)


def _ask(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())

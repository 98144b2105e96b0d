"""Builds the .deb, or the folder of an AppImage, out of the program to download: `make deb`."""

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
"""Used when DEBFULLNAME and DEBEMAIL, Debian's own variables, do not name who builds."""
BY_NAME: Final = ("xkb-data", "libx11-data", "fontconfig-config")
"""Files that bundled libraries read: the layouts of keyboards, what Compose makes, where fonts are."""


def main() -> int:
    """Build what was asked for; anything but 0 when the package is too large."""
    sys.path.insert(0, str(ROOT))
    from rembg_desktop import __version__

    app = Path(os.environ.get("REMBG_DESKTOP_APP") or DIST / tree.NAME)
    moment = _moment()
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)  # dpkg-deb dates its files by it
    if sys.argv[1:] == ["--appdir"]:
        return _appdir(app, __version__, moment)
    with tempfile.TemporaryDirectory(prefix="rembg-desktop-deb-", dir=DIST) as folder:
        stage = Path(folder) / "debian" / tree.NAME
        (stage / "DEBIAN").mkdir(parents=True)
        package = _deb(app, stage, __version__, moment)
    size = package.stat().st_size
    print(f"{package.relative_to(ROOT)}: {size / 1e6:.0f} MB (at most {MOST_PACKED / 1e6:.0f})")
    return int(size > MOST_PACKED)


def _appdir(app: Path, version: str, moment: int) -> int:
    """The layout that appimagetool makes an AppImage of."""
    folder = DIST / "rembg-desktop.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tree.lay_out(app, folder / "usr", version, _date(moment))
    shutil.copy(tree.LINUX / "AppRun", folder)
    (folder / f"{tree.NAME}.desktop").symlink_to(f"usr/share/applications/{tree.NAME}.desktop")
    (folder / f"{tree.NAME}.png").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{tree.NAME}.png")
    (folder / ".DirIcon").symlink_to(f"{tree.NAME}.png")
    print(folder.relative_to(ROOT))
    return 0


def _deb(app: Path, stage: Path, version: str, moment: int) -> Path:
    tree.lay_out(app, stage / "usr", version, _date(moment))
    debian_version = re.sub(r"(a|b|rc|\.dev)(?=\d)", r"~\1", version) + f"-{REVISION}"
    _changelog(stage / "usr" / "share" / "doc" / tree.NAME, debian_version, moment)
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
        "DEPENDS": ", ".join([*_shared_libraries(stage), *BY_NAME]),
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
    """Packages with the libraries that the program is linked with and does not bring, by dpkg-shlibdeps.

    It looks into the package for a library first because of DEBIAN in it.
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


def _changelog(doc: Path, version: str, moment: int) -> None:
    maintainer, date = _maintainer(), formatdate(moment)
    text = f"{tree.NAME} ({version}) unstable; urgency=medium\n\n"
    text += "  * What has changed is told in changelog.gz.\n\n"
    tree.compress_text(f"{text} -- {maintainer}  {date}\n", doc / "changelog.Debian.gz")
    (doc / "changelog.Debian.gz").chmod(0o644)


def _maintainer() -> str:
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return f"{name} <{address}>" if name and address else MAINTAINER


def _moment() -> int:
    """When this state of the program was made, so that the same state makes the same package."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        return int(_ask("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))
    except (OSError, ValueError, subprocess.CalledProcessError):  # not a repository
        return int(time.time())


def _date(moment: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(moment))


def _files(stage: Path) -> list[Path]:
    return [
        path
        for path in sorted(stage.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.is_relative_to(stage / "DEBIAN")
    ]


def _kilobytes(stage: Path) -> int:
    """As the policy wants it: each file rounded up, and one for each other entry."""
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

"""Lays out the files of the program below /usr, for both the .deb and the AppDir."""

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import terms

ROOT: Final = Path(__file__).resolve().parent.parent.parent
LINUX: Final = ROOT / "packaging" / "linux"
NAME: Final = "rembg-desktop"
APP_ID: Final = "io.github.rembg_desktop.RembgDesktop"
COMPLETIONS: Final = {
    "bash": "share/bash-completion/completions/rembg-desktop",
    "zsh": "share/zsh/vendor-completions/_rembg-desktop",
    "fish": "share/fish/vendor_completions.d/rembg-desktop.fish",
}
FILE_MANAGERS: Final = {
    "rembg-desktop-servicemenu.desktop": "share/kio/servicemenus/rembg-desktop.desktop",
    "rembg-desktop.nemo_action": "share/nemo/actions/rembg-desktop.nemo_action",
    "rembg-desktop-sendto.desktop": "share/Thunar/sendto/rembg-desktop.desktop",
    "rembg-desktop-action.desktop": "share/file-manager/actions/rembg-desktop.desktop",
}
"""Context menu entries, for the file managers that support system-wide entries."""
INTEGRATIONS: Final = {
    "file-managers/rembg-desktop.py": (
        "share/nautilus-python/extensions/rembg-desktop.py",
        "share/caja-python/extensions/rembg-desktop.py",
    ),
}
"""Extensions of file managers, which are loaded if their Python bindings are installed."""


def lay_out(app: Path, usr: Path, version: str, date: str) -> None:
    """Fill a folder that becomes /usr.

    Args:
        app: the program built by `make app`.
        usr: folder to create.
        version: version of the program.
        date: date of the version, such as 2026-01-31.

    Raises:
        subprocess.CalledProcessError: the program does not print its shell completion.
    """
    # dpkg changes the dates of files, so Python would ignore bytecode next to its source anyway.
    shutil.copytree(app, usr / "lib" / NAME, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    remove_build_paths(usr / "lib" / NAME)
    (usr / "bin").mkdir()
    for name in (NAME, f"{NAME}-gui"):
        (usr / "bin" / name).symlink_to(f"../lib/{NAME}/{name}")
    _icons(usr / "share" / "icons" / "hicolor")
    _copy(LINUX / f"{NAME}.desktop", usr / "share" / "applications" / f"{NAME}.desktop")
    for source, place in FILE_MANAGERS.items():
        _copy(LINUX / source, usr / place)
    for source, places in INTEGRATIONS.items():
        for place in places:
            _copy(ROOT / "resources" / "integrations" / source, usr / place)
    metainfo = (LINUX / f"{APP_ID}.metainfo.xml.in").read_text(encoding="utf-8")
    _write(
        usr / "share" / "metainfo" / f"{APP_ID}.metainfo.xml",
        metainfo.replace("@VERSION@", version).replace("@DATE@", date),
    )
    for shell, place in COMPLETIONS.items():
        _write(usr / place, completion(app / NAME, shell))
    _write(usr / "lib" / "systemd" / "user" / f"{NAME}.service", _unit())
    manual = (ROOT / "build" / "man" / f"{NAME}.1").read_bytes()
    _compress(manual, usr / "share" / "man" / "man1" / f"{NAME}.1.gz")
    (usr / "share" / "man" / "man1" / f"{NAME}-gui.1.gz").symlink_to(f"{NAME}.1.gz")
    doc = usr / "share" / "doc" / NAME
    _compress((ROOT / "CHANGELOG.md").read_bytes(), doc / "changelog.gz")
    _write(doc / "copyright", terms.copyright_file(app / "licenses", ROOT / "LICENSE"))
    _set_permissions(usr)


def libraries(folder: Path) -> list[Path]:
    """Every executable and shared library in a folder."""
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def remove_build_paths(folder: Path) -> None:
    """Remove RPATH entries that point to folders on the build machine."""
    for path in libraries(folder):
        answer = subprocess.run(["chrpath", "-l", path], capture_output=True, text=True, check=False).stdout
        if re.search(r": R(UN)?PATH=/", answer):
            subprocess.run(["chrpath", "-d", path], check=True, stdout=subprocess.DEVNULL)


def completion(program: Path, shell: str) -> str:
    """The shell completion script that click generates."""
    variable = f"_{NAME.upper().replace('-', '_')}_COMPLETE"
    script = subprocess.run(
        [program], env={**os.environ, variable: f"{shell}_source"}, check=True, capture_output=True, text=True
    ).stdout
    return script.strip() + "\n"


def _icons(theme: Path) -> None:
    icons = ROOT / "resources" / "icons"
    _copy(icons / f"{NAME}.svg", theme / "scalable" / "apps" / f"{NAME}.svg")
    for file in icons.glob(f"{NAME}-*.png"):
        side = file.stem.rpartition("-")[2]
        _copy(file, theme / f"{side}x{side}" / "apps" / f"{NAME}.png")


def _unit() -> str:
    """The systemd unit for a program in /usr/bin, without the comments about installation."""
    text = (ROOT / "packaging" / f"{NAME}.service").read_text(encoding="utf-8")
    text = re.sub(r"^#   mkdir .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^# Where .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("systemctl --user daemon-reload && ", "")
    return text.replace(f"%h/.local/bin/{NAME}", f"/usr/bin/{NAME}")


def _copy(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, destination)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _compress(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def compress_text(text: str, path: Path) -> None:
    """Write a text as .gz, reproducibly."""
    _compress(text.encode(), path)


def _set_permissions(usr: Path) -> None:
    """Everything is readable by everyone; only the program is executable. Libraries need not be on Linux."""
    usr.chmod(0o755)
    for path in usr.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == usr / "lib" / NAME / NAME else 0o644)

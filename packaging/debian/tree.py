"""Lays out the program's files as Linux expects them below /usr; what the .deb and the AppDir have in common."""

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
"""An entry in the menu of photos, for those file managers that take one for all users of a computer."""


def lay_out(app: Path, usr: Path, version: str, date: str) -> None:
    """Fill a folder that will be /usr.

    Args:
        app: the program as `make app` has built it.
        usr: a folder that does not exist yet.
        version: of the program.
        date: of the version, as 2026-01-31.

    Raises:
        subprocess.CalledProcessError: when the program does not tell its completion, or gzip of a page fails.
    """
    # dpkg changes the dates of files, so bytecode that lies beside its source would not be taken anyway.
    shutil.copytree(app, usr / "lib" / NAME, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    forget_the_builder(usr / "lib" / NAME)
    (usr / "bin").mkdir()
    for name in (NAME, f"{NAME}-gui"):
        (usr / "bin" / name).symlink_to(f"../lib/{NAME}/{name}")
    _icons(usr / "share" / "icons" / "hicolor")
    _copy(LINUX / f"{NAME}.desktop", usr / "share" / "applications" / f"{NAME}.desktop")
    for source, place in FILE_MANAGERS.items():
        _copy(LINUX / source, usr / place)
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
    _give_rights(usr)


def libraries(folder: Path) -> list[Path]:
    """Every program and shared library in a folder."""
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def forget_the_builder(folder: Path) -> None:
    """Take out of libraries where on the machine that built them others lie (a Python in a folder of its own)."""
    for path in libraries(folder):
        answer = subprocess.run(["chrpath", "-l", path], capture_output=True, text=True, check=False).stdout
        if re.search(r": R(UN)?PATH=/", answer):
            subprocess.run(["chrpath", "-d", path], check=True, stdout=subprocess.DEVNULL)


def completion(program: Path, shell: str) -> str:
    """The script that completes the program's command line in a shell, as click writes it."""
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
    """The unit for a program in /usr/bin; what it says about installing itself is done then."""
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
    """Write a text as .gz, the same bytes every time."""
    _compress(text.encode(), path)


def _give_rights(usr: Path) -> None:
    """Everyone may read everything; only the program is one. Libraries need no such right on Linux."""
    usr.chmod(0o755)
    for path in usr.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == usr / "lib" / NAME / NAME else 0o644)

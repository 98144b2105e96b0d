"""What other programs need: plug-ins of GIMP and Krita, and menus of file managers with the user's presets."""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from rembg_desktop.paths import resources

TITLE: Final = {
    "": "Remove Background",
    "de": "Hintergrund entfernen",
    "fr": "Supprimer l’arrière-plan",
    "es": "Quitar el fondo",
    "zh_CN": "去除背景",
    "ja": "背景を取り除く",
}
WINDOW: Final = {
    "": "With the Options of the Window",
    "de": "Mit den Optionen des Fensters",
    "fr": "Avec les options de la fenêtre",
    "es": "Con las opciones de la ventana",
    "zh_CN": "使用窗口中的选项",
    "ja": "ウィンドウのオプションで",
}
ACTION_ID: Final = "rembg-desktop-"
"""How the ids of this program's actions in Thunar begin."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders of the user and the system, in which the other programs look."""

    config: Path
    data: Path
    user: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """Those of the XDG base directory specification, or what the system has instead."""
        user = Path.home()
        if sys.platform == "win32":
            roaming = Path(os.environ.get("APPDATA") or user / "AppData" / "Roaming")
            return cls(roaming, roaming, user)
        if sys.platform == "darwin":
            support = user / "Library" / "Application Support"
            return cls(support, support, user)
        config, data = os.environ.get("XDG_CONFIG_HOME"), os.environ.get("XDG_DATA_HOME")
        return cls(Path(config or user / ".config"), Path(data or user / ".local" / "share"), user)


@dataclass(frozen=True, slots=True)
class Context:
    """What the files are made from."""

    folders: Folders
    program: Path
    """The command line program."""
    window: Path
    """The program without a console."""
    home: str = ""
    """Folder that is not the usual home folder of the program."""
    presets: tuple[str, ...] = ()
    language: str = ""
    """Key of TITLE, or `en`, for programs whose files have room for one language; empty if it is not known."""

    def words(self, *more: str) -> list[str]:
        """A command that opens the window."""
        home = ("--home", self.home) if self.home else ()
        return [str(self.window), *home, "gui", *more, "--"]


@dataclass(frozen=True, slots=True)
class Integration:
    """One other program.

    Attributes:
        name: as the command line takes it.
        title: the name of the program.
        is_found: whether it is on this computer.
        files: the content of each file that it needs; of uca.xml, only the actions of this program.
        note: what the user has to do; can be empty.
    """

    name: str
    title: str
    is_found: Callable[[Folders], bool]
    files: Callable[[Context], Mapping[Path, str]]
    note: str = ""


def _gimp_folders(folders: Folders) -> list[Path]:
    """The folders of every GIMP 3.x that was started."""
    return sorted(path for path in (folders.config / "GIMP").glob("3.*") if path.is_dir())


def _gimp(context: Context) -> dict[Path, str]:
    files: dict[Path, str] = {}
    for version in _gimp_folders(context.folders) or [context.folders.config / "GIMP" / "3.0"]:
        folder = version / "plug-ins" / "rembg-desktop"
        files[folder / "rembg-desktop.py"] = "#!/usr/bin/env python3\n" + _read("gimp/rembg-desktop.py")
        files[folder / "rembg_desktop_client.py"] = _with_program("client.py", context)
    return files


def _krita(context: Context) -> dict[Path, str]:
    folder = context.folders.data / "krita" / "pykrita"
    return {
        folder / "rembg_desktop.desktop": _read("krita/rembg_desktop.desktop"),
        folder / "rembg_desktop" / "__init__.py": _read("krita/__init__.py"),
        folder / "rembg_desktop" / "rembg_desktop_client.py": _with_program("client.py", context),
    }


def _extension(context: Context, manager: str) -> dict[Path, str]:
    if Path(f"/usr/share/{manager}-python/extensions/rembg-desktop.py").is_file():
        return {}  # a package has added it for all users, and it must not be loaded twice
    folder = context.folders.data / f"{manager}-python" / "extensions"
    return {folder / "rembg-desktop.py": _with_program("file-managers/rembg-desktop.py", context)}


def _with_program(name: str, context: Context) -> str:
    text = _read(name)
    text = re.sub(
        r'^PROGRAM = ""$', lambda _: f"PROGRAM = {str(context.program)!r}", text, count=1, flags=re.MULTILINE
    )
    return re.sub(r'^HOME = ""$', lambda _: f"HOME = {context.home!r}", text, count=1, flags=re.MULTILINE)


def _read(name: str) -> str:
    return (resources() / "integrations" / name).read_text(encoding="utf-8")


def quoted(word: str) -> str:
    """One argument of a command in the Exec key of the Desktop Entry Specification, before its value is escaped.

    GLib's g_shell_parse_argv() and KDE's KShell read it in the same way.
    """
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%") + '"'


def command_line(words: Sequence[str], files: str = "%F") -> str:
    """A command with the selected files at its end."""
    return " ".join([*map(quoted, words), files])


def _value(text: str) -> str:
    """A string in a key file."""
    text = text.replace("\\", "\\\\")
    return re.sub(r"^ ", r"\\s", text)


def _titles(key: str, titles: Mapping[str, str]) -> str:
    return "".join(
        f"{key}[{language}]={text}\n" if language else f"{key}={text}\n" for language, text in titles.items()
    )


def _dolphin(context: Context) -> dict[Path, str]:
    shipped = _read("file-managers/types.txt").split()
    plugin = "ServiceTypes=KonqPopupMenu/Plugin"
    text = f"[Desktop Entry]\nType=Service\n{plugin}\nX-KDE-{plugin}\n"
    text += f"MimeType={';'.join(shipped)};\nIcon=rembg-desktop\nX-KDE-Priority=TopLevel\n"
    text += _titles("Name", TITLE) + _titles("X-KDE-Submenu", TITLE)
    names = [f"Preset{number}" for number, _ in enumerate(context.presets, 1)]
    text += f"Actions={';'.join([*names, 'Window'])};\n"
    for name, preset in zip(names, context.presets, strict=True):
        line = command_line(context.words("--preset", preset))
        text += f"\n[Desktop Action {name}]\nName={_value(preset)}\nIcon=rembg-desktop\nExec={_value(line)}\n"
    text += f"\n[Desktop Action Window]\n{_titles('Name', WINDOW)}Icon=rembg-desktop\n"
    text += f"Exec={_value(command_line(context.words()))}\n"
    return {context.folders.data / "kio" / "servicemenus" / "rembg-desktop.desktop": text}


def _nemo(context: Context) -> dict[Path, str]:
    if _has_library("nemo/extensions-3.0/libnemo-python.so"):
        return _extension(context, "nemo")
    if Path("/usr/share/nemo/actions/rembg-desktop.nemo_action").is_file():
        return {}  # Nemo would show both
    # Without Python an action cannot have a submenu. Addresses, because Nemo does not escape quotes in paths.
    text = f"[Nemo Action]\nActive=true\n{_titles('Name', TITLE)}Icon-Name=rembg-desktop\nSelection=notnone\n"
    text += f"Mimetypes={';'.join(_read('file-managers/types.txt').split())};\nQuote=double\n"
    text += f"Exec={_value(command_line(context.words(), '%U'))}\n"
    return {context.folders.data / "nemo" / "actions" / "rembg-desktop.nemo_action": text}


def _has_library(name: str) -> bool:
    return any(
        any(Path(place).glob(pattern)) for place in ("/usr/lib", "/usr/lib64") for pattern in (name, f"*/{name}")
    )


def desktop_language(environ: Mapping[str, str]) -> str:
    """Language of the desktop for Context.language, as gettext chooses it."""
    own = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if own.partition(".")[0] in {"", "C", "POSIX"}:  # as for a service of the system
        return ""
    code = (environ.get("LANGUAGE") or own)[:2]
    return next((key for key in TITLE if key and key.startswith(code)), "en")


def _language_in(path: Path) -> str:
    """Language in which the actions of this program were written to Thunar's file earlier."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return next((key for key, title in TITLE.items() if f"<submenu>{escape(title)}</submenu>" in text), "")


def _thunar(context: Context) -> dict[Path, str]:
    path = context.folders.config / "Thunar" / "uca.xml"
    # The file is also renewed by processes that do not know the language of the desktop.
    language = context.language or _language_in(path)
    title, window = escape(TITLE.get(language, TITLE[""])), WINDOW.get(language, WINDOW[""])
    # An underscore would mark the key of the entry.
    entries = [(preset, preset, ("--preset", preset)) for preset in context.presets] + [(WINDOW[""], window, ())]
    actions = (
        f"<action>\n\t<icon>rembg-desktop</icon>\n\t<name>{escape(name.replace('_', '__'))}</name>\n"
        f"\t<submenu>{title}</submenu>\n"
        f"\t<unique-id>{ACTION_ID}{hashlib.sha256(key.encode()).hexdigest()[:12]}</unique-id>\n"
        f"\t<command>{escape(command_line(context.words(*words)))}</command>\n"
        "\t<description></description>\n\t<range>*</range>\n\t<patterns>*</patterns>\n"
        "\t<directories/>\n\t<image-files/>\n</action>\n"
        for key, name, words in entries
    )
    return {path: "".join(actions)}


def _is_program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


ALL: Final = (
    Integration(
        "gimp", "GIMP 3", lambda folders: bool(_gimp_folders(folders)), _gimp, "Restart GIMP: Layer > Mask."
    ),
    Integration(
        "krita",
        "Krita",
        lambda folders: _is_program("krita") or (folders.data / "krita").is_dir(),
        _krita,
        "In Krita, turn it on in Settings > Configure Krita > Python Plugin Manager.",
    ),
    Integration(
        "nautilus",
        "Files (GNOME)",
        lambda _: _is_program("nautilus"),
        lambda context: _extension(context, "nautilus"),
        "It needs the package python3-nautilus. Restart it with `nautilus -q`.",
    ),
    Integration(
        "caja",
        "Caja",
        lambda _: _is_program("caja"),
        lambda context: _extension(context, "caja"),
        "It needs the package python3-caja. Restart it with `caja -q`.",
    ),
    Integration("nemo", "Nemo", lambda _: _is_program("nemo"), _nemo, "Restart it with `nemo -q`."),
    Integration("dolphin", "Dolphin", lambda _: _is_program("dolphin", "konqueror"), _dolphin),
    Integration("thunar", "Thunar", lambda _: _is_program("thunar"), _thunar, "Restart it with `thunar -q`."),
)

"""A submenu "Remove Background" with the user's presets, for Nautilus, Nemo and Caja with their Python bindings.

It is loaded by nautilus-python, nemo-python or python3-caja, and always shows the present list of presets.
"""

import json
import locale
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from gi.repository import GObject

if "/nemo-python/" in __file__:
    from gi.repository import Nemo as Manager
elif "/caja-python/" in __file__:
    from gi.repository import Caja as Manager
else:
    from gi.repository import Nautilus as Manager

PROGRAM = ""
HOME = ""
_TITLES = {
    "de": ("Hintergrund entfernen", "Mit den Optionen des Fensters"),
    "fr": ("Supprimer l’arrière-plan", "Avec les options de la fenêtre"),
    "es": ("Quitar el fondo", "Con las opciones de la ventana"),
    "zh": ("去除背景", "使用窗口中的选项"),
    "ja": ("背景を取り除く", "ウィンドウのオプションで"),
}
_ENGLISH = ("Remove Background", "With the Options of the Window")
_MOST_BYTES = 100_000
"""Of the names that one command gets; the system allows more."""


def _command() -> list[str]:
    program = PROGRAM or shutil.which("rembg-desktop") or str(Path.home() / ".local" / "bin" / "rembg-desktop")
    return [program, *(["--home", HOME] if HOME else [])]


class _Presets:
    """The names of the presets, asked for in a thread whenever their files change."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._seen: object = None
        self._thread: threading.Thread | None = None
        data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        home = Path(HOME or os.environ.get("REMBG_DESKTOP_HOME") or Path(data) / "rembg-desktop")
        self._places = [home / "presets.toml", home / "rules", Path(_command()[0])]
        self.names()

    def names(self) -> list[str]:
        """The names that were known last."""
        seen = [_changed(place) for place in self._places]
        if seen != self._seen and not (self._thread and self._thread.is_alive()):
            self._seen = seen
            self._thread = threading.Thread(target=self._ask, daemon=True)
            self._thread.start()
        return self._names

    def _ask(self) -> None:
        words = [*_command(), "presets", "list", "--json"]
        try:
            done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60)
            self._names = [preset["name"] for preset in json.loads(done.stdout)["presets"]]
        except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
            print(f"rembg-desktop: {error}", file=sys.stderr)


def _changed(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


class RembgDesktop(GObject.GObject, Manager.MenuProvider):
    """The submenu."""

    def __init__(self) -> None:
        super().__init__()
        self._presets = _Presets()

    def get_file_items(self, *arguments: Any) -> list[Any]:
        """The file manager's. Earlier versions give the window first."""
        paths = [_path_of(file) for file in arguments[-1]]
        if not paths or not all(paths) or not shutil.which(_command()[0]):
            return []
        language = (os.environ.get("LANGUAGE") or locale.getlocale(locale.LC_MESSAGES)[0] or "")[:2]
        title, window = _TITLES.get(language, _ENGLISH)
        top = Manager.MenuItem(name="RembgDesktop::Top", label=title, icon="rembg-desktop")
        menu = Manager.Menu()
        top.set_submenu(menu)
        for number, preset in enumerate(self._presets.names()):
            # An underscore would mark the key of the entry.
            label = preset.replace("_", "__")
            item = Manager.MenuItem(name=f"RembgDesktop::Preset{number}", label=label)
            item.connect("activate", _start, ["--preset", preset], paths)
            menu.append_item(item)
        item = Manager.MenuItem(name="RembgDesktop::Window", label=window)
        item.connect("activate", _start, [], paths)
        menu.append_item(item)
        return [top]


def _path_of(file: Any) -> str | None:
    """Its path, if it is a picture or a folder on this computer."""
    if not file.is_directory() and not file.get_mime_type().startswith("image/"):
        return None
    return file.get_location().get_path()


def _start(_item: Any, words: list[str], paths: list[str]) -> None:
    """Hand the files to the window, in several calls when their names are too long for one."""
    calls: list[list[str]] = [[]]
    size = 0
    for path in paths:
        size += len(os.fsencode(path)) + 1
        if size > _MOST_BYTES:
            calls.append([])
            size = 0
        calls[-1].append(path)
    program, *options = _command()
    beside = Path(program).with_name("rembg-desktop-gui")
    lines = [[str(beside if beside.exists() else program), *options, "gui", *words, "--", *each] for each in calls]
    for line in lines:
        process = subprocess.Popen(line, stdin=subprocess.DEVNULL, start_new_session=True)
        threading.Thread(target=process.wait, daemon=True).start()  # so that none is left as a zombie

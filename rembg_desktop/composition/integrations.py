"""Writes the files that other programs need, writes them again when presets change, and removes them.

A file that the user has changed is neither replaced nor deleted: the home folder has the hashes of what was
written.
"""

import hashlib
import json
import os
import re
import shutil
import stat
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final, cast

from rembg_desktop.composition.menus import ACTION_ID, ALL, Context, Folders, Integration, desktop_language
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home, exclusively, write_error

Outcome = tuple[Path, "State"]
_Written = dict[str, dict[str, str]]
_ACTION: Final = re.compile(r"[ \t]*<action>(?:(?!<action>).)*?</action>[ \t]*\n?", re.DOTALL)


class State(StrEnum):
    """What became of a file, or how it is."""

    CURRENT = "current"
    WRITTEN = "written"
    REMOVED = "removed"
    CHANGED = "changed"
    """The user has changed it: it is left as it is."""
    MISSING = "missing"


class Integrations:
    """The other programs, and what was written for them."""

    def __init__(self, home: Home, context: Context) -> None:
        self._path = home.root / "integrations.json"
        self._context = context

    @classmethod
    def of(cls, home: Home) -> "Integrations":
        """Those of the user, with the presets of a home folder.

        Raises:
            AppError: invalid_option if the user's presets are invalid.
        """
        program, window = _programs()
        # A menu has one line for a name.
        presets = tuple(name for name in Presets(home.presets).all() if name.isprintable() and name.strip())
        root, language = "" if home.is_usual else str(home.root), desktop_language(os.environ)
        return cls(home, Context(Folders.of_user(), program, window, root, presets, language))

    def known(self) -> list[tuple[Integration, bool, list[Outcome]]]:
        """Every other program, whether it is on this computer, and the files that were written for it."""
        written = self._read()
        found: list[tuple[Integration, bool, list[Outcome]]] = []
        for each in ALL:
            files = written.get(each.name, {})
            states = [
                (Path(path), _state(Path(path), digest)) for path, digest in files.items() if "#" not in path
            ]
            if any("#" in path for path in files):  # actions in a file that is not ours
                path = next(iter(each.files(self._context)))
                here = _actions_in(path)
                same = all(here.get(key.partition("#")[2]) == value for key, value in files.items())
                states.append((path, State.CURRENT if same else State.CHANGED))
            found.append((each, each.is_found(self._context.folders), states))
        return found

    def install(self, names: Iterable[str] = (), *, again: bool = False) -> dict[str, list[Outcome]]:
        """Write the files of some programs, by default of those that are on this computer.

        Args:
            names: of the programs.
            again: only renew what is there: a file that the user has deleted does not come back.

        Raises:
            AppError: invalid_option for an unknown name or a file that cannot be used; home_unwritable, disk_full.
        """
        outcome: dict[str, list[Outcome]] = {}
        with exclusively(self._path):
            written = self._read()
            chosen = list(names) or [each.name for each in ALL if each.is_found(self._context.folders)]
            for name in chosen:
                earlier = written.get(name, {})
                outcome[name], written[name] = self._install(_named(name), earlier, again=again)
            self._write(written)
        return outcome

    def renew(self) -> None:
        """Write the files again whose content has changed, such as the list of presets.

        Raises:
            AppError: as install().
        """
        if names := list(self._read()):
            self.install(names, again=True)

    def remove(self, names: Iterable[str] = ()) -> dict[str, list[Outcome]]:
        """Delete the files of some programs, by default of all of them, unless the user has changed them.

        Raises:
            AppError: as install().
        """
        outcome: dict[str, list[Outcome]] = {}
        with exclusively(self._path):
            written = self._read()
            for name in list(names) or list(written):
                _named(name)
                outcome[name] = []
                files = written.pop(name, {})
                for path in [Path(key) for key in files if "#" not in key]:
                    outcome[name].append((path, _delete(path, files[str(path)])))
                if any("#" in key for key in files):
                    path = next(iter(_named(name).files(self._context)))
                    kept = _merge(path, {}, files, add=False)[0]
                    outcome[name].append((path, State.CHANGED if kept else State.REMOVED))
            self._write(written)
        return outcome

    def _install(
        self, wanted: Integration, earlier: Mapping[str, str], *, again: bool
    ) -> tuple[list[Outcome], dict[str, str]]:
        outcome: list[Outcome] = []
        written: dict[str, str] = {}
        for path, content in wanted.files(self._context).items():
            if path.name == "uca.xml":
                actions = {f"{path}#{key}": block for key, block in _blocks(content).items()}
                before = path.read_bytes() if path.is_file() else b""
                if again and not before:
                    continue
                changed, written = _merge(path, actions, earlier, add=not again)
                is_new = path.read_bytes() != before
                outcome.append((path, State.CHANGED if changed else State.WRITTEN if is_new else State.CURRENT))
                continue
            digest, known = _digest(content.encode()), earlier.get(str(path), "")
            state = _state(path, known)
            if state is State.MISSING and again:
                continue
            written[str(path)] = known
            if path.exists() and _digest(path.read_bytes()) == digest:
                state, written[str(path)] = State.CURRENT, digest
            elif state is not State.CHANGED:
                _replace(path, content)
                state, written[str(path)] = State.WRITTEN, digest
            outcome.append((path, state))
        if not again:  # those of another version of the program
            gone = [key for key in earlier.keys() - written.keys() if "#" not in key]
            outcome.extend((Path(key), _delete(Path(key), earlier[key])) for key in gone)
        return outcome, written

    def _read(self) -> _Written:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            hint = "Delete it; files that were written earlier then count as changed by you."
            raise AppError(ErrorCode.INVALID_OPTION, f"Can't read {self._path}: {error}.", hint) from error
        return cast(_Written, found)

    def _write(self, written: _Written) -> None:
        _replace(self._path, json.dumps({name: files for name, files in written.items() if files}, indent=1))


def _programs() -> tuple[Path, Path]:
    """The program with and without a console."""
    suffix = ".exe" if sys.platform == "win32" else ""
    if image := os.environ.get("APPIMAGE"):
        return Path(image), Path(image)
    beside = Path(sys.executable).with_name(f"rembg-desktop{suffix}")
    found = shutil.which("rembg-desktop")
    # The name in PATH outlives an update that moves the program.
    program = (
        Path(found) if found and (Path(found).resolve() == beside.resolve() or not beside.is_file()) else beside
    )
    window = program.with_name(f"rembg-desktop-gui{suffix}")
    return program, window if window.is_file() else program


def _named(name: str) -> Integration:
    for each in ALL:
        if each.name == name.casefold():
            return each
    hint = f"Known programs: {', '.join(each.name for each in ALL)}."
    raise AppError(ErrorCode.INVALID_OPTION, f"Unknown program {name!r}.", hint)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _state(path: Path, known: str) -> State:
    try:
        return State.CURRENT if _digest(path.read_bytes()) == known else State.CHANGED
    except FileNotFoundError:
        return State.MISSING
    except OSError:
        return State.CHANGED


def _delete(path: Path, known: str) -> State:
    state = _state(path, known)
    if state is State.CURRENT:
        path.unlink()
        for name in ("__pycache__",):  # Python's, beside a plug-in
            shutil.rmtree(path.parent / name, ignore_errors=True)
        if "rembg" in path.parent.name:
            with suppress(OSError):  # it has other files
                path.parent.rmdir()
        return State.REMOVED
    return state


def _replace(path: Path, content: str) -> None:
    """Write a file whole or not at all, through a link if it is one.

    Raises:
        AppError: home_unwritable, disk_full.
    """
    path = path.resolve()
    temp = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temp = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode())
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
        # GIMP starts only what can be executed, and Dolphin reads nothing else from a user's folder.
        runs = path.name in ("rembg-desktop.py", "rembg-desktop.desktop")
        Path(temp).chmod(mode | 0o111 if runs else mode)
        Path(temp).replace(path)
    except OSError as error:
        if temp:
            Path(temp).unlink(missing_ok=True)
        raise write_error(error, path) from error


def _actions_in(path: Path) -> dict[str, str]:
    """Fingerprints of the actions in Thunar's uca.xml by their ids."""
    try:
        return {key: _fingerprint(block) for key, block in _blocks(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError):
        return {}


def _blocks(text: str) -> dict[str, str]:
    """The actions of this program in a text, by their ids."""
    found: dict[str, str] = {}
    for block in _ACTION.findall(text):
        key = re.search(r"<unique-id>\s*([^<\s]+)\s*</unique-id>", block)
        if key and key[1].startswith(ACTION_ID):
            found[key[1]] = block
    return found


def _fingerprint(block: str) -> str:
    """The same for an action that Thunar has written again in its own way."""
    parts = {each.tag: (each.text or "").strip() for each in ET.fromstring(block)}  # noqa: S314 - the user's file
    kept = {tag: parts.get(tag, "") for tag in ("name", "submenu", "command", "patterns")}
    kinds = sorted(tag for tag in parts if tag.endswith("files") or tag == "directories")
    return _digest(json.dumps([kept, kinds]).encode())


def _merge(
    path: Path, actions: Mapping[str, str], earlier: Mapping[str, str], *, add: bool
) -> tuple[bool, dict[str, str]]:
    """Exchange the actions of this program in Thunar's uca.xml.

    Args:
        path: the file.
        actions: the new ones by path and id.
        earlier: fingerprints of those that were written before.
        add: also write those that the user has deleted.

    Returns:
        Whether the user has changed one, and the fingerprints of what was written.

    Raises:
        AppError: invalid_option if the file is no valid XML, or home_unwritable.
    """
    text = _text_of(path)
    here = _blocks(text)
    written: dict[str, str] = {}
    kept: list[str] = []
    for key, block in here.items():
        known = earlier.get(f"{path}#{key}")
        if known and known == _fingerprint(block):
            text = text.replace(block, "", 1)
        else:
            kept.append(key)
    new = ""
    for address, block in actions.items():
        key = address.partition("#")[2]
        if key in kept:
            written[address] = earlier.get(address, "changed")
        elif add or key in here or address not in earlier:
            new += block
            written[address] = _fingerprint(block)
        else:
            written[address] = earlier[address]  # deleted by the user: it does not come back by itself
    before, end, after = text.rpartition("</actions>")
    changed = f"{before.rstrip()}\n{new}{end}{after}"
    if _others(changed, new) != _others(_text_of(path), "".join(here[key] for key in here if key not in kept)):
        hint = "Edit it in Thunar: Edit > Configure custom actions."
        raise AppError(ErrorCode.INVALID_OPTION, f"Can't change {path} without touching other actions.", hint)
    if new or changed.strip() != _text_of(path).strip():
        _replace(path, changed)
    return bool(kept), written


def _others(text: str, ours: str) -> list[str]:
    keys = set(_blocks(ours))
    found = ET.fromstring(text).findall("action")  # noqa: S314 - the user's file
    return [ET.tostring(each).decode().strip() for each in found if each.findtext("unique-id") not in keys]


def _text_of(path: Path) -> str:
    """Thunar's actions; the first time those that the system has for new users."""
    places = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    candidates = [path, *(Path(place) / "Thunar" / "uca.xml" for place in places.split(":"))]
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<actions>\n</actions>\n'
    for candidate in candidates:
        if candidate.is_file():
            text = candidate.read_text(encoding="utf-8", errors="strict")
            break
    try:
        root = ET.fromstring(text.replace("<actions/>", "<actions></actions>"))  # noqa: S314 - the user's file
    except ET.ParseError as error:
        raise AppError(ErrorCode.INVALID_OPTION, f"{path} is not valid: {error}.", "Mend or delete it.") from error
    if root.tag != "actions":
        raise AppError(ErrorCode.INVALID_OPTION, f"{path} has no actions of Thunar.", "Mend or delete it.")
    return text.replace("<actions/>", "<actions>\n</actions>")

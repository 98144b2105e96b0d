"""The files for other programs: what is written, what a user changed, and how file managers read the commands."""

import ast
import importlib.util
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.cli.root import local_path
from rembg_desktop.composition import renew_menus
from rembg_desktop.composition.integrations import Integrations
from rembg_desktop.composition.menus import ALL, TITLE, Context, Folders, command_line
from rembg_desktop.errors import AppError
from rembg_desktop.imaging.input_formats import FORMATS
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home, resources

ODD = (
    "Plain",
    'The "best" one',
    "50 % off %F %u",
    "$HOME `id` \\n",
    "a'b & c; d | <e>",
    "日本 – ü",
    "-rf",
    "a_b",
    " x ",
)
FILES = [
    "/p/a b.jpg",
    '/p/it\'s "q".png',
    "/p/100%F.jpg",
    "/p/new\nline.jpg",
    "/p/-rf.jpg",
    "/p/$HOME`id`\\.jpg",
    "/p/日.png",
]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    folders = Folders(tmp_path / "config", tmp_path / "data", tmp_path)
    return Context(
        folders, tmp_path / "my bin" / "rembg-desktop", tmp_path / "my bin" / "rembg-desktop-gui", "", ODD
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.choose(tmp_path / "home")


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a user with Thunar, Dolphin and GIMP."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("thunar", "dolphin"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    (tmp_path / "config" / "GIMP" / "3.0").mkdir(parents=True)
    (tmp_path / "xdg" / "Thunar").mkdir(parents=True)
    (tmp_path / "xdg" / "Thunar" / "uca.xml").write_text(OWN_ACTION)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "xdg"))
    return tmp_path


OWN_ACTION = """<?xml version="1.0" encoding="UTF-8"?>
<!-- mine -->
<actions>
<action>
	<icon>utilities-terminal</icon>
	<name>Open &amp; Terminal</name>
	<unique-id>1234-1</unique-id>
	<command>exo-open --working-directory %f</command>
	<patterns>*</patterns>
	<directories/>
</action>
</actions>
"""


def files_of(name: str, context: Context) -> dict[Path, str]:
    (found,) = [each for each in ALL if each.name == name]
    return dict(found.files(context))


def expanded(line: str, files: list[str]) -> list[str]:
    """The arguments that a file manager starts: as the Desktop Entry Specification has it, files shell-quoted."""
    line = re.sub(r"%(.)", lambda code: {"%": "%", "F": " ".join(map(shlex.quote, files))}[code[1]], line)
    words, word, quote, position = [], None, "", 0
    while position < len(line):
        sign = line[position]
        if sign == "\\" and quote != "'" and (not quote or line[position + 1] in '"`$\\'):
            position += 1
            word = (word or "") + line[position]
        elif quote and sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            quote, word = sign, word or ""
        elif not quote and sign == " ":
            words += [word] if word is not None else []
            word = None
        else:
            word = (word or "") + sign
        position += 1
    return [*words, word] if word is not None else words


def entries(text: str) -> dict[str, dict[str, str]]:
    """A key file, with the escapes of its values undone."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    codes = {"\\": "\\", "s": " ", "n": "\n", "t": "\t", "r": "\r"}
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif "=" in line:
            key, _, value = line.partition("=")
            found.setdefault(section, {})[key] = re.sub(r"\\(.)", lambda code: codes[str(code[1])], value)
    return found


def test_dolphin_starts_the_window_with_the_preset_and_every_file_name(context: Context) -> None:
    ((path, text),) = files_of("dolphin", context).items()
    found = entries(text)
    shown = [found[f"Desktop Action {name}"] for name in found["Desktop Entry"]["Actions"].strip(";").split(";")]

    assert path == context.folders.data / "kio/servicemenus/rembg-desktop.desktop"
    assert [entry["Name"] for entry in shown[:-1]] == list(ODD)
    program = str(context.window)
    assert [expanded(entry["Exec"], FILES) for entry in shown] == [
        *([program, "gui", "--preset", name, "--", *FILES] for name in ODD),
        [program, "gui", "--", *FILES],
    ]
    types = set(found["Desktop Entry"]["MimeType"].strip(";").split(";"))
    assert types == {"inode/directory", *(mime for each in FORMATS for mime in each.mimes)}


def test_thunar_starts_the_window_with_the_preset_and_every_file_name(context: Context) -> None:
    ((_, text),) = files_of("thunar", replace(context, home="/my home")).items()
    actions = ET.fromstring(f"<actions>{text}</actions>").findall("action")

    assert [action.findtext("name") for action in actions[:-1]] == [name.replace("_", "__") for name in ODD]
    assert len({action.findtext("unique-id") for action in actions}) == len(ODD) + 1
    start = [str(context.window), "--home", "/my home", "gui"]
    assert [expanded(action.findtext("command") or "", FILES) for action in actions] == [
        *([*start, "--preset", name, "--", *FILES] for name in ODD),
        [*start, "--", *FILES],
    ]


def test_thunar_speaks_the_language_of_the_desktop_also_when_a_service_renews_its_menu(
    system: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    uca = system / "config/Thunar/uca.xml"

    def texts(**environ: str) -> tuple[str, str]:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        Integrations.of(home).install(["thunar"], again=uca.is_file() and "rembg" in uca.read_text())
        actions = ET.fromstring(uca.read_text()).findall("action")
        ours = [action for action in actions if (action.findtext("unique-id") or "").startswith("rembg-desktop-")]
        assert len(ours) == len(Presets(home.presets).all()) + 1
        return ours[-1].findtext("submenu") or "", ours[-1].findtext("name") or ""

    assert texts(LANG="de_DE.UTF-8") == ("Hintergrund entfernen", "Mit den Optionen des Fensters")
    for unknown in ({}, {"LANG": "C.UTF-8", "LANGUAGE": "fr"}):
        assert texts(**unknown) == ("Hintergrund entfernen", "Mit den Optionen des Fensters")
    assert texts(LANG="en_US.UTF-8", LANGUAGE="zh_CN:en")[0] == "去除背景"
    for english in ("en_US.UTF-8", "sv_SE.UTF-8"):
        assert texts(LANG=english) == ("Remove Background", "With the Options of the Window")


def test_plugins_speak_the_languages_of_the_program(client: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    used = set[str]()
    for name in ("gimp/rembg-desktop.py", "krita/__init__.py"):
        tree = ast.parse((resources() / "integrations" / name).read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr in {"text", "problem"}:
                used |= {part.value for part in call.args if isinstance(part, ast.Constant)}
    texts: dict[str, tuple[str, ...]] = client._TEXTS
    assert used == set(texts)
    assert {key for key, values in texts.items() if len(set(values)) < 5 or key in values} <= {
        "_Preset",
        "Preset:",
    }
    assert not [
        key for key, values in texts.items() if any(value.count("_") != key.count("_") for value in values)
    ]

    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for language, title in TITLE.items():
        monkeypatch.setenv("LANG", f"{language or 'sv_SE'}.UTF-8")
        assert client.text("Remove Background") == title
        assert (str(client.problem("There is no layer.", "Open a photo first."))[:5] == "There") == (not language)
    monkeypatch.setenv("LANGUAGE", "de:en")
    assert client.text("Keep") == "Behalten"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert client.text("Keep") == "Keep"


def test_nemo_gets_addresses_because_it_does_not_quote_names(context: Context) -> None:
    ((_, text),) = files_of("nemo", context).items()
    assert entries(text)["Nemo Action"]["Exec"] == command_line(context.words(), "%U")


def test_plugins_know_the_program_and_the_home_folder(context: Context) -> None:
    odd = replace(context, program=Path('/it\'s \\ "odd"/rembg-desktop'), home="/ho\\me")
    for name in ("gimp", "krita", "nautilus", "caja"):
        texts = "\n".join(files_of(name, odd).values())
        assert f"\nPROGRAM = {str(odd.program)!r}\n" in texts
        assert f"\nHOME = {odd.home!r}\n" in texts
        for path, text in files_of(name, odd).items():
            if path.suffix == ".py":
                compile(text, str(path), "exec")


def test_everything_is_added_and_removed_again(system: Path, home: Home) -> None:
    before = sorted(path for path in system.rglob("*") if path.is_file())
    outcome = Integrations.of(home).install()

    assert set(outcome) == {"thunar", "dolphin", "gimp"}
    assert {state for files in outcome.values() for _, state in files} == {"written"}
    plugin = system / "config/GIMP/3.0/plug-ins/rembg-desktop/rembg-desktop.py"
    menu = system / "data/kio/servicemenus/rembg-desktop.desktop"
    assert all(path.stat().st_mode & stat.S_IXUSR for path in (plugin, menu))
    assert f'--home" "{home.root}' in menu.read_text()
    actions = (system / "config/Thunar/uca.xml").read_text()
    assert "exo-open --working-directory %f" in actions, "the action that everybody has is lost"
    assert {state for files in Integrations.of(home).install().values() for _, state in files} == {"current"}

    removed = Integrations.of(home).remove()
    assert {state for files in removed.values() for _, state in files} == {"removed"}
    left = {path for path in system.rglob("*") if path.is_file() and home.root not in path.parents} - set(before)
    assert left == {system / "config/Thunar/uca.xml"}
    assert ET.canonicalize((system / "config/Thunar/uca.xml").read_text(), strip_text=True) == ET.canonicalize(
        OWN_ACTION, strip_text=True
    )
    assert not plugin.parent.exists()


def test_what_the_user_has_changed_stays(system: Path, home: Home) -> None:
    Integrations.of(home).install()
    menu = system / "data/kio/servicemenus/rembg-desktop.desktop"
    menu.write_text(mine := menu.read_text() + "# mine\n")
    uca = system / "config/Thunar/uca.xml"
    uca.write_text(uca.read_text().replace("<name>Mask</name>", "<name>Only the mask</name>"))

    outcome = Integrations.of(home).install()
    assert dict(outcome["dolphin"]) == {menu: "changed"}
    assert dict(outcome["thunar"]) == {uca: "changed"}
    assert uca.read_text().count("<name>Only the mask</name>") == 1
    assert "<name>Mask</name>" not in uca.read_text()

    removed = Integrations.of(home).remove()
    assert (removed["dolphin"], removed["thunar"]) == ([(menu, "changed")], [(uca, "changed")])
    assert menu.read_text() == mine
    assert [each.findtext("name") for each in ET.parse(uca).findall("action")] == [
        "Open & Terminal",
        "Only the mask",
    ]


def test_a_file_of_somebody_else_is_not_replaced(system: Path, home: Home) -> None:
    menu = system / "data/kio/servicemenus/rembg-desktop.desktop"
    menu.parent.mkdir(parents=True)
    menu.write_text("not ours")
    assert Integrations.of(home).install(["dolphin"]) == {"dolphin": [(menu, "changed")]}
    assert Integrations.of(home).remove(["dolphin"]) == {"dolphin": [(menu, "changed")]}
    assert menu.read_text() == "not ours"


def test_the_menus_follow_the_presets(system: Path, home: Home) -> None:
    presets = Presets(home.presets, lambda: renew_menus(home))
    presets.save("Before", RemovalOptions())
    assert not (home.root / "integrations.json").exists(), "nothing is added unasked"
    Integrations.of(home).install(["dolphin", "thunar"])
    places = (system / "data/kio/servicemenus/rembg-desktop.desktop", system / "config/Thunar/uca.xml")
    for place in places:
        assert "etsy" in place.read_text().casefold(), "presets of rule sets are missing"

    presets.save("Now & then", RemovalOptions())
    presets.delete("Before")
    menu, uca = (place.read_text() for place in places)
    assert "Name=Now & then\n" in menu
    assert "<name>Now &amp; then</name>" in uca
    assert "Before" not in menu + uca

    places[0].unlink()
    uca = re.sub(r"<action>(?:(?!<action>).)*<name>Mask</name>.*?</action>\n", "", uca, flags=re.DOTALL)
    places[1].write_text(uca)
    presets.save("Later", RemovalOptions())
    assert not places[0].exists(), "a deleted file came back by itself"
    assert "<name>Mask</name>" not in places[1].read_text(), "a deleted action came back by itself"
    assert "<name>Later</name>" in places[1].read_text()
    Integrations.of(home).install(["dolphin", "thunar"])
    assert "Name=Later\n" in places[0].read_text()
    assert "<name>Mask</name>" in places[1].read_text()


def test_an_action_that_thunar_wrote_again_counts_as_unchanged(system: Path, home: Home) -> None:
    Integrations.of(home).install(["thunar"])
    uca = system / "config/Thunar/uca.xml"
    uca.write_text(uca.read_text().replace("<directories/>", "<directories></directories>").replace("\t", "  "))
    assert Integrations.of(home).remove(["thunar"]) == {"thunar": [(uca, "removed")]}


@pytest.mark.parametrize("text", ["<actions>", "<other/>", "", "<actions><action></actions>"])
def test_a_damaged_file_of_thunar_is_left_alone(system: Path, home: Home, text: str) -> None:
    uca = system / "config/Thunar/uca.xml"
    uca.parent.mkdir()
    uca.write_text(text)
    with pytest.raises(AppError, match=r"uca\.xml"):
        Integrations.of(home).install(["thunar"])
    assert uca.read_text() == text


def test_dolphins_file_is_valid(context: Context, tmp_path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed")
    ((_, text),) = files_of("dolphin", context).items()
    path = tmp_path / "menu.desktop"
    path.write_text(text)
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if "error" in line]
    assert all('"Service"' in line for line in errors), errors  # KDE's kind of entry, which is not standardized


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, home: Home) -> Iterator[ModuleType]:
    """The module that GIMP and Krita use, as a plug-in imports it."""
    for name in ("REMBG_DESKTOP_URL", "REMBG_DESKTOP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REMBG_DESKTOP_HOME", str(home.root))
    # No service listens here.
    (home.root / "settings.toml").write_text(
        "[other]\nport = 7\n\n[api]\nenabled = true\nport = 1 # low\n\n[x]\nport = 8\n"
    )
    spec = importlib.util.spec_from_file_location(
        "rembg_desktop_client", resources() / "integrations" / "client.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("RGBA", 4)])
def test_plugins_write_png_files(client: ModuleType, tmp_path: Path, mode: str, channels: int) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (7, 5, channels), np.uint8)
    path = tmp_path / "a.png"
    path.write_bytes(client.encode_png(5, 7, channels, pixels.tobytes()))
    with Image.open(path) as image:
        assert (image.mode, image.size) == (mode, (5, 7))
        assert np.array_equal(np.asarray(image).reshape(pixels.shape), pixels)
    profile = Image.open(path)
    profile.save(tmp_path / "b.png", icc_profile=b"x" * 200, dpi=(300, 300))
    bare = client.bare_png((tmp_path / "b.png").read_bytes())
    (tmp_path / "c.png").write_bytes(bare)
    with Image.open(tmp_path / "c.png") as image:
        assert np.array_equal(np.asarray(image).reshape(pixels.shape), pixels)
        assert "icc_profile" not in image.info
    assert client.png_size(bare) == (5, 7)
    with pytest.raises(client.RembgError, match="not a PNG"):
        client.bare_png(b"<html>")


def test_plugins_find_home_port_and_token(client: ModuleType, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.home_folder() == home.root
    assert client._port(home.root) == 1
    assert client._port(home.root / "none") == 5000
    monkeypatch.delenv("REMBG_DESKTOP_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(home.root.parent))
    if sys.platform == "linux":
        assert client.home_folder() == home.root.parent / "rembg-desktop"


def fake_program(folder: Path, script: str) -> None:
    path = folder / "rembg-desktop"
    path.write_text(f"#!{sys.executable} -S\nimport sys\n{script}")
    path.chmod(0o755)


def test_plugins_start_the_command_without_a_service(
    client: ModuleType, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_program(
        tmp_path,
        "import os\nassert 'PYTHONHOME' not in os.environ\n"
        "open(sys.argv[0] + '.log', 'w').write('\\n'.join(sys.argv[1:]))\n"
        "sys.stdout.buffer.write(sys.stdin.buffer.read())\n",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    picture = client.encode_png(2, 2, 1, b"1234")
    assert client.mask_of(picture, "a.png", preset="-odd", model="u2netp") == picture
    words = (tmp_path / "rembg-desktop.log").read_text().splitlines()
    assert words[:4] == ["submit", "-", "--output", "-"]
    assert {
        "--mask-only",
        "--no-trim",
        "--canvas=none",
        "--preset=-odd",
        "--model=u2netp",
        "--clipping-path=",
    } <= set(words)

    fake_program(tmp_path, "sys.stderr.write('error: no.\\nhint: do.\\n'); sys.exit(3)")
    with pytest.raises(client.RembgError, match=r"error: no\. hint: do\."):
        client.mask_of(picture, "a.png")
    fake_program(tmp_path, "import os\nos.write(1, b'no picture')")
    with pytest.raises(client.RembgError, match="not a PNG"):
        client.mask_of(picture, "a.png")
    other = client.encode_png(1, 2, 1, b"12")
    fake_program(tmp_path, f"sys.stdout.buffer.write({other!r})")
    with pytest.raises(client.RembgError, match="size of the picture"):
        client.mask_of(picture, "a.png")


def test_plugins_say_when_the_program_is_missing(
    client: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(client, "PROGRAM", str(tmp_path / "gone"))
    with pytest.raises(client.RembgError, match="was not found on this computer"):
        client.mask_of(client.encode_png(1, 1, 1, b"1"), "a.png")
    monkeypatch.setenv("REMBG_DESKTOP_URL", "http://127.0.0.1:1")
    with pytest.raises(client.RembgError, match=r"No service answers at http://127\.0\.0\.1:1"):
        client.choices()


@pytest.mark.parametrize("answer", [b"<html>", b'{"other": 1}', b"[]"])
def test_plugins_do_not_take_another_program_for_the_service(
    client: ModuleType, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    seen: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(str(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        (home.root / "settings.toml").write_text(f"[api]\nport = {server.server_port}\n")
        (home.root / "api-token").write_text("secret\n")
        fake_program(tmp_path, "sys.stdout.buffer.write(sys.stdin.buffer.read())")
        monkeypatch.setenv("PATH", str(tmp_path))
        picture = client.encode_png(2, 2, 1, b"1234")
        assert client.mask_of(picture, "a.png") == picture
        monkeypatch.setenv("REMBG_DESKTOP_URL", f"http://127.0.0.1:{server.server_port}")
        with pytest.raises(client.RembgError, match="Something else than Rembg Desktop"):
            client.mask_of(picture, "a.png")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert seen
    assert "secret" not in "".join(seen)


def test_options_of_the_command_are_those_of_the_service(client: ModuleType) -> None:
    options = RemovalOptions.from_dict(client._OPTIONS, RemovalOptions.from_dict({"canvas": "9x9", "trim": True}))
    assert options.mask_only
    assert options.canvas is None
    assert not options.trim
    assert os.fspath(client.home_folder())


@pytest.mark.parametrize("name", [*FILES, "/p/a;b?c#d.jpg", os.fsdecode(b"/p/latin\xe9.jpg")])
def test_the_window_takes_addresses_of_file_managers(name: str) -> None:
    assert local_path(Path(Path(name).as_uri())) == Path(name)
    assert local_path(Path(name)) == Path(name)

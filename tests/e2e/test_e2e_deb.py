import configparser
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from gzip import decompress
from pathlib import Path
from posixpath import join, normpath

import pytest
from PIL import Image

from rembg_desktop import __version__
from rembg_desktop.imaging.input_formats import FORMATS

ROOT = Path(__file__).parents[2]
PACKAGES = sorted((ROOT / "dist").glob("rembg-desktop_*.deb"))
pytestmark = [
    pytest.mark.skipif(not PACKAGES, reason="`make deb` has not built the package"),
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="this is no Debian"),
]
LANGUAGES = ("de", "fr", "es", "zh_CN", "ja")
FOLDER = "usr/lib/rembg-desktop"
ENTRY = "usr/share/applications/rembg-desktop.desktop"
METAINFO = "usr/share/metainfo/io.github.rembg_desktop.RembgDesktop.metainfo.xml"
FILE_MANAGERS = {
    "usr/share/kio/servicemenus/rembg-desktop.desktop": (
        "Desktop Entry",
        "MimeType",
        "Desktop Action RemoveBackground",
    ),
    "usr/share/nemo/actions/rembg-desktop.nemo_action": ("Nemo Action", "Mimetypes", "Nemo Action"),
    "usr/share/Thunar/sendto/rembg-desktop.desktop": ("Desktop Entry", "MimeType", "Desktop Entry"),
    "usr/share/file-manager/actions/rembg-desktop.desktop": (
        "X-Action-Profile photos",
        "MimeTypes",
        "X-Action-Profile photos",
    ),
}
"""Where each says for which files it is, and what it starts."""


@dataclass
class Deb:
    """What a package holds; of the large folder of the program only the names."""

    path: Path
    members: dict[str, tarfile.TarInfo] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    control: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.contents[name].decode()

    def target(self, name: str) -> str:
        """Where a link of links ends."""
        while (member := self.members[name]).issym():
            name = normpath(join(os.path.dirname(name), member.linkname))  # noqa: PTH120 - names in an archive
        return name


@pytest.fixture(scope="module")
def deb() -> Deb:
    found = Deb(PACKAGES[-1])
    for words, take in (("--fsys-tarfile", found.contents), ("--ctrl-tarfile", found.control)):
        with (
            subprocess.Popen(["dpkg-deb", words, found.path], stdout=subprocess.PIPE) as unpacking,
            tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive,
        ):
            for member in archive:
                name = member.name.removeprefix("./")
                if take is found.contents:
                    found.members[name] = member
                if member.isreg() and not name.startswith(FOLDER):
                    file = archive.extractfile(member)
                    assert file is not None
                    take[name] = file.read()
    return found


@pytest.fixture
def unpacked(deb: Deb, tmp_path: Path) -> Path:
    for name, content in deb.contents.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def _entry(deb: Deb, name: str = ENTRY) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters="=")
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read_string(deb.text(name))
    return parser


def _types(value: str) -> set[str]:
    return set(value.strip(";").split(";"))


def _run(*words: object) -> "subprocess.CompletedProcess[str]":
    if shutil.which(str(words[0])) is None:
        pytest.skip(f"{words[0]} is not installed")
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


def _fields(deb: Deb) -> dict[str, str]:
    text = deb.control["control"].decode()
    return dict(re.findall(r"^([\w-]+): (.*)$", text, re.MULTILINE))


def test_it_is_small_enough_to_download(deb: Deb) -> None:
    assert deb.path.stat().st_size < 200_000_000


def test_everything_belongs_to_root_and_only_the_program_is_one(deb: Deb) -> None:
    for name, member in deb.members.items():
        assert (member.uid, member.gid, member.uname, member.gname) == (0, 0, "root", "root"), name
        if member.isreg():
            assert member.mode == (0o755 if name == f"{FOLDER}/rembg-desktop" else 0o644), name
        elif member.isdir():
            assert member.mode == 0o755, name


def test_every_link_leads_to_a_file_of_the_package(deb: Deb) -> None:
    for name in deb.members:
        assert deb.target(name) in deb.members
    for program in ("rembg-desktop", "rembg-desktop-gui"):
        assert deb.target(f"usr/bin/{program}") == f"{FOLDER}/rembg-desktop"


def test_the_sums_cover_every_file_and_fit(deb: Deb) -> None:
    lines = deb.control["md5sums"].decode().splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert set(sums) == {name for name, member in deb.members.items() if member.isreg()}
    for name, content in deb.contents.items():
        assert hashlib.md5(content, usedforsecurity=False).hexdigest() == sums[name]


def test_it_depends_on_what_it_does_not_bring(deb: Deb) -> None:
    depends = {part.split()[0] for part in _fields(deb)["Depends"].split(", ")}
    assert {"libc6", "libxcb1", "xkb-data"} <= depends
    brought = {Path(name).name for name in deb.members if name.startswith(f"{FOLDER}/_internal/lib")}
    for package, library in (("libssl3", "libssl.so.3"), ("libx11-6", "libX11.so.6"), ("zlib1g", "libz.so.1")):
        assert (package in depends) == (library not in brought), package


def test_the_entry_of_the_menu_is_valid_and_starts_the_window(deb: Deb, unpacked: Path) -> None:
    for name in (ENTRY, "usr/share/Thunar/sendto/rembg-desktop.desktop"):
        checked = _run("desktop-file-validate", unpacked / name)
        assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    entry = _entry(deb)
    for section in entry.sections():
        command = entry[section]["Exec"].split()[0]
        assert f"usr/bin/{command}" in deb.members
        for language in LANGUAGES:
            words = ("GenericName", "Comment", "Keywords") if section == "Desktop Entry" else ("Name",)
            assert all(entry[section][f"{word}[{language}]"] for word in words)
    assert entry["Desktop Entry"]["Exec"] == "rembg-desktop-gui %F"


def test_it_is_offered_for_every_kind_of_photo_that_it_reads(deb: Deb) -> None:
    offered = _types(_entry(deb)["Desktop Entry"]["MimeType"])
    assert offered == {mime for each in FORMATS for mime in each.mimes}
    provided = ET.fromstring(deb.contents[METAINFO]).findall("provides/mediatype")
    assert {element.text for element in provided} == offered


@pytest.mark.parametrize("name", FILE_MANAGERS)
def test_file_managers_offer_it_for_photos_and_folders(deb: Deb, name: str) -> None:
    where, key, what = FILE_MANAGERS[name]
    entry = _entry(deb, name)
    assert _types(entry[where][key]) == {*_types(_entry(deb)["Desktop Entry"]["MimeType"]), "inode/directory"}
    assert entry[what]["Exec"] == ("rembg-desktop-gui gui -- %U" if "nemo" in name else "rembg-desktop-gui %F")
    names = [section for section in entry.sections() if "Name" in entry[section]]
    assert all(entry[section][f"Name[{language}]"] for section in names for language in LANGUAGES)


def test_nautilus_and_caja_get_the_extension(deb: Deb) -> None:
    extension = (ROOT / "resources" / "integrations" / "file-managers" / "rembg-desktop.py").read_bytes()
    for manager in ("nautilus", "caja"):
        assert deb.contents[f"usr/share/{manager}-python/extensions/rembg-desktop.py"] == extension


def test_icons_have_the_sizes_of_their_folders(deb: Deb) -> None:
    theme = "usr/share/icons/hicolor"
    for side in (16, 24, 32, 48, 64, 128, 256, 512):
        content = deb.contents[f"{theme}/{side}x{side}/apps/rembg-desktop.png"]
        with Image.open(io.BytesIO(content)) as icon:
            assert icon.size == (side, side)
    assert b"<svg" in deb.contents[f"{theme}/scalable/apps/rembg-desktop.svg"]


def test_the_page_of_software_centres_is_valid(deb: Deb, unpacked: Path) -> None:
    component = ET.fromstring(deb.contents[METAINFO])
    assert component.findtext("launchable") == Path(ENTRY).name
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    checked = _run("appstreamcli", "validate", "--no-net", unpacked / METAINFO)
    assert checked.returncode == 0, checked.stdout


def test_the_copyright_file_names_the_terms_of_every_part(deb: Deb) -> None:
    text = deb.text("usr/share/doc/rembg-desktop/copyright")
    assert text.startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n")
    folders = {name.split("/")[4] for name in deb.members if re.match(rf"{FOLDER}/licenses/[^/]+/[^/]+$", name)}
    stated = re.findall(r"^License: (\S+)$", text, re.MULTILINE)
    for folder in folders - {"texts"}:
        assert stated.count(folder) == 2, folder  # once for its files, once with the text


def test_it_brings_manual_changes_and_service(deb: Deb) -> None:
    assert ".TH" in decompress(deb.contents["usr/share/man/man1/rembg-desktop.1.gz"]).decode()
    assert "Changelog" in decompress(deb.contents["usr/share/doc/rembg-desktop/changelog.gz"]).decode()
    version = _fields(deb)["Version"]
    debian = decompress(deb.contents["usr/share/doc/rembg-desktop/changelog.Debian.gz"]).decode()
    assert debian.startswith(f"rembg-desktop ({version}) ")
    unit = deb.text("usr/lib/systemd/user/rembg-desktop.service")
    assert "\nExecStart=/usr/bin/rembg-desktop serve\n" in unit
    assert "pip" not in unit


def _completes(words: Sequence[str]) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        words, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
    ).stdout


def test_bash_completes_commands(unpacked: Path) -> None:
    script = unpacked / "usr/share/bash-completion/completions/rembg-desktop"
    line = (
        "COMP_WORDS=(rembg-desktop sub); COMP_CWORD=1; _rembg_desktop_completion rembg-desktop sub rembg-desktop"
    )
    assert _completes(["bash", "-c", f'. "$0"; {line}; echo "${{COMPREPLY[*]}}"', str(script)]) == "submit\n"


def test_fish_completes_commands(unpacked: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    script = unpacked / "usr/share/fish/vendor_completions.d/rembg-desktop.fish"
    assert _completes(["fish", "-c", f"source {script}; complete -C 'rembg-desktop sub'"]).split() == ["submit"]


def test_zsh_finds_the_completion(unpacked: Path) -> None:
    folder = unpacked / "usr/share/zsh/vendor-completions"
    assert (folder / "_rembg-desktop").read_text().startswith("#compdef rembg-desktop\n")
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    words = f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; echo $_comps[rembg-desktop]"
    assert _completes(["zsh", "-f", "-c", words]) == "_rembg-desktop\n"


@pytest.mark.timeout(1200)
def test_lintian_finds_nothing_that_has_no_reason(deb: Deb) -> None:
    words = ("--allow-root", "--display-info", "--pedantic", "--tag-display-limit", "0")
    checked = _run("lintian", *words, deb.path)
    tags = [line for line in checked.stdout.splitlines() if line[:2] in {"E:", "W:", "I:", "P:"}]
    assert (checked.returncode, tags) == (0, []), checked.stdout + checked.stderr

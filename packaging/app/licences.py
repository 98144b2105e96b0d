"""Gathers the licence texts of everything in the program to download; fails where one is not known."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from packaging.utils import canonicalize_name

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
TEXTS: Final = HERE / "texts"

TEXT_NAMES: Final = re.compile(r"(licen[cs]e|copying|notice|thirdparty|third-party|authors)", re.IGNORECASE)
WITHOUT_TEXT: Final = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-party.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pillow-heif": ("LGPL-3.0.txt", "GPL-3.0.txt", "GPL-2.0.txt"),
}
"""Distributions whose archives carry no text, or only the names of some: ours of `texts/`."""
NAMED_OTHERWISE: Final = {
    "sharpyuv": "webp",
    "webpdemux": "webp",
    "webpmux": "webp",
    "brotlicommon": "brotli",
    "brotlidec": "brotli",
    "lcms2": "lcms",
    "openjp2": "openjpeg",
    "png16": "png",
    "lzma": "liblzma",
    "zstd": "zstandard",
    "scipy_openblas64_": "openblas",
    "scipy_openblas": "openblas",
    "jpeg": "libjpeg",
    "Xau": "xau",
}
"""What a shared library that a wheel brings is called in the wheel's own licence text."""


class LicenceUnknownError(Exception):
    """Something would be passed on without the text of its licence."""


@dataclass
class Component:
    """One thing with terms of its own.

    Attributes:
        name: as its publisher calls it.
        version: empty when unknown.
        terms: SPDX expression or the publisher's words.
        source: where its source code is.
        texts: (name of the file to write, text), at least one.
        files: names of its shared libraries in the program.
    """

    name: str
    version: str
    terms: str
    source: str
    texts: list[tuple[str, str]]
    files: set[str] = field(default_factory=set[str])

    @property
    def folder(self) -> str:
        """Its folder below `licenses`."""
        return re.sub(r"[^\w.+~-]", "_", f"{self.name}-{self.version}".rstrip("-"))


def components(collected: Iterable[tuple[str, str]], made: Path) -> list[Component]:
    """Who owns what was collected, each with its terms.

    Args:
        collected: (place in the program, path it comes from) of every module, library and file.
        made: folder of what the build itself has made out of these.

    Raises:
        LicenceUnknownError: naming everything whose terms are unknown.
    """
    owners = _owners()
    found: dict[str, Component] = {}
    problems: list[str] = []
    for place, path in sorted(set(collected)):
        real = os.path.realpath(path)
        if _is_within(real, str(made)):
            continue
        try:
            component = _component(real, owners, found)
        except LicenceUnknownError as error:
            problems.append(str(error))
            continue
        if component and _is_library(real):
            component.files.add(Path(place).name)
            problem = unnamed(real, component)
            if problem:
                problems.append(problem)
    if problems:
        raise LicenceUnknownError("\n".join(sorted(set(problems))))
    return sorted(found.values(), key=lambda component: component.folder.casefold())


def write(found: Sequence[Component], folder: Path) -> None:
    """Write the texts, one folder a component, and an overview."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for component in found:
        (folder / component.folder).mkdir()
        for name, text in component.texts:
            (folder / component.folder / name).write_text(text, encoding="utf-8")
    (folder / "texts").mkdir()
    for text in sorted(TEXTS.glob("*.txt")):  # the copyright files of Debian refer to them
        shutil.copy(text, folder / "texts")
    overview = (HERE / "notice.txt").read_text(encoding="utf-8")
    versions = {component.name: component.version for component in found}
    overview = overview.replace("@QT@", versions.get("PySide6_Essentials", ""))
    (folder / "README.txt").write_text(overview + _table(found), encoding="utf-8")


def _table(found: Sequence[Component]) -> str:
    rows: list[str] = []
    for component in found:
        rows.append(f"{component.name} {component.version}".rstrip())
        rows.append(f"    terms:   {component.terms}")
        rows.append(f"    source:  {component.source}")
        if component.files:
            rows.append(f"    files:   {', '.join(sorted(component.files))}")
    return "\n".join(rows) + "\n"


def _owners() -> dict[str, Distribution]:
    """Distributions by the real path of each of their files."""
    owners: dict[str, Distribution] = {}
    for each in distributions():
        for file in each.files or []:
            owners[os.path.realpath(str(file.locate()))] = each
    return owners


def _component(path: str, owners: dict[str, Distribution], found: dict[str, Component]) -> Component:
    """Whose the file is."""
    owner = owners.get(path)
    if owner and canonicalize_name(owner.metadata["Name"]) != "rembg-desktop":
        return _known(owner.metadata["Name"], found, lambda: _from_metadata(owner))
    if owner or (_is_within(path, str(ROOT)) and not _is_within(path, sys.prefix)):
        return _known("Rembg Desktop", found, _ourselves)
    # /usr is the base of Debian's Python, and of everything else on Debian.
    places = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    if _is_within(path, *places, *([] if sys.base_prefix == "/usr" else [sys.base_prefix])):
        return _known("Python", found, _python)
    return _of_system(path, found)


def _is_within(path: str, *folders: str) -> bool:
    return any(Path(path).is_relative_to(os.path.realpath(folder)) for folder in folders)


def _known(name: str, found: dict[str, Component], make: Callable[[], Component]) -> Component:
    if name not in found:
        found[name] = make()
    return found[name]


def _from_metadata(owner: Distribution) -> Component:
    metadata = owner.metadata
    texts: list[tuple[str, str]] = []
    for file in owner.files or []:
        if TEXT_NAMES.search(file.name) and not file.name.endswith((".py", ".pyc", ".pyi", ".js")):
            parts = [part for part in file.parts[:-1] if not part.endswith(".dist-info") and part != "licenses"]
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            texts.append(("-".join([*parts, file.name]), text))
    ours = WITHOUT_TEXT.get(canonicalize_name(metadata["Name"]), ())
    texts.extend((name, (TEXTS / name).read_text(encoding="utf-8")) for name in ours)
    if not texts:
        raise LicenceUnknownError(f"{metadata['Name']} {owner.version} brings no text of its licence.")
    return Component(metadata["Name"], owner.version, _terms(owner), _homepage(owner), texts)


def _terms(owner: Distribution) -> str:
    stated = _field(owner, "License-Expression") or _field(owner, "License").strip().split("\n")[0]
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in owner.metadata.get_all("Classifier") or []
        if line.startswith("License :: OSI Approved ::")
    ]
    return stated if 0 < len(stated) < 80 else ", ".join(classifiers) or "see the text"


def _field(owner: Distribution, name: str) -> str:
    return (owner.metadata.get_all(name) or [""])[0]


def _homepage(owner: Distribution) -> str:
    urls = [line.split(", ", 1) for line in owner.metadata.get_all("Project-URL") or []]
    for wanted in ("source", "code", "repository", "github", "home"):
        for label, url in urls:
            if wanted in label.casefold():
                return url
    return _field(owner, "Home-page") or f"https://pypi.org/project/{owner.metadata['Name']}/"


def _ourselves() -> Component:
    from rembg_desktop import __version__

    resources = ROOT / "resources"
    texts = [("LICENSE", (ROOT / "LICENSE").read_text(encoding="utf-8"))]
    texts.extend(
        ("-".join(file.relative_to(resources).parts), file.read_text(encoding="utf-8"))
        for file in sorted(resources.rglob("*"))
        if file.is_file() and (TEXT_NAMES.search(file.name) or file.name == "README.md")
    )
    return Component("Rembg Desktop", __version__, "MIT; the model u2netp Apache-2.0", "this program", texts)


def _python() -> Component:
    candidates = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright"),
    ]
    for candidate in candidates:
        if candidate.is_file():
            version = ".".join(map(str, sys.version_info[:3]))
            text = candidate.read_text(encoding="utf-8", errors="replace")
            return Component(
                "Python", version, "PSF-2.0", "https://www.python.org/downloads/", [("LICENSE.txt", text)]
            )
    raise LicenceUnknownError("Python's own LICENSE.txt was not found.")


def _of_system(path: str, found: dict[str, Component]) -> Component:
    package, version = _debian_package(path)
    if not package:
        raise LicenceUnknownError(f"{path} belongs to no package whose terms are known.")
    copyright_file = Path("/usr/share/doc") / package / "copyright"
    if not copyright_file.is_file():
        raise LicenceUnknownError(f"{copyright_file}, the terms of {path}, is not there.")

    def make() -> Component:
        text = copyright_file.read_text(encoding="utf-8", errors="replace")
        terms = sorted(set(re.findall(r"^License: *(\S.*)$", text, re.MULTILINE)))
        source = f"https://sources.debian.org/src/{package}/"
        return Component(package, version, ", ".join(terms[:6]) or "see the text", source, [("copyright", text)])

    return _known(package, found, make)


def _debian_package(path: str) -> tuple[str, str]:
    if shutil.which("dpkg-query") is None:
        return "", ""
    # Since /lib became a link to /usr/lib a package may know its files by either name.
    for name in (path, path.removeprefix("/usr"), f"/usr{path}"):
        owner = _ask("dpkg-query", "-S", name).partition(": ")[0].split(",")[0]
        if owner:
            answer = _ask("dpkg-query", "-W", "-f", "${Package} ${source:Package} ${Version}", owner).split()
            return answer[0], answer[2]
    return "", ""


def _ask(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def _is_library(path: str) -> bool:
    return bool(re.search(r"\.(so(\.[\d.]+)?|dll|dylib|pyd)$", path))


def unnamed(path: str, component: Component) -> str:
    """What is wrong with a library that a wheel brings from elsewhere; nothing when its text names it."""
    if not re.search(r"\.(libs|dylibs)$", Path(path).parent.name):
        return ""
    library = (
        re.sub(r"(-[0-9a-f]{8})+|\.(so|dll|dylib).*|\.\d+", "", Path(path).name).removeprefix("lib").rstrip("-")
    )
    texts = "\n".join(text for _, text in component.texts).casefold()
    if NAMED_OTHERWISE.get(library, library).casefold() in texts:
        return ""
    return f"{component.name} brings {Path(path).name} (lib{library}), which its licence texts do not name."

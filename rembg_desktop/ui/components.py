"""The program's version and those of what it is built from, with their licences."""

import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any, Final

from PySide6 import __version__ as pyside_version

_NAMES: Final = (
    "PySide6-Essentials",
    "rembg",
    "onnxruntime",
    "Pillow",
    "pillow-heif",
    "numpy",
    "isal",
    "peewee",
    "PyMatting",
    "click",
    "rich",
    "requests",
    "platformdirs",
    "tomli-w",
    "filelock",
    "psutil",
    "natsort",
)

_UNNAMED: Final = {"peewee": "MIT"}
"""Licences of libraries whose packages do not name them."""

_About = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """A library.

    Attributes:
        licence: as its makers name it; empty when they do not.
        homepage: empty when unknown.
    """

    name: str
    version: str
    licence: str
    homepage: str


def components() -> list[Component]:
    """Python and the libraries; reads many small files, so not in the main thread."""
    found = [Component("Python", platform.python_version(), "PSF-2.0", "https://www.python.org")]
    for name in _NAMES:
        try:
            about = metadata.metadata(name).json
        except metadata.PackageNotFoundError:
            if name == "PySide6-Essentials":
                found.append(Component("PySide6", pyside_version, "LGPL-3.0", "https://pyside.org"))
            continue
        found.append(Component(name, str(about["version"]), _licence(name, about), _homepage(about)))
    return found


def versions() -> dict[str, str]:
    """Version by name of the library."""
    return {component.name: component.version for component in components()}


def _licence(name: str, about: _About) -> str:
    if expression := about.get("license_expression"):
        return str(expression)
    if name in _UNNAMED:
        return _UNNAMED[name]
    given = str(about.get("license") or "").strip()
    if given and "\n" not in given and len(given) < 60:
        return given
    classifiers = [
        value.rsplit(" :: ", 1)[-1] for value in about.get("classifier") or [] if value.startswith("License :: ")
    ]
    return ", ".join(value for value in classifiers if value != "OSI Approved")


def _homepage(about: _About) -> str:
    if page := about.get("home_page"):
        return str(page)
    for value in about.get("project_url") or []:
        label, _, address = value.partition(",")
        if re.fullmatch(r"home-?page|source|repository|github|source code", label.strip(), re.IGNORECASE):
            return address.strip()
    return ""

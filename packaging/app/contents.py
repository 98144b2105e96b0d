"""What goes into the program to download and what stays out, each with its reason."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM: Final = "rembg-desktop"

DISTRIBUTIONS_LEFT_OUT: Final = {
    "scikit-image": "rembg imports it for one constant, which the engine makes itself; with it go four more",
    "pooch": "rembg's downloads; the program has its own, with checksums, progress and cancelling",
    "jsonschema": "rembg checks with it what its remote models are sent; they are not used",
    "tqdm": "rembg's progress bars",
    "flatbuffers": "onnxruntime's tools for other file formats",
    "protobuf": "onnxruntime's tools for changing models",
    "pygments": "rich colours source code with it",
    "markdown-it-py": "rich shows Markdown with it",
}
"""What the program's requirements bring along and its own work never loads."""

MODULES_LEFT_OUT: Final = {
    "tkinter": "Pillow's viewer; the window is Qt",
    "turtledemo": "uses Tk",
    "idlelib": "uses Tk",
    "lib2to3": "changes source code",
    "ensurepip": "installs packages",
    "pydoc_data": "texts of Python's own help",
    "PIL.ImageTk": "uses Tk",
    "PIL.ImageQt": "would look for other versions of Qt",
    "pwiz": "peewee's generator of source code",
    "numpy.distutils": "compiles C and Fortran (f2py and testing stay: SciPy imports all that numpy names)",
    "numpy.random.tests": "for tests",
    "numba.cuda": "matting runs on the processor",
    "numba.tests": "for tests",
    "numba.testing": "for tests",
    "llvmlite.tests": "for tests",
    "psutil.tests": "for tests",
    "onnxruntime.backend": "an interface of ONNX",
    "onnxruntime.datasets": "examples",
    "onnxruntime.quantization": "changes models",
    "onnxruntime.tools": "changes models",
    "onnxruntime.transformers": "changes models",
    "rembg.commands": "rembg's own command line and web page",
    "rembg.cli": "rembg's own command line",
    "scipy.cluster": "not imported by matting (pymatting uses linalg, ndimage, sparse and special)",
    "scipy.constants": "likewise",
    "scipy.datasets": "likewise",
    "scipy.differentiate": "likewise",
    "scipy.fft": "likewise",
    "scipy.fftpack": "likewise",
    "scipy.integrate": "likewise",
    "scipy.interpolate": "likewise",
    "scipy.io": "likewise",
    "scipy.misc": "likewise",
    "scipy.odr": "likewise",
    "scipy.optimize": "likewise",
    "scipy.signal": "likewise",
    "scipy.spatial": "likewise",
    "scipy.stats": "likewise",
    "uvicorn.workers": "for gunicorn",
    "fastapi.testclient": "for tests",
    "starlette.testclient": "for tests",
    "PySide6.QtConcurrent": "the window is made of Qt Widgets; threads are Qt Core's",
    "PySide6.QtDBus": "likewise",
    "PySide6.QtDesigner": "likewise",
    "PySide6.QtHelp": "likewise",
    "PySide6.QtOpenGL": "likewise",
    "PySide6.QtOpenGLWidgets": "likewise",
    "PySide6.QtPrintSupport": "likewise",
    "PySide6.QtQml": "likewise",
    "PySide6.QtQuick": "likewise",
    "PySide6.QtQuickControls2": "likewise",
    "PySide6.QtQuickTest": "likewise",
    "PySide6.QtQuickWidgets": "likewise",
    "PySide6.QtSql": "the queue speaks to SQLite through Python",
    "PySide6.QtSvgWidgets": "icons are painted by Qt Svg",
    "PySide6.QtTest": "for tests",
    "PySide6.QtUiTools": "there are no .ui files",
    "PySide6.QtXml": "the window is made of Qt Widgets",
    "PySide6.scripts": "tools of developers",
}

FILES_LEFT_OUT: Final = {
    "plugins/platforms/libqlinuxfb": "screens without X11 or Wayland",
    "plugins/platforms/libqvkkhrdisplay": "likewise",
    "plugins/platforms/libqvnc": "likewise",
    "plugins/platforms/libqeglfs": "likewise",
    "plugins/platforms/libqminimal": "for tests",
    "plugins/platforms/qdirect2d": "a trial of Qt's on Windows",
    "plugins/platforms/qminimal": "for tests",
    "plugins/egldeviceintegrations/": "screens without X11 or Wayland",
    "libQt6EglFS": "likewise",
    "libQt6EglFs": "likewise",
    "plugins/xcbglintegrations/": "nothing is drawn with OpenGL, and looking for it takes time at the start",
    "plugins/wayland-graphics-integration": "nothing is drawn with OpenGL",
    "libQt6OpenGL": "likewise",
    "Qt6OpenGL": "likewise",
    "opengl32sw": "likewise",
    "d3dcompiler": "likewise",
    "plugins/platformthemes/libqgtk3": "brings GTK along, 12 MB; the desktop's portal gives its dialogs",
    "plugins/generic/": "keyboards, mice and tablets of screens without X11 or Wayland",
    "plugins/networkinformation/": "never asked; Qt does no networking but a local socket",
    "plugins/tls/": "likewise",
    "plugins/imageformats/libqtiff": "photos are decoded by Pillow; Qt draws SVG and PNG only",
    "plugins/imageformats/libqwebp": "likewise",
    "plugins/imageformats/libqtga": "likewise",
    "plugins/imageformats/libqwbmp": "likewise",
    "plugins/imageformats/qtiff": "likewise",
    "plugins/imageformats/qwebp": "likewise",
    "plugins/imageformats/qtga": "likewise",
    "plugins/imageformats/qwbmp": "likewise",
    "ufunc/tbbpool": "needs Intel's TBB, which is not there; OpenMP does it",
    "libmvec": "a part of glibc, which always is the system's",
    "libpyside6qml": "the window is made of Qt Widgets",
    "pyside6qml": "likewise",
    "Qt6Qml": "likewise",
    "Qt6Quick": "likewise",
    "Qt6Pdf": "likewise",
    "Qt6VirtualKeyboard": "likewise",
    "/tests/": "for tests",
    "PIL/_imagingtk": "uses Tk",
}

LANGUAGES: Final = ("en", "de", "fr", "es", "zh_CN", "ja")
"""Of the window; Qt's own texts in other languages stay out."""
MACOS_TYPES: Final = (
    "public.jpeg",
    "public.png",
    "org.webmproject.webp",
    "public.tiff",
    "com.microsoft.bmp",
    "com.compuserve.gif",
    "public.avif",
    "public.heic",
    "public.heif",
)
"""Uniform type identifiers of what can be read."""


def required() -> dict[str, Distribution]:
    """The distributions that the program needs, without those left out, by canonical name."""
    found: dict[str, Distribution] = {}
    _follow(PROGRAM, frozenset(), found, set())
    return found


def _follow(
    name: str, extras: frozenset[str], found: dict[str, Distribution], seen: set[tuple[str, frozenset[str]]]
) -> None:
    key = canonicalize_name(name)
    if key in DISTRIBUTIONS_LEFT_OUT or (key, extras) in seen:
        return
    seen.add((key, extras))
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:  # of another system or another Python
        return
    for text in found[key].requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}
        ):
            _follow(requirement.name, frozenset(requirement.extras), found, seen)


def excluded_modules(needed: Iterable[str], installed: Mapping[str, Iterable[str]] | None = None) -> list[str]:
    """Modules that PyInstaller shall not follow: all that is installed and not needed, and those left out.

    Args:
        needed: canonical names of the distributions that stay.
        installed: distributions by top-level module; None looks at the environment.
    """
    stay = set(needed)
    by_module = packages_distributions() if installed is None else installed
    others = {
        module
        for module, owners in by_module.items()
        if module not in sys.stdlib_module_names and not stay & {canonicalize_name(owner) for owner in owners}
    }
    return sorted(others | set(MODULES_LEFT_OUT))


def wanted(name: str) -> bool:
    """Whether a collected file is needed at run time; `name` is its place in the folder."""
    path = name.replace("\\", "/")
    if path.endswith(".qm"):
        return path.startswith("rembg_desktop/") or path.endswith(
            tuple(f"/qtbase_{language}.qm" for language in LANGUAGES)
        )
    return not any(part in path for part in FILES_LEFT_OUT)


def still_needed(
    binaries: Sequence[tuple[str, str, str]], imports: Callable[[str], Iterable[str]]
) -> list[tuple[str, str, str]]:
    """Without the system's libraries that only came along with what was left out.

    Args:
        binaries: (place, path it comes from, kind), as PyInstaller has them; the system's lie at the top.
        imports: file names of the libraries that the library at a path is linked with.
    """
    systems = {place: path for place, path, _ in binaries if _is_systems(place, path)}
    todo = [path for place, path, kind in binaries if place not in systems and kind != "SYMLINK"]
    needed: set[str] = set()
    while todo:
        for name in imports(todo.pop()):
            if name in systems and name not in needed:
                needed.add(name)
                todo.append(systems[name])
    return [entry for entry in binaries if entry[0] not in systems or entry[0] in needed]


def _is_systems(place: str, path: str) -> bool:
    return "/" not in place and path.startswith(("/usr/lib", "/lib")) and ".so" in place

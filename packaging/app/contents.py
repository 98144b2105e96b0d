"""What the standalone program includes and excludes, with the reasons."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM: Final = "rembg-desktop"

EXCLUDED_DISTRIBUTIONS: Final = {
    "scikit-image": "rembg needs one constant of it, which the engine computes; it requires four more packages",
    "pymatting": "rembg's matting; the engine computes the same",
    "numba": "compiles pymatting's code; with llvmlite 200 MB",
    "llvmlite": "see above",
    "pooch": "rembg's downloads; the program has its own, with checksums, progress and cancellation",
    "jsonschema": "rembg validates requests to remote models with it; they are not used",
    "tqdm": "rembg's progress bars",
    "flatbuffers": "onnxruntime's tools for other file formats",
    "protobuf": "onnxruntime's tools for modifying models",
    "pygments": "used by rich to highlight source code",
    "markdown-it-py": "used by rich to render Markdown",
}
"""Transitive requirements that the program never loads."""

EXCLUDED_MODULES: Final = {
    "tkinter": "used by Pillow's image viewer; the window uses Qt",
    "turtledemo": "uses Tk",
    "idlelib": "uses Tk",
    "lib2to3": "modifies source code",
    "ensurepip": "installs packages",
    "pydoc_data": "texts of Python's help()",
    "PIL.ImageTk": "uses Tk",
    "PIL.ImageQt": "searches for other versions of Qt",
    "pwiz": "peewee's code generator",
    "numpy.distutils": "compiles C and Fortran (f2py and testing are kept: SciPy imports all that numpy names)",
    "numpy.random.tests": "for tests",
    "psutil.tests": "for tests",
    "onnxruntime.backend": "an ONNX interface that is not used",
    "onnxruntime.datasets": "examples",
    "onnxruntime.quantization": "modifies models",
    "onnxruntime.tools": "modifies models",
    "onnxruntime.transformers": "modifies models",
    "rembg.commands": "rembg's command line and web page",
    "rembg.cli": "rembg's command line",
    "scipy.cluster": "not used (matting and masks use linalg, ndimage, sparse and special)",
    "scipy.constants": "see above",
    "scipy.datasets": "see above",
    "scipy.differentiate": "see above",
    "scipy.fft": "see above",
    "scipy.fftpack": "see above",
    "scipy.integrate": "see above",
    "scipy.interpolate": "see above",
    "scipy.io": "see above",
    "scipy.misc": "see above",
    "scipy.odr": "see above",
    "scipy.optimize": "see above",
    "scipy.signal": "see above",
    "scipy.spatial": "see above",
    "scipy.stats": "see above",
    "uvicorn.workers": "for gunicorn",
    "fastapi.testclient": "for tests",
    "starlette.testclient": "for tests",
    "PySide6.QtConcurrent": "the window uses Qt Widgets; threads are in Qt Core",
    "PySide6.QtDBus": "see above",
    "PySide6.QtDesigner": "see above",
    "PySide6.QtHelp": "see above",
    "PySide6.QtOpenGL": "see above",
    "PySide6.QtOpenGLWidgets": "see above",
    "PySide6.QtPrintSupport": "see above",
    "PySide6.QtQml": "see above",
    "PySide6.QtQuick": "see above",
    "PySide6.QtQuickControls2": "see above",
    "PySide6.QtQuickTest": "see above",
    "PySide6.QtQuickWidgets": "see above",
    "PySide6.QtSql": "the queue uses SQLite through Python",
    "PySide6.QtSvgWidgets": "icons are rendered with Qt Svg",
    "PySide6.QtTest": "for tests",
    "PySide6.QtUiTools": "there are no .ui files",
    "PySide6.QtXml": "the window uses Qt Widgets",
    "PySide6.scripts": "developer tools",
}

IMAGE_CODECS: Final = (
    "imcd",
    "zlib",
    "zstd",
    "lzma",
    "jpeg8",
    "jpeg2k",
    "webp",
    "png",
    "cms",
    "ccitt",
    "jpegxl",
    "brotli",
    "shared",
    "shared_cython",
)
"""Compiled modules of imagecodecs for TIFF, PSD and JPEG XL; they are imported by name. All would be 80 MB."""

EXCLUDED_FILES: Final = {
    "plugins/platforms/libqlinuxfb": "screens without X11 or Wayland",
    "plugins/platforms/libqvkkhrdisplay": "see above",
    "plugins/platforms/libqvnc": "see above",
    "plugins/platforms/libqeglfs": "see above",
    "plugins/platforms/libqminimal": "for tests",
    "plugins/platforms/qdirect2d": "an experimental Qt backend for Windows",
    "plugins/platforms/qminimal": "for tests",
    "plugins/egldeviceintegrations/": "screens without X11 or Wayland",
    "libQt6EglFS": "see above",
    "libQt6EglFs": "see above",
    "plugins/xcbglintegrations/": "OpenGL is not used, and searching for it delays the start",
    "plugins/wayland-graphics-integration": "OpenGL is not used",
    "libQt6OpenGL": "see above",
    "Qt6OpenGL": "see above",
    "opengl32sw": "see above",
    "d3dcompiler": "see above",
    "plugins/platformthemes/libqgtk3": "requires GTK, 12 MB; the desktop portal provides native dialogs",
    "plugins/generic/": "input devices without X11 or Wayland",
    "plugins/networkinformation/": "never used; Qt only uses a local socket",
    "plugins/tls/": "see above",
    "plugins/imageformats/libqtiff": "Pillow decodes photos; Qt only reads SVG and PNG",
    "plugins/imageformats/libqwebp": "see above",
    "plugins/imageformats/libqtga": "see above",
    "plugins/imageformats/libqwbmp": "see above",
    "plugins/imageformats/qtiff": "see above",
    "plugins/imageformats/qwebp": "see above",
    "plugins/imageformats/qtga": "see above",
    "plugins/imageformats/qwbmp": "see above",
    "libmvec": "part of glibc, which must come from the system",
    "libpyside6qml": "the window uses Qt Widgets",
    "pyside6qml": "see above",
    "Qt6Qml": "see above",
    "Qt6Quick": "see above",
    "Qt6Pdf": "see above",
    "Qt6VirtualKeyboard": "see above",
    "/tests/": "for tests",
    "PIL/_imagingtk": "uses Tk",
}

LANGUAGES: Final = ("en", "de", "fr", "es", "zh_CN", "ja")
"""Languages of the window. Qt translations for other languages are excluded."""
MACOS_TYPES: Final = (
    "public.jpeg",
    "public.png",
    "org.webmproject.webp",
    "public.tiff",
    "com.microsoft.bmp",
    "com.compuserve.gif",
    "public.avif",
    "public.jpeg-xl",
    "public.heic",
    "public.heif",
    "public.camera-raw-image",
    "public.jpeg-2000",
    "com.adobe.photoshop-image",
    "com.truevision.tga-image",
    "com.microsoft.ico",
    "public.pbm",
)
"""Uniform type identifiers of the supported input formats."""


def required() -> dict[str, Distribution]:
    """The distributions that the program needs, without the excluded ones, by canonical name."""
    found: dict[str, Distribution] = {}
    _follow(PROGRAM, frozenset(), found, set())
    return found


def _follow(
    name: str, extras: frozenset[str], found: dict[str, Distribution], seen: set[tuple[str, frozenset[str]]]
) -> None:
    key = canonicalize_name(name)
    if key in EXCLUDED_DISTRIBUTIONS or (key, extras) in seen:
        return
    seen.add((key, extras))
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:  # only needed on another system or Python version
        return
    for text in found[key].requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}
        ):
            _follow(requirement.name, frozenset(requirement.extras), found, seen)


def excluded_modules(needed: Iterable[str], installed: Mapping[str, Iterable[str]] | None = None) -> list[str]:
    """Modules that PyInstaller must not include: installed but not needed, or explicitly excluded.

    Args:
        needed: canonical names of the distributions to include.
        installed: distributions by top-level module; None inspects the environment.
    """
    stay = set(needed)
    by_module = packages_distributions() if installed is None else installed
    others = {
        module
        for module, owners in by_module.items()
        if module not in sys.stdlib_module_names and not stay & {canonicalize_name(owner) for owner in owners}
    }
    return sorted(others | set(EXCLUDED_MODULES))


def wanted(name: str) -> bool:
    """Whether a collected file is needed at run time; `name` is its path in the folder."""
    path = name.replace("\\", "/")
    if path.endswith(".qm"):
        return path.startswith("rembg_desktop/") or path.endswith(
            tuple(f"/qtbase_{language}.qm" for language in LANGUAGES)
        )
    return not any(part in path for part in EXCLUDED_FILES)


def still_needed(
    binaries: Sequence[tuple[str, str, str]], imports: Callable[[str], Iterable[str]]
) -> list[tuple[str, str, str]]:
    """Remove system libraries that only excluded files needed.

    Args:
        binaries: (destination, source path, kind), as in PyInstaller; system libraries are at the top level.
        imports: returns the file names of the libraries that the library at a path is linked with.
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

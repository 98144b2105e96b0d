import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rembg_desktop.imaging.input_formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="module")
def build_scripts() -> Iterator[None]:
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging" / "app")
        yield
    for name in {"contents", "licenses", "reduced", "windows"} - before:
        sys.modules.pop(name, None)


def test_what_is_required_is_never_left_out_as_a_tool_of_development() -> None:
    import contents

    required = contents.required()
    excluded = contents.excluded_modules(required)
    assert {"rembg", "onnxruntime", "pyside6-essentials", "scipy"} <= set(required)
    assert not {"rembg", "onnxruntime", "PySide6", "scipy", "click", "packaging"} & set(excluded)
    assert {"pytest", "sphinx", "skimage", "playwright", "pymatting", "numba", "llvmlite"} <= set(excluded)
    assert {"distributed", "dask", "fsspec", "cryptography", "tornado", "moto"} <= set(excluded)  # [cluster]


def test_every_thing_left_out_has_a_reason() -> None:
    import contents

    for table in (contents.EXCLUDED_DISTRIBUTIONS, contents.EXCLUDED_MODULES, contents.EXCLUDED_FILES):
        assert [name for name, reason in table.items() if not reason] == []


@pytest.mark.parametrize(
    "name",
    [
        "rembg-desktop.desktop",
        "rembg-desktop.nemo_action",
        "rembg-desktop-action.desktop",
        "rembg-desktop-sendto.desktop",
        "rembg-desktop-servicemenu.desktop",
        "io.github.rembg_desktop.RembgDesktop.metainfo.xml.in",
    ],
)
def test_desktops_offer_the_program_for_every_format_that_it_reads(name: str) -> None:
    text = (ROOT / "packaging" / "linux" / name).read_text(encoding="utf-8")
    listed = re.findall(r"image/[\w.+-]+", "".join(re.findall(r"(?im)^mimetypes?=.*|<mediatype>.*", text)))
    assert listed == [mime for each in FORMATS for mime in each.mimes]


def _icu_package(items: dict[str, bytes]) -> bytes:
    """A package of ICU's data: a header of 32 bytes, the table, names, and data aligned to 16 bytes."""
    names, data, table = b"", b"", struct.pack("<I", len(items))
    names_at = 4 + 8 * len(items)
    data_at = -(-(names_at + sum(len(name) + 1 for name in items)) // 16) * 16
    for name, item in items.items():
        table += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name.encode() + b"\0"
        data += item.ljust(-(-len(item) // 16) * 16, b"\0")
    head = (struct.pack("<H10x", 32) + b"CmnD").ljust(32, b"\0")
    return head + (table + names).ljust(data_at, b"\0") + data


def test_data_of_icu_that_is_not_used_is_left_out() -> None:
    import reduced

    used = {"icudt/af.res": b"a locale", "icudt/coll/de.res": b"how to sort" * 3}
    unused = {"icudt/curr/de.res": b"Euro", "icudt/zone/de.res": b"Mitteleuropa"}
    whole = b"ELF" + b"\1" * 13 + _icu_package(dict(sorted((used | unused).items())))
    assert reduced.without_unused_data(whole) == _icu_package(used)


def test_only_texts_in_our_languages_are_kept() -> None:
    import contents

    assert contents.wanted("PySide6/Qt/translations/qtbase_de.qm")
    assert contents.wanted("rembg_desktop/resources/translations/rembg_desktop_ja.qm")
    assert not contents.wanted("PySide6/Qt/translations/qtbase_it.qm")
    assert not contents.wanted("PySide6/Qt/translations/qt_de.qm")


def test_a_library_of_the_system_goes_with_the_last_that_needs_it() -> None:
    import contents

    links = {"/usr/lib/liba.so.1": ["libb.so.1"], "/usr/lib/libb.so.1": [], "/venv/x.so": ["liba.so.1"]}
    binaries = [(Path(path).name, path, "BINARY") for path in ("/usr/lib/liba.so.1", "/usr/lib/libb.so.1")]
    module = ("pkg/x.so", "/venv/x.so", "EXTENSION")
    assert contents.still_needed([module, *binaries], lambda path: links[path]) == [module, *binaries]
    assert contents.still_needed(binaries, lambda path: links[path]) == []


def test_a_file_without_known_terms_fails(tmp_path: Path) -> None:
    import licenses

    stranger = tmp_path / "libstranger.so"
    stranger.write_bytes(b"")
    with pytest.raises(licenses.LicenseUnknownError, match=r"libstranger\.so"):
        licenses.components([("libstranger.so", str(stranger))], tmp_path / "made")


def test_a_package_without_a_text_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import licenses
    import shiboken6

    monkeypatch.setattr(licenses, "WITHOUT_TEXT", {})
    with pytest.raises(licenses.LicenseUnknownError, match="shiboken6"):
        licenses.components([("shiboken6/__init__.py", str(shiboken6.__file__))], tmp_path)


def test_a_wheel_that_brings_a_library_nobody_names_fails(tmp_path: Path) -> None:
    import licenses

    component = licenses.Component("some", "1", "MIT", "", [("LICENSE", "MIT, and libknown")])
    assert licenses.unnamed("/x/some.libs/libknown-0123abcd.so.1", component) == ""
    assert "libother" in licenses.unnamed("/x/some.libs/libother-0123abcd.so.1.2", component)


def test_terms_of_every_requirement_are_known(tmp_path: Path) -> None:
    import contents
    import licenses

    files = [
        (str(file), str(file.locate()))
        for owner in contents.required().values()
        for file in owner.files or []
        if file.suffix in (".py", ".so")
        # Only a few of these libraries are included. The build itself checks their licenses.
        and file.parts[0] != "imagecodecs.libs"
    ]
    found = licenses.components(files, tmp_path / "made")
    assert {"PySide6_Essentials", "pillow_heif"} <= {component.name for component in found}
    licenses.write(found, tmp_path / "licenses")
    overview = (tmp_path / "licenses" / "README.txt").read_text(encoding="utf-8")
    assert "@QT@" not in overview
    assert all((tmp_path / "licenses" / component.folder).is_dir() for component in found)


def test_the_version_resource_of_windows_is_what_pyinstaller_reads() -> None:
    import windows

    def record(name: str):
        return lambda *words, **named: (name, words, named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo")
    known = {name: record(name) for name in (*names, "VarStruct")}
    kind, _, parts = eval(windows.version_resource("1.2.3rc1", "rembg-desktop"), known)
    assert kind == "VSVersionInfo"
    assert parts["ffi"][2]["filevers"] == (1, 2, 3, 0)

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import rembg_desktop

ROOT = Path(__file__).resolve().parent.parent
NOT_IN_ARCHIVES = (".pyc", ".log", ".db")


def build(kind: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=400,
    )
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel")))


@pytest.fixture
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_wheel_carries_every_resource_unchanged(wheel: zipfile.ZipFile) -> None:
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert resources
    for path in resources:
        inside = f"rembg_desktop/{path.relative_to(ROOT).as_posix()}"
        assert wheel.read(inside) == path.read_bytes()


def test_the_wheel_carries_the_licence_and_both_commands(wheel: zipfile.ZipFile) -> None:
    info = f"rembg_desktop-{rembg_desktop.__version__}.dist-info"
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    commands = wheel.read(f"{info}/entry_points.txt").decode()
    assert "rembg-desktop = rembg_desktop.__main__:main" in commands
    assert "rembg-desktop-gui = rembg_desktop.__main__:main_gui" in commands


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"rembg_desktop"}
    assert not [name for name in names if name.endswith(NOT_IN_ARCHIVES)]


def test_the_source_archive_can_be_tested(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "Makefile",
        "constraints.txt",
        "scripts/check",
        "tests/test_project.py",
        "resources/models/u2netp.onnx",
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith(".venv") or name.endswith(NOT_IN_ARCHIVES)]


def test_every_dependency_has_an_exact_version_that_fits(project: dict[str, dict[str, object]]) -> None:
    pinned = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, version = line.split("==")
            pinned[canonicalize_name(name)] = version
    groups = [item for group in project["dependency-groups"].values() for item in group]
    wanted = [item for item in groups if isinstance(item, str)]  # the others include a group
    assert wanted
    for text in [*project["project"]["dependencies"], *wanted]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement.name


def test_the_changelog_knows_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert rembg_desktop.__version__ in headings or len(headings) == 1


@pytest.mark.parametrize(
    "photo", sorted((ROOT / "resources" / "photos").glob("*.jpg")), ids=lambda path: path.name
)
def test_every_sample_photo_names_its_terms(photo: Path) -> None:
    table = (photo.parent / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in table.splitlines() if line.startswith(f"| `{photo.name}` |")]
    assert re.search(r"\| (CC0 1\.0|public domain) \|", row)


def test_no_text_file_names_a_package_host() -> None:
    hosts = re.compile(r"(index-url|trusted-host|find-links|files\.pythonhosted|deb\.debian)")
    for path in [ROOT / "Makefile", ROOT / "constraints.txt", *(ROOT / "scripts").iterdir()]:
        if path.is_file():
            assert not hosts.search(path.read_text(encoding="utf-8")), path


def test_qt_signals_can_be_emitted_for_days() -> None:
    # A Qt for Python that loses a reference to True at each emit ends the process after some hundred of them.
    program = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Sender(QObject):\n    sent = Signal(int)\n"
        "sender = Sender()\n"
        "for number in range(50_000):\n    sender.sent.emit(number)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=240, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")

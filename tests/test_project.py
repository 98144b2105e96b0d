import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from graphlib import CycleError, TopologicalSorter
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
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    resources = [path for path in files if not path.name.endswith(NOT_IN_ARCHIVES)]
    assert resources
    for path in resources:
        inside = f"rembg_desktop/{path.relative_to(ROOT).as_posix()}"
        assert wheel.read(inside) == path.read_bytes()


def test_the_wheel_carries_the_license_and_both_commands(wheel: zipfile.ZipFile) -> None:
    info = f"rembg_desktop-{rembg_desktop.__version__}.dist-info"
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    commands = wheel.read(f"{info}/entry_points.txt").decode()
    assert "rembg-desktop = rembg_desktop.__main__:main" in commands
    assert "rembg-desktop-gui = rembg_desktop.__main__:main_gui" in commands


def test_the_wheel_is_typed_and_its_stub_has_every_public_name(wheel: zipfile.ZipFile) -> None:
    stub = ast.parse(wheel.read("rembg_desktop/__init__.pyi"))
    assert wheel.read("rembg_desktop/py.typed") == b""
    told = {node.names[0].asname for node in stub.body if isinstance(node, ast.ImportFrom)} - {None}
    told |= {node.target.id for node in stub.body if isinstance(node, ast.AnnAssign)}
    told |= {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
    code = ast.parse(wheel.read("rembg_desktop/__init__.py"))
    names = {"remove_background", *(node.name for node in code.body if isinstance(node, ast.FunctionDef))}
    for node in code.body:
        names |= {node.targets[0].id} if isinstance(node, ast.Assign) else set()
        names |= {node.target.id} if isinstance(node, ast.AnnAssign) else set()
    assert told == names - {"__getattr__"}


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
    cluster = project["project"]["optional-dependencies"]["cluster"]
    for text in [*project["project"]["dependencies"], *cluster, *wanted]:
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


def modules() -> dict[str, Path]:
    """The files of the package by the names of their modules."""
    found: dict[str, Path] = {}
    for path in (ROOT / "rembg_desktop").rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the package that a file imports, at its top, inside functions and for type checkers."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                found.add(inner if inner in known else node.module)
    return found & known.keys()


def test_no_module_takes_part_in_an_import_cycle() -> None:
    known = modules()
    graph = TopologicalSorter({name: imports_of(path, known) for name, path in known.items()})
    try:
        graph.prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


LONGER = {
    "rembg_desktop.settings": "Every setting is read beside the others and the rules for all of them.",
    "rembg_desktop.cluster.links": "What is known of a worker, and what follows from it, is read together.",
    "rembg_desktop.cluster.dispatch": "Which worker gets a photo, and what becomes of it, is one sequence.",
    "rembg_desktop.cluster.transport": "What travels to a worker and back, and its packing, is read together.",
    "rembg_desktop.cluster.remote": "What a worker does for a photo is one sequence of steps.",
    "rembg_desktop.cluster.stores": "What one kind of store does otherwise than the others is read side by side.",
    "rembg_desktop.executor.elsewhere": "What the executor asks of others, and their answers, are read together.",
    "rembg_desktop.cluster.worker": "What a worker does about its models, and what sends them, is read together.",
    "rembg_desktop.imaging.size_limit": "The search for the best file that fits is one sequence of steps.",
    "rembg_desktop.engine.download": "A download and the connection that it resumes are one sequence of steps.",
    "rembg_desktop.ui.repair.tools": "Every tool is a short class that is read beside the others and their base.",
    "rembg_desktop.ui.repair.window": "Opening, saving, going on and closing depend on one another.",
    "rembg_desktop.ui.window.review_switch": "The desk and the repair windows tell each other what comes next.",
    "rembg_desktop.ui.window.job_actions": "What an action does, and when it can be done, is read together.",
}
"""Modules of more than 350 lines, and why they are not split."""


def test_the_package_stays_easy_to_survey() -> None:
    known = modules()
    assert len([path for path in known.values() if path.name != "__init__.py"]) <= 291
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in known.items()}
    assert {name: count for name, count in lines.items() if count > (440 if name in LONGER else 350)} == {}
    assert {name for name in LONGER if lines.get(name, 0) <= 350} == set()
    entries = {
        folder: len([entry for entry in folder.iterdir() if entry.name not in ("__init__.py", "__pycache__")])
        for folder in {path.parent for path in known.values()}
    }
    assert {str(folder.relative_to(ROOT)): count for folder, count in entries.items() if count > 22} == {}


def test_what_readers_look_for_first_stands_at_the_top() -> None:
    for name in (
        "rembg_desktop/ui",
        "rembg_desktop/queue",
        "rembg_desktop/worker.py",
        "resources",
        "installer.spec",
    ):
        assert (ROOT / name).exists(), name

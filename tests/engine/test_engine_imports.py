"""What is imported, and what is not; each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rembg_desktop.engine.catalog import catalog

HEAVY = ("numba", "llvmlite", "pymatting", "scipy", "skimage", "requests", "pooch", "jsonschema")


def run(code: str, *words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    import os

    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, **environment},
        check=False,
    )


REMOVAL = """
import json, sys
from pathlib import Path
from PIL import Image
from rembg_desktop.errors import CancelToken
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
engine = Engine(ModelFiles(Path(sys.argv[1])))
image = Image.effect_mandelbrot((90, 60), (-3, -2.5, 2, 2.5), 100).convert("RGB")
mask = engine.remover("u2netp").mask(image, CancelToken())
engine.remover("u2netp").matte(image, Image.linear_gradient("L").resize(image.size), CancelToken())
print(json.dumps([mask.size, sorted(sys.modules)]))
"""


@pytest.mark.model
def test_removal_and_matting_import_neither_numba_nor_scipy(tmp_path: Path) -> None:
    ended = run(REMOVAL, tmp_path)
    assert ended.stderr == ""
    size, modules = json.loads(ended.stdout)
    assert size == [90, 60]
    assert "rembg" in modules
    assert [name for name in modules if name.split(".")[0] in HEAVY] == []


@pytest.mark.model
def test_rembgs_own_folders_are_left_alone(tmp_path: Path) -> None:
    for place in (".u2net", ".rembg/models/u2netp"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "u2netp.onnx").write_bytes(b"not a model")
    ended = run(REMOVAL, tmp_path / "models", HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    assert ended.returncode == 0, ended.stderr


def test_catalog_and_files_are_cheap_to_import(tmp_path: Path) -> None:
    code = """
import json, sys
from pathlib import Path
from rembg_desktop.engine.catalog import catalog
from rembg_desktop.engine.model_files import ModelFiles
states = [state for _info, state in ModelFiles(Path(sys.argv[1])).all()]
print(json.dumps([len(states), sorted({name.split(".")[0] for name in sys.modules})]))
"""
    ended = run(code, tmp_path)
    count, modules = json.loads(ended.stdout)
    assert count == len(catalog())
    assert {"numpy", "PIL", "onnxruntime", "rembg", "requests", "PySide6"} & set(modules) == set()


@pytest.mark.model
def test_an_onnxruntime_that_does_not_import_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "onnxruntime").mkdir()
    (tmp_path / "onnxruntime" / "__init__.py").write_text("raise ImportError('libfoo.so is missing')")
    code = """
import sys
from pathlib import Path
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
try:
    Engine(ModelFiles(Path(sys.argv[1]))).remover("u2netp")
except AppError as error:
    print(error.code.value, error.message)
"""
    ended = run(code, tmp_path / "models", PYTHONPATH=str(tmp_path))
    assert ended.stdout.startswith("engine_unavailable")
    assert "libfoo.so is missing" in ended.stdout


def test_what_the_engine_replaces_for_a_moment_is_only_imported_late() -> None:
    import ast

    import rembg_desktop
    from rembg_desktop.engine import libraries

    replaced = {name.split(".")[0] for name in libraries._DEFERRED}
    found: list[str] = []
    for path in Path(rembg_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [f"{path.name}: {name}" for name in names if name.split(".")[0] in replaced]
    assert found == []  # see import_late(): another thread would get a placeholder


def test_scipy_is_imported_while_rembg_is() -> None:
    code = """
import sys
from threading import Thread
from rembg_desktop import import_late
from rembg_desktop.engine.libraries import load_sessions
loading = Thread(target=load_sessions)
loading.start()
while "scipy.ndimage" not in sys.modules and loading.is_alive():
    pass  # now it is a placeholder
print(loading.is_alive(), import_late("scipy.sparse.csgraph").__file__)
loading.join()
"""
    ended = run(code)
    assert ended.stderr == ""
    assert ended.stdout.startswith("True")
    assert "csgraph" in ended.stdout

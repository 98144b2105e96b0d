"""A computer without enough memory."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.model
def test_a_run_without_memory_is_one_clear_error(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from PIL import Image
from rembg_desktop.errors import CancelToken
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
remover = Engine(ModelFiles(Path(sys.argv[1])), threads=1).remover("u2netp")
image = Image.new("RGB", (320, 320), (200, 10, 10))
pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + 20_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, -1))
try:
    remover.mask(image, CancelToken())
except AppError as error:
    print(error.code.value, error.hint)
resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
print(remover.mask(image, CancelToken()).size)
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=240, check=False
    )
    first, second = ended.stdout.splitlines()
    assert first.startswith("out_of_memory"), ended.stderr
    assert second == "(320, 320)"


@pytest.mark.model
def test_a_model_that_is_not_used_leaves_memory_and_comes_back(tmp_path: Path) -> None:
    code = """
import sys
from io import BytesIO
from pathlib import Path
import psutil
import PySide6.QtWidgets
import rembg_desktop.queue.manager
import PIL.Image
from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.limits import return_freed_memory
from rembg_desktop.paths import resources

def used():
    return psutil.Process().memory_info().rss // 1_000_000

before = used()
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import cut_out
engine = Engine(ModelFiles(Path(sys.argv[1])), threads=2)

def work():
    photo = resources() / "photos" / "cat.jpg"
    cut_out(photo, BytesIO(), RemovalOptions(), engine.remover("u2netp"), CancelToken())

work()
peak = used()
assert not engine.release_idle(3600)
assert engine.models == ("u2netp",)
assert engine.release_idle(0)
assert engine.models == ()
assert not engine.release_idle(0)
return_freed_memory()
print(before, peak, used())
work()
assert engine.models == ("u2netp",)
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=240, check=False
    )
    assert ended.returncode == 0, ended.stderr
    before, peak, after = map(int, ended.stdout.split())
    assert peak - before > 200
    assert after - before <= 60, (before, peak, after)

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
from rembg_desktop.concurrency import CancelToken
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

"""The queue is light: commands that only ask or submit must answer at once."""

import subprocess
import sys

PROGRAM = """
import sys
from rembg_desktop.queue.manager import QueueManager
heavy = {"numpy", "PIL", "PySide6", "rembg", "onnxruntime", "psutil", "natsort", "filelock", "asyncio", "requests"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_importing_the_queue_brings_nothing_heavy() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == []

"""The script that takes the pictures of the window takes them."""

import subprocess
import sys
from pathlib import Path

from desktop import missing_programs
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_screen_is_taken(tmp_path: Path) -> None:
    assert missing_programs() == [], "make test installs them"
    words = ["--only", "de-light-100-900x600", "--screen", "unused", "--into", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "shots" / "take.py"), *words],
        text=True,
        capture_output=True,
        timeout=480,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "de-light-100-900x600" / "empty.png") as picture:
        assert picture.size == (900, 600)
        assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 100, "words and icons have many shades"

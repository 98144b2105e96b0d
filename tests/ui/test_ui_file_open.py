"""Files that the system asks to open; in a process of its own, since a program has one application object."""

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from rembg_desktop.ui.application import make_application

app = make_application()
opened = []
app.files_opened.connect(opened.extend)
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
QCoreApplication.sendEvent(app, QEvent(QEvent.Type.ApplicationStateChange))
print([str(path) for path in opened] == [str(Path(sys.argv[1]))])
"""


def test_a_file_that_the_system_asks_to_open_is_told(tmp_path: Path) -> None:
    photo = tmp_path / "a photo.jpg"
    photo.touch()
    done = subprocess.run(
        [sys.executable, "-c", CODE, photo],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "True"

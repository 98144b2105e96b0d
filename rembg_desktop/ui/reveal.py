"""Showing a file in the system's file manager, selected where the system can."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl


def show_in_folder(path: Path, open_url: Callable[[QUrl], object]) -> None:
    """Show a file in its folder, or a folder; what does not exist yet is shown by its nearest parent."""
    while not path.exists() and path != path.parent:
        path = path.parent
    if path.is_dir():
        open_url(QUrl.fromLocalFile(str(path)))
    elif sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    elif (sender := shutil.which("gdbus")) is not None:
        arguments = ["call", "--session", "--dest", "org.freedesktop.FileManager1"]
        arguments += ["--object-path", "/org/freedesktop/FileManager1"]
        arguments += ["--method", "org.freedesktop.FileManager1.ShowItems"]
        arguments += [f"['{path.as_uri()}']", ""]
        if not QProcess.startDetached(sender, arguments)[0]:
            open_url(QUrl.fromLocalFile(str(path.parent)))
    else:
        open_url(QUrl.fromLocalFile(str(path.parent)))

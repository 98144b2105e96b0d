"""What helps to find a fault, as text to paste into a report; no name of a file, folder or user is in it."""

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime

import psutil
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from rembg_desktop import __version__
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.presets import BUILT_IN
from rembg_desktop.queue.types import Stats
from rembg_desktop.settings import Settings

_SECRET = {"output.folder", "models.mirror", "models.proxy", "api.folders", "api.origins"}
"""Settings that may hold names of folders, machines or people."""


def diagnostics(
    settings: Settings,
    files: ModelFiles,
    versions: Mapping[str, str],
    *,
    stats: Stats | None = None,
    errors: Mapping[str, int] | None = None,
) -> str:
    """The report, in English whatever the window's language, since it is for the developers.

    Args:
        settings: of which those that may name something are only said to be set.
        files: of which imported models are only counted.
        versions: of libraries, from components.versions().
        stats: the queue in numbers.
        errors: how often each code of a failure occurs in the queue.
    """
    parts = [
        ("Program", _program()),
        ("System", _system()),
        ("Screen", _screens()),
        ("Libraries", dict(versions)),
        ("Settings", _settings(settings)),
        ("Models", _models(files)),
    ]
    if stats:
        parts.append(("Queue", _queue(stats)))
    if errors:
        parts.append(("Errors", {code: str(count) for code, count in errors.items()}))
    lines: list[str] = []
    for title, values in parts:
        lines += ["", f"[{title}]", *(f"{name}: {value}" for name, value in values.items())]
    return "\n".join(lines).strip() + "\n"


def _program() -> dict[str, str]:
    return {
        "Rembg Desktop": __version__,
        "Time": datetime.now(UTC).isoformat(timespec="seconds"),
        "Python": f"{platform.python_version()} {platform.python_implementation()}",
        "Qt": str(qVersion()),
    }


def _system() -> dict[str, str]:
    memory = psutil.virtual_memory()
    return {
        "System": f"{platform.system()} {platform.release()}",
        "Machine": platform.machine(),
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory.total // 1_000_000} MB, {memory.available // 1_000_000} MB free",
        "Locale": QLocale.system().name(),
    }


def _screens() -> dict[str, str]:
    found = {"Platform": QGuiApplication.platformName()}
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        found[f"Screen {number}"] = f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}"
    return found


def _settings(settings: Settings) -> dict[str, str]:
    shown: dict[str, str] = {}
    for section, values in settings.as_dict().items():
        for name, value in values.items():
            key = f"{section}.{name}"
            if key in _SECRET:
                shown[key] = "set" if value else "not set"
            elif key == "output.preset":
                shown[key] = str(value) if value in BUILT_IN else "one of the user's own"
            else:
                shown[key] = str(value)
    return shown


def _models(files: ModelFiles) -> dict[str, str]:
    found: dict[str, str] = {}
    own = 0
    for info, state in files.all():
        if info.is_custom:
            own += 1
        elif state != "missing":
            found[info.name] = state
    return {**found, "imported": str(own)}


def _queue(stats: Stats) -> dict[str, str]:
    found = {f"jobs {status}": str(count) for status, count in stats.jobs.items() if count}
    found |= {f"images {status}": str(count) for status, count in stats.images.items() if count}
    found["images a minute"] = f"{stats.per_minute_average:.1f}"
    found["database"] = f"{stats.database_bytes} bytes"
    trouble = stats.pause.trouble
    found["paused"] = trouble.code if trouble else "by the user" if stats.pause.by_user else "no"
    if executor := stats.executor:
        found["executor"] = f"{executor.workers_active} of {executor.workers_max} workers"
        found["devices"] = ", ".join(executor.devices) or "none yet"
        found["memory of the executor"] = f"{executor.memory_bytes // 1_000_000} MB"
    found["free disk"] = ", ".join(f"{size // 1_000_000} MB" for size in stats.free_bytes.values()) or "-"
    return found

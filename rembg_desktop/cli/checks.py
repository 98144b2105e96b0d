"""The checks of `doctor`. A check that does not pass says what to do."""

import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from rembg_desktop import __version__
from rembg_desktop.cli.command import size_text
from rembg_desktop.composition import build_elsewhere, build_engine, check_cluster, model_files
from rembg_desktop.errors import AppError
from rembg_desktop.options import DEFAULT_MODEL, RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home, resources

if TYPE_CHECKING:
    from rembg_desktop.executor.elsewhere import ClusterWorker
    from rembg_desktop.settings import Settings

State = Literal["ok", "warn", "fail"]

_LOW_MEMORY: Final = 1_000_000_000
_LOW_DISK: Final = 500_000_000
_EXPIRES_SOON: Final = timedelta(days=30)
_CLUSTER_SECONDS: Final = 15.0
"""How long the workers of a cluster may take to answer."""
_LOOK_SECONDS: Final = 0.2
_PACKAGES: Final = ("rembg", "onnxruntime", "PySide6-Essentials", "pillow", "numpy", "peewee")


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one check.

    Attributes:
        name: what was checked.
        state: ok, warn (works, but not as well as it could) or fail.
        message: what was found.
        hint: what to do; empty when the state is ok.
        details: more for JSON.
    """

    name: str
    state: State
    message: str
    hint: str = ""
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def as_dict(self) -> dict[str, Any]:
        """The check as JSON reports it."""
        basic = {"name": self.name, "state": self.state, "message": self.message, "hint": self.hint}
        return {**basic, **self.details}


def all_checks(home: Home) -> Iterator[Check]:
    """Run every check, also after one has failed."""
    yield _guarded("program", _program)
    yield _guarded("home folder", lambda: _home(home))
    yield _guarded("database", lambda: _database(home.database))
    settings = _settings(home)
    yield settings if isinstance(settings, Check) else Check("settings", "ok", str(home.settings))
    known = None if isinstance(settings, Check) else settings
    yield _guarded("models", lambda: _models(home, known))
    yield _guarded("device", lambda: device_check(known))
    yield _guarded("memory", _memory)
    yield _guarded("disk", lambda: _disk(home, known))
    yield _guarded("removal", lambda: _removal(home, known))
    if known and known.cluster.address:
        yield _guarded("cluster", lambda: _cluster(home, known))


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except AppError as error:
        return Check(name, "fail", error.message, error.hint)
    except ImportError as error:
        return Check(name, "fail", f"{error}.", "Install the program again.")
    except OSError as error:
        return Check(name, "fail", f"{error}.", "Check that the file or folder exists and can be accessed.")


def _program() -> Check:
    from importlib.metadata import PackageNotFoundError, version

    found: list[str] = []
    missing: list[str] = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    system = f"Python {platform.python_version()}, {platform.platform()}"
    text = f"Rembg Desktop {__version__}, {system}; {', '.join(found)}"
    if missing and not getattr(sys, "frozen", False):
        return Check("program", "warn", f"{text}; not found: {', '.join(missing)}", "Install the program again.")
    return Check("program", "ok", text)


def _cluster(home: Home, settings: "Settings") -> Check:
    """Address, certificates, scheduler and each worker."""
    from rembg_desktop.cluster.address import diagnosis

    address, certificates = check_cluster(settings)
    if address.is_local:
        text = f"{address}: the processes are started when the queue is processed"
        return Check("cluster", "ok", text)
    if error := diagnosis(address, certificates):
        return Check("cluster", "fail", error.message, error.hint)
    problems: list[str] = []
    hint = ""
    if certificates is not None:
        if (left := certificates.expires() - datetime.now(UTC)) < _EXPIRES_SOON:
            problems.append(f"a certificate expires in {left.days} days")
            hint = "Make new certificates with `rembg-desktop cluster certificates` and copy them."
        if not certificates.is_private():
            problems.append(f"other users of this computer can read {certificates.key}")
            hint = f"Run `chmod 600 {certificates.key}`."
    workers = _workers(home, settings)
    usable = [worker for worker in workers if worker.is_usable]
    for worker in workers:
        if not worker.is_usable:
            problems.append(f"{worker.name}: {worker.trouble or 'it does not answer'}".rstrip("."))
            hint = hint or "Correct the cause on that computer, and restart the worker."
    text = f"{address}: {len(usable)} of {len(workers)} workers can be used"
    models = sorted({model for worker in usable for model in worker.models})
    if models:
        text = f"{text}, with {', '.join(models)}"
    details = {"workers": [worker.as_dict() for worker in workers]}
    if not usable:
        hint = hint or "Start a worker: `rembg-desktop cluster certificates DIR` prints how."
        return Check("cluster", "fail", "; ".join((text, *problems)), hint, details)
    return Check("cluster", "warn" if problems else "ok", "; ".join((text, *problems)), hint, details)


def _workers(home: Home, settings: "Settings") -> "tuple[ClusterWorker, ...]":
    """The workers of a cluster, asked how they are."""
    cluster = build_elsewhere(home, settings)
    if cluster is None:
        return ()
    try:
        until = time.monotonic() + _CLUSTER_SECONDS
        while time.monotonic() < until:
            time.sleep(_LOOK_SECONDS)
            report = cluster.report()
            if report.is_connected and all(worker.is_usable or worker.trouble for worker in report.workers):
                break
        return cluster.report().workers
    finally:
        cluster.close()


def _home(home: Home) -> Check:
    with tempfile.TemporaryFile(dir=home.root) as probe:
        probe.write(b"x")
    return Check("home folder", "ok", f"{home.root} is writable")


def _database(path: Path) -> Check:
    if not path.exists():
        return Check("database", "ok", f"{path} does not exist yet; the first job creates it")
    hint = "Start the program once: it moves a damaged file aside and creates a new one."
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            (answer,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        return Check("database", "fail", f"{path}: {error}.", "Close other copies of the program and try again.")
    except sqlite3.DatabaseError as error:
        return Check("database", "fail", f"{path}: {error}.", hint)
    if answer != "ok":
        return Check("database", "fail", f"{path}: {answer}.", hint)
    return Check("database", "ok", f"{path} is intact ({size_text(path.stat().st_size)})")


def _settings(home: Home) -> "Settings | Check":
    from rembg_desktop.settings import Settings

    try:
        settings = Settings.load(home.settings)
        Presets(home.presets).get(settings.output.preset)
    except AppError as error:
        return Check("settings", "fail", error.message, error.hint)
    return settings


def _models(home: Home, settings: "Settings | None") -> Check:
    from rembg_desktop.settings import Settings

    files = model_files(home, settings or Settings())
    names = [info.name for info, state in files.all() if state != "missing"]
    for name in names:
        files.verify(name)
    if DEFAULT_MODEL not in names:
        files.verify(DEFAULT_MODEL)
    return Check("models", "ok", f"unchanged: {', '.join(names)}")


def device_check(settings: "Settings | None") -> Check:
    """Which devices there are, which one is used, and why the others cannot be."""
    from rembg_desktop.engine.devices import devices

    found = devices()
    details = {"devices": [device.as_dict() for device in found]}
    wanted = settings.performance.device if settings else "auto"
    chosen = next(
        device for device in found if device.name == wanted or (wanted == "auto" and device.is_automatic)
    )
    parts = [f"selected: {wanted}" + (f", which uses {chosen.title}" if wanted == "auto" else "")]
    for device in found:
        if device.available:
            names = f" ({'; '.join(device.hardware)})" if device.hardware else ""
            parts.append(f"{device.title}{names}: {device.problem.rstrip('.') or 'can be used'}")
    parts.append(f"not installed: {', '.join(device.title for device in found if not device.available)}")
    text = "; ".join(parts)
    if wanted != "auto" and (chosen.problem or not chosen.available):
        state = "fail" if settings and settings.performance.require_device else "warn"
        hint = chosen.problem or f"Install what {chosen.title} needs."
        return Check("device", state, text, f"{hint} Or set performance.device to auto.", details)
    broken = [device for device in found if device.available and device.problem]
    unused = [device for device in found if device.hardware and not device.available]
    if wanted == "auto" and chosen.name == "cpu" and (broken or unused):
        problem = (broken or unused)[0].problem
        return Check("device", "warn", text, f"{problem} Or set performance.device to cpu.", details)
    return Check("device", "ok", text, "", details)


def _memory() -> Check:
    import psutil

    memory = psutil.virtual_memory()
    text = f"{size_text(memory.available)} of {size_text(memory.total)} free, {os.cpu_count() or 1} cores"
    if memory.available < _LOW_MEMORY:
        return Check("memory", "warn", text, "Close other programs, or use fewer workers.")
    return Check("memory", "ok", text)


def _disk(home: Home, settings: "Settings | None") -> Check:
    places = [home.root]
    if settings and settings.output.folder:
        places.append(Path(settings.output.folder))
    free = {place: shutil.disk_usage(place).free for place in places}
    text = ", ".join(f"{size_text(size)} free at {place}" for place, size in free.items())
    low = settings.queue.low_disk_mb * 1_000_000 if settings else 0
    if min(free.values()) < max(_LOW_DISK, low):
        return Check("disk", "warn", text, "Free some space: the queue pauses when a disk is full.")
    return Check("disk", "ok", text)


def _removal(home: Home, settings: "Settings | None") -> Check:
    from rembg_desktop.errors import CancelToken
    from rembg_desktop.pipeline import cut_out
    from rembg_desktop.settings import Settings

    engine = build_engine(home, settings or Settings())
    try:
        began = time.perf_counter()
        remover = engine.remover(DEFAULT_MODEL)
        loaded = time.perf_counter()
        with tempfile.TemporaryFile() as target:
            cut = cut_out(resources() / "photos" / "cat.jpg", target, RemovalOptions(), remover, CancelToken())
            written = target.tell()
        ended = time.perf_counter()
    finally:
        engine.close()
    text = (
        f"a photo of {cut.width}x{cut.height} took {ended - loaded:.2f} s on the {cut.device} "
        f"after {loaded - began:.2f} s of loading ({size_text(written)})"
    )
    return Check("removal", "ok", text)

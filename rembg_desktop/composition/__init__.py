"""The one place where the parts are put together; window, command line and API build them here.

Everything heavy is imported inside the functions, since a command such as `status` needs only the queue.
"""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from rembg_desktop.api.server import ApiServer
    from rembg_desktop.cluster.address import ClusterAddress
    from rembg_desktop.cluster.certificates import Certificates
    from rembg_desktop.engine.engine import Engine
    from rembg_desktop.engine.model_files import ModelFiles
    from rembg_desktop.executor.elsewhere import Elsewhere
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.paths import Home
    from rembg_desktop.queue.database import Database
    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.store import Store
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings

_RENEWING: Final = Lock()


def open_queue(home: Home, *, verify: bool = False) -> tuple[Store, QueueManager]:
    """The queue of a home folder, opened and migrated; close the store when done.

    Args:
        home: where it lies.
        verify: examine every page of the file for damage, as a program that will execute should.

    Raises:
        AppError: database_newer, database_busy or home_unwritable.
    """
    from rembg_desktop.queue.store import Store

    store = Store.open(home.database, verify=verify)
    return store, queue_manager(home, store.database)


def queue_manager(home: Home, database: Database) -> QueueManager:
    """The queue of a home folder, whose file is open. Commands that execute nothing need no store."""
    from rembg_desktop.queue.manager import QueueManager

    return QueueManager(database, lambda options: check_options(home, options))


def check_options(home: Home, options: RemovalOptions) -> None:
    """Refuse options with which no image could be done: an unknown model, a background that cannot be opened.

    A known model that is not downloaded yet is no error: it may be downloaded before the job starts.

    Raises:
        AppError: unknown_model, background_unreadable; invalid_setting, when the settings cannot be read.
    """
    from rembg_desktop.engine.model_files import ModelFiles

    ModelFiles(home.models).info(options.model)
    if options.background_image:
        from pathlib import Path

        from rembg_desktop.imaging.scene.backgrounds import check_backdrop
        from rembg_desktop.settings import Settings

        megapixels = Settings.load(home.settings).performance.max_megapixels
        check_backdrop(Path(options.background_image), megapixels * 1_000_000)


def renew_menus(home: Home) -> None:
    """Bring the menus of other programs up to date with the presets, if `integrate` has added any. Never fails."""
    if not (home.root / "integrations.json").is_file():
        return
    import logging

    from rembg_desktop.composition.integrations import Integrations
    from rembg_desktop.errors import AppError

    try:
        with _RENEWING:  # the last one to write has read what all of them have changed
            Integrations.of(home).renew()
    except (AppError, OSError, ValueError) as error:
        logging.getLogger(__name__).warning("The menus of other programs were not renewed: %s", error)


def renew_soon(home: Home) -> None:
    """Bring the menus of other programs up to date with the presets, in a thread."""
    from threading import Thread

    Thread(target=renew_menus, args=(home,), name="menus", daemon=True).start()


def model_files(home: Home, settings: Settings) -> ModelFiles:
    """The model files of a home folder."""
    from rembg_desktop.engine.model_files import ModelFiles

    return ModelFiles(home.models, settings.models)


def build_engine(home: Home, settings: Settings) -> Engine:
    """The engine as the settings ask for it; loads rembg and onnxruntime.

    Raises:
        AppError: engine_unavailable or device_unavailable.
    """
    from rembg_desktop.engine.devices import GpuOptions
    from rembg_desktop.engine.engine import Engine
    from rembg_desktop.executor.limits import worker_count

    performance = settings.performance
    cores = os.cpu_count() or 1
    # Threads of one run wait for each other. On two cores, a folder took 10-12 % less time with two runs of one
    # thread each than with one run of two, and 230 MB more. Machines with more cores were not measured.
    runs = min(worker_count(performance), max(2, cores // 4))
    return Engine(
        model_files(home, settings),
        device=performance.device,
        require_device=performance.require_device,
        parallel_runs=runs,
        gpus=[
            GpuOptions(int(number), performance.gpu_memory_mb, home.cache) for number in performance.gpus or ("0",)
        ],
        threads=max(1, cores // runs),
    )


def check_cluster(settings: Settings) -> tuple[ClusterAddress, Certificates | None]:
    """Refuse settings with which no cluster can be used; connects to nobody.

    Returns:
        The address to connect to, and the certificates for TLS.

    Raises:
        AppError: invalid_option for an address that is wrong or not safe, cluster_unavailable without the extra,
            certificate_unusable, or cluster_unreachable for an unknown name.
    """
    from pathlib import Path

    from rembg_desktop.cluster.address import ClusterAddress, need_certificates, require_extra

    cluster = settings.cluster
    address = ClusterAddress.parse(cluster.address)
    require_extra()
    address = address.permitted(insecure=cluster.insecure)
    if address.scheme != "tls":
        return address, None
    if not cluster.certificates:
        raise need_certificates(address)
    from rembg_desktop.cluster.certificates import Certificates

    return address, Certificates.of(Path(cluster.certificates))


def build_elsewhere(home: Home, settings: Settings) -> Elsewhere | None:
    """The cluster of the settings, which is connected in the background; None if they name none. Loads Dask.

    Raises:
        AppError: as check_cluster().
    """
    if not settings.cluster.address:
        return None
    address, certificates = check_cluster(settings)
    from rembg_desktop.cluster.address import diagnosis
    from rembg_desktop.cluster.dispatch import ClusterDispatcher

    dispatcher = ClusterDispatcher(
        str(address),
        security=certificates.security() if certificates else None,
        processes=address.processes,
        fallback_local=settings.cluster.fallback == "local",
        home=home,
        insecure=settings.cluster.insecure,
        diagnose=lambda: None if address.is_local else diagnosis(address, certificates),
    )
    dispatcher.start()
    return dispatcher


def build_runner(home: Home, settings: Settings, store: Store, manager: QueueManager, parent: QObject) -> Runner:
    """The executor of this process, which its parent destroys; it starts nothing before start()."""
    from rembg_desktop.runner import Runner

    return Runner(
        store,
        manager,
        lambda current: build_engine(home, current),
        settings,
        home,
        parent,
        lambda current: build_elsewhere(home, current),
    )


def build_api(
    home: Home,
    settings: Settings,
    store: Store,
    manager: QueueManager,
    submitted: Callable[[], object],
    *,
    port: int | None = None,
    needs_token: bool = True,
    beside_window: bool = True,
) -> ApiServer:
    """The HTTP API of this process, with its port open; loads FastAPI and uvicorn.

    Args:
        home: folder of token, uploads and presets.
        settings: port, limits, allowed folders and origins.
        store: behind the queue.
        manager: the queue.
        submitted: called in one of the server's threads when the queue was changed.
        port: instead of the one in the settings; 0 chooses a free one.
        needs_token: whether requests must carry the token.
        beside_window: whether this process also has a window, which then has priority over responses.

    Raises:
        AppError: port_in_use; invalid_option, when the token in the environment can't be used; home_unwritable or
            disk_full, when the token can't be stored.
    """
    from rembg_desktop.api.server import ApiServer
    from rembg_desktop.paths import TokenFile

    token = TokenFile.of(home) if needs_token else None
    if token is not None and not beside_window:
        token.take(os.environ)
    return ApiServer(
        manager,
        store,
        home,
        settings,
        token=token,
        port=port,
        submitted=submitted,
        beside_window=beside_window,
    )

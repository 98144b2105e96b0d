"""Starts the watcher of the hot folders while there are any, in the process that executes the queue."""

import logging
import os
import shutil
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Final

from rembg_desktop.paths import Home, is_folder
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store

if TYPE_CHECKING:
    from rembg_desktop.hotfolders.watcher import HotFolderWatcher

_END_SECONDS: Final = 1.0
"""How long stop() waits: a network drive may keep a thread for minutes."""

_log: Final = logging.getLogger(__name__)


class HotFolderService:
    """Belongs to an executor. Without hot folders it costs one query for each change of the queue's list."""

    def __init__(
        self,
        store: Store,
        manager: QueueManager,
        home: Home,
        max_pixels: Callable[[], int],
        low_disk_bytes: Callable[[], int],
    ) -> None:
        """Starts nothing before follow().

        Args:
            store: the queue's file.
            manager: the queue.
            home: folder of the presets and of the private copies.
            max_pixels: the size from which the queue refuses photos.
            low_disk_bytes: free space on the disk that is left for others.
        """
        self._store = store
        self._manager = manager
        self._home = home
        self._max_pixels = max_pixels
        self._low_disk_bytes = low_disk_bytes
        self._watcher: HotFolderWatcher | None = None
        self._thread: Thread | None = None
        self._is_first = True

    def follow(self) -> None:
        """Start the watcher if there are hot folders; call it when the queue's file was changed."""
        if self._thread is not None and self._thread.is_alive():
            return
        is_first, self._is_first = self._is_first, False
        if self._store.database.first("SELECT 1 FROM hot_folder LIMIT 1") is None:
            if is_first and is_folder(self._home.incoming):
                # The copies of photos that were waiting when the last hot folder was removed. No earlier moment is
                # safe: a worker may have been reading one.
                shutil.rmtree(self._home.incoming, ignore_errors=True)
            return
        from rembg_desktop.hotfolders.folders import HotFolders
        from rembg_desktop.hotfolders.photos import PhotoRecords
        from rembg_desktop.hotfolders.taking import Taker
        from rembg_desktop.hotfolders.watcher import HotFolderWatcher

        records = PhotoRecords(self._store.database)
        taker = Taker(self._manager, records, self._home, self._max_pixels, self._low_disk_bytes)
        self._watcher = HotFolderWatcher(HotFolders(self._store.database), records, taker)
        self._thread = Thread(target=self._watcher.run, name="hot-folders", daemon=True)
        self._thread.start()
        _log.info("Process %d watches the hot folders.", os.getpid())

    def stop(self) -> None:
        """End the watcher, which another process may then start."""
        if self._watcher is not None and self._thread is not None:
            self._watcher.stop()
            self._thread.join(_END_SECONDS)
            if self._thread.is_alive():
                _log.warning("The watcher of the hot folders did not stop in time")
        self._watcher = self._thread = None

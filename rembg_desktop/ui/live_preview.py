"""Shows beside the options what they would make of the selected photo; nothing is computed while nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer

from rembg_desktop.cancel import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.ui.preview import PreviewController
from rembg_desktop.ui.preview_view import PreviewView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rembg_desktop.pipeline import Remover
    from rembg_desktop.settings import Settings
    from rembg_desktop.ui.options.panel import OptionsPanel

_PATIENCE_MS: Final = 250
"""Options and selection may change further before a preview is made."""


class PreviewEngine(Protocol):
    """What previews ask of an engine."""

    def remover(self, model: str, cancel: CancelToken) -> Remover:
        """The remover of a model."""
        ...

    def close(self) -> None:
        """Drop all sessions."""
        ...


class Removers:
    """Gives removers from an engine that is made when the first one is asked for; used by the preview's thread."""

    def __init__(self, make: Callable[[Settings], PreviewEngine], settings: Callable[[], Settings]) -> None:
        self._make = make
        self._settings = settings
        self._engine: PreviewEngine | None = None
        self._made_for: Settings | None = None

    def __call__(self, model: str) -> Remover:
        """The remover of a model, on the device that the settings name now."""
        settings = self._settings()
        before = self._made_for
        if before is None or before.performance != settings.performance or before.models != settings.models:
            self.close()
            self._engine, self._made_for = self._make(settings), settings
        assert self._engine is not None
        return self._engine.remover(model, CancelToken())

    def close(self) -> None:
        """Drop the engine."""
        if self._engine is not None:
            self._engine.close()
        self._engine = self._made_for = None


class LivePreview(QObject):
    """Asks for previews while the options can be seen; without a selected photo there is no view."""

    def __init__(
        self, removers: Removers, options: OptionsPanel, source: Callable[[], Path | None], parent: QObject
    ) -> None:
        """`source` tells which photo is selected."""
        super().__init__(parent)
        self._removers = removers
        self._options = options
        self._source = source
        self._controller = PreviewController(removers, self)
        self.view = PreviewView(self._controller)
        self.view.hide()
        options.installEventFilter(self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        options.changed.connect(self._patience.start)

    def refresh(self) -> None:
        """Another photo may be selected."""
        self._patience.start()

    def stop(self) -> None:
        """End the thread and the engine."""
        self._patience.stop()
        self._controller.stop()
        self._removers.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes back to the options wants to see them."""
        if watched is self._options and event.type() == QEvent.Type.Show:
            self._patience.start()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        source = self._source()
        self.view.setVisible(source is not None)
        if source is None:
            self._controller.clear()
            self.view.clear()
        if source is None or not self._options.isVisible():
            return
        try:
            options = self._options.options()
        except AppError:
            # The panel says at the field what is wrong; the last good preview stays.
            return
        self._controller.request(source, options)

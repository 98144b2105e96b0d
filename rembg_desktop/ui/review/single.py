"""One result at a time, as large as the window allows, above a filmstrip; its neighbors are decoded ahead."""

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.inspector.compare_view import CompareView
from rembg_desktop.ui.inspector.facts import nothing_to_compare
from rembg_desktop.ui.inspector.painting import Ground
from rembg_desktop.ui.review.results import Pictures, ResultsModel
from rembg_desktop.ui.review.sheet import TAP_SECONDS, ContactSheet

if TYPE_CHECKING:
    from pathlib import Path

    from rembg_desktop.queue.types import JobImage

_BUDGET: Final = 72 * 1024 * 1024
"""Bytes of decoded pictures: about five at 2048 pixels: the one on the screen and its neighbors."""
_AHEAD: Final = (1, 2, -1, 3)
"""Neighbors that are decoded ahead, in this order."""
_FILM: Final = 72
_STAND_IN: Final = 4096
"""Longest side, in pixels, that a small picture stands for until the large one has come."""
_ORIGINAL_MS: Final = 120
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}


class ResultView(CompareView):
    """One result, or the photo in its place while Space is held or after it was tapped.

    Signals:
        end_wanted: the first (-1) or last (1) result is wanted.
    """

    end_wanted = Signal(int)

    def __init__(self, loader: ImageLoader, parent: QWidget | None = None) -> None:
        super().__init__(loader, parent)
        self.set_mode(CompareMode.RESULT)
        self.setAccessibleName(self.tr("Result"))
        self.setWhatsThis(
            self.tr(
                "Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space "
                "bar to see the original, or tap it to switch."
            )
        )
        self._pressed_at = 0.0

    def toggle_zoom(self) -> None:
        """Between the whole picture and 100 %."""
        if self.viewport.fitted:
            self.zoom_full()
        else:
            self.zoom_fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows step; with Shift they move a magnified picture."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _STEPS:
            way = -1 if self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else 1
            self.step_wanted.emit(way * _STEPS[key])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_wanted.emit(-1 if key == Qt.Key.Key_Home else 1)
        elif plain and key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._pressed_at = monotonic()
                self.hold_original(not self.is_showing_original)
        elif plain and key == Qt.Key.Key_1:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and monotonic() - self._pressed_at > TAP_SECONDS:
                self.hold_original(False)
        else:
            super().keyReleaseEvent(event)


class SingleView(QWidget):
    """The current row of a sheet, large; the filmstrip shares the selection of the sheet.

    Signals:
        step_wanted: so many rows forward.
        end_wanted: the first (-1) or last (1) row.
        closed: back to the sheet.
    """

    step_wanted = Signal(int)
    end_wanted = Signal(int)
    closed = Signal()

    def __init__(
        self,
        model: ResultsModel,
        selection: QItemSelectionModel,
        pictures: Pictures,
        parent: QWidget | None = None,
        *,
        memory: MemoryBudget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures = pictures
        self.loader = ImageLoader(self, budget=_BUDGET, threads=1, memory=memory)
        self.view = ResultView(self.loader, self)
        self.film = ContactSheet(model, pictures, self, film=True)
        self.film.setObjectName("filmstrip")
        self.film.setAccessibleName(self.tr("Filmstrip"))
        self.film.setSelectionModel(selection)
        self.film.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.film.set_side(_FILM)
        self.film.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.film.setFixedHeight(self.film.gridSize().height() + 16)
        self._image: JobImage | None = None
        self._ahead: dict[Path, int] = {}
        self.loader.loaded.connect(self._on_decoded)
        self.loader.failed.connect(self._on_decoded)
        self._original = QTimer(self, singleShot=True, interval=_ORIGINAL_MS)
        self._original.timeout.connect(self._load_others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.film)
        self.setFocusProxy(self.view)
        self.view.step_wanted.connect(self.step_wanted)
        self.view.end_wanted.connect(self.end_wanted)
        self.view.open_wanted.connect(self.closed)
        self.view.content_changed.connect(self._on_content)
        pictures.changed.connect(self._stand_in)
        self.film.doubleClicked.connect(lambda: self.closed.emit())  # noqa: PLW0108 - drops the argument

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(640, 480)

    def set_ground(self, ground: Ground) -> None:
        """Put another ground under the cut-outs."""
        self.view.set_ground(ground)
        self.film.set_ground(ground)

    def show_row(self, index: QModelIndex) -> None:
        """Show a row of the model; nothing if it was not read yet."""
        image = self._model.image(index.row())
        self.film.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        if image is None or self._image is None or image.id != self._image.id:
            self.view.hold_original(False)
        changed = (
            image is None
            or self._image is None
            or (image.id, image.output)
            != (
                self._image.id,
                self._image.output,
            )
        )
        self._image = image
        if not changed:
            return
        self.view.set_message(nothing_to_compare(image.status, image.error) if image else "")
        self.view.before.show_file(None)
        self.view.after.show_file(image.output if image else None)
        if image is not None and image.output is None:
            self.view.before.show_file(image.source)
        self._stand_in()
        self._original.start()

    def reload(self) -> None:
        """The file of the result has changed."""
        if self._image is not None and self._image.output is not None:
            self.view.after.show_file(self._image.output, anew=True)

    def stop(self) -> None:
        """End the threads."""
        self._original.stop()
        self.loader.stop()

    def _stand_in(self) -> None:
        """Show the small picture until the large one has come; not at 100 %, where another size would move it."""
        after = self.view.after
        if after.path is None or not after.image.isNull() or not self.view.viewport.fitted:
            return
        small = self._pictures.image(after.path)
        if not small.isNull():
            after.stand_in(small, small.size().scaled(_STAND_IN, _STAND_IN, Qt.AspectRatioMode.KeepAspectRatio))

    def _on_content(self) -> None:
        if not self.view.after.is_loading:
            self._load_others()

    def _load_others(self) -> None:
        """The photo, which may be asked for next, and the neighbors."""
        if self._image is None or self.view.after.is_loading:
            return
        self.view.before.show_file(self._image.source)
        row = self._model.row_of(self._image.id)
        near = [self._model.image(row + step) for step in _AHEAD if row + step >= 0]
        paths = [image.output for image in near if image is not None and image.output is not None]
        for path in [path for path in self._ahead if path not in paths]:
            self.loader.cancel(self._ahead.pop(path))
        longest = self.view.after.first_request
        for path in paths:
            if path not in self._ahead and self.loader.at_hand(path, longest) is None:
                self._ahead[path] = self.loader.request(path, longest)

    def _on_decoded(self, ticket: int, _outcome: object) -> None:
        for path in [path for path, asked in self._ahead.items() if asked == ticket]:
            del self._ahead[path]

"""The document that a repair window edits: a photo, the alpha of a model, and what a person changes of it."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np

from rembg_desktop.masks import brush
from rembg_desktop.masks.adjusting import Adjusted, Adjustments, moved_outline
from rembg_desktop.masks.brush import Brush, Matte, Point, Stroke, Tool, busy_error
from rembg_desktop.masks.corrections import Correction
from rembg_desktop.masks.history import History, Restored
from rembg_desktop.masks.parts import PartAction, clicked_part
from rembg_desktop.masks.smart import Predict, Scribble, smart_change
from rembg_desktop.masks.tiles import EMPTY, TILE, Bytes, Key, Rect, Tiles, clipped, keys_rect, painted, united


class EditSession:
    """Edits the alpha of one photo in its full size. Every finished step is durable and can be undone.

    begin_stroke(), stroke_to(), end_stroke() and alpha() are for the thread of the window: each takes a few
    milliseconds. The other tools, undo() and redo() may take longer for a large photo and are meant for a
    background thread; `busy` is true meanwhile, alpha() can be called, and everything else raises wrong_state.
    Rectangles are (left, top, right, bottom) in pixels.
    """

    def __init__(
        self,
        photo: Bytes,
        alpha: Bytes,
        journal: Path | None = None,
        *,
        correction: Correction | None = None,
        history: History | None = None,
    ) -> None:
        """Start editing.

        Args:
            photo: the upright photo, (h, w, 3), uint8, RGB. Neither array may be changed later.
            alpha: of the model, (h, w), uint8, without any correction.
            journal: where unsaved changes are kept, see CorrectionStore.draft(); None for a temporary file.
            correction: the one to start with.
            history: for resume().

        Raises:
            ValueError: the sizes differ.
            AppError: wrong_state if another window or process edits the photo.
            OSError: the journal cannot be created.
        """
        self.photo = photo
        self.size = alpha.shape[1], alpha.shape[0]
        if photo.shape != (*alpha.shape, 3) or (correction and correction.size != self.size):
            raise ValueError(f"the photo is {photo.shape}, the alpha {alpha.shape}, the correction {correction}")
        self._model_alpha = alpha
        if history is None:
            start = correction or Correction(self.size)
            history = History.create(journal, start.tiles, start.adjustments)
        elif history.size != self.size:
            raise ValueError(f"the journal is for {history.size}, the photo has {self.size}")
        self._history = history
        self._layers: dict[Key, Bytes] = dict(history.tiles().layers)
        self._adjusted = Adjusted(alpha, history.adjustments)
        self._stroke: Stroke | None = None
        self._lock = Lock()
        self._scribbles: list[Scribble] = []
        self._undone: list[Scribble] = []

    @classmethod
    def resume(cls, photo: Bytes, alpha: Bytes, journal: Path) -> Self:
        """Continue after the program ended unexpectedly, with every finished step, and undo.

        The alpha may be another model's.

        Raises:
            AppError: correction_unusable if the journal is damaged at its start; wrong_state if it is in use.
            ValueError: the journal is for a photo of another size.
            OSError: the journal cannot be read or written.
        """
        history = History.open(journal)
        try:
            return cls(photo, alpha, history=history)
        except BaseException:
            history.close(keep=True)
            raise

    @property
    def busy(self) -> bool:
        """Whether a step is being computed in another thread."""
        return self._lock.locked()

    @property
    def can_undo(self) -> bool:
        """Whether undo() changes anything."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether redo() changes anything."""
        return self._history.can_redo

    @property
    def place(self) -> object:
        """Tells states apart: the same object (by identity) whenever the same steps are done."""
        return self._history.place

    @property
    def adjustments(self) -> Adjustments:
        """The current adjustments."""
        return self._adjusted.adjustments

    @property
    def storage_error(self) -> OSError | None:
        """Why the last steps are not on the disk yet; they are written with the next step."""
        return self._history.error

    def alpha(self, rect: Rect | None = None) -> Bytes:
        """What is shown and saved, (h, w), for a rectangle inside the photo; None for all of it.

        The first call after a change of the adjustments computes them where they were not shown before, about
        2 ms for each 256 x 256 pixels with an edge.
        """
        rect = clipped(rect or (0, 0, *self.size), self.size)
        result = self._adjusted.part(rect)
        layers = self._layers
        if self._stroke:
            layers = {**layers, **self._stroke.layers()}
        Tiles(self.size, layers).draw_over(result, rect)
        return result

    def correction(self) -> Correction:
        """What was changed so far, without a stroke that is being drawn."""
        layers = {key: layer for key, layer in self._layers.items() if layer[1].any()}
        return Correction(self.size, self.adjustments, Tiles(self.size, layers))

    def begin_stroke(
        self,
        tool: Tool,
        x: float,
        y: float,
        radius: float,
        hardness: float = 0.8,
        opacity: float = 1.0,
        pressure: float = 1.0,
    ) -> Rect:
        """Begin a stroke with a dab. Returns the changed pixels.

        Args:
            tool: restore or erase.
            x: in pixels of the photo; the center of the first pixel is at 0.5.
            y: likewise.
            radius: see Brush.
            hardness: see Brush.
            opacity: see Brush.
            pressure: of a pen, 0-1; it scales the radius.

        Raises:
            AppError: wrong_state while another step is computed or a stroke is being drawn.
        """
        brush = Brush(tool, radius, hardness, opacity)
        if self._stroke or not self._lock.acquire(blocking=False):
            raise busy_error()
        self._stroke = Stroke(brush, self.size, self._layers)
        return self._stroke.move(x, y, pressure)

    def stroke_to(self, x: float, y: float, pressure: float = 1.0) -> Rect:
        """Continue the stroke in a straight line. Returns the changed pixels; none without a stroke."""
        return self._stroke.move(x, y, pressure) if self._stroke else EMPTY

    def end_stroke(self) -> Rect:
        """Finish the stroke: it is one step. Returns all pixels that it may have changed."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return EMPTY
        try:
            return self._finish(stroke.brush.tool, stroke.layers())
        finally:
            self._lock.release()

    def cancel_stroke(self) -> Rect:
        """Forget the stroke that is being drawn. Returns the pixels that change back."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return EMPTY
        self._lock.release()
        return keys_rect(stroke.layers(), self.size)

    def fill_polygon(self, points: Sequence[Point], *, subject: bool) -> Rect:
        """Add (or remove) what a lasso or polygon encloses. Fewer than three points change nothing."""
        with self._step():
            if len(points) < 3:
                return EMPTY
            cover, rect = brush.filled_polygon(points, self.size)
            return self._paint("lasso", cover, 255 if subject else 0, rect)

    def smart_stroke(
        self, points: Sequence[Point], radius: float, *, subject: bool, predict: Predict | None = None
    ) -> Rect:
        """Paint with a rough stroke that finds the edge, see masks.smart. Returns the changed pixels.

        Args:
            points: of the stroke.
            radius: of its round brush, in pixels; it should be inside of what is meant, its rim may cross an edge.
            subject: whether it marks the subject, else background.
            predict: mask (L) of a picture (RGB), such as the model's; it is called twice. None decides by colors.

        Raises:
            AppError, Cancelled: from `predict`; nothing was changed.
        """
        with self._step():
            if not points:
                return EMPTY
            stroke = Scribble(tuple(points), max(0.5, radius), subject)
            painting = smart_change(self.photo, self.alpha(), [*self._scribbles, stroke], predict)
            if painting is None:
                return EMPTY
            self._scribbles.append(stroke)
            return self._paint("smart", *painting)

    def click_part(self, x: float, y: float, action: PartAction) -> Rect:
        """Keep, remove or fill a connected part, or keep only this one. Returns the changed pixels.

        Nothing changes where there is no such part: `keep`, `remove` and `only` need an alpha of at least 50 %
        at the point (`keep` also takes the model's), `fill_hole` an enclosed area below that.
        """
        with self._step():
            painting = clicked_part(self.alpha(), self._model_alpha, x, y, action)
            return EMPTY if painting is None else self._paint(action, *painting)

    def matting_in(self, points: Sequence[Point], radius: float, matte: Matte) -> Rect:
        """Refine the alpha where a stroke went, for example over hair. Returns the changed pixels.

        Args:
            points: of the stroke.
            radius: of its round brush, in pixels.
            matte: (photo in RGB, mask in L) -> alpha in L; the engine's. It gets a part of the photo, with a mask
                of 50 % under the stroke.

        Raises:
            AppError, Cancelled: from `matte`; nothing was changed.
        """
        with self._step():
            painting = brush.matted(self.photo, self.alpha, points, radius, matte)
            return EMPTY if painting is None else self._paint("matting", *painting)

    def move_outline(self, pixels: float) -> Rect:
        """Move the whole outline, what was painted too, -20 to 20 pixels outward. Returns the changed pixels."""
        with self._step():
            painting = moved_outline(self.alpha(), pixels)
            return EMPTY if painting is None else self._paint("outline", *painting)

    def set_adjustments(self, adjustments: Adjustments) -> Rect:
        """Change the adjustments as one step. Returns the changed pixels."""
        with self._step():
            rect = self._show(adjustments)
            if adjustments != self._history.adjustments:
                self._history.record("adjust", {}, adjustments)
            return rect

    def preview_adjustments(self, adjustments: Adjustments) -> Rect:
        """Show adjustments while a slider moves; set_adjustments() with them or the earlier ones has to follow."""
        with self._step():
            return self._show(adjustments)

    def replace(self, correction: Correction) -> Rect:
        """Exchange everything that was changed for another correction, as one step. Returns the changed pixels.

        An empty correction resets the mask to the model's.

        Raises:
            ValueError: it is for a photo of another size.
        """
        if correction.size != self.size:
            raise ValueError(f"the correction is for {correction.size}, the photo has {self.size}")
        with self._step():
            layers = dict(correction.tiles.layers)
            gone = {key: np.zeros((2, TILE, TILE), np.uint8) for key in self._layers if key not in layers}
            changed = {**layers, **gone}
            if not changed and correction.adjustments == self._history.adjustments:
                return EMPTY
            for layer in changed.values():
                layer.flags.writeable = False
            self._history.record("replace", changed, correction.adjustments)
            self._layers = layers
            return united(keys_rect(changed, self.size), self._show(correction.adjustments))

    def undo(self) -> Rect:
        """Undo the last step. Returns the changed pixels."""
        with self._step():
            return self._restore(self._history.undo(), self._scribbles, self._undone)

    def redo(self) -> Rect:
        """Do an undone step again. Returns the changed pixels."""
        with self._step():
            return self._restore(self._history.redo(), self._undone, self._scribbles)

    def flush(self) -> None:
        """Wait until every step is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self._history.flush()

    def close(self, *, keep_draft: bool) -> None:
        """End. Without `keep_draft` the journal is deleted: call it so after the correction was saved."""
        self.cancel_stroke()
        self._history.close(keep=keep_draft)

    @contextmanager
    def _step(self) -> Generator[None]:
        if not self._lock.acquire(blocking=False):
            raise busy_error()
        try:
            yield
        finally:
            self._lock.release()

    def _paint(self, name: str, cover: Bytes, target: Bytes | int, rect: Rect) -> Rect:
        """One step: paint `target` with the coverage `cover`, both for `rect`."""
        return self._finish(name, painted(self._layers, cover, target, rect))

    def _finish(self, name: str, changed: dict[Key, Bytes]) -> Rect:
        if not changed:
            return EMPTY
        for layer in changed.values():
            layer.flags.writeable = False
        self._history.record(name, changed, self._history.adjustments)
        self._layers = {**self._layers, **changed}
        return keys_rect(changed, self.size)

    def _show(self, adjustments: Adjustments) -> Rect:
        if adjustments == self.adjustments:
            return EMPTY
        adjusted = Adjusted(self._model_alpha, adjustments)
        adjusted.prepare()
        self._adjusted = adjusted
        return 0, 0, *self.size

    def _restore(self, restored: Restored | None, gone: list[Scribble], back: list[Scribble]) -> Rect:
        if restored is None:
            return EMPTY
        if restored.name == "smart" and gone:
            back.append(gone.pop())
        both = {**self._layers, **restored.layers}
        self._layers = {key: layer for key, layer in both.items() if layer is not None}
        return united(keys_rect(restored.layers, self.size), self._show(restored.adjustments))

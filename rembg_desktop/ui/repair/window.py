"""The repair window: canvas, tools, panel and what happens to the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.corrections import Correction
from rembg_desktop.ui.help import ShortcutsDialog
from rembg_desktop.ui.repair.actions import ask_apply, ask_close, ask_export, ask_import, saved_text
from rembg_desktop.ui.repair.document import (
    Loaded,
    ModelHelp,
    RepairContext,
    export_mask,
    import_mask,
    load,
    next_image,
)
from rembg_desktop.ui.repair.editor import Editor, SaveState, Saving
from rembg_desktop.ui.repair.frame import RepairFrame
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from rembg_desktop.errors import AppError
    from rembg_desktop.masks.editing import EditSession
    from rembg_desktop.masks.tiles import Rect
    from rembg_desktop.queue.types import JobImage


_LARGE: Final = 1000
"""Longer side in pixels from which the outline is moved by whole pixels."""


class RepairWindow(RepairFrame):
    """Repairs the mask of one image.

    Signals:
        ready: the photo can be edited.
        saved: id of the image whose correction was saved.
        rendered: id of the image whose result was rendered again.
        drafted: whether there are unsaved changes is another answer now.
        next_wanted: the JobImage that the user wants to repair next; this window closes then.
        closed: the window is gone and its threads have ended.
    """

    ready = Signal()
    saved = Signal(int)
    rendered = Signal(int)
    drafted = Signal()
    next_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        context: RepairContext,
        image: JobImage,
        others: Sequence[JobImage] = (),
        parent: QWidget | None = None,
        *,
        following: Callable[[int], Sequence[int]] | None = None,
    ) -> None:
        """`others` can be given the adjustments too; `following` gives the ids after one instead of its job."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Repair: %1").replace("%1", image.name) + "[*]")
        self.image = image
        self._context = context
        self._others = [other for other in others if other.id != image.id]
        self._runner = TaskRunner("repair", context.close_thread, self)
        self._cancel = CancelToken()
        self._document: Loaded | None = None
        self._editor: Editor | None = None
        self._following = following
        self._after_save: Callable[[], object] | None = None
        self._is_loading = True
        self._has_ended = False
        self._discards = False
        self._saved_place: object = None
        self.saving = Saving(context, image, self._runner, self)
        self._connect()
        self._set_editable(editable=False)
        self._load()

    @property
    def editor(self) -> Editor | None:
        """Of the document; None while it is loading."""
        return self._editor

    @property
    def photo_sha256(self) -> str:
        """SHA-256 of the photo's bytes; empty while it is loading."""
        return self._document.photo_sha256 if self._document is not None else ""

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether there is something to save."""
        return self.isWindowModified()

    def end(self) -> None:
        """Close without asking, and wait for the threads. What is not saved stays in the draft."""
        self._cancel.cancel()
        if self._editor is not None:
            self._editor.cancel(everything=True)
        self._runner.stop()
        self._end()

    # Opening

    def _load(self) -> None:
        context, image, cancel = self._context, self.image, self._cancel
        self.canvas.set_message(self.tr("Loading the photo…"))
        self.footer.set_busy(self.tr("Loading the photo…"))
        self._runner.run(
            lambda: load(context, image, cancel), self._on_loaded, self._on_load_failed, self._on_load_cancelled
        )

    def _on_load_cancelled(self) -> None:
        self._is_loading = False
        self._end()

    def _on_loaded(self, document: Loaded) -> None:
        self._is_loading = False
        self._document = document
        if self._cancel.is_cancelled:
            self._end()
            return
        editor = self._editor = Editor(document.session, document.layers, self._runner, self)
        editor.changed.connect(self.canvas.show_change)
        editor.history_changed.connect(self._on_history)
        editor.busy_changed.connect(self.footer.set_busy)
        editor.failed.connect(self.show_problem)
        self.panel.adjusted.connect(editor.set_adjustments)
        self.canvas.set_message("")
        self.canvas.show_layers(document.layers)
        self.footer.set_busy("")
        self._set_editable(editable=True)
        self._saved_place = object() if document.is_draft else document.session.place
        self._on_history()
        model = ModelHelp(self._context, self.image, lambda: editor.token)
        self.toolbox.show_document(editor, model.predict, model.matte)
        self.canvas.setFocus()
        if document.problem is not None:
            self.show_problem(document.problem)
        if document.is_draft:
            self.banners.get("draft").say(
                "info",
                self.tr("Your unsaved changes from last time were restored."),
                {self.tr("Discard them"): self.reset_to_saved},
            )
        self.ready.emit()

    def _on_load_failed(self, error: AppError) -> None:
        self._is_loading = False
        if self._cancel.is_cancelled:
            self._end()
            return
        self.footer.set_busy("")
        text = error_text.full_text(error)
        self.canvas.set_message(text)
        self.banners.get("problem").say("error", text, detail=error_text.detail(error))

    # Editing

    def _on_history(self) -> None:
        if self._editor is None or self._document is None:
            return
        session = self._editor.session
        self.actions_by_name["undo"].setEnabled(session.can_undo)
        self.actions_by_name["redo"].setEnabled(session.can_redo)
        self.panel.show_adjustments(session.adjustments)
        was_modified = self.isWindowModified()
        self.setWindowModified(session.place is not self._saved_place)
        if self.isWindowModified():
            self.footer.set_state("")
        if self.isWindowModified() is not was_modified:
            self.drafted.emit()
        banner = self.banners.get("storage")
        if (problem := session.storage_error) is not None:
            text = self.tr("The draft can't be written: %1. Save, or free some disk space.")
            banner.say("warning", text.replace("%1", problem.strerror or str(problem)))
        elif banner.isVisible():
            banner.hide()

    def undo(self) -> None:
        """Take the last step back."""
        self.panel.flush()
        if self._editor is not None:
            self._editor.undo()

    def redo(self) -> None:
        """Do a step again."""
        if self._editor is not None:
            self._editor.redo()

    def reset(self) -> None:
        """Go back to the model's mask, as a step that can be undone."""
        if self._editor is not None and self._document is not None:
            self._editor.replace(Correction(self._document.saved.size))

    def reset_to_saved(self) -> None:
        """Drop what was not saved, as a step that can be undone."""
        self.banners.get("draft").hide()
        if self._editor is not None and self._document is not None:
            self._editor.replace(self._document.saved)

    def _move_outline(self, way: int) -> None:
        if self._editor is not None:
            pixels = way * (1.0 if max(self._editor.session.size) >= _LARGE else 0.5)
            self._editor.run(self.tr("Adjusting the mask…"), lambda session: session.move_outline(pixels))

    def cancel(self) -> None:
        """Escape: stop what is being computed."""
        if self._editor is not None:
            self._editor.cancel()

    def _show_before(self, shown: bool) -> None:
        document = self._document
        if document is None:
            return
        self.canvas.show_other_alpha(document.layers.with_alpha(document.model_alpha) if shown else None)

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save the correction and render the result again; `then` is called when it is saved."""
        self.panel.flush()
        editor, document = self._editor, self._document
        if editor is None or document is None:
            return

        def start() -> None:
            self._after_save = then
            self._saved_place = editor.session.place
            self.setWindowModified(False)
            self.saving.save(document.corrections, document.photo_sha256, editor.session.correction())

        editor.when_idle(start)

    def save_next(self) -> None:
        """Save what was changed, and repair the next image."""
        ids = None if self._following is None else self._following(self.image.id)
        self.panel.flush()

        def go_on() -> None:
            self._runner.run(lambda: next_image(self._context, self.image, ids), self._go_to, self.show_problem)

        if self._editor is not None:
            self._editor.when_idle(lambda: self.save(go_on) if self.has_unsaved_changes else go_on())

    def _go_to(self, image: JobImage | None) -> None:
        if image is None:
            self.banners.get("last").say("info", self.tr("This was the last image."), seconds=12)
            return
        self.next_wanted.emit(image)
        self.close()

    def _on_saved(self) -> None:
        self.banners.get("draft").hide()
        self.banners.get("problem").hide()
        self.saved.emit(self.image.id)

    def _on_save_state(self, state: SaveState) -> None:
        texts = {
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.RENDERING: self.tr("Saved. Rendering the result…"),
            SaveState.RENDERED: saved_text(self.image.output, self.saving.result),
            SaveState.FAILED: "",
        }
        self.footer.set_state(texts[state])
        if state is SaveState.RENDERED:
            self.rendered.emit(self.image.id)
        if state is SaveState.RENDERING and self._after_save is not None:
            then, self._after_save = self._after_save, None
            then()

    def _on_save_failed(self, error: AppError) -> None:
        self._after_save = None
        self._saved_place = object()
        self.setWindowModified(True)
        self.show_problem(error)

    def _apply_others(self) -> None:
        if self._editor is not None:
            self.panel.flush()
            session = self._editor.session
            text = self.tr("Apply these adjustments to %n other selected image(s)?", None, len(self._others))
            ask_apply(self, text, lambda: self.saving.apply_to(self._others, session.adjustments))

    def _on_applied(self, done: int, failed: int) -> None:
        text = self.tr("Adjustments applied to %n image(s).", None, done)
        if failed:
            text += " " + self.tr("%n image(s) could not be changed.", None, failed)
        self.banners.get("applied").say("warning" if failed else "success", text, seconds=12)

    def export_to(self, path: Path) -> None:
        """Write the mask to a PNG file."""
        if (editor := self._editor) is None:
            return

        def done(_nothing: object) -> None:
            self.footer.set_state(self.tr("Mask exported."))

        def start() -> None:
            self._runner.run(lambda: export_mask(editor.session.alpha(), path), done, self.show_problem)

        editor.when_idle(start)

    def import_from(self, path: Path) -> None:
        """Take the mask of a file, as a step that can be undone."""

        def replace(session: EditSession) -> Rect:
            return session.replace(Correction.from_mask(import_mask(path, *session.size)))

        if self._editor is not None:
            self._editor.run(self.tr("Reading the mask…"), replace)

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: asks once what to do with changes that are not saved."""
        if self._document is None or not self.has_unsaved_changes or self._cancel.is_cancelled:
            self._finish()
            event.accept()
            return
        event.ignore()
        ask_close(self, lambda: self.save(self.close), self._finish, self._discard)

    def _discard(self) -> None:
        self._discards = True
        self._finish()

    def _finish(self) -> None:
        """Close as soon as nothing is computed any more."""
        self.hide()
        self._cancel.cancel()
        if self._editor is not None:
            self._editor.cancel(everything=True)
            self._editor.when_idle(self._end)
        elif not self._is_loading:
            self._end()

    def _end(self) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self.saving.stop()
        self._runner.stop()
        if self._document is not None:
            self._document.session.close(keep_draft=self.has_unsaved_changes and not self._discards)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    # The parts

    def _connect(self) -> None:
        actions = self.actions_by_name
        for name, act in {
            "save": self.save,
            "save_close": lambda: self.save(self.close),
            "save_next": self.save_next,
            "wider": lambda: self._move_outline(1),
            "narrower": lambda: self._move_outline(-1),
            "export_mask": lambda: ask_export(self, self.image.source, self.export_to),
            "import_mask": lambda: ask_import(self, self.image.source, self.import_from),
            "apply_others": self._apply_others,
            "close": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "reset": self.reset,
            "help": lambda: ShortcutsDialog(self).open(),
        }.items():
            actions.on(name, act)
        actions["before"].toggled.connect(self._show_before)
        self.canvas.escape_pressed.connect(self.cancel)
        self.saving.state_changed.connect(self._on_save_state)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_save_failed)
        self.saving.applied.connect(self._on_applied)

    def _set_editable(self, *, editable: bool) -> None:
        self.actions_by_name.set_editable(editable=editable)
        self.actions_by_name["apply_others"].setEnabled(editable and bool(self._others))
        self.panel.setEnabled(editable)
        self.options.setEnabled(editable)
        for name in ("undo", "redo"):
            self.actions_by_name[name].setEnabled(False)

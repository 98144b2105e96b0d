"""Brings back the jobs that were removed from the list last."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from rembg_desktop.ui.commands import Commands
from rembg_desktop.ui.feedback import Feedback


class Undo(QObject):
    """Belongs to a window; its action is enabled while there is something to bring back."""

    def __init__(self, action: QAction, commands: Commands, feedback: Feedback, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._commands = commands
        self._feedback = feedback
        self._removed: list[str] = []
        action.setEnabled(False)
        action.triggered.connect(self.undo)
        commands.removed.connect(self._on_removed)

    def undo(self) -> None:
        """Bring them back."""
        if self._removed:
            self._commands.restore(self._removed)
            self._removed = []
        self._action.setEnabled(False)
        self._feedback.removal_undone()

    def _on_removed(self, job_ids: list[str]) -> None:
        self._removed = job_ids
        self._action.setEnabled(True)
        self._feedback.removed(len(job_ids), self.undo)

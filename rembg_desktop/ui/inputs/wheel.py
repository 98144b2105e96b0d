"""How editors behave in a scroll area: the wheel scrolls unless the editor has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """An event filter for the editors inside a scroll area."""

    def watch(self, root: QWidget) -> None:
        """Guard every combo box and spin box below `root`."""
        editors: list[QWidget] = [*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox)]
        for editor in editors:
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            editor.installEventFilter(self)
        for spin in root.findChildren(QAbstractSpinBox):
            # The padding of a style sheet does not reach the line inside a spin box.
            spin.lineEdit().setTextMargins(6, 0, 6, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's entry: swallow the wheel over an editor without focus, and let the scroll area have it."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

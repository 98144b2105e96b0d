"""The icon in the system's tray, by choice, and the one notification of a batch."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

_NOTICE_MS = 10_000


class Tray(QObject):
    """Shown while the setting or a hidden window asks for it.

    Signals:
        raised: the window shall come back.
        pause_wanted, quit_wanted: from the menu.
    """

    raised = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Rembg Desktop")
        self._wanted = False
        menu = QMenu(parent)
        menu.addAction(self.tr("Show Rembg Desktop"), self.raised.emit)
        self._pause = menu.addAction(self.tr("Pause"), self.pause_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Quit"), self.quit_wanted.emit)
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.raised)
        self._leave = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._leave.timeout.connect(self._apply)

    @staticmethod
    def is_available() -> bool:
        """Whether the system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_wanted(self, wanted: bool) -> None:
        """Show or hide the icon."""
        self._wanted = wanted
        self._apply()

    def set_state(self, text: str, *, paused: bool) -> None:
        """What the icon says when the pointer rests on it."""
        self._icon.setToolTip(f"Rembg Desktop\n{text}")
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))

    def notify(self, title: str, text: str) -> None:
        """One notification of the system; the icon comes along for it where it must."""
        if not self.is_available():
            return
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon(), _NOTICE_MS)
        self._leave.start()

    def hide(self) -> None:
        """Take the icon away at the end."""
        self._leave.stop()
        self._icon.hide()

    def _apply(self) -> None:
        self._icon.setVisible(self._wanted and self.is_available())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.raised.emit()

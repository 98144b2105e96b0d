"""The name of the image that is looked at, and the way to its neighbours."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rembg_desktop.ui import formatting, icons
from rembg_desktop.ui.inputs.elided import ElidedLabel
from rembg_desktop.ui.inspector.bars import tool
from rembg_desktop.ui.inspector.selection import Selection


class Header(QWidget):
    """Name, place in the job, previous and next.

    Signals:
        step_wanted: -1 for the previous image, 1 for the next one.
    """

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QToolButton { padding: 4px; }")
        self.name = ElidedLabel()
        self.name.setProperty("role", "heading")
        self.place = QLabel()
        self.place.setProperty("role", "muted")
        self.previous = tool("previous", self.tr("Previous image (Page Up in the picture)"))
        self.next = tool("next", self.tr("Next image (Page Down in the picture)"))
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        # The picture below stays where it is when there are no neighbours.
        for button in (self.previous, self.next):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self._point()
        self.show_selection(None)

    def show_selection(self, selection: Selection | None) -> None:
        """Name the image, or nothing."""
        image = selection.image if selection else None
        total = selection.job.progress.total if selection else 0
        self.name.setText(image.source.name if image else selection.job.name if selection else "")
        text = self.tr("%1 of %2") if image and total > 1 else ""
        if image:
            text = text.replace("%1", formatting.number(image.index)).replace("%2", formatting.number(total))
        self.place.setText(text)
        for button in (self.previous, self.next):
            button.setVisible(total > 1)
        self.previous.setEnabled(image is not None and image.index > 1)
        self.next.setEnabled(image is not None and image.index < total)

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: arrows point the way of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        back, on = ("next", "previous") if self.isRightToLeft() else ("previous", "next")
        icons.set_icon(self.previous, back)
        icons.set_icon(self.next, on)
        icons.refresh_icons(self)

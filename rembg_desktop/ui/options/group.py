"""What every section of the options panel can do; and the choice of a model."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPalette, QTransform
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelFiles, ModelState
from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.models.model_card import license_text, state_word
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import ElidedLabel, Field, pixmap

_ARROW = 16


class Section(QFrame):
    """A header with title and summary; a click or Space, Left and Right open and close what is below it."""

    toggled = Signal(bool)

    def __init__(self, key: str, title: str, *, opened: bool) -> None:
        super().__init__()
        self.key = key
        self._opened = opened
        self._text = ""
        self.setProperty("role", "card")
        self.header = _Header(title)
        self._summary = ElidedLabel()
        self._summary.setProperty("role", "muted")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._body = QWidget()
        self._fields = QVBoxLayout(self._body)
        self._fields.setContentsMargins(12, 2, 12, 12)
        self._fields.setSpacing(10)
        top = _Bar()
        line = QHBoxLayout(top)
        line.setContentsMargins(4, 3, 12, 3)
        line.setSpacing(8)
        line.addWidget(self.header)
        line.addWidget(self._summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self._body)
        self.header.clicked.connect(self.toggle)
        self.header.asked.connect(self.set_opened)
        top.clicked.connect(self.header.click)
        self._show()

    def set_title(self, title: str) -> None:
        """Name the section."""
        self.header.setText(title)
        self.header.setAccessibleName(title)

    @property
    def is_opened(self) -> bool:
        """Whether the options are shown."""
        return self._opened

    @property
    def summary(self) -> str:
        """The line that stands for the options while they are folded away."""
        return self._text

    def add(self, widget: QWidget) -> None:
        """Put an option at the end."""
        self._fields.addWidget(widget)

    def set_summary(self, text: str) -> None:
        """Say in a few words what is chosen below."""
        self._text = text
        self._summary.setText("" if self._opened else text)
        self._describe()

    def set_opened(self, opened: bool) -> None:
        """Show the options or fold them away."""
        if opened != self._opened:
            self._opened = opened
            self._show()
            self.toggled.emit(opened)

    def toggle(self) -> None:
        """The other way round."""
        self.set_opened(not self._opened)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow anew in other colors or for the other direction of writing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw()

    def _show(self) -> None:
        self._body.setVisible(self._opened)
        # An empty label, not a hidden one: it keeps the title at the leading edge.
        self._summary.setText("" if self._opened else self._text)
        self._draw()
        self._describe()

    def _describe(self) -> None:
        state = self.tr("expanded") if self._opened else self.tr("collapsed")
        self.header.setAccessibleDescription(f"{state}. {self._text}")

    def _draw(self) -> None:
        name = "chevron-down" if self._opened else "chevron-right"
        color = self.palette().color(QPalette.ColorRole.WindowText).name()
        made = pixmap(name, color, _ARROW, self.devicePixelRatioF())
        if not self._opened and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            made = made.transformed(QTransform().scale(-1, 1))
        self.header.setIcon(QIcon(made))


class _Header(QToolButton):
    asked = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ARROW, _ARROW))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The whole bar answers to the mouse, so the button alone shows no hover.
        self.setStyleSheet(
            "QToolButton { padding: 6px; font-weight: 600; } QToolButton:hover { background: transparent; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Right
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            forward = Qt.Key.Key_Left
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.asked.emit(event.key() == forward)
        else:
            super().keyPressEvent(event)


class _Bar(QWidget):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class OptionGroup(Section):
    """A section that edits some fields of RemovalOptions."""

    edited = Signal()

    def __init__(self, key: str, title: str, *, opened: bool) -> None:
        super().__init__(key, title, opened=opened)
        self.fields: dict[str, Field] = {}

    @abstractmethod
    def values(self) -> dict[str, Any]:
        """The fields as RemovalOptions.from_dict() takes them."""

    @abstractmethod
    def show_options(self, options: RemovalOptions) -> None:
        """Put the fields into the editors."""

    @abstractmethod
    def refresh(self, options: RemovalOptions) -> None:
        """Show or hide what depends on other options, and renew the summary."""

    def add_field(self, name: str, field: Field) -> Field:
        """Put the editor of an option at the end."""
        self.fields[name] = field
        self.add(field)
        return field

    def set_error(self, name: str, text: str) -> bool:
        """Show what is wrong with an option of this section; whether it has that option."""
        if name not in self.fields:
            return False
        self.fields[name].set_error(text)
        self.set_opened(True)
        return True

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in self.fields.values():
            field.set_error("")


_DETAIL = int(Qt.ItemDataRole.UserRole) + 1


_STATE = int(Qt.ItemDataRole.UserRole) + 2


class ModelPicker(QWidget):
    """A combo box over the catalog and the imported models; a line below says what is to be known."""

    edited = Signal()
    manage_requested = Signal()

    def __init__(self, files: ModelFiles) -> None:
        super().__init__()
        self._files = files
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Model"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        popup = QListView()
        popup.setMinimumWidth(300)
        self.combo.setView(popup)
        self.combo.setItemDelegate(_TwoLines(self.combo))
        self._detail = QLabel()
        self._detail.setWordWrap(True)
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.manage = QPushButton(self.tr("Models…"))
        self.manage.setAccessibleName(self.tr("Download and manage models"))
        self.manage.setProperty("role", "link")
        self.manage.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._detail, 1)
        below.addWidget(self.manage, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.combo)
        layout.addLayout(below)
        self.setFocusProxy(self.combo)
        self.reload()
        self.combo.currentIndexChanged.connect(self._on_index)
        self.manage.clicked.connect(self.manage_requested)

    def reload(self) -> None:
        """Read which models there are and which are here."""
        chosen = self.value()
        before = self.combo.blockSignals(True)
        self.combo.clear()
        for info, state in self._files.all():
            self._add(info.name, info.title, _detail(info, state), state)
        self.set_value(chosen or "")
        self.combo.blockSignals(before)
        self._tell()

    def value(self) -> str:
        """Name of the chosen model."""
        return self.combo.currentData() or ""

    def title(self) -> str:
        """Name of the chosen model for people."""
        return self.combo.currentText()

    @property
    def detail(self) -> str:
        """What is said of the chosen model."""
        return self._detail.text()

    def set_value(self, name: str) -> None:
        """Choose a model; one that is not known any more stays, marked as missing."""
        index = self.combo.findData(name)
        if index < 0 and name:
            self._add(name, name, self.tr("Unknown model"), "missing")
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(max(0, index))
        self._tell()

    def _add(self, name: str, title: str, detail: str, state: ModelState) -> None:
        self.combo.addItem(title, name)
        index = self.combo.count() - 1
        self.combo.setItemData(index, detail, _DETAIL)
        self.combo.setItemData(index, state, _STATE)
        self.combo.setItemData(index, f"{title}. {detail}", Qt.ItemDataRole.AccessibleTextRole)

    def _on_index(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        missing = self.combo.currentData(_STATE) in ("missing", "damaged")
        self._detail.setText(self.combo.currentData(_DETAIL) or "")
        self._detail.setProperty("role", "warning" if missing else "muted")
        self._detail.style().polish(self._detail)
        self.manage.setText(self.tr("Download…") if missing else self.tr("Models…"))
        self.combo.setAccessibleDescription(self._detail.text())


def _detail(info: ModelInfo, state: ModelState) -> str:
    return f"{state_word(state)} · {file_size(info.bytes)} · {license_text(info)}"


class _TwoLines(QStyledItemDelegate):
    """Title above, details below in the muted color."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(260, option.fontMetrics.lineSpacing() * 2 + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colors = colors_of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.selected))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        room = option.rect.adjusted(8, 6, -8, -6)
        half = option.fontMetrics.lineSpacing()
        alignment = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = option.fontMetrics.elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, 0, 0, -half), int(alignment), title)
        here = index.data(_STATE) in ("ready", "bundled")
        painter.setPen(QColor(colors.muted if here else colors.warning))
        detail = option.fontMetrics.elidedText(
            index.data(_DETAIL) or "", Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.adjusted(0, half + 2, 0, 0), int(alignment), detail)
        painter.restore()

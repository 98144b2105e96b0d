"""Which presets are applied to every photo: check boxes in the list of presets, and the chosen ones below it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.options import CUT_OPTIONS, RemovalOptions
from rembg_desktop.options.outputs import Output, combined
from rembg_desktop.ui.text.formatting import CUSTOM_OPTIONS, preset_text
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import set_icon

_ROW_HEIGHT: Final = 27
"""Of a preset in the list of all, pixels."""
_SEPARATOR_HEIGHT: Final = 9
_MOST_ROWS: Final = 5
"""Rows of the list that are seen without scrolling."""


class OutputDrafts:
    """The options of each output of the next job, by the name of its preset; one of them is shown.

    The name is empty for options of no preset. There is always at least one.
    """

    def __init__(self) -> None:
        self._options: dict[str, RemovalOptions] = {"": RemovalOptions()}
        self.shown = ""

    def __contains__(self, name: str) -> bool:
        return name in self._options

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order of the outputs."""
        return tuple(self._options)

    @property
    def has_several(self) -> bool:
        """Whether several files are made of every photo."""
        return len(self._options) > 1

    def reset(self, name: str, options: RemovalOptions) -> None:
        """Keep only this one, and show it."""
        self._options = {name: options}
        self.shown = name

    def add(self, name: str, options: RemovalOptions) -> None:
        """One more output; the shown one stays.

        Raises:
            AppError: invalid_option, when it does not go together with the others; nothing is changed then.
        """
        before = self._options
        self._options = {**before, name: options}
        try:
            self._options[name] = self.outputs()[-1].options
        except AppError:
            self._options = before
            raise

    def remove(self, name: str) -> None:
        """One output less; if it was shown, the first of the others is shown. The last one stays."""
        if name in self._options and self.has_several:
            del self._options[name]
            if self.shown == name:
                self.shown = self.names[0]

    def show(self, name: str) -> RemovalOptions:
        """Show another output of these, and return its options."""
        self.shown = name
        return self._options[name]

    def keep(self, name: str, options: RemovalOptions) -> None:
        """Take the shown output's options, which may have another name now.

        All outputs are made from one mask, so what decides the mask is taken by all of them.
        """
        renamed = {name if known == self.shown else known: old for known, old in self._options.items()}
        self.shown = name
        cut = {option: getattr(options, option) for option in CUT_OPTIONS}
        self._options = {
            known: options if known == name else RemovalOptions.from_dict(cut, old)
            for known, old in renamed.items()
        }

    def outputs(self) -> tuple[Output, ...]:
        """All of them.

        Raises:
            AppError: invalid_option, when they do not go together.
        """
        return combined([Output(name or CUSTOM_OPTIONS, options) for name, options in self._options.items()])

    def edited(self, presets: Mapping[str, RemovalOptions]) -> set[str]:
        """The names of those that differ from their preset."""
        return {name for name, options in self._options.items() if name and presets.get(name) != options}


class PresetPicker(QComboBox):
    """A combo box whose list has check boxes: for the presets of which a file is made of every photo.

    A click on a name, or Return, chooses that preset and closes the list. A click on a box, or the space bar, adds
    or removes an output and leaves the list open.

    Signals:
        ticked: name of a preset, and whether its box shall be checked.
    """

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Row(self))
        self.setMaxVisibleItems(20)
        self.view().installEventFilter(self)
        self.view().viewport().installEventFilter(self)

    def add(self, name: str) -> None:
        """One more preset at the end of the list."""
        self.addItem(preset_text(name), name)
        item = self._items().item(self.count() - 1)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def set_ticked(self, names: Iterable[str]) -> None:
        """Check the boxes of these presets and no others."""
        wanted = set(names)
        for row in range(self.count()):
            if (name := self.itemData(row)) is not None:
                state = Qt.CheckState.Checked if name in wanted else Qt.CheckState.Unchecked
                self._items().item(row).setCheckState(state)

    def is_ticked(self, name: str) -> bool:
        """Whether a preset's box is checked."""
        row = self.findData(name)
        return row >= 0 and self._items().item(row).checkState() is Qt.CheckState.Checked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: boxes are checked without closing the list, which a combo box closes at every click."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() is QEvent.Type.KeyPress:
                self._tick(self.view().currentIndex().row())
            return True
        if watched is self.view().viewport() and isinstance(event, QMouseEvent):
            row = self._box_at(event)
            if row >= 0 and event.type() is QEvent.Type.MouseButtonRelease:
                self._tick(row)
            return row >= 0 and event.type() is not QEvent.Type.MouseMove
        return super().eventFilter(watched, event)

    def _items(self) -> QStandardItemModel:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return model

    def _tick(self, row: int) -> None:
        name = self.itemData(row) if row >= 0 else None
        if name is not None:
            self.ticked.emit(name, not self.is_ticked(name))

    def _box_at(self, event: QMouseEvent) -> int:
        """The row whose box is under the mouse, else -1. A box is as high as its row, so that it is easily hit."""
        index = self.view().indexAt(event.position().toPoint())
        if not index.isValid() or index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return -1
        option = QStyleOptionViewItem()
        option.initFrom(self.view())
        option.rect = self.view().visualRect(index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = self.view().style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self.view())
        x = event.position().x()
        return index.row() if box.left() - box.width() / 2 <= x <= box.right() + box.width() / 2 else -1


class _Row(QStyledItemDelegate):
    """High enough to hit its box with the mouse; a separator is low, and a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's."""
        size = super().sizeHint(option, index)
        height = _SEPARATOR_HEIGHT if _is_separator(index) else max(size.height(), _ROW_HEIGHT)
        return QSize(size.width(), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's."""
        if not _is_separator(index):
            super().paint(painter, option, index)
            return
        middle = option.rect.center().y()
        painter.setPen(QColor(colors_of(option.palette).border))
        painter.drawLine(option.rect.left() + 4, middle, option.rect.right() - 4, middle)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    return index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator"  # as QComboBox marks them


class OutputList(QWidget):
    """The chosen presets, when there are several: which one is shown and edited below; removes them.

    Signals:
        chosen: name of the output that shall be shown.
        removed: name of the output that shall not be made.
    """

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.heading = QLabel()
        self.heading.setProperty("role", "muted")
        self.remove = QToolButton()
        self.remove.setAccessibleName(self.tr("Remove this output (Delete)"))
        self.remove.setToolTip(self.remove.accessibleName())
        self.remove.setStyleSheet("QToolButton { padding: 3px; }")
        set_icon(self.remove, "close")
        self.list = _Rows()
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(self.tr("Outputs of every photo; the options of the selected one are shown"))
        self.heading.setBuddy(self.list)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.remove_wanted.connect(self._remove)
        self.remove.clicked.connect(self._remove)
        self.hide()

    def show_outputs(self, names: Sequence[str], shown: str, edited: Iterable[str]) -> None:
        """Show these outputs; nothing when there is only one."""
        self._showing = True
        if self.names() != list(names):
            self.list.clear()
            for name in names:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.list.addItem(item)
        marks = set(edited)
        for row, name in enumerate(names):
            title = preset_text(name or CUSTOM_OPTIONS)
            item = self.list.item(row)
            item.setText(self.tr("%1 (edited)").replace("%1", title) if name in marks else title)
            if name == shown:
                self.list.setCurrentItem(item)
        self._showing = False
        self.heading.setText(self.tr("%n file(s) of every photo", None, len(names)))
        self.list.updateGeometry()
        self.setVisible(len(names) > 1)

    def names(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def texts(self) -> list[str]:
        """The rows as they are read."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._showing:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _remove(self) -> None:
        if (row := self.list.currentRow()) >= 0:
            self.removed.emit(self.names()[row])


class _Rows(QListWidget):
    """As high as its rows, up to a few.

    Signals:
        remove_wanted: the current row shall go.
    """

    remove_wanted = Signal()

    def sizeHint(self) -> QSize:
        """Qt's."""
        rows = min(self.count(), _MOST_ROWS)
        height = self.sizeHintForRow(0) if self.count() else 0
        return QSize(120, rows * height + 2 * self.frameWidth() + 6)

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Qt's: Delete removes the current row here, although the window removes jobs with it."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.remove_wanted.emit()
                return True
        return super().event(event)

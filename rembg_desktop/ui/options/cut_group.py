"""Section: which model cuts, and how the edge is made."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelFiles, ModelState
from rembg_desktop.options import Edges, RemovalOptions
from rembg_desktop.ui.inputs import Field
from rembg_desktop.ui.models.model_card import license_text, state_word
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.theme import colors_of

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


class CutGroup(OptionGroup):
    """Model, edges, and whether only the mask is wanted."""

    models_requested = Signal()

    def __init__(self, files: ModelFiles) -> None:
        super().__init__("cut", "", opened=True)
        self.set_title(self.tr("Cutout"))
        self.model = ModelPicker(files)
        self.edges = QComboBox()
        self.edges.addItem(self.tr("Soft"), Edges.SOFT.value)
        self.edges.addItem(self.tr("Clean colors"), Edges.DECONTAMINATE.value)
        self.edges.addItem(self.tr("Fine hair (matting)"), Edges.MATTING.value)
        self.mask_only = QCheckBox(self.tr("Save the mas&k only"))
        self.mask_only.setToolTip(self.tr("The result is a grayscale image. The subject is white."))
        self.add_field("model", Field(self.tr("Mo&del"), self.model, buddy=self.model.combo))
        self.add_field("edges", Field(self.tr("Ed&ges"), self.edges))
        self.add(self.mask_only)
        self.model.edited.connect(self.edited)
        self.model.manage_requested.connect(self.models_requested)
        self.edges.currentIndexChanged.connect(self.edited)
        self.mask_only.toggled.connect(self.edited)

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "model": self.model.value(),
            "edges": self.edges.currentData(),
            "mask_only": self.mask_only.isChecked(),
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.model.set_value(options.model)
        self.edges.setCurrentIndex(self.edges.findData(options.edges.value))
        self.mask_only.setChecked(options.mask_only)

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["edges"].set_hint(
            {
                Edges.SOFT: self.tr("The mask as predicted by the model. Fast."),
                Edges.DECONTAMINATE: self.tr("Removes the color of the old background from the edges."),
                Edges.MATTING: self.tr(
                    "Follows individual hairs. Slow. The first use takes up to a minute to prepare."
                ),
            }[options.edges]
        )
        title = self.model.title()
        self.set_summary(self.tr("%1, mask").replace("%1", title) if options.mask_only else title)

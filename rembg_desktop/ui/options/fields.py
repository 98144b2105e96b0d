"""Editors of single values: a color, a length, an amount with a slider, a model."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelFiles, ModelState
from rembg_desktop.options import parse_color
from rembg_desktop.ui.models.model_card import license_text, state_word
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.theme import colors_of


class ColorField(QWidget):
    """A line with `#rrggbb` and a button that shows the color and opens the chooser."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(24)
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose: %1").replace("%1", name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.button.clicked.connect(self.choose)

    def text(self) -> str:
        """The color as typed."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a color."""
        self.line.setText(text)

    def choose(self) -> None:
        """Open the chooser at the present color."""
        dialog = QColorDialog(QColor(parse_color(self.text()) or "#ffffff"), self)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(self._on_picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_picked(self, color: QColor) -> None:
        self.set_text(color.name())

    def _on_text(self, text: str) -> None:
        color = parse_color(text)
        if color is not None:
            self.button.setIcon(self._swatch(QColor(color)))
        else:
            self.button.setIcon(QIcon())
        self.edited.emit()

    def _swatch(self, color: QColor) -> QIcon:
        made = QPixmap(32, 32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors_of(self.palette()).strong_border), 2))
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(2, 2, 28, 28), 6, 6)
        painter.end()
        return QIcon(made)


class LengthField(QWidget):
    """A number with its unit, as the options write it: `12px`, `5%`."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.number = Number()
        self.number.setAccessibleName(name)
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Unit: %1").replace("%1", name))
        self.unit.addItem(self.tr("pixels"), "px")
        self.unit.addItem(self.tr("percent"), "%")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.unit, 1)
        self.setFocusProxy(self.number)
        self._on_unit()
        self.number.valueChanged.connect(self.edited)
        self.unit.currentIndexChanged.connect(self._on_unit)

    def text(self) -> str:
        """The length."""
        value = f"{self.number.value():.2f}".rstrip("0").rstrip(".")
        return f"{value}{self.unit.currentData()}"

    def set_text(self, text: str) -> None:
        """Show a length that RemovalOptions holds."""
        unit = "%" if text.endswith("%") else "px"
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.number.setValue(float(text.removesuffix(unit)))

    def _on_unit(self) -> None:
        percent = self.unit.currentData() == "%"
        self.number.setDecimals(2 if percent else 0)
        self.number.setMaximum(100 if percent else 99_999)
        self.number.setStepType(
            QDoubleSpinBox.StepType.DefaultStepType if percent else QDoubleSpinBox.StepType.AdaptiveDecimalStepType
        )
        self.edited.emit()


class Number(QDoubleSpinBox):
    """A number without needless zeros."""

    def textFromValue(self, value: float) -> str:
        """Qt's: 5, not 5.00."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip(self.locale().zeroDigit()).removesuffix(point) if point in text else text


class AmountField(QWidget):
    """A number with a slider beside it, which is for the mouse; the keyboard uses the number."""

    edited = Signal()

    def __init__(self, name: str, low: int, high: int, suffix: str, zero: str) -> None:
        """`zero` is shown instead of 0, which changes nothing; empty if 0 is shown."""
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(low, high)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.setAccessibleName(name)
        self.slider.setMinimumHeight(20)
        self.number = Number()
        self.number.setDecimals(1)
        self.number.setRange(low, high)
        self.number.setSuffix(suffix)
        self.number.setAccessibleName(name)
        if zero:
            self.number.setSpecialValueText(zero)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.slider, 2)
        layout.addWidget(self.number, 1)
        self.setFocusProxy(self.number)
        self.slider.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self._on_number)

    def value(self) -> float:
        """The number."""
        return self.number.value()

    def set_value(self, value: float) -> None:
        """Show a number."""
        self.number.setValue(value)

    def _on_number(self, value: float) -> None:
        with QSignalBlocker(self.slider):  # it holds whole numbers only
            self.slider.setValue(round(value))
        self.edited.emit()


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

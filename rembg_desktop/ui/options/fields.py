"""Editors of single values: a color, a length, an amount with a slider."""

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from rembg_desktop.options import parse_color
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

"""A length in pixels or percent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget


class LengthField(QWidget):
    """A number with its unit, as the options write it: `12px`, `5%`."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.number = _Number()
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


class _Number(QDoubleSpinBox):
    def textFromValue(self, value: float) -> str:
        # 5, not 5.00.
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip(self.locale().zeroDigit()).removesuffix(point) if point in text else text

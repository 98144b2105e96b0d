"""Section: what stands behind the subject. And fields for colors and lengths."""

from typing import Any, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.options import RemovalOptions, parse_color
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.text.formatting import file_patterns
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import Field, PathField, Segmented


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


_NO_PATH: Final = "?"
"""Stands for an image that was not chosen yet: no background at all would be something else."""


class BackgroundGroup(OptionGroup):
    """Nothing, a color, or an image."""

    def __init__(self) -> None:
        super().__init__("background", "", opened=True)
        self.set_title(self.tr("Background"))
        self.kind = Segmented(
            (
                ("none", self.tr("None")),
                ("color", self.tr("Color")),
                ("image", self.tr("Image")),
            ),
            self.tr("Background"),
        )
        self.color = ColorField(self.tr("Background color"))
        self.color.set_text("#ffffff")
        images = self.tr("Images")
        self.image = PathField(
            self.tr("Background image"),
            folder=False,
            filters=f"{images} ({file_patterns()})",
        )
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.kind, self.color, self.image):
            column.addWidget(widget)
        field = self.add_field("background", Field(self.tr("Background type"), editor, buddy=self.kind))
        field.label.setVisible(False)
        self.kind.chosen.connect(self._on_kind)
        self.color.edited.connect(self.edited)
        self.image.edited.connect(self.edited)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        match self.kind.value():
            case "color":
                return {"background": self.color.text() or "#"}
            case "image":
                path = self.image.path()
                return {"background": str(path) if path else _NO_PATH}
            case _:
                return {"background": "none"}

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        if options.background_color:
            self.color.set_text(options.background)
            self.kind.set_value("color")
        elif options.background_image:
            self.image.set_text(options.background_image)
            self.kind.set_value("image")
        else:
            self.kind.set_value("none")

    def use_white(self) -> None:
        """What is most often wanted where there must be a background."""
        self.color.set_text("#ffffff")
        self.kind.set_value("color")

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["background"].set_hint(self.tr("A mask has no background.") if options.mask_only else "")
        match self.kind.value():
            case "color":
                self.set_summary(self.color.text())
            case "image":
                path = self.image.path()
                self.set_summary(path.name if path else self.tr("Image"))
            case _:
                self.set_summary(self.tr("None (transparent)"))

    def _on_kind(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.color.setVisible(self.kind.value() == "color")
        self.image.setVisible(self.kind.value() == "image")


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

"""Sections: what stands behind the subject, and how large the result is."""

from typing import Any, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.options import MAX_CANVAS, RemovalOptions, parse_color
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


_SIZES: Final = ("1000x1000", "1600x1600", "2000x2000", "1080x1350", "1920x1080")
_OWN: Final = "own"


class SizeGroup(OptionGroup):
    """Trim with a margin, and a canvas with padding."""

    def __init__(self) -> None:
        super().__init__("size", "", opened=False)
        self.set_title(self.tr("Size"))
        self.trim = QCheckBox(self.tr("&Trim to the subject"))
        self.margin = LengthField(self.tr("Margin"))
        self.canvas = QComboBox()
        self.canvas.addItem(self.tr("Same as photo"), None)
        for size in _SIZES:
            self.canvas.addItem(size.replace("x", " × "), size)
        self.canvas.addItem(self.tr("Custom size…"), _OWN)
        self.width_box = _side(self.tr("Canvas width in pixels"))
        self.height_box = _side(self.tr("Canvas height in pixels"))
        self.padding = LengthField(self.tr("Padding"))
        self.add(self.trim)
        self.add_field("margin", Field(self.tr("&Margin"), self.margin, buddy=self.margin.number))
        self._own = QWidget()
        sides = QHBoxLayout(self._own)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(6)
        sides.addWidget(self.width_box, 1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self.height_box, 1)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.canvas)
        column.addWidget(self._own)
        self.add_field("canvas", Field(self.tr("C&anvas"), editor, buddy=self.canvas))
        self.add_field("padding", Field(self.tr("&Padding"), self.padding, buddy=self.padding.number))
        self.trim.toggled.connect(self._on_edit)
        self.canvas.currentIndexChanged.connect(self._on_canvas)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(self._on_edit)
        for length in (self.margin, self.padding):
            length.edited.connect(self.edited)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        canvas = self.canvas.currentData()
        if canvas == _OWN:
            canvas = f"{self.width_box.value()}x{self.height_box.value()}"
        return {
            "trim": self.trim.isChecked(),
            "margin": self.margin.text(),
            "canvas": canvas,
            "padding": self.padding.text(),
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.trim.setChecked(options.trim)
        self.margin.set_text(options.margin)
        self.padding.set_text(options.padding)
        size = options.canvas_size
        if size:
            self.width_box.setValue(size[0])
            self.height_box.setValue(size[1])
        known = 0 if size is None else self.canvas.findData(options.canvas)
        self.canvas.setCurrentIndex(known if known >= 0 else self.canvas.findData(_OWN))
        self._arrange()

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["canvas"].set_hint(
            self.tr("The subject is scaled to fit and centered.") if options.canvas else ""
        )
        parts = [self.tr("Trimmed")] if options.trim else []
        if size := options.canvas_size:
            parts.append(f"{size[0]} × {size[1]}")
        self.set_summary(" · ".join(parts) or self.tr("Same as photo"))

    def _on_canvas(self) -> None:
        size = self.canvas.currentData()
        if size and size != _OWN:
            width, height = size.split("x")
            for box, side in ((self.width_box, width), (self.height_box, height)):
                before = box.blockSignals(True)
                box.setValue(int(side))
                box.blockSignals(before)
        self._on_edit()

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.fields["margin"].setVisible(self.trim.isChecked())
        self._own.setVisible(self.canvas.currentData() == _OWN)
        self.fields["padding"].setVisible(self.canvas.currentData() is not None)


def _side(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, MAX_CANVAS)
    box.setValue(2000)
    box.setAccessibleName(name)
    box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
    return box

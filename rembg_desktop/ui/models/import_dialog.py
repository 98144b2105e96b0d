"""The dialog that tries a model file on the sample photo before it is imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.model_info import Activation, Channels, Hints, Layout, Range, numbers
from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.ui.inspector.painting import Ground
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text.formatting import file_size
from rembg_desktop.ui.widgets import Field

if TYPE_CHECKING:
    from rembg_desktop.engine.trial import Trial

_PICTURE: Final = QSize(360, 300)


class _Picture(QWidget):
    """The cutout on a checkerboard."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.image = QImage()
        self.setAccessibleName(name)
        self.setMinimumSize(_PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show a picture; a null image shows none."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture as large as there is room."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        Ground().paint(painter, area, dark=self.palette().color(QPalette.ColorRole.Window).lightness() < 128)
        painter.drawImage(area, self.image)


class ImportDialog(QDialog):
    """Runs a model on the sample photo when it is opened, and again with other parameters.

    Signals:
        confirmed: the name for the model, and its Trial.
    """

    confirmed = Signal(str, object)

    def __init__(self, files: ModelFiles, path: Path, parent: QWidget | None = None) -> None:
        """`path` is the model file."""
        super().__init__(parent)
        self._files = files
        self._path = path
        self._runner = TaskRunner("trial", parent=self)
        self._cancel = CancelToken()
        self._tried: Hints | None = None
        self._trial: Trial | None = None
        self.setWindowTitle(self.tr("Import model"))
        self.picture = _Picture(self.tr("Sample photo without its background"))
        self.figures = _wrapped("muted")
        self.message = _wrapped("error")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Trying the model"))
        self.name = QLineEdit(path.stem.replace(" ", "-"))
        self.name_field = Field(self.tr("&Name"), self.name)
        self.input_size = QLineEdit()
        self.mean = QLineEdit()
        self.std = QLineEdit()
        self.range = _choices(self.tr("Automatic"), get_args(Range))
        self.layout_choice = _choices(self.tr("Automatic"), get_args(Layout))
        self.output = _choices(self.tr("Automatic"), ())
        self.activation = _choices(self.tr("Automatic"), get_args(Activation))
        self.again = QPushButton(self.tr("&Try again"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.again.setAutoDefault(False)
        self.accept_button.setDefault(True)
        self._connect()
        self._try()

    def accept(self) -> None:
        """Confirm if the name can be used."""
        name = self.name.text().strip()
        try:
            self._files.check_import_name(name)
        except AppError as error:
            self.name_field.set_error(self._name_error(error))
            self.name.setFocus()
            return
        if self._trial is not None:
            self.confirmed.emit(name, self._trial)
            super().accept()

    def done(self, result: int) -> None:
        """End a trial that is running."""
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """End a trial that is running; nothing is tried afterwards."""
        self._cancel.cancel()
        self._runner.stop(0)

    def _lay_out(self) -> None:
        group = QGroupBox(self.tr("How the model is used"))
        form = QFormLayout(group)
        form.setContentsMargins(0, 6, 0, 0)
        for label, editor in (
            (self.tr("&Size"), self.input_size),
            (self.tr("&Mean"), self.mean),
            (self.tr("Standard &deviation"), self.std),
            (self.tr("Pixel &range"), self.range),
            (self.tr("&Layout"), self.layout_choice),
            (self.tr("&Output"), self.output),
            (self.tr("&Activation"), self.activation),
        ):
            form.addRow(label, editor)
            editor.setAccessibleName(label.replace("&", ""))
        self.input_size.setToolTip(self.tr("In pixels, such as 1024 or 1024x768"))
        for line in (self.mean, self.std):
            line.setToolTip(self.tr("Three numbers for red, green and blue, or one for all"))
        form.addRow(self.again)
        right = QVBoxLayout()
        right.addWidget(self.name_field)
        right.addWidget(group)
        right.addStretch(1)
        left = QVBoxLayout()
        for widget in (self.picture, self.bar, self.figures, self.message):
            left.addWidget(widget, 1 if widget is self.picture else 0)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 3)
        middle.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(middle, 1)
        layout.addWidget(self.buttons)
        self.resize(760, 470)

    def _connect(self) -> None:
        for line in (self.input_size, self.mean, self.std):
            line.textEdited.connect(self._on_edited)
        for box in (self.range, self.layout_choice, self.output, self.activation):
            box.currentIndexChanged.connect(self._on_edited)
        self.name.textEdited.connect(lambda: self.name_field.set_error(""))
        self.again.clicked.connect(self._try)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _hints(self) -> Hints:
        """What was entered.

        Raises:
            ValueError: it is not numbers.
        """
        size = _numbers(self.input_size, 2)
        return Hints(
            _three(_numbers(self.mean, 3)),
            _three(_numbers(self.std, 3)),
            (round(size[0]), round(size[1])) if size else None,
            self.range.currentData(),
            self.layout_choice.currentData(),
            self.output.currentData(),
            self.activation.currentData(),
        )

    def _on_edited(self) -> None:
        try:
            changed = self._hints() != self._tried
        except ValueError:
            changed = True
        self.again.setEnabled(changed and self.bar.isHidden())
        self.accept_button.setEnabled(not changed and self._trial is not None)

    def _try(self) -> None:
        try:
            hints = self._hints()
        except ValueError:
            self._show(None, self.tr("Enter numbers, separated by commas."))
            return
        self._tried = hints
        self._show(None, "")
        self.figures.setText(self.tr("Trying the model on a sample photo…"))
        self.bar.show()
        self.again.setEnabled(False)
        files, path, cancel = self._files, self._path, self._cancel
        self._runner.run(lambda: _tried(files, path, hints, cancel), self._on_tried, self._on_failed)

    def _on_tried(self, result: "tuple[Trial, QImage]") -> None:
        trial, image = result
        self._show(trial, "")
        self.picture.show_image(image)
        figures = self.tr("%1 seconds and %2 of memory on the CPU of this computer")
        figures = figures.replace("%1", QLocale().toString(trial.seconds, "f", 2))
        self.figures.setText(figures.replace("%2", file_size(trial.memory)))
        found = trial.parameters
        self.input_size.setPlaceholderText(f"{found.width}x{found.height}")
        for line, values in ((self.mean, found.mean), (self.std, found.std)):
            line.setPlaceholderText(", ".join(f"{value:g}" for value in values))
        if self.output.count() == 1:
            for text in trial.outputs:
                name = text.rsplit(": ", 1)[0]
                self.output.addItem(text, name)
        for box, value in (
            (self.range, found.range),
            (self.layout_choice, found.layout),
            (self.output, found.output),
            (self.activation, found.activation),
        ):
            box.setItemText(0, self.tr("Automatic (%1)").replace("%1", value))

    def _on_failed(self, error: AppError) -> None:
        self._show(None, f"{error.message} {error.hint}")

    def _show(self, trial: "Trial | None", message: str) -> None:
        self._trial = trial
        self.bar.hide()
        self.picture.show_image(QImage())
        self.figures.setText("")
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self._on_edited()

    def _name_error(self, error: AppError) -> str:
        if "exists" in error.message:
            return self.tr("A model with this name already exists.")
        return self.tr("Enter up to 64 letters, digits, dots, dashes and underscores.")


def _tried(files: ModelFiles, path: Path, hints: Hints, cancel: CancelToken) -> "tuple[Trial, QImage]":
    """The trial and its picture; runs in a thread."""
    from rembg_desktop.ui.images.decoding import to_qimage

    trial = files.examine(path, hints, cancel)
    return trial, to_qimage(trial.picture)


def _choices(automatic: str, values: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.addItem(automatic, None)
    for value in values:
        box.addItem(value, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    return box


def _numbers(line: QLineEdit, count: int) -> tuple[float, ...] | None:
    text = line.text().strip()
    return numbers(text, count) if text else None


def _three(values: tuple[float, ...] | None) -> Channels | None:
    return (values[0], values[1], values[2]) if values else None


def _wrapped(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label

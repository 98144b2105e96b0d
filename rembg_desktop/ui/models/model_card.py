"""All that is known of one model, as text and as a card, and what can be done with it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelState
from rembg_desktop.ui.models.transfers import Activity, Transfer
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size, remaining


def state_word(state: ModelState) -> str:
    """Whether the file is here."""
    match state:
        case "bundled":
            return QCoreApplication.translate("ModelText", "Included")
        case "ready":
            return QCoreApplication.translate("ModelText", "Ready")
        case "missing":
            return QCoreApplication.translate("ModelText", "Not downloaded")
        case "damaged":
            return QCoreApplication.translate("ModelText", "Damaged")


def license_text(info: ModelInfo) -> str:
    """The license, with a word where results may not be sold."""
    if info.license == "unknown":
        return QCoreApplication.translate("ModelText", "license unknown")
    if info.commercial:
        return info.license
    return QCoreApplication.translate("ModelText", "%1, private use only").replace("%1", info.license)


def speed_word(info: ModelInfo) -> str:
    """How long an image takes, in words."""
    if info.speed <= 1.5:
        return QCoreApplication.translate("ModelText", "very fast")
    if info.speed <= 5:
        return QCoreApplication.translate("ModelText", "fast")
    if info.speed <= 20:
        return QCoreApplication.translate("ModelText", "moderate")
    return QCoreApplication.translate("ModelText", "slow")


def best_for(info: ModelInfo) -> str:
    """What a model of the catalog is best at; nothing is known of an imported one."""
    words = {
        "u2netp": QCoreApplication.translate("ModelText", "speed, clear subjects"),
        "u2net": QCoreApplication.translate("ModelText", "general photos"),
        "isnet-general-use": QCoreApplication.translate("ModelText", "products, fine edges"),
        "birefnet-general": QCoreApplication.translate("ModelText", "best quality"),
        "birefnet-general-lite": QCoreApplication.translate("ModelText", "quality at half the cost"),
        "birefnet-portrait": QCoreApplication.translate("ModelText", "people, hair"),
        "birefnet-massive": QCoreApplication.translate("ModelText", "unusual subjects"),
        "birefnet-dis": QCoreApplication.translate("ModelText", "thin structures"),
        "birefnet-hrsod": QCoreApplication.translate("ModelText", "large photos"),
        "birefnet-cod": QCoreApplication.translate("ModelText", "camouflaged subjects"),
        "silueta": QCoreApplication.translate("ModelText", "general photos, small download"),
        "u2net_human_seg": QCoreApplication.translate("ModelText", "people"),
        "u2net_cloth_seg": QCoreApplication.translate("ModelText", "clothes worn by a person"),
        "isnet-anime": QCoreApplication.translate("ModelText", "drawn characters"),
        "bria-rmbg": QCoreApplication.translate("ModelText", "best quality, private use"),
        "birefnet-matting": QCoreApplication.translate("ModelText", "hair, fur, glass"),
        "birefnet-hr-general": QCoreApplication.translate("ModelText", "fine detail in large photos"),
        "birefnet-hr-matting": QCoreApplication.translate("ModelText", "hair and fur in large photos"),
        "ben2-base": QCoreApplication.translate("ModelText", "fine edges"),
        "birefnet-general-fp16": QCoreApplication.translate("ModelText", "best quality, half the download"),
        "birefnet-general-lite-fp16": QCoreApplication.translate("ModelText", "quality with a small download"),
    }
    return words.get(info.name, info.best_for)


def description(info: ModelInfo) -> str:
    """One sentence about a model."""
    sentences = {
        "u2netp": QCoreApplication.translate(
            "ModelDescriptions",
            "The small version of U²-Net. Included with the program.",
        ),
        "u2net": QCoreApplication.translate(
            "ModelDescriptions", "The classic general-purpose model. More reliable than the small version."
        ),
        "isnet-general-use": QCoreApplication.translate(
            "ModelDescriptions",
            "Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.",
        ),
        "birefnet-general": QCoreApplication.translate(
            "ModelDescriptions",
            "The best general-purpose model that is free to use. Large, and slow without a graphics card.",
        ),
        "birefnet-general-lite": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet with a smaller backbone. Almost as good and much faster."
        ),
        "birefnet-portrait": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on portraits. Good with hair."
        ),
        "birefnet-massive": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on the largest set of images."
        ),
        "birefnet-dis": QCoreApplication.translate(
            "ModelDescriptions",
            "BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.",
        ),
        "birefnet-hrsod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained for high-resolution salient object detection."
        ),
        "birefnet-cod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained to detect camouflaged objects."
        ),
        "silueta": QCoreApplication.translate("ModelDescriptions", "U²-Net with smaller weights."),
        "u2net_human_seg": QCoreApplication.translate(
            "ModelDescriptions", "U²-Net trained on people. Ignores other objects."
        ),
        "u2net_cloth_seg": QCoreApplication.translate(
            "ModelDescriptions", "Detects upper-body, lower-body and full-body clothes, and keeps all of them."
        ),
        "isnet-anime": QCoreApplication.translate("ModelDescriptions", "IS-Net trained on anime characters."),
        "bria-rmbg": QCoreApplication.translate(
            "ModelDescriptions", "Very good, but commercial use requires a license from BRIA."
        ),
        "birefnet-matting": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained for matting: soft and translucent edges."
        ),
        "birefnet-hr-general": QCoreApplication.translate(
            "ModelDescriptions", "Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card."
        ),
        "birefnet-hr-matting": QCoreApplication.translate(
            "ModelDescriptions",
            "Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.",
        ),
        "ben2-base": QCoreApplication.translate(
            "ModelDescriptions",
            "Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.",
        ),
        "birefnet-general-fp16": QCoreApplication.translate(
            "ModelDescriptions",
            "The same model in a file of half the size. Needs as much time and memory.",
        ),
    }
    sentences["birefnet-general-lite-fp16"] = sentences["birefnet-general-fp16"]
    return sentences.get(info.name, info.description)


def progress_text(transfer: Transfer) -> str:
    """`43 MB of 170 MB · 12 MB/s · 11 seconds`."""
    text = QCoreApplication.translate("ModelList", "%1 of %2")
    text = text.replace("%1", file_size(transfer.done))
    text = text.replace("%2", file_size(transfer.total))
    if transfer.activity is Activity.PAUSED or transfer.speed <= 0:
        return text
    rate = QCoreApplication.translate("ModelList", "%1/s")
    rate = rate.replace("%1", file_size(round(transfer.speed)))
    left = remaining((transfer.total - transfer.done) / transfer.speed)
    return f"{text} · {rate} · {left}"


class ModelCard(QFrame):
    """Shows the selected model; its buttons ask for what the dialog then does."""

    download_clicked = Signal()
    pause_clicked = Signal()
    cancel_clicked = Signal()
    verify_clicked = Signal()
    delete_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = _label("title")
        self._text = _label("muted")
        self._facts = QFormLayout()
        self._facts.setContentsMargins(0, 4, 0, 4)
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(6)
        self._values = {
            key: self._add_fact(name)
            for key, name in (
                ("state", self.tr("Status")),
                ("best", self.tr("Best for")),
                ("size", self.tr("Size")),
                ("speed", self.tr("Speed")),
                ("input", self.tr("Input size")),
                ("license", self.tr("License")),
            )
        }
        self._warning = _label("warning")
        self._link = QLabel()
        self._link.setOpenExternalLinks(True)
        self._link.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.message = _label("error")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Download"))
        self._progress = _label("muted")
        self.download = QPushButton()
        self.download.setProperty("role", "primary")
        self.pause = QPushButton(self.tr("&Pause"))
        self.cancel = QPushButton(self.tr("&Cancel download"))
        self.verify = QPushButton(self.tr("Verify &file"))
        self.verify.setToolTip(self.tr("Verify the checksum of the file."))
        self.delete = QPushButton(self.tr("D&elete…"))
        self._lay_out()
        self.download.clicked.connect(self.download_clicked)
        self.pause.clicked.connect(self.pause_clicked)
        self.cancel.clicked.connect(self.cancel_clicked)
        self.verify.clicked.connect(self.verify_clicked)
        self.delete.clicked.connect(self.delete_clicked)

    def show_model(self, info: ModelInfo, state: ModelState, transfer: Transfer | None) -> None:
        """Show a model as it is now."""
        self._title.setText(info.title)
        self._text.setText(description(info))
        terms = self.tr("unknown, ask the author") if info.license == "unknown" else info.license
        width, height = info.parameters.size if info.parameters else (info.input_size, info.input_size)
        sees = self.tr("%1 × %1 pixels").replace("%1", str(width), 1).replace("%1", str(height))
        best = best_for(info)
        for key, value in {
            "state": state_word(state),
            "best": best,
            "size": file_size(info.bytes),
            "speed": speed_word(info),
            "input": sees,
            "license": terms,
        }.items():
            self._values[key].setText(value)
        self._facts.setRowVisible(self._values["best"], bool(best))
        self._warning.setText("" if info.commercial else self.tr("Not for commercial use."))
        self._warning.setVisible(not info.commercial)
        self._link.setVisible(bool(info.homepage))
        page = self.tr("Publisher website")
        self._link.setText(f'<a href="{info.homepage}">{page}</a>')
        self._link.setToolTip(info.homepage)
        self._show_work(info, state, transfer)

    def tell(self, text: str, role: str = "error", detail: str = "") -> None:
        """Say how the last work went, with a tooltip; empty takes it back."""
        self.message.setProperty("role", role)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setToolTip(detail)
        self.message.setVisible(bool(text))

    def _show_work(self, info: ModelInfo, state: ModelState, transfer: Transfer | None) -> None:
        activity = transfer.activity if transfer else None
        moving = activity in (Activity.WAITING, Activity.DOWNLOADING, Activity.VERIFYING)
        paused = activity is Activity.PAUSED
        fetching = moving and activity is not Activity.VERIFYING
        here = state in ("ready", "bundled")
        self._bar.setVisible(moving or paused)
        self._progress.setVisible(moving or paused)
        known = transfer is not None and transfer.total > 0 and activity is not Activity.WAITING
        self._bar.setRange(0, 1000 if known else 0)
        if transfer and known:
            self._bar.setValue(round(1000 * transfer.done / transfer.total))
        if transfer:
            words = {Activity.WAITING: self.tr("Connecting…"), Activity.VERIFYING: self.tr("Working…")}
            self._progress.setText(words.get(transfer.activity) or progress_text(transfer))
        if transfer and transfer.error:
            self.tell(error_text.full_text(transfer.error), detail=error_text.detail(transfer.error))
        self.download.setVisible(not info.is_custom and not moving and not here)
        if paused:
            self.download.setText(self.tr("&Resume"))
        elif state == "damaged" or (transfer and transfer.error):
            self.download.setText(self.tr("&Download again"))
        else:
            self.download.setText(self.tr("&Download"))
        self.pause.setVisible(fetching)
        self.cancel.setVisible(fetching or paused)
        self.verify.setVisible(not moving and here)
        self.delete.setVisible(not moving and not paused and (state in ("ready", "damaged") or info.is_custom))

    def _add_fact(self, name: str) -> QLabel:
        key = QLabel(name)
        key.setProperty("role", "muted")
        value = QLabel()
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addRow(key, value)
        return value

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.download, self.pause, self.cancel, self.verify, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        for widget in (self._title, self._text):
            layout.addWidget(widget)
        layout.addLayout(self._facts)
        for widget in (self._warning, self._link):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self.message, self._bar, self._progress):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.message.hide()


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label

"""Krita: Tools > Scripts > Remove Background adds the mask that Rembg Desktop finds as a transparency mask."""

import threading
from typing import Any

from krita import Extension, Krita

try:
    from PyQt6.QtCore import QByteArray, QEventLoop, QTimer
    from PyQt6.QtGui import QImage
    from PyQt6.QtWidgets import QInputDialog, QMessageBox, QProgressDialog
except ImportError:
    from PyQt5.QtCore import QByteArray, QEventLoop, QTimer
    from PyQt5.QtGui import QImage
    from PyQt5.QtWidgets import QInputDialog, QMessageBox, QProgressDialog

from . import rembg_desktop_client as client

TITLE = client.text("Remove Background")
_DEFAULT = client.text("Default of Rembg Desktop")


class RembgDesktop(Extension):
    """The plug-in."""

    def setup(self) -> None:
        """Krita's."""

    def createActions(self, window: Any) -> None:  # noqa: N802 - Krita's
        """Krita's."""
        action = window.createAction("rembg_desktop", f"{TITLE} (Rembg Desktop)...", "tools/scripts")
        action.triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask for the preset, then cut out the active layer."""
        parent = Krita.instance().activeWindow().qwindow()
        try:
            presets, _ = client.choices()
            preset, goes_on = QInputDialog.getItem(
                parent, TITLE, client.text("Preset:"), [_DEFAULT, *presets], 0, False
            )
            if goes_on:
                document = Krita.instance().activeDocument()
                layer = document.activeNode() if document is not None else None
                if layer is not None and layer.type().endswith("mask"):  # such as that of an earlier run
                    layer = layer.parentNode()
                cut_out(document, layer, "" if preset == _DEFAULT else preset, parent=parent)
        except client.RembgError as error:
            QMessageBox.warning(parent, TITLE, str(error))


def cut_out(document: Any, layer: Any, preset: str = "", model: str = "", parent: Any = None) -> Any:
    """Add a transparency mask to a layer, within the selection if there is one.

    Args:
        document: with the layer.
        layer: to be cut out.
        preset: empty for that of Rembg Desktop's settings.
        model: instead of that of the preset.
        parent: the window in which progress is shown; None shows none.

    Returns:
        The mask.

    Raises:
        RembgError: with what to do.
    """
    if layer is None:
        raise client.problem("There is no layer.", "Open a photo first.")
    if layer.type() not in ("paintlayer", "grouplayer", "filelayer", "vectorlayer", "clonelayer"):
        raise client.problem("The layer cannot have a transparency mask.", "Select a paint layer.")
    selection = document.selection()
    bounds = layer.bounds()
    x, y, width, height = bounds.x(), bounds.y(), bounds.width(), bounds.height()
    if selection is not None:
        left, top = max(x, selection.x()), max(y, selection.y())
        width = min(x + width, selection.x() + selection.width()) - left
        height = min(y + height, selection.y() + selection.height()) - top
        x, y = left, top
    if width < 1 or height < 1:
        raise client.problem("The layer is empty, or the selection is outside it.", "Select a part of it.")
    picture = client.encode_png(width, height, 3, _pixels(layer, x, y, width, height))
    name = f"{document.name() or 'Krita'}, {layer.name()}.png"
    mask = _patiently(lambda: client.mask_of(picture, name, preset, model), parent)
    gray = QImage.fromData(QByteArray(mask)).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(gray.constScanLine(row).asarray(width)) for row in range(height)]
    if selection is not None:
        chosen = bytes(selection.pixelData(x, y, width, height))
        for row, values in enumerate(rows):
            part = chosen[row * width : (row + 1) * width]
            if part.count(255) < width:
                rows[row] = bytes(value * share // 255 for value, share in zip(values, part, strict=True))
    found = (
        Krita.instance().createSelection() if hasattr(Krita.instance(), "createSelection") else _new_selection()
    )
    found.setPixelData(QByteArray(b"".join(rows)), x, y, width, height)
    made = document.createTransparencyMask(TITLE)
    made.setSelection(found)
    layer.addChildNode(made, None)
    document.refreshProjection()
    return made


def _new_selection() -> Any:
    from krita import Selection

    return Selection()


def _pixels(layer: Any, x: int, y: int, width: int, height: int) -> bytes:
    """Its colors as 8-bit sRGB, transparent ones on white; masks are not applied."""
    copy = layer.duplicate()
    if layer.colorModel() != "RGBA" or layer.colorDepth() != "U8":
        copy.setColorSpace("RGBA", "U8", "sRGB-elle-V2-srgbtrc.icc")
    data = bytes(copy.pixelData(x, y, width, height))
    image = QImage(data, width, height, width * 4, QImage.Format.Format_ARGB32)
    flat = QImage(width, height, QImage.Format.Format_RGB888)
    flat.fill(0xFFFFFFFF)
    from_qt = _painter(flat)
    from_qt.drawImage(0, 0, image)
    from_qt.end()
    return b"".join(bytes(flat.constScanLine(row).asarray(width * 3)) for row in range(height))


def _painter(image: QImage) -> Any:
    try:
        from PyQt6.QtGui import QPainter
    except ImportError:
        from PyQt5.QtGui import QPainter
    return QPainter(image)


def _patiently(work: Any, parent: Any) -> bytes:
    """Run something in a thread while the window goes on."""
    if parent is None:
        return work()
    outcome: dict[str, Any] = {}
    loop = QEventLoop()

    def run() -> None:
        try:
            outcome["result"] = work()
        except Exception as error:  # noqa: BLE001 - it is raised again below
            outcome["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    dialog = QProgressDialog(f"{client.text('Removing the background')}...", "", 0, 0, parent)
    dialog.setCancelButton(None)
    dialog.setWindowTitle(TITLE)
    dialog.setModal(True)
    dialog.show()
    timer = QTimer()
    timer.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    timer.start(50)
    thread.start()
    loop.exec()
    timer.stop()
    dialog.close()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]


_extension: RembgDesktop | None = RembgDesktop(Krita.instance())
Krita.instance().addExtension(_extension)

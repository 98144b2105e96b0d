"""What the inspector says of jobs and images."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from rembg_desktop.options import Depth, Edges, RemovalOptions
from rembg_desktop.queue.types import ImageStatus, JobImage
from rembg_desktop.ui.text import error_text


def moment(at: datetime | None) -> str:
    """Date and time in the user's notation and zone; a dash when there is none."""
    if at is None:
        return "–"
    local = QDateTime.fromMSecsSinceEpoch(round(at.timestamp() * 1000))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def seconds(value: float | None) -> str:
    """A time taken, with one decimal below ten seconds; a dash when unknown."""
    if value is None:
        return "–"
    text = QLocale().toString(value, "f", 2 if value < 1 else 1)
    return QCoreApplication.translate("InspectorText", "%1 s").replace("%1", text)


def milliseconds(value: float) -> str:
    """The time of a step."""
    text = QLocale().toString(round(value))
    return QCoreApplication.translate("InspectorText", "%1 ms").replace("%1", text)


def step(name: str) -> str:
    """A step of the pipeline; an unknown one keeps its name."""
    return {
        "load": QCoreApplication.translate("InspectorText", "Read photo"),
        "mask": QCoreApplication.translate("InspectorText", "Find subject"),
        "matte": QCoreApplication.translate("InspectorText", "Refine edges"),
        "edges": QCoreApplication.translate("InspectorText", "Refine edges"),
        "compose": QCoreApplication.translate("InspectorText", "Compose"),
        "encode": QCoreApplication.translate("InspectorText", "Write file"),
        "write": QCoreApplication.translate("InspectorText", "Write file"),
        "publish": QCoreApplication.translate("InspectorText", "Move to destination"),
        "wait": QCoreApplication.translate("InspectorText", "Wait for memory"),
    }.get(name, name)


def options_line(options: RemovalOptions) -> str:
    """The options of a job in one line: what differs from a plain cut-out."""
    parts = [options.model, options.format.label]
    if options.edges is Edges.DECONTAMINATE:
        parts.append(QCoreApplication.translate("InspectorText", "clean colors"))
    elif options.edges is Edges.MATTING:
        parts.append(QCoreApplication.translate("InspectorText", "matting"))
    if options.mask_only:
        parts.append(QCoreApplication.translate("InspectorText", "mask only"))
    if options.background_color:
        color = QCoreApplication.translate("InspectorText", "background %1")
        parts.append(color.replace("%1", options.background))
    elif options.background != "none":
        parts.append(QCoreApplication.translate("InspectorText", "background image"))
    if options.trim:
        parts.append(QCoreApplication.translate("InspectorText", "trimmed"))
    if options.canvas_size:
        parts.append("{} × {}".format(*options.canvas_size))
    if options.depth is Depth.KEEP:
        parts.append(QCoreApplication.translate("InspectorText", "16 bits"))
    return " · ".join(parts)


def nothing_to_compare(image: JobImage) -> str:
    """Why there is no cut-out beside the original; empty when there is one."""
    if image.status is ImageStatus.FAILED and image.error:
        return error_text.sentence(image.error)
    return {
        ImageStatus.PENDING: QCoreApplication.translate("InspectorText", "Waiting to be processed"),
        ImageStatus.PROCESSING: QCoreApplication.translate("InspectorText", "Processing…"),
        ImageStatus.FAILED: QCoreApplication.translate("InspectorText", "This image failed"),
        ImageStatus.CANCELLED: QCoreApplication.translate("InspectorText", "This image was cancelled"),
    }.get(image.status, "")

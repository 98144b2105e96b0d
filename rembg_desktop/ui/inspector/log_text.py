"""The log of a job and an image as plain text: to read, and to copy into a report."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui import formatting
from rembg_desktop.ui.inspector import words
from rembg_desktop.ui.inspector.selection import Selection
from rembg_desktop.ui.preset_words import preset_word


def log_text(selection: Selection) -> str:
    """What was asked, what was done on which device and how long each step took, notices and errors."""
    job = selection.job
    lines = [
        QCoreApplication.translate("LogText", "Job %1: %2").replace("%1", job.id).replace("%2", job.name),
        _line(QCoreApplication.translate("LogText", "Status"), formatting.status_word(job.status, held=job.held)),
        _line(QCoreApplication.translate("LogText", "Added"), words.moment(job.created_at)),
        _line(QCoreApplication.translate("LogText", "Started"), words.moment(job.started_at)),
        _line(QCoreApplication.translate("LogText", "Finished"), words.moment(job.finished_at)),
        _line(QCoreApplication.translate("LogText", "Destination"), str(job.destination)),
        "",
        QCoreApplication.translate("LogText", "What was asked"),
    ]
    if job.preset:
        lines.append(_line(QCoreApplication.translate("LogText", "Preset"), preset_word(job.preset)))
    lines += [_line(name, _plain(value)) for name, value in job.options.as_dict().items()]
    if selection.image is not None:
        lines += ["", *_image_lines(selection.image)]
    others = [image for image in selection.failures if not selection.image or image.id != selection.image.id]
    if others:
        lines += ["", QCoreApplication.translate("LogText", "Other images that failed")]
        lines += [
            _line(image.source.name, f"{image.error.message} [{image.error.code}]")
            for image in others
            if image.error
        ]
        told, failed = len(selection.failures), job.progress.failed
        if failed > told:
            more = formatting.more_text(failed - told)
            lines.append(f"  {more}")
    return "\n".join(lines) + "\n"


def _image_lines(image: JobImage) -> list[str]:
    title = QCoreApplication.translate("LogText", "Image %1: %2")
    lines = [
        title.replace("%1", str(image.index)).replace("%2", image.source.name),
        _line(QCoreApplication.translate("LogText", "Status"), formatting.status_word(image.status)),
        _line(QCoreApplication.translate("LogText", "From"), str(image.source)),
        _line(QCoreApplication.translate("LogText", "To"), str(image.output or image.destination)),
        _line(QCoreApplication.translate("LogText", "Attempts"), str(image.attempts)),
        _line(QCoreApplication.translate("LogText", "Started"), words.moment(image.started_at)),
        _line(QCoreApplication.translate("LogText", "Finished"), words.moment(image.finished_at)),
        _line(QCoreApplication.translate("LogText", "Device"), image.device or "–"),
    ]
    if image.seconds is not None:
        lines.append(_line(QCoreApplication.translate("LogText", "Time taken"), words.seconds(image.seconds)))
    lines += [f"    {words.step(name)}: {words.milliseconds(value)}" for name, value in image.steps.items()]
    lines += [
        _line(QCoreApplication.translate("LogText", "Notice"), f"{notice.message} [{notice.code}]")
        for notice in image.notices
    ]
    if image.error:
        told = f"{image.error.message} {image.error.hint}".strip()
        lines.append(_line(QCoreApplication.translate("LogText", "Error"), f"{told} [{image.error.code}]"))
    return lines


def _line(name: str, value: str) -> str:
    line = QCoreApplication.translate("LogText", "%1: %2")
    return "  " + line.replace("%1", name).replace("%2", value)


def _plain(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("LogText", "yes") if value else QCoreApplication.translate("LogText", "no")
        )
    return str(value)

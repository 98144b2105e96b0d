"""The summary: facts of the job and of the image that is looked at, as name and value."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize

from rembg_desktop.queue.types import ImageStatus, Job, JobImage
from rembg_desktop.ui import error_words, formatting
from rembg_desktop.ui.inspector import words
from rembg_desktop.ui.preset_words import preset_word


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the summary; `tone` is the name of a colour of the theme."""

    name: str
    value: str
    tone: str = ""


def image_facts(image: JobImage, before: QSize, after: QSize) -> list[Fact]:
    """An image: its state, sizes (pixels where they are known already), times and files."""
    status = Fact(
        QCoreApplication.translate("Facts", "Status"),
        formatting.status_word(image.status),
        formatting.status_color(image.status),
    )
    facts = [status]
    if image.error and image.status is ImageStatus.FAILED:
        told = error_words.whole(image.error)
        facts.append(Fact(QCoreApplication.translate("Facts", "Reason"), told, "error"))
    facts += [
        Fact(QCoreApplication.translate("Facts", "Notice"), error_words.notice_sentence(notice), "warning")
        for notice in image.notices
    ]
    facts.append(
        Fact(QCoreApplication.translate("Facts", "Original"), _size(image.source_bytes, before)),
    )
    if image.output is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Result"), _size(image.output_bytes, after)))
    if image.seconds is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Time taken"), words.seconds(image.seconds)))
    if image.device:
        facts.append(Fact(QCoreApplication.translate("Facts", "Device"), image.device))
    facts.append(Fact(QCoreApplication.translate("Facts", "From"), formatting.short_path(image.source)))
    target = image.output or image.destination
    facts.append(Fact(QCoreApplication.translate("Facts", "To"), formatting.short_path(target)))
    return facts


def job_facts(job: Job) -> list[Fact]:
    """A job: its state, counts, options and times."""
    facts = [
        Fact(
            QCoreApplication.translate("Facts", "Status"),
            formatting.status_word(job.status, held=job.held),
            formatting.status_color(job.status, held=job.held),
        ),
        Fact(QCoreApplication.translate("Facts", "Images"), _counts(job)),
        Fact(QCoreApplication.translate("Facts", "Options"), words.options_line(job.options)),
    ]
    if job.preset:
        facts.append(Fact(QCoreApplication.translate("Facts", "Preset"), preset_word(job.preset)))
    facts.append(Fact(QCoreApplication.translate("Facts", "Destination"), formatting.short_path(job.destination)))
    facts.append(Fact(QCoreApplication.translate("Facts", "Added"), words.moment(job.created_at)))
    if job.started_at:
        facts.append(Fact(QCoreApplication.translate("Facts", "Started"), words.moment(job.started_at)))
    if job.finished_at:
        facts.append(Fact(QCoreApplication.translate("Facts", "Finished"), words.moment(job.finished_at)))
    if (elapsed := formatting.elapsed_seconds(job)) is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Time taken"), formatting.duration(elapsed)))
    if job.left_out:
        left = formatting.no_images_text(job.left_out)
        facts.append(Fact(QCoreApplication.translate("Facts", "Left out"), left))
    return facts


def _size(size: int | None, pixels: QSize) -> str:
    text = formatting.file_size(size)
    if not pixels.isValid() or pixels.isEmpty():
        return text
    return f"{text} · {pixels.width()} × {pixels.height()}"


def _counts(job: Job) -> str:
    counts = job.progress
    parts = [formatting.number(counts.total)]
    for value, text in (
        (counts.succeeded, formatting.succeeded_text),
        (counts.failed, formatting.failed_text),
        (counts.skipped, formatting.skipped_text),
        (counts.cancelled, formatting.cancelled_text),
    ):
        if value:
            parts.append(text(value))
    return " · ".join(parts)

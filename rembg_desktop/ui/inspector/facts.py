"""The summary: facts of the job and of the image that is looked at, as name and value, and as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rembg_desktop.options import Depth, Detail, Edges, RemovalOptions, Shadow
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Failure, ImageOutput, ImageStatus, Job, JobImage
from rembg_desktop.ui.inspector.outputs import outputs_line
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import (
    cancelled_text,
    duration,
    elapsed_seconds,
    failed_text,
    file_size,
    files_text,
    number,
    presets_text,
    short_path,
    skipped_text,
    status_color,
    status_text,
    succeeded_text,
)
from rembg_desktop.ui.text.notice_text import notice_sentence


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


def options_line(options: RemovalOptions) -> str:
    """The options of a job in one line: what differs from a plain cut-out."""
    parts = [options.model, options.format.label]
    edges = {
        Edges.REFINED: QCoreApplication.translate("InspectorText", "sharp edges"),
        Edges.DECONTAMINATE: QCoreApplication.translate("InspectorText", "clean colors"),
        Edges.MATTING: QCoreApplication.translate("InspectorText", "matting"),
    }
    if options.edges in edges:
        parts.append(edges[options.edges])
    if options.detail is Detail.HIGH:
        parts.append(QCoreApplication.translate("InspectorText", "closer look"))
    if options.has_cleanup:
        parts.append(QCoreApplication.translate("InspectorText", "mask cleanup"))
    if options.mask_only:
        parts.append(QCoreApplication.translate("InspectorText", "mask only"))
    parts += _look_text(options)
    if options.trim:
        parts.append(QCoreApplication.translate("InspectorText", "trimmed"))
    if options.canvas_size:
        parts.append("{} × {}".format(*options.canvas_size))
    if options.depth is Depth.KEEP:
        parts.append(QCoreApplication.translate("InspectorText", "16 bits"))
    return " · ".join(parts)


def _look_text(options: RemovalOptions) -> list[str]:
    """What is behind the subject."""
    parts: list[str] = []
    if options.background_color:
        color = QCoreApplication.translate("InspectorText", "background %1")
        parts.append(color.replace("%1", options.background))
    elif options.background_gradient:
        parts.append(QCoreApplication.translate("InspectorText", "gradient"))
    elif options.background_blur:
        parts.append(QCoreApplication.translate("InspectorText", "blurred background"))
    elif options.background_image:
        parts.append(QCoreApplication.translate("InspectorText", "background image"))
    if options.shadow is not Shadow.NONE:
        parts.append(QCoreApplication.translate("InspectorText", "shadow"))
    return parts


def nothing_to_compare(status: ImageStatus, error: Failure | None) -> str:
    """Why there is no cut-out beside the original; empty when there is one."""
    if status is ImageStatus.FAILED and error:
        return error_text.sentence(error)
    return {
        ImageStatus.PENDING: QCoreApplication.translate("InspectorText", "Waiting to be processed"),
        ImageStatus.PROCESSING: QCoreApplication.translate("InspectorText", "Processing…"),
        ImageStatus.FAILED: QCoreApplication.translate("InspectorText", "This image failed"),
        ImageStatus.CANCELLED: QCoreApplication.translate("InspectorText", "This image was cancelled"),
    }.get(status, "")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the summary; `tone` is the name of a color of the theme."""

    name: str
    value: str
    tone: str = ""


def image_facts(image: JobImage, before: QSize, after: QSize, shown: ImageOutput | None = None) -> list[Fact]:
    """An image: its state, sizes (pixels where they are known already), times and files.

    Of several outputs, the sizes and files of the one that is shown.
    """
    several = shown is not None and bool(image.several)
    status = Fact(
        QCoreApplication.translate("Facts", "Status"),
        status_text(image.status),
        status_color(image.status),
    )
    facts = [status]
    if several:
        facts.append(Fact(QCoreApplication.translate("Facts", "Outputs"), outputs_line(image)))
    if image.error and image.status is ImageStatus.FAILED:
        told = error_text.full_text(image.error)
        facts.append(Fact(QCoreApplication.translate("Facts", "Reason"), told, "error"))
    facts += [
        Fact(QCoreApplication.translate("Facts", "Notice"), notice_sentence(notice), "warning")
        for notice in image.notices
    ]
    facts.append(
        Fact(QCoreApplication.translate("Facts", "Original"), _size(image.source_bytes, before)),
    )
    output, size = (shown.output, shown.output_bytes) if shown else (image.output, image.output_bytes)
    if output is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Result"), _size(size, after)))
    if image.seconds is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Processing time"), seconds(image.seconds)))
    if image.device:
        facts.append(Fact(QCoreApplication.translate("Facts", "Device"), image.device))
    if image.name != image.source.name:
        facts.append(Fact(QCoreApplication.translate("Facts", "Original name"), image.name))
    facts.append(Fact(QCoreApplication.translate("Facts", "From"), short_path(image.source)))
    target = output or (shown.destination if shown else image.destination)
    facts.append(Fact(QCoreApplication.translate("Facts", "To"), short_path(target)))
    return facts


def job_facts(job: Job) -> list[Fact]:
    """A job: its state, counts, options and times."""
    facts = [
        Fact(
            QCoreApplication.translate("Facts", "Status"),
            status_text(job.status, held=job.held),
            status_color(job.status, held=job.held),
        ),
        Fact(QCoreApplication.translate("Facts", "Images"), _counts(job)),
        Fact(QCoreApplication.translate("Facts", "Options"), options_line(job.options)),
    ]
    if job.preset or job.several:
        facts.append(Fact(QCoreApplication.translate("Facts", "Preset"), presets_text(job, all_names=True)))
    facts.append(Fact(QCoreApplication.translate("Facts", "Destination"), short_path(job.destination)))
    facts.append(Fact(QCoreApplication.translate("Facts", "Added"), moment(job.created_at)))
    if job.started_at:
        facts.append(Fact(QCoreApplication.translate("Facts", "Started"), moment(job.started_at)))
    if job.finished_at:
        facts.append(Fact(QCoreApplication.translate("Facts", "Finished"), moment(job.finished_at)))
    if (elapsed := elapsed_seconds(job)) is not None:
        facts.append(Fact(QCoreApplication.translate("Facts", "Processing time"), duration(elapsed)))
    if job.left_out:
        left = files_text(job.left_out)
        facts.append(Fact(QCoreApplication.translate("Facts", "Ignored"), left))
    return facts


def _size(size: int | None, pixels: QSize) -> str:
    text = file_size(size)
    if not pixels.isValid() or pixels.isEmpty():
        return text
    return f"{text} · {pixels.width()} × {pixels.height()}"


def _counts(job: Job) -> str:
    counts = job.progress
    parts = [number(counts.total)]
    for value, text in (
        (counts.succeeded, succeeded_text),
        (counts.failed, failed_text),
        (counts.skipped, skipped_text),
        (counts.cancelled, cancelled_text),
    ):
        if value:
            parts.append(text(value))
    return " · ".join(parts)


_PLAIN_TONES = ("", "muted", "accent", "success")


class FactsView(QWidget):
    """A heading and lines of name and value; widgets are reused, so a refresh does not flicker."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(heading)
        self._title.setProperty("role", "heading")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._grid)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts and no others."""
        while len(self._lines) < len(facts):
            self._add_line()
        for place, (name, value) in enumerate(self._lines):
            fact = facts[place] if place < len(facts) else None
            name.setVisible(fact is not None)
            value.setVisible(fact is not None)
            if fact is None:
                continue
            name.setText(fact.name)
            value.setAccessibleName(fact.name)
            if value.text() != fact.value:
                value.setText(fact.value)
            role = "" if fact.tone in _PLAIN_TONES else fact.tone
            if (value.property("role") or "") != role:
                value.setProperty("role", role)
                value.style().unpolish(value)
                value.style().polish(value)

    def set_heading(self, heading: str) -> None:
        """Change the heading."""
        self._title.setText(heading)

    def names_width(self) -> int:
        """Room that the names need."""
        return max((name.sizeHint().width() for name, _ in self._lines if not name.isHidden()), default=0)

    def set_names_width(self, width: int) -> None:
        """Room of the names at least, so that the values of several views stand below each other."""
        self._grid.setColumnMinimumWidth(0, width)

    def facts(self) -> dict[str, str]:
        """What is shown, by name; of several with one name, the last."""
        return {name.text(): value.text() for name, value in self._lines if not name.isHidden()}

    def _add_line(self) -> None:
        name, value = QLabel(), QLabel()
        name.setProperty("role", "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # A path without spaces must not widen the panel; it breaks where the label does.
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        name.setBuddy(value)
        line = len(self._lines)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(value, line, 1)
        self._lines.append((name, value))
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: text that can be selected follows its own direction unless it is told the side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for _, value in self._lines:
            value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)


_MOST_FAILURES = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """A job, the image of it that is looked at, and what the log tells of the others.

    Attributes:
        image: None when the job has no images.
        failures: failed images of the job, the first fifty.
    """

    job: Job
    image: JobImage | None
    failures: tuple[JobImage, ...] = ()


def read_selection(manager: QueueManager, job_id: str, image_id: int | None) -> Selection:
    """A job and one of its images; without `image_id` the first that has a result, or else the first.

    Raises:
        AppError: no_such_job.
    """
    job = manager.job(job_id)
    if image_id is None:
        found = manager.images(job_id, status=ImageStatus.COMPLETED, limit=1) or manager.images(job_id, limit=1)
        image = found[0] if found else None
    else:
        image = manager.image(image_id)
    failures = (
        manager.images(job_id, status=ImageStatus.FAILED, limit=_MOST_FAILURES) if job.progress.failed else []
    )
    return Selection(job, image, tuple(failures))


def read_neighbor(manager: QueueManager, image: JobImage, step: int) -> JobImage | None:
    """The image `step` places after this one in its job; None beyond the ends."""
    place = image.index - 1 + step
    if place < 0:
        return None
    found = manager.images(image.job_id, limit=1, offset=place)
    return found[0] if found else None

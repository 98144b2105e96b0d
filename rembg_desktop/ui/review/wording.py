"""What the desk says about results, and the colors of uncertainty."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from rembg_desktop.queue.types import ImageStatus, JobImage, Review
from rembg_desktop.ui.text import error_text, formatting
from rembg_desktop.ui.theme import Colors

_CERTAIN: Final = 1 / 3
_UNCERTAIN: Final = 2 / 3


class Shown(StrEnum):
    """Which results are shown."""

    NEEDS_REVIEW = "needs_review"
    ALL = "all"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FAILED = "failed"

    def takes(self, review: Review) -> bool:
        """Whether a result with this mark belongs to it. Failed images are told apart by their status."""
        return self in (Shown.ALL, Shown.FAILED) or self.value == review.value


def review_text(review: Review) -> str:
    """A mark in words."""
    return {
        Review.NONE: QCoreApplication.translate("ReviewText", "Not reviewed"),
        Review.NEEDS_REVIEW: QCoreApplication.translate("ReviewText", "Needs review"),
        Review.ACCEPTED: QCoreApplication.translate("ReviewText", "Accepted"),
        Review.REJECTED: QCoreApplication.translate("ReviewText", "Rejected"),
    }[review]


def state_text(image: JobImage) -> str:
    """The mark of a result; for an image without a result, its status."""
    if image.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED):
        return review_text(image.review)
    return formatting.status_text(image.status)


def state_icon(image: JobImage) -> tuple[str, str]:
    """The icon of state_text(), and the name of its color in the theme; empty for a result without a mark."""
    if image.status not in (ImageStatus.COMPLETED, ImageStatus.SKIPPED):
        return formatting.status_icon(image.status), formatting.status_color(image.status)
    return {
        Review.NONE: ("", "muted"),
        Review.NEEDS_REVIEW: ("help", "warning"),
        Review.ACCEPTED: ("status-completed", "success"),
        Review.REJECTED: ("cancel", "error"),
    }[image.review]


def reason_text(code: str) -> str:
    """Why a mask is uncertain; an unknown code is shown as it is."""
    return {
        "soft_mask": QCoreApplication.translate("ReviewText", "The outline is unclear in large parts."),
        "several_parts": QCoreApplication.translate("ReviewText", "The cutout consists of several parts."),
        "touches_border": QCoreApplication.translate("ReviewText", "The subject touches the border of the photo."),
        "tiny_subject": QCoreApplication.translate("ReviewText", "The subject is very small."),
        "nothing_found": QCoreApplication.translate("ReviewText", "No subject was found."),
        "everything_found": QCoreApplication.translate("ReviewText", "Almost nothing was removed."),
        "holes": QCoreApplication.translate("ReviewText", "The subject has holes."),
        "second_look_differs": QCoreApplication.translate("ReviewText", "A second look gave a different outline."),
    }.get(code, code)


def reasons(image: JobImage) -> list[str]:
    """Why a result should be looked at, in sentences: its error, or the reasons of its uncertainty."""
    if image.error is not None:
        return [error_text.sentence(image.error)]
    return [reason_text(code) for code in image.reasons]


def uncertainty_text(image: JobImage) -> str:
    """The uncertainty in percent; empty if it is unknown."""
    if image.uncertainty is None:
        return ""
    text = QCoreApplication.translate("ReviewText", "Uncertainty: %1")
    return text.replace("%1", formatting.percent(round(100 * image.uncertainty)))


def tooltip(image: JobImage) -> str:
    """Name, mark, uncertainty and reasons, one a line."""
    return "\n".join(
        part for part in (image.name, state_text(image), uncertainty_text(image), *reasons(image)) if part
    )


def spoken(image: JobImage) -> str:
    """What a screen reader says of a result."""
    return tooltip(image).replace("\n", ", ")


def uncertainty_color(colors: Colors, uncertainty: float) -> str:
    """The color of a bar: green, amber or red."""
    if uncertainty < _CERTAIN:
        return colors.success
    return colors.warning if uncertainty < _UNCERTAIN else colors.error


def paint_uncertainty(painter: QPainter, area: QRectF, colors: Colors, uncertainty: float | None) -> None:
    """Draw a bar that is as full as a result is uncertain; an empty one if that is unknown."""
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    painter.drawRoundedRect(area, radius, radius)
    if uncertainty is None:
        return
    filled = QRectF(area)
    filled.setWidth(max(area.height(), area.width() * uncertainty))
    painter.setBrush(QColor(uncertainty_color(colors, uncertainty)))
    painter.drawRoundedRect(filled, radius, radius)

"""The language of the window, and numbers and states as words of this language."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from rembg_desktop.imaging.input_formats import SUFFIXES
from rembg_desktop.paths import resources
from rembg_desktop.queue.sources.left_out import RESULTS, LeftOut, LeftOutReason
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus, Review

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "zh_CN": "简体中文",
    "ja": "日本語",
}
"""Languages with a complete translation, by code, in their own words."""


def locale_of(language: str) -> QLocale:
    """The locale of a language setting; an empty one follows the system."""
    return QLocale(language) if language else QLocale.system()


def install_language(app: QCoreApplication, language: str) -> QLocale:
    """Load the texts of a language into the application; English plurals need a file too."""
    locale = locale_of(language)
    QLocale.setDefault(locale)
    own = resources() / "translations"
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for stem, folder in (("rembg_desktop", str(own)), ("qtbase", qt), ("qtbase", str(own))):
        translator = QTranslator(app)
        if translator.load(locale, stem, "_", folder) or (
            stem == "rembg_desktop" and translator.load(f"{stem}_en", folder)
        ):
            app.installTranslator(translator)
    return locale


def status_text(status: str, *, held: bool = False) -> str:
    """A status as a word."""
    if held and status == JobStatus.PENDING:
        return QCoreApplication.translate("Formatting", "Held")
    return {
        "pending": QCoreApplication.translate("Formatting", "Pending"),
        "processing": QCoreApplication.translate("Formatting", "Processing"),
        "completed": QCoreApplication.translate("Formatting", "Completed"),
        "skipped": QCoreApplication.translate("Formatting", "Skipped"),
        "failed": QCoreApplication.translate("Formatting", "Failed"),
        "cancelled": QCoreApplication.translate("Formatting", "Cancelled"),
    }[str(status)]


def status_icon(status: str, *, held: bool = False) -> str:
    """The symbolic name of a status icon."""
    return "status-held" if held and status == JobStatus.PENDING else f"status-{status}"


def status_color(status: str, *, held: bool = False) -> str:
    """The name of the theme's color for a status."""
    if held and status == JobStatus.PENDING:
        return "warning"
    return {
        JobStatus.PROCESSING.value: "accent",
        JobStatus.COMPLETED.value: "success",
        JobStatus.FAILED.value: "error",
        ImageStatus.SKIPPED.value: "warning",
    }.get(str(status), "muted")


def images_text(count: int) -> str:
    """A count of images."""
    return _Counts().images(count)


def duration(seconds: float | None) -> str:
    """A span of time as `0:07`, `3:20` or `1:02:45`; a dash when unknown."""
    if seconds is None:
        return "–"
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def remaining(seconds: float | None) -> str:
    """A rough span of time in words, as an estimate deserves."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return _Counts().seconds(max(1, round(seconds)))
    if seconds < 3600:
        return _Counts().minutes(round(seconds / 60))
    hours = seconds / 3600
    if hours < 48:
        return _Counts().hours(round(hours))
    return _Counts().days(round(hours / 24))


def file_size(size: int | None) -> str:
    """A file's size in the user's notation; a dash when unknown."""
    if size is None:
        return "–"
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number(value: int) -> str:
    """A whole number with the user's separators."""
    return QLocale().toString(value)


def percent(value: float) -> str:
    """A whole percentage, 0-100."""
    return QCoreApplication.translate("Formatting", "%1%").replace("%1", QLocale().toString(int(value)))


def percent_suffix() -> str:
    """What follows a number of percent in the language of the window."""
    return percent(5).partition("5")[2]


def elapsed_seconds(job: Job, now: datetime | None = None) -> float | None:
    """How long a job has run, or ran; None before it began."""
    if job.started_at is None:
        return None
    end = job.finished_at or now or datetime.now(UTC)
    return max(0.0, (end - job.started_at).total_seconds())


def short_path(path: Path) -> str:
    """A folder as a person names it: below the home folder with `~`."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)


def file_patterns() -> str:
    """The usual names of images, for file dialogs. Where case matters, the names of cameras are upper case."""
    return " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(SUFFIXES))


class _Counts(QObject):
    """Texts with a number: lupdate finds the plural forms of tr() only."""

    def images(self, count: int) -> str:
        return self.tr("%n image(s)", None, count)

    def seconds(self, count: int) -> str:
        return self.tr("%n second(s)", None, count)

    def minutes(self, count: int) -> str:
        return self.tr("%n minute(s)", None, count)

    def hours(self, count: int) -> str:
        return self.tr("%n hour(s)", None, count)

    def days(self, count: int) -> str:
        return self.tr("%n day(s)", None, count)

    def failed(self, count: int) -> str:
        return self.tr("%n failed", None, count)

    def left_out(self, count: int) -> str:
        return self.tr("%n file(s) ignored", None, count)

    def presets(self, count: int) -> str:
        return self.tr("%n preset(s)", None, count)

    def files(self, count: int) -> str:
        return self.tr("%n file(s)", None, count)

    def not_images(self, count: int) -> str:
        return self.tr("%n non-image file(s)", None, count)

    def unreadable(self, count: int) -> str:
        return self.tr("%n unreadable file(s)", None, count)

    def own_results(self, count: int) -> str:
        return self.tr("%n earlier result(s)", None, count)

    def duplicates(self, count: int) -> str:
        return self.tr("%n link(s) to the same file", None, count)

    def results_folders(self, count: int) -> str:
        return self.tr("%n folder(s) of earlier results", None, count)

    def succeeded(self, count: int) -> str:
        return self.tr("%n succeeded", None, count)

    def skipped(self, count: int) -> str:
        return self.tr("%n skipped", None, count)

    def cancelled(self, count: int) -> str:
        return self.tr("%n cancelled", None, count)

    def more(self, count: int) -> str:
        return self.tr("and %n more", None, count)


def failed_text(count: int) -> str:
    """A count of failed images."""
    return _Counts().failed(count)


def left_out_text(count: int) -> str:
    """A count of files that were left out."""
    return _Counts().left_out(count)


def files_text(count: int) -> str:
    """A count of files."""
    return _Counts().files(count)


def left_out_summary(entries: Sequence[LeftOut]) -> str:
    """What was left out of folders, as counts: `2 non-image files, 1 earlier result`."""
    return ", ".join(map(_left_out_count, entries))


def left_out_details(entries: Sequence[LeftOut]) -> str:
    """What was left out of folders: one line for each reason, with the first names, and how to include results."""
    lines = [
        f"{_left_out_count(entry)}: {', '.join(map(_short_name, entry.names))}"
        + (", …" if entry.count > len(entry.names) else "")
        for entry in entries
    ]
    if any(entry.reason in RESULTS for entry in entries):
        lines.append(
            QCoreApplication.translate(
                "Formatting", "To process earlier results again, include them in the settings under “Output”."
            )
        )
    return "\n".join(lines)


def _left_out_count(entry: LeftOut) -> str:
    text = {
        LeftOutReason.NOT_AN_IMAGE: _Counts().not_images,
        LeftOutReason.UNREADABLE: _Counts().unreadable,
        LeftOutReason.OWN_RESULT: _Counts().own_results,
        LeftOutReason.DUPLICATE: _Counts().duplicates,
        LeftOutReason.RESULTS_FOLDER: _Counts().results_folders,
    }[entry.reason]
    return text(entry.count)


def _short_name(name: str) -> str:
    """A name on one line that does not widen the window."""
    line = " ".join(name.split())
    return line if len(line) <= 60 else f"{line[:30]}…{line[-29:]}"


def succeeded_text(count: int) -> str:
    """A count of images that went well."""
    return _Counts().succeeded(count)


def skipped_text(count: int) -> str:
    """A count of images left alone, since their result was there."""
    return _Counts().skipped(count)


def cancelled_text(count: int) -> str:
    """A count of cancelled images."""
    return _Counts().cancelled(count)


def more_text(count: int) -> str:
    """How many more there are than were told."""
    return _Counts().more(count)


def preset_text(name: str) -> str:
    """What a preset is called in the window; queue, settings and files know it by its own name."""
    if name == CUSTOM_OPTIONS:
        return QCoreApplication.translate("Cells", "Custom options")
    if name not in BUILT_IN_NAMES:
        return name
    return QCoreApplication.translate("PresetText", str(BUILT_IN_NAMES[name]))


def presets_text(job: Job, *, all_names: bool = False) -> str:
    """The preset of a job. Of several, how many they are, or all of their names."""
    names = [preset_text(output.name or CUSTOM_OPTIONS) for output in job.outputs]
    if len(names) < 2:
        return preset_text(job.preset or CUSTOM_OPTIONS)
    return ", ".join(names) if all_names else _Counts().presets(len(names))


CUSTOM_OPTIONS: Final = "Custom options"
"""Name of an output whose options were taken from no preset."""
BUILT_IN_NAMES: Final = {
    "Transparent PNG": QT_TRANSLATE_NOOP("PresetText", "Transparent PNG"),
    "White shop picture": QT_TRANSLATE_NOOP("PresetText", "White shop picture"),
    "Mask": QT_TRANSLATE_NOOP("PresetText", "Mask"),
    "WebP for the web": QT_TRANSLATE_NOOP("PresetText", "WebP for the web"),
    "Layers for retouching": QT_TRANSLATE_NOOP("PresetText", "Layers for retouching"),
}


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
    return status_text(image.status)


def state_icon(image: JobImage) -> tuple[str, str]:
    """The icon of state_text(), and the name of its color in the theme; empty for a result without a mark."""
    if image.status not in (ImageStatus.COMPLETED, ImageStatus.SKIPPED):
        return status_icon(image.status), status_color(image.status)
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

"""The results that the desk shows: ids in order, images read page by page, small pictures, words, uncertainty."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import JobImage, Review
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.text import error_text, formatting
from rembg_desktop.ui.text.formatting import reason_text, state_text


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


def draft_text() -> str:
    """A person has begun to repair the result, and has not saved it."""
    return QCoreApplication.translate("ReviewText", "The repair is not saved yet.")


IMAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DRAFT_ROLE: Final = IMAGE_ROLE + 1
"""Whether there are unsaved changes of the mask."""
_PAGE: Final = 100
_KEPT: Final = 4000
"""Images that are kept in memory; all others are read again when they come into view."""
_LATEST: Final = 400
"""Images that are read again with the list: those in view."""
_MOST_RUNS: Final = 50
"""With more changed places than that, the list is replaced instead of edited."""
_LADDER: Final = (128, 256, 512, 1024)
"""Longest sides that are decoded, physical pixels: while the slider moves, few sizes are needed."""
_BUDGET: Final = 40 * 1024 * 1024
_REPAINT_MS: Final = 60
_AT_ONCE: Final = 4
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown: results of one job or of all, by uncertainty or in the order of the jobs.

    `name` is what the names of the files contain.
    """

    shown: Shown = Shown.NEEDS_REVIEW
    job_id: str | None = None
    by_uncertainty: bool = True
    name: str = ""


class ResultsModel(QStringListModel):
    """Rows are images. The strings of the base class are empty: it counts the rows, which Qt asks for very often.

    Signals:
        images_wanted: ids of images that are in view and were not read yet.
        replacing: all rows are about to be replaced.
        count_changed: rows have come or gone.
    """

    images_wanted = Signal(list)
    replacing = Signal()
    count_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_changing = False
        """While rows come and go, the rows of Qt and the ids may differ."""
        self._ids: list[int] = []
        self._rows: dict[int, int] | None = {}
        self._images: OrderedDict[int, JobImage] = OrderedDict()
        self._missing: dict[int, None] = {}
        self._drafts: frozenset[str] = frozenset()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._on_ask)

    @property
    def ids(self) -> Sequence[int]:
        """Ids of all rows, in order."""
        return self._ids

    def image(self, row: int) -> JobImage | None:
        """The image of a row; it is requested if it was not read yet."""
        if not 0 <= row < len(self._ids):
            return None
        image_id = self._ids[row]
        image = self._images.get(image_id)
        if image is None and image_id not in self._missing:
            # Neighbors are read with it.
            first = row // _PAGE * _PAGE
            for other in self._ids[first : first + _PAGE]:
                if other not in self._images:
                    self._missing[other] = None
            self._ask.start()
        elif image is not None:
            self._images.move_to_end(image_id)
        return image

    def known(self, image_id: int) -> JobImage | None:
        """An image that was read, in whichever row it is."""
        return self._images.get(image_id)

    def row_of(self, image_id: int) -> int:
        """The row of an image; -1 if it is not shown."""
        if self._rows is None:
            self._rows = {known: row for row, known in enumerate(self._ids)}
        return self._rows.get(image_id, -1)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these images. Rows that stay keep their selection."""
        wanted = list(ids)
        if wanted == self._ids:
            return
        kept = set(wanted)
        gone = [row for row, known in enumerate(self._ids) if known not in kept]
        rest = [known for known in self._ids if known in kept]
        places = {known: row for row, known in enumerate(wanted)}
        in_order = all(places[a] < places[b] for a, b in pairwise(rest))
        old = set(rest)
        come = [row for row, known in enumerate(wanted) if known not in old]
        if not in_order or len(runs(gone)) + len(runs(come)) > _MOST_RUNS:
            self.replacing.emit()
            self._ids, self._rows = wanted, None
            self.setStringList([""] * len(wanted))
        else:
            self.is_changing = True
            for first, last in reversed(runs(gone)):
                del self._ids[first : last + 1]
                self._rows = None
                self.removeRows(first, last - first + 1)
            for first, last in runs(come):
                self._ids[first:first] = wanted[first : last + 1]
                self._rows = None
                self.insertRows(first, last - first + 1)
            self.is_changing = False
        self.count_changed.emit()

    def drop(self, ids: Iterable[int]) -> None:
        """Take rows away, such as those whose mark does not fit the filter any more."""
        dropped = set(ids)
        self.set_ids([known for known in self._ids if known not in dropped])

    def take(self, images: Iterable[JobImage]) -> None:
        """Images were read."""
        changed: list[int] = []
        for image in images:
            self._missing.pop(image.id, None)
            if self._images.get(image.id) != image:
                changed.append(image.id)
            self._images[image.id] = image
            self._images.move_to_end(image.id)
        self._changed(changed)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)

    def give_up(self, ids: Iterable[int]) -> None:
        """Images could not be read; they are requested again when they come into view."""
        for image_id in ids:
            self._missing.pop(image_id, None)

    def mark(self, reviews: Mapping[int, Review]) -> None:
        """Show marks before they are stored."""
        for image_id, review in reviews.items():
            if (image := self._images.get(image_id)) is not None:
                self._images[image_id] = replace(image, review=review)
        self._changed(reviews)

    def set_drafts(self, photos: frozenset[str]) -> None:
        """The photos with unsaved changes, by the SHA-256 of their bytes."""
        if photos != self._drafts:
            self._drafts = photos
            self._changed(self._ids[:1] + self._ids[-1:])

    def has_draft(self, image: JobImage) -> bool:
        """Whether the mask of an image has unsaved changes."""
        return image.photo_sha256 in self._drafts

    def latest_ids(self) -> list[int]:
        """Ids of the images that were looked at last."""
        return list(self._images)[-_LATEST:]

    def forget_others(self, ids: Iterable[int]) -> None:
        """Read all other images again when they come into view."""
        kept = set(ids)
        for image_id in [image_id for image_id in self._images if image_id not in kept]:
            del self._images[image_id]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Qt's."""
        if not index.isValid() or role in (Qt.ItemDataRole.SizeHintRole, Qt.ItemDataRole.FontRole):
            return None
        image = self.image(index.row())
        if image is None:
            return None
        if role == IMAGE_ROLE:
            return image
        if role == Qt.ItemDataRole.DisplayRole:
            return image.name
        if role == DRAFT_ROLE:
            return self.has_draft(image)
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = f"{tooltip(image)}\n{draft_text()}" if self.has_draft(image) else tooltip(image)
        return text if role == Qt.ItemDataRole.ToolTipRole else text.replace("\n", ", ")

    def _changed(self, image_ids: Iterable[int]) -> None:
        rows = [row for image_id in image_ids if (row := self.row_of(image_id)) >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0))

    def _on_ask(self) -> None:
        self.images_wanted.emit(list(self._missing))


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each group of consecutive numbers."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


class Pictures(QObject):
    """Small pictures of results; asked while painting, answers from memory or not yet.

    Signals:
        changed: pictures have come; repaint.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, memory: MemoryBudget | None = None) -> None:
        """`memory` limits what is decoded at the same time."""
        super().__init__(parent)
        self._cache = ThumbnailCache(self, memory=memory, budget=_BUDGET)
        self._missing: dict[tuple[Path, int], None] = {}
        self._request = QTimer(self, singleShot=True, interval=0)
        self._request.timeout.connect(self._on_request)
        self._gather = QTimer(self, singleShot=True, interval=_REPAINT_MS)
        self._gather.timeout.connect(self.changed)
        self._cache.ready.connect(self._on_ready)

    @property
    def bytes(self) -> int:
        """Memory of the pictures."""
        return self._cache.bytes

    def get(self, path: Path, longest: float) -> QPixmap | None:
        """The picture, or the same one in another size until it has come; `changed` follows then."""
        wanted = (path, _step(longest))
        if not self._cache.knows(*wanted):
            self._missing[wanted] = None
            if not self._request.isActive():
                self._request.start()
        elif (found := self._cache.at_hand(*wanted)) is not None:
            return found
        return next((found for size in _LADDER[::-1] if (found := self._cache.at_hand(path, size))), None)

    def has_failed(self, path: Path, longest: float) -> bool:
        """Whether a file cannot be shown."""
        wanted = (path, _step(longest))
        return self._cache.has_failed(*wanted)

    def image(self, path: Path) -> QImage:
        """The largest picture of a file that is at hand; null if there is none."""
        found = next((found for size in _LADDER[::-1] if (found := self._cache.at_hand(path, size))), None)
        return found.toImage() if found else QImage()

    def keep_only(self, wanted: set[Path]) -> None:
        """Cancel requests for pictures of other files: they are not in view any more."""
        self._missing = {key: None for key in self._missing if key[0] in wanted}
        self._cache.cancel_others(wanted)

    def forget(self, path: Path) -> None:
        """The file has changed."""
        self._cache.forget(path)

    def stop(self) -> None:
        """End the threads."""
        self._request.stop()
        self._cache.stop()

    def _on_ready(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _on_request(self) -> None:
        # A few in one turn: each wakes a thread, which then has the interpreter for a moment.
        for wanted in list(self._missing)[:_AT_ONCE]:
            del self._missing[wanted]
            self._cache.thumbnail(*wanted)
        if self._missing:
            self._request.start()


def _step(longest: float) -> int:
    return next((step for step in _LADDER if step >= longest), _LADDER[-1])

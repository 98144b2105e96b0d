"""The images of a job as a table that is read page by page, however many there are; how its cells are painted."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.inspector.facts import seconds
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size, status_color, status_icon, status_text
from rembg_desktop.ui.text.notice_text import notice_sentence
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import pixmap

PAGE: Final = 200
"""Images read at once."""
IMAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


Reader = Callable[[str, int, int, Callable[[list[JobImage]], object]], None]
"""Reads images of a job (id, offset, limit) off the main thread and calls the last argument in it."""


class ImagePages:
    """Reads images of a job in the background, and again later when that fails."""

    def __init__(
        self, manager: QueueManager, background: TaskRunner, retries: Retries, is_shown: Callable[[str], bool]
    ) -> None:
        """`is_shown` tells whether the images of a job are still wanted."""
        self._manager = manager
        self._background = background
        self._retries = retries
        self._is_shown = is_shown

    def read(self, job_id: str, offset: int, limit: int, done: Callable[[list[JobImage]], object]) -> None:
        """A Reader; a job that is gone has no images."""
        key = ("inspector", job_id, offset)

        def take(images: list[JobImage]) -> None:
            self._retries.settled(key)
            done(images)

        def failed(error: AppError) -> None:
            if error.code is ErrorCode.NO_SUCH_JOB:
                take([])
            else:
                self._retries.later(key, again, error)

        def again() -> None:
            if self._is_shown(job_id):
                self.read(job_id, offset, limit, done)
            else:
                self._retries.settled(key)

        self._background.run(lambda: self._manager.images(job_id, limit=limit, offset=offset), take, failed)


class ImageColumn(IntEnum):
    """Columns in their order."""

    NAME = 0
    STATUS = 1
    MESSAGE = 2
    BEFORE = 3
    AFTER = 4
    TIME = 5


_NUMBERS = (ImageColumn.BEFORE, ImageColumn.AFTER, ImageColumn.TIME)


class ImagesModel(QAbstractTableModel):
    """Rows are images in the job's order; more are fetched as the view comes to the end.

    Signals:
        page_loaded: rows have come or were read again.
    """

    page_loaded = Signal()

    def __init__(self, read: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._job_id = ""
        self._total = 0
        self._rows: list[JobImage] = []
        self._reading = False

    @property
    def job_id(self) -> str:
        """The job whose images are shown; empty for none."""
        return self._job_id

    @property
    def total(self) -> int:
        """Images of the job, read or not."""
        return self._total

    def show_job(self, job_id: str, total: int) -> None:
        """Show the images of another job; with the same job, only their number is taken."""
        if job_id == self._job_id:
            self._total = max(total, len(self._rows))
            return
        self.beginResetModel()
        self._job_id, self._total, self._rows, self._reading = job_id, total, [], False
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def image_at(self, row: int) -> JobImage | None:
        """The image of a row that was read."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self, first: int, last: int) -> None:
        """Read rows again that are seen; `last` included."""
        first, last = max(0, first), min(last, len(self._rows) - 1)
        if self._job_id and first <= last:
            job_id = self._job_id
            self._read(job_id, first, last - first + 1, lambda rows: self._replace(job_id, first, rows))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt's: rows that were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt's."""
        return 0 if parent.isValid() else len(ImageColumn)

    def canFetchMore(self, parent: _Index) -> bool:
        """Qt's."""
        return not parent.isValid() and not self._reading and len(self._rows) < self._total

    def fetchMore(self, parent: _Index) -> None:
        """Qt's: the rows come later."""
        if self.canFetchMore(parent):
            self._reading = True
            job_id = self._job_id
            self._read(job_id, len(self._rows), PAGE, lambda rows: self._append(job_id, rows))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Qt's."""
        image = self.image_at(index.row()) if index.isValid() else None
        if image is None:
            return None
        column = ImageColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(image, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(image, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_title(column)}: {_text(image, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return image if role == IMAGE_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's
        """Qt's."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(ImageColumn):
            return None
        column = ImageColumn(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if column in _NUMBERS else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _append(self, job_id: str, rows: list[JobImage]) -> None:
        if job_id != self._job_id:
            return
        if not rows:
            self._reading, self._total = False, len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self._total = max(self._total, len(self._rows))
        # Not before: a view that hears of the rows to come would have them read a second time.
        self._reading = False
        self.endInsertRows()
        self.page_loaded.emit()

    def _replace(self, job_id: str, first: int, rows: list[JobImage]) -> None:
        if job_id != self._job_id or not rows or first >= len(self._rows):
            return
        rows = rows[: len(self._rows) - first]
        self._rows[first : first + len(rows)] = rows
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(rows) - 1, len(ImageColumn) - 1))
        self.page_loaded.emit()


def _title(column: ImageColumn) -> str:
    return {
        ImageColumn.NAME: QCoreApplication.translate("ImagesModel", "Image"),
        ImageColumn.STATUS: QCoreApplication.translate("ImagesModel", "Status"),
        ImageColumn.MESSAGE: QCoreApplication.translate("ImagesModel", "Message"),
        ImageColumn.BEFORE: QCoreApplication.translate("ImagesModel", "Before"),
        ImageColumn.AFTER: QCoreApplication.translate("ImagesModel", "After"),
        ImageColumn.TIME: QCoreApplication.translate("ImagesModel", "Time"),
    }[column]


def _text(image: JobImage, column: ImageColumn) -> str:
    match column:
        case ImageColumn.NAME:
            return image.name
        case ImageColumn.STATUS:
            return status_text(image.status)
        case ImageColumn.MESSAGE:
            return _message(image)
        case ImageColumn.BEFORE:
            return file_size(image.source_bytes)
        case ImageColumn.AFTER:
            return file_size(image.output_bytes)
        case ImageColumn.TIME:
            return seconds(image.seconds)


def _message(image: JobImage) -> str:
    if image.error:
        return error_text.sentence(image.error)
    return notice_sentence(image.notices[0]) if image.notices else ""


def _tip(image: JobImage, column: ImageColumn) -> str:
    if column is ImageColumn.NAME:
        return str(image.source)
    if column in (ImageColumn.STATUS, ImageColumn.MESSAGE):
        told = [error_text.tooltip(image.error)] if image.error else []
        told += [notice_sentence(notice) for notice in image.notices]
        return "\n".join(part for part in told if part) or _text(image, column)
    return _text(image, column)


THUMBNAIL: Final = 28


_ICON: Final = 16


class ImageCell(QStyledItemDelegate):
    """Thumbnail before the name, icon before the status."""

    def __init__(self, thumbnails: ThumbnailCache, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._thumbnails = thumbnails

    def initStyleOption(self, option: Any, index: _Index) -> None:  # noqa: ANN401 - its stub lacks attributes
        """Qt's: leaves room for the picture; a row is marked as a whole, not by a frame around a cell."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() <= ImageColumn.STATUS:
            side = THUMBNAIL if index.column() == ImageColumn.NAME else _ICON
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(side + 4, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt's."""
        super().paint(painter, option, index)
        image = index.data(IMAGE_ROLE)
        if not isinstance(image, JobImage) or index.column() > ImageColumn.STATUS:
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        where = QStyle.SubElement.SE_ItemViewItemDecoration
        box = self._table.style().subElementRect(where, full, self._table)
        if index.column() == ImageColumn.NAME:
            self._paint_thumbnail(painter, image, box)
        else:
            self._paint_status(painter, image, box)

    def _paint_thumbnail(self, painter: QPainter, image: JobImage, box: QRect) -> None:
        ratio = self._table.devicePixelRatioF()
        picture = self._thumbnails.thumbnail(image.source, round(THUMBNAIL * ratio))
        middle = QRectF(box).center()
        if picture is None:
            blank = QRectF(middle.x() - THUMBNAIL / 2, middle.y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
            painter.fillRect(blank, QColor(colors_of(self._table.palette()).track))
            return
        width, height = picture.width() / ratio, picture.height() / ratio
        target = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))

    def _paint_status(self, painter: QPainter, image: JobImage, box: QRect) -> None:
        colors = colors_of(self._table.palette())
        color = getattr(colors, status_color(image.status))
        ratio = self._table.devicePixelRatioF()
        symbol = pixmap(status_icon(image.status), color, _ICON, ratio)
        middle = QRectF(box).center()
        painter.drawPixmap(round(middle.x() - _ICON / 2), round(middle.y() - _ICON / 2), symbol)

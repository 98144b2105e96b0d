"""The list of a job's images in the inspector."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.inspector.images_model import IMAGE_ROLE, ImageColumn, ImagesModel, Reader
from rembg_desktop.ui.text.formatting import status_color, status_icon
from rembg_desktop.ui.theme import colors_of

_THUMBNAIL: Final = 28
_ICON: Final = 16
_GATHER_MS: Final = 100
_AROUND_TITLE: Final = 24
"""Padding beside the title of a column, in pixels."""
_Index = QModelIndex | QPersistentModelIndex


class ImagesTab(QWidget):
    """Choosing a row shows that image.

    Signals:
        chosen: id of an image.
        opened: the result of the current image is wanted (double click, Return).
    """

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, read: Reader, parent: QWidget | None = None, *, memory: MemoryBudget | None = None) -> None:
        """`memory` limits what is decoded at the same time."""
        super().__init__(parent)
        self.thumbnails = ThumbnailCache(self, memory=memory)
        self.model = ImagesModel(read, self)
        self.table = _Table(self)
        self.table.setAccessibleName(self.tr("Images of the job"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Cell(self.thumbnails, self.table))
        self._lay_out_columns()
        self._wanted: int | None = None
        self._selecting = False
        self._repaint = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._repaint.timeout.connect(self.table.viewport().update)
        self.thumbnails.ready.connect(self._on_thumbnail)
        self.model.page_loaded.connect(self._select_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(lambda: self.opened.emit())  # noqa: PLW0108 - drops the index
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def select(self, image: JobImage | None) -> None:
        """Make an image's row the current one, without telling; rows before it are fetched."""
        self._wanted = image.index - 1 if image else None
        self._select_wanted()

    def refresh(self) -> None:
        """Read again the rows that are seen."""
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        self.model.refresh(first, last if last >= 0 else self.model.rowCount() - 1)

    def stop(self) -> None:
        """End the thread of the thumbnails."""
        self.thumbnails.stop()

    def _lay_out_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        width = self.fontMetrics().averageCharWidth()
        bold = QFont(header.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        for column, characters in {
            ImageColumn.NAME: 26,
            ImageColumn.STATUS: 17,
            ImageColumn.MESSAGE: 30,
            ImageColumn.BEFORE: 12,
            ImageColumn.AFTER: 12,
            ImageColumn.TIME: 10,
        }.items():
            title = self.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            header.resizeSection(column, max(characters * width, metrics.horizontalAdvance(title) + _AROUND_TITLE))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(_THUMBNAIL + 8, self.fontMetrics().height() + 14))

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        if self._wanted < self.model.rowCount():
            row, self._wanted = self._wanted, None
            if self.table.currentIndex().row() != row:
                self._selecting = True
                self.table.setCurrentIndex(self.model.index(row, 0))
                self._selecting = False
                self.table.scrollTo(self.model.index(row, 0))
        elif self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())

    def _on_row(self, current: QModelIndex) -> None:
        if not self._selecting and (image := self.model.image_at(current.row())) is not None:
            self._wanted = None
            self.chosen.emit(image.id)

    def _on_thumbnail(self) -> None:
        if not self._repaint.isActive():
            self._repaint.start()


class _Table(QTableView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)


class _Cell(QStyledItemDelegate):
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
            side = _THUMBNAIL if index.column() == ImageColumn.NAME else _ICON
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
        picture = self._thumbnails.thumbnail(image.source, round(_THUMBNAIL * ratio))
        middle = QRectF(box).center()
        if picture is None:
            blank = QRectF(middle.x() - _THUMBNAIL / 2, middle.y() - _THUMBNAIL / 2, _THUMBNAIL, _THUMBNAIL)
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

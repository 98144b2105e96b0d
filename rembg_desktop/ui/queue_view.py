"""The table of the queue: a tree of jobs and images with keyboard, mouse and drag."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from rembg_desktop.queue.types import Job, JobImage, JobStatus
from rembg_desktop.ui.columns import Column
from rembg_desktop.ui.delegates import RowDelegate
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.queue_columns import QueueColumns
from rembg_desktop.ui.queue_model import JOBS_MIME, Index, QueueModel
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.thumbnails import Thumbnails


class QueueView(QTreeView):
    """Shows a QueueModel.

    Signals:
        selection_settled: the selection has changed, told once for a burst of changes.
        opened: a row was activated by double click or Return.
        action_clicked: the button of a row was clicked: `cancel` or `retry` is found with row_action().
    """

    selection_settled = Signal()
    opened = Signal(QModelIndex)
    action_clicked = Signal(QModelIndex)

    def __init__(self, model: QueueModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAccessibleName(self.tr("Queue"))
        self._queue = model
        self._kept: tuple[set[str], set[tuple[str, int | None]], tuple[str, int | None] | None] | None = None
        self._hovered_row: tuple[int, int] | None = None
        self._delegate = RowDelegate(thumbnails, self)
        self._delegate.action_clicked.connect(self.action_clicked)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(22)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setModel(model)
        self.columns = QueueColumns(self)
        self._settle = QTimer(self, singleShot=True, interval=40)
        self._settle.timeout.connect(self.selection_settled)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._refresh_clocks)
        self._tick.start()
        self.selectionModel().selectionChanged.connect(self._settle.start)
        self.selectionModel().currentChanged.connect(self._settle.start)
        self._fetch = QTimer(self, singleShot=True, interval=0)
        self._fetch.timeout.connect(self.fetch_visible)
        self.verticalScrollBar().valueChanged.connect(self._fetch.start)
        model.rowsInserted.connect(self._fetch.start)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        thumbnails.loaded.connect(self.viewport().update)
        self.doubleClicked.connect(self._on_double_click)
        self.entered.connect(self._on_entered)

    # Selection

    def selected_rows(self) -> list[Job | JobImage]:
        """Selected jobs and images in the order of the table."""
        # Asking the selection model for rows would ask the model about every cell of every row.
        places = {
            (owner.row(), row + 1) if (owner := chosen.parent()).isValid() else (row, 0)
            for chosen in list(self.selectionModel().selection())  # pyright: ignore[reportArgumentType, reportGeneralTypeIssues]
            for row in range(chosen.top(), chosen.bottom() + 1)
        }
        rows = (self._queue.row_at(*place) for place in sorted(places))
        return [row for row in rows if row is not None]

    def current_row(self) -> Job | JobImage | None:
        """The row with the focus, when it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return None
        return self._queue.row_of(index)

    def reveal(self, job_id: str, image_id: int | None = None) -> bool:
        """Select and show a row; false when it is filtered out or not loaded yet."""
        index = self._queue.index_of(job_id, image_id)
        if not index.isValid():
            return False
        if image_id is not None:
            self.expand(index.parent())
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        return True

    # Pages

    def fetch_visible(self) -> None:
        """Ask for more images when the end of those that are loaded comes into view."""
        bottom = self.indexAt(QPoint(4, self.viewport().height() - 2))
        index = bottom if bottom.isValid() else self._last_visible()
        for _ in range(self.viewport().height() // max(1, self.sizeHintForRow(0)) + 2):
            if not index.isValid():
                return
            parent = index.parent()
            if parent.isValid() and index.row() >= self._queue.rowCount(parent) - 20:
                if self._queue.canFetchMore(parent):
                    self._queue.fetchMore(parent)
                return
            index = self.indexAbove(index)

    def expanded_jobs(self) -> list[str]:
        """Ids of the jobs whose images are shown."""
        shown = self._queue.shown()
        return [job.id for row, job in enumerate(shown) if self.isExpanded(self._queue.index(row, 0))]

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens a row; Left on an image goes to its job."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows of our own are taken here; files go on to the window."""
        if event.mimeData().hasFormat(JOBS_MIME):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As dragEnterEvent."""
        if event.mimeData().hasFormat(JOBS_MIME):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._on_entered(QModelIndex())
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The button under the pointer lights up."""
        if not event.buttons():
            self._on_entered(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A taller table may show the end of the loaded images."""
        super().resizeEvent(event)
        self.columns.fit()
        self._fetch.start()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground goes from edge to edge, under the branches too."""
        colors = colors_of(self.palette())
        row = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())  # pyright: ignore[reportAttributeAccessIssue]
        if self.selectionModel().isSelected(index):
            painter.fillRect(row, QColor(colors.selected))
        elif self._hovered_row == (index.row(), index.parent().row()):
            painter.fillRect(row, QColor(colors.hover))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), QColor(colors.border))
        super().drawRow(painter, option, index)
        if index == self.currentIndex().siblingAtColumn(0) and self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1))
            painter.drawRect(row.adjusted(0, 0, -1, -2))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A chevron before jobs; it points down when their images are shown."""
        if not self._queue.hasChildren(index):
            return
        rtl = self.isRightToLeft()
        name = "chevron-down" if self.isExpanded(index) else "chevron-left" if rtl else "chevron-right"
        spot = QRect(0, 0, 16, 16)
        spot.moveCenter(rect.center())
        image = pixmap(name, colors_of(self.palette()).muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(spot.topLeft(), image)

    def changeEvent(self, event: QEvent) -> None:
        """A new font asks for new widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.columns.fit()
            self.viewport().update()

    # Inside

    def _last_visible(self) -> QModelIndex:
        index = self._queue.index(self._queue.rowCount() - 1, 0)
        while index.isValid() and self.isExpanded(index) and self._queue.rowCount(index):
            index = self._queue.index(self._queue.rowCount(index) - 1, 0, index)
        return index

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() != Column.ACTION:
            self.opened.emit(index)

    def _on_entered(self, index: QModelIndex) -> None:
        hovered = (index.row(), index.parent().row()) if index.isValid() else None
        self._delegate.set_hovered(index)
        if hovered != self._hovered_row or index.column() in (Column.ACTION, Column.ACTION - 1):
            self._hovered_row = hovered
            self.viewport().update()

    def _refresh_clocks(self) -> None:
        if self._queue.status_counts()[JobStatus.PROCESSING] and not self.isColumnHidden(Column.ELAPSED):
            self.viewport().update()

    def _keep(self) -> None:
        current = self.current_row()
        self._kept = (
            set(self.expanded_jobs()),
            {_key(row) for row in self.selected_rows()},
            _key(current) if current else None,
        )

    def _restore(self) -> None:
        if self._kept is None:
            return
        expanded, selected, current = self._kept
        self._kept = None
        for job_id in expanded:
            self.expand(self._queue.index_of(job_id))
        selection = QItemSelection()
        for job_id, image_id in selected:
            index = self._queue.index_of(job_id, image_id)
            if index.isValid():
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if current and (index := self._queue.index_of(*current)).isValid():
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)


def _key(row: Job | JobImage) -> tuple[str, int | None]:
    return (row.job_id, row.id) if isinstance(row, JobImage) else (row.id, None)

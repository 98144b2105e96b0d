"""The table of the queue: a tree of jobs and images with keyboard, mouse and drag."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from rembg_desktop.errors import ui_priority
from rembg_desktop.queue.types import Job, JobImage, JobStatus
from rembg_desktop.ui.queue_table.arrangement import QueueColumns, QueueSelection
from rembg_desktop.ui.queue_table.cells import Column, Thumbnails
from rembg_desktop.ui.queue_table.delegates import ICON, RowDelegate, RowLook, paint_cell
from rembg_desktop.ui.queue_table.model import JOBS_MIME, QueueModel
from rembg_desktop.ui.queue_table.rows import Index
from rembg_desktop.ui.theme import color


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
        self._hovered_row: tuple[int, int] | None = None
        self._hovered_column = -1
        self._thumbnails = thumbnails
        self._look: RowLook | None = None
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
        self._selected = QueueSelection(self, model)
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
        model.is_opened = self.isExpanded
        model.modelAboutToBeReset.connect(self._selected.keep)
        model.modelReset.connect(self._selected.restore)
        thumbnails.loaded.connect(self.viewport().update)
        self.doubleClicked.connect(self._on_double_click)
        self.entered.connect(self._on_entered)

    # Selection

    def selected_rows(self) -> list[Job | JobImage]:
        """Selected jobs and images in the order of the table."""
        return self._selected.rows()

    def selectAll(self) -> None:
        """Every row that is shown; Qt would select them one by one."""
        self._selected.all()

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
        return self._selected.opened_jobs()

    # Held together

    # Qt asks Python about the rows that it lays out and paints. Inside these it does so without giving up the
    # interpreter, or else the threads at work would get in between, each time for as long as Python lets them.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        with ui_priority():
            super().paintEvent(event)

    def doItemsLayout(self) -> None:
        """Find out which rows there are."""
        with ui_priority():
            super().doItemsLayout()

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
        """As dragEnterEvent; anywhere in a row is as good as in its first column, which says what may come."""
        if not event.mimeData().hasFormat(JOBS_MIME):
            event.ignore()
            return
        moved = QDragMoveEvent(
            self._in_first_column(event.position()),
            event.possibleActions(),
            event.mimeData(),
            event.buttons(),
            event.modifiers(),
        )
        super().dragMoveEvent(moved)
        event.setDropAction(moved.dropAction())
        event.setAccepted(moved.isAccepted())

    def dropEvent(self, event: QDropEvent) -> None:
        """As dragMoveEvent."""
        dropped = QDropEvent(
            QPointF(self._in_first_column(event.position())),
            event.possibleActions(),
            event.mimeData(),
            event.buttons(),
            event.modifiers(),
        )
        super().dropEvent(dropped)
        event.setDropAction(dropped.dropAction())
        event.setAccepted(dropped.isAccepted())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        """Jobs can be dragged, their images cannot."""
        if any(isinstance(row, Job) for row in self.selected_rows()):
            super().startDrag(supportedActions)

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
        """Qt: one row. Its ground goes from edge to edge, under the branches too."""
        what = self._queue.row_of(index)
        if what is None:
            return
        look = self._look_now()
        colors = look.colors
        top, height = option.rect.top(), option.rect.height()  # pyright: ignore[reportAttributeAccessIssue]
        row = QRect(0, top, self.viewport().width(), height)
        place = (index.row(), index.parent().row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.selectionModel().isSelected(index):
            painter.fillRect(row, color(colors.selected))
        elif self._hovered_row == place:
            painter.fillRect(row, color(colors.hover))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), color(colors.border))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        hovered = self._hovered_column if self._hovered_row == place else -1
        fraction = self._queue.fraction(what)
        for column, left, width in self._sections():
            cell = QRect(left, top, width, height)
            if column is Column.NAME:
                opened = isinstance(what, Job) and self.isExpanded(index)
                cell = paint_branch(painter, look, cell, self.indentation(), what, opened=opened)
            paint_cell(painter, look, cell, column, what, self._thumbnails, fraction, hovered=column == hovered)
        if self.hasFocus() and index == self.currentIndex().siblingAtColumn(0):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(colors.accent), 1))
            painter.drawRect(row.adjusted(0, 0, -1, -2))

    def changeEvent(self, event: QEvent) -> None:
        """A new font asks for new widths."""
        super().changeEvent(event)
        self._look = None
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.columns.fit()
            self.viewport().update()

    # Inside

    def _look_now(self) -> RowLook:
        ratio = self.viewport().devicePixelRatioF()
        if self._look is None or self._look.ratio != ratio:
            self._look = RowLook(self.font(), self.palette(), rtl=self.isRightToLeft(), ratio=ratio)
        return self._look

    def _sections(self) -> list[tuple[Column, int, int]]:
        """The columns that are shown, where they begin and how wide they are."""
        header = self.header()
        return [
            (column, header.sectionViewportPosition(column), width)
            for column in Column
            if (width := header.sectionSize(column))
        ]

    def _in_first_column(self, position: QPointF) -> QPoint:
        return QPoint(self.header().sectionViewportPosition(Column.NAME) + 1, round(position.y()))

    def _last_visible(self) -> QModelIndex:
        index = self._queue.index(self._queue.rowCount() - 1, 0)
        while index.isValid() and self.isExpanded(index) and self._queue.rowCount(index):
            index = self._queue.index(self._queue.rowCount(index) - 1, 0, index)
        return index

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() != Column.ACTION:
            self.opened.emit(index)

    def _on_entered(self, index: QModelIndex) -> None:
        row = (index.row(), index.parent().row()) if index.isValid() else None
        column = index.column()
        if (row, column) == (self._hovered_row, self._hovered_column):
            return
        buttons = {column, self._hovered_column} & {int(Column.ACTION)}
        if row != self._hovered_row or buttons:
            self.viewport().update()
        self._hovered_row, self._hovered_column = row, column

    def _refresh_clocks(self) -> None:
        if self._queue.status_counts()[JobStatus.PROCESSING] and not self.isColumnHidden(Column.ELAPSED):
            self.viewport().update()


def paint_branch(
    painter: QPainter, look: RowLook, cell: QRect, step: int, row: Job | JobImage, *, opened: bool
) -> QRect:
    """Paint a chevron before a job, down when it is open; gives what is left of the cell behind the branches.

    A level of branches is `step` pixels wide.
    """
    branch = QRect(cell.left(), cell.top(), step, cell.height())
    if look.rtl:
        branch.moveRight(cell.right())
    if isinstance(row, Job) and row.progress.total:
        name = "chevron-down" if opened else "chevron-left" if look.rtl else "chevron-right"
        spot = QRect(0, 0, ICON, ICON)
        spot.moveCenter(branch.center())
        painter.drawPixmap(spot.topLeft(), look.icon(name, look.colors.muted, ICON))
    room = step if isinstance(row, Job) else 2 * step
    return cell.adjusted(0, 0, -room, 0) if look.rtl else cell.adjusted(room, 0, 0, 0)

"""Tables of names in the window: the ways in, and the dialog that shows what a table does before it is done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.options import TEMPLATE_FIELDS, Output, RemovalOptions, with_first
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import is_table, read_names, with_presets
from rembg_desktop.options.presets import Presets
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Job, JobStatus
from rembg_desktop.ui.adding.intake import AddRequest, Compared, Intake
from rembg_desktop.ui.adding.names_model import NamesModel
from rembg_desktop.ui.banners import Banner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import Field, PathField, text_button

_WAIT_MS: Final = 300
"""A changed template is tried when nothing was typed for this time."""


class NamesDialog(QDialog):
    """Compares a table with photos, or with a job that has not started, whenever something is changed.

    Signals:
        confirmed: the photos (a list of paths, or the Job), and the AddRequest with the table.
    """

    confirmed = Signal(object, object)

    def __init__(
        self,
        intake: Intake,
        table: Path,
        photos: Sequence[Path] | Job,
        request: AddRequest,
        parent: QWidget | None = None,
    ) -> None:
        """Compare them now.

        Args:
            intake: reads the table and the folders.
            table: the CSV file.
            photos: files and folders, or a job. No paths stand for the folder of the table.
            request: how photos are queued.
            parent: Qt's.
        """
        super().__init__(parent)
        self._intake = intake
        self._given = photos
        self._request = replace(request, names_missing=NamesMissing.KEEP)
        self._given_name = request.options.name
        self._found: Compared | None = None
        self._asked = self._answered = 0
        self.setWindowTitle(self.tr("Names from a table"))
        self.table = PathField(
            self.tr("Table"), folder=False, filters=self.tr("Tables (%1)").replace("%1", "*.csv *.tsv *.txt")
        )
        self.table.set_text(str(table))
        self.folder = PathField(self.tr("Photos"), folder=True)
        self.folder.set_text(str(table.parent))
        self.name = QLineEdit(request.options.name)
        self.name_field = Field(self.tr("&File name"), self.name)
        self.model = NamesModel(self)
        self.view = _view(self.model, self.tr("Photos and the names of their results"))
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.keep = QRadioButton(self.tr("&Keep their names"))
        self.skip = QRadioButton(self.tr("&Leave them out"))
        self.keep.setChecked(True)
        self.missing = QWidget()
        self.again = text_button(self.tr("&Read again"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._lay_out()
        self._connect()
        self._compare()

    @property
    def is_busy(self) -> bool:
        """Whether the table is being compared, or will be soon."""
        return self._wait.isActive() or self._answered != self._asked

    def accept(self) -> None:
        """Queue the photos, or change the job."""
        if self._found is None or not self.accept_button.isEnabled():
            return
        found, request = self._found, replace(self._request, names=self._found.names)
        if found.outputs:
            options, preset = found.outputs[0].options, found.outputs[0].name or request.preset
            request = replace(request, options=options, preset=preset, outputs=found.outputs)
        self.confirmed.emit(self._photos(), request)
        super().accept()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        missing = QHBoxLayout(self.missing)
        missing.setContentsMargins(0, 0, 0, 0)
        missing.addWidget(QLabel(self.tr("Photos without a line:")))
        for button in (self.keep, self.skip):
            group.addButton(button)
            missing.addWidget(button)
        missing.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(Field(self.tr("&Table"), self.table, buddy=self.table.line))
        if not isinstance(self._given, Job) and not self._given:
            layout.addWidget(Field(self.tr("&Photos"), self.folder, buddy=self.folder.line))
        layout.addWidget(self.name_field)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.missing)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.buttons, 1)
        layout.addLayout(row)
        self.accept_button.setDefault(True)
        self.again.setAutoDefault(False)
        self.resize(900, 580)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._compare)
        self.name.textEdited.connect(self._wait.start)
        self.table.edited.connect(self._wait.start)
        self.folder.edited.connect(self._wait.start)
        self.again.clicked.connect(self._compare)
        self.skip.toggled.connect(self._compare)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _photos(self) -> Sequence[Path] | Job:
        if isinstance(self._given, Job) or self._given:
            return self._given
        return [self.folder.path() or Path(self.table.text()).parent]

    def _compare(self) -> None:
        self._found = None
        self.accept_button.setEnabled(False)
        try:
            options = RemovalOptions.from_dict({"name": self.name.text()}, self._request.options)
        except AppError:
            self.name_field.set_error(self.tr("Use {stem}, {index} or a column of the table, such as {sku}."))
            return
        self.name_field.set_error("")
        missing = NamesMissing.SKIP if self.skip.isChecked() else NamesMissing.KEEP
        self._request = replace(self._request, options=options, names_missing=missing)
        self._asked += 1
        asked = self._asked
        self._say(self.tr("Reading the table and searching for the photos…"), "muted")
        template = None if self.name.text() == self._given_name else self.name.text()
        table, photos, request = Path(self.table.text()), self._photos(), self._request
        self._intake.compare(
            lambda manager, presets: _compared(manager, presets, table, photos, request, template),
            lambda found: self._on_found(found) if asked == self._asked else None,
            lambda error: self._on_failed(error) if asked == self._asked else None,
        )

    def _on_found(self, found: Compared) -> None:
        self._answered = self._asked
        match = found.plan.names
        assert match is not None
        self._found = found
        is_job = isinstance(self._given, Job)
        self.model.show_plan(found.plan, skip=self.skip.isChecked())
        fields = [f"{{{name}}}" for name in (*TEMPLATE_FIELDS, *found.names.columns)]
        self.name_field.set_hint(
            self.tr("Fields: %1. {stem} is the name in the table.").replace("%1", ", ".join(fields))
        )
        self.missing.setVisible(bool(match.without_row) and not is_job)
        named = sum(1 for rows in match.rows if rows)
        count = named if is_job else len(found.plan.images)
        self.accept_button.setText(
            self.tr("&Rename %Ln image(s)", None, count) if is_job else self.tr("&Add %Ln image(s)", None, count)
        )
        self.accept_button.setEnabled(not match.problems and named > 0)
        parts = [self.tr("%Ln photo(s) with a name", None, named)]
        if match.without_row:
            parts.append(self.tr("%Ln photo(s) without a line", None, len(match.without_row)))
        if match.without_photo:
            parts.append(self.tr("%Ln line(s) without a photo", None, len(match.without_photo)))
        if match.problems:
            parts.append(self.tr("%Ln line(s) that cannot be used", None, len(match.problems)))
        self._say(", ".join(parts) + ".", "error" if match.problems or not named else "")

    def _on_failed(self, error: AppError) -> None:
        self._answered = self._asked
        self.model.clear()
        self.missing.hide()
        if error.message.startswith("name: "):
            self.name_field.set_error(self.tr("The table has no such column."))
            self._say("", "")
        else:
            self._say(error_text.full_text(error), "error")

    def _say(self, text: str, role: str) -> None:
        self.summary.setText(text)
        self.summary.setProperty("role", role)
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)
        if not self.accept_button.text():
            self.accept_button.setText(self.tr("&Add"))


class NamesIntake(QObject):
    """Takes tables of names, alone or with photos, and asks with the dialog."""

    def __init__(
        self,
        window: QWidget,
        intake: Intake,
        request: Callable[[], AddRequest | None],
        selected: Callable[[], Sequence[object]],
        banner: Banner,
    ) -> None:
        """`selected` gives the selected jobs and images: a job that has not started can get names, too."""
        super().__init__(window)
        self._window = window
        self._intake = intake
        self._request = request
        self._selected = selected
        self._banner = banner

    def choose(self, folder: str) -> None:
        """Ask for a table; the chooser starts in a folder."""
        filters = [self.tr("Tables (%1)").replace("%1", "*.csv *.tsv *.txt"), self.tr("All files (*)")]
        dialog = QFileDialog(self._window, self.tr("Names from a table"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def take(self, paths: Sequence[Path | str]) -> None:
        """Take the table among files and folders that are added."""
        tables = [path for path in paths if is_table(path)]
        if len(tables) == 1:
            self.ask(Path(tables[0]), [Path(path) for path in paths if not is_table(path)])
        else:
            text = self.tr("Several tables were received. Add one table at a time.")
            self._banner.say("info", text, seconds=12)

    def ask(self, table: Path, photos: Sequence[Path]) -> None:
        """Show what a table does: to photos; to the job that is being prepared; or to the photos beside it."""
        if request := self._request():
            job = None if photos else self._prepared_job()
            if job is not None:
                request = replace(request, options=job.options)
            dialog = NamesDialog(self._intake, table, job or photos, request, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.confirmed.connect(self._on_confirmed)
            dialog.open()

    def _prepared_job(self) -> Job | None:
        match self._selected():
            case [Job(status=JobStatus.PENDING) as job]:
                return job
            case _:
                return None

    def _on_chosen(self, name: str) -> None:
        self.ask(Path(name), [])

    def _on_confirmed(self, photos: Sequence[Path] | Job, request: AddRequest) -> None:
        if isinstance(photos, Job):
            self._intake.rename(photos, request)
        else:
            self._intake.add(photos, request)


def _compared(
    manager: QueueManager,
    presets: Presets | None,
    table: Path,
    photos: Sequence[Path] | Job,
    request: AddRequest,
    template: str | None,
) -> Compared:
    """Read the table, and find out what it does to photos, or to a job that has not started.

    A template that was entered is that of all outputs.
    """
    names = read_names(table)
    if isinstance(photos, Job):
        return Compared(names, (), manager.renaming().plan(photos.id, request.options, names))
    outputs = request.outputs or (Output(request.preset or "", request.options),)
    outputs = tuple(_with_template(output, template) for output in with_first(outputs, request.options))
    if presets is not None:

        def find(name: str) -> Output:
            return _with_template(Output(*presets.find(name)), template)

        keep = request.names_missing is not NamesMissing.SKIP
        outputs, names = with_presets(outputs, names, find, keep=keep)
    plan = manager.plan(
        photos,
        outputs[0].options,
        outputs=outputs,
        destination=request.destination,
        recursive=request.recursive,
        include_results=request.include_results,
        names=names,
        names_missing=request.names_missing,
    )
    return Compared(names, outputs, plan)


def _with_template(output: Output, template: str | None) -> Output:
    return replace(output, options=replace(output.options, name=template)) if template else output


def _view(model: NamesModel, name: str) -> QTableView:
    view = QTableView()
    view.setProperty("role", "boxed")
    view.setAccessibleName(name)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setStretchLastSection(True)
    view.setColumnWidth(0, 180)
    view.setColumnWidth(1, 280)
    return view

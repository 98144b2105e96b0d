"""The rows of the dialog for names from a table."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from rembg_desktop.options.name_match import NameMatch
from rembg_desktop.options.name_problems import Problem, ProblemKind
from rembg_desktop.queue.planning import Plan
from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import icon

_Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class _Level(IntEnum):
    """How much a row needs a person, most first."""

    PROBLEM = 0
    MISSING = 1
    WARNING = 2
    FINE = 3


@dataclass(frozen=True, slots=True)
class _Row:
    level: _Level
    photo: str
    result: str
    note: str


class NamesModel(QAbstractTableModel):
    """Photos, the names of their results, and what is to be said about them; what needs a look comes first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = parent.palette
        self._rows: list[_Row] = []

    def show_plan(self, plan: Plan, *, skip: bool) -> None:
        """Show what a table does."""
        self.beginResetModel()
        self._rows = self._rows_of(plan, plan.names, skip=skip) if plan.names else []
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See Qt."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Photo"), self.tr("Result"), self.tr("Note"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        row = self._rows[index.row()]
        text = (row.photo, row.result, row.note)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.photo, row.result, row.note)))
        if row.level is not _Level.FINE and index.column() == 2 and role == Qt.ItemDataRole.ForegroundRole:
            colors = colors_of(self._palette())
            return QColor(colors.error if row.level is _Level.PROBLEM else colors.warning)
        if index.column() == 0 and role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row.level)
        return None

    def _icon(self, level: _Level) -> object:
        palette = self._palette()
        colors = colors_of(palette)
        if level is _Level.PROBLEM:
            return icon("status-failed", palette, colors.error)
        if level is _Level.FINE:
            return icon("status-completed", palette, colors.success)
        return icon("warning", palette, colors.warning)

    def _rows_of(self, plan: Plan, match: NameMatch, *, skip: bool) -> list[_Row]:
        told = {problem.line: self._text(problem) for problem in match.warnings}
        rows = [
            _Row(_Level.PROBLEM, each.source, "", self._numbered(each.line, self._text(each)))
            for each in match.problems
        ]
        rows += [
            _Row(_Level.MISSING, row.source, "", self._numbered(row.line, self.tr("there is no such photo")))
            for row in match.without_photo
        ]
        lines_of = list(filter(None, match.rows) if skip else match.rows)
        for number, (image, lines) in enumerate(zip(plan.images, lines_of, strict=True)):
            name = image.original_name or _relative(image.source, plan.source_root)
            paths = (image.destination, *(other.destination for other in image.others))
            result = ", ".join(_relative(path, plan.destination) for path in paths)
            if lines:
                note = "; ".join(told[row.line] for row in lines if row.line in told) or self._collision(
                    image.note
                )
                rows.append(_Row(_Level.WARNING if note else _Level.FINE, name, result, note))
            elif number not in match.wrong:
                rows.append(_Row(_Level.MISSING, name, result, self.tr("No line in the table")))
        if skip:
            rows += [_Row(_Level.MISSING, name, "", self.tr("Left out")) for name in match.without_row]
        return sorted(rows, key=lambda row: row.level)

    def _collision(self, note: str) -> str:
        if note.endswith("kept."):
            return self.tr("The file exists and is kept")
        if note.endswith("replaced."):
            return self.tr("The file exists and is replaced")
        return self.tr("The name is taken, so a number is added") if note else ""

    def _numbered(self, line: int, text: str) -> str:
        return self.tr("Line %1: %2").replace("%1", str(line)).replace("%2", text)

    def _text(self, problem: Problem) -> str:
        text = {
            ProblemKind.NO_SOURCE: self.tr("the source is empty"),
            ProblemKind.NO_COLUMN: self.tr("“%1” belongs to no column"),
            ProblemKind.NAME_WITH_FOLDER: self.tr("“%1” contains a slash; use the column folder"),
            ProblemKind.BAD_CHARACTERS: self.tr("“%1” contains characters that a file name cannot have"),
            ProblemKind.RESERVED: self.tr("“%1” is a reserved name on Windows"),
            ProblemKind.BAD_END: self.tr("“%1” ends with a dot"),
            ProblemKind.TOO_LONG: self.tr("“%1” is too long for a file name"),
            ProblemKind.OUTSIDE: self.tr("the folder “%1” is outside the destination"),
            ProblemKind.ROUNDED: self.tr("“%1” was rounded by a spreadsheet; format the column as text"),
            ProblemKind.NOT_A_NUMBER: self.tr("“%1” is not a whole number"),
            ProblemKind.EMPTY_FIELD: self.tr("the column %1 is empty, but the name uses it"),
            ProblemKind.REPEATED: self.tr("“%1” already has line %2"),
            ProblemKind.SEVERAL_PHOTOS: self.tr("“%1” fits several photos: %2"),
            ProblemKind.UNKNOWN_PRESET: self.tr("there is no preset “%1”"),
            ProblemKind.NO_NAME: self.tr("No new name"),
            ProblemKind.SAME_NAME: self.tr("Same name as line %2"),
            ProblemKind.OTHER_FORMAT: self.tr("The results end with %2"),
        }[problem.kind]
        return text.replace("%1", problem.value).replace("%2", problem.other)


def _relative(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name

"""What a check gives: a line per rule, in sentences that the window can translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rembg_desktop.errors import AppError
from rembg_desktop.options.rule_sets import Level, Rule


class State(StrEnum):
    """Whether a rule is kept."""

    HELD = "held"
    BROKEN = "broken"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence that can be translated: its template, and the figures in it."""

    template: str = ""
    figures: Mapping[str, str] = field(default_factory=dict[str, str])

    def __str__(self) -> str:
        return self.template.format(**self.figures) if self.figures else self.template


@dataclass(frozen=True, slots=True)
class Line:
    """The result of one rule.

    Attributes:
        rule: what was checked.
        state: whether it is kept.
        wanted: what the rule asks for.
        found: what was measured, or why nothing could be.
        mend: what to do about a broken rule; otherwise empty.
    """

    rule: Rule
    state: State
    wanted: Text
    found: Text
    mend: Text = Text()

    def as_dict(self) -> dict[str, Any]:
        """The line as JSON."""
        return {
            "rule": self.rule.kind,
            "state": self.state.value,
            "level": self.rule.level.value,
            "certainty": self.rule.certainty.value,
            "wanted": str(self.wanted),
            "found": str(self.found),
            "mend": str(self.mend),
            "note": self.rule.note,
        }


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and the results of all rules; without them if it could not be read.

    Attributes:
        path: the file, as text.
        rules: id of the rule set.
        lines: one per rule, in the order of the rule set.
        error: why the file could not be measured.
    """

    path: str
    rules: str
    lines: tuple[Line, ...] = ()
    error: AppError | None = None

    @property
    def is_held(self) -> bool:
        """Whether the file could be read and no required rule is broken."""
        return self.error is None and not any(
            line.state is State.BROKEN and line.rule.level is Level.REQUIRED for line in self.lines
        )

    def count(self, state: State) -> int:
        """How many rules have a state."""
        return sum(line.state is state for line in self.lines)

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON."""
        return {
            "file": self.path,
            "rules": self.rules,
            "held": self.is_held,
            "lines": [line.as_dict() for line in self.lines],
            "error": self.error.as_dict() if self.error else None,
        }


def line_of(rule: Rule, held: bool, wanted: Text, found: Text, mend: Text) -> Line:
    """The line of a rule that was checked."""
    return Line(rule, State.HELD if held else State.BROKEN, wanted, found, Text() if held else mend)


def not_checkable(rule: Rule, wanted: Text, why: str) -> Line:
    """The line of a rule that could not be checked, with the reason."""
    return Line(rule, State.NOT_CHECKABLE, wanted, Text(why))

"""What a check gives: a line per rule, in sentences that the window can translate, and reports to hand on.

Reports are about the results of a whole job: a table (CSV) or a page (HTML).
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import Level, Rule, RuleSet
from rembg_desktop.queue.types import JobDetail


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


Say = Callable[[Text], str]
"""Gives a text in the language of the reader."""

HEADINGS: Final = (
    Text("File"),
    Text("Rule set"),
    Text("Rule"),
    Text("Result"),
    Text("Level"),
    Text("Found"),
    Text("What to do"),
)
STATES: Final = {
    State.HELD: Text("held"),
    State.BROKEN: Text("broken"),
    State.NOT_CHECKABLE: Text("not checkable"),
}
LEVELS: Final = {Level.REQUIRED: Text("required"), Level.RECOMMENDED: Text("recommended")}
NOT_READ: Final = Text("The file can be read")
SUMMARY: Final = Text("{held} of {total} files hold all required rules.")


def enlargement(notices: Iterable[Notice]) -> float:
    """How many times a result was enlarged, according to its notices; 1 if it was not."""
    for notice in notices:
        if notice.code == "enlarged" and (
            found := re.search(r"enlarged ([\d,]+(?:\.\d+)?) times", notice.message)
        ):
            return float(found[1].replace(",", ""))
    return 1.0


@dataclass(frozen=True, slots=True)
class Checkable:
    """A result of a job, and what is needed to check it: see check_file().

    Attributes:
        image_id: of the image of the job.
        file: the result.
        rules: what it is checked against.
        enlarged: how many times the subject was enlarged.
    """

    image_id: int
    file: Path
    rules: RuleSet
    enlarged: float


def checkables(detail: JobDetail, presets: Presets, rules: RuleSet | None) -> list[Checkable]:
    """The results of a job that exist so far and can be checked, in order.

    Args:
        detail: the job with its images that have results.
        presets: tell which rule set belongs to the preset of an output.
        rules: the rule set for all; None takes that of the preset of each output, and leaves out other outputs.

    Raises:
        AppError: unknown_rule_set if none was given and no preset has one.
    """
    job = detail.job
    of_presets = {output.name: presets.rule_set(output.name or job.preset) for output in job.outputs}
    if rules is None and not any(of_presets.values()):
        message = f"The preset of the job {job.id} belongs to no rule set."
        raise AppError(ErrorCode.UNKNOWN_RULE_SET, message, "Name a rule set.")
    found: list[Checkable] = []
    for image in detail.images:
        for output in image.outputs:
            wanted = rules or of_presets.get(output.preset) or presets.rule_set(output.preset or job.preset)
            if wanted is not None and output.output is not None:
                found.append(Checkable(image.id, output.output, wanted, enlargement(output.notices)))
    return found


def _rows(result: Checked, say: Say) -> list[tuple[str, ...]]:
    if result.error:
        cells = (say(NOT_READ), say(STATES[State.BROKEN]), say(LEVELS[Level.REQUIRED]))
        return [(result.path, result.rules, *cells, result.error.message, result.error.hint)]
    return [(result.path, result.rules, *_cells(line, say)) for line in result.lines]


def _cells(line: Line, say: Say) -> tuple[str, ...]:
    level = say(LEVELS[line.rule.level])
    return say(line.wanted), say(STATES[line.state]), level, say(line.found), say(line.mend)


def csv_report(results: Iterable[Checked], say: Say = str) -> str:
    """A table with one row per file and rule, as spreadsheets read it."""
    import csv  # the window needs only the lines of a check when it starts

    target = io.StringIO()
    target.write("\ufeff")  # tells Excel that it is UTF-8
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([say(heading) for heading in HEADINGS])
    for result in results:
        writer.writerows([_harmless(cell) for cell in row] for row in _rows(result, say))
    return target.getvalue()


def _harmless(cell: str) -> str:
    """Spreadsheets would compute a file name such as `=1+1.jpg`."""
    clean = cell.encode("utf-8", "replace").decode()
    return f"'{clean}" if clean.startswith(("=", "+", "-", "@", "\t", "\r")) else clean


def html_report(title: str, results: Sequence[Checked], say: Say = str) -> str:
    """A page that needs no other file: a summary, and a table per file with the broken rules first."""
    held = sum(result.is_held for result in results)
    summary = say(Text(SUMMARY.template, {"held": str(held), "total": str(len(results))}))
    parts = [
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset='utf-8'>\n",
        f"<title>{_html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n",
        f"<h1>{_html(title)}</h1>\n<p>{_html(summary)}</p>\n",
    ]
    headings = "".join(f"<th>{_html(say(heading))}</th>" for heading in HEADINGS[2:])
    order = list(STATES)
    for result in results:
        state = State.HELD if result.is_held else State.BROKEN
        word = f"<span class='{state.value}'>{_html(say(STATES[state]))}</span>"
        parts.append(f"<h2>{_html(Path(result.path).name)} {word}</h2>\n")
        parts.append(f"<p class='path'>{_html(result.path)} · {_html(result.rules)}</p>\n")
        parts.append(f"<table>\n<tr>{headings}</tr>\n")
        states = [line.state for line in result.lines] or [State.BROKEN]
        rows = zip(states, _rows(result, say), strict=True)
        for kind, row in sorted(rows, key=lambda row: (order.index(row[0]) + 2) % 3):
            cells = "".join(f"<td>{_html(cell)}</td>" for cell in row[2:])
            parts.append(f"<tr class='{kind.value}'>{cells}</tr>\n")
        parts.append("</table>\n")
    return "".join([*parts, "</body>\n</html>\n"])


def _html(text: str) -> str:
    from html import escape  # see csv_report()

    return escape(text.encode("utf-8", "replace").decode())


_STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #1c2024; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.8em 0 0; overflow-wrap: anywhere; }
.path { color: #60646c; margin: 0 0 .5em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em; }
th { border-bottom: 1px solid #8b8d98; } td { border-bottom: 1px solid #e0e1e6; }
.broken td:nth-child(2), span.broken { color: #b3261e; font-weight: 600; }
.held td:nth-child(2), span.held { color: #1b6b34; } .not_checkable td { color: #60646c; }
@media print { table { break-inside: avoid; } }
"""

"""What the commands print: results to stdout, talk and errors to stderr, both safe for odd file names."""

import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from rembg_desktop.errors import AppError

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that write text backwards (Unicode Standard Annex 9)."""


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON document on one line. ASCII only, so that no terminal or pipe can garble a file name."""
    click.echo(json.dumps(value, default=str))


def print_line(text: str = "") -> None:
    """A line of the result."""
    click.echo(text)


def note(text: str) -> None:
    """A line for the person who watches; never part of the result."""
    click.echo(text, err=True)


def print_error(error: AppError) -> None:
    """What is wrong on one line and what to do on the next."""
    note(f"error: {one_line(error.message)}")
    if error.hint:
        note(f"hint: {one_line(error.hint)}")


def one_line(text: str) -> str:
    """The text without line breaks and without what moves the cursor or turns the text; file names may hold it."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), " ".join(text.splitlines()))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Aligned columns; those in `right` (from 0) are aligned to the right, the last one is never padded."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        cells = [
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print_line("  ".join(cells).rstrip())


class Counter:
    """A count on one line of a terminal, shown only when the work takes noticeably long."""

    _PATIENCE = 0.5
    _EVERY = 0.1

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + self._PATIENCE
        self._shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show the present count; cheap enough to be called for every item."""
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + self._EVERY
        self._shown = True
        click.echo(f"\r{self._what} {done:,}" + (f" of {total:,}" if total else ""), nl=False, err=True)

    def close(self) -> None:
        """Take the line away again."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def short_path(path: Path) -> str:
    """The path as a person would write it: relative when it lies below the current folder."""
    try:
        relative = path.relative_to(Path.cwd())
    except (OSError, ValueError):
        return one_line(str(path))
    return one_line(str(relative))

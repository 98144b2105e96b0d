"""The commands with their options, from click, for the command line page and the manual page."""

import inspect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import click

from _generate.markdown import block
from rembg_desktop.cli.root import PROGRAM, root

_OFTEN = 5
"""An option with the same help text in at least this many commands is described once."""


@dataclass(frozen=True, slots=True)
class _Command:
    """The help of a command; options are pairs of (names, description)."""

    path: str
    usage: str
    text: str
    options: tuple[tuple[str, str], ...]


def reference() -> str:
    """For the command line page: one section per command."""
    program, *found = _walk(root, None, PROGRAM)
    common = _common(found)
    parts = ["### Options of all commands\n", _list(_everywhere(program))]
    parts += ["### Common options\n", _list(common)]
    for command in found:
        parts += [f"### {command.path.removeprefix(f'{PROGRAM} ')}\n", block(f"{command.path} {command.usage}")]
        parts += [_escape(command.text) + "\n", *_options(command, common)]
    return "\n".join(parts)


def manual() -> str:
    """For the manual page."""
    program, *found = _walk(root, None, PROGRAM)
    common = _common(found)
    own = [option for option in program.options if option not in _everywhere(program)]
    parts = ["## OPTIONS\n", _list(own), "All commands have these options:\n", _list(_everywhere(program))]
    parts += ["Many commands have these options:\n", _list(common), "## COMMANDS\n"]
    for command in found:
        title = f"{command.path.removeprefix(f'{PROGRAM} ')} {command.usage.replace('[OPTIONS]', '[OPTION]...')}"
        parts += [f"### {_escape(title)}\n", _escape(command.text) + "\n", *_options(command, common)]
    return "\n".join(parts)


def _walk(command: click.Command, parent: click.Context | None, name: str) -> Iterator[_Command]:
    context = click.Context(command, info_name=name, parent=parent, help_option_names=["-h", "--help"])
    # \b keeps line breaks in the terminal. Here lines are wrapped again.
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    everywhere = {option.opts[0] for option in root.get_params(context)} if parent else set[str]()
    options = [
        record
        for record in records
        if record and record[1] and record[0].split(", ")[-1].split()[0] not in everywhere
    ]
    yield _Command(context.command_path, " ".join(command.collect_usage_pieces(context)), text, tuple(options))
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            assert inner is not None
            yield from _walk(inner, context, below)


def _everywhere(program: _Command) -> list[tuple[str, str]]:
    return [option for option in program.options if not option[0].startswith("--version")]


def _common(commands: list[_Command]) -> tuple[tuple[str, str], ...]:
    counts = Counter(option for command in commands for option in command.options)
    return tuple(option for option, count in counts.items() if count >= _OFTEN)


def _options(command: _Command, common: tuple[tuple[str, str], ...]) -> Iterator[str]:
    own = [option for option in command.options if option not in common]
    shared = [f"`{names}`" for names, _ in command.options if (names, _) in common]
    if own:
        yield _list(own)
    if shared:
        yield f"Common options: {', '.join(shared)}.\n"


def _list(options: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"`{names}`\n: {_escape(' '.join(text.split()))}\n" for names, text in options)


def _escape(text: str) -> str:
    """Escape Markdown characters outside of code."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        for character in "\\*_[]<>{}#":
            parts[index] = parts[index].replace(character, f"\\{character}")
    return "`".join(parts)

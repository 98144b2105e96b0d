"""The settings, from the dataclasses that hold them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final, cast

from _generate.docstrings import attributes, summary
from _generate.markdown import code, sentence, table
from rembg_desktop.errors import AppError
from rembg_desktop.settings import Settings

_NO_VALUE: Final[Mapping[str, object]] = {}
"""Invalid for every setting."""


def sections() -> str:
    """One table per section of settings.toml."""
    defaults = Settings()
    parts: list[str] = []
    for section in fields(defaults):
        kind = cast("type[Any]", type(getattr(defaults, section.name)))
        plain = defaults.as_dict()[section.name]
        rows = [
            (f"`{name}`", code(plain[name]), _allowed(section.name, name, plain[name]), sentence(text))
            for name, text in attributes(kind).items()
        ]
        parts += [f"## `[{section.name}]`\n", summary(kind) + "\n"]
        parts.append(table(("name", "default", "allowed", "meaning"), rows))
    return "\n".join(parts)


def _allowed(section: str, name: str, value: object) -> str:
    """The allowed values, from the error message for an invalid value."""
    impossible: object = -1 if isinstance(value, int) and not isinstance(value, bool) else _NO_VALUE
    try:
        Settings().change(section, **{name: impossible})
    except AppError as error:
        _, _, allowed = error.message.partition(": allowed ")
        return allowed.removeprefix("are ").removeprefix("is ").removesuffix(".")
    raise LookupError(f"{section}.{name} accepts {impossible!r}")

"""Reads the descriptions of fields from the docstring of a dataclass."""

import inspect
import re
from dataclasses import fields
from typing import Any


def attributes(kind: type[Any]) -> dict[str, str]:
    """The Attributes section of a docstring, by field.

    Raises:
        LookupError: fields and descriptions do not match.
    """
    _, _, section = inspect.cleandoc(kind.__doc__ or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if match := re.fullmatch(r" {4}(\w+): (.*)", line):
            name, found[match[1]] = match[1], match[2]
        elif name and line.startswith(" " * 8):
            found[name] += " " + line.strip()
        elif line.strip():
            break
    names = [field.name for field in fields(kind)]
    if sorted(names) != sorted(found):
        raise LookupError(f"{kind.__name__} has the fields {names}, but its docstring describes {list(found)}")
    return {name: found[name] for name in names}


def summary(kind: type[Any]) -> str:
    """The first line of a docstring."""
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]

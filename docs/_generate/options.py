"""Options and presets, from the class that validates them."""

import re

from _generate import markdown
from _generate.docstrings import attributes
from _generate.markdown import code, sentence
from rembg_desktop.cli.submit import submit
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import BUILT_IN


def table_rows() -> list[tuple[str, str, str, str, str]]:
    """Name, command line switch, default, allowed values, meaning."""
    defaults = RemovalOptions().as_dict()
    return [
        (f"`{name}`", _switch(name), code(defaults[name]), _allowed(name), sentence(text))
        for name, text in attributes(RemovalOptions).items()
    ]


def table() -> str:
    """A table of all options."""
    return markdown.table(("option", "command line", "default", "allowed", "meaning"), table_rows())


def presets() -> str:
    """A table of the built-in presets."""
    defaults = RemovalOptions().as_dict()
    rows: list[tuple[str, str]] = []
    for name, options in BUILT_IN.items():
        changed = {key: value for key, value in options.as_dict().items() if value != defaults[key]}
        words = ", ".join(f"`{key}` {code(value)}" for key, value in changed.items())
        rows.append((f"*{name}*", words or "nothing"))
    return markdown.table(("preset", "differences from the defaults"), rows)


def _switch(name: str) -> str:
    for parameter in submit.params:
        if parameter.name == name:
            return " ".join(f"`{text}`" for text in (*parameter.opts, *parameter.secondary_opts))
    raise LookupError(f"submit has no switch for the option {name}")


def _allowed(name: str) -> str:
    """The allowed values, from the error message for an invalid value."""
    try:
        RemovalOptions.from_dict({name: ["impossible"]})
    except AppError as error:
        _, _, allowed = error.message.partition(" is not valid: must ")
        if allowed:
            return re.sub("^(be one of|be|consist of) ", "", allowed).removesuffix(".")
    raise LookupError(f"{name} does not say which values are allowed")

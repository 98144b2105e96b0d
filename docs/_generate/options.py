"""Options and presets, from the class that validates them."""

from _generate import markdown
from _generate.docstrings import attributes
from _generate.markdown import code, sentence
from rembg_desktop.cli.submit import submit
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.presets import BUILT_IN


def table_rows() -> list[tuple[str, str, str, str, str]]:
    """Name, switch of the command line, default, what is allowed, meaning."""
    defaults = RemovalOptions().as_dict()
    return [
        (f"`{name}`", _switch(name), code(defaults[name]), _allowed(name), sentence(text))
        for name, text in attributes(RemovalOptions).items()
    ]


def table() -> str:
    """Every option."""
    return markdown.table(("option", "on the command line", "at first", "allowed", "meaning"), table_rows())


def presets() -> str:
    """What the built-in presets change."""
    defaults = RemovalOptions().as_dict()
    rows: list[tuple[str, str]] = []
    for name, options in BUILT_IN.items():
        changed = {key: value for key, value in options.as_dict().items() if value != defaults[key]}
        words = ", ".join(f"`{key}` {code(value)}" for key, value in changed.items())
        rows.append((f"*{name}*", words or "nothing"))
    return markdown.table(("preset", "differs from the defaults in"), rows)


def _switch(name: str) -> str:
    for parameter in submit.params:
        if parameter.name == name:
            return " ".join(f"`{text}`" for text in (*parameter.opts, *parameter.secondary_opts))
    raise LookupError(f"submit has no switch for the option {name}")


def _allowed(name: str) -> str:
    """What the program itself says when a value is refused."""
    try:
        RemovalOptions.from_dict({name: ["impossible"]})
    except AppError as error:
        _, _, allowed = error.message.partition(": allowed ")
        return allowed.removeprefix("are ").removeprefix("is ").removesuffix(".")
    raise LookupError(f"{name} takes anything")

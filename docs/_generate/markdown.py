"""Formats values as Markdown."""

import json
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table; cells contain Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines) + "\n"


def code(value: object) -> str:
    """A value in TOML or JSON syntax, formatted as code. Strings have no quotes unless they are empty."""
    text = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
    return f"`{text}`"


def block(text: str, language: str = "") -> str:
    """A fenced code block."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def sentence(text: str) -> str:
    """A text as a sentence, with a capital letter and a period."""
    text = " ".join(text.split())
    if not text:
        return ""
    first = text if text.startswith("`") else text[0].upper() + text[1:]
    return first if first.endswith((".", "!", "?")) else f"{first}."


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")

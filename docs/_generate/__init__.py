"""Generates parts of the documentation from the program at build time. The output is not committed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from _generate import api, codes, commands, models, options, settings

GENERATORS: Final[Mapping[str, Callable[[], str]]] = {
    "api": api.reference,
    "codes": codes.table,
    "commands": commands.reference,
    "libraries": models.libraries,
    "manual": commands.manual,
    "models": models.table,
    "options": options.table,
    "presets": options.presets,
    "settings": settings.sections,
}
"""Generators for `<!-- generated: NAME -->` in pages; each returns Markdown.

`<!-- picture: NAME TEXT -->` inserts the image with that name from `images`, or nothing if it does not exist."""

_MARK: Final = re.compile(r"^<!-- generated: (\w+) -->$", re.MULTILINE)
_PICTURE: Final = re.compile(r"^<!-- picture: ([\w-]+) (.+) -->$", re.MULTILINE)
_PICTURES: Final = Path(__file__).resolve().parent.parent / "images"


def fill(text: str) -> str:
    """Insert the generated parts and the available images into a page.

    Raises:
        KeyError: a page refers to an unknown generator.
    """
    return _PICTURE.sub(_picture, _MARK.sub(lambda mark: GENERATORS[mark[1]](), text))


def _picture(mark: re.Match[str]) -> str:
    for suffix in (".webp", ".png"):
        if (_PICTURES / (mark[1] + suffix)).is_file():
            return f"![{mark[2]}](images/{mark[1]}{suffix})"
    return ""

"""Pages that are made from the program itself while the documentation is built; nothing of it is committed."""

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
"""What may stand in a page as `<!-- generated: NAME -->`, and who writes the Markdown for it.

`<!-- picture: NAME WORDS -->` is the picture of that name in `images`, or nothing while there is none."""

_MARK: Final = re.compile(r"^<!-- generated: (\w+) -->$", re.MULTILINE)
_PICTURE: Final = re.compile(r"^<!-- picture: ([\w-]+) (.+) -->$", re.MULTILINE)
_PICTURES: Final = Path(__file__).resolve().parent.parent / "images"


def fill(text: str) -> str:
    """Put the generated parts into a page, and the pictures that have been made.

    Raises:
        KeyError: a page asks for a part that nobody makes.
    """
    return _PICTURE.sub(_picture, _MARK.sub(lambda mark: GENERATORS[mark[1]](), text))


def _picture(mark: re.Match[str]) -> str:
    for suffix in (".webp", ".png"):
        if (_PICTURES / (mark[1] + suffix)).is_file():
            return f"![{mark[2]}](images/{mark[1]}{suffix})"
    return ""

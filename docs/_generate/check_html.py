"""Checks the built pages: all internal links work, and nothing is loaded from other hosts."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}
"""Elements that load something when the page is displayed."""
_STYLE_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the anchors and links of an element."""
        values = {name: value for name, value in attrs if value}
        self.names.update(value for name, value in values.items() if name in ("id", "name"))
        if tag in _LOADED and (target := values.get(_LOADED[tag])):
            self.loaded.append(target)
        elif tag == "a" and (target := values.get("href")):
            self.links.append(target)


@cache
def _page(path: Path) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


def problems(folder: Path) -> Iterator[str]:
    """One sentence for each problem with the pages in a folder."""
    for path in sorted(folder.rglob("*.html")):
        page = _page(path)
        where = path.relative_to(folder)
        for target in page.loaded:
            if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
                yield f"{where} loads {target}"
            else:
                yield from _missing(where, path, target)
        for target in page.links:
            if not urlsplit(target).scheme and not target.startswith("//"):
                yield from _missing(where, path, target)
    for path in sorted(folder.rglob("*.css")):
        for found in _STYLE_URL.finditer(path.read_text(encoding="utf-8")):
            target = found[1] or found[2]
            if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
                yield f"{path.relative_to(folder)} loads {target}"


def _missing(where: Path, path: Path, target: str) -> Iterator[str]:
    parts = urlsplit(target)
    if urlsplit(target).scheme == "data":
        return
    to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not to.is_file():
        yield f"{where} links to {target}, which does not exist"
    elif parts.fragment and to.suffix == ".html" and unquote(parts.fragment) not in _page(to).names:
        yield f"{where} links to {target}, which has no such anchor"


if __name__ == "__main__":
    found = list(problems(Path(sys.argv[1])))
    sys.exit("\n".join(found) if found else 0)

# ruff: noqa: INP001 - Sphinx reads this file, nothing imports it
"""Sphinx configuration: `make docs` builds the pages, `make man` the manual page."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS))

from _generate import fill  # noqa: E402 - it is next to this file

from rembg_desktop import __version__  # noqa: E402

project = "Rembg Desktop"
author = "The Rembg Desktop developers"
project_copyright = author
release = version = __version__
language = "en"

extensions = ["myst_parser"]
exclude_patterns = ["_generate"]
nitpicky = True
smartquotes = False  # they would change text quoted from the program
myst_enable_extensions = ["attrs_inline", "deflist"]
myst_heading_anchors = 4

html_theme = "furo"
html_title = "Rembg Desktop"
html_logo = "../resources/icons/rembg-desktop.svg"
html_favicon = "../resources/icons/rembg-desktop.svg"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]

if tags.has("man"):  # noqa: F821  # pyright: ignore[reportUndefinedVariable, reportUnknownMemberType] - defined by Sphinx
    root_doc = "man"
    include_patterns = ["man.md"]
else:
    root_doc = "index"
    exclude_patterns.append("man.md")
man_pages = [("man", "rembg-desktop", "remove the background from many photos at once", [author], 1)]
man_show_urls = True


def read(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Insert the generated parts into a page before it is parsed."""
    source[0] = fill(source[0])


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", read)

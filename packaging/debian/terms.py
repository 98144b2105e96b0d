"""Creates Debian's copyright file (format 1.0) from the licenses that `make app` has collected."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

HEAD: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Rembg Desktop
Source: The repository of the program, and the addresses listed below.
"""
COMMON: Final = {
    "GPL-2.0.txt": "GPL-2",
    "GPL-3.0.txt": "GPL-3",
    "LGPL-2.1.txt": "LGPL-2.1",
    "LGPL-3.0.txt": "LGPL-3",
    "Apache-2.0.txt": "Apache-2.0",
}
"""Texts in `licenses/texts` that every Debian system has in /usr/share/common-licenses."""
MOST_HOLDERS: Final = 40
"""Maximum number of copyright lines per component; its license text contains all of them."""


@dataclass
class _Part:
    """A component with its own license, as listed in the overview."""

    name: str
    folder: str = ""
    facts: dict[str, str] = field(default_factory=dict[str, str])


def copyright_file(licenses: Path, own: Path) -> str:
    """The complete copyright file.

    Args:
        licenses: the folder `licenses` of the built program.
        own: path of the program's own license.

    Raises:
        ValueError: a component in the overview has no folder with license texts.
    """
    overview = (licenses / "README.txt").read_text(encoding="utf-8")
    notice, parts = _parts(overview, licenses)
    own_license = own.read_text(encoding="utf-8")
    holder = re.search(r"^Copyright \(c\) (.*)$", own_license, re.MULTILINE)
    ours = holder.group(1) if holder else "The Rembg Desktop developers"
    common = {(licenses / "texts" / file).read_text(encoding="utf-8"): name for file, name in COMMON.items()}
    paragraphs = [
        HEAD + "Comment:\n" + _folded(notice),
        f"Files: *\nCopyright: {ours}\nLicense: Expat",
        "License: Expat\n" + _folded(own_license.partition("\n\n")[2].partition("\n\n")[2]),
    ]
    for part in parts:
        texts = [
            (path.name, path.read_text(encoding="utf-8", errors="replace"))
            for path in sorted((licenses / part.folder).iterdir())
        ]
        paragraphs.append(_files(part, [text for _, text in texts]))
        paragraphs.append(f"License: {part.folder}\n" + _folded(_terms(texts, common)))
    return "\n\n".join(paragraph.rstrip("\n") for paragraph in paragraphs) + "\n"


def _parts(overview: str, licenses: Path) -> tuple[str, list[_Part]]:
    """The text before the list of components, and the components."""
    lines = overview.splitlines()
    parts: list[_Part] = []
    start = len(lines)
    for number, line in enumerate(lines):
        fact = re.fullmatch(r" {4}(terms|source|files): +(.*)", line)
        if fact is None:
            continue
        if fact[1] == "terms":
            start = min(start, number - 1)
            parts.append(_Part(lines[number - 1]))
        parts[-1].facts[fact[1]] = fact[2]
    for part in parts:
        name, _, version = part.name.rpartition(" ")
        part.folder = re.sub(r"[^\w.+~-]", "_", f"{name}-{version}".strip("-"))
        if not (licenses / part.folder).is_dir():
            raise ValueError(f"{licenses} contains no license texts for {part.name}.")
    return "\n".join(lines[:start]).rstrip(), parts


def _files(part: _Part, texts: list[str]) -> str:
    files = [f"usr/lib/rembg-desktop/licenses/{part.folder}/*"]
    files.extend(f"*/{name}" for name in part.facts.get("files", "").split(", ") if name)
    holders: dict[str, None] = {}
    for text in texts:
        for line in re.findall(r"^\W*(?:copyright|\(c\)|©)[: ].*\d{4}.*$", text, re.MULTILINE | re.IGNORECASE):
            holders.setdefault(re.sub(r"^\W+", "", str(line)).strip())
    named = list(holders)[:MOST_HOLDERS] or ["the authors; see the text below"]
    return "\n".join(
        [
            "Files: " + "\n ".join(files),
            "Copyright: " + "\n ".join(named),
            f"License: {part.folder}",
            f"Comment: {part.facts['terms']}; source: {part.facts.get('source', '')}",
        ]
    )


def _terms(texts: list[tuple[str, str]], common: dict[str, str]) -> str:
    words: list[str] = []
    for name, text in texts:
        known = common.get(text)
        if known:
            words.append(f"{name}: On Debian, the text is in /usr/share/common-licenses/{known}.")
        else:
            words.append(text if len(texts) == 1 else f"-- {name} --\n\n{text}")
    return "\n\n".join(words)


def _folded(text: str) -> str:
    """Format a text as a multi-line field: each line is indented by a space, empty lines become a dot."""
    clean = re.sub(
        r"[^\S\n]", " ", re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\f", "\n"))
    )
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in clean.strip("\n").split("\n"))

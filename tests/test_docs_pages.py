"""The pages say all there is to say, and what they name exists."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from rembg_desktop.api.problem import ApiCode
from rembg_desktop.cli.root import run
from rembg_desktop.errors import ErrorCode

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BESIDE_CODE = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "benchmarks/README.md",
    "examples/README.md",
    "packaging/README.md",
)
CHECKER = DOCS / "_generate" / "check_html.py"


def entries() -> dict[str, str]:
    """The entries of the page about errors, by their code."""
    text = (DOCS / "troubleshooting.md").read_text(encoding="utf-8")
    parts = re.split(r"^### `(\w+)`$", text, flags=re.MULTILINE)[1:]
    codes = parts[::2]
    assert len(codes) == len(set(codes))
    return {code: body.partition("\n## ")[0].strip() for code, body in zip(codes, parts[1::2], strict=True)}


def test_every_error_has_an_entry_and_no_entry_is_of_another() -> None:
    assert set(entries()) == {*ErrorCode, *ApiCode}


def test_every_entry_says_what_it_means_and_what_to_do() -> None:
    for code, text in entries().items():
        meaning, marker, remedy = text.partition("*What to do:*")
        assert meaning.strip(), code
        assert marker, code
        assert remedy.strip().endswith("."), code


def test_every_entry_leads_on_to_where_the_matter_is_explained() -> None:
    assert [code for code, text in entries().items() if "](" not in text] == []


def test_the_entry_of_a_code_of_the_api_names_its_status() -> None:
    for code in ApiCode:
        if code is not ApiCode.HTTP_ERROR:
            assert re.match(r"Status \d{3}\.", entries()[code]), code


def named_tests() -> list[str]:
    return re.findall(r"`(tests/[\w/]+\.py::\w+)`", (DOCS / "reliability.md").read_text(encoding="utf-8"))


def test_promises_name_tests() -> None:
    assert len(named_tests()) > 30
    promises = re.split(r"^\*\*", (DOCS / "reliability.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert not [promise for promise in promises if "::test_" not in promise]


@pytest.mark.parametrize("name", named_tests())
def test_a_test_that_a_promise_names_exists(name: str) -> None:
    file, _, function = name.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert function in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def hints() -> Iterator[str]:
    """Commands that the program's own sentences tell users to run."""
    for file in sorted((ROOT / "rembg_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from re.findall(r"`(rembg-desktop [^`]+)`", node.value)


@pytest.mark.parametrize("line", sorted(set(hints())))
def test_a_command_that_the_program_names_is_known(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [word for word in line.split()[1:] if word != "--help"]
    assert run([*words, "--help"]) == 0, capsys.readouterr().err


def links(text: str) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


@pytest.mark.parametrize("name", BESIDE_CODE)
def test_links_from_files_beside_the_code_lead_somewhere(name: str) -> None:
    file = ROOT / name
    for target in links(file.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (file.parent / unquote(target.partition("#")[0])).exists(), target


def test_the_label_of_a_newcomers_first_change_is_there() -> None:
    text = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
    found = re.search(r"Change a label: in `([\w/.]+)` make \*([^*]+)\*", text)
    assert found
    assert f'"{found[2]}"' in (ROOT / found[1]).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_modules_that_the_code_map_names_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    assert named
    missing = {
        name for name in named if not ((ROOT / name).is_file() or (ROOT / "rembg_desktop" / name).is_file())
    }
    assert not missing


def test_every_page_is_in_a_table_of_contents() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    tables = re.findall(r"```\{toctree\}.*?```", index, re.DOTALL)
    listed = {name for table in tables for name in re.findall(r"[\w-]+", table)}
    assert {page.stem for page in DOCS.glob("*.md")} - {"index", "man"} <= listed


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(CHECKER), str(folder)], capture_output=True, text=True, timeout=240, check=False
    )


def test_good_pages_pass_the_check_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p id="x"><a href="b.html#y">b</a><a href="https://example.org">far</a>')
    (tmp_path / "b.html").write_text('<h1 id="y">b</h1><a href="a.html"></a><a href="#y"></a>')
    assert check(tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("page", "trouble"),
    [
        ('<a href="gone.html">', "does not exist"),
        ('<a href="#gone">', "no such anchor"),
        ('<img src="gone.png">', "does not exist"),
        ('<script src="https://cdn.example/x.js"></script>', "loads https://cdn.example/x.js"),
        ('<link rel="stylesheet" href="//fonts.example/x.css">', "loads //fonts.example/x.css"),
    ],
)
def test_the_check_of_links_finds(tmp_path: Path, page: str, trouble: str) -> None:
    (tmp_path / "a.html").write_text(page)
    done = check(tmp_path)
    assert done.returncode == 1
    assert trouble in done.stderr


def test_the_check_of_links_finds_fonts_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@font-face { src: url(https://fonts.example/x.woff2) }")
    assert "loads https://fonts.example/x.woff2" in check(tmp_path).stderr

"""Reports of a whole job: what is in them, and that no file name does harm there."""

import csv
import io

import pytest

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options.rule_sets import parse_rule_set
from rembg_desktop.rules.report import Checked, Line, State, Text, csv_report, enlargement, html_report

RULES = parse_rule_set(
    {"id": "own", "name": "Own", "rules": [{"kind": "ratio", "value": "1:1"}, {"kind": "no_border"}]}
)
LINES = (
    Line(RULES.rules[0], State.HELD, Text("Width to height {ratio}", {"ratio": "1:1"}), Text("1:1")),
    Line(RULES.rules[1], State.BROKEN, Text("No drawn border"), Text("A frame"), Text("Remove <it>.")),
)


def results(name: str = "/shop/a.jpg") -> list[Checked]:
    unread = AppError(ErrorCode.CORRUPT_IMAGE, "Can't open b.jpg: the file is damaged.", "Copy it again.")
    return [Checked(name, "own", LINES), Checked("/shop/b.jpg", "own", error=unread)]


def test_a_table_has_a_row_per_rule() -> None:
    rows = list(csv.reader(io.StringIO(csv_report(results()).removeprefix("\ufeff"))))
    assert rows[0] == ["File", "Rule set", "Rule", "Result", "Level", "Found", "What to do"]
    assert rows[1] == ["/shop/a.jpg", "own", "Width to height 1:1", "held", "required", "1:1", ""]
    assert rows[2][3:] == ["broken", "required", "A frame", "Remove <it>."]
    assert rows[3][3:] == ["broken", "required", "Can't open b.jpg: the file is damaged.", "Copy it again."]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0.jpg", "+1.jpg", "-1.jpg", "@a.jpg", "\t=1.jpg"])
def test_a_spreadsheet_computes_no_file_name(name: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_report(results(name)).removeprefix("\ufeff"))))
    assert rows[1][0] == f"'{name}"


def test_a_page_has_the_broken_rules_first_and_runs_nothing() -> None:
    page = html_report("<script>", results("/shop/<img src=x onerror=alert(1)>.jpg"))
    assert "<script>" not in page
    assert "<img" not in page
    assert "Remove &lt;it&gt;." in page
    assert "0 of 2 files hold all required rules." in page
    assert page.index("No drawn border") < page.index("Width to height 1:1")


def test_names_that_are_not_valid_text_are_written() -> None:
    name = "/shop/\udcff.jpg"
    csv_report(results(name)).encode()
    html_report(name, results(name)).encode()


def test_texts_can_be_translated() -> None:
    page = html_report("Prüfung", results(), lambda text: f"«{text}»")
    assert "«Width to height 1:1»" in page
    assert "«broken»" in page
    assert "«File»" in csv_report(results(), lambda text: f"«{text}»")


@pytest.mark.parametrize(
    ("sentence", "factor"),
    [
        ("The subject of a.jpg was enlarged 1.53 times to fill the canvas.", 1.53),
        ("The subject of a.jpg was enlarged 1,200 times to fill the canvas.", 1200),
    ],
)
def test_the_notice_of_an_image_tells_how_much_it_was_enlarged(sentence: str, factor: float) -> None:
    assert enlargement([Notice("first_frame", ""), Notice("enlarged", sentence)]) == factor
    assert enlargement([]) == 1

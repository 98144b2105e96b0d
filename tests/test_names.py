import time
from pathlib import Path

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.options.name_match import NameMatch, NamesMissing, Naming, Photo, check_template, match_names
from rembg_desktop.options.name_table import MAX_BYTES, NameTable, parse_names, read_names

ROOT = Path("/photos")
TABLE = "source;name;Article No.\nä 1.jpg;Größe 1;0012\n"


def table(text: str) -> NameTable:
    return parse_names(text.encode(), "table.csv")


def matched(text: str, *photos: str, **options: object) -> NameMatch:
    found = [Photo(ROOT / name, ROOT) for name in photos]
    return match_names(table(text), found, [Output("", RemovalOptions.from_dict(options))])


def names(match: NameMatch) -> list[str]:
    return [",".join(row.name for row in rows) for rows in match.rows]


def kinds(match: NameMatch) -> list[tuple[int, str]]:
    return [(problem.line, problem.kind.value) for problem in match.problems]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.replace(";", "\t").encode("utf-16"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "|").encode(),
        ("sep=;\r\n" + TABLE).encode(),
        ("\n\n" + TABLE + ";;\n\n").encode(),
        TABLE.replace("ä 1.jpg", '"ä 1.jpg"').replace("Größe 1", ' "Größe 1"'.strip()).encode(),
        TABLE.replace("0012", '="0012"').encode(),
        TABLE.replace("Größe 1", "\u00a0Größe 1\u200b ").encode(),
        TABLE.replace("ä", "a\u0308").encode(),
        TABLE.replace("source", "File name").replace("name;A", "New-Name;A").encode(),
        TABLE.replace("\n", ";\n").encode(),
        TABLE.rstrip().encode(),
    ],
)
def test_a_table_is_read_however_spreadsheets_write_it(data: bytes) -> None:
    read = parse_names(data, "table.csv")
    assert read.problems == ()
    assert read.columns == ("article_no",)
    assert [(row.source, row.name, dict(row.fields)) for row in read.rows] == [
        ("ä 1.jpg", "Größe 1", {"article_no": "0012"})
    ]


def test_quoted_texts_may_hold_separators_quotes_and_line_breaks() -> None:
    read = table('source,name,note\n"a, b.jpg","a ""b""","two\nlines"\nc.jpg,d,\n')
    assert [(row.line, row.source, row.fields["note"]) for row in read.rows] == [
        (3, "a, b.jpg", "two\nlines"),
        (4, "c.jpg", ""),
    ][1:]
    assert [(problem.line, problem.kind.value) for problem in read.problems] == [(3, "bad_characters")]


def test_two_columns_of_photos_and_names_need_no_heading() -> None:
    read = table("IMG_1.jpg\tA 1\nIMG_2.jpg\tA 2\n")
    assert [(row.line, row.source, row.name) for row in read.rows] == [
        (1, "IMG_1.jpg", "A 1"),
        (2, "IMG_2.jpg", "A 2"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\n \n", "it is empty"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"\x89PNG\x00\x00\x01\xd8", "not a text file"),
        (b"source;name\n\x81\xff;a\n", "not a text file"),
        (b"photograph;title\na;b\n", "no column is called source (found: photograph, title)"),
        (b"source\na\n", "only the column source"),
        (b"source;sku;SKU\na;1;2\n", "two columns are called sku"),
        (b"source;name;name\na;1;2\n", "two columns are called name"),
        (b"source;name;source\na;1;b\n", "two columns are called source"),
        (b'sep="\nsource;name\na;b\n', "no column is called source"),
        (b"sep=\r\nsource;name\na;b\n", "no column is called source"),
        (b'source;name\n"a;b\n', "line 2 is not valid CSV"),
        (b"source;name\n" + b"x" * MAX_BYTES, "more than 32 MiB"),
        (b"source;name\n" + b"x" * 200_000 + b";a\n", "line 2 is not valid CSV"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "table.csv").write_bytes(data)
    with pytest.raises(AppError) as caught:
        read_names(tmp_path / "table.csv")
    assert caught.value.code is ErrorCode.INVALID_OPTION
    assert said in caught.value.message
    assert caught.value.hint


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        read_names(tmp_path / "gone.csv")
    assert caught.value.code is ErrorCode.SOURCE_MISSING
    with pytest.raises(AppError) as caught:
        read_names(tmp_path)
    assert caught.value.code is ErrorCode.SOURCE_UNREADABLE


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (";b;", "no_source"),
        ("a;x/y;", "name_with_folder"),
        ("a;..\\y;", "name_with_folder"),
        ("a;x:y;", "bad_characters"),
        ("a;x?;", "bad_characters"),
        ("a;x\x07y;", "bad_characters"),
        ("a;con;", "reserved"),
        ("a;LPT1.front;", "reserved"),
        ("a;..;", "bad_end"),
        ("a;x.;", "bad_end"),
        (f"a;{'ä' * 101};", "too_long"),
        ("a;4,00638E+12;", "rounded"),
        ("a;b;../c", "outside"),
        ("a;b;c/../../d", "outside"),
        ("a;b;/c", "outside"),
        ("a;b;C:\\c", "outside"),
        ("a;b;\\\\server\\c", "outside"),
        ("a;b;c/nul/d", "reserved"),
        ("a;b;c*", "bad_characters"),
        ("a;b;c. ", "bad_end"),
        ("a;b;c;d", "no_column"),
    ],
)
def test_a_line_that_would_give_an_unsafe_name_is_a_problem(cells: str, kind: str) -> None:
    read = table(f"source;name;folder\n{cells}\ngood;b;c\n")
    assert [(problem.line, problem.kind.value) for problem in read.problems] == [(2, kind)]
    assert [row.source for row in read.rows] == ["good"]
    assert read.problems[0].text.startswith("line 2: ")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jpg", "a"), ("A.JPEG", "A"), ("v1.2", "v1.2"), (".jpg", ".jpg"), ("a.psd", "a"), ("a.tif.png", "a.tif")],
)
def test_the_ending_of_a_name_is_left_to_the_format(name: str, expected: str) -> None:
    assert table(f"source;name\na;{name}\n").rows[0].name == expected


def test_folders_are_written_in_one_way() -> None:
    rows = table("source;folder\na;b\\c d/./e/\nf;\n").rows
    assert [row.folder for row in rows] == ["b/c d/e", ""]


@pytest.mark.parametrize(
    ("source", "photos", "expected"),
    [
        ("a.jpg", ["a.jpg", "b.jpg"], ["X", ""]),
        ("a", ["a.jpg", "b.jpg"], ["X", ""]),
        ("A.JPG", ["a.jpg"], ["X"]),
        ("A.jpg", ["a.jpg", "A.jpg"], ["", "X"]),
        ("a.jpg", ["a.jpg.png", "a.jpg"], ["", "X"]),
        ("a.b", ["a.b.jpg", "a.jpg"], ["X", ""]),
        ("sub/a.jpg", ["a.jpg", "sub/a.jpg"], ["", "X"]),
        ("sub\\a", ["a.jpg", "sub/a.jpg"], ["", "X"]),
        ("./a.jpg", ["a.jpg", "sub/a.jpg"], ["X", ""]),
        ("a.jpg", ["a.jpg", "sub/a.jpg"], ["X", ""]),
        ("b/a.jpg", ["x/b/a.jpg", "b/a.jpg"], ["", "X"]),
        ("photos/sub/a.jpg", ["a.jpg", "sub/a.jpg"], ["", "X"]),
        ("/photos/sub/a.jpg", ["a.jpg", "sub/a.jpg"], ["", "X"]),
        ('"/photos/a.jpg"', ["a.jpg"], ["X"]),
        ("../a.jpg", ["a.jpg"], [""]),
        ("other/a.jpg", ["a.jpg"], [""]),
        ("a.png", ["a.jpg"], [""]),
        ("ma\u0308h.jpg", ["m\u00e4h.jpg"], ["X"]),
        ("m\u00e4h", ["MA\u0308H.jpg"], ["X"]),
    ],
)
def test_a_source_finds_its_photo(source: str, photos: list[str], expected: list[str]) -> None:
    match = matched(f"source\tname\n{source}\tX\n", *photos)
    assert names(match) == expected
    assert match.problems == ()
    assert len(match.without_photo) == (0 if "X" in expected else 1)
    assert list(match.without_row) == [photo for photo, name in zip(photos, expected, strict=True) if not name]


def test_a_source_that_fits_several_photos_is_a_problem() -> None:
    match = matched("source;name\na;X\n", "a.jpg", "a.cr2", "b/c.jpg", "d/c.jpg")
    assert kinds(match) == [(2, "several_photos")]
    assert "a.jpg, a.cr2" in match.problems[0].text
    assert match.without_row == ("b/c.jpg", "d/c.jpg")  # the others are told with the problem


def test_an_upload_is_found_by_the_name_that_it_had() -> None:
    photo = Photo(Path("/spool/1/IMG_1-2.jpg"), Path("/spool/1"), "IMG 1.jpg")
    match = match_names(table("source;name\nIMG 1;X\n"), [photo], [Output("", RemovalOptions())])
    assert names(match) == ["X"]


def test_a_photo_has_one_line_unless_both_say_the_same() -> None:
    match = matched("source;name\na;X\na.jpg;X\nA;Y\n", "a.jpg")
    assert kinds(match) == [(4, "repeated")]
    assert "line 2" in match.problems[0].text
    assert names(match) == ["X"]


@pytest.mark.parametrize(
    ("template", "cells", "kind"),
    [
        ("{sku}", "", "empty_field"),
        ("{sku}", "a/b", "name_with_folder"),
        ("{sku}-{stem}", "x" * 199, "too_long"),
        ("{stem}", "a/b", ""),
        ("{sku}-{index}", "7", ""),
    ],
)
def test_only_fields_that_the_name_uses_are_checked(template: str, cells: str, kind: str) -> None:
    match = matched(f"source;name;sku\na;XY;{cells}\n", "a.jpg", name=template)
    assert [name for _, name in kinds(match)] == ([kind] if kind else [])


def test_a_column_may_give_the_number() -> None:
    assert kinds(matched("source;index\na;7\nb;x\n", "a.jpg", "b.jpg", name="{index:03}")) == [(3, "not_a_number")]


def test_what_is_worth_a_look_does_not_stop_a_submission() -> None:
    match = matched("source;name\na;X\nb;x.png\nc;Y.jpg\nd;\n", "a.jpg", "b.jpg", "c.jpg", "d.jpg")
    assert [(warning.line, warning.kind.value) for warning in match.warnings] == [
        (3, "same_name"),
        (4, "other_format"),
        (5, "no_name"),
    ]
    match.check(NamesMissing.STOP)
    assert not matched("source;name\na;X\nb;X\n", "a.jpg", "b.jpg", name="{stem}-{index}").warnings


def test_a_submission_stops_before_it_does_something_else() -> None:
    match = matched("source;name\na;X\nz;Y\n", "a.jpg", *(f"b{number}.jpg" for number in range(12)))
    with pytest.raises(AppError) as caught:
        match.check(NamesMissing.STOP)
    assert "b9.jpg and 2 more; lines without a photo: z (line 3)" in caught.value.message
    match.check(NamesMissing.KEEP)
    match.check(NamesMissing.SKIP)
    with pytest.raises(AppError, match=r"line 2: .* reserved"):
        matched("source;name\na;con\n", "a.jpg").check(NamesMissing.KEEP)


def test_a_template_field_must_come_from_somewhere() -> None:
    options = RemovalOptions.from_dict({"name": "{sku}"})
    check_template(options, ["sku"])
    with pytest.raises(AppError, match=r"\{sku\} is unknown.*\{date\}.*, \{ean\}"):
        check_template(options, ["ean"])


def test_a_stored_naming_is_read_again() -> None:
    naming = Naming('a "b" ü', "c/d", {"sku": "0012"})
    assert Naming.from_stored(naming.stored()) == naming
    assert Naming.from_stored(None) is None
    assert Naming.from_stored("{") is None


def test_photos_with_the_same_name_in_many_folders_are_found_at_once() -> None:
    photos = [f"{number}/front.jpg" for number in range(3000)]
    text = "source;name\n" + "".join(f"{number}/front;A {number}\n" for number in reversed(range(3000)))
    started = time.process_time()
    assert names(matched(text, *photos)) == [f"A {number}" for number in range(3000)]
    problems = matched("source;name\n" + "front.jpg;A\n" * 3000, *photos).problems
    assert (len(problems), problems[0].other.endswith("and 2,990 more")) == (3000, True)
    assert time.process_time() - started < 5  # minutes, if each line looked at all photos


def test_many_lines_find_their_photos() -> None:
    photos = [f"{number % 50}/IMG_{number}.jpg" for number in range(2000)]
    text = "source;name\n" + "".join(f"IMG_{number};A {number}\n" for number in reversed(range(2000)))
    match = matched(text, *photos)
    assert names(match) == [f"A {number}" for number in range(2000)]

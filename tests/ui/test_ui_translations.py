"""Every text of the window is translated into every language, and says the same there."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from speaking import speaking

import rembg_desktop
from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.paths import resources
from rembg_desktop.queue.types import Failure
from rembg_desktop.rules.report import Text as RuleText
from rembg_desktop.ui.text import error_text, notice_text
from rembg_desktop.ui.text.formatting import BUILT_IN_NAMES, LANGUAGES, images_text, preset_text

PACKAGE = Path(rembg_desktop.__file__).parent
SOURCES = sorted((PACKAGE / "ui").rglob("*.py"))
TOOLS = Path(sys.executable).parent
FORMS = {"en": 2, "de": 2, "fr": 2, "es": 2, "zh_CN": 1, "ja": 1}
HINT = "Run scripts/translations and translate what it counts as unfinished."


@dataclass(frozen=True)
class Text:
    """A text as a file of translations has it; `forms` are one, or those of the numbers."""

    context: str
    source: str
    comment: str
    plural: bool
    kind: str = ""
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.source, self.comment, self.plural


def file_of(language: str) -> Path:
    return resources() / "translations" / f"rembg_desktop_{language}.ts"


def texts(file: Path) -> Iterator[Text]:
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            yield Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                message.get("numerus") == "yes",
                said.get("type", ""),
                tuple(forms),
            )


def run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([str(TOOLS / tool), *map(str, arguments)], check=True)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """What lupdate finds in the code as it is now."""
    file = tmp_path_factory.mktemp("texts") / "found.ts"
    run("pyside6-lupdate", "-silent", "-locations", "none", *SOURCES, "-source-language", "en", "-ts", file)
    return list(texts(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_is_in_the_file(found: list[Text], language: str) -> None:
    wanted = {text.key for text in found if language != "en" or text.plural}
    assert {text.key for text in texts(file_of(language))} == wanted, HINT


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_unfinished_or_empty(language: str) -> None:
    for text in texts(file_of(language)):
        assert not text.kind, f"{text.source!r} is {text.kind}. {HINT}"
        assert all(form.strip() for form in text.forms), text
        assert len(text.forms) == (FORMS[language] if text.plural else 1), text


def marks(text: str) -> list[str]:
    """What must stand in a translation as in its source, in any order."""
    return sorted(re.findall(r"%L?n|%\d|\{[^}]*\}|\*|#\w+|\d{3,}|https?://|\n|<[^>]*>", text))


def end(text: str) -> str:
    """An ellipsis or a colon at the end, of whatever kind."""
    bare = re.sub(r"\(&\w\)", "", text).rstrip()
    return {"：": ":"}.get(bare[-1:], bare[-1:]) if bare[-1:] in "…:：" else ""


def told(text: str) -> tuple[list[str], str, int, str, str]:
    """What a translation has in common with its source."""
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return marks(text), end(text), text.replace("&&", "").count("&"), lead, tail


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_what_their_sources_have(language: str) -> None:
    finished = [text for text in texts(file_of(language)) if not text.kind]
    bad = [(text, form) for text in finished for form in text.forms if told(form) != told(text.source)]
    assert bad == []


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("de", r"[\"']|“[^”]*”| [;:!?]"),
        ("fr", r"[\"']|[  ][;!?]| :|« | »|\.\.\."),
        ("es", r"[\"“”]|\.\.\.|(?<!¿)\b(?:Mover|Eliminar)\b[^¿]*\?$"),
        ("zh_CN", r"[\u4e00-\u9fff] ?[,;:!?]|[\u4e00-\u9fff]\.(?!\w)|\.\.\."),
        ("ja", r"[\u3040-\u30ff\u4e00-\u9fff] ?[,;!?]|[\u3040-\u30ff\u4e00-\u9fff]\.(?!\w)|\.\.\."),
    ],
)
def test_punctuation_is_that_of_the_language(language: str, wrong: str) -> None:
    bad = [form for text in texts(file_of(language)) for form in text.forms if re.search(wrong, form)]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_that_of_its_source(language: str, tmp_path: Path) -> None:
    run("pyside6-lrelease", "-silent", file_of(language), "-qm", tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == file_of(language).with_suffix(".qm").read_bytes(), HINT


def called(tree: ast.AST, context: str = "") -> Iterator[tuple[str, ast.expr]]:
    """(context, text) of every call of tr() and translate()."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "tr":
                yield context, node.args[0]
            elif node.func.attr == "translate" and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), node.args[1]
        yield from called(node, node.name if isinstance(node, ast.ClassDef) else context)


def test_lupdate_finds_what_the_code_translates(found: list[Text]) -> None:
    # It does not look into f-strings, and finds plurals in tr() alone.
    known = {(text.context, text.source) for text in found}
    for path in SOURCES:
        for context, argument in called(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(argument, ast.Constant):
                assert (context, argument.value) in known, f"{path.name}:{argument.lineno}"


# Words that come from elsewhere


def test_every_failure_has_words() -> None:
    assert set(error_text.ERRORS) == set(ErrorCode)


def test_every_notice_has_words() -> None:
    codes = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(r'Notice\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert codes
    assert set(notice_text.NOTICES) == codes


def test_every_built_in_preset_has_words() -> None:
    assert set(BUILT_IN_NAMES) == set(BUILT_IN)


FULL = AppError(ErrorCode.DISK_FULL, "The disk of /photos is full.", "Free some space.")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("code", "message", "figure"),
    [
        ("quality_lowered", "The quality was lowered from 90 to 64 to fit in 2 MB.", "64"),
        ("pixels_reduced", "The result was reduced from 90 x 70 to 45 x 35 pixels to fit in 2 MB.", "45 x 35"),
    ],
)
def test_a_translated_notice_has_the_figure_of_its_message(code: str, message: str, figure: str) -> None:
    with speaking("de"):
        said = notice_text.notice_sentence(Notice(code, message))
    assert said != message
    assert figure in said


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("template", "figures", "german", "english"),
    [
        ("Enlarged {times} times", {"times": "4.5"}, "4,5-fach vergrößert", "Enlarged 4.5 times"),
        ("{share}", {"share": "84.6 %"}, "84,6 %", "84.6%"),
        ("At most {size}", {"size": "2.5 MB"}, "Höchstens 2,5 MB", "At most 2.5 MB"),
        ("Width to height {ratio}", {"ratio": "1:1.44"}, "1:1,44", "1:1.44"),
        ("{name} is not a number", {"name": "a.b 1.5"}, "a.b 1.5", "a.b 1.5"),
    ],
)
def test_a_check_has_its_figures_as_the_language_writes_them(
    template: str, figures: dict[str, str], german: str, english: str
) -> None:
    for language, expected in (("de", german), ("en", english)):
        with speaking(language):
            assert expected in notice_text.rule_text(RuleText(template, figures)).replace(
                "\N{NO-BREAK SPACE}", " "
            )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "it"])
def test_without_translation_the_precise_words_are_shown(language: str) -> None:
    with speaking(language):
        assert error_text.full_text(FULL) == "The disk of /photos is full. Free some space."
        assert error_text.detail(FULL) == ""
        assert notice_text.notice_sentence(Notice("exists", "cat.png was there.")) == "cat.png was there."


@pytest.mark.usefixtures("qapp")
def test_a_translation_keeps_the_precise_words_for_the_tooltip() -> None:
    with speaking("de"):
        for error in (FULL, Failure("disk_full", FULL.message, FULL.hint)):
            assert error_text.sentence(error) == "Auf dem Datenträger ist nicht genug Platz."
            assert error_text.detail(error) == "The disk of /photos is full. Free some space."
            assert "/photos" in error_text.tooltip(error)


@pytest.mark.usefixtures("qapp")
def test_where_only_the_precise_words_tell_what_is_meant_they_are_shown() -> None:
    with speaking("fr"):
        assert "port: 0" in error_text.full_text(AppError(ErrorCode.INVALID_SETTING, "port: 0", ""))


@pytest.mark.usefixtures("qapp")
def test_a_pause_that_is_no_failure_has_words() -> None:
    with speaking("de"):
        pause = Failure("on_battery", "The machine runs on battery.", "Connect it to power.")
        assert error_text.sentence(pause) == "Der Computer läuft im Akkubetrieb."
        assert error_text.hint(pause) != pause.hint


@pytest.mark.usefixtures("qapp")
def test_an_unknown_failure_is_shown_as_it_is() -> None:
    with speaking("de"):
        assert error_text.full_text(Failure("of_a_newer_version", "So.", "Then.")) == "So. Then."
        assert error_text.sentence(error_text.WordedError(ErrorCode.DISK_FULL, "Voll.")) == "Voll."


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("language", "one", "many", "mask"),
    [
        ("en", "1 image", "2 images", "Mask"),
        ("de", "1 Bild", "2 Bilder", "Maske"),
        ("fr", "1 image", "2 images", "Masque"),
        ("es", "1 imagen", "2 imágenes", "Máscara"),
        ("zh_CN", "1 张图片", "2 张图片", "蒙版"),
        ("ja", "1 枚の画像", "2 枚の画像", "マスク"),
    ],
)
def test_the_language_of_the_setting_is_spoken(language: str, one: str, many: str, mask: str) -> None:
    with speaking(language):
        assert images_text(1) == one
        assert images_text(2) == many
        assert preset_text("Mask") == mask
        assert preset_text("Of my own") == "Of my own"

"""Rule sets: what a marketplace asks of a picture, as dated data. Shipped ones, and those of the user.

Each is a TOML file. The rules are checked by `rembg_desktop.rules`; the table `preset` has the options that make
pictures for it.
"""

import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.removal import RemovalOptions
from rembg_desktop.options.rule_kinds import KINDS, Value
from rembg_desktop.paths import resources

if TYPE_CHECKING:
    from rembg_desktop.paths import Home

MAX_BYTES: Final = 100_000
"""Maximum size of the file of a rule set."""
_MAX_RULES: Final = 100
_MAX_TEXT: Final = 500
_MAX_FILES: Final = 500


class Certainty(StrEnum):
    """How sure a figure is."""

    OFFICIAL = "official"
    SECOND_HAND = "second_hand"
    ASSUMED = "assumed"


class Level(StrEnum):
    """Whether a picture that breaks a rule is refused, or only less good."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        kind: a key of KINDS.
        value: the figure: a number, a size (width, height), a share in percent, or words; None if there is none.
        level: whether it is required.
        certainty: how sure the figure is.
        note: one more sentence; can be empty.
    """

    kind: str
    value: Value
    level: Level = Level.REQUIRED
    certainty: Certainty = Certainty.ASSUMED
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The rule as JSON."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        return {
            "kind": self.kind,
            "value": value,
            "level": self.level.value,
            "certainty": self.certainty.value,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one marketplace, and the options of its preset.

    Attributes:
        id: lower-case letters, digits and hyphens.
        name: for people; the name of its preset.
        source: where the rules were read.
        source_date: date of the source, `2026-11-26` or `2025-07`.
        certainty: how sure the source is; single rules can differ.
        unknown: what is not known, in sentences.
        rules: in the order in which they are checked.
        options: of the preset; None if the rule set has none.
        shipped: it comes with the program.
    """

    id: str
    name: str
    source: str
    source_date: str
    certainty: Certainty
    unknown: tuple[str, ...]
    rules: tuple[Rule, ...]
    options: RemovalOptions | None
    shipped: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The rule set as JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "shipped": self.shipped,
            "source": self.source,
            "source_date": self.source_date,
            "certainty": self.certainty.value,
            "unknown": list(self.unknown),
            "rules": [rule.as_dict() for rule in self.rules],
            "options": self.options.as_document() if self.options else None,
        }


class RuleSets:
    """The rule sets that come with the program, and those in a folder of the user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """The folder with the files of the user, `ID.toml` each."""

    @classmethod
    def of(cls, home: "Home") -> "RuleSets":
        """The rule sets that a home folder sees."""
        return cls(home.rules)

    def all(self) -> dict[str, RuleSet]:
        """All valid rule sets by id, shipped ones first; problems() says why others are left out."""
        return self._load()[0]

    def problems(self) -> tuple[AppError, ...]:
        """Why files in the user's folder are left out."""
        return self._load()[1]

    def get(self, name: str) -> RuleSet:
        """A rule set by its id or name, in upper or lower case.

        Raises:
            AppError: unknown_rule_set, or rule_set_invalid if its file is not valid.
        """
        found, problems = self._load()
        wanted = name.strip().casefold()
        for rule_set in found.values():
            if wanted in (rule_set.id, rule_set.name.casefold()):
                return rule_set
        path = self.folder / f"{wanted}.toml"
        for problem in problems:
            if str(path) in problem.message:
                raise problem
        hint = f"Available rule sets: {', '.join(found)}."
        raise AppError(ErrorCode.UNKNOWN_RULE_SET, f"Unknown rule set {name!r}.", hint)

    def _load(self) -> tuple[dict[str, RuleSet], tuple[AppError, ...]]:
        found = shipped_rule_sets()
        names = {rule_set.name.casefold() for rule_set in found.values()}
        problems: list[AppError] = []
        for path in self._own_files():
            try:
                rule_set = read_rule_set(path)
                if rule_set.id in found or rule_set.name.casefold() in names:
                    raise _invalid(path, f"there is another rule set {rule_set.id!r} or {rule_set.name!r}")
            except AppError as error:
                problems.append(error)
            else:
                found[rule_set.id] = rule_set
                names.add(rule_set.name.casefold())
        return found, tuple(problems)

    def _own_files(self) -> list[Path]:
        try:
            return sorted(self.folder.glob("*.toml"))[:_MAX_FILES]
        except OSError:
            return []


_shipped: dict[Path, dict[str, RuleSet]] = {}


def shipped_rule_sets() -> dict[str, RuleSet]:
    """The rule sets that come with the program, by id. Their files are read once."""
    folder = resources() / "rules"
    if folder not in _shipped:
        loaded = (read_rule_set(path, shipped=True) for path in sorted(folder.glob("*.toml")))
        _shipped[folder] = {rule_set.id: rule_set for rule_set in loaded}
    return dict(_shipped[folder])


def read_rule_set(path: Path, *, shipped: bool = False) -> RuleSet:
    """Read and validate the file of a rule set.

    Raises:
        AppError: rule_set_invalid; the message contains the path and what is wrong.
    """
    import tomllib

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _invalid(path, "it is not a regular file")
        if status.st_size > MAX_BYTES:
            raise _invalid(path, f"it is larger than {MAX_BYTES // 1000} kB")
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _invalid(path, reason.rstrip(".")) from error
    try:
        return parse_rule_set(values, shipped=shipped)
    except ValueError as error:
        raise _invalid(path, str(error)) from error
    except AppError as error:
        raise _invalid(path, f"preset: {error.message.rstrip('.')}") from error


def parse_rule_set(values: Mapping[str, Any], *, shipped: bool = False) -> RuleSet:
    """Validate the content of a file.

    Raises:
        ValueError: what is wrong, as the end of a sentence.
        AppError: invalid_option, about the options of the preset.
    """
    _only(values, "the file", ("id", "name", "source", "source_date", "certainty", "unknown", "rules", "preset"))
    identity = _text(values, "id", "")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identity) or len(identity) > 60:
        raise ValueError("id must consist of lower-case letters, digits and single hyphens, such as my-shop")
    name = _text(values, "name", "")
    if not name.strip() or len(name) > 60 or not name.isprintable():
        raise ValueError("name must be one line with at most 60 characters")
    certainty = _choice(values, "certainty", Certainty, Certainty.ASSUMED)
    rules = values.get("rules")
    if not isinstance(rules, list) or not rules or len(cast("list[Any]", rules)) > _MAX_RULES:
        raise ValueError(f"rules must be a list of 1 to {_MAX_RULES} rules")
    preset = values.get("preset")
    if preset is not None and not isinstance(preset, dict):
        raise ValueError("preset must be a table of options")
    return RuleSet(
        id=identity,
        name=name.strip(),
        source=_text(values, "source", "not stated"),
        source_date=_date(values.get("source_date", "not stated")),
        certainty=certainty,
        unknown=_texts("unknown", values.get("unknown", [])),
        rules=tuple(_rule(rule, certainty) for rule in cast("list[object]", rules)),
        options=None if preset is None else RemovalOptions.from_dict(cast("dict[str, Any]", preset)),
        shipped=shipped,
    )


def _rule(given: object, certainty: Certainty) -> Rule:
    if not isinstance(given, dict):
        raise ValueError('each rule must be a table such as { kind = "ratio", value = "1:1" }')  # noqa: TRY004
    values = cast("dict[str, Any]", given)
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"a rule has the kind {_shown(kind)}; the kinds are {', '.join(KINDS)}")
    _only(values, f"the rule {kind}", ("kind", "value", "level", "certainty", "note"))
    try:
        value = KINDS[kind](values.get("value"))
    except ValueError as error:
        raise ValueError(f"the rule {kind} has the value {_shown(values.get('value'))}; {error}") from None
    return Rule(
        kind,
        value,
        _choice(values, "level", Level, Level.REQUIRED),
        _choice(values, "certainty", Certainty, certainty),
        _text(values, "note", ""),
    )


_Choice = TypeVar("_Choice", bound=StrEnum)


def _choice(values: Mapping[str, Any], key: str, kind: type[_Choice], usual: _Choice) -> _Choice:
    try:
        return kind(values.get(key, usual))
    except ValueError:
        raise ValueError(f"{key} is {_shown(values[key])}; it must be one of {', '.join(kind)}") from None


def _only(values: Mapping[str, Any], where: str, allowed: Sequence[str]) -> None:
    for key in values:
        if key not in allowed:
            raise ValueError(f"{where} has the unknown key {_shown(key)}; the keys are {', '.join(allowed)}")


def _text(values: Mapping[str, Any], key: str, usual: str) -> str:
    value = values.get(key, usual)
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        raise ValueError(f"{key} must be a text with at most {_MAX_TEXT} characters")
    return value


def _texts(key: str, value: object) -> tuple[str, ...]:
    texts = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(text, str) and len(text) <= _MAX_TEXT for text in texts):
        raise ValueError(f"{key} must be a list of sentences")
    return tuple(str(text) for text in texts)


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}|not stated", value):
        return value
    raise ValueError('source_date must be a date such as 2026-11-26, or a month such as "2026-11"')


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _invalid(path: Path, reason: str) -> AppError:
    hint = "Fix the file, or remove it."
    return AppError(ErrorCode.RULE_SET_INVALID, f"Can't use the rule set {path}: {reason}.", hint)

"""What a team shares in files: the presets of a user, and rule sets."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from rembg_desktop import __version__
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.removal import OPTION_NAMES, RemovalOptions
from rembg_desktop.options.rule_sets import RuleSet, RuleSets, parse_rule_set
from rembg_desktop.options.sharing import HEAD, PRESETS, RULES, VERSION, ItemState, SharedItem
from rembg_desktop.paths import resources, write_toml

_LONGEST_NAME: Final = 100


class SharedPresets:
    """The presets of the user as a collection."""

    section = PRESETS

    def __init__(self, presets: Presets, check: Callable[[RemovalOptions], object]) -> None:
        """Share these presets.

        Args:
            presets: where they are.
            check: raises an AppError for options that cannot be used on this computer.
        """
        self._presets = presets
        self._check = check

    def item(self, name: str, values: object) -> SharedItem:
        """See Collection."""
        if not _is_name(name) or not isinstance(values, Mapping):
            return SharedItem(name, ItemState.INVALID, None, notices=(f"{name!r} is not a preset.",))
        given, name = cast(Mapping[str, Any], values), name.strip()
        notices: list[str] = []
        if unknown := [key for key in given if key not in OPTION_NAMES]:
            notices.append(
                f"This version does not know these options of {name!r}, which are left out: {', '.join(unknown)}."
            )
        try:
            options = RemovalOptions.from_dict({key: given[key] for key in given if key in OPTION_NAMES})
        except AppError as error:
            return SharedItem(
                name, ItemState.INVALID, None, notices=(f"{name!r} cannot be used: {error.message}",)
            )
        try:
            self._check(options)
        except AppError as error:
            notices.append(f"{name!r} cannot be used yet: {error.message} {error.hint}".rstrip())
        known = {each.casefold(): (each, found) for each, found in self._presets.all().items()}
        existing = known.get(name.casefold())
        if existing is None:
            state = ItemState.NEW
        else:
            state = ItemState.SAME if existing[1] == options else ItemState.CONFLICT
        can_replace = existing is not None and existing[0] in self._presets.own()
        name = existing[0] if existing and can_replace else name
        return SharedItem(name, state, options, can_replace, tuple(notices))

    def save(self, name: str, content: Any) -> None:  # noqa: ANN401 - see Collection
        """See Collection."""
        self._presets.save(name, cast(RemovalOptions, content))

    def free_name(self, name: str) -> str:
        """See Collection."""
        return free_name(name, self._presets.all())

    def export(self, names: Iterable[str] = ()) -> dict[str, Any]:
        """The content of a file with these presets, or with all of the user.

        Raises:
            AppError: unknown_preset; nothing_to_do if there are none.
        """
        chosen = [self._presets.find(name) for name in names] or [
            (name, options) for name, options in self._presets.all().items() if name in self._presets.own()
        ]
        if not chosen:
            hint = "Save a preset first, or name one."
            raise AppError(ErrorCode.NOTHING_TO_DO, "There are no custom presets to export.", hint)
        return self.content([name for name, _ in chosen])

    def content(self, names: Iterable[str]) -> dict[str, Any]:
        """The content of a file with these presets, which may be none.

        Raises:
            AppError: unknown_preset.
        """
        chosen = [self._presets.find(name) for name in names]
        return {
            HEAD: {"version": VERSION, "program": __version__},
            self.section: {name: _plain(options.as_document()) for name, options in chosen},
        }


class SharedRuleSets:
    """The rule sets of the user as a collection; the names of its items are ids."""

    section = RULES

    def __init__(self, rule_sets: RuleSets, check: Callable[[RemovalOptions], object]) -> None:
        """Share these rule sets.

        Args:
            rule_sets: where they are.
            check: raises an AppError for options of a preset that cannot be used on this computer.
        """
        self._rule_sets = rule_sets
        self._check = check

    def item(self, name: str, values: object) -> SharedItem:
        """See Collection."""
        given = dict(cast(Mapping[str, Any], values)) if isinstance(values, Mapping) else {}
        try:
            found = parse_rule_set({**given, "id": name})
        except ValueError as error:
            return _invalid(name, f"{name!r} cannot be used: {error}.")
        except AppError as error:
            return _invalid(name, f"{name!r} cannot be used: {error.message}")
        notices: list[str] = []
        if found.options:
            try:
                self._check(found.options)
            except AppError as error:
                notices.append(f"The preset of {name!r} cannot be used yet: {error.message} {error.hint}".rstrip())
        known = self._rule_sets.all()
        existing = known.get(name)
        if existing is None and not any(each.name.casefold() == found.name.casefold() for each in known.values()):
            return SharedItem(name, ItemState.NEW, given, notices=tuple(notices))
        is_same = existing is not None and replace(existing, shipped=False) == found
        can_replace = existing is not None and not existing.shipped and self._is_free(found, known)
        return SharedItem(
            name, ItemState.SAME if is_same else ItemState.CONFLICT, given, can_replace, tuple(notices)
        )

    def save(self, name: str, content: Any) -> None:  # noqa: ANN401 - see Collection
        """See Collection."""
        values = cast(dict[str, Any], content)
        others = {each.name for each in self._rule_sets.all().values() if each.id != name}
        title = str(values["name"]).strip()
        if title.casefold() in {each.casefold() for each in others}:
            title = free_name(title, others)
        path = self._own_files().get(name) or self._rule_sets.folder / f"{name}.toml"
        write_toml(path, {**values, "id": name, "name": title})

    def free_name(self, name: str) -> str:
        """See Collection."""
        number, known = 2, self._rule_sets.all()
        while f"{name}-{number}" in known:
            number += 1
        return f"{name}-{number}"

    def export(self, names: Iterable[str] = ()) -> dict[str, Any]:
        """The content of a file with these rule sets, or with all of the user.

        Raises:
            AppError: unknown_rule_set; nothing_to_do if there are none.
        """
        chosen = [self._rule_sets.get(name) for name in names or self.own()]
        if not chosen:
            hint = "Name a rule set, or add one of your own."
            raise AppError(ErrorCode.NOTHING_TO_DO, "There are no rule sets of your own to export.", hint)
        files = self._own_files()
        content = {
            each.id: _read(files.get(each.id) or resources() / "rules" / f"{each.id}.toml") for each in chosen
        }
        return {HEAD: {"version": VERSION, "program": __version__}, self.section: content}

    def own(self) -> list[str]:
        """The ids of the user's rule sets."""
        return [each.id for each in self._rule_sets.all().values() if not each.shipped]

    def _own_files(self) -> dict[str, Path]:
        """The files of the user's rule sets by id; a file may have another name."""
        if not self._rule_sets.folder.is_dir():
            return {}
        own = self.own()
        found: dict[str, Path] = {}
        for path in sorted(self._rule_sets.folder.glob("*.toml")):
            try:
                identity = str(_read(path).get("id"))
            except (OSError, ValueError):
                continue
            if identity in own:
                found.setdefault(identity, path)
        return found

    @staticmethod
    def _is_free(found: RuleSet, known: Mapping[str, RuleSet]) -> bool:
        return not any(
            each.id != found.id and each.name.casefold() == found.name.casefold() for each in known.values()
        )


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def _invalid(name: str, notice: str) -> SharedItem:
    return SharedItem(name, ItemState.INVALID, None, notices=(notice,))


def free_name(name: str, taken: Iterable[str]) -> str:
    """`Name (2)`, or the next number that is not taken, in upper or lower case."""
    names = {each.casefold() for each in taken}
    number = 2
    while f"{name} ({number})".casefold() in names:
        number += 1
    return f"{name} ({number})"


def _is_name(name: str) -> bool:
    return bool(name.strip()) and name.isprintable() and len(name) <= _LONGEST_NAME


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in options.items() if value is not None}

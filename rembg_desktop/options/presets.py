"""Presets: named sets of options. Built-in ones, those of rule sets, and those of the user in a TOML file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.removal import RemovalOptions
from rembg_desktop.paths import exclusively, write_toml

if TYPE_CHECKING:
    from rembg_desktop.options.rule_sets import RuleSet

BUILT_IN: Final[Mapping[str, RemovalOptions]] = {
    name: RemovalOptions.from_dict(values)
    for name, values in {
        "Transparent PNG": {},
        "White shop picture": {
            "format": "jpeg",
            "background": "#ffffff",
            "trim": True,
            "canvas": "2000x2000",
            "padding": "5%",
        },
        "Mask": {"mask_only": True, "name": "{stem}-mask"},
        "WebP for the web": {"format": "webp", "quality": 85, "metadata": "strip"},
        "Layers for retouching": {"format": "psd", "depth": "keep"},
    }.items()
}
DEFAULT_PRESET: Final = "Transparent PNG"


class Presets:
    """The built-in presets, those of rule sets, and those of the user."""

    def __init__(self, path: Path, on_change: Callable[[], object] | None = None) -> None:
        """`on_change` is called after the user's presets were changed here."""
        self._path = path
        self._on_change = on_change

    @property
    def path(self) -> Path:
        """The file of the user's presets, in the home folder."""
        return self._path

    def all(self) -> dict[str, RemovalOptions]:
        """All presets by name: built-in ones, those of rule sets, those of the user.

        Raises:
            AppError: invalid_option if the user's file is invalid.
        """
        own = self._own()
        taken = {name.casefold() for name in own}
        ruled = {
            rule_set.name: rule_set.options
            for rule_set in self._rule_sets().values()
            if rule_set.options and rule_set.name.casefold() not in taken
        }
        return {**BUILT_IN, **ruled, **own}

    def own(self) -> frozenset[str]:
        """The names of the user's presets. The others cannot be changed.

        Raises:
            AppError: invalid_option if the user's file is invalid.
        """
        return frozenset(self._read())

    def get(self, name: str) -> RemovalOptions:
        """The options of a preset; see find()."""
        return self.find(name)[1]

    def find(self, name: str) -> tuple[str, RemovalOptions]:
        """The name as it is spelled in the list, and the options of a preset.

        Args:
            name: its name, or the id of its rule set, in upper or lower case.

        Raises:
            AppError: unknown_preset.
        """
        wanted = name.strip().casefold()
        for presets in (BUILT_IN, self._own()):  # most commands need no rule set
            for known, options in presets.items():
                if known.casefold() == wanted:
                    return known, options
        if (rule_set := self._rule_set(wanted)) and rule_set.options:
            return rule_set.name, rule_set.options
        hint = f"Available presets: {', '.join(self.all())}."
        raise AppError(ErrorCode.UNKNOWN_PRESET, f"Unknown preset {name!r}.", hint)

    def rule_set(self, preset: str | None) -> "RuleSet | None":
        """The rule set that a preset belongs to; None if it belongs to none."""
        if not preset or preset in BUILT_IN or preset in self.own():
            return None
        return self._rule_set(preset.strip().casefold())

    def _rule_set(self, wanted: str) -> "RuleSet | None":
        found = self._rule_sets().values()
        return next((each for each in found if wanted in (each.id, each.name.casefold())), None)

    def _rule_sets(self) -> dict[str, "RuleSet"]:
        from rembg_desktop.options.rule_sets import RuleSets  # most commands need none

        return RuleSets(self._path.parent / "rules").all()  # both are in the home folder

    def save(self, name: str, options: RemovalOptions) -> None:
        """Save options as a preset of the user. An existing one of the same name is replaced.

        Raises:
            AppError: invalid_option if the name is empty or belongs to a built-in preset.
        """
        name = name.strip()
        is_built_in = name.casefold() in {known.casefold() for known in BUILT_IN}
        with exclusively(self._path):
            own = self._read()
            # Somebody may have a preset with the name of a rule set that came later.
            if not name or is_built_in or (name not in own and self._rule_set(name.casefold())):
                hint = "Choose another name."
                raise AppError(ErrorCode.INVALID_OPTION, f"Can't name a preset {name!r}.", hint)
            self._write({**own, name: options.as_dict()})

    def delete(self, name: str) -> None:
        """Delete a preset of the user.

        Raises:
            AppError: unknown_preset, also for built-in presets, which cannot be deleted.
        """
        with exclusively(self._path):
            own = self._read()
            if name not in own:
                raise AppError(ErrorCode.UNKNOWN_PRESET, f"There is no custom preset {name!r}.")
            self._write({known: values for known, values in own.items() if known != name})

    def rename(self, old: str, new: str) -> None:
        """Rename a preset of the user.

        Raises:
            AppError: unknown_preset, or invalid_option for the new name.
        """
        own = self._read()
        if old not in own:
            raise AppError(ErrorCode.UNKNOWN_PRESET, f"There is no custom preset {old!r}.")
        self.save(new, self._options(old, own[old]))
        if old != new.strip():
            self.delete(old)

    def _own(self) -> dict[str, RemovalOptions]:
        return {name: self._options(name, values) for name, values in self._read().items()}

    def _read(self) -> dict[str, Any]:
        import tomllib  # a command without presets needs none

        try:
            return tomllib.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            hint = "Fix the file, or delete it to keep only the built-in presets."
            raise AppError(ErrorCode.INVALID_OPTION, f"Can't read {self._path}: {error}.", hint) from error

    def _write(self, own: Mapping[str, Any]) -> None:
        plain = {
            name: {key: value for key, value in values.items() if value is not None}
            for name, values in own.items()
        }
        write_toml(self._path, plain)
        self.announce()

    def announce(self) -> None:
        """Call `on_change`: also after the user's rule sets were changed, which have presets."""
        if self._on_change:
            self._on_change()

    def _options(self, name: str, values: object) -> RemovalOptions:
        if not isinstance(values, Mapping):
            message = f"Invalid preset {name!r} in {self._path}: it must be a table."
            raise AppError(ErrorCode.INVALID_OPTION, message, "Fix the file.")
        try:
            return RemovalOptions.from_dict(cast(Mapping[str, Any], values))
        except AppError as error:
            message = f"Invalid preset {name!r} in {self._path}: {error.message}"
            raise AppError(error.code, message, "Fix the file.") from error

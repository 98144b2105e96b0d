"""Presets: named sets of options, built-in ones, and those of the user in a TOML file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.removal import RemovalOptions
from rembg_desktop.paths import exclusively, write_toml

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
    }.items()
}
DEFAULT_PRESET: Final = "Transparent PNG"


class Presets:
    """The built-in presets and those of the user."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[str, RemovalOptions]:
        """All presets by name, built-in presets first.

        Raises:
            AppError: invalid_option if the user's file is invalid.
        """
        own = {name: self._options(name, values) for name, values in self._read().items()}
        return {**BUILT_IN, **own}

    def get(self, name: str) -> RemovalOptions:
        """The options of a preset; see find()."""
        return self.find(name)[1]

    def find(self, name: str) -> tuple[str, RemovalOptions]:
        """The name as it is spelled in the list, and the options of a preset. `name` is not case-sensitive.

        Raises:
            AppError: unknown_preset.
        """
        presets = self.all()
        for known, options in presets.items():
            if known.casefold() == name.strip().casefold():
                return known, options
        hint = f"Available presets: {', '.join(presets)}."
        raise AppError(ErrorCode.UNKNOWN_PRESET, f"Unknown preset {name!r}.", hint)

    def save(self, name: str, options: RemovalOptions) -> None:
        """Save options as a preset of the user. An existing one of the same name is replaced.

        Raises:
            AppError: invalid_option if the name is empty or belongs to a built-in preset.
        """
        name = name.strip()
        if not name or name.casefold() in {known.casefold() for known in BUILT_IN}:
            hint = "Choose another name."
            raise AppError(ErrorCode.INVALID_OPTION, f"Can't name a preset {name!r}.", hint)
        with exclusively(self._path):
            self._write({**self._read(), name: options.as_dict()})

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

    def _options(self, name: str, values: object) -> RemovalOptions:
        if not isinstance(values, Mapping):
            message = f"Invalid preset {name!r} in {self._path}: it must be a table."
            raise AppError(ErrorCode.INVALID_OPTION, message, "Fix the file.")
        try:
            return RemovalOptions.from_dict(cast(Mapping[str, Any], values))
        except AppError as error:
            message = f"Invalid preset {name!r} in {self._path}: {error.message}"
            raise AppError(error.code, message, "Fix the file.") from error

"""Files with which a team shares presets, rule sets and hot folders: what one contains, what an import changes."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.removal import OPTION_NAMES

VERSION: Final = 1
"""Version of the files. A later one is refused, because it may mean something else by the same words."""

MAX_BYTES: Final = 4 << 20
HEAD: Final = "rembg-desktop"
"""The table of a file that says what it is."""
PRESETS: Final = "presets"
RULES: Final = "rules"
HOT_FOLDERS: Final = "hot-folders"
"""Tables of a file."""


class ItemState(StrEnum):
    """How an item of a file compares with what is there."""

    NEW = "new"
    SAME = "same"
    """There is an equal one, so nothing has to be done."""
    CONFLICT = "conflict"
    """There is another one of this name."""
    INVALID = "invalid"
    """This version of the program cannot use it."""


class OnExisting(StrEnum):
    """What becomes of items whose name is taken by another one."""

    STOP = "stop"
    """Nothing is imported."""
    KEEP = "keep"
    """The existing ones stay, and these are not imported."""
    REPLACE = "replace"
    """These replace the existing ones. Those of the program itself stay."""
    BOTH = "both"
    """These get another name."""


@dataclass(frozen=True, slots=True)
class SharedItem:
    """One preset, rule set or hot folder in a file.

    Attributes:
        content: what save() of its collection takes; None if it is invalid.
        can_replace: the existing one may be replaced.
        notices: what a person should know about it, in sentences.
    """

    name: str
    state: ItemState
    content: Any
    can_replace: bool = True
    notices: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The item as JSON."""
        return {"name": self.name, "state": self.state.value, "notices": list(self.notices)}


class Collection(Protocol):
    """What is shared: presets, rule sets or hot folders."""

    @property
    def section(self) -> str:
        """The table of a file that holds them."""
        ...

    def item(self, name: str, values: object) -> SharedItem:
        """Compare one from a file with those that are there."""
        ...

    def save(self, name: str, content: Any) -> None:  # noqa: ANN401 - what item() gave
        """Store one; an existing one of this name is replaced."""
        ...

    def free_name(self, name: str) -> str:
        """A name like this one that is not taken."""
        ...


@dataclass(slots=True)
class Imported:
    """What an import has done: names by what became of them, and notices in sentences."""

    added: list[str] = field(default_factory=list[str])
    replaced: list[str] = field(default_factory=list[str])
    kept: list[str] = field(default_factory=list[str])
    unchanged: list[str] = field(default_factory=list[str])
    failed: list[str] = field(default_factory=list[str])
    notices: list[str] = field(default_factory=list[str])

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON."""
        return {
            "added": self.added,
            "replaced": self.replaced,
            "kept": self.kept,
            "unchanged": self.unchanged,
            "failed": self.failed,
            "notices": self.notices,
        }


def read_shared(path: Path) -> dict[str, dict[str, Any]]:
    """Read a file of shared things: by section, the values of each item by name.

    The presets file of a home folder is one, too, and so is the file of a rule set.

    Raises:
        AppError: source_missing, source_unreadable, invalid_option if it is no such file or of a later version.
    """
    import tomllib

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        code = ErrorCode.SOURCE_MISSING if isinstance(error, FileNotFoundError) else ErrorCode.SOURCE_UNREADABLE
        message = f"{path} cannot be read: {error.strerror}."
        raise AppError(code, message, "Check the path and its permissions.") from error
    if len(data) > MAX_BYTES:
        raise _unusable(path, f"it has more than {MAX_BYTES >> 20} MiB")
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unusable(path, "it is not a text file") from error
    except (ValueError, RecursionError) as error:
        raise _unusable(path, str(error).rstrip(".")) from error
    if isinstance(values.get("id"), str) and "rules" in values:  # the file of one rule set
        return {RULES: {values["id"]: values}}
    tables = {key: cast(dict[str, Any], value) for key, value in values.items() if isinstance(value, dict)}
    if HEAD not in tables:
        if (
            tables
            and len(tables) == len(values)
            and any(key in OPTION_NAMES for each in tables.values() for key in each)
        ):
            return {PRESETS: tables}
        raise _unusable(path, f"it has no section [{HEAD}]")
    version = tables.pop(HEAD).get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _unusable(path, f"its version is {version!r}")
    if version > VERSION:
        message = (
            f"{path} was written by a newer version of the program: version {version}, supported up to {VERSION}."
        )
        raise AppError(ErrorCode.INVALID_OPTION, message, "Install that version, or export the file again.")
    return tables


def write_shared(path: Path, content: Mapping[str, Any], *, overwrite: bool) -> None:
    """Write a file of shared things, whole or not at all.

    Raises:
        AppError: invalid_option if it exists and must not be overwritten; destination_unwritable.
    """
    from rembg_desktop.paths import write_toml

    if os.path.lexists(path) and not overwrite:
        hint = "Choose another name, or replace the file with --overwrite."
        raise AppError(ErrorCode.INVALID_OPTION, f"{path} already exists.", hint)
    try:
        write_toml(path, content)
    except OSError as error:
        message = f"Cannot write to {path}: {error.strerror or error}."
        raise AppError(ErrorCode.DESTINATION_UNWRITABLE, message, "Choose another folder.") from error


def compared(collection: Collection, sections: Mapping[str, Mapping[str, Any]], path: Path) -> list[SharedItem]:
    """The items of a file that belong to a collection, compared with those that are there.

    Raises:
        AppError: nothing_to_do if there are none.
    """
    items = items_of(collection, sections)
    if not items:
        others = ", ".join(section for section in sections if sections[section]) or "nothing"
        message = f"{path} contains no {collection.section}, but {others}."
        raise AppError(ErrorCode.NOTHING_TO_DO, message, "Choose another file.")
    return items


def items_of(collection: Collection, sections: Mapping[str, Mapping[str, Any]]) -> list[SharedItem]:
    """As compared(); none if there are none."""
    items: list[SharedItem] = []
    seen: set[str] = set()
    for name, values in sections.get(collection.section, {}).items():
        item = collection.item(name, values)
        if item.name.casefold() in seen:
            notice = f"The file contains {name!r} twice; the first one is used."
            item = SharedItem(name, ItemState.INVALID, None, notices=(notice,))
        seen.add(item.name.casefold())
        items.append(item)
    return items


def import_items(collection: Collection, items: Iterable[SharedItem], on_existing: OnExisting) -> Imported:
    """Store items; each is stored whole or not at all.

    Raises:
        AppError: invalid_option for names that are taken, if that shall stop the import.
    """
    items = list(items)
    taken = [item.name for item in items if item.state is ItemState.CONFLICT]
    if taken and on_existing is OnExisting.STOP:
        message = f"These names are already taken: {', '.join(taken)}. Nothing was imported."
        hint = (
            "Use --on-existing to keep the existing ones (`keep`), to replace them (`replace`), or to keep `both`."
        )
        raise AppError(ErrorCode.INVALID_OPTION, message, hint)
    done = Imported()
    for item in items:
        done.notices.extend(item.notices)
        try:
            _import_item(collection, item, on_existing, done)
        except (AppError, OSError) as error:
            done.failed.append(item.name)
            reason = f"{error.message} {error.hint}".rstrip() if isinstance(error, AppError) else f"{error}."
            done.notices.append(f"{item.name} cannot be stored: {reason}")
    return done


def _import_item(collection: Collection, item: SharedItem, on_existing: OnExisting, done: Imported) -> None:
    if item.state is ItemState.SAME:
        done.unchanged.append(item.name)
    elif item.state is ItemState.INVALID:
        done.failed.append(item.name)
    elif item.state is ItemState.NEW:
        collection.save(item.name, item.content)
        done.added.append(item.name)
    elif on_existing is OnExisting.REPLACE and item.can_replace:
        collection.save(item.name, item.content)
        done.replaced.append(item.name)
    elif on_existing is OnExisting.BOTH:
        name = collection.free_name(item.name)
        collection.save(name, item.content)
        done.added.append(name)
    else:
        done.kept.append(item.name)


def _unusable(path: Path, why: str) -> AppError:
    hint = "Choose a file that was exported by this program."
    return AppError(ErrorCode.INVALID_OPTION, f"{path} cannot be imported: {why}.", hint)

"""Hot folders in the files with which a team shares presets and rule sets."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders, SourceAction
from rembg_desktop.hotfolders.walking import resolved
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.shared_items import SharedPresets
from rembg_desktop.options.sharing import HOT_FOLDERS, ItemState, SharedItem
from rembg_desktop.paths import is_folder

_KEYS: Final = ("presets", "destination", "recursive", "after", "settle_seconds")


class SharedHotFolders:
    """The hot folders of a queue as a collection; the names of its items are the paths of the folders.

    Imported ones are paused, because they may move or delete photos.
    """

    section = HOT_FOLDERS

    def __init__(self, folders: HotFolders, presets: Presets, also: Iterable[str] = ()) -> None:
        """Share these hot folders.

        Args:
            folders: where they are.
            presets: the presets that they name.
            also: names of presets that are imported together with them.
        """
        self._also = frozenset(name.casefold() for name in also)
        self._folders = folders
        self._presets = presets

    def item(self, name: str, values: object) -> SharedItem:
        """See Collection."""
        try:
            hot, notices = self._read(name, cast(Mapping[str, Any], values))
        except (TypeError, ValueError, AttributeError) as error:
            return _invalid(name, f"{name} cannot be watched: {error}.")
        existing = self._existing(hot)
        if existing is None:
            return SharedItem(name, ItemState.NEW, hot, notices=notices)
        state = ItemState.SAME if _values(existing) == _values(hot) else ItemState.CONFLICT
        return SharedItem(name, state, replace(hot, id=existing.id), notices=notices)

    def save(self, name: str, content: Any) -> None:  # noqa: ANN401, ARG002 - see Collection
        """See Collection. Raises an AppError when it overlaps with another hot folder."""
        hot = cast(HotFolder, content)
        if hot.id:
            self._folders.change(hot)
        else:
            self._folders.add(hot)

    def free_name(self, name: str) -> str:
        """See Collection; a folder is watched once, so there is none."""
        hint = "Keep the existing one, or replace it."
        raise AppError(ErrorCode.INVALID_OPTION, f"{name} can be watched only once.", hint)

    def export(self, chosen: Iterable[HotFolder] = ()) -> dict[str, Any]:
        """The content of a file with these hot folders, or with all, and with the custom presets that they name.

        Raises:
            AppError: nothing_to_do if there are none.
        """
        folders = list(chosen) or self._folders.watched()
        if not folders:
            message = "There are no hot folders to export."
            raise AppError(ErrorCode.NOTHING_TO_DO, message, "Add one with `rembg-desktop watch add`.")
        own = self._presets.own()
        named = list(dict.fromkeys(name for hot in folders for name in hot.presets if name in own))
        presets = SharedPresets(self._presets, lambda _: None)
        return {**presets.content(named), self.section: {str(hot.folder): _values(hot) for hot in folders}}

    def _read(self, name: str, values: Mapping[str, Any]) -> tuple[HotFolder, tuple[str, ...]]:
        if not Path(name).is_absolute():
            raise ValueError("its path is not an absolute one on this computer")
        if not is_folder(Path(name)):
            raise ValueError("the folder does not exist on this computer")
        notices: list[str] = []
        if unknown := [key for key in values if key not in _KEYS]:
            notices.append(
                f"This version does not know these values of {name}, which are left out: {', '.join(unknown)}."
            )
        destination = values.get("destination")
        if destination is not None and not (isinstance(destination, str) and Path(destination).is_absolute()):
            raise ValueError("its destination is not an absolute path on this computer")
        presets = values.get("presets", [])
        if not isinstance(presets, list) or not all(isinstance(each, str) for each in cast(list[object], presets)):
            raise ValueError("its presets must be a list of names")
        recursive = values.get("recursive", False)
        if not isinstance(recursive, bool):
            raise ValueError("recursive must be true or false")  # noqa: TRY004 - told like the others
        usual = HotFolder(Path(name))
        hot = HotFolder(
            Path(name),
            tuple(cast(list[str], presets)) or usual.presets,
            Path(destination) if destination else None,
            recursive,
            SourceAction(values.get("after", usual.after)),
            float(values.get("settle_seconds", usual.settle_seconds)),
            paused=True,
        )
        known = {each.casefold() for each in self._presets.all()} | self._also
        if missing := [each for each in hot.presets if each.casefold() not in known]:
            notices.append(
                f"{name} needs presets that are not there: {', '.join(missing)}. Import them from the same file."
            )
        return hot, tuple(notices)

    def _existing(self, hot: HotFolder) -> HotFolder | None:
        mine = resolved(hot.folder)
        return next((each for each in self._folders.watched() if resolved(each.folder) == mine), None)


def _values(hot: HotFolder) -> dict[str, Any]:
    values = {
        "presets": list(hot.presets),
        "destination": os.fspath(hot.destination) if hot.destination else None,
        "recursive": hot.recursive,
        "after": hot.after.value,
        "settle_seconds": hot.settle_seconds,
    }
    return {key: value for key, value in values.items() if value is not None}


def _invalid(name: str, notice: str) -> SharedItem:
    return SharedItem(name, ItemState.INVALID, None, notices=(notice,))

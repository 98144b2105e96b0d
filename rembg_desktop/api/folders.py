"""Which local paths a client may name: those inside the folders that the settings allow, none by default."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.plan import Plan


class AllowedFolders:
    """The allowed folders, symbolic links resolved."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._roots = [os.path.realpath(folder) for folder in folders if Path(folder).is_absolute()]

    def source(self, text: str) -> Path:
        """A file or folder that a client named.

        Raises:
            Problem: path_not_allowed; it says nothing about what exists outside the allowed folders.
        """
        path = self.inside(text)
        try:
            mode = path.stat().st_mode
        except OSError:
            return path  # the search says that it is missing
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _refused(text, "is neither a file nor a folder")
        return path

    def inside(self, text: str) -> Path:
        """A path that a client named.

        Raises:
            Problem: path_not_allowed.
        """
        if (
            "\0" in text
            or not _is_encodable(text)
            or re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text)
            or not Path(text).is_absolute()
        ):
            raise _refused(text, "is no full path of this machine")
        if not self._holds(text):
            raise _refused(text, "lies outside the folders that the settings allow")
        return Path(text)

    def check_plan(self, plan: Plan) -> None:
        """See that no symbolic link in a folder leads out of the allowed ones.

        Raises:
            Problem: path_not_allowed.
        """
        for path in (*(image.source for image in plan.images), *(root.destination for root in plan.roots)):
            if not self._holds(str(path)):
                raise _refused(str(path), "leads out of the folders that the settings allow")

    def check_background(self, options: RemovalOptions) -> None:
        """See that an image behind the subject is an allowed one.

        Raises:
            Problem: path_not_allowed.
        """
        if options.background_image:
            self.source(options.background_image)

    def _holds(self, path: str) -> bool:
        real = os.path.realpath(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)


def _is_encodable(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def _refused(text: str, why: str) -> Problem:
    shown = text if len(text) <= 300 else text[:300] + "..."
    hint = "Name a path inside an allowed folder, or add its folder to the API's settings."
    return Problem(422, ApiCode.PATH_NOT_ALLOWED, f"{shown!r} {why}.", hint)

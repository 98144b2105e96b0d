"""The folders from which clients may submit files, and to which results may go."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.options import OnConflict, RemovalOptions
from rembg_desktop.queue.planning import Plan


class AllowedFolders:
    """The allowed folders, symbolic links resolved."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._roots = [os.path.realpath(folder) for folder in folders if Path(folder).is_absolute()]

    def source(self, text: str) -> Path:
        """The path of a file or folder from a request.

        Raises:
            Problem: path_not_allowed; it does not reveal what exists outside the allowed folders.
        """
        path = self.inside(text)
        try:
            mode = path.stat().st_mode
        except OSError:
            return path  # planning reports that it is missing
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _refused(text, "is not a file or folder")
        return path

    def inside(self, text: str) -> Path:
        """A path from a request.

        Raises:
            Problem: path_not_allowed.
        """
        if (
            "\0" in text
            or not _is_encodable(text)
            or re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text)
            or not Path(text).is_absolute()
        ):
            raise _refused(text, "is not an absolute path on this computer")
        if not self._holds(text):
            raise _refused(text, "is outside the folders that the settings allow")
        return Path(text)

    def check_plan(self, plan: Plan, options: RemovalOptions) -> None:
        """Check that no symbolic link below the named folders leads out of the allowed ones.

        Sources, the folders of the results, and results that exist and are kept (`on_conflict` is `skip`), since
        the API would hand them out.

        Raises:
            Problem: path_not_allowed.
        """
        self.check_results(plan, options)
        for image in plan.images:
            self._check(image.source)

    def check_results(self, plan: Plan, options: RemovalOptions) -> None:
        """The part of check_plan() that looks at results.

        Raises:
            Problem: path_not_allowed.
        """
        for root in plan.roots:
            self._check(root.destination)
        for folder in {image.destination.parent for image in plan.images}:
            self._check(folder)
        if options.on_conflict is OnConflict.SKIP:
            for image in plan.images:
                self._check(image.destination)

    def check_background(self, options: RemovalOptions) -> None:
        """Check that a background image is in an allowed folder.

        Raises:
            Problem: path_not_allowed.
        """
        if options.background_image:
            self.source(options.background_image)

    def _check(self, path: str | Path) -> None:
        if not self._holds(path):
            raise _refused(str(path), "leads out of the folders that the settings allow")

    def _holds(self, path: str | Path) -> bool:
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
    hint = "Use a path inside an allowed folder, or add its folder to the API settings."
    return Problem(422, ApiCode.PATH_NOT_ALLOWED, f"{shown!r} {why}.", hint)

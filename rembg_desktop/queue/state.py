"""State of the queue as a whole, shared by all processes: pause, executor report and revision."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import logging
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rembg_desktop.queue.connections import Statement, parameter
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import StateRow
from rembg_desktop.queue.reports import ExecutorReport, Pause
from rembg_desktop.queue.types import Failure

_USER: Final = "paused_by_user"
_TROUBLE: Final = "trouble"
_EXECUTOR: Final = "executor"
_REVISION: Final = "revision"
_UNREADABLE: Final = (ValueError, TypeError, KeyError, AttributeError)

_SELECT: Final = Statement(lambda: StateRow.select(StateRow.value).where(StateRow.key == parameter("key")))
_SELECT_PAUSE: Final = Statement(
    lambda: StateRow.select(StateRow.key, StateRow.value).where(StateRow.key.in_((_USER, _TROUBLE)))
)
_SELECT_REVISION: Final = Statement(
    lambda: StateRow.select(StateRow.value.cast("INTEGER")).where(StateRow.key == _REVISION)
)
_DELETE: Final = Statement(lambda: StateRow.delete().where(StateRow.key == parameter("key")))
_REPLACE: Final = Statement(
    lambda: StateRow.insert(key=parameter("key"), value=parameter("value")).on_conflict_replace()
)
_REVISE: Final = Statement(
    lambda: StateRow.insert(key=_REVISION, value="1").on_conflict(
        conflict_target=[StateRow.key], update={StateRow.value: StateRow.value.cast("INTEGER") + 1}
    )
)

_log: Final = logging.getLogger(__name__)


class QueueState:
    """Reads and writes the values that belong to the queue as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pause(self) -> Pause:
        """Whether the queue is paused, and why."""
        values = dict(self._database.rows(_SELECT_PAUSE))
        pause = Pause(by_user=_USER in values)
        try:
            trouble = json.loads(values.get(_TROUBLE) or "null")
            if trouble is None:
                return pause
            return replace(
                pause,
                trouble=Failure(**trouble["failure"]),
                folder=Path(trouble["folder"]) if trouble["folder"] is not None else None,
                job_id=trouble["job_id"],
                needed_bytes=trouble["needed_bytes"],
            )
        except _UNREADABLE:  # if the storage error persists, the next image will store it again
            _log.exception("The stored reason for the pause cannot be read.")
            return pause

    def pause_by_user(self) -> None:
        """Claim no more images until resume()."""
        self._put(_USER, True)

    def resume(self) -> None:
        """End any pause; after a storage error, the folder is tried again."""
        with self._database.write():
            for key in (_USER, _TROUBLE):
                self._database.execute(_DELETE, key=key)

    def set_trouble(self, pause: Pause) -> None:
        """Pause the queue because of a storage error; a pause by the user does not change.

        Raises:
            ValueError: the pause has no storage error.
        """
        if pause.trouble is None:
            raise ValueError(pause)
        trouble = {
            "failure": pause.trouble.as_dict(),
            "folder": str(pause.folder) if pause.folder is not None else None,
            "job_id": pause.job_id,
            "needed_bytes": pause.needed_bytes,
        }
        self._put(_TROUBLE, trouble)

    def clear_trouble(self) -> None:
        """End the pause by a storage error; a pause by the user does not change."""
        with self._database.write():
            self._database.execute(_DELETE, key=_TROUBLE)

    def report_executor(self, report: ExecutorReport | None) -> None:
        """Store the executor's report about itself; None when it ends."""
        if report is None:
            with self._database.write():
                self._database.execute(_DELETE, key=_EXECUTOR)
        else:
            self._put(_EXECUTOR, {**report.as_dict(), "started_at": report.started_at.isoformat()})

    def executor(self) -> ExecutorReport | None:
        """The latest report, whether or not its process is still running."""
        row = self._database.first(_SELECT, key=_EXECUTOR)
        if row is None:
            return None
        try:
            stored: dict[str, Any] = json.loads(row[0])
            # Another version of the program, which may be running too, may store more fields.
            values = {field.name: stored[field.name] for field in fields(ExecutorReport) if field.name in stored}
            values["started_at"] = datetime.fromisoformat(values["started_at"])
            values["devices"] = tuple(values["devices"])
            return ExecutorReport(**values)
        except _UNREADABLE:  # it is rewritten every second
            _log.exception("The executor's report cannot be read.")
            return None

    def revision(self) -> int:
        """A number that changes when jobs are added, removed or moved, but not with their progress."""
        return self._database.number(_SELECT_REVISION)

    def revise(self) -> None:
        """Change the revision; call it inside the transaction of the change."""
        self._database.execute(_REVISE)

    def _put(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON
        with self._database.write():
            self._database.execute(_REPLACE, key=key, value=json.dumps(value))

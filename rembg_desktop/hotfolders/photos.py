"""What the queue file knows of the files in hot folders: which were seen, and which photos were taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rembg_desktop.hotfolders.walking import Signature
from rembg_desktop.queue.connections import now, read_path, stored_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.naming import PathKeys


@dataclass(frozen=True, slots=True)
class ReadyPhoto:
    """A complete file that shall be taken.

    Attributes:
        name: its path relative to the hot folder.
        copy: the private copy that will be processed; None for a duplicate.
        twin: id of the image that has the same content already; None for a new photo.
    """

    name: str
    signature: Signature
    sha256: str
    copy: Path | None = None
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A photo that was taken and whose source is not handled yet.

    Attributes:
        status: of its image; None when its job was deleted.
        needs_review: whether its result needs review.
        target: the path to which the source is being moved; None if that has not begun.
        outputs: paths and SHA-256 of its results; empty if one of them was not made.
        apart: where its source was put when its image failed, before the image was retried; None if it is still
            in its place.
    """

    id: int
    name: str
    signature: Signature
    sha256: str
    image_id: int
    duplicate: bool
    copy: Path | None
    target: Path | None
    status: str | None
    needs_review: bool
    outputs: tuple[tuple[Path, str], ...]
    apart: Path | None = None


_INSERT: Final = """
    INSERT INTO hot_photo (folder_id, path, bytes, mtime_ns, sha256, image_id, duplicate, copy, taken_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SEE: Final = """
    INSERT INTO hot_seen (folder_id, path, bytes, mtime_ns) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET bytes = excluded.bytes, mtime_ns = excluded.mtime_ns
"""
_IS_RESULT: Final = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM image WHERE output_sha256 = ? AND output_sha256 IS NOT NULL)
    OR EXISTS (SELECT 1 FROM output WHERE output_sha256 = ? AND output_sha256 IS NOT NULL)
"""
_OUTPUTS: Final = "SELECT output, output_sha256, status FROM output WHERE image_id = ? ORDER BY number"
_ROOT: Final = """
    SELECT other.id FROM image JOIN root ON root.id = image.root_id
    JOIN root AS other ON other.job_id = image.job_id AND other.destination = root.destination AND other.source = ?
    WHERE image.id = ?
"""
_NEW_ROOT: Final = """
    INSERT INTO root (job_id, source, destination, label)
    SELECT root.job_id, ?, root.destination, root.label FROM image JOIN root ON root.id = image.root_id
    WHERE image.id = ? RETURNING id
"""
_SET_SOURCE: Final = """
    UPDATE image SET source = ?, source_key = ?, source_real_key = ?, root_id = ? WHERE id = ?
"""
_ENDED: Final = """
    SELECT hot_photo.id, path, hot_photo.bytes, hot_photo.mtime_ns, sha256, image_id, duplicate, copy, target,
        image.status, image.review, image.output, image.output_sha256, NULL
    FROM hot_photo LEFT JOIN image ON image.id = hot_photo.image_id
    WHERE folder_id = ? AND hot_photo.state = 'queued'
        AND (image.status IS NULL OR image.status NOT IN ('pending', 'processing')) LIMIT ?
"""
_RETRIED: Final = """
    SELECT hot_photo.id, path, hot_photo.bytes, hot_photo.mtime_ns, sha256, image_id, duplicate, copy, target,
        image.status, image.review, image.output, image.output_sha256, image.source
    FROM hot_photo JOIN image ON image.id = hot_photo.image_id
    WHERE folder_id = ? AND hot_photo.state IN ('failed', 'cancelled') AND duplicate = 0
        AND image.status IN ('completed', 'skipped') LIMIT ?
"""


class PhotoRecords:
    """Reads and writes the rows of files and photos.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, folder_id: int) -> dict[str, Signature]:
        """The files that need not be looked at again, by path relative to the folder."""
        rows = self._database.rows("SELECT path, bytes, mtime_ns FROM hot_seen WHERE folder_id = ?", folder_id)
        return {str(read_path(path)): (size, changed) for path, size, changed in rows}

    def see(self, folder_id: int, files: Mapping[str, Signature]) -> None:
        """Look at these files no more, unless they change."""
        if files:
            with self._database.write():
                self._see(folder_id, files)

    def forget(self, folder_id: int, names: Sequence[str]) -> None:
        """These files are gone."""
        if names:
            with self._database.write():
                self._database.execute_many(
                    "DELETE FROM hot_seen WHERE folder_id = ? AND path = ?",
                    [(folder_id, stored_path(Path(name))) for name in names],
                )

    def twin(self, folder_id: int, sha256: str) -> int | None:
        """The image with this content that was taken from the folder and has not failed; None if there is none."""
        row = self._database.first(
            "SELECT image_id FROM hot_photo WHERE folder_id = ? AND sha256 = ? AND duplicate = 0"
            " AND state NOT IN ('failed', 'cancelled') ORDER BY id DESC LIMIT 1",
            folder_id,
            sha256,
        )
        return None if row is None else int(row[0])

    def is_result(self, sha256: str) -> bool:
        """Whether this is the content of a result that the queue knows."""
        return self._database.first(_IS_RESULT, sha256, sha256) is not None

    def image_ids(self, job_id: str) -> list[int]:
        """The ids of a job's images, in order."""
        rows = self._database.rows("SELECT id FROM image WHERE job_id = ? ORDER BY number", job_id)
        return [int(row[0]) for row in rows]

    def add(self, folder_id: int, photos: Sequence[tuple[ReadyPhoto, int]]) -> None:
        """Record photos with the ids of their images. Call it in the transaction that submits them."""
        moment = now()
        with self._database.write():
            self._database.execute_many(
                _INSERT,
                [
                    (
                        folder_id,
                        stored_path(Path(photo.name)),
                        *photo.signature,
                        photo.sha256,
                        image_id,
                        int(photo.twin is not None),
                        stored_path(photo.copy) if photo.copy else None,
                        moment,
                    )
                    for photo, image_id in photos
                ],
            )
            self._see(folder_id, {photo.name: photo.signature for photo, _ in photos})
            self._database.execute(
                "UPDATE hot_folder SET last_file = ?, last_at = ? WHERE id = ?",
                stored_path(Path(photos[-1][0].name)),
                moment,
                folder_id,
            )

    def has_queued(self, folder_id: int) -> bool:
        """Whether photos of the folder are not finished yet."""
        query = "SELECT 1 FROM hot_photo WHERE folder_id = ? AND state = 'queued' LIMIT 1"
        return self._database.first(query, folder_id) is not None

    def ended(self, folder_id: int, most: int = 100) -> list[TakenPhoto]:
        """Photos whose images have ended, and whose sources are not handled yet, or were before a retry."""
        rows = self._database.rows(_ENDED, folder_id, most)
        if len(rows) < most:
            rows += self._database.rows(_RETRIED, folder_id, most - len(rows))
        return [self._taken(row) for row in rows]

    def set_target(self, photo_id: int, target: Path | None) -> None:
        """Record where a source is about to be moved."""
        with self._database.write():
            self._database.execute(
                "UPDATE hot_photo SET target = ? WHERE id = ?", stored_path(target) if target else None, photo_id
            )

    def finish(self, folder_id: int, photo: TakenPhoto, state: str, source: Path | None, *, gone: bool) -> None:
        """Record that the source of a photo was handled.

        Args:
            folder_id: the hot folder.
            photo: the photo.
            state: completed, review, failed or cancelled.
            source: the new path of its source, which its image gets, too; None if it was not moved.
            gone: whether its file left the hot folder.
        """
        with self._database.write():
            self._database.execute(
                "UPDATE hot_photo SET state = ?, copy = NULL, target = NULL WHERE id = ?", state, photo.id
            )
            if gone:
                self._database.execute(
                    "DELETE FROM hot_seen WHERE folder_id = ? AND path = ?",
                    folder_id,
                    stored_path(Path(photo.name)),
                )
            if source is not None and not photo.duplicate:
                self._move_source(photo.image_id, source)

    def copies(self) -> set[Path]:
        """The private copies that are still needed."""
        rows = self._database.rows("SELECT copy FROM hot_photo WHERE copy IS NOT NULL")
        return {read_path(row[0]) for row in rows}

    def _move_source(self, image_id: int, source: Path) -> None:
        """Give an image a new source, with a root of its own, so that its results still go to the same folder."""
        key, real_key = PathKeys().of_source(source)
        folder = stored_path(source.parent)
        root = self._database.first(_ROOT, folder, image_id) or self._database.first(_NEW_ROOT, folder, image_id)
        if root is not None:
            self._database.execute(_SET_SOURCE, stored_path(source), key, real_key, root[0], image_id)

    def _see(self, folder_id: int, files: Mapping[str, Signature]) -> None:
        self._database.execute_many(
            _SEE, [(folder_id, stored_path(Path(name)), *signature) for name, signature in files.items()]
        )

    def _taken(self, row: Row) -> TakenPhoto:
        photo_id, name, size, changed, sha256, image_id, duplicate, copy, target, *rest = row
        status, review, output, hashed, source = rest
        results = [(output, hashed, "completed")] if output is not None else []
        results = self._database.rows(_OUTPUTS, image_id) or results
        is_whole = all(status == "completed" and path is not None and hashed for path, hashed, status in results)
        return TakenPhoto(
            id=photo_id,
            name=str(read_path(name)),
            signature=(size, changed),
            sha256=sha256,
            image_id=image_id,
            duplicate=bool(duplicate),
            copy=read_path(copy) if copy is not None else None,
            target=read_path(target) if target is not None else None,
            status=status,
            needs_review=review == "needs_review",
            outputs=tuple((read_path(path), hashed) for path, hashed, _ in results) if is_whole else (),
            apart=read_path(source) if source is not None else None,
        )

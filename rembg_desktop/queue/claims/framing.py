"""The images of a source folder that get the same framing: each is measured first, and the outputs follow.

A measured image waits until all of its folder in the job are measured or have ended. Only the measures are stored;
the mask of a photo is kept by its content, so that the second look at a photo needs no model.
"""

from dataclasses import dataclass
from typing import Final

from rembg_desktop.options import Framing
from rembg_desktop.queue.claims.records import Claim
from rembg_desktop.queue.connections import now
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.state import Change, count

_FOLDER: Final = r"rtrim(CAST(source AS TEXT), replace(replace(CAST(source AS TEXT), '/', ''), '\', ''))"
_PREPARE: Final = f"""
    INSERT OR IGNORE INTO subject (image_id, job_id, folder)
    SELECT id, job_id, {_FOLDER} FROM image WHERE job_id = ?
"""  # noqa: S608 - only the constant above
_IS_MEASURED: Final = "SELECT measured FROM subject WHERE image_id = ?"
_LARGEST: Final = """
    SELECT max(other.width), max(other.height), max(other.reach), max(other.beside), max(other.above),
        max(other.below)
    FROM subject AS own JOIN subject AS other ON other.job_id = own.job_id AND other.folder = own.folder
    WHERE own.image_id = ? AND other.measured = 1
"""
_MEASURED: Final = """
    UPDATE subject SET measured = 1, width = ?, height = ?, reach = ?, beside = ?, above = ?, below = ?
    WHERE image_id = ?
"""
_PARK: Final = """
    UPDATE image SET status = 'pending', started_at = NULL
    WHERE id = ? AND owner = ? AND attempt = ? AND status = 'processing'
"""


Measure = tuple[int, int, float, int, int, int]
"""Width, height and reach of a subject, and what its shadow adds; see imaging.framing.Extent."""


@dataclass(frozen=True, slots=True)
class Framed:
    """What is known about the framing of a claimed image.

    Attributes:
        is_measured: whether it has been measured; otherwise it is to be measured, and has no output yet.
        group: the largest measures of its folder; None if no subject was found there.
    """

    is_measured: bool
    group: Measure | None = None


def framed(database: Database, claim: Claim) -> Framed | None:
    """The framing of a claimed image; None if none of its outputs has the framing of its folder."""
    outputs = (claim.options, *(output.options for output in claim.several))
    if all(options.framing is Framing.EACH for options in outputs):
        return None
    row = database.first(_IS_MEASURED, claim.image_id)
    if row is None:
        with database.write():
            database.execute(_PREPARE, claim.job_id)
    if row is None or not row[0]:
        return Framed(is_measured=False)
    largest = database.first(_LARGEST, claim.image_id)
    return Framed(is_measured=True, group=largest if largest and largest[0] is not None else None)


def park(database: Database, claim: Claim, measure: Measure | None) -> bool:
    """Store the measure of an image and return it to the queue; False when the claim is lost.

    Args:
        database: the queue's file.
        claim: the right to do so.
        measure: None if no subject was found.
    """
    with database.write():
        if not database.execute(_PARK, claim.image_id, claim.owner, claim.attempt):
            return False
        database.execute(_MEASURED, *(measure or (None,) * 6), claim.image_id)
        count(database, claim.job_id, Change(pending=1, processing=-1), now())
    return True

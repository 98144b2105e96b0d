"""What a worker may do with an image: `claiming` it, and the steps to its `ending`."""

from rembg_desktop.queue.claims.ending import Claims
from rembg_desktop.queue.claims.records import Claim, Ended, RecordedOutput, Result

__all__ = ["Claim", "Claims", "Ended", "RecordedOutput", "Result"]

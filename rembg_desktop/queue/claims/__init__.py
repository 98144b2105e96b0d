"""What a worker may do with an image: `claiming` it, and the steps to its `ending`."""

from rembg_desktop.queue.claims.claiming import Claim, Ended, RecordedOutput, Result
from rembg_desktop.queue.claims.ending import Claims

__all__ = ["Claim", "Claims", "Ended", "RecordedOutput", "Result"]

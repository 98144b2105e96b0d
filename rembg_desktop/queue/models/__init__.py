"""The tables of the queue (`tables`), and how their rows are read (`reading`). Private to the queue."""

from rembg_desktop.queue.models.reading import (
    read_earlier,
    read_failure,
    read_image,
    read_job,
    read_notices,
    read_options,
    read_reasons,
    stored_failure,
    stored_notices,
    stored_options,
    stored_reasons,
    stored_steps,
)
from rembg_desktop.queue.models.tables import (
    ENDED,
    GIVEN_IDS,
    IMAGE_COLUMNS,
    JOB_COLUMNS,
    LIVE,
    ImageRow,
    JobRow,
    RootRow,
)

__all__ = [
    "ENDED",
    "GIVEN_IDS",
    "IMAGE_COLUMNS",
    "JOB_COLUMNS",
    "LIVE",
    "ImageRow",
    "JobRow",
    "RootRow",
    "read_earlier",
    "read_failure",
    "read_image",
    "read_job",
    "read_notices",
    "read_options",
    "read_reasons",
    "stored_failure",
    "stored_notices",
    "stored_options",
    "stored_reasons",
    "stored_steps",
]

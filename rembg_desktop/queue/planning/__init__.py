"""Plans submissions: of files (`files`), and of objects in stores (`in_stores`)."""

from rembg_desktop.queue.planning.files import (
    Plan,
    PlannedImage,
    PlannedRoot,
    common_folder,
    plan,
    plan_again,
    source_keys,
    submitted,
)

__all__ = [
    "Plan",
    "PlannedImage",
    "PlannedRoot",
    "common_folder",
    "plan",
    "plan_again",
    "source_keys",
    "submitted",
]

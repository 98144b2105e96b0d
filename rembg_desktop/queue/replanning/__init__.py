"""Plans images of a job once more: those that are retried (`retrying`), and those of an edited job (`editing`)."""

from rembg_desktop.queue.replanning.editing import Renaming, edit
from rembg_desktop.queue.replanning.retrying import outputs_again, retry

__all__ = ["Renaming", "edit", "outputs_again", "retry"]

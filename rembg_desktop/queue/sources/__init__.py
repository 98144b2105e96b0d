"""The files of a submission: the search for photos, and what it leaves out."""

from rembg_desktop.queue.sources.search import RESULTS_FOLDER, Found, absolute, find_sources, last_change

__all__ = ["RESULTS_FOLDER", "Found", "absolute", "find_sources", "last_change"]

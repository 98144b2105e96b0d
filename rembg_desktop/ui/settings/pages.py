"""Which pages the settings dialog has, in their order."""

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.presets import BUILT_IN, Presets
from rembg_desktop.ui.local_api import LocalApi
from rembg_desktop.ui.settings.advanced_page import AdvancedPage
from rembg_desktop.ui.settings.api_page import ApiPage
from rembg_desktop.ui.settings.general_page import GeneralPage
from rembg_desktop.ui.settings.measure import Measure
from rembg_desktop.ui.settings.output_page import OutputPage
from rembg_desktop.ui.settings.page import Page
from rembg_desktop.ui.settings.performance_page import PerformancePage
from rembg_desktop.ui.settings.queue_page import QueuePage


def make_pages(home: Home, measure: Measure, api: LocalApi | None) -> list[Page]:
    """A new set of pages; without `api` there is none whose state could be shown."""
    return [
        GeneralPage(),
        OutputPage(_presets(home)),
        PerformancePage(home, measure),
        QueuePage(),
        ApiPage(home, api),
        AdvancedPage(home),
    ]


def _presets(home: Home) -> list[str]:
    try:
        return list(Presets(home.presets).all())
    except AppError:
        # The options panel tells of the damaged file; the built-in ones can still be chosen.
        return list(BUILT_IN)

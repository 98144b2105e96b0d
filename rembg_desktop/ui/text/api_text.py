"""How the HTTP API is, in words."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.ui.local_api import ApiState, Phase
from rembg_desktop.ui.text import error_text


def sentence(state: ApiState) -> str:
    """The state in one or two sentences."""
    match state.phase:
        case Phase.OFF:
            return QCoreApplication.translate("ApiText", "Off")
        case Phase.STARTING:
            return QCoreApplication.translate("ApiText", "Starting…")
        case Phase.STOPPING:
            return QCoreApplication.translate("ApiText", "Stopping…")
        case Phase.LISTENING:
            return QCoreApplication.translate("ApiText", "Listening on %1").replace("%1", state.url)
        case Phase.FAILED:
            return _failure(state)


def taken(port: int, free: int) -> str:
    """A port cannot be taken; `free` is one that can."""
    text = QCoreApplication.translate("ApiText", "Port %1 is in use by another program. Port %2 is available.")
    return text.replace("%1", str(port)).replace("%2", str(free))


def _failure(state: ApiState) -> str:
    if state.other:
        text = QCoreApplication.translate(
            "ApiText",
            "Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. "
            "When it exits, this one takes over.",
        )
        return text.replace("%1", str(state.port))
    if state.free:
        return taken(state.port, state.free)
    return error_text.full_text(state.error) if state.error else ""

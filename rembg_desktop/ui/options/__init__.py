"""The panel with which a user chooses what is done to images; bound to RemovalOptions."""

from rembg_desktop.ui.options.panel import OptionsPanel

__all__ = ["OptionsPanel"]

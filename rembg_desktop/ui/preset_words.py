"""Names of presets: the built-in ones in the language of the window, the user's own as they are."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


def preset_word(name: str) -> str:
    """What a preset is called in the window; queue, settings and files know it by its own name."""
    if name not in BUILT_IN_NAMES:
        return name
    return QCoreApplication.translate("PresetWords", str(BUILT_IN_NAMES[name]))


BUILT_IN_NAMES: Final = {
    "Transparent PNG": QT_TRANSLATE_NOOP("PresetWords", "Transparent PNG"),
    "White shop picture": QT_TRANSLATE_NOOP("PresetWords", "White shop picture"),
    "Mask": QT_TRANSLATE_NOOP("PresetWords", "Mask"),
    "WebP for the web": QT_TRANSLATE_NOOP("PresetWords", "WebP for the web"),
}

"""The window's language: ours and Qt's own texts."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from rembg_desktop.paths import resources

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "zh_CN": "简体中文",
    "ja": "日本語",
}
"""Languages with a complete translation, by code, in their own words."""


def locale_of(language: str) -> QLocale:
    """The locale of a language setting; an empty one follows the system."""
    return QLocale(language) if language else QLocale.system()


def install(app: QCoreApplication, language: str) -> QLocale:
    """Load the texts of a language into the application; English plurals need a file too."""
    locale = locale_of(language)
    QLocale.setDefault(locale)
    own = resources() / "translations"
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for stem, folder in (("rembg_desktop", str(own)), ("qtbase", qt), ("qtbase", str(own))):
        translator = QTranslator(app)
        if translator.load(locale, stem, "_", folder) or (
            stem == "rembg_desktop" and translator.load(f"{stem}_en", folder)
        ):
            app.installTranslator(translator)
    return locale

"""The window in one of its languages, and back."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from rembg_desktop.ui.text.formatting import install_language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Texts and numbers of a language; what is made meanwhile keeps its texts."""
    app = QCoreApplication.instance()
    assert app is not None
    before = QLocale()
    known = app.findChildren(QTranslator)
    install_language(app, language)
    try:
        yield
    finally:
        for translator in app.findChildren(QTranslator):
            if translator not in known:
                app.removeTranslator(translator)
                translator.deleteLater()
        QLocale.setDefault(before)

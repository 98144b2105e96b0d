"""The options panel: presets above, the options in sections below."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.options import DEFAULT_PRESET, Presets, RemovalOptions
from rembg_desktop.options.name_match import check_template
from rembg_desktop.settings import Settings
from rembg_desktop.ui.options.background_group import BackgroundGroup
from rembg_desktop.ui.options.cleanup_group import CleanupGroup
from rembg_desktop.ui.options.file_group import FileGroup
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.options.output_group import CutGroup, PlaceGroup
from rembg_desktop.ui.options.preset_bar import PresetBar
from rembg_desktop.ui.options.shadow_group import ShadowGroup
from rembg_desktop.ui.options.size_group import SizeGroup
from rembg_desktop.ui.widgets import WheelGuard, refresh_icons

_MARK = " is not valid: "
_GAP = 8
"""Pixels between two sections."""


def wrong_field(error: AppError) -> str:
    """The name of the option that RemovalOptions.from_dict() refused."""
    return error.message.partition(":")[0]


def reason(error: AppError) -> str:
    """One sentence for the place below the option; the validator's own where there is no better one."""
    field = wrong_field(error)
    why = error.message.partition(_MARK)[2] or error.message
    if "JPEG has no transparency" in why:
        return QCoreApplication.translate(
            "OptionReasons", "JPEG does not support transparency. Choose a color or an image as the background."
        )
    if field == "background":
        return QCoreApplication.translate(
            "OptionReasons", "Enter a color such as #ffffff, or choose an image file."
        )
    if field == "max_bytes":
        return QCoreApplication.translate("OptionReasons", "Enter a size such as 500 KB or 2 MB.")
    if field == "clipping_path":
        return QCoreApplication.translate("OptionReasons", "Enter a short name, such as Path 1.")
    if field == "whole_photo":
        return _photo_reason(why)
    if field == "name":
        return _name_reason(why)
    return why[:1].upper() + why[1:]


def _photo_reason(why: str) -> str:
    if "background" in why or "shadow" in why:
        return QCoreApplication.translate(
            "OptionReasons", "Choose no background and no shadow, or PSD, where they are layers."
        )
    return QCoreApplication.translate(
        "OptionReasons", "A TIFF file with fewer pixels cannot keep the whole photo."
    )


def _name_reason(why: str) -> str:
    if "must not contain" in why:
        return QCoreApplication.translate(
            "OptionReasons", "A file name cannot contain any of these characters: %1"
        ).replace("%1", '< > : " / \\ | ? *')
    if "must contain" in why:
        return QCoreApplication.translate(
            "OptionReasons", "Use {stem} or {index}. Otherwise all results would have the same name."
        )
    return QCoreApplication.translate(
        "OptionReasons", "Use text and the fields {stem}, {index}, {index:03}, {model} and {date}."
    )


class OptionsPanel(QWidget):
    """Edits one RemovalOptions and the destination of the next job.

    Signals:
        changed: an option, the preset or the destination is another one now.
        models_requested: the user wants to download or manage models.
    """

    changed = Signal()
    models_requested = Signal()

    def __init__(
        self, presets: Presets, files: ModelFiles, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Options for new jobs"))
        self._showing = False
        self._options = RemovalOptions()
        self._error: AppError | None = None
        self._settings = settings
        self.preset_bar = PresetBar(presets)
        self.cut = CutGroup(files)
        self.cleanup = CleanupGroup()
        self.background = BackgroundGroup()
        self.shadow = ShadowGroup()
        self.size_group = SizeGroup()
        self.file = FileGroup()
        self.place = PlaceGroup()
        looks = self.background, self.shadow, self.size_group
        self.groups = (self.cut, self.cleanup, *looks, self.file, self.place)
        self._lay_out()
        self.setFocusProxy(self.preset_bar.combo)
        self._guard = WheelGuard(self)
        self._guard.watch(self)
        self._connect()
        self.set_destination(Path(settings.output.folder) if settings.output.folder else None)
        start = settings.output.preset
        self._take_preset(start if start in self.preset_bar.known else DEFAULT_PRESET)
        refresh_icons(self)

    def options(self) -> RemovalOptions:
        """What the panel shows.

        Raises:
            AppError: invalid_option; the message stands at the field, too.
        """
        if self._error:
            raise self._error
        return self._options

    def error(self) -> AppError | None:
        """Why options() or destination() would raise; None when all is well."""
        if self._error:
            return self._error
        try:
            self.place.destination()
        except AppError as error:
            return error
        return None

    def set_options(self, options: RemovalOptions, preset: str | None = None) -> None:
        """Show options. Without `preset` the one with just these options is shown, if there is any."""
        if preset is None or preset not in self.preset_bar.known:
            preset = next((name for name, known in self.preset_bar.known.items() if known == options), None)
        self._showing = True
        for group in self.groups:
            group.show_options(options)
        self._showing = False
        self.preset_bar.show_name(preset)
        self._on_edited()

    def preset(self) -> str | None:
        """Name of the preset that has just the options shown; None when they were edited."""
        name = self.preset_bar.name()
        if name is None or self._error or self.preset_bar.known.get(name) != self._options:
            return None
        return name

    def destination(self) -> Path | None:
        """Folder for all results; None puts them beside the photos.

        Raises:
            AppError: invalid_option when one folder is wanted but none is named.
        """
        return self.place.destination()

    def set_destination(self, folder: Path | None) -> None:
        """Show where results go; None for beside the photos."""
        self.place.set_destination(folder)

    def reload_models(self) -> None:
        """Read again which models there are: after downloads and imports."""
        self.cut.model.reload()
        self._on_edited()

    def reload_presets(self) -> None:
        """Read the presets again: after another program changed them."""
        self.preset_bar.reload()
        self._on_edited()

    def apply_settings(self, settings: Settings) -> None:
        """Take over a new folder for results, unless the user has chosen another one here."""
        before, self._settings = self._settings.output.folder, settings
        shown = self.place.folder.text() if self.place.place.currentData() == "folder" else ""
        if settings.output.folder != before and shown == before:
            self.set_destination(Path(settings.output.folder) if settings.output.folder else None)

    def open_sections(self) -> list[str]:
        """Keys of the sections that are open, to be remembered."""
        return [group.key for group in self.groups if group.is_opened]

    def set_open_sections(self, keys: Iterable[str]) -> None:
        """Open these sections and fold the others away."""
        wanted = set(keys)
        for group in self.groups:
            group.set_opened(group.key in wanted)

    def sizeHint(self) -> QSize:
        """Room for everything without a horizontal scroll bar."""
        return QSize(340, 640)

    def minimumSizeHint(self) -> QSize:
        """The narrowest it can be read in."""
        return QSize(300, 240)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the colors of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            refresh_icons(self)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(_GAP)
        for group in self.groups:
            column.addWidget(group)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(14, 12, 12, 10)
        above.addWidget(self.preset_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(scroll, 1)

    def _reveal(self, group: OptionGroup) -> None:
        """Scroll to what was opened below the visible part."""
        if group.is_opened:
            QTimer.singleShot(0, group, partial(self._scroll_to, group))  # when the layout has made room for it

    def _scroll_to(self, group: OptionGroup) -> None:
        bar = self._scroll.verticalScrollBar()
        hidden = group.geometry().bottom() + 1 + _GAP - self._scroll.viewport().height()
        bar.setValue(max(bar.value(), min(hidden, group.y() - _GAP)))

    def _connect(self) -> None:
        for group in self.groups:
            group.edited.connect(self._on_edited)
            group.header.clicked.connect(partial(self._reveal, group))
        self.preset_bar.chosen.connect(self._on_preset)
        self.preset_bar.save_requested.connect(self._on_save)
        self.preset_bar.revert_requested.connect(lambda: self._take_preset(self.preset_bar.name()))
        self.cut.models_requested.connect(self.models_requested)
        self.file.white_requested.connect(self.background.use_white)

    def _take_preset(self, name: str | None) -> None:
        if name is not None and name in self.preset_bar.known:
            self.set_options(self.preset_bar.known[name], name)

    def _on_preset(self, name: str) -> None:
        if name:
            self._take_preset(name)
        else:
            self._on_edited()

    def _on_save(self, name: str) -> None:
        if self._error is None:
            self.preset_bar.save(name, self._options)

    def _on_edited(self) -> None:
        if self._showing:
            return
        values: dict[str, Any] = {}
        for group in self.groups:
            group.clear_errors()
            values.update(group.values())
        self._error = self._validate(values)
        for group in self.groups:
            group.refresh(self._options)
        try:
            self.place.destination()
        except AppError as error:
            self.place.set_error("destination", error.message)
        name = self.preset_bar.name()
        self.preset_bar.set_edited(name is not None and self.preset() is None)
        self.changed.emit()

    def _validate(self, values: dict[str, Any]) -> AppError | None:
        """Show every error at its field; the other fields are taken over. Returns the first error."""
        first: AppError | None = None
        wanted = dict(values)
        # Each turn either succeeds or takes one wrong option out, so that the rest is judged as well.
        while True:
            try:
                options = RemovalOptions.from_dict(wanted, self._options if first else None)
                check_template(options, ())
            except AppError as error:
                first = first or error
                self._show_error(error)
                wanted.pop(wrong_field(error))
            else:
                self._options = options
                return first

    def _show_error(self, error: AppError) -> None:
        fields = [wrong_field(error)]
        if "JPEG" in error.message:
            # Either of the two can be changed, and the user may be looking at the other one.
            fields = ["format", "background"]
        for field in fields:
            for group in self.groups:
                group.set_error(field, reason(error))

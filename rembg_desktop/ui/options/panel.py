"""The options panel: presets above, the options in sections below."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.outputs import Output
from rembg_desktop.options.presets import DEFAULT_PRESET, Presets
from rembg_desktop.settings import Settings
from rembg_desktop.ui.options.background_group import BackgroundGroup, ShadowGroup
from rembg_desktop.ui.options.cut_group import CleanupGroup, CutGroup
from rembg_desktop.ui.options.file_group import FileGroup
from rembg_desktop.ui.options.group import LateGroup, OptionGroup, validated
from rembg_desktop.ui.options.output_group import PlaceGroup, SizeGroup
from rembg_desktop.ui.options.preset_bar import PresetBar
from rembg_desktop.ui.options.preset_choice import OutputDrafts
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import WheelGuard, refresh_icons

_GAP = 8
"""Pixels between two sections."""


class OptionsPanel(QWidget):
    """Edits the options of the next job, those of one output at a time, and its destination.

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
        self._drafts = OutputDrafts()
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

    def outputs(self) -> tuple[Output, ...]:
        """What is made of every photo, when that is more than one file; otherwise nothing.

        Raises:
            AppError: invalid_option, when an option is wrong or the outputs do not go together.
        """
        if self._error:
            raise self._error
        return self._drafts.outputs() if self._drafts.has_several else ()

    def error(self) -> AppError | None:
        """Why outputs() or destination() would raise; None when all is well."""
        try:
            self.outputs()
            self.place.destination()
        except AppError as error:
            return error
        return None

    def set_options(self, options: RemovalOptions, preset: str | None = None) -> None:
        """Show options. Without `preset` the one with just these options is shown, if there is any."""
        if preset is None or preset not in self.preset_bar.known:
            preset = next((name for name, known in self.preset_bar.known.items() if known == options), None)
        self._drafts.reset(preset or "", options)
        self._show(options, preset)

    def set_presets(self, names: Iterable[str]) -> None:
        """Choose several presets, the first of which is shown; unknown ones are left out."""
        known = [name for name in dict.fromkeys(names) if name in self.preset_bar.known]
        if known:
            self._take_preset(known[0])
        for name in known[1:]:
            self._on_ticked(name, True)

    def presets(self) -> list[str]:
        """The names of the presets that are chosen, edited or not."""
        return [name for name in self._drafts.names if name]

    def _show(self, options: RemovalOptions, preset: str | None) -> None:
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
            if isinstance(group, LateGroup):
                group.made.connect(partial(self._guard.watch, group))
        self.preset_bar.chosen.connect(self._on_preset)
        self.preset_bar.ticked.connect(self._on_ticked)
        self.preset_bar.save_requested.connect(self._on_save)
        self.preset_bar.revert_requested.connect(self._revert)
        self.cut.models_requested.connect(self.models_requested)
        self.file.white_requested.connect(self.background.use_white)

    def _take_preset(self, name: str | None) -> None:
        if name is not None and name in self.preset_bar.known:
            self.set_options(self.preset_bar.known[name], name)

    def _revert(self) -> None:
        self._show_preset(self.preset_bar.name() or "")

    def _show_preset(self, name: str) -> None:
        if name in self.preset_bar.known:
            self._show(self.preset_bar.known[name], name)
        else:
            self._on_edited()

    def _on_preset(self, name: str) -> None:
        """Show another output; a preset that is none of them replaces the one that is shown."""
        if name in self._drafts:
            self._show(self._drafts.show(name), name or None)
        else:
            self._show_preset(name)

    def _on_ticked(self, name: str, wanted: bool) -> None:
        shown = self._drafts.shown
        if wanted and name not in self._drafts:
            try:
                self._drafts.add(name, self.preset_bar.known[name])
            except AppError as error:
                self.preset_bar.tell(error_text.full_text(error))
                return
        elif not wanted:
            self._drafts.remove(name)
        if self._drafts.shown != shown:
            self._on_preset(self._drafts.shown)
        else:
            self._on_edited()

    def _on_save(self, name: str) -> None:
        if self._error is None:
            if name != self._drafts.shown:
                self._drafts.remove(name)
            self.preset_bar.save(name, self._options)

    def _on_edited(self) -> None:
        if self._showing:
            return
        values: dict[str, Any] = {}
        for group in self.groups:
            group.clear_errors()
            values.update(group.values())
        self._options, self._error = validated(values, self._options, self.groups)
        self.place.preset = self.preset_bar.name() or ""
        for group in self.groups:
            group.refresh(self._options)
        try:
            self.place.destination()
        except AppError as error:
            self.place.set_error("destination", error.message)
        name = self.preset_bar.name()
        self._drafts.keep(name or "", self._options)
        self.preset_bar.set_edited(name is not None and self.preset() is None)
        self.preset_bar.show_outputs(self._drafts)
        self.changed.emit()

"""GIMP 3: Layer > Mask > Remove Background sets the mask that Rembg Desktop finds as the layer's mask."""

import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gegl", "0.4")
gi.require_version("Gimp", "3.0")
from gi.repository import Gegl, Gimp, Gio, GLib, GObject  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))
import rembg_desktop_client as client  # noqa: E402

PROCEDURE = "plug-in-rembg-desktop"
TITLE = client.text("Remove Background")
_FLAGS = GObject.ParamFlags.READWRITE


class RembgDesktop(Gimp.PlugIn):
    """The plug-in."""

    def do_query_procedures(self) -> list[str]:
        """GIMP's."""
        return [PROCEDURE]

    def do_set_i18n(self, _name: str) -> bool:
        """GIMP's; the texts are translated already."""
        return False

    def do_create_procedure(self, name: str) -> Gimp.Procedure:
        """GIMP's."""
        procedure = Gimp.ImageProcedure.new(self, name, Gimp.PDBProcType.PLUGIN, _run, None)
        procedure.set_image_types("*")
        procedure.set_sensitivity_mask(Gimp.ProcedureSensitivityMask.DRAWABLE)
        procedure.set_menu_label(client.text("Remove _Background (Rembg Desktop)..."))
        procedure.add_menu_path("<Image>/Layer/Mask")
        procedure.add_menu_path("<Layers>/Layers Menu/Layers Menu")
        procedure.set_icon_name("rembg-desktop")
        procedure.set_documentation(
            client.text("Remove the background of the layer with a layer mask"),
            client.text("Rembg Desktop finds the subject of the layer, offline. The layer itself is not changed."),
            name,
        )
        procedure.set_attribution("The Rembg Desktop developers", "MIT license", "2026")
        procedure.add_string_argument(
            "preset",
            client.text("_Preset"),
            client.text("Preset for model, edges and cleanup; empty for that of Rembg Desktop's settings"),
            "",
            _FLAGS,
        )
        procedure.add_string_argument(
            "model",
            client.text("_Model"),
            client.text("Model instead of that of the preset; empty for that of the preset"),
            "",
            _FLAGS,
        )
        outside = Gimp.Choice.new()
        outside.add("hide", 0, client.text("Hide"), client.text("What is not selected becomes transparent"))
        outside.add("keep", 1, client.text("Keep"), client.text("What is not selected stays as it is"))
        procedure.add_choice_argument(
            "outside",
            client.text("Outside the _selection"),
            client.text("What happens outside the selection"),
            outside,
            "hide",
            _FLAGS,
        )
        procedure.add_boolean_argument(
            "replace-mask",
            client.text("Replace the layer's mas_k"),
            client.text("If it has one; otherwise this is an error"),
            True,
            _FLAGS,
        )
        return procedure


def _run(
    procedure: Gimp.Procedure,
    run_mode: Gimp.RunMode,
    image: Gimp.Image,
    drawables: list[Gimp.Drawable],
    config: Gimp.ProcedureConfig,
    _data: object,
) -> Gimp.ValueArray:
    try:
        layer = _layer(drawables)
        is_interactive = run_mode == Gimp.RunMode.INTERACTIVE
        if is_interactive and not _ask(procedure, config):
            return procedure.new_return_values(Gimp.PDBStatusType.CANCEL, GLib.Error())
        _cut_out(image, layer, config, is_interactive or run_mode == Gimp.RunMode.WITH_LAST_VALS)
    except client.RembgError as error:
        # The type of the error makes GIMP show a dialog; in batch mode it is printed.
        return procedure.new_return_values(Gimp.PDBStatusType.EXECUTION_ERROR, GLib.Error(str(error)))
    return procedure.new_return_values(Gimp.PDBStatusType.SUCCESS, GLib.Error())


def _layer(drawables: list[Gimp.Drawable]) -> Gimp.Layer:
    if not drawables:
        raise client.problem("There is no layer.", "Open a photo first.")
    if len(drawables) > 1:
        raise client.problem("More than one layer is selected.", "Select one.")
    chosen = drawables[0]
    if isinstance(chosen, Gimp.LayerMask):
        chosen = Gimp.Layer.from_mask(chosen)
    if not isinstance(chosen, Gimp.Layer):
        raise client.problem("A channel is selected.", "Select a layer.")
    if chosen.is_floating_sel():
        raise client.problem("A floating selection cannot have a mask.", "Anchor it, or make it a layer.")
    return chosen


def _cut_out(image: Gimp.Image, layer: Gimp.Layer, config: Gimp.ProcedureConfig, shows_progress: bool) -> None:
    earlier = layer.get_mask()
    if earlier is not None and not config.get_property("replace-mask"):
        raise client.problem("The layer has a mask already.", "Apply or delete it, or allow to replace it.")
    has_selection = not Gimp.Selection.is_empty(image)
    found, x, y, width, height = layer.mask_intersect()  # in pixels of the layer
    if not found or width < 1 or height < 1:
        raise client.problem("The selection is outside the layer.", "Select a part of it, or nothing.")
    area = Gegl.Rectangle.new(x, y, width, height)
    picture = client.encode_png(width, height, 3, _pixels(layer, area))
    name = f"{_base_name(image)}, {layer.get_name()}.png"
    preset, model = config.get_property("preset"), config.get_property("model")

    def work() -> bytes:
        return client.mask_of(picture, name, preset or "", model or "")

    mask = _gray(_patiently(work) if shows_progress else work())
    image.undo_group_start()
    try:
        keeps = has_selection and config.get_property("outside") == "keep"
        if earlier is None or not keeps:
            if earlier is not None:
                layer.remove_mask(Gimp.MaskApplyMode.DISCARD)
            kind = Gimp.AddMaskType.WHITE if keeps or not has_selection else Gimp.AddMaskType.BLACK
            layer.add_mask(layer.create_mask(kind))
        target = layer.get_mask()
        # The shadow buffer is merged within the selection, with its soft edges, as that of every filter.
        shadow = target.get_shadow_buffer()
        shadow.set(area, "Y u8", mask)
        shadow.flush()
        target.merge_shadow(True)
        target.update(x, y, width, height)
        layer.set_edit_mask(False)
    finally:
        image.undo_group_end()
    Gimp.displays_flush()


def _pixels(layer: Gimp.Layer, area: Gegl.Rectangle) -> bytes:
    """Its colors as 8-bit sRGB, transparent ones on white: alpha stays with the layer. Masks are not applied."""
    buffer = layer.get_buffer()
    if not layer.has_alpha():
        return buffer.get(area, 1.0, "R'G'B' u8", Gegl.AbyssPolicy.NONE)
    # A copy in an image of its own, since only an image can be flattened.
    width, height = layer.get_width(), layer.get_height()
    image = Gimp.Image.new(width, height, Gimp.ImageBaseType.RGB)
    Gimp.context_push()
    try:
        copy = Gimp.Layer.new_from_drawable(layer, image)
        image.insert_layer(copy, None, 0)
        if copy.get_mask() is not None:
            copy.remove_mask(Gimp.MaskApplyMode.DISCARD)
        copy.set_offsets(0, 0)
        copy.set_mode(Gimp.LayerMode.NORMAL)
        copy.set_opacity(100)
        copy.set_visible(True)
        Gimp.context_set_background(Gegl.Color.new("white"))
        flat = image.flatten()
        return flat.get_buffer().get(area, 1.0, "R'G'B' u8", Gegl.AbyssPolicy.NONE)
    finally:
        Gimp.context_pop()
        image.delete()


def _gray(mask: bytes) -> bytes:
    """The pixels of a PNG file, which GIMP decodes."""
    with tempfile.TemporaryDirectory(prefix="rembg-desktop-") as folder:
        path = Path(folder) / "mask.png"
        path.write_bytes(mask)
        loaded = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, Gio.File.new_for_path(str(path)))
    try:
        buffer = loaded.get_layers()[0].get_buffer()
        whole = Gegl.Rectangle.new(0, 0, loaded.get_width(), loaded.get_height())
        return buffer.get(whole, 1.0, "Y' u8", Gegl.AbyssPolicy.NONE)
    finally:
        loaded.delete()


def _base_name(image: Gimp.Image) -> str:
    file = image.get_imported_file() or image.get_file()
    return Path(file.get_basename()).stem if file is not None else "GIMP"


def _patiently(work: Callable[[], bytes]) -> bytes:
    """Run something in a thread while the progress bar moves. Cancelling there ends the plug-in."""
    outcome: dict[str, Any] = {}

    def run() -> None:
        try:
            outcome["result"] = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again below
            outcome["error"] = error

    Gimp.progress_init(client.text("Removing the background"))
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        Gimp.progress_pulse()
        thread.join(0.1)
    Gimp.progress_end()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]


def _ask(procedure: Gimp.Procedure, config: Gimp.ProcedureConfig) -> bool:
    """Show the dialog; whether to go on."""
    gi.require_version("GimpUi", "3.0")
    gi.require_version("Gtk", "3.0")
    from gi.repository import GimpUi, Gtk

    presets, models = client.choices()
    GimpUi.init("rembg-desktop")
    dialog = GimpUi.ProcedureDialog.new(procedure, config, TITLE)
    grid = Gtk.Grid(column_spacing=12, row_spacing=6, margin=12)
    lists = (
        ("preset", f"{client.text('_Preset')}:", client.text("Default of Rembg Desktop"), presets),
        ("model", f"{client.text('_Model')}:", client.text("As in the preset"), models),
    )
    for row, (name, title, default, values) in enumerate(lists):
        box = Gtk.ComboBoxText(hexpand=True)
        box.append("", default)
        for value in values:
            box.append(value, value)
        box.set_active_id(config.get_property(name) or "")
        if box.get_active() < 0:  # a preset or model that is no longer there
            box.set_active_id("")
            config.set_property(name, "")
        box.connect("changed", lambda box, name: config.set_property(name, box.get_active_id() or ""), name)
        label = Gtk.Label(label=title, use_underline=True, xalign=0.0, mnemonic_widget=box)
        grid.attach(label, 0, row, 1, 1)
        grid.attach(box, 1, row, 1, 1)
    grid.show_all()
    dialog.get_content_area().pack_start(grid, False, False, 0)
    dialog.fill(["outside", "replace-mask"])
    try:
        return dialog.run()
    finally:
        dialog.destroy()


Gimp.main(RembgDesktop.__gtype__, sys.argv)

"""What `scripts/try-gimp` runs inside GIMP: calls the plug-in and writes each mask as width, height and pixels."""

# GIMP's Python executes this file with exec(): the folder is that of the person, and no name of the file is known.
import sys
from pathlib import Path
from typing import Any

from gi.repository import Gegl, Gimp, Gio

HERE = Path.home()
MASKS = HERE / "masks"


def call(image: Gimp.Image, drawables: list[Gimp.Drawable], **values: object) -> str:
    """Run the plug-in without a dialog; gives its error, or nothing."""
    procedure = Gimp.get_pdb().lookup_procedure("plug-in-rembg-desktop")
    config = procedure.create_config()
    config.set_property("image", image)
    config.set_core_object_array("drawables", drawables)
    config.set_property("run-mode", Gimp.RunMode.NONINTERACTIVE)
    for name, value in values.items():
        config.set_property(name.replace("_", "-"), value)
    result = procedure.run(config)
    return "" if result.index(0) == Gimp.PDBStatusType.SUCCESS else Gimp.get_pdb().get_last_error()


def opened(name: str = "photo.png") -> tuple[Gimp.Image, Gimp.Layer]:
    """A new image and its layer."""
    image = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, Gio.File.new_for_path(str(HERE / name)))
    return image, image.get_layers()[0]


def keep(name: str, layer: Gimp.Layer) -> None:
    """Write the mask as a PGM file."""
    mask = layer.get_mask()
    area = Gegl.Rectangle.new(0, 0, mask.get_width(), mask.get_height())
    data = mask.get_buffer().get(area, 1.0, "Y u8", Gegl.AbyssPolicy.NONE)
    (MASKS / f"{name}.pgm").write_bytes(b"P5 %d %d 255\n" % (area.width, area.height) + data)


def rectangle(image: Gimp.Image) -> None:
    """Select the left half but for a border."""
    width, height = image.get_width(), image.get_height()
    image.select_rectangle(Gimp.ChannelOps.REPLACE, 10, 20, width // 2, height - 40)


def masks(kind: str) -> None:
    """The masks of several kinds of layers."""
    image, layer = opened()
    check(call(image, [layer]) == "", f"{kind}: a photo")
    keep(f"{kind}-whole", layer)
    before = image.get_layers()[0].get_mask().get_id()
    check(call(image, [layer], model="u2netp", preset="White shop picture") == "", f"{kind}: again with a preset")
    check(layer.get_mask().get_id() != before, f"{kind}: the mask is replaced")
    keep(f"{kind}-preset", layer)
    check(
        "has a mask" in call(image, [layer], replace_mask=False), f"{kind}: an error when it may not be replaced"
    )
    if kind == "command":
        return
    for outside in ("hide", "keep"):
        image, layer = opened()
        rectangle(image)
        check(call(image, [layer], outside=outside) == "", f"{kind}: within the selection, {outside}")
        keep(f"{kind}-{outside}", layer)
        check(not Gimp.Selection.is_empty(image), f"{kind}: the selection stays")
    image, layer = opened()
    layer.set_offsets(-30, 15)
    image.select_ellipse(Gimp.ChannelOps.REPLACE, 40, 40, image.get_width() // 2, image.get_height() // 2)
    Gimp.Selection.feather(image, 20)
    check(call(image, [layer]) == "", f"{kind}: a soft selection of a moved layer")
    keep(f"{kind}-soft", layer)
    image, layer = opened()
    layer.add_alpha()
    image.select_rectangle(Gimp.ChannelOps.REPLACE, 0, 0, 60, image.get_height())
    layer.edit_clear()
    Gimp.Selection.none(image)
    check(call(image, [layer]) == "", f"{kind}: a layer with transparent pixels")
    keep(f"{kind}-alpha", layer)
    image, layer = opened()
    image.convert_precision(Gimp.Precision.FLOAT_LINEAR)
    check(call(image, [layer]) == "", f"{kind}: 32-bit linear light")
    keep(f"{kind}-float", layer)
    image, layer = opened()
    image.convert_grayscale()
    check(call(image, [layer]) == "", f"{kind}: grayscale")
    image, layer = opened()
    image.convert_indexed(Gimp.ConvertDitherType.NONE, Gimp.ConvertPaletteType.GENERATE, 64, False, False, "")
    check(call(image, [layer]) == "", f"{kind}: indexed")


def errors() -> None:
    """What cannot be done is told."""
    image, layer = opened()
    check("no layer" in call(image, []), "an error without a layer")
    check("Unknown model: nonsense" in call(image, [layer], model="nonsense"), "an error for an unknown model")
    check("Unknown preset" in call(image, [layer], preset="nonsense"), "an error for an unknown preset")
    check("silueta" in call(image, [layer], model="silueta"), "an error for a missing model")
    check(layer.get_mask() is None, "no mask after an error")
    image.select_rectangle(Gimp.ChannelOps.REPLACE, 0, 0, 5, 5)
    layer.set_offsets(50, 50)
    check("outside the layer" in call(image, [layer]), "an error for a selection outside the layer")


def check(is_right: Any, what: str) -> None:  # noqa: ANN401 - any truth value
    """Tell the outcome of one step."""
    print(f"{'ok' if is_right else 'FAILED'}: {what}", file=sys.stdout, flush=True)


def run(what: str) -> None:
    """Called by `scripts/try-gimp`."""
    MASKS.mkdir(exist_ok=True)
    if what == "nothing":
        image, layer = opened()
        check("was not found" in call(image, [layer]), "an error when the program is not found")
        return
    masks(what)
    errors()

"""Checks a measured file against a rule set: one line per rule, with what was found and what to do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

from rembg_desktop.errors import AppError
from rembg_desktop.imaging.input_formats import FORMATS
from rembg_desktop.options.rule_sets import Rule, RuleSet
from rembg_desktop.rules.ground import LEAST_SHADE, Ground
from rembg_desktop.rules.measure import ColorModel, Measured, measure
from rembg_desktop.rules.report import Checked, Line, Text, line_of, not_checkable

RATIO_TOLERANCE: Final = 0.005
"""Relative; 1801 x 2600 counts as 1:1.44."""
FILL_TOLERANCE: Final = 0.005
"""Half of the accuracy with which the share of the subject is promised: its edge is soft."""


def check(measured: Measured, rules: RuleSet, enlarged: float | None = None) -> Checked:
    """Check all rules.

    Args:
        measured: the finished file.
        rules: what is asked for.
        enlarged: how many times the subject was enlarged, 1 if it was not; None if unknown.
    """
    lines: list[Line] = []
    for rule in rules.rules:
        if rule.kind == "enlarged_max":
            lines.append(_enlarged(rule, enlarged))
        else:
            lines.append(_CHECKS[rule.kind](rule, measured))
    return Checked(str(measured.path), rules.id, tuple(lines))


def check_file(path: Path, rules: RuleSet, enlarged: float | None, max_pixels: int) -> Checked:
    """Measure a file and check all rules. A file that cannot be read gives its error, and no exception."""
    try:
        measured = measure(path, max_pixels)
    except AppError as error:
        return Checked(str(path), rules.id, error=error)
    return check(measured, rules, enlarged)


def _found_size(measured: Measured) -> Text:
    return Text("{width} x {height} pixels", {"width": str(measured.width), "height": str(measured.height)})


def _size(rule: Rule, measured: Measured) -> Line:
    width, height = cast("tuple[int, int]", rule.value)
    figures = {"width": str(width), "height": str(height)}
    if rule.kind == "size_min":
        held = measured.width >= width and measured.height >= height
        wanted = Text("At least {width} x {height} pixels", figures)
        mend = Text("Make it again on a canvas of at least {width} x {height} pixels.", figures)
    else:
        held = measured.width <= width and measured.height <= height
        wanted = Text("At most {width} x {height} pixels", figures)
        mend = Text("Make it again on a canvas of at most {width} x {height} pixels.", figures)
    return line_of(rule, held, wanted, _found_size(measured), mend)


def _side(rule: Rule, measured: Measured) -> Line:
    limit = cast(int, rule.value)
    figures = {"pixels": str(limit)}
    longest, shortest = max(measured.width, measured.height), min(measured.width, measured.height)
    if rule.kind == "longest_min":
        held, wanted = longest >= limit, Text("At least {pixels} pixels on the longer side", figures)
    elif rule.kind == "longest_max":
        held, wanted = longest <= limit, Text("At most {pixels} pixels on the longer side", figures)
    else:
        held, wanted = shortest >= limit, Text("At least {pixels} pixels on the shorter side", figures)
    if rule.kind == "longest_max":
        mend = Text("Make it again on a smaller canvas.")
    else:
        mend = Text("Make it again on a larger canvas, from a photo that is large enough.")
    return line_of(rule, held, wanted, _found_size(measured), mend)


def _megapixels(rule: Rule, measured: Measured) -> Line:
    limit = cast(float, rule.value)
    found = measured.width * measured.height / 1e6
    wanted = Text("At most {megapixels} megapixels", {"megapixels": f"{limit:g}"})
    text = Text("{megapixels} megapixels", {"megapixels": f"{found:.2f}"})
    return line_of(rule, found <= limit, wanted, text, Text("Make it again on a smaller canvas."))


def _ratio(rule: Rule, measured: Measured) -> Line:
    width, height = cast("tuple[float, float]", rule.value)
    ratio = {"ratio": f"{width:g}:{height:g}"}
    actual, asked = measured.height / measured.width, height / width
    figures = {
        "width": str(measured.width),
        "height": str(measured.height),
        "ratio": f"1:{actual:.3g}" if actual >= 1 else f"{1 / actual:.3g}:1",
    }
    found = Text("{width} x {height} pixels, {ratio}", figures)
    mend = Text("Make it again on a canvas with the ratio {ratio}.", ratio)
    held = abs(actual / asked - 1) <= RATIO_TOLERANCE
    return line_of(rule, held, Text("Width to height {ratio}", ratio), found, mend)


def _background(rule: Rule, measured: Measured) -> Line:
    wanted = {
        "white": Text("Background pure white (255, 255, 255) up to the border"),
        "transparent": Text("Transparent background"),
        "white or transparent": Text("Background pure white (255, 255, 255) or transparent"),
    }[str(rule.value)]
    transparent = measured.ground is Ground.TRANSPARENT
    if transparent and rule.value != "white":
        held = measured.opaque_border < 1
        mend = Text("Remove the background.")
        return line_of(rule, held, wanted, Text("Transparent") if held else Text("No transparent border"), mend)
    if rule.value == "transparent":
        mend = Text("Remove the background, and save it as PNG or WebP.")
        return line_of(rule, False, wanted, Text("Not transparent"), mend)
    mend = Text("Make it again with the background #ffffff.")
    if transparent:
        return line_of(rule, False, wanted, Text("Transparent"), mend)
    return line_of(rule, *_white(measured, wanted), mend)


def _white(measured: Measured, wanted: Text) -> tuple[bool, Text, Text]:
    if measured.ground is Ground.MIXED:
        return False, wanted, Text("The border has different colors")
    if measured.ground is Ground.PLAIN:
        color = ", ".join(map(str, measured.ground_color))
        return False, wanted, Text("The background is {color}", {"color": color})
    worst = ", ".join(map(str, measured.worst))
    if measured.border_faults:
        figures = {"share": _percent(measured.border_faults), "color": worst}
        return False, wanted, Text("{share} of the border is not pure white (down to {color})", figures)
    if measured.inner_faults:
        figures = {"share": _percent(measured.inner_faults), "color": worst}
        return False, wanted, Text("{share} of the background is not pure white (down to {color})", figures)
    return True, wanted, Text("Pure white")


def _percent(share: float) -> str:
    percent = share * 100
    return f"{percent:.1f} %" if percent >= 0.1 else f"{percent:.2g} %"


def _fill(rule: Rule, measured: Measured) -> Line:
    limit = cast(float, rule.value)
    figures = {"share": f"{limit:g} %"}
    at_least = rule.kind == "fill_min"
    wanted = (
        Text("The subject fills at least {share} of the frame", figures)
        if at_least
        else Text("The subject fills at most {share} of the frame", figures)
    )
    fill = measured.fill
    if fill is None:
        return not_checkable(rule, wanted, _why_no_subject(measured))
    found = Text("{share}", {"share": _percent(fill)}) if fill else Text(_why_no_subject(measured))
    tolerance = max(FILL_TOLERANCE, 0.5 / max(measured.width, measured.height))  # no frame has half a pixel
    if at_least:
        held = fill >= limit / 100 - tolerance
        return line_of(rule, held, wanted, found, Text("Make it again with trimming and less padding."))
    held = fill <= limit / 100 + tolerance
    return line_of(rule, held, wanted, found, Text("Make it again with more padding."))


def _why_no_subject(measured: Measured) -> str:
    if measured.ground is Ground.MIXED:
        return "The background is not plain, so the subject cannot be told from it."
    return "Nothing differs from the background."


def _not_cut(rule: Rule, measured: Measured) -> Line:
    wanted = Text("The subject is not cut off at the border")
    if measured.subject is None or measured.ground is Ground.MIXED:
        return not_checkable(rule, wanted, _why_no_subject(measured))
    sides = measured.cut_sides
    found = Text("Cut off: {sides}", {"sides": ", ".join(sides)}) if sides else Text("Not cut off")
    return line_of(
        rule, not sides, wanted, found, Text("Make it again with padding or a margin, or take a wider photo.")
    )


def _no_border(rule: Rule, measured: Measured) -> Line:
    found = Text("A frame in one color") if measured.has_frame else Text("No frame")
    return line_of(rule, not measured.has_frame, Text("No drawn border"), found, Text("Remove the frame."))


def _no_shadow(rule: Rule, measured: Measured) -> Line:
    held = measured.shade < LEAST_SHADE
    found = Text("None found") if held else Text("On {share} of the picture", {"share": _percent(measured.shade)})
    return line_of(rule, held, Text("No shadow"), found, Text("Make it again without a shadow."))


def _enlarged(rule: Rule, enlarged: float | None) -> Line:
    limit = cast(float, rule.value)
    wanted = Text("Enlarged at most {times} times", {"times": f"{limit:g}"})
    if enlarged is None:
        return not_checkable(
            rule, wanted, "The file does not tell how much it was enlarged. Check it with its source."
        )
    if enlarged <= 1:
        return line_of(rule, True, wanted, Text("Not enlarged"), Text())
    found = Text("Enlarged {times} times", {"times": f"{enlarged:.3g}"})
    mend = Text("Take a larger photo, or make it again on a smaller canvas.")
    return line_of(rule, enlarged <= limit + 0.005, wanted, found, mend)


def _color_space(rule: Rule, measured: Measured) -> Line:
    wanted = Text("Color space sRGB")
    mend = Text("Convert it to sRGB.")
    if measured.model is not ColorModel.RGB:
        return line_of(rule, False, wanted, Text("{model}", {"model": measured.model.value}), mend)
    if not measured.is_srgb:
        return line_of(rule, False, wanted, Text("Profile {profile}", {"profile": measured.profile}), mend)
    return line_of(
        rule, True, wanted, Text("sRGB") if measured.profile else Text("No profile, which means sRGB"), mend
    )


def _depth(rule: Rule, measured: Measured) -> Line:
    limit = cast(float, rule.value)
    wanted = Text("At most {bits} bits per channel", {"bits": f"{limit:g}"})
    found = (
        Text("{bits} bits per channel", {"bits": "8"})
        if measured.depth == 8
        else Text("More than 8 bits per channel")
    )
    return line_of(rule, measured.depth <= limit, wanted, found, Text("Make it again with a depth of 8."))


def _formats(rule: Rule, measured: Measured) -> Line:
    asked = cast("tuple[str, ...]", rule.value)
    names = ", ".join(_label(name.upper()) for name in asked)
    found = Text("{format}", {"format": _label(measured.kind)})
    held = measured.kind.lower() in asked
    wanted = Text("File format {formats}", {"formats": names})
    return line_of(rule, held, wanted, found, Text("Make it again as {formats}.", {"formats": names}))


def _label(kind: str) -> str:
    return next((each.label for each in FORMATS if each.kind == kind), kind)


def _ending(rule: Rule, measured: Measured) -> Line:
    ending = measured.path.suffix
    suffixes = next((each.suffixes for each in FORMATS if each.kind == measured.kind), ())
    figures = {"ending": ending or "–", "format": _label(measured.kind)}
    mend = Text("Rename it so that it ends with {ending}.", {"ending": suffixes[0] if suffixes else "–"})
    found = Text("{ending}, the content is {format}", figures)
    return line_of(rule, ending.lower() in suffixes, Text("The ending matches the content"), found, mend)


def _quality(rule: Rule, measured: Measured) -> Line:
    limit = cast(float, rule.value)
    wanted = Text("JPEG quality of at least {quality}", {"quality": f"{limit:g}"})
    if measured.kind != "JPEG":
        return line_of(rule, True, wanted, Text("Not a JPEG file"), Text())
    if measured.quality is None:
        return not_checkable(rule, wanted, "The file does not tell its quality.")
    found = Text("About {quality}", {"quality": str(measured.quality)})
    mend = Text("Make it again with a quality of at least {quality}.", {"quality": f"{limit:g}"})
    return line_of(rule, measured.quality >= limit, wanted, found, mend)


def _bytes(rule: Rule, measured: Measured) -> Line:
    limit = cast(int, rule.value)
    found = Text("{size}", {"size": _size_text(measured.size_bytes)})
    mend = Text("Make it again with a lower quality, or on a smaller canvas.")
    return line_of(
        rule, measured.size_bytes <= limit, Text("At most {size}", {"size": _size_text(limit)}), found, mend
    )


def _size_text(size: int) -> str:
    for unit, power in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= power:
            return f"{size / power:.4g} {unit}"
    return f"{size} bytes"


_GTIN_LENGTHS: Final = {
    "gtin": (8, 12, 13, 14),
    "gtin-8": (8,),
    "gtin-12": (12,),
    "gtin-13": (13,),
    "gtin-14": (14,),
}


def gtin_check_digit(digits: str) -> str:
    """The check digit after these digits (GS1 General Specifications, 7.9)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _file_name(rule: Rule, measured: Measured) -> Line:
    stem, lengths = measured.path.stem, _GTIN_LENGTHS[str(rule.value)]
    kind = str(rule.value).upper()
    wanted = Text("The file name is a {kind} with its check digit", {"kind": kind})
    named = Text("Name the file with the {kind} of the product.", {"kind": kind})
    if not (stem.isascii() and stem.isdigit()):
        return line_of(rule, False, wanted, Text("{name} is not a number", {"name": _shown(stem)}), named)
    digit = gtin_check_digit(stem[:-1])
    if len(stem) not in lengths:
        found = Text("{name} has {count} digits", {"name": _shown(stem), "count": str(len(stem))})
        if len(stem) in _GTIN_LENGTHS["gtin"] and digit == stem[-1] and max(lengths) > len(stem):
            named = Text("Rename it to {name}.", {"name": stem.zfill(max(lengths)) + measured.path.suffix})
        return line_of(rule, False, wanted, found, named)
    found = Text("{name}", {"name": stem})
    if digit != stem[-1]:
        found = Text(
            "{name} has the check digit {found} instead of {wanted}",
            {"name": stem, "found": stem[-1], "wanted": digit},
        )
    return line_of(rule, digit == stem[-1], wanted, found, named)


def _shown(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:60]}…"


def _by_eye(rule: Rule, measured: Measured) -> Line:  # noqa: ARG001 - nothing of the file helps
    return not_checkable(rule, Text("{text}", {"text": str(rule.value)}), "Only a person can see that.")


_CHECKS: Final[Mapping[str, Callable[[Rule, Measured], Line]]] = {
    "size_min": _size,
    "size_max": _size,
    "longest_min": _side,
    "longest_max": _side,
    "shortest_min": _side,
    "megapixels_max": _megapixels,
    "ratio": _ratio,
    "background": _background,
    "fill_min": _fill,
    "fill_max": _fill,
    "not_cut": _not_cut,
    "no_border": _no_border,
    "no_shadow": _no_shadow,
    "color_space": _color_space,
    "depth_max": _depth,
    "formats": _formats,
    "ending": _ending,
    "quality_min": _quality,
    "bytes_max": _bytes,
    "file_name": _file_name,
    "by_eye": _by_eye,
}

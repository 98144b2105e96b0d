"""Whether a file is an ONNX network with one image as input."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rembg_desktop.engine.devices import CPU
from rembg_desktop.engine.rembg_loader import load_onnxruntime
from rembg_desktop.engine.session import runtime_failures
from rembg_desktop.errors import AppError


def inspect_model(path: Path, invalid: Callable[[str], AppError]) -> int | None:
    """Load the file and look at its input and first output.

    Args:
        path: the file.
        invalid: makes the error from a reason.

    Returns:
        The side of its square input in pixels; None when it takes any size.

    Raises:
        AppError: what `invalid` makes; engine_unavailable.
    """
    runtime = load_onnxruntime()
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    try:
        session = runtime.InferenceSession(str(path), options, providers=[CPU], enable_fallback=0)
    except (RuntimeError, ValueError, *runtime_failures(runtime)) as error:
        raise invalid("onnxruntime cannot load it") from error
    inputs = session.get_inputs()
    if len(inputs) != 1:
        raise invalid(f"it has {len(inputs)} inputs in place of one")
    if inputs[0].type != "tensor(float)":
        raise invalid(f"its input is {inputs[0].type} in place of tensor(float)")
    shape: list[Any] = inputs[0].shape
    if len(shape) != 4 or (shape[1] not in (3, None) and not isinstance(shape[1], str)):
        raise invalid(f"its input has the shape {shape} in place of [1, 3, height, width]")
    if len(session.get_outputs()[0].shape or [0] * 4) != 4:
        raise invalid(f"its first output has the shape {session.get_outputs()[0].shape}, which is no mask")
    height, width = (side if isinstance(side, int) else None for side in shape[2:])
    if height != width:
        raise invalid(f"its input is {height} by {width} pixels and no square")
    return height

"""A remover that needs no model: fast, deterministic, and it can be held or made to fail."""

import threading
import uuid
from collections.abc import Callable

from PIL import Image, ImageDraw

from rembg_desktop.errors import CancelToken


class EllipseRemover:
    """Says that the subject is an ellipse in the middle of the picture."""

    device = "CPU"
    notice = None

    def __init__(self, before: Callable[[CancelToken], None] | None = None, identity: str = "") -> None:
        """Without an identity, no mask is ever taken again: each image reaches `before`."""
        self._before = before
        self._identity = identity
        self.runs = 0

    @property
    def identity(self) -> str:
        return self._identity or uuid.uuid4().hex

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.runs += 1
        if self._before:
            self._before(cancel)
        cancel.check()
        mask = Image.new("L", image.size)
        width, height = image.size
        ImageDraw.Draw(mask).ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=255)
        return mask

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        cancel.check()
        return mask, image


class FakeEngine:
    """Gives the same remover for every model, or raises what it is told to raise."""

    def __init__(self, remover: EllipseRemover | None = None, error: Exception | None = None) -> None:
        self.only = remover or EllipseRemover()
        self.error = error
        self.closed = False
        self.devices = ("CPU",)
        self.device_problem = ""
        self.models = ("u2netp",)

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> EllipseRemover:
        if self.error:
            raise self.error
        return self.only

    def release_idle(self, seconds: float) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


class Held:
    """Holds every image until let go; an interrupt of the image gets through."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.free = threading.Event()

    def __call__(self, cancel: CancelToken) -> None:
        with cancel.hook(self.free.set):
            self.reached.set()
            self.free.wait(120)

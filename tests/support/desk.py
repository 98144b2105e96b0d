"""A real queue with real files, whose images a test ends by hand."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from rembg_desktop.errors import Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.claims import Claim, Result
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Job


class Desk:
    """Submits photos of two colors and gives them cut-outs of the left half."""

    def __init__(self, folder: Path) -> None:
        self.photos = folder / "photos"
        self.photos.mkdir()
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)

    def submit(
        self, *names: str, size: tuple[int, int] = (320, 240), options: RemovalOptions | None = None
    ) -> Job:
        paths = [self.photo(name, size) for name in names]
        options = options or RemovalOptions()
        return self.manager.submit(self.manager.plan(paths, options), options)

    def photo(self, name: str, size: tuple[int, int] = (320, 240)) -> Path:
        """Blue on the left, orange on the right."""
        image = Image.new("RGB", size, "#f08030")
        image.paste("#3060d0", (0, 0, size[0] // 2, size[1]))
        image.save(self.photos / name)
        return self.photos / name

    def claim(self) -> Claim:
        claim = self.store.claim("test")
        assert claim is not None
        return claim

    def complete(self, claim: Claim | None = None, *, notices: tuple[Notice, ...] = ()) -> Path:
        """Give the next image (or this one) a result: an ellipse of it on nothing."""
        claim = claim or self.claim()
        with Image.open(claim.source) as image:
            mask = Image.new("L", image.size)
            ImageDraw.Draw(mask).ellipse((image.width // 4, 10, image.width * 3 // 4, image.height - 10), fill=255)
            cut_out = image.convert("RGB")
            cut_out.putalpha(mask)
        out = BytesIO()
        cut_out.save(out, "PNG")
        result = Result(
            claim.destination,
            len(out.getvalue()),
            notices,
            {"load": 12.0, "mask": 230.0, "compose": 8.0, "encode": 31.0},
            "CPU",
        )
        claim.destination.parent.mkdir(parents=True, exist_ok=True)
        assert self.store.record_output(claim, claim.destination, "00" * 32, result)
        claim.destination.write_bytes(out.getvalue())
        assert self.store.complete(claim)
        return claim.destination

    def fail(self, message: str, claim: Claim | None = None) -> None:
        assert self.store.fail(claim or self.claim(), Failure("corrupt_image", message, "Save it anew."))

    def close(self) -> None:
        self.store.close()

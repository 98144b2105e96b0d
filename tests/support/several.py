"""Makes several files of one image by hand, or lets one of them fail."""

from io import BytesIO

from PIL import Image

from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure

NO_BACKGROUND = Failure("background_unreadable", "The background is gone.", "Choose another one.")


def make_outputs(store: Store, *, fails: int = 0) -> None:
    """Make all files of the next image that are not finished; the one with number `fails` fails."""
    claim = store.claim("test")
    while claim is not None:
        target = claim.destination
        if claim.output_number == fails:
            ended = store.fail_output(claim, NO_BACKGROUND)
        else:
            data = BytesIO()
            Image.new("RGB", (32, 24), "#30a060").save(
                data, {".jpg": "JPEG"}.get(target.suffix, target.suffix[1:])
            )
            target.parent.mkdir(parents=True, exist_ok=True)
            assert store.record_output(
                claim, target, "00" * 32, Result(target, len(data.getvalue()), (), {}, "CPU")
            )
            target.write_bytes(data.getvalue())
            ended = store.complete_output(claim)
        assert ended is not None
        claim = ended.following

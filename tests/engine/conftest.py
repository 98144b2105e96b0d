from pathlib import Path

import pytest
from PIL import Image
import skimage

PHOTOS = ("astronaut", "chelsea", "coffee")


@pytest.fixture(params=PHOTOS)
def photo(request: pytest.FixtureRequest) -> Image.Image:
    """A real photo, RGB."""
    path = Path(skimage.__file__).parent / "data" / f"{request.param}.png"
    with Image.open(path) as image:
        return image.convert("RGB")

"""Takes the pictures of the window: every screen, in themes, languages, scales and sizes.

The pictures go to `screenshots/`, one folder for each way the window is shown, with a sheet of all pictures
of the folder.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

ROOT: Final = Path(__file__).resolve().parent.parent.parent
HERE: Final = Path(__file__).resolve().parent
sys.path.append(str(ROOT / "tests" / "support"))

from desktop import Desktop, running_desktop  # noqa: E402
from scene import Scene  # noqa: E402

_ALL: Final = (
    "unused",
    "dropping",
    "dialogs",
    "settings",
    "left-out",
    "at-work",
    "looks",
    "options",
    "failed",
    "repair",
    "reviewing",
    "outputs",
    "check",
    "hot-folders",
    "many",
)
_HOMES: Final = {
    "unused": "fresh",
    "dropping": "fresh",
    "dialogs": "fresh",
    "settings": "fresh",
    "left-out": "fresh",
    "outputs": "shop",
    "check": "shop",
    "hot-folders": "shop",
    "many": "many",
}
_PUBLISHED: Final = {
    "window.png": "en-light-100/window.png",
    "window-dark.webp": "en-dark-100/window.png",
    "window-de.webp": "de-light-100/window.png",
    "window-ja.webp": "ja-light-100/window.png",
    "first-start.webp": "en-light-100/empty-tips.png",
    "options.webp": "en-light-100/options.png",
    "options-cleanup.webp": "en-light-100/options-cleanup.png",
    "queue.webp": "en-light-100/failed.png",
    "inspector.webp": "en-light-100/inspector-summary.png",
    "repair.webp": "en-light-100/repair-smart_keep.png",
    "repair-polygon.webp": "en-light-100/repair-polygon.png",
    "review.webp": "en-light-100/review.png",
    "review-single.webp": "en-light-100/review-single.png",
    "outputs.webp": "en-light-100/outputs.png",
    "check.webp": "en-light-100/check.png",
    "hot-folders.webp": "en-light-100/hot-folders.png",
    "models.webp": "en-light-100/models.png",
    "settings.webp": "en-light-100/settings-general.png",
    "settings-api.webp": "en-light-100/settings-api.png",
}
"""Pictures of the documentation, by file name."""
_USUAL: Final = (1360, 860)
_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Way:
    """The language, theme and size of the window."""

    language: str = "en"
    theme: str = "light"
    scale: int = 1
    size: tuple[int, int] = _USUAL
    screens: tuple[str, ...] = _ALL

    @property
    def name(self) -> str:
        """Folder of its pictures."""
        width, height = self.size
        size = "" if self.size == _USUAL else f"-{width}x{height}"
        return f"{self.language}-{self.theme}-{100 * self.scale}{size}"


WAYS: Final = (
    *(Way(*way) for way in product(("en", "de", "ja"), ("light", "dark"), (1, 2))),
    Way(size=(900, 600), screens=("unused", "dropping", "at-work", "options", "failed")),
    Way("de", size=(900, 600), screens=("unused", "at-work", "options")),
    Way(size=(2560, 1440), screens=("unused", "at-work", "options", "many")),
)


def main() -> int:
    """Take them."""
    asked = _arguments()
    begun = time.monotonic()
    ways = [way for way in WAYS if not asked.only or way.name in asked.only]
    with tempfile.TemporaryDirectory() as folder, running_desktop(2720, 1800) as desktop:
        scene = Scene(Path(folder) / "home")
        asked.into.mkdir(parents=True, exist_ok=True)
        scene.make({_HOMES.get(screen, "worked") for way in ways for screen in asked.screen or way.screens})
        for way in ways:
            target = asked.into / way.name
            size = "x".join(map(str, way.size))
            screens = asked.screen or way.screens
            _act(desktop, scene, "shoot.py", target, way.language, way.theme, size, *screens, scale=way.scale)
            _sheet(target)
            print(f"{way.name}: {len(list(target.glob('*.png')))} pictures", flush=True)
        if asked.record:
            _act(desktop, scene, "record.py", asked.into / "recording.webp")
        if asked.publish:
            _publish(asked.into)
    print(f"{time.monotonic() - begun:.0f} s; the pictures are in {asked.into}")
    return 0


def _act(desktop: Desktop, scene: Scene, script: str, *words: object, scale: int = 1) -> None:
    """Run a script of this folder on the desktop, in the home of the scene."""
    subprocess.run(
        [sys.executable, str(HERE / script), str(scene.root), *map(str, words)],
        env={
            **desktop.environment,
            "HOME": str(scene.root),
            "QT_SCALE_FACTOR": str(scale),
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, HERE))),
        },
        check=True,
        timeout=_SECONDS,
    )


def _publish(folder: Path) -> None:
    """Copy the pictures of the documentation to docs/images."""
    target = ROOT / "docs" / "images"
    for name, picture in _PUBLISHED.items():
        with Image.open(folder / picture) as whole:
            # Photos make a PNG four times as large, so only the first picture is one.
            whole.convert("RGB").save(target / name, optimize=True, quality=90, method=6)
    if (recording := folder / "recording.webp").exists():
        shutil.copy(recording, target)


def _sheet(folder: Path, columns: int = 3, cell: tuple[int, int] = (680, 450)) -> None:
    """All pictures of a folder side by side, with their names."""
    paths = sorted(path for path in folder.glob("*.png"))
    rows = -(-len(paths) // columns)
    sheet = Image.new("RGB", (columns * cell[0], rows * cell[1]), "#808080")
    draw = ImageDraw.Draw(sheet)
    for number, path in enumerate(paths):
        x, y = number % columns * cell[0], number // columns * cell[1]
        with Image.open(path) as picture:
            small = picture.convert("RGB")
            small.thumbnail((cell[0] - 10, cell[1] - 30), Image.Resampling.LANCZOS)
        sheet.paste(small, (x + 5, y + 22))
        draw.text((x + 6, y + 5), path.stem, fill="white")
    sheet.save(folder / "sheet.jpg", quality=90)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=ROOT / "screenshots", help="folder of the pictures")
    parser.add_argument(
        "--only", action="append", metavar="WAY", help="ways of these names only, such as en-dark-100"
    )
    parser.add_argument("--screen", action="append", choices=_ALL, help="take these screens only")
    parser.add_argument("--record", action="store_true", help="make the recording, too; alone with --only ''")
    parser.add_argument("--publish", action="store_true", help="put the best into docs/images")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

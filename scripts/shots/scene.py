"""What the pictures show: folders of real photos, and queues that the program itself has processed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from rembg_desktop.hotfolders.folders import HotFolders
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.paths import Home
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SAMPLES: Final = ROOT / "resources" / "photos"
MANY: Final = 1000
_SECONDS: Final = 120
_CROPS: Final = ((0.0, 0.0, 1.0, 1.0), (0.05, 0.0, 0.95, 0.9), (0.0, 0.08, 0.92, 1.0), (0.1, 0.05, 1.0, 0.95))


@dataclass(frozen=True, slots=True)
class Scene:
    """The folders of one run.

    Attributes:
        root: contains everything else; replaces the user's home.
        fresh: home of a program that was never used.
        worked: home of a queue with jobs that ended in every way, and some that wait.
        many: home of a queue with 1,000 jobs.
        shop: home of a queue with hot folders, and photos with several files each.
        photos: the photos of the jobs.
    """

    root: Path

    @property
    def fresh(self) -> Path:
        """See above."""
        return self.root / ".config" / "fresh"

    @property
    def worked(self) -> Path:
        """See above."""
        return self.root / ".config" / "worked"

    @property
    def many(self) -> Path:
        """See above."""
        return self.root / ".config" / "many"

    @property
    def shop(self) -> Path:
        """See above."""
        return self.root / ".config" / "shop"

    @property
    def photos(self) -> Path:
        """See above."""
        return self.root / "Pictures"

    def make(self, homes: Collection[str]) -> None:
        """Write the photos, and create the homes with these names."""
        self.fresh.mkdir(parents=True)
        _write_photos(self.photos)
        if "worked" in homes:
            self._work()
        if "many" in homes:
            _fill(Home.choose(self.many), self.photos)
        if "shop" in homes:
            self._watch()

    def _watch(self) -> None:
        camera, catalog, share = (self.root / "Studio" / name for name in ("Camera", "Catalog", "Share"))
        for folder, photos in ((camera, "Portraits"), (catalog, "Coffee bar"), (share, "Rockets")):
            shutil.copytree(self.photos / photos, folder, ignore=lambda _folder, names: {"cutouts"} & set(names))
        square = ["--preset", "White square"]
        self._command(
            "watch", "add", camera, *square, "--preset", "Transparent PNG", "--settle", 0.1, home=self.shop
        )
        self._command("watch", "add", catalog, *square, "--after", "move", "--settle", 0.1, home=self.shop)
        self._command("watch", "add", share, "--skip-existing", home=self.shop)
        shutil.rmtree(share)
        self._command(
            "submit",
            "--wait",
            "--preset",
            "Amazon main image",
            self.photos / "Cats for the calendar",
            home=self.shop,
        )
        program = subprocess.Popen(
            self._words("run", home=self.shop), env=self._environment, stderr=subprocess.DEVNULL
        )
        store = Store.open(Home.choose(self.shop).database)
        folders = HotFolders(store.database)
        deadline = time.monotonic() + _SECONDS
        while [hot.counts.completed + hot.counts.review for hot in folders.all()] != [4, 4, 0]:
            if time.monotonic() > deadline:
                raise TimeoutError(f"The hot folders are not done: {folders.all()}")
            time.sleep(0.2)
        folders.set_paused(folders.all()[1], paused=True)
        store.close()
        program.terminate()
        program.wait(_SECONDS)

    def _work(self) -> None:
        self._command("submit", self.photos / "Portraits")
        self._command("submit", "--preset", "White shop picture", self.photos / "Coffee bar")
        self._command("submit", "--format", "webp", self.photos / "Rockets")
        self._command("submit", self.photos / "From the old camera")
        self._command("submit", self.photos / "scan 0031.tif")
        self._command("submit", "--wait", self.photos / "Cats for the calendar")
        store = Store.open(Home.choose(self.worked).database)
        manager = QueueManager(store.database)
        _submit(manager, [self.photos / "Summer collection"], "Transparent PNG")
        _submit(manager, [self.photos / "Portraits"], "White shop picture")
        manager.cancel([_submit(manager, [self.photos / "Rockets"], "Mask")])
        _submit(manager, [self.photos / "Coffee bar"], "Transparent PNG", hold=True)
        store.close()

    def _command(self, *words: object, home: Path | None = None) -> None:
        # A broken photo is part of the scene: then the exit code is not 0.
        subprocess.run(
            self._words(*words, home=home or self.worked),
            env=self._environment,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )

    def _words(self, *words: object, home: Path) -> list[str]:
        return [sys.executable, "-m", "rembg_desktop", "--home", str(home), *map(str, words)]

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "HOME": str(self.root)}


def _submit(manager: QueueManager, paths: list[Path], preset: str, *, hold: bool = False) -> str:
    options = BUILT_IN[preset]
    return manager.submit(manager.plan(paths, options), options, preset=preset, hold=hold).id


def _write_photos(folder: Path) -> None:
    photos = {path.stem: Image.open(path).convert("RGB") for path in SAMPLES.glob("*.jpg")}
    for name, kinds, count in (
        ("Portraits", ("astronaut",), 4),
        ("Coffee bar", ("coffee",), 4),
        ("Rockets", ("rocket",), 3),
        ("Cats for the calendar", ("cat",), 6),
        ("Summer collection", ("coffee", "rocket", "astronaut", "cat"), 10),
        ("From the old camera", ("cat", "rocket", "astronaut"), 5),
    ):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            photo = photos[kinds[number % len(kinds)]]
            turn = number // len(kinds)
            left, top, right, bottom = _CROPS[turn % len(_CROPS)]
            width, height = photo.size
            box = (int(left * width), int(top * height), int(right * width), int(bottom * height))
            picture = photo.crop(box)
            if turn % 2:
                picture = ImageOps.mirror(picture)
            # Other bytes in each folder: the model would not run for photos whose masks are kept.
            picture.save(folder / name / f"IMG_{2040 + 7 * number:04}.jpg", quality=95 - len(kinds))
    whole = (folder / "From the old camera" / "IMG_2040.jpg").read_bytes()
    (folder / "From the old camera" / "IMG_2047.jpg").write_bytes(whole[: len(whole) // 3])
    (folder / "From the old camera" / "IMG_2061.jpg").write_bytes(b"\0" * 4096)
    (folder / "scan 0031.tif").write_bytes(b"II*\0" + b"\xff" * 900)


def _fill(home: Home, photos: Path) -> None:
    """Fill a queue with 1,000 jobs, finished without a model."""
    store = Store.open(home.database)
    manager = QueueManager(store.database)
    sources = sorted(path for path in photos.rglob("*.jpg") if "cutouts" not in path.parts)
    presets = list(BUILT_IN)
    for number in range(MANY):
        chosen = [sources[(number + step) % len(sources)] for step in range(1 + number * number % 4)]
        _submit(manager, chosen, presets[number % len(presets)])
    for number in range(MANY):
        claim = store.claim("scene")
        if claim is None:
            break
        if number % 9 == 8:
            store.fail(claim, Failure("corrupt_image", "The file is damaged or incomplete."))
            continue
        result = Result(claim.destination, 41_000 + number * 97, device="CPU", steps={"load": 11.0, "mask": 210.0})
        store.record_output(claim, claim.destination, "00" * 32, result)
        store.complete(claim)
    store.close()

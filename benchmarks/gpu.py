"""Compares GPUs with the CPU: the network alone, and whole photos.

Usage: gpu.py [--models u2netp,isnet-general-use] [--devices cuda,directml] [--sizes 0.75,12] [--seconds 10]

It first lists all devices, and why some cannot be used. Then it runs each model on the CPU and on each device that
works:

    network    inferences per second, one after the other, with a small photo
    photos     photos per second, from the file to the finished PNG, with as many workers as the program uses
    ready      seconds until the model is loaded and has run once
    memory     peak of this process so far, and what is used on the first NVIDIA GPU

`--home DIR` chooses the home folder with downloaded or imported models and the settings for GPUs.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import photos
import platformdirs
import psutil
from measuring import high_water, machine
from PIL import Image

from rembg_desktop.composition import build_engine
from rembg_desktop.engine.devices import DeviceReport, devices
from rembg_desktop.engine.engine import ModelRemover
from rembg_desktop.engine.libraries import nvidia_gpus
from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.limits import worker_count
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.pipeline import cut_out
from rembg_desktop.settings import Settings


@dataclass(frozen=True)
class Speed:
    """What a model reached on a device.

    Attributes:
        device: display name of the device that really ran it.
        ready: seconds until it was loaded and had run once.
        network: inferences per second.
        photos: photos per second, by megapixels.
        workers: number of photos at a time.
        memory_mib: peak of this process so far.
        gpu_mib: memory used on the first NVIDIA GPU; 0 without one.
    """

    device: str
    ready: float
    network: float
    photos: dict[float, float]
    workers: int
    memory_mib: float
    gpu_mib: float


def rate(work: ThreadPoolExecutor | None, files: Sequence[Path], remover: ModelRemover, seconds: float) -> float:
    """Photos per second of workers, or inferences per second without them, for at least so many seconds."""
    cancel = CancelToken()
    with Image.open(files[0]) as opened:
        small = opened.convert("RGB").resize((640, 480))

    def whole(file: Path) -> None:
        with tempfile.SpooledTemporaryFile(max_size=2**30) as target:
            cut_out(file, target, RemovalOptions(), remover, cancel)

    done, ended = 0, 0.0
    begun = time.perf_counter()
    for batch in itertools.repeat(files):
        if work:
            list(work.map(whole, batch))
            done += len(batch)
        else:
            remover.predict(small, cancel)
            done += 1
        ended = time.perf_counter() - begun
        if ended >= seconds:
            break
    return done / ended


def measure(
    home: Home, settings: Settings, model: str, sets: dict[float, Sequence[Path]], seconds: float
) -> Speed:
    """Run a model on the device in the settings.

    Raises:
        AppError: the model cannot be loaded, or not on this device.
    """
    workers = worker_count(settings.performance)
    engine = build_engine(home, settings)
    begun = time.perf_counter()
    remover = engine.remover(model)
    ready = time.perf_counter() - begun
    network = rate(None, next(iter(sets.values())), remover, seconds)
    with ThreadPoolExecutor(workers) as work:
        found = {size: rate(work, files, remover, seconds) for size, files in sets.items()}
    process = psutil.Process()
    memory = max(high_water(process.pid), process.memory_info().rss) / 2**20
    gpu = next((gpu.used_bytes / 2**20 for gpu in nvidia_gpus()), 0.0)
    engine.close()
    return Speed(remover.device, ready, network, found, workers, memory, gpu)


def device_table(found: Sequence[DeviceReport]) -> str:
    """Every device, and why it cannot be used."""
    rows = [
        f"| {device.title} | {'; '.join(device.hardware) or '-'} | {device.problem or 'can be used'} |"
        for device in found
    ]
    return "\n".join(["| device | hardware | state |", "|---|---|---|", *rows])


def speed_table(model: str, speeds: Sequence[Speed]) -> str:
    """What a model reached on each device."""
    sizes = list(speeds[0].photos)
    heads = [
        model,
        "ready",
        "network",
        *(f"{size:g} MP photos" for size in sizes),
        "workers",
        "memory",
        "GPU memory",
    ]
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for speed in speeds:
        cells = [
            speed.device,
            f"{speed.ready:.1f} s",
            f"{speed.network:.2f}/s",
            *(f"{speed.photos[size]:.2f}/s" for size in sizes),
            str(speed.workers),
            f"{speed.memory_mib:.0f} MiB",
            f"{speed.gpu_mib:.0f} MiB" if speed.gpu_mib else "-",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Print the report; returns 1 if a device that should work does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default="u2netp", help="names, separated by commas")
    parser.add_argument("--devices", default="", help="names, separated by commas; all that work by default")
    parser.add_argument("--sizes", default="0.75,12", help="megapixels of the photos: 0.75, 12 or both")
    parser.add_argument("--count", type=int, default=24, help="number of different photos")
    parser.add_argument("--seconds", type=float, default=10, help="shortest time of each measurement")
    parser.add_argument("--home", type=Path, help="home folder of the program")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("rembg-desktop-benchmarks"))
    arguments = parser.parse_args()
    print(f"{machine()}\n")
    found = devices()
    print(device_table(found) + "\n")
    working = [device.name for device in found if device.available and not device.problem and device.name != "cpu"]
    wanted = arguments.devices.split(",") if arguments.devices else working
    if not wanted:
        print("No GPU was found that can be used. Only the CPU is measured.\n")
    sets = {
        size: sorted(
            photos.make(arguments.cache / f"photos-{size:g}mp", arguments.count, photos.SIZES[size]).iterdir()
        )
        for size in map(float, arguments.sizes.split(","))
    }
    home = Home.choose(arguments.home)
    settings = Settings.load(home.settings)
    failed = False
    for model in arguments.models.split(","):
        speeds: list[Speed] = []
        for device in ("cpu", *wanted):
            performance = replace(settings.performance, device=device, require_device=True)
            try:
                speeds.append(
                    measure(home, replace(settings, performance=performance), model, sets, arguments.seconds)
                )
            except AppError as error:
                failed = True
                print(f"{model} on {device}: {error.message} {error.hint}\n")
        if speeds:
            print(speed_table(model, speeds) + "\n", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

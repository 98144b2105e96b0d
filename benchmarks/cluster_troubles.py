"""Tries what happens when the parts of a cluster fail while photos are processed.

    python benchmarks/cluster_troubles.py [--count 300] [--troubles kill hang scheduler]

Dask's own programs run a scheduler and two workers on this machine. In turn, a worker is killed, a worker is
stopped for 40 seconds as if it hung, and the scheduler is killed. Whatever ends is started again, as a service
manager would. In the end every photo must have one right result, and no other file may be left.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import cluster
from PIL import Image

STOPPED_SECONDS = 40


class Programs:
    """A scheduler and two workers that are started again when they end, until close()."""

    def __init__(self, folder: Path) -> None:
        modules = os.pathsep.join((str(cluster.ROOT), str(cluster.ROOT / "tests" / "support")))
        environment = {**os.environ, cluster.SLEEP: "0.5", "PYTHONPATH": modules}
        self._quiet = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "env": environment,
            "cwd": folder,
        }
        binaries = Path(sys.executable).parent
        common = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
        self.address = "tcp://127.0.0.1:18786"
        self._commands = {
            "scheduler": [binaries / "dask", "scheduler", *common, "--port", "18786"],
            **{
                name: [
                    *(binaries / "dask", "worker", self.address, *common, "--no-nanny", "--name", name),
                    *("--nthreads", "2", "--local-directory", folder / name),
                    *("--preload", Path(cluster.__file__).resolve()),
                ]
                for name in ("one", "two")
            },
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._closed = threading.Event()
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to one of them."""
        print(f"{time.strftime('%X')} {number.name} to {name}", flush=True)
        self.running[name].send_signal(number)

    def close(self) -> None:
        """End all."""
        self._closed.set()
        self._keeper.join()
        for process in self.running.values():
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()

    def _keep(self) -> None:
        while not self._closed.wait(0.5):
            for name, command in self._commands.items():
                if name not in self.running or self.running[name].poll() is not None:
                    self.running[name] = subprocess.Popen(command, **self._quiet)


def troubles(programs: Programs, names: list[str], ended: threading.Event) -> None:
    """Make trouble in turn until all photos have ended."""
    while True:
        for name in names:
            if ended.wait(12):
                return
            if name == "hang":
                programs.signal("two", signal.SIGSTOP)
                ended.wait(STOPPED_SECONDS)
                programs.signal("two", signal.SIGCONT)
            else:
                programs.signal("one" if name == "kill" else "scheduler", signal.SIGKILL)


def main() -> None:
    """Run the trial."""
    from rembg_desktop.cluster.dispatch import ClusterDispatcher

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="number of photos")
    parser.add_argument("--troubles", nargs="+", default=["kill", "hang", "scheduler"], help="in this order")
    arguments = parser.parse_args()
    count = arguments.count
    with cluster.work_folder() as folder:
        photos = cluster.tiny_photos(folder / "photos", count)
        programs = Programs(folder)
        ended = threading.Event()
        trouble = threading.Thread(target=troubles, args=(programs, arguments.troubles, ended))
        try:
            dispatcher = ClusterDispatcher(programs.address)
            dispatcher.start()
            while dispatcher.slots < 8:
                time.sleep(0.1)
            trouble.start()
            shown = [-1]

            def watch(done: int) -> None:
                if done // 20 > shown[0]:
                    shown[0] = done // 20
                    states = [(each.name, each.is_usable, each.trouble) for each in dispatcher.report().workers]
                    print(f"{time.strftime('%X')} {done} of {count}; {states}", flush=True)

            out = folder / "out"
            cluster.run_queue(folder / "home", photos, out, programs.address, dispatcher, watch)
        finally:
            ended.set()
            programs.close()
            if trouble.ident is not None:
                trouble.join()
        time.sleep(1)
        left = sorted(path.name for path in out.rglob("*"))
        assert left == [f"{number:06}.png" for number in range(count)], left[:20]
        for name in left:
            with Image.open(out / name) as result:
                assert result.getpixel((32, 24))[3] == 255, name
        print(f"{count} right results, and nothing else is left")


if __name__ == "__main__":
    main()

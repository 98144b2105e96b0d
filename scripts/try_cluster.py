"""`scripts/try-cluster`: three computers made of network namespaces process photos while each fails in turn.

One computer has the scheduler and the executor, two have a worker each. They are connected by a bridge and TLS,
and each has its own file system at the same path. In turn each worker is killed, cut off from the network and
stopped (SIGSTOP), and the scheduler is killed and restarted. Afterwards every result must exist once and equal the
one that this computer makes alone, and each event must have been reported.

Needs root, Linux and the packages of the extra `cluster`. Nothing outside its namespaces and folder is changed.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image, ImageEnhance
from watchdog.events import FileMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = Path(sys.executable).parent / "rembg-desktop"
DASK: Final = Path(sys.executable).parent / "dask"
PLACE: Final = Path("/srv/rembg-desktop-trial")
"""Where each computer has its own folder."""
BRIDGE: Final = "rdtrial"
NETWORK: Final = "10.213.77"
PORT: Final = 8786
BUCKET: Final = "trial"
KEYS: Final = {
    "AWS_ACCESS_KEY_ID": "trial",
    "AWS_SECRET_ACCESS_KEY": "trial",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ENDPOINT_URL": f"http://{NETWORK}.1:5000",
}


def say(text: str) -> None:
    """Print a line with the time."""
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


def do(*words: str | Path) -> str:
    """Run a command of the system.

    Raises:
        RuntimeError: with what it printed.
    """
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr or done.stdout}")
    return done.stdout


@dataclass
class Computer:
    """A network namespace and a mount namespace in which PLACE is a folder of its own."""

    name: str
    number: int
    folder: Path
    share: Path | None
    cpu: float
    holder: subprocess.Popen[bytes] | None = None
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Its IP address."""
        return f"{NETWORK}.{self.number}"

    @property
    def port(self) -> str:
        """Its port of the bridge."""
        return f"{BRIDGE}{self.number}"

    def start(self) -> None:
        """Create the namespaces, connected to the bridge."""
        for sub in ("tmp", "home"):
            (self.folder / sub).mkdir(parents=True, exist_ok=True)
        mounts = f"mount --bind {self.folder} {PLACE}"
        if self.share:
            (self.folder / "shared").mkdir(exist_ok=True)
            mounts += f" && mount --bind {self.share} {PLACE}/shared"
        self.holder = subprocess.Popen(
            [
                "unshare",
                "--mount",
                "--net",
                "--propagation",
                "private",
                "sh",
                "-c",
                f"{mounts} && exec sleep infinity",
            ]
        )
        wait_for(lambda: Path(f"/proc/{self.holder.pid}/comm").read_text() == "sleep\n", 10, "namespaces")
        do("ip", "link", "add", self.port, "type", "veth", "peer", "name", "eth0", "netns", str(self.holder.pid))
        do("ip", "link", "set", self.port, "master", BRIDGE, "up")
        self.do("ip", "link", "set", "lo", "up")
        self.do("ip", "address", "add", f"{self.address}/24", "dev", "eth0")
        self.do("ip", "link", "set", "eth0", "up")

    def command(self, words: Sequence[str | Path]) -> list[str]:
        """The command that runs another one on this computer."""
        assert self.holder
        return ["nsenter", "-t", str(self.holder.pid), "-m", "-n", *map(str, words)]

    def environment(self) -> dict[str, str]:
        """Variables of its programs."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
        place = {"HOME": f"{PLACE}/home", "TMPDIR": f"{PLACE}/tmp", "REMBG_DESKTOP_HOME": f"{PLACE}/home/program"}
        return {**kept, **place, **KEYS, "PYTHONUNBUFFERED": "1"}

    def do(self, *words: str | Path) -> str:
        """Run a command there until it ends; gives its output.

        Raises:
            RuntimeError: with what it printed, when it fails.
        """
        done = subprocess.run(
            self.command(words), capture_output=True, text=True, check=False, env=self.environment(), timeout=120
        )
        if done.returncode:
            raise RuntimeError(f"{self.name}: {' '.join(map(str, words))}: {done.stderr or done.stdout}")
        return done.stdout

    def begin(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a program there; its output goes to a file."""
        groups = limits(self.name, self.cpu)
        enter = "".join(f"echo $$ >{group}/cgroup.procs; " for group in groups if self.cpu > 0)
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(
                ["sh", "-c", f'{enter}exec "$@"', "sh", *self.command(words)],
                stdout=log,
                stderr=log,
                env=self.environment(),
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def signal(self, process: subprocess.Popen[bytes], number: signal.Signals) -> None:
        """Send a signal to a program and all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        if number is signal.SIGKILL:
            process.wait(30)

    def stop(self) -> None:
        """End everything."""
        for process in self.running:
            self.signal(process, signal.SIGCONT)
            self.signal(process, signal.SIGKILL)
        if self.holder:
            self.holder.kill()
            self.holder.wait(30)
        subprocess.run(["ip", "link", "delete", self.port], stderr=subprocess.DEVNULL, check=False)
        for group in limits(self.name, 0):
            with suppress(OSError):
                group.rmdir()


def limits(name: str, cpu: float) -> list[Path]:
    """Control groups that limit a computer's CPU time to a share of one core; none if the system cannot."""
    first, second = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
    parent = first if (first / "cpu.cfs_quota_us").exists() else second
    group = parent / f"rembg-desktop-trial-{name}"
    if cpu <= 0:
        return [group]
    with suppress(OSError):
        group.mkdir(exist_ok=True)
        if parent is first:
            (group / "cpu.cfs_quota_us").write_text(str(int(cpu * 100_000)))
        else:
            (group / "cpu.max").write_text(f"{int(cpu * 100_000)} 100000")
        return [group]
    return []


def wait_for(condition: Callable[[], Any], seconds: float, what: str) -> None:
    """Wait until something is true.

    Raises:
        TimeoutError: it did not become true.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.05)


class Published(FileSystemEventHandler):
    """Counts how often each result appeared."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog."""
        path = event.dest_path if isinstance(event, FileMovedEvent) else event.src_path
        name = Path(os.fsdecode(path)).name
        if event.event_type in ("moved", "created") and name.endswith(".png") and not name.startswith("."):
            self.counts[name] += 1


def make_photos(folder: Path, count: int, width: int) -> None:
    """Small photos that all differ, made of the sample photos."""
    folder.mkdir(parents=True)
    samples = sorted((ROOT / "resources" / "photos").glob("*.jpg"))
    for number in range(count):
        with Image.open(samples[number % len(samples)]) as opened:
            photo = opened.convert("RGB")
        photo.thumbnail((width, width))
        photo = ImageEnhance.Brightness(photo).enhance(0.75 + 0.5 * number / count)
        for bit in range(16):  # no two are equal, so no mask that was kept of another one can be used
            photo.putpixel((bit * 3 + 8, 8), (255, 255, 255) if number >> bit & 1 else (0, 0, 0))
        photo.save(folder / f"photo-{number:04}.jpg", quality=90)


@dataclass
class Event:
    """Something that fails for a while.

    Attributes:
        text: what it is.
        who: the worker, or `scheduler`.
        after: number of results before it begins.
        begin: makes it happen.
        end: mends it.
        seconds: how long it lasts.
    """

    text: str
    who: str
    after: int
    begin: Callable[[], object]
    end: Callable[[], object]
    seconds: float
    begun: float = 0.0
    logged: int = 0
    told: list[str] = field(default_factory=list)


class Trial:
    """The computers and the job."""

    def __init__(self, asked: argparse.Namespace, folder: Path) -> None:
        self.asked, self.folder = asked, folder
        self.share = folder / "shared" if asked.store == "shared" else None
        if self.share:
            self.share.mkdir()
        first = Computer("executor", 1, folder / "executor", self.share, 0)
        others = [Computer(f"worker-{n}", n + 1, folder / f"worker-{n}", self.share, asked.cpu) for n in (1, 2)]
        self.first, self.others = first, others
        self.programs: dict[str, subprocess.Popen[bytes]] = {}
        self.reports: list[dict[str, Any]] = []

    def set_up(self) -> None:
        """Create the network, the certificates and the photos."""
        PLACE.mkdir(exist_ok=True)
        do("ip", "link", "add", BRIDGE, "type", "bridge")
        do("ip", "link", "set", BRIDGE, "up")
        for computer in (self.first, *self.others):
            computer.start()
        self.first.do(PROGRAM, "cluster", "certificates", PLACE / "certificates")
        for computer in self.others:
            shutil.copytree(
                self.first.folder / "certificates" / "worker", computer.folder / "certificates" / "worker"
            )
        place = self.share or self.first.folder
        make_photos(place / "photos", self.asked.photos, self.asked.width)
        self.photos = place / "photos"
        self.results = place / "results"
        self.results.mkdir()
        say(f"{self.asked.photos} photos on {'a shared folder' if self.share else 'the first computer'}")

    def tls(self, role: str) -> list[str]:
        """Options of Dask's programs."""
        place = f"{PLACE}/certificates/{role}"
        return [
            "--tls-ca-file",
            f"{place}/ca.pem",
            "--tls-cert",
            f"{place}/cert.pem",
            "--tls-key",
            f"{place}/key.pem",
        ]

    def start_scheduler(self) -> None:
        """On the first computer."""
        words = ["--protocol", "tls", "--host", self.first.address, "--port", str(PORT)]
        words += ["--dashboard-address", "127.0.0.1:8787", *self.tls("scheduler")]
        self.programs["scheduler"] = self.first.begin(DASK, "scheduler", *words)

    def start_worker(self, computer: Computer) -> None:
        """On another computer."""
        words = [
            f"tls://{self.first.address}:{PORT}",
            "--name",
            computer.name,
            "--nworkers",
            "1",
            "--nthreads",
            "1",
        ]
        words += ["--no-dashboard", "--dashboard-address", "127.0.0.1:8789", "--local-directory", f"{PLACE}/tmp"]
        words += ["--preload", "rembg_desktop.cluster.worker", *self.tls("worker")]
        self.programs[computer.name] = computer.begin(DASK, "worker", *words)

    def submit(self) -> str:
        """Queue the job; gives its id."""
        if self.asked.store == "s3":
            sources, results = f"s3://{BUCKET}/photos", f"s3://{BUCKET}/results"
        else:
            place = PLACE / "shared" if self.share else PLACE
            sources, results = f"{place}/photos", f"{place}/results"
        return self.first.do(
            PROGRAM, "submit", sources, "--output", results, "--model", "u2netp", "--json"
        ).strip()

    def start_executor(self) -> None:
        """On the first computer."""
        self.programs["executor"] = self.first.begin(
            PROGRAM, "run", "--cluster", f"tls://{self.first.address}:{PORT}",
            "--cluster-certificates", PLACE / "certificates" / "client",
        )  # fmt: skip

    def look(self, job: str) -> dict[str, Any]:
        """What the program says of itself."""
        stats = json.loads(self.first.do(PROGRAM, "stats", "--json"))
        stats["job"] = json.loads(self.first.do(PROGRAM, "status", job, "--json"))
        stats["at"] = time.monotonic()
        self.reports.append(stats)
        return stats

    def events(self) -> list[Event]:
        """Each worker killed, cut off and stopped, and the scheduler restarted; spread over the job."""
        first, second = self.others
        asked = self.asked

        def kill(name: str, computer: Computer) -> Callable[[], None]:
            return lambda: computer.signal(self.programs[name], signal.SIGKILL)

        def link(computer: Computer, state: str) -> Callable[[], object]:
            return lambda: do("ip", "link", "set", computer.port, state)

        def stop(computer: Computer, number: signal.Signals) -> Callable[[], None]:
            return lambda: computer.signal(self.programs[computer.name], number)

        def restart(computer: Computer) -> Callable[[], None]:
            return lambda: self.start_worker(computer)

        made = [
            Event(f"{each.name} killed", each.name, 0, kill(each.name, each), restart(each), 8)
            for each in self.others
        ]
        made += [
            Event(f"{each.name} cut off", each.name, 0, link(each, "down"), link(each, "up"), asked.cut)
            for each in (first, second)
        ]
        made += [
            Event(
                f"{each.name} stopped",
                each.name,
                0,
                stop(each, signal.SIGSTOP),
                stop(each, signal.SIGCONT),
                asked.hang,
            )
            for each in (first, second)
        ]
        made.append(
            Event("scheduler killed", "scheduler", 0, kill("scheduler", self.first), self.start_scheduler, 10)
        )
        for number, event in enumerate(made):
            event.after = int(asked.photos * (number + 0.5) / (len(made) + 1))
        return made

    def run(self) -> dict[str, Any]:
        """Process the job with all events; gives the last report."""
        self.start_scheduler()
        for computer in self.others:
            self.start_worker(computer)
        job = json.loads(self.submit().splitlines()[0])["job_id"]
        self.start_executor()
        waiting, current = self.events() if not self.asked.calm else [], None
        self.happened: list[Event] = []
        begun = time.monotonic()
        while True:
            stats = self.look(job)
            done = stats["job"]["progress"]["processed"]
            now = time.monotonic()
            cluster = (stats["executor"] or {}).get("cluster") or {}
            workers = {each["name"]: each for each in cluster.get("workers", [])}
            if current:
                self._note(current, stats, workers)
                if now - current.begun > current.seconds:
                    current.end()
                    current.told += self._logged(current.logged, current.who)[1][:1]
                    say(f"{done:4}  {current.text}: over. Told: {'; '.join(current.told) or 'nothing'}")
                    current = None
            elif waiting and done >= waiting[0].after:
                current = waiting.pop(0)
                current.begun = now
                current.logged = self._logged(0, "")[0]
                self.happened.append(current)
                current.begin()
                say(f"{done:4}  {current.text}")
            if stats["job"]["status"] in ("completed", "failed", "cancelled"):
                if current:
                    current.end()
                say(f"{done:4}  {stats['job']['status']} after {now - begun:.0f} s")
                self.missed = [event.text for event in waiting]
                return stats
            if self.programs["executor"].poll() is not None:
                raise RuntimeError("the executor ended")
            if now - begun > self.asked.limit:
                raise TimeoutError(f"{done} after {now - begun:.0f} s; {json.dumps(cluster)}")
            time.sleep(1)

    def _logged(self, since: int, who: str) -> tuple[int, list[str]]:
        """Length of the executor's log, and the lines after `since` that name a worker or the scheduler."""
        log = self.first.folder / "home" / "program" / "logs" / "rembg-desktop.log"
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        lines = [line for line in text[since:].splitlines() if f" {who} " in line]
        return len(text), [f"log: {line.partition('rembg_desktop.')[2][:120]}" for line in lines]

    def _note(self, event: Event, stats: dict[str, Any], workers: Mapping[str, Any]) -> None:
        cluster, pause = (stats["executor"] or {}).get("cluster"), stats["pause"]
        if not cluster:
            return
        found: list[str] = []
        worker = workers.get(event.who)
        if event.who == "scheduler":
            if not cluster["connected"]:
                found.append("not connected")
            if pause["paused"]:
                found.append(f"paused: {pause['trouble']}")
        elif worker is None:
            found.append("worker not listed")
        elif worker["trouble"]:
            found.append(worker["trouble"])
        elif not worker["usable"]:
            found.append("worker not usable")
        event.told += [text for text in found if text not in event.told]


def compare(results: Path, expected: Path) -> tuple[int, list[str]]:
    """How many results are equal byte for byte, and the names of those whose pixels differ visibly."""
    equal, wrong = 0, []
    for path in sorted(expected.iterdir()):
        other = results / path.name
        if not other.is_file():
            wrong.append(f"{path.name} is missing")
        elif path.read_bytes() == other.read_bytes():
            equal += 1
        else:
            with Image.open(path) as one, Image.open(other) as two:
                same = one.size == two.size and one.mode == two.mode
                distance = np.abs(np.asarray(one, np.int16) - np.asarray(two, np.int16)).max() if same else 255
            if distance > 2:
                wrong.append(f"{path.name} differs by {distance}")
    return equal, wrong


@contextmanager
def store(trial: Trial) -> Iterator[None]:
    """For a job in S3: moto's server on the first computer, with the photos in a bucket."""
    if trial.asked.store != "s3":
        yield
        return
    server = trial.first.begin(
        Path(sys.executable).parent / "moto_server", "-H", trial.first.address, "-p", "5000"
    )
    copy = "\n".join(
        [
            "import os, sys, time, s3fs, pathlib",
            "fs = s3fs.S3FileSystem(endpoint_url=os.environ['AWS_ENDPOINT_URL'])",
            "way, folder = sys.argv[1:]",
            f"if way == 'in': fs.mkdir('{BUCKET}'); fs.put(folder, '{BUCKET}/photos', recursive=True)",
            f"else: fs.get('{BUCKET}/results', folder, recursive=True)",
        ]
    )
    url = f"http://{trial.first.address}:5000/"
    fetch = f"from urllib.request import urlopen; urlopen({url!r}, timeout=2)"

    def answers() -> bool:
        with suppress(RuntimeError):
            trial.first.do(sys.executable, "-c", fetch)
            return True
        return False

    wait_for(answers, 60, "moto's server")
    trial.first.do(sys.executable, "-c", copy, "in", f"{PLACE}/photos")
    yield
    trial.results.rmdir()
    trial.first.do(sys.executable, "-c", copy, "out", f"{PLACE}/results")
    trial.first.signal(server, signal.SIGTERM)


def travelled(trial: Trial, log: str) -> list[str]:
    """Tell who read the photos and wrote the results, by the log of the server; what is wrong with that."""
    read, written = Counter[str](), Counter[str]()
    request = rf'({re.escape(NETWORK)}\.\d+) - - \[.*"(GET|PUT) /{BUCKET}/(photos|results)/[^" ]+\.\w+[^"]*" 200'
    for address, verb, folder in re.findall(request, log):
        if (verb, folder) in (("GET", "photos"), ("PUT", "results")):
            (read if verb == "GET" else written)[address] += 1
    for computer in (trial.first, *trial.others):
        say(f"{computer.name} read {read[computer.address]} photos and wrote {written[computer.address]} results")
    passed = max(read[trial.first.address], written[trial.first.address])
    return [f"{passed} photos passed the executor"] if passed > trial.asked.photos // 10 else []


def judge(trial: Trial, stats: dict[str, Any], seen: Published, expected: Path) -> list[str]:
    """What is wrong with the results, or was not reported."""
    faults: list[str] = []
    if len({path.read_bytes() for path in trial.photos.iterdir()}) != trial.asked.photos:
        faults.append("some photos are equal")
    progress = stats["job"]["progress"]
    if progress["succeeded"] != trial.asked.photos:
        faults.append(f"progress {progress}")
    equal, wrong = compare(trial.results, expected)
    faults += wrong
    extra = {path.name for path in trial.results.iterdir()} - {p.name for p in expected.iterdir()}
    faults += [f"{name} should not be there" for name in sorted(extra)]
    if trial.asked.store == "s3":  # its server logs each request
        log = (trial.first.folder / "log.txt").read_text(encoding="utf-8", errors="replace")
        seen.counts.update(re.findall(rf'"PUT /{BUCKET}/results/([^/?" ]+)(?: |\?x-id)[^"]*" 200', log))
        if not seen.counts:
            faults.append("the server's log shows no results")
        faults += travelled(trial, log)
    faults += [f"{name} was published {n} times" for name, n in seen.counts.items() if n > 1]
    faults += [f"{event.text}: not reported" for event in trial.happened if not event.told]
    faults += [f"{text}: did not happen before the end" for text in trial.missed]
    good = progress["succeeded"]
    say(f"{good} of {trial.asked.photos} succeeded; {equal} equal byte for byte, {len(wrong)} wrong")
    twice = sum(count > 1 for count in seen.counts.values())
    say(f"{sum(seen.counts.values())} published, {twice} of them twice")
    for event in trial.happened:
        say(f"{event.text} for {event.seconds:.0f} s: {'; '.join(event.told)}")
    return faults


def main() -> int:
    """Run the trial.

    Returns:
        1 if a result is missing, wrong or was published twice, or an event was not reported.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--store", choices=("none", "shared", "s3"), default="none", help="a common folder or bucket"
    )
    parser.add_argument("--photos", type=int, default=300)
    parser.add_argument("--width", type=int, default=480, help="pixels, the longer side of a photo")
    parser.add_argument("--cpu", type=float, default=0.35, help="share of one core that each worker may use")
    parser.add_argument("--cut", type=float, default=60, help="seconds without network")
    parser.add_argument("--hang", type=float, default=60, help="seconds without a sign of life")
    parser.add_argument("--limit", type=float, default=1800, help="seconds until the trial is given up")
    parser.add_argument("--calm", action="store_true", help="without events")
    parser.add_argument("--expected", type=Path, help="keep the expected results there, or take them from there")
    parser.add_argument("--keep", action="store_true", help="keep the folder")
    asked = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("root required")
    if Path(f"/sys/class/net/{BRIDGE}").exists():
        parser.error(f"another trial is running; otherwise run `ip link delete {BRIDGE}`")
    folder = Path(tempfile.mkdtemp(prefix="rembg-desktop-trial-", dir="/var/tmp"))
    trial, seen = Trial(asked, folder), Published()
    with ExitStack() as stack:
        if not asked.keep:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.callback(lambda: subprocess.run(["ip", "link", "delete", BRIDGE], check=False))
        for computer in (trial.first, *trial.others):
            stack.callback(computer.stop)
        trial.set_up()
        expected = asked.expected or folder / "expected"
        if not expected.is_dir():
            say("making the expected results on this computer")
            alone = ["--home", folder / "alone", "submit", trial.photos, "--output", expected, "--model", "u2netp"]
            do(PROGRAM, *alone, "--wait")
        with store(trial):
            watch = Observer()
            watch.schedule(seen, str(trial.results))
            watch.start()
            stack.callback(watch.stop)
            stats = trial.run()
        time.sleep(1)
        faults = judge(trial, stats, seen, expected)
        if faults:
            for computer in (trial.first, *trial.others):
                print(f"--- {computer.name}\n{(computer.folder / 'log.txt').read_text()[-4000:]}")
    for fault in faults[:40]:
        say(f"FAULT {fault}")
    say("failed" if faults else "passed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Photos a second that the HTTP API takes from clients that never pause, against a server that only stores them.

    python benchmarks/uploads.py [--rounds 3] [--requests 300] [--profile]

Both servers run on the same disk and are used in turns. `bare_upload.py` knows neither forms nor a queue: its
rate is what this machine can do at this moment, so only the ratio of both rates counts. The processor time of a
server for one photo varies less. All jobs are held, so that no worker takes part.
"""

import argparse
import statistics
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import api
import psutil
from measuring import machine, spread

WARM_UP: Final = 24


@dataclass
class Server:
    """A server, and what was measured of it.

    Attributes:
        rates: photos a second of each round.
        cpu_ms: processor time of the server for one photo in each round, milliseconds.
        wait_ms: median time of a request in each round, milliseconds.
    """

    name: str
    port: int
    requests: list[bytes]
    process: psutil.Process
    rates: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    wait_ms: list[float] = field(default_factory=list)

    def use(self, count: int) -> None:
        """Send `count` photos and measure."""
        before = self._cpu_seconds()
        times, seconds = api.together(self.port, count, self.requests)
        self.cpu_ms.append(1000 * (self._cpu_seconds() - before) / count)
        self.rates.append(count / seconds)
        self.wait_ms.append(1000 * statistics.median(times))

    def _cpu_seconds(self) -> float:
        found = self.process.cpu_times()
        return found.user + found.system

    @property
    def row(self) -> str:
        """A line of the report."""
        return f"| {self.name} | {spread(self.rates, 0)} | {spread(self.wait_ms, 0)} | {spread(self.cpu_ms, 1)} |"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="of each server")
    parser.add_argument("--requests", type=int, default=300, help="of each round")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument(
        "--profile", action="store_true", help="show where the time of our server goes; needs perf"
    )
    given = parser.parse_args()
    print(machine() + "\n")
    body = api.form(api.photo(3600, 2400, 89), b"true")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port, token, process = stack.enter_context(api.service(home))
        bare, bare_process = stack.enter_context(api.bare_upload(home))
        submit = [api.request(port, token, "POST", "/queue/submit", body)] * given.clients
        store = [api.request(bare, "", "POST", "/", body)] * given.clients
        servers = [
            Server("bare server", bare, store, psutil.Process(bare_process.pid)),
            Server("rembg-desktop", port, submit, psutil.Process(process.pid)),
        ]
        for server in servers:
            api.together(server.port, WARM_UP, server.requests)
        for _ in range(given.rounds):
            for server in servers:
                server.use(given.requests)
        photos = f"photos of {len(body) / 1e6:.1f} MB"
        print(f"{given.clients} clients, {given.rounds} rounds of {given.requests} {photos}\n")
        print("| server | photos a second | median ms | processor ms for a photo |\n|---|---|---|---|")
        print(*(server.row for server in servers), sep="\n")
        ratios = [ours / most for most, ours in zip(servers[0].rates, servers[1].rates, strict=True)]
        print(f"\nratio of the rates: {spread(ratios)}")
        if given.profile:
            profile(servers[1], home, given.requests)


def profile(server: Server, folder: Path, count: int) -> None:
    """Print the functions in which the process spends its time, of Python and of the kernel."""
    data = folder / "perf.data"
    recorder = subprocess.Popen(["perf", "record", "-q", "-g", "-p", str(server.process.pid), "-o", str(data)])
    server.use(count)
    recorder.terminate()
    recorder.wait(60)
    command = [
        "perf",
        "report",
        "-i",
        str(data),
        "--stdio",
        "--no-children",
        "-g",
        "none",
        "--percent-limit",
        "0.7",
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
